package payroll

import (
	"encoding/json"

	"github.com/shebao-go/shebao/rule"
)

// SlipFields are what the JSON of a slip holds: amounts with two decimals, in yuan, by payer and scheme.
type SlipFields struct {
	Month         rule.Month        `json:"month" doc:"the month" zh:"月份"`
	Employee      sideFields        `json:"employee" doc:"what the person owes, yuan" zh:"个人应缴（元）"`
	Employer      sideFields        `json:"employer" doc:"what the employer owes, yuan" zh:"单位应缴（元）"`
	Grade         rule.Grade        `json:"grade,omitempty" doc:"the weakest of the figures" zh:"数据等级"`
	Missing       []missingFields   `json:"missing" doc:"figures nobody knows" zh:"缺少的数值"`
	NotApplicable []Exclusion       `json:"not_applicable,omitempty" doc:"schemes without a line" zh:"不适用的险种"`
	Notices       []Notice          `json:"notices,omitempty" doc:"what was not applied" zh:"提示"`
	Lines         []rule.LineFields `json:"lines" doc:"line by line" zh:"明细"`
}

// sideFields are one payer's amounts; a scheme without a line is absent, never 0.
type sideFields struct {
	Pension           string `json:"pension,omitempty" doc:"yuan" zh:"养老保险（元）"`
	Medical           string `json:"medical,omitempty" doc:"yuan" zh:"医疗保险（元）"`
	Maternity         string `json:"maternity,omitempty" doc:"yuan" zh:"生育保险（元）"`
	IllnessSupplement string `json:"illness_supplement,omitempty" doc:"yuan" zh:"重大疾病医疗补助（元）"`
	Unemployment      string `json:"unemployment,omitempty" doc:"yuan" zh:"失业保险（元）"`
	Injury            string `json:"injury,omitempty" doc:"yuan" zh:"工伤保险（元）"`
	Housing           string `json:"housing,omitempty" doc:"yuan" zh:"住房公积金（元）"`
	Total             string `json:"total,omitempty" doc:"yuan; absent where something is missing" zh:"合计（元）"`
}

type missingFields struct {
	Scheme rule.Scheme `json:"scheme" doc:"the scheme" zh:"险种"`
	Payer  rule.Payer  `json:"payer" doc:"whose line" zh:"缴费方"`
	What   string      `json:"what" doc:"floor, ceiling, base, rate or relief" zh:"缺少什么"`
	Why    string      `json:"why" doc:"why" zh:"原因"`
}

// Fields returns what the JSON of the slip holds. A side with something missing has no total.
func (s *Slip) Fields() SlipFields {
	out := SlipFields{Month: s.Month, Employee: s.Employee.fields(), Employer: s.Employer.fields(), Grade: s.Grade(),
		Missing: []missingFields{}, NotApplicable: s.NotApplicable, Notices: s.Notices, Lines: []rule.LineFields{}}
	for _, m := range s.Missing {
		out.Missing = append(out.Missing, missingFields{m.Scheme, m.Payer, m.What, m.Err.Error()})
	}
	for i := range s.Lines {
		out.Lines = append(out.Lines, s.Lines[i].Fields())
	}
	return out
}

// MarshalJSON writes Fields: amounts as text with two decimals by payer and scheme, the weakest grade, what is missing,
// and the lines.
func (s Slip) MarshalJSON() ([]byte, error) { return json.Marshal(s.Fields()) }

// fields returns the amounts of one side.
func (s *Side) fields() sideFields {
	var out sideFields
	fields := [...]*string{rule.Pension: &out.Pension, rule.Medical: &out.Medical, rule.Maternity: &out.Maternity,
		rule.IllnessSupplement: &out.IllnessSupplement, rule.Unemployment: &out.Unemployment,
		rule.Injury: &out.Injury, rule.Housing: &out.Housing}
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
