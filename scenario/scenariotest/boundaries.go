package scenariotest

import (
	"encoding/json"
	"maps"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// Boundaries returns cases (边界用例) to run against a payroll program of your own: one employee's month just under,
// at and just over every limit of a policy, at wages whose amounts end in an exact half of what they are rounded to, at
// the least and most fund rates, at the ends of what a wage may be, and in the months on either side of every change of
// a figure. input is one of payroll.slip without month and wage, such as {"injury_rate":"0.002", ...}: the employer,
// and the person where it matters. Figures supplied to the policy stand in the cases of its month. json.Marshal of the
// cases is a case file; they are the same at every call.
//
// What is wanted is what this library answers: base, rate and amount of each line and the totals, or {"error": code}
// where no amount can be known. A case of another month is the city's law.
//
// Errors: a policy of another place than Guangzhou, an input that is no object or has a month, wage or figures.
func Boundaries(policy payroll.Policy, input []byte) ([]scenario.Case, error) {
	e := &edges{policy: policy, seen: map[string]bool{}}
	if err := rule.Join(checkPlace(policy), e.read(input)); err != nil {
		return nil, err
	}
	for _, add := range []func() error{e.limits, e.halves, e.fundRates, e.wages, e.months} {
		if err := add(); err != nil {
			return nil, err
		}
	}
	return e.cases, nil
}

func checkPlace(policy payroll.Policy) error {
	if policy.Place == guangzhou.Place {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrNotApplicable, Field: "policy", Value: policy.Place,
		Reason: rule.Say("is no policy of Guangzhou", "不是广州市的参数"),
		Do:     rule.Say("take it from guangzhou.Policy", "请用 guangzhou.Policy 取得")}
}

// edges collects the cases of one policy.
type edges struct {
	policy payroll.Policy
	input  map[string]json.RawMessage
	seen   map[string]bool // inputs, so that none stands twice
	cases  []scenario.Case
}

// fields of the input that the cases set.
const (
	monthField   = "month"
	wageField    = "wage"
	figuresField = "figures"
)

// read takes the input that all cases share.
func (e *edges) read(input []byte) error {
	if err := json.Unmarshal(input, &e.input); err != nil || e.input == nil {
		return &rule.FieldError{Kind: rule.ErrBadType, Field: "input", Value: string(input),
			Reason: rule.Say("is no JSON object", "不是 JSON 对象"),
			Do: rule.Say(`pass the employer's settings, such as {"injury_rate":"0.002"}`,
				`请填写单位的设置，例如 {"injury_rate":"0.002"}`)}
	}
	var errs []error
	for _, own := range []string{monthField, wageField, "wages", figuresField} {
		if given, found := e.input[own]; found {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: own, Value: string(given),
				Reason: rule.Say("is set by the cases", "由用例自行设定"),
				Do:     rule.Say("leave it out; figures are those of the policy", "请不要填写；数字取自 policy")})
		}
	}
	return rule.Join(errs...)
}

// limits are the wages around every floor and ceiling, and whatever else of the policy is an amount.
func (e *edges) limits() error {
	for _, f := range e.policy.Figures() {
		if !isYuan(f) {
			continue
		}
		if err := e.around(f.Name, f.Figure.Number().Decimal()); err != nil {
			return err
		}
	}
	return nil
}

// isYuan reports whether a figure is an amount of yuan that is known.
func isYuan(f payroll.NamedFigure) bool {
	return f.Input.Places == rule.WageInput("", f.Name).Places && f.Figure.Known() && !f.Figure.None()
}

// fen is the least step of a wage.
var fen = decimal.New(1, -2)

// halves are the wages, from the highest floor on, at which the amount of a line is an exact half of a fen, or of the
// yuan of a fund deposit.
func (e *edges) halves() error {
	start := e.usual()
	in, err := e.inputOf(e.policy.Month, start, nil)
	if err != nil {
		return err
	}
	usual, _, err := slipOf(in)
	if err != nil {
		return err
	}
	for _, line := range usual.Lines {
		units := []decimal.Decimal{fen}
		if line.Scheme == rule.Housing.String() {
			units = append(units, decimal.New(1, 0))
		}
		for _, unit := range units {
			if err := e.half(start, line, unit); err != nil {
				return err
			}
		}
	}
	return nil
}

// half adds the wages around the first one from start on at which a line is an exact half of a unit, if there is one.
func (e *edges) half(start decimal.Decimal, line answerLine, unit decimal.Decimal) error {
	wage, found := halfAt(start, line.Rate, unit)
	if !found {
		return nil
	}
	name := "half of " + unit.StringFixed(2) + " in " + line.Scheme + " of " + line.Payer
	return e.around(name, wage)
}

// around adds the cases of a wage of the policy's month, of one a fen less and of one a fen more.
func (e *edges) around(name string, wage decimal.Decimal) error {
	return rule.Join(
		e.add(name+" less a fen", e.policy.Month, wage.Sub(fen), nil),
		e.add(name, e.policy.Month, wage, nil),
		e.add(name+" and a fen more", e.policy.Month, wage.Add(fen), nil))
}

// usual is the highest floor of the policy: a wage that no floor raises.
func (e *edges) usual() decimal.Decimal {
	most := decimal.New(1, 0)
	for _, f := range e.policy.Figures() {
		if isYuan(f) && strings.HasSuffix(f.Name, ".floor") {
			most = decimal.Max(most, f.Figure.Number().Decimal())
		}
	}
	return most
}

