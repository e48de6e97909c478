package scenario

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/fund"
	"github.com/shebao-go/shebao/fund/budget"
	"github.com/shebao-go/shebao/fund/reserve"
	"github.com/shebao-go/shebao/fund/settle"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/housing/provident"
	"github.com/shebao-go/shebao/housing/provident/loan"
	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/housing/rental/admission"
	"github.com/shebao-go/shebao/housing/rental/line"
	"github.com/shebao-go/shebao/housing/rental/tenure"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/rule"
)

func fundRules() []definition {
	const rentals = "穗府办〔2013〕3号; the opinion of 2015-08-25; 穗府办规〔2024〕13号; 穗建规字〔2024〕5号"
	return []definition{
		{Rule{"housing.fund_interest_year", "a provident fund account's interest of a year of equal deposits", "-", "住房公积金管理条例 art. 21; statements"}, fundInterestYear},
		{Rule{"housing.fund_tax_free", "the part of a deposit free of income tax", "-", "财税〔2006〕10号"}, fundTaxFree},
		{Rule{"housing.loan", "the first instalment of a provident fund loan", "-", "the two usual schedules"}, loanFirst},
		{Rule{"housing.loan_schedule", "every instalment of a provident fund loan, the last one exact", "-", "the two usual schedules"}, loanSchedule},
		{Rule{"housing.rental_limits", "income and asset limits of a household by the text of a year", "2.4a", rentals}, rentalLimits},
		{Rule{"housing.eligibility", "whether a household is admitted to public rental housing, with every reason", "2.4a", rentals}, eligibility},
		{Rule{"housing.rent_subsidy", "a month's rent subsidy by the text of a year", "2.4a", rentals}, rentSubsidy},
		{Rule{"housing.line_adjustment", "income lines that follow a series of disposable incomes", "2.4a", "the city's 2014 notice: 动态调整; 穗府办〔2013〕3号 art. 22"}, lineAdjustment},
		{Rule{"housing.review", "when a housing support ends and its review is due", "2.4b", rentals}, housingReview},
		{Rule{"housing.over_limit_rent", "the rent of a tenant above the limits once the transition is over", "2.4b", "穗建规字〔2024〕5号 sec. 5(2)"}, overLimitRent},
		{Rule{"fund.payable_months", "how many months of spending a balance pays for", "1.8", "广东省社会保险基金监督条例"}, payableMonths},
		{Rule{"fund.projection", "a fund year by year under stated growth, until it is used up", "1.8", "the city's 2014 notice: 预测各项基金支撑能力"}, projection},
		{Rule{"fund.warning", "the level of warning a fund has reached; levels are the caller's", "1.8", "广东省社会保险基金监督条例 art. 56"}, warning},
		{Rule{"fund.rate_effect", "what a moving contribution rate changes in a fund's income", "1.1a, 1.8", "the path of pension.unify_rates"}, rateEffect},
		{Rule{"fund.fiscal_input", "fiscal input that grows with revenue", "1.7", "the city's 2014 notice: 随财力增长"}, fiscalInput},
		{Rule{"fund.account", "a budget or final account added up; it closes or says by how much not", "1.7", "社会保险法 art. 65-67"}, fundAccount},
		{Rule{"fund.reserve_return", "what a ladder of deposits and bonds earns", "1.7", "the city's 2014 notice: 定期存款、购买国债"}, reserveReturn},
		{Rule{"fund.settlement_per_case", "hospital bills settled at an agreed price per case", "1.7", "the city's 2014 notice: 医疗费用结算方式"}, settlePerCase},
		{Rule{"fund.settlement_per_head", "hospital bills settled per insured head", "1.7", "the city's 2014 notice: 医疗费用结算方式"}, settlePerHead},
		{Rule{"fund.activity_money", "activity money for the retired: head count times standard", "1.5b", "the city's 2014 notice; the standard is the caller's"}, activityMoney},
	}
}

// growth is the door for a yearly growth, a fraction from -0.5 to 1.
func growth() rule.Input {
	return rule.Input{Min: -50, Max: 100, Scale: 2, Places: 8, Do: "pass a growth as a fraction, such as 0.05"}
}

