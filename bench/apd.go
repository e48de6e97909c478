package main

import "github.com/cockroachdb/apd/v3"

// apdSlips is what a caller of cockroachdb/apd would write: results go into decimals that are there already.
type apdSlips struct {
	held[*apd.Decimal]
	context *apd.Context
}

// apdContext has room for every product; RoundHalfUp is half away from zero.
func apdContext() *apd.Context {
	c := apd.BaseContext.WithPrecision(30)
	c.Rounding = apd.RoundHalfUp
	return c
}

func newApd(wages []int64) (slipper, error) {
	return &apdSlips{hold(wages, func(value int64, places int) *apd.Decimal {
		return apd.New(value, -int32(places))
	}), apdContext()}, nil
}

func (s *apdSlips) slip(person int) error {
	wage := s.wages[person]
	employee, employer := s.result[lines], s.result[lines+1]
	employee.SetInt64(0)
	employer.SetInt64(0)
	for i := range s.lines {
		l := &s.lines[i]
		base := wage
		switch {
		case l.fixed || wage.Cmp(l.floor) < 0:
			base = l.floor
		case !l.unlimited && wage.Cmp(l.ceiling) > 0:
			base = l.ceiling
		}
		amount := s.result[i]
		if _, err := s.context.Mul(amount, base, l.rate); err != nil {
			return err
		}
		if _, err := s.context.Quantize(amount, amount, -int32(l.places)); err != nil {
			return err
		}
		total := employer
		if l.employee {
			total = employee
		}
		if _, err := s.context.Add(total, total, amount); err != nil {
			return err
		}
	}
	return nil
}
