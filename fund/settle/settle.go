package settle

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/fund/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Settlement is a period's cost and who bears it, yuan. Fund + Hospital is Cost.
type Settlement struct {
	Cost     decimal.Decimal // what the hospital recorded for the fund (统筹基金记账)
	Fund     decimal.Decimal // what the fund pays
	Hospital decimal.Decimal // what the hospital bears; below 0 what it keeps
}

// Group is the cases of one kind (病种) and their agreed price.
type Group struct {
	Name     string
	Cases    int
	Standard decimal.Decimal // 定额 of a case, yuan
	Cost     decimal.Decimal // recorded for all of them, yuan
}

const maxGroups = 10_000

// PerCase returns the settlement by fixed price per case (按病种、定额结算): cases × standard whatever they cost, group by
// group.
//
// Errors: ErrOutOfRange for a number out of bounds.
func PerCase(groups []Group) (Settlement, error) {
	if len(groups) == 0 || len(groups) > maxGroups {
		return Settlement{}, door.Fail(rule.ErrOutOfRange, "groups", strconv.Itoa(len(groups)), "are not 1 to 10000", "pass the groups of cases")
	}
	var out Settlement
	var errs []error
	for _, g := range groups {
		if err := errors.Join(count("cases", g.Cases), door.Total("standard").Check(g.Standard), door.Total("cost").Check(g.Cost)); err != nil {
			errs = append(errs, err)
			continue
		}
		out.Cost = out.Cost.Add(g.Cost)
		out.Fund = out.Fund.Add(g.Standard.Mul(door.Whole(g.Cases)))
	}
	out.Hospital = out.Cost.Sub(out.Fund)
	if err := errors.Join(errs...); err != nil {
		return Settlement{}, err
	}
	return out, nil
}

// PerHead returns the settlement by heads (按人头结算): persons × standard of a month × months, whatever it cost.
//
// Errors: ErrOutOfRange for a number out of bounds.
func PerHead(persons, months int, standard, cost decimal.Decimal) (Settlement, error) {
	if err := errors.Join(count("persons", persons), door.Count("months", months, 1, 120, "pass the months of the period"),
		door.Total("standard").Check(standard), door.Total("cost").Check(cost)); err != nil {
		return Settlement{}, err
	}
	fund := standard.Mul(door.Whole(persons)).Mul(door.Whole(months))
	return Settlement{cost, fund, cost.Sub(fund)}, nil
}

func count(field string, n int) error {
	return door.Count(field, n, 0, 100_000_000, "pass a count")
}

// Overrun is how cost above the cap is shared up to a part of the cap.
type Overrun struct {
	UpTo      decimal.Decimal // of the cap, such as 0.1 for the first tenth above it
	FundShare decimal.Decimal // a fraction from 0 to 1
}

// Cap is an agreement on a total (总额控制).
type Cap struct {
	Amount    decimal.Decimal // yuan, above 0
	LeastUse  decimal.Decimal // share of the cap a hospital has to use to keep anything: 0 to 1
	KeepShare decimal.Decimal // share of what is left over that it keeps: 0 to 1
	Overruns  []Overrun       // in rising order; above the last the hospital bears all
}

const maxOverruns = 20

// UnderCap returns the settlement under a total cap (总额预付、结余留用、超支分担): up to the cap the cost, and of what is left
// over a share if enough of the cap was used; above the cap a share by the part of the cap it exceeds.
//
// Errors: ErrOutOfRange for a number out of bounds or parts that do not rise.
func UnderCap(c Cap, cost decimal.Decimal) (Settlement, error) {
	if err := errors.Join(c.check(), door.Total("cost").Check(cost)); err != nil {
		return Settlement{}, err
	}
	fund := decimal.Min(cost, c.Amount)
	if left := c.Amount.Sub(cost); left.Sign() > 0 && cost.GreaterThanOrEqual(c.Amount.Mul(c.LeastUse)) {
		fund = fund.Add(left.Mul(c.KeepShare))
	}
	var from decimal.Decimal
	over := cost.Sub(c.Amount)
	for _, o := range c.Overruns {
		upTo := c.Amount.Mul(o.UpTo)
		if over.GreaterThan(from) {
			fund = fund.Add(decimal.Min(over, upTo).Sub(from).Mul(o.FundShare))
		}
		from = upTo
	}
	fund = fund.Round(2)
	return Settlement{cost, fund, cost.Sub(fund)}, nil
}

func (c *Cap) check() error {
	errs := []error{door.Positive("cap").Check(c.Amount), door.Share("least_use").Check(c.LeastUse), door.Share("keep_share").Check(c.KeepShare)}
	if len(c.Overruns) > maxOverruns {
		return errors.Join(append(errs, door.Fail(rule.ErrOutOfRange, "overruns", strconv.Itoa(len(c.Overruns)), "are more than 20", "pass the parts of the agreement"))...)
	}
	upTo := rule.Input{Field: "fund: up_to", Max: 100, Places: 6, Do: rule.Untranslated("pass a part of the cap, such as 0.1")}
	for i, o := range c.Overruns {
		err := upTo.Check(o.UpTo)
		errs = append(errs, err, door.Share("fund_share").Check(o.FundShare))
		if err == nil && (o.UpTo.Sign() == 0 || i > 0 && upTo.Check(c.Overruns[i-1].UpTo) == nil && !o.UpTo.GreaterThan(c.Overruns[i-1].UpTo)) {
			errs = append(errs, door.Fail(rule.ErrOutOfRange, "up_to", o.UpTo.String(), "is not above the part before it", "sort the parts of the agreement"))
		}
	}
	return errors.Join(errs...)
}
