package means

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Economy is what a household has, all members together.
type Economy struct {
	Persons int             // 1 to 100
	Income  decimal.Decimal // yuan a month
	Assets  decimal.Decimal // yuan: deposits, securities and whatever else the line counts (人均金额（市值）)
}

// Line is a limit per head, yuan. With Inclusive a household exactly on it passes, as for 不超过; without it only one
// below it does, as for 低于 (社会救助暂行办法 art. 9).
type Line struct {
	PerHead   decimal.Decimal
	Inclusive bool
	None      bool // there is no such limit; PerHead is then 0
}

// Lines are the limits of one kind of relief. Factor raises both for families that come in more easily (降低准入条件, 2.7 of
// the 2014 notice); 1 leaves them as they are. The zero value is refused.
type Lines struct {
	Income Line
	Assets Line
	Factor decimal.Decimal // above 0, at most 10
}

// Reason is why a household does not pass.
type Reason string

// The reasons.
const (
	IncomeTooHigh Reason = "income_too_high"
	AssetsTooHigh Reason = "assets_too_high"
)

// Verdict is the outcome of a check.
type Verdict struct {
	Passes        bool
	Reasons       []Reason        // every one, none where it passes
	IncomePerHead decimal.Decimal // yuan a month, half away from zero to the fen
	AssetsPerHead decimal.Decimal // yuan, half away from zero to the fen
}

// Check compares a household with the lines and lists every reason against it.
//
// Errors: of every bad field; ErrConflict for a line that is None and has an amount.
func Check(e Economy, l Lines) (Verdict, error) {
	if err := errors.Join(door.Persons(e.Persons), door.Yuan("household_income").Check(e.Income), door.Yuan("assets").Check(e.Assets), l.check()); err != nil {
		return Verdict{}, err
	}
	persons := decimal.New(int64(e.Persons), 0)
	out := Verdict{IncomePerHead: e.Income.DivRound(persons, 2), AssetsPerHead: e.Assets.DivRound(persons, 2)}
	if !l.Income.admits(e.Income, persons.Mul(l.Factor)) {
		out.Reasons = append(out.Reasons, IncomeTooHigh)
	}
	if !l.Assets.admits(e.Assets, persons.Mul(l.Factor)) {
		out.Reasons = append(out.Reasons, AssetsTooHigh)
	}
	out.Passes = len(out.Reasons) == 0
	return out, nil
}

// admits compares a household's total with the line for so many heads.
func (l Line) admits(total, heads decimal.Decimal) bool {
	if l.None {
		return true
	}
	cmp := total.Cmp(l.PerHead.Mul(heads))
	return cmp < 0 || cmp == 0 && l.Inclusive
}

func (l Lines) check() error {
	errs := []error{door.Factor("factor").Check(l.Factor)}
	for _, one := range [...]struct {
		field string
		line  Line
	}{{"income_line", l.Income}, {"assets_line", l.Assets}} {
		errs = append(errs, door.Yuan(one.field).Check(one.line.PerHead))
		if one.line.None && one.line.PerHead.Sign() != 0 {
			errs = append(errs, door.Fail(rule.ErrConflict, one.field, "", "has an amount and is none", "leave the amount out where there is no line"))
		}
	}
	return errors.Join(errs...)
}
