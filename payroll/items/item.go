package items

import (
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
	Name          string // 项目名称
	English       string // the name in English; may be empty
	Kind          Kind   // what it is charged on
	Value         string // a fraction above 0 and at most 1 (0.0026 is 0.26 %); for FixedAmount yuan above 0
	EmployeeShare string // 个人分担比例, 0 to 1: "0" the employer bears all, "1" the employee does
	PayMonth      int    // 缴费月份 1-12 of a yearly item; 0 is every month

	// Of the total and of the employee's part; zero: half up to the fen, the only one a FixedAmount takes.
	Rounding rule.Rounding
}

// Item is a Spec that was checked. The zero value is refused by Line.
type Item struct {
	spec         Spec
	value, share rule.Number
}

// New checks a spec and returns the item. Every bad field is reported at once.
func New(s Spec) (Item, error) {
	item := Item{spec: s}
	var valueErr, shareErr error
	item.value, valueErr = parse(s.valueInput(), s.Value)
	if valueErr == nil && item.value == (rule.Number{}) {
		valueErr = fail(rule.ErrOutOfRange, "value", s.Value, rule.Say("is not above 0", "不大于 0"),
			rule.Say("leave the item out where nothing is due", "不需缴纳时请删除该项目"))
	}
	item.share, shareErr = parse(rule.Input{Field: "employee_share", Max: 1, Places: 8,
		Do: rule.Say(`pass the employee's share such as "0.6", or "0" where the employer bears all`,
			`请填写个人分担比例，例如 "0.6"；全部由单位负担填 "0"`)}, s.EmployeeShare)
	err := rule.Join(s.checkName(), s.checkKind(), valueErr, shareErr, s.checkPayMonth(), s.checkRounding())
	if err != nil {
		return Item{}, err
	}
	return item, nil
}

func (s *Spec) checkName() error {
	if s.Name != "" {
		return nil
	}
	return fail(rule.ErrMissingField, "name", "", rule.Say("is missing", "没有填写"),
		rule.Say("name the item, such as 补充公积金", "请填写项目名称，例如 补充公积金"))
}

func (s *Spec) checkKind() error {
	if PercentOfBase <= s.Kind && s.Kind <= PercentOfAverage {
		return nil
	}
	return fail(rule.ErrOutOfRange, "kind", strconv.Itoa(int(s.Kind)), notKnown(),
		rule.Say("use PercentOfBase, FixedAmount or PercentOfAverage",
			"请使用 PercentOfBase、FixedAmount 或 PercentOfAverage"))
}

func (s *Spec) checkPayMonth() error {
	if 0 <= s.PayMonth && s.PayMonth <= 12 {
		return nil
	}
	return fail(rule.ErrOutOfRange, "pay_month", strconv.Itoa(s.PayMonth), rule.Say("is not 0 to 12", "不是 0 至 12"),
		rule.Say("pass 1 to 12, or 0 for every month", "请填写 1 至 12，每月缴纳填 0"))
}

func (s *Spec) checkRounding() error {
	switch {
	case s.Rounding.Unit > rule.ToYuan || s.Rounding.Mode > rule.Down:
		return fail(rule.ErrOutOfRange, "rounding", "", rule.Say("is not a known unit and mode", "不是已知的取整单位和方式"),
			rule.Say("use the constants of package rule", "请使用 rule 包的常量"))
	case s.Kind == FixedAmount && s.Rounding != (rule.Rounding{}):
		return fail(rule.ErrConflict, "rounding", "", rule.Say("and a fixed amount exclude each other", "与定额不能并用"),
			rule.Say("pass the amount as it is to be paid", "请直接填写应缴金额"))
	}
	return nil
}

// valueInput is the door for the value of the item's kind.
func (s *Spec) valueInput() rule.Input {
	if s.Kind != FixedAmount {
		return rule.RateInput("", "value", 100)
	}
	in := rule.WageInput("", "value")
	in.Do = rule.Say("pass yuan a month with at most 2 decimals, such as 35", "请填写金额（元/月），最多两位小数，例如 35")
	return in
}

// parse reads one required number.
func parse(in rule.Input, text string) (rule.Number, error) {
	if text == "" {
		return rule.Number{}, fail(rule.ErrMissingField, in.Field, "", noDefault(), in.Do)
	}
	return in.ParseNumber(text)
}

