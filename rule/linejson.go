package rule

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/internal/jsontext"
)

// LineFields are what the JSON of a line holds: money with two decimals, in yuan.
type LineFields struct {
	Scheme   Scheme   `json:"scheme" doc:"the insurance" zh:"险种"`
	Payer    Payer    `json:"payer" doc:"who owes it" zh:"缴费方"`
	Declared string   `json:"declared" doc:"the wage declared, yuan" zh:"申报工资（元）"`
	Base     string   `json:"base" doc:"the contribution base, yuan" zh:"缴费基数（元）"`
	Rate     string   `json:"rate" doc:"a fraction, after a relief" zh:"费率"`
	Amount   string   `json:"amount" doc:"rounded, yuan" zh:"应缴额（元）"`
	Limit    Limit    `json:"limit" doc:"which limit decided the base" zh:"适用的上下限"`
	Grade    Grade    `json:"grade,omitempty" doc:"the weakest of its figures" zh:"数据等级"`
	Formula  string   `json:"formula" doc:"the arithmetic" zh:"算式"`
	Sources  []string `json:"sources" doc:"the documents, in English" zh:"依据"`
}

// Fields returns what the JSON of the line holds.
func (l Line) Fields() LineFields {
	base, limit := l.base()
	formula := l.Formula()
	declared := Amount{l.declared}.String()
	out := LineFields{Scheme: l.Scheme(), Payer: l.Payer(), Declared: declared, Base: declared, Limit: limit,
		Grade: l.Grade(), Formula: formula, Amount: formula[strings.LastIndexByte(formula, ' ')+1:]}
	if base != l.declared {
		out.Base = Amount{base}.String()
	}
	if l.prepared == nil {
		out.Rate = l.rate().String()
		return out
	}
	out.Rate, out.Sources = l.prepared.rateText, slices.Clone(l.prepared.sources)
	return out
}

// AppendFields appends Fields as a rule by name answers with them: the names in the order of the alphabet. What every
// line of a charge says was written when the charge was prepared.
func (l Line) AppendFields(to []byte) ([]byte, error) {
	if l.prepared == nil {
		return nil, zeroLine()
	}
	var room numberRoom
	numbers := l.numbers(&room)
	to = append(append(to, `{"amount":"`...), numbers.amount...)
	to = append(append(to, `","base":"`...), numbers.base...)
	to = append(append(to, `","declared":"`...), numbers.declared...)
	to = l.appendFormula(append(to, `","formula":"`...), numbers)
	to = append(append(to, l.prepared.jsonBeforeLimit...), limitNames[numbers.limit].en...)
	return append(to, l.prepared.jsonBehindLimit...), nil
}

// aroundLimit is what AppendFields writes before and behind the word of the limit, whatever the wage.
func (w *wording) aroundLimit(scheme Scheme, payer Payer) (before, behind string) {
	to := append(make([]byte, 0, 512), '"')
	if w.grade != 0 {
		to = jsontext.Append(append(to, `,"grade":`...), w.grade.String())
	}
	to = append(to, `,"limit":"`...)
	half := len(to)
	to = jsontext.Append(append(to, `","payer":`...), payer.String())
	to = jsontext.Append(append(to, `,"rate":`...), w.rateText)
	to = jsontext.Append(append(to, `,"scheme":`...), scheme.String())
	to = append(to, `,"sources":[`...)
	for i, source := range w.sources {
		if i > 0 {
			to = append(to, ',')
		}
		to = jsontext.Append(to, source)
	}
	all := string(append(to, "]}"...))
	return all[:half], all[half:]
}

// lineJSON is a line as it is stored: what it says, and the charge it follows from.
type lineJSON struct {
	LineFields
	Charge *Charge `json:"charge"`
}

// MarshalJSON writes Fields and, as "charge", the limits and the rate with their documents. The zero Line is
// ErrMissingField.
func (l Line) MarshalJSON() ([]byte, error) {
	if l.prepared == nil {
		return nil, zeroLine()
	}
	return json.Marshal(lineJSON{l.Fields(), l.charge()})
}

