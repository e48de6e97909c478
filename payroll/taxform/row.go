package taxform

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/withhold"
	"github.com/shebao-go/shebao/rule"
)

// Treatment is the caller's choice for what the employer bore. The zero value is none.
type Treatment struct {
	Income bool   // it is added to the income of the month
	Source string // the document the choice rests on, 1 to 1000 bytes
}

// Month is what was withheld in one month. Amounts are yuan with at most 2 decimals, at most 10^10 either way. What
// was carried over from a month of too little pay is in Withheld already (withhold.Result.Withheld) and must not be
// repeated in Retro.
type Month struct {
	Month     rule.Month
	Withheld  []withhold.Amount // from the pay, by scheme
	Retro     []withhold.Amount // withheld in this month for earlier ones (补缴); a refund is negative
	Borne     []withhold.Amount // the employee's part the employer bore: withhold.Result.Borne
	Treatment Treatment         // required where something was borne
}

// Row is one month of the form, yuan. A column is not Valid where nothing was withheld under it: the cell stays
// empty, which is not 0.00.
type Row struct {
	Month        rule.Month
	Pension      decimal.NullDecimal // 基本养老保险费
	Medical      decimal.NullDecimal // 基本医疗保险费
	Unemployment decimal.NullDecimal // 失业保险费
	Housing      decimal.NullDecimal // 住房公积金
	Total        decimal.Decimal     // of the four
	Borne        decimal.Decimal     // by the employer in the employee's place: flagged, in no column
	Income       decimal.Decimal     // the part of Borne that the caller's choice adds to the income
	Source       string              // of that choice
}

// Column is one cell of the form under its name.
type Column struct {
	Name   string
	Amount decimal.NullDecimal
}

// Columns returns the four columns in the order of the form.
func (r *Row) Columns() [4]Column {
	return [4]Column{{"基本养老保险费", r.Pension}, {"基本医疗保险费", r.Medical}, {"失业保险费", r.Unemployment}, {"住房公积金", r.Housing}}
}

// cells returns the columns by scheme.
func (r *Row) cells() map[rule.Scheme]*decimal.NullDecimal {
	return map[rule.Scheme]*decimal.NullDecimal{rule.Pension: &r.Pension, rule.Medical: &r.Medical, rule.Unemployment: &r.Unemployment, rule.Housing: &r.Housing}
}

// NewRow returns the month's row: each column is what was withheld under it in the month, for this month and for
// earlier ones.
//
// Errors, all at once: ErrNotApplicable for a scheme employees do not pay; ErrOutOfRange for an amount outside its
// bounds; ErrMissingField where something was borne and the choice has no source; ErrBadDate for no month.
func NewRow(m Month) (Row, error) {
	row := Row{Month: m.Month}
	var errs []error
	if m.Month.IsZero() {
		errs = append(errs, fail(rule.ErrBadDate, 0, "month", "is no month", `pass a month such as "2025-08"`))
	}
	cells := row.cells()
	for _, a := range m.Withheld {
		errs = append(errs, add(cells, "withheld", a, 0))
	}
	for _, a := range m.Retro {
		errs = append(errs, add(cells, "retro", a, -mostYuan))
	}
	var borne Row
	for _, a := range m.Borne {
		errs = append(errs, add(borne.cells(), "borne", a, 0))
	}
	row.Total, row.Borne = row.sum(), borne.sum()
	if row.Borne.IsPositive() || m.Treatment.Source != "" || m.Treatment.Income {
		errs = append(errs, row.treat(m.Treatment))
	}
	if err := errors.Join(errs...); err != nil {
		return Row{}, err
	}
	return row, nil
}

// treat applies the caller's choice to what the employer bore.
func (r *Row) treat(t Treatment) error {
	if t.Source == "" || len(t.Source) > maxSource {
		return fail(rule.ErrMissingField, 0, "treatment", "has no source of 1 to 1000 bytes", "say on which document the taxing of what the employer bore rests")
	}
	r.Source = t.Source
	if t.Income {
		r.Income = r.Borne
	}
	return nil
}

func (r *Row) sum() decimal.Decimal {
	var total decimal.Decimal
	for _, cell := range r.Columns() {
		total = total.Add(cell.Amount.Decimal)
	}
	return total
}

const (
	mostYuan  = 10_000_000_000
	maxSource = 1000
)

// add books an amount under its column.
func add(cells map[rule.Scheme]*decimal.NullDecimal, field string, a withhold.Amount, least int64) error {
	cell, ok := cells[a.Scheme]
	if !ok {
		return fail(rule.ErrNotApplicable, a.Scheme, field, "has no column: employees do not pay it", "pass pension, medical, unemployment and housing only")
	}
	if err := (rule.Input{Area: a.Scheme.Area(), Field: field, Min: least, Max: mostYuan, Places: 2, Do: rule.Untranslated("pass yuan, such as 440.80")}).Check(a.Amount); err != nil {
		return err
	}
	*cell = decimal.NewNullDecimal(cell.Decimal.Add(a.Amount))
	return nil
}

func fail(kind error, scheme rule.Scheme, field, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: scheme.Area(), Field: field, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