func fail(kind error, field, value string, reason, do rule.Text) error {
	return &rule.FieldError{Kind: kind, Field: field, Value: value, Reason: reason, Do: do}
}

func notSet() rule.Text { return rule.Say("is not set", "没有设定") }

func notKnown() rule.Text { return rule.Say("is not known", "不在可选范围内") }

func noDefault() rule.Text {
	return rule.Say("is missing and has no default", "没有填写，且没有默认值")
}

// Spec returns what the item was made from.
func (i Item) Spec() Spec { return i.spec }

// Basis is what an item is charged on in a month. Only what the item's kind needs is read.
type Basis struct {
	Base        decimal.NullDecimal // the person's own base for PercentOfBase, yuan with at most 2 decimals
	CityAverage rule.Figure         // 当地月平均工资 for PercentOfAverage, such as a policy's Medical.Supplement.CityAverage
}

// Line computes the item for a month; false where the item is not due in it. It fails with the city average's own error
// where that is unknown, and names a base that is missing or out of range.
func (i Item) Line(month rule.Month, b Basis) (Line, bool, error) {
	switch {
	case i.spec.Kind == 0:
		return Line{}, false, fail(rule.ErrMissingField, "item", "", notSet(),
			rule.Say("make the item with New", "请用 New 生成项目"))
	case month.IsZero():
		return Line{}, false, month.Blame(fail(rule.ErrMissingField, "month", "", notSet(),
			rule.Say("pass the month of the slip", "请填写工资单的月份")))
	case i.spec.PayMonth != 0 && int(month.Month()) != i.spec.PayMonth:
		return Line{}, false, nil
	}
	line := Line{item: i, month: month}
	var err error
	if line.base, line.average, err = i.base(b); err != nil {
		return Line{}, false, err
	}
	// What was checked has a product: neither fails.
	line.total = i.value.Decimal()
	if i.spec.Kind != FixedAmount {
		line.total, _ = rule.Product(0, line.base, i.value.Decimal(), i.spec.Rounding)
	}
	line.employee, _ = rule.Product(0, line.total, i.share.Decimal(), i.spec.Rounding)
	return line, true, nil
}

// base returns what the rate is multiplied with, and the figure where it is one; 0 for a fixed amount.
func (i *Item) base(b Basis) (decimal.Decimal, rule.Figure, error) {
	switch i.spec.Kind {
	case PercentOfBase:
		in := rule.WageInput("", "base")
		in.Do = rule.Sayf("pass the person's base for %s in yuan", "请填写该人员的%s基数（元）", i.spec.Name)
		if !b.Base.Valid {
			return decimal.Decimal{}, rule.Figure{}, fail(rule.ErrMissingField, in.Field, "", noDefault(), in.Do)
		}
		return b.Base.Decimal, rule.Figure{}, in.Check(b.Base.Decimal)
	case PercentOfAverage:
		if b.CityAverage == (rule.Figure{}) {
			return decimal.Decimal{}, rule.Figure{}, fail(rule.ErrMissingField, "city_average", "", noDefault(),
				rule.Sayf("pass the average wage of the city for %s", "请填写%s所用的当地平均工资", i.spec.Name))
		}
		if err := b.CityAverage.Err(); err != nil {
			return decimal.Decimal{}, rule.Figure{}, err
		}
		if b.CityAverage.None() {
			return decimal.Decimal{}, rule.Figure{}, fail(rule.ErrNotApplicable, "city_average", "none",
				rule.Say("is no number", "不是数字"), rule.Say("pass the average wage of the city", "请填写当地平均工资"))
		}
		average := b.CityAverage.Number().Decimal()
		return average, b.CityAverage, rule.WageInput("", "city_average").Check(average)
	}
	return decimal.Decimal{}, rule.Figure{}, nil
}

// MarshalJSON is always an error: store its Spec and use New.
func (item Item) MarshalJSON() ([]byte, error) { return nil, item.unstored() }

// UnmarshalJSON is always an error, as MarshalJSON is.
func (item *Item) UnmarshalJSON([]byte) error { return item.unstored() }

func (*Item) unstored() error {
	return rule.Unstored("item", rule.Say("store its Spec and use New", "请保存 Spec，并使用 New"))
}
