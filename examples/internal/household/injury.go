package household

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	workinjury "github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/rule"
)

// injuryBenefits are those of work injury insurance (工伤保险).
func injuryBenefits() []benefit {
	return []benefit{
		{id: "injury.lump", name: text{"Disability lump sum", "一次性伤残补助金"}, member: injuryLump},
		{id: "injury.allowance", name: text{"Disability allowance", "伤残津贴"}, member: injuryAllowance},
		{id: "injury.pension_top_up", name: text{"Pension top-up after an injury", "伤残津贴与养老金补差"},
			member: injuryPensionTopUp},
		{id: "injury.nursing", name: text{"Nursing payment", "生活护理费"}, member: injuryNursing},
		{id: "injury.medical_subsidy", name: text{"Medical subsidy at contract end", "一次性工伤医疗补助金"},
			member: injuryMedicalSubsidy},
		{id: "injury.employment_subsidy", name: text{"Employment subsidy at contract end", "一次性伤残就业补助金"},
			member: injuryEmploymentSubsidy},
		{id: "injury.paid_leave", name: text{"Wage while treated", "停工留薪期工资"}, member: injuryPaidLeave},
		{id: "injury.death", name: text{"Death at work: lump sum", "一次性工亡补助金"}, dead: injuryDeathLump},
		{id: "injury.dependants", name: text{"Death at work: dependants", "供养亲属抚恤金"}, dead: injuryDependants},
	}
}

// ownWage returns the wage benefits are counted by, or answers what is missing.
func (p person) ownWage() (decimal.Decimal, figure, *answer) {
	stop := func(a answer) (decimal.Decimal, figure, *answer) { return decimal.Decimal{}, figure{}, &a }
	i := p.Injury
	switch {
	case i == nil:
		return stop(p.nothing("injury"))
	case i.Grade == 0:
		return stop(none(say("no grade has been assessed yet", "尚未评定伤残等级")))
	}
	var w missing
	pool := p.h.figureIn("pool_average", i.Accident)
	poolWage := w.figure(pool)
	average := w.fact(i.Average,
		say("the own average contribution wage of the 12 months before the injury", "受伤前十二个月平均月缴费工资"),
		p.field("injury.average_wage"))
	if w.any() {
		return stop(w.answer())
	}
	own, err := workinjury.OwnWage(workinjury.Wages{Average: average, PoolAverage: poolWage})
	if err != nil {
		return stop(fail(err))
	}
	return own, pool, nil
}

// disability computes what the grade gives.
func (p person) graded() (workinjury.Award, decimal.Decimal, []figure, *answer) {
	own, pool, stop := p.ownWage()
	if stop != nil {
		return workinjury.Award{}, own, nil, stop
	}
	used := []figure{pool}
	wage := p.h.figure("minimum_wage")
	if p.Injury.Grade <= 6 {
		used = append(used, wage)
	}
	award, err := workinjury.Disability(workinjury.Disabled{Grade: p.Injury.Grade, OwnWage: own,
		MinimumWage: wage.value()})
	if err != nil {
		a := fail(err)
		return award, own, nil, &a
	}
	return award, own, used, nil
}

// wageNote says how the own wage came about.
func wageNote(average, own decimal.Decimal) text {
	if average.Equal(own) {
		return say("own wage %s, within 60%% to 300%% of the pool's average", "本人工资 %s，在统筹地区平均工资 60%% 至 300%% 之间", own)
	}
	return say("own wage %s, put within 60%% to 300%% of the pool's average", "本人工资按统筹地区平均工资 60%% 至 300%% 计为 %s", own)
}

func injuryLump(p person) answer {
	award, own, used, stop := p.graded()
	if stop != nil {
		return *stop
	}
	return give(award.Lump, once).because(say("grade %d", "%d 级", p.Injury.Grade),
		wageNote(p.Injury.Average.Decimal, own)).
		by(injuryLaw().at("art. 35-37, 64", "第三十五至三十七条、第六十四条")).using(used[0].Figure)
}

