package receipt

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Change is one figure of one month that two sets of policies know differently.
type Change struct {
	Month rule.Month `json:"month" doc:"the month of the figure" zh:"月份"`

	// 0 for a figure of several schemes, as the relief of 2020.
	Scheme rule.Scheme `json:"scheme" doc:"scheme" zh:"险种"`

	Figure     string `json:"figure" doc:"such as pension.floor" zh:"参数名称"`
	Before     string `json:"before" doc:"such as 5510, none or unknown: ..." zh:"变更前的值"`
	After      string `json:"after" doc:"the value now" zh:"变更后的值"`
	SourceOnly bool   `json:"source_only" doc:"another document or grade, the same value" zh:"仅依据或等级不同"`
}

// Diff lists the figures that changed between two sets of policies, by month and then by name. Both sets must have
// the same places and months, each once: a month that only one of them has is an error, not a change.
func Diff(before, after []payroll.Policy) ([]Change, error) {
	old, err := byMonth("before", before)
	now, nowErr := byMonth("after", after)
	errs := []error{err, nowErr}
	if err == nil && nowErr == nil {
		errs = append(errs, lacking("after", old, now), lacking("before", now, old))
	}
	if err := rule.Join(errs...); err != nil {
		return nil, err
	}
	var out []Change
	for i := range before {
		list, err := changes(&before[i], now[keyOf(&before[i])])
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	slices.SortStableFunc(out, func(a, b Change) int { return a.Month.Sub(b.Month) })
	return out, nil
}

// key is what a policy is the figures of.
type key struct {
	place string
	month rule.Month
}

func keyOf(p *payroll.Policy) key { return key{p.Place, p.Month} }

func (k key) String() string { return k.place + " " + k.month.String() }

// byMonth checks a set of policies and lists them by place and month.
func byMonth(field string, policies []payroll.Policy) (map[key]*payroll.Policy, error) {
	out := map[key]*payroll.Policy{}
	var errs []error
	for i := range policies {
		p := &policies[i]
		if out[keyOf(p)] != nil {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: field, Value: keyOf(p).String(),
				Reason: rule.Say("comes twice", "出现了两次"), Do: rule.Say("pass each month once", "每个月份只传一次")})
		}
		out[keyOf(p)] = p
		errs = append(errs, p.Check())
	}
	return out, rule.Join(errs...)
}

// lacking names the months of one set that the other does not have.
func lacking(field string, set, other map[key]*payroll.Policy) error {
	var errs []error
	byText := func(a, b key) int { return strings.Compare(a.String(), b.String()) }
	for _, k := range slices.SortedFunc(maps.Keys(set), byText) {
		if other[k] == nil {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: field, Value: k.String(),
				Reason: rule.Say("is missing", "缺失"),
				Do:     rule.Say("pass the same places and months on both sides", "两边请传入相同的地区和月份")})
		}
	}
	return rule.Join(errs...)
}

// changes lists what differs between two policies, by name.
func changes(before, after *payroll.Policy) ([]Change, error) {
	was, is := before.Figures(), after.Figures() // both in the order of payroll.FigureNames
	var out []Change
	for i := range was {
		old, err := figureText(was[i].Figure)
		now, nowErr := figureText(is[i].Figure)
		if err := rule.Join(err, nowErr); err != nil {
			return nil, err
		}
		if old == now {
			continue
		}
		c := Change{Month: before.Month, Scheme: was[i].Scheme, Figure: was[i].Name, Before: valueOf(was[i].Figure),
			After: valueOf(is[i].Figure)}
		c.SourceOnly = c.Before == c.After
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Change) int { return strings.Compare(a.Figure, b.Figure) })
	return out, nil
}

// figureText returns everything of a figure as text; one that may be absent and is, is none.
func figureText(f rule.Figure) (string, error) {
	if f == (rule.Figure{}) {
		f = rule.NoneFigure()
	}
	text, err := json.Marshal(f)
	return string(text), err
}

// valueOf returns the value of a figure as text.
func valueOf(f rule.Figure) string {
	if f == (rule.Figure{}) {
		return "none"
	}
	if err := f.Err(); err != nil {
		return "unknown: " + err.Error()
	}
	return f.Number().String()
}
