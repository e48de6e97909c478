package pension

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("pension.unify_rates", jsonrule.About{
			Doc:     "a what-if: several employer rates become one over time, and who pays more; 14 % from 2015-01",
			Chinese: "测算：多档单位费率逐步统一，各组多缴或少缴多少（实际自2015年1月起统一为14%）", Clause: "1.1a",
			Source: "the city's 2014 notice: 20 % and 12 % to one rate within three years; 穗人社发〔2015〕5号 for what came",
			Example: `{"groups":[{"name":"high","rate":"0.20","base_total":"60000000000"},` +
				`{"name":"low","rate":"0.12","base_total":"40000000000"}],"target":"0.168","start":"2014-07",` +
				`"months":36}`}, unify),
	}
}

// neutral is the word for the revenue-neutral rate in place of a target.
const neutral = "revenue_neutral"

// unifyInput is a Unification whose target is a rate or a word, and whose months are absent beside shares.
type unifyInput struct {
	Groups []Group `json:"groups" items:"1-1000" doc:"by rate" zh:"各组单位"`

	Target string `json:"target" doc:"a rate as a fraction, or revenue_neutral" zh:"统一费率（小数），或 revenue_neutral"`

	Start rule.Month `json:"start" doc:"month of the first step" zh:"首步月份"`

	Months *int `json:"months" in:"months" doc:"to the full target; absent with shares" zh:"至目标的月数，或填 shares"`

	Every  int               `json:"every_months" in:"months" min:"1" default:"12" doc:"between steps" zh:"每步间隔月数"`
	Shares []decimal.Decimal `json:"shares" in:"rate,optional" items:"1200" doc:"of the way, to 1" zh:"各步进度（止于1）"`
}

// CheckFields wants a rate or the word as the target, and either months or shares.
func (in unifyInput) CheckFields() error {
	if in.Target != neutral {
		if _, err := target().Parse(in.Target); err != nil {
			return err
		}
	}
	switch {
	case in.Months != nil && len(in.Shares) > 0:
		return notBoth()
	case in.Months == nil && len(in.Shares) == 0:
		return failed(rule.ErrMissingField, "months", "", rule.Say("is missing", "没有填写"),
			rule.Say("pass the months to the full target, or shares", "请填写至目标的月数，或各步进度"))
	}
	return nil
}

func target() rule.Input { return rule.RateInput(rule.AreaPension, "target", 100) }

type unifyOutput struct {
	Target  decimal.Decimal            `json:"target" out:"8" doc:"the one rate, 8 decimals" zh:"统一费率（8位小数）"`
	Rounded decimal.Decimal            `json:"target_rounded" out:"3" doc:"the same to 0.1 %" zh:"统一费率（取到0.1%）"`
	Path    []pathStep                 `json:"path" doc:"the steps" zh:"各步"`
	Years   []changeOfYear             `json:"years" doc:"calendar years to the full target" zh:"各年变动"`
	Full    map[string]decimal.Decimal `json:"yearly_change" out:"yuan" doc:"at the target, yuan" zh:"达到目标后每年变动（元）"`
	Fund    decimal.Decimal            `json:"yearly_fund" out:"yuan" doc:"of the fund, at the target" zh:"基金每年增减（元）"`
}

type pathStep struct {
	From  rule.Month                 `json:"from" doc:"first month of the step" zh:"起始月份"`
	Rates map[string]decimal.Decimal `json:"rates" out:"plain" doc:"by group" zh:"各组费率"`
}

type changeOfYear struct {
	Year   int                        `json:"year" doc:"calendar year" zh:"年份"`
	Change map[string]decimal.Decimal `json:"change" out:"yuan" doc:"by group, positive = pays more" zh:"各组变动（正为多缴，元）"`
	Fund   decimal.Decimal            `json:"fund" out:"yuan" doc:"what the fund gains or loses" zh:"基金增减（元）"`
}

func unify(in unifyInput) (unifyOutput, error) {
	u := Unification{Groups: in.Groups, Start: in.Start, Every: in.Every, Shares: in.Shares}
	if in.Target != neutral {
		rate, err := target().Parse(in.Target)
		if err != nil {
			return unifyOutput{}, err
		}
		u.Target = decimal.NewNullDecimal(rate)
	}
	if in.Months != nil {
		u.Months = *in.Months
	}
	answer, err := UnifyRates(u)
	if err != nil {
		return unifyOutput{}, err
	}
	out := unifyOutput{Target: answer.Target, Rounded: answer.Rounded, Full: u.byName(answer.Full),
		Fund: answer.Fund}
	for k, step := range answer.Paths[0].Path.Steps() {
		rates := map[string]decimal.Decimal{}
		for _, p := range answer.Paths {
			rates[p.Name] = p.Path.Steps()[k].Value
		}
		out.Path = append(out.Path, pathStep{step.From, rates})
	}
	for _, y := range answer.Years {
		out.Years = append(out.Years, changeOfYear{y.Year, u.byName(y.Change), y.Fund})
	}
	return out, nil
}

// byName gives each group its amount.
func (u *Unification) byName(amounts []decimal.Decimal) map[string]decimal.Decimal {
	out := map[string]decimal.Decimal{}
	for i, g := range u.Groups {
		out[g.Name] = amounts[i]
	}
	return out
}
