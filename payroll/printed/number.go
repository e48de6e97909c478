package printed

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Money reads an amount as it is printed, such as 8,000.00, ¥8000, 8000元 or (40.00) for -40, within the bounds of in.
//
// Errors, with a nil number: those of in.Parse, on the text as it is printed.
func Money(text string, in rule.Input) (*decimal.Decimal, error) {
	if number, ok := unsigned(Plain(text)); ok {
		return parsed(number, in)
	}
	return parsed(text, in)
}

// Rate reads a rate as it is printed, such as 8%, 8.00 %, 2‰ or 0.08, as a fraction within the bounds of in.
//
// Errors, with a nil number: those of in.Parse, on the text as it is printed.
func Rate(text string, in rule.Input) (*decimal.Decimal, error) {
	number, places := Plain(text), 0
	switch {
	case strings.HasSuffix(number, "%"):
		number, places = strings.TrimSuffix(number, "%"), 2
	case strings.HasSuffix(number, "‰"):
		number, places = strings.TrimSuffix(number, "‰"), 3
	}
	number, minus := strings.CutPrefix(strings.TrimRight(number, " "), "-")
	if !isNumber(number) || places > 0 && len(number) > maxRate {
		return parsed(text, in)
	}
	if places > 0 {
		number = shifted(number, places)
	}
	if minus {
		number = "-" + number
	}
	d, err := parsed(number, in)
	if field := (*rule.FieldError)(nil); errors.As(err, &field) {
		field.Value = text
	}
	return d, err
}

// parsed reads a number; there is none beside an error.
func parsed(text string, in rule.Input) (*decimal.Decimal, error) {
	d, err := in.Parse(text)
	if err != nil {
		return nil, err
	}
	return &d, nil
}

// maxRate is the bytes of a percentage, which is written longer as a fraction.
const maxRate = 24

// shifted moves the point of a number so many places to the left.
func shifted(number string, places int) string {
	whole, fraction, _ := strings.Cut(number, ".")
	whole = strings.Repeat("0", places) + whole
	at := len(whole) - places
	return whole[:at] + "." + whole[at:] + fraction
}

// unsigned takes brackets, currency and grouping off a number; false for what is none.
func unsigned(text string) (string, bool) {
	inner, bracketed := strings.CutPrefix(text, "(")
	if bracketed {
		closed := false
		if inner, closed = strings.CutSuffix(inner, ")"); !closed {
			return "", false
		}
	}
	inner, before := sign(inner)
	inner = currency(inner)
	if before == "" {
		inner, before = sign(inner)
	}
	number, ok := ungrouped(inner)
	switch {
	case bracketed && before != "":
		return "", false // (-40.00) says it twice
	case bracketed || before == "-":
		number = "-" + number
	}
	return number, ok
}

// sign cuts the sign off a number.
func sign(text string) (number, sign string) {
	if strings.HasPrefix(text, "-") || strings.HasPrefix(text, "+") {
		return strings.TrimLeft(text[1:], " "), text[:1]
	}
	return text, ""
}

// currency cuts the yuan off an amount, in front and behind.
func currency(text string) string {
	for _, word := range [...]string{"人民币", "RMB", "CNY", "¥"} {
		if strings.EqualFold(text[:min(len(word), len(text))], word) {
			text = strings.TrimLeft(text[len(word):], " ")
		}
	}
	return strings.TrimRight(strings.TrimSuffix(text, "元"), " ")
}

// ungrouped takes the commas out of a number that has one before every three digits.
func ungrouped(number string) (string, bool) {
	whole, fraction, point := strings.Cut(number, ".")
	groups := strings.Split(whole, ",")
	for i, group := range groups {
		badFirst := i == 0 && len(groups) > 1 && (len(group) > 3 || strings.HasPrefix(group, "0"))
		if !allDigits(group) || badFirst || i > 0 && len(group) != 3 {
			return "", false
		}
	}
	if point && !allDigits(fraction) {
		return "", false
	}
	whole = strings.Join(groups, "")
	if !point {
		return whole, true
	}
	return whole + "." + fraction, true
}

// isNumber reports whether a text is digits with at most one point.
func isNumber(text string) bool {
	whole, fraction, point := strings.Cut(text, ".")
	return allDigits(whole) && (!point || allDigits(fraction))
}
