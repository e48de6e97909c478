package household

import (
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/rule"
)

// maternityBenefits are those around a birth (生育).
func maternityBenefits() []benefit {
	return []benefit{
		{id: "maternity.allowance", name: text{"Maternity allowance", "生育津贴"}, member: maternityAllowance},
		{id: "maternity.top_up", name: text{"Top-up to the wage due", "生育津贴补足差额"}, member: maternityTopUp},
		{id: "maternity.leave", name: text{"Maternity leave", "产假"}, member: maternityLeave},
		{id: "maternity.paternity", name: text{"Paternity leave", "陪产假"}, member: paternityLeave},
		{id: "maternity.childcare", name: text{"Childcare leave", "育儿假"}, member: childcareLeave},
	}
}

// leaveCase returns the case of leave and the documents of its days.
func (m *pregnancy) leaveCase() (maternity.Case, maternity.LeaveParams, []source, error) {
	c, err := maternity.ParseCase(m.Case)
	place := guangzhou.MaternityLeave()
	documents := []source{womenWorkers().at("art. 7", "第七条"), gdFamily().at("art. 30", "第三十条")}
	if c.Difficult {
		documents = append(documents,
			source{title: place.Cite.Title, grade: place.Grade}.at("art. 11", place.Cite.Article))
	}
	return c, place.Value, documents, err
}

// award computes the allowance, or answers why there is none.
func (p person) award() (maternity.Award, []source, *answer) {
	stop := func(a answer) (maternity.Award, []source, *answer) { return maternity.Award{}, nil, &a }
	m := p.Maternity
	if m == nil {
		return stop(p.nothing("maternity"))
	}
	c, params, documents, err := m.leaveCase()
	direct := guangzhou.DirectPayment()
	claim := maternity.Claim{Case: c, Event: m.Event, DirectFrom: direct.Value, WageDue: m.WageDue}
	if m.DailyFirst {
		claim.Order = maternity.DailyFirst
	}
	var w missing
	if m.Insured {
		claim.Average = m.Average
		w.fact(m.Average, say("the employer's average monthly wage of the year before", "用人单位上年度职工月平均工资"),
			p.field("maternity.employer_average"))
		documents = append(documents, socialLaw().at("art. 56", "第五十六条"),
			source{title: "生育津贴直接发放至个人（2025-12-03 网页）", grade: direct.Grade})
	} else {
		claim.WageBefore = m.WageBefore
		w.fact(m.WageBefore, say("the wage before the leave", "产假前工资"), p.field("maternity.wage_before"))
		documents = append(documents, womenWorkers().at("art. 8", "第八条"))
	}
	if err == nil && w.any() {
		return stop(w.answer())
	}
	out, awardErr := params.Award(claim)
	if err == nil {
		err = awardErr
	}
	if err != nil {
		return stop(fail(err))
	}
	return out, documents, nil
}

// divisor30 stands for the practice of dividing a month's wage by 30, which no text seen names.
func divisor30() source { return source{grade: rule.Reported} }

func maternityAllowance(p person) answer {
	a, documents, stop := p.award()
	if stop != nil {
		return *stop
	}
	k, wage, payee := once, p.Maternity.Average.Decimal, say("paid to her by the fund", "由基金直接发给本人")
	switch {
	case !a.ByFund:
		k, wage, payee = fromEmployer, p.Maternity.WageBefore.Decimal,
			say("not insured: the employer pays it", "未参保，由用人单位支付")
	case a.Payee == maternity.ToEmployer:
		payee = say("paid through the employer: the event was before 2025-12-01", "由用人单位代发：分娩在 2025-12-01 之前")
	}
	return give(a.WithReward.Allowance, k).when(say("%s", "%s", p.Maternity.Event)).because(
		say("%s ÷ 30 × %s", "%s ÷ 30 × %d 天", wage, rule.Count(a.Days.Total, "day")),
		say("for the statutory %s alone %s; one source only says that the fund also pays the reward leave",
			"仅法定 %d 天为 %s；奖励假由基金支付只见一处来源", rule.Count(a.Days.Statutory, "day"), a.Statutory.Allowance),
		payee).by(documents...).by(divisor30())
}

