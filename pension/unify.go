package pension

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Group is a set of employers that pay one rate (同一单位费率的一组单位).
type Group struct {
	Name      string          `json:"name" doc:"of the group" zh:"名称"`
	Rate      decimal.Decimal `json:"rate" in:"rate" doc:"the employer rate in force" zh:"现行单位费率"`
	BaseTotal decimal.Decimal `json:"base_total" in:"total" doc:"bases of one year, yuan" zh:"全年缴费基数总额（元）"`
}

// Unification asks for one employer rate in place of several (统一单位缴费比例). Without a target the rate is the
// revenue-neutral one. Months lead from the first step to the full target, 0 for one step. Shares say how much of the
// way each step has gone, ending with 1, in place of equal steps: then Months must be 0.
type Unification struct {
	Groups []Group             `json:"groups" items:"1-1000" doc:"by rate" zh:"各组单位"`
	Target decimal.NullDecimal `json:"target" in:"rate" doc:"the one rate" zh:"统一后的费率"`
	Start  rule.Month          `json:"start" doc:"month of the first step" zh:"首步月份"`
	Months int                 `json:"months" in:"months" doc:"to the full target" zh:"至目标的月数"`
	Every  int                 `json:"every_months" in:"months" min:"1" doc:"between steps" zh:"每步间隔月数"`
	Shares []decimal.Decimal   `json:"shares" in:"rate,optional" items:"1200" doc:"of the way at each step" zh:"各步进度"`
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
	if err := jsonrule.Check(rule.AreaPension, yearBases{yearlyBase, year}); err != nil {
		return decimal.Decimal{}, err
	}
	var moved decimal.Decimal
	for m := rule.MonthOf(year, 1); m.Year() == year; m = m.Add(1) {
		moved = moved.Add(g.Path.At(m).Sub(g.Path.Start()))
	}
	return yearlyBase.Mul(moved).DivRound(decimal.New(12, 0), 2), nil
}

// yearBases are the contribution bases of one calendar year.
type yearBases struct {
	BaseTotal decimal.Decimal `json:"base_total" in:"total" doc:"yuan" zh:"全年缴费基数总额（元）"`
	Year      int             `json:"year" in:"year" doc:"calendar year" zh:"年份"`
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
// Errors: ErrMissingField without names or Start, ErrConflict for two groups of one name or Months beside Shares,
// ErrOutOfRange without groups, for a rate above 1, a base total above 10^15 or a Months that is no multiple of Every.
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
		return decimal.Decimal{}, failed(rule.ErrOutOfRange, "groups", "",
			rule.Say("have the base_total 0 together, which leaves no revenue to keep", "的 base_total 合计为0，没有可保持的收入"),
			rule.Say("pass the yearly contribution bases of the groups, or a target", "请填写各组全年缴费基数，或目标费率"))
	}
	return due.DivRound(bases, 8), nil
}

// check reports every bad field at once.
func (u *Unification) check() error {
	declared := jsonrule.Check(rule.AreaPension, u)
	for err := range rule.Errors(declared) {
		if field, ok := err.(*rule.FieldError); ok && field.Field == "groups" {
			return err // too many, or none: what is wrong with each is no matter
		}
	}
	var errs []error
	seen := map[string]bool{}
	for i, g := range u.Groups {
		at := "groups[" + strconv.Itoa(i) + "].name"
		switch {
		case g.Name == "":
			errs = append(errs, failed(rule.ErrMissingField, at, "", rule.Say("is missing", "没有填写"),
				rule.Say("name each group", "请填写各组名称")))
		case seen[g.Name]:
			errs = append(errs, failed(rule.ErrConflict, at, g.Name, rule.Say("stands for two groups", "重复"),
				rule.Say("give each group its own name", "各组名称不应相同")))
		}
		seen[g.Name] = true
	}
	errs = append(errs, declared)
	if len(u.Shares) > 0 && u.Months != 0 {
		errs = append(errs, notBoth())
	}
	return rule.Join(errs...)
}

// notBoth refuses months beside shares.
func notBoth() error {
	return failed(rule.ErrConflict, "months", "", rule.Say("and shares exclude each other", "与 shares 不能同时填写"),
		rule.Say("pass one of them", "请只填写其中一项"))
}

func failed(kind error, field, value string, reason, do rule.Text) error {
	return rule.AreaPension.Refuse(kind, field, value, reason, do)
}