// fundInterestYear reads opening, deposits (the total of twelve equal months) and rate.
func fundInterestYear(in *input) (any, error) {
	opening, deposits := in.number("opening", amount(rule.Housing, person)), in.number("deposits", amount(rule.Housing, person))
	rate := in.number("rate", rule.RateInput(rule.Housing, "", 100))
	if err := in.done(); err != nil {
		return nil, err
	}
	s, err := provident.InterestYear(opening, deposits, rate)
	if err != nil {
		return nil, err
	}
	return map[string]any{"interest": yuan(s.Interest), "closing": yuan(s.Closing)}, nil
}

// fundTaxFree reads base, rate and city_average.
func fundTaxFree(in *input) (any, error) {
	base, rate := in.number("base", amount(rule.Housing, person)), in.number("rate", rule.RateInput(rule.Housing, "", 100))
	average := in.number("city_average", amount(rule.Housing, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	t, err := provident.TaxFree(base, rate, average)
	if err != nil {
		return nil, err
	}
	return map[string]any{"deposit": yuan(t.Deposit), "tax_free": yuan(t.TaxFree), "taxable": yuan(t.Taxable)}, nil
}

// readLoan reads principal, annual_rate, months and method.
func readLoan(in *input) loan.Loan {
	l := loan.Loan{Principal: in.number("principal", amount(rule.Housing, person)), AnnualRate: in.number("annual_rate", rule.RateInput(rule.Housing, "", 100)), Months: in.count("months", 1, 600)}
	l.Method = map[string]loan.Method{"equal_payment": loan.EqualPayment, "equal_principal": loan.EqualPrincipal}[in.choice("method", "equal_payment", "equal_principal")]
	return l
}

func loanFirst(in *input) (any, error) {
	l := readLoan(in)
	if err := in.done(); err != nil {
		return nil, err
	}
	first, err := l.First()
	if err != nil {
		return nil, err
	}
	return map[string]any{"payment": yuan(first)}, nil
}

func loanSchedule(in *input) (any, error) {
	l := readLoan(in)
	if err := in.done(); err != nil {
		return nil, err
	}
	list, err := l.Schedule()
	if err != nil {
		return nil, err
	}
	out := []map[string]string{}
	var interest decimal.Decimal
	for _, i := range list {
		out = append(out, map[string]string{"payment": yuan(i.Payment), "interest": yuan(i.Interest), "principal": yuan(i.Principal), "balance": yuan(i.Balance)})
		interest = interest.Add(i.Interest)
	}
	return map[string]any{"instalments": out, "interest": yuan(interest)}, nil
}

// readRental returns the rules of a text by its year: 2013, 2015 or 2024, or 2022 for what pages of that year and the
// next print. The first income band of 2022 ends at line, the low-income line a head and month.
func readRental(text string, line decimal.Decimal) rental.Rules {
	switch text {
	case "2015":
		return rental.Rules2015()
	case "2022":
		return rental.Rules2022(line)
	case "2024":
		return rental.Rules2024()
	}
	return rental.Rules2013()
}

// rentalTexts are the texts of the rules of public rental housing.
func rentalTexts() []string { return []string{"2013", "2015", "2022", "2024"} }

// lowIncomeLine returns the line of a month as the first band of the rent subsidy has it: the minimum living standard
// times the factor of marginal families.
func lowIncomeLine(month rule.Month) (decimal.Decimal, error) {
	if err := rental.Span2022().In(month); err != nil {
		return decimal.Decimal{}, err
	}
	standard, err := guangzhou.Lookup("dibao.standard", month)
	if err != nil {
		return decimal.Decimal{}, err
	}
	factor, err := guangzhou.Lookup("dibao.edge_factor", month)
	if err != nil {
		return decimal.Decimal{}, err
	}
	return relief.MultipleOfStandard(standard.Number().Decimal(), factor.Number().Decimal())
}

// rentalLimits reads text, persons and all_over_60.
func rentalLimits(in *input) (any, error) {
	text := in.choice("text", rentalTexts()...)
	persons, elders := in.count("persons", 1, 50), in.flag("all_over_60")
	if err := in.done(); err != nil {
		return nil, err
	}
	l, err := readRental(text, decimal.Decimal{}).Limit(persons, elders) // no limit depends on the low-income line
	if err != nil {
		return nil, err
	}
	out := map[string]any{"year": l.Year.String(), "assets": l.Assets.String()}
	if l.Month.Valid {
		out["month"] = l.Month.Decimal.String()
	}
	return out, nil
}

// eligibility reads text, applied (a day the text was in force: 2013 to 2016-04-30, 2015 to 2018-08-24, 2024 to
// 2029-03-03), members [{role, age, registered, in_city}], income (a year), assets and own_area.
func eligibility(in *input) (any, error) {
	texts := map[string]admission.Rules{"2013": admission.Rules2013(), "2015": admission.Rules2015(), "2024": admission.Rules2024()}
	r := texts[in.choice("text", "2013", "2015", "2024")]
	h := admission.Household{Applied: in.date("applied")}
	in.list("members", func(m *input) {
		role := map[string]admission.Role{"applicant": admission.Other, "spouse": admission.Spouse, "child": admission.Child, "other": admission.Other}[m.choice("role", "applicant", "spouse", "child", "other")]
		h.Members = append(h.Members, admission.Member{Role: role, Age: m.count("age", 0, 150), Registered: m.flag("registered"), InCity: m.flag("in_city")})
	})
	h.Income, h.Assets = in.number("income", amount(rule.Housing, person)), in.number("assets", amount(rule.Housing, person))
	h.OwnArea = in.number("own_area", rule.Input{Scheme: rule.Housing, Max: 100_000, Places: 2, Do: "pass square metres"})
	if err := in.done(); err != nil {
		return nil, err
	}
	d, err := r.Decide(h)
	if err != nil {
		return nil, err
	}
	findings := []map[string]string{}
	for _, f := range d.Findings {
		finding := map[string]string{"reason": f.Reason.String(), "article": f.Article}
		if f.Have.Valid {
			finding["have"] = f.Have.Decimal.String()
		}
		if f.Limit.Valid {
			finding["limit"] = f.Limit.Decimal.String()
		}
		findings = append(findings, finding)
	}
	return map[string]any{"admitted": d.Admitted, "subsidy_only": d.SubsidyOnly, "findings": findings}, nil
}

// kinds are the circumstances of a family a subsidy depends on.
func kinds() map[string]rental.Kind {
	return map[string]rental.Kind{"dibao": rental.Dibao, "marginal": rental.Marginal,
		"hardship_worker": rental.HardshipWorker, "destitute": rental.Destitute, "entitled": rental.Entitled}
}

// districts are the districts of registration.
func districts() map[string]rental.District {
	return map[string]rental.District{"yuexiu": rental.Yuexiu, "haizhu": rental.Haizhu, "liwan": rental.Liwan, "tianhe": rental.Tianhe, "baiyun": rental.Baiyun, "huangpu": rental.Huangpu,
		"luogang": rental.Luogang, "nansha": rental.Nansha, "panyu": rental.Panyu, "huadu": rental.Huadu, "conghua": rental.Conghua, "zengcheng": rental.Zengcheng}
}

// rentSubsidy reads text (with month for 2022), persons, counted (the members who count; all where absent), own_area,
// income (a year), kinds (dibao, marginal, hardship_worker, destitute, entitled) and district (such as tianhe).
func rentSubsidy(in *input) (any, error) {
	text := in.choice("text", rentalTexts()...)
	var month rule.Month
	if text == "2022" {
		month = in.month("month")
	}
	c := rental.Claim{Persons: in.count("persons", 1, 50), OwnArea: in.number("own_area", rule.Input{Scheme: rule.Housing, Max: 100_000, Places: 2, Do: "pass square metres"}), Income: in.number("income", amount(rule.Housing, person))}
	c.Counted = in.countOr("counted", 1, 50, c.Persons)
	for i, name := range in.optionalTexts("kinds") {
		kind, ok := kinds()[name]
		if !ok {
			const do = "use dibao, marginal, hardship_worker, destitute or entitled"
			in.note(rule.ErrOutOfRange, in.element("kinds", i), quoted(name), "is not known", do)
		}
		c.Kinds = append(c.Kinds, kind)
	}
	c.District = districts()[in.choice("district", slices.Sorted(maps.Keys(districts()))...)]
	if err := in.done(); err != nil {
		return nil, err
	}
	var line decimal.Decimal
	if text == "2022" {
		var err error
		if line, err = lowIncomeLine(month); err != nil {
			return nil, err
		}
	}
	s, err := readRental(text, line).Subsidy(c)
	if err != nil {
		return nil, err
	}
	return map[string]any{"monthly": yuan(s.Monthly), "formula": yuan(s.Formula), "income_factor": s.IncomeFactor.String(), "district_factor": s.DistrictFactor.String(), "limit": s.Limit}, nil
}

// lineAdjustment reads incomes [{year, amount}], ratio, lag, size_factors, rounding, never_falls, first and last.
func lineAdjustment(in *input) (any, error) {
	var incomes []line.Income
	in.list("incomes", func(x *input) {
		incomes = append(incomes, line.Income{Year: x.count("year", 1900, 2200), Amount: x.number("amount", amount(rule.Housing, person))})
	})
	s := line.Setting{Ratio: in.numberOr("ratio", rule.RateInput(rule.Housing, "", 100), decimal.New(6, -1)), Lag: in.countOr("lag", 0, 10, 2), SizeFactors: publishedFactors()}
	s.Rounding = map[string]housing.LineRounding{"per_head_half_up": housing.PerHeadHalfUp, "household_half_up": housing.HouseholdHalfUp}[in.choice("rounding", "per_head_half_up", "household_half_up")]
	s.NeverFalls = in.flag("never_falls")
	first, last := in.count("first", 1900, 2200), in.count("last", 1900, 2200)
	if err := in.done(); err != nil {
		return nil, err
	}
	years, err := line.Adjust(incomes, s, first, last)
	if err != nil {
		return nil, err
	}
	out := []map[string]any{}
	for _, y := range years {
		out = append(out, map[string]any{"year": y.Year, "income_of": y.Of, "per_head": y.Line.PerHead.String(), "household": yuans(y.Line.Household), "kept": y.Kept})
	}
	return map[string]any{"years": out}, nil
}

// readTerms reads text: 2013 or 2024.
func readTerms(in *input) tenure.Terms {
	if in.choice("text", "2013", "2024") == "2024" {
		return tenure.Terms2024()
	}
	return tenure.Terms2013()
}

// housingReview reads text, support (subsidy, contract, stay) and start (a day the text was in force, as in
// housing.eligibility).
func housingReview(in *input) (any, error) {
	t := readTerms(in)
	support := map[string]tenure.Support{"subsidy": tenure.Subsidy, "contract": tenure.Contract, "stay": tenure.Stay}[in.choice("support", "subsidy", "contract", "stay")]
	start := in.date("start")
	if err := in.done(); err != nil {
		return nil, err
	}
	r, err := t.Review(support, start)
	if err != nil {
		return nil, err
	}
	out := map[string]any{"last": r.Last, "apply_by": r.ApplyBy}
	if !r.LateBy.IsZero() {
		out["late_by"] = r.LateBy
	}
	return out, nil
}

// overLimitRent reads project_rent, preferential_rent, income (a year), income_limit, assets, asset_limit and
// home_acquired.
func overLimitRent(in *input) (any, error) {
	door := amount(rule.Housing, person)
	h := tenure.Home{Project: in.number("project_rent", door), Preferential: in.optional("preferential_rent", door), Banded: true, Income: in.number("income", door)}
	m := tenure.Means{IncomeLimit: in.number("income_limit", door), Assets: in.number("assets", door), AssetLimit: in.number("asset_limit", door), HomeAcquired: in.flag("home_acquired")}
	if err := in.done(); err != nil {
		return nil, err
	}
	o, err := tenure.Terms2024().Beyond(h, m)
	if err != nil {
		return nil, err
	}
	return map[string]any{"must_leave": o.MustLeave, "tier": o.Tier, "rent": yuan(o.Rent), "capped": o.Capped}, nil
}

// payableMonths reads balance and monthly_expenditure.
func payableMonths(in *input) (any, error) {
	balance, spending := in.number("balance", amount(0, city)), in.number("monthly_expenditure", amount(0, city))
	if err := in.done(); err != nil {
		return nil, err
	}
	months, err := fund.PayableMonths(balance, spending)
	if err != nil {
		return nil, err
	}
	return map[string]any{"months": months.StringFixed(1)}, nil
}

// projection reads first_year, years, opening, income, expenditure, income_growth, expenditure_growth, return and changes.
func projection(in *input) (any, error) {
	door := amount(0, city)
	p := fund.Projection{FirstYear: in.count("first_year", 1900, 2200), Years: in.count("years", 1, 100), Opening: in.number("opening", door), Income: in.number("income", door),
		Expenditure: in.number("expenditure", door), IncomeGrowth: in.number("income_growth", growth()), ExpenditureGrowth: in.number("expenditure_growth", growth())}
	p.Return = in.numberOr("return", rule.RateInput(0, "", 100), decimal.Decimal{})
	if in.has("changes") {
		p.Changes = in.numbers("changes", rule.Input{Min: -city, Max: city, Places: 2, Do: "pass yuan a year"})
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	f, err := fund.Project(p)
	if err != nil {
		return nil, err
	}
	years := []map[string]any{}
	for _, y := range f.Years {
		years = append(years, map[string]any{"year": y.Year, "opening": yuan(y.Opening), "income": yuan(y.Income), "interest": yuan(y.Interest), "expenditure": yuan(y.Expenditure), "closing": yuan(y.Closing), "payable_months": y.Months.StringFixed(1)})
	}
	out := map[string]any{"years": years, "gap": yuan(f.Gap)}
	if !f.Exhausted.IsZero() {
		out["exhausted"] = f.Exhausted
	}
	return out, nil
}

// warning reads levels [{name, below}], balance and monthly_expenditure.
func warning(in *input) (any, error) {
	var levels []fund.Level
	in.list("levels", func(l *input) {
		levels = append(levels, fund.Level{Name: l.text("name"), Below: l.number("below", rule.Input{Max: 1200, Places: 1, Do: "pass months such as 6"})})
	})
	balance, spending := in.number("balance", amount(0, city)), in.number("monthly_expenditure", amount(0, city))
	if err := in.done(); err != nil {
		return nil, err
	}
	w, err := fund.Warn(levels, balance, spending)
	if err != nil {
		return nil, err
	}
	return map[string]any{"months": w.Months.StringFixed(1), "level": w.Level, "short": yuan(w.Short)}, nil
}

// rateEffect reads rate, target, start, months, every_months, base, growth, collection, first_year and years.
func rateEffect(in *input) (any, error) {
	door := rule.RateInput(0, "", 100)
	from, target := in.number("rate", door), in.number("target", door)
	start, months, every := in.month("start"), in.count("months", 0, 1200), in.countOr("every_months", 1, 1200, 12)
	c := fund.RateChange{Base: in.number("base", amount(0, city)), Growth: in.numberOr("growth", growth(), decimal.Decimal{}),
		Collection: in.numberOr("collection", door, decimal.New(1, 0)), FirstYear: in.count("first_year", 1900, 2200), Years: in.count("years", 1, 100)}
	if err := in.done(); err != nil {
		return nil, err
	}
	var err error
	if c.Path, err = rule.EqualSteps(from, target, start, months, every, 8); err != nil {
		return nil, err
	}
	effects, err := fund.EffectOfRate(c)
	if err != nil {
		return nil, err
	}
	years := []map[string]any{}
	for _, e := range effects {
		years = append(years, map[string]any{"year": e.Year, "before": yuan(e.Before), "after": yuan(e.After), "change": yuan(e.Change)})
	}
	return map[string]any{"years": years}, nil
}

// fiscalInput reads first, revenues (of the first and the following years) and never_falls.
func fiscalInput(in *input) (any, error) {
	first, revenues := in.number("first", amount(0, city)), in.numbers("revenues", amount(0, city))
	never := in.flag("never_falls")
	if err := in.done(); err != nil {
		return nil, err
	}
	list, err := fund.FiscalInput(first, revenues, never)
	if err != nil {
		return nil, err
	}
	out := []string{}
	for _, d := range list {
		out = append(out, yuan(d))
	}
	return map[string]any{"inputs": out}, nil
}

// fundAccount reads opening, income and expenditure [{name, amount}] and closing, where it is printed.
func fundAccount(in *input) (any, error) {
	signed := rule.Input{Min: -city, Max: city, Places: 2, Do: "pass yuan with at most 2 decimals"}
	a := budget.Account{Opening: in.number("opening", signed)}
	items := func(into *[]budget.Item) func(*input) {
		return func(x *input) {
			*into = append(*into, budget.Item{Name: x.text("name"), Amount: x.number("amount", amount(0, city))})
		}
	}
	in.list("income", items(&a.Income))
	in.list("expenditure", items(&a.Expenditure))
	a.Closing = in.optional("closing", signed)
	if err := in.done(); err != nil {
		return nil, err
	}
	r, err := a.Close()
	if err != nil {
		return nil, err
	}
	return map[string]any{"income": yuan(r.Income), "expenditure": yuan(r.Expenditure), "surplus": yuan(r.Surplus), "closing": yuan(r.Closing), "balanced": r.Balanced, "subsidy": yuan(r.Subsidy)}, nil
}

// reserveReturn reads rungs [{name, principal, rate, from, months, yearly}].
func reserveReturn(in *input) (any, error) {
	var rungs []reserve.Rung
	in.list("rungs", func(x *input) {
		r := reserve.Rung{Name: x.text("name"), Principal: x.number("principal", amount(0, city)), Rate: x.number("rate", rule.RateInput(0, "", 100)), From: x.month("from"), Months: x.count("months", 1, 600), Coupon: reserve.AtMaturity}
		if x.flag("yearly") {
			r.Coupon = reserve.Yearly
		}
		rungs = append(rungs, r)
	})
	if err := in.done(); err != nil {
		return nil, err
	}
	r, err := reserve.Ladder(rungs)
	if err != nil {
		return nil, err
	}
	return map[string]any{"principal": yuan(r.Principal), "interest": yuan(r.Interest), "yield": r.Yield.StringFixed(6)}, nil
}

func settlement(s settle.Settlement, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return map[string]any{"cost": yuan(s.Cost), "fund": yuan(s.Fund), "hospital": yuan(s.Hospital)}, nil
}

// settlePerCase reads groups [{name, cases, standard, cost}].
func settlePerCase(in *input) (any, error) {
	var groups []settle.Group
	in.list("groups", func(g *input) {
		groups = append(groups, settle.Group{Name: g.text("name"), Cases: g.count("cases", 0, 1_000_000_000), Standard: g.number("standard", amount(0, person)), Cost: g.number("cost", amount(0, city))})
	})
	if err := in.done(); err != nil {
		return nil, err
	}
	s, err := settle.PerCase(groups)
	return settlement(s, err)
}

// settlePerHead reads persons, months, standard and cost.
func settlePerHead(in *input) (any, error) {
	persons, months := in.count("persons", 0, 1_000_000_000), in.count("months", 1, 1200)
	standard, cost := in.number("standard", amount(0, person)), in.number("cost", amount(0, city))
	if err := in.done(); err != nil {
		return nil, err
	}
	s, err := settle.PerHead(persons, months, standard, cost)
	return settlement(s, err)
}

// activityMoney reads persons and standard.
func activityMoney(in *input) (any, error) {
	persons, standard := in.count("persons", 0, 1_000_000_000), in.number("standard", amount(0, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	out, err := fund.ActivityMoney(persons, standard)
	if err != nil {
		return nil, err
	}
	return map[string]any{"amount": yuan(out)}, nil
}
