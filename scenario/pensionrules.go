package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
)

func pensionRules() []definition {
	return []definition{
		{Rule{"pension.unify_rates",
			"a what-if: several employer rates become one over time, and who pays more; in fact 14 % from 2015-01",
			"1.1a", "the city's 2014 notice: 20 % and 12 % to one rate within three years; 穗人社发〔2015〕5号 for what came"},
			unifyRates},
		{Rule{"pension.record_rate", "the rate a year's account balance is credited with (记账利率)", "-", "社会保险法 art. 14; figures of package guangzhou"}, recordRate},
		{Rule{"pension.benefit_base", "the base of a year's new pensions (计发基数)", "-", "国发〔2005〕38号; figures of package guangzhou"}, benefitBase},
	}
}

// unifyRates reads groups, target, start, months (or shares of the way, beyond the contract) and every_months.
func unifyRates(in *input) (any, error) {
	u := pension.Unification{}
	rate := rule.RateInput(rule.AreaPension, "", 100)
	in.list("groups", func(g *input) {
		u.Groups = append(u.Groups, pension.Group{Name: g.text("name"), Rate: g.number("rate", rate),
			BaseTotal: g.number("base_total", rule.Input{Area: rule.AreaPension, Max: 1_000_000_000_000_000, Places: 2, Do: rule.Untranslated("pass the group's bases of one year in yuan")})})
	})
	if string(in.fields["target"]) == `"revenue_neutral"` {
		delete(in.fields, "target")
	} else {
		u.Target = decimal.NewNullDecimal(in.number("target", rate))
	}
	u.Start = in.month("start")
	if in.has("shares") {
		u.Shares = in.numbers("shares", rule.Input{Area: rule.AreaPension, Max: 1, Places: 8, Do: rule.Untranslated("pass shares of the way such as 0.5")})
		in.exclude("months", "shares")
	} else {
		u.Months = in.count("months", 0, 1200)
	}
	u.Every = in.countOr("every_months", 1, 1200, 12)
	if err := in.done(); err != nil {
		return nil, err
	}
	out, err := pension.UnifyRates(u)
	if err != nil {
		return nil, err
	}
	return unifiedJSON(u, out), nil
}

// unifiedJSON writes the answer with the groups by name.
func unifiedJSON(u pension.Unification, out pension.Unified) map[string]any {
	byName := func(amounts []decimal.Decimal) map[string]string {
		m := map[string]string{}
		for i, g := range u.Groups {
			m[g.Name] = yuan(amounts[i])
		}
		return m
	}
	var path, years []map[string]any
	for k, step := range out.Paths[0].Path.Steps() {
		rates := map[string]string{}
		for _, p := range out.Paths {
			rates[p.Name] = p.Path.Steps()[k].Value.String()
		}
		path = append(path, map[string]any{"from": step.From, "rates": rates})
	}
	for _, y := range out.Years {
		years = append(years, map[string]any{"year": y.Year, "change": byName(y.Change), "fund": yuan(y.Fund)})
	}
	return map[string]any{"target": out.Target.StringFixed(8), "target_rounded": out.Rounded.StringFixed(3), "path": path, "years": years, "yearly_change": byName(out.Full)}
}

func recordRate(in *input) (any, error) {
	return ofYear(in, "pension.record_rate", "rate", func(n rule.Number) string { return n.String() })
}

func benefitBase(in *input) (any, error) {
	return ofYear(in, "pension.benefit_base", "monthly", func(n rule.Number) string { return yuan(n.Decimal()) })
}

// ofYear looks up a figure of a calendar year.
func ofYear(in *input, series, field string, write func(rule.Number) string) (any, error) {
	year := in.count("year", 1900, 2200)
	if err := in.done(); err != nil {
		return nil, err
	}
	f, err := guangzhou.Lookup(series, rule.MonthOf(year, 1))
	if err != nil {
		return nil, err
	}
	return map[string]any{field: write(f.Number()), "grade": f.Grade(), "source": f.Cite().In(rule.English)}, nil
}
