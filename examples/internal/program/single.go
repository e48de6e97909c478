package program

import (
	"fmt"
	"io"

	"github.com/shebao-go/shebao/rule"
)

// Single is what a program reads that has -lang and at most one argument.
type Single struct {
	Tongue
	Argument string // empty where there is none
}

// ReadSingle returns the reader of the flags of such a program; the help says what it does with its argument.
func ReadSingle(name string, help rule.Text) Flags[Single] {
	return func(args []string, stderr io.Writer) (Single, error) {
		var s Single
		fs := NewFlagSet(name, args)
		s.LangFlag(fs, "the page", "页面")
		fs.Usage = func(to io.Writer) {
			fmt.Fprintln(to, help.In(fs.Lang()))
			fs.PrintDefaults(to)
		}
		if err := fs.Parse(stderr); err != nil {
			return s, err
		}
		switch rest := fs.Args(); {
		case len(rest) > 1:
			return s, Errorf("%q is one argument too many (see -h)", "多余的参数 %q（见 -h）", rest[1])
		case len(rest) == 1:
			s.Argument = rest[0]
		}
		return s, s.ReadLang()
	}
}
