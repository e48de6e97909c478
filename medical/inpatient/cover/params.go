package cover

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Band is the monthly credit of insured people from an age on (划入标准).
type Band struct {
	FromAge int             // full years
	Rate    decimal.Decimal // of the own contribution base of the year, a fraction
}

// Params are the rules of one decree. The zero value is refused.
type Params struct {
	Version string
	From    rule.Date // 施行之日

	Bands       []Band          // by age, youngest first
	RetireeRate decimal.Decimal // of the city's average monthly wage of the year before

	YearsOld, YearsNew int       // 规定年限: years of contribution a retiree needs
	RegisteredBy       rule.Date // the last day of registration that keeps YearsOld
	PaidBy             rule.Date // the last day of a first payment that keeps YearsOld

	BackPaidMonths int // months of an employer's arrears within which care is paid afterwards
}

// Decree123 returns the rules of 广州市社会医疗保险办法 (广州市人民政府令第123号), version "decree_123_2015".
func Decree123() Params {
	return Params{
		Version: "decree_123_2015",
		From:    rule.DateOf(2015, 7, 1), // art. 70

		Bands: []Band{
			{0, decimal.New(2, -2)},   // art. 13 (1): below 35
			{35, decimal.New(3, -2)},  // art. 13 (2): 35 to 44
			{45, decimal.New(38, -3)}, // art. 13 (3): 45 until retirement
		},
		RetireeRate: decimal.New(41, -3), // art. 13 (4)

		YearsOld:     10,                        // art. 16
		YearsNew:     15,                        // art. 16
		RegisteredBy: rule.DateOf(2013, 12, 31), // art. 16
		PaidBy:       rule.DateOf(2014, 1, 31),  // art. 16

		BackPaidMonths: 3, // art. 36
	}
}

// Check refuses parameters that are not set or cannot be right.
func (p *Params) Check() error {
	var errs []error
	if p.Version == "" || p.From.IsZero() || p.RegisteredBy.IsZero() || p.PaidBy.IsZero() {
		errs = append(errs, missing("version", "start from Decree123"))
	}
	if len(p.Bands) == 0 || p.Bands[0].FromAge != 0 {
		errs = append(errs, missing("bands", "begin with the band from age 0"))
	}
	for i, b := range p.Bands {
		if i > 0 && b.FromAge <= p.Bands[i-1].FromAge {
			errs = append(errs, outside("bands", strconv.Itoa(b.FromAge), "is not above the band before it", "sort the bands by age"))
		}
		errs = append(errs, rule.RateInput(rule.Medical, "band rate", 100).Check(b.Rate))
	}
	errs = append(errs, rule.RateInput(rule.Medical, "retiree_rate", 100).Check(p.RetireeRate))
	if p.YearsOld < 1 || p.YearsNew < p.YearsOld || p.YearsNew > 100 || p.BackPaidMonths < 0 || p.BackPaidMonths > 1200 {
		errs = append(errs, outside("years", strconv.Itoa(p.YearsNew), "is not a number of years a person can pay, or the months of arrears are not", "start from Decree123"))
	}
	return errors.Join(errs...)
}

// inForce refuses a month before the decree.
func (p *Params) inForce(what string, month rule.Month) error {
	if month.IsZero() {
		return badMonth("month", "is not a month")
	}
	if month.Before(p.From.Month()) {
		return &rule.NoRuleError{Scheme: rule.Medical, What: what, Month: month, Nearest: p.From.Month(), Detail: p.Version + " begins later"}
	}
	return nil
}

func missing(field, do string) error {
	return &rule.FieldError{Kind: rule.ErrMissingField, Scheme: rule.Medical, Field: field, Reason: "is missing", Do: do}
}

func outside(field, value, reason, do string) error {
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Scheme: rule.Medical, Field: field, Value: value, Reason: reason, Do: do}
}

func badMonth(field, reason string) error {
	return &rule.FieldError{Kind: rule.ErrBadDate, Scheme: rule.Medical, Field: field, Reason: reason, Do: `pass a month such as "2016-01"`}
}

func conflict(field string, month rule.Month, reason, do string) error {
	return &rule.FieldError{Kind: rule.ErrConflict, Scheme: rule.Medical, Field: field, Value: month.String(), Reason: reason, Do: do}
}