func maternityTopUp(p person) answer {
	a, documents, stop := p.award()
	if stop != nil {
		return *stop
	}
	var w missing
	due := w.fact(p.Maternity.WageDue, say("the wage due for the whole leave", "产假期间应发工资"),
		p.field("maternity.wage_due"))
	if w.any() {
		return w.answer()
	}
	if a.WithReward.TopUp.Decimal.IsZero() {
		return none(
			say("the allowance of %s is not below the wage due of %s", "津贴 %s 不低于应发工资 %s", a.WithReward.Allowance,
				due)).by(womenWorkers().at("art. 8", "第八条"))
	}
	return give(a.WithReward.TopUp.Decimal,
		fromEmployer).because(
		say("wage due %s less the allowance of %s", "应发工资 %s 减津贴 %s", due, a.WithReward.Allowance)).
		by(documents...).by(womenWorkers().at("art. 8", "第八条"), divisor30())
}

func maternityLeave(p person) answer {
	if p.Maternity == nil {
		return p.nothing("maternity")
	}
	c, params, documents, err := p.Maternity.leaveCase()
	if err != nil {
		return fail(err)
	}
	d, err := params.Days(c)
	if err != nil {
		return fail(err)
	}
	out := grant(say("%s", "%d 天", rule.Count(d.Total, "day"))).because(
		say("statutory %d + reward %d", "法定 %d + 奖励 %d", d.Statutory, d.Reward))
	if d.Nursing > 0 {
		out = out.because(
			say(
				"%d of them may be taken before the birth; then %d hour a working day for nursing until the child "+
					"is one", "其中 %d 天可产前休；此后每工作日 %d 小时哺乳时间，至婴儿满一周岁", d.BeforeBirth, d.Nursing))
	}
	return out.by(documents...)
}

// youngest is the member's youngest child in the household, nil where there is none.
func (p person) youngest() *member {
	var out *member
	for _, c := range p.children() {
		if out == nil || c.Birth.After(out.Birth) {
			out = c
		}
	}
	return out
}

// noEmployer answers for somebody whom no employer gives leave.
func noEmployer() answer {
	return none(say("has no employer who would give it", "没有用人单位")).by(gdFamily().at("art. 30", "第三十条"))
}

func paternityLeave(p person) answer {
	child := p.youngest()
	switch {
	case child == nil:
		return p.h.nothing("members[].parents")
	case p.Female:
		return none(say("it is for the father", "限男方")).by(gdFamily().at("art. 30", "第三十条"))
	case child.age(p.h.Month) >= 1:
		return none(say("the youngest child is over a year old", "最小的子女已满一周岁")).by(gdFamily().at("art. 30", "第三十条"))
	case !p.Employed:
		return noEmployer()
	}
	return grant(say("%s", "%d 天", rule.Count(maternity.GuangdongLeave().Paternity, "day"))).because(
		say("born %s; the text does not say by when it is taken", "%s 出生；条文未规定休假期限", child.Birth)).
		by(gdFamily().at("art. 30", "第三十条"))
}

func childcareLeave(p person) answer {
	child := p.youngest()
	if child == nil {
		return p.h.nothing("members[].parents")
	}
	last := p.h.Month.Add(1).First().Add(-1)
	days, err := maternity.GuangdongLeave().ChildcareDays(child.Birth, last)
	switch {
	case err != nil:
		return fail(err)
	case days == 0:
		return none(say("the youngest child is three or older", "最小的子女已满三周岁")).by(gdFamily().at("art. 30", "第三十条"))
	case !p.Employed:
		return noEmployer()
	}
	return grant(say("%s a year", "每年 %d 天", rule.Count(days, "day"))).during(child.Birth.Month(),
		child.Birth.Month().Add(12*maternity.GuangdongLeave().ChildcareYears)).
		because(say("until the child born on %s is three", "至 %s 出生的子女满三周岁", child.Birth)).by(
		gdFamily().at("art. 30", "第三十条"))
}
