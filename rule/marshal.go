package rule

import (
	"encoding/json"
	"strconv"
	"strings"
)

// MarshalText writes what String returns, such as "440.80".
func (a Amount) MarshalText() ([]byte, error) { return a.AppendText(nil) }

// UnmarshalText reads yuan with at most 2 decimals, such as "440.80", and nothing else: an empty text, an exponent or a
// third decimal is an error.
//
// Errors: ErrBadNumber for what is no plain number, ErrOutOfRange for more decimals or more than an Amount holds.
func (a *Amount) UnmarshalText(text []byte) error {
	in := Input{Field: "amount",
		Do: Say("write yuan with at most 2 decimals, such as 3000.00", "请填写金额（元），最多两位小数，例如 3000.00")}
	s := string(text)
	if why, do := plain(s); !why.IsZero() {
		return in.fail(ErrBadNumber, shown(s), why, do)
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if len(fraction) > 2 {
		return in.fail(ErrOutOfRange, s, Say("has more than 2 decimals", "小数超过 2 位"), Text{})
	}
	fens, err := strconv.ParseInt(whole+fraction+"00"[len(fraction):], 10, 64)
	if err != nil {
		return in.fail(ErrOutOfRange, s, Say("is more than an amount holds", "超出金额可表示的范围"), Text{})
	}
	*a = Amount{fens}
	return nil
}

// MarshalText writes what String returns, such as "0.0085", or "none".
func (n Number) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// UnmarshalText reads a number of at most 10^10 either way with at most 8 decimals, or "none", and nothing else.
//
// Errors: ErrBadNumber for what is no plain number, ErrOutOfRange for more decimals or a number out of bounds.
func (n *Number) UnmarshalText(text []byte) error {
	if string(text) == "none" {
		*n = NoNumber()
		return nil
	}
	in := Input{Field: "number", Min: -numberLimit, Max: numberLimit, Places: maxPlaces,
		Do: Say("write a plain number with at most 8 decimals, or none", "请填写最多 8 位小数的普通数字，或 none")}
	read, err := in.ParseNumber(string(text))
	if err != nil {
		return err
	}
	*n = read
	return nil
}

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
func (l *Line) Fields() LineFields {
	base, limit := l.base()
	out := LineFields{Scheme: l.Scheme(), Payer: l.Payer(), Declared: fixed(l.declared, 2), Base: fixed(base, 2),
		Rate: l.rate().String(), Amount: fixed(l.Fen(), 2), Limit: limit, Grade: l.Grade(), Formula: l.Formula()}
	for _, cite := range l.Cites() {
		out.Sources = append(out.Sources, cite.In(English))
	}
	return out
}

// MarshalJSON writes Fields. The zero Line is ErrMissingField.
func (l Line) MarshalJSON() ([]byte, error) {
	if l.prepared == nil {
		return nil, &FieldError{Kind: ErrMissingField, Field: "line", Reason: Say("is the zero Line", "是空的 Line"),
			Do: Say("marshal a line of Lines or of a slip", "请序列化由 Lines 或工资单得到的行")}
	}
	return json.Marshal(l.Fields())
}

// UnmarshalJSON is always ErrNotApplicable: the JSON of a line does not hold the limits and documents it was made from.
func (l *Line) UnmarshalJSON([]byte) error {
	return &FieldError{Kind: ErrNotApplicable, Field: "line",
		Reason: Say("cannot be read back from JSON", "不能从 JSON 读回"),
		Do:     Say("store the inputs, and compute the line again", "请保存输入并重新计算")}
}
