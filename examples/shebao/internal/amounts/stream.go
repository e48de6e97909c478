package amounts

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"runtime"
	"sync"

	"github.com/shebao-go/shebao/rule"
)

// Each answers every line of a stream by its amounts, as scenario.CallEach answers it by its slip: in their order,
// while more lines arrive; a line that cannot be used by {"error": ...} with its number, in the language; a blank line
// by nothing. What is held in memory does not grow with the number of lines.
//
// Errors: only of reading and writing.
func Each(r io.Reader, w io.Writer, lang rule.Language) error {
	s := stream{lang: lang, order: make(chan *block, 2*runtime.GOMAXPROCS(0)), stop: make(chan struct{})}
	var readErr error
	go func() {
		defer close(s.order)
		readErr = s.read(r)
	}()
	err := s.write(w)
	return errors.Join(err, readErr)
}

// stream has blocks computed beside each other, and written in their order.
type stream struct {
	lang   rule.Language
	shapes shapes
	order  chan *block
	stop   chan struct{} // closed where writing failed
	free   sync.Pool     // of blocks
}

// block is some lines that follow one another, and their answers.
type block struct {
	first int    // the number of the first line
	text  []byte // the lines, one after the other
	ends  []int  // where each ends
	shape *shape // of the lines that were not answered yet
	wages columns
	room  room
	out   []byte
	done  chan struct{} // has one value once it is computed
}

const (
	readSize  = 64 << 10
	mostLines = 256 // of a block
	// What is kept of a line: one more byte than any input has, so that it is seen to be too long.
	longestLine = 1<<20 + 1<<10
)

// read reads blocks until the input ends or nobody writes any more.
func (s *stream) read(r io.Reader) error {
	in := bufio.NewReaderSize(r, readSize)
	for number := 1; ; {
		b, ok := s.free.Get().(*block)
		if !ok {
			b = &block{done: make(chan struct{}, 1)}
		}
		err := b.read(in, number)
		number += len(b.ends)
		go func() {
			b.answer(s)
			b.done <- struct{}{}
		}()
		select {
		case s.order <- b:
		case <-s.stop:
			return nil
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// read reads the lines from a number on. A block ends where it is full, and where the next line has yet to arrive.
func (b *block) read(in *bufio.Reader, first int) (err error) {
	b.first, b.text, b.ends = first, b.text[:0], b.ends[:0]
	for err == nil && len(b.ends) < mostLines && len(b.text) < readSize {
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
	most := len(to) + longestLine
	for {
		part, err := in.ReadSlice('\n')
		to = append(to, part[:min(len(part), most-len(to))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return to, err
		}
	}
}

// answer computes the answers.
func (b *block) answer(s *stream) {
	b.out, b.shape = b.out[:0], nil
	start := 0
	for i, end := range b.ends {
		line := bytes.TrimRight(b.text[start:end], "\r\n") // an error at the end is not one of the next line
		start = end
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		of, w := s.shapes.of(line, b.shape)
		if of != b.shape {
			b.fill()
			b.shape = of
		}
		if of == nil {
			b.out = answerLine(b.out, line, b.first+i, s.lang)
		} else {
			b.wages.add(w, len(of.schemes))
		}
	}
	b.fill()
}

// fill answers the lines that were not answered yet.
func (b *block) fill() {
	if b.wages.rows() > 0 {
		b.out = b.shape.answer(b.out, &b.wages, &b.room)
	}
	b.wages.clear()
}

// write writes the answers. After an error it only waits for the others.
func (s *stream) write(w io.Writer) (err error) {
	for b := range s.order {
		<-b.done
		if err == nil && len(b.out) > 0 {
			if _, err = w.Write(b.out); err != nil {
				close(s.stop)
			}
		}
		s.free.Put(b)
	}
	return err
}
