package family

import (
	"errors"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Params are the ages and fees of one place. Start from Guangzhou2021; the zero value is refused.
type Params struct {
	RewardMale    int             // 奖励金: full years from which a man gets it
	RewardFemale  int             // the same for a woman
	RewardWait    int             // months after that of the age from which the reward is paid
	HigherMale    int             // 特别扶助金: full years from which a man gets the higher amount
	HigherFemale  int             // the same for a woman
	FeeMonthly    decimal.Decimal // 独生子女保健费 of a child, yuan a month
	FeeShare      decimal.Decimal // the part of it each parent's employer bears
	FeeUntilAge   int             // 至子女…周岁止
	LeaveAge      int             // 护理假: full years of the parent
	LeaveDays     int             // days a year
	LeaveHospital int             // days a year at most while the parent is in hospital

	Force rule.Span // 施行期间
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

		Force: rule.OpenSpan("", rule.Say("family-planning rule (relief)", "计划生育奖励扶助"), rule.DateOf(2021, time.December, 1), rule.Cite{
			Title:   "Guangdong population and family planning regulation, as amended 2021-12-01",
			Chinese: "广东省人口与计划生育条例（2021-12-01 修正）",
			Article: "art. 36", Note: "the versions before the amendment were not seen", Checked: rule.MonthOf(2026,
				time.November)}),
	}
}

// Check refuses parameters that are not set or cannot be right.
func (p Params) Check() error {
	errs := []error{door.Yuan("fee").Check(p.FeeMonthly), door.Share("fee_share", 100).Check(p.FeeShare),
		door.Count("reward_wait", p.RewardWait, 0, 12, "start from Guangzhou2021")}
	for _, f := range [...]struct {
		field string
		n     int
	}{{"reward_male", p.RewardMale}, {"reward_female", p.RewardFemale}, {"higher_male", p.HigherMale}, {"higher_female", p.HigherFemale},
		{"fee_until_age", p.FeeUntilAge}, {"leave_age", p.LeaveAge}, {"leave_days", p.LeaveDays}, {"leave_hospital", p.LeaveHospital}} {
		errs = append(errs, door.Count(f.field, f.n, 1, 150, "start from Guangzhou2021"))
	}
	if p.Force.IsZero() {
		errs = append(errs, door.Fail(rule.ErrMissingField, "force", "", "is not set", "start from Guangzhou2021"))
	}
	return errors.Join(errs...)
}
