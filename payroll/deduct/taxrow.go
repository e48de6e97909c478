package deduct

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Treatment is the caller's choice for what the employer bore: whether it is added to the income of the month, and the
// document the choice rests on, 1 to 1000 bytes. The zero value is none.
type Treatment struct {
	Income bool   `json:"income" in:",optional" doc:"it is income of the month" zh:"是否计入当月收入"`
	Source string `json:"source" doc:"the document that says so" zh:"依据文件"`
}

// LateAmount is an amount of one scheme for earlier months, yuan either way; a refund is negative.
type LateAmount struct {
	Scheme rule.Scheme     `json:"scheme" doc:"scheme" zh:"险种"`
	Amount decimal.Decimal `json:"amount" in:"number" min:"-10000000000" max:"10000000000" doc:"yuan" zh:"金额（元）"`
}

// TaxMonth is what was withheld in one month, yuan with at most 2 decimals. Withheld is by scheme what came out of the
// pay (Result.Withheld); what was carried over from a month of too little pay is in it already and must not be repeated
// in Retro, which is withheld in this month for earlier ones (补缴). Borne is the employee's part the employer bore
// (Result.Borne); it needs a Treatment.
type TaxMonth struct {
	Month     rule.Month   `json:"month" doc:"month" zh:"月份"`
	Withheld  []Amount     `json:"withheld" in:",optional" doc:"from the pay, by scheme" zh:"当月代扣额"`
	Retro     []LateAmount `json:"retro" in:",optional" doc:"for earlier months" zh:"补缴以前月份额（退还为负）"`
	Borne     []Amount     `json:"borne" in:",optional" doc:"borne by the employer" zh:"单位代为承担额"`
	Treatment Treatment    `json:"treatment" in:",optional" doc:"how borne is taxed" zh:"单位承担额的税务处理"`
}

// TaxRow is one month of the form, yuan. A column is not Valid where nothing was withheld under it: the cell stays
// empty, which is not 0.00. Total is of the four columns. Borne, by the employer in the employee's place, is flagged
// and in no column; Income is the part of it that the caller's choice adds to the income, Source the document of that
// choice.
type TaxRow struct {
	Month        rule.Month `json:"month" doc:"month" zh:"月份"`
	Pension      cell       `json:"pension" in:",null" out:"yuan" doc:"column 基本养老保险费, yuan" zh:"基本养老保险费（元）"`
	Medical      cell       `json:"medical" in:",null" out:"yuan" doc:"column 基本医疗保险费, yuan" zh:"基本医疗保险费（元）"`
	Unemployment cell       `json:"unemployment" in:",null" out:"yuan" doc:"column 失业保险费, yuan" zh:"失业保险费（元）"`
	Housing      cell       `json:"housing" in:",null" out:"yuan" doc:"column 住房公积金, yuan" zh:"住房公积金（元）"`
	Total        yuan       `json:"total" out:"yuan" doc:"of the four, yuan" zh:"四项合计（元）"`
	Borne        yuan       `json:"borne" out:"yuan" doc:"borne by the employer, yuan" zh:"单位承担额（元）"`
	Income       yuan       `json:"income" out:"yuan" doc:"part of borne that is income, yuan" zh:"计入收入额（元）"`
	Source       string     `json:"source" doc:"document of the choice" zh:"税务处理依据"`
}

type (
	cell = decimal.NullDecimal
	yuan = decimal.Decimal
)

// Column is one cell of the form under its name.
type Column struct {
	Name   string
	Amount decimal.NullDecimal
}

// Columns returns the four columns in the order of the form.
func (r TaxRow) Columns() [4]Column {
	return [4]Column{{"基本养老保险费", r.Pension}, {"基本医疗保险费", r.Medical}, {"失业保险费", r.Unemployment},
		{"住房公积金", r.Housing}}
}

// cell returns the column of a scheme; nil for a scheme employees do not pay.
func (r *TaxRow) cell(s rule.Scheme) *cell {
	switch s {
	case rule.Pension:
		return &r.Pension
	case rule.Medical:
		return &r.Medical
	case rule.Unemployment:
		return &r.Unemployment
	case rule.Housing:
		return &r.Housing
	}
	return nil
}

// add books an amount under its column.
func (r *TaxRow) add(s rule.Scheme, amount decimal.Decimal) {
	c := r.cell(s)
	*c = decimal.NewNullDecimal(plus(c.Decimal, amount))
	r.Total = plus(r.Total, amount)
}

// NewTaxRow returns the month's row: each column is what was withheld under it in the month, for this month and for
// earlier ones.
//
// Errors: ErrMissingField for no month and where something was borne and the choice has no source; ErrNotApplicable for
// a scheme employees do not pay; ErrOutOfRange for an amount outside its bounds.
func NewTaxRow(m TaxMonth) (TaxRow, error) {
	if err := jsonrule.Check(rule.AreaPayroll, m); err != nil {
		return TaxRow{}, err
	}
	row := TaxRow{Month: m.Month, Borne: m.borne(), Source: m.Treatment.Source}
	for _, a := range m.Withheld {
		row.add(a.Scheme, a.Amount)
	}
	for _, a := range m.Retro {
		row.add(a.Scheme, a.Amount)
	}
	if m.Treatment.Income {
		row.Income = row.Borne
	}
	return row, nil
}

func (m *TaxMonth) borne() decimal.Decimal {
	var sum decimal.Decimal
	for _, a := range m.Borne {
		sum = plus(sum, a.Amount)
	}
	return sum
}

const maxSource = 1000

// CheckFields refuses a scheme employees do not pay, and what the employer bore without a source for its treatment.
func (m TaxMonth) CheckFields() error {
	var errs []error
	check := func(field string, i int, s rule.Scheme) {
		if !employeePays(s) {
			errs = append(errs, checkScheme(field+"["+strconv.Itoa(i)+"].scheme", s))
		}
	}
	for i, a := range m.Withheld {
		check("withheld", i, a.Scheme)
	}
	for i, a := range m.Retro {
		check("retro", i, a.Scheme)
	}
	for i, a := range m.Borne {
		check("borne", i, a.Scheme)
	}
	treated := m.Treatment != Treatment{}
	unsourced := m.Treatment.Source == "" || len(m.Treatment.Source) > maxSource
	if unsourced && (treated || m.borne().IsPositive()) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "treatment.source",
			Reason: rule.Sayf("is not 1 to %d bytes", "不是 1 至 %d 字节", maxSource),
			Do: rule.Say("say on which document the taxing of what the employer bore rests",
				"请填写单位承担额税务处理所依据的文件")})
	}
	return rule.Join(errs...)
}
