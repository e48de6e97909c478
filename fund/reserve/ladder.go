package reserve

import (
	"errors"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/fund/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Coupon says when a rung pays interest. The zero value is refused.
type Coupon uint8

// The two ways.
const (
	AtMaturity Coupon = iota + 1 // 到期一次还本付息: term deposits, 凭证式国债
	Yearly                       // 每年付息: bonds with a yearly coupon
)

// Rung is one deposit or bond.
type Rung struct {
	Name      string          // the caller's own mark
	Principal decimal.Decimal // yuan, above 0
	Rate      decimal.Decimal // a year, a fraction
	From      rule.Month      // month it was bought
	Months    int             // term, 1 to 600; whole years with Yearly
	Coupon    Coupon
}

// Flow is what a ladder pays in one month, yuan.
type Flow struct {
	Month     rule.Month
	Principal decimal.Decimal
	Interest  decimal.Decimal
}

// Return is what a whole ladder earns until its last rung falls due.
type Return struct {
	Principal decimal.Decimal
	Interest  decimal.Decimal
	Yield     decimal.Decimal // interest by principal × years, six decimals: the average rate weighted by money and time
	Flows     []Flow          // by month, only those in which something is paid
}

const (
	maxRungs    = 10_000
	yearsMonths = 12
)

// Ladder returns the payments and the return of a ladder of deposits and bonds (保值增值). The principal paid back is the
// principal put in.
//
// Errors: ErrOutOfRange for a number out of bounds, ErrBadDate for a rung without month or due after 2200.
func Ladder(rungs []Rung) (Return, error) {
	if err := check(rungs); err != nil {
		return Return{}, err
	}
	var out Return
	var moneyMonths decimal.Decimal
	byMonth := map[rule.Month]Flow{}
	for _, r := range rungs {
		out.Principal = out.Principal.Add(r.Principal)
		moneyMonths = moneyMonths.Add(r.Principal.Mul(door.Whole(r.Months)))
		for _, f := range r.flows() {
			sum := byMonth[f.Month]
			byMonth[f.Month] = Flow{f.Month, sum.Principal.Add(f.Principal), sum.Interest.Add(f.Interest)}
			out.Interest = out.Interest.Add(f.Interest)
		}
	}
	for _, f := range byMonth {
		out.Flows = append(out.Flows, f)
	}
	slices.SortFunc(out.Flows, func(a, b Flow) int { return a.Month.Sub(b.Month) })
	out.Yield = out.Interest.Mul(door.Whole(yearsMonths)).DivRound(moneyMonths, 6)
	return out, nil
}

// flows returns the payments of one rung: the principal in its last month, and the interest then or every twelve
// months.
func (r *Rung) flows() []Flow {
	due := r.From.Add(r.Months)
	if r.Coupon == AtMaturity {
		interest := r.Principal.Mul(r.Rate).Mul(door.Whole(r.Months)).DivRound(door.Whole(yearsMonths), 2)
		return []Flow{{due, r.Principal, interest}}
	}
	coupon := r.Principal.Mul(r.Rate).Round(2)
	var out []Flow
	for m := yearsMonths; m <= r.Months; m += yearsMonths {
		out = append(out, Flow{Month: r.From.Add(m), Interest: coupon})
	}
	out[len(out)-1].Principal = r.Principal
	return out
}

func check(rungs []Rung) error {
	if len(rungs) == 0 || len(rungs) > maxRungs {
		return door.Fail(rule.ErrOutOfRange, "rungs", strconv.Itoa(len(rungs)), "are not 1 to 10000", "pass the deposits and bonds")
	}
	var errs []error
	for _, r := range rungs {
		errs = append(errs, door.Positive("principal").Check(r.Principal), door.Share("rate").Check(r.Rate), door.Count("months", r.Months, 1, 600, "pass the term in months"))
		switch {
		case r.From.IsZero() || r.From.Add(r.Months).IsZero():
			errs = append(errs, door.Fail(rule.ErrBadDate, "from", r.From.String(), "is no month, or the term ends after 2200", `pass a month such as "2025-08"`))
		case r.Coupon != AtMaturity && r.Coupon != Yearly:
			errs = append(errs, door.Fail(rule.ErrOutOfRange, "coupon", strconv.Itoa(int(r.Coupon)), "is not known", "use AtMaturity or Yearly"))
		case r.Coupon == Yearly && r.Months%yearsMonths != 0:
			errs = append(errs, door.Fail(rule.ErrOutOfRange, "months", strconv.Itoa(r.Months), "are not whole years", "a yearly coupon has a term of whole years"))
		}
	}
	return errors.Join(errs...)
}

// Need is what benefits ask for in one month beyond the month's income, yuan.
type Need struct {
	Month  rule.Month
	Amount decimal.Decimal
}

// Cover is whether cash and what falls due pay for the needs.
type Cover struct {
	Covered   bool
	ShortFrom rule.Month      // the first month that cannot be paid; zero where all are
	Lacking   decimal.Decimal // yuan, in that month
	Left      decimal.Decimal // yuan, after the last need, where all are paid
}

// Covers checks that cash and the payments of a ladder up to each month pay for its needs (确保待遇支付). A payment counts
// from its own month on. needs must be in order of their months.
//
// Errors: ErrBadDate for needs out of order; those of Ladder.
func Covers(cash decimal.Decimal, rungs []Rung, needs []Need) (Cover, error) {
	ladder, err := Ladder(rungs)
	if err := errors.Join(err, door.Total("cash").Check(cash), checkNeeds(needs)); err != nil {
		return Cover{}, err
	}
	flows, left := ladder.Flows, cash
	for _, n := range needs {
		for len(flows) > 0 && !flows[0].Month.After(n.Month) {
			left = left.Add(flows[0].Principal).Add(flows[0].Interest)
			flows = flows[1:]
		}
		left = left.Sub(n.Amount)
		if left.Sign() < 0 {
			return Cover{ShortFrom: n.Month, Lacking: left.Neg()}, nil
		}
	}
	return Cover{Covered: true, Left: left}, nil
}

func checkNeeds(needs []Need) error {
	if len(needs) == 0 || len(needs) > maxRungs {
		return door.Fail(rule.ErrOutOfRange, "needs", strconv.Itoa(len(needs)), "are not 1 to 10000", "pass the months to be paid")
	}
	var errs []error
	for i, n := range needs {
		errs = append(errs, door.Total("needs").Check(n.Amount))
		if n.Month.IsZero() || i > 0 && !needs[i-1].Month.Before(n.Month) {
			errs = append(errs, door.Fail(rule.ErrBadDate, "needs", n.Month.String(), "is not after the month before it", "sort the needs by month"))
		}
	}
	return errors.Join(errs...)
}
