package page

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Grouped puts a comma before every three digits of the whole part of a number written in digits.
func Grouped(number string) string {
	whole, frac, _ := strings.Cut(number, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if frac != "" {
		frac = "." + frac
	}
	return sign + whole + frac
}

// Yuan prints an amount with two decimals and commas.
func Yuan(d decimal.Decimal) string { return Grouped(d.StringFixed(2)) }

// Signed is Yuan with a + before what is above 0.
func Signed(d decimal.Decimal) string {
	if d.Sign() > 0 {
		return "+" + Yuan(d)
	}
	return Yuan(d)
}

// Fen prints fen as yuan.
func Fen(fen int64) string { return Grouped(rule.FenAmount(fen).String()) }

// Count prints a count with commas.
func Count[N int | int64](n N) string { return Grouped(strconv.FormatInt(int64(n), 10)) }

// Counted prints a number with its English noun, one or many.
func Counted(n int, noun string) string { return fmt.Sprint(rule.Count(n, noun)) }

// Percent prints a fraction as a percentage without zeros at its end, such as 6.69%.
func Percent(d decimal.Decimal) string { return d.Shift(2).String() + "%" }

// SpacedPercent is Percent with a blank before the sign.
func SpacedPercent(d decimal.Decimal) string { return d.Shift(2).String() + " %" }

// PercentOf is Percent of a rate as it was written; a text that is no rate stays as it is.
func PercentOf(rate string) string {
	n, err := rule.RateInput("", "rate", 100).Parse(rate)
	if err != nil {
		return rate
	}
	return Percent(n)
}
