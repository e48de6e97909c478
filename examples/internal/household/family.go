package household

import (
	"github.com/shebao-go/shebao/relief/family"
	"github.com/shebao-go/shebao/rule"
)

// familyBenefits are those of family planning (计划生育).
func familyBenefits() []benefit {
	return []benefit{
		{id: "family.reward", name: text{"Reward of one-child parents", "计划生育奖励金"}, member: oneChildReward},
		{id: "family.special", name: text{"Special support", "计划生育特别扶助金"}, member: specialSupport},
		{id: "family.one_child_fee", name: text{"One-child health fee", "独生子女保健费"}, member: oneChildFee},
		{id: "family.care_leave", name: text{"Care leave of an only child", "独生子女护理假"}, member: careLeave},
	}
}

// support answers for one of the two monthly payments.
func (p person) support(scheme family.Scheme, article source) (family.Support, *answer) {
	stop := func(a answer) (family.Support, *answer) { return family.Support{}, &a }
	switch {
	case p.Family == nil:
		return stop(p.nothing("family_planning"))
	case p.Family.Scheme != scheme:
		return stop(none(say("of the other group of parents", "属于另一类对象")).by(article))
	}
	if a := p.h.notRegistered(article); a != nil {
		return stop(*a)
	}
	sex := family.Male
	if p.Female {
		sex = family.Female
	}
	s, err := family.Entitlement(family.Guangzhou2021(),
		family.Parent{Scheme: scheme, Sex: sex, Birth: p.Birth.Month(), Month: p.h.Month})
	if err != nil {
		return stop(fail(err))
	}
	if !s.Eligible {
		return stop(none(say("the age is reached in %s", "%s 达到年龄", s.Since)).by(article))
	}
	return s, nil
}

// supported pays the amount a figure gives for a support.
func (p person) supported(s family.Support, name string, article source) answer {
	var w missing
	f := p.h.figure(name)
	amount := w.figure(f)
	since := say("the age was reached in %s", "%s 达到年龄", s.Since)
	if s.Since.After(p.h.Month) {
		since = say("at any age; more from %s", "不限年龄，%s 起提高", s.Since)
	}
	if w.any() {
		return w.answer().because(since).by(article)
	}
	monthly, err := family.Amount([]family.Standard{{From: p.h.Month, Basic: amount, Higher: amount}}, s, p.h.Month)
	if err != nil {
		return fail(err)
	}
	return give(monthly, monthlyCash).during(p.h.Month, p.h.Month).because(since).by(article).using(f.Figure)
}

func oneChildReward(p person) answer {
	article := gdFamily().at("art. 36(1)", "第三十六条第一项")
	s, stop := p.support(family.Reward, article)
	if stop != nil {
		return *stop
	}
	return p.supported(s, "one_child_reward", article)
}

func specialSupport(p person) answer {
	article := gdFamily().at("art. 36(3)", "第三十六条第三项")
	s, stop := p.support(family.Special, article)
	switch {
	case stop != nil:
		return *stop
	case s.HigherAmount:
		return p.supported(s, "special_support_higher", article)
	}
	return p.supported(s, "special_support", article)
}

func oneChildFee(p person) answer {
	if p.OnlyChild == nil || p.OnlyChild.Certificate.IsZero() {
		return p.nothing("only_child.certificate")
	}
	article := gdFamily().at("art. 36(1)", "第三十六条第一项")
	fee, err := family.OneChildFee(family.Guangzhou2021(), p.Birth.Month(), p.OnlyChild.Certificate, p.h.Month)
	if err != nil {
		return fail(err)
	}
	if fee.Total.IsZero() {
		return none(say("paid from %s to %s", "%s 至 %s 发放", p.OnlyChild.Certificate, fee.Last)).by(article)
	}
	return give(fee.Total, perMonthWage).during(p.OnlyChild.Certificate,
		fee.Last).because(say("%s from each parent's employer", "父母所在单位各付 %s", fee.EachParent)).by(article)
}

func careLeave(p person) answer {
	if p.OnlyChild == nil || p.OnlyChild.Parent == nil {
		return p.nothing("only_child.cares_for")
	}
	article := gdFamily().at("art. 36(5)", "第三十六条第五项")
	parent := p.h.find(*p.OnlyChild.Parent)
	if parent == nil {
		return fail(
			&rule.FieldError{Kind: rule.ErrConflict, Field: p.field("only_child.cares_for"), Value: *p.OnlyChild.Parent,
				Reason: rule.Say("is no member of the household", "不是家庭成员"), Do: describeTheParent()})
	}
	l, err := family.CareLeave(family.Guangzhou2021(), parent.Birth.Month(), p.h.Month, p.OnlyChild.InHospital)
	switch {
	case err != nil:
		return fail(err)
	case l.Days == 0:
		return none(say("the parent is under 60", "父母未满 60 周岁")).by(article)
	case !p.Employed:
		return none(say("has no employer who would give it", "没有用人单位")).by(article)
	case l.Modality == rule.AtMost:
		return grant(say("up to %s a year", "每年不超过 %d 天", rule.Count(l.Days, "day"))).because(
			say("while the parent is in hospital", "父母住院期间")).by(article)
	}
	return grant(say("%s a year", "每年 %d 天", rule.Count(l.Days, "day"))).because(
		say("the parent is 60 or older", "父母已满 60 周岁")).by(article)
}
