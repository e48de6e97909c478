package scenario

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"runtime"
	"sync"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// maxLine bounds a line of CallAll: an input of 1 MiB and its envelope.
const maxLine = 1<<20 + 1<<10

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

// callLines answers every line by a call.
func callLines(call lineCall, r io.Reader, w io.Writer, lang rule.Language) (failed int, err error) {
	cores := runtime.GOMAXPROCS(0)
	s := stream{call: call, lang: lang, free: make(chan *batch, 2*cores), work: make(chan *batch, 2*cores),
		order: make(chan *batch, 2*cores), stop: make(chan struct{})}
	for range 2 * cores {
		s.free <- &batch{done: make(chan struct{}, 1)}
	}
	var all sync.WaitGroup
	for range cores {
		all.Go(s.compute)
	}
	var readErr error
	all.Go(func() { readErr = s.read(r) })
	failed, err = s.write(w)
	all.Wait()
	return failed, rule.Join(err, readErr)
}

// stream hands batches round: from the reader to whoever computes and, in their order, to the writer.
type stream struct {
	call              lineCall
	lang              rule.Language
	free, work, order chan *batch
	stop              chan struct{} // closed where writing failed
}

// batch is some lines that follow one another, and their answers.
type batch struct {
	first   int    // the number of the first line
	text    []byte // the lines, one after the other
	ends    []int  // where each ends
	answers []byte
	failed  int
	done    chan struct{} // has one value once it is computed
}

const (
	readSize  = 64 << 10
	batchSize = 4 << 10 // bytes of lines after which a batch is full
)

// read fills batches until the input ends or nobody writes any more. A batch ends where it is full, and where the next
// line has yet to arrive.
func (s *stream) read(r io.Reader) error {
	defer close(s.work)
	defer close(s.order)
	in := bufio.NewReaderSize(r, readSize)
	for number := 1; ; {
		var b *batch
		select {
		case b = <-s.free:
		case <-s.stop:
			return nil
		}
		err := b.read(in, number)
		number += len(b.ends)
		s.order <- b
		s.work <- b
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// read fills the batch with the lines from a number on.
func (b *batch) read(in *bufio.Reader, first int) (err error) {
	b.first, b.text, b.ends = first, b.text[:0], b.ends[:0]
	for err == nil && len(b.text) < batchSize {
		b.text, err = appendLine(b.text, in)
		b.ends = append(b.ends, len(b.text))
		if in.Buffered() == 0 {
			break
		}
	}
	return err
}

// appendLine reads a line to its end, and keeps of one that is too long what shows that it is.
func appendLine(to []byte, in *bufio.Reader) ([]byte, error) {
	most := len(to) + maxLine + 1
	for {
		part, err := in.ReadSlice('\n')
		to = append(to, part[:min(len(part), most-len(to))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return to, err
		}
	}
}

// compute answers batches until there are no more.
func (s *stream) compute() {
	for b := range s.work {
		b.answer(s.call, s.lang)
		b.done <- struct{}{}
	}
}

// answer computes the answers of a batch.
func (b *batch) answer(call lineCall, lang rule.Language) {
	b.answers, b.failed = b.answers[:0], 0
	start := 0
	for i, end := range b.ends {
		ok := true
		if b.answers, ok = call.append(b.answers, b.text[start:end], b.first+i, lang); !ok {
			b.failed++
		}
		start = end
	}
}

// write writes the answers in the order of the batches. After an error it only takes the batches back.
func (s *stream) write(w io.Writer) (failed int, err error) {
	for b := range s.order {
		<-b.done
		if err == nil && len(b.answers) > 0 {
			failed += b.failed
			if _, err = w.Write(b.answers); err != nil {
				close(s.stop)
			}
		}
		s.free <- b
	}
	return failed, err
}

// append appends the answer to a line and says whether it is one; nothing for a blank line.
func (call lineCall) append(to, line []byte, number int, lang rule.Language) (_ []byte, ok bool) {
	if len(bytes.TrimSpace(line)) == 0 {
		return to, true
	}
	to, err := call.checked(to, bytes.TrimRight(line, "\r\n")) // an error at the end is not one of the next line
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
