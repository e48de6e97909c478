package bill_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// 通告 2021-08-25 art. 2: from 2021-10 the employer's medical and maternity insurance are one item. A wage of 10,000.10
// in 2025-08 is 450.00 (450.0045) and 85.00 (85.00085) in two lines, 535.00, and 535.01 (535.00535) at 5.35 % in one.
func TestOneMedicalItemOnTheBill(t *testing.T) {
	type c struct {
		name, month, wage string
		rows              []bill.Row // of A, the employer's medical insurance unless they say otherwise
		covers            []rule.Scheme
		want              []string
		difference        string
	}
	both := []rule.Scheme{rule.Medical, rule.Maternity}
	item := func(base, rate, amount string) bill.Row {
		return bill.Row{ID: "A", Scheme: rule.Medical, Payer: rule.Employer, Base: base, Rate: rate, Amount: amount}
	}
	maternity := item("10000.10", "0.85%", "85.00")
	maternity.Scheme = rule.Maternity
	tabletest.Each(t, []c{
		{name: "rounded once, a fen more", rows: []bill.Row{item("10000.10", "5.35%", "535.01")}, covers: both,
			want: []string{"A once_rounded_diff row 1"}, difference: "-0.01"},
		{name: "rounded in two", rows: []bill.Row{item("10000.10", "5.35%", "535.00")}, covers: both,
			want: []string{"A match row 1"}, difference: "0"},
		{name: "a list of the medical item", rows: []bill.Row{item("10000.10", "5.35%", "535.01")},
			covers: []rule.Scheme{rule.Medical}, want: []string{"A once_rounded_diff row 1"}, difference: "-0.01"},
		{name: "no rate is printed", rows: []bill.Row{item("10000.10", "", "535.01")}, covers: both,
			want: []string{"A once_rounded_diff row 1"}, difference: "-0.01"},
		{name: "another base", rows: []bill.Row{item("10100.00", "5.35%", "540.35")}, covers: both,
			want: []string{"A base_diff row 1"}, difference: "-5.35"},
		// 10,100.10 x 4.5 % = 454.5045, x 0.85 % = 85.85085: 540.35; x 5.35 % = 540.35535: 540.36
		{name: "another base, in two roundings", rows: []bill.Row{item("10100.10", "5.35%", "540.35")}, covers: both,
			want: []string{"A base_diff row 1"}, difference: "-5.35"},
		// 10,000.10 x 6.85 % = 685.00685
		{name: "another rate of the item", rows: []bill.Row{item("10000.10", "6.85%", "685.01")}, covers: both,
			want: []string{"A rate_diff row 1"}, difference: "-150.01"},
		{name: "one rounding, on another base", rows: []bill.Row{item("9000", "5.35%", "535.01")}, covers: both,
			want: []string{"A amount_diff row 1"}, difference: "-0.01"},
		{name: "one rounding, at another rate", rows: []bill.Row{item("10000.10", "6.85%", "535.01")}, covers: both,
			want: []string{"A amount_diff row 1"}, difference: "-0.01"},
		{name: "another base, in two roundings of our rates", rows: []bill.Row{item("10100.10", "6.85%", "540.35")},
			covers: both, want: []string{"A amount_diff row 1"}, difference: "-5.35"},
		{name: "an amount that cannot be read, of nothing", rows: []bill.Row{item("0", "", "?")}, covers: both,
			want: []string{"A unparsable row 1"}, difference: "535"},
		{name: "a sum of maternity insurance", rows: []bill.Row{item("10000.10", "5.35%", "535.00"),
			{ID: "合计", Scheme: rule.Maternity, Payer: rule.Employer, Amount: "535.00"}}, covers: both,
			want: []string{"A match row 1"}, difference: "0"},
		{name: "maternity insurance of an employee, who owes none", rows: []bill.Row{
			item("10000.10", "5.35%", "535.00"), {ID: "A", Scheme: rule.Maternity, Payer: rule.Employee, Amount: "1"}},
			covers: both, want: []string{"A match row 1", "A extra_in_bill row 2"}, difference: "-1"},
		{name: "neither rounding", rows: []bill.Row{item("10000.10", "5.35%", "535.02")}, covers: both,
			want: []string{"A amount_diff row 1"}, difference: "-0.02"},
		{name: "nothing on a base below 0", rows: []bill.Row{item("-100.00", "5.35%", "0")}, covers: both,
			want: []string{"A amount_diff row 1"}, difference: "535"},
		// 10,000.10 x 3 % = 300.003
		{name: "another rate on a list of medical insurance", rows: []bill.Row{item("10000.10", "3%", "300.00")},
			covers: []rule.Scheme{rule.Medical}, want: []string{"A rate_diff row 1"}, difference: "150"},
		{name: "the rate of the item in another scheme", rows: []bill.Row{
			{ID: "A", Scheme: rule.Pension, Payer: rule.Employer, Rate: "5.35%", Amount: "535.00"}}, covers: both,
			want: []string{"A missing_in_bill", "A missing_in_bill", "A extra_in_bill row 1"}, difference: "0"},
		{name: "two rows", rows: []bill.Row{item("10000.10", "4.5%", "450.00"), maternity}, covers: both,
			want: []string{"A match row 1", "A match row 2"}, difference: "0"},
		{name: "maternity is not on the bill", rows: []bill.Row{item("10000.10", "4.5%", "450.00")}, covers: both,
			want: []string{"A match row 1", "A missing_in_bill"}, difference: "85"},
		{name: "a list of medical insurance alone", rows: []bill.Row{item("10000.10", "4.5%", "450.00")},
			covers: []rule.Scheme{rule.Medical}, want: []string{"A match row 1"}, difference: "0"},
		{name: "nobody on the bill", covers: both, want: []string{"A missing_in_bill", "A missing_in_bill"},
			difference: "535"},
		// 2021-06: 5.5 % and 0.85 %, the base 10,000.00; before the notice they are two items
		{name: "before the notice", month: "2021-06", wage: "10000", rows: []bill.Row{item("10000", "6.35%", "635.00")},
			covers: both, want: []string{"A rate_diff row 1", "A missing_in_bill"}, difference: "0"},
		{name: "the first month", month: "2021-10", wage: "10000", rows: []bill.Row{item("10000", "5.45%", "545.00")},
			covers: both, want: []string{"A match row 1"}, difference: "0"},
	}, func(t *testing.T, c c) {
		if c.month == "" {
			c.month, c.wage = "2025-08", "10000.10"
		}
		b := bill.Received{Month: month(t, c.month), Rows: c.rows}
		for i := range b.Rows {
			b.Rows[i].Month = b.Month
		}
		for _, scheme := range c.covers {
			b.Covers = append(b.Covers, bill.Column{Scheme: scheme, Payer: rule.Employer})
		}
		r := compare(t, b, bill.Person{ID: "A", Slips: []payroll.Slip{slip(t, c.month, c.wage)}})
		assert.Equal(t, c.want, classes(r))
		tabletest.Equal(t, c.difference, r.Difference)
	})
}