func injuryAllowance(p person) answer {
	award, own, used, stop := p.graded()
	if stop != nil {
		return *stop
	}
	article := injuryLaw().at("art. 35-36", "第三十五至三十六条")
	switch {
	case !award.Allowance.Valid:
		return none(say("grade %d has none; grades 1 to 6 do", "%d 级没有；一至六级才有", p.Injury.Grade)).by(article)
	case p.Injury.Grade >= 5 && p.Injury.SuitableWork:
		return none(say("the employer has suitable work", "用人单位已安排适当工作")).by(article)
	case p.Injury.Pension.Valid:
		return none(say("the pension has taken its place", "已改领基本养老金")).by(article)
	case !award.TopUp.Valid:
		var w missing
		w.figure(used[1])
		return w.answer()
	}
	k := monthlyCash
	if award.Payer == workinjury.Employer {
		k = perMonthWage
	}
	out := give(award.Allowance.Decimal.Add(award.TopUp.Decimal), k).when(say("while the grade holds", "伤残等级有效期间")).
		because(say("grade %d", "%d 级", p.Injury.Grade), wageNote(p.Injury.Average.Decimal, own))
	if award.TopUp.Decimal.IsPositive() {
		out = out.because(say("%s of it lifts it to the minimum wage", "其中 %s 补足至最低工资", award.TopUp.Decimal))
	}
	return out.by(article).using(used[0].Figure, used[1].Figure)
}

func injuryPensionTopUp(p person) answer {
	award, _, used, stop := p.graded()
	if stop != nil {
		return *stop
	}
	article := injuryLaw().at("art. 35(3)", "第三十五条第三项")
	if !award.Allowance.Valid || p.Injury.Grade > 4 {
		return none(say("only grades 1 to 4 draw an allowance from the fund", "限一至四级")).by(article)
	}
	if !p.Injury.Pension.Valid {
		return none(say("no pension has taken the allowance's place", "尚未改领基本养老金")).by(article)
	}
	more, err := workinjury.PensionTopUp(workinjury.Replaced{Allowance: award.Allowance.Decimal,
		Pension: p.Injury.Pension.Decimal})
	if err != nil {
		return fail(err)
	}
	if more.IsZero() {
		return none(
			say("the pension of %s is not below the allowance of %s", "养老金 %s 不低于伤残津贴 %s", p.Injury.Pension.Decimal,
				award.Allowance.Decimal)).by(article)
	}
	return give(more, monthlyCash).when(say("while it is lower", "养老金低于津贴期间")).
		because(say("allowance %s less the pension of %s", "伤残津贴 %s 减养老金 %s", award.Allowance.Decimal,
			p.Injury.Pension.Decimal)).by(article).using(used[0].Figure)
}

func injuryNursing(p person) answer {
	if p.Injury == nil {
		return p.nothing("injury")
	}
	if p.Injury.NursingLevel == 0 {
		return none(say("no need of nursing was assessed", "未鉴定生活护理等级")).by(injuryLaw().at("art. 34", "第三十四条"))
	}
	var w missing
	pool := p.h.figure("pool_average")
	wage := w.figure(pool)
	if w.any() {
		return w.answer()
	}
	place := guangzhou.InjuryBenefits()
	monthly, err := place.Value.NursingAllowance(workinjury.Nursed{Level: p.Injury.NursingLevel, PoolAverage: wage})
	if err != nil {
		return fail(err)
	}
	return give(monthly, monthlyCash).when(say("while needed", "护理等级有效期间")).
		because(say("level %d of the pool's average of %s", "%d 级，统筹地区月平均工资 %s", p.Injury.NursingLevel, wage)).
		by(injuryLaw().at("art. 34", "第三十四条"), source{title: place.Cite.Title, grade: place.Grade}).using(pool.Figure)
}

// subsidies computes both sums at the end of a contract.
func (p person) subsidies() (workinjury.Subsidies, answer) {
	own, pool, stop := p.ownWage()
	if stop != nil {
		return workinjury.Subsidies{}, *stop
	}
	place := guangzhou.InjuryBenefits()
	article := injuryLaw().at("art. 36-37", "第三十六至三十七条")
	switch {
	case p.Injury.Grade <= 4:
		return workinjury.Subsidies{},
			none(say("grades 1 to 4 keep the employment relation", "一至四级保留劳动关系")).by(article)
	case !p.Injury.ContractEnded:
		return workinjury.Subsidies{}, none(say("the contract has not ended", "劳动合同尚未终止或解除")).by(article)
	}
	s, err := place.Value.TerminationSubsidies(workinjury.Leaver{Grade: p.Injury.Grade, OwnWage: own})
	if err != nil {
		return s, fail(err)
	}
	return s,
		answer{state: has}.because(say("grade %d, contract ended", "%d 级，劳动合同终止或解除", p.Injury.Grade),
			wageNote(p.Injury.Average.Decimal, own)).
			by(article, source{title: place.Cite.Title, grade: place.Grade}).using(pool.Figure)
}

