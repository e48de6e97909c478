package resident

import (
	"strconv"

	"github.com/shebao-go/shebao/jsonrule"
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

// wayNames are the names, by value.
func wayNames() jsonrule.Words {
	return jsonrule.Words{"", "not_yet", "basic_only", "full", "pay_yearly", "pay_in_one_sum", "account_only"}
}

// String returns the name, such as "pay_yearly".
func (w Way) String() string { return string(wayNames().Text(uint8(w))) }

// MarshalText writes the name.
func (w Way) MarshalText() ([]byte, error) { return wayNames().Text(uint8(w)), nil }

// UnmarshalText reads a name and refuses any other word.
func (w *Way) UnmarshalText(text []byte) error { return wayNames().Read((*uint8)(w), text) }

// Person is who asks for a pension. Years (累计缴费年限) include arrears. OldAtStart is who had reached the age of payment
// when the old scheme began in the place (art. 16(1)); a national pension besides bars art. 16(1) only.
type Person struct {
	Age          int  `json:"age" in:"age" min:"16" doc:"completed years" zh:"年龄（周岁）"`
	Years        int  `json:"years" in:"count" max:"100" doc:"of contribution, arrears included" zh:"累计缴费年限（含补缴）"`
	OldAtStart   bool `json:"old_at_start" default:"false" doc:"of age when the scheme began" zh:"制度实施时已达领取年龄"`
	OtherPension bool `json:"other_pension" default:"false" doc:"draws another pension" zh:"已领取其他养老待遇"`
	PaidYearly   bool `json:"paid_yearly" default:"false" doc:"paid every year from then on" zh:"达到领取年龄后逐年缴费"`
}

// Conditions are what a place asks for before it pays: the years of contribution (规定缴费年限; for a member of an old
// scheme those that scheme asked for, art. 16(2)), the age of payment (领取年龄), and the age from which missing years are
// paid in one sum. The zero value is refused.
type Conditions struct {
	RequiredYears int `json:"required_years" in:"count" min:"1" max:"60" default:"15" doc:"years" zh:"规定缴费年限"`
	PayAge        int `json:"pay_age" in:"count" min:"40" max:"100" default:"60" doc:"of payment" zh:"领取年龄"`
	LastAge       int `json:"last_age" in:"count" min:"40" max:"100" default:"65" doc:"for one sum" zh:"一次性补缴年龄"`
}

// CheckFields refuses a last age below the age of payment.
func (c Conditions) CheckFields() error {
	if c.LastAge >= c.PayAge {
		return nil
	}
	return failed(rule.ErrOutOfRange, "last_age", strconv.Itoa(c.LastAge),
		rule.Sayf("is not within %d to 100", "不在 %d 至 100 之间", c.PayAge),
		rule.Say("check the ages", "请核对年龄"))
}

// asked is a person and the conditions of a place.
type asked struct {
	Person
	Conditions
}

// Choice is what a person may do, one way or those between which the person chooses, and the years of contribution that
// are missing.
type Choice struct {
	Ways    []Way `json:"ways" doc:"one, or those to choose from" zh:"领取方式（可选）"`
	Missing int   `json:"missing_years" doc:"years of contribution" zh:"尚缺年数"`
}

// Ways returns the ways a person has to a pension: full with the required years, of whichever condition else; the
// basic pension for who was of age when the scheme began; else, from the age of payment, paying on year by year or the
// account alone; from LastAge on, if every year was paid until then, the missing years in one sum or the account alone.
// 粤府〔2014〕37号 art. 16.
//
// Errors: ErrConflict for who had reached the age at the start and is below it, ErrNotApplicable for who had reached
// it, has not the required years and draws another pension, ErrOutOfRange for an age or years that cannot be.
func Ways(c Conditions, who Person) (Choice, error) {
	if err := jsonrule.Check(rule.AreaPension, asked{who, c}); err != nil {
		return Choice{}, err
	}
	missing := max(c.RequiredYears-who.Years, 0)
	switch {
	case who.Age < c.PayAge && who.OldAtStart:
		return Choice{}, c.tooYoung(who.Age)
	case who.Age < c.PayAge:
		return Choice{[]Way{NotYet}, missing}, nil
	case missing == 0:
		return Choice{Ways: []Way{Full}}, nil
	case who.OldAtStart:
		return withoutYears(who)
	case who.Age < c.LastAge:
		return Choice{[]Way{PayYearly, AccountOnly}, missing}, nil
	case who.PaidYearly:
		return Choice{[]Way{PayInOneSum, AccountOnly}, missing}, nil
	}
	return Choice{[]Way{AccountOnly}, missing}, nil
}

// tooYoung refuses an age below that of payment of somebody who is said to have reached it when the scheme began.
func (c Conditions) tooYoung(age int) error {
	return failed(rule.ErrConflict, "old_at_start", "true",
		rule.Sayf("is not of somebody of %d: the age of payment is %d", "与年龄%d周岁矛盾：领取年龄为%d周岁", age, c.PayAge),
		rule.Say("leave it out, or correct the age", "请不填该项，或更正年龄"))
}

// withoutYears is the way of who had reached the age of payment when the scheme began (art. 16(1)).
func withoutYears(who Person) (Choice, error) {
	if who.OtherPension {
		return Choice{}, failed(rule.ErrNotApplicable, "other_pension", "",
			rule.Say("leaves no basic pension without contributions", "的，不享受免缴费的基础养老金"),
			rule.Say("look at the pension already drawn", "请按已领取的养老待遇办理"))
	}
	return Choice{Ways: []Way{BasicOnly}}, nil
}
