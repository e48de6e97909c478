package family

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Fee is the one-child health fee of a month (独生子女保健费), yuan; 0 outside its months.
type Fee struct {
	Total      decimal.Decimal `json:"total" out:"yuan" doc:"of the month, yuan" zh:"保健费（元/月）"`
	EachParent decimal.Decimal `json:"each_employer" out:"yuan" doc:"each parent's employer, yuan" zh:"双方单位各负担（元）"`
	Last       rule.Month      `json:"last" doc:"the last month" zh:"最后月"`
}

type oneChildInput struct {
	Birth       rule.Month `json:"birth_month" doc:"of the child" zh:"子女出生年月"`
	Certificate rule.Month `json:"certificate_month" doc:"month of the certificate" zh:"领证月"`
	Month       rule.Month `json:"month" doc:"the month asked for" zh:"查询月"`
}

// CheckFields refuses a certificate and a month before the birth.
func (in oneChildInput) CheckFields() error {
	err := born(in.Birth, in.Month)
	if !in.Certificate.Before(in.Birth) {
		return err
	}
	return rule.Join(&rule.FieldError{Kind: rule.ErrBadDate, Field: "certificate_month",
		Value: in.Certificate.String(), Reason: rule.Say("is before the birth", "早于子女出生年月"),
		Do: rule.Say("pass the month the certificate was given", "请填写领证月份")}, err)
}

// OneChildFee returns the fee of a month: 10 yuan, half from each parent's employer, from the month of the certificate
// (独生子女父母光荣证) through the month the child turns 14. The regulation counts by days from the certificate to the birthday;
// a month begun is paid in full. 条例 art. 36(1).
//
// Errors: ErrBadDate for no month, or a certificate before the child's birth.
func OneChildFee(p Params, birth, certificate, month rule.Month) (Fee, error) {
	if err := p.checked(oneChildInput{birth, certificate, month}, month); err != nil {
		return Fee{}, err
	}
	out := Fee{Last: birth.Add(12 * p.FeeUntilAge)}
	if !month.Before(certificate) && !out.Last.IsZero() && !month.After(out.Last) {
		out.Total = p.FeeMonthly
		out.EachParent = p.FeeMonthly.Mul(p.FeeShare).Round(2)
	}
	return out, nil
}

// Leave is a yearly leave. Modality says whether the days are due (exact) or a limit (at most).
type Leave struct {
	Days     int           `json:"days" doc:"a year; 0 before the parent is 60" zh:"每年天数"`
	Modality rule.Modality `json:"modality" doc:"exact, or at_most in hospital" zh:"确数或上限"`
}

type careLeaveInput struct {
	Parent   rule.Month `json:"parent_birth_month" doc:"of the parent" zh:"父母出生年月"`
	Month    rule.Month `json:"month" doc:"the month asked for" zh:"查询月"`
	Hospital bool       `json:"in_hospital" default:"false" doc:"the parent is in hospital" zh:"父母住院期间"`
}

// CheckFields refuses a month before the birth.
func (in careLeaveInput) CheckFields() error { return born(in.Parent, in.Month) }

// CareLeave returns the days an only child may take in a year to care for a parent (护理假): 5 once the parent is 60, up
// to 15 while the parent is in hospital, none before that age. 条例 art. 36(5).
func CareLeave(p Params, parentBirth, month rule.Month, inHospital bool) (Leave, error) {
	if err := p.checked(careLeaveInput{parentBirth, month, inHospital}, month); err != nil {
		return Leave{}, err
	}
	reached := parentBirth.Add(12 * p.LeaveAge)
	switch {
	case reached.IsZero() || month.Before(reached):
		return Leave{Modality: rule.Exact}, nil
	case inHospital:
		return Leave{Days: p.LeaveHospital, Modality: rule.AtMost}, nil
	}
	return Leave{Days: p.LeaveDays, Modality: rule.Exact}, nil
}
