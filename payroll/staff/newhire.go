package staff

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Arrival is how a person came to the employer. The zero value is refused.
type Arrival uint8

// The two arrivals the provident fund tells apart (住房公积金管理条例 art. 17).
const (
	FirstJob Arrival = iota + 1 // 新参加工作: the fund begins in the second month
	Transfer                    // 新调入: the fund begins with the first wages
)

// arrivals are the JSON names of the arrivals.
func arrivals() jsonrule.Words { return jsonrule.Words{"", "first_job", "transfer"} }

// MarshalText writes the JSON name, such as "transfer".
func (a Arrival) MarshalText() ([]byte, error) { return arrivals().Text(uint8(a)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (a *Arrival) UnmarshalText(text []byte) error { return arrivals().Read((*uint8)(a), text) }

// Hire is a newly hired person. FirstPay and SecondPay are yuan with at most 2 decimals, 0 to 10^10.
type Hire struct {
	Arrival  Arrival         `json:"arrival" doc:"how the person came" zh:"入职方式"`
	Month    rule.Month      `json:"month" doc:"of joining, the first that is paid" zh:"入职月"`
	FirstPay decimal.Decimal `json:"first_pay" in:"wage" doc:"wages of that month, as paid, yuan" zh:"首月工资（元）"`

	// The base of the fund in a first job.
	SecondPay decimal.NullDecimal `json:"second_pay" in:"wage" doc:"wages of the next month, yuan" zh:"次月工资（元）"`
}

// FirstPay returns the base of a scheme for a newly hired person: the wages of the month of joining, frozen until the
// next month of declaration. The provident fund of a first job begins a month later, on the wages of that month; the
// month of joining has no line. 市政府令第123号 art. 34; 住房公积金管理条例 art. 17.
//
// Errors: ErrMissingField where the second month's wages are needed and absent, ErrOutOfRange for wages outside their
// bounds.
func FirstPay(scheme rule.Scheme, hire Hire, declaration time.Month) (Declared, error) {
	later := scheme == rule.Housing && hire.Arrival == FirstJob
	errs := []error{checkScheme(scheme), jsonrule.Check(rule.AreaPayroll, hire), checkDeclaration(scheme, declaration)}
	if later && !hire.SecondPay.Valid {
		errs = append(errs, fail(rule.ErrMissingField, scheme, "second_pay", "", rule.Say("is missing", "没有填写"),
			rule.Say("pass the wages of the month after joining: a first job pays from then",
				"请填写次月工资：新参加工作的自次月起缴存")))
	}
	if err := rule.Join(errs...); err != nil {
		return Declared{}, err
	}
	if later {
		return Freeze(scheme, hire.SecondPay.Decimal, hire.Month.Add(1), declaration)
	}
	return Freeze(scheme, hire.FirstPay, hire.Month, declaration)
}
