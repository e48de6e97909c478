package receipt

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Touched is one receipt that a change of figures touches.
type Touched struct {
	Receipt     int          // its place in the list that was passed
	Figures     []string     // the changed figures its slip uses
	Differences []Difference // of the slip; empty where the figures change nothing for this wage
	Err         error        // why the slip can no longer be computed, nil where it can
}

// Affected says which receipts a change of one month's figures touches: those whose slip uses a changed figure, be it
// to compare a limit that does not bind or to allow a setting. Receipts of other places and months are left out; one
// of this place and month that was made from another policy than before is ErrConflict, since what it used is not
// known.
func Affected(before, after payroll.Policy, receipts []Receipt) ([]Touched, error) {
	changed, err := Diff([]payroll.Policy{before}, []payroll.Policy{after})
	if err != nil {
		return nil, err
	}
	was, err := Digest(before)
	if err != nil {
		return nil, err
	}
	o := desks{before: desk{policy: before}, after: desk{policy: after}}
	for _, c := range changed {
		lacks, err := without(&before, c.Figure)
		if err != nil {
			return nil, err
		}
		o.without = append(o.without, withoutOne{c.Figure, desk{policy: *lacks}})
	}
	var out []Touched
	var errs []error
	for i := range receipts {
		r := &receipts[i]
		switch {
		case r.Place != before.Place || r.Month != before.Month:
			continue
		case r.PolicyDigest != was:
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Value: r.PolicyDigest,
				Field:  "receipts[" + strconv.Itoa(i) + "]",
				Reason: rule.Say("was made from another policy", "不是用该政策参数制作的"),
				Do:     rule.Say("pass the policy it was made from as before", "请以制作回执时的政策参数作为变更前一方")})
			continue
		}
		touched, err := o.touched(&r.Inputs)
		errs = append(errs, err)
		touched.Receipt = i
		if len(touched.Figures) > 0 || len(touched.Differences) > 0 || touched.Err != nil {
			out = append(out, touched)
		}
	}
	if err := rule.Join(errs...); err != nil {
		return nil, err
	}
	return out, nil
}

// desks compute slips as before, after, and without each changed figure.
type desks struct {
	before, after desk
	without       []withoutOne
}

// withoutOne is a changed figure, and the policy without it.
type withoutOne struct {
	figure string
	desk
}

// touched computes the slip of some inputs at every desk.
func (o *desks) touched(in *Inputs) (Touched, error) {
	was, err := o.before.bare(in)
	if err != nil {
		return Touched{}, err
	}
	var out Touched
	for i := range o.without {
		lacks := &o.without[i]
		// A slip that comes out otherwise, or not at all, without the figure uses it.
		if slip, err := lacks.bare(in); err != nil || differs(was, slip) {
			out.Figures = append(out.Figures, lacks.figure)
		}
	}
	now, err := o.after.bare(in)
	if err != nil {
		out.Err = err
		return out, nil
	}
	before, after, err := texts(was, now)
	if err == nil {
		out.Differences, err = compare(before, after)
	}
	return out, err
}

// differs reports whether two slips are written in another way.
func differs(a, b payroll.Slip) bool {
	before, after, err := texts(a, b)
	return err != nil || !bytes.Equal(before, after)
}

// texts are two slips as JSON without the lines they have in common.
func texts(a, b payroll.Slip) (before, after json.RawMessage, err error) {
	one, other := a.Fields(), b.Fields()
	one.Lines, other.Lines = unlikeLines(one.Lines, other.Lines)
	before, err = json.Marshal(one)
	after, otherErr := json.Marshal(other)
	return before, after, rule.Join(err, otherErr)
}

// unlikeLines leaves out the lines that say the same; all stay where the two lists are not of the same lines.
func unlikeLines(a, b []rule.LineFields) (before, after []rule.LineFields) {
	if len(a) != len(b) {
		return a, b
	}
	for i := range a {
		one, other := &a[i], &b[i]
		switch {
		case one.Scheme != other.Scheme || one.Payer != other.Payer:
			return a, b
		case !sameLine(*one, *other):
			before, after = append(before, *one), append(after, *other)
		}
	}
	return before, after
}

func sameLine(a, b rule.LineFields) bool {
	sources := slices.Equal(a.Sources, b.Sources)
	a.Sources, b.Sources = nil, nil
	return sources && reflect.DeepEqual(a, b)
}

// without returns a policy that does not know one figure.
func without(p *payroll.Policy, name string) (*payroll.Policy, error) {
	own := map[string]rule.Figure{}
	for _, f := range p.Figures() {
		own[f.Name] = f.Figure
	}
	own[name] = rule.UnknownFigure(&rule.NoRuleError{What: rule.Say(name, name), Month: p.Month,
		Detail: rule.Say("left out to see who uses it", "为查明谁使用该参数而略去")})
	out, err := payroll.NewPolicy(p.Place, p.Month, func(name string) rule.Figure { return own[name] })
	return &out, err
}
