package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/pension/benefit/flexible"
	"github.com/shebao-go/shebao/pension/benefit/history"
	"github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/pension/survivor"
	"github.com/shebao-go/shebao/rule"
)

func pensionBenefitRules() []definition {
	const awards = "国发〔2005〕38号; 粤府〔2006〕96号; 粤府函〔2021〕294号; award sheets"
	return []definition{
		{Rule{"pension.retirement", "when somebody reaches the statutory age and retires, with an elastic choice", "-", "国务院关于渐进式延迟法定退休年龄的办法 art. 1-3; 人社部发〔2024〕94号"}, retirement},
		{Rule{"pension.minimum_contribution_months", "the least contribution months for a year of retirement", "-", "国务院关于渐进式延迟法定退休年龄的办法 art. 2"}, minimumMonths},
		{Rule{"pension.divisor", "the divisor of the individual account at an age", "-", "国发〔2005〕38号, annex"}, divisor},
		{Rule{"pension.average_index", "the average contribution index of deemed and paid months", "-", awards}, averageIndex},
		{Rule{"pension.basic", "the basic part of a pension", "-", awards}, basicPension},
		{Rule{"pension.account", "the account part of a pension", "-", "国发〔2005〕38号"}, accountPension},
		{Rule{"pension.account_year", "one year of an individual account", "-", "社会保险法 art. 14"}, accountYear},
		{Rule{"pension.transitional_guangdong", "Guangdong's transitional part by the old and the new method", "-", awards}, transitional},
		{Rule{"pension.benefit_guangdong", "a whole pension as an award sheet of Guangdong shows it", "-", awards}, guangdongPension},
		{Rule{"pension.survivor", "funeral grant and lump sum for the survivors", "-", "人社部发〔2021〕18号 art. 4-5"}, survivors},
		{Rule{"pension.flexible_contribution", "a flexible worker's monthly pension contribution on a chosen base, with the account's part", "1.1a", "粤人社规〔2021〕5号"}, flexiblePension},
		{Rule{"pension.resident_benefit", "a resident's monthly pension: basic part, extra, account over the divisor", "1.1b, 1.1c", "粤府〔2014〕37号 art. 15"}, residentBenefit},
	}
}

// retirement reads category, birth_month and elect_months.
func retirement(in *input) (any, error) {
	name := in.choice("category", "male60", "female55", "female50")
	birth := in.month("birth_month")
	elect := in.countOr("elect_months", -36, 36, 0)
	if err := in.done(); err != nil {
		return nil, err
	}
	var category retire.Category
	if err := category.UnmarshalText([]byte(name)); err != nil {
		return nil, err
	}
	r, err := retire.Retirement(category, birth, elect)
	if err != nil {
		return nil, err
	}
	return map[string]any{"delay_months": r.DelayMonths, "statutory_month": r.StatutoryMonth, "statutory_age_months": r.StatutoryAgeMonths,
		"retirement_month": r.Month, "retirement_age_months": r.AgeMonths, "minimum_contribution_months": r.MinimumContributionMonths}, nil
}

// minimumMonths reads year.
func minimumMonths(in *input) (any, error) {
	year := in.count("year", 1900, 2200)
	if err := in.done(); err != nil {
		return nil, err
	}
	months, err := retire.MinimumContributionMonths(year)
	if err != nil {
		return nil, err
	}
	return map[string]any{"months": months}, nil
}

// divisor reads age_years, age_months and retired_in.
func divisor(in *input) (any, error) {
	years, months := in.count("age_years", 40, 70), in.count("age_months", 0, 11)
	retired := in.month("retired_in")
	if err := in.done(); err != nil {
		return nil, err
	}
	d, err := retire.Divisor(years, months, retired)
	if err != nil {
		return nil, err
	}
	return map[string]any{"divisor": d.String()}, nil
}

// sheetIndex is the door for an index as award sheets print it, with up to 16 decimals.
func sheetIndex() rule.Input {
	return rule.Input{Area: rule.AreaPension, Max: 10, Places: 16, Do: rule.Untranslated("pass an index such as 0.5938")}
}

// sheetYears is the door for contribution years as award sheets print them.
func sheetYears() rule.Input {
	return rule.Input{Area: rule.AreaPension, Max: 100, Places: 16, Do: rule.Untranslated("pass years such as 17.75")}
}

// benefitBaseInput is the door for a benefit base (计发基数).
func benefitBaseInput() rule.Input {
	return rule.Input{Area: rule.AreaPension, Min: 1, Max: 10_000_000, Places: 2, Do: rule.Untranslated("pass the benefit base of the year in yuan a month")}
}

