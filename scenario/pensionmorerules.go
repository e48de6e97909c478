package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/pension/benefit/flexible"
	"github.com/shebao-go/shebao/pension/benefit/history"
	"github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/pension/resident/payout"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/pension/survivor"
	"github.com/shebao-go/shebao/rule"
)

func pensionMoreRules() []definition {
	const resident37 = "粤府〔2014〕37号"
	return []definition{
		{Rule{"pension.shortfall", "contribution months that are missing at retirement, and the ways out", "-", "社会保险法 art. 16; 人社部令第13号 art. 2-3"}, shortfall},
		{Rule{"pension.account_statement", "an individual account year by year from its monthly credits", "-", "社会保险法 art. 14; record rates of package guangzhou or the caller's"}, accountStatement},
		{Rule{"pension.flexible_subsidy", "the share of a flexible worker's contribution that is paid back", "1.1a", "粤人社规〔2021〕12号"}, flexibleSubsidy},
		{Rule{"pension.resident_contribution", "what a year of a resident's contribution puts on the account, subsidy up to the highest amount", "1.1c", resident37 + " art. 6-8, 14"}, residentContribution},
		{Rule{"pension.resident_adjustment", "the basic pension after an adjustment by prices and incomes", "1.1c", "the city's 2014 notice: 正常调整机制; weights are the caller's"}, residentAdjustment},
		{Rule{"pension.resident_extra", "what long contribution adds to the basic pension", "1.1c", resident37 + " art. 8"}, residentExtra},
		{Rule{"pension.resident_ways", "the ways a resident has to a pension at an age and with so many years", "1.1c", resident37 + " art. 16"}, residentWays},
		{Rule{"pension.scheme_change", "the scheme a person with both contributions draws from, and the balance that moves", "1.1c", "城乡养老保险制度衔接 (Guangzhou page of 2015)"}, schemeChange},
		{Rule{"pension.funeral_choice", "one funeral grant of several schemes; the other benefits add up", "-", "社会保险法 art. 49"}, funeralChoice},
		{Rule{"annuity.limits", "an employer's annuity contributions against the limits of the month", "1.4a", "劳社部令第20号 art. 8; 企业年金办法 (令第36号) art. 15"}, annuityLimits},
		{Rule{"annuity.vesting", "what belongs to an employee after so many months or on an event", "1.4a", "企业年金办法 (令第36号) art. 19-20"}, annuityVesting},
		{Rule{"annuity.spread", "five times the average credited to an employee", "1.4a", "企业年金办法 (令第36号)"}, annuitySpread},
		{Rule{"annuity.tax_deferred", "the part of an own contribution that is not taxed now", "1.4a", "财税〔2013〕103号"}, annuityTax},
	}
}

// shortfall reads category, birth_month, elect_months, paid_months, through, first_insured and extended_months.
func shortfall(in *input) (any, error) {
	name := in.choice("category", "male60", "female55", "female50")
	birth, elect := in.month("birth_month"), in.countOr("elect_months", -36, 36, 0)
	record := retire.Record{PaidMonths: in.count("paid_months", 0, 1200), Through: in.month("through"), FirstInsured: in.month("first_insured"),
		ExtendedMonths: in.countOr("extended_months", 0, 1200, 0)}
	if err := in.done(); err != nil {
		return nil, err
	}
	var category retire.Category
	if err := category.UnmarshalText([]byte(name)); err != nil {
		return nil, err
	}
	result, err := retire.Retirement(category, birth, elect)
	if err != nil {
		return nil, err
	}
	s, err := result.Shortfall(record)
	if err != nil {
		return nil, err
	}
	ways := []map[string]any{}
	for _, w := range s.Ways {
		way := map[string]any{"way": w.Way, "from": w.From, "months": w.Months, "source": w.Cite.In(rule.English)}
		if !w.Complete.IsZero() {
			way["complete"] = w.Complete
		}
		ways = append(ways, way)
	}
	return map[string]any{"required": s.Required, "missing": s.Missing, "complete": s.Complete, "at_retirement": s.AtRetirement, "ways": ways}, nil
}

