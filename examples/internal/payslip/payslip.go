// Package payslip writes one person's month as a page that prints on one sheet (工资单式缴费明细), in HTML without anything
// from outside: what is charged to whom, on what base and why, in sentences for the employee, and the documents.
package payslip

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

//go:embed payslip.html
var pageText string

// view is what the page prints.
type view struct {
	program.Tongue
	Who
	Month, Place string
	Employee     string // what is withheld; empty where it is not known
	Employer     string
	Rows         []row
	Sentences    []string
	Outside      []string // the schemes without a line, and why
	Unknown      []string
	Notices      []string
	Grade        string
	Documents    []string
}

// row is one scheme.
type row struct {
	Scheme, Declared, Base, Limit string
	Employee, Employer            share
}

// share is what one side owes to a scheme; both texts are empty where it owes nothing.
type share struct{ Rate, Amount string }

// HTML is the language tag of the page.
func (v *view) HTML() string { return v.Say("en", "zh-CN") }

// Who is whose slip it is; the name may be empty.
type Who struct{ ID, Name string }

// Write writes the page of a person's slip, in a language, for a place such as 广州.
//
// Errors: of writing alone. A side that is not known has no total and says so.
func Write(to io.Writer, who Who, s *payroll.Slip, place string, lang rule.Language) error {
	t, err := template.New("payslip").Parse(pageText)
	if err != nil {
		return err
	}
	return t.Execute(to, newView(who, s, place, lang))
}

func newView(who Who, s *payroll.Slip, place string, lang rule.Language) *view {
	v := &view{Tongue: program.Tongue{Lang: lang}, Who: who, Month: s.Month.String(), Place: place,
		Employee: total(&s.Employee), Employer: total(&s.Employer), Grade: page.Grade(s.Grade(), lang)}
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		if r, charged := v.row(s, scheme); charged {
			v.Rows = append(v.Rows, r)
		}
	}
	for i := range s.Lines {
		if line := &s.Lines[i]; line.Payer() == rule.Employee {
			v.Sentences = append(v.Sentences, line.Brief(lang))
		}
	}
	for _, x := range s.NotApplicable {
		why := rule.Say(x.Reason, x.Chinese).In(lang)
		v.Outside = append(v.Outside, page.Scheme(x.Scheme, lang)+v.Say(": ", "：")+why)
	}
	for _, x := range s.Missing {
		v.Unknown = append(v.Unknown, rule.Message(x.Err, lang))
	}
	for _, n := range s.Notices {
		v.Notices = append(v.Notices, n.In(lang))
	}
	v.Documents = documents(s, lang)
	return v
}

// total is the total of a side, empty where it is not known.
func total(s *payroll.Side) string {
	sum, err := s.Total()
	if err != nil {
		return ""
	}
	return page.Yuan(*sum)
}

// row is the line of both sides of a scheme; there may be none.
func (v *view) row(s *payroll.Slip, scheme rule.Scheme) (r row, charged bool) {
	for i := range s.Lines {
		line := &s.Lines[i]
		if line.Scheme() != scheme {
			continue
		}
		r.Scheme = page.SchemeOf(s, scheme, v.Lang)
		r.Declared, r.Base = page.Yuan(line.Declared()), page.Yuan(line.Base())
		r.Limit = page.Limit(line.Limit(), v.Lang)
		one := share{page.PercentOf(line.Rate().String()), page.Fen(line.Fen())}
		if line.Charge().Fixed {
			one.Rate = ""
		}
		if line.Payer() == rule.Employee {
			r.Employee = one
		} else {
			r.Employer = one
		}
		charged = true
	}
	return r, charged
}

// documents are those the lines rely on, each once.
func documents(s *payroll.Slip, lang rule.Language) []string {
	var list []string
	seen := map[string]bool{}
	for i := range s.Lines {
		for _, cite := range s.Lines[i].Cites() {
			text := strings.TrimSpace(cite.In(lang))
			if text != "" && !seen[text] {
				seen[text] = true
				list = append(list, text)
			}
		}
	}
	return list
}
