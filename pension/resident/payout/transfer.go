package payout

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Target is the scheme a person's pension comes from after a change. The zero value is none.
type Target uint8

// The two schemes.
const (
	ToEmployee Target = iota + 1 // 转入城镇职工养老保险
	ToResident                   // 转入城乡居民养老保险
)

// Membership is a person who was in both schemes.
type Membership struct {
	EmployeeMonths  int             // 城镇职工养老保险缴费月数, gathered in one place, extended contribution included
	RequiredMonths  int             // what the employees' scheme asks for: 15 years, 180
	ReachedAge      bool            // has reached the statutory retirement age of the employees' scheme
	Drawing         bool            // already draws a pension
	Gathered        bool            // every employee relation is gathered where the pension would be drawn (归集)
	EmployeeBalance decimal.Decimal // yuan
	ResidentBalance decimal.Decimal // yuan
}

// Transfer is a change between the schemes (城乡养老保险制度衔接).
type Transfer struct {
	To    Target
	Moved decimal.Decimal // the account balance that goes to the other scheme, yuan
}

// Change returns which way a person changes: with the required years of the employees' scheme the residents' account
// goes there and the pension is an employee's; without them, after any extension, the employee's account goes to the
// residents' scheme and the pension is a resident's once its own conditions are met. 社会保险法 art. 16; the city's page
// of 2015-09-23 on 粤社保函〔2014〕117号 and 粤社保办〔2014〕518号.
//
// Errors: ErrNotApplicable before the statutory age, once a pension is drawn, and before the relations are gathered.
func Change(m Membership) (Transfer, error) {
	errs := []error{checkRange("employee_months", m.EmployeeMonths, 0, 1200), checkRange("required_months", m.RequiredMonths, 1, 600),
		yuan("employee_balance").Check(m.EmployeeBalance), yuan("resident_balance").Check(m.ResidentBalance)}
	refuse := func(not bool, field, reason, do string) {
		if not {
			errs = append(errs, failed(rule.ErrNotApplicable, field, "", reason, do))
		}
	}
	refuse(!m.ReachedAge, "reached_age", "is false: the schemes are joined from the statutory age on", "ask again at the statutory retirement age")
	refuse(m.Drawing, "drawing", "is true: who draws a pension changes no more", "keep the pension that is drawn")
	refuse(!m.Gathered, "gathered", "is false: the employee relations lie in several places", "gather them first where the pension would be drawn")
	if err := errors.Join(errs...); err != nil {
		return Transfer{}, err
	}
	if m.EmployeeMonths >= m.RequiredMonths {
		return Transfer{ToEmployee, m.ResidentBalance}, nil
	}
	return Transfer{ToResident, m.EmployeeBalance}, nil
}

var targetNames = [...]string{"", "employee", "resident"}

// String returns the name, "employee" or "resident".
func (t Target) String() string {
	if int(t) < len(targetNames) {
		return targetNames[t]
	}
	return "invalid(" + strconv.Itoa(int(t)) + ")"
}
