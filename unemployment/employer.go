package unemployment

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/tiers"
	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Stabilised is an employer that kept its staff (稳岗返还), with the terms of one year's notice for its size: the rate is a
// share of the contributions of the year before (employer's and staff's), MostLost (裁员率上限) a share of the staff,
// inclusive.
type Stabilised struct {
	Rate     decimal.Decimal `json:"rate" in:"rate" doc:"of the contributions, a fraction" zh:"返还比例"`
	MostLost decimal.Decimal `json:"most_lost" in:"rate" doc:"of the staff, a fraction" zh:"裁员率上限"`
	Premium  decimal.Decimal `json:"premium" in:"total" doc:"paid in the year before, yuan" zh:"上年度缴费额（元）"`
	Staff    int             `json:"staff" in:"count" min:"1" max:"100000000" doc:"headcount then" zh:"上年度职工人数"`
	Lost     int             `json:"lost" in:"count" max:"100000000" doc:"jobs cut" zh:"裁员人数"`
}

// Refund returns the refund, half up to the fen, or 0 where the employer lost more of its staff than the terms allow.
// 广东省失业保险条例 art. 12(5).
//
// Errors: ErrOutOfRange for a number out of bounds.
func Refund(in Stabilised) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaUnemployment, in); err != nil {
		return decimal.Decimal{}, err
	}
	if whole.Number(in.Lost).GreaterThan(times(in.MostLost, in.Staff)) {
		return decimal.Decimal{}, nil
	}
	return in.Premium.Mul(in.Rate).Round(2), nil
}

// FloatTier is one tier of a floating employer rate (浮动费率档次): up to which share of its contributions, inclusive, the
// fund paid to the employer's former staff; not Valid: no end. The coefficient (缴费系数) is above 0, to 1.
type FloatTier struct {
	UpTo decimal.NullDecimal `json:"up_to" in:"number,null" min:"0" max:"1000" places:"8" doc:"a share" zh:"支缴率上限"`

	Coefficient decimal.Decimal `json:"coefficient" in:"rate" min:"0.00000001" doc:"such as 0.6" zh:"缴费系数"`
}

// Record is what an employer's coefficient follows from: what the fund paid to its former staff over the period of the
// rule, and what it paid in.
type Record struct {
	Tiers         []FloatTier     `json:"tiers" items:"1-20" doc:"rising, the last without an end" zh:"浮动档次（由低到高）"`
	Benefits      decimal.Decimal `json:"benefits" in:"total" doc:"to its former staff, yuan" zh:"失业保险待遇支出（元）"`
	Contributions decimal.Decimal `json:"contributions" in:"total" min:"1" doc:"paid in, yuan" zh:"缴费额（元）"`
}

// CheckFields refuses tiers that do not rise.
func (r Record) CheckFields() error { return tiers.Check(r.ends()) }

func (r Record) ends() []decimal.NullDecimal {
	out := make([]decimal.NullDecimal, len(r.Tiers))
	for i, t := range r.Tiers {
		out[i] = t.UpTo
	}
	return out
}

// FloatCoefficient returns the coefficient of the first tier an employer fits (浮动费率). The comparison is exact.
// Thresholds and coefficients are the caller's. 广东省失业保险条例 art. 9: lower rates for employers that keep their staff.
//
// Errors: ErrOutOfRange for a number out of bounds or tiers that do not rise and end without an upper end.
func FloatCoefficient(r Record) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaUnemployment, r); err != nil {
		return decimal.Decimal{}, err
	}
	return r.Tiers[tiers.Fit(r.ends(), r.Benefits, r.Contributions)].Coefficient, nil
}
