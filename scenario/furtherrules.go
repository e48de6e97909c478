package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/maternity/leave"
	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/medical/inpatient/cover"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/pension/benefit/history"
	"github.com/shebao-go/shebao/pension/survivor"
	"github.com/shebao-go/shebao/rule"
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
		{Rule{"maternity.rate_by_reserve", "the contribution rate a fund's reserve asks for; steps are the caller's", "1.3c, 1.7", "the city's 2014 notice: 科学调整生育保险费率"}, rateByReserve},
		{Rule{"medical.cover", "who bears the care of a month: fund, employer or person", "1.2a", "市政府令第123号 art. 12, 36"}, coverMonth},
		{Rule{"medical.care_assessment_fee", "who pays for an assessment of long-term care", "1.2a", "穗医保规字〔2024〕1号 art. 18"}, assessmentFee},
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

// rateByReserve reads steps [{over, rate}], balance and monthly_expenditure.
func rateByReserve(in *input) (any, error) {
	var steps []leave.RateStep
	in.list("steps", func(s *input) {
		steps = append(steps, leave.RateStep{Over: s.number("over", rule.Input{Area: rule.AreaMaternity, Max: 1200, Places: 2, Do: rule.Untranslated("pass months such as 9")}), Rate: s.number("rate", rule.RateInput(rule.AreaMaternity, "", 100))})
	})
	balance, monthly := in.number("balance", amount(rule.Maternity, city)), in.number("monthly_expenditure", amount(rule.Maternity, city))
	if err := in.done(); err != nil {
		return nil, err
	}
	rate, err := leave.RateByReserve(steps, balance, monthly)
	if err != nil {
		return nil, err
	}
	return map[string]any{"rate": rate.String()}, nil
}

// coverMonth reads month (2015-07 to 2022-11, the months of the decree), insured (employer, self, unemployment) and
// the months that apply: due, first_paid, first_unpaid, repaid, stopped.
func coverMonth(in *input) (any, error) {
	month := in.month("month")
	r := cover.Record{Insured: cover.Insured(in.choice("insured", string(cover.ByEmployer), string(cover.BySelf), string(cover.ByUnemployment)))}
	for _, f := range []struct {
		name string
		into *rule.Month
	}{{"due", &r.Due}, {"first_paid", &r.FirstPaid}, {"first_unpaid", &r.FirstUnpaid}, {"repaid", &r.Repaid}, {"stopped", &r.Stopped}} {
		if in.has(f.name) {
			*f.into = in.month(f.name)
		}
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	c, err := cover.CoverIn(cover.Decree123(), r, month)
	if err != nil {
		return nil, err
	}
	out := map[string]any{"bearer": c.Bearer, "reason": c.Reason}
	if !c.RepayLast.IsZero() {
		out["repay_last"] = c.RepayLast
	}
	return out, nil
}

// assessmentFee reads extension, with qualifies, or level, and review with first.
func assessmentFee(in *input) (any, error) {
	a := care.Assessment{Extension: in.flag("extension"), Review: in.flag("review"), First: in.countOr("first", 0, 3, 0)}
	if a.Extension {
		a.Qualifies = in.flag("qualifies")
	} else {
		a.Level = in.count("level", 0, 3)
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	f, err := care.Assess(care.Trial2024(), a)
	if err != nil {
		return nil, err
	}
	return map[string]any{"fund": yuan(f.Fund), "applicant": yuan(f.Applicant), "unpaid": yuan(f.Unpaid)}, nil
}
