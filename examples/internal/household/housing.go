package household

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/housing/rental/admission"
	"github.com/shebao-go/shebao/relief/disabled"
	"github.com/shebao-go/shebao/rule"
)

// housingBenefits are those of housing (住房保障、住房公积金).
func housingBenefits() []benefit {
	return []benefit{
		{id: "housing.fund_interest", name: text{"Interest of the housing fund", "住房公积金利息"}, member: fundInterest},
		{id: "housing.fund_tax", name: text{"Housing fund free of tax", "住房公积金免税部分"}, member: fundTaxFree},
		{id: "housing.public_rental", name: text{"Public rental housing: admission", "公共租赁住房准入"},
			household: publicRental},
		{id: "housing.rent_subsidy", name: text{"Rent subsidy", "住房租赁补贴"}, household: rentSubsidy},
		{id: "housing.rent", name: text{"Rent of a public home", "公共租赁住房租金"}, household: publicRent},
	}
}

// home is how the household lives (住房).
type home struct {
	District rental.District `json:"district" doc:"of the register" zh:"户籍所在区"`
	// OwnArea is the floor area of one's own homes in m² (自有产权住房建筑面积).
	OwnArea decimal.Decimal `json:"own_area" in:"number" min:"0" max:"10000" places:"2" doc:"m²" zh:"自有住房建筑面积（m²）"`

	// Bought: a preferential purchase before.
	Bought bool `json:"preferential_purchase" default:"false" doc:"a preferential purchase before" zh:"享受过购房优惠"`
	// Sold is the day the last home was bought, sold, given, received or divided.
	Sold rule.Date `json:"transferred" in:",optional" doc:"day the last home changed hands" zh:"最近一次房产转移日"`
	// Barred is the first day after a five-year bar.
	Barred rule.Date `json:"barred_until" in:",optional" doc:"first day after a five-year bar" zh:"不予受理期满的次日"`
	// Left is the day a home or the waiting list was left of one's own will.
	Left      rule.Date    `json:"left_on" in:",optional" doc:"day a home or the list was left" zh:"主动退出之日"`
	Applicant string       `json:"applicant" doc:"id of the member who applies" zh:"申请人的编号"`
	Waiting   *waitingList `json:"waiting" doc:"a place on the waiting list" zh:"轮候"`
	Rented    *rented      `json:"rented" doc:"a public home that is rented" zh:"承租的公共租赁住房"`
}

// waitingList is a place on the waiting list (轮候).
type waitingList struct {
	Months int  `json:"months" in:"count" max:"1200" doc:"months on the list" zh:"轮候月数"`
	InVain bool `json:"registered_in_vain" default:"false" doc:"registered and got none" zh:"参加意向登记未获配租"`
}

// rented is a public home that is rented.
type rented struct {
	Area decimal.Decimal `json:"area" in:"number" min:"0" max:"10000" places:"2" doc:"floor area, m²" zh:"建筑面积（平方米）"`

	Standard     decimal.Decimal     `json:"standard" in:"yuan" doc:"project's rent, yuan a m²" zh:"项目租金标准（元/平方米）"`
	Preferential decimal.NullDecimal `json:"preferential" in:"yuan" doc:"lower rent, yuan a m²" zh:"优惠租金标准（元/平方米）"`
	LoneElder    bool                `json:"lone_elder" default:"false" doc:"an old person without family" zh:"孤寡老人"`
}

// kinds are the circumstances the texts of rental housing attach something to, as far as the description shows them,
// and the figures that decided.
func (h *household) kinds() ([]rental.Kind, []rule.Figure) {
	var out []rental.Kind
	var used []rule.Figure
	if s, stop := h.standing(); stop == nil {
		used = append(used, s.standard.Figure, s.factor.Figure)
		if s.dibao {
			out = append(out, rental.Dibao)
		}
		if s.marginal {
			out = append(out, rental.Marginal)
		}
	}
	for _, m := range h.living() {
		if m.Destitute != nil {
			out = append(out, rental.Destitute)
		}
		if m.Disability != nil && m.Disability.Card == disabled.Civil && m.Disability.Grade <= 3 {
			out = append(out, rental.SevereDisability)
		}
	}
	return out, used
}

// lived answers where nothing is known of how the household lives or the texts are not in force.
func (h *household) lived(document source, from rule.Date) *answer {
	var out answer
	switch {
	case h.Home == nil:
		out = h.nothing("home")
	case h.Economy == nil:
		out = h.nothing("economy")
	default:
		return h.inForce(document, from, rule.DateOf(2029, 3, 3)) // 穗建规字〔2024〕5号 七, the earlier end of the two
	}
	return &out
}

// yearly is the income of twelve months.
func (h *household) yearly() decimal.Decimal { return h.Economy.Income.Mul(decimal.New(12, 0)) }

