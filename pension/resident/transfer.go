package resident

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Target is the scheme a person's pension comes from after a change. The zero value is none.
type Target uint8

// The two schemes.
const (
	ToEmployee Target = iota + 1 // 转入城镇职工养老保险
	ToResident                   // 转入城乡居民养老保险
)

// targets are the names, by value.
func targets() jsonrule.Words { return jsonrule.Words{"", "employee", "resident"} }

// String returns the name, "employee" or "resident".
func (t Target) String() string { return string(targets().Text(uint8(t))) }

// MarshalText writes the name.
func (t Target) MarshalText() ([]byte, error) { return targets().Text(uint8(t)), nil }

// UnmarshalText reads a name and refuses any other word.
func (t *Target) UnmarshalText(text []byte) error { return targets().Read((*uint8)(t), text) }

// Membership is a person who was in both schemes. EmployeeMonths (城镇职工养老保险缴费月数) are gathered in one place, extended
// contribution included; Gathered says that every employee relation is where the pension would be drawn (归集).
type Membership struct {
	EmployeeMonths int `json:"employee_months" in:"months" doc:"months as an employee" zh:"职工养老保险缴费月数"`

	RequiredMonths int `json:"required_months" in:"count" min:"1" max:"600" default:"180" doc:"at least" zh:"最低缴费月数"`

	ReachedAge      bool            `json:"reached_age" default:"false" doc:"reached the statutory age" zh:"已达法定退休年龄"`
	Drawing         bool            `json:"drawing" default:"false" doc:"already draws a pension" zh:"已领取养老待遇"`
	Gathered        bool            `json:"gathered" default:"false" doc:"relations lie in one place" zh:"职工养老保险关系已归集"`
	EmployeeBalance decimal.Decimal `json:"employee_balance" in:"yuan" doc:"of the employee's account" zh:"职工养老个人账户（元）"`
	ResidentBalance decimal.Decimal `json:"resident_balance" in:"yuan" doc:"of the resident's account" zh:"居民养老个人账户（元）"`
}

// Transfer is a change between the schemes (城乡养老保险制度衔接), with the account balance that goes to the other scheme.
type Transfer struct {
	To    Target          `json:"to" doc:"the scheme the pension comes from" zh:"转入的制度"`
	Moved decimal.Decimal `json:"moved" out:"yuan" doc:"the balance that moves, yuan" zh:"转移的个人账户额（元）"`
}

// Change returns which way a person changes: with the required years of the employees' scheme the residents' account
// goes there and the pension is an employee's; without them, after any extension, the employee's account goes to the
// residents' scheme and the pension is a resident's once its own conditions are met. 社会保险法 art. 16; the city's page
// of 2015-09-23 on 粤社保函〔2014〕117号 and 粤社保办〔2014〕518号.
//
// Errors: ErrNotApplicable before the statutory age, once a pension is drawn, and before the relations are gathered.
func Change(m Membership) (Transfer, error) {
	if err := rule.Join(jsonrule.Check(rule.AreaPension, m), m.open()); err != nil {
		return Transfer{}, err
	}
	if m.EmployeeMonths >= m.RequiredMonths {
		return Transfer{ToEmployee, m.ResidentBalance}, nil
	}
	return Transfer{ToResident, m.EmployeeBalance}, nil
}

// open says why somebody cannot change yet, or no more.
func (m Membership) open() error {
	var errs []error
	refuse := func(field string, reason, do rule.Text) {
		errs = append(errs, failed(rule.ErrNotApplicable, field, "", reason, do))
	}
	if !m.ReachedAge {
		refuse("reached_age", rule.Say("is false: the schemes are joined from the statutory age on",
			"为否：达到法定退休年龄后方可衔接"),
			rule.Say("ask again at the statutory retirement age", "请在达到法定退休年龄后办理"))
	}
	if m.Drawing {
		refuse("drawing", rule.Say("is true: who draws a pension changes no more", "为是：已领取养老待遇的不再衔接"),
			rule.Say("keep the pension that is drawn", "继续领取现有待遇"))
	}
	if !m.Gathered {
		refuse("gathered", rule.Say("is false: the employee relations lie in several places", "为否：职工养老保险关系分散在多地"),
			rule.Say("gather them first where the pension would be drawn", "请先归集至待遇领取地"))
	}
	return rule.Join(errs...)
}
