package relief

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Economy is what a household has, all members together. Assets are deposits, securities and whatever else the line
// counts (人均金额（市值）).
type Economy struct {
	Persons int             `json:"persons" in:"count" min:"1" max:"100" doc:"household members" zh:"家庭人数"`
	Income  decimal.Decimal `json:"income" in:"yuan" doc:"of all, yuan a month" zh:"家庭月收入（元）"`
	Assets  decimal.Decimal `json:"assets" in:"yuan" doc:"of all, yuan" zh:"家庭财产（元）"`
}

// MeansLine is a limit per head, yuan. With Inclusive a household exactly on it passes, as for 不超过; without it only one
// below it does, as for 低于 (社会救助暂行办法 art. 9). With None there is no such limit, and PerHead is 0.
type MeansLine struct {
	PerHead   decimal.Decimal `json:"per_head" in:"yuan"`
	Inclusive bool            `json:"inclusive"`
	None      bool            `json:"none"`
}

// CheckFields refuses an amount of a line of the kind None.
func (l MeansLine) CheckFields() error {
	if !l.None || l.PerHead.Sign() == 0 {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrConflict, Field: "per_head", Value: l.PerHead.String(),
		Reason: rule.Say("has an amount and is none", "没有该项标准，却填写了金额"),
		Do:     rule.Say("leave the amount out where there is no line", "没有标准的请不填金额")}
}

// MeansLines are the limits of one kind of relief. Factor raises both for families that come in more easily (降低准入条件,
// 2.7 of the 2014 notice); 1 leaves them as they are. The zero value is refused.
type MeansLines struct {
	Income MeansLine       `json:"income_line"`
	Assets MeansLine       `json:"assets_line"`
	Factor decimal.Decimal `json:"factor" in:"factor" min:"0.0001"`
}

// MeansReason is why a household does not pass.
type MeansReason string

// The reasons.
const (
	IncomeTooHigh MeansReason = "income_too_high"
	AssetsTooHigh MeansReason = "assets_too_high"
)

// Words lists them.
func (MeansReason) Words() []string {
	return []string{string(IncomeTooHigh), string(AssetsTooHigh)}
}

// Verdict is the outcome of a check: every reason against a household, and the figures per head for reading, half away
// from zero to the fen.
type Verdict struct {
	Passes        bool            `json:"passes" doc:"whether it passes" zh:"是否通过"`
	Reasons       []MeansReason   `json:"reasons" doc:"against it: income_too_high, assets_too_high" zh:"未通过理由"`
	IncomePerHead decimal.Decimal `json:"income_per_head" out:"yuan" doc:"yuan a month" zh:"人均月收入（元）"`
	AssetsPerHead decimal.Decimal `json:"assets_per_head" out:"yuan" doc:"yuan" zh:"人均财产（元）"`
}

// meansCheck is a household and its lines.
type meansCheck struct {
	Economy
	MeansLines
}

// CheckMeans compares a household with the lines (居民家庭经济状况核对) and lists every reason against it. Totals are compared
// with the line times the persons, so that nothing is rounded before a comparison. 社会救助暂行办法 art. 9-10, 58.
//
// Errors: of every bad field; ErrConflict for a line that is None and has an amount.
func CheckMeans(e Economy, l MeansLines) (Verdict, error) {
	if err := jsonrule.Check(rule.AreaRelief, meansCheck{e, l}); err != nil {
		return Verdict{}, err
	}
	persons := whole.Number(e.Persons)
	out := Verdict{IncomePerHead: e.Income.DivRound(persons, 2), AssetsPerHead: e.Assets.DivRound(persons, 2)}
	if !l.Income.admits(e.Income, persons.Mul(l.Factor)) {
		out.Reasons = append(out.Reasons, IncomeTooHigh)
	}
	if !l.Assets.admits(e.Assets, persons.Mul(l.Factor)) {
		out.Reasons = append(out.Reasons, AssetsTooHigh)
	}
	out.Passes = len(out.Reasons) == 0
	return out, nil
}

// admits compares a household's total with the line for so many heads.
func (l MeansLine) admits(total, heads decimal.Decimal) bool {
	if l.None {
		return true
	}
	limit := l.PerHead.Mul(heads)
	if l.Inclusive {
		return total.LessThanOrEqual(limit)
	}
	return total.LessThan(limit)
}

// meansInput is a household against a line of income it has to be below and one of property it may reach.
type meansInput struct {
	Economy
	IncomeLine decimal.Decimal `json:"income_line" in:"yuan" doc:"a head: below it passes" zh:"人均收入线（元/月）"`
	AssetsLine decimal.Decimal `json:"assets_line" in:"yuan" doc:"a head: up to it passes" zh:"人均财产线（元）"`
	Factor     decimal.Decimal `json:"factor" in:"factor" min:"0.0001" default:"1" doc:"on both lines" zh:"放宽系数"`
}

func (in meansInput) check() (Verdict, error) {
	return CheckMeans(in.Economy, MeansLines{Income: MeansLine{PerHead: in.IncomeLine},
		Assets: MeansLine{PerHead: in.AssetsLine, Inclusive: true}, Factor: in.Factor})
}