// Who is missing from a bill of one item is missing once, with the amount of both lines; who is outside of maternity
// insurance has one line.
func TestOneMedicalItemOfOthers(t *testing.T) {
	m := month(t, "2025-08")
	p := slip(t, "2025-08", "10000")
	without := p
	without.Lines = nil
	for _, line := range p.Lines {
		if line.Scheme() != rule.Maternity {
			without.Lines = append(without.Lines, line)
		}
	}
	b := bill.Received{Month: m, Covers: []bill.Column{{Scheme: rule.Medical, Payer: rule.Employer}}, Rows: []bill.Row{
		{ID: "A", Month: m, Scheme: rule.Medical, Payer: rule.Employer, Rate: "5.35%", Amount: "535.00"}}}
	r := compare(t, b, bill.Person{ID: "A", Slips: []payroll.Slip{p}}, bill.Person{ID: "B", Slips: []payroll.Slip{p}},
		bill.Person{ID: "C", Slips: []payroll.Slip{without}})
	assert.Equal(t, []string{"A match row 1", "B missing_in_bill", "C missing_in_bill"}, classes(r))
	null(t, "535", r.Items[1].Ours.Amount)
	null(t, "0.0535", r.Items[1].Ours.Rate)
	null(t, "450", r.Items[2].Ours.Amount)
	assert.Equal(t, []bool{true, true, false},
		[]bool{r.Items[0].OneItem, r.Items[1].OneItem, r.Items[2].OneItem})
}

// What one row shows is not forgotten where another one shows it not: 10,000.00 is 450.00 and 85.00.
func TestOneMedicalItemThatOneRowShows(t *testing.T) {
	m := month(t, "2025-08")
	for _, c := range []struct {
		name    string
		covers  []rule.Scheme
		rates   []string
		amounts []string
		want    []string
	}{
		{name: "the item, then nothing like it", covers: []rule.Scheme{rule.Medical}, rates: []string{"5.35%", "3%"},
			amounts: []string{"535.00", "300.00"}, want: []string{"A match row 1", "B rate_diff row 2"}},
		{name: "nothing like it, then the item", covers: []rule.Scheme{rule.Medical}, rates: []string{"3%", "5.35%"},
			amounts: []string{"300.00", "535.00"}, want: []string{"A rate_diff row 1", "B match row 2"}},
		{name: "medical insurance alone, then the item", covers: []rule.Scheme{rule.Medical, rule.Maternity},
			rates: []string{"4.5%", "5.35%"}, amounts: []string{"450.00", "535.00"},
			want: []string{"A match row 1", "A missing_in_bill", "B rate_diff row 2", "B missing_in_bill"}},
		{name: "the item, then medical insurance alone", covers: []rule.Scheme{rule.Medical, rule.Maternity},
			rates: []string{"5.35%", "4.5%"}, amounts: []string{"535.00", "450.00"},
			want: []string{"A rate_diff row 1", "A missing_in_bill", "B match row 2", "B missing_in_bill"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := bill.Received{Month: m}
			for i, id := range []string{"A", "B"} {
				b.Rows = append(b.Rows, bill.Row{ID: id, Month: m, Scheme: rule.Medical, Payer: rule.Employer,
					Rate: c.rates[i], Amount: c.amounts[i]})
			}
			for _, scheme := range c.covers {
				b.Covers = append(b.Covers, bill.Column{Scheme: scheme, Payer: rule.Employer})
			}
			assert.Equal(t, c.want, classes(compare(t, b, person(t, "A", "10000"), person(t, "B", "10000"))))
		})
	}
}

