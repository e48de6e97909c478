package main

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Slip is the amounts of one person in fen, in the order of the engine's columns.
type Slip struct {
	ID                 string
	Amounts            []int64
	Employee, Employer int64 // the total of each payer
}

// engine computes slips under the policy of one month.
type engine struct {
	policy   payroll.Policy
	employer payroll.Employer
	columns  []string // such as pension_employee
}

func newEngine(s *Settings) (*engine, error) {
	policy, employer, err := s.policy()
	if err != nil {
		return nil, err
	}
	slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.New(5000, 0)})
	if err != nil {
		return nil, err
	}
	e := &engine{policy: policy, employer: employer}
	for i := range slip.Lines {
		e.columns = append(e.columns, slip.Lines[i].Scheme().String()+"_"+slip.Lines[i].Payer().String())
	}
	return e, nil
}

// compute passes on the slip of each row, or why it has none.
func (e *engine) compute(rows []Row, slips func(Slip), refusals func(Refusal)) {
	own := func(fen int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.New(fen, -2)) }
	for i := range rows {
		r := &rows[i]
		slip, err := e.policy.Slip(e.employer, payroll.Employee{Wages: payroll.Wages{Pension: own(r.Pension), Medical: own(r.Medical),
			Unemployment: own(r.Unemployment), Injury: own(r.Injury), Housing: own(r.Housing)}})
		if err != nil {
			refusals(r.refuse(oneLine(err.Error())))
			continue
		}
		s := Slip{ID: r.ID}
		for k := range slip.Lines {
			line := &slip.Lines[k]
			s.Amounts = append(s.Amounts, line.Fen())
			if line.Payer() == rule.Employee {
				s.Employee += line.Fen()
			} else {
				s.Employer += line.Fen()
			}
		}
		slips(s)
	}
}