func publicRental(h *household) answer {
	document := rental2024().at("art. 21-24", "第二十一至二十四条")
	if stop := h.lived(document, rule.DateOf(2024, 7, 26)); stop != nil {
		return *stop
	}
	applicant := h.find(h.Home.Applicant)
	if applicant == nil || !applicant.Died.IsZero() {
		return fail(
			&rule.FieldError{Kind: rule.ErrConflict, Field: "home.applicant", Value: h.Home.Applicant,
				Reason: rule.Say("is no living member of the household", "不是在世的家庭成员"),
				Do:     rule.Say("name the id of the member who applies", "请填写申请人的编号")})
	}
	var w missing
	income, assets := h.figure("rental_income_limit"), h.figure("rental_asset_limit")
	limit := rental.Limit{Year: w.figure(income), Assets: w.figure(assets)}
	in := admission.Household{Applied: h.Month.First(), Income: h.yearly(),
		Assets:  w.fact(h.Economy.Assets, say("the household's assets", "家庭资产净值"), "economy.assets"),
		OwnArea: h.Home.OwnArea, Preference: h.Home.Bought, Transferred: h.Home.Sold, BarredUntil: h.Home.Barred,
		LeftOn: h.Home.Left}
	for _, m := range append([]*member{applicant}, h.living()...) {
		if m != applicant || len(in.Members) == 0 {
			in.Members = append(in.Members,
				admission.Member{Age: m.age(h.Month), Registered: h.Registered, InCity: true,
					Incapable: m.age(h.Month) < 18})
		}
	}
	rules := admission.Rules2024()
	benchmark := say(
		"benchmark of the income limit %s a head and year; theirs is %s in all for %d; all members are taken to "+
			"live in the city", "收入限额基准每人每年 %s；家庭年收入 %s，%d 人；按全部成员均在本市居住计",
		rules.Benchmark.Decimal, h.yearly(), h.persons())
	if w.any() && !h.refusedAnyway(rules, in) {
		return w.answer().because(benchmark).by(document, rentLimits2024().at("一, 附件1", "一、附件1"))
	}
	if !w.any() {
		rules.Reading, rules.ElderFactor = rental.PrintedTotal, decimal.New(1, 0)
		rules.Limits = []rental.Limit{limit}
	}
	d, err := rules.Decide(in)
	switch {
	case err != nil:
		return fail(err)
	case !d.Admitted:
		return none(rentalFindings(d.Findings)...).by(document)
	case d.SubsidyOnly:
		return grant(say("admitted, for the subsidy only", "准予保障，仅发放租赁补贴")).because(benchmark).by(document).using(
			income.Figure, assets.Figure)
	}
	return grant(say("admitted", "符合准入条件")).because(benchmark).by(document).using(income.Figure, assets.Figure)
}

// refusedAnyway reports whether a condition that needs no limit refuses the household.
func (h *household) refusedAnyway(rules admission.Rules, in admission.Household) bool {
	d, err := rules.Decide(in)
	return err == nil && !d.Admitted
}

// standsAgainst says what a finding of the admission is.
func standsAgainst(reason admission.Reason) text {
	switch reason {
	case admission.Applicant:
		return text{"the applicant may not apply", "申请人不符合条件"}
	case admission.Alone:
		return text{"too young to apply alone", "单身申请未达年龄"}
	case admission.Registration:
		return text{"a member is not on the register", "有成员不符合户籍条件"}
	case admission.Income:
		return text{"the income is above the limit", "收入超过限额"}
	case admission.Assets:
		return text{"the assets are above the limit", "财产超过限额"}
	case admission.OwnHome:
		return text{"the own home is not below 15 m² a head", "自有住房人均不低于 15 平方米"}
	case admission.RentedHome:
		return text{"the rented home is not below 15 m² a head", "承租公房人均不低于 15 平方米"}
	case admission.Transfer:
		return text{"a home changed hands before", "此前转让过住房"}
	case admission.Preference:
		return text{"a home was bought under a preferential policy", "曾享受优惠购房政策"}
	case admission.Barred:
		return text{"barred for five years", "五年内不得申请"}
	case admission.TooSoon:
		return text{"within a year of leaving", "退出未满一年"}
	}
	return text{}
}

// rentalFindings says what stands against admission.
func rentalFindings(list []admission.Finding) []text {
	var out []text
	for _, f := range list {
		out = append(out, say("%s (%s)", "%s（%s）", standsAgainst(f.Reason), f.Article))
	}
	return out
}