// On a bill of one item, who lacks another figure lacks that one, and an employee's part of maternity insurance, which
// no slip has but one made by hand, is a line of its own.
func TestOneMedicalItemBesideOtherLines(t *testing.T) {
	policy := figuresOf(t, "2025-08")
	policy.Pension.EmployerRate = rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaPension,
		What: rule.Say("employer rate", "单位费率"), Month: policy.Month})
	a := bill.Person{ID: "A", Slips: slips(t, policy, "10000")}
	charge := rule.Charge{Scheme: rule.Maternity, Payer: rule.Employee, Floor: own(t, "0"), Ceiling: rule.NoneFigure(),
		Rate: own(t, "0.01")}
	wage, err := rule.Wage("", "wage", decimal.New(10000, 0))
	require.NoError(t, err)
	line, err := charge.Line(wage)
	require.NoError(t, err)
	a.Slips[0].Lines = append(a.Slips[0].Lines, line)
	b := bill.Received{Month: policy.Month, Covers: []bill.Column{{Scheme: rule.Medical, Payer: rule.Employer},
		{Scheme: rule.Maternity, Payer: rule.Employer}, {Scheme: rule.Maternity, Payer: rule.Employee},
		{Scheme: rule.Pension, Payer: rule.Employer}}, Rows: []bill.Row{
		{ID: "A", Month: policy.Month, Scheme: rule.Medical, Payer: rule.Employer, Rate: "5.35%", Amount: "535.00"}}}
	r := compare(t, b, a)
	assert.Equal(t, []string{"A match row 1", "A missing_in_bill", "A unknown_in_ours"}, classes(r))
	null(t, "100", r.Items[1].Ours.Amount)
	assert.Equal(t, rule.Pension, r.Items[2].Scheme)
}

// A row of medical insurance of somebody who is outside of it does not say whether the bill has one item; the row is no
// line of ours.
func TestOneMedicalItemBesideSomebodyOutside(t *testing.T) {
	p := slip(t, "2025-08", "10000")
	outside := p
	outside.Lines = slices.DeleteFunc(slices.Clone(p.Lines), func(line rule.Line) bool {
		return line.Scheme() == rule.Medical || line.Scheme() == rule.Maternity
	})
	b := bill.Received{Month: p.Month, Covers: []bill.Column{{Scheme: rule.Medical, Payer: rule.Employer},
		{Scheme: rule.Maternity, Payer: rule.Employer}}, Rows: []bill.Row{
		{ID: "C", Month: p.Month, Scheme: rule.Medical, Payer: rule.Employer, Rate: "5.35%", Amount: "535.00"}}}
	r := compare(t, b, bill.Person{ID: "B", Slips: []payroll.Slip{p}},
		bill.Person{ID: "C", Slips: []payroll.Slip{outside}})
	assert.Equal(t, []string{"B missing_in_bill", "B missing_in_bill", "C extra_in_bill row 1"}, classes(r))
	null(t, "450", r.Items[0].Ours.Amount)
	null(t, "85", r.Items[1].Ours.Amount)
}

