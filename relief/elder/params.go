package elder

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Params are the numbers of one city's rules. Start from Guangzhou2022; the zero value is refused.
type Params struct {
	From       rule.Date       // 施行之日
	LeastAge   int             // 服务对象
	OldAge     int             // 高龄
	Centenary  int             // age from which no other condition is asked
	First      decimal.Decimal // 第一类资助对象, yuan a month
	Second     decimal.Decimal // 第二类资助对象, yuan a month
	Severe     decimal.Decimal // 护理资助 of the severely disabled, added, yuan a month
	LineFactor decimal.Decimal // 经济困难: below so many times the minimum living standard
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
func (p Params) Check() error {
	return errors.Join(
		door.Count("least_age", p.LeastAge, 1, 150, "start from Guangzhou2022"), door.Count("old_age", p.OldAge, 1, 150, "start from Guangzhou2022"),
		door.Count("centenary", p.Centenary, 1, 150, "start from Guangzhou2022"), door.Yuan("first").Check(p.First),
		door.Yuan("second").Check(p.Second), door.Yuan("severe").Check(p.Severe), door.Factor("line_factor").Check(p.LineFactor))
}

// IncomeLine returns the monthly income per head below which an old person is in need (经济困难老年人): 2.5 times the minimum
// living standard, half away from zero to the fen. art. 49.
func (p Params) IncomeLine(standard decimal.Decimal) (decimal.Decimal, error) {
	if err := errors.Join(p.Check(), door.Yuan("standard").Check(standard)); err != nil {
		return decimal.Decimal{}, err
	}
	return standard.Mul(p.LineFactor).Round(2), nil
}
