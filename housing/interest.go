package housing

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Counting says from when a deposit earns interest. The zero value is refused.
type Counting uint8

// The two ways.
const (
	// FromDay counts from the day the deposit is on the account (自存入职工住房公积金账户之日起): 住房公积金管理条例 art. 21.
	FromDay Counting = iota + 1
	// FromNextMonth counts whole months from the month after the deposit, as statements show it.
	FromNextMonth
)

// Movement is money in (positive) or out (negative: 提取) on one day.
type Movement struct {
	Day    rule.Date       `json:"day" doc:"the day" zh:"日期"`
	Amount decimal.Decimal `json:"amount" in:"yuan" min:"-10000000000" doc:"yuan; negative: out" zh:"金额（元），提取为负"`
}

// Account is one account over a stretch of days, such as a year of interest. No text says how many days make a year of
// interest counted by days; counted by months it is left out.
type Account struct {
	From      rule.Date       `json:"from" doc:"the first day" zh:"首日"`
	Until     rule.Date       `json:"until" doc:"the day after the last" zh:"末日的次日"`
	Opening   decimal.Decimal `json:"opening" in:"yuan" doc:"balance on the first day, yuan" zh:"期初余额（元）"`
	Movements []Movement      `json:"movements" items:"5000" doc:"in the order of their days" zh:"缴存、提取（按日期）"`
	Rate      decimal.Decimal `json:"rate" in:"rate" doc:"a year, a fraction" zh:"年利率"`
	Counting  Counting        `json:"counting" doc:"from when a deposit earns" zh:"起息：到账之日、次月"`
	DayBasis  int             `json:"day_basis" in:"count,optional" min:"360" max:"365" doc:"of from_day" zh:"一年计息天数"`
}

// Statement is an account at the end of the stretch, yuan.
type Statement struct {
	Interest decimal.Decimal `json:"interest" out:"yuan" doc:"half up to the fen, yuan" zh:"利息（元）"`
	Closing  decimal.Decimal `json:"closing" out:"yuan" doc:"opening, movements and interest, yuan" zh:"期末余额（元）"`
}

const monthsOfYear = 12

type interestInput struct {
	Opening  decimal.Decimal `json:"opening" in:"yuan" doc:"balance at the start, yuan" zh:"年初余额（元）"`
	Deposits decimal.Decimal `json:"deposits" in:"yuan" doc:"the twelve equal deposits together, yuan" zh:"全年缴存额（元）"`
	Rate     decimal.Decimal `json:"rate" in:"rate" doc:"interest rate of a year, a fraction" zh:"年利率"`
}

// InterestYear returns a year of twelve equal deposits, each earning from the next month (住房公积金计息): the first earns
// eleven twelfths of the rate, the last nothing. deposits is the total of the twelve. Yuan, rounded once to the fen.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^10 or a rate above 1.
func InterestYear(opening, deposits, rate decimal.Decimal) (Statement, error) {
	if err := jsonrule.Check(rule.AreaHousing, interestInput{opening, deposits, rate}); err != nil {
		return Statement{}, err
	}
	// The deposits stand for 11 + 10 + ... + 0 = 66 of their 144 months: 11 of 24.
	weighted := opening.Mul(whole.Number(24)).Add(deposits.Mul(whole.Number(11)))
	interest := weighted.Mul(rate).DivRound(whole.Number(24), 2)
	return Statement{interest, opening.Add(deposits).Add(interest)}, nil
}

func (in interestInput) year() (Statement, error) {
	return InterestYear(in.Opening, in.Deposits, in.Rate)
}

// Interest returns what an account earns from its first day to its last (住房公积金计息), in the way the account names. With
// FromNextMonth the stretch is whole months, and withdrawals are refused: no text says from when they stop earning.
// 住房公积金管理条例 art. 21.
//
// Errors: ErrBadDate for days out of order or outside the stretch, ErrConflict for more taken out than is there,
// ErrMissingField for FromDay without a DayBasis, ErrNotApplicable for a withdrawal with FromNextMonth.
func Interest(a Account) (Statement, error) {
	if err := jsonrule.Check(rule.AreaHousing, a); err != nil {
		return Statement{}, err
	}
	unit, basis := a.units()
	weighted, closing := a.Opening.Mul(whole.Number(unit(a.From, true))), a.Opening
	for i, m := range a.Movements {
		weighted = weighted.Add(m.Amount.Mul(whole.Number(unit(m.Day, false))))
		closing = closing.Add(m.Amount)
		if closing.Sign() < 0 {
			return Statement{}, rule.AreaHousing.Refuse(rule.ErrConflict, movement(i)+".amount", m.Amount.String(),
				rule.Sayf("takes out more on %s than is on the account", "在 %s 的提取超过账户余额", m.Day),
				rule.Say("check the opening balance and the amounts", "请核对期初余额和各笔金额"))
		}
	}
	interest := weighted.Mul(a.Rate).DivRound(whole.Number(basis), 2)
	return Statement{interest, closing.Add(interest)}, nil
}

