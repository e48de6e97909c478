package household

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/examples/internal/page"
	pensionbenefit "github.com/shebao-go/shebao/pension/benefit"
	residentpension "github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/pension/survivor"
	"github.com/shebao-go/shebao/rule"
	jobless "github.com/shebao-go/shebao/unemployment"
)

// pensionBenefits are those of the pension schemes and the annuity (养老保险、企业年金).
func pensionBenefits() []benefit {
	return []benefit{
		{id: "pension.retirement", name: text{"Retirement", "退休"}, member: retirement},
		{id: "pension.monthly", name: text{"Employees' pension", "企业职工基本养老金"}, member: monthlyPension},
		{id: "pension.flexible_subsidy", name: text{"Flexible worker's subsidy", "灵活就业社保补贴"}, member: flexibleSubsidy},
		{id: "pension.incapacity", name: text{"Allowance for lost capacity", "病残津贴"}, member: incapacityAllowance},
		{id: "pension.resident", name: text{"Residents' pension", "城乡居民养老金"}, member: residentMonthly},
		{id: "pension.resident_subsidy", name: text{"Residents' pension: subsidy", "城乡居民养老保险政府补贴"},
			member: residentPensionSubsidy},
		{id: "annuity.vested", name: text{"Enterprise annuity", "企业年金归属"}, member: vestedAnnuity},
		{id: "pension.survivors", name: text{"Pension: survivors' sum", "养老保险抚恤金"}, dead: pensionSurvivors},
		{id: "survivors.funeral", name: text{"Funeral grant (one of all)", "丧葬补助金（各险种择一）"}, dead: funeralGrant},
	}
}

// retired returns when the person retires, or answers why that is not known.
func (p person) retired() (retire.Result, *answer) {
	if p.Pension == nil {
		a := p.nothing("pension")
		return retire.Result{}, &a
	}
	r, err := retire.Retirement(p.Pension.Category, p.Birth.Month(), p.Pension.Elect)
	if err != nil {
		a := fail(err)
		return r, &a
	}
	return r, nil
}

// ageText says an age of so many months.
func ageText(months int) text {
	return text{page.Counted(months/12, "year") + " " + page.Counted(months%12, "month"),
		say("", "%d 岁 %d 个月", months/12, months%12).zh}
}

func retirement(p person) answer {
	r, stop := p.retired()
	if stop != nil {
		return *stop
	}
	s, err := r.Shortfall(p.Pension.Record)
	if err != nil {
		return fail(err)
	}
	out := grant(say("at %s", "%s", ageText(r.AgeMonths))).during(r.Month, r.Month).
		because(say("statutory age %s in %s, delayed by %s", "法定退休年龄 %s，%s 达到，延迟 %d 个月",
			ageText(r.StatutoryAgeMonths), r.StatutoryMonth, rule.Count(r.DelayMonths, "month"))).
		by(delay2024().at("art. 1-3", "第一至三条"))
	if s.Missing == 0 {
		return out.because(
			say("%s of contribution needed, %d paid", "最低缴费 %d 个月，已缴 %d 个月",
				rule.Count(s.Required, "month"), p.Pension.Record.PaidMonths))
	}
	out = out.because(
		say("%s of contribution needed, %d paid up to %s, %d missing",
			"最低缴费 %d 个月，至 %[3]s 已缴 %[2]d 个月，还缺 %[4]d 个月",
			rule.Count(s.Required, "month"), p.Pension.Record.PaidMonths,
			p.Pension.Record.Through, s.Missing))
	return out.because(waysOut(s)...)
}

// wayOut says what a way out of a shortfall is.
func wayOut(way retire.Way) text {
	switch way {
	case retire.RetireLater:
		return text{"retire later", "推迟退休"}
	case retire.KeepPaying:
		return text{"keep paying", "延长缴费"}
	case retire.PayRest:
		return text{"pay the rest at once", "一次性缴费"}
	case retire.MoveToResidents:
		return text{"move to the residents' scheme", "转入城乡居民养老保险"}
	case retire.EndRelation:
		return text{"take the account and end the relation", "终止关系领取个人账户"}
	}
	return text{}
}

// waysOut says what a shortfall leaves open.
func waysOut(s retire.Shortfall) []text {
	if s.AtRetirement == 0 {
		return []text{say("complete in %s where no month is left out", "不断缴则 %s 缴满", s.Complete)}
	}
	var ways []text
	for _, w := range s.Ways {
		ways = append(ways, say("%s (from %s)", "%s（%s 起）", wayOut(w.Way), w.From))
	}
	return []text{say("open ways: %s", "可选：%s", joined(ways, ", ", "、"))}
}

