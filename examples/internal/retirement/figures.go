package retirement

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

// recordRate is the record rate of one year and where it comes from.
type recordRate struct {
	year   int
	value  decimal.Decimal
	grade  rule.Grade
	cite   rule.Cite // zero where it is not the library's
	future bool      // it is that of -rate-future
	demo   bool
}

// recordRates returns the rate of every year of a span: the caller's, else the published one, else, after the last
// published year, that of -rate-future. The years that have none are one error.
func (o *options) recordRates(from, through int) (map[int]recordRate, error) {
	last, err := lastYearOf("pension.record_rate")
	if err != nil {
		return nil, err
	}
	rates := map[int]recordRate{}
	var past, future []int
	for year := from; year <= through; year++ {
		published, err := guangzhou.Lookup("pension.record_rate", rule.MonthOf(year, 12))
		own, given := o.rates[year]
		switch {
		case given && (!own.demo || err != nil):
			rates[year] = recordRate{year: year, value: own.value, grade: rule.Supplied, demo: own.demo}
		case err == nil:
			rates[year] = recordRate{year: year, value: published.Number().Decimal(), grade: published.Grade(),
				cite: published.Cite()}
		case year > last && o.rateFuture.Valid:
			rates[year] = recordRate{year: year, value: o.rateFuture.Decimal, grade: rule.Supplied, future: true,
				demo: o.demo["rate-future"]}
		case year > last:
			future = append(future, year)
		default:
			past = append(past, year)
		}
	}
	var errs []error
	if len(past) > 0 {
		errs = append(errs,
			program.Errorf(
				"the library has no record rate (记账利率) of %s: pass them with -rate, such as -rate %d=0.03, or begin "+
					"later with -balance and -balance-year",
				"本库没有 %s 的记账利率：请用 -rate 给出，例如 -rate %d=0.03，或用 -balance 和 -balance-year 从以后开始",
				spans(past), past[0]))
	}
	if len(future) > 0 {
		errs = append(errs,
			program.Errorf(
				"no record rate (记账利率) is published for %s: pass the one to assume with -rate-future, such as 0.015",
				"%s 的记账利率尚未公布：请用 -rate-future 给出假定的利率，例如 0.015", spans(future)))
	}
	return rates, errors.Join(errs...)
}

// lastYearOf is the last year a series of the library has.
func lastYearOf(name string) (int, error) {
	tables, err := guangzhou.Tables()
	if err != nil {
		return 0, err
	}
	last := 0
	for _, t := range tables {
		if t.Name == name {
			for _, e := range t.Entries {
				last = max(last, e.From.Month().Year())
			}
		}
	}
	return last, nil
}

// spans prints years as 2001-2015, 2026.
func spans(years []int) string {
	var all []string
	for i := 0; i < len(years); {
		first := years[i]
		for i++; i < len(years) && years[i] == years[i-1]+1; i++ {
		}
		text := strconv.Itoa(first)
		if years[i-1] > first {
			text += "-" + strconv.Itoa(years[i-1])
		}
		all = append(all, text)
	}
	return strings.Join(all, ", ")
}

// benefitBase is the benefit base of a retirement.
type benefitBase struct {
	value decimal.Decimal
	grade rule.Grade
	cite  rule.Cite
	of    int // the year it was published for, 0 for the caller's own
	used  int // the year of the retirement
}

// carried reports whether the base is an earlier year's.
func (b *benefitBase) carried() bool { return b.of != 0 && b.of != b.used }

// benefitBaseOf returns the caller's benefit base, else that of the year, else, for a year after the last published
// one and only with -carry-forward, the last one as provisional.
func (o *options) benefitBaseOf(retired rule.Month) (benefitBase, *reason) {
	const series = "pension.benefit_base"
	if o.benefitBase.Valid {
		return benefitBase{value: o.benefitBase.Decimal, grade: rule.Supplied, used: retired.Year()}, nil
	}
	figure, err := guangzhou.Lookup(series, retired)
	if err == nil {
		return benefitBase{figure.Number().Decimal(), figure.Grade(), figure.Cite(), retired.Year(), retired.Year()},
			nil
	}
	last, lastErr := lastYearOf(series)
	if lastErr != nil {
		return benefitBase{}, because(lastErr)
	}
	year := retired.Year()
	switch {
	case year < last:
		return benefitBase{},
			&reason{fmt.Sprintf("the library has no benefit base (计发基数) of %d; pass yours with -benefit-base", year),
				fmt.Sprintf("库里没有 %d 年的计发基数；可用 -benefit-base 自填", year)}
	case !o.carryForward:
		return benefitBase{},
			&reason{fmt.Sprintf(
				"no benefit base (计发基数) is published for %d; pass -carry-forward for that of %d, or yours with "+
					"-benefit-base", year, last),
				fmt.Sprintf("%d 年的计发基数尚未公布；可用 -carry-forward 沿用 %d 年的，或用 -benefit-base 自填", year, last)}
	}
	figure, err = guangzhou.Lookup(series, rule.MonthOf(last, 12))
	if err != nil {
		return benefitBase{}, because(err)
	}
	return benefitBase{figure.Number().Decimal(), max(figure.Grade(), rule.Provisional), figure.Cite(), last, year}, nil
}

// reason is why something cannot be computed.
type reason struct{ english, chinese string }

// because is the reason an error of the library gives.
func because(err error) *reason {
	return &reason{program.OneLine(err, rule.English), program.OneLine(err, rule.Chinese)}
}

// both is two reasons as one, nil where there is none.
func both(a, b *reason) *reason {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return &reason{a.english + "; " + b.english, a.chinese + "；" + b.chinese}
}
