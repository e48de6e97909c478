package annuity

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/rule"
)

func failed(kind error, field, value string, reason, do rule.Text) error {
	return rule.AreaAnnuity.Refuse(kind, field, value, reason, do)
}

// over returns by how much an amount is above a limit, 0 where it is not.
func over(amount, most decimal.Decimal) decimal.Decimal {
	return decimal.Max(amount.Sub(most), decimal.Decimal{})
}

// shareDown returns num/den of an amount, rounded down to the fen.
func shareDown(amount decimal.Decimal, num, den int64) decimal.Decimal {
	q, _ := amount.Mul(whole.Number(num)).QuoRem(whole.Number(den), 2)
	return q
}
