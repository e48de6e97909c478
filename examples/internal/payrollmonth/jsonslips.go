package payrollmonth

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/planrow"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// jsonSlips writes an array, one slip a line, or, where each document is to stand once, the object
// {"slips": [...], "documents": [...]}, in which the sources of a line are places in the documents, 1 for the first.
type jsonSlips struct {
	to        io.Writer
	wrote     bool
	documents *documentList // nil where every line has its own
}

// documentList is each document once.
type documentList struct {
	list []string
	at   map[string]int // from 1
}

func (m *month) newJSONSlips(to io.Writer) *jsonSlips {
	j := &jsonSlips{to: to}
	if m.once {
		j.documents = &documentList{list: []string{}, at: map[string]int{}}
		for _, line := range m.tried.Fields().Lines {
			j.documents.numbers(line.Sources)
		}
	}
	return j
}

// numbers are the places of some documents, which are taken into the list.
func (d *documentList) numbers(sources []string) []int {
	numbers := []int{}
	for _, source := range sources {
		if d.at[source] == 0 {
			d.list = append(d.list, source)
			d.at[source] = len(d.list)
		}
		numbers = append(numbers, d.at[source])
	}
	return numbers
}

// jsonSlip is a slip of jsonSlips.
type jsonSlip struct {
	ID   string     `json:"id"`
	Slip jsonFields `json:"slip"`
}

// jsonFields are payroll.SlipFields with other lines.
type jsonFields struct {
	payroll.SlipFields
	Lines []jsonLine `json:"lines"`
}

// jsonLine is rule.LineFields with other types.
type jsonLine struct {
	Scheme   rule.Scheme `json:"scheme"`
	Payer    rule.Payer  `json:"payer"`
	Declared string      `json:"declared"`
	Base     string      `json:"base"`
	Rate     string      `json:"rate"`
	Amount   string      `json:"amount"`
	Limit    string      `json:"limit"`
	Grade    rule.Grade  `json:"grade,omitempty"`
	Formula  string      `json:"formula"`
	Sources  any         `json:"sources"`
}

// slip is a slip as the file has it.
func (j *jsonSlips) slip(id string, s *payroll.Slip) jsonSlip {
	out := jsonSlip{id, jsonFields{SlipFields: s.Fields(), Lines: []jsonLine{}}}
	for _, l := range out.Slip.SlipFields.Lines {
		line := jsonLine{l.Scheme, l.Payer, l.Declared, l.Base, l.Rate, l.Amount, l.Limit.String(), l.Grade, l.Formula,
			l.Sources}
		if j.documents != nil {
			line.Sources = j.documents.numbers(l.Sources)
		}
		out.Slip.Lines = append(out.Slip.Lines, line)
	}
	return out
}

func (j *jsonSlips) write(who Who, s *payroll.Slip) error {
	text, err := json.Marshal(j.slip(who.ID, s))
	if err != nil {
		return err
	}
	_, err = io.WriteString(j.to, j.before()+string(text))
	return err
}

const afterSlip = ",\n"

// before stands before the next slip.
func (j *jsonSlips) before() string {
	if j.wrote {
		return afterSlip
	}
	j.wrote = true
	return j.opening() + "\n"
}

// opening begins the file.
func (j *jsonSlips) opening() string {
	if j.documents != nil {
		return `{"slips": [`
	}
	return "["
}

func (j *jsonSlips) end() error {
	text := "]"
	if j.wrote {
		text = "\n]"
	} else {
		text = j.opening() + text
	}
	if j.documents != nil {
		documents, err := json.MarshalIndent(j.documents.list, "", "")
		if err != nil {
			return err
		}
		text += `, "documents": ` + string(documents) + "}"
	}
	_, err := io.WriteString(j.to, text+"\n")
	return err
}

// rowText is how write writes a plain row, which is never the first.
func (j *jsonSlips) rowText(p *planrow.Plan, slip *payroll.Slip) *planrow.Text {
	one := j.slip(planrow.Variable, slip)
	fields := &one.Slip
	parts := []planrow.Part{planrow.ID()}
	side := func(payer rule.Payer, texts ...*string) {
		for i, text := range texts {
			if *text != "" {
				*text, parts = planrow.Variable, append(parts, amountPart(p, payer, rule.Pension+rule.Scheme(i)))
			}
		}
	}
	e := &fields.Employee
	side(rule.Employee, &e.Pension, &e.Medical, &e.Maternity, &e.IllnessSupplement, &e.Unemployment, &e.Injury,
		&e.Housing, &e.Total)
	e = &fields.Employer
	side(rule.Employer, &e.Pension, &e.Medical, &e.Maternity, &e.IllnessSupplement, &e.Unemployment, &e.Injury,
		&e.Housing, &e.Total)
	for i := range fields.Lines {
		parts = append(parts, fields.Lines[i].vary(p, i)...)
	}
	text, _ := json.Marshal(one) // as write does, once for all rows
	return p.NewText(afterSlip+string(text), parts)
}

// amountPart is the part of an amount of a payer, that of the total behind the last scheme.
func amountPart(p *planrow.Plan, payer rule.Payer, scheme rule.Scheme) planrow.Part {
	for i, column := range p.Columns {
		if column.Payer == payer && column.Scheme == scheme {
			return planrow.Amount(i)
		}
	}
	return planrow.Total(payer)
}

// vary puts planrow.Variable for what differs from row to row, and returns the parts.
func (l *jsonLine) vary(p *planrow.Plan, column int) []planrow.Part {
	_, rest, _ := strings.Cut(l.Formula, " × ")
	rate, _, _ := strings.Cut(rest, " = ")
	const variable = planrow.Variable
	l.Declared, l.Base, l.Amount, l.Limit = variable, variable, variable, variable
	l.Formula = variable + " × " + rate + " = " + variable
	amount := planrow.Amount(column)
	return []planrow.Part{p.Declared(l.Scheme), p.Base(l.Scheme), amount, p.Limit(l.Scheme), p.Formula(l.Scheme),
		amount}
}

func (j *jsonSlips) writeRows(to io.Writer, rows []byte) error {
	_, err := to.Write(rows)
	return err
}
