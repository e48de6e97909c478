package scenario

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// maxLine bounds a line of CallAll: an input of 1 MiB and its envelope.
const maxLine = 1<<20 + 1<<10

// CallAll reads JSON lines {"rule": NAME, "in": INPUT} and writes one line for each: the answer of Call or {"error":
// ...} as in ErrorJSON, in the language, with the number of the line. An error of one line does not stop the others;
// blank lines are skipped and counted. It returns how many lines failed.
//
// Errors: only of reading and writing.
func CallAll(r io.Reader, w io.Writer, lang rule.Language) (failed int, err error) {
	in, out := bufio.NewReader(r), bufio.NewWriter(w)
	for number := 1; ; number++ {
		line, readErr := readLine(in)
		if answer, ok := answerLine(line, number, lang); len(answer) > 0 {
			if !ok {
				failed++
			}
			_, err = out.Write(append(answer, '\n'))
		}
		if errors.Is(readErr, io.EOF) {
			return failed, errors.Join(err, out.Flush())
		}
		if err := errors.Join(err, readErr); err != nil {
			return failed, errors.Join(err, out.Flush())
		}
	}
}

// readLine reads a line to its end, and keeps of one that is too long what shows that it is.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part[:min(len(part), maxLine+1-len(line))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// answerLine returns the answer to a line and whether it is one; nothing for a blank line.
func answerLine(line []byte, number int, lang rule.Language) (answer []byte, ok bool) {
	if len(bytes.TrimSpace(line)) == 0 {
		return nil, true
	}
	answer, err := callLine(line)
	if err == nil {
		return answer, true
	}
	failure := Explain(err, lang)
	failure.Line = number
	return failure.json(), false
}

// request is a line of CallAll.
type request struct {
	Rule string          `json:"rule" doc:"name of the rule" zh:"规则名称"`
	In   json.RawMessage `json:"in" doc:"its input" zh:"输入"`
}

// callLine computes the rule of a line.
func callLine(line []byte) ([]byte, error) {
	if len(line) > maxLine {
		return nil, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "input",
			Reason: rule.Say("is longer than 1 MiB", "超过 1 MiB"),
			Do:     rule.Say("send one case a line", "请每行只传一条")}
	}
	in, err := jsonrule.Decode[request](line)
	if err != nil {
		return nil, err
	}
	return Call(in.Rule, in.In)
}
