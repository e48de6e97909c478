package maternity

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Order says where the allowance is rounded. The zero value rounds once.
type Order uint8

// The two ways in use.
const (
	RoundOnce  Order = iota // average x days / 30, then rounded
	DailyFirst              // average / 30 rounded to the fen, then x days
)

// orders are the names of the two ways.
func orders() jsonrule.Words { return jsonrule.Words{"round_once", "daily_first"} }

// MarshalText writes the name, "round_once" or "daily_first".
func (o Order) MarshalText() ([]byte, error) { return orders().Text(uint8(o)), nil }

// UnmarshalText reads a name and refuses any other word.
func (o *Order) UnmarshalText(text []byte) error { return orders().Read((*uint8)(o), text) }

// daysOfMonth is the divisor of the daily amount. 省政府令第203号 art. 15.
const daysOfMonth = 30

// Payment is the allowance for a number of days and what the employer adds.
type Payment struct {
	Days      int
	Allowance decimal.Decimal     // 生育津贴, yuan
	TopUp     decimal.NullDecimal // 补足差额, yuan, never negative; not Valid where no wage due was given
}

// Allowance returns the maternity allowance (生育津贴) of 1 to 1000 days: the employer's average monthly wage of the year
// before (yuan, at most 2 decimals) / 30 x days, half up to the fen once or by the daily amount first. wageDue is the
// wage of the same leave by the average of the 12 months before it; where the allowance is below it the employer adds
// the difference. 社会保险法 art. 56; 女职工劳动保护特别规定 art. 8; 省政府令第203号 art. 15, 17.
func Allowance(average decimal.Decimal, days int, order Order, wageDue decimal.NullDecimal) (Payment, error) {
	errs := []error{
		yuan("employer_average", rule.Say("pass the average monthly wage in yuan", "请填写月平均工资（元）")).Check(average),
		count("days", days, 1, 1000, rule.Say("pass the days of leave", "请填写休假天数")),
	}
	if wageDue.Valid {
		errs = append(errs, yuan("wage_due",
			rule.Say("pass the wage due for the whole leave in yuan", "请填写休假期间应发工资总额（元）")).Check(wageDue.Decimal))
	}
	if order > DailyFirst {
		errs = append(errs, rule.AreaMaternity.Refuse(rule.ErrOutOfRange, "order", "", unknown(),
			rule.Say("use RoundOnce or DailyFirst", "可用 RoundOnce 或 DailyFirst")))
	}
	if err := rule.Join(errs...); err != nil {
		return Payment{}, err
	}
	divisor, n := decimal.New(daysOfMonth, 0), whole.Number(days)
	out := Payment{Days: days, Allowance: average.Mul(n).DivRound(divisor, 2)}
	if order == DailyFirst {
		out.Allowance = average.DivRound(divisor, 2).Mul(n)
	}
	if wageDue.Valid {
		out.TopUp = decimal.NewNullDecimal(decimal.Max(wageDue.Decimal.Sub(out.Allowance), decimal.Decimal{}))
	}
	return out, nil
}

// EmployerAverage returns the employer's average monthly wage (用人单位上年度职工月平均工资): the total of the insured staff's
// contribution wages of each month of the calendar year before / the sum of its monthly headcounts, half up to the fen,
// rounded once. An employer that had no staff in that year takes this year's. 省政府令第203号 art. 15.
//
// Errors: ErrOutOfRange for wages outside 0 to 10^15 yuan with 2 decimals or head months outside 1 to 10^9.
func EmployerAverage(wages decimal.Decimal, headMonths int) (decimal.Decimal, error) {
	if err := rule.Join(
		rule.Input{Area: rule.AreaMaternity, Field: "wages", Max: 1_000_000_000_000_000, Places: 2,
			Do: rule.Say("pass the year's contribution wages in yuan", "请填写全年缴费工资总额（元）")}.Check(wages),
		count("head_months", headMonths, 1, 1_000_000_000,
			rule.Say("add up the monthly headcounts of the year", "请填写全年各月人数之和")),
	); err != nil {
		return decimal.Decimal{}, err
	}
	return wages.DivRound(whole.Number(headMonths), 2), nil
}

// Payee is who gets the allowance. The zero value is nobody.
type Payee uint8

