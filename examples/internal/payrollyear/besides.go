package payrollyear

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/rule"
)

// The items of the fictional company beside the insurances: what they cost, and the city average one is charged on,
// are made up.
const (
	cityAverage = 7000
	yearlyItem  = "意外险"
	monthlyItem = "补充医疗"
)

// besides are the items and what each is charged on; a roster of one's own has none.
type besides struct {
	items []items.Item
	bases []items.Basis
}

func (o *options) besides() (besides, error) {
	var b besides
	if !o.demo() {
		return b, nil
	}
	average, err := rule.WageInput("", "city_average").Number(decimal.New(cityAverage, 0))
	if err != nil {
		return b, err
	}
	for _, spec := range []items.Spec{
		{Name: yearlyItem, English: "Accident cover", Kind: items.FixedAmount, Value: "60", EmployeeShare: "0",
			PayMonth: 1},
		{Name: monthlyItem, English: "Supplementary medical", Kind: items.PercentOfAverage, Value: "0.005",
			EmployeeShare: "0.6"},
	} {
		item, err := items.New(spec)
		if err != nil {
			return b, err
		}
		b.items = append(b.items, item)
		b.bases = append(b.bases, items.Basis{
			CityAverage: rule.SuppliedFigure(average, o.Say("city average, made up", "全市平均工资（虚构）"))})
	}
	return b, nil
}
