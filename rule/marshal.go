package rule

import (
	"encoding"
	"encoding/json"
	"strconv"
	"strings"
)

// MarshalText writes what String returns, such as "440.80".
func (a Amount) MarshalText() ([]byte, error) { return a.AppendText(nil) }

// UnmarshalText reads yuan with at most 2 decimals, such as "440.80" or "440.8000", and nothing else: an empty text, an
// exponent or a part of a fen is an error.
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
	fraction = strings.TrimRight(fraction, "0") // a column of DECIMAL(14, 4) has 4 decimals
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

// UnmarshalJSON reads a string by UnmarshalText. null is refused: an amount that is absent is not 0.00.
func (a *Amount) UnmarshalJSON(data []byte) error { return readString("amount", data, a) }

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

// UnmarshalJSON reads a string by UnmarshalText. null is refused: a number that is absent is not 0.
func (n *Number) UnmarshalJSON(data []byte) error { return readString("number", data, n) }

// readString reads a JSON string, and refuses anything else, also null, which encoding/json would pass over.
func readString(field string, data []byte, into encoding.TextUnmarshaler) error {
	var text *string
	if err := json.Unmarshal(data, &text); err != nil || text == nil {
		return &FieldError{Kind: ErrBadType, Field: field, Value: shown(string(data)),
			Reason: Say("is not a JSON string", "不是 JSON 字符串"),
			Do:     Say(`write it in quotes, such as "3000.00"`, `请加上引号，例如 "3000.00"`)}
	}
	return into.UnmarshalText([]byte(*text))
}
