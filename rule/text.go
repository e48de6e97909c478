package rule

import (
	"fmt"
	"strconv"
)

// Text is one sentence in both languages. The zero value is empty.
type Text struct {
	English string
	Chinese string
}

// Say returns a text in both languages.
func Say(english, chinese string) Text { return Text{English: english, Chinese: chinese} }

// Sayf is Say with the same arguments put into both formats, as in fmt.Sprintf; a format may name them by their number,
// such as %[2]s.
func Sayf(english, chinese string, args ...any) Text {
	return Text{English: fmt.Sprintf(english, args...), Chinese: fmt.Sprintf(chinese, args...)}
}

// Count is a number for a format of each language: %s writes it with its English noun, "1 month" or "2 months", %d
// writes the number alone, as Chinese takes it.
func Count(n int, noun string) fmt.Formatter { return counted{n, noun} }

// counted is a number of things.
type counted struct {
	n    int
	noun string
}

// Format writes the number, with the noun where words are asked for.
func (c counted) Format(to fmt.State, verb rune) {
	text := strconv.Itoa(c.n)
	if verb != 'd' {
		text += " " + c.noun
		if c.n != 1 {
			text += "s"
		}
	}
	_, _ = to.Write([]byte(text))
}

// In returns the text in a language; a text that has none in Chinese is given in English.
func (t Text) In(lang Language) string {
	if lang == Chinese && t.Chinese != "" {
		return t.Chinese
	}
	return t.English
}

// String returns the English text.
func (t Text) String() string { return t.English }

// IsZero reports whether the text is empty.
func (t Text) IsZero() bool { return t == Text{} }
