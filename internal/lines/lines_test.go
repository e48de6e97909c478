package lines_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"testing/synctest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/lines"
)

// numbered answers every line by its number and what is in it, at most ten bytes of a line and forty of a block.
func numbered() lines.Stream[int] {
	return lines.Stream[int]{Longest: 10, Bytes: 40, Answer: func(b *lines.Block[int]) {
		b.State = 0
		for number, line := range b.Lines() {
			b.State++
			b.Out = fmt.Appendf(b.Out, "%d %s\n", number, line)
		}
	}}
}

func TestEach(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{name: "nothing", in: "", want: ""},
		{name: "a line", in: "a\n", want: "1 a\n"},
		{name: "no end at the end", in: "a\nb", want: "1 a\n2 b\n"},
		{name: "Windows", in: "a\r\nb\r\n", want: "1 a\n2 b\n"},
		{name: "blank lines are counted", in: "\n \r\na\n\t\n\nb\n", want: "3 a\n6 b\n"},
		{name: "spaces stay", in: " a \n", want: "1  a \n"},
		{name: "as long as may be", in: "0123456789\nb\n", want: "1 0123456789\n2 b\n"},
		{name: "too long by one byte", in: "0123456789a\nb\n", want: "1 0123456789a\n2 b\n"},
		{name: "of a longer one a byte more is kept", in: "0123456789abc\nb\n", want: "1 0123456789a\n2 b\n"},
		{name: "longer than what is read at once", in: strings.Repeat("x", 1<<18) + "\nb\n",
			want: "1 xxxxxxxxxxx\n2 b\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out strings.Builder
			require.NoError(t, numbered().Each(strings.NewReader(c.in), &out))
			assert.Equal(t, c.want, out.String())
		})
	}
}

// Whoever has seen enough of a block leaves the rest of it.
func TestLinesMayBeLeft(t *testing.T) {
	var out strings.Builder
	first := lines.Stream[struct{}]{Longest: 10, Bytes: 40, Answer: func(b *lines.Block[struct{}]) {
		for number, line := range b.Lines() {
			b.Out = fmt.Appendf(b.Out, "%d %s\n", number, line)
			break
		}
	}}
	require.NoError(t, first.Each(strings.NewReader("\na\nb\n"), &out))
	assert.Equal(t, "2 a\n", out.String())
}

// The shortest answer is one byte.
func TestAnswerOfAByte(t *testing.T) {
	var out strings.Builder
	byByte := lines.Stream[struct{}]{Longest: 10, Bytes: 40, Answer: func(b *lines.Block[struct{}]) {
		for range b.Lines() {
			b.Out = append(b.Out, 'x')
		}
	}}
	require.NoError(t, byByte.Each(strings.NewReader("a\n"), &out))
	assert.Equal(t, "x", out.String())
}

// Many blocks stand in the order of their lines, and Written sees each of them once, but for those without answers.
func TestEachKeepsTheOrder(t *testing.T) {
	const count = 10_000
	var in, want strings.Builder
	for i := 1; i <= count; i++ {
		fmt.Fprintf(&in, "%d\n", i%100)
		fmt.Fprintf(&want, "%d %d\n", i, i%100)
	}
	in.WriteString(strings.Repeat("\n", count))
	var out strings.Builder
	written := 0
	s := numbered()
	s.Written = func(b *lines.Block[int]) {
		assert.NotEmpty(t, b.Out)
		written += b.State
	}
	require.NoError(t, s.Each(strings.NewReader(in.String()), &out))
	assert.Equal(t, want.String(), out.String())
	assert.Equal(t, count, written)
}

// An answer is there before the next line has arrived.
func TestEachDoesNotWaitForMore(t *testing.T) {
	in, send := io.Pipe()
	receive, out := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- errors.Join(numbered().Each(in, out), out.Close()) }()
	answers := bufio.NewScanner(receive)
	for i := range 3 {
		_, err := io.WriteString(send, "a\n")
		require.NoError(t, err)
		require.True(t, answers.Scan())
		assert.Equal(t, fmt.Sprintf("%d a", i+1), answers.Text())
	}
	require.NoError(t, send.Close())
	require.NoError(t, <-done)
}

// endless has more lines whenever it is read.
type endless struct{}

func (endless) Read(to []byte) (int, error) { return copy(to, "a\nb\nc\n"), nil }

// full takes no more than so many writes.
type full int

