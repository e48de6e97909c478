package adapter_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/adapter"
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

func FuzzFund(f *testing.F) {
	f.Add(fundHeader + "000123,A,身份证,0001,10010.00,501.00,501.00,,,1002.00,正常\n")
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
