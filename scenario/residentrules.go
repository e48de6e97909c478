package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	medicalresident "github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/rule"
)

// residentRules are rules of residents' schemes that read the city's figures.
func residentRules() []definition {
	return []definition{
		{Rule{"medical.resident_formula", "residents' contributions and subsidies of a year as shares of the base",
			"1.2b", "穗府办规〔2021〕14号; reproduces the notices of 2022, 2023 and 2024"}, residentFormula},
	}
}

// residentFormula reads year and base, or urban_income and rural_income of the year before last; without either, the
// year's printed base.
func residentFormula(in *input) (any, error) {
	year := in.count("year", 1900, 2200)
	if in.has("base") {
		in.exclude("urban_income", "base")
		in.exclude("rural_income", "base")
	}
	base := in.optional("base", amount(rule.Medical, person))
	urban := in.optional("urban_income", amount(rule.Medical, person))
	rural := in.optional("rural_income", amount(rule.Medical, person))
	if urban.Valid != rural.Valid {
		in.note(rule.ErrMissingField, "rural_income", "", "and urban_income go together", "pass both, or the base")
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	formula, grade, err := guangzhou.ResidentMedicalFormula(year)
	if err != nil {
		return nil, err
	}
	switch {
	case urban.Valid:
		if base.Decimal, err = medicalresident.Base(urban.Decimal, rural.Decimal); err != nil {
			return nil, err
		}
	case !base.Valid:
		f, err := guangzhou.Lookup("medical.resident_base", rule.MonthOf(year, 1))
		if err != nil {
			return nil, err
		}
		base.Decimal, grade = f.Number().Decimal(), max(grade, f.Grade())
	}
	a, err := formula.Amounts(base.Decimal)
	if err != nil {
		return nil, err
	}
	part := func(personal, subsidy decimal.Decimal) map[string]string {
		return map[string]string{"personal": yuan(personal), "subsidy": yuan(subsidy)}
	}
	return map[string]any{"base": yuan(base.Decimal), "total": yuan(a.Total), "grade": grade,
		"student": part(a.StudentPersonal, a.StudentSubsidy), "other": part(a.OtherPersonal, a.OtherSubsidy)}, nil
}
