package household

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/rule"
	jobless "github.com/shebao-go/shebao/unemployment"
)

// unemploymentBenefits are those of unemployment insurance (失业保险).
func unemploymentBenefits() []benefit {
	return []benefit{
		{id: "unemployment.benefit", name: text{"Unemployment benefit", "失业保险金"}, member: unemploymentBenefit},
		{id: "unemployment.seeking", name: text{"Job-seeking subsidy", "求职补贴"}, member: jobSeeking},
		{id: "unemployment.birth", name: text{"Birth bonus while unemployed", "生育加发失业保险金"}, member: birthBonus},
		{id: "unemployment.medical", name: text{"Medical insurance while unemployed", "代缴职工基本医疗保险费"},
			member: unemployedMedical},
		{id: "unemployment.lump", name: text{"Rest of the benefit at once", "一次性领取失业保险金"}, member: unemploymentLump},
		{id: "unemployment.former", name: text{"Former farmers on contract", "原农民合同制工人一次性生活补助"},
			member: formerContractWorker},
		{id: "unemployment.premiums", name: text{"Pension contributions paid back", "大龄领金人员养老保险费"},
			member: pensionPremiums},
		{id: "unemployment.survivors", name: text{"Unemployment: survivors' sum", "失业保险抚恤金"},
			dead: unemploymentSurvivors},
	}
}

// claim is a claim computed at the minimum wage of the month.
type claim struct {
	jobless.Outcome
	wage decimal.Decimal
	used []rule.Figure // the minimum wage, and the minimum living standard it was compared with
}

// claim computes the person's claim, or answers why there is none.
func (p person) claim() (claim, *answer) {
	stop := func(a answer) (claim, *answer) { return claim{}, &a }
	u := p.Unemployment
	if u == nil {
		return stop(p.nothing("unemployment"))
	}
	params := jobless.Guangdong()
	err := params.Eligible(u.application())
	if errors.Is(err, rule.ErrNotApplicable) {
		return stop(none(u.against()...).by(gdUnemployment().at("art. 15-16", "第十五至十六条")))
	}
	var w missing
	wage, living := p.h.figure("minimum_wage"), p.h.figure("minimum_standard")
	out := claim{wage: w.figure(wage), used: []rule.Figure{wage.Figure}}
	if u.Applied.IsZero() {
		w.note(say("the day of application", "申领日期"), p.field("unemployment.applied"))
	}
	days := 0
	switch {
	case u.WorkingDays != nil:
		days = *u.WorkingDays
	case !u.Applied.IsZero() && u.Applied != u.Registered:
		w.note(say("the working days from registration to application", "登记至申领的工作日数"),
			p.field("unemployment.working_days"))
	}
	if err == nil && w.any() {
		return stop(w.answer())
	}
	start, startErr := params.PeriodStart(jobless.Registration{Registered: u.Registered, Applied: u.Applied,
		WorkingDays: days})
	if err := errors.Join(err, startErr); err != nil {
		return stop(fail(err))
	}
	c := jobless.Claim{PaidMonths: u.PaidMonths, CarriedOver: u.CarriedOver,
		First: start.Month(), Retirement: p.statutoryMonth(),
		MinimumWage: always(wage), Wages: u.Wages, Births: u.Births, End: u.end()}
	if living.Err() == nil {
		c.Living, out.used = always(living), append(out.used, living.Figure)
	}
	if out.Outcome, err = params.Pay(c); err != nil {
		return stop(fail(err))
	}
	return out, nil
}

// always is a figure that holds in every month of a claim: later months follow the figure of their own month.
func always(f figure) func(rule.Month) (rule.Figure, error) {
	return func(rule.Month) (rule.Figure, error) { return f.Figure, nil }
}

// statutoryMonth is the month of the statutory retirement age, zero where the description does not give it.
func (p person) statutoryMonth() rule.Month {
	if p.Pension == nil {
		return rule.Month{}
	}
	r, err := retire.Retirement(p.Pension.Category, p.Birth.Month(), 0)
	if err != nil {
		return rule.Month{}
	}
	return r.StatutoryMonth
}

