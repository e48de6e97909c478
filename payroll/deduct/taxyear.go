package deduct

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Year is the months of one calendar year so far, without a gap: from January, or from the month the person joined in,
// whichever is later.
type Year struct {
	Joined rule.Month `json:"joined" doc:"month of joining" zh:"入职月份"`
	Months []TaxMonth `json:"months" doc:"the months of the year, in order" zh:"本年各月，按顺序"`
}

// Cumulated is the sums of a year up to a month (累计专项扣除). TaxRow.Month is that month; a column is Valid where one of
// its months is. Months are the employed months of the year, from the month of joining.
type Cumulated struct {
	TaxRow
	Months int `json:"months" doc:"employed months of the year" zh:"本年任职月数"`
}

// Cumulate returns the sums up to each month of the year. Months are counted from January or the month of joining, not
// by slips. Total is the sum of the rows' totals; Source is that of the month.
//
// Errors: those of NewTaxRow for each month; ErrMissingField for no months or one that is left out, ErrConflict for a
// month that comes twice or months of two years.
func Cumulate(year Year) ([]Cumulated, error) {
	if err := jsonrule.Check(rule.AreaPayroll, year); err != nil {
		return nil, err
	}
	out := make([]Cumulated, len(year.Months))
	var sum TaxRow
	for i, m := range year.Months {
		row, err := NewTaxRow(m)
		if err != nil {
			return nil, err
		}
		sum.Month, sum.Source, sum.Total = row.Month, row.Source, sum.Total.Add(row.Total)
		sum.Borne, sum.Income = sum.Borne.Add(row.Borne), sum.Income.Add(row.Income)
		for _, s := range [...]rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Housing} {
			if of := row.cell(s); of.Valid {
				*sum.cell(s) = decimal.NewNullDecimal(sum.cell(s).Decimal.Add(of.Decimal))
			}
		}
		out[i] = Cumulated{sum, i + 1}
	}
	return out, nil
}

// CheckFields refuses months that are not those of one year without a gap.
func (y Year) CheckFields() error {
	if len(y.Months) == 0 {
		return &rule.FieldError{Kind: rule.ErrMissingField, Field: "months", Reason: rule.Say("are missing", "没有填写"),
			Do: rule.Say("pass the months of the year", "请填写本年各月")}
	}
	first := y.Months[0].Month
	want := rule.MonthOf(first.Year(), time.January)
	if y.Joined.After(want) {
		want = y.Joined
	}
	var errs []error
	for i := range y.Months {
		m := y.Months[i].Month
		errs = append(errs, follows(m, want, first))
		want = m.Add(1)
	}
	return rule.Join(errs...)
}

// follows refuses a month that is not the one wanted, of the year of the first.
func follows(m, want, first rule.Month) error {
	bad := rule.FieldError{Kind: rule.ErrConflict, Field: "months", Value: m.String()}
	switch {
	case m.Year() != first.Year():
		bad.Reason = rule.Say("is of another year", "属于另一年度")
		bad.Do = rule.Say("pass the months of one calendar year", "请只填写同一公历年的月份")
	case m.Before(want):
		bad.Reason = rule.Say("comes twice, out of order or before the month of joining", "重复、顺序颠倒或早于入职月份")
		bad.Do = rule.Say("pass each month once, in order", "请按顺序填写，每月一次")
	case m.After(want):
		bad.Kind, bad.Value = rule.ErrMissingField, want.String()
		bad.Reason = rule.Say("is left out", "缺少该月")
		bad.Do = rule.Say("pass it, with nothing withheld where that is so", "请补上该月；没有代扣的月份也要填写")
	default:
		return nil
	}
	return &bad
}
