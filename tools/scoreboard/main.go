// Command scoreboard says how much of the library is checked, and by what.
//
//	go -C tools run ./scoreboard            samples of the mutants, of the figures and of the drawn cases
//	go -C tools run ./scoreboard -whole     all of them: some hours
//	go -C tools run ./scoreboard -into ../README.md -into ../README.zh-CN.md
//
// Every line is a command of its own, which is printed with it, and what it said. -into puts the table between the
// marks of a page; a name that ends with .zh-CN.md has it in Chinese. It fails where a command does, once all are
// asked; pages are not written where one says nothing that counts.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/shebao-go/shebao/tools/internal/command"
)

func main() { command.Main(run) }

func run(args []string, out, usage io.Writer) error {
	flags, root := command.Flags("scoreboard", usage)
	whole := flags.Bool("whole", false, "everything, not samples")
	var pages []string
	flags.Func("into", "put the table into this `page`; may be given several times", func(page string) error {
		pages = append(pages, page)
		return nil
	})
	if err := command.Parse(flags, args); err != nil {
		return err
	}
	lines, failed, unsaid := ask(*root, *whole, usage)
	if unsaid == nil {
		for _, page := range pages {
			failed = append(failed, into(page, table(lines, strings.HasSuffix(page, ".zh-CN.md"))))
		}
	}
	_, err := io.WriteString(out, table(lines, false))
	return errors.Join(errors.Join(failed...), unsaid, err)
}

// ask asks all checks and tells each. What failed and said what is looked for all the same has a line and is an error
// besides; what did not say it has none.
func ask(root string, whole bool, progress io.Writer) (lines []line, failed []error, unsaid error) {
	for _, c := range checks {
		start := time.Now()
		l, err := c.ask(root, whole)
		if err != nil {
			fmt.Fprintln(progress, err)
			unsaid = errors.Join(unsaid, fmt.Errorf("%s: says nothing that counts", c.of(whole).command))
			continue
		}
		fmt.Fprintf(progress, "%s%.0f seconds\n", l.row(false), time.Since(start).Seconds())
		if l.failed {
			failed = append(failed, fmt.Errorf("%s failed", l.command))
		}
		lines = append(lines, l)
	}
	return lines, failed, unsaid
}

// line is a check, how it was asked and what was found.
type line struct {
	check
	measure
	said   []string // $0 and so on
	failed bool     // the command says it is not as it should be
}

// ask runs the command of a check and finds in what it says what is looked for.
func (c check) ask(root string, whole bool) (line, error) {
	l := line{check: c, measure: c.of(whole), said: []string{""}}
	if l.count != "" {
		said, err := shell(root, l.count)
		if err != nil {
			return line{}, fmt.Errorf("%s: %w\n%s", l.count, err, said)
		}
		l.said[0] = string(bytes.TrimSpace(said))
	}
	said, failed := shell(root, l.command)
	found := c.finds.FindAllSubmatch(said, -1)
	if len(found) == 0 {
		return line{}, fmt.Errorf("%s: does not say %q (%v)\n%s", l.command, c.finds, failed, said)
	}
	l.said, l.failed = append(l.said, sum(found)...), failed != nil
	return l, nil
}

// shell runs a command as it is printed.
func shell(root, command string) ([]byte, error) {
	cmd := exec.Command("bash", "-o", "pipefail", "-c", command)
	cmd.Dir = root
	return cmd.CombinedOutput()
}

// table is the lines as Markdown.
func table(lines []line, chinese bool) string {
	var out strings.Builder
	head := "| what is checked | result | command |\n"
	if chinese {
		head = "| 检查内容 | 结果 | 命令 |\n"
	}
	out.WriteString(head + "| --- | --- | --- |\n")
	for _, l := range lines {
		out.WriteString(l.row(chinese))
	}
	return out.String()
}

// row is the line in the table.
func (l line) row(chinese bool) string {
	what, result, fails := l.english, l.result, "; the command fails"
	if chinese {
		what, result, fails = l.check.chinese, l.measure.chinese, "；命令未通过"
	}
	for i, said := range l.said {
		result = strings.ReplaceAll(result, fmt.Sprintf("$%d", i), grouped(said))
	}
	if l.failed {
		result += fails
	}
	return fmt.Sprintf("| %s | %s | `%s` |\n", what, result, strings.ReplaceAll(l.command, "|", "\\|"))
}

const tableBegin, tableEnd = "<!-- scoreboard: written by tools/scoreboard -->\n", "<!-- /scoreboard -->"

// into puts a table between the marks of a page.
func into(page, table string) error {
	text, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	before, rest, begins := bytes.Cut(text, []byte(tableBegin))
	_, after, ends := bytes.Cut(rest, []byte(tableEnd))
	if !begins || !ends {
		return fmt.Errorf("%s has no lines %q and %q to put the table between", filepath.Base(page),
			strings.TrimSpace(tableBegin), tableEnd)
	}
	return os.WriteFile(page, []byte(string(before)+tableBegin+table+tableEnd+string(after)), 0o644)
}
