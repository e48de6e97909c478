package planrow

import (
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Amounts is what the JSON of a slip holds, under the same names, without how each line came about, from which
// documents, and why a scheme has none.
type Amounts struct {
	Month    rule.Month       `json:"month" doc:"the month" zh:"月份"`
	Employee Side             `json:"employee" doc:"what the person owes, yuan" zh:"个人应缴（元）"`
	Employer Side             `json:"employer" doc:"what the employer owes, yuan" zh:"单位应缴（元）"`
	Grade    rule.Grade       `json:"grade,omitempty" in:",optional" doc:"the weakest of the figures" zh:"数据等级"`
	Missing  []Missing        `json:"missing" doc:"figures nobody knows" zh:"缺少的数值"`
	Notices  []payroll.Notice `json:"notices,omitempty" in:",optional" doc:"what was not applied" zh:"提示"`
	Lines    []Line           `json:"lines" doc:"line by line" zh:"明细"`
}

// Side is a payer's total; there is none where something is missing.
type Side struct {
	Total string `json:"total,omitempty" in:",optional" doc:"yuan; absent where something is missing" zh:"合计（元）"`
}

// Missing is a figure that nobody knows.
type Missing struct {
	Scheme  rule.Scheme `json:"scheme" doc:"the scheme" zh:"险种"`
	Payer   rule.Payer  `json:"payer" doc:"whose line" zh:"缴费方"`
	What    string      `json:"what" doc:"floor, ceiling, base, rate or relief" zh:"缺少什么"`
	Why     string      `json:"why" doc:"why" zh:"原因（英文）"`
	Chinese string      `json:"why_zh,omitempty" doc:"why, in Chinese" zh:"原因"`
}

// Line is a line of a slip.
type Line struct {
	Scheme rule.Scheme `json:"scheme" doc:"whose line" zh:"险种"`
	Payer  rule.Payer  `json:"payer" doc:"whose line" zh:"缴费方"`
	Base   string      `json:"base" doc:"yuan" zh:"缴费基数（元）"`
	Rate   string      `json:"rate" doc:"of the base" zh:"费率"`
	Amount string      `json:"amount" doc:"yuan" zh:"金额（元）"`
}

// Of are the amounts of a slip.
func Of(s *payroll.Slip) Amounts {
	all := s.Fields()
	out := Amounts{Month: all.Month, Employee: Side{all.Employee.Total}, Employer: Side{all.Employer.Total},
		Grade: all.Grade, Missing: []Missing{}, Notices: all.Notices, Lines: []Line{}}
	for _, m := range all.Missing {
		out.Missing = append(out.Missing, Missing(m))
	}
	for _, line := range all.Lines {
		out.Lines = append(out.Lines, Line{line.Scheme, line.Payer, line.Base, line.Rate, line.Amount})
	}
	return out
}

// Vary puts Variable for what differs from row to row, and returns the parts.
func (a *Amounts) Vary(p *Plan) []Part {
	var parts []Part
	for i, side := range [...]*Side{&a.Employee, &a.Employer} {
		if side.Total != "" {
			side.Total, parts = Variable, append(parts, Total(rule.Employee+rule.Payer(i)))
		}
	}
	for i := range a.Lines {
		line := &a.Lines[i]
		line.Base, line.Amount = Variable, Variable
		parts = append(parts, p.Base(line.Scheme), Amount(i))
	}
	return parts
}
