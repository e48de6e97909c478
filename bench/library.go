package main

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// place returns the month's policy and the employer.
func place() (payroll.Policy, payroll.Employer, error) {
	policy, err := guangzhou.Policy(rule.MonthOf(2022, 1))
	employer, employerErr := payroll.NewEmployer(settings)
	return policy, employer, errors.Join(err, employerErr)
}

// unreadSlips are slips of this library that nobody reads: whole numbers only.
type unreadSlips struct {
	policy   payroll.Policy
	employer payroll.Employer
	people   []payroll.Employee
	last     payroll.Slip
}

func unread(wages []int64) (*unreadSlips, error) {
	policy, employer, err := place()
	if err != nil {
		return nil, err
	}
	s := &unreadSlips{policy: policy, employer: employer}
	for _, wage := range wages {
		s.people = append(s.people, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(wage, -2))})
	}
	return s, nil
}

func newUnread(wages []int64) (slipper, error) { return unread(wages) }

func (s *unreadSlips) slip(person int) (err error) {
	s.last, err = s.policy.Slip(s.employer, s.people[person])
	return err
}

func (s *unreadSlips) amount(i int) string {
	if i < lines {
		return s.last.Lines[i].Amount().String()
	}
	side := &s.last.Employee
	if i > lines {
		side = &s.last.Employer
	}
	total, err := side.Total()
	if err != nil {
		return err.Error()
	}
	return total.String()
}

// readSlips are slips of this library with every amount and both totals read as decimals.
type readSlips struct {
	*unreadSlips
	result [amounts]decimal.Decimal
}

func newRead(wages []int64) (slipper, error) {
	s, err := unread(wages)
	return &readSlips{unreadSlips: s}, err
}

func (s *readSlips) slip(person int) error {
	slip, err := s.policy.Slip(s.employer, s.people[person])
	if err != nil {
		return err
	}
	for i := range slip.Lines {
		s.result[i] = slip.Lines[i].Amount()
	}
	for i, side := range []*payroll.Side{&slip.Employee, &slip.Employer} {
		total, err := side.Total()
		if err != nil {
			return err
		}
		s.result[lines+i] = *total
	}
	return nil
}

func (s *readSlips) amount(i int) string { return s.result[i].String() }

// planned is the month by payroll.Plan for many people; every wage is checked.
type planned struct {
	plan  *payroll.Plan
	batch payroll.Batch
}

func newPlanned(wages []int64) (*planned, error) {
	policy, employer, err := place()
	if err != nil {
		return nil, err
	}
	plan, err := policy.Plan(employer, nil)
	if err != nil {
		return nil, err
	}
	p := &planned{plan, plan.NewBatch(len(wages))}
	p.batch.Wages.All = wages
	return p, nil
}

func (p *planned) fill(cores int) error { return nobodyRefused(p.plan.Fill(p.batch, cores)) }

func nobodyRefused(refused []payroll.RowError, err error) error {
	if err == nil && len(refused) > 0 {
		return fmt.Errorf("%d wages were refused, the first: %w", len(refused), refused[0])
	}
	return err
}

func (p *planned) columns() (c columns) {
	copy(c[:], p.batch.Amounts)
	c[lines], c[lines+1] = p.batch.Employee, p.batch.Employer
	return c
}

// plannedRows is the month by payroll.Plan, row by row.
type plannedRows struct {
	planned
	rows []payroll.Row
}

func newPlannedRows(wages []int64) (*plannedRows, error) {
	p, err := newPlanned(wages)
	if err != nil {
		return nil, err
	}
	return &plannedRows{*p, make([]payroll.Row, len(wages))}, nil
}

func (p *plannedRows) fill(cores int) error {
	return nobodyRefused(p.plan.FillRows(p.batch.Wages, p.rows, cores))
}

func (p *plannedRows) columns() (c columns) {
	for _, row := range p.rows {
		for i, amount := range row.Amounts {
			c[i] = append(c[i], amount)
		}
		c[lines], c[lines+1] = append(c[lines], row.Employee), append(c[lines+1], row.Employer)
	}
	return c
}

// rower writes the amounts of one employee as a CSV row.
type rower interface {
	row(i int) error
	last() string
}

// fenRows writes the rows of a batch straight from its fen.
type fenRows struct {
	batch payroll.Batch
	text  []byte
}

func newFenRows(wages []int64) (rower, error) {
	p, err := newPlanned(wages)
	if err != nil {
		return nil, err
	}
	return &fenRows{batch: p.batch}, p.fill(1)
}

func (r *fenRows) row(i int) error {
	r.text = r.batch.AppendCSV(r.text[:0], i)
	return nil
}

func (r *fenRows) last() string { return string(r.text) }