// The person applies for her own allowance since a place pays directly; before that it went through the employer.
const (
	ToPerson   Payee = iota + 1 // 发放至个人
	ToEmployer                  // 通过用人单位
)

// payees are the names of the payees.
func payees() jsonrule.Words { return jsonrule.Words{"", "person", "employer"} }

// MarshalText writes the JSON name, "person" or "employer".
func (p Payee) MarshalText() ([]byte, error) { return payees().Text(uint8(p)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (p *Payee) UnmarshalText(text []byte) error { return payees().Read((*uint8)(p), text) }

// PayeeOf returns who gets what the fund pays for a birth, the end of a pregnancy or a birth-control operation on a
// day: the person from directFrom on (the first day of events the place pays directly for), before that the employer.
// Errors: ErrBadDate where one of them is not a day.
func PayeeOf(event, directFrom rule.Date) (Payee, error) {
	if event.IsZero() || directFrom.IsZero() {
		return 0, rule.AreaMaternity.Refuse(rule.ErrBadDate, "event", event.String(),
			rule.Sayf("or direct_from %s is not a day", "或 direct_from %s 不是日期", directFrom),
			rule.Say("pass the day of the event and the first day the place pays the person for",
				"请填写分娩或手术日期，以及当地开始直接发放的首日"))
	}
	if event.Before(directFrom) {
		return ToEmployer, nil
	}
	return ToPerson, nil
}

// Claim asks for the allowance of one case. Exactly one of Average (insured) and WageBefore (not insured) is set.
type Claim struct {
	Case       Case
	Event      rule.Date           // 分娩、终止妊娠之日; for the insured
	DirectFrom rule.Date           // first day of events the place pays to the person for; for the insured
	Average    decimal.NullDecimal // the employer's average monthly wage of the year before
	WageBefore decimal.NullDecimal // 产假前工资, a month: what an employer that did not insure her pays by
	Order      Order
	WageDue    decimal.NullDecimal // wage due for the whole leave
}

// Award is what a claim comes to. Which days of the reward leave the fund pays is known from one source only, so both
// sums are there.
type Award struct {
	Days       Days
	ByFund     bool    // false: the employer pays it all itself
	Payee      Payee   // who gets the money first
	Statutory  Payment // for Days.Statutory
	WithReward Payment // for Days.Total
}

// Award returns the days and the allowance of a claim. From DirectFrom on the fund pays the person, before that the
// employer, who passes it on; an employer that did not insure her pays her by her wage before the leave
// (女职工劳动保护特别规定 art. 8). The top-up of both sums is against the same wage due.
//
// Errors: those of Days, Allowance and, for the insured, PayeeOf; ErrMissingField or ErrConflict unless exactly one
// wage is given.
func (p LeaveParams) Award(c Claim) (Award, error) {
	days, err := p.Days(c.Case)
	wage, payee, payeeErr := c.WageBefore.Decimal, ToPerson, error(nil)
	if c.Average.Valid {
		wage = c.Average.Decimal
		payee, payeeErr = PayeeOf(c.Event, c.DirectFrom)
	}
	if err := rule.Join(err, payeeErr, c.check()); err != nil {
		return Award{}, err
	}
	out := Award{Days: days, ByFund: c.Average.Valid, Payee: payee}
	var errs [2]error
	out.Statutory, errs[0] = Allowance(wage, days.Statutory, c.Order, c.WageDue)
	out.WithReward, errs[1] = Allowance(wage, days.Total, c.Order, c.WageDue)
	if err := rule.Join(errs[:]...); err != nil {
		return Award{}, err
	}
	return out, nil
}

// check refuses a claim with two wages or none.
func (c Claim) check() error {
	switch {
	case c.Average.Valid && c.WageBefore.Valid:
		return rule.AreaMaternity.Refuse(rule.ErrConflict, "employer_average", "",
			rule.Say("and wage_before exclude each other", "与 wage_before 只能填写一个"), oneAverage())
	case !c.Average.Valid && !c.WageBefore.Valid:
		return rule.AreaMaternity.Missing("employer_average", oneAverage())
	}
	return nil
}

func oneAverage() rule.Text {
	return rule.Say("pass the average where she is insured, wage_before where she is not",
		"已参保请填写平均工资，未参保请填写 wage_before")
}
