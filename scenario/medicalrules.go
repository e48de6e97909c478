package scenario

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/medical/care/funding"
	"github.com/shebao-go/shebao/medical/designated"
	"github.com/shebao-go/shebao/medical/elsewhere"
	"github.com/shebao-go/shebao/medical/inpatient"
	"github.com/shebao-go/shebao/medical/inpatient/cover"
	"github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/medical/resident/illness"
	"github.com/shebao-go/shebao/rule"
)

func medicalRules() []definition {
	const decree, notice2025 = "广州市社会医疗保险办法 (市政府令第123号)", "notice on enrolment for 2026 (2025-10-14)"
	return []definition{
		{Rule{"medical.inpatient", "an employee's or retiree's year of hospital stays: who pays what", "1.2a", decree + " art. 11, 18, 19, 22-24, 52-54"}, inpatientYear},
		{Rule{"medical.personal_account", "what is credited to the personal account in a month", "1.2a",
			decree + " art. 13; from 2022-12 市政府令第193号, as reported"}, personalAccount},
		{Rule{"medical.retiree_years", "the contribution months a retiree needs for benefits, and from when", "1.2a", decree + " art. 16-17"}, retireeYears},
		{Rule{"medical.resident_contribution", "a resident's contribution and subsidy of a year", "1.2b", notice2025 + " 二"}, residentMedical},
		{Rule{"medical.resident_waiting_months", "months without benefits after a gap or a missed window", "1.2b", notice2025 + " 三, 四, 七; 国办发〔2024〕38号"}, residentWaiting},
		{Rule{"medical.resident_merge", "several residents' schemes become one, or both amounts rise, over some years", "1.2b", "the city's 2014 notice: 整合, 逐步提高"}, residentMerge},
		{Rule{"medical.critical_illness", "what critical-illness insurance pays by tiers", "1.4b", "tiers are the caller's"}, criticalIllness},
		{Rule{"medical.critical_illness_cap_bonus", "how much the cap of critical-illness insurance rises for steady members", "1.4b", "国办发〔2024〕38号; 广东 2025-01-01"}, capBonus},
		{Rule{"medical.payers", "one year's costs shared by basic fund, critical-illness insurance and assistance; what is left", "1.4b, 2.1c", "社会救助暂行办法 art. 29"}, payers},
		{Rule{"medical.elsewhere", "the terms of care away from home: catalogue, rates, drop, settlement at the counter", "1.5a", decree + " art. 57; 医保发〔2022〕22号; Guangdong page of 2025"}, awayFromHome},
		{Rule{"medical.long_term_care", "what the long-term care fund pays of a month of care", "1.2a", "穗医保规字〔2024〕1号 art. 12-17"}, longTermCare},
		{Rule{"medical.long_term_care_funding", "what is set aside for long-term care for one person; no payroll line", "1.2a", "穗医保规字〔2024〕1号 art. 4-6"}, careFunding},
		{Rule{"medical.designated_disease", "what the pooled fund pays for a designated disease in a month", "1.2a", "穗医保规字〔2019〕4号 三-六"}, designatedDisease},
	}
}