// accountStatement reads opening, from (a year), through (a month), credits [{month, amount}] and rates [{year, rate}];
// a year without a rate takes the record rate of the tables.
func accountStatement(in *input) (any, error) {
	a := history.Account{Opening: in.number("opening", amount(rule.Pension, person)), From: in.count("from", 1900, 2200), Through: in.month("through"), Rates: map[int]decimal.Decimal{}}
	in.list("credits", func(c *input) {
		a.Credits = append(a.Credits, history.Credit{Month: c.month("month"), Amount: c.number("amount", amount(rule.Pension, person))})
	})
	if in.has("rates") {
		in.list("rates", func(r *input) {
			a.Rates[r.count("year", 1900, 2200)] = r.number("rate", rule.RateInput(rule.AreaPension, "", 100))
		})
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	for year := a.From; year <= a.Through.Year(); year++ {
		if _, own := a.Rates[year]; own {
			continue
		}
		if f, err := guangzhou.Lookup("pension.record_rate", rule.MonthOf(year, 1)); err == nil {
			a.Rates[year] = f.Number().Decimal()
		}
	}
	years, err := history.Statement(a)
	if err != nil {
		return nil, err
	}
	out := []map[string]any{}
	for _, y := range years {
		out = append(out, map[string]any{"year": y.Year, "opening": yuan(y.Opening), "rate": y.Rate.String(), "interest": yuan(y.Interest), "credited": yuan(y.Credited), "closing": yuan(y.Closing)})
	}
	return map[string]any{"years": out}, nil
}

// flexibleSubsidy reads paid, numerator and denominator.
func flexibleSubsidy(in *input) (any, error) {
	paid := in.number("paid", amount(rule.Pension, person))
	numerator, denominator := in.count("numerator", 0, 100), in.count("denominator", 1, 100)
	if err := in.done(); err != nil {
		return nil, err
	}
	subsidy, err := flexible.Subsidy(paid, numerator, denominator)
	if err != nil {
		return nil, err
	}
	return map[string]any{"subsidy": yuan(subsidy)}, nil
}

// residentContribution reads tiers [{amount, subsidy, aid_subsidy}], max_subsidy and max_in_all, or month, whose tiers
// of the city hold; tier, arrears, paid_for, aid, donation and so_far (subsidies of the years before).
func residentContribution(in *input) (any, error) {
	door := amount(rule.Pension, person)
	terms := residentTerms(in, func(p *resident.Params) {
		in.list("tiers", func(t *input) {
			p.Tiers = append(p.Tiers, resident.Tier{Amount: t.number("amount", door),
				Subsidy: t.number("subsidy", door), AidSubsidy: t.numberOr("aid_subsidy", door, decimal.Decimal{})})
		})
		p.MaxSubsidy, p.MaxInAll = in.number("max_subsidy", door), in.optional("max_in_all", door)
	}, "tiers", "max_subsidy", "max_in_all")
	c := resident.Contribution{Tier: in.number("tier", door), Arrears: in.flag("arrears")}
	c.PaidFor = in.numberOr("paid_for", door, decimal.Decimal{})
	c.Aid = in.numberOr("aid", door, decimal.Decimal{})
	c.Donation = in.numberOr("donation", door, decimal.Decimal{})
	c.SoFar = in.numberOr("so_far", door, decimal.Decimal{})
	if err := in.done(); err != nil {
		return nil, err
	}
	p, grade, err := terms()
	if err != nil {
		return nil, err
	}
	credit, err := resident.Contribute(p, c)
	if err != nil {
		return nil, err
	}
	out := map[string]any{"own": yuan(credit.Own), "paid_for": yuan(credit.PaidFor), "subsidy": yuan(credit.Subsidy),
		"aid": yuan(credit.Aid), "donation": yuan(credit.Donation), "total": yuan(credit.Total), "limit": credit.Limit}
	return graded(out, grade), nil
}

// residentAdjustment reads basic, price_weight, price, income_weight, income and floor.
func residentAdjustment(in *input) (any, error) {
	old := in.number("basic", amount(rule.Pension, person))
	weight := rule.RateInput(rule.AreaPension, "", 100)
	growth := rule.Input{Area: rule.AreaPension, Min: -50, Max: 100, Scale: 2, Places: 8, Do: rule.Untranslated("pass a growth as a fraction, such as 0.02")}
	g := resident.Growth{PriceWeight: in.number("price_weight", weight), Price: in.number("price", growth),
		IncomeWeight: in.number("income_weight", weight), Income: in.number("income", growth), Floor: in.number("floor", amount(rule.Pension, person))}
	if err := in.done(); err != nil {
		return nil, err
	}
	adjusted, err := resident.Adjust(old, g)
	if err != nil {
		return nil, err
	}
	return map[string]any{"basic": yuan(adjusted.Basic), "change": yuan(adjusted.Change), "limit": adjusted.Limit}, nil
}

// residentExtra reads years, and extra_after and extra_per_year, or month, whose addition of the city holds.
func residentExtra(in *input) (any, error) {
	years := in.count("years", 0, 100)
	terms := residentTerms(in, func(p *resident.Params) {
		p.ExtraAfter = in.count("extra_after", 0, 100)
		p.ExtraPerYear = in.number("extra_per_year", amount(rule.Pension, person))
	}, "extra_after", "extra_per_year")
	if err := in.done(); err != nil {
		return nil, err
	}
	p, grade, err := terms()
	if err != nil {
		return nil, err
	}
	extra, err := p.Extra(years)
	if err != nil {
		return nil, err
	}
	return graded(map[string]any{"monthly": yuan(extra)}, grade), nil
}

// residentWays reads age, years, old_at_start, other_pension, paid_yearly, required_years, pay_age and last_age.
func residentWays(in *input) (any, error) {
	who := payout.Person{Age: in.count("age", 0, 150), Years: in.count("years", 0, 100), OldAtStart: in.flag("old_at_start"),
		OtherPension: in.flag("other_pension"), PaidYearly: in.flag("paid_yearly")}
	c := payout.Conditions{RequiredYears: in.countOr("required_years", 1, 100, 15), PayAge: in.countOr("pay_age", 1, 100, 60), LastAge: in.countOr("last_age", 1, 100, 65)}
	if err := in.done(); err != nil {
		return nil, err
	}
	choice, err := payout.Ways(c, who)
	if err != nil {
		return nil, err
	}
	ways := []string{}
	for _, w := range choice.Ways {
		ways = append(ways, w.String())
	}
	return map[string]any{"ways": ways, "missing_years": choice.Missing}, nil
}

// schemeChange reads employee_months, required_months, reached_age, drawing, gathered, employee_balance and
// resident_balance.
func schemeChange(in *input) (any, error) {
	m := payout.Membership{EmployeeMonths: in.count("employee_months", 0, 1200), RequiredMonths: in.countOr("required_months", 1, 1200, 180),
		ReachedAge: in.flag("reached_age"), Drawing: in.flag("drawing"), Gathered: in.flag("gathered"),
		EmployeeBalance: in.number("employee_balance", amount(rule.Pension, person)), ResidentBalance: in.number("resident_balance", amount(rule.Pension, person))}
	if err := in.done(); err != nil {
		return nil, err
	}
	change, err := payout.Change(m)
	if err != nil {
		return nil, err
	}
	return map[string]any{"to": change.To.String(), "moved": yuan(change.Moved)}, nil
}

// funeralChoice reads grants [{scheme, funeral, other}].
func funeralChoice(in *input) (any, error) {
	var grants []survivor.Grant
	in.list("grants", func(g *input) {
		scheme := map[string]rule.Scheme{"pension": rule.Pension, "injury": rule.Injury, "unemployment": rule.Unemployment}[g.choice("scheme", "pension", "injury", "unemployment")]
		grants = append(grants, survivor.Grant{Scheme: scheme, Funeral: g.number("funeral", amount(scheme, person)), Other: g.number("other", amount(scheme, person))})
	})
	if err := in.done(); err != nil {
		return nil, err
	}
	c, err := survivor.Combine(grants...)
	if err != nil {
		return nil, err
	}
	return map[string]any{"from": c.From, "funeral": yuan(c.Funeral), "forgone": yuan(c.Forgone), "other": yuan(c.Other), "total": yuan(c.Total)}, nil
}

// annuityLimits reads month, wages, employer and employees.
func annuityLimits(in *input) (any, error) {
	month := in.month("month")
	c := annuity.Contributions{Wages: in.number("wages", amount(rule.Pension, city)), Employer: in.number("employer", amount(rule.Pension, city)), Employees: in.number("employees", amount(rule.Pension, city))}
	if err := in.done(); err != nil {
		return nil, err
	}
	limits, err := annuity.LimitsIn(month)
	if err != nil {
		return nil, err
	}
	use, err := limits.Use(c)
	if err != nil {
		return nil, err
	}
	return map[string]any{"employer_share": limits.Employer.String(), "total_share": limits.Total.String(), "of_last_years_wages": limits.LastYear, "modality": limits.Modality,
		"employer_most": yuan(use.EmployerMost), "employer_over": yuan(use.EmployerOver), "total_most": yuan(use.TotalMost), "total_over": yuan(use.TotalOver)}, nil
}

// annuityVesting reads schedule [{months, share}], service_months, event, own and employer.
func annuityVesting(in *input) (any, error) {
	var plan annuity.Schedule
	in.list("schedule", func(s *input) {
		plan = append(plan, annuity.Step{Months: s.count("months", 0, 1200), Share: s.number("share", rule.RateInput(rule.AreaPension, "", 100))})
	})
	months := in.count("service_months", 0, 1200)
	name := in.textOr("event", annuity.InService.String())
	account := annuity.Account{Own: in.number("own", amount(rule.Pension, person)), Employer: in.number("employer", amount(rule.Pension, person))}
	if err := in.done(); err != nil {
		return nil, err
	}
	var event annuity.Event
	if err := event.UnmarshalText([]byte(name)); err != nil {
		return nil, err
	}
	v, err := annuity.Vest(plan, months, event, account)
	if err != nil {
		return nil, err
	}
	return map[string]any{"share": v.Share.String(), "own": yuan(v.Own), "employer": yuan(v.Employer), "unvested": yuan(v.Unvested), "total": yuan(v.Total)}, nil
}

// annuitySpread reads month and credits.
func annuitySpread(in *input) (any, error) {
	month := in.month("month")
	credits := in.numbers("credits", amount(rule.Pension, person))
	if err := in.done(); err != nil {
		return nil, err
	}
	s, err := annuity.CheckSpread(month, credits)
	if err != nil {
		return nil, err
	}
	return map[string]any{"most": yuan(s.Most), "over": append([]int{}, s.Over...)}, nil
}

// annuityTax reads contribution, own_base and local_average (null: the base has no cap).
func annuityTax(in *input) (any, error) {
	contribution := in.number("contribution", amount(rule.Pension, person))
	base := in.number("own_base", amount(rule.Pension, person))
	average := rule.NoneFigure()
	if string(in.fields["local_average"]) == "null" {
		delete(in.fields, "local_average")
	} else {
		door := amount(rule.Pension, person)
		n, err := door.Number(in.number("local_average", door))
		in.keep(err)
		average = rule.SettingFigure(n)
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	d, err := annuity.TaxDeferred(contribution, base, average)
	if err != nil {
		return nil, err
	}
	return map[string]any{"limit": yuan(d.Limit), "untaxed": yuan(d.Untaxed), "taxed": yuan(d.Taxed)}, nil
}
