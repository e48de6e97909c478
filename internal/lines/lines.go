// Package lines answers the lines of a stream on several cores, in their order.
package lines

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"runtime"

	"github.com/shebao-go/shebao/rule"
)

// readSize is how many bytes are asked of a reader at once: few calls of the system for many short blocks.
const readSize = 64 << 10

// Stream says how lines are answered. Blocks of them are computed beside each other, on as many cores as Go may use,
// and written in their order; there are never more than two for each core, so that what is held in memory does not grow
// with the number of lines. S is what a block keeps from one use to the next.
type Stream[S any] struct {
	Longest int             // bytes of a line: of a longer one one byte more is kept, which shows that it is too long
	Bytes   int             // of lines after which a block is full
	Answer  func(*Block[S]) // appends the answers of the lines to Out
	Written func(*Block[S]) // sees the blocks that are written, in their order; may be nil
	free    chan *Block[S]  // to be filled
	work    chan *Block[S]  // to be answered
	order   chan *Block[S]  // to be written
	stop    chan struct{}   // closed where writing failed
}

// Block is some lines that follow one another, and their answers.
type Block[S any] struct {
	Out   []byte
	State S

	first int           // the number of the first line
	text  []byte        // the lines, one after the other
	ends  []int         // where each ends
	done  chan struct{} // closed when they are answered
}

// Lines yields the lines by number, from 1, without what ends them; blank ones are counted and left out. A line may be
// read until the block is used again.
func (b *Block[S]) Lines() iter.Seq2[int, []byte] {
	return func(yield func(int, []byte) bool) {
		start := 0
		for i, end := range b.ends {
			line := bytes.TrimRight(b.text[start:end], "\r\n") // an error at the end is not one of the next line
			start = end
			if len(bytes.TrimSpace(line)) > 0 && !yield(b.first+i, line) {
				return
			}
		}
	}
}

// Each answers every line of r to w, while more lines arrive. After an error of writing nothing more is read.
//
// Errors: only of reading and writing.
func (s Stream[S]) Each(r io.Reader, w io.Writer) error {
	cores := runtime.GOMAXPROCS(0)
	blocks := 2 * cores
	s.free, s.work, s.order = make(chan *Block[S], blocks), make(chan *Block[S], blocks), make(chan *Block[S], blocks)
	s.stop = make(chan struct{})
	for range blocks {
		s.free <- &Block[S]{}
	}
	for range cores {
		go s.compute()
	}
	read := make(chan error)
	go func() { read <- s.read(r) }()
	return rule.Join(s.write(w), <-read)
}

// read fills blocks until the input ends or nobody writes any more. A block ends where it is full, and where the next
// line has yet to arrive.
func (s *Stream[S]) read(r io.Reader) error {
	defer close(s.work)
	defer close(s.order)
	in := bufio.NewReaderSize(r, readSize)
	for number := 1; ; {
		var b *Block[S]
		select {
		case b = <-s.free:
		case <-s.stop:
			return nil
		}
		err := s.fill(b, in, number)
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

// fill fills a block with the lines from a number on.
func (s *Stream[S]) fill(b *Block[S], in *bufio.Reader, first int) (err error) {
	b.first, b.text, b.ends, b.Out = first, b.text[:0], b.ends[:0], b.Out[:0]
	b.done = make(chan struct{})
	for len(b.text) < s.Bytes {
		b.text, err = s.appendLine(b.text, in)
		b.ends = append(b.ends, len(b.text))
		if in.Buffered() == 0 { // also at the end, and after an error
			break
		}
	}
	return err
}

// appendLine reads a line to its end, and keeps of one that is too long what shows that it is.
func (s *Stream[S]) appendLine(to []byte, in *bufio.Reader) ([]byte, error) {
	most := len(to) + s.Longest + 1
	for {
		part, err := in.ReadSlice('\n')
		to = append(to, part[:min(len(part), most-len(to))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return to, err
		}
	}
}

// compute answers blocks until there are no more.
func (s *Stream[S]) compute() {
	for b := range s.work {
		s.Answer(b)
		close(b.done)
	}
}

// write writes the answers in the order of the blocks. After an error it only takes the blocks back.
func (s *Stream[S]) write(w io.Writer) (err error) {
	for b := range s.order {
		<-b.done
		if err == nil && len(b.Out) > 0 {
			if s.Written != nil {
				s.Written(b)
			}
			if _, err = w.Write(b.Out); err != nil {
				close(s.stop)
			}
		}
		s.free <- b
	}
	return err
}
