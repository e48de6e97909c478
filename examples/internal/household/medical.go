package household

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/medical/cover"
	"github.com/shebao-go/shebao/medical/designated"
	"github.com/shebao-go/shebao/medical/elsewhere"
	"github.com/shebao-go/shebao/medical/inpatient"
	"github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/rule"
)

// medicalBenefits are those of medical insurance and long-term care (医疗保险、长期护理保险).
func medicalBenefits() []benefit {
	return []benefit{
		{id: "medical.cover", name: text{"Employees' medical cover", "职工医保待遇享受"}, member: medicalCover},
		{id: "medical.retiree", name: text{"Retirees' medical benefits", "退休人员医保待遇"}, member: medicalRetiree},
		{id: "medical.account", name: text{"Credit to the medical account", "医保个人账户划入"}, member: medicalAccount},
		{id: "medical.inpatient", name: text{"Employees' in-patient bills", "职工医保住院报销"}, member: medicalInpatient},
		{id: "medical.designated", name: text{"Designated diseases without a stay", "门诊特定病种"},
			member: designatedDisease},
		{id: "medical.elsewhere", name: text{"Care away from the city", "异地就医"}, member: careElsewhere},
		{id: "medical.resident_subsidy", name: text{"Residents' insurance: subsidy", "城乡居民医保财政补助"},
			member: residentSubsidy},
		{id: "medical.resident_cover", name: text{"Residents' insurance: cover", "城乡居民医保待遇享受"}, member: residentCover},
		{id: "medical.critical_illness", name: text{"Critical-illness insurance", "城乡居民大病保险"}, member: criticalIllness},
		{id: "medical.critical_cap", name: text{"Higher cap of critical illness", "大病保险封顶线激励"}, member: criticalCap},
		{id: "medical.care", name: text{"Long-term care", "长期护理保险待遇"}, member: longTermCare},
		{id: "medical.care_assessment", name: text{"Long-term care: assessment fee", "长护险评估费用"},
			member: careAssessment},
		{id: "medical.care_funding", name: text{"Long-term care: set aside", "长护险筹资"}, member: careFunding},
	}
}

// of2015 says that the hospital rules are the decree's of 2015.
func of2015() text {
	return say("by the decree of 2015: a later text was not seen", "按 2015 年的办法，之后的文本未见")
}

func medicalCover(p person) answer {
	if p.EmployeeMedical == nil || p.EmployeeMedical.Record == nil {
		return p.nothing("employee_medical.record")
	}
	c, err := cover.CoverIn(cover.Decree123(), *p.EmployeeMedical.Record, p.h.Month)
	if err != nil {
		return fail(err)
	}
	why := coverReason(c.Reason)
	article := decree123().at("art. 12, 36", "第十二条、第三十六条")
	if c.Bearer != cover.Fund {
		return none(why).by(article)
	}
	return grant(say("covered", "享受")).during(p.h.Month, p.h.Month).because(why).by(article)
}

// coverReason says why there is cover or none.
func coverReason(reason cover.Reason) text {
	switch reason {
	case cover.Paid:
		return text{"the contributions are paid", "已按月缴费"}
	case cover.NotBegun:
		return text{"cover begins in the month after the first payment", "缴费次月起享受"}
	case cover.NotEnrolled:
		return text{"the employer did not enrol the person: it bears the care", "用人单位未按时参保，由其承担"}
	case cover.Ended:
		return text{"payment has stopped", "已停止缴费"}
	case cover.Suspended:
		return text{"in arrears: the fund pays again once they are repaid", "欠缴期间停止，补缴后按规定支付"}
	case cover.BackPaid:
		return text{"the arrears were repaid in time", "已按时补缴"}
	case cover.RepaidLate:
		return text{"the arrears were repaid too late: the employer bears the care", "补缴超过时限，由用人单位承担"}
	case cover.OwnArrears:
		return text{"a person's own arrears are not made up for", "个人欠缴期间不予补付"}
	}
	return text{}
}

