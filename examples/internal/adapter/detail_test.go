package adapter_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// who is a made-up person; the id number keeps its leading zero and its X.
var who = adapter.Person{Name: "员工0001", IDType: "居民身份证", IDNumber: "00010119000101001X", Number: "0007"}

// slipOf3000 is worked by hand: a wage of 3,000 in 2025-08, employer rates of the example.
func slipOf3000(t *testing.T, wage string) payroll.Slip {
	t.Helper()
	p, err := guangzhou.Policy(rule.MonthOf(2025, 8))
	require.NoError(t, err)
	p, err = p.With("medical.employer_rate", "0.055")
	require.NoError(t, err)
	e, err := payroll.NewEmployer(
		payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05",
			HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	s, err := p.Slip(e, payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, wage))})
	require.NoError(t, err)
	return s
}

func pensionList() adapter.Detail {
	return adapter.Detail{Month: rule.MonthOf(2025, 8), Scheme: rule.Pension, Payer: rule.Employee}
}

const detailHeader = "序号,姓名,证件类型,证件号码,缴费工资,缴费基数,费率,应缴费额,减免费额,应补(退)费额,人员编号\n"

// The export of the pension row.
func TestDetailOfTheSlip(t *testing.T) {
	slip := slipOf3000(t, "3000")
	list := pensionList()
	ok, err := list.Add(who, &slip)
	require.NoError(t, err)
	require.True(t, ok)
	var out strings.Builder
	require.NoError(t, list.Write(&out))
	assert.Equal(t, detailHeader+"1,员工0001,居民身份证,00010119000101001X,3000.00,5510.00,8%,440.80,,,0007\n", out.String())
	back, problems, err := adapter.ReadDetail(strings.NewReader(out.String()), pensionList())
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, list, back)
}

// "100%" of a fixed item is a fixed amount, not a rate; elsewhere it is a problem.
func TestFixedAmount(t *testing.T) {
	const file = detailHeader + "1,员工0001,居民身份证,0001,18.20,18.20,100%,18.20,0.00,18.20,\n"
	fixed := adapter.Detail{Month: rule.MonthOf(2025, 8), Scheme: rule.IllnessSupplement, Payer: rule.Employer,
		Fixed: true}
	list, problems, err := adapter.ReadDetail(strings.NewReader(file), fixed)
	require.NoError(t, err)
	assert.Empty(t, problems)
	received := list.Bill()
	assert.Equal(t,
		bill.Row{ID: "0001", Month: fixed.Month, Scheme: fixed.Scheme, Payer: fixed.Payer, Amount: "18.20"},
		received.Rows[0])
	var out strings.Builder
	require.NoError(t, list.Write(&out))
	assert.Equal(t, file, out.String())

	plain := fixed
	plain.Fixed = false
	_, problems, err = adapter.ReadDetail(strings.NewReader(file), plain)
	require.NoError(t, err)
	require.Len(t, problems, 1)
	assert.EqualError(t, problems[0],
		`line 2: 费率 "100%" is how a fixed amount is shown, not a rate; say that the list is of a fixed amount, or `+
			`look at the file`)
	wrong, problems, err := adapter.ReadDetail(strings.NewReader(strings.Replace(file, "100%", "8%", 1)), fixed)
	require.NoError(t, err)
	require.Len(t, problems, 1)
	assert.EqualError(t, problems[0],
		`line 2: 费率 "8%" is a rate, but the list is of a fixed amount, which is shown as 100%; say that the list has `+
			`a rate, or look at the file`)
	assert.Equal(t, "8%", wrong.Bill().Rows[0].Rate, "not dropped, and not read as a rate")

	list.Fixed = false
	assert.Equal(t, "100%", list.Bill().Rows[0].Rate, "never the rate 1")
	list.Rows[0].Rate = "100.00%"
	out.Reset()
	assert.ErrorContains(t, list.Write(&out), `费率 "100%" is how a fixed amount is shown`)
	assert.Empty(t, out.String())
}

