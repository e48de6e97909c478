package adapter_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/reconcile"
	"github.com/shebao-go/shebao/payroll/taxform"
	"github.com/shebao-go/shebao/payroll/withhold"
	"github.com/shebao-go/shebao/rule"
)

// who is a made-up person; the id number keeps its leading zero and its X.
var who = adapter.Person{Name: "员工0001", IDType: "居民身份证", IDNumber: "00010119000101001X", Number: "0007"}

// slipR3 is the worked answer R3: a wage of 3,000 in 2025-08, employer rates of the example.
func slipR3(t *testing.T, wage string) payroll.Slip {
	t.Helper()
	p, err := guangzhou.Policy(rule.MonthOf(2025, 8))
	require.NoError(t, err)
	p, err = p.With("medical.employer_rate", "0.055")
	require.NoError(t, err)
	e, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	s, err := p.Slip(e, payroll.Employee{Wage: tabletest.Dec(t, wage)})
	require.NoError(t, err)
	return s
}

func pensionList() adapter.Detail {
	return adapter.Detail{Month: rule.MonthOf(2025, 8), Scheme: rule.Pension, Payer: rule.Employee}
}

const detailHeader = "序号,姓名,证件类型,证件号码,缴费工资,缴费基数,费率,应缴费额,减免费额,应补(退)费额,人员编号\n"

// R23: the export of the pension row of R3.
func TestR23DetailOfTheSlip(t *testing.T) {
	slip := slipR3(t, "3000")
	list := pensionList()
	ok, err := list.Add(who, &slip)
	require.NoError(t, err)
	require.True(t, ok)
	var out strings.Builder
	require.NoError(t, list.Write(&out))
	assert.Equal(t, detailHeader+"1,员工0001,居民身份证,00010119000101001X,3000.00,5510.00,8%,440.80,0.00,440.80,0007\n", out.String())
	back, problems, err := adapter.ReadDetail(strings.NewReader(out.String()), pensionList())
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, list, back)
}

// R23: "100%" of a fixed item is a fixed amount, not a rate; elsewhere it is a problem.
func TestR23FixedAmount(t *testing.T) {
	const file = detailHeader + "1,员工0001,居民身份证,0001,18.20,18.20,100%,18.20,0.00,18.20,\n"
	fixed := adapter.Detail{Month: rule.MonthOf(2025, 8), Scheme: rule.IllnessSupplement, Payer: rule.Employer, Fixed: true}
	list, problems, err := adapter.ReadDetail(strings.NewReader(file), fixed)
	require.NoError(t, err)
	assert.Empty(t, problems)
	bill := list.Bill()
	assert.Equal(t, reconcile.Row{ID: "0001", Month: fixed.Month, Scheme: fixed.Scheme, Payer: fixed.Payer, Amount: "18.20"}, bill.Rows[0])
	var out strings.Builder
	require.NoError(t, list.Write(&out))
	assert.Equal(t, file, out.String())

	plain := fixed
	plain.Fixed = false
	_, problems, err = adapter.ReadDetail(strings.NewReader(file), plain)
	require.NoError(t, err)
	require.Len(t, problems, 1)
	assert.EqualError(t, problems[0], `line 2: 费率 "100%" is how a fixed amount is shown, not a rate; say that the list is of a fixed amount, or look at the file`)
	_, problems, err = adapter.ReadDetail(strings.NewReader(strings.Replace(file, "100%", "8%", 1)), fixed)
	require.NoError(t, err)
	assert.Len(t, problems, 1)
}

func TestDetailAddRefuses(t *testing.T) {
	slip := slipR3(t, "3000")
	other := pensionList()
	other.Month = rule.MonthOf(2025, 9)
	_, err := other.Add(who, &slip)
	assert.ErrorContains(t, err, "the slip is of 2025-08, the list of 2025-09")

	injury := adapter.Detail{Month: slip.Month, Scheme: rule.Injury, Payer: rule.Employee}
	ok, err := injury.Add(who, &slip)
	require.NoError(t, err)
	assert.False(t, ok, "employees do not pay injury insurance")
	assert.Empty(t, injury.Rows)

	slip.Missing = []payroll.Missing{{Scheme: rule.Pension, Payer: rule.Employee, What: "rate", Err: rule.ErrNoRule}}
	list := pensionList()
	_, err = list.Add(who, &slip)
	assert.ErrorIs(t, err, rule.ErrNoRule)
}

