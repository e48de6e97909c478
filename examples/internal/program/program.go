package program

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
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
	options, err := read(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return AllGood
	}
	if err != nil {
		fmt.Fprintf(stderr, "%s: the flags cannot be used:\n%s\n", name, Indented(err))
		return CannotRun
	}
	clean, err := work(options)
	switch {
	case err != nil:
		fmt.Fprintf(stderr, "%s: %v\n", name, err)
		return CannotRun
	case !clean:
		return SomeRefused
	}
	return AllGood
}

// Parse reads the flags of a set that goes on after an error. The help, where asked for, goes to stderr.
func Parse(fs *flag.FlagSet, args []string, stderr io.Writer) error {
	fs.SetOutput(io.Discard)
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fs.SetOutput(stderr)
		fs.Usage()
		return err
	case err != nil:
		return fmt.Errorf("%w (see -h)", err)
	}
	return nil
}

// OnlyFlags refuses an argument that is no flag.
func OnlyFlags(fs *flag.FlagSet) error {
	if fs.NArg() == 0 {
		return nil
	}
	return fmt.Errorf("%q is not expected: every input is a flag (see -h)", fs.Arg(0))
}

// FlagError puts the flag before an error of its value; nil stays nil.
func FlagError(name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("-%s: %w", name, err)
}

// Indented prints each error of a tree on a line of its own, once.
func Indented(err error) string {
	var lines []string
	for _, line := range strings.Split(err.Error(), "\n") {
		if line = "  " + line; !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
