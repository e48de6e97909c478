package payrollmonth

import (
	"cmp"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/examples/internal/template"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Tools are what a program with libraries of its own adds to this one. The zero Tools adds nothing.
type Tools struct {
	Name    string               // by which it is called; payroll where empty
	Open    table.Open           // of the roster; table.UTF8 where nil
	Writers map[string]NewWriter // of -out, by the ending of the file's name, such as .xlsx

	// Roster is what the roster of -in - is called; stdin where empty. Whoever calls it so takes in the rows that are
	// refused by its writer, and is told the first of them only.
	Roster string

	Templates map[string]template.Writer // of -template, by the ending of the file's name
}

// Heading says what a file of slips is of.
type Heading struct {
	Lang    rule.Language
	Names   bool // the roster has names
	OneItem bool // the employer's medical insurance has maternity insurance in it
}

// NewWriter begins a file of slips.
type NewWriter func(to io.Writer, of Heading) (Writer, error)

// Who is whose slip it is. The name is the roster's, empty where it has none.
type Who struct{ ID, Name string }

// Writer writes a file of slips as they are made, with the rows that were refused. End or Drop is called once, at last.
type Writer interface {
	Write(who Who, s *payroll.Slip) error
	Refuse(f Fault) error
	End(b Bill) error
	Drop() error // removes what was written where the run failed
}

// Fault is what is wrong with a row that was refused: the column and the value, both empty where it is the whole row,
// and the reason.
type Fault struct {
	Line                      int
	ID, Column, Value, Reason string
}

// Bill is what an employer owes beside the slips.
type Bill struct {
	OnPayroll      *rule.Line // maternity insurance on the payroll, nil where there is none
	LacksMaternity bool       // it is owed, and no payroll was given
}

// name is the name the program is called by.
func (t Tools) name() string { return cmp.Or(t.Name, "payroll") }

// endings are the endings of -out, with those of the tools.
func (t Tools) endings() []string {
	return append([]string{".csv", ".json", ".jsonl", pageEnding}, slices.Sorted(maps.Keys(t.Writers))...)
}

// formats are the formats of -out -, with those of the tools.
func (t Tools) formats() []string {
	all := []string{"csv", "json", "jsonl"}
	for _, ending := range slices.Sorted(maps.Keys(t.Writers)) {
		all = append(all, strings.TrimPrefix(ending, "."))
	}
	return all
}

// written is the slips of a Writer.
type written struct {
	Writer
	month *month
}

func (w written) write(who Who, s *payroll.Slip) error { return w.Write(who, s) }

func (w written) end() error {
	bill := Bill{LacksMaternity: w.month.lacksMaternity()}
	if !w.month.ownLine.Month().IsZero() {
		line := w.month.ownLine.Line()
		bill.OnPayroll = &line
	}
	return w.End(bill)
}

// refuse hands on every problem of a row that was refused, where the file of slips takes them.
func (s *slips) refuse(in people, r row, problems []table.Problem, lang rule.Language) error {
	w, ok := s.format.(written)
	if !ok {
		return nil
	}
	var errs []error
	for _, p := range problems {
		errs = append(errs, w.Refuse(Fault{r.Line, r.ID, in.Name(p.Column), p.Value, p.Reason(lang)}))
	}
	return notWritten(errors.Join(errs...))
}

// notWritten is the error of slips that cannot be written; nil stays nil.
func notWritten(err error) error {
	if err == nil {
		return nil
	}
	return program.Errorf("the slips cannot be written: %s", "缴费明细写不出：%s", err)
}

// Remarks are what a slip says beside its amounts, and why it has none where the person is in no scheme.
func Remarks(s *payroll.Slip, lang rule.Language) []string {
	var all []string
	for _, n := range s.Notices {
		all = append(all, n.In(lang))
	}
	if len(s.Lines) > 0 || len(s.Missing) > 0 {
		return all
	}
	var reasons []string
	schemes := map[string][]string{} // by the reason
	for _, x := range s.NotApplicable {
		why := rule.Say(x.Reason, x.Chinese).In(lang)
		if schemes[why] == nil {
			reasons = append(reasons, why)
		}
		schemes[why] = append(schemes[why], page.Scheme(x.Scheme, lang))
	}
	for _, why := range reasons {
		all = append(all, strings.Join(schemes[why], program.Say(lang, ", ", "、"))+program.Say(lang, ": ", "：")+why)
	}
	return all
}
