package adapter_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/rule"
)

// taxRow is what was withheld of the slip of a wage of 3,000, and a retro payment.
func taxRow(t *testing.T, retro ...deduct.LateAmount) deduct.TaxRow {
	t.Helper()
	slip := slipOf3000(t, "3000")
	due, err := deduct.Due(&slip)
	require.NoError(t, err)
	r, err := deduct.NewTaxRow(deduct.TaxMonth{Month: slip.Month, Withheld: due, Retro: retro})
	require.NoError(t, err)
	return r
}

// The four columns of the slip, and nothing of the employer's.
func TestIncomeTax(t *testing.T) {
	f := adapter.IncomeTax{}
	require.NoError(t, f.Add(who, rule.FenAmount(300_000), taxRow(t)))
	require.NoError(t,
		f.Add(who, rule.FenAmount(300_000),
			taxRow(t, deduct.LateAmount{Scheme: rule.Pension, Amount: decimal.New(320, -2)})))
	assert.Equal(t,
		map[string]string{"本期收入": "3000.00", "基本养老保险费": "440.80", "基本医疗保险费": "124.72", "失业保险费": "6.00",
			"住房公积金": "150.00"}, f.Rows[0].Amounts)
	assert.Equal(t, "444.00", f.Rows[1].Amounts["基本养老保险费"])
	sum := decimal.Decimal{}
	for name, cell := range f.Rows[0].Amounts {
		if name != "本期收入" {
			sum = sum.Add(tabletest.Dec(t, cell))
		}
	}
	tabletest.Equal(t, "721.52", sum)
}

// A column nothing was withheld under is an empty cell; a refund is below 0; what the employer bore is income where the
// caller says so.
func TestIncomeTaxAdd(t *testing.T) {
	row, err := deduct.NewTaxRow(
		deduct.TaxMonth{Month: rule.MonthOf(2025, 8),
			Retro:     []deduct.LateAmount{{Scheme: rule.Pension, Amount: decimal.New(-160_00, -2)}},
			Borne:     []deduct.Amount{{Scheme: rule.Medical, Amount: decimal.New(124_72, -2)}},
			Treatment: deduct.Treatment{Income: true, Source: "made up"}})
	require.NoError(t, err)
	f := adapter.IncomeTax{}
	require.NoError(t, f.Add(who, rule.FenAmount(300_000), row))
	assert.Equal(t, map[string]string{"本期收入": "3124.72", "基本养老保险费": "-160.00"}, f.Rows[0].Amounts)
	var out strings.Builder
	require.NoError(t, f.Write(&out))
	assert.Equal(t,
		incomeTaxHeader+"其他,准予扣除的捐赠额,减免税额,备注\n0007,员工0001,居民身份证,00010119000101001X,3124.72,,-160.00"+
			strings.Repeat(",", 17)+"\n", out.String())
	assert.ErrorIs(t, f.Add(who, rule.FenAmount(10_000_000_000_00), row), rule.ErrOutOfRange)
	assert.Len(t, f.Rows, 1)
}

const incomeTaxHeader = "工号,*姓名,*证件类型,*证件号码,本期收入,本期免税收入,基本养老保险费,基本医疗保险费,失业保险费,住房公积金," +
	"累计子女教育,累计继续教育,累计住房贷款利息,累计住房租金,累计赡养老人,累计3岁以下婴幼儿照护,累计个人养老金,企业(职业)年金,商业健康保险,税延养老保险,"

func TestIncomeTaxVersions(t *testing.T) {
	for wide, middle := range map[bool]string{false: "", true: "公务交通费用,通讯费用,律师办案费用,西藏附加减除费用,"} {
		file := incomeTaxHeader + middle + "其他,准予扣除的捐赠额,减免税额,备注\n" +
			"0007,员工0001,居民身份证,0001,3000.00,,440.80,124.72,6.00,150.00,,,,,,,,,,," +
			strings.Repeat(",", strings.Count(middle, ",")) + ",,-0.05,说明\n"
		assert.Equal(t, map[bool]int{false: 24, true: 28}[wide], strings.Count(strings.SplitN(file, "\n", 2)[0], ",")+1)
		f, problems, err := adapter.ReadIncomeTax(strings.NewReader(file), wide)
		require.NoError(t, err)
		assert.Empty(t, problems)
		assert.Equal(t,
			map[string]string{"本期收入": "3000.00", "基本养老保险费": "440.80", "基本医疗保险费": "124.72", "失业保险费": "6.00",
				"住房公积金": "150.00", "减免税额": "-0.05"}, f.Rows[0].Amounts, "an empty cell is not 0")
		assert.Equal(t, "说明", f.Rows[0].Remark)
		var out strings.Builder
		require.NoError(t, f.Write(&out))
		assert.Equal(t, file, out.String())
		_, _, err = adapter.ReadIncomeTax(strings.NewReader(file), !wide)
		assert.ErrorContains(t, err, "通讯费用")
	}
	f := adapter.IncomeTax{Rows: []adapter.IncomeTaxRow{{Person: who, Amounts: map[string]string{"通讯费用": "1.00"}}}}
	assert.ErrorContains(t, f.Write(&strings.Builder{}), `通讯费用 "1.00" is no column of this version`)
}

func FuzzIncomeTax(f *testing.F) {
	f.Add(incomeTaxHeader + "其他,准予扣除的捐赠额,减免税额,备注\n0007,A,身份证,0001,3000.00,,440.80" + strings.Repeat(",", 17) + "\n")
	f.Add(incomeTaxHeader + "公务交通费用,通讯费用,律师办案费用,西藏附加减除费用,其他,准予扣除的捐赠额,减免税额,备注\n,A,身份证,0001" + strings.Repeat(",", 23) +
		"-0.05,x\n")
	f.Fuzz(func(t *testing.T, file string) {
		for _, wide := range []bool{false, true} {
			same(t, file, func(file string) (adapter.IncomeTax, []adapter.Problem, error) {
				return adapter.ReadIncomeTax(strings.NewReader(file), wide)
			}, func(l adapter.IncomeTax, out *strings.Builder) error { return l.Write(out) })
		}
	})
}
