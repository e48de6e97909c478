package penalty

import (
	"errors"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/collection/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Criteria are what makes an employer one to be named (曝光). All that are set must be met. The zero value is refused: it
// would name everybody.
type Criteria struct {
	LeastArrears decimal.Decimal // yuan
	LeastMonths  int             // months in arrears
	AfterOrder   bool            // payment was ordered and the deadline missed
}

// Debtor is an employer in arrears.
type Debtor struct {
	ID         string
	Arrears    decimal.Decimal // yuan
	Months     int
	AfterOrder bool // payment was ordered and the deadline missed
}

// maxDebtors bounds a list.
const maxDebtors = 1_000_000

// Exposed returns the debtors that meet the criteria, the highest arrears first; equal ones stay in the order they
// came in. The list passed is not changed.
func Exposed(c Criteria, debtors []Debtor) ([]Debtor, error) {
	if err := errors.Join(c.check(), check(debtors)); err != nil {
		return nil, err
	}
	var out []Debtor
	for _, d := range debtors {
		if !d.Arrears.LessThan(c.LeastArrears) && d.Months >= c.LeastMonths && (d.AfterOrder || !c.AfterOrder) {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b Debtor) int { return b.Arrears.Cmp(a.Arrears) })
	return out, nil
}

func (c Criteria) check() error {
	if c.LeastArrears.Sign() == 0 && c.LeastMonths == 0 && !c.AfterOrder {
		return door.Fail(rule.ErrMissingField, "criteria", "", "are not set", "say from which arrears or months on an employer is named")
	}
	return errors.Join(door.Yuan("least_arrears", door.Employer).Check(c.LeastArrears), months("least_months", c.LeastMonths))
}

func check(debtors []Debtor) error {
	errs := []error{door.Count("debtors", len(debtors), 0, maxDebtors, "split the list")}
	seen := make(map[string]bool, len(debtors))
	for i, d := range debtors {
		at := "debtors[" + strconv.Itoa(i) + "]"
		switch {
		case d.ID == "":
			errs = append(errs, door.Fail(rule.ErrMissingField, at+".id", "", "is missing", "name each employer"))
		case seen[d.ID]:
			errs = append(errs, door.Fail(rule.ErrConflict, at+".id", d.ID, "is there twice", "name each employer once"))
		}
		seen[d.ID] = true
		errs = append(errs, door.Yuan(at+".arrears", door.Employer).Check(d.Arrears), months(at+".months", d.Months))
	}
	return errors.Join(errs...)
}

// months checks months in arrears, up to a hundred years.
func months(field string, n int) error {
	return door.Count(field, n, 0, 1200, "pass the months in arrears")
}
