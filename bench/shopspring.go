package main

import "github.com/shopspring/decimal"

// shopspringSlips is what a caller of shopspring/decimal would write. Its Round is half away from zero.
type shopspringSlips struct{ held[decimal.Decimal] }

func newShopspring(wages []int64) (slipper, error) {
	return &shopspringSlips{hold(wages, shopspringOf)}, nil
}

func shopspringOf(value int64, places int) decimal.Decimal { return decimal.New(value, -int32(places)) }

func (s *shopspringSlips) slip(person int) error {
	wage := s.wages[person]
	var employee, employer decimal.Decimal
	for i := range s.lines {
		l := &s.lines[i]
		base := wage
		switch {
		case l.fixed || wage.LessThan(l.floor):
			base = l.floor
		case !l.unlimited && wage.GreaterThan(l.ceiling):
			base = l.ceiling
		}
		amount := base.Mul(l.rate).Round(int32(l.places))
		s.result[i] = amount
		if l.employee {
			employee = employee.Add(amount)
		} else {
			employer = employer.Add(amount)
		}
	}
	s.result[lines], s.result[lines+1] = employee, employer
	return nil
}

// shopspringRows writes the amounts of slips as CSV rows with two decimals.
type shopspringRows struct {
	slips [][amounts]decimal.Decimal
	text  []byte
}

func newShopspringRows(wages []int64) (rower, error) {
	s, rows := &shopspringSlips{hold(wages, shopspringOf)}, &shopspringRows{}
	for person := range wages {
		if err := s.slip(person); err != nil {
			return nil, err
		}
		rows.slips = append(rows.slips, s.result)
	}
	return rows, nil
}

func (r *shopspringRows) row(i int) error {
	to := r.text[:0]
	for column := range r.slips[i] {
		if column > 0 {
			to = append(to, ',')
		}
		to = append(to, r.slips[i][column].StringFixed(2)...)
	}
	r.text = to
	return nil
}

func (r *shopspringRows) last() string { return string(r.text) }
