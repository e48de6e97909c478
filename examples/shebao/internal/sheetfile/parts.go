package sheetfile

import (
	"encoding/xml"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// sharedText is a text that cells share, whole or in runs of one format each. How it is pronounced is left out.
type sharedText struct {
	Text string   `xml:"t"`
	Runs []string `xml:"r>t"`
}

func (t sharedText) String() string { return plainText(t.Text + strings.Join(t.Runs, "")) }

// plainText is a text with the characters that a workbook writes by their number, such as _x000D_, as they are.
func plainText(stored string) string {
	if !strings.Contains(stored, "_x") {
		return stored
	}
	return byNumber().ReplaceAllStringFunc(stored, func(written string) string {
		n, _ := strconv.ParseUint(written[2:6], 16, 16) // four digits, as the pattern has them
		return string(rune(n))
	})
}

// byNumber finds a character that is written by its number.
func byNumber() *regexp.Regexp { return regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`) }

// readTexts reads the texts that cells share.
func (b *book) readTexts(name string) error {
	in, err := b.open(name)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(in)
	for {
		token, err := d.Token()
		if token == nil {
			return errors.Join(notEOF(err), in.Close())
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "si" {
			var text sharedText
			if err := d.DecodeElement(&text, &start); err != nil {
				return errors.Join(err, in.Close())
			}
			b.texts = append(b.texts, text.String())
		}
	}
}

// styles are the number formats of cells.
type styles struct {
	Formats []struct {
		ID   int    `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
	Cells []struct {
		Format int `xml:"numFmtId,attr"`
	} `xml:"cellXfs>xf"`
}

// readStyles notes which styles show a number as a date.
func (b *book) readStyles(name string) error {
	var s styles
	if err := b.decode(name, &s); err != nil {
		return err
	}
	own := map[int]string{}
	for _, f := range s.Formats {
		own[f.ID] = f.Code
	}
	for _, c := range s.Cells {
		code, ok := own[c.Format]
		b.dates = append(b.dates, ok && isDateCode(code) || !ok && isDateFormat(c.Format))
	}
	return nil
}

// isDateFormat reports whether a format that every spreadsheet has shows a day: 14 to 17 and 22, in East Asia also 27
// to 31, 36 and 50 to 58.
func isDateFormat(id int) bool {
	return slices.Contains([]int{14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58}, id)
}

// isDateCode reports whether a format shows a year or a day: y or d outside quotes, brackets and escapes, or the era of
// an East Asian one.
func isDateCode(code string) bool {
	quoted, bracket, escaped := false, false, false
	for _, c := range strings.ToLower(code) {
		switch {
		case escaped:
			escaped = false
		case c == '\\' || c == '_' || c == '*':
			escaped = !quoted
		case c == '"':
			quoted = !quoted
		case c == '[' || c == ']':
			bracket = c == '[' && !quoted
		case !quoted && !bracket && (c == 'y' || c == 'd'):
			return true
		case c == ';' && !quoted:
			return false // what follows is of negative numbers
		}
	}
	return false
}