// What the file shows as the base of a fixed amount no source says, so that a list made from slips leaves it empty.
func TestFixedAmountOfASlip(t *testing.T) {
	p, err := guangzhou.Policy(rule.MonthOf(2021, 8))
	require.NoError(t, err)
	e, err := payroll.NewEmployer(
		payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05",
			HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	slip, err := p.Slip(e, payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, "12000"))})
	require.NoError(t, err)
	due, ok := slip.Employer.Amount(rule.IllnessSupplement)
	require.True(t, ok)
	list := adapter.Detail{Month: slip.Month, Scheme: rule.IllnessSupplement, Payer: rule.Employer, Fixed: true}
	ok, err = list.Add(who, &slip)
	require.NoError(t, err)
	require.True(t, ok)
	row := list.Rows[0]
	assert.Equal(t, []string{"12000.00", "", "100%"}, []string{row.Wage, row.Base, row.Rate})
	tabletest.Equal(t, row.Due, due)
	assert.NoError(t, list.Write(&strings.Builder{}))
}

func TestDetailAddRefuses(t *testing.T) {
	slip := slipOf3000(t, "3000")
	other := pensionList()
	other.Month = rule.MonthOf(2025, 9)
	_, err := other.Add(who, &slip)
	assert.ErrorContains(t, err, "the slip is of 2025-08, the list of 2025-09")

	injury := adapter.Detail{Month: slip.Month, Scheme: rule.Injury, Payer: rule.Employee}
	ok, err := injury.Add(who, &slip)
	require.NoError(t, err)
	assert.False(t, ok, "employees do not pay injury insurance")
	assert.Empty(t, injury.Rows)

	for says, list := range map[string]adapter.Detail{"month is not set": {Scheme: rule.Pension, Payer: rule.Employee},
		"scheme is not set":                        {Month: slip.Month, Payer: rule.Employee},
		"payer is not set":                         {Month: slip.Month, Scheme: rule.Pension},
		"the provident fund has a list of its own": {Month: slip.Month, Scheme: rule.Housing, Payer: rule.Employee}} {
		_, err = list.Add(who, &slip)
		assert.ErrorIs(t, err, rule.ErrMissingField)
		assert.ErrorContains(t, err, says)
		_, _, err = adapter.ReadDetail(strings.NewReader(detailHeader), list)
		assert.ErrorContains(t, err, says)
	}

	slip.Missing = []payroll.Missing{{Scheme: rule.Pension, Payer: rule.Employee, What: "rate", Err: rule.ErrNoRule}}
	list := pensionList()
	_, err = list.Add(who, &slip)
	assert.ErrorIs(t, err, rule.ErrNoRule)
}

// A bill read from a file is reconciled: an unreadable row stays visible and is never 0.
func TestBillOfAFile(t *testing.T) {
	const file = detailHeader +
		"1,A,居民身份证,0001,3000.00,5510.00,8%,440.80,0.00,440.80,\n" +
		"2,B,居民身份证,0002,12000.00,11500.00,8%,920.00,0.00,920.00,\n" +
		"3,D,居民身份证,0004,5000.00,5000.00,8%,,0.00,400.00,\n" +
		"4,E,居民身份证,0005,5,510.00,5510.00,8%,440.80,0.00,440.80,\n" +
		"5,F,居民身份证,0006,5510.00,5510.00,0.08,440.80,0.00,440.80,\n"
	list, problems, err := adapter.ReadDetail(strings.NewReader(file), pensionList())
	require.NoError(t, err)
	require.Len(t, problems, 3)
	assert.EqualError(t, problems[0], "line 4: 应缴费额 is empty; fill it")
	assert.ErrorContains(t, problems[1], "line 5: has 12 fields where the header has 11")
	assert.EqualError(t, problems[2], `line 6: 费率 "0.08" is no rate; write a percentage such as 8%`)
	assert.Equal(t, "0.08 (no %)", list.Bill().Rows[4].Rate, "a fraction is not what the file's column holds")
	report, err := list.Bill().Compare(
		[]bill.Person{{ID: "0001", Slips: []payroll.Slip{slipOf3000(t, "3000")}},
			{ID: "0002", Slips: []payroll.Slip{slipOf3000(t, "12000")}},
			{ID: "0003", Slips: []payroll.Slip{slipOf3000(t, "8000")}}})
	require.NoError(t, err)
	var classes []string
	for _, item := range report.Items {
		classes = append(classes, item.ID+" "+item.Class.String())
	}
	assert.Equal(t,
		[]string{"0001 match", "0002 base_diff", "0003 missing_in_bill", "0004 unparsable", " unparsable",
			"0006 unparsable"}, classes)
	assert.False(t, report.Bill.Valid, "a bill with an amount that cannot be read has no total")
	tabletest.Equal(t, "2040.80", report.Ours.Decimal)
}

