package resident

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("medical.resident_waiting_months", jsonrule.About{
			Doc:     "months without benefits after a gap or a missed window",
			Chinese: "城乡居民医保待遇等待期（月）", Clause: "1.2b",
			Source:  "notice on enrolment for 2026 (2025-10-14) 三, 四, 七; 国办发〔2024〕38号",
			Example: `{"year":2026,"years_uninsured":2,"repair_years_paid":1,"missed_window":true}`}, waitingMonths),
		jsonrule.New("medical.resident_benefit_start", jsonrule.About{
			Doc:     "first and last day of benefits of who joins without a waiting period",
			Chinese: "城乡居民医保待遇享受时间（无等待期）", Clause: "1.2b",
			Source:  "notice on enrolment for 2026 (2025-10-14) 四, 七",
			Example: `{"year":2026,"paid":"2025-11-03","window_end":"2025-12-20"}`}, BenefitStart),
		jsonrule.New("medical.resident_merge", jsonrule.About{
			Doc:     "several residents' schemes become one, or both amounts rise, over some years",
			Chinese: "整合城乡居民医疗保险制度，逐年调整个人缴费和财政补助", Clause: "1.2b",
			Source: "the city's 2014 notice: 整合, 逐步提高",
			Example: `{"schemes":[{"name":"urban","persons":100,"personal":"300","subsidy":"400"},` +
				`{"name":"rural","persons":300,"personal":"100","subsidy":"300"}],"first_year":2015,"years":2}`},
			Merge),
		jsonrule.New("medical.critical_illness", jsonrule.About{
			Doc:     "what critical-illness insurance pays by tiers",
			Chinese: "大病保险分段支付金额", Clause: "1.4b",
			Source: "the city's 2014 notice: 建立城乡居民大病保险制度; tiers are the caller's",
			Example: `{"remaining":"170000","tiers":[{"over":"10000","up_to":"100000","rate":"0.50"},` +
				`{"over":"100000","up_to":null,"rate":"0.60"}],"annual_cap":"200000"}`}, criticalIllness),
		jsonrule.New("medical.critical_illness_cap_bonus", jsonrule.About{
			Doc:     "how much the cap of critical-illness insurance rises for steady members",
			Chinese: "连续参保和零报销人员大病保险最高支付限额的提高额", Clause: "1.4b",
			Source:  "国办发〔2024〕38号; 广东 2025-01-01",
			Example: `{"year":2030,"continuous_years":5,"zero_claim_years":0,"original_cap":"400000"}`}, capBonus),
		jsonrule.New("medical.critical_illness_bonus_years", jsonrule.About{
			Doc:     "the years that count for a higher cap of critical-illness insurance",
			Chinese: "大病保险封顶线激励所计的连续参保年数和零报销年数", Clause: "1.4b", Source: "广东 2025-01-01",
			Example: `{"past":[{"insured":true},{"insured":true,"zero_claim":true}]}`},
			func(in pastYears) (Tallied, error) { return Tally(in.Past) }),
		jsonrule.New("medical.payers", jsonrule.About{
			Doc:     "one year's costs shared by basic fund, critical-illness insurance and assistance; what is left",
			Chinese: "全年医疗费用由基本医保、大病保险、医疗救助依次分担，及其余额", Clause: "1.4b, 2.1c",
			Source: "社会救助暂行办法 art. 29",
			Example: `{"total":"280000","out_of_scope":"10000",` +
				`"basic":{"deductible":"0","ratio":"0.7","cap":"100000"},` +
				`"tiers":[{"over":"10000","up_to":"100000","rate":"0.5"},` +
				`{"over":"100000","up_to":null,"rate":"0.6"}],` +
				`"annual_cap":"200000","assistance":{"start":"5000","share":"0.8"}}`}, Settle),
	}
}

type waitingOutput struct {
	Months int `json:"months" doc:"months without benefits" zh:"待遇等待期（月）"`
}

func waitingMonths(in Waiting) (waitingOutput, error) {
	months, err := WaitingMonths(in)
	return waitingOutput{months}, err
}

type criticalOutput struct {
	Paid decimal.Decimal `json:"paid" out:"yuan" doc:"paid in the year, yuan" zh:"大病保险支付（元）"`
}

func criticalIllness(in tiered) (criticalOutput, error) {
	paid, err := CriticalIllness(in.Remaining, in.Tiers, in.AnnualCap)
	return criticalOutput{paid}, err
}

type bonusOutput struct {
	Bonus decimal.Decimal `json:"bonus" out:"yuan" doc:"how much the cap rises, yuan" zh:"封顶线提高额（元）"`
}

func capBonus(in bonusYears) (bonusOutput, error) {
	bonus, err := CapBonus(Guangdong2025(), in.Year, in.Steady, in.ZeroClaim, in.Original)
	return bonusOutput{bonus}, err
}