// averageIndex reads deemed_index, deemed_months, paid_months and paid_index.
func averageIndex(in *input) (any, error) {
	index := rule.Input{Area: rule.AreaPension, Max: 10, Places: 8, Do: rule.Untranslated("pass an index such as 1.191")}
	deemed := in.number("deemed_index", index)
	deemedMonths, paidMonths := in.count("deemed_months", 0, 1200), in.count("paid_months", 0, 1200)
	paid := in.number("paid_index", index)
	if err := in.done(); err != nil {
		return nil, err
	}
	average, err := history.Average(deemed, deemedMonths, paidMonths, paid)
	if err != nil {
		return nil, err
	}
	return map[string]any{"average_index": average.StringFixed(4)}, nil
}

// basicPension reads benefit_base, average_index, contribution_years and low_index_threshold.
func basicPension(in *input) (any, error) {
	q := benefit.BasicInput{BenefitBase: in.number("benefit_base", benefitBaseInput()), AverageIndex: in.number("average_index", sheetIndex())}
	q.Years = decimal.NewNullDecimal(in.number("contribution_years", sheetYears()))
	q.LowIndexThreshold = in.optional("low_index_threshold", rule.Input{Area: rule.AreaPension, Max: 10, Places: 8, Do: rule.Untranslated("pass the index below which a applies, such as 0.6")})
	if err := in.done(); err != nil {
		return nil, err
	}
	part, err := benefit.Basic(q)
	return monthlyPart(part, err)
}

// monthlyPart writes one part of a pension with the steps of its reckoning.
func monthlyPart(part benefit.Part, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return map[string]any{"monthly": yuan(part.Monthly), "steps": steps(part.Steps)}, nil
}

// steps writes the reckoning of an award for the person who has to explain it.
func steps(list []benefit.Step) []map[string]string {
	out := []map[string]string{}
	for _, s := range list {
		out = append(out, map[string]string{"name": s.English, "name_zh": s.Chinese, "formula": s.Formula, "value": s.Value.String(), "source": s.Cite.In(rule.English)})
	}
	return out
}

// accountPension reads balance, divisor and rounding.
func accountPension(in *input) (any, error) {
	balance := in.number("balance", amount(rule.Pension, person))
	months := in.number("divisor", rule.Input{Area: rule.AreaPension, Min: 56, Max: 233, Places: 1, Do: rule.Untranslated("pass the months of the divisor table, such as 139 at age 60")})
	rounding := rule.Rounding{}
	if in.has("rounding") && in.choice("rounding", "fen", "jiao_up_from_fen") == "jiao_up_from_fen" {
		rounding = rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true}
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	part, err := benefit.Account(balance, months, rounding)
	return monthlyPart(part, err)
}

