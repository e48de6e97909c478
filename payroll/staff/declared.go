package staff

import (
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Declared is a base that stands from a month until the next declaration (缴费工资年度申报). The zero value stands in no month.
type Declared struct {
	scheme      rule.Scheme
	from, until rule.Month
	base        decimal.Decimal
}

// Freeze returns a base (yuan, 0 to 10^10, at most 2 decimals) that stands from a month until the scheme's next month
// of declaration, such as time.July, which it no longer covers. A base that begins in the month of declaration stands
// a year.
func Freeze(scheme rule.Scheme, base decimal.Decimal, from rule.Month, declaration time.Month) (Declared, error) {
	errs := []error{checkScheme(scheme), rule.WageInput(scheme.Area(), "base").Check(base),
		checkDeclaration(scheme, declaration)}
	if from.IsZero() {
		errs = append(errs, from.Blame(fail(rule.ErrBadDate, scheme, "from", "", notSet(),
			rule.Say("pass the first month the base stands", "请填写基数生效的首月"))))
	}
	if err := rule.Join(errs...); err != nil {
		return Declared{}, err
	}
	months := int(declaration - from.Month())
	if months <= 0 {
		months += monthsAYear
	}
	until := from.Add(months)
	if until.IsZero() {
		return Declared{}, fail(rule.ErrBadDate, scheme, "from", from.String(),
			rule.Say("has no declaration after it before 2201", "之后至 2200 年没有申报月"),
			rule.Say("pass an earlier month", "请填写更早的月份"))
	}
	return Declared{scheme, from, until, base}, nil
}

// From returns the first month the base stands.
func (d Declared) From() rule.Month { return d.from }

// Until returns the month of the next declaration, the first month the base no longer stands.
func (d Declared) Until() rule.Month { return d.until }

// In returns the base of a month. Before its first month there is none: the value is not Valid, and the month has no
// line, which is not a line of 0.00. From the next declaration on it is ErrNoRule.
func (d Declared) In(month rule.Month) (decimal.NullDecimal, error) {
	switch {
	case month.IsZero():
		return decimal.NullDecimal{}, month.Blame(fail(rule.ErrBadDate, d.scheme, "month", "", notSet(),
			rule.Say(`pass a month such as "2025-08"`, `请填写月份，例如 "2025-08"`)))
	case !month.Before(d.until):
		return decimal.NullDecimal{}, fail(rule.ErrNoRule, d.scheme, "month", month.String(),
			rule.Sayf("has no declared base: the last one ended before %s", "尚无申报基数：上一次只用到 %s 之前", d.until),
			rule.Say("declare the average of the year before (payroll.declared_base; in Go Year.Average and Freeze)",
				"请申报上年度月平均工资（payroll.declared_base；Go 中为 Year.Average 和 Freeze）"))
	case month.Before(d.from):
		return decimal.NullDecimal{}, nil
	}
	return decimal.NewNullDecimal(d.base), nil
}

func checkScheme(scheme rule.Scheme) error {
	if scheme < rule.Pension || scheme > rule.Housing {
		return fail(rule.ErrMissingField, 0, "scheme", "", notKnown(), useConstants("rule"))
	}
	return nil
}

func checkDeclaration(scheme rule.Scheme, declaration time.Month) error {
	if declaration < time.January || declaration > time.December {
		return fail(rule.ErrOutOfRange, scheme, "declaration_month", strconv.Itoa(int(declaration)),
			rule.Say("is not 1 to 12", "不是 1 至 12"),
			rule.Say("pass the month of the year the scheme's bases are declared anew, such as time.July",
				"请填写该险种每年申报基数的月份，例如 7"))
	}
	return nil
}

func fail(kind error, scheme rule.Scheme, field, value string, reason, do rule.Text) error {
	return scheme.Area().Refuse(kind, field, value, reason, do)
}

func notSet() rule.Text { return rule.Say("is not set", "没有设定") }

func notKnown() rule.Text {
	return rule.Say("is not set or not known", "没有设定，或不在可选范围内")
}

func useConstants(pkg string) rule.Text {
	return rule.Sayf("use one of the constants of package %s", "请使用 %s 包的常量", pkg)
}

// MarshalJSON is always an error: store what it was frozen from and use Freeze.
func (d Declared) MarshalJSON() ([]byte, error) { return nil, d.unstored() }

// UnmarshalJSON is always an error, as MarshalJSON is.
func (d *Declared) UnmarshalJSON([]byte) error { return d.unstored() }

func (*Declared) unstored() error {
	return rule.Unstored("declared", rule.Say("store what it was frozen from and use Freeze", "请保存原始参数，并使用 Freeze"))
}
