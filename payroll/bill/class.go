package bill

import "github.com/shebao-go/shebao/jsonrule"

// Class says what became of a line and a row. The zero value is no class.
type Class uint8

// The classes. Only what the name says may differ for BaseDiff, RateDiff, BaseAndRateDiff, RoundingDiff and
// OnceRoundedDiff, and it must give the bill's amount exactly. A rate that is not printed is taken to be ours; a base
// that is not printed says nothing about the base.
const (
	Equal    Class = iota + 1 // the amounts are equal, and no base or rate printed differs
	BaseDiff                  // the base differs, and the bill's base at our rate gives the bill's amount
	RateDiff                  // the rate differs, and our base at the bill's rate gives the bill's amount
	// base and rate are ours; another rounding of their product gives the bill's amount
	RoundingDiff
	AmountDiff      // anything else that differs
	MissingInBill   // a line of ours without a row
	ExtraInBill     // a row without a line of ours
	Retro           // a row of an earlier month without a slip of ours: 补缴, 补差
	Unparsable      // a row that cannot be read in full, or names no person, month, scheme or payer
	UnknownInOurs   // ours lacks a figure and has no amount
	BaseAndRateDiff // base and rate both differ, and their product gives the bill's amount
	OnceRoundedDiff // one item with maternity insurance: the bill rounds once, we round two lines
	Ambiguous       // a row that may be of several people, and a line that may be such a row's
)

func classNames() jsonrule.Words {
	return jsonrule.Words{"", "match", "base_diff", "rate_diff", "rounding_diff", "amount_diff", "missing_in_bill",
		"extra_in_bill", "retro", "unparsable", "unknown_in_ours", "base_and_rate_diff", "once_rounded_diff",
		"ambiguous"}
}

// String returns the JSON name, such as "base_diff".
func (c Class) String() string { return string(classNames().Text(uint8(c))) }

// MarshalText writes the JSON name.
func (c Class) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *Class) UnmarshalText(text []byte) error { return classNames().Read((*uint8)(c), text) }
