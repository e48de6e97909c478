// Command touched writes the note of a change of figures: which months, schemes and amounts differ from an earlier
// state of the repository, as rows for the table "Figures" of CHANGELOG.md.
//
//	go -C tools run ./touched -since v0.1.0
//
// It compares guangzhou/testdata/months.golden, which has every scheme and payer of every month for a wage of 8,000.00,
// as it is now with what it was. Months in a row with the same change are one row.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/tools/internal/command"
)

func main() { command.Main(run) }

// golden is the file of every month, below the root of the repository.
const golden = "guangzhou/testdata/months.golden"

func run(args []string, out, usage io.Writer) error {
	flags, root := command.Flags("touched", usage)
	since := flags.String("since", "HEAD", "the earlier `state`: a tag or a commit of git")
	if err := command.Parse(flags, args); err != nil {
		return err
	}
	now, err := os.ReadFile(filepath.Join(*root, golden))
	if err != nil {
		return err
	}
	show := exec.Command("git", "-C", *root, "show", *since+":"+golden)
	before, err := show.Output()
	if err != nil {
		return fmt.Errorf("git has no %s of %q: %w; name a tag or a commit", golden, *since, err)
	}
	return write(out, compare(parse(string(before)), parse(string(now))))
}

// amount is one scheme and payer of one month: what the first two columns name, and the rest of the line.
type amount struct{ month, scheme, text string }

// parse reads the lines of the file; those of its head begin with #.
func parse(text string) []amount {
	var all []amount
	for line := range strings.Lines(text) {
		parts := strings.SplitN(strings.TrimSpace(line), " | ", 3)
		if len(parts) == 3 && !strings.HasPrefix(line, "#") {
			all = append(all, amount{parts[0], parts[1], parts[2]})
		}
	}
	return all
}

// change is what became of a scheme and payer in months that follow one another.
type change struct{ scheme, first, last, before, now string }

// compare lists the changes by scheme, in the order of the months.
func compare(before, now []amount) []change {
	type key struct{ month, scheme string }
	was, is := map[key]string{}, map[key]string{}
	var months, schemes []string
	note := func(all []amount, into map[key]string) {
		for _, a := range all {
			into[key{a.month, a.scheme}] = a.text
			months, schemes = append(months, a.month), append(schemes, a.scheme)
		}
	}
	note(before, was)
	note(now, is)
	slices.Sort(months)
	months = slices.Compact(months)
	slices.Sort(schemes)
	var all []change
	for _, scheme := range slices.Compact(schemes) {
		var open *change
		for _, month := range months {
			at := key{month, scheme}
			c := change{scheme, month, month, word(was[at]), word(is[at])}
			switch {
			case c.before == c.now:
				open = nil
			case open != nil && open.before == c.before && open.now == c.now:
				open.last = month
			default:
				all = append(all, c)
				open = &all[len(all)-1]
			}
		}
	}
	return all
}

// word is what a line says, or that there is none.
func word(text string) string {
	if text == "" {
		return "not there"
	}
	return text
}

// write prints the changes as rows of a table.
func write(out io.Writer, changes []change) error {
	if len(changes) == 0 {
		_, err := fmt.Fprintln(out, "no amount of any month differs")
		return err
	}
	lines := []string{"| scheme | months | before | now |", "|---|---|---|---|"}
	for _, c := range changes {
		months := c.first
		if c.last != c.first {
			months += " to " + c.last
		}
		cell := func(text string) string { return strings.ReplaceAll(text, " | ", "; carried or disputed: ") }
		lines = append(lines, fmt.Sprintf("| %s | %s | %s | %s |", c.scheme, months, cell(c.before), cell(c.now)))
	}
	_, err := fmt.Fprintln(out, strings.Join(lines, "\n"))
	return err
}
