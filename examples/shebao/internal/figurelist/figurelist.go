// Package figurelist is the command figures: it lists the figures of the law by name, and for a month the value of each
// with its months, grade and document.
package figurelist

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

// options are the flags.
type options struct {
	program.Tongue
	month   rule.Month
	name    string
	reading guangzhou.Reading
}

// Run is the program; it returns the exit status.
func Run(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	return program.Run(program.Command("figures"), args, stderr, readFlags, func(o *options) (bool, error) {
		text, err := o.list()
		if err == nil {
			_, err = io.WriteString(stdout, text)
			err = program.NotWritten(err)
		}
		return true, err
	})
}

// readFlags reads the command line.
func readFlags(args []string, stderr io.Writer) (*options, error) {
	o, month := &options{}, ""
	fs := program.NewFlagSet(program.Command("figures"), args)
	fs.StringVar(&month, "month", "", "the `month` of the values, such as 2025-08 (without it: the names alone)",
		"数值所属的`月`，例如 2025-08（不写时只列名称）")
	fs.StringVar(&o.name, "name", "", "list those whose `name` begins so, such as pension or pension.floor",
		"只列以此`名称`开头的，例如 pension 或 pension.floor")
	fs.BoolVar(&o.reading.CarryForward, "carry-forward", false,
		"take a figure up to 12 months past its last entry, as provisional",
		"数值最后一期以后 12 个月内沿用，作为暂沿用")
	fs.BoolVar(&o.reading.Disputed, "disputed", false,
		"take the likelier value of a figure on which public sources disagree",
		"公开来源不一致的数值取较可信的一个")
	o.LangFlag(fs, "the list", "列表")
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	errs := []error{program.OnlyFlags(fs), o.ReadLang()}
	if month != "" {
		var err error
		o.month, err = program.Month("month", month)
		errs = append(errs, err)
	}
	return o, errors.Join(errs...)
}

// list is the figures by name.
func (o *options) list() (string, error) {
	p := page.Page{Columns: 100}
	if o.month.IsZero() {
		p.Title(o.Say("Figures by name", "数据名称"), "=")
	} else {
		p.Title(o.Say("Figures of ", "")+o.month.String()+o.Say("", " 所用数据"), "=")
	}
	listed := 0
	for _, name := range figures.Names() {
		if !strings.HasPrefix(name, o.name) {
			continue
		}
		listed++
		kind, _ := figures.Describe(name)
		p.Line(name + "  " + o.what(kind))
		if !o.month.IsZero() {
			o.value(&p, name)
		}
	}
	if listed == 0 {
		return "", program.Errorf("no figure has a name that begins with %q; leave -name out for all of them",
			"没有以 %q 开头的数据；去掉 -name 可列出全部", o.name)
	}
	return p.String(), nil
}

// what says what a figure is.
func (o *options) what(kind figures.Kind) string {
	if kind.Scheme == 0 {
		return kind.What.In(o.Lang)
	}
	return page.Scheme(kind.Scheme, o.Lang) + o.Say(": ", "：") + kind.What.In(o.Lang)
}

// value prints the value of a figure in the month, or why there is none.
func (o *options) value(p *page.Page, name string) {
	f, err := guangzhou.Lookup(name, o.month, o.reading.Options()...)
	if err == nil {
		err = f.Err()
	}
	if err != nil {
		p.Wrapped("    ", rule.Message(err, o.Lang))
		return
	}
	value := f.Number().String()
	if f.None() {
		value = o.Say("none", "不设")
	}
	p.Wrapped("    ", fmt.Sprintf("%s  %s  %s  %s", value, f.Period().In(o.Lang), page.Grade(f.Grade(), o.Lang),
		o.Say(strings.ReplaceAll(f.Standing().String(), "_", " "), f.Standing().Chinese())))
	p.Wrapped("    ", f.Cite().In(o.Lang))
}
