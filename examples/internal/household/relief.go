package household

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/relief/disabled"
	"github.com/shebao-go/shebao/relief/elder"
	"github.com/shebao-go/shebao/rule"
)

// reliefBenefits are those of social relief (社会救助和福利).
func reliefBenefits() []benefit {
	return []benefit{
		{id: "relief.disabled_living", name: text{"Living allowance of the disabled", "困难残疾人生活补贴"},
			member: disabledLiving},
		{id: "relief.disabled_nursing", name: text{"Nursing allowance of the disabled", "重度残疾人护理补贴"},
			member: disabledNursing},
		{id: "relief.home_care", name: text{"Home-care aid of the old", "居家社区养老服务资助"}, member: homeCareAid},
		{id: "relief.destitute", name: text{"Support of the destitute", "特困人员基本生活"}, member: destituteSupport},
		{id: "relief.orphan", name: text{"Support of orphans", "孤儿和事实无人抚养儿童基本生活"}, member: orphanSupport},
		{id: "relief.contribution_aid", name: text{"Aid towards contributions", "资助参保"}, member: contributionAid},
		{id: "relief.medical_aid", name: text{"Medical assistance", "医疗救助"}, member: medicalAid},
		{id: "relief.dibao", name: text{"Minimum living standard", "最低生活保障金"}, household: dibao},
		{id: "relief.uplift", name: text{"Uplift by class", "分类救济金"}, household: uplift},
		{id: "relief.marginal", name: text{"Marginal family", "最低生活保障边缘家庭"}, household: marginal},
		{id: "relief.temporary", name: text{"Temporary relief", "临时救助"}, household: temporaryAid},
		{id: "relief.back_pay", name: text{"Back pay of a higher standard", "低保标准提高补发"}, household: dibaoBackPay},
	}
}

// inForce answers where a text is not in force in the household's month: from its first day until its last.
func (h *household) inForce(document source, from, last rule.Date) *answer {
	if !h.Month.Add(1).First().After(from) || h.Month.First().After(last) {
		out := answer{state: lacks, kind: noMoney,
			gaps: []gap{{say("the text in force in %s", "%s 有效的文本", h.Month), ""}}}.
			because(say("the text is in force from %s to %s", "该文件 %s 至 %s 有效", from, last)).by(document)
		return &out
	}
	return nil
}

// notRegistered answers for a household that is not on the city's register.
func (h *household) notRegistered(document source) *answer {
	if h.Registered {
		return nil
	}
	out := none(say("not on the city's register", "不是本市户籍")).by(document)
	return &out
}

// standing is what the economic check comes to.
type standing struct {
	dibao, marginal  bool
	perHead          decimal.Decimal
	property         bool // passed
	standard, factor figure
	line             decimal.Decimal // of the marginal families
}

// standing checks the household's economy against the two lines, or answers what is missing.
func (h *household) standing() (standing, *answer) {
	stop := func(a answer) (standing, *answer) { return standing{}, &a }
	if h.Economy == nil {
		return stop(h.nothing("economy"))
	}
	var w missing
	s := standing{standard: h.figure("minimum_standard"), factor: h.figure("marginal_factor")}
	standard, factor := w.figure(s.standard), w.figure(s.factor)
	if w.any() {
		return stop(w.answer())
	}
	line, err := relief.MultipleOfStandard(standard, factor)
	if err != nil {
		return stop(fail(err))
	}
	income := func(perHead decimal.Decimal) (relief.Verdict, error) {
		return relief.CheckMeans(relief.Economy{Persons: h.persons(), Income: h.Economy.Income},
			relief.MeansLines{Income: relief.MeansLine{PerHead: perHead}, Assets: relief.MeansLine{None: true},
				Factor: decimal.New(1, 0)})
	}
	below, err := income(standard)
	near, nearErr := income(line)
	if err != nil || nearErr != nil {
		return stop(fail(err))
	}
	s.line, s.perHead = line, below.IncomePerHead
	if s.property, err = h.property(&w, near.Passes); err != nil {
		return stop(fail(err))
	}
	if w.any() {
		return stop(
			w.answer().because(
				say("income %s a head; the lines are %s and %s", "人均月收入 %s，标准 %s 和 %s", s.perHead, standard, line)))
	}
	s.dibao, s.marginal = below.Passes && s.property, near.Passes && !below.Passes && s.property
	return s, nil
}

