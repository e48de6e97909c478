package rental

import (
	"math/big"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// FundingYear is what comes in in one year, yuan.
type FundingYear struct {
	Year          int                 `json:"year" in:"year" doc:"calendar year" zh:"年份"`
	NetLand       decimal.Decimal     `json:"net_revenue" in:"total" doc:"of land, yuan" zh:"土地出让净收益（元）"`
	Ratio         decimal.Decimal     `json:"ratio" in:"rate" default:"0.13" doc:"the least share of it" zh:"最低比例"`
	Allocated     decimal.NullDecimal `json:"allocated" in:"total" doc:"set aside in fact, yuan" zh:"实际安排（元）"`
	AddedValue    decimal.Decimal     `json:"added_value" in:"total" min:"-1000000000000000" doc:"or loss" zh:"增值收益（元）"`
	RiskReserve   decimal.Decimal     `json:"risk_reserve" in:"total" doc:"asked for, yuan" zh:"贷款风险准备金（元）"`
	ManagementFee decimal.Decimal     `json:"management_fee" in:"total" doc:"asked for, yuan" zh:"管理费用（元）"`
}

// Project is one that shares the money, by weight: its cost, area or homes.
type Project struct {
	Name   string          `json:"name" doc:"of the project" zh:"项目名称"`
	Weight decimal.Decimal `json:"weight" in:"number" min:"0.0001" max:"100000000000000" places:"4" doc:"share" zh:"权重"`
}

// funding is what Fund takes.
type funding struct {
	Years    []FundingYear `json:"years" items:"1-1000" doc:"in order" zh:"各年（按年份排列）"`
	Projects []Project     `json:"projects" items:"1-1000" doc:"who share the money" zh:"分配资金的项目"`
}

// CheckFields refuses years out of order and projects without a name.
func (f funding) CheckFields() error {
	var errs []error
	for i, y := range f.Years {
		if i > 0 && f.Years[i-1].Year >= y.Year {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: item("years", i) + ".year",
				Value: strconv.Itoa(y.Year), Reason: rule.Say("is not after the one before it", "不晚于前一年"),
				Do: rule.Say("sort the years", "请按年份排列")})
		}
	}
	for i, p := range f.Projects {
		if p.Name == "" {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: item("projects", i) + ".name",
				Reason: rule.Say("is not given", "没有填写"), Do: rule.Say("name every project", "请填写每个项目的名称")})
		}
	}
	return rule.Join(errs...)
}

// Funded is one year's money and who gets it, yuan. Land is the allocation, or the least amount where none was given.
// Land + Added.PublicRental is Total, and Shares, by project in their order, add up to Total.
type Funded struct {
	Year   int             `json:"year" doc:"calendar year" zh:"年份"`
	Share  LandShare       `json:"share" doc:"what is due of the land revenue" zh:"土地出让净收益应安排额"`
	Land   decimal.Decimal `json:"land" out:"yuan" doc:"from land revenue, yuan" zh:"土地出让净收益安排（元）"`
	Added  housing.Added   `json:"added" doc:"how the added value is used" zh:"增值收益分配"`
	Loss   decimal.Decimal `json:"loss" out:"yuan" doc:"carried into the next year, yuan" zh:"结转下年的亏损（元）"`
	Total  decimal.Decimal `json:"total" out:"yuan" doc:"of the year, yuan" zh:"本年资金（元）"`
	Shares decimals        `json:"shares" out:"yuan" doc:"of each project, yuan" zh:"各项目分配额（元）"`
}

// FundingPlan is the money of all years. Projects is what each gets over all years.
type FundingPlan struct {
	Years    []Funded        `json:"years" doc:"year by year" zh:"各年资金"`
	Projects decimals        `json:"projects" out:"yuan" doc:"of each over all years, yuan" zh:"各项目合计（元）"`
	Total    decimal.Decimal `json:"total" out:"yuan" doc:"of all years, yuan" zh:"合计（元）"`
}

// Fund returns each year's money for public rental housing (公共租赁住房资金) and its split over the projects: the share of
// net land revenue (0.13 by the 2014 notice, 0.10 by 穗府办规〔2024〕13号 art. 18), or what was in fact set aside, and the
// provident fund's added value. A loss of the fund is carried forward and made good before anything else of a later
// added value (housing.AddedValue).
//
// Errors: ErrOutOfRange for a number out of bounds, ErrConflict for years out of order.
func Fund(years []FundingYear, projects []Project) (FundingPlan, error) {
	if err := jsonrule.Check(rule.AreaHousing, funding{years, projects}); err != nil {
		return FundingPlan{}, err
	}
	weights := make([]decimal.Decimal, len(projects))
	for i, p := range projects {
		weights[i] = p.Weight
	}
	out := FundingPlan{Projects: make([]decimal.Decimal, len(projects))}
	var loss decimal.Decimal
	for i, y := range years {
		funded, err := y.fund(loss, weights)
		if err != nil {
			return FundingPlan{}, err
		}
		if funded.Loss.GreaterThan(decimal.New(1, 15)) {
			return FundingPlan{}, tooMuchLost(i, y.AddedValue)
		}
		loss, out.Total = funded.Loss, out.Total.Add(funded.Total)
		for i, share := range funded.Shares {
			out.Projects[i] = out.Projects[i].Add(share)
		}
		out.Years = append(out.Years, funded)
	}
	return out, nil
}

// tooMuchLost refuses a loss that makes those carried forward more than a total may be.
func tooMuchLost(year int, addedValue decimal.Decimal) error {
	return rule.AreaHousing.Refuse(rule.ErrOutOfRange, item("years", year)+".added_value", addedValue.String(),
		rule.Say("makes the losses carried forward more than 10^15 yuan", "使结转的亏损超过10^15元"),
		rule.Say("check the amounts", "请核对金额"))
}

// fund computes one year after a loss carried into it.
func (y *FundingYear) fund(loss decimal.Decimal, weights []decimal.Decimal) (Funded, error) {
	var zero decimal.Decimal
	share, shareErr := LandRevenue(y.NetLand, y.Ratio, y.Allocated)
	added, addedErr := housing.AddedValue(decimal.Max(y.AddedValue, zero), loss, y.RiskReserve, y.ManagementFee)
	if err := rule.Join(shareErr, addedErr); err != nil {
		return Funded{}, err
	}
	out := Funded{Year: y.Year, Share: share, Land: share.Least, Added: added}
	out.Loss = loss.Sub(added.Prior).Add(decimal.Max(y.AddedValue.Neg(), zero))
	if y.Allocated.Valid {
		out.Land = y.Allocated.Decimal
	}
	out.Total = out.Land.Add(added.PublicRental)
	out.Shares = allocate(out.Total, weights)
	return out, nil
}

// weightPlaces is how many decimals a weight may have.
const weightPlaces = 4

type allocation struct {
	Total   decimal.Decimal `json:"total" in:"total"`
	Weights decimals        `json:"weights" in:"number" min:"0.0001" max:"100000000000000" places:"4" items:"1-1000"`
}

// Allocate splits a total (yuan, 0 to 10^15, whole fen) by weights (above 0, to 10^14 with 4 decimals) so that the
// parts add up to it (最大余额法): each part cut to the fen, and the fen left over one each to the largest remainders, the
// first of equals first.
func Allocate(total decimal.Decimal, weights []decimal.Decimal) ([]decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaHousing, allocation{total, weights}); err != nil {
		return nil, err
	}
	return allocate(total, weights), nil
}

// allocate is Allocate for a total and weights that were checked.
func allocate(total decimal.Decimal, weights []decimal.Decimal) []decimal.Decimal {
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
	return out
}
