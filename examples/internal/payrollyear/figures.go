package payrollyear

import (
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/rule"
)

const (
	theYear     = 2025
	months      = 12
	declaration = time.July
	runDay      = 15 // the day of each month it was first run on
)

func monthOf(m int) rule.Month { return rule.MonthOf(theYear, time.Month(m)) }

// figures are the policies of the year.
type figures struct {
	due, paid  [months + 1]payroll.Policy // of a month: as it is known now, and as it was first run
	late       []int                      // the months that were first run on older figures
	newer      []payroll.NamedFigure      // the figures in force that were not known then, each once
	settlement int                        // the month that makes up for the late ones; 0 where there are none
}

// readFigures reads the policies of the year, as known now and as known on the day each month was first run. Where
// everything was known in time, no month was first run on other figures.
func readFigures(onTime bool) (*figures, error) {
	f := &figures{}
	for m := 1; m <= months; m++ {
		p, err := guangzhou.Policy(monthOf(m))
		if err != nil {
			return nil, err
		}
		f.due[m], f.paid[m] = p, p
		if onTime {
			continue
		}
		newer, err := f.firstRun(m)
		if err != nil {
			return nil, err
		}
		switch {
		case len(newer) > 0:
			f.late = append(f.late, m)
		case len(f.late) > 0 && f.settlement == 0:
			f.settlement = m
		}
	}
	return f, nil
}

// firstRun takes for a month the figures known on the day it was run, and returns those in force that were not. In the
// place of each stands the one that was in force before it began: who ran the month knew no other.
func (f *figures) firstRun(m int) ([]payroll.NamedFigure, error) {
	month := monthOf(m)
	p, err := guangzhou.Policy(month, guangzhou.KnownOn(month.First().Add(runDay-1)))
	if err != nil {
		return nil, err
	}
	unknown, older := p.Missing(), map[string]rule.Figure{}
	var newer []payroll.NamedFigure
	for _, now := range f.due[m].Figures() {
		lacking := slices.ContainsFunc(unknown, func(u payroll.Unknown) bool { return u.Name == now.Name })
		if !lacking || !now.Figure.Known() {
			continue
		}
		before := now.Figure.Period().From.Add(-1)
		if older[now.Name], err = guangzhou.Lookup(now.Name, month, guangzhou.KnownOn(before)); err != nil {
			return nil, err
		}
		newer = append(newer, now)
		if !slices.ContainsFunc(f.newer, func(n payroll.NamedFigure) bool { return n.Name == now.Name }) {
			f.newer = append(f.newer, now)
		}
	}
	f.paid[m], err = p.Supply(older)
	return newer, err
}

// lateMonths names the first and the last month that was first run on older figures.
func (y *year) lateMonths() string {
	return monthOf(y.late[0]).String() + y.Say(" to ", " 至 ") + monthOf(y.late[len(y.late)-1]).String()
}

// The items of the fictional company beside the insurances: what they cost, and the city average one is charged on,
// are made up.
const (
	cityAverage = 7000
	yearlyItem  = "意外险"
	monthlyItem = "补充医疗"
)

// besides are the items and what each is charged on; a roster of one's own has none.
type besides struct {
	items []items.Item
	bases []items.Basis
}

func (o *options) besides() (besides, error) {
	var b besides
	if !o.demo() {
		return b, nil
	}
	average, err := rule.WageInput("", "city_average").Number(decimal.New(cityAverage, 0))
	if err != nil {
		return b, err
	}
	for _, spec := range []items.Spec{
		{Name: yearlyItem, English: "Accident cover", Kind: items.FixedAmount, Value: "60", EmployeeShare: "0",
			PayMonth: 1},
		{Name: monthlyItem, English: "Supplementary medical", Kind: items.PercentOfAverage, Value: "0.005",
			EmployeeShare: "0.6"},
	} {
		item, err := items.New(spec)
		if err != nil {
			return b, err
		}
		b.items = append(b.items, item)
		b.bases = append(b.bases, items.Basis{
			CityAverage: rule.SuppliedFigure(average, o.Say("city average, made up", "全市平均工资（虚构）"))})
	}
	return b, nil
}
