package care

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// FundingBand is the own rate of insured people from an age on.
type FundingBand struct {
	FromAge int
	Rate    decimal.Decimal
}

// FundingParams are the rates of one text, as fractions. The zero value is refused.
type FundingParams struct {
	Version string
	Force   rule.Span // 施行期间

	PooledRate  decimal.Decimal // 单位缴费费率, of employees and retirees
	Bands       []FundingBand   // 个人缴费费率 by age until retirement, youngest first
	RetireeRate decimal.Decimal // 个人缴费费率 of retirees
	PersonRate  decimal.Decimal // residents: individual part
	SubsidyRate decimal.Decimal // residents: 财政补助
	ResidentAge int             // residents are insured from this age
}

// leastAge is the age from which residents are insured, as its bounds see it.
type leastAge struct {
	ResidentAge int `json:"resident_age" in:"age"`
}

// Funding2024 returns the rates of 广州市长期护理保险试行办法 (穗医保规字〔2024〕1号), version "trial_2024".
func Funding2024() FundingParams {
	return FundingParams{
		Version: "trial_2024",
		Force: rule.Span{Area: rule.AreaMedical, What: rule.Say("long-term care funding", "长期护理保险筹资"),
			From: rule.DateOf(2024, 1, 3), Until: rule.DateOf(2027, 1, 3), // art. 32: 自印发之日起, 有效期3年
			Cite: rule.Cite{Title: "广州市长期护理保险试行办法", Number: "穗医保规字〔2024〕1号", Article: "art. 32",
				Issued: rule.DateOf(2024, 1, 3)}},

		PooledRate: decimal.New(15, -4), // art. 6 (1) 1: 0.15 %
		Bands: []FundingBand{
			{0, decimal.Decimal{}},   // art. 6 (1) 2 (1): below 35 nothing
			{35, decimal.New(2, -4)}, // art. 6 (1) 2 (2): 0.02 %
			{45, decimal.New(8, -4)}, // art. 6 (1) 2 (3): 0.08 % until retirement
		},
		RetireeRate: decimal.New(12, -4), // art. 6 (1) 2 (4): 0.12 %
		PersonRate:  decimal.New(15, -4), // art. 6 (2): 0.15 %
		SubsidyRate: decimal.New(15, -4), // art. 6 (2): 0.15 %
		ResidentAge: 18,                  // art. 4
	}
}

// Check refuses parameters that are not set or cannot be right.
func (p FundingParams) Check() error {
	var errs []error
	if p.Version == "" || p.Force.IsZero() {
		errs = append(errs, rule.AreaMedical.Missing("version",
			rule.Say("start from Funding2024", "请从 Funding2024 开始")))
	}
	if len(p.Bands) == 0 || p.Bands[0].FromAge != 0 {
		errs = append(errs, rule.AreaMedical.Missing("bands", rule.Say("begin with the band from age 0", "第一档从0岁开始")))
	}
	own := rate("rate")
	for i, b := range p.Bands {
		if i > 0 && b.FromAge <= p.Bands[i-1].FromAge {
			errs = append(errs, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "bands", strconv.Itoa(b.FromAge),
				rule.Say("is not above the band before it", "不高于前一档"),
				rule.Say("sort the bands by age", "请按年龄由小到大排列")))
		}
		errs = append(errs, own.Check(b.Rate))
	}
	for _, r := range [...]decimal.Decimal{p.PooledRate, p.RetireeRate, p.PersonRate, p.SubsidyRate} {
		errs = append(errs, own.Check(r))
	}
	errs = append(errs, jsonrule.Check(rule.AreaMedical, leastAge{p.ResidentAge}))
	return rule.Join(errs...)
}

// inForce refuses a month on whose last day the text is not in force: money is transferred by whole months (art. 5:
// 按月划转), and those of the text are 2024-01 to 2026-12.
func (p *FundingParams) inForce(month rule.Month) error {
	if p.Force.Contains(month.Add(1).First().Add(-1)) {
		return nil
	}
	whole := p.Force
	whole.From = whole.From.Month().First()
	return whole.In(month)
}
