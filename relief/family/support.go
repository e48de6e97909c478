package family

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
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

// schemes are the names of the two payments.
func schemes() jsonrule.Words { return jsonrule.Words{"", "reward", "special"} }

// MarshalText writes the JSON name, such as "reward".
func (s Scheme) MarshalText() ([]byte, error) { return schemes().Text(uint8(s)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Scheme) UnmarshalText(text []byte) error { return schemes().Read((*uint8)(s), text) }

// sexes are the names of the two sexes.
func sexes() jsonrule.Words { return jsonrule.Words{"", "male", "female"} }

// MarshalText writes the JSON name, such as "male".
func (s Sex) MarshalText() ([]byte, error) { return sexes().Text(uint8(s)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Sex) UnmarshalText(text []byte) error { return sexes().Read((*uint8)(s), text) }

// Parent is which payment a parent asks for, and for which month.
type Parent struct {
	Scheme Scheme     `json:"scheme" doc:"which payment" zh:"奖励金或特别扶助"`
	Sex    Sex        `json:"sex" doc:"of the parent" zh:"性别"`
	Birth  rule.Month `json:"birth_month" doc:"of the parent" zh:"出生年月"`
	Month  rule.Month `json:"month" doc:"the month asked for" zh:"查询月"`
}

// CheckFields refuses a month before the birth.
func (of Parent) CheckFields() error { return born(of.Birth, of.Month) }

// Support is what a parent is entitled to in a month. The reward is paid once the age is reached and has one amount;
// the special support is paid at any age and has a higher amount from the age on.
type Support struct {
	Eligible     bool       `json:"eligible" doc:"entitled: see paid_from" zh:"是否符合条件（何时起发见 paid_from）"`
	HigherAmount bool       `json:"higher_amount" doc:"special: the higher amount" zh:"是否享受较高标准"`
	Since        rule.Month `json:"since" doc:"the month the age is reached" zh:"达到年龄的月份"`
	PaidFrom     rule.Month `json:"paid_from,omitempty" doc:"reward: its first month" zh:"发放起始月"`
}

// Entitlement returns what a parent of one of the two groups is entitled to in a month. The ages are 60 for men and
// 55 for women in both schemes, but they mean different things: the reward begins with them (条例 art. 36(1)), the
// special support (art. 36(3)) is only raised with them (2.6 of the 2014 notice). The city pays the reward from the
// month after (广州市独生子女父母计划生育奖励办法, from pages of local guides).
//
// Errors: ErrOutOfRange for an unknown scheme or sex, ErrBadDate for no month or one before the birth, ErrNoRule for
// a month outside Params.Force.
func Entitlement(p Params, of Parent) (Support, error) {
	if err := p.checked(of, of.Month); err != nil {
		return Support{}, err
	}
	since := of.Birth.Add(12 * p.age(of.Scheme, of.Sex))
	reached := !since.IsZero() && !of.Month.Before(since)
	if of.Scheme == Special {
		return Support{Eligible: true, HigherAmount: reached, Since: since}, nil
	}
	return Support{Eligible: reached, Since: since, PaidFrom: since.Add(p.RewardWait)}, nil
}

// age is the full years a payment begins, or is raised, at.
func (p Params) age(scheme Scheme, sex Sex) int {
	switch {
	case scheme == Reward && sex == Male:
		return p.RewardMale
	case scheme == Reward:
		return p.RewardFemale
	case sex == Male:
		return p.HigherMale
	}
	return p.HigherFemale
}

// Standard is the amounts in force from a month on, yuan a month and person. Higher is that of the special support
// from the age on; the reward has only Basic.
type Standard struct {
	From   rule.Month      `json:"from" doc:"first month" zh:"起始月"`
	Basic  decimal.Decimal `json:"basic" in:"yuan" doc:"the reward, or the lower amount" zh:"奖励金或较低标准（元/月）"`
	Higher decimal.Decimal `json:"higher" in:"yuan" doc:"special support from the age on" zh:"较高标准（元/月）"`
}

// standards is a dated table.
type standards struct {
	Table []Standard `json:"table" items:"1-1000" doc:"amounts, in order of their months" zh:"标准表，按月份排列"`
}

// CheckFields refuses months out of order.
func (s standards) CheckFields() error {
	var errs []error
	for i, row := range s.Table {
		if i > 0 && !s.Table[i-1].From.Before(row.From) {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrBadDate, Field: "table[" + strconv.Itoa(i) + "].from",
				Value: row.From.String(), Reason: rule.Say("is not after the one before it", "不晚于前一行"),
				Do: rule.Say("sort the table by month", "请按月份排列")})
		}
	}
	return rule.Join(errs...)
}

// Amount returns a month's amount from a dated table, which must be in order of its months; 0 where s is not eligible.
//
// Errors: a *rule.NoRuleError for a month before the table begins, ErrBadDate for a table out of order.
func Amount(table []Standard, s Support, month rule.Month) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaRelief, standards{table}); err != nil {
		return decimal.Decimal{}, err
	}
	if month.IsZero() || month.Before(table[0].From) {
		return decimal.Decimal{}, &rule.NoRuleError{Month: month, Nearest: table[0].From,
			What: rule.Say("family-planning amount (relief)", "计划生育奖励扶助标准")}
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
