package inverse

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// maxLooks bounds the slips one inversion computes. A few hundred are usual; only where the employee's rates together
// come near 1 are more needed.
const maxLooks = 300_000

// FromTotalCost returns the wage whose total cost (用人成本), the wage plus the employer's side of its slip, is cost: one
// wage, or none where a contribution steps over the cost. The employee's Wage is what is looked for and is not read;
// schemes with a wage of their own keep it. cost is yuan, 0 to 10^10 with at most 2 decimals. It fails with ErrNoRule
// where the employer's side lacks a figure.
func FromTotalCost(policy payroll.Policy, employer payroll.Employer, employee payroll.Employee,
	cost decimal.Decimal) (Solution, error) {
	asked, err := fenOf("total_cost", 0, cost)
	side, sideErr := sideOf(policy, employer, employee, rule.Employer)
	if err := rule.Join(err, sideErr); err != nil {
		return Solution{}, err
	}
	return rising(func(wage int64) int64 { return wage + side(wage) }, asked), nil
}

// FromNetPay returns every wage whose net pay (扣除个人缴费后的工资), the wage minus the employee's side of its slip, is net.
// It may be several, not always neighbours. The employee's Wage is what is looked for and is not read; schemes with a
// wage of their own keep it. net is yuan, at most 10^10 either way (the floors are owed on a wage of 0 too) with at
// most 2 decimals. It fails with ErrNoRule where the employee's side lacks a figure, with ErrNotApplicable where the
// employee's rates leave so little of each further yuan that the wages cannot be told apart in reasonable time.
func FromNetPay(policy payroll.Policy, employer payroll.Employer, employee payroll.Employee,
	net decimal.Decimal) (Solution, error) {
	asked, err := fenOf("net_pay", -maxFen/100, net)
	side, sideErr := sideOf(policy, employer, employee, rule.Employee)
	if err := rule.Join(err, sideErr); err != nil {
		return Solution{}, err
	}
	s := search{owed: side}
	var out Solution
	falls := maxFen-side(maxFen) < -side(0) // the largest wage leaves less than none does
	if !falls {
		out = s.solve(asked)
	}
	if falls || s.spent() {
		return Solution{}, &rule.FieldError{Kind: rule.ErrNotApplicable, Field: "net_pay", Value: net.String(),
			Reason: rule.Say("has no wage that can be found", "找不到对应的工资"),
			Do: rule.Say("check the employee's rates: together they take nearly all of each further yuan",
				"请核对个人费率：合计几乎占去每多一元工资的全部")}
	}
	return out, nil
}

// sideOf returns what a payer owes by wage, in fen. Which figures a slip needs has nothing to do with the wage, so a
// wage of 0 that has a total shows that every wage has one.
func sideOf(policy payroll.Policy, employer payroll.Employer, employee payroll.Employee,
	payer rule.Payer) (func(int64) int64, error) {
	employee.Wage = decimal.NewNullDecimal(decimal.Decimal{})
	slip, err := policy.Slip(employer, employee, payroll.Partial)
	if err != nil {
		return nil, err
	}
	side := &slip.Employee
	if payer == rule.Employer {
		side = &slip.Employer
	}
	if _, err := side.Total(); err != nil {
		return nil, err
	}
	return func(wage int64) int64 {
		employee.Wage = decimal.NewNullDecimal(decimal.New(wage, -2))
		slip, _ := policy.Slip(employer, employee, payroll.Partial)
		sum := int64(0)
		for i := range slip.Lines {
			if line := &slip.Lines[i]; line.Payer() == payer {
				sum += line.Fen()
			}
		}
		return sum
	}, nil
}

// search looks for the wages w with w - owed(w) = net, where owed never falls. They are the points that to(w) = net +
// owed(w), which never falls either, leaves where they are. A wage that is refused owes nothing.
type search struct {
	owed  func(int64) int64
	net   int64
	looks int
}

func (s *search) to(wage int64) int64 {
	s.looks++
	return s.net + s.owed(wage)
}

// spent reports whether the search has taken too long and is given up.
func (s *search) spent() bool { return s.looks > maxLooks }

// solve finds the wages of a net pay, or the net pay nearest to it that has some.
func (s *search) solve(net int64) Solution {
	var out Solution
	if spans := s.all(net); len(spans) > 0 {
		out.Wages = intervals(spans)
		return out
	}
	// Net pay rises by at most a fen at a time, so that what is not attained lies below the least or above the
	// greatest of all net pays, and everything on the way to that of a wage of 0 or of the largest wage is attained.
	lowest := -s.owed(0)
	if net < lowest {
		amount := first(net, lowest, func(n int64) bool { return len(s.all(n)) > 0 })
		out.Above = near(amount, net, s.all(amount))
		return out
	}
	amount := net - first(0, net-lowest, func(less int64) bool { return len(s.all(net-less)) > 0 })
	out.Below = near(amount, net, s.all(amount))
	return out
}

// all returns every wage of a net pay, ascending.
func (s *search) all(net int64) []span {
	s.net = net
	low, high := s.least(), s.greatest()
	var out []span
	for w := low; w <= high && !s.spent(); {
		switch next := s.to(w); {
		case next == w:
			if n := len(out); n > 0 && out[n-1].high == w-1 {
				out[n-1].high = w
			} else {
				out = append(out, span{w, w})
			}
			w++
		case next > w:
			w = next // owed never falls, so that no wage between w and next can stay where it is
		default:
			w = s.step(w, high) // until owed rises, every wage goes down
		}
	}
	return out
}

// least returns a wage at or below every wage looked for, the least of them where one is above 0.
func (s *search) least() int64 {
	w := int64(0)
	for !s.spent() {
		next := s.to(w)
		if next <= w {
			break
		}
		w = next
	}
	return w
}

// greatest returns a wage at or above every wage looked for, below 0 where there is none.
func (s *search) greatest() int64 {
	w := int64(maxFen)
	for !s.spent() {
		next := s.to(w)
		if next >= w {
			break
		}
		w = next
	}
	return w
}

// step returns the least wage after w at which more is owed, high+1 where there is none up to high.
func (s *search) step(w, high int64) int64 {
	owed, reach := s.to(w), int64(1)
	for w+reach < high && s.to(w+reach) == owed {
		reach *= 2
	}
	return first(w+1, min(w+reach, high), func(x int64) bool { return s.to(x) > owed })
}
