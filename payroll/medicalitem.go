package payroll

import (
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/rule"
)

// MedicalItem returns the employer's medical insurance as the bureau bills it: from 2021-10 one item with maternity
// insurance (职工基本医疗保险（含生育保险）) at the sum of both rates, rounded once (see maternity.InMedicalItem); before that, and
// where the slip has no line of maternity insurance, the line of medical insurance alone. It is false where the slip
// has no such line or lacks a figure of either.
func (s Slip) MedicalItem() (rule.Line, bool) {
	for _, m := range s.Missing {
		if m.Scheme == rule.Maternity { // without a figure of medical insurance there is no line of it
			return rule.Line{}, false
		}
	}
	medical, there := s.Line(rule.Medical, rule.Employer)
	if !there {
		return rule.Line{}, false
	}
	also, there := s.Line(rule.Maternity, rule.Employer)
	if !there {
		return *medical, true
	}
	charge, joined := oneItem(s.Month, medical.Charge(), also.Charge())
	if !joined {
		return *medical, true
	}
	declared, err := rule.Wage("", "wage", medical.Declared())
	if err != nil {
		return rule.Line{}, false
	}
	line, err := charge.Line(declared)
	return line, err == nil
}

// oneItem returns the charge of medical and maternity insurance as one item; false for a month in which they are two,
// or where they have not one base.
func oneItem(month rule.Month, medical, also rule.Charge) (rule.Charge, bool) {
	oneBase := medical.Floor.Number() == also.Floor.Number() && medical.Ceiling.Number() == also.Ceiling.Number()
	if !maternity.InMedicalItem(month) || !oneBase || medical.Rounding != also.Rounding {
		return rule.Charge{}, false
	}
	rate, err := medical.Rate.Plus(also.Rate, rule.RateInput("", "", 100))
	if err != nil {
		return rule.Charge{}, false
	}
	medical.Rate = rate
	return medical, true
}

// medicalItem are the levies of medical and maternity insurance of a slip in which they are one item; those of two
// items where they cannot be one.
func (c *compiled) medicalItem() [2]*levy {
	two := [2]*levy{&c.levies[rule.Medical], &c.levies[rule.Maternity]}
	if !two[0].plain || !two[1].plain {
		return two
	}
	medical, also := two[0].charges[1], two[1].charges[0]
	charge, joined := oneItem(c.policy.Month, medical.Charge(), also.Charge())
	if !joined {
		return two
	}
	prepared, err := charge.Prepare()
	if err != nil {
		return two
	}
	one := *two[0]
	one.charges[1] = prepared
	return [2]*levy{&one, {none: Exclusion{rule.Maternity,
		"in the employer's medical insurance, one item at the sum of both rates (职工基本医疗保险（含生育保险）)",
		"已含在单位的职工基本医疗保险（含生育保险）中，按两项费率之和计征"}}}
}
