package amounts

import (
	"io"

	"github.com/shebao-go/shebao/internal/lines"
	"github.com/shebao-go/shebao/rule"
)

// Each answers every line of a stream by its amounts, as scenario.CallEach answers it by its slip: in their order,
// while more lines arrive; a line that cannot be used by {"error": ...} with its number, in the language; a blank line
// by nothing. What is held in memory does not grow with the number of lines.
//
// Errors: only of reading and writing.
func Each(r io.Reader, w io.Writer, lang rule.Language) error {
	s := stream{lang: lang}
	return lines.Stream[batch]{Longest: longestLine, Bytes: batchSize, Answer: s.answer}.Each(r, w)
}

const (
	batchSize = 64 << 10 // bytes of lines
	// More than any input has, so that one that is too long is seen to be.
	longestLine = 1<<20 + 1<<10
)

// stream has the shapes of the lines so far.
type stream struct {
	lang   rule.Language
	shapes shapes
}

// batch is the lines of a block that are answered together.
type batch struct {
	shape *shape
	wages columns
	room  room
}

// answer computes the answers of a block.
func (s *stream) answer(b *lines.Block[batch]) {
	of := &b.State
	of.shape = nil
	for number, line := range b.Lines() {
		shape, w := s.shapes.of(line, of.shape)
		if shape != of.shape {
			b.Out = of.answer(b.Out)
			of.shape = shape
		}
		if shape == nil {
			b.Out = answerLine(b.Out, line, number, s.lang)
		} else {
			of.wages.add(w, len(shape.schemes))
		}
	}
	b.Out = of.answer(b.Out)
}

// answer answers the lines that were not answered yet.
func (b *batch) answer(to []byte) []byte {
	if b.wages.rows() > 0 {
		to = b.shape.answer(to, &b.wages, &b.room)
	}
	b.wages.clear()
	return to
}