// against lists what stands against a claim.
func (u *unemployment) against() []text {
	var out []text
	add := func(holds bool, why text) {
		if holds {
			out = append(out, why)
		}
	}
	a := u.application()
	add(a.PaidMonths < 12 && a.CarriedOver == 0,
		say("%s paid; a year is needed", "缴费 %d 个月，不满一年", rule.Count(a.PaidMonths, "month")))
	add(!a.Cause.Involuntary(), say("the job did not end against the person's will", "不属于非因本人意愿中断就业"))
	add(!a.Registered, say("not registered as unemployed", "未办理失业登记"))
	add(!a.SeekingWork, say("not looking for work", "没有求职要求"))
	return out
}

// span is the first and last month of the payments that show an amount.
func span(list []jobless.Payment, of func(jobless.Payment) decimal.Decimal) (from,
	until rule.Month, amount decimal.Decimal) {
	for _, pay := range list {
		if d := of(pay); d.IsPositive() {
			if from.IsZero() {
				from = pay.Month
			}
			until, amount = pay.Month, d
		}
	}
	return from, until, amount
}

func unemploymentBenefit(p person) answer {
	c, stop := p.claim()
	if stop != nil {
		return *stop
	}
	from, until,
		monthly := span(c.Payments, func(pay jobless.Payment) decimal.Decimal { return pay.Benefit })
	if from.IsZero() {
		return none(say("no month is paid: the claim ended before it began", "没有可领取的月份"))
	}
	out := give(monthly, monthlyCash).during(from, until).
		because(say("%s paid since the last claim, %d left of it: %s", "缴费 %d 个月，原剩余 %d 个月：可领 %d 个月",
			rule.Count(p.Unemployment.PaidMonths, "month"), p.Unemployment.CarriedOver,
			rule.Count(c.Entitled, "month")),
			say("90%% of the minimum wage of %s; later months follow theirs", "最低工资 %s 的 90%%；以后各月按当月最低工资", c.wage))
	if last := c.Payments[len(c.Payments)-1]; last.Extended {
		out = out.because(say("goes on to the retirement age, which is less than a year off", "距法定退休年龄不足一年，续发至退休年龄"))
	}
	return out.by(gdUnemployment().at("art. 15-19, 36", "第十五至十九条、第三十六条"), unemploymentAnswers()).using(c.used...)
}

func jobSeeking(p person) answer {
	c, stop := p.claim()
	if stop != nil {
		return *stop
	}
	var w missing
	if len(p.Unemployment.Wages) == 0 {
		w.note(say("the contribution wages of the last 12 months", "失业前十二个月缴费工资"), p.field("unemployment.wages"))
		return w.answer()
	}
	from, until,
		monthly := span(c.Payments, func(pay jobless.Payment) decimal.Decimal { return pay.Subsidy })
	if from.IsZero() {
		return none(say("no month gives it: above the retirement age, or nothing is paid", "没有可享受的月份：超过法定退休年龄，或没有发放"))
	}
	return give(monthly, monthlyCash).during(from, until).
		because(say("15%% of the average contribution wage of %s, at most 6 months",
			"失业前 %d 个月平均缴费工资的 15%%，最长六个月", rule.Count(len(p.Unemployment.Wages), "month"))).
		by(gdUnemployment().at("art. 20", "第二十条"))
}

func birthBonus(p person) answer {
	if p.Unemployment == nil {
		return p.nothing("unemployment")
	}
	if !p.Female {
		return none(say("it is for women", "限女性失业人员")).by(gdUnemployment().at("art. 21", "第二十一条"))
	}
	c, stop := p.claim()
	if stop != nil {
		return *stop
	}
	if len(p.Unemployment.Births) == 0 {
		return none(say("no birth while drawing the benefit", "领取期间没有生育")).by(gdUnemployment().at("art. 21", "第二十一条"))
	}
	var total decimal.Decimal
	for _, pay := range c.Payments {
		total = total.Add(pay.BirthBonus)
	}
	return give(total, once).because(say("3 times the month's benefit for each birth", "每次生育加发生育当月失业保险金的三倍")).
		by(gdUnemployment().at("art. 21", "第二十一条")).using(c.used...)
}

