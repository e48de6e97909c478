package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/guangzhou"
	injurybenefit "github.com/shebao-go/shebao/injury/benefit"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/pension/benefit/history"
	"github.com/shebao-go/shebao/pension/survivor"
	"github.com/shebao-go/shebao/rule"
	unemploymentbenefit "github.com/shebao-go/shebao/unemployment/benefit"
)

// furtherRules are rules of several schemes that few callers need.
func furtherRules() []definition {
	return []definition{
		{Rule{"pension.recompute", "a pension computed again once its year's benefit base is published", "-", "粤府〔2006〕96号; award sheets"}, recompute},
		{Rule{"pension.index_history", "the average index of a contribution history, with its gaps", "-", "award sheets of Guangdong"}, indexHistory},
		{Rule{"pension.double_months", "relations with months paid twice: which count, what is refunded", "-", "Guangzhou page on transfers (2025-10-15) 二"}, doubleMonths},
		{Rule{"pension.temporary_account", "whether an insurance relation is a temporary account", "-", "Guangzhou page on transfers (2025-10-15) 一"}, temporaryAccount},
		{Rule{"pension.disability_allowance", "the allowance for lost working capacity; its amount is the caller's", "-", "社会保险法 art. 17"}, incapacity},
		{Rule{"annuity.back_payment", "a back-payment against what was actually suspended", "1.4a", "企业年金办法 (令第36号) art. 16"}, backPayment},
		{Rule{"unemployment.job_seeking", "the job-seeking subsidy of a month", "1.3a", "广东省失业保险条例 art. 20"}, jobSeeking},
		{Rule{"unemployment.death", "funeral grant and survivors' grant of somebody who died drawing the benefit", "1.3a", "广东省失业保险条例 art. 25"}, unemploymentDeath},
		{Rule{"unemployment.float_coefficient", "an employer's floating coefficient by the caller's tiers", "1.3a", "广东省失业保险条例 art. 9"}, floatCoefficient},
		{Rule{"unemployment.refund", "what an employer that kept its staff gets back; terms are the caller's", "1.3a", "广东省失业保险条例 art. 9; 粤人社规〔2022〕9号"}, stabilisationRefund},
		{Rule{"injury.nursing", "the monthly nursing payment of a level", "1.3b", "工伤保险条例 art. 34; 广东省工伤保险条例 (2019)"}, nursing},
		{Rule{"injury.death", "what a death at work gives: funeral, lump sum, dependants", "1.3b", "工伤保险条例 art. 39"}, injuryDeath},
		{Rule{"injury.paid_leave", "the wage the employer goes on paying during treatment", "1.3b", "工伤保险条例 art. 33"}, paidLeave},
		{Rule{"injury.pension_top_up", "what the fund adds where the pension is below the allowance", "1.3b", "工伤保险条例 art. 35; 社会保险法 art. 40"}, pensionTopUp},
	}
}

// recompute reads the fields of pension.benefit_guangdong without deemed years, published_base and months_paid.
func recompute(in *input) (any, error) {
	q := benefit.GuangdongInput{BenefitBase: in.number("benefit_base", benefitBaseInput()), AverageIndex: in.number("average_index", rule.Input{Area: rule.AreaPension, Max: 10, Places: 4, Do: rule.Untranslated("pass the index with the sheet's 4 decimals")}),
		Months: in.count("contribution_months", 1, 1200), Balance: in.number("balance", amount(rule.Pension, person)),
		Divisor: in.number("divisor", rule.Input{Area: rule.AreaPension, Min: 56, Max: 233, Places: 1, Do: rule.Untranslated("pass the months of the divisor table")}), RetiredIn: in.month("retired_in")}
	published, paid := in.number("published_base", benefitBaseInput()), in.count("months_paid", 0, 1200)
	if err := in.done(); err != nil {
		return nil, err
	}
	r, err := benefit.Recompute(benefit.Yuefuhan294Of2021(), q, published, paid)
	if err != nil {
		return nil, err
	}
	return map[string]any{"paid": yuan(r.Paid.Total), "due": yuan(r.Due.Total), "per_month": yuan(r.PerMonth), "total": yuan(r.Total)}, nil
}

