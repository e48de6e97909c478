package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/relief/family"
	"github.com/shebao-go/shebao/rule"
)

// familyRules are the payments to family-planning families that read the city's figures.
func familyRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("relief.family_planning_support", jsonrule.About{
			Doc:     "reward and special support of family-planning families: since when, and the higher amount",
			Chinese: "计划生育奖励金、特别扶助：起始月及标准", Clause: "2.6",
			Source:  "广东省人口与计划生育条例 art. 36",
			Example: `{"scheme":"reward","sex":"male","birth_month":"1964-05","month":"2024-06"}`}, familySupport),
	}
}

type supportInput struct {
	family.Parent
	Loss *string `json:"loss" enum:"death,disability" doc:"special: what befell the child" zh:"死亡或伤残"`
}

// supportOutput has no amount where it is not known.
type supportOutput struct {
	family.Support
	Amount  decimal.NullDecimal `json:"amount" out:"yuan" doc:"yuan a month" zh:"标准（元/月）"`
	Grade   rule.Grade          `json:"grade,omitempty" doc:"how well the amount is known" zh:"数据等级"`
	Source  string              `json:"source,omitempty" doc:"the document of the amount" zh:"依据"`
	Missing string              `json:"missing,omitempty" doc:"why an amount due is not given" zh:"金额缺失的原因"`
}

func familySupport(in supportInput) (out supportOutput, err error) {
	series, err := in.series()
	if err != nil {
		return out, err
	}
	s, err := family.Entitlement(family.Guangzhou2021(), in.Parent)
	if err != nil {
		return out, err
	}
	out.Support = s
	due := !s.HigherAmount && !in.Month.Before(s.PaidFrom) // the higher amount is in no source seen
	f, lookErr := guangzhou.Lookup(series, in.Month)
	switch {
	case due && lookErr == nil:
		out.Amount = decimal.NewNullDecimal(f.Number().Decimal())
		out.Grade, out.Source = f.Grade(), f.Cite().In(rule.English)
	case s.Eligible:
		out.Missing = amountMissing(s, series, in.Month, lookErr)
	}
	return out, nil
}

// amountMissing says why an eligible person's amount is not given.
func amountMissing(s family.Support, series string, month rule.Month, err error) string {
	switch {
	case month.Before(s.PaidFrom):
		return "it is paid from " + s.PaidFrom.String()
	case s.HigherAmount:
		return "no source prints the higher amount"
	case series == "":
		return "pass loss: death or disability"
	}
	return err.Error()
}

// series is the name of the figure that holds the amount, empty where the loss is not stated.
func (in supportInput) series() (string, error) {
	switch {
	case in.Scheme == family.Reward && in.Loss != nil:
		return "", rule.AreaRelief.Refuse(rule.ErrUnknownField, "loss", *in.Loss,
			rule.Say("is not a field of the reward", "不是奖励金的字段"), rule.Say("leave it out", "请不填"))
	case in.Scheme == family.Reward:
		return "family_planning.one_child_reward", nil
	case in.Loss != nil:
		return "family_planning.special_" + *in.Loss, nil
	}
	return "", nil
}