// units returns how many days or months an amount of a day earns, and how many make a year.
func (a *Account) units() (func(day rule.Date, opening bool) int, int) {
	if a.Counting == FromDay {
		return func(day rule.Date, _ bool) int { return a.Until.Sub(day) }, a.DayBasis
	}
	return func(day rule.Date, opening bool) int {
		months := a.Until.Month().Sub(day.Month())
		if opening {
			return months
		}
		return months - 1
	}, monthsOfYear
}

// CheckFields refuses a stretch that is none for the way of counting, and movements outside it or out of order.
func (a Account) CheckFields() error {
	errs := []error{a.checkStretch(), a.checkBasis()}
	for i, m := range a.Movements {
		errs = append(errs, a.checkMovement(i, m))
	}
	return rule.Join(errs...)
}

func (a *Account) checkStretch() error {
	bad := rule.FieldError{Kind: rule.ErrBadDate, Field: "from", Value: a.From.String()}
	switch {
	case !a.From.Before(a.Until):
		bad.Reason = rule.Say("is not before until", "不早于截止日")
		bad.Do = rule.Say("pass the first day and the day after the last", "请填写首日和末日的次日")
	case a.Counting == FromNextMonth && (a.From.Day() > 1 || a.Until.Day() > 1):
		bad.Reason = rule.Sayf("to %s is not a stretch of whole months", "至 %s 不是整月", a.Until)
		bad.Do = rule.Say("begin on the first of a month and end before the first of one", "请从某月1日起，至某月1日的前一日止")
	default:
		return nil
	}
	return &bad
}

func (a *Account) checkBasis() error {
	bad := rule.FieldError{Field: "day_basis", Value: strconv.Itoa(a.DayBasis)}
	switch {
	case a.Counting == FromNextMonth && a.DayBasis != 0:
		bad.Kind, bad.Reason = rule.ErrConflict, rule.Say("is set though months are counted", "按月计息时不应填写")
		bad.Do = rule.Say("leave it 0", "请填 0")
	case a.Counting == FromDay && a.DayBasis == 0:
		bad.Kind, bad.Value, bad.Reason = rule.ErrMissingField, "", rule.Say("is not given", "没有填写")
		bad.Do = rule.Say("pass 360 or 365, the days that make a year of interest", "请填写一年计息天数：360 或 365")
	case a.Counting == FromDay && a.DayBasis != 360 && a.DayBasis != 365:
		bad.Kind, bad.Reason = rule.ErrOutOfRange, rule.Say("is not 360 or 365", "不是 360 或 365")
		bad.Do = rule.Say("say how many days make a year of interest", "请说明一年按多少天计息")
	default:
		return nil
	}
	return &bad
}

func (a *Account) checkMovement(i int, m Movement) error {
	bad := rule.FieldError{Field: movement(i) + ".day", Value: m.Day.String()}
	switch {
	case m.Day.Before(a.From) || !m.Day.Before(a.Until):
		bad.Kind, bad.Reason = rule.ErrBadDate, rule.Say("is outside the stretch", "不在计息期内")
		bad.Do = rule.Say("pass the movements of the stretch", "请只填写计息期内的变动")
	case i > 0 && m.Day.Before(a.Movements[i-1].Day):
		bad.Kind, bad.Reason = rule.ErrBadDate, rule.Say("is before the one before it", "早于前一笔")
		bad.Do = rule.Say("sort the movements by day", "请按日期排列")
	case a.Counting == FromNextMonth && m.Amount.Sign() < 0:
		bad.Kind = rule.ErrNotApplicable
		bad.Reason = rule.Say("is a withdrawal, and no text says from when one stops earning by months",
			"是提取，按月计息时没有文件规定何时停止计息")
		bad.Do = rule.Say("count from the day", "请按日计息")
	default:
		return nil
	}
	return &bad
}

// movement is the path of a movement.
func movement(i int) string { return "movements[" + strconv.Itoa(i) + "]" }
