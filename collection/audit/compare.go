package audit

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/collection/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Basis says which wage a month should have been declared with. The zero value is refused.
type Basis uint8

// The two ways bases are fixed.
const (
	YearAverage  Basis = iota + 1 // the average of all the months reported, half away from zero to the fen
	MonthByMonth                  // each month's own wage
)

// Month is one month of one person.
type Month struct {
	Month    rule.Month
	Reported decimal.Decimal // 个人所得税申报的工资薪金, yuan
	Declared decimal.Decimal // 申报缴费工资, yuan
	Charges  []rule.Charge   // the contributions of the month, with its figures
}

// Person is one employee and the months to be compared, in order.
type Person struct {
	ID     string
	Months []Month
}

// Item is one contribution of one month that was paid too low or too high.
type Item struct {
	Month        rule.Month
	Scheme       rule.Scheme
	Payer        rule.Payer
	ActualBase   decimal.Decimal // within floor and ceiling, yuan
	DeclaredBase decimal.Decimal // within floor and ceiling, yuan
	Arrears      decimal.Decimal // what is missing, yuan
	Over         decimal.Decimal // what was paid too much, yuan; it is not set off
	Grade        rule.Grade      // the weakest figure
}

// SchemeTotal is the arrears of one scheme.
type SchemeTotal struct {
	Scheme  rule.Scheme
	Arrears decimal.Decimal
}

// MonthTotal is the arrears of one month: a lot of collection.Law.Through.
type MonthTotal struct {
	Month   rule.Month
	Arrears decimal.Decimal
}

// Finding is what the comparison says of one person. The totals are sums of the items.
type Finding struct {
	ID       string
	Under    bool // something is missing
	Items    []Item
	ByScheme []SchemeTotal
	ByMonth  []MonthTotal
	Arrears  decimal.Decimal
	Over     decimal.Decimal
	Grade    rule.Grade // the weakest figure of the items; 0 where there is none
}

// Compare returns a finding for every person, in their order. Contributions that are right are left out of the items.
//
// Errors: of every bad field and every figure that is not known; ErrBadDate for months out of order.
func Compare(basis Basis, people []Person) ([]Finding, error) {
	if err := check(basis, people); err != nil {
		return nil, err
	}
	out := make([]Finding, 0, len(people))
	var errs []error
	for _, p := range people {
		f, err := compare(basis, p)
		errs = append(errs, err)
		out = append(out, f)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return out, nil
}

func compare(basis Basis, p Person) (Finding, error) {
	out := Finding{ID: p.ID}
	average := p.average()
	var errs []error
	for _, m := range p.Months {
		wage := m.Reported
		if basis == YearAverage {
			wage = average
		}
		actual, err := rule.Lines(wage, m.Charges...)
		declared, err2 := rule.Lines(m.Declared, m.Charges...)
		if err := errors.Join(err, err2); err != nil {
			errs = append(errs, err)
			continue
		}
		for i := range actual {
			out.add(m.Month, &actual[i], &declared[i])
		}
	}
	out.Under = out.Arrears.Sign() > 0
	return out, errors.Join(errs...)
}

// add takes in one contribution.
func (f *Finding) add(month rule.Month, actual, declared *rule.Line) {
	diff := actual.Amount().Sub(declared.Amount())
	if diff.Sign() == 0 {
		return
	}
	item := Item{Month: month, Scheme: actual.Scheme(), Payer: actual.Payer(), ActualBase: actual.Base(), DeclaredBase: declared.Base(),
		Arrears: decimal.Max(diff, decimal.Decimal{}), Over: decimal.Max(diff.Neg(), decimal.Decimal{}), Grade: actual.Grade()}
	f.Items = append(f.Items, item)
	f.Arrears, f.Over = f.Arrears.Add(item.Arrears), f.Over.Add(item.Over)
	f.Grade = max(f.Grade, item.Grade)
	if item.Arrears.Sign() > 0 {
		f.sum(item)
	}
}

// sum adds an item's arrears to its scheme's and its month's.
func (f *Finding) sum(item Item) {
	if n := len(f.ByMonth); n > 0 && f.ByMonth[n-1].Month == item.Month {
		f.ByMonth[n-1].Arrears = f.ByMonth[n-1].Arrears.Add(item.Arrears)
	} else {
		f.ByMonth = append(f.ByMonth, MonthTotal{item.Month, item.Arrears})
	}
	for i := range f.ByScheme {
		if f.ByScheme[i].Scheme == item.Scheme {
			f.ByScheme[i].Arrears = f.ByScheme[i].Arrears.Add(item.Arrears)
			return
		}
	}
	f.ByScheme = append(f.ByScheme, SchemeTotal{item.Scheme, item.Arrears})
}

// average is the wage of an average month.
func (p Person) average() decimal.Decimal {
	var total decimal.Decimal
	for _, m := range p.Months {
		total = total.Add(m.Reported)
	}
	return total.DivRound(decimal.New(int64(len(p.Months)), 0), 2)
}

const (
	maxMonths = 12      // of one person: a year
	maxPeople = 100_000 // of one call
)

func check(basis Basis, people []Person) error {
	errs := []error{door.Count("people", len(people), 0, maxPeople, "split the staff")}
	if basis != YearAverage && basis != MonthByMonth {
		errs = append(errs, door.Unknown("basis", uint8(basis), "use YearAverage or MonthByMonth"))
	}
	seen := make(map[string]bool, len(people))
	for i, p := range people {
		at := "people[" + strconv.Itoa(i) + "]"
		switch {
		case p.ID == "":
			errs = append(errs, door.Fail(rule.ErrMissingField, at+".id", "", "is missing", "name each person"))
		case seen[p.ID]:
			errs = append(errs, door.Fail(rule.ErrConflict, at+".id", p.ID, "is there twice", "pass each person once with all months"))
		}
		seen[p.ID] = true
		errs = append(errs, door.Count(at+".months", len(p.Months), 1, maxMonths, "pass the months of one year"), p.check(at))
	}
	return errors.Join(errs...)
}

func (p Person) check(at string) error {
	var errs []error
	for k, m := range p.Months {
		here := at + ".months[" + strconv.Itoa(k) + "]"
		if m.Month.IsZero() || k > 0 && !p.Months[k-1].Month.Before(m.Month) {
			errs = append(errs, door.Fail(rule.ErrBadDate, here, m.Month.String(), "is no month after the one before it", "sort the months"))
		}
		if len(m.Charges) == 0 {
			errs = append(errs, door.Fail(rule.ErrMissingField, here+".charges", "", "are missing", "pass the contributions of the month"))
		}
		errs = append(errs, door.Yuan(here+".reported", door.Person).Check(m.Reported), door.Yuan(here+".declared", door.Person).Check(m.Declared))
	}
	return errors.Join(errs...)
}