func unemployedMedical(p person) answer {
	c, stop := p.claim()
	if stop != nil {
		return *stop
	}
	if len(c.Payments) == 0 {
		return none(say("no month is paid", "没有可领取的月份"))
	}
	return grant(say("paid by the fund", "由基金支付")).during(c.Payments[0].Month, c.Payments[len(c.Payments)-1].Month).
		because(say("the fund pays the contribution to the medical scheme; the person pays nothing", "失业保险基金缴费，个人不缴")).
		by(gdUnemployment().at("art. 24", "第二十四条"))
}

func unemploymentLump(p person) answer {
	c, stop := p.claim()
	if stop != nil {
		return *stop
	}
	if p.Unemployment.end().Applied.IsZero() {
		return none(say("no new job or business the rest was applied for", "没有因重新就业或创业申请一次性领取")).by(
			gdUnemployment().at("art. 22-23", "第二十二至二十三条"))
	}
	return give(c.Lump, once).during(p.Unemployment.end().Applied, p.Unemployment.end().Applied).
		because(say("%d of the months left, at the benefit of the application; %d stay for the next claim",
			"领取剩余期限中的 %d 个月，%d 个月留待下次", c.LumpMonths, c.Left)).
		by(gdUnemployment().at("art. 22-23", "第二十二至二十三条")).using(c.used...)
}

func formerContractWorker(p person) answer {
	if p.Unemployment == nil || p.Unemployment.Former == nil {
		return p.nothing("unemployment.before_2014_07")
	}
	f := p.Unemployment.Former
	var w missing
	average := w.fact(f.Average, say("the own average contribution wage", "本人平均缴费工资"),
		p.field("unemployment.before_2014_07.average_wage"))
	if w.any() {
		return w.answer()
	}
	time, err := jobless.Guangdong().FormerContractWorker(jobless.Former{Before: f.Before, After: f.After,
		Average: average})
	if err != nil {
		return fail(err)
	}
	if time.Lump.IsZero() {
		return none(say("no month before 2014-07 is left above the 12 that count on", "2014 年 7 月前没有超过转入 12 个月的部分")).by(
			gdUnemployment().at("art. 47", "第四十七条"))
	}
	return give(time.Lump,
		once).because(
		say("2%% of the average wage for each of the months before 2014-07 above 12; counted as contributions: %s",
			"2014 年 7 月前超过 12 个月的部分，每月按平均缴费工资的 2%%；计缴费 %d 个月", rule.Count(time.Paid, "month"))).
		by(gdUnemployment().at("art. 47", "第四十七条"))
}

func pensionPremiums(p person) answer {
	if p.Unemployment == nil || len(p.Unemployment.Premiums) == 0 {
		return p.nothing("unemployment.own_pension_contributions")
	}
	var w missing
	retirement := p.statutoryMonth()
	if retirement.IsZero() {
		w.note(say("the retirement category", "退休类别"), p.field("pension.category"))
		return w.answer()
	}
	paid, err := jobless.Guangdong().PensionPremiums(jobless.Premiums{Retirement: retirement,
		Premiums: p.Unemployment.Premiums})
	if err != nil {
		return fail(err)
	}
	return give(paid,
		once).because(
		say(
			"of each month within a year of the retirement age, the flexible worker's minimum and not more than was "+
				"paid", "距法定退休年龄不足一年的各月，按灵活就业最低缴费，不超过实际缴费")).
		by(unemploymentAnswers().at("items 11-14", "第十一至十四项"))
}

func unemploymentSurvivors(p person) answer {
	if !p.Death.WhileUnemployed {
		return none(say("did not die while drawing the unemployment benefit", "不是在领取失业保险金期间死亡")).by(
			gdUnemployment().at("art. 25", "第二十五条"))
	}
	var w missing
	average := p.h.figureIn("city_average", p.Died.Month())
	wage := w.figure(average)
	if w.any() {
		return w.answer()
	}
	d, err := jobless.Guangdong().Death(jobless.CityWage{Average: wage})
	if err != nil {
		return fail(err)
	}
	return give(d.Survivors, once).because(say("6 times the city's average wage of %s", "上年度在岗职工月平均工资 %s 的六倍", wage)).
		by(gdUnemployment().at("art. 25", "第二十五条")).using(average.Figure)
}
