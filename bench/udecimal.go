package main

import "github.com/quagmt/udecimal"

// udecimalSlips is what a caller of quagmt/udecimal would write. RoundHAZ is half away from zero.
type udecimalSlips struct{ held[udecimal.Decimal] }

func newUdecimal(wages []int64) (slipper, error) {
	return &udecimalSlips{hold(wages, func(value int64, places int) udecimal.Decimal {
		return udecimal.MustFromInt64(value, uint8(places))
	})}, nil
}

func (s *udecimalSlips) slip(person int) error {
	wage := s.wages[person]
	var employee, employer udecimal.Decimal
	for i := range s.lines {
		l := &s.lines[i]
		base := wage
		switch {
		case l.fixed || wage.LessThan(l.floor):
			base = l.floor
		case !l.unlimited && wage.GreaterThan(l.ceiling):
			base = l.ceiling
		}
		amount := base.Mul(l.rate).RoundHAZ(uint8(l.places))
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
