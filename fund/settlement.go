package fund

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Settlement is a period's cost and who bears it, yuan. Fund + Hospital is Cost; a hospital's part below 0 is what it
// keeps.
type Settlement struct {
	Cost     decimal.Decimal `json:"cost" out:"yuan" doc:"recorded for the fund, yuan" zh:"统筹基金记账（元）"`
	Fund     decimal.Decimal `json:"fund" out:"yuan" doc:"what the fund pays, yuan" zh:"基金支付（元）"`
	Hospital decimal.Decimal `json:"hospital" out:"yuan" doc:"what the hospital bears, yuan" zh:"医院承担（元）"`
}

// CaseGroup is the cases of one kind (病种) and their agreed price (定额).
type CaseGroup struct {
	Name     string          `json:"name" doc:"of the kind" zh:"病种名称"`
	Cases    int             `json:"cases" in:"count" max:"100000000" doc:"number of cases" zh:"病例数"`
	Standard decimal.Decimal `json:"standard" in:"yuan" doc:"yuan a case" zh:"定额标准（元）"`
	Cost     decimal.Decimal `json:"cost" in:"total" doc:"recorded for all, yuan" zh:"实际费用（元）"`
}

// Cases are the cases of a period.
type Cases struct {
	Groups []CaseGroup `json:"groups" items:"1-10000" doc:"cases of one kind" zh:"病种"`
}

// Settle returns the settlement by fixed price per case (按病种、定额结算): cases × standard whatever they cost, group by
// group.
//
// Errors: ErrOutOfRange for a number out of bounds.
func (c Cases) Settle() (Settlement, error) {
	if err := jsonrule.Check(rule.AreaFund, c); err != nil {
		return Settlement{}, err
	}
	var out Settlement
	for _, g := range c.Groups {
		out.Cost = out.Cost.Add(g.Cost)
		out.Fund = out.Fund.Add(g.Standard.Mul(whole.Number(g.Cases)))
	}
	out.Hospital = out.Cost.Sub(out.Fund)
	return out, nil
}

// Heads are the insured of a period.
type Heads struct {
	Persons  int             `json:"persons" in:"count" max:"100000000" doc:"insured heads" zh:"人数"`
	Months   int             `json:"months" in:"count" min:"1" max:"120" doc:"months of the period" zh:"月数"`
	Standard decimal.Decimal `json:"standard" in:"yuan" doc:"yuan a head and month" zh:"人头标准（元/月）"`
	Cost     decimal.Decimal `json:"cost" in:"total" doc:"recorded for all, yuan" zh:"实际费用（元）"`
}

// Settle returns the settlement by heads (按人头结算): persons × standard of a month × months, whatever it cost.
//
// Errors: ErrOutOfRange for a number out of bounds.
func (h Heads) Settle() (Settlement, error) {
	if err := jsonrule.Check(rule.AreaFund, h); err != nil {
		return Settlement{}, err
	}
	fund := h.Standard.Mul(whole.Number(h.Persons)).Mul(whole.Number(h.Months))
	return Settlement{h.Cost, fund, h.Cost.Sub(fund)}, nil
}

// Overrun is how cost above the cap is shared up to a part of the cap, such as 0.1 for the first tenth above it.
type Overrun struct {
	UpTo decimal.Decimal `json:"up_to" in:"number" min:"0.000001" max:"100" places:"6" doc:"of the cap" zh:"超支比例上限"`

	FundShare decimal.Decimal `json:"fund_share" in:"rate" doc:"what the fund bears, a fraction" zh:"基金分担比例"`
}

// Cap is an agreement on a total (总额控制) and the period's cost.
type Cap struct {
	Amount decimal.Decimal `json:"cap" in:"total" min:"0.01" doc:"agreed total, yuan" zh:"总额指标（元）"`
	// LeastUse is the share of the cap a hospital has to use to keep anything, KeepShare what it keeps of the rest.
	LeastUse  decimal.Decimal `json:"least_use" in:"rate" doc:"of the cap, to keep anything" zh:"结余留用的最低使用率"`
	KeepShare decimal.Decimal `json:"keep_share" in:"rate" doc:"of the rest, kept" zh:"结余留用比例"`
	// Overruns rise; above the last the hospital bears all.
	Overruns []Overrun       `json:"overruns" items:"20" doc:"above the cap, rising" zh:"超支分担（由低到高）"`
	Cost     decimal.Decimal `json:"cost" in:"total" doc:"recorded, yuan" zh:"实际费用（元）"`
}

// CheckFields refuses parts of the cap that do not rise.
func (c Cap) CheckFields() error {
	var errs []error
	for i := 1; i < len(c.Overruns); i++ {
		upTo := c.Overruns[i].UpTo
		if !upTo.GreaterThan(c.Overruns[i-1].UpTo) {
			errs = append(errs, notAbove("overruns["+strconv.Itoa(i)+"].up_to", upTo,
				rule.Say("sort the parts of the agreement", "请由小到大排列各段")))
		}
	}
	return rule.Join(errs...)
}

// Settle returns the settlement under a total cap (总额预付、结余留用、超支分担): up to the cap the cost, and of what is left
// over a share if enough of the cap was used; above the cap a share by the part of the cap it exceeds.
//
// Errors: ErrOutOfRange for a number out of bounds or parts that do not rise.
func (c Cap) Settle() (Settlement, error) {
	if err := jsonrule.Check(rule.AreaFund, c); err != nil {
		return Settlement{}, err
	}
	fund := decimal.Min(c.Cost, c.Amount)
	if c.Cost.GreaterThanOrEqual(c.Amount.Mul(c.LeastUse)) {
		fund = fund.Add(c.Amount.Sub(fund).Mul(c.KeepShare))
	}
	var from decimal.Decimal
	over := c.Cost.Sub(c.Amount)
	for _, o := range c.Overruns {
		upTo := c.Amount.Mul(o.UpTo)
		if over.GreaterThan(from) {
			fund = fund.Add(decimal.Min(over, upTo).Sub(from).Mul(o.FundShare))
		}
		from = upTo
	}
	fund = fund.Round(2)
	return Settlement{c.Cost, fund, c.Cost.Sub(fund)}, nil
}
