package pension

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// maxGroups bounds a what-if; the notice has two groups.
const maxGroups = 1000

// Group is a set of employers that pay one rate (同一单位费率的一组单位).
type Group struct {
	Name      string
	Rate      decimal.Decimal // the employer rate in force, a fraction
	BaseTotal decimal.Decimal // the group's contribution bases of one year, yuan, at most 10^15
}

// Unification asks for one employer rate in place of several (统一单位缴费比例).
type Unification struct {
	Groups []Group
	Target decimal.NullDecimal // the one rate, a fraction; not Valid asks for the revenue-neutral rate
	Start  rule.Month          // month of the first step
	Months int                 // months from the first step to the full target; 0 is one step; with Shares it must be 0
	Every  int                 // months between steps
	Shares []decimal.Decimal   // how much of the way each step has gone, ending with 1; empty is equal steps
}

// Unified is the answer: the rate, the dated path of each group and who pays how much more or less.
type Unified struct {
	Target  decimal.Decimal // 8 decimals, half away from zero where revenue-neutral
	Rounded decimal.Decimal // the target to 0.1 %
	Paths   []GroupPath     // in the order of the groups
	Years   []UnifiedYear   // every calendar year from the first step to the full target
	Full    []decimal.Decimal
	Fund    decimal.Decimal // what the fund gains or loses in a year at the full target
}

// GroupPath is the rate of one group over time.
type GroupPath struct {
	Name string
	Path rule.Path
}

// Change returns what a payer with the group's rate pays more (positive) or less in a calendar year than at the old
// rate: the whole group, or one employer of it. yearlyBase is its contribution bases of one year, yuan, at most
// 10^15; every month counts a twelfth of it. Rounded once to the fen.
func (g GroupPath) Change(yearlyBase decimal.Decimal, year int) (decimal.Decimal, error) {
	first := rule.MonthOf(year, 1)
	if err := basesInput().Check(yearlyBase); err != nil || first.IsZero() {
		if first.IsZero() {
			err = errors.Join(err, &rule.FieldError{Kind: rule.ErrBadDate, Area: rule.AreaPension, Field: "year", Value: strconv.Itoa(year), Reason: rule.Untranslated("is not within 1900 to 2200"), Do: rule.Untranslated("pass a calendar year")})
		}
		return decimal.Decimal{}, err
	}
	var moved decimal.Decimal
	for m := first; m.Year() == year; m = m.Add(1) {
		moved = moved.Add(g.Path.At(m).Sub(g.Path.Start()))
	}
	return yearlyBase.Mul(moved).DivRound(decimal.New(12, 0), 2), nil
}

// basesInput is the door for a year's contribution bases.
func basesInput() rule.Input {
	return rule.Input{Area: rule.AreaPension, Field: "base_total", Max: 1_000_000_000_000_000, Places: 2, Do: rule.Untranslated("pass the bases of one year in yuan")}
}

// UnifiedYear is one calendar year of the path: what each group pays more (positive) or less, and the fund's sum.
type UnifiedYear struct {
	Year   int
	Change []decimal.Decimal // in the order of the groups, yuan
	Fund   decimal.Decimal
}

// UnifyRates joins several employer rates into one (1.1a of the city's 2014 notice: 20 % and 12 % to one rate within
// three years). The revenue-neutral rate is the base-weighted mean, so that the fund's income does not change but for
// its rounding to 8 decimals. Each group's rate moves in steps, the first in Start: equal ones with the full target
// Months later, or the caller's Shares. A year's change is the sum over its months of a twelfth of the base total
// times the change of the rate, rounded once to the fen; the fund's change is the sum of the groups'. Wages and
// headcount stay as they are.
//
// What became of the notice's three years is one step: to 2014-12 an employer paid 20 % for the local town-registered
// staff of state, collective and foreign-invested employers and 12 % for everybody else; from 2015-01 one rate of 14 %
// (穗人社发〔2015〕5号 of 2015-01-26). Later steps moved that one rate: 15 % from 2022-01 (粤人社发〔2022〕8号), 14 % again
// in the same year, 15 % from 2024-04, 16 % from 2025-01. Package guangzhou has them month by month with grade and
// document, as pension.employer_rate_high, pension.employer_rate_low and pension.employer_rate; examples/unification
// puts them beside the what-if.
//
// Errors: ErrMissingField without groups or names, ErrConflict for two groups of one name or Months beside Shares,
// ErrOutOfRange for a rate above 1, a base total above 10^15 or a Months that is no multiple of Every, ErrBadDate
// without Start.
func UnifyRates(u Unification) (Unified, error) {
	target, err := u.target()
	if err != nil {
		return Unified{}, err
	}
	out := Unified{Target: target, Rounded: target.Round(3)}
	for _, g := range u.Groups {
		path, err := u.path(g.Rate, target)
		if err != nil {
			return Unified{}, err
		}
		out.Paths = append(out.Paths, GroupPath{g.Name, path})
		full := g.BaseTotal.Mul(target.Sub(g.Rate)).Round(2)
		out.Full = append(out.Full, full)
		out.Fund = out.Fund.Add(full)
	}
	steps := out.Paths[0].Path.Steps()
	for year := u.Start.Year(); year <= steps[len(steps)-1].From.Year(); year++ {
		y := UnifiedYear{Year: year}
		for i, g := range u.Groups {
			change, err := out.Paths[i].Change(g.BaseTotal, year)
			if err != nil {
				return Unified{}, err
			}
			y.Change = append(y.Change, change)
			y.Fund = y.Fund.Add(change)
		}
		out.Years = append(out.Years, y)
	}
	return out, nil
}