func monthlyPension(p person) answer {
	r, stop := p.retired()
	if stop != nil {
		return *stop
	}
	if p.h.Month.Before(r.Month) {
		return none(say("retires in %s", "%s 退休", r.Month)).by(delay2024().at("art. 1-3", "第一至三条"))
	}
	s, err := r.Shortfall(p.Pension.Record)
	if err != nil {
		return fail(err)
	}
	if s.AtRetirement > 0 {
		return none(
			append([]text{say("%s of contribution missing", "缺缴费 %d 个月",
				rule.Count(s.AtRetirement, "month"))},
				waysOut(s)...)...).by(socialLaw().at("art. 16", "第十六条"))
	}
	var w missing
	base := p.h.figureIn("pension_benefit_base", r.Month)
	in := pensionbenefit.GuangdongInput{BenefitBase: w.figure(base), Months: p.Pension.Record.PaidMonths,
		RetiredIn: r.Month, StatutoryMonth: r.StatutoryMonth,
		AverageIndex: w.fact(p.Pension.Index, say("the average contribution index", "平均缴费工资指数"),
			p.field("pension.average_index")),
		Balance: w.fact(p.Pension.Balance, say("the balance of the individual account", "个人账户储存额"),
			p.field("pension.balance")),
		DeemedBalance: p.Pension.DeemedBalance, NewMethodYears: p.Pension.Years}
	if w.any() {
		return w.answer()
	}
	var divisorErr error
	in.Divisor, divisorErr = r.Divisor()
	award, err := pensionbenefit.Guangdong(pensionbenefit.Yuefuhan294Of2021(), in)
	if err := errors.Join(divisorErr, err); err != nil {
		return fail(err)
	}
	out := give(award.Total, monthlyCash).during(r.Month.Add(1), rule.Month{})
	for _, step := range award.Steps {
		out = out.because(text{step.English + ": " + step.Formula, step.Chinese + "：" + step.Formula})
	}
	return out.because(say("as awarded: yearly adjustments are not in it", "为核定金额，不含历年调整")).by(divisors38(),
		source{title: "粤府函〔2021〕294号", grade: award.Grade}).using(base.Figure)
}

func flexibleSubsidy(p person) answer {
	switch {
	case p.Flexible == nil:
		return p.nothing("flexible_work")
	case !p.Flexible.Subsidised:
		return none(say("not of a group the subsidy is for", "不属于补贴对象")).by(subsidy12())
	}
	paid, err := pensionbenefit.FlexibleSubsidy(p.Flexible.Paid, 2, 3)
	if err != nil {
		return fail(err)
	}
	return give(paid, monthlyCash).during(p.h.Month,
		p.h.Month).because(say("two thirds of the %s paid", "实际缴费 %s 的三分之二", p.Flexible.Paid)).by(subsidy12())
}

func incapacityAllowance(p person) answer {
	if p.Incapacity == nil {
		return p.nothing("incapacity")
	}
	var w missing
	statutory := p.statutoryMonth()
	if statutory.IsZero() {
		w.note(say("the retirement category", "退休类别"), p.field("pension.category"))
		return w.answer()
	}
	monthly := p.h.figure("incapacity_allowance")
	amount := w.figure(monthly)
	paid, err := retire.DisabilityAllowance(
		retire.Incapacity{Since: p.Incapacity.Since, StatutoryMonth: statutory, Complete: p.Incapacity.Complete,
			ByWork: p.Incapacity.ByWork, Monthly: amount})
	switch {
	case err != nil:
		return fail(err)
	case w.any():
		return w.answer().by(socialLaw().at("art. 17", "第十七条"))
	}
	return give(paid, monthlyCash).during(p.Incapacity.Since,
		statutory).because(say("lost all working capacity before the statutory age", "达到法定退休年龄前完全丧失劳动能力")).
		by(socialLaw().at("art. 17", "第十七条")).using(monthly.Figure)
}

// residentExtra are the figures of 粤府〔2014〕37号 art. 8(3): 3 yuan for each year past 15.
func residentExtra() residentpension.Params {
	return residentpension.Params{LongPay: residentpension.LongPay{ExtraAfter: 15, ExtraPerYear: decimal.New(3, 0)}}
}