// A refund is below 0, and the file's own numbering is not kept.
func TestRefund(t *testing.T) {
	const file = detailHeader + "1,A,居民身份证,0001,10000.00,10000.00,8%,-160.00,0.00,-160.00,\n"
	list, problems,
		err := adapter.ReadDetail(strings.NewReader(strings.Replace(file, "\n1,", "\n7,", 1)), pensionList())
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, "-160.00", list.Rows[0].Payable)
	assert.Equal(t, "-160.00", list.Bill().Rows[0].Amount)
	var out strings.Builder
	require.NoError(t, list.Write(&out))
	assert.Equal(t, file, out.String())
}

// Files as HR offices have them, of the employee's pension of 2025-08. Both people are paid 5,942.51, of which 8 % is
// 475.4008: 475.40.
func TestBillsOfOffices(t *testing.T) {
	for _, c := range []struct {
		name, file string
		first      string // the id of the first of our people
		items      []string
		sum        string // what the sum row says
		changed    int
	}{
		{name: "a sum row is nobody and fits", file: "b3_total.csv", first: "TEST00000000000001",
			items: []string{"match row 1", "match row 2"}, sum: "950.80"},
		{name: "a masked id is matched by 人员编号", file: "b8_masked.csv", first: "440106199001010011",
			items: []string{"match row 1", "match row 2"}},
		// 6,516.00 x 7 % = 456.12
		{name: "base and rate both differ", file: "b11_base_and_rate.csv", first: "TEST00000000000001",
			items: []string{"base_and_rate_diff row 1", "match row 2"}},
		{name: "an apostrophe before an id is taken off and counted", file: "f13.csv", first: "440981199001010033",
			items: []string{"base_diff row 1", "missing_in_bill row 0"}, changed: 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			file, err := os.Open(filepath.Join("testdata", c.file))
			require.NoError(t, err)
			defer file.Close()
			list, problems, err := adapter.ReadDetail(file, pensionList())
			require.NoError(t, err)
			assert.Empty(t, problems)
			assert.Equal(t, c.changed, list.Changed)
			report, err := list.Bill().Compare([]bill.Person{
				{ID: c.first, Number: "A001", Slips: []payroll.Slip{slipOf3000(t, "5942.51")}},
				{ID: "TEST00000000000002", Number: "A002", Slips: []payroll.Slip{slipOf3000(t, "5942.51")}}})
			require.NoError(t, err)
			var items []string
			for _, item := range report.Items {
				items = append(items, item.Class.String()+" row "+strconv.Itoa(item.Row+1))
			}
			assert.Equal(t, c.items, items)
			if c.sum == "" {
				assert.Empty(t, report.Sums)
				return
			}
			require.Len(t, report.Sums, 1)
			assert.True(t, report.Sums[0].Fits)
			tabletest.Equal(t, c.sum, report.Sums[0].Amount.Decimal)
			tabletest.Equal(t, c.sum, report.Bill.Decimal)
		})
	}
}

func FuzzDetail(f *testing.F) {
	f.Add(detailHeader + "1,A,居民身份证,0001,3000.00,5510.00,8%,440.80,0.00,440.80,0007\n")
	f.Add("\ufeff" + detailHeader + "1,A,身份证,1,1,1,100%,-1,0,-1,\r\n")
	f.Fuzz(func(t *testing.T, file string) {
		for _, fixed := range []bool{false, true} {
			list := pensionList()
			list.Fixed = fixed
			same(t, file, func(file string) (adapter.Detail, []adapter.Problem, error) {
				return adapter.ReadDetail(strings.NewReader(file), list)
			},
				func(d adapter.Detail, out *strings.Builder) error { return d.Write(out) })
		}
	})
}
