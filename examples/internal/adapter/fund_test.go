package adapter_test

import (
	"strings"
	"testing"
	"time"

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

const (
	fundHeader       = "个人账号,姓名,证件类型,证件号码,当前工资,单位缴存额,个人月缴存额,补贴工资,补贴月缴,合计月缴额,个人状态\n"
	adjustmentHeader = "证件号码,姓名,调整前缴存基数,调整后缴存基数,调整后单位月缴存额,个人账号\n"
)

func TestFund(t *testing.T) {
	const file = fundHeader +
		"000123,员工0001,居民身份证,0001,10010.00,501.00,501.00,,,1002.00,正常\n" +
		"000124,员工0002,居民身份证,0002,9600.00,480.00,480.00,1000.00,50.00,1010.00,正常\n"
	list, problems, err := adapter.ReadFundDetail(strings.NewReader(file))
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t,
		adapter.FundRow{Account: "000123", Name: "员工0001", IDType: "居民身份证", IDNumber: "0001", Wage: "10010.00",
			Employer: "501.00", Employee: "501.00", Total: "1002.00", Status: "正常"}, list.Rows[0])
	var out strings.Builder
	require.NoError(t, list.Write(&out))
	assert.Equal(t, file, out.String())

	_, problems, err = adapter.ReadFundDetail(strings.NewReader(strings.Replace(file, "1010.00", "1010.01", 1)))
	require.NoError(t, err)
	require.Len(t, problems, 1)
	assert.EqualError(t, problems[0],
		`line 3: 合计月缴额 "1010.01" is not the sum of 单位缴存额, 个人月缴存额 and 补贴月缴; correct one of them`)
	_, problems, err = adapter.ReadFundDetail(strings.NewReader(strings.Replace(file, "501.00,501.00,", ",501.00,", 1)))
	require.NoError(t, err)
	assert.Empty(t, problems, "a deposit that is not printed is unknown, not 0")
	list.Rows[1].Total = "1"
	assert.ErrorContains(t, list.Write(&out), "is not the sum")
}

func TestFundAdjustment(t *testing.T) {
	const file = adjustmentHeader + "0001,员工0001,8000.00,9000.00,450.00,000123\n0002,员工0002,,3000.00,150.00,\n"
	list, problems, err := adapter.ReadFundAdjustment(strings.NewReader(file))
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, adapter.AdjustmentRow{IDNumber: "0002", Name: "员工0002", After: "3000.00", EmployerAfter: "150.00"},
		list.Rows[1])
	var out strings.Builder
	require.NoError(t, list.Write(&out))
	assert.Equal(t, file, out.String())
}

// Deposits of 501.00 and 480.00 for either payer are 981.00 each and 1,962.00 in all; new bases of 9,000 and 3,000 are
// 12,000.
func TestFundSumRows(t *testing.T) {
	const (
		one = "000123,员工0001,居民身份证,0001,10010.00,501.00,501.00,,,1002.00,正常\n"
		two = "000124,员工0002,居民身份证,0002,9600.00,480.00,480.00,,,960.00,正常\n"
		new = "0001,员工0001,8000.00,9000.00,450.00,000123\n0002,员工0002,,3000.00,150.00,\n"
	)
	for _, c := range []struct{ name, file, says string }{
		{name: "合计", file: fundHeader + one + two + "合计,,,,,981.00,981.00,,,1962.00,\n"},
		{name: "共2人 in the second column", file: fundHeader + one + two + ",共2人,,,19610.00,981.00,,,,,\n"},
		{name: "小计 of a part, then 总计", file: fundHeader + one + "小计,,,,,501.00,,,,,\n" + two +
			"小计,,,,,480.00,,,,,\n总计,,,,,981.00,,,,,\n"},
		{name: "a row is missing", file: fundHeader + one + "合计,,,,,981.00,981.00,,,1962.00,\n",
			says: `line 3: 单位缴存额 "981.00" is not the sum of the rows, which is 501.00; look for rows that are missing`},
		{name: "no amount", file: fundHeader + one + "合计,,,,,,,,,,\n",
			says: `line 3: "合计" has no amount, so that nothing is checked`},
		{name: "a column with an empty cell has no sum", file: fundHeader + one + two + "合计,,,,,981.00,,,5.00,,\n"},
		{name: "new bases", file: adjustmentHeader + new + "合计,,,12000.00,600.00,\n"},
		{name: "new bases that do not add up", file: adjustmentHeader + new + "合计,,,12000.00,601.00,\n",
			says: `line 4: 调整后单位月缴存额 "601.00" is not the sum of the rows, which is 600.00`},
	} {
		t.Run(c.name, func(t *testing.T) {
			people, problems := 0, []adapter.Problem(nil)
			if strings.HasPrefix(c.file, fundHeader) {
				list, found, err := adapter.ReadFundDetail(strings.NewReader(c.file))
				require.NoError(t, err)
				problems = found
				for _, r := range list.Rows {
					people += len(r.IDNumber) / len("0001")
				}
				assert.NotEmpty(t, list.Rows[len(list.Rows)-1].Sum)
			} else {
				list, found, err := adapter.ReadFundAdjustment(strings.NewReader(c.file))
				require.NoError(t, err)
				problems = found
				for _, r := range list.Rows {
					people += len(r.IDNumber) / len("0001")
				}
				assert.NotEmpty(t, list.Rows[len(list.Rows)-1].Sum)
			}
			assert.Equal(t, strings.Count(c.file, "员工"), people, "a sum is nobody")
			if c.says == "" {
				assert.Empty(t, problems)
				return
			}
			require.NotEmpty(t, problems)
			assert.ErrorContains(t, problems[0], c.says)
			tabletest.Chinese(t, problems[0].In(rule.Chinese))
		})
	}
}