// zeroLine is the error of a line that nothing made.
func zeroLine() error {
	return &FieldError{Kind: ErrMissingField, Field: "line", Reason: Say("is the zero Line", "是空的 Line"),
		Do: Say("marshal a line of Lines or of a slip", "请序列化由 Lines 或工资单得到的行")}
}

// UnmarshalJSON reads what MarshalJSON writes and computes the line again. ErrConflict is a value that does not follow
// from the wage and the charge; ErrMissingField is a line without its charge, as a rule answers with.
func (l *Line) UnmarshalJSON(data []byte) error {
	var in lineJSON
	err := strict(data, &in, aLine(), "scheme", "payer", "declared", "base", "rate", "amount", "limit", "grade",
		"formula", "sources", "charge")
	if err != nil {
		return err
	}
	if in.Charge == nil {
		return &FieldError{Kind: ErrMissingField, Area: in.Scheme.Area(), Field: "charge",
			Reason: Say("is missing", "缺失"),
			Do: Say("store what MarshalJSON of a Line or of a payroll.Slip writes, not the answer of a rule",
				"请保存 Line 或 payroll.Slip 的 MarshalJSON 结果，而不是规则的返回结果")}
	}
	declared, err := WageInput(in.Scheme.Area(), "declared").Parse(in.Declared)
	if err != nil {
		return err
	}
	amount, _ := Wage(in.Scheme.Area(), "", declared) // never fails: it is a wage
	line, err := in.Charge.Line(amount)
	if err != nil {
		return err
	}
	if err := in.follows(line.Fields()); err != nil {
		return err
	}
	*l = line
	return nil
}

// follows refuses what was stored where it is not what the line comes to.
func (f *LineFields) follows(now LineFields) error {
	type pair struct{ field, stored, now string }
	pairs := []pair{
		{"scheme", f.Scheme.String(), now.Scheme.String()}, {"payer", f.Payer.String(), now.Payer.String()},
		{"declared", f.Declared, now.Declared}, {"base", f.Base, now.Base}, {"rate", f.Rate, now.Rate},
		{"amount", f.Amount, now.Amount}, {"limit", f.Limit.String(), now.Limit.String()},
		{"grade", f.Grade.String(), now.Grade.String()}, {"formula", f.Formula, now.Formula},
		{"sources", strings.Join(f.Sources, "; "), strings.Join(now.Sources, "; ")},
	}
	var errs []error
	for _, p := range pairs {
		if p.stored == p.now {
			continue
		}
		errs = append(errs, &FieldError{Kind: ErrConflict, Area: now.Scheme.Area(), Field: p.field,
			Value: shown(p.stored),
			Reason: Say("of the line of the "+now.Payer.String()+" is not "+shown(p.now)+
				", which its wage and charge give",
				"（"+now.Payer.Chinese()+"）与由工资和缴费项目算得的 "+shown(p.now)+" 不一致"),
			Do: Say("the stored line was changed: compute it again from its inputs", "所存明细已被改动：请用原输入重新计算")})
	}
	return Join(errs...)
}

// UnmarshalJSON reads a charge and refuses one that Check refuses.
func (c *Charge) UnmarshalJSON(data []byte) error {
	type plain Charge
	var in plain
	err := strict(data, &in, aCharge(), "scheme", "payer", "floor", "ceiling", "rate", "relief", "rounding", "practice",
		"fixed")
	if err != nil {
		return err
	}
	read := Charge(in)
	if err := read.Check(); err != nil {
		return err
	}
	*c = read
	return nil
}

// MarshalJSON writes the charge.
func (p Prepared) MarshalJSON() ([]byte, error) { return json.Marshal(p.charge) }

// UnmarshalJSON reads a charge and prepares it.
func (p *Prepared) UnmarshalJSON(data []byte) error {
	var charge Charge
	if err := charge.UnmarshalJSON(data); err != nil {
		return err
	}
	prepared, err := charge.Prepare()
	if err != nil {
		return err
	}
	*p = *prepared
	return nil
}