// halfAt returns the first wage from start on, within a hundred yuan, whose product with a rate lies between two
// amounts of whole units. It is false where there is none, as of 8 %, which makes no half fen of whole fen.
func halfAt(start, rate, unit decimal.Decimal) (decimal.Decimal, bool) {
	middle := unit.Mul(decimal.New(5, -1))
	for range 10_000 {
		if start.Mul(rate).Mod(unit).Equal(middle) {
			return start, true
		}
		start = start.Add(fen)
	}
	return decimal.Decimal{}, false
}

// fundRates are the least and the most rate of a fund deposit, and one per cent outside them.
func (e *edges) fundRates() error {
	percent := decimal.New(1, -2)
	housing := e.policy.Housing
	for _, bound := range []struct {
		name    string
		figure  rule.Figure
		outside decimal.Decimal
	}{{"housing.min_rate", housing.MinRate, percent.Neg()}, {"housing.max_rate", housing.MaxRate, percent}} {
		if !bound.figure.Known() || bound.figure.None() {
			continue
		}
		rate := bound.figure.Number().Decimal()
		for _, r := range []decimal.Decimal{rate, rate.Add(bound.outside)} {
			text, err := json.Marshal(r.String())
			if err != nil {
				return err
			}
			set := map[string]json.RawMessage{"housing_employer_rate": text, "housing_employee_rate": text}
			if err := e.add(bound.name+" "+r.String(), e.policy.Month, e.usual(), set); err != nil {
				return err
			}
		}
	}
	return nil
}

// wages are the ends of what a wage may be: nothing, a fen, a part of a fen, less than nothing, the most there is.
func (e *edges) wages() error {
	bound := rule.WageInput("", wageField)
	most := decimal.New(bound.Max, int32(-bound.Scale))
	for _, wage := range []decimal.Decimal{{}, fen, fen.Neg(), decimal.New(1, -3), most, most.Add(fen)} {
		if err := e.add("a wage of "+wage.String(), e.policy.Month, wage, nil); err != nil {
			return err
		}
	}
	return nil
}

// months are the months on either side of every change of a figure, at a wage under every floor, at a usual one and
// over every ceiling.
func (e *edges) months() error {
	low, high := decimal.New(1, 0), decimal.New(1_000_000, 0)
	for _, f := range e.policy.Figures() {
		period := f.Figure.Period()
		if f.Figure.Grade() == rule.Supplied || period == (rule.Period{}) {
			continue
		}
		first, last := period.From.Month(), period.Last().Month()
		for _, at := range []struct {
			name  string
			month rule.Month
		}{
			{" begins next month", first.Add(-1)}, {" begins", first}, {" ends", last}, {" has ended", last.Add(1)},
		} {
			for _, wage := range []decimal.Decimal{low, e.usual(), high} {
				if err := e.add(f.Name+at.name, at.month, wage, nil); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// answerLine is what a case wants of a line.
type answerLine struct {
	Scheme string          `json:"scheme"`
	Payer  string          `json:"payer"`
	Base   string          `json:"base"`
	Rate   decimal.Decimal `json:"rate"`
	Amount string          `json:"amount"`
}

// answer is what a case wants of a slip.
type answer struct {
	Employee side         `json:"employee"`
	Employer side         `json:"employer"`
	Lines    []answerLine `json:"lines"`
}

// side is one payer's total, which a side with an unknown line does not have.
type side struct {
	Total json.RawMessage `json:"total,omitempty"`
}

// slipOf computes what a case of payroll.slip wants, and its grade.
func slipOf(in []byte) (a answer, grade string, err error) {
	out, err := scenario.Call(slipRule, in)
	if err != nil {
		return answer{}, "", err
	}
	var graded struct {
		Grade string `json:"grade"`
	}
	err = rule.Join(json.Unmarshal(out, &a), json.Unmarshal(out, &graded))
	return a, graded.Grade, err
}

const slipRule = "payroll.slip"

// add adds the case of a wage in a month, if it is not there.
func (e *edges) add(name string, month rule.Month, wage decimal.Decimal, set map[string]json.RawMessage) error {
	in, err := e.inputOf(month, wage, set)
	if err != nil || e.seen[string(in)] {
		return err
	}
	e.seen[string(in)] = true
	var want any
	want, grade, err := slipOf(in)
	if err != nil {
		want = map[string]string{"error": rule.CodeOf(err)}
	}
	text, err := json.Marshal(want)
	if err != nil {
		return err
	}
	e.cases = append(e.cases, scenario.Case{
		ID: name + ": " + wage.String() + " in " + month.String(), Rule: slipRule, In: in, Want: text,
		Source: "figures of Guangzhou " + guangzhou.Version(), Grade: grade,
	})
	return nil
}

// inputOf is the input of a case: the shared one with a month and a wage, and what else the case sets.
func (e *edges) inputOf(month rule.Month, wage decimal.Decimal, set map[string]json.RawMessage) ([]byte, error) {
	in := maps.Clone(e.input)
	maps.Copy(in, set)
	own := map[string]string{}
	for _, f := range e.policy.Figures() {
		if month == e.policy.Month && f.Figure.Grade() == rule.Supplied {
			own[f.Name] = f.Figure.Number().String()
		}
	}
	for name, value := range map[string]any{monthField: month, wageField: wage.String(), figuresField: own} {
		if name == figuresField && len(own) == 0 {
			continue
		}
		text, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		in[name] = text
	}
	return json.Marshal(in)
}
