package family

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Params are the ages and fees of one place. Start from Guangzhou2021; the zero value is refused.
type Params struct {
	RewardMale    int             `json:"reward_male" in:"count" min:"1" max:"150"`    // 奖励金: full years, a man
	RewardFemale  int             `json:"reward_female" in:"count" min:"1" max:"150"`  // the same for a woman
	RewardWait    int             `json:"reward_wait" in:"count" max:"12"`             // months from age to payment
	HigherMale    int             `json:"higher_male" in:"count" min:"1" max:"150"`    // 特别扶助金: the higher, a man
	HigherFemale  int             `json:"higher_female" in:"count" min:"1" max:"150"`  // the same for a woman
	FeeMonthly    decimal.Decimal `json:"fee" in:"yuan"`                               // 独生子女保健费 of a child, a month
	FeeShare      decimal.Decimal `json:"fee_share" in:"rate"`                         // each parent's employer bears
	FeeUntilAge   int             `json:"fee_until_age" in:"count" min:"1" max:"150"`  // 至子女…周岁止
	LeaveAge      int             `json:"leave_age" in:"count" min:"1" max:"150"`      // 护理假: full years of the parent
	LeaveDays     int             `json:"leave_days" in:"count" min:"1" max:"150"`     // a year
	LeaveHospital int             `json:"leave_hospital" in:"count" min:"1" max:"150"` // a year, the parent in hospital
	Force         rule.Span       `json:"-"`                                           // 施行期间
}

// Guangzhou2021 returns the ages and fees in force in Guangzhou since the province's amendment of 2021-12-01.
func Guangzhou2021() Params {
	return Params{
		RewardMale:    60,                  // 条例 art. 36(1)
		RewardFemale:  55,                  // 条例 art. 36(1)
		RewardWait:    1,                   // 广州市独生子女父母计划生育奖励办法, from pages of local guides
		HigherMale:    60,                  // the city's 2014 notice, 2.6
		HigherFemale:  55,                  // the city's 2014 notice, 2.6
		FeeMonthly:    decimal.New(10, 0),  // 条例 art. 36(1)
		FeeShare:      decimal.New(50, -2), // 条例 art. 36(1)
		FeeUntilAge:   14,                  // 条例 art. 36(1)
		LeaveAge:      60,                  // 条例 art. 36(5)
		LeaveDays:     5,                   // 条例 art. 36(5)
		LeaveHospital: 15,                  // 条例 art. 36(5)

		Force: rule.OpenSpan("", rule.Say("family-planning rule (relief)", "计划生育奖励扶助"),
			rule.DateOf(2021, time.December, 1), rule.Cite{
				Title:   "Guangdong population and family planning regulation, as amended 2021-12-01",
				Chinese: "广东省人口与计划生育条例（2021-12-01 修正）", Article: "art. 36",
				Note: "the versions before the amendment were not seen", Checked: rule.MonthOf(2026, time.November)}),
	}
}

// Check refuses parameters that are not set or cannot be right.
func (p Params) Check() error {
	err := jsonrule.Check(rule.AreaRelief, p)
	if !p.Force.IsZero() {
		return err
	}
	return rule.Join(err, rule.AreaRelief.Refuse(rule.ErrMissingField, "force", "", rule.Say("is not set", "没有设置"),
		rule.Say("start from Guangzhou2021", "请以 Guangzhou2021 为起点")))
}

// checked is Check for the parameters and what is asked of them in a month.
func (p Params) checked(in any, month rule.Month) error {
	if err := rule.Join(p.Check(), jsonrule.Check(rule.AreaRelief, in)); err != nil {
		return err
	}
	return p.Force.In(month)
}

// born refuses a month before a birth.
func born(birth, month rule.Month) error {
	if !month.Before(birth) {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrBadDate, Field: "month", Value: month.String(),
		Reason: rule.Sayf("is before the birth in %s", "早于出生年月 %s", birth),
		Do:     rule.Say("pass a month of the person's life", "请填写出生以后的月份")}
}
