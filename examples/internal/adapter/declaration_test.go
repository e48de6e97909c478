package adapter_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

const declarationFile = "*缴费人识别号,*姓名,*身份证件类型代码,*身份证件号码,分组,210失业,310职工医疗,410工伤,999未见过\n" +
	"91000000TEST,员工0001,201,0001,一部,8000.00,8000.00,,5.00\n" +
	"91000000TEST,员工0002,201,0002,,3000.50,3000.50,3000.50,\n"

// A code nobody has seen stays what it is, is told apart, and is written back.
func TestDeclaration(t *testing.T) {
	d, problems, err := adapter.ReadDeclaration(strings.NewReader(declarationFile))
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, adapter.Declaration{Taxpayer: "91000000TEST",
		Insurances: []adapter.Insurance{{Code: "210", Name: "失业"}, {Code: "310", Name: "职工医疗"},
			{Code: "410", Name: "工伤"}, {Code: "999", Name: "未见过"}},
		Rows: []adapter.DeclarationRow{
			{Name: "员工0001", IDType: "201", IDNumber: "0001", Group: "一部",
				Wages: []string{"8000.00", "8000.00", "", "5.00"}},
			{Name: "员工0002", IDType: "201", IDNumber: "0002", Wages: []string{"3000.50", "3000.50", "3000.50", ""}}}},
		d)
	assert.True(t, d.Insurances[0].Known())
	assert.False(t, d.Insurances[3].Known())
	var out strings.Builder
	require.NoError(t, d.Write(&out))
	assert.Equal(t, declarationFile, out.String())
}

// The enterprise pension has no code that was seen, so none is written unless the caller has one.
func TestInsuranceOf(t *testing.T) {
	for scheme, want := range map[rule.Scheme]string{rule.Unemployment: "210失业", rule.Medical: "310职工医疗",
		rule.Injury: "410工伤", rule.Maternity: "510生育"} {
		got, err := adapter.InsuranceOf(scheme)
		require.NoError(t, err)
		assert.Equal(t, want, got.Code+got.Name)
	}
	for _, scheme := range []rule.Scheme{rule.Pension, rule.IllnessSupplement, rule.Housing} {
		_, err := adapter.InsuranceOf(scheme)
		assert.ErrorIs(t, err, rule.ErrNoRule)
		assert.ErrorContains(t, err, "take code and name from the template at hand")
	}
	d := adapter.Declaration{Taxpayer: "1", Insurances: []adapter.Insurance{{Code: "101", Name: "本单位模板的养老"}},
		Rows: []adapter.DeclarationRow{{Name: "A", IDType: "201", IDNumber: "1", Wages: []string{"1"}}}}
	assert.NoError(t, d.Write(&strings.Builder{}))
}

func TestDeclarationRefuses(t *testing.T) {
	const head = "*缴费人识别号,*姓名,*身份证件类型代码,*身份证件号码,分组"
	tabletest.Each(t, []struct{ name, file, says string }{
		{"a column without a code", head + ",310职工医疗,备注\n", `column "备注" is neither known nor an insurance`},
		{"a code without a name", head + ",310\n", `column "310" is neither known`},
		{"a code of four digits", head + ",3101职工医疗\n", `is neither known nor an insurance`},
		{"another name for a code", head + ",310失业\n", `has the code or the name of`},
		{"another code for a name", head + ",211失业\n", `has the code or the name of 210失业`},
		{"an insurance twice", head + ",210失业,210失业\n",
			`column "210失业": the code is there twice; keep one column of an insurance`},
		{"an unseen code twice", head + ",999甲,999乙\n", `column "999乙": the code is there twice`},
		{"a person's column twice", head + ",分组,210失业\n", `"分组" is there twice`},
		{"no insurance", head + "\n", "no insurance has a column"},
		{"a person's column missing", "*姓名,210失业\n", "*身份证件号码"},
		{"a header of another scheme", head + ",住房公积金\n", "is neither known"},
		{"nothing", "", "the declaration is empty"},
		{"half a character in a place", head + ",\xe5\n", "is not UTF-8"},
	}, func(t *testing.T, c struct{ name, file, says string }) {
		_, _, err := adapter.ReadDeclaration(strings.NewReader(c.file))
		assert.ErrorContains(t, err, c.says)
	})
	_, _, err := adapter.ReadDeclaration(strings.NewReader(head + ",210失业\n1,A,201,1,,1.00\n2,B,201,2,,1.00\n"))
	assert.EqualError(t, err,
		`line 3: *缴费人识别号 "2" is another employer than that of the rows before; a declaration is of one employer, so `+
			`split the file`)
	d := adapter.Declaration{Taxpayer: "1", Insurances: []adapter.Insurance{{Code: "210", Name: "失业"}},
		Rows: []adapter.DeclarationRow{{Name: "A", IDType: "201", IDNumber: "1"}}}
	assert.ErrorContains(t, d.Write(&strings.Builder{}), "has 0 wages for 1 insurances")
}

// The employer is that of the first row that names one.
func TestDeclarationOfOneEmployer(t *testing.T) {
	const head = "*缴费人识别号,*姓名,*身份证件类型代码,*身份证件号码,分组,210失业\n"
	d, problems,
		err := adapter.ReadDeclaration(
		strings.NewReader(head + "1,A\n,B,201,2,,1.00\n7,C,201,3,,1.00\n,D,201,4,,1.00\n"))
	require.NoError(t, err)
	assert.Equal(t, "7", d.Taxpayer)
	require.Len(t, d.Rows, 4, "a line that cannot be taken apart is not lost")
	require.Len(t, problems, 3)
	assert.EqualError(t, problems[2], "line 5: *缴费人识别号 is empty; fill it")
	assert.ErrorContains(t, problems[0], "line 2: has 2 fields where the header has 6")
	assert.EqualError(t, problems[1], "line 3: *缴费人识别号 is empty; fill it")
	d.Rows = nil
	assert.ErrorContains(t, d.Write(&strings.Builder{}), "no row that could hold the number of the employer")
}

func FuzzDeclaration(f *testing.F) {
	f.Add(declarationFile)
	f.Add("*缴费人识别号,210失业,*姓名,*身份证件类型代码,*身份证件号码,分组\n1,3,A,201,007,\n")
	f.Fuzz(func(t *testing.T, file string) {
		same(t, file, func(file string) (adapter.Declaration, []adapter.Problem, error) {
			return adapter.ReadDeclaration(strings.NewReader(file))
		}, func(d adapter.Declaration, out *strings.Builder) error { return d.Write(out) })
	})
}
