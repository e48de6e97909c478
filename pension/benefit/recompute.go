package benefit

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Recomputed is a pension paid on an earlier benefit base and computed again on the published one. Differences are due
// minus paid: negative where too much was paid.
type Recomputed struct {
	Paid     Award
	Due      Award
	PerMonth decimal.Decimal // difference of the totals, yuan a month
	Total    decimal.Decimal // PerMonth times the months already paid
	Grade    rule.Grade      // the weaker of the two awards'
	Steps    []Step
}

// RecomputeInput is an award on an earlier base and what is known now.
type RecomputeInput struct {
	GuangdongInput
	Published  decimal.Decimal `json:"published_base" in:"base" doc:"as published, yuan a month" zh:"公布的计发基数（元/月）"`
	MonthsPaid int             `json:"months_paid" in:"months" doc:"months already paid" zh:"已发月数"`

	PublishedGrade rule.Grade `json:"published_base_grade" in:",optional" doc:"of it" zh:"公布基数的数据等级"`
}

// Recompute computes an award again (重新核定) when the benefit base of the year is published after the award: BenefitBase
// is the one the pension was paid on, Published the right one, MonthsPaid the months paid so far (0 to 1200). Both
// awards are rounded as awards are, and the difference is that of the rounded totals.
//
// Errors: those of Guangdong, and ErrOutOfRange for a base or months outside their bounds.
func Recompute(p GuangdongParams, in RecomputeInput) (Recomputed, error) {
	if err := jsonrule.Check(rule.AreaPension, in); err != nil {
		return Recomputed{}, err
	}
	paid, err := Guangdong(p, in.GuangdongInput)
	if err != nil {
		return Recomputed{}, err
	}
	in.BenefitBase, in.BenefitBaseGrade = in.Published, in.PublishedGrade
	due, err := Guangdong(p, in.GuangdongInput)
	if err != nil {
		return Recomputed{}, err
	}
	out := Recomputed{Paid: paid, Due: due, PerMonth: due.Total.Sub(paid.Total),
		Grade: max(paid.Grade, due.Grade)}
	out.Total = out.PerMonth.Mul(whole.Number(in.MonthsPaid))
	perMonth := out.PerMonth.StringFixed(2)
	difference := due.Total.StringFixed(2) + " - " + paid.Total.StringFixed(2) + " = " + perMonth
	total := perMonth + " × " + strconv.Itoa(in.MonthsPaid) + " = " + out.Total.StringFixed(2)
	out.Steps = []Step{
		{"每月差额", "difference a month", difference, out.PerMonth, rule.Cite{}},
		{"已发月份差额合计", "difference of the months already paid", total, out.Total, rule.Cite{}},
	}
	return out, nil
}