func rentSubsidy(h *household) answer {
	document := rentLimits2024().at("二, 附件2", "二、附件2")
	if stop := h.lived(document, rule.DateOf(2024, 3, 4)); stop != nil {
		return *stop
	}
	if h.Home.Waiting == nil {
		return none(say("not on the waiting list", "未在轮候")).by(document)
	}
	rules := rental.Rules2024()
	kinds, used := h.kinds()
	may, err := rules.MayDrawWhileWaiting(rental.Waiting{Kinds: kinds, Months: h.Home.Waiting.Months,
		RegisteredInVain: h.Home.Waiting.InVain})
	switch {
	case err != nil:
		return fail(err)
	case !may:
		return none(
			say("may not draw it while waiting: no named circumstance, nor five years of waiting in vain",
				"轮候期间不可领取：不属于所列对象，且轮候未超过五年")).by(document)
	}
	var w missing
	area, factor, district := h.figure("rent_area_standard"), h.figure("rent_income_factor"),
		h.figure("rent_district_factor")
	rules.AreaStandard = decimal.NewNullDecimal(w.figure(area))
	rules.ReliefFactor, rules.ReliefKinds = decimal.NewNullDecimal(w.figure(factor)), kinds
	rules.Districts = []rental.DistrictFactor{{District: h.Home.District, Factor: w.figure(district)}}
	opened := say("may draw it while waiting", "轮候期间可以领取")
	if w.any() {
		return w.answer().because(opened).by(document)
	}
	if len(kinds) == 0 {
		rules.SubsidyBands = []rental.Band{{UpTo: h.yearly(), Factor: factor.Number().Decimal()}}
	}
	s, err := rules.Subsidy(
		rental.Claim{Persons: h.persons(), Counted: h.persons(), OwnArea: h.Home.OwnArea, Income: h.yearly(),
			Kinds: kinds, District: h.Home.District})
	if err != nil {
		return fail(err)
	}
	return give(s.Monthly, monthlyCash).during(h.Month, h.Month).because(opened,
		say("%s m² a head for %s less %s m² of their own, at %s a m²", "人均 %s 平方米 × %d 人减自有 %s 平方米，每平方米 %s",
			rules.AreaStandard.Decimal.String(), rule.Count(h.persons(), "person"), h.Home.OwnArea.String(),
			rules.Rate)).by(document).using(
		area.Figure, factor.Figure, district.Figure).using(used...)
}

func publicRent(h *household) answer {
	document := rentLimits2024().at("三, 附件3", "三、附件3")
	if stop := h.lived(document, rule.DateOf(2024, 3, 4)); stop != nil {
		return *stop
	}
	if h.Home.Rented == nil {
		return h.nothing("home.rented")
	}
	r := h.Home.Rented
	kinds, used := h.kinds()
	t := rental.Tenancy{Area: r.Area, OwnArea: h.Home.OwnArea, Standard: r.Standard, Preferential: r.Preferential,
		Persons: h.persons(), Income: h.yearly(), Kinds: kinds, LoneElder: r.LoneElder}
	rent, err := rental.Rules2024().Rent(t)
	if rule.CodeOf(err) == rule.ErrMissingField.Error() {
		var w missing
		w.note(say("the preferential rent a m²", "优惠租金标准"), "home.rented.preferential")
		return w.answer().by(document)
	}
	if err != nil {
		return fail(err)
	}
	return give(rent.Net, toPay).during(h.Month, h.Month).because(basisOf(rent.Basis),
		say("the project's rent is %s", "项目租金 %s", rent.Project)).by(document).using(used...)
}

// basisOf says what a rent was computed by.
func basisOf(basis rental.Basis) text {
	switch basis {
	case rental.Free:
		return text{"free", "免交租金"}
	case rental.Preferential:
		return text{"preferential rent", "优惠租金"}
	case rental.Banded:
		return text{"by the income's band", "分档租金"}
	case rental.CappedIncome:
		return text{"15% of the income", "家庭月收入的 15%"}
	case rental.LeastRent:
		return text{"the least rent", "最低租金"}
	}
	return text{}
}

func fundInterest(p person) answer {
	if p.HousingFund == nil {
		return p.nothing("housing_fund")
	}
	var w missing
	rate := p.h.figure("housing_fund_rate")
	r := w.figure(rate)
	article := fundLaw().at("art. 21", "第二十一条")
	if w.any() {
		return w.answer().by(article)
	}
	s, err := housing.InterestYear(p.HousingFund.Opening, p.HousingFund.Deposits, r)
	if err != nil {
		return fail(err)
	}
	return give(s.Interest,
		yearly).because(
		say("%s a year on %s and the deposits of %s from the month after each", "年利率 %s，期初 %s，全年缴存 %s 自次月计息",
			page.Percent(r), p.HousingFund.Opening, p.HousingFund.Deposits)).
		by(article).using(rate.Figure)
}

func fundTaxFree(p person) answer {
	if p.HousingFund == nil {
		return p.nothing("housing_fund")
	}
	var w missing
	ceiling := p.h.figure("housing_fund_ceiling")
	most := w.figure(ceiling)
	if w.any() {
		return w.answer().by(fundTax())
	}
	deposit := housing.Deposit{Base: p.HousingFund.Base, Rate: p.HousingFund.Rate}
	t, err := housing.TaxFreeUnder(deposit, most, nil)
	if err != nil {
		return fail(err)
	}
	return grant(say("%s a month free of tax", "每月 %s 免税", t.TaxFree)).during(p.h.Month,
		p.h.Month).because(say("of the own deposit of %s", "个人缴存 %s", t.Deposit)).by(fundTax()).using(ceiling.Figure)
}