// accountYear reads opening, rate and contributions.
func accountYear(in *input) (any, error) {
	opening := in.number("opening", amount(rule.Pension, person))
	rate := in.number("rate", rule.RateInput(rule.AreaPension, "", 100))
	var credits []decimal.Decimal
	if in.has("contributions") {
		credits = in.numbers("contributions", amount(rule.Pension, person))
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	year, err := history.AccountYear(opening, rate, credits)
	if err != nil {
		return nil, err
	}
	return map[string]any{"closing": yuan(year.Closing)}, nil
}

// transitional reads benefit_base, deemed_account_balance, contribution_months, new_method_years, coefficient and
// phase_in.
func transitional(in *input) (any, error) {
	params := benefit.Yuefuhan294Of2021()
	q := benefit.TransitionalInput{BenefitBase: in.number("benefit_base", benefitBaseInput()),
		DeemedBalance: in.number("deemed_account_balance", amount(rule.Pension, person)), Months: in.count("contribution_months", 0, 1200),
		NewMethodYears: in.number("new_method_years", rule.Input{Area: rule.AreaPension, Max: 100, Places: 8, Do: rule.Untranslated("pass the years weighted with their index, such as 4.41845")})}
	coefficient := rule.RateInput(rule.AreaPension, "", 100)
	rate := in.number("coefficient", coefficient)
	q.PhaseIn = in.number("phase_in", rule.RateInput(rule.AreaPension, "", 100))
	if err := in.done(); err != nil {
		return nil, err
	}
	number, err := coefficient.Number(rate)
	if err != nil {
		return nil, err
	}
	params.Coefficient = rule.SettingFigure(number)
	out, err := benefit.Transitional(params, q)
	if err != nil {
		return nil, err
	}
	return map[string]any{"old_part": yuan(out.OldPart), "transitional": yuan(out.Transitional), "new_method": yuan(out.NewMethod), "adjustment": yuan(out.Adjustment), "steps": steps(out.Steps)}, nil
}

// guangdongPension reads benefit_base, average_index, contribution_months, balance, divisor, retired_in,
// deemed_account_balance and new_method_years.
func guangdongPension(in *input) (any, error) {
	q := benefit.GuangdongInput{BenefitBase: in.number("benefit_base", benefitBaseInput()),
		AverageIndex: in.number("average_index", rule.Input{Area: rule.AreaPension, Max: 10, Places: 4, Do: rule.Untranslated("pass the index with the sheet's 4 decimals, such as 0.5938")}),
		Months:       in.count("contribution_months", 1, 1200), Balance: in.number("balance", amount(rule.Pension, person)),
		Divisor:   in.number("divisor", rule.Input{Area: rule.AreaPension, Min: 56, Max: 233, Places: 1, Do: rule.Untranslated("pass the months of the divisor table, such as 195 at age 50")}),
		RetiredIn: in.month("retired_in"), DeemedBalance: in.optional("deemed_account_balance", amount(rule.Pension, person)),
		NewMethodYears: in.optional("new_method_years", rule.Input{Area: rule.AreaPension, Max: 100, Places: 8, Do: rule.Untranslated("pass the years weighted with their index, such as 4.41845")})}
	if err := in.done(); err != nil {
		return nil, err
	}
	a, err := benefit.Guangdong(benefit.Yuefuhan294Of2021(), q)
	if err != nil {
		return nil, err
	}
	return map[string]any{"basic": yuan(a.Basic), "account": yuan(a.Account), "transitional": yuan(a.Transitional), "adjustment": yuan(a.Adjustment),
		"total": yuan(a.Total), "steps": steps(a.Steps), "grade": a.Grade}, nil
}

// survivors reads contribution_years, monthly_income, own_contributions and years_drawn.
func survivors(in *input) (any, error) {
	twelve := decimal.New(12, 0)
	years := rule.Input{Area: rule.AreaPension, Max: 100, Places: 8, Do: rule.Untranslated("pass years such as 21.25")}
	d := survivor.Death{ContributionMonths: in.number("contribution_years", years).Mul(twelve),
		MonthlyIncome:    in.number("monthly_income", rule.Input{Area: rule.AreaPension, Max: 1_000_000, Places: 8, Do: rule.Untranslated("pass last year's urban disposable income a month in yuan")}),
		OwnContributions: in.optional("own_contributions", amount(rule.Pension, person))}
	if drawn := in.wholeOr("years_drawn", years); drawn.Valid {
		d.DrawnMonths = decimal.NewNullDecimal(drawn.Decimal.Mul(twelve))
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	b, err := survivor.Benefits(d)
	if err != nil {
		return nil, err
	}
	out := map[string]any{"months": b.Months.String(), "funeral": yuan(b.Funeral), "lump": yuan(b.Lump)}
	if b.Total.Valid {
		out["total"] = yuan(b.Total.Decimal)
	}
	return out, nil
}

// flexiblePension reads base, rate and account_rate. The base is one the worker has chosen; limits are not checked
// here.
func flexiblePension(in *input) (any, error) {
	base := in.number("base", rule.WageInput(rule.AreaPension, ""))
	door := rule.RateInput(rule.AreaPension, "", 100)
	rate, account := in.number("rate", door), in.optional("account_rate", door)
	if err := in.done(); err != nil {
		return nil, err
	}
	params := flexible.Params{Floor: rule.SettingFigure(rule.Number{}), Ceiling: rule.NoneFigure(), AccountRate: rule.NoneFigure()}
	number, err := door.Number(rate)
	if err != nil {
		return nil, err
	}
	params.Rate = rule.SettingFigure(number)
	if account.Valid {
		if number, err = door.Number(account.Decimal); err != nil {
			return nil, err
		}
		params.AccountRate = rule.SettingFigure(number)
	}
	c, err := flexible.Contribute(params, base)
	if err != nil {
		return nil, err
	}
	out := map[string]any{"amount": yuan(c.Line.Amount())}
	if c.Account.Valid {
		out["account"], out["pooled"] = yuan(c.Account.Decimal), yuan(c.Pooled.Decimal)
	}
	return out, nil
}

// residentBenefit reads basic, or month, whose basic pension of the city holds; balance, divisor and extra.
func residentBenefit(in *input) (any, error) {
	var month rule.Month
	var c resident.Claim
	if in.has("month") {
		in.exclude("basic", "month")
		month = in.month("month")
	} else {
		c.Basic = in.number("basic", amount(rule.Pension, person))
	}
	c.Balance = in.number("balance", amount(rule.Pension, person))
	c.Divisor = in.numberOr("divisor", residentDivisor(), decimal.New(139, 0))
	c.Extra = in.numberOr("extra", amount(rule.Pension, person), decimal.Decimal{})
	if err := in.done(); err != nil {
		return nil, err
	}
	var grade rule.Grade
	if !month.IsZero() {
		f, err := guangzhou.Lookup("resident_pension.base", month)
		if err != nil {
			return nil, err
		}
		c.Basic, grade = f.Number().Decimal(), f.Grade()
	}
	p, err := resident.Monthly(c)
	if err != nil {
		return nil, err
	}
	return graded(map[string]any{"monthly": yuan(p.Total), "account": yuan(p.Account)}, grade), nil
}