// property is the outcome of the property check: that of the authority, else the line against the assets.
func (h *household) property(w *missing, asked bool) (bool, error) {
	switch {
	case !asked:
		return false, nil
	case h.Economy.Property != "unknown":
		return h.Economy.Property == "passed", nil
	}
	line := h.figure("property_line")
	if line.Err() != nil || !h.Economy.Assets.Valid {
		w.note(say("the outcome of the property check, or the assets and the property line", "财产核对结果，或家庭财产和人均财产限额"),
			"economy.property_check")
		return false, nil
	}
	v, err := relief.CheckMeans(relief.Economy{Persons: h.persons(), Assets: h.Economy.Assets.Decimal},
		relief.MeansLines{Income: relief.MeansLine{None: true},
			Assets: relief.MeansLine{PerHead: line.Number().Decimal(), Inclusive: true}, Factor: decimal.New(1, 0)})
	return v.Passes, err
}

// why says how the household stands.
func (s standing) why() text {
	why := say("income %s a head; the lines are %s and %s", "人均月收入 %s，标准 %s 和 %s", s.perHead,
		s.standard.Number().Decimal(), s.line)
	if s.perHead.LessThan(s.line) && !s.property {
		return joined([]text{why, say("the property is above the line", "财产超过限额")}, "; ", "；")
	}
	return why
}

func dibao(h *household) answer {
	article := relief649().at("art. 9, 12", "第九条、第十二条")
	if stop := h.notRegistered(article); stop != nil {
		return *stop
	}
	s, stop := h.standing()
	if stop != nil {
		return *stop
	}
	if !s.dibao {
		return none(s.why()).by(article).using(s.standard.Figure)
	}
	g, err := relief.Dibao(s.standard.Number().Decimal(),
		relief.Household{Persons: h.persons(), Income: h.Economy.Income})
	if err != nil {
		return fail(err)
	}
	return give(g.Monthly, monthlyCash).during(h.Month,
		h.Month).because(
		say("%s × %s less the income of %s", "%s × %d 人减收入 %s", s.standard.Number().Decimal(),
			rule.Count(h.persons(), "person"), h.Economy.Income)).
		by(article).using(s.standard.Figure)
}

func marginal(h *household) answer {
	if stop := h.notRegistered(standards2025()); stop != nil {
		return *stop
	}
	s, stop := h.standing()
	switch {
	case stop != nil:
		return *stop
	case !s.marginal:
		return none(s.why()).using(s.standard.Figure, s.factor.Figure)
	}
	return grant(say("recognised", "符合认定标准")).during(h.Month, h.Month).because(s.why(),
		say("no cash by itself; it opens other benefits", "本身不发放现金，可享受其他相关待遇")).
		using(s.standard.Figure, s.factor.Figure)
}

func uplift(h *household) answer {
	article := relief649().at("art. 12", "第十二条")
	s, stop := h.standing()
	switch {
	case stop != nil:
		return *stop
	case !s.dibao && !s.marginal:
		return none(say("neither a minimum-living nor a marginal family", "不是低保家庭或低保边缘家庭")).by(article)
	}
	var classes []relief.UpliftMember
	any := false
	for _, m := range h.Members { // also who died, of no class: an error counts the members as the description does
		var of relief.UpliftMember
		if m.Died.IsZero() {
			of.Classes = m.Classes
		}
		classes = append(classes, of)
		any = any || len(of.Classes) > 0
	}
	if !any {
		return none(say("no member is of a class", "没有成员属于分类救济对象")).by(article)
	}
	if len(h.Tables.Uplift) == 0 {
		var w missing
		w.note(say("the table of the uplift by class", "分类救济标准表"), "tables.uplift")
		return w.answer().by(article)
	}
	u, err := relief.Uplift(h.Tables.Uplift, classes, h.Tables.Combine)
	if err != nil {
		return fail(asDescribed(err, strings.NewReplacer(".classes[", ".uplift_classes[")))
	}
	out := give(u.Total, monthlyCash).during(h.Month, h.Month)
	for i, m := range h.Members {
		if u.Members[i].IsPositive() {
			out = out.because(say("%s: %s", "%s：%s", m.who(), u.Members[i]))
		}
	}
	return out.by(article).document(say("tables.uplift", "tables.uplift"), rule.Supplied).using(s.standard.Figure,
		s.factor.Figure)
}

