package output

import "io"

// Encoding makes of what writes text as UTF-8 what writes it as another program expects it.
type Encoding func(fill func(io.Writer) error) func(io.Writer) error

// Marked is UTF-8 after a byte order mark, without which a spreadsheet takes Chinese for another encoding.
func Marked(fill func(io.Writer) error) func(io.Writer) error {
	return func(to io.Writer) error {
		if _, err := io.WriteString(to, "\ufeff"); err != nil {
			return err
		}
		return fill(to)
	}
}
