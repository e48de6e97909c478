package fund

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rung is one deposit or bond of a reserve (结余基金定期存款、购买国债). Interest is paid once with the principal (到期一次还本付息:
// term deposits, 凭证式国债), or every year (每年付息), which asks for a term of whole years.
type Rung struct {
	Name      string          `json:"name" doc:"the caller's own mark" zh:"名称"`
	Principal decimal.Decimal `json:"principal" in:"total" min:"0.01" doc:"yuan" zh:"本金（元）"`
	Rate      decimal.Decimal `json:"rate" in:"rate" doc:"a year, a fraction" zh:"年利率"`
	From      rule.Month      `json:"from" doc:"month it was bought" zh:"购入月"`
	Months    int             `json:"months" in:"count" min:"1" max:"600" doc:"term in months" zh:"期限（月）"`
	Yearly    bool            `json:"yearly" default:"false" doc:"interest is paid every year" zh:"按年付息"`
}

// CheckFields refuses a term that ends after the last month there is, and a yearly coupon on part of a year.
func (r Rung) CheckFields() error {
	if r.From.Add(r.Months).IsZero() {
		return &rule.FieldError{Kind: rule.ErrBadDate, Field: "months", Value: strconv.Itoa(r.Months),
			Reason: rule.Say("end after 2200", "期满晚于2200年"), Do: rule.Say("check the term", "请核对期限")}
	}
	if r.Yearly && r.Months%monthsAYear != 0 {
		return &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "months", Value: strconv.Itoa(r.Months),
			Reason: rule.Say("are not whole years", "不是整年"),
			Do:     rule.Say("a yearly coupon has a term of whole years", "按年付息的期限应为整年")}
	}
	return nil
}

// Ladder is the deposits and bonds of a reserve.
type Ladder struct {
	Rungs []Rung `json:"rungs" items:"1-10000" doc:"deposits and bonds" zh:"存款、国债"`
}

// Flow is what a ladder pays in one month, yuan.
type Flow struct {
	Month     rule.Month      `json:"month" doc:"the month" zh:"月份"`
	Principal decimal.Decimal `json:"principal" out:"yuan" doc:"yuan" zh:"本金（元）"`
	Interest  decimal.Decimal `json:"interest" out:"yuan" doc:"yuan" zh:"利息（元）"`
}

// Earnings are what a whole ladder earns until its last rung falls due.
type Earnings struct {
	Principal decimal.Decimal `json:"principal" out:"yuan" doc:"together, yuan" zh:"本金合计（元）"`
	Interest  decimal.Decimal `json:"interest" out:"yuan" doc:"together, yuan" zh:"利息合计（元）"`
	// Yield is interest by principal × years: the average rate weighted by money and time.
	Yield decimal.Decimal `json:"yield" out:"6" doc:"a year, weighted by money and time" zh:"年化收益率"`
	Flows []Flow          `json:"flows" doc:"by month, only those in which something is paid" zh:"各月到账"`
}

// Earn returns the payments and the return of a ladder (保值增值, 社会保险法 art. 69). The principal paid back is the principal
// put in.
//
// Errors: ErrOutOfRange for a number out of bounds, ErrMissingField for a rung without month, ErrBadDate for one due
// after 2200.
func (l Ladder) Earn() (Earnings, error) {
	if err := jsonrule.Check(rule.AreaFund, l); err != nil {
		return Earnings{}, err
	}
	var out Earnings
	var moneyMonths decimal.Decimal
	byMonth := map[rule.Month]Flow{}
	for _, r := range l.Rungs {
		out.Principal = out.Principal.Add(r.Principal)
		moneyMonths = moneyMonths.Add(r.Principal.Mul(whole.Number(r.Months)))
		for _, f := range r.flows() {
			sum := byMonth[f.Month]
			byMonth[f.Month] = Flow{f.Month, sum.Principal.Add(f.Principal), sum.Interest.Add(f.Interest)}
			out.Interest = out.Interest.Add(f.Interest)
		}
	}
	for _, f := range byMonth {
		if f.Principal.IsPositive() || f.Interest.IsPositive() {
			out.Flows = append(out.Flows, f)
		}
	}
	slices.SortFunc(out.Flows, func(a, b Flow) int { return a.Month.Sub(b.Month) })
	out.Yield = out.Interest.Mul(whole.Number(monthsAYear)).DivRound(moneyMonths, 6)
	return out, nil
}