// asDescribed names the fields in an error of the library as the description does.
func asDescribed(err error, names *strings.Replacer) error {
	for one := range rule.Errors(err) {
		if field, ok := one.(*rule.FieldError); ok {
			field.Field = names.Replace(field.Field)
		}
	}
	return err
}

func temporaryAid(h *household) answer {
	if h.Temporary == nil {
		return h.nothing("temporary_relief")
	}
	p := relief.Temporary2021()
	article := temporary2021().at("art. 12", "第十二条")
	if stop := h.inForce(article, p.From, rule.DateOf(2026, 12, 5)); stop != nil {
		return *stop
	}
	var w missing
	standard := h.figure("minimum_standard")
	r := h.Temporary.request(w.figure(standard))
	if r.Persons == 0 {
		r.Persons = h.persons()
	}
	if w.any() {
		return w.answer()
	}
	a, err := relief.Temporary(p, r)
	if err != nil {
		return fail(err)
	}
	out := give(a.Amount,
		once).because(say("whether the trouble qualifies is the office's decision", "是否属于救助情形由受理机关认定"))
	if r.Months > 0 {
		out = out.because(
			say("%s × %s × %s = %s", "%s × %d 人 × %d 个月 = %s", r.Standard,
				rule.Count(r.Persons, "person"), rule.Count(r.Months, "month"), a.Computed))
	}
	for _, cut := range a.Cut {
		out = out.because(say("cut by %s", "受限于%s", limitOf(cut)))
	}
	if len(a.Monthly) > 0 {
		out = out.because(say("paid in %s", "分 %d 个月发放", rule.Count(len(a.Monthly), "month")))
	}
	return out.by(article).using(standard.Figure)
}

func dibaoBackPay(h *household) answer {
	if h.BackPay == nil {
		return h.nothing("back_pay")
	}
	var w missing
	standard := h.figure("minimum_standard")
	after := w.figure(standard)
	if w.any() {
		return w.answer()
	}
	paid, err := relief.BackPay(h.BackPay.Before, after, h.persons(), h.BackPay.Months)
	if err != nil {
		return fail(err)
	}
	return give(paid,
		once).because(
		say("(%s - %s) × %s × %s", "（%s - %s）× %d 人 × %d 个月", after, h.BackPay.Before,
			rule.Count(h.persons(), "person"), rule.Count(h.BackPay.Months, "month"))).
		by(standards2025().at("二（一）", "二（一）")).using(standard.Figure)
}

// disabledPerson is what both allowances look at, or why neither is asked.
func (p person) disabledPerson() (disabled.Person, *answer) {
	d := p.Disability
	if d == nil {
		a := p.nothing("disability")
		return disabled.Person{}, &a
	}
	if a := p.h.notRegistered(disabled2022()); a != nil {
		return disabled.Person{}, a
	}
	if a := p.h.inForce(disabled2022(), rule.DateOf(2022, 11, 16), rule.DateOf(2027, 11, 15)); a != nil {
		return disabled.Person{}, a
	}
	return disabled.Person{Card: d.Card, Grade: d.Grade, Mental: d.Mental, Income: d.Income,
		InjuryNursing: p.Injury != nil && p.Injury.NursingLevel > 0,
		Destitute:     p.Destitute != nil, Orphan: p.Orphan != nil && !p.Orphan.Unattended,
		Unattended: p.Orphan != nil && p.Orphan.Unattended, Cadre: d.Cadre}, nil
}