// On a bill of one item, who lacks a figure of maternity insurance lacks the item, once, with that figure.
func TestOneMedicalItemThatLacksAFigure(t *testing.T) {
	m := month(t, "2025-08")
	known, err := guangzhou.Policy(m)
	require.NoError(t, err)
	own := map[string]rule.Figure{}
	for _, f := range known.Figures() {
		own[f.Name] = f.Figure
	}
	own["maternity.employer_rate"] = rule.UnknownFigure(&rule.NoRuleError{Month: m,
		What: rule.Say("the rate nobody knows", "未知费率")})
	policy, err := payroll.NewPolicy(guangzhou.Place, m, func(name string) rule.Figure { return own[name] })
	require.NoError(t, err)
	lacks, err := policy.Slip(boss(t), payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(10000, 0))},
		payroll.Partial)
	require.NoError(t, err)
	item := func(id string) bill.Row {
		return bill.Row{ID: id, Month: m, Scheme: rule.Medical, Payer: rule.Employer, Rate: "5.35%", Amount: "535.00"}
	}
	b := bill.Received{Month: m, Covers: []bill.Column{{Scheme: rule.Medical, Payer: rule.Employer}},
		Rows: []bill.Row{item("A"), item("B")}}
	r := compare(t, b, bill.Person{ID: "A", Slips: []payroll.Slip{slip(t, "2025-08", "10000")}},
		bill.Person{ID: "B", Slips: []payroll.Slip{lacks}})
	assert.Equal(t, []string{"A match row 1", "B unknown_in_ours row 2"}, classes(r))
	null(t, "", r.Items[1].Ours.Amount)
	assert.ErrorContains(t, r.Items[1].Err, "the rate nobody knows")
	tabletest.Equal(t, "-535", r.Difference) // what A owes is on the bill, and so is what nobody knows of B

	// alone, such a person does not say that the bill has one item
	b.Rows = []bill.Row{item("B")}
	b.Covers = append(b.Covers, bill.Column{Scheme: rule.Maternity, Payer: rule.Employer})
	r = compare(t, b, bill.Person{ID: "B", Slips: []payroll.Slip{lacks}})
	assert.Equal(t, []string{"B rate_diff row 1", "B unknown_in_ours"}, classes(r))
}

// Bases of 5,010.00 and 5,011.00 at 5 % and 0.35 %, by hand: at 5.35 % 268.035 and 268.0885 are 268.04 and 268.09, in
// all 536.13, and 10,021.00 x 5.35 % = 536.1235 is 536.12. As two lines 250.50 + 17.535 = 250.50 + 17.54 and 250.55 +
// 17.5385 = 250.55 + 17.54 are 536.13.
func TestRollOfOneMedicalItem(t *testing.T) {
	r := roll(t, "0.05", "5010", "5011")
	r.Maternity = decimal.NewNullDecimal(tabletest.Dec(t, "0.0035"))
	item, err := r.Bill(bill.PerPerson)
	require.NoError(t, err)
	tabletest.Equal(t, "536.13", item.Total)
	whole, err := r.Bill(bill.SumOfBases)
	require.NoError(t, err)
	tabletest.Equal(t, "536.12", whole.Total)
	tabletest.Equal(t, "536.12", whole.Shares[0].Add(whole.Shares[1]))
	r.Maternity = decimal.NewNullDecimal(tabletest.Dec(t, "0.95000001"))
	_, err = r.Bill(bill.PerPerson)
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
	assert.ErrorContains(t, err, "payroll: maternity_rate 0.95000001 and rate are above 1 together")
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
}

// Bases of 10.00 at 5.5 % and 0.85 %, by hand: 0.635 is 0.64, as two lines 0.55 + 0.085 are 0.64 and at 0.5 % and 0.5 %
// of 1.00 0.01 is 0.01 and 0.005 + 0.005 are 0.02.
func TestMatchOfOneMedicalItem(t *testing.T) {
	for _, c := range []struct {
		name, rate, maternity, base, billed string
		fit                                 string
		twoLines, diff                      string
	}{
		{name: "once and twice alike", rate: "0.055", maternity: "0.0085", base: "10", billed: "0.64", fit: "both",
			twoLines: "0.64", diff: "0"},
		{name: "two lines", rate: "0.005", maternity: "0.005", base: "1", billed: "0.02", fit: "two_lines",
			twoLines: "0.02", diff: "0"},
		{name: "once", rate: "0.005", maternity: "0.005", base: "1", billed: "0.01", fit: "both",
			twoLines: "0.02", diff: "-0.01"},
		{name: "neither", rate: "0.005", maternity: "0.005", base: "1", billed: "0.03", fit: "neither",
			twoLines: "0.02", diff: "0.01"},
		{name: "medical insurance alone", rate: "0.005", base: "1", billed: "0.01", fit: "both"},
		// 5.025 and 0.85425 each three times: 3 x 5.03 + 3 x 0.85, not the 2.56 of 2.56275
		{name: "three people", rate: "0.05", maternity: "0.0085", base: "100.50,100.50,100.50", billed: "17.64",
			fit: "both", twoLines: "17.64", diff: "0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := roll(t, c.rate, strings.Split(c.base, ",")...)
			if c.maternity != "" {
				r.Maternity = decimal.NewNullDecimal(tabletest.Dec(t, c.maternity))
			}
			m, err := r.Match(tabletest.Dec(t, c.billed))
			require.NoError(t, err)
			assert.Equal(t, c.fit, m.Fit.String())
			null(t, c.twoLines, m.TwoLines)
			null(t, c.diff, m.TwoLinesDiff)
		})
	}
}
