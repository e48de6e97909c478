package adapter

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Yuan is an amount of yuan as cells have it, with two decimals.
func Yuan(d decimal.Decimal) string {
	const most = 18 // digits an int64 holds
	if d.Exponent() == -2 && d.NumDigits() <= most {
		return rule.FenAmount(d.CoefficientInt64()).String()
	}
	return d.StringFixed(2)
}