// limitOf says what cuts temporary relief.
func limitOf(limit relief.Limit) text {
	switch limit {
	case relief.ActualSpending:
		return text{"what was spent", "实际支出"}
	case relief.DailyCare:
		return text{"the daily rate", "每日标准"}
	case relief.MonthsAHead:
		return text{"the months a head", "人均月数"}
	case relief.FamilyYear:
		return text{"the family's year", "家庭年度限额"}
	}
	return text{}
}

// againstAllowance says why an allowance is not paid.
func againstAllowance(reason disabled.Reason) text {
	switch reason {
	case disabled.NoCondition:
		return text{"neither the grade nor the household qualifies", "残疾等级和家庭情况均不符合条件"}
	case disabled.IncomeTooHigh:
		return text{"the own income is not below the allowance", "本人收入不低于补贴标准"}
	case disabled.HasInjuryNursing:
		return text{"draws the nursing payment of the injury scheme", "领取工伤保险护理费"}
	case disabled.IsDestitute:
		return text{"supported as destitute", "已纳入特困人员供养"}
	case disabled.IsOrphan:
		return text{"has the basic living support of orphans", "享受孤儿基本生活保障"}
	case disabled.IsUnattended:
		return text{"has the full subsidy of unattended children", "全额领取事实无人抚养儿童补贴"}
	case disabled.IsCadre:
		return text{"a retired cadre", "离休老干部"}
	case disabled.HigherElsewhere:
		return text{"other nursing money is higher", "其他护理补贴更高"}
	}
	return text{}
}

// against says everything an allowance is not paid for.
func against(list []disabled.Reason) []text {
	var out []text
	for _, r := range list {
		out = append(out, againstAllowance(r))
	}
	return out
}

func disabledLiving(p person) answer {
	who, stop := p.disabledPerson()
	if stop != nil {
		return *stop
	}
	st, stop := p.h.standing()
	if stop != nil {
		return *stop
	}
	var w missing
	f := p.h.figure("disabled_living")
	amounts := disabled.Amounts{Living: w.figure(f)}
	who.Poor = st.dibao || st.marginal
	if !who.Poor && who.Card == disabled.Civil && (who.Grade <= 2 || who.Mental) {
		w.fact(who.Income, say("the own income of the last 12 months", "本人前十二个月月均收入"), p.field("disability.own_income"))
	}
	if w.any() {
		return w.answer()
	}
	a, err := disabled.Allow(amounts, who)
	document := disabled2022().at("一（一）, 二", "一（一）、二")
	switch {
	case err != nil:
		return fail(err)
	case len(a.AgainstLiving) > 0:
		return none(against(a.AgainstLiving)...).by(document)
	}
	out := give(a.Living, monthlyCash).during(p.h.Month,
		p.h.Month).because(say("grade %d on the certificate", "证件等级 %d 级", who.Grade))
	if who.Poor {
		return out.because(say("a household in need", "困难家庭")).by(document).using(f.Figure, st.standard.Figure,
			st.factor.Figure)
	}
	return out.because(say("own income below the allowance", "本人收入低于补贴标准")).by(document).using(f.Figure)
}

// nursingAllowance computes the nursing allowance, or answers why it is not known.
func (p person) nursingAllowance() (disabled.Allowances, figure, *answer) {
	who, stop := p.disabledPerson()
	if stop != nil {
		return disabled.Allowances{}, figure{}, stop
	}
	aid, stop := p.elderAid()
	if stop != nil && stop.state == lacks {
		return disabled.Allowances{}, figure{}, stop
	}
	var w missing
	f := p.h.figure("disabled_nursing")
	amounts := disabled.Amounts{Nursing: w.figure(f)}
	if w.any() {
		a := w.answer()
		return disabled.Allowances{}, f, &a
	}
	who.OtherCare = aid.Nursing
	who.Poor = true // the household decides on the living allowance only
	out, err := disabled.Allow(amounts, who)
	if err != nil {
		a := fail(err)
		return out, f, &a
	}
	return out, f, nil
}

