package items

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Kind is what an item is charged on. The zero value is no kind and refused.
type Kind uint8

// The three kinds.
const (
	PercentOfBase    Kind = iota + 1 // 按本人基数的比例: Value x Basis.Base
	FixedAmount                      // 定额: Value itself
	PercentOfAverage                 // 按当地平均工资的比例: Value x Basis.CityAverage, whatever the wage is
)

// Spec describes an item as text; Name, Kind, Value and EmployeeShare are required and have no default.
type Spec struct {
	Name          string        // 项目名称
	English       string        // the name in English; may be empty
	Kind          Kind          // what it is charged on
	Value         string        // a fraction above 0 and at most 1 (0.0026 is 0.26 %); for FixedAmount yuan above 0
	EmployeeShare string        // 个人分担比例, 0 to 1: "0" the employer bears all, "1" the employee does
	PayMonth      int           // 缴费月份 1-12 of a yearly item; 0 is every month
	Rounding      rule.Rounding // of the total and of the employee's part; zero: half up to the fen, the only one a FixedAmount takes
}

// Item is a Spec that was checked. The zero value is refused by Line.
type Item struct {
	spec         Spec
	value, share rule.Number
}

// New checks a spec and returns the item. Every bad field is reported at once.
func New(s Spec) (Item, error) {
	item := Item{spec: s}
	var errs []error
	if s.Name == "" {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "name", Reason: rule.Untranslated("is missing"), Do: rule.Untranslated("name the item, such as 补充公积金")})
	}
	value := rule.RateInput("", "value", 100)
	switch s.Kind {
	case FixedAmount:
		value = rule.WageInput("", "value")
		value.Do = rule.Untranslated("pass yuan a month with at most 2 decimals, such as 35")
	case PercentOfBase, PercentOfAverage:
	default:
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "kind", Value: strconv.Itoa(int(s.Kind)), Reason: rule.Untranslated("is not known"),
			Do: rule.Untranslated("use PercentOfBase, FixedAmount or PercentOfAverage")})
	}
	item.value = parse(value, s.Value, &errs)
	if len(errs) == 0 && item.value == (rule.Number{}) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "value", Value: s.Value, Reason: rule.Untranslated("is not above 0"), Do: rule.Untranslated("leave the item out where nothing is due")})
	}
	item.share = parse(rule.Input{Field: "employee_share", Max: 1, Places: 8, Do: rule.Untranslated(`pass the employee's share such as "0.6", or "0" where the employer bears all`)}, s.EmployeeShare, &errs)
	if s.PayMonth < 0 || s.PayMonth > 12 {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "pay_month", Value: strconv.Itoa(s.PayMonth), Reason: rule.Untranslated("is not 0 to 12"), Do: rule.Untranslated("pass 1 to 12, or 0 for every month")})
	}
	if s.Rounding.Unit > rule.ToYuan || s.Rounding.Mode > rule.Down {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "rounding", Reason: rule.Untranslated("is not a known unit and mode"), Do: rule.Untranslated("use the constants of package rule")})
	}
	if s.Kind == FixedAmount && s.Rounding != (rule.Rounding{}) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: "rounding", Reason: rule.Untranslated("and a fixed amount exclude each other"), Do: rule.Untranslated("pass the amount as it is to be paid")})
	}
	if err := errors.Join(errs...); err != nil {
		return Item{}, err
	}
	return item, nil
}

// parse reads one required number.
func parse(in rule.Input, text string, errs *[]error) rule.Number {
	if text == "" {
		*errs = append(*errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: in.Field, Reason: rule.Untranslated("is missing and has no default"), Do: in.Do})
		return rule.Number{}
	}
	n, err := in.ParseNumber(text)
	if err != nil {
		*errs = append(*errs, err)
	}
	return n
}

// Spec returns what the item was made from.
func (i *Item) Spec() Spec { return i.spec }

// Basis is what an item is charged on in a month. Only what the item's kind needs is read.
type Basis struct {
	Base        decimal.NullDecimal // the person's own base for PercentOfBase, yuan with at most 2 decimals
	CityAverage rule.Figure         // 当地月平均工资 for PercentOfAverage, such as a policy's Medical.Supplement.CityAverage
}

// Line computes the item for a month; false where the item is not due in it. It fails with the city average's own error
// where that is unknown, and names a base that is missing or out of range.
func (i *Item) Line(month rule.Month, b Basis) (Line, bool, error) {
	switch {
	case i.spec.Kind == 0:
		return Line{}, false, &rule.FieldError{Kind: rule.ErrMissingField, Field: "item", Reason: rule.Untranslated("is not set"), Do: rule.Untranslated("make the item with New")}
	case month.IsZero():
		return Line{}, false, &rule.FieldError{Kind: rule.ErrMissingField, Field: "month", Reason: rule.Untranslated("is not set"), Do: rule.Untranslated("pass the month of the slip")}
	case i.spec.PayMonth != 0 && int(month.Month()) != i.spec.PayMonth:
		return Line{}, false, nil
	}
	line := Line{item: *i, month: month}
	var err error
	if line.base, line.average, err = i.base(b); err != nil {
		return Line{}, false, err
	}
	line.total = i.value.Decimal()
	if i.spec.Kind != FixedAmount {
		line.total, err = rule.Product(0, line.base, i.value.Decimal(), i.spec.Rounding)
	}
	if err == nil {
		line.employee, err = rule.Product(0, line.total, i.share.Decimal(), i.spec.Rounding)
	}
	if err != nil {
		return Line{}, false, err
	}
	return line, true, nil
}

// base returns what the rate is multiplied with, and the figure where it is one; 0 for a fixed amount.
func (i *Item) base(b Basis) (decimal.Decimal, rule.Figure, error) {
	switch i.spec.Kind {
	case PercentOfBase:
		in := rule.WageInput("", "base")
		in.Do = rule.Sayf("pass the person's base for %s in yuan", "请填写该人员的%s基数（元）", i.spec.Name)
		if !b.Base.Valid {
			return decimal.Decimal{}, rule.Figure{}, &rule.FieldError{Kind: rule.ErrMissingField, Field: in.Field, Reason: rule.Untranslated("is missing and has no default"), Do: in.Do}
		}
		return b.Base.Decimal, rule.Figure{}, in.Check(b.Base.Decimal)
	case PercentOfAverage:
		if err := b.CityAverage.Err(); err != nil {
			return decimal.Decimal{}, rule.Figure{}, err
		}
		if b.CityAverage.None() {
			return decimal.Decimal{}, rule.Figure{}, &rule.FieldError{Kind: rule.ErrNotApplicable, Field: "city_average", Value: "none", Reason: rule.Untranslated("is no number"), Do: rule.Untranslated("pass the average wage of the city")}
		}
		average := b.CityAverage.Number().Decimal()
		return average, b.CityAverage, rule.WageInput("", "city_average").Check(average)
	}
	return decimal.Decimal{}, rule.Figure{}, nil
}
