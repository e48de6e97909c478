package program

import (
	"errors"
	"flag"
	"fmt"
	"io"
)

// The exit status.
const (
	AllGood     = 0
	SomeRefused = 1 // a part of the input could not be used
	CannotRun   = 2
)

// Flags reads the flags of a program. The help, where asked for, goes to stderr.
type Flags[O any] func(args []string, stderr io.Writer) (O, error)

// Run reads the flags and does the work; it returns the exit status and tells stderr, behind the name of the program,
// why nothing could be done. The work reports whether everything asked for could be given.
func Run[O any](name string, args []string, stderr io.Writer, read Flags[O], work func(O) (bool, error)) int {
	lang := languageIn(args)
	options, err := read(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return AllGood
	}
	if err != nil {
		err = Errorf("the flags cannot be used:\n%s", "选项不能使用：\n%s", Indented(err))
		fmt.Fprintf(stderr, "%s: %s\n", name, Message(err, lang))
		return CannotRun
	}
	clean, err := work(options)
	switch {
	case err != nil:
		fmt.Fprintf(stderr, "%s: %s\n", name, Message(err, lang))
		return CannotRun
	case !clean:
		return SomeRefused
	}
	return AllGood
}