func residentMonthly(p person) answer {
	r := p.ResidentPension
	if r == nil {
		return p.nothing("resident_pension")
	}
	const required, payAge, lastAge = 15, 60, 65 // 粤府〔2014〕37号 art. 15-16
	article := resident37().at("art. 8, 15-16", "第八条、第十五至十六条")
	choice, err := residentpension.Ways(residentpension.Conditions{RequiredYears: required, PayAge: payAge,
		LastAge: lastAge},
		residentpension.Person{Age: p.age(p.h.Month), Years: r.Years, OldAtStart: r.OldAtStart,
			OtherPension: r.OtherPension,
			PaidYearly:   r.PaidYearly})
	if err != nil {
		return fail(err)
	}
	switch choice.Ways[0] {
	case residentpension.NotYet:
		return none(say("paid from the age of %d", "年满 %d 周岁才领取", payAge)).by(article)
	case residentpension.Full, residentpension.BasicOnly:
		return p.residentPaid(choice.Ways[0] == residentpension.Full, article)
	}
	var ways []text
	for _, w := range choice.Ways {
		ways = append(ways, residentWay(w))
	}
	return none(
		say("%s of contribution missing; open ways: %s", "缺 %d 年；可选：%s",
			rule.Count(choice.Missing, "year"),
			joined(ways, ", ", "、"))).by(article)
}

// residentWay says what a way out of missing years is.
func residentWay(way residentpension.Way) text {
	switch way {
	case residentpension.PayYearly:
		return text{"go on paying year by year", "逐年缴费"}
	case residentpension.PayInOneSum:
		return text{"pay the missing years at once", "一次性补缴"}
	case residentpension.AccountOnly:
		return text{"draw the account alone", "仅领个人账户养老金"}
	}
	return text{}
}

// residentPaid computes a residents' pension that is due: with the account where it is full.
func (p person) residentPaid(full bool, article source) answer {
	r := p.ResidentPension
	var w missing
	basic := p.h.figure("resident_basic_pension")
	c := residentpension.Claim{Basic: w.figure(basic), Divisor: decimal.New(139, 0)}
	var partial []text
	if full {
		c.Balance = w.fact(r.Balance, say("the balance of the account at the first payment", "首次领取时个人账户储存额"),
			p.field("resident_pension.balance"))
		if r.First.IsZero() {
			w.note(say("the month of the first payment", "首次领取月份"), p.field("resident_pension.first_payment"))
		} else {
			var extraErr, divisorErr error
			c.Extra, extraErr = residentExtra().Extra(r.Years)
			c.Divisor, divisorErr = retire.Divisor(p.age(r.First), 0, r.First)
			account, err := pensionbenefit.Account(c.Balance, c.Divisor, rule.Rounding{})
			if err := errors.Join(extraErr, divisorErr, err); err != nil {
				return fail(err)
			}
			if r.Balance.Valid {
				partial = []text{
					say("account %s ÷ %s = %s", "个人账户 %s ÷ %s = %s", c.Balance, c.Divisor.String(), account.Monthly),
					say("%s for the years above 15", "超过 15 年的部分加发 %s", c.Extra)}
			}
		}
	}
	if w.any() {
		return w.answer().because(partial...).by(article, divisors38())
	}
	out, err := residentpension.Monthly(c)
	if err != nil {
		return fail(err)
	}
	from := r.First
	if from.IsZero() {
		from = p.h.Month
	}
	return give(out.Total, monthlyCash).during(from,
		rule.Month{}).because(say("basic pension %s", "基础养老金 %s", out.Basic)).because(partial...).
		by(article, divisors38()).using(basic.Figure)
}

func residentPensionSubsidy(p person) answer {
	if p.ResidentPension == nil || p.ResidentPension.Contribution == nil {
		return p.nothing("resident_pension.contribution")
	}
	var w missing
	t := p.h.Tables
	if len(t.ResidentTiers) == 0 {
		w.note(say("the tiers of the residents' pension", "城乡居民养老保险缴费档次和补贴"), "tables.resident_tiers")
	}
	params := residentExtra()
	params.Tiers, params.MaxSubsidy = t.ResidentTiers,
		w.fact(t.MaxSubsidy, say("the highest subsidy", "政府补贴最高金额"), "tables.resident_max_subsidy")
	if w.any() {
		return w.answer().by(resident37().at("art. 6-9", "第六至九条"))
	}
	c, err := residentpension.Contribute(params, p.ResidentPension.Contribution.contribution())
	if err != nil {
		return fail(err)
	}
	if c.Subsidy.IsZero() {
		return none(say("none for arrears", "补缴没有补贴")).by(resident37().at("art. 14, 16", "第十四条、第十六条"))
	}
	return give(c.Subsidy,
		yearly).because(
		say("for the tier of %s; %s go to the account", "缴费档次 %s；共 %s 记入账户", p.ResidentPension.Contribution.Tier,
			c.Total)).
		by(resident37().at("art. 6-9", "第六至九条")).document(say("tables.resident_tiers", "tables.resident_tiers"),
		rule.Supplied)
}