// path returns one group's way to the target.
func (u *Unification) path(from, target decimal.Decimal) (rule.Path, error) {
	if len(u.Shares) > 0 {
		return rule.SharedSteps(from, target, u.Start, u.Every, 8, u.Shares)
	}
	return rule.EqualSteps(from, target, u.Start, u.Months, u.Every, 8)
}

// target checks the question and returns the one rate.
func (u *Unification) target() (decimal.Decimal, error) {
	if err := u.check(); err != nil {
		return decimal.Decimal{}, err
	}
	if u.Target.Valid {
		return u.Target.Decimal, nil
	}
	var due, bases decimal.Decimal
	for _, g := range u.Groups {
		due = due.Add(g.Rate.Mul(g.BaseTotal))
		bases = bases.Add(g.BaseTotal)
	}
	if bases.Sign() == 0 {
		return decimal.Decimal{}, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaPension, Field: "base_total", Value: "0", Reason: rule.Untranslated("of all groups leaves no revenue to keep"),
			Do: rule.Untranslated("pass the yearly contribution bases of the groups, or a target")}
	}
	return due.DivRound(bases, 8), nil
}

// check reports every bad field at once.
func (u *Unification) check() error {
	var errs []error
	if len(u.Groups) == 0 || len(u.Groups) > maxGroups {
		kind := rule.ErrMissingField
		if len(u.Groups) > 0 {
			kind = rule.ErrOutOfRange
		}
		errs = append(errs, &rule.FieldError{Kind: kind, Area: rule.AreaPension, Field: "groups", Value: strconv.Itoa(len(u.Groups)), Reason: rule.Untranslated("are not 1 to 1000"), Do: rule.Untranslated("pass each group's name, rate and base total")})
	}
	rate := rule.RateInput(rule.AreaPension, "rate", 100)
	bases := basesInput()
	seen := map[string]bool{}
	for _, g := range u.Groups {
		if g.Name == "" {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaPension, Field: "name", Reason: rule.Untranslated("of a group is missing"), Do: rule.Untranslated("name each group")})
		}
		if seen[g.Name] {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Area: rule.AreaPension, Field: "name", Value: g.Name, Reason: rule.Untranslated("stands for two groups"), Do: rule.Untranslated("give each group its own name")})
		}
		seen[g.Name] = true
		errs = append(errs, rate.Check(g.Rate), bases.Check(g.BaseTotal))
	}
	if u.Target.Valid {
		rate.Field = "target"
		errs = append(errs, rate.Check(u.Target.Decimal))
	}
	if len(u.Shares) > 0 && u.Months != 0 {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Area: rule.AreaPension, Field: "months", Reason: rule.Untranslated("and shares exclude each other"), Do: rule.Untranslated("pass one of them")})
	}
	if u.Start.IsZero() {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrBadDate, Area: rule.AreaPension, Field: "start", Reason: rule.Untranslated("is not a month"), Do: rule.Untranslated(`pass the month of the first step, such as "2014-07"`)})
	}
	if u.Every < 1 {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaPension, Field: "every_months", Value: strconv.Itoa(u.Every), Reason: rule.Untranslated("is below 1"), Do: rule.Untranslated("pass 12 for yearly steps")})
	}
	return errors.Join(errs...)
}
