package family

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Scheme is which payment is asked for. The zero value is refused.
type Scheme uint8

// The two payments.
const (
	Reward  Scheme = iota + 1 // 计划生育奖励金: from the age on
	Special                   // 计划生育特别扶助: at any age, with a higher amount from the age on
)

// Sex of the parent. The zero value is refused.
type Sex uint8

// The two sexes the texts set ages for.
const (
	Male Sex = iota + 1
	Female
)

// Support is what a parent is entitled to in a month.
type Support struct {
	Eligible     bool       // Reward: the age is reached; Special: always, no age is set for it
	HigherAmount bool       // Special: the age of the higher amount is reached; Reward has one amount
	Since        rule.Month // the month the age is reached, before or after the month asked for
	PaidFrom     rule.Month // Reward: the first month it is paid for; zero for Special
}

// Entitlement returns what a parent of one of the two groups is entitled to in a month. The ages are 60 for men and
// 55 for women in both schemes, but they mean different things: the reward begins with them (条例 art. 36(1)), the
// special support (art. 36(3)) is only raised with them (2.6 of the 2014 notice). The city pays the reward from the
// month after (广州市独生子女父母计划生育奖励办法, from pages of local guides).
//
// Errors: ErrOutOfRange for an unknown scheme or sex, ErrBadDate for no month or one before the birth, ErrNoRule for
// a month outside Params.Force.
func Entitlement(p Params, scheme Scheme, sex Sex, birth, month rule.Month) (Support, error) {
	errs := []error{p.Check()}
	if scheme != Reward && scheme != Special {
		errs = append(errs, door.Unknown("scheme", uint8(scheme), "use Reward or Special"))
	}
	if sex != Male && sex != Female {
		errs = append(errs, door.Unknown("sex", uint8(sex), "use Male or Female"))
	}
	if err := errors.Join(append(errs, p.checkMonths(birth, month))...); err != nil {
		return Support{}, err
	}
	age := map[Scheme]map[Sex]int{Reward: {Male: p.RewardMale, Female: p.RewardFemale}, Special: {Male: p.HigherMale, Female: p.HigherFemale}}[scheme][sex]
	since := birth.Add(12 * age)
	reached := !since.IsZero() && !month.Before(since)
	out := Support{Eligible: reached || scheme == Special, HigherAmount: reached && scheme == Special, Since: since}
	if scheme == Reward {
		out.PaidFrom = since.Add(p.RewardWait)
	}
	return out, nil
}

// Standard is the amounts in force from a month on, yuan a month and person. Higher is that of the special support
// from the age on; the reward has only Basic.
type Standard struct {
	From          rule.Month
	Basic, Higher decimal.Decimal
}

// maxStandards bounds a table of standards.
const maxStandards = 1000

// Amount returns a month's amount from a dated table, which must be in order of its months; 0 where s is not eligible.
//
// Errors: a *rule.NoRuleError for a month before the table begins, ErrBadDate for a table out of order.
func Amount(table []Standard, s Support, month rule.Month) (decimal.Decimal, error) {
	if err := checkStandards(table); err != nil {
		return decimal.Decimal{}, err
	}
	if month.IsZero() || month.Before(table[0].From) {
		return decimal.Decimal{}, &rule.NoRuleError{What: rule.Say("family-planning amount (relief)", "计划生育奖励扶助标准"), Month: month, Nearest: table[0].From}
	}
	if !s.Eligible {
		return decimal.Decimal{}, nil
	}
	now := table[0]
	for _, row := range table {
		if !row.From.After(month) {
			now = row
		}
	}
	if s.HigherAmount {
		return now.Higher, nil
	}
	return now.Basic, nil
}

func checkStandards(table []Standard) error {
	if len(table) == 0 || len(table) > maxStandards {
		return door.Fail(rule.ErrMissingField, "table", strconv.Itoa(len(table)), "standards are not 1 to 1000", "pass the amounts of the place with the months they begin")
	}
	var errs []error
	for i, row := range table {
		at := "table[" + strconv.Itoa(i) + "]"
		if row.From.IsZero() || i > 0 && !table[i-1].From.Before(row.From) {
			errs = append(errs, door.Fail(rule.ErrBadDate, at+".from", row.From.String(), "is no month after the one before it", "sort the table by month"))
		}
		errs = append(errs, door.Yuan(at+".basic").Check(row.Basic), door.Yuan(at+".higher").Check(row.Higher))
	}
	return errors.Join(errs...)
}

// checkMonths refuses a birth or a month that is none, a month before the birth, and one the text is not in force in.
func (p Params) checkMonths(birth, month rule.Month) error {
	switch {
	case birth.IsZero():
		return door.Fail(rule.ErrBadDate, "birth_month", "", "is not a month", `write it as "1964-05"`)
	case month.IsZero():
		return door.Fail(rule.ErrBadDate, "month", "", "is not a month", `write it as "2025-08"`)
	case month.Before(birth):
		return door.Fail(rule.ErrBadDate, "month", month.String(), "is before the birth in "+birth.String(), "pass a month of the person's life")
	}
	return p.Force.In(month)
}