func medicalRetiree(p person) answer {
	if p.EmployeeMedical == nil || p.EmployeeMedical.Retirement == nil {
		return p.nothing("employee_medical.retirement")
	}
	var w missing
	r := p.EmployeeMedical.Retirement
	in := cover.Retiree{Registered: r.Registered, FirstPaid: r.FirstPaid, PaidMonths: r.PaidMonths,
		Statutory: p.statutoryMonth()}
	if in.Statutory.IsZero() {
		w.note(say("the retirement category", "退休类别"), p.field("pension.category"))
		return w.answer()
	}
	result, err := cover.Retire(cover.Decree123(), in)
	if err != nil {
		return fail(err)
	}
	article := decree123().at("art. 16-17", "第十六至十七条")
	if result.ShortMonths > 0 {
		return none(
			say("%s of contribution missing of %d", "缺 %d 个月，须缴满 %d 个月",
				rule.Count(result.ShortMonths, "month"), result.RequiredMonths)).by(article)
	}
	return grant(say("a retiree's benefits", "享受退休人员待遇")).during(result.From, rule.Month{}).
		because(say("%s needed, %d paid", "须缴满 %d 个月，已缴 %d 个月",
			rule.Count(result.RequiredMonths, "month"), in.PaidMonths)).by(article)
}

func medicalAccount(p person) answer {
	e := p.EmployeeMedical
	if e == nil {
		return p.nothing("employee_medical")
	}
	params, err := cover.ParamsIn(p.h.Month)
	if err != nil {
		return fail(err)
	}
	var w missing
	credit := cover.Credit{Month: p.h.Month, Birth: p.Birth.Month(), Retired: e.Retired}
	average := p.h.figure("city_average")
	byAverage := e.Retired && !params.RetireeAmount.Valid
	switch {
	case byAverage:
		credit.Base = decimal.NewNullDecimal(w.figure(average))
	case !e.Retired:
		own := w.fact(e.Base, say("the own contribution base", "本人缴费基数"), p.field("employee_medical.base"))
		credit.Base = decimal.NewNullDecimal(own)
	}
	if w.any() {
		return w.answer()
	}
	c, err := cover.CreditMonth(params, credit)
	if err != nil {
		return fail(err)
	}
	by, why := decree123().at("art. 13", "第十三条"), say("%s × %s", "%s × %s", c.Base, page.Percent(c.Rate))
	if params.AccountOnly {
		by = decree193()
	}
	if c.Fixed {
		why = say("a fixed amount a month", "每月定额")
	}
	out := give(c.Amount, toAccount).during(p.h.Month, p.h.Month).because(why).by(by)
	if byAverage {
		out = out.using(average.Figure)
	}
	return out
}

func medicalInpatient(p person) answer {
	if p.EmployeeMedical == nil || len(p.EmployeeMedical.Stays) == 0 {
		return p.nothing("employee_medical.stays")
	}
	var w missing
	average := p.h.figure("city_average")
	year := inpatient.Year{Person: inpatient.Employee, Stays: p.EmployeeMedical.stays(),
		CityAnnualWage: w.figure(average).Mul(decimal.New(12, 0)), Supplemented: p.EmployeeMedical.Supplemented}
	if p.EmployeeMedical.Retired {
		year.Person = inpatient.Retiree
	}
	if w.any() {
		return w.answer()
	}
	r, err := inpatient.Reimburse(inpatient.Decree123(), year)
	if err != nil {
		return fail(err)
	}
	out := give(r.Pooled.Add(r.MajorIllness).Add(r.Supplement), ofBill)
	for i, c := range r.Claims {
		out = out.because(
			say("stay %d of %s: first self-pay %s, deductible %s, fund %s, own %s",
				"第 %d 次住院 %s：先自付 %s，起付 %s，基金 %s，个人 %s",
				i+1, year.Stays[i].Bill, c.FirstPay, c.DeductiblePaid, c.Pooled.Add(c.MajorIllness).Add(c.Supplement),
				c.Self))
	}
	return out.because(of2015()).by(decree123Carried().at("art. 11, 18-25", "第十一条、第十八至二十五条")).using(average.Figure)
}

