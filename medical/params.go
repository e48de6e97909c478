package medical

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Params are the figures of one month. The zero value is refused.
type Params struct {
	Floor            rule.Figure // 缴费基数下限, yuan a month
	Ceiling          rule.Figure // 缴费基数上限, yuan a month
	EmployeeRate     rule.Figure // 个人费率, a fraction
	EmployerRate     rule.Figure // 单位费率, a fraction
	EnterpriseRelief rule.Figure // 阶段性减征后的企业费率, in place of EmployerRate; None outside its months
	// the same for social organisations and 民办非企业; the zero Figure or None where they have none
	SocialRelief rule.Figure
	Supplement   Supplement
}

// Supplement are the figures of the major-illness supplement (职工重大疾病医疗补助).
type Supplement struct {
	CityAverage rule.Figure // 上年度本市在岗职工月平均工资, the base of everybody, yuan a month
	Rate        rule.Figure // a fraction; None where the supplement is not levied
}

// Payer says which reliefs an employer comes under.
type Payer uint8

// The payers that differ in a relief.
const (
	PublicBody Payer = iota // 机关、事业单位: none
	Enterprise              // 企业、个体工商户
	Social                  // 社会组织、民办非企业
)

// payers are the names of the payers.
func payers() jsonrule.Words { return jsonrule.Words{"public_body", "enterprise", "social"} }

// MarshalText writes the name, such as "enterprise".
func (p Payer) MarshalText() ([]byte, error) { return payers().Text(uint8(p)), nil }

// UnmarshalText reads a name and refuses any other word.
func (p *Payer) UnmarshalText(text []byte) error { return payers().Read((*uint8)(p), text) }

// Charges returns the employee's and the employer's contribution before the wage is known. An employer under a relief
// has the rate of its months instead of the employer's rate.
func (p Params) Charges(by Payer) [2]rule.Charge {
	rate := p.EmployerRate
	switch {
	case by == Enterprise && !p.EnterpriseRelief.None():
		rate = p.EnterpriseRelief
	case by == Social && p.SocialRelief != (rule.Figure{}) && !p.SocialRelief.None():
		rate = p.SocialRelief
	}
	return [2]rule.Charge{
		{Scheme: rule.Medical, Payer: rule.Employee, Floor: p.Floor, Ceiling: p.Ceiling, Rate: p.EmployeeRate},
		{Scheme: rule.Medical, Payer: rule.Employer, Floor: p.Floor, Ceiling: p.Ceiling, Rate: rate},
	}
}

// Charge returns the employer's supplement; ok is false where it is known not to be levied.
func (s Supplement) Charge() (charge rule.Charge, ok bool) {
	if s.Rate.None() {
		return rule.Charge{}, false
	}
	return rule.Charge{Scheme: rule.IllnessSupplement, Payer: rule.Employer, Floor: s.CityAverage, Rate: s.Rate,
		Fixed: true}, true
}

// Check refuses parameters that are not set or cannot be right. A figure unknown for a stated reason passes; it fails
// where it is used.
func (p Params) Check() error {
	plain, enterprise, social := p.Charges(PublicBody), p.Charges(Enterprise), p.Charges(Social)
	charges := []rule.Charge{plain[0], plain[1], enterprise[1], social[1]}
	if charge, ok := p.Supplement.Charge(); ok {
		charges = append(charges, charge)
	}
	return rule.CheckAll(charges...)
}

// Contribute returns the month's contributions (医疗保险费), employee first, then the employer's, then the employer's
// major-illness supplement where it is levied. The declared wage (yuan, 0 to 10^10, at most 2 decimals) is put
// between floor and ceiling; the supplement's base is the city average whatever the wage. Each line is rounded half
// up to the fen. It fails with ErrNoRule where a figure is unknown. 市政府令第123号 art. 34, 35, 38.
func Contribute(p Params, by Payer, wage decimal.Decimal) ([]rule.Line, error) {
	if by > Social {
		return nil, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "payer", "", rule.Say("is not known", "不在可选范围内"),
			rule.Say("use PublicBody, Enterprise or Social", "可用 PublicBody、Enterprise 或 Social"))
	}
	both := p.Charges(by)
	charges := both[:]
	if charge, ok := p.Supplement.Charge(); ok {
		charges = append(charges, charge)
	}
	return rule.Lines(wage, charges...)
}