func disabledNursing(p person) answer {
	a, f, stop := p.nursingAllowance()
	if stop != nil {
		return *stop
	}
	document := disabled2022().at("一（二）, 二", "一（二）、二")
	if len(a.AgainstNursing) > 0 {
		return none(against(a.AgainstNursing)...).by(document)
	}
	return give(a.Nursing, monthlyCash).during(p.h.Month,
		p.h.Month).because(say("grade %d on the certificate", "证件等级 %d 级", p.Disability.Grade)).by(document).using(
		f.Figure)
}

// againstAid says why the home-care aid is not paid.
func againstAid(reason elder.Reason) text {
	switch reason {
	case elder.TooYoung:
		return text{"under 60", "未满 60 周岁"}
	case elder.Institution:
		return text{"lives in an institution", "入住养老机构"}
	case elder.NoGround:
		return text{"none of the grounds of art. 24", "不符合第二十四条情形"}
	case elder.NotInNeed:
		return text{"the income per head is not below 2.5 times the minimum living standard",
			"人均月收入不低于最低生活保障标准的 2.5 倍"}
	case elder.HigherSubsidy:
		return text{"the care subsidy of the destitute is higher", "特困人员照料护理补贴更高"}
	}
	return text{}
}

// elderAid computes the home-care aid before it is weighed against the nursing allowance, or answers why there is none.
func (p person) elderAid() (elder.Aid, *answer) {
	stop := func(a answer) (elder.Aid, *answer) { return elder.Aid{}, &a }
	c := p.HomeCare
	if c == nil {
		return stop(p.nothing("home_care"))
	}
	document := homeCare2022().at("art. 24-27, 49", "第二十四至二十七条、第四十九条")
	if a := p.h.notRegistered(document); a != nil {
		return stop(*a)
	}
	params := elder.Guangzhou2022()
	if a := p.h.inForce(document, params.From, rule.DateOf(2027, 9, 12)); a != nil {
		return stop(*a)
	}
	s, stopped := p.h.standing()
	if stopped != nil {
		return stop(*stopped)
	}
	a, err := elder.Monthly(params, s.standard.Number().Decimal(),
		elder.Person{Age: p.age(p.h.Month), InInstitution: c.InInstitution, Disability: c.Assessed,
			Dementia:           c.Dementia,
			ScatteredDestitute: p.Destitute != nil, Dibao: s.dibao, Marginal: s.marginal, Honoured: c.Honoured,
			ModelWorker: c.ModelWorker, SpecialFamily: c.Special,
			Alone: c.Alone, OldOnly: c.OldOnly, HouseholdPersons: c.Persons, HouseholdIncome: c.Income,
			DestituteCare: c.DestituteCare})
	if err != nil {
		return stop(fail(asDescribed(err, strings.NewReplacer("household_persons", p.field("home_care.persons"),
			"household_income", p.field("home_care.income")))))
	}
	if len(a.Against) > 0 {
		var why []text
		for _, r := range a.Against {
			why = append(why, againstAid(r))
		}
		return stop(none(why...).by(document))
	}
	return a, nil
}

func homeCareAid(p person) answer {
	a, stop := p.elderAid()
	if stop != nil {
		return *stop
	}
	grounds := make([]text, len(a.Grounds))
	chinese := strings.NewReplacer("24(1)", "第二十四条（一）", "24(2)", "第二十四条（二）")
	for i, g := range a.Grounds {
		grounds[i] = text{"art. " + g, chinese.Replace(g)}
	}
	out := give(a.Monthly, monthlyGoods).during(p.h.Month,
		p.h.Month).because(say("class %d: %s", "第 %d 类：%s", a.Class, joined(grounds, ", ", "、")))
	if a.Nursing.IsPositive() {
		switch n, f, stopped := p.nursingAllowance(); {
		case stopped != nil && stopped.state == lacks:
			return *stopped
		case stopped == nil && n.Nursing.IsPositive():
			out.amount = a.Basic
			out = out.because(
				say(
					"without the nursing part of %s: the nursing allowance of the disabled is not lower and only "+
						"one is paid", "不含护理资助 %s：与重度残疾人护理补贴择高享受", a.Nursing)).
				by(disabled2022().at("二（七）", "二（七）")).using(f.Figure)
		}
	}
	if p.Care != nil {
		out = out.because(say("what it pays for may not be claimed from long-term care again", "已资助的费用不得重复申报长护险"))
	}
	return out.by(homeCare2022().at("art. 24-27", "第二十四至二十七条")).using(p.h.figure("minimum_standard").Figure)
}

