package payroll

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/shebao-go/shebao/rule"
)

type policyJSON struct {
	Place   string                     `json:"place"`
	Month   rule.Month                 `json:"month"`
	Figures map[string]json.RawMessage `json:"figures"`
}

// MarshalJSON writes {"place","month","figures":{"pension.floor":{...},...}} with every figure by name.
func (p Policy) MarshalJSON() ([]byte, error) {
	out := policyJSON{p.Place, p.Month, map[string]json.RawMessage{}}
	for _, n := range p.figures() {
		raw, err := n.figure.MarshalJSON()
		if err != nil {
			return nil, err
		}
		out.Figures[n.name] = raw
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes. An unknown field, a figure that is missing and a number out of range are
// errors that name the field; all are reported at once.
func (p *Policy) UnmarshalJSON(data []byte) error {
	var in policyJSON
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&in); err != nil {
		return &rule.FieldError{Kind: rule.ErrBadType, Field: "policy", Reason: "cannot be read: " + err.Error(), Do: "write place, month and figures as MarshalJSON does"}
	}
	out := Policy{Place: in.Place, Month: in.Month}
	var errs []error
	if in.Place == "" {
		errs = append(errs, missingField("place", "name the place the figures belong to"))
	}
	for _, n := range out.figures() {
		raw, ok := in.Figures[n.name]
		delete(in.Figures, n.name)
		if !ok {
			errs = append(errs, missingField("figures."+n.name, `give it, or say {"unknown":"why"} or {"none":true}`))
			continue
		}
		if err := json.Unmarshal(raw, n.figure); err != nil {
			errs = append(errs, &namedError{"figures." + n.name, err})
			continue
		}
		if f := *n.figure; f.Known() && !f.None() {
			if err := n.input.Check(f.Number().Decimal()); err != nil {
				errs = append(errs, err)
			}
		}
	}
	for name := range in.Figures {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrUnknownField, Field: "figures", Value: name, Reason: "is no figure of a policy", Do: "remove it or correct its name"})
	}
	if err := errors.Join(append(errs, out.Check())...); err != nil {
		return err
	}
	*p = out
	return nil
}

// namedError puts the place of an input before its error.
type namedError struct {
	name string
	err  error
}

func (e *namedError) Error() string { return e.name + ": " + e.err.Error() }
func (e *namedError) Unwrap() error { return e.err }

func missingField(field, do string) error {
	return &rule.FieldError{Kind: rule.ErrMissingField, Field: field, Reason: "is missing", Do: do}
}
