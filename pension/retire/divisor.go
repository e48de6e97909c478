package retire

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

const (
	youngest = 40 // first whole age of the table
	oldest   = 70 // last whole age of the table
)

// divisors are the months of the ages 40 to 70 (国发〔2005〕38号, annex 个人账户养老金计发月数表).
var divisors = [oldest - youngest + 1]int64{
	233, 230, 226, 223, 220, 216, 212, 208, 204, 199, // 40 to 49
	195, 190, 185, 180, 175, 170, 164, 158, 152, 145, // 50 to 59
	139, 132, 125, 117, 109, 101, 93, 84, 75, 65, // 60 to 69
	56, // 70
}

// age is an age in the month of a retirement.
type age struct {
	Years     int        `json:"age_years" in:"age" min:"40" max:"70" doc:"whole years, 40 to 70" zh:"退休年龄（整年，40至70）"`
	Months    int        `json:"age_months" in:"months" max:"11" doc:"and months" zh:"另加月数"`
	RetiredIn rule.Month `json:"retired_in" doc:"month of retirement" zh:"退休时间"`
}

// Divisor returns the divisor of the individual account (个人账户养老金计发月数) at an age of so many years and months, for a
// retirement in a month. From 2025-01 it lies on the straight line between the two whole ages, rounded half up to 0.1
// (60 years and 3 months: 137.3). Before, only completed years count. The age is that of the month of retirement, not
// of the first payment.
//
// Errors: ErrOutOfRange for an age outside 40 to 70 years or months outside 0 to 11, ErrMissingField without a month,
// ErrNoRule for a retirement before 2006-01 or after 2027-12, up to which the table holds: see Result.PlannedDivisor.
//
// 国发〔2005〕38号, annex.
func Divisor(ageYears, ageMonths int, retiredIn rule.Month) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaPension, age{ageYears, ageMonths, retiredIn}); err != nil {
		return decimal.Decimal{}, err
	}
	if err := table().In(retiredIn); err != nil {
		return decimal.Decimal{}, err
	}
	return divisor(ageYears, ageMonths, retiredIn)
}

// table is the span of the annex, which nothing seen ends.
func table() rule.Span {
	return rule.OpenSpan(rule.AreaPension, rule.Say("divisor", "个人账户计发月数"), rule.DateOf(2006, 1, 1),
		rule.Cite{Title: "国发〔2005〕38号", Article: "annex", Checked: rule.MonthOf(2026, 11)})
}

// divisor reads the table for a retirement in a month.
func divisor(ageYears, ageMonths int, retiredIn rule.Month) (decimal.Decimal, error) {
	at := divisors[ageYears-youngest]
	if retiredIn.Before(inForce()) || ageMonths == 0 {
		return decimal.New(at, 0), nil
	}
	if ageYears == oldest {
		return decimal.Decimal{}, failed(rule.ErrOutOfRange, "age_months", strconv.Itoa(ageMonths),
			rule.Say("is beyond 70 years, the last age of the table", "超过计发月数表的最高年龄70岁"),
			rule.Say("pass an age of at most 70 years", "请填写不超过70岁的年龄"))
	}
	next := divisors[ageYears-youngest+1]
	return decimal.New(at*year-(at-next)*int64(ageMonths), 0).DivRound(decimal.New(year, 0), 1), nil
}

// Divisor returns the divisor of the individual account at the age and in the month of the retirement.
func (r Result) Divisor() (decimal.Decimal, error) {
	if err := r.check(); err != nil {
		return decimal.Decimal{}, err
	}
	return Divisor(r.AgeMonths/year, r.AgeMonths%year, r.Month)
}

// PlannedDivisor is Divisor for a plan: for a retirement after the month the table holds to it takes the table as it
// is, which may have changed by then.
func (r Result) PlannedDivisor() (decimal.Decimal, error) {
	err := rule.Join(r.check(), jsonrule.Check(rule.AreaPension, age{r.AgeMonths / year, r.AgeMonths % year, r.Month}))
	if err != nil {
		return decimal.Decimal{}, err
	}
	if r.Month.First().Before(table().Until) {
		return r.Divisor()
	}
	return divisor(r.AgeMonths/year, r.AgeMonths%year, r.Month)
}
