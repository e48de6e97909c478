// Command lint checks how the Go of this repository reads, in every module and in tests:
//
//   - a line has at most 120 columns: characters, a tab being four;
//   - a function has at most 50 lines between its braces, comments and empty lines included (not in tests);
//   - a function has a cognitive complexity of at most 15, as github.com/uudashr/gocognit counts it (not in tests).
//
// Two kinds of code are left out: files that begin with the standard line "Code generated ... DO NOT EDIT.", and the
// tables that tables.csv names, each with its reason.
//
//	go -C tools run ./lint
//
// Every place over a limit is printed, and one is enough to fail.
package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/shebao-go/shebao/tools/internal/command"
)

func main() { command.Main(run) }

// tablesFile is the list of the lint, below the root of the repository.
const tablesFile = "tools/lint/tables.csv"

func run(args []string, out, usage io.Writer) error {
	flags, root := command.Flags("lint", usage)
	if err := command.Parse(flags, args); err != nil {
		return err
	}
	tables, err := readTables(filepath.Join(*root, tablesFile))
	if err != nil {
		return err
	}
	findings, err := findAll(*root, tables)
	if err != nil {
		return err
	}
	for _, f := range findings {
		fmt.Fprintln(out, f)
	}
	if len(findings) > 0 {
		return fmt.Errorf("%d places are over the limits; break the lines, part the functions", len(findings))
	}
	return nil
}
