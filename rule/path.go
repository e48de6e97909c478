package rule

import (
	"strconv"

	"github.com/shopspring/decimal"
)

// Step is one dated value of a path, in force from From until the next step.
type Step struct {
	From  Month
	Value decimal.Decimal
}

// Path is a figure that moves from one value to another in dated steps (分步过渡). Before its first step the start
// value holds.
type Path struct {
	start decimal.Decimal
	steps []Step
}

// maxSteps bounds a path; the longest one a text names is three years of months.
const maxSteps = 1200

// pathValue is the door for a value of a path: at most 10^10 either way, with at most 8 decimals.
func pathValue(field string, d decimal.Decimal) error {
	return Input{Field: field, Min: -numberLimit, Max: numberLimit, Places: maxPlaces,
		Do: Say("pass a plain rate or amount", "请填写普通的费率或金额")}.Check(d)
}

// NewPath returns a path of the caller's own steps, which must be in order of their months. Values are at most 10^10
// either way, with at most 8 decimals.
func NewPath(start decimal.Decimal, steps ...Step) (Path, error) {
	if len(steps) == 0 || len(steps) > maxSteps {
		return Path{}, &FieldError{Kind: ErrOutOfRange, Field: "steps",
			Reason: Say("must be 1 to 1200", "必须为 1 至 1200 步"),
			Do:     Say("give each step its month and value", "请给出每一步的月份和数值")}
	}
	errs := []error{pathValue("start_value", start)}
	for i, s := range steps {
		errs = append(errs, pathValue("steps", s.Value))
		if s.From.IsZero() || i > 0 && !steps[i-1].From.Before(s.From) {
			errs = append(errs, &FieldError{Kind: ErrBadDate, Field: "steps", Value: s.From.String(),
				Reason: Say("is not after the step before it", "不晚于前一步"),
				Do:     Say("sort the steps by month", "请按月份排列各步")})
		}
	}
	if err := Join(errs...); err != nil {
		return Path{}, err
	}
	return Path{start, append([]Step(nil), steps...)}, nil
}

// EqualSteps returns a path of equal steps: the first at first, one every every months, the full target months after
// the first. With months 0 the target is reached at once. months must be a multiple of every. Each value is rounded
// half away from zero to places decimals (0 to 8); the last is the target itself. start and target are at most 10^10
// either way, with at most 8 decimals.
func EqualSteps(start, target decimal.Decimal, first Month, months, every int, places int32) (Path, error) {
	if every < 1 || months < 0 || months%every != 0 || months/every >= maxSteps {
		return Path{}, &FieldError{Kind: ErrOutOfRange, Field: "months",
			Reason: Say("must be a multiple of every_months, from 0 to 1199 steps", "必须是 every_months 的整数倍，0 至 1199 步"),
			Do:     Say("such as 36 months in steps of 12", "例如 36 个月、每步 12 个月")}
	}
	n := months/every + 1
	done := make([]decimal.Decimal, n)
	for k := range done {
		done[k] = decimal.New(int64(k+1), 0)
	}
	return steps(start, target, first, every, places, done, decimal.New(int64(n), 0))
}

// SharedSteps returns a path whose k-th step has gone shares[k] of the way: 0.1, 0.3, 1 is back-loaded. The shares
// rise from 0 to 1 and end with 1; the first step is at first, one follows every every months. Rounding is that of
// EqualSteps.
func SharedSteps(
	start, target decimal.Decimal, first Month, every int, places int32, shares []decimal.Decimal,
) (Path, error) {
	one := decimal.New(1, 0)
	door := Input{Field: "shares", Max: 1, Places: maxPlaces,
		Do: Say("pass shares of the way such as 0.5", "请填写已走路程的比例，例如 0.5")}
	bad := len(shares) > maxSteps || every < 1 || every > maxSteps
	var before decimal.Decimal
	for _, share := range shares {
		if err := door.Check(share); err != nil {
			return Path{}, err
		}
		bad = bad || share.LessThan(before)
		before = share
	}
	if bad || !before.Equal(one) {
		return Path{}, &FieldError{Kind: ErrOutOfRange, Field: "shares",
			Reason: Say("must rise to 1, in steps of 1 to 1200 months", "必须递增至 1，每步 1 至 1200 个月"),
			Do:     Say("such as 0.1, 0.3, 1", "例如 0.1、0.3、1")}
	}
	return steps(start, target, first, every, places, shares, one)
}

// steps returns the path that has gone done[k] of whole at its k-th step.
func steps(
	start, target decimal.Decimal, first Month, every int, places int32, done []decimal.Decimal, whole decimal.Decimal,
) (Path, error) {
	if first.Add((len(done) - 1) * every).IsZero() {
		return Path{}, &FieldError{Kind: ErrBadDate, Field: "start", Value: first.String(),
			Reason: Say("is not a month, or the path ends after 2200", "不是月份，或路径在 2200 年之后才结束"),
			Do:     Say(`write it as "2014-07"`, `请写作 "2014-07"`)}
	}
	if places < 0 || places > maxPlaces {
		return Path{}, &FieldError{Kind: ErrOutOfRange, Field: "places", Value: strconv.Itoa(int(places)),
			Reason: Say("is not 0 to 8", "不在 0 至 8 之间"),
			Do:     Say("pass the decimals of a step, such as 8 for a rate", "请填写每步的小数位数，例如费率为 8")}
	}
	if err := Join(pathValue("start_value", start), pathValue("target", target)); err != nil {
		return Path{}, err
	}
	out := make([]Step, len(done))
	for k := range out {
		sum := start.Mul(whole.Sub(done[k])).Add(target.Mul(done[k]))
		out[k] = Step{first.Add(k * every), sum.DivRound(whole, places)}
	}
	out[len(out)-1].Value = target
	return Path{start, out}, nil
}

// Start returns the value before the first step.
func (p Path) Start() decimal.Decimal { return p.start }

// Steps returns a copy of the steps.
func (p Path) Steps() []Step { return append([]Step(nil), p.steps...) }

// At returns the value in force in a month.
func (p Path) At(m Month) decimal.Decimal {
	v := p.start
	for _, s := range p.steps {
		if s.From.After(m) {
			break
		}
		v = s.Value
	}
	return v
}
