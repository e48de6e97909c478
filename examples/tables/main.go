// Command tables prints the dated figures of package guangzhou as Markdown: every series, every entry with its span,
// grade and document, and at the end the figures without quoted words.
//
//	go run ./examples/tables                            prints them
//	go run ./examples/tables -out guangzhou/TABLES.md   writes the file
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

func main() {
	out := flag.String("out", "", "`file` to write; standard output where it is not given")
	flag.Parse()
	if err := run(*out, flag.Args(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "tables:", err)
		os.Exit(1)
	}
}

// run writes the dump to a file, or to stdout where the path is empty.
func run(path string, rest []string, stdout io.Writer) error {
	if len(rest) > 0 {
		return fmt.Errorf("%q is not expected; the only flag is -out FILE", rest[0])
	}
	tables, err := guangzhou.Tables()
	if err != nil {
		return err
	}
	text := dump(tables)
	if path == "" {
		_, err = stdout.Write(text)
		return err
	}
	return os.WriteFile(path, text, 0o644)
}

const head = `# Guangzhou figures

Made by ` + "`go run ./examples/tables -out guangzhou/TABLES.md`" + `; do not edit by hand.

Months are inclusive. **open**: no end was seen, so the figure holds to the month its source was last checked.
**in force by**: the first month a source shows the figure, not its start. **expires**: the instrument itself ends, so the
figure is never carried forward. **none**: known not to exist (no ceiling, not levied). A month between two rows has no figure.
`

// dump returns the whole text.
func dump(tables []guangzhou.Table) []byte {
	var b bytes.Buffer
	b.WriteString(head + "\n" + count(tables) + "\n")
	for _, t := range tables {
		fmt.Fprintf(&b, "\n## %s\n\n%s, %s, %s\n\n", t.Name, t.What, scheme(t.Scheme), t.Unit)
		row(&b, "from", "to", "value", "grade", "in force by", "expires", "document", "quoted words", "note", "checked")
		row(&b, "---", "---", "---", "---", "---", "---", "---", "---", "---", "---")
		for _, e := range t.Entries {
			row(&b, from(e), to(e), value(e), e.Grade.String(), mark(e.InForceBy), mark(e.Expires), document(e.Cite), quote(e.Cite), e.Cite.Note, e.Cite.Checked.String())
		}
	}
	b.WriteString("\n## Figures without quoted words\n\n")
	row(&b, "series", "from", "value", "grade", "document")
	row(&b, "---", "---", "---", "---", "---")
	for _, t := range tables {
		for _, e := range t.Entries {
			if e.Cite.Quote == "" {
				row(&b, t.Name, from(e), value(e), e.Grade.String(), document(e.Cite))
			}
		}
	}
	return b.Bytes()
}

// count says how many series and entries there are, by grade.
func count(tables []guangzhou.Table) string {
	entries, unquoted, by := 0, 0, map[rule.Grade]int{}
	for _, t := range tables {
		for _, e := range t.Entries {
			entries++
			by[e.Grade]++
			if e.Cite.Quote == "" {
				unquoted++
			}
		}
	}
	return fmt.Sprintf("%d series, %d entries: %d official, %d corroborated, %d reported; %d without quoted words.",
		len(tables), entries, by[rule.Official], by[rule.Corroborated], by[rule.Reported], unquoted)
}

// row writes one line of a table. A bar inside a cell would end it, so it is escaped.
func row(b *bytes.Buffer, cells ...string) {
	for _, c := range cells {
		b.WriteString("| " + strings.ReplaceAll(c, "|", `\|`) + " ")
	}
	b.WriteString("|\n")
}

func scheme(s rule.Scheme) string {
	if s == 0 {
		return "no scheme"
	}
	return s.String()
}

// from is the month an entry begins in, or its day where that is not the first.
func from(e rule.Entry[rule.Number]) string {
	if e.From.Day() == 1 {
		return e.From.Month().String()
	}
	return e.From.String()
}

// to is the last month of an entry, or its last day where the month is not whole.
func to(e rule.Entry[rule.Number]) string {
	last := e.Until.Add(-1)
	text := last.String()
	if e.Until.Day() == 1 {
		text = last.Month().String()
	}
	if e.Open {
		return "open (" + text + ")"
	}
	return text
}

func mark(yes bool) string {
	if yes {
		return "yes"
	}
	return ""
}

// document is title, number, article, day of issue and address on one line.
func document(c rule.Cite) string {
	text := c.In(rule.English)
	if !c.Issued.IsZero() {
		text += ", issued " + c.Issued.String()
	}
	if c.URL != "" {
		text += ", `" + c.URL + "`"
	}
	return text
}

func quote(c rule.Cite) string {
	if c.Quote == "" {
		return "figure without quoted words"
	}
	return "“" + c.Quote + "”"
}

// value prints the figure, with what kind of number it is where it is no exact one.
func value(e rule.Entry[rule.Number]) string {
	if e.Modality <= rule.Exact {
		return e.Value.String()
	}
	return strings.ReplaceAll(e.Modality.String(), "_", " ") + " " + e.Value.String()
}
