package payrollmonth

import (
	"encoding/json"
	"io"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// jsonLines writes an object a line for each slip: what the JSON of a slip holds, under the same names, without how
// each line came about, from which documents, and why a scheme has none.
type jsonLines struct{ to io.Writer }

// briefSlip is a slip of jsonLines.
type briefSlip struct {
	ID   string      `json:"id"`
	Slip briefFields `json:"slip"`
}

type briefFields struct {
	Month    rule.Month       `json:"month"`
	Employee briefSide        `json:"employee"`
	Employer briefSide        `json:"employer"`
	Grade    rule.Grade       `json:"grade,omitempty"`
	Missing  any              `json:"missing"`
	Notices  []payroll.Notice `json:"notices,omitempty"`
	Lines    []briefLine      `json:"lines"`
}

// briefSide has no total where something is missing.
type briefSide struct {
	Total string `json:"total,omitempty"`
}

type briefLine struct {
	Scheme rule.Scheme `json:"scheme"`
	Payer  rule.Payer  `json:"payer"`
	Base   string      `json:"base"`
	Rate   string      `json:"rate"`
	Amount string      `json:"amount"`
}

func brief(id string, s *payroll.Slip) briefSlip {
	all := s.Fields()
	out := briefFields{Month: all.Month, Employee: briefSide{all.Employee.Total},
		Employer: briefSide{all.Employer.Total}, Grade: all.Grade, Missing: all.Missing,
		Notices: all.Notices, Lines: []briefLine{}}
	for _, line := range all.Lines {
		out.Lines = append(out.Lines, briefLine{line.Scheme, line.Payer, line.Base, line.Rate, line.Amount})
	}
	return briefSlip{id, out}
}

func (j *jsonLines) write(who Who, s *payroll.Slip) error {
	text, err := json.Marshal(brief(who.ID, s))
	if err != nil {
		return err
	}
	_, err = j.to.Write(append(text, '\n'))
	return err
}

func (j *jsonLines) end() error { return nil }

// rowText is how write writes a plain row.
func (j *jsonLines) rowText(q *quick, slip *payroll.Slip) *rowText {
	one := brief(variable, slip)
	parts := []rowPart{{what: theID}}
	for i, side := range [...]*briefSide{&one.Slip.Employee, &one.Slip.Employer} {
		if side.Total != "" {
			side.Total, parts = variable, append(parts, rowPart{what: theTotal, at: int(rule.Employee) + i})
		}
	}
	for i := range one.Slip.Lines {
		line := &one.Slip.Lines[i]
		line.Base, line.Amount = variable, variable
		parts = append(parts, rowPart{what: theBase, at: q.schemeAt(line.Scheme)}, rowPart{what: theAmount, at: i})
	}
	text, _ := json.Marshal(one) // as write does, once for all rows
	return newRowText(q, string(text)+"\n", parts)
}

func (j *jsonLines) writeRows(to io.Writer, rows []byte) error {
	_, err := to.Write(rows)
	return err
}