// flows returns the payments of one rung: the principal in its last month, and the interest then or every twelve
// months.
func (r *Rung) flows() []Flow {
	if !r.Yearly {
		interest := r.Principal.Mul(r.Rate).Mul(whole.Number(r.Months)).DivRound(whole.Number(monthsAYear), 2)
		return []Flow{{r.From.Add(r.Months), r.Principal, interest}}
	}
	coupon := r.Principal.Mul(r.Rate).Round(2)
	var out []Flow
	for m := monthsAYear; m <= r.Months; m += monthsAYear {
		out = append(out, Flow{Month: r.From.Add(m), Interest: coupon})
	}
	out[len(out)-1].Principal = r.Principal
	return out
}

// Need is what benefits ask for in one month beyond the month's income, yuan.
type Need struct {
	Month  rule.Month      `json:"month" doc:"the month" zh:"月份"`
	Amount decimal.Decimal `json:"amount" in:"total" doc:"yuan" zh:"金额（元）"`
}

// Needs are what has to be paid, in order of the months, and what there is to pay it with.
type Needs struct {
	Cash decimal.Decimal `json:"cash" in:"total" doc:"at hand, yuan" zh:"现金（元）"`
	Ladder
	Needs []Need `json:"needs" items:"1-10000" doc:"by month, in order" zh:"各月支付需要"`
}

// CheckFields refuses needs that are out of order.
func (n Needs) CheckFields() error {
	var errs []error
	for i := 1; i < len(n.Needs); i++ {
		if month := n.Needs[i].Month; !n.Needs[i-1].Month.Before(month) {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrBadDate, Field: "needs[" + strconv.Itoa(i) + "].month",
				Value: month.String(), Reason: rule.Say("is not after the month before it", "不晚于前一个月份"),
				Do: rule.Say("sort the needs by month", "请按月份排列")})
		}
	}
	return rule.Join(errs...)
}

// Cover is whether cash and what falls due pay for the needs.
type Cover struct {
	Covered   bool            `json:"covered" doc:"every month can be paid" zh:"能否保证支付"`
	ShortFrom rule.Month      `json:"short_from,omitempty" doc:"first month that cannot be paid" zh:"首个不足月"`
	Lacking   decimal.Decimal `json:"lacking" out:"yuan" doc:"in that month, yuan" zh:"当月缺口（元）"`
	Left      decimal.Decimal `json:"left" out:"yuan" doc:"after the last month, where all are paid" zh:"剩余（元）"`
}

// Covers checks that cash and the payments of a ladder up to each month pay for the needs (确保待遇支付). A payment counts
// from its own month on.
//
// Errors: ErrBadDate for needs out of order; those of Earn.
func Covers(in Needs) (Cover, error) {
	if err := jsonrule.Check(rule.AreaFund, in); err != nil {
		return Cover{}, err
	}
	earned, err := in.Earn()
	if err != nil {
		return Cover{}, err
	}
	flows, left := earned.Flows, in.Cash
	for _, n := range in.Needs {
		for len(flows) > 0 && !flows[0].Month.After(n.Month) {
			left = left.Add(flows[0].Principal).Add(flows[0].Interest)
			flows = flows[1:]
		}
		left = left.Sub(n.Amount)
		if left.Sign() < 0 {
			return Cover{ShortFrom: n.Month, Lacking: left.Neg()}, nil
		}
	}
	return Cover{Covered: true, Left: left}, nil
}
