package sheetfile

import (
	"errors"
	"io"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"
)

// GB18030 writes what fill writes as UTF-8 in GB18030, as Chinese programs read what they call ANSI. Every character
// there is has its place in it.
func GB18030(fill func(io.Writer) error) func(io.Writer) error {
	return func(to io.Writer) error {
		w := transform.NewWriter(to, simplifiedchinese.GB18030.NewEncoder())
		return errors.Join(fill(w), w.Close())
	}
}
