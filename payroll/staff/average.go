package staff

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// monthsAYear is the most months a year's average is taken over.
const monthsAYear = 12

// Year is the wages of the year before.
type Year struct {
	Total  decimal.Decimal `json:"total" in:"wage" doc:"all wages of the year before, yuan" zh:"上年度工资总额（元）"`
	Months int             `json:"months" in:"count" max:"12" doc:"months actually worked" zh:"实际工作月数"`
	ToYuan bool            `json:"rounding" in:",optional" enum:"fen,yuan" doc:"half up to the unit" zh:"取整单位"`
}

// CheckFields refuses a year without a month worked.
func (y Year) CheckFields() error {
	if y.Months > 0 {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrNotApplicable, Field: "months", Value: "0",
		Reason: rule.Say("leaves no year to average", "没有可平均的月份"),
		Do:     rule.Say("use the rule for new employees, FirstPay", "请使用新入职人员的规则（FirstPay）")}
}

// Average returns the monthly base behind the wages of a year (上年度月平均工资): the total over the months actually worked,
// rounded once, half away from zero, to the fen or to the yuan. 住房公积金管理条例 art. 16; 市政府令第123号 art. 34.
//
// Errors, with a nil average: ErrNotApplicable where no month was worked (see FirstPay); ErrOutOfRange for a total or
// months outside their bounds.
func (y Year) Average() (*decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaPayroll, y); err != nil {
		return nil, err
	}
	places := int32(2)
	if y.ToYuan {
		places = 0
	}
	average := y.Total.DivRound(whole.Number(y.Months), places)
	return &average, nil
}
