package receipt

import (
	"reflect"
	"slices"
	"strconv"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Touched is one receipt that a change of figures touches.
type Touched struct {
	Receipt     int          // its place in the list that was passed
	Figures     []string     // the changed figures its slip used before: not one that was none and is given now
	Differences []Difference // of the slip; empty where the figures change nothing for this wage
	Err         error        // why the slip can no longer be computed, nil where it can
}

// Affected says which receipts a change of one month's figures touches: those whose slip uses a changed figure, be it
// to compare a limit that does not bind or to allow a setting, and those whose slip comes out otherwise. Receipts of
// other places and months are left out; one of this place and month that was made from another policy than before is
// ErrConflict, since what it used is not known.
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
		if slip, _ := lacks.bare(in); len(differences(unlikeSlips(was, slip))) > 0 {
			out.Figures = append(out.Figures, lacks.figure)
		}
	}
	now, err := o.after.bare(in)
	if err != nil {
		out.Err = err
		return out, nil
	}
	out.Differences = differences(unlikeSlips(was, now))
	return out, nil
}

// unlikeSlips are the values of two slips without what they have in common, by path.
func unlikeSlips(a, b payroll.Slip) (before, after map[string]string) {
	one, other := a.Fields(), b.Fields()
	one.Lines, other.Lines = unlikeLines(one.Lines, other.Lines)
	leaveOutAlike(reflect.ValueOf(&one).Elem(), reflect.ValueOf(&other).Elem())
	before, after = map[string]string{}, map[string]string{}
	flattenFields("slip", reflect.ValueOf(one), before)
	flattenFields("slip", reflect.ValueOf(other), after)
	return before, after
}

// unlikeLines leaves out the lines that say the same, and of the others what they have in common; all stay where the
// two lists are not of the same lines.
func unlikeLines(a, b []rule.LineFields) (before, after []rule.LineFields) {
	sameLine := func(one, other rule.LineFields) bool { return one.Scheme == other.Scheme && one.Payer == other.Payer }
	if !slices.EqualFunc(a, b, sameLine) {
		return a, b
	}
	for i := range a {
		if !leaveOutAlike(reflect.ValueOf(&a[i]).Elem(), reflect.ValueOf(&b[i]).Elem()) {
			before, after = append(before, a[i]), append(after, b[i])
		}
	}
	return before, after
}

// leaveOutAlike empties the texts and lists that two structs of one type have in common, and reports whether that is
// everything. A word of an enumeration stays: an empty one has no JSON.
func leaveOutAlike(a, b reflect.Value) (alike bool) {
	alike = true
	for i := range a.NumField() {
		one, other := a.Field(i), b.Field(i)
		if one.Type() == monthType {
			alike = alike && one.Interface() == other.Interface()
			continue
		}
		switch one.Kind() {
		case reflect.Struct:
			alike = leaveOutAlike(one, other) && alike
		case reflect.String, reflect.Slice:
			if !reflect.DeepEqual(one.Interface(), other.Interface()) {
				alike = false
				continue
			}
			one.SetZero()
			other.SetZero()
		default:
			alike = alike && one.Interface() == other.Interface()
		}
	}
	return alike
}

var monthType = reflect.TypeFor[rule.Month]()

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