// A bill read from a file is reconciled: what cannot be read stays visible and is never 0.
func TestBillOfAFile(t *testing.T) {
	const file = detailHeader +
		"1,A,居民身份证,0001,3000.00,5510.00,8%,440.80,0.00,440.80,\n" +
		"2,B,居民身份证,0002,12000.00,11500.00,8%,920.00,0.00,920.00,\n" +
		"3,D,居民身份证,0004,5000.00,5000.00,8%,,0.00,400.00,\n"
	list, problems, err := adapter.ReadDetail(strings.NewReader(file), pensionList())
	require.NoError(t, err)
	require.Len(t, problems, 1)
	assert.EqualError(t, problems[0], "line 4: 应缴费额 is empty; fill it")
	report, err := list.Bill().Compare([]reconcile.Person{{ID: "0001", Slips: []payroll.Slip{slipR3(t, "3000")}}, {ID: "0002", Slips: []payroll.Slip{slipR3(t, "12000")}},
		{ID: "0003", Slips: []payroll.Slip{slipR3(t, "8000")}}})
	require.NoError(t, err)
	var classes []string
	for _, item := range report.Items {
		classes = append(classes, item.ID+" "+item.Class.String())
	}
	assert.Equal(t, []string{"0001 match", "0002 base_diff", "0003 missing_in_bill", "0004 unparsable"}, classes)
	assert.False(t, report.Bill.Valid, "a bill with an amount that cannot be read has no total")
	tabletest.Equal(t, "2040.80", report.Ours.Decimal)
}

const declarationFile = "*缴费人识别号,*姓名,*身份证件类型代码,*身份证件号码,分组,210失业,310职工医疗,410工伤,999未见过\n" +
	"91000000TEST,员工0001,201,0001,一部,8000.00,8000.00,,5.00\n" +
	"91000000TEST,员工0002,201,0002,,3000.50,3000.50,3000.50,\n"

// A code nobody has seen stays what it is, is told apart, and is written back.
func TestDeclaration(t *testing.T) {
	d, problems, err := adapter.ReadDeclaration(strings.NewReader(declarationFile))
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, adapter.Declaration{Taxpayer: "91000000TEST",
		Insurances: []adapter.Insurance{{Code: "210", Name: "失业"}, {Code: "310", Name: "职工医疗"}, {Code: "410", Name: "工伤"}, {Code: "999", Name: "未见过"}},
		Rows: []adapter.DeclarationRow{{Name: "员工0001", IDType: "201", IDNumber: "0001", Group: "一部", Wages: []string{"8000.00", "8000.00", "", "5.00"}},
			{Name: "员工0002", IDType: "201", IDNumber: "0002", Wages: []string{"3000.50", "3000.50", "3000.50", ""}}}}, d)
	assert.True(t, d.Insurances[0].Known())
	assert.False(t, d.Insurances[3].Known())
	var out strings.Builder
	require.NoError(t, d.Write(&out))
	assert.Equal(t, declarationFile, out.String())
}

// The enterprise pension has no code that was seen, so none is written unless the caller has one.
func TestInsuranceOf(t *testing.T) {
	for scheme, want := range map[rule.Scheme]string{rule.Unemployment: "210失业", rule.Medical: "310职工医疗", rule.Injury: "410工伤", rule.Maternity: "510生育"} {
		got, err := adapter.InsuranceOf(scheme)
		require.NoError(t, err)
		assert.Equal(t, want, got.Code+got.Name)
	}
	for _, scheme := range []rule.Scheme{rule.Pension, rule.IllnessSupplement, rule.Housing} {
		_, err := adapter.InsuranceOf(scheme)
		assert.ErrorIs(t, err, rule.ErrNoRule)
		assert.ErrorContains(t, err, "take code and name from the template at hand")
	}
	d := adapter.Declaration{Taxpayer: "1", Insurances: []adapter.Insurance{{Code: "101", Name: "本单位模板的养老"}}, Rows: []adapter.DeclarationRow{{Name: "A", IDType: "201", IDNumber: "1", Wages: []string{"1"}}}}
	assert.NoError(t, d.Write(&strings.Builder{}))
}

