// Command lint checks how the Go of this repository reads, in every module and in tests:
//
//   - a line has at most 120 columns: characters, a tab being four;
//   - a function has at most 50 lines between its braces, comments and empty lines included (not in tests);
//   - a function has a cognitive complexity of at most 15, as github.com/uudashr/gocognit counts it (not in tests).
//
// Two kinds of code are left out: files that begin with the standard line "Code generated ... DO NOT EDIT.", and the
// tables that tables.csv names, each with its reason.
//
//	go -C tools run ./lint [-all] [-update]
//
// What an older directory may still have is counted in left.csv. A directory with more than that fails, and so does one
// with fewer, so that the numbers only fall; a directory that is not listed has none. With -update the file is written
// anew, and deleted once nothing is left. With -all every finding is printed, those of left.csv included.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	err := run(os.Args[1:], os.Stdout, os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// The two lists of the lint, below the root of the repository.
const (
	leftFile   = "tools/lint/left.csv"
	tablesFile = "tools/lint/tables.csv"
)

func run(args []string, out, usage io.Writer) error {
	flags := flag.NewFlagSet("lint", flag.ContinueOnError)
	flags.SetOutput(usage)
	root := flags.String("root", "..", "the `directory` of the repository")
	all := flags.Bool("all", false, "print every finding")
	update := flags.Bool("update", false, "write "+leftFile+" anew")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("argument %q is not known; only flags are taken, see -h", flags.Arg(0))
	}
	tables, err := readTables(filepath.Join(*root, tablesFile))
	if err != nil {
		return err
	}
	findings, err := findAll(*root, tables)
	if err != nil {
		return err
	}
	if *all {
		for _, f := range findings {
			fmt.Fprintln(out, f)
		}
	}
	found := count(findings)
	path := filepath.Join(*root, leftFile)
	if *update {
		return writeLeft(path, found)
	}
	left, err := readLeft(path)
	if err != nil {
		return err
	}
	return compare(found, left)
}
