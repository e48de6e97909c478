// Command scoreboard says how much of the library is checked, and by what.
//
//	go -C tools run ./scoreboard                     samples of the mutants and of the drawn cases: some ten minutes
//	go -C tools run ./scoreboard -whole              all mutants, 100,000 drawn cases of an area: more than an hour
//	go -C tools run ./scoreboard -whole -into ../README.md -into ../README.zh-CN.md
//
// Every line is a command of its own, which is printed with it, and what it said. -into puts the table between the
// marks of a page; a name that ends with .zh-CN.md has it in Chinese.
package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

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
	lines := make([]line, 0, len(checks))
	for _, c := range checks {
		fmt.Fprintln(usage, c.text(*whole))
		said, err := c.ask(*root, *whole)
		if err != nil {
			return err
		}
		lines = append(lines, line{c, said})
	}
	for _, page := range pages {
		if err := into(page, table(lines, *whole, strings.HasSuffix(page, ".zh-CN.md"))); err != nil {
			return err
		}
	}
	_, err := io.WriteString(out, table(lines, *whole, false))
	return err
}

// text is the command of a check, of a sample where there is one and the whole was not asked for.
func (c check) text(whole bool) string {
	if whole {
		return c.command
	}
	return cmp.Or(c.sample, c.command)
}

// ask runs the command of a check and returns what is found in what it says. A command that fails has said so.
func (c check) ask(root string, whole bool) ([]string, error) {
	cmd := exec.Command("bash", "-c", c.text(whole))
	cmd.Dir = root
	said, err := cmd.CombinedOutput()
	found := c.finds.FindAllSubmatch(said, -1)
	if len(found) == 0 {
		return nil, fmt.Errorf("%s: does not say %q: %w\n%s", c.text(whole), c.finds, cmp.Or(err, io.EOF), said)
	}
	return c.sum(found), nil
}

// line is a check and what was found.
type line struct {
	check
	said []string
}

// table is the lines as Markdown.
func table(lines []line, whole, chinese bool) string {
	var out strings.Builder
	head := "| what is checked | result | command |\n"
	if chinese {
		head = "| 检查内容 | 结果 | 命令 |\n"
	}
	out.WriteString(head + "| --- | --- | --- |\n")
	for _, l := range lines {
		what, result := l.english, l.result
		if chinese {
			what, result = l.chinese, l.resultChinese
		}
		for i, said := range l.said {
			result = strings.ReplaceAll(result, fmt.Sprintf("$%d", i+1), said)
		}
		fmt.Fprintf(&out, "| %s | %s | `%s` |\n", what, result, strings.ReplaceAll(l.text(whole), "|", "\\|"))
	}
	return out.String()
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
