package staff

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Shares are the figures of the contributions the unemployment fund pays, as fractions.
type Shares struct {
	Base       decimal.Decimal // of the city average, the medical base
	Medical    decimal.Decimal // of that base
	Supplement decimal.Decimal // of the city average: 职工重大疾病医疗补助
}

// Decree123 returns the figures of 广州市社会医疗保险办法 (广州市人民政府令第123号), in force from 2015-07-01.
func Decree123() Shares {
	return Shares{
		Base:       decimal.New(60, -2), // art. 34
		Medical:    decimal.New(10, -2), // art. 35
		Supplement: decimal.New(26, -4), // art. 38
	}
}

// FundPaid is what the unemployment fund pays in a month for a person who draws benefit, yuan. The person has no part
// of it: that line is absent, not 0.
type FundPaid struct {
	Base       decimal.Decimal `json:"base" out:"plain" doc:"of the medical part, unrounded, yuan" zh:"医保缴费基数（元）"`
	Medical    decimal.Decimal `json:"medical" out:"yuan" doc:"yuan" zh:"医疗保险费（元）"`
	Supplement decimal.Decimal `json:"supplement" out:"yuan" doc:"illness supplement, yuan" zh:"重大疾病医疗补助金（元）"`
	Total      decimal.Decimal `json:"total" out:"yuan" doc:"yuan" zh:"合计（元）"`
}

// UnemployedContribution returns the contributions of a month of unemployment benefit (领取失业保险金期间的职工医疗保险费), paid
// by the fund on the city's average monthly wage of the year before (yuan, above 0 to 10^10, at most 2 decimals). Each
// is rounded once, half away from zero to the fen. 社会保险法 art. 48; 市政府令第123号 art. 34, 35, 38.
//
// Errors: ErrOutOfRange for an average outside its bounds or a share that is not above 0 and at most 1.
func UnemployedContribution(s Shares, cityAverage decimal.Decimal) (FundPaid, error) {
	average := rule.Input{Area: rule.AreaMedical, Field: "city_average", Min: 1, Max: 10_000_000_000 * 100, Scale: 2,
		Places: 2, Do: rule.Say("pass the average wage of a month in yuan, such as 7000",
			"请填写月平均工资（元），例如 7000")}
	if err := rule.Join(average.Check(cityAverage), checkShare("base_share", s.Base),
		checkShare("medical_rate", s.Medical), checkShare("supplement_rate", s.Supplement)); err != nil {
		return FundPaid{}, err
	}
	base := cityAverage.Mul(s.Base)
	out := FundPaid{Base: base, Medical: base.Mul(s.Medical).Round(2),
		Supplement: cityAverage.Mul(s.Supplement).Round(2)}
	out.Total = out.Medical.Add(out.Supplement)
	return out, nil
}

func checkShare(field string, d decimal.Decimal) error {
	in := rule.Input{Area: rule.AreaMedical, Field: field, Min: 1, Max: 100_000_000, Scale: 8, Places: 8,
		Do: rule.Say("take Decree123, or pass fractions such as 0.1 for 10 %",
			"请采用 Decree123，或填写小数，例如 10% 写作 0.1")}
	return in.Check(d)
}
