package main

import (
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
	firstLate   = 7 // the months first run on the limits of the year before
	lastLate    = 9
	settlement  = 10 // the month the differences are settled in
)

func monthOf(m int) rule.Month { return rule.MonthOf(theYear, time.Month(m)) }

// figures are the policies of the year, and what the run put in them itself.
type figures struct {
	due, paid [months + 1]payroll.Policy // of a month: as the tables have it now, and as it was first run
	unknown   []rule.Month               // months whose employer's pension rate was supplied
}

// employerPension is the one figure of the year the tables lack: they know it from 2025-07 only.
const employerPension = "pension.employer_rate"

// lateLimits are what came late in the year of the run. No limit in the tables has a known late day of issue, so that
// guangzhou.KnownOn hides none of them: the months are first run on those of June, passed as the company's own figures.
func lateLimits() []string { return []string{"pension.floor", "pension.ceiling"} }

// readFigures reads the policies of the year, with the employer's pension rate where the tables have none. Where every limit
// came on time, no month was first run on others.
func readFigures(pensionRate string, onTime bool) (*figures, error) {
	f := &figures{}
	for m := 1; m <= months; m++ {
		p, err := guangzhou.Policy(monthOf(m))
		if err != nil {
			return nil, err
		}
		for _, unknown := range p.Missing() {
			if unknown.Name != employerPension {
				continue
			}
			if p, err = p.With(unknown.Name, pensionRate); err != nil {
				return nil, err
			}
			f.unknown = append(f.unknown, p.Month)
		}
		f.due[m], f.paid[m] = p, p
		if m >= firstLate && m <= lastLate && !onTime {
			if f.paid[m], err = onOldLimits(p); err != nil {
				return nil, err
			}
		}
	}
	return f, nil
}

func onOldLimits(p payroll.Policy) (payroll.Policy, error) {
	for _, name := range lateLimits() {
		old, err := guangzhou.Lookup(name, monthOf(firstLate-1))
		if err != nil {
			return p, err
		}
		if p, err = p.With(name, old.Number().String()); err != nil {
			return p, err
		}
	}
	return p, nil
}

// The items of the fictional company beside the insurances: what they cost, and the city average one is charged on, are made up.
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
	average, err := rule.WageInput(0, "city_average").Number(decimal.New(cityAverage, 0))
	if err != nil {
		return b, err
	}
	for _, spec := range []items.Spec{
		{Name: yearlyItem, English: "Accident cover", Kind: items.FixedAmount, Value: "60", EmployeeShare: "0", PayMonth: 1},
		{Name: monthlyItem, English: "Supplementary medical", Kind: items.PercentOfAverage, Value: "0.005", EmployeeShare: "0.6"},
	} {
		item, err := items.New(spec)
		if err != nil {
			return b, err
		}
		b.items = append(b.items, item)
		b.bases = append(b.bases, items.Basis{CityAverage: rule.SuppliedFigure(average, "city average, made up")})
	}
	return b, nil
}
