package scenario

import (
	"encoding/json"
	"io"

	"github.com/shebao-go/shebao/internal/lines"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// maxLine bounds a line of CallAll: 1 MiB, as any other document.
const maxLine = 1 << 20

// CallAll reads JSON lines {"rule": NAME, "in": INPUT} and writes one line for each, in their order: the answer of Call
// or {"error": ...} as in ErrorJSON, in the language, with the number of the line. An error of one line does not stop
// the others; blank lines are skipped and counted. It returns how many lines failed.
//
// Lines are computed on as many cores as Go may use, in batches, of which there are never more than two for each core:
// what is held in memory does not grow with the number of lines.
//
// Errors: only of reading and writing.
func CallAll(r io.Reader, w io.Writer, lang rule.Language) (failed int, err error) {
	return callLines(appendLineCall, r, w, lang)
}

// CallEach is CallAll where every line is an input of the one rule of this name, such as the slips of a roster.
//
// Errors: those of Declared, before anything is read; of reading and writing.
func CallEach(name string, r io.Reader, w io.Writer, lang rule.Language) (failed int, err error) {
	if _, err := find(name); err != nil {
		return 0, err
	}
	return callLines(func(to, line []byte) ([]byte, error) {
		in, err := jsonrule.Document(line)
		if err != nil {
			return to, err
		}
		return appendCall(to, name, string(in))
	}, r, w, lang)
}

// lineCall appends what a line, of at most maxLine bytes, answers.
type lineCall func(to, line []byte) ([]byte, error)

// batchSize is how many bytes of lines are computed at once.
const batchSize = 4 << 10

// callLines answers every line by a call.
func callLines(call lineCall, r io.Reader, w io.Writer, lang rule.Language) (failed int, err error) {
	type failures int // of a batch
	err = lines.Stream[failures]{Longest: maxLine, Bytes: batchSize,
		Answer: func(batch *lines.Block[failures]) {
			batch.State = 0
			for number, line := range batch.Lines() {
				ok := true
				if batch.Out, ok = call.append(batch.Out, line, number, lang); !ok {
					batch.State++
				}
			}
		},
		Written: func(batch *lines.Block[failures]) { failed += int(batch.State) },
	}.Each(r, w)
	return failed, err
}

// append appends the answer to a line and says whether it is one.
func (call lineCall) append(to, line []byte, number int, lang rule.Language) (_ []byte, ok bool) {
	to, err := call.checked(to, line)
	if err != nil {
		failure := Explain(err, lang)
		failure.Line = number
		to = append(to, failure.json()...)
	}
	return append(to, '\n'), err == nil
}

// checked is the call with a line that may be too long.
func (call lineCall) checked(to, line []byte) ([]byte, error) {
	if len(line) > maxLine {
		return to, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "input",
			Reason: rule.Say("is longer than 1 MiB", "超过 1 MiB"),
			Do:     rule.Say("send one case a line", "请每行只传一条")}
	}
	return call(to, line)
}

// request is a line of CallAll.
type request struct {
	Rule string          `json:"rule" doc:"name of the rule" zh:"规则名称"`
	In   json.RawMessage `json:"in" doc:"its input" zh:"输入"`
}

// appendLineCall appends what the rule of a line answers.
func appendLineCall(to, line []byte) ([]byte, error) {
	in, err := jsonrule.Decode[request](line)
	if err != nil {
		return to, err
	}
	return appendCall(to, in.Rule, string(in.In))
}
