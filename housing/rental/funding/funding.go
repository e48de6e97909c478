package funding

import (
	"errors"
	"math/big"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/housing/rental/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Year is what comes in in one year, yuan.
type Year struct {
	Year          int
	NetLand       decimal.Decimal     // 土地出让净收益
	Ratio         decimal.Decimal     // the least share of it: 0.13 by the 2014 notice, 0.10 by 穗府办规〔2024〕13号 art. 18
	Allocated     decimal.NullDecimal // what was in fact set aside; not Valid: the least amount
	AddedValue    decimal.Decimal     // 住房公积金增值收益; below 0 for a loss, which the years after make good first
	RiskReserve   decimal.Decimal     // 贷款风险准备金 asked for
	ManagementFee decimal.Decimal     // 管理费用 asked for
}

// Project is one that shares the money, by weight.
type Project struct {
	Name   string
	Weight decimal.Decimal // above 0: its cost, area or homes
}

// Funded is one year's money and who gets it, yuan. Land + Added.PublicRental is Total, and Shares add up to Total.
type Funded struct {
	Year   int
	Share  housing.LandShare // the least amount, and what an allocation lacks
	Land   decimal.Decimal   // the allocation, or the least amount
	Added  housing.Added
	Loss   decimal.Decimal // carried into the next year
	Total  decimal.Decimal
	Shares []decimal.Decimal // by project, in their order
}

// Plan is the money of all years.
type Plan struct {
	Years    []Funded
	Projects []decimal.Decimal // each project over all years
	Total    decimal.Decimal
}

const maxItems = 1000

// Fund returns each year's money and its split over the projects. A loss of the provident fund is carried forward and
// made good before anything else of a later added value (housing.AddedValue).
//
// Errors: ErrOutOfRange for a number out of bounds, ErrConflict for years out of order.
func Fund(years []Year, projects []Project) (Plan, error) {
	if err := check(years, projects); err != nil {
		return Plan{}, err
	}
	weights := make([]decimal.Decimal, len(projects))
	for i, p := range projects {
		weights[i] = p.Weight
	}
	out := Plan{Projects: make([]decimal.Decimal, len(projects))}
	var loss decimal.Decimal
	for _, y := range years {
		funded, err := y.fund(loss, weights)
		if err != nil {
			return Plan{}, err
		}
		loss, out.Total = funded.Loss, out.Total.Add(funded.Total)
		for i, share := range funded.Shares {
			out.Projects[i] = out.Projects[i].Add(share)
		}
		out.Years = append(out.Years, funded)
	}
	return out, nil
}

// fund computes one year after a loss carried into it.
func (y *Year) fund(loss decimal.Decimal, weights []decimal.Decimal) (Funded, error) {
	var zero decimal.Decimal
	share, shareErr := housing.LandRevenue(y.NetLand, y.Ratio, y.Allocated)
	added, addedErr := housing.AddedValue(decimal.Max(y.AddedValue, zero), loss, y.RiskReserve, y.ManagementFee)
	if err := errors.Join(shareErr, addedErr); err != nil {
		return Funded{}, err
	}
	out := Funded{Year: y.Year, Share: share, Land: share.Least, Added: added, Loss: loss.Sub(added.Prior).Add(decimal.Max(y.AddedValue.Neg(), zero))}
	if y.Allocated.Valid {
		out.Land = y.Allocated.Decimal
	}
	out.Total = out.Land.Add(added.PublicRental)
	shares, err := Allocate(out.Total, weights)
	out.Shares = shares
	return out, err
}

// Allocate splits a total (yuan, 0 to 10^15, whole fen) by weights (above 0, to 10^15 with 4 decimals) so that the
// parts add up to it: each part cut to the fen, and the fen left over one each to the largest remainders, the first
// of equals first.
func Allocate(total decimal.Decimal, weights []decimal.Decimal) ([]decimal.Decimal, error) {
	if err := errors.Join(door.Total("total").Check(total), checkWeights(weights)); err != nil {
		return nil, err
	}
	fen := total.Shift(2).BigInt()
	units, sum := make([]*big.Int, len(weights)), new(big.Int)
	for i, w := range weights {
		units[i] = w.Shift(weightPlaces).BigInt()
		sum.Add(sum, units[i])
	}
	parts, rest, left := make([]*big.Int, len(weights)), make([]*big.Int, len(weights)), new(big.Int).Set(fen)
	order := make([]int, len(weights))
	for i, u := range units {
		parts[i], rest[i] = new(big.Int).QuoRem(new(big.Int).Mul(fen, u), sum, new(big.Int))
		left.Sub(left, parts[i])
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rest[b].Cmp(rest[a]) })
	for i := range int(left.Int64()) {
		parts[order[i]].Add(parts[order[i]], big.NewInt(1))
	}
	out := make([]decimal.Decimal, len(parts))
	for i, p := range parts {
		out[i] = decimal.NewFromBigInt(p, -2)
	}
	return out, nil
}

const weightPlaces = 4

func checkWeights(weights []decimal.Decimal) error {
	if len(weights) == 0 || len(weights) > maxItems {
		return door.Fail(rule.ErrOutOfRange, "weights", strconv.Itoa(len(weights)), "are not 1 to 1000", "pass one weight per project")
	}
	var errs []error
	in := door.Total("weight")
	in.Places, in.Do = weightPlaces, rule.Untranslated("pass a weight above 0")
	for _, w := range weights {
		err := in.Check(w)
		if err == nil && w.Sign() == 0 {
			err = door.Fail(rule.ErrOutOfRange, "weight", "0", "is not above 0", "leave the project out")
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func check(years []Year, projects []Project) error {
	err := errors.Join(door.Count("years", len(years), 1, maxItems, "pass 1 to 1000"), door.Count("projects", len(projects), 1, maxItems, "pass 1 to 1000"))
	if err != nil {
		return err
	}
	var errs []error
	signed := door.Total("added_value")
	signed.Min = -signed.Max
	for i, y := range years {
		errs = append(errs, signed.Check(y.AddedValue), door.Count("year", y.Year, 1900, 2200, "pass a calendar year"))
		if i > 0 && years[i-1].Year >= y.Year {
			errs = append(errs, door.Fail(rule.ErrConflict, "year", strconv.Itoa(y.Year), "is not after the one before it", "sort the years"))
		}
	}
	for _, p := range projects {
		if p.Name == "" {
			errs = append(errs, door.Fail(rule.ErrMissingField, "name", "", "is not given", "name every project"))
		}
	}
	return errors.Join(errs...)
}
