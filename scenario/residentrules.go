package scenario

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	pensionresident "github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/rule"
)

// residentRules are rules of residents' schemes that read the city's figures.
func residentRules() []definition {
	return []definition{
		{Rule{"pension.resident_years", "what equal years in a tier put on the account, and the pension they give",
			"1.1c", "粤府〔2014〕37号 art. 6-9, 11, 15; tiers and subsidies of package guangzhou from 2021-06"},
			residentYears},
	}
}

// residentYears reads month (of the first payment), tier, years, aid (collective aid a year), basic (the city's basic
// pension of the month where absent) and divisor. The account has no interest.
func residentYears(in *input) (any, error) {
	door := amount(rule.Pension, person)
	month := in.month("month")
	c := pensionresident.Contribution{Tier: in.number("tier", door)}
	years := in.count("years", 1, 100)
	c.Aid = in.numberOr("aid", door, decimal.Decimal{})
	basic := in.optional("basic", door)
	divisor := in.numberOr("divisor", residentDivisor(), decimal.New(139, 0))
	if err := in.done(); err != nil {
		return nil, err
	}
	if years < 15 {
		return nil, &rule.FieldError{Kind: rule.ErrNotApplicable, Area: rule.AreaPension, Field: "years", Value: strconv.Itoa(years),
			Reason: rule.Untranslated("is fewer than 15, so there is no basic pension (粤府〔2014〕37号 art. 16)"), Do: rule.Untranslated("ask pension.resident_ways what is open to the person")}
	}
	params, grade, err := guangzhou.ResidentPension(month)
	if err != nil {
		return nil, err
	}
	if !basic.Valid {
		f, err := guangzhou.Lookup("resident_pension.base", month)
		if err != nil {
			return nil, err
		}
		basic.Decimal, grade = f.Number().Decimal(), max(grade, f.Grade())
	}
	account, err := pensionresident.Accumulate(params, c, years)
	if err != nil {
		return nil, err
	}
	extra, err := params.Extra(years)
	if err != nil {
		return nil, err
	}
	p, err := pensionresident.Monthly(pensionresident.Claim{Basic: basic.Decimal, Extra: extra, Balance: account.Total,
		Divisor: divisor})
	if err != nil {
		return nil, err
	}
	return map[string]any{"own": yuan(account.Own), "aid": yuan(account.Aid), "subsidy": yuan(account.Subsidy),
		"subsidy_uncut": yuan(account.Uncut), "limit": account.Limit, "balance": yuan(account.Total),
		"basic": yuan(p.Basic), "extra": yuan(p.Extra), "account": yuan(p.Account), "monthly": yuan(p.Total),
		"grade": grade}, nil
}

// residentDivisor is the door for the months of the divisor table.
func residentDivisor() rule.Input {
	return rule.Input{Area: rule.AreaPension, Min: 56, Max: 233, Places: 1,
		Do: rule.Untranslated("pass the divisor at the age of the first payment, 139 at 60")}
}

// residentFigures gives the figures of residents' pensions and their grade, 0 for the caller's own.
type residentFigures func() (pensionresident.Params, rule.Grade, error)

// residentTerms reads month, whose figures of the city hold, or the caller's own figures, the fields named.
func residentTerms(in *input, read func(*pensionresident.Params), own ...string) residentFigures {
	if !in.has("month") {
		var p pensionresident.Params
		read(&p)
		return func() (pensionresident.Params, rule.Grade, error) { return p, 0, nil }
	}
	for _, field := range own {
		in.exclude(field, "month")
	}
	month := in.month("month")
	return func() (pensionresident.Params, rule.Grade, error) { return guangzhou.ResidentPension(month) }
}

// graded adds the grade of the city's figures to an answer; the caller's own figures have none.
func graded(out map[string]any, grade rule.Grade) map[string]any {
	if grade != 0 {
		out["grade"] = grade
	}
	return out
}
