package rates

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
)

// The series of the city: two classes of employer, later one rate for all.
const (
	highSeries = "pension.employer_rate_high"
	lowSeries  = "pension.employer_rate_low"
	oneSeries  = "pension.employer_rate"
)

// city is where the rates that were really paid come from.
type city struct {
	tables []guangzhou.Table
	look   func(series string, month rule.Month) (rule.Figure, error)
}

// theCity reads the tables of package guangzhou; where sources contradict one another, the likelier rate.
func theCity() (city, error) {
	tables, err := guangzhou.Tables()
	look := func(series string, m rule.Month) (rule.Figure, error) {
		return guangzhou.Lookup(series, m, guangzhou.Disputed())
	}
	return city{tables, look}, err
}

// stretch is months in which both rates stayed as they were, all of them disputed or none.
type stretch struct {
	from      rule.Month
	high, low decimal.Decimal // equal once there is one rate
	grade     rule.Grade      // the weakest of the months
	cite      rule.Cite       // of the first month
}

// became returns the rates month by month, put together into stretches, from the first month a rate of a class is known
// for to the last change of the one rate.
func (c city) became() ([]stretch, error) {
	first, last, err := c.span()
	if err != nil {
		return nil, err
	}
	var out []stretch
	for m := first; !m.After(last); m = m.Add(1) {
		now, err := c.month(m)
		if err != nil {
			return nil, err
		}
		if n := len(out) - 1; n >= 0 && out[n].goesOn(now) {
			out[n].grade = max(out[n].grade, now.grade)
			continue
		}
		out = append(out, now)
	}
	return out, nil
}

// goesOn reports whether a month belongs to the stretch before it.
func (s stretch) goesOn(month stretch) bool {
	same := s.high.Equal(month.high) && s.low.Equal(month.low)
	return same && (s.grade == rule.Disputed) == (month.grade == rule.Disputed)
}

// span returns the first month of the two classes and the month the last entry of the one rate begins with.
func (c city) span() (first, last rule.Month, err error) {
	for _, t := range c.tables {
		if len(t.Entries) == 0 {
			continue
		}
		switch t.Name {
		case highSeries:
			first = t.Entries[0].From.Month()
		case oneSeries:
			last = t.Entries[len(t.Entries)-1].From.Month()
		}
	}
	if first.IsZero() || last.IsZero() {
		err = program.Errorf("the city's figures lack %s or %s", "本市数据缺 %s 或 %s", highSeries, oneSeries)
	}
	return first, last, err
}

// month returns the two rates of a month: the one rate, or those of the classes before it.
func (c city) month(m rule.Month) (stretch, error) {
	one, err := c.look(oneSeries, m)
	if err == nil {
		rate := one.Number().Decimal()
		return stretch{m, rate, rate, one.Grade(), one.Cite()}, nil
	}
	high, highErr := c.look(highSeries, m)
	low, lowErr := c.look(lowSeries, m)
	if classErr := errors.Join(highErr, lowErr); classErr != nil {
		return stretch{}, errors.Join(err, classErr)
	}
	grade := max(high.Grade(), low.Grade())
	return stretch{m, high.Number().Decimal(), low.Number().Decimal(), grade, high.Cite()}, nil
}

// relieved is a relief and the months it was in force.
type relieved struct {
	factor decimal.Decimal
	months rule.Period
}

// reliefMonths returns the relief of a series: one factor from its first entry to its last.
func reliefMonths(series string) (relieved, error) {
	tables, err := guangzhou.Tables()
	if err != nil {
		return relieved{}, err
	}
	var out relieved
	for _, t := range tables {
		if t.Name != series {
			continue
		}
		for i, e := range t.Entries {
			if i == 0 {
				out = relieved{e.Value.Decimal(), e.Period()}
			}
			if !e.Value.Decimal().Equal(out.factor) {
				return relieved{}, program.Errorf("%s has two factors", "%s 有两个系数", series)
			}
			out.months.Until = e.Until
		}
	}
	return out, nil
}

// fact puts what became of it into the form of an answer: each group goes on with the class that had its rate. It is
// false where a group had another rate than the two classes.
func fact(groups []pension.Group, rates []stretch) (pension.Unified, bool, error) {
	var out pension.Unified
	for _, g := range groups {
		var of func(stretch) decimal.Decimal
		switch {
		case g.Rate.Equal(rates[0].high):
			of = func(s stretch) decimal.Decimal { return s.high }
		case g.Rate.Equal(rates[0].low):
			of = func(s stretch) decimal.Decimal { return s.low }
		default:
			return pension.Unified{}, false, nil
		}
		var steps []rule.Step
		for i, s := range rates[1:] {
			if before := rates[i]; !s.high.Equal(before.high) || !s.low.Equal(before.low) {
				steps = append(steps, rule.Step{From: s.from, Value: of(s)})
			}
		}
		path, err := rule.NewPath(g.Rate, steps...)
		if err != nil {
			return pension.Unified{}, false, err
		}
		out.Paths = append(out.Paths, pension.GroupPath{Name: g.Name, Path: path})
	}
	return out, true, nil
}
