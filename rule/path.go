package rule

import "github.com/shopspring/decimal"

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

// NewPath returns a path of the caller's own steps, which must be in order of their months.
func NewPath(start decimal.Decimal, steps ...Step) (Path, error) {
	if len(steps) == 0 || len(steps) > maxSteps {
		return Path{}, &FieldError{Kind: ErrOutOfRange, Field: "steps", Reason: "must be 1 to 1200", Do: "give each step its month and value"}
	}
	for i, s := range steps {
		if s.From.IsZero() || i > 0 && !steps[i-1].From.Before(s.From) {
			return Path{}, &FieldError{Kind: ErrBadDate, Field: "steps", Value: s.From.String(), Reason: "is not after the step before it", Do: "sort the steps by month"}
		}
	}
	return Path{start, append([]Step(nil), steps...)}, nil
}

// EqualSteps returns a path of equal steps: the first at first, one every every months, the full target months after
// the first. With months 0 the target is reached at once. months must be a multiple of every. Each value is rounded
// half away from zero to places decimals; the last is the target itself.
func EqualSteps(start, target decimal.Decimal, first Month, months, every int, places int32) (Path, error) {
	if every < 1 || months < 0 || months%every != 0 || months/every >= maxSteps {
		return Path{}, &FieldError{Kind: ErrOutOfRange, Field: "months", Reason: "must be a multiple of every_months, from 0 to 1199 steps", Do: "such as 36 months in steps of 12"}
	}
	if first.IsZero() || first.Add(months).IsZero() {
		return Path{}, &FieldError{Kind: ErrBadDate, Field: "start", Value: first.String(), Reason: "is no month, or the path ends after 2200", Do: `write it as "2014-07"`}
	}
	n := months/every + 1
	total := decimal.New(int64(n), 0)
	steps := make([]Step, n)
	for k := range steps {
		done := decimal.New(int64(k+1), 0)
		sum := start.Mul(total.Sub(done)).Add(target.Mul(done))
		steps[k] = Step{first.Add(k * every), sum.DivRound(total, places)}
	}
	steps[n-1].Value = target
	return Path{start, steps}, nil
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