// inpatientYear reads version, person, stays and city_annual_wage.
func inpatientYear(in *input) (any, error) {
	version := in.text("version")
	y := inpatient.Year{Person: inpatient.Person(in.choice("person", string(inpatient.Employee), string(inpatient.Retiree)))}
	in.list("stays", func(s *input) { y.Stays = append(y.Stays, readStay(s)) })
	y.CityAnnualWage = in.number("city_annual_wage", amount(rule.Medical, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	params, err := inpatient.ParamsOf(version)
	if err != nil {
		return nil, err
	}
	r, err := inpatient.Reimburse(params, y)
	if err != nil {
		return nil, err
	}
	stays := []map[string]any{}
	for _, c := range r.Claims {
		parts := []map[string]string{}
		for _, p := range c.Parts {
			parts = append(parts, map[string]string{"payer": string(p.Payer), "reason": string(p.Reason), "amount": yuan(p.Amount)})
		}
		stays = append(stays, map[string]any{"first_pay": yuan(c.FirstPay), "deductible": yuan(c.Deductible), "deductible_paid": yuan(c.DeductiblePaid),
			"pooled": yuan(c.Pooled), "major_illness": yuan(c.MajorIllness), "self": yuan(c.Self), "parts": parts})
	}
	return map[string]any{"stays": stays, "year": map[string]string{"pooled": yuan(r.Pooled), "major_illness": yuan(r.MajorIllness), "self": yuan(r.Self)}}, nil
}

// readStay reads one stay: tier, days, bill and the parts of the bill that are paid in their own way.
func readStay(s *input) inpatient.Stay {
	door := amount(rule.Medical, person)
	stay := inpatient.Stay{Tier: s.count("tier", 1, 3), Days: s.count("days", 1, 10_000), Bill: s.number("bill", door)}
	for _, part := range []struct {
		name string
		into *decimal.Decimal
	}{{"class_b", &stay.ClassB}, {"treatment", &stay.Treatment}, {"examination", &stay.Examination}, {"disposable", &stay.Disposable}, {"implant", &stay.Implant}, {"essential", &stay.Essential}} {
		*part.into = s.numberOr(part.name, door, decimal.Decimal{})
	}
	stay.TransferredFrom = s.countOr("transferred_from_tier", 1, 3, 0)
	if s.has("kind") {
		stay.Kind = inpatient.Kind(s.choice("kind", string(inpatient.General), string(inpatient.Tuberculosis), string(inpatient.Mental)))
	}
	return stay
}

// personalAccount reads month, birth_month, retired and base. From 2022-12 (市政府令第193号) birth_month may be left out,
// and base for a retiree, whose credit is a fixed amount then.
func personalAccount(in *input) (any, error) {
	c := cover.Credit{Month: in.month("month")}
	params, monthErr := cover.ParamsIn(c.Month)
	c.Retired = in.flag("retired")
	if !c.Retired && (in.has("birth_month") || monthErr == nil && params.ByAge()) {
		c.Birth = in.month("birth_month")
	}
	if !c.Retired || in.has("base") || !params.RetireeAmount.Valid {
		c.Base = in.number("base", amount(rule.Medical, person))
	}
	if err := errors.Join(in.done(), monthErr); err != nil {
		return nil, err
	}
	out, err := cover.CreditMonth(params, c)
	if err != nil {
		return nil, err
	}
	answer := map[string]any{"amount": yuan(out.Amount), "fixed": out.Fixed, "grade": params.Grade,
		"source": params.Force.Cite.In(rule.English)}
	if !out.Fixed {
		answer["rate"] = out.Rate.String()
	}
	return answer, nil
}

// retireeYears reads registered, first_paid, paid_months and statutory_month (2015-07 to 2022-11, the months of the
// decree).
func retireeYears(in *input) (any, error) {
	r := cover.Retiree{Registered: in.date("registered"), FirstPaid: in.date("first_paid"), PaidMonths: in.count("paid_months", 0, 1200), Statutory: in.month("statutory_month")}
	if err := in.done(); err != nil {
		return nil, err
	}
	out, err := cover.Retire(cover.Decree123(), r)
	if err != nil {
		return nil, err
	}
	answer := map[string]any{"required_months": out.RequiredMonths, "short_months": out.ShortMonths}
	if !out.From.IsZero() {
		answer["from"] = out.From
	}
	return answer, nil
}

// residentMedical reads year and category, and aided where the assistance fund pays the person's part.
func residentMedical(in *input) (any, error) {
	year := in.count("year", 1900, 2200)
	category := resident.Category(in.choice("category", string(resident.Student), string(resident.Other)))
	aided := in.flag("aided")
	if err := in.done(); err != nil {
		return nil, err
	}
	params, err := guangzhou.ResidentMedical(year)
	if err != nil {
		return nil, err
	}
	c, err := resident.Contribute(params, category, aided)
	if err != nil {
		return nil, err
	}
	return map[string]any{"personal": yuan(c.Personal), "assistance": yuan(c.Assistance), "subsidy": yuan(c.Subsidy), "total": yuan(c.Total), "grade": c.Grade}, nil
}

// residentWaiting reads year, years_uninsured, repair_years_paid, missed_window and, beyond those, who, insured_years
// and gap_months.
func residentWaiting(in *input) (any, error) {
	w := resident.Waiting{Year: in.count("year", 1900, 2200), YearsUninsured: in.count("years_uninsured", 0, 200), RepairYears: in.count("repair_years_paid", 0, 200), MissedWindow: in.flag("missed_window")}
	if in.has("who") {
		w.Who = resident.Who(in.choice("who", string(resident.Ordinary), string(resident.Newborn), string(resident.Aided), string(resident.Switcher), string(resident.MidYear)))
	}
	w.InsuredYears, w.GapMonths = in.countOr("insured_years", 0, 200, 0), in.countOr("gap_months", 0, 2400, 0)
	if err := in.done(); err != nil {
		return nil, err
	}
	months, err := resident.WaitingMonths(w)
	if err != nil {
		return nil, err
	}
	return map[string]any{"months": months}, nil
}

// residentMerge reads schemes [{name, persons, personal, subsidy}], personal, subsidy, first_year and years.
func residentMerge(in *input) (any, error) {
	var m resident.Merger
	door := amount(rule.Medical, person)
	in.list("schemes", func(s *input) {
		m.Schemes = append(m.Schemes, resident.Scheme{Name: s.text("name"), Persons: int64(s.count("persons", 1, 2_000_000_000)), Personal: s.number("personal", door), Subsidy: s.number("subsidy", door)})
	})
	m.Personal, m.Subsidy = in.optional("personal", door), in.optional("subsidy", door)
	m.FirstYear, m.Years = in.count("first_year", 1900, 2200), in.count("years", 0, 100)
	if err := in.done(); err != nil {
		return nil, err
	}
	out, err := resident.Merge(m)
	if err != nil {
		return nil, err
	}
	years := []map[string]any{}
	for _, y := range out.Years {
		years = append(years, map[string]any{"year": y.Year, "insured": yuan(y.Insured), "treasury": yuan(y.Treasury), "personal_change": yuans(y.Personal), "subsidy_change": yuans(y.Subsidy)})
	}
	return map[string]any{"personal": yuan(out.Personal), "subsidy": yuan(out.Subsidy), "years": years}, nil
}

// readTiers reads tiers [{over, up_to (null: no upper end), rate}].
func readTiers(in *input) []illness.Tier {
	var tiers []illness.Tier
	door := amount(rule.Medical, person)
	in.list("tiers", func(t *input) {
		tier := illness.Tier{Over: t.number("over", door)}
		if string(t.fields["up_to"]) == "null" {
			delete(t.fields, "up_to")
		} else {
			tier.UpTo = decimal.NewNullDecimal(t.number("up_to", door))
		}
		tier.Rate = t.number("rate", rule.RateInput(rule.AreaMedical, "", 100))
		tiers = append(tiers, tier)
	})
	return tiers
}

// criticalIllness reads remaining, tiers and annual_cap.
func criticalIllness(in *input) (any, error) {
	remaining := in.number("remaining", amount(rule.Medical, person))
	tiers := readTiers(in)
	limit := in.optional("annual_cap", amount(rule.Medical, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	paid, err := illness.CriticalIllness(remaining, tiers, limit)
	if err != nil {
		return nil, err
	}
	return map[string]any{"paid": yuan(paid)}, nil
}

// capBonus reads year, continuous_years, zero_claim_years and original_cap.
func capBonus(in *input) (any, error) {
	year, steady, quiet := in.count("year", 1900, 2200), in.count("continuous_years", 0, 200), in.count("zero_claim_years", 0, 200)
	original := in.number("original_cap", amount(rule.Medical, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	bonus, err := illness.CapBonus(illness.Guangdong2025(), year, steady, quiet, original)
	if err != nil {
		return nil, err
	}
	return map[string]any{"bonus": yuan(bonus)}, nil
}

// payers reads total, out_of_scope, basic {deductible, ratio, cap}, tiers, annual_cap and assistance {start, share,
// cap}.
func payers(in *input) (any, error) {
	door, rate := amount(rule.Medical, person), rule.RateInput(rule.AreaMedical, "", 100)
	b := illness.Bill{Total: in.number("total", door), OutOfScope: in.numberOr("out_of_scope", door, decimal.Decimal{})}
	in.object("basic", func(x *input) {
		b.Basic = illness.Basic{Deductible: x.number("deductible", door), Ratio: x.number("ratio", rate), Cap: x.optional("cap", door)}
	})
	b.Tiers, b.CriticalCap = readTiers(in), in.optional("annual_cap", door)
	if in.has("assistance") {
		in.object("assistance", func(x *input) {
			b.Assistance = illness.Assistance{Start: x.number("start", door), Share: x.number("share", rate), Cap: x.optional("cap", door)}
		})
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	s, err := illness.Settle(b)
	if err != nil {
		return nil, err
	}
	return map[string]any{"basic": yuan(s.Basic), "critical": yuan(s.Critical), "assistance": yuan(s.Assistance), "left": yuan(s.Left), "left_in_scope": yuan(s.LeftScope)}, nil
}

// awayFromHome reads version (decree_123, national_2022, guangdong_2025) and visit.
func awayFromHome(in *input) (any, error) {
	version := in.choice("version", "decree_123", "national_2022", "guangdong_2025")
	visit := in.text("visit")
	if err := in.done(); err != nil {
		return nil, err
	}
	rules := elsewhere.Decree123()
	switch version {
	case "national_2022":
		rules = elsewhere.National2022()
	case "guangdong_2025":
		rules = elsewhere.Guangdong2025()
	}
	t, err := rules.Of(elsewhere.Visit(visit))
	if err != nil {
		return nil, err
	}
	out := map[string]any{"covered": t.Covered, "catalogue": t.Catalogue, "rates": t.Rates, "drop": t.Drop.String(), "counter": t.Counter, "article": t.Article, "grade": rules.Grade, "source": rules.Cite.In(rule.English)}
	if t.Modality != 0 {
		out["modality"] = t.Modality
	}
	return out, nil
}

// longTermCare reads group, level, place, month (of 2024-01 and 2027-01 only days on which the text is in force),
// days, living, bed, nursing, consumables, equipment and months_drawn.
func longTermCare(in *input) (any, error) {
	door := amount(rule.Medical, person)
	c := care.Claim{Group: care.Group(in.choice("group", string(care.Employee), string(care.Resident))), Level: in.count("level", 1, 3),
		Place: care.Place(in.choice("place", string(care.Institution), string(care.Home))), Month: in.month("month"), Days: in.count("days", 0, 31)}
	c.Living = in.numberOr("living", door, decimal.Decimal{})
	c.Bed = in.numberOr("bed", door, decimal.Decimal{})
	c.Nursing = in.numberOr("nursing", door, decimal.Decimal{})
	c.Consumables = in.numberOr("consumables", door, decimal.Decimal{})
	c.Equipment = in.numberOr("equipment", door, decimal.Decimal{})
	c.MonthsDrawn = in.countOr("months_drawn", 0, 1200, 0)
	if err := in.done(); err != nil {
		return nil, err
	}
	b, err := care.Pay(care.Trial2024(), c)
	if err != nil {
		return nil, err
	}
	part := func(p care.Part) map[string]any {
		return map[string]any{"cost": yuan(p.Cost), "fund": yuan(p.Fund), "ratio": p.Ratio.String(), "reason": p.Reason}
	}
	return map[string]any{"fund": yuan(b.Fund), "person": yuan(b.Person), "days_in_force": b.DaysInForce,
		"living": part(b.Living), "nursing": part(b.Nursing), "equipment": part(b.Equipment)}, nil
}

// careFunding reads group (employee, retiree, resident), month (2024-01 to 2026-12), birth_month and base.
func careFunding(in *input) (any, error) {
	who := funding.Insured{Group: funding.Group(in.choice("group", "employee", "retiree", "resident")), Month: in.month("month")}
	if in.has("birth_month") {
		who.Birth = in.month("birth_month")
	}
	who.Base = in.number("base", amount(rule.Medical, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	l, err := funding.SetAside(funding.Trial2024(), who)
	if err != nil {
		return nil, err
	}
	return map[string]any{"pooled": yuan(l.Pooled), "account": yuan(l.Account), "contribution": yuan(l.Contribution), "subsidy": yuan(l.Subsidy)}, nil
}

// designatedDisease reads disease, group, month, cost, primary, in_hospital, inpatient_ratio, deductible and used.
func designatedDisease(in *input) (any, error) {
	door := amount(rule.Medical, person)
	c := designated.Claim{Disease: in.count("disease", 1, 58), Group: designated.Group(in.choice("group", "employee", "resident")), Month: in.month("month"), Cost: in.number("cost", door),
		Primary: in.flag("primary"), InHospital: in.flag("in_hospital")}
	c.InpatientRatio = in.numberOr("inpatient_ratio", rule.RateInput(rule.AreaMedical, "", 100), decimal.Decimal{})
	c.Deductible = in.numberOr("deductible", door, decimal.Decimal{})
	c.Used = in.numberOr("used", door, decimal.Decimal{})
	if err := in.done(); err != nil {
		return nil, err
	}
	p, err := designated.Pay(designated.Notice2019(), c)
	if err != nil {
		return nil, err
	}
	return map[string]any{"fund": yuan(p.Fund), "person": yuan(p.Person), "ratio": p.Ratio.String(), "limited": p.Limited}, nil
}