func injuryMedicalSubsidy(p person) answer {
	s, out := p.subsidies()
	if out.state == has {
		out.kind, out.amount = once, s.Medical
	}
	return out
}

func injuryEmploymentSubsidy(p person) answer {
	s, out := p.subsidies()
	if out.state == has {
		out.kind, out.amount = fromEmployer, s.Employment
	}
	return out
}

func injuryPaidLeave(p person) answer {
	if p.Injury == nil || p.Injury.Leave == nil {
		return p.nothing("injury.paid_leave")
	}
	l := p.Injury.Leave
	paid, err := workinjury.PaidLeave(workinjury.Leave{Wage: l.Wage, Months: l.Months, Confirmed: l.Confirmed})
	if err != nil {
		return fail(err)
	}
	return give(paid,
		fromEmployer).because(say("the wage of %s goes on for %s", "原工资 %s，%d 个月", l.Wage,
		rule.Count(l.Months, "month"))).by(
		injuryLaw().at("art. 33", "第三十三条"))
}

// workDeath computes the benefits of a death at work.
func (p person) workDeath() (workinjury.DeathBenefits, []figure, *answer) {
	stop := func(a answer) (workinjury.DeathBenefits, []figure, *answer) {
		return workinjury.DeathBenefits{}, nil, &a
	}
	d := p.Death
	if !d.ByWork {
		return stop(none(say("not a death from a work injury", "不是因工死亡")).by(injuryLaw().at("art. 39", "第三十九条")))
	}
	var w missing
	used := []figure{p.h.figureIn("pool_average", p.Died.Month()), p.h.figureIn("urban_income", p.Died.Month())}
	pool, income := w.figure(used[0]), w.figure(used[1])
	average := w.fact(d.AverageWage, say("the own average contribution wage", "本人平均月缴费工资"),
		p.field("death.average_wage"))
	before := w.fact(d.WageBefore, say("the wage before death", "生前工资"), p.field("death.wage_before"))
	if w.any() {
		return stop(w.answer())
	}
	own, err := workinjury.OwnWage(workinjury.Wages{Average: average, PoolAverage: pool})
	out, deathErr := workinjury.Death{AfterLeaveGrade: d.AfterLeaveGrade, UrbanIncome: decimal.NewNullDecimal(income),
		Survivors: workinjury.Survivors{OwnWage: own, WageBefore: before, PoolAverage: pool,
			Dependants: d.Dependants}}.Benefits()
	if err := errors.Join(err, deathErr); err != nil {
		return stop(fail(err))
	}
	return out, used, nil
}

func injuryDeathLump(p person) answer {
	d, used, stop := p.workDeath()
	if stop != nil {
		return *stop
	}
	if d.Lump.IsZero() {
		return none(say("died after the paid leave at grade %d", "%d 级伤残停工留薪期满后死亡", p.Death.AfterLeaveGrade)).by(
			injuryLaw().at("art. 39", "第三十九条"))
	}
	return give(d.Lump,
		once).because(say("20 times %s", "%s 的二十倍", used[1].Number().Decimal())).by(
		injuryLaw().at("art. 39(3)", "第三十九条第三项")).using(used[1].Figure)
}

func injuryDependants(p person) answer {
	d, used, stop := p.workDeath()
	if stop != nil {
		return *stop
	}
	if len(d.Pensions) == 0 {
		return none(say("no dependant is described", "没有供养亲属")).by(injuryLaw().at("art. 39(2)", "第三十九条第二项"))
	}
	out := give(d.Monthly,
		monthlyCash).when(say("while they qualify", "符合供养条件期间")).because(
		say("%d dependants together", "%d 名供养亲属合计", len(d.Pensions)))
	if d.Capped {
		out = out.because(say("limited to the wage before death", "以生前工资为限"))
	}
	return out.by(injuryLaw().at("art. 39(2)", "第三十九条第二项")).using(used[0].Figure)
}
