package payout

import (
	"errors"
	"strconv"

	"github.com/shebao-go/shebao/rule"
)

// Way is a way to a resident's pension (领取方式). The zero value is none.
type Way uint8

// The ways of 粤府〔2014〕37号 art. 16.
const (
	NotYet      Way = iota + 1 // under the age of payment
	BasicOnly                  // art. 16(1): the basic pension without contributions
	Full                       // art. 16(2), (3): basic and account pension for life
	PayYearly                  // art. 16(4): go on paying year by year, with subsidy
	PayInOneSum                // art. 16(4): pay the missing years in one sum, without subsidy
	AccountOnly                // art. 16(5): the account pension alone until the account is empty
)

var wayNames = [...]string{"", "not_yet", "basic_only", "full", "pay_yearly", "pay_in_one_sum", "account_only"}

// String returns the name, such as "pay_yearly".
func (w Way) String() string {
	if int(w) < len(wayNames) {
		return wayNames[w]
	}
	return "invalid(" + strconv.Itoa(int(w)) + ")"
}

// Conditions are what a place asks for before it pays. The zero value is refused.
type Conditions struct {
	RequiredYears int // 规定缴费年限: 15; for a member of an old scheme the years that scheme asked for (art. 16(2))
	PayAge        int // 领取年龄: 60
	LastAge       int // the age from which missing years are paid in one sum: 65
}

// Check refuses conditions that are not set or cannot be right.
func (c Conditions) Check() error {
	return errors.Join(checkRange("required_years", c.RequiredYears, 1, 60), checkRange("pay_age", c.PayAge, 40, 100), checkRange("last_age", c.LastAge, max(c.PayAge, 40), 100))
}

// Person is who asks for a pension.
type Person struct {
	Age          int  // completed years
	Years        int  // 累计缴费年限, arrears included
	OldAtStart   bool // had reached the age of payment when the old scheme began in the place (art. 16(1))
	OtherPension bool // draws an employee's or another national pension; it bars art. 16(1) only
	PaidYearly   bool // paid every year from the age of payment to LastAge
}

// Choice is what a person may do, and the years of contribution that are missing.
type Choice struct {
	Ways    []Way // one, or those between which the person chooses
	Missing int   // years
}

// Ways returns the ways a person has to a pension: full with the required years; else, from the age of payment,
// paying on year by year or the account alone; from LastAge on, if every year was paid until then, the missing years
// in one sum or the account alone. 粤府〔2014〕37号 art. 16.
//
// Errors: ErrNotApplicable for who had reached the age at the start and draws another pension, ErrOutOfRange for an
// age or years that cannot be.
func Ways(c Conditions, who Person) (Choice, error) {
	if err := errors.Join(c.Check(), checkRange("age", who.Age, 16, 150), checkRange("years", who.Years, 0, 100)); err != nil {
		return Choice{}, err
	}
	if who.OldAtStart && who.OtherPension {
		return Choice{}, failed(rule.ErrNotApplicable, "other_pension", "", "leaves no basic pension without contributions", "look at the pension already drawn")
	}
	missing := max(c.RequiredYears-who.Years, 0)
	switch {
	case who.OldAtStart:
		return Choice{Ways: []Way{BasicOnly}}, nil
	case who.Age < c.PayAge:
		return Choice{[]Way{NotYet}, missing}, nil
	case missing == 0:
		return Choice{Ways: []Way{Full}}, nil
	case who.Age < c.LastAge:
		return Choice{[]Way{PayYearly, AccountOnly}, missing}, nil
	case who.PaidYearly:
		return Choice{[]Way{PayInOneSum, AccountOnly}, missing}, nil
	}
	return Choice{[]Way{AccountOnly}, missing}, nil
}
