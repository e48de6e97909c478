package relief

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// MedicalTerms are a group's terms of medical assistance (医疗救助标准).
type MedicalTerms struct {
	Start decimal.Decimal     `json:"start" in:"yuan" doc:"threshold, yuan a year" zh:"起付标准（元/年）"`
	Rate  decimal.Decimal     `json:"rate" in:"rate" doc:"a fraction" zh:"救助比例"`
	Cap   decimal.NullDecimal `json:"cap" in:"yuan" doc:"yuan a year, where there is one" zh:"年度最高救助限额（元）"`
}

// MedicalYear is a person's bills of one year so far: what basic, critical-illness and other supplementary insurance
// left of the in-policy cost, the same of earlier bills, and the assistance already paid.
type MedicalYear struct {
	Remaining decimal.Decimal `json:"remaining" in:"yuan" doc:"left by the insurances, yuan" zh:"保险支付后的个人自付（元）"`
	Before    decimal.Decimal `json:"before" in:"yuan" default:"0" doc:"of earlier bills, yuan" zh:"年内此前自付（元）"`
	Paid      decimal.Decimal `json:"paid" in:"yuan" default:"0" doc:"assistance so far, yuan" zh:"年内已获救助（元）"`
}

// Assistance is what is paid of a bill, yuan. Paid + Own is what remained.
type Assistance struct {
	Paid   decimal.Decimal `json:"paid" out:"yuan" doc:"assistance, yuan" zh:"救助金额（元）"`
	Own    decimal.Decimal `json:"own" out:"yuan" doc:"left to the person, yuan" zh:"个人负担（元）"`
	Capped bool            `json:"capped" doc:"the yearly limit cut it" zh:"是否受年度限额限制"`
}

type medicalInput struct {
	MedicalTerms
	MedicalYear
}

// MedicalAid returns the assistance on what the insurances leave (社会救助暂行办法 art. 29(2)): what is above the year's
// threshold, times the rate, half away from zero to the fen, up to the year's limit. The threshold is used up by the
// bills before.
func MedicalAid(t MedicalTerms, y MedicalYear) (Assistance, error) {
	if err := jsonrule.Check(rule.AreaRelief, medicalInput{t, y}); err != nil {
		return Assistance{}, err
	}
	var none decimal.Decimal
	start := decimal.Max(t.Start.Sub(y.Before), none)
	out := Assistance{Paid: decimal.Max(y.Remaining.Sub(start), none).Mul(t.Rate).Round(2)}
	if t.Cap.Valid {
		left := decimal.Max(t.Cap.Decimal.Sub(y.Paid), none)
		out.Capped = out.Paid.GreaterThan(left)
		out.Paid = decimal.Min(out.Paid, left)
	}
	out.Own = y.Remaining.Sub(out.Paid)
	return out, nil
}

func (in medicalInput) pay() (Assistance, error) { return MedicalAid(in.MedicalTerms, in.MedicalYear) }
