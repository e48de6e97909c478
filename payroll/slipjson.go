package payroll

import (
	"encoding/json"

	"github.com/shebao-go/shebao/rule"
)

type slipJSON struct {
	Month         rule.Month      `json:"month"`
	Employee      sideJSON        `json:"employee"`
	Employer      sideJSON        `json:"employer"`
	Grade         rule.Grade      `json:"grade,omitempty"`
	Missing       []missingJSON   `json:"missing"`
	NotApplicable []exclusionJSON `json:"not_applicable,omitempty"`
	Notices       []noticeJSON    `json:"notices,omitempty"`
	Lines         []lineJSON      `json:"lines"`
}

// sideJSON is one payer's amounts; a scheme without a line is absent, never 0.
type sideJSON struct {
	Pension           string `json:"pension,omitempty"`
	Medical           string `json:"medical,omitempty"`
	Maternity         string `json:"maternity,omitempty"`
	IllnessSupplement string `json:"illness_supplement,omitempty"`
	Unemployment      string `json:"unemployment,omitempty"`
	Injury            string `json:"injury,omitempty"`
	Housing           string `json:"housing,omitempty"`
	Total             string `json:"total,omitempty"`
}

type missingJSON struct {
	Scheme rule.Scheme `json:"scheme"`
	Payer  rule.Payer  `json:"payer"`
	What   string      `json:"what"`
	Why    string      `json:"why"`
}

type exclusionJSON struct {
	Scheme rule.Scheme `json:"scheme"`
	Reason string      `json:"reason"`
}

type noticeJSON struct {
	Code    string `json:"code"`
	English string `json:"text"`
	Chinese string `json:"text_zh"`
}

type lineJSON struct {
	Scheme   rule.Scheme `json:"scheme"`
	Payer    rule.Payer  `json:"payer"`
	Declared string      `json:"declared"`
	Base     string      `json:"base"`
	Rate     string      `json:"rate"`
	Amount   string      `json:"amount"`
	Limit    rule.Limit  `json:"limit"`
	Grade    rule.Grade  `json:"grade,omitempty"`
	Formula  string      `json:"formula"`
	Sources  []string    `json:"sources"`
}

// MarshalJSON writes the slip: amounts as text with two decimals by payer and scheme, the weakest grade, what is
// missing, and the lines. A side with something missing has no total.
func (s Slip) MarshalJSON() ([]byte, error) {
	out := slipJSON{Month: s.Month, Employee: s.Employee.json(), Employer: s.Employer.json(), Grade: s.Grade(), Missing: []missingJSON{}, Lines: []lineJSON{}}
	for _, m := range s.Missing {
		out.Missing = append(out.Missing, missingJSON{m.Scheme, m.Payer, m.What, m.Err.Error()})
	}
	for _, x := range s.NotApplicable {
		out.NotApplicable = append(out.NotApplicable, exclusionJSON(x))
	}
	for _, n := range s.Notices {
		out.Notices = append(out.Notices, noticeJSON(n))
	}
	for i := range s.Lines {
		l := &s.Lines[i]
		line := lineJSON{Scheme: l.Scheme(), Payer: l.Payer(), Declared: l.Declared().StringFixed(2),
			Base: l.Base().StringFixed(2), Rate: l.Rate().String(),
			Amount: l.Amount().StringFixed(2), Limit: l.Limit(), Grade: l.Grade(), Formula: l.Formula()}
		for _, cite := range l.Cites() {
			line.Sources = append(line.Sources, cite.In(rule.English))
		}
		out.Lines = append(out.Lines, line)
	}
	return json.Marshal(out)
}

// json writes the amounts of one side.
func (s *Side) json() sideJSON {
	var out sideJSON
	fields := [...]*string{rule.Pension: &out.Pension, rule.Medical: &out.Medical, rule.Maternity: &out.Maternity,
		rule.IllnessSupplement: &out.IllnessSupplement, rule.Unemployment: &out.Unemployment, rule.Injury: &out.Injury, rule.Housing: &out.Housing}
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		if amount, ok := s.Amount(scheme); ok {
			*fields[scheme] = amount.StringFixed(2)
		}
	}
	if total, err := s.Total(); err == nil {
		out.Total = total.StringFixed(2)
	}
	return out
}