// indexHistory reads paid [{month, base, average}], deemed (months) and deemed_index.
func indexHistory(in *input) (any, error) {
	var r history.Record
	in.list("paid", func(m *input) {
		r.Paid = append(r.Paid, history.Month{Month: m.month("month"), Base: m.number("base", amount(rule.Pension, person)), Average: m.number("average", amount(rule.Pension, person))})
	})
	for _, text := range in.optionalTexts("deemed") {
		m, err := rule.ParseMonth(text)
		in.keep(renamed(err, in.name("deemed")))
		r.Deemed = append(r.Deemed, m)
	}
	r.DeemedIndex = in.numberOr("deemed_index", rule.Input{Area: rule.AreaPension, Max: 10, Places: 8, Do: rule.Untranslated("pass an index such as 1.191")}, decimal.Decimal{})
	if err := in.done(); err != nil {
		return nil, err
	}
	i, err := history.AverageOf(r)
	if err != nil {
		return nil, err
	}
	return map[string]any{"average_index": i.Average.StringFixed(4), "months": i.Months, "gaps": append([]rule.Month{}, i.Gaps...)}, nil
}

// doubleMonths reads relations [{name, paid [{month, account}]}], the one that is kept first.
func doubleMonths(in *input) (any, error) {
	var relations []survivor.Relation
	in.list("relations", func(x *input) {
		r := survivor.Relation{Name: x.text("name")}
		x.list("paid", func(p *input) {
			r.Paid = append(r.Paid, survivor.Paid{Month: p.month("month"), Account: p.number("account", amount(rule.Pension, person))})
		})
		relations = append(relations, r)
	})
	if err := in.done(); err != nil {
		return nil, err
	}
	m, err := survivor.Merge(relations)
	if err != nil {
		return nil, err
	}
	cleared := []map[string]any{}
	for _, c := range m.Cleared {
		cleared = append(cleared, map[string]any{"name": c.Name, "months": c.Months, "refund": yuan(c.Refund)})
	}
	return map[string]any{"months": m.Months, "kept": yuan(m.Kept), "refund": yuan(m.Refund), "cleared": cleared}, nil
}

// temporaryAccount reads sex, birth_month, first_paid and other_province.
func temporaryAccount(in *input) (any, error) {
	e := survivor.Entrant{Female: in.choice("sex", "male", "female") == "female", Birth: in.month("birth_month"), FirstPaid: in.month("first_paid"), OtherProvince: in.flag("other_province")}
	if err := in.done(); err != nil {
		return nil, err
	}
	temporary, err := survivor.Temporary(e)
	if err != nil {
		return nil, err
	}
	return map[string]any{"temporary": temporary}, nil
}

