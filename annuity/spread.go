package annuity

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// spreadTimes is how often the average an employee may be credited (企业年金办法, 令第36号).
const spreadTimes = 5

// Credited is the employer's money credited to each employee of the plan (企业当期缴费计入个人账户) for one period, yuan.
type Credited struct {
	Month   rule.Month        `json:"month" doc:"of the period" zh:"月份"`
	Credits []decimal.Decimal `json:"credits" in:"yuan" items:"1-100000" doc:"of each, yuan" zh:"各职工计入额（元）"`
}

// Spread compares what each employee is credited with the average: Most is five times it, rounded down to the fen,
// yuan; Over are the positions of the employees credited more than that.
type Spread struct {
	Most decimal.Decimal `json:"most" out:"yuan" doc:"five times the average, yuan" zh:"平均额的5倍（元）"`
	Over []int           `json:"over" doc:"positions of those above it, from 0" zh:"超出者的序号（从0起）"`
}

// CheckSpread compares the employer's money credited to each employee for one period with five times its average. The
// comparison is exact: the average is not rounded first.
//
// Errors: ErrMissingField without a month, ErrNoRule before 2018-02 and after 2027-12, ErrOutOfRange without an
// employee, for more than 100,000 or for an amount outside 0 to 10^10.
//
// 企业年金办法 (令第36号); the number of the article was not seen.
func CheckSpread(in Credited) (Spread, error) {
	if err := jsonrule.Check(rule.AreaAnnuity, in); err != nil {
		return Spread{}, err
	}
	if err := order36(rule.Say("spread between employees", "年金分配差距"), "").In(in.Month); err != nil {
		return Spread{}, err
	}
	total := decimal.Sum(decimal.Decimal{}, in.Credits...)
	n := int64(len(in.Credits))
	out := Spread{Most: shareDown(total, spreadTimes, n)}
	for i, credit := range in.Credits {
		if credit.Mul(whole.Number(n)).GreaterThan(total.Mul(whole.Number(spreadTimes))) {
			out.Over = append(out.Over, i)
		}
	}
	return out, nil
}