func vestedAnnuity(p person) answer {
	if p.Annuity == nil {
		return p.nothing("annuity")
	}
	v, err := annuity.Vest(*p.Annuity)
	if err != nil {
		return fail(err)
	}
	return grant(say("%s is the person's", "归属 %s", v.Total)).because(
		say("own %s and %s of the employer's %s", "个人 %s，单位部分 %[3]s 中归属 %[2]s", v.Own, v.Employer,
			p.Annuity.Employer)).
		by(annuity36().at("art. 19-20", "第十九至二十条"))
}

// survivorsOf computes the pension scheme's benefits on a death, or answers why there are none.
func (p person) survivorsOf() (survivor.Benefit, figure, *answer) {
	stop := func(a answer) (survivor.Benefit, figure, *answer) { return survivor.Benefit{}, figure{}, &a }
	d := p.Death
	switch {
	case d.ByWork:
		return stop(none(say("a death at work: the injury scheme answers", "因工死亡，由工伤保险支付")).by(survivors18()))
	case d.PaidMonths == 0:
		return stop(none(say("was not in the employees' pension scheme", "未参加企业职工基本养老保险")).by(survivors18()))
	}
	var w missing
	income := p.h.figure("provincial_urban_income")
	in := survivor.Death{ContributionMonths: decimal.New(int64(d.PaidMonths), 0), MonthlyIncome: w.figure(income),
		OwnContributions: d.Own}
	if d.Drawn != nil {
		in.DrawnMonths = decimal.NewNullDecimal(decimal.New(int64(*d.Drawn), 0))
	}
	if d.PaidMonths < 60 { // 人社部发〔2021〕18号: under 5 years the sum is at most the own contributions
		w.fact(d.Own, say("the own contributions", "个人缴费之和"), p.field("death.own_contributions"))
	}
	if w.any() {
		return stop(w.answer().by(survivors18()))
	}
	b, err := survivor.Benefits(in)
	if err != nil {
		return stop(fail(err))
	}
	return b, income, nil
}

func pensionSurvivors(p person) answer {
	b, income, stop := p.survivorsOf()
	if stop != nil {
		return *stop
	}
	amount, note := b.Lump, say("%s months of %s", "%s 个月 × %s", b.Months.String(), income.Number().Decimal())
	if b.Capped {
		amount, note = b.Total.Decimal,
			say("the own contributions are the limit, the funeral grant included", "以个人缴费之和为限，含丧葬补助金")
	}
	return give(amount, once).because(note).by(survivors18().at("art. 4-5", "第四至五条")).using(income.Figure)
}

// funeralGrant takes one grant of all the schemes that owe one.
func funeralGrant(p person) answer {
	var grants []survivor.Grant
	var used []rule.Figure
	article := socialLaw().at("art. 49", "第四十九条")
	switch b, income, stop := p.survivorsOf(); {
	case stop == nil:
		grants, used = append(grants, survivor.Grant{Scheme: rule.Pension, Funeral: b.Funeral}),
			append(used, income.Figure)
	case stop.state != hasNot:
		return *stop
	}
	if p.Death.WhileUnemployed {
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
		grants, used = append(grants, survivor.Grant{Scheme: rule.Unemployment, Funeral: d.Funeral}),
			append(used, average.Figure)
	}
	switch d, figures, stop := p.workDeath(); {
	case stop == nil:
		grants, used = append(grants, survivor.Grant{Scheme: rule.Injury, Funeral: d.Funeral}),
			append(used, figures[0].Figure)
	case stop.state != hasNot:
		return *stop
	}
	if len(grants) == 0 {
		return none(say("no scheme owes one", "没有应付丧葬补助金的险种")).by(article)
	}
	c, err := survivor.Combine(grants...)
	if err != nil {
		return fail(err)
	}
	return give(c.Funeral,
		once).because(
		say("that of %s; %d scheme(s) owe one and one only is paid", "取%s的一项；应付险种 %d 个，只领一项",
			text{c.From.String() + " insurance", c.From.Chinese()}, len(grants))).
		by(article).using(used...)
}
