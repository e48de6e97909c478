package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/medical/outpatient"
	"github.com/shebao-go/shebao/rule"
)

func outpatientRules() []definition {
	return []definition{
		{Rule{"medical.outpatient", "what the pooled fund pays of a bill of ordinary outpatient care", "1.2a",
			"市政府令第193号, from public pages; figures of package guangzhou from 2023"}, ordinaryOutpatient},
	}
}

// ordinaryOutpatient reads month, person (employee, retiree), place (community, other), cost, essential (class A
// essential medicines in primary care) and used (what the fund paid earlier in the year).
func ordinaryOutpatient(in *input) (any, error) {
	month, door := in.month("month"), amount(rule.Medical, person)
	retired := in.choice("person", "employee", "retiree") == "retiree"
	c := outpatient.Claim{Place: outpatient.Other}
	if in.choice("place", "community", "other") == "community" {
		c.Place = outpatient.Community
	}
	c.Cost = in.number("cost", door)
	c.Essential = in.numberOr("essential", door, decimal.Decimal{})
	c.Used = in.numberOr("used", door, decimal.Decimal{})
	if err := in.done(); err != nil {
		return nil, err
	}
	terms, grade, err := guangzhou.Outpatient(retired, month)
	if err != nil {
		return nil, err
	}
	p, err := outpatient.Pay(terms, c)
	if err != nil {
		return nil, err
	}
	return map[string]any{"fund": yuan(p.Fund), "person": yuan(p.Person), "left": yuan(p.Left), "limit": p.Limit,
		"cap": yuan(terms.Cap), "grade": grade}, nil
}
