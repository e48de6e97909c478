package main

import "github.com/govalues/decimal"

// govaluesSlips is what a caller of govalues/decimal would write.
type govaluesSlips struct{ held[decimal.Decimal] }

func newGovalues(wages []int64) (slipper, error) {
	return &govaluesSlips{hold(wages, decimal.MustNew)}, nil
}

// govaluesHalves are half a yuan and half a fen, by places.
var govaluesHalves = [...]decimal.Decimal{0: decimal.MustNew(5, 1), 2: decimal.MustNew(5, 3)}

// govaluesRound rounds half away from zero to 0 or 2 places. The library's own Round is half to even, so half a unit is
// added and the rest cut off.
func govaluesRound(d decimal.Decimal, places int) (decimal.Decimal, error) {
	d, err := d.Add(govaluesHalves[places].CopySign(d))
	return d.Trunc(places), err
}

func (s *govaluesSlips) slip(person int) error {
	wage := s.wages[person]
	var employee, employer decimal.Decimal
	for i := range s.lines {
		l := &s.lines[i]
		base := wage
		switch {
		case l.fixed || wage.Less(l.floor):
			base = l.floor
		case !l.unlimited && l.ceiling.Less(wage):
			base = l.ceiling
		}
		product, err := base.Mul(l.rate)
		if err != nil {
			return err
		}
		amount, err := govaluesRound(product, l.places)
		if err != nil {
			return err
		}
		s.result[i] = amount
		total := &employer
		if l.employee {
			total = &employee
		}
		if *total, err = total.Add(amount); err != nil {
			return err
		}
	}
	s.result[lines], s.result[lines+1] = employee, employer
	return nil
}