// incapacity reads since, statutory_month, complete, by_work and monthly (no text gives the amount).
func incapacity(in *input) (any, error) {
	i := survivor.Incapacity{Since: in.month("since"), StatutoryMonth: in.month("statutory_month"), Complete: in.flag("complete"), ByWork: in.flag("by_work")}
	monthly := in.number("monthly", amount(rule.Pension, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	paid, err := survivor.DisabilityAllowance(i, monthly)
	if err != nil {
		return nil, err
	}
	return map[string]any{"monthly": yuan(paid)}, nil
}

// backPayment reads from, until (first and last month suspended), missed, months and amount.
func backPayment(in *input) (any, error) {
	s := annuity.Suspension{From: in.month("from"), Until: in.month("until"), Missed: in.number("missed", amount(rule.Pension, city))}
	months, paid := in.count("months", 0, 1200), in.number("amount", amount(rule.Pension, city))
	if err := in.done(); err != nil {
		return nil, err
	}
	b, err := annuity.CheckBackPayment(s, months, paid)
	if err != nil {
		return nil, err
	}
	return map[string]any{"months_most": b.MonthsMost, "months_over": b.MonthsOver, "amount_most": yuan(b.AmountMost), "amount_over": yuan(b.AmountOver)}, nil
}

// jobSeeking reads wages: the contribution wages of the last 1 to 12 months.
func jobSeeking(in *input) (any, error) {
	wages := in.numbers("wages", amount(rule.Unemployment, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	params := unemploymentbenefit.Guangdong()
	monthly, err := params.JobSeeking(wages)
	if err != nil {
		return nil, err
	}
	return map[string]any{"monthly": yuan(monthly), "most_months": params.SeekingMonths}, nil
}

// unemploymentDeath reads city_average: the city's average monthly wage of staff of the year before.
func unemploymentDeath(in *input) (any, error) {
	average := in.number("city_average", amount(rule.Unemployment, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	d, err := unemploymentbenefit.Guangdong().Death(average)
	if err != nil {
		return nil, err
	}
	return map[string]any{"funeral": yuan(d.Funeral), "survivors": yuan(d.Survivors), "total": yuan(d.Total)}, nil
}

// floatCoefficient reads tiers [{up_to (null: no end), coefficient}], benefits and contributions.
func floatCoefficient(in *input) (any, error) {
	var tiers []unemploymentbenefit.FloatTier
	in.list("tiers", func(x *input) {
		var t unemploymentbenefit.FloatTier
		if string(x.fields["up_to"]) == "null" {
			delete(x.fields, "up_to")
		} else {
			t.UpTo = decimal.NewNullDecimal(x.number("up_to", rule.Input{Area: rule.AreaUnemployment, Max: 100, Places: 8, Do: rule.Untranslated("pass a share such as 0.3")}))
		}
		t.Coefficient = x.number("coefficient", rule.RateInput(rule.AreaUnemployment, "", 100))
		tiers = append(tiers, t)
	})
	benefits, contributions := in.number("benefits", amount(rule.Unemployment, city)), in.number("contributions", amount(rule.Unemployment, city))
	if err := in.done(); err != nil {
		return nil, err
	}
	c, err := unemploymentbenefit.FloatCoefficient(tiers, benefits, contributions)
	if err != nil {
		return nil, err
	}
	return map[string]any{"coefficient": c.String()}, nil
}

// stabilisationRefund reads rate, most_lost, premium, staff and lost.
func stabilisationRefund(in *input) (any, error) {
	rate := rule.RateInput(rule.AreaUnemployment, "", 100)
	t := unemploymentbenefit.RefundTerms{Rate: in.number("rate", rate), MostLost: in.number("most_lost", rate)}
	premium, staff, lost := in.number("premium", amount(rule.Unemployment, city)), in.count("staff", 1, 100_000_000), in.count("lost", 0, 100_000_000)
	if err := in.done(); err != nil {
		return nil, err
	}
	refund, err := t.Refund(premium, staff, lost)
	if err != nil {
		return nil, err
	}
	return map[string]any{"refund": yuan(refund)}, nil
}

// nursing reads level, pool_average and place.
func nursing(in *input) (any, error) {
	level, average := in.count("level", 1, 4), in.number("pool_average", amount(rule.Injury, person))
	params := injurybenefit.National()
	if in.choice("place", "national", "guangdong") == "guangdong" {
		params = guangzhou.InjuryBenefits().Value
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	monthly, err := params.NursingAllowance(level, average)
	if err != nil {
		return nil, err
	}
	return map[string]any{"monthly": yuan(monthly)}, nil
}

// injuryDeath reads own_wage, wage_before, pool_average, accident_year and dependants [{spouse, alone}].
func injuryDeath(in *input) (any, error) {
	door := amount(rule.Injury, person)
	d := injurybenefit.Death{OwnWage: in.number("own_wage", door), WageBefore: in.number("wage_before", door), PoolAverage: in.number("pool_average", door)}
	year := in.count("accident_year", 1901, 2200)
	in.list("dependants", func(x *input) {
		d.Dependants = append(d.Dependants, injurybenefit.Dependant{Spouse: x.flag("spouse"), Alone: x.flag("alone")})
	})
	if err := in.done(); err != nil {
		return nil, err
	}
	income, err := guangzhou.Lookup("national.urban_income", rule.MonthOf(year-1, 1))
	if err != nil {
		return nil, err
	}
	d.UrbanIncome = decimal.NewNullDecimal(income.Number().Decimal())
	b, err := d.Benefits()
	if err != nil {
		return nil, err
	}
	pensions := []string{}
	for _, p := range b.Pensions {
		pensions = append(pensions, yuan(p))
	}
	return map[string]any{"funeral": yuan(b.Funeral), "lump": yuan(b.Lump.Decimal), "pensions": pensions, "monthly": yuan(b.Monthly), "capped": b.Capped}, nil
}

// paidLeave reads wage, months and confirmed (beyond 12 months).
func paidLeave(in *input) (any, error) {
	wage, months, confirmed := in.number("wage", amount(rule.Injury, person)), in.count("months", 0, 24), in.flag("confirmed")
	if err := in.done(); err != nil {
		return nil, err
	}
	total, err := injurybenefit.PaidLeave(wage, months, confirmed)
	if err != nil {
		return nil, err
	}
	return map[string]any{"wages": yuan(total)}, nil
}

// pensionTopUp reads allowance and pension.
func pensionTopUp(in *input) (any, error) {
	allowance, pension := in.number("allowance", amount(rule.Injury, person)), in.number("pension", amount(rule.Injury, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	topUp, err := injurybenefit.PensionTopUp(allowance, pension)
	if err != nil {
		return nil, err
	}
	return map[string]any{"top_up": yuan(topUp)}, nil
}