func designatedDisease(p person) answer {
	if p.Designated == nil {
		return p.nothing("designated_disease")
	}
	c := p.Designated.claim(p.h.Month)
	text2019 := designated.Notice2019()
	pay, err := designated.Pay(text2019, c)
	switch {
	case errors.Is(err, rule.ErrNoRule):
		out := fail(err)
		out.reasons = []text{say("the notice of 2019 ended on %s and its successor was not seen",
			"2019 年的通知于 %s 届满，之后的文本未见", text2019.Force.Until.Add(-1))}
		out.gaps = []gap{{say("the text in force in %s", "%s 有效的文本", p.h.Month), ""}}
		return out.by(designated2019())
	case err != nil:
		return fail(err)
	}
	d, err := text2019.Of(c.Disease)
	if err != nil {
		return fail(err)
	}
	out := give(pay.Fund, ofBill).during(p.h.Month,
		p.h.Month).because(
		say("no. %d %s: %s of %s", "第 %d 种 %s：%s × %s", d.Number, d.Name, page.Percent(pay.Ratio), c.Cost))
	if pay.Limited {
		out = out.because(say("limited to %s", "以限额 %s 为限", pay.Limit.Amount))
	}
	return out.by(designated2019().at("三 to 七", "三至七"))
}

func careElsewhere(p person) answer {
	if p.Elsewhere == nil {
		return p.nothing("care_elsewhere")
	}
	v := p.Elsewhere
	rules := v.rules()
	document := source{title: strings.TrimSpace(rules.Cite.Title + " " + rules.Cite.Number), grade: rules.Grade}
	terms, err := rules.Of(v.Visit)
	if err != nil {
		return none(say("the text does not name this kind of visit", "该文件未规定此类就医")).by(document)
	}
	if !terms.Covered {
		return none(say("this kind of visit is not covered", "该类就医不予支付")).by(document)
	}
	settled := say("claimed afterwards", "先垫付后报销")
	if terms.Counter {
		settled = say("settled at the counter", "直接结算")
	}
	var w missing
	home := w.fact(v.Home, say("the ratio of the same tier at home", "本市同级支付比例"), p.field("care_elsewhere.home_ratio"))
	if terms.Modality != rule.Exact {
		w.fact(v.Drop, say("by how many points the city lowers the ratio", "参保地降低的支付比例"),
			p.field("care_elsewhere.drop"))
	}
	if w.any() {
		return w.answer().because(settled).by(document)
	}
	ratio, err := terms.Ratio(home, v.Drop)
	if err != nil {
		return fail(err)
	}
	out := grant(say("%s of the costs in scope", "范围内费用的 %s", page.Percent(ratio))).because(settled)
	if terms.Catalogue == elsewhere.Care {
		out = out.because(say("by the list of the place of care", "执行就医地目录"))
	}
	return out.by(document)
}

func residentSubsidy(p person) answer {
	r := p.ResidentMedical
	if r == nil {
		return p.nothing("resident_medical")
	}
	params, err := guangzhou.ResidentMedical(r.Year)
	if err != nil {
		out := fail(err)
		out.reasons = []text{say("the amounts of %d were not seen", "%d 年的缴费和补助标准未见", r.Year)}
		return out
	}
	c, err := resident.Contribute(params, r.Category, r.Aided)
	if err != nil {
		return fail(err)
	}
	used := []rule.Figure{params.OtherPersonal, params.OtherSubsidy}
	if r.Category == resident.Student {
		used = []rule.Figure{params.StudentPersonal, params.StudentSubsidy}
	}
	out := give(c.Subsidy, yearly).during(rule.MonthOf(r.Year, 1), rule.MonthOf(r.Year, 12)).
		because(say("put in by the treasury beside the own contribution of %s", "财政补助，个人缴费 %s", c.Personal))
	if r.Aided {
		out = out.because(say("the medical assistance fund pays %s in the person's place", "医疗救助基金代缴 %s", c.Assistance))
	}
	return out.using(used...)
}

