package sheetfile

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/shebao-go/shebao/examples/internal/table"
)

// charset is how a file writes its characters.
type charset struct {
	name   string
	decode func(in *bufio.Reader) io.Reader // to UTF-8
}

// openText reads a text file whose first bytes are known.
func openText(in *bufio.Reader, start []byte) ([]table.Sheet, error) {
	set := charsetOf(start)
	sheet, err := table.OfDecoded(set.decode(in), set.name)
	return []table.Sheet{sheet}, err
}

// charsetOf tells the encoding from the first bytes of a file.
func charsetOf(start []byte) charset {
	switch odd, even := zeros(start); {
	case bytes.HasPrefix(start, []byte("\xff\xfe")), odd*16 > len(start) && odd > 4*even:
		return charset{"UTF-16", decodeUTF16(unicode.LittleEndian)}
	case bytes.HasPrefix(start, []byte("\xfe\xff")), even*16 > len(start) && even > 4*odd:
		return charset{"UTF-16", decodeUTF16(unicode.BigEndian)}
	}
	name := "UTF-8"
	if first, found := firstForeign(start); found {
		name = eightBit(start[first:]).name
	} else if len(start) == window {
		name = "ASCII" // as far as was looked; the rest may be either
	}
	return charset{name, func(in *bufio.Reader) io.Reader { return &undecided{in: in} }}
}

// decodeUTF16 decodes UTF-16 with or without a mark of its order, which the start of the file has told.
func decodeUTF16(order unicode.Endianness) func(*bufio.Reader) io.Reader {
	return func(in *bufio.Reader) io.Reader {
		return transform.NewReader(in, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
	}
}

// eightBit is UTF-8 or GB18030, whichever the text is.
func eightBit(text []byte) charset {
	if isUTF8(text) {
		return charset{"UTF-8", func(in *bufio.Reader) io.Reader { return in }}
	}
	return charset{"GB18030", func(in *bufio.Reader) io.Reader {
		return transform.NewReader(in, simplifiedchinese.GB18030.NewDecoder())
	}}
}

// undecided passes ASCII on and chooses between UTF-8 and GB18030 at the first other byte, however late it stands.
type undecided struct {
	in     *bufio.Reader
	ascii  int // bytes ahead that are known to be ASCII
	chosen io.Reader
}

// Read is io.Reader.
func (u *undecided) Read(into []byte) (int, error) {
	if u.chosen != nil {
		return u.chosen.Read(into)
	}
	if u.ascii == 0 {
		ahead, _ := u.in.Peek(window) // an error comes again where the bytes before it are read
		first, found := firstForeign(ahead)
		if found && first == 0 {
			u.chosen = eightBit(ahead).decode(u.in)
			return u.chosen.Read(into)
		}
		if !found {
			first = len(ahead)
		}
		u.ascii = first
	}
	n, err := u.in.Read(into[:min(len(into), max(u.ascii, 1))])
	u.ascii -= min(n, u.ascii)
	return n, err
}

// zeros counts the zero bytes at odd and at even places: the upper half of a digit or a comma in UTF-16.
func zeros(b []byte) (odd, even int) {
	for i, c := range b {
		if c == 0 && i%2 == 1 {
			odd++
		} else if c == 0 {
			even++
		}
	}
	return odd, even
}

// firstForeign is the place of the first byte that is not ASCII.
func firstForeign(b []byte) (int, bool) {
	at := bytes.IndexFunc(b, func(r rune) bool { return r >= utf8.RuneSelf })
	return max(at, 0), at >= 0
}

// isUTF8 reports whether text is UTF-8 rather than GB18030. One damaged line does not turn a file of UTF-8 into
// another: most lines decide, and a line counts for UTF-8 where it has a character of three bytes, which GB18030 has
// by chance in hardly any.
func isUTF8(text []byte) bool {
	valid, chinese, broken := true, 0, 0
	for line := range bytes.Lines(text) {
		line = whole(line)
		switch {
		case !utf8.Valid(line):
			valid = false
			broken++
		case bytes.ContainsFunc(line, func(r rune) bool { return r >= 0x800 }):
			chinese++
		}
	}
	return valid || chinese > broken
}

// whole cuts off the beginning of a character that goes on beyond the bytes that are known.
func whole(line []byte) []byte {
	for n := 1; n < utf8.UTFMax && n <= len(line); n++ {
		if at := len(line) - n; utf8.RuneStart(line[at]) && !utf8.FullRune(line[at:]) {
			return line[:at]
		}
	}
	return line
}
