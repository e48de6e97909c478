// Package command is what the commands of tools share: how they begin, read their flags and end.
package command

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

// Main runs a command on the arguments of the process. It ends with 1, and the error on standard error, where the
// command fails; help is no failure.
func Main(run func(args []string, out, usage io.Writer) error) {
	err := run(os.Args[1:], os.Stdout, os.Stderr)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// Flags returns the flags of a command, with that of the directory of the repository, which all have.
func Flags(name string, usage io.Writer) (flags *flag.FlagSet, root *string) {
	flags = flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(usage)
	return flags, flags.String("root", "..", "the `directory` of the repository")
}

// Parse reads the flags and refuses anything else.
func Parse(flags *flag.FlagSet, args []string) error {
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("argument %q is not known; only flags are taken, see -h", flags.Arg(0))
	}
	return nil
}