func residentCover(p person) answer {
	r := p.ResidentMedical
	if r == nil {
		return p.nothing("resident_medical")
	}
	if r.Gap != nil {
		return r.waiting()
	}
	e := r.enrolment()
	if e.Who == resident.Newborn {
		e.Year, e.Born, e.Residence = 0, p.Birth, p.h.Registered
	}
	days, err := resident.BenefitStart(e)
	if err != nil {
		return fail(err)
	}
	return grant(say("covered", "享受")).when(say("%s to %s", "%s 至 %s", days.From, days.Last)).
		because(say("enrolled and paid in time", "按时参保缴费")).by(residentNotice().at("四, 七", "四、七"))
}

// waiting answers with the months a gap costs and what shortens them.
func (r *residentMedical) waiting() answer {
	g := r.Gap
	in := resident.Waiting{Year: r.Year, YearsUninsured: g.YearsUninsured, RepairYears: g.YearsMadeUp,
		MissedWindow: g.MissedWindow, Who: r.Joins, InsuredYears: g.InsuredYears, GapMonths: g.GapMonths}
	months, err := resident.WaitingMonths(in)
	if err != nil {
		return fail(err)
	}
	return grant(say("after %s of waiting", "等待期 %d 个月后享受", rule.Count(months, "month"))).
		because(say("%s without insurance, %d made up", "断保 %d 年，补缴 %d 年",
			rule.Count(in.YearsUninsured, "year"), in.RepairYears)).by(
		residentNotice().at("三", "三"))
}

func criticalIllness(p person) answer {
	if p.ResidentMedical == nil || p.ResidentMedical.Bill == nil {
		return p.nothing("resident_medical.bill")
	}
	var w missing
	bill := resident.Bill{Total: p.ResidentMedical.Bill.Total, OutOfScope: p.ResidentMedical.Bill.OutOfScope}
	basic := []figure{p.h.figure("resident_medical_deductible"), p.h.figure("resident_medical_ratio")}
	limit := p.h.figure("critical_cap")
	bill.Basic = resident.Basic{Deductible: w.figure(basic[0]), Ratio: w.figure(basic[1])}
	if bill.Tiers = p.h.Tables.criticalTiers(); len(bill.Tiers) == 0 {
		w.note(say("the tiers of the critical-illness insurance", "大病保险分段支付比例"), "tables.critical_illness")
	}
	bill.CriticalCap = decimal.NewNullDecimal(w.figure(limit))
	if p.ResidentMedical.Aided {
		t := p.h.Tables.Assistance
		if t == nil {
			w.note(say("the terms of medical assistance", "医疗救助标准"), "tables.medical_assistance")
		} else {
			bill.Assistance = resident.Assistance{Start: t.Start, Share: t.Rate, Cap: t.Cap}
		}
	}
	if w.any() {
		return w.answer()
	}
	s, err := resident.Settle(bill)
	if err != nil {
		return fail(err)
	}
	return give(s.Critical,
		ofBill).because(
		say("bill %s: basic %s, critical illness %s, assistance %s, left %s", "费用 %s：基本医保 %s，大病保险 %s，医疗救助 %s，余 %s",
			bill.Total, s.Basic, s.Critical, s.Assistance, s.Left)).
		by(relief649().at("art. 29(2)", "第二十九条第二项")).using(basic[0].Figure, basic[1].Figure, limit.Figure)
}