// TestFundDetailAsABill: each payer is a bill of its own; the base is the wage within the limits of 2025-07 to 2026-06,
// of which the ceiling is 39828, and none where there is no wage.
func TestFundDetailAsABill(t *testing.T) {
	list, problems, err := adapter.ReadFundDetail(strings.NewReader(fundHeader +
		"G1,甲,居民身份证,0001,50000,1991,1990,,,3981,正常\nG2,乙,居民身份证,0002,,500,500,,,1000,正常\n合计,,,,,2491,2490,,,4981,\n"))
	require.NoError(t, err)
	require.Empty(t, problems)
	month := rule.MonthOf(2025, time.August)
	policy, err := guangzhou.Policy(month)
	require.NoError(t, err)
	e, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	slip, err := policy.Slip(e, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0))})
	require.NoError(t, err)
	line, there := slip.Line(rule.Housing, rule.Employer)
	require.True(t, there)
	charge := line.Charge()
	row := func(id, base, amount string) bill.Row {
		return bill.Row{ID: id, Month: month, Scheme: rule.Housing, Payer: rule.Employer, Base: base, Amount: amount}
	}
	got := list.Bill(month, rule.Employer, &charge)
	assert.Equal(t, []bill.Row{row("0001", "39828.00", "1991.00"), row("0002", "", "500.00"), row("合计", "", "2491.00")},
		got.Rows)
	assert.Equal(t, []bill.Column{{Scheme: rule.Housing, Payer: rule.Employer}}, got.Covers)
	assert.Equal(t, "1990.00", list.Bill(month, rule.Employee, nil).Rows[0].Amount)
	assert.Empty(t, list.Bill(month, rule.Employee, nil).Rows[0].Base)
}

func FuzzFund(f *testing.F) {
	f.Add(fundHeader + "000123,A,身份证,0001,10010.00,501.00,501.00,,,1002.00,正常\n")
	f.Add(fundHeader + "合计,,,,,981.00,981.00,,,1962.00,\n")
	f.Add(adjustmentHeader + "0002,A,,3000.00,150.00,\n")
	f.Fuzz(func(t *testing.T, file string) {
		same(t, file, func(file string) (adapter.FundDetail, []adapter.Problem, error) {
			return adapter.ReadFundDetail(strings.NewReader(file))
		}, func(l adapter.FundDetail, out *strings.Builder) error { return l.Write(out) })
		same(t, file, func(file string) (adapter.FundAdjustment, []adapter.Problem, error) {
			return adapter.ReadFundAdjustment(strings.NewReader(file))
		}, func(l adapter.FundAdjustment, out *strings.Builder) error { return l.Write(out) })
	})
}
