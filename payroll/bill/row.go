package bill

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// Row is one row of the bill as it is printed: see package printed for what is read. Base, Rate and Amount are empty
// where the bill prints none. A sum row has the name of the sum (合计) in place of an id.
type Row struct {
	ID     string      `json:"id" doc:"whose it is, or the name of a sum" zh:"证件号码，或合计行的名称"`
	Number string      `json:"number" in:",optional" doc:"the person's number" zh:"人员编号"`
	Scheme rule.Scheme `json:"scheme" doc:"scheme" zh:"险种"`
	Payer  rule.Payer  `json:"payer" doc:"who pays" zh:"缴费方"`
	Month  rule.Month  `json:"month" in:",optional" doc:"the bill's where absent" zh:"费款所属月；不填为账单月"`
	Base   string      `json:"base" in:",optional" doc:"yuan; below 0 in a correction" zh:"缴费基数（元）"`
	Rate   string      `json:"rate" in:",optional" doc:"such as 8% or 0.08" zh:"费率，如 8% 或 0.08"`
	Amount string      `json:"amount" in:",optional" doc:"yuan; below 0 where paid back" zh:"应缴费额（元）"`
}

// Figures are the numbers of a line or a row. What is not printed, or cannot be read, is not valid.
type Figures struct {
	Base   decimal.NullDecimal // yuan
	Rate   decimal.NullDecimal // a fraction
	Amount decimal.NullDecimal // yuan
}

// key names a line of one person.
type key struct {
	id     string // in its one form
	month  rule.Month
	scheme rule.Scheme
	payer  rule.Payer
}

func (r *Row) knownScheme() bool { return r.Scheme >= rule.Pension && r.Scheme <= rule.Housing }
func (r *Row) knownPayer() bool  { return r.Payer == rule.Employee || r.Payer == rule.Employer }

// most is the highest amount of a row, either way, in yuan.
const most = 10_000_000_000

// reader reads a number as it is printed.
type reader = func(text string, in rule.Input) (*decimal.Decimal, error)

// read reads the numbers of a row and names everything that keeps it from being used.
func (r *Row) read() (Figures, error) {
	var out Figures
	var errs []error
	number := func(text string, read reader, in rule.Input, into *decimal.NullDecimal) {
		if text == "" {
			return
		}
		d, err := read(text, in)
		if err != nil {
			errs = append(errs, err)
			return
		}
		*into = decimal.NewNullDecimal(*d)
	}
	money := rule.Input{Area: r.Scheme.Area(), Field: "base", Min: -most, Max: most, Places: 2,
		Do: rule.Say("write yuan with at most 2 decimals", "请填写金额（元），最多两位小数")}
	number(r.Base, printed.Money, money, &out.Base)
	number(r.Rate, printed.Rate, rule.RateInput(r.Scheme.Area(), "rate", 100), &out.Rate)
	money.Field = "amount"
	number(r.Amount, printed.Money, money, &out.Amount)
	needed := func(field string, there bool) {
		if !there {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: field,
				Reason: rule.Say("is not there", "账单上没有"),
				Do:     rule.Say("look at the bill: nothing is filled in", "请核对账单：不会代为填写")})
		}
	}
	needed("id", r.ID != "" || r.Number != "")
	needed("month", !r.Month.IsZero())
	needed("scheme", r.knownScheme())
	needed("payer", r.knownPayer())
	needed("amount", r.Amount != "")
	return out, rule.Join(errs...)
}