func TestDeclarationRefuses(t *testing.T) {
	const head = "*缴费人识别号,*姓名,*身份证件类型代码,*身份证件号码,分组"
	tabletest.Run(t, map[string]struct{ file, says string }{
		"a column without a code":     {head + ",310职工医疗,备注\n", `column "备注" is neither known nor an insurance`},
		"a code without a name":       {head + ",310\n", `column "310" is neither known`},
		"a code of four digits":       {head + ",3101职工医疗\n", `is neither known nor an insurance`},
		"another name for a code":     {head + ",310失业\n", `has the code or the name of`},
		"another code for a name":     {head + ",211失业\n", `has the code or the name of 210失业`},
		"an insurance twice":          {head + ",210失业,210失业\n", `column "210失业" is there twice`},
		"a person's column twice":     {head + ",分组,210失业\n", `"分组" is there twice`},
		"no insurance":                {head + "\n", "no insurance has a column"},
		"a person's column missing":   {"*姓名,210失业\n", "*身份证件号码"},
		"a header of another scheme":  {head + ",住房公积金\n", "is neither known"},
		"nothing":                     {"", "the declaration is empty"},
		"half a character in a place": {head + ",\xe5\n", "is not UTF-8"},
	}, func(t *testing.T, c struct{ file, says string }) {
		_, _, err := adapter.ReadDeclaration(strings.NewReader(c.file))
		assert.ErrorContains(t, err, c.says)
	})
	_, problems, err := adapter.ReadDeclaration(strings.NewReader(head + ",210失业\n1,A,201,1,,1.00\n2,B,201,2,,1.00\n"))
	require.NoError(t, err)
	require.Len(t, problems, 1)
	assert.EqualError(t, problems[0], `line 3: *缴费人识别号 "2" is not the number of the first row; a declaration is of one employer`)
	d := adapter.Declaration{Taxpayer: "1", Insurances: []adapter.Insurance{{Code: "210", Name: "失业"}}, Rows: []adapter.DeclarationRow{{Name: "A", IDType: "201", IDNumber: "1"}}}
	assert.ErrorContains(t, d.Write(&strings.Builder{}), "has 0 wages for 1 insurances")
}

func TestFund(t *testing.T) {
	const file = "个人账号,姓名,证件类型,证件号码,当前工资,单位缴存额,个人月缴存额,补贴工资,补贴月缴,合计月缴额,个人状态\n" +
		"000123,员工0001,居民身份证,0001,10010.00,501.00,501.00,,,1002.00,正常\n" +
		"000124,员工0002,居民身份证,0002,9600.00,480.00,480.00,1000.00,50.00,1010.00,正常\n"
	list, problems, err := adapter.ReadFundDetail(strings.NewReader(file))
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, adapter.FundRow{Account: "000123", Name: "员工0001", IDType: "居民身份证", IDNumber: "0001", Wage: "10010.00", Employer: "501.00", Employee: "501.00", Total: "1002.00", Status: "正常"}, list.Rows[0])
	var out strings.Builder
	require.NoError(t, list.Write(&out))
	assert.Equal(t, file, out.String())

	_, problems, err = adapter.ReadFundDetail(strings.NewReader(strings.Replace(file, "1002.00", "1002.01", 1)))
	require.NoError(t, err)
	require.Len(t, problems, 1)
	assert.EqualError(t, problems[0], `line 2: 合计月缴额 "1002.01" is not the sum of 单位缴存额, 个人月缴存额 and 补贴月缴; correct one of them`)
	list.Rows[1].Total = "1"
	assert.ErrorContains(t, list.Write(&out), "is not the sum")
}

func TestFundAdjustment(t *testing.T) {
	const file = "证件号码,姓名,调整前缴存基数,调整后缴存基数,调整后单位月缴存额,个人账号\n0001,员工0001,8000.00,9000.00,450.00,000123\n0002,员工0002,,3000.00,150.00,\n"
	list, problems, err := adapter.ReadFundAdjustment(strings.NewReader(file))
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, adapter.AdjustmentRow{IDNumber: "0002", Name: "员工0002", After: "3000.00", EmployerAfter: "150.00"}, list.Rows[1])
	var out strings.Builder
	require.NoError(t, list.Write(&out))
	assert.Equal(t, file, out.String())
}

// taxRow is the row of R19: what was withheld of the slip of R3, and a retro payment.
func taxRow(t *testing.T, retro ...withhold.Amount) taxform.Row {
	t.Helper()
	slip := slipR3(t, "3000")
	due, err := withhold.Due(&slip)
	require.NoError(t, err)
	r, err := taxform.NewRow(taxform.Month{Month: slip.Month, Withheld: due, Retro: retro})
	require.NoError(t, err)
	return r
}

// R19: the four columns of the slip, and nothing of the employer's.
func TestR19IncomeTax(t *testing.T) {
	f := adapter.IncomeTax{}
	require.NoError(t, f.Add(who, rule.FenAmount(300_000), taxRow(t)))
	require.NoError(t, f.Add(who, rule.FenAmount(300_000), taxRow(t, withhold.Amount{Scheme: rule.Pension, Amount: decimal.New(320, -2)})))
	assert.Equal(t, map[string]string{"本期收入": "3000.00", "基本养老保险费": "440.80", "基本医疗保险费": "124.72", "失业保险费": "6.00", "住房公积金": "150.00"}, f.Rows[0].Amounts)
	assert.Equal(t, "444.00", f.Rows[1].Amounts["基本养老保险费"])
	sum := decimal.Decimal{}
	for name, cell := range f.Rows[0].Amounts {
		if name != "本期收入" {
			sum = sum.Add(tabletest.Dec(t, cell))
		}
	}
	tabletest.Equal(t, "721.52", sum)
}