func destituteSupport(p person) answer {
	if p.Destitute == nil {
		return p.nothing("destitute")
	}
	var w missing
	standard, factor := p.h.figure("minimum_standard"), p.h.figure("destitute_factor")
	base, times := w.figure(standard), w.figure(factor)
	if w.any() {
		return w.answer()
	}
	monthly, err := relief.Destitute(base, times, p.Destitute.DistrictFloor)
	if err != nil {
		return fail(err)
	}
	return give(monthly, monthlyCash).during(p.h.Month,
		p.h.Month).because(
		say("%s times the minimum living standard, not below the district's", "最低生活保障标准的 %s 倍，不低于所在区标准",
			times.String())).
		by(destitute2021().at("三", "三")).using(standard.Figure, factor.Figure)
}

func orphanSupport(p person) answer {
	if p.Orphan == nil {
		return p.nothing("orphan")
	}
	if stop := p.h.notRegistered(standards2025().at("一（四）", "一（四）")); stop != nil {
		return *stop
	}
	var w missing
	standard := p.h.figure("orphan_standard")
	monthly := w.figure(standard)
	if w.any() {
		return w.answer()
	}
	why := say("an orphan", "孤儿")
	if p.Orphan.Unattended {
		why = say("nobody in fact brings the child up", "事实无人抚养儿童")
	}
	return give(monthly, monthlyCash).during(p.h.Month, p.h.Month).because(why).using(standard.Figure)
}

func contributionAid(p person) answer {
	if p.Aid == nil || len(p.Aid.Groups) == 0 {
		return p.nothing("aid.groups")
	}
	var w missing
	own := w.fact(p.Aid.Contribution, say("the own contribution", "个人缴费"), p.field("aid.contribution"))
	if len(p.h.Tables.Shares) == 0 {
		w.note(say("the shares by group", "资助比例表"), "tables.aid_shares")
	}
	if w.any() {
		return w.answer().by(relief649().at("art. 29(1)", "第二十九条第一项"))
	}
	s, err := relief.ContributionAid(p.h.Tables.Shares, p.Aid.Groups, own)
	if err != nil {
		return fail(err)
	}
	if s.Government.IsZero() {
		return none(say("the share is 0", "资助比例为 0")).by(relief649().at("art. 29(1)", "第二十九条第一项"))
	}
	return give(s.Government,
		once).because(say("%s of the contribution of %s", "个人缴费 %[2]s 的 %[1]s", page.Percent(s.Share), own)).
		by(relief649().at("art. 29(1)", "第二十九条第一项")).document(say("tables.aid_shares", "tables.aid_shares"),
		rule.Supplied)
}

func medicalAid(p person) answer {
	if p.Aid == nil || p.Aid.Year == nil {
		return p.nothing("aid.medical_costs")
	}
	article := relief649().at("art. 28-29", "第二十八至二十九条")
	if s, stop := p.h.standing(); stop == nil && !s.dibao && !s.marginal && p.Destitute == nil &&
		len(p.Aid.Groups) == 0 {
		return none(say("of none of the groups the assistance is for", "不属于救助对象")).by(article)
	}
	if p.h.Tables.Assistance == nil {
		var w missing
		w.note(say("the terms of medical assistance", "医疗救助标准"), "tables.medical_assistance")
		return w.answer().by(article)
	}
	a, err := relief.MedicalAid(*p.h.Tables.Assistance, *p.Aid.Year)
	if err != nil {
		return fail(err)
	}
	if a.Paid.IsZero() {
		return none(say("nothing is above the threshold", "未超过起付标准")).by(article)
	}
	return give(a.Paid,
		ofBill).because(say("of the %s the insurances leave; own %s", "保险支付后的 %s；个人 %s", p.Aid.Year.Remaining, a.Own)).
		by(article).document(say("tables.medical_assistance", "tables.medical_assistance"), rule.Supplied)
}