func (f *full) Write(text []byte) (int, error) {
	if *f--; *f < 0 {
		return 0, errors.New("full")
	}
	return len(text), nil
}

// What cannot be written ends an endless input; what cannot be read ends it after the lines before.
func TestEachTellsErrors(t *testing.T) {
	room := full(3)
	assert.EqualError(t, numbered().Each(endless{}, &room), "full")
	var out strings.Builder
	broken := io.MultiReader(strings.NewReader("a\nb\n"), iotest.ErrReader(errors.New("broken")))
	assert.EqualError(t, numbered().Each(broken, &out), "broken")
	assert.Equal(t, "1 a\n2 b\n", out.String())
}

// Both errors are told where the input breaks in the block that cannot be written.
func TestEachTellsBothErrors(t *testing.T) {
	read, written := errors.New("broken"), errors.New("full")
	in := iotest.DataErrReader(io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(read)))
	err := numbered().Each(in, writes(func([]byte) error { return written }))
	assert.ErrorIs(t, err, read)
	assert.ErrorIs(t, err, written)
}

// A block is full with forty bytes of what is kept of its lines, also where more have been read.
func TestBlockIsFull(t *testing.T) {
	in := strings.Repeat("x", 30) + "\n" + "1234567\n1234567\n1234567\n" + "1234\n" + // 11 + 3·8 + 5
		strings.Repeat("a\n", 5)
	var counts []int
	s := numbered()
	s.Written = func(b *lines.Block[int]) { counts = append(counts, b.State) }
	require.NoError(t, s.Each(strings.NewReader(in), io.Discard))
	assert.Equal(t, []int{5, 5}, counts)
}

// asked is a reader without lines that notes how much is asked of it.
type asked []int

func (a *asked) Read(to []byte) (int, error) {
	*a = append(*a, len(to))
	return 0, io.EOF
}

// However short the blocks are, 64 KiB are read at once.
func TestEachReadsMuchAtOnce(t *testing.T) {
	var in asked
	require.NoError(t, numbered().Each(&in, io.Discard))
	assert.Equal(t, asked{65536}, in)
}

// onCores runs a test on so many cores, in a world of its own that ends when all goroutines have.
func onCores(t *testing.T, cores int, test func(t *testing.T)) {
	before := runtime.GOMAXPROCS(cores)
	defer runtime.GOMAXPROCS(before)
	synctest.Test(t, test)
}

// slowly is lines that arrive one by one, and counts them.
type slowly struct {
	lines io.Reader
	count atomic.Int64
}

func (s *slowly) Read(to []byte) (int, error) {
	s.count.Add(1)
	return s.lines.Read(to[:2])
}

// writes is a writer.
type writes func(text []byte) error

func (w writes) Write(text []byte) (int, error) { return len(text), w(text) }

// As long as nothing can be written, two blocks for each core are read and no more.
func TestEachReadsNoFurtherThanItMayHold(t *testing.T) {
	onCores(t, 3, func(t *testing.T) {
		in := &slowly{lines: strings.NewReader(strings.Repeat("a\n", 20))}
		gate, done := make(chan struct{}), make(chan error)
		go func() { done <- numbered().Each(in, writes(func([]byte) error { <-gate; return nil })) }()
		synctest.Wait()
		assert.Equal(t, int64(6), in.count.Load())
		assert.Equal(t, 3, runtime.GOMAXPROCS(0))
		close(gate)
		require.NoError(t, <-done)
		assert.Equal(t, int64(21), in.count.Load(), "twenty lines and the end")
	})
}

// Every core answers a block; what breaks the input meanwhile is told when they have.
func TestEachAnswersOnEveryCore(t *testing.T) {
	onCores(t, 3, func(t *testing.T) {
		in := io.MultiReader(&slowly{lines: strings.NewReader("a\nb\nc\nd\n")}, iotest.ErrReader(errors.New("broken")))
		gate, done := make(chan struct{}), make(chan error)
		var busy, most atomic.Int64
		s := numbered()
		answer := s.Answer
		s.Answer = func(b *lines.Block[int]) {
			most.Store(max(most.Load(), busy.Add(1)))
			<-gate
			busy.Add(-1)
			answer(b)
		}
		var out strings.Builder
		go func() { done <- s.Each(in, &out) }()
		synctest.Wait()
		assert.Equal(t, int64(3), busy.Load())
		close(gate)
		assert.EqualError(t, <-done, "broken")
		assert.Equal(t, "1 a\n2 b\n3 c\n4 d\n", out.String())
	})
}
