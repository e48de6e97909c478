// Package retirement is the program pension: it follows one working life to the employees' pension, retired early, at
// the statutory age and late.
package retirement

import (
	"cmp"
	"fmt"
	"io"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// Run is the program: it reads args and, with -in -, stdin; it returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return RunWith(Tools{}, args, stdin, stdout, stderr)
}

// Tools are what a program with libraries of its own adds to this one. The zero Tools adds nothing.
type Tools struct {
	Name string     // by which it is called; pension where empty
	Open table.Open // of the history; table.UTF8 where nil
}

// name is the name the program is called by.
func (t Tools) name() string { return cmp.Or(t.Name, "pension") }

// RunWith is the program with tools of another one.
func RunWith(tools Tools, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	read := func(args []string, stderr io.Writer) (*options, error) { return readFlags(tools, args, stderr) }
	work := func(o *options) (bool, error) {
		if o.List {
			columns := format()
			return true, columns.List(stdout, o.Lang)
		}
		return o.compute(stdin, stdout, stderr)
	}
	return program.Run(tools.name(), args, stderr, read, work)
}

// compute reads the history and prints the page. It reports whether every row could be used; an error means that the
// run could not be done for another reason.
func (o *options) compute(stdin io.Reader, stdout, stderr io.Writer) (bool, error) {
	source, err := o.OpenInput(o.in, "history.csv", demoHistory, stdin)
	if err != nil {
		return false, err
	}
	defer source.Close()
	r, err := newReader(source, o.birth, o.How)
	if err == nil {
		err = r.readAll()
	}
	if err == nil && r.read == 0 {
		err = program.Errorf("the history has a header and no rows", "缴费史只有表头，没有月份")
	}
	if err != nil {
		return false, program.NotComputed(source.Name, err)
	}
	if clean, err := o.report(stderr, source.Name, r); err != nil || !clean {
		return false, err
	}
	l, err := newLife(o, source.Name, r.rows)
	if err != nil {
		return false, program.NotComputed(source.Name, err)
	}
	l.notes, l.understood = r.Notes(), r.cells.In(o.Lang)
	if err := l.print(stdout); err != nil {
		return false, program.NotWritten(err)
	}
	return true, nil
}

// report tells every problem of every row, then that nothing was computed. It reports whether there is none.
func (o *options) report(stderr io.Writer, name string, r *reader) (bool, error) {
	list, err := refused.Begin(&o.Files, o.refused, o.Lang, stderr)
	if err != nil {
		return false, err
	}
	for _, x := range r.problems {
		row := refused.Row{File: name, Line: x.line}
		if x.Column != colMonth {
			row.Who = table.Printable(x.month)
		}
		list.Refuse(row, r, []table.Problem{x.Problem})
	}
	if err := list.End(); err != nil || list.Rows() == 0 {
		return err == nil, err
	}
	fmt.Fprintln(stderr, o.Say(
		fmt.Sprintf(
			"%s: %d of %s refused; nothing was computed: a history without a month makes another pension",
			o.tools.name(), list.Rows(), rule.Count(r.read, "row")),
		fmt.Sprintf("%s：%d 行中有 %d 行不能用；没有计算：历史缺一个月，养老金就不同", o.tools.name(), r.read, list.Rows())))
	return false, nil
}
