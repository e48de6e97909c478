package scenario

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	injurybenefit "github.com/shebao-go/shebao/injury/benefit"
	"github.com/shebao-go/shebao/maternity/leave"
	"github.com/shebao-go/shebao/rule"
	unemploymentbenefit "github.com/shebao-go/shebao/unemployment/benefit"
)

func maternityRules() []definition {
	return []definition{
		{Rule{"maternity.leave_days", "days of maternity leave by case, national or with Guangdong's additions", "1.3c", "女职工劳动保护特别规定 art. 7; 广东省人口与计划生育条例 art. 30"}, leaveDays},
		{Rule{"maternity.allowance", "the allowance for so many days and what the employer adds up to the wage due", "1.3c", "社会保险法 art. 56; 女职工劳动保护特别规定 art. 8"}, maternityAllowance},
	}
}

// leaveDays reads case and place.
func leaveDays(in *input) (any, error) {
	name := in.choice("case", "normal", "difficult", "twins", "triplets", "difficult_twins", "miscarriage_under_4m", "miscarriage_4m_plus")
	place := in.choice("place", "national", "guangdong")
	if err := in.done(); err != nil {
		return nil, err
	}
	params := leave.National()
	if place == "guangdong" {
		params = guangzhou.MaternityLeave().Value
	}
	c, err := leave.ParseCase(name)
	if err != nil {
		return nil, err
	}
	days, err := params.Days(c)
	if err != nil {
		return nil, err
	}
	return map[string]any{"days": days.Total, "statutory": days.Statutory, "reward": days.Reward}, nil
}

