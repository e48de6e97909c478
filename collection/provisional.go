package collection

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Undeclared is an employer that did not declare: exactly one of the two is given.
type Undeclared struct {
	LastMonth decimal.NullDecimal `json:"last_month" in:"total" doc:"paid last month, yuan" zh:"上月缴费额（元）"`
	Situation decimal.NullDecimal `json:"situation" in:"total" doc:"set where there is none" zh:"核定额（元）"`
}

// CheckFields refuses both and neither.
func (u Undeclared) CheckFields() error {
	switch {
	case u.LastMonth.Valid && u.Situation.Valid:
		return &rule.FieldError{Kind: rule.ErrConflict, Field: "situation", Value: u.Situation.Decimal.String(),
			Reason: rule.Say("is for employers without a payment last month", "仅用于上月没有缴费的单位"),
			Do:     rule.Say("pass one of the two", "请只填写其中一项")}
	case !u.LastMonth.Valid && !u.Situation.Valid:
		return &rule.FieldError{Kind: rule.ErrMissingField, Field: "last_month",
			Reason: rule.Say("is missing", "没有填写"),
			Do: rule.Say("pass last month's payment, or the amount the agency sets without one",
				"请填写上月缴费额；上月没有缴费的，填写经办机构核定额")}
	}
	return nil
}

// provisionalPercent is what is charged of the last month's payment.
const provisionalPercent = 110 // 社会保险法 art. 62

// Provisional returns what an employer that did not declare is charged for now (暂按): 110 % of what it paid last
// month, half away from zero to the fen (社会保险法 art. 62). Without a payment last month it is the amount the agency
// sets by business situation and staff (社会保险费征缴暂行条例 art. 10), which is the caller's figure.
//
// Errors: ErrMissingField for neither, ErrConflict for both, ErrOutOfRange for an amount out of bounds.
func Provisional(in Undeclared) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaCollection, in); err != nil {
		return decimal.Decimal{}, err
	}
	if in.LastMonth.Valid {
		return in.LastMonth.Decimal.Mul(decimal.New(provisionalPercent, -2)).Round(2), nil
	}
	return in.Situation.Decimal, nil
}

// LateDeclaration is what an employer owes once it has declared, and what it paid for the time being.
type LateDeclaration struct {
	Due         decimal.Decimal `json:"due" in:"total" doc:"by the declaration, yuan" zh:"申报后应缴额（元）"`
	Provisional decimal.Decimal `json:"provisional" in:"total" doc:"paid for the time being, yuan" zh:"暂按缴纳额（元）"`
}

// Settle returns what is still due (positive) or comes back (negative) once the employer has declared: the amount due
// less the provisional one. 社会保险法 art. 62; 社会保险费征缴暂行条例 art. 10.
//
// Errors: ErrOutOfRange for an amount out of bounds.
func Settle(in LateDeclaration) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaCollection, in); err != nil {
		return decimal.Decimal{}, err
	}
	return in.Due.Sub(in.Provisional), nil
}
