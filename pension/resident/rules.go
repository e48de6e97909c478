package resident

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name. Those that can read a city's figures are in package scenario.
func Rules() []jsonrule.Rule {
	const resident37 = "粤府〔2014〕37号 art. "
	return []jsonrule.Rule{
		jsonrule.New("pension.resident_adjustment", jsonrule.About{
			Doc:     "the basic pension after an adjustment by prices and incomes",
			Chinese: "按物价和收入调整后的城乡居民基础养老金", Clause: "1.1c",
			Source: "the city's 2014 notice: 正常调整机制; weights are the caller's",
			Example: `{"basic":"191","price_weight":"0.5","price":"0.021","income_weight":"0.5","income":"0.056",` +
				`"floor":"191"}`}, adjustment),
		jsonrule.New("pension.resident_ways", jsonrule.About{
			Doc:     "the ways a resident has to a pension at an age and with so many years",
			Chinese: "城乡居民领取养老金的方式", Clause: "1.1c", Source: resident37 + "16",
			Example: `{"age":60,"years":12}`}, ways),
		jsonrule.New("pension.resident_payment", jsonrule.About{
			Doc:     "what a resident is paid in a month, from the account and from the government",
			Chinese: "城乡居民养老金当月支付额（个人账户与政府）", Clause: "1.1c", Source: resident37 + "14-16, 18",
			Example: `{"way":"full","pension":{"basic":"65","extra":"0","account":"100","total":"165"},` +
				`"balance":"40","month":"2037-03"}`}, Pay),
		jsonrule.New("pension.scheme_change", jsonrule.About{
			Doc:     "the scheme a person with both contributions draws from, and the balance that moves",
			Chinese: "职工与居民养老保险制度衔接", Clause: "1.1c", Source: "城乡养老保险制度衔接 (Guangzhou page of 2015)",
			Example: `{"employee_months":179,"reached_age":true,"gathered":true,"employee_balance":"50000",` +
				`"resident_balance":"8000"}`}, Change),
	}
}

func adjustment(in Growth) (Adjusted, error) { return Adjust(in, rule.Rounding{}) }

func ways(in asked) (Choice, error) { return Ways(in.Conditions, in.Person) }
