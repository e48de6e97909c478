package retro

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Document is a result as it is written as JSON. A side with something missing has no total.
type Document struct {
	Deltas   []Delta             `json:"deltas" doc:"the lines that differ" zh:"有差额的各行"`
	Employee decimal.NullDecimal `json:"employee_total" out:"yuan" doc:"of the employee, yuan" zh:"个人差额合计（元）"`
	Employer decimal.NullDecimal `json:"employer_total" out:"yuan" doc:"of the employer, yuan" zh:"单位差额合计（元）"`
	Missing  []Lacking           `json:"missing,omitempty" doc:"lines not compared" zh:"无法比较的各行"`
}

// Lacking is a figure a slip lacks.
type Lacking struct {
	Month   rule.Month  `json:"month" doc:"month" zh:"月份"`
	Scheme  rule.Scheme `json:"scheme" doc:"scheme" zh:"险种"`
	Payer   rule.Payer  `json:"payer" doc:"who pays" zh:"缴费方"`
	What    string      `json:"what" enum:"floor,ceiling,base,rate,relief" doc:"the figure" zh:"缺少的参数"`
	Why     string      `json:"why" doc:"why it is not known" zh:"原因（英文）"`
	Chinese string      `json:"why_zh" doc:"the same in Chinese" zh:"原因"`
}

// Document returns the result as it is written as JSON.
func (r Result) Document() Document {
	return Document{Deltas: r.Deltas, Employee: r.known(rule.Employee), Employer: r.known(rule.Employer),
		Missing: lackings(r.Missing)}
}

// lackings writes why each figure is not known.
func lackings(missing []Missing) []Lacking {
	var out []Lacking
	for _, m := range missing {
		why := rule.UnknownFigure(m.Err).Err()
		out = append(out, Lacking{m.Month, m.Scheme, m.Payer, m.What, why.Error(), rule.Message(why, rule.Chinese)})
	}
	return out
}

// known is the total of a side, not valid where something is missing.
func (r *Result) known(payer rule.Payer) decimal.NullDecimal {
	total, err := r.Total(payer)
	if err != nil {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(*total)
}

// MarshalJSON writes {"deltas":[{month, scheme, payer, old, new, diff, cause}],"employee_total","employer_total"}
// with amounts as text. An amount that is absent is null, and a side with something missing has no total.
func (r Result) MarshalJSON() ([]byte, error) { return jsonrule.Marshal(r.Document()) }

// UnmarshalJSON is always an error: store the slips of both sides and compare them again.
func (*Result) UnmarshalJSON([]byte) error {
	return rule.Unstored("result", rule.Say("store the slips of both sides and compare them again", "请保存两方的工资单，并重新比较"))
}
