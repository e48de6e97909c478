package items

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("payroll.item", jsonrule.About{
			Doc:     "an item beside the insurances: fixed, on a base, or on the city average",
			Chinese: "附加项目：定额、按本人基数或按当地平均工资", Clause: "-", Source: "the caller's own item",
			Example: `{"name":"补充医疗","kind":"percent_of_average","value":"0.005","employee_share":"0.5",` +
				`"month":"2025-08","city_average":"7001","rounding":{"unit":"fen","mode":"half_up"}}`}, item),
	}
}

// kinds are the JSON names of the kinds.
func kinds() jsonrule.Words {
	return jsonrule.Words{"", "percent_of_base", "fixed_amount", "percent_of_average"}
}

// MarshalText writes the JSON name, such as "fixed_amount".
func (k Kind) MarshalText() ([]byte, error) { return kinds().Text(uint8(k)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (k *Kind) UnmarshalText(text []byte) error { return kinds().Read((*uint8)(k), text) }

// Entry is an item by name, with what it is charged on.
type Entry struct {
	Name string `json:"name" doc:"of the item" zh:"项目名称"`
	Kind Kind   `json:"kind" doc:"what it is charged on" zh:"计算方式"`

	// A fraction above 0, or yuan where the amount is fixed.
	Value string `json:"value" in:"number" min:"0.00000001" max:"10000000000" places:"8" doc:"rate or yuan" zh:"比例或金额"`

	Share string `json:"employee_share" in:"rate" doc:"a fraction, 0 to 1" zh:"个人分担比例"`
	Pay   int    `json:"pay_month" in:"count,optional" min:"1" max:"12" doc:"of a yearly item" zh:"缴费月份"`

	Rounding    *roundingInput      `json:"rounding" doc:"half up to the fen where absent" zh:"取整"`
	Base        decimal.NullDecimal `json:"base" in:"wage" doc:"the person's own, yuan" zh:"本人基数（元）"`
	CityAverage decimal.NullDecimal `json:"city_average" in:"wage" doc:"monthly, yuan" zh:"当地月平均工资（元）"`
}

type itemInput struct {
	Entry
	Month rule.Month `json:"month" doc:"of the slip" zh:"月份"`
}

// roundingInput is a rounding by name.
type roundingInput struct {
	Unit    string `json:"unit" enum:"fen,jiao,yuan" doc:"what it is rounded to" zh:"取整单位"`
	Mode    string `json:"mode" enum:"half_up,up,down" doc:"where a remainder goes" zh:"取整方式"`
	FromFen bool   `json:"from_fen" in:",optional" doc:"half up to the fen first" zh:"先四舍五入到分（舍厘见分进角）"`
}

// rounding is half up to the fen where nothing was said.
func (in *roundingInput) rounding() (r rule.Rounding, err error) {
	if in == nil {
		return r, nil
	}
	units, modes := jsonrule.Words{"fen", "jiao", "yuan"}, jsonrule.Words{"half_up", "up", "down"}
	r.FromFen = in.FromFen
	unitErr := units.Read((*uint8)(&r.Unit), []byte(in.Unit))
	return r, rule.Join(unitErr, modes.Read((*uint8)(&r.Mode), []byte(in.Mode)))
}

type itemOutput struct {
	Due  bool        `json:"due" doc:"whether the item is due in the month" zh:"当月是否应缴"`
	Line *LineFields `json:"line" doc:"the item of the month" zh:"项目明细"`
}

func item(in itemInput) (out itemOutput, err error) {
	made, basis, err := in.Item()
	if err != nil {
		return out, err
	}
	line, due, err := made.Line(in.Month, basis)
	if !due {
		return out, err
	}
	fields := line.Fields()
	return itemOutput{Due: true, Line: &fields}, nil
}

// Item returns the item and what it is charged on.
func (e Entry) Item() (Item, Basis, error) {
	rounding, err := e.Rounding.rounding()
	if err != nil {
		return Item{}, Basis{}, err
	}
	made, err := New(Spec{Name: e.Name, Kind: e.Kind, Value: e.Value, EmployeeShare: e.Share, PayMonth: e.Pay,
		Rounding: rounding})
	basis := Basis{Base: e.Base}
	if err != nil || !e.CityAverage.Valid {
		return made, basis, err
	}
	average, err := rule.WageInput("", "city_average").Number(e.CityAverage.Decimal)
	if err != nil {
		return Item{}, Basis{}, err
	}
	basis.CityAverage = rule.SuppliedFigure(average, "city_average")
	return made, basis, nil
}
