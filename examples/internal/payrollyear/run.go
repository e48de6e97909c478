// Package payrollyear is the program of that name: it runs a company's payroll from January to December, prints
// the page a payroll manager wants and writes the files for the clients.
package payrollyear

import (
	"cmp"
	"io"
	"maps"
	"slices"

	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/examples/internal/template"
)

// Run is the program: it reads args and, with -in -, stdin; it returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return RunWith(Tools{}, args, stdin, stdout, stderr)
}

// Tools are what a program with libraries of its own adds to this one. The zero Tools adds nothing.
type Tools struct {
	Name      string                     // by which it is called; payrollyear where empty
	Open      table.Open                 // of the roster; table.UTF8 where nil
	Templates map[string]template.Writer // of -template, by the ending of the file's name
	GB18030   output.Encoding            // for the files of -out; nil where it cannot be written
}

// utf8WithMark is the encoding of the files where none is asked for.
const utf8WithMark = "utf-8-bom"

// encodings are those of -encoding, by name.
func (t Tools) encodings() map[string]output.Encoding {
	all := map[string]output.Encoding{utf8WithMark: output.Marked}
	if t.GB18030 != nil {
		all["gb18030"] = t.GB18030
	}
	return all
}

// encodingNames are the names of the encodings.
func (t Tools) encodingNames() []string {
	names := slices.Sorted(maps.Keys(t.encodings()))
	slices.Reverse(names)
	return names
}

// name is the name the program is called by.
func (t Tools) name() string { return cmp.Or(t.Name, "payrollyear") }

// RunWith is the program with tools of another one.
func RunWith(tools Tools, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	read := func(args []string, stderr io.Writer) (*options, error) { return readFlags(tools, args, stderr) }
	work := func(o *options) (bool, error) {
		if o.how.List {
			columns := rosterFormat()
			return true, columns.List(stdout, o.Lang)
		}
		if o.template.Given() {
			return true, o.template.Write(&o.Files, rosterFormat(), o.Lang, stdout)
		}
		return o.compute(stdin, stdout, stderr)
	}
	return program.Run(tools.name(), args, stderr, read, work)
}
