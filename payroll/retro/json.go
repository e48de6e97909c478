package retro

import (
	"encoding/json"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

type deltaJSON struct {
	Month  rule.Month  `json:"month"`
	Scheme rule.Scheme `json:"scheme"`
	Payer  rule.Payer  `json:"payer"`
	Old    *string     `json:"old"`
	New    *string     `json:"new"`
	Diff   string      `json:"diff"`
	Cause  Cause       `json:"cause"`
}

type missingJSON struct {
	Month  rule.Month  `json:"month"`
	Scheme rule.Scheme `json:"scheme"`
	Payer  rule.Payer  `json:"payer"`
	What   string      `json:"what"`
	Why    string      `json:"why"`
}

type resultJSON struct {
	Deltas   []deltaJSON   `json:"deltas"`
	Employee string        `json:"employee_total,omitempty"`
	Employer string        `json:"employer_total,omitempty"`
	Missing  []missingJSON `json:"missing,omitempty"`
}

// MarshalJSON writes {"deltas":[{month, scheme, payer, old, new, diff, cause}],"employee_total","employer_total"}
// with amounts as text. An amount that is absent is null, and a side with something missing has no total.
func (r Result) MarshalJSON() ([]byte, error) {
	out := resultJSON{Deltas: []deltaJSON{}, Employee: r.totalText(rule.Employee), Employer: r.totalText(rule.Employer)}
	for _, d := range r.Deltas {
		out.Deltas = append(out.Deltas, deltaJSON{d.Month, d.Scheme, d.Payer, text(d.Old), text(d.New), d.Diff.StringFixed(2), d.Cause})
	}
	for _, m := range r.Missing {
		out.Missing = append(out.Missing, missingJSON{m.Month, m.Scheme, m.Payer, m.What, m.Err.Error()})
	}
	return json.Marshal(out)
}

func (r *Result) totalText(payer rule.Payer) string {
	total, err := r.Total(payer)
	if err != nil {
		return ""
	}
	return total.StringFixed(2)
}

// text writes an amount with two decimals, or nothing.
func text(d decimal.NullDecimal) *string {
	if !d.Valid {
		return nil
	}
	s := d.Decimal.StringFixed(2)
	return &s
}
