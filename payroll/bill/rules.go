package bill

import "github.com/shebao-go/shebao/jsonrule"

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const source = "市政府令第123号 art. 34; 广东省失业保险条例 art. 8"
	return []jsonrule.Rule{
		jsonrule.New("payroll.bill", jsonrule.About{
			Doc:     "an employer's bill per person or on the sum of bases, shared out exactly",
			Chinese: "单位应缴额：逐人取整合计，或按缴费基数合计取整，并分摊到人", Clause: "-", Source: source,
			Example: `{"bases":["5333.33","6111.11","7222.22"],"rate":"0.08","basis":"sum_of_bases"}`}, charged.bill),
		jsonrule.New("payroll.bill_match", jsonrule.About{
			Doc:     "which basis a given bill agrees with, per person or on the sum of bases",
			Chinese: "账单与哪种取整口径一致：逐人合计或按基数合计", Clause: "-", Source: source,
			Example: `{"bases":["5333.33","6111.11","7222.22"],"rate":"0.08","billed":"1493.33"}`}, billed.match),
	}
}
