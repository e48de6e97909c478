package elder

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Params are the numbers of one city's rules. Start from Guangzhou2022; the zero value is refused.
type Params struct {
	From       rule.Date       `json:"from"`                                   // 施行之日
	LeastAge   int             `json:"least_age" in:"count" min:"1" max:"150"` // 服务对象
	OldAge     int             `json:"old_age" in:"count" min:"1" max:"150"`   // 高龄
	Centenary  int             `json:"centenary" in:"count" min:"1" max:"150"` // from it no other condition is asked
	First      decimal.Decimal `json:"first" in:"yuan"`                        // 第一类资助对象, yuan a month
	Second     decimal.Decimal `json:"second" in:"yuan"`                       // 第二类资助对象, yuan a month
	Severe     decimal.Decimal `json:"severe" in:"yuan"`                       // 护理资助 of the severely disabled, added
	LineFactor decimal.Decimal `json:"line_factor" in:"factor" min:"0.0001"`   // 经济困难: below so many times the standard
}

// Guangzhou2022 returns the numbers of 穗府办规〔2022〕13号, in force from its printing on 2022-09-13 for five years.
func Guangzhou2022() Params {
	return Params{
		From:       rule.DateOf(2022, 9, 13), // art. 52
		LeastAge:   60,                       // art. 4
		OldAge:     80,                       // art. 24(1)3, 24(2)1
		Centenary:  100,                      // art. 24(1)5
		First:      decimal.New(400, 0),      // art. 26
		Second:     decimal.New(200, 0),      // art. 26
		Severe:     decimal.New(200, 0),      // art. 26
		LineFactor: decimal.New(25, -1),      // art. 49
	}
}

// Check refuses parameters that are not set or cannot be right.
func (p Params) Check() error { return jsonrule.Check(rule.AreaRelief, p) }

// IncomeLine returns the monthly income per head below which an old person is in need (经济困难老年人): 2.5 times the minimum
// living standard, half away from zero to the fen. art. 49.
func (p Params) IncomeLine(standard decimal.Decimal) (decimal.Decimal, error) {
	if err := rule.Join(p.Check(), jsonrule.Check(rule.AreaRelief, standardInput{standard})); err != nil {
		return decimal.Decimal{}, err
	}
	return standard.Mul(p.LineFactor).Round(2), nil
}
