package guangzhou

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/medical/outpatient"
	medicalresident "github.com/shebao-go/shebao/medical/resident"
	pensionresident "github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/rule"
)

// into is a series and the number it is read into.
type into struct {
	series string
	number *decimal.Decimal
}

// fill reads the figures of a month and returns the grade of the weakest. It stops at the first that is not known.
func fill(month rule.Month, list []into, with []Option) (weakest rule.Grade, err error) {
	for _, i := range list {
		f, err := Lookup(i.series, month, with...)
		if err != nil {
			return 0, err
		}
		*i.number = f.Number().Decimal()
		weakest = max(weakest, f.Grade())
	}
	return weakest, nil
}

// ResidentMedicalFormula returns the shares of the contribution base that the amounts of residents' medical insurance
// are in a year (穗府办规〔2021〕14号, from 2022), with the grade of the weakest. A year outside is ErrNoRule.
func ResidentMedicalFormula(year int, with ...Option) (medicalresident.Formula, rule.Grade, error) {
	var f medicalresident.Formula
	grade, err := fill(rule.MonthOf(year, 1), []into{{"medical.resident_total_rate", &f.Total},
		{"medical.resident_student_rate", &f.Student}, {"medical.resident_other_rate", &f.Other}}, with)
	return f, grade, err
}

// residentTiers is the number of tiers the city has from 2021-06 on.
const residentTiers = 7

// ResidentPension returns the tiers, subsidies and addition of residents' pension insurance (城乡居民基本养老保险缴费档次、政府补贴、
// 加发) in a month, with the grade of the weakest. A month before 2021-06 is ErrNoRule.
func ResidentPension(month rule.Month, with ...Option) (pensionresident.Params, rule.Grade, error) {
	var p pensionresident.Params
	p.Tiers = make([]pensionresident.Tier, residentTiers)
	p.ExtraAfter = 15 // 粤府〔2014〕37号 art. 8(3)
	list := []into{{"resident_pension.subsidy_cap", &p.MaxInAll.Decimal},
		{"resident_pension.extra_per_year", &p.ExtraPerYear}}
	for i := range p.Tiers {
		tier := "resident_pension.tier_" + strconv.Itoa(i+1)
		list = append(list, into{tier, &p.Tiers[i].Amount}, into{tier + "_subsidy", &p.Tiers[i].Subsidy},
			into{tier + "_aid_subsidy", &p.Tiers[i].AidSubsidy})
	}
	grade, err := fill(month, list, with)
	if err != nil {
		return pensionresident.Params{}, 0, err
	}
	highest := p.Tiers[residentTiers-1]
	p.MaxInAll.Valid, p.MaxSubsidy = true, highest.Subsidy.Add(highest.AidSubsidy)
	return p, grade, nil
}

// Outpatient returns what the pooled fund pays of ordinary outpatient care (职工医保普通门诊) of an employee or a retiree in a
// month, with the grade of the weakest figure. Ratios are known from 2022-12 (市政府令第193号), highest amounts of 2023 to
// 2025; a month without one of them is ErrNoRule.
func Outpatient(retired bool, month rule.Month, with ...Option) (outpatient.Terms, rule.Grade, error) {
	who := "employee"
	if retired {
		who = "retiree"
	}
	var t outpatient.Terms
	series := "medical.outpatient_" + who + "_"
	grade, err := fill(month, []into{{series + "community", &t.Community}, {series + "essential", &t.Essential},
		{series + "other", &t.Other}, {"medical.outpatient_cap_" + who, &t.Cap}}, with)
	return t, grade, err
}