// maternityAllowance reads employer_average, days, round_daily_first and wage_due.
func maternityAllowance(in *input) (any, error) {
	average := in.number("employer_average", amount(rule.Maternity, person))
	days := in.count("days", 1, 1000)
	order := leave.RoundOnce
	if in.flag("round_daily_first") {
		order = leave.DailyFirst
	}
	due := in.optional("wage_due", amount(rule.Maternity, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	paid, err := leave.Allowance(average, days, order, due)
	if err != nil {
		return nil, err
	}
	out := map[string]any{"allowance": yuan(paid.Allowance)}
	if paid.TopUp.Valid {
		out["top_up"] = yuan(paid.TopUp.Decimal)
	}
	return out, nil
}

func unemploymentRules() []definition {
	return []definition{
		{Rule{"unemployment.flexible_contribution", "a flexible worker's monthly unemployment contribution on a chosen base", "1.3a", "粤人社规〔2025〕50号"}, chosenBase(rule.Unemployment)},
		{Rule{"unemployment.duration_months", "months of benefit for so many months of contributions, Guangdong's or the national most", "1.3a", "广东省失业保险条例 art. 17; 社会保险法 art. 46"}, durationMonths},
		{Rule{"unemployment.benefit", "the monthly benefit as a share of the minimum wage", "1.3a", "广东省失业保险条例 art. 19"}, unemploymentBenefit},
		{Rule{"unemployment.claim", "a whole claim month by month, the minimum wage changing on the way", "1.3a",
			"广东省失业保险条例 art. 17, 19, 49; 粤人社规〔2018〕2号; figures of package guangzhou, carried forward at most 12 months"},
			unemploymentClaim},
		{Rule{"unemployment.reemployment_months", "months paid at once to somebody who found work", "1.3a", "广东省失业保险条例 art. 22"}, reemploymentMonths},
	}
}

// durationMonths reads paid_months and place.
func durationMonths(in *input) (any, error) {
	paid := in.count("paid_months", 0, 1200)
	place := in.choice("place", "guangdong", "national")
	if err := in.done(); err != nil {
		return nil, err
	}
	months, err := unemploymentbenefit.NationalMonths(paid)
	if place == "guangdong" {
		months, err = unemploymentbenefit.Guangdong().Months(paid)
	}
	if err != nil {
		return nil, err
	}
	return map[string]any{"months": months}, nil
}

// unemploymentBenefit reads minimum_wage and ratio.
func unemploymentBenefit(in *input) (any, error) {
	wage := in.number("minimum_wage", amount(rule.Unemployment, person))
	ratio := in.number("ratio", rule.RateInput(rule.Unemployment, "", 100))
	if err := in.done(); err != nil {
		return nil, err
	}
	monthly, err := unemploymentbenefit.Amount(wage, ratio, decimal.NullDecimal{})
	if err != nil {
		return nil, err
	}
	return map[string]any{"monthly": yuan(monthly)}, nil
}

// unemploymentClaim reads paid_months and first_month (from 2014-07, when the regulation began). Each month has the
// amount the city published, 80 % of the minimum wage to 2018-04, then 90 %; months to come take the last one known.
func unemploymentClaim(in *input) (any, error) {
	paid := in.count("paid_months", 0, 1200)
	first := in.month("first_month")
	if err := in.done(); err != nil {
		return nil, err
	}
	claim := unemploymentbenefit.Claim{PaidMonths: paid, First: first, MinimumWage: func(m rule.Month) (rule.Figure, error) {
		return guangzhou.Lookup("minimum_wage", m, guangzhou.CarryForward())
	}, Published: func(m rule.Month) (rule.Figure, error) { return guangzhou.Lookup("unemployment.benefit", m) }}
	out, err := unemploymentbenefit.Guangdong().Pay(claim)
	if err != nil {
		return nil, err
	}
	payments := []map[string]any{}
	for _, p := range out.Payments {
		payments = append(payments, map[string]any{"month": p.Month, "amount": yuan(p.Benefit), "grade": p.Grade})
	}
	return map[string]any{"payments": payments, "total": yuan(out.Total)}, nil
}

// reemploymentMonths reads remaining_months.
func reemploymentMonths(in *input) (any, error) {
	remaining := in.count("remaining_months", 0, 24)
	if err := in.done(); err != nil {
		return nil, err
	}
	months, err := unemploymentbenefit.Guangdong().ReemploymentMonths(remaining)
	if err != nil {
		return nil, err
	}
	return map[string]any{"months": months}, nil
}

func injuryRules() []definition {
	return []definition{
		{Rule{"injury.base_rate", "the base rate of an industry class in a month, in percent", "1.3b", "人社部发〔2015〕71号; 省级统筹工伤保险行业基准费率标准过渡办法 annex 2"}, injuryBaseRate},
		{Rule{"injury.own_wage", "the own wage benefits are counted by, within 60 % to 300 % of the pool's average", "1.3b", "工伤保险条例 art. 64"}, ownWage},
		{Rule{"injury.disability", "lump sum and monthly allowance of a disability grade, and who pays", "1.3b", "工伤保险条例 art. 35-37"}, disability},
		{Rule{"injury.termination_subsidies", "the two subsidies at the end of a contract, grades 5 to 10", "1.3b", "工伤保险条例 art. 36-37; 广东省工伤保险条例 (2019)"}, terminationSubsidies},
		{Rule{"injury.death_lump", "the lump sum for a death, by the year of the accident", "1.3b", "工伤保险条例 art. 39"}, deathLump},
	}
}

// injuryBaseRate reads industry_class, place and month.
func injuryBaseRate(in *input) (any, error) {
	class := in.count("industry_class", 1, 8)
	place := in.choice("place", "national", "guangzhou")
	month := in.month("month")
	if err := in.done(); err != nil {
		return nil, err
	}
	f, err := injurybenefit.NationalRate(class, month)
	if place == "guangzhou" {
		f, err = guangzhou.Lookup("injury.class_"+string(rune('0'+class))+"_rate", month)
	}
	if err != nil {
		return nil, err
	}
	return map[string]any{"percent": f.Number().Decimal().Shift(2).String(), "grade": f.Grade(), "source": f.Cite().In(rule.English)}, nil
}

// ownWage reads average_12_months and pool_average.
func ownWage(in *input) (any, error) {
	average := in.number("average_12_months", amount(rule.Injury, person))
	pool := in.number("pool_average", amount(rule.Injury, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	own, err := injurybenefit.OwnWage(average, pool)
	if err != nil {
		return nil, err
	}
	return map[string]any{"own_wage": yuan(own)}, nil
}

// disability reads grade, own_wage and minimum_wage. Grades 7 to 10 have no monthly allowance and so no payer of one.
func disability(in *input) (any, error) {
	grade := in.count("grade", 1, 10)
	own := in.number("own_wage", amount(rule.Injury, person))
	minimum := in.optional("minimum_wage", amount(rule.Injury, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	award, err := injurybenefit.Disability(grade, own, minimum)
	if err != nil {
		return nil, err
	}
	out := map[string]any{"lump": yuan(award.Lump), "allowance": yuan(award.Allowance.Decimal), "payer": award.Payer.String()}
	if award.TopUp.Valid {
		out["top_up"] = yuan(award.TopUp.Decimal)
	}
	return out, nil
}

// terminationSubsidies reads grade, own_wage and place; the national regulation leaves the months to the provinces.
func terminationSubsidies(in *input) (any, error) {
	grade := in.count("grade", 1, 10)
	own := in.number("own_wage", amount(rule.Injury, person))
	place := in.choice("place", "national", "guangdong")
	if err := in.done(); err != nil {
		return nil, err
	}
	params := injurybenefit.National()
	if place == "guangdong" {
		params = guangzhou.InjuryBenefits().Value
	}
	out, err := params.TerminationSubsidies(grade, own)
	if err != nil {
		return nil, err
	}
	return map[string]any{"medical_subsidy": yuan(out.Medical), "employment_subsidy": yuan(out.Employment)}, nil
}

// deathLump reads accident_year; the income of the year before decides.
func deathLump(in *input) (any, error) {
	year := in.count("accident_year", 1900, 2200)
	if err := in.done(); err != nil {
		return nil, err
	}
	income, err := guangzhou.Lookup("national.urban_income", rule.MonthOf(year-1, 1))
	if err != nil {
		return nil, err
	}
	lump, err := injurybenefit.DeathLump(income.Number().Decimal())
	if err != nil {
		return nil, err
	}
	return map[string]any{"lump": yuan(lump), "grade": income.Grade()}, nil
}

// benefitRules are the benefits of the schemes besides pension and medical insurance.
func benefitRules() []definition {
	return slices.Concat(maternityRules(), unemploymentRules(), injuryRules())
}
