package bill_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// Two rows of 475.40 are 950.80: a sum row is a check and nobody, whatever it is called.
func TestSumRows(t *testing.T) {
	type sum struct {
		label, amount, rows string
		fits                bool
	}
	one := func(id string) bill.Row { return pension(t, id, "5942.51", "8%", "475.40") }
	of := func(label, amount string) bill.Row { return pension(t, label, "", "", amount) }
	type c struct {
		name string
		rows []bill.Row
		want []sum
		says string
	}
	tabletest.Each(t, []c{
		{name: "合计", rows: []bill.Row{one("A"), one("B"), of("合计", "950.80")},
			want: []sum{{"合计", "950.80", "950.80", true}}},
		{name: "in front", rows: []bill.Row{of("总计：", "950.80"), one("A"), one("B")},
			want: []sum{{"总计：", "950.80", "950.80", true}}},
		{name: "小计 of a part, then 合计",
			rows: []bill.Row{one("A"), of("小计（1人）", "475.40"), one("B"), of("小计(1人)", "￥475.40"), of("合 计", "950.80")},
			want: []sum{{"小计（1人）", "475.40", "475.40", true}, {"小计(1人)", "475.40", "475.40", true},
				{"合 计", "950.80", "950.80", true}}},
		{name: "共计, with grouping",
			rows: []bill.Row{one("A"), one("B"), of("共计", "0,950.80"), of("Total:", "950.80 元")},
			want: []sum{{"共计", "", "950.80", false}, {"Total:", "950.80", "950.80", true}}, says: "cannot be read"},
		{name: "a part that is not its sum",
			rows: []bill.Row{one("A"), of("小计", "475.40"), one("B"), of("小计", "400.00")},
			want: []sum{{"小计", "475.40", "475.40", true}, {"小计", "400.00", "475.40", false}},
			says: "is not the sum of the rows, which is 475.40"},
		{name: "a row is missing", rows: []bill.Row{one("A"), of("SUM", "950.80")},
			want: []sum{{"SUM", "950.80", "475.40", false}},
			says: "amount 950.80 is not the sum of the rows, which is 475.40; look for rows that are missing"},
		{name: "an amount of the rows is unread", rows: []bill.Row{one("A"), pension(t, "B", "", "", "?"),
			of("合计", "950.80")},
			want: []sum{{"合计", "950.80", "", false}}, says: "cannot be checked"},
		{name: "a sum of bases alone", rows: []bill.Row{one("A"), of("合计", "")},
			want: []sum{{"合计", "", "475.40", false}},
			says: "amount of the sum row is empty: it checks nothing; add the rows up yourself"},
		{name: "a running sum of two months", rows: []bill.Row{one("A"), of("本年累计", "950.80")},
			want: []sum{{"本年累计", "950.80", "475.40", false}}, says: "earlier pages or months"},
		{name: "共2人", rows: []bill.Row{one("A"), one("B"), of("共2人", "950.80")},
			want: []sum{{"共2人", "950.80", "950.80", true}}},
		{name: "no rows", rows: []bill.Row{of("合计", "0.00")}, want: []sum{{"合计", "0", "0", true}}},
		{name: "no rows, and an empty sum", rows: []bill.Row{of("合计", "")}, want: []sum{{"合计", "", "0", false}},
			says: "it checks nothing"},
		{name: "no rows that are read, and a sum of 0",
			rows: []bill.Row{pension(t, "A", "", "", "?"), of("合计", "0.00")},
			want: []sum{{"合计", "0", "", false}}, says: "cannot be checked"},
		{name: "a row that is unread before one that is read", rows: []bill.Row{pension(t, "B", "", "", "?"), one("A"),
			of("合计", "475.40")}, want: []sum{{"合计", "475.40", "", false}}, says: "cannot be checked"},
	}, func(t *testing.T, c c) {
		r := compare(t, received(t, c.rows...), person(t, "A", "5942.51"), person(t, "B", "5942.51"))
		require.Len(t, r.Sums, len(c.want))
		said := ""
		written := r.Document().Sums
		require.Len(t, written, len(c.want))
		for i, w := range c.want {
			s := r.Sums[i]
			assert.Equal(t, []any{w.label, s.Row + 1, w.fits}, []any{written[i].Label, written[i].Row, written[i].Fits})
			null(t, w.amount, written[i].Amount)
			null(t, w.rows, written[i].Rows)
			assert.Equal(t, w.label, s.Label)
			null(t, w.amount, s.Amount)
			null(t, w.rows, s.Rows)
			assert.Equal(t, w.fits, s.Fits, s.Label)
			if s.Err != nil {
				said += s.Err.Error()
				tabletest.Chinese(t, rule.Message(s.Err, rule.Chinese))
			}
		}
		assert.Contains(t, said, c.says)
		for _, item := range r.Items {
			assert.Contains(t, []string{"A", "B"}, item.ID, "a sum is nobody")
		}
	})
}

// The sums of two columns of one bill are held against their own rows, one over both against all.
func TestSumRowsOfTwoColumns(t *testing.T) {
	own := pension(t, "A", "5942.51", "8%", "475.40")
	employers := pension(t, "A", "5942.51", "16%", "950.80")
	employers.Payer = rule.Employer
	sum, employersSum, all := pension(t, "小计", "", "", "475.40"), employers, pension(t, "总计", "", "", "1,426.20")
	employersSum.ID, employersSum.Base, employersSum.Rate = "小计", "", ""
	b := received(t, own, sum, employers, employersSum, all)
	b.Covers = append(b.Covers, bill.Column{Scheme: rule.Pension, Payer: rule.Employer})
	r := compare(t, b, person(t, "A", "5942.51"))
	require.Len(t, r.Sums, 3)
	for _, s := range r.Sums {
		assert.True(t, s.Fits, s.Label)
	}
	null(t, "1426.20", r.Bill)
}

// Somebody of ours who is called so is somebody.
func TestSomebodyCalledSum(t *testing.T) {
	r := compare(t, received(t, pension(t, "SUM", "8000", "8%", "640")), person(t, "SUM", "8000"))
	assert.Empty(t, r.Sums)
	assert.Equal(t, []string{"SUM match row 1"}, classes(r))
}