func criticalCap(p person) answer {
	if p.ResidentMedical == nil || len(p.ResidentMedical.Past) == 0 {
		return p.nothing("resident_medical.past_years")
	}
	years, err := resident.Tally(p.ResidentMedical.Past)
	if err != nil {
		return fail(err)
	}
	var w missing
	limit := p.h.figure("critical_cap")
	original := w.figure(limit)
	counted := say("%s insured running, %d without a claim", "连续参保 %d 年，零报销 %d 年",
		rule.Count(years.Steady, "year"), years.ZeroClaim)
	document := source{title: "广东多项医保新措1月1日起实施（2025-01-01）", grade: rule.Reported}
	if w.any() {
		return w.answer().because(counted).by(document)
	}
	bonus, err := resident.CapBonus(resident.Guangdong2025(), p.ResidentMedical.Year, years.Steady,
		years.ZeroClaim, original)
	switch {
	case err != nil:
		return fail(err)
	case bonus.IsZero():
		return none(counted).by(document)
	}
	return grant(say("+%s on the yearly cap", "封顶线提高 %s", bonus)).because(counted,
		say("3,800 for each year insured above four and for each year without a claim, at most 20%% of %s",
			"满四年后每年 3,800，零报销每年 3,800，不超过 %s 的 20%%", original)).
		by(document).using(limit.Figure)
}

func longTermCare(p person) answer {
	if p.Care == nil {
		return p.nothing("long_term_care")
	}
	c := p.Care.claim(p.h.Month)
	b, err := care.Pay(care.Trial2024(), c)
	if err != nil {
		return fail(err)
	}
	out := give(b.Fund, ofBill).during(p.h.Month,
		p.h.Month).because(say("level %d, %s; the person pays %s", "%d 级，%d 天；个人付 %s",
		c.Level, rule.Count(c.Days, "day"), b.Person))
	for _, part := range []struct {
		what text
		care.Part
	}{{say("living care", "生活照料"), b.Living}, {say("nursing", "医疗护理"), b.Nursing},
		{say("equipment", "设备使用"), b.Equipment}} {
		if part.Cost.IsPositive() {
			out = out.because(
				say("%s %s: %s of %s counted, fund %s", "%s %s：%s × 计入 %s，基金 %s", part.what, part.Cost,
					page.Percent(part.Ratio), part.Counted, part.Fund))
		}
	}
	return out.by(care2024().at("art. 14-17", "第十四至十七条"))
}

func careAssessment(p person) answer {
	if p.Care == nil || p.Care.Assessment == nil {
		return p.nothing("long_term_care.assessment")
	}
	fee, err := care.Assess(care.Trial2024(), *p.Care.Assessment)
	if err != nil {
		return fail(err)
	}
	article := care2024().at("art. 18", "第十八条")
	if fee.Fund.IsZero() {
		return none(say("the fund pays none of it; the applicant pays %s", "基金不支付；个人付 %s", fee.Applicant)).by(article)
	}
	return give(fee.Fund, ofBill).because(say("the applicant pays %s", "个人付 %s", fee.Applicant)).by(article)
}

func careFunding(p person) answer {
	if p.Care == nil {
		return p.nothing("long_term_care")
	}
	var w missing
	in := care.Insured{Group: p.Care.Group, Month: p.h.Month, Birth: p.Birth.Month()}
	used := []rule.Figure{}
	if in.Group == care.Retiree {
		average := p.h.figureIn("city_average", rule.MonthOf(2022, 1)) // art. 6: 60 % of the average of 2021
		in.Base = w.figure(average).Mul(decimal.New(6, -1)).Round(2)
		used = append(used, average.Figure)
	} else {
		in.Base = w.fact(p.Care.Base, say("the contribution base", "缴费基数"), p.field("long_term_care.base"))
	}
	if w.any() {
		return w.answer()
	}
	l, err := care.SetAside(care.Funding2024(), in)
	if err != nil {
		return fail(err)
	}
	sum := l.Pooled.Add(l.Account).Add(l.Contribution).Add(l.Subsidy)
	shown := say("%s a month set aside", "每月划转 %s", sum)
	if in.Group == care.Resident {
		shown = say("%s a year set aside", "每年划转 %s", sum)
	}
	return grant(shown).during(p.h.Month,
		p.h.Month).because(say("nothing is paid on top", "个人不另行缴费")).by(care2024().at("art. 4-6", "第四至六条")).using(
		used...)
}