const incomeTaxHeader = "工号,*姓名,*证件类型,*证件号码,本期收入,本期免税收入,基本养老保险费,基本医疗保险费,失业保险费,住房公积金,累计子女教育,累计继续教育,累计住房贷款利息,累计住房租金,累计赡养老人,累计3岁以下婴幼儿照护,累计个人养老金,企业(职业)年金,商业健康保险,税延养老保险,"

func TestIncomeTaxVersions(t *testing.T) {
	for wide, middle := range map[bool]string{false: "", true: "公务交通费用,通讯费用,律师办案费用,西藏附加减除费用,"} {
		file := incomeTaxHeader + middle + "其他,准予扣除的捐赠额,减免税额,备注\n" +
			"0007,员工0001,居民身份证,0001,3000.00,,440.80,124.72,6.00,150.00,,,,,,,,,,," + strings.Repeat(",", strings.Count(middle, ",")) + ",,-0.05,说明\n"
		assert.Equal(t, map[bool]int{false: 24, true: 28}[wide], strings.Count(strings.SplitN(file, "\n", 2)[0], ",")+1)
		f, problems, err := adapter.ReadIncomeTax(strings.NewReader(file), wide)
		require.NoError(t, err)
		assert.Empty(t, problems)
		assert.Equal(t, map[string]string{"本期收入": "3000.00", "基本养老保险费": "440.80", "基本医疗保险费": "124.72", "失业保险费": "6.00", "住房公积金": "150.00", "减免税额": "-0.05"}, f.Rows[0].Amounts, "an empty cell is not 0")
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

// What a cell may not hold, when read and when written.
func TestCells(t *testing.T) {
	row := func() adapter.DetailRow {
		return adapter.DetailRow{Name: "A", IDType: "身份证", IDNumber: "1", Wage: "1.00", Base: "1.00", Rate: "8%", Due: "0.08", Relief: "0.00", Payable: "-0.08"}
	}
	tabletest.Run(t, map[string]struct {
		change func(*adapter.DetailRow)
		says   string
	}{
		"a formula":               {func(r *adapter.DetailRow) { r.Name = "=1+1" }, "starts like a formula"},
		"a formula by a sign":     {func(r *adapter.DetailRow) { r.PersonNumber = "@x" }, "starts like a formula"},
		"a control character":     {func(r *adapter.DetailRow) { r.Name = "A\x1b" }, "control character"},
		"a line end":              {func(r *adapter.DetailRow) { r.Name = "A\nB" }, "control character"},
		"blanks at an end":        {func(r *adapter.DetailRow) { r.Name = "A " }, "blanks at its ends"},
		"a long text":             {func(r *adapter.DetailRow) { r.Name = strings.Repeat("9", 201) }, "more than 200 bytes"},
		"no name":                 {func(r *adapter.DetailRow) { r.Name = "" }, "line 2: 姓名 is empty"},
		"grouping":                {func(r *adapter.DetailRow) { r.Wage = "3,000.00" }, "has a grouping comma"},
		"three decimals":          {func(r *adapter.DetailRow) { r.Base = "5511.005" }, "has more than 2 decimals"},
		"a wage below 0":          {func(r *adapter.DetailRow) { r.Wage = "-1" }, `缴费工资 "-1" is below 0`},
		"a rate without its sign": {func(r *adapter.DetailRow) { r.Rate = "0.08" }, "is no rate; write a percentage such as 8%"},
		"a rate above 100 %":      {func(r *adapter.DetailRow) { r.Rate = "101%" }, "is above 100"},
		"an amount that is words": {func(r *adapter.DetailRow) { r.Due = "待定" }, "is not a plain number"},
	}, func(t *testing.T, c struct {
		change func(*adapter.DetailRow)
		says   string
	}) {
		list := pensionList()
		one := row()
		c.change(&one)
		list.Rows = []adapter.DetailRow{one}
		var out strings.Builder
		assert.ErrorContains(t, list.Write(&out), c.says)
		assert.Empty(t, out.String(), "nothing is half written")
	})
	var problem adapter.Problem
	list := pensionList()
	list.Rows = []adapter.DetailRow{{}}
	assert.True(t, errors.As(list.Write(&strings.Builder{}), &problem))
}

// A file may come from a spreadsheet: a byte order mark, CRLF, columns in another order, fewer decimals.
func TestFilesAsTheyCome(t *testing.T) {
	const file = "\ufeff证件号码,姓名,证件类型,序号,缴费工资,缴费基数,费率,应缴费额,减免费额,应补(退)费额,人员编号\r\n0001,A,身份证,7,3000,5510.0,8.00%,440.8,0,440.8,\r\n"
	list, problems, err := adapter.ReadDetail(strings.NewReader(file), pensionList())
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, []adapter.DetailRow{{Name: "A", IDType: "身份证", IDNumber: "0001", Wage: "3000.00", Base: "5510.00", Rate: "8%", Due: "440.80", Relief: "0.00", Payable: "440.80"}}, list.Rows)
}

func TestHeadersAreExact(t *testing.T) {
	for name, c := range map[string]struct{ header, says string }{
		"unknown":  {strings.Replace(detailHeader, "人员编号", "部门", 1), `column "部门" is not known`},
		"missing":  {strings.Replace(detailHeader, ",费率", "", 1), "column 费率"},
		"repeated": {strings.Replace(detailHeader, "人员编号", "姓名", 1), `column "姓名" is there twice`},
		"starred":  {strings.Replace(detailHeader, "姓名", "*姓名", 1), `column "*姓名" is not known`},
	} {
		_, _, err := adapter.ReadDetail(strings.NewReader(c.header), pensionList())
		assert.ErrorContains(t, err, c.says, name)
	}
}

// Whatever the cells are: what is written is read back the same, and what is refused writes nothing.
func FuzzRoundTrip(f *testing.F) {
	f.Add("员工0001", "00010119000101001X", uint32(300_000), uint32(8_000_000), int32(44_080), "一部")
	f.Add("A, \"B\"", "0", uint32(0), uint32(1), int32(-1), "")
	f.Fuzz(func(t *testing.T, name, id string, wage, rate uint32, due int32, group string) {
		money := func(fens int64) string { return rule.FenAmount(fens).String() }
		percent := decimal.New(int64(rate%100_000_000), -6).String() + "%"
		list := pensionList()
		list.Rows = []adapter.DetailRow{{Name: name, IDType: "x", IDNumber: id, Wage: money(int64(wage)), Rate: percent, Due: money(int64(due)), PersonNumber: group}}
		var out strings.Builder
		if list.Write(&out) != nil {
			assert.Empty(t, out.String())
			return
		}
		back, problems, err := adapter.ReadDetail(strings.NewReader(out.String()), pensionList())
		require.NoError(t, err)
		require.Empty(t, problems)
		require.Equal(t, list, back)

		d := adapter.Declaration{Taxpayer: id, Insurances: []adapter.Insurance{{Code: "210", Name: "失业"}}, Rows: []adapter.DeclarationRow{{name, "201", id, group, []string{money(int64(wage))}}}}
		out.Reset()
		require.NoError(t, d.Write(&out))
		again, problems, err := adapter.ReadDeclaration(strings.NewReader(out.String()))
		require.NoError(t, err)
		require.Empty(t, problems)
		require.Equal(t, d, again)

		fund := adapter.FundDetail{Rows: []adapter.FundRow{{Account: group, Name: name, IDType: "x", IDNumber: id, Employer: money(int64(wage)), Total: money(int64(wage))}}}
		out.Reset()
		require.NoError(t, fund.Write(&out))
		funds, problems, err := adapter.ReadFundDetail(strings.NewReader(out.String()))
		require.NoError(t, err)
		require.Empty(t, problems)
		require.Equal(t, fund, funds)

		bases := adapter.FundAdjustment{Rows: []adapter.AdjustmentRow{{IDNumber: id, Name: name, After: money(int64(wage)), Account: group}}}
		out.Reset()
		require.NoError(t, bases.Write(&out))
		moved, problems, err := adapter.ReadFundAdjustment(strings.NewReader(out.String()))
		require.NoError(t, err)
		require.Empty(t, problems)
		require.Equal(t, bases, moved)

		tax := adapter.IncomeTax{Wide: wage%2 == 0, Rows: []adapter.IncomeTaxRow{{Person: adapter.Person{Name: name, IDType: "x", IDNumber: id, Number: group}, Amounts: map[string]string{"住房公积金": money(int64(due))}}}}
		out.Reset()
		require.NoError(t, tax.Write(&out))
		taxes, problems, err := adapter.ReadIncomeTax(strings.NewReader(out.String()), tax.Wide)
		require.NoError(t, err)
		require.Empty(t, problems)
		require.Equal(t, tax, taxes)
	})
}
