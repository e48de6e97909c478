package staff_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

// The whole matrix, one letter a scheme in the order pension, medical, maternity, supplement, unemployment, injury, fund:
// C covered, m may join, - not covered by a text, s not covered as a page shows, ? no text at hand.
func TestR25Matrix(t *testing.T) {
	type c struct {
		who  staff.Person
		job  staff.Job
		want string
	}
	tabletest.Run(t, map[string]c{
		"employee":                           {staff.Employee, staff.MainJob, "CCCCCCC"},
		"employee, side job":                 {staff.Employee, staff.SideJob, "sssssCs"},
		"probation":                          {staff.Probationer, staff.MainJob, "CCCCCCC"},
		"probation, side job":                {staff.Probationer, staff.SideJob, "sssssCs"},
		"retired, hired again":               {staff.RetiredRehire, staff.MainJob, "-----?-"},
		"retired, side job":                  {staff.RetiredRehire, staff.SideJob, "???????"},
		"intern":                             {staff.Intern, staff.MainJob, "?---???"},
		"intern, side job":                   {staff.Intern, staff.SideJob, "???????"},
		"foreigner":                          {staff.Foreigner, staff.MainJob, "CCCCCC?"},
		"foreigner, side job":                {staff.Foreigner, staff.SideJob, "???????"},
		"Hong Kong, Macau, Taiwan":           {staff.HongKongMacauTaiwan, staff.MainJob, "?C?C???"},
		"Hong Kong, Macau, Taiwan, side job": {staff.HongKongMacauTaiwan, staff.SideJob, "???????"},
		"flexible worker":                    {staff.FlexibleWorker, staff.NoJob, "mm?m???"},
		"unemployed on benefit":              {staff.Unemployed, staff.NoJob, "?CCC---"},
	}, func(t *testing.T, c c) {
		got := ""
		for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
			cell, err := staff.Look(c.who, c.job, scheme)
			if err != nil {
				require.ErrorIs(t, err, rule.ErrNoRule)
				require.ErrorContains(t, err, "no source at hand")
				got += "?"
				continue
			}
			require.NotEmpty(t, cell.Reason)
			require.NotEmpty(t, cell.Cites)
			for _, cite := range cell.Cites {
				require.NotEmpty(t, cite.Title)
				require.NotEmpty(t, cite.Article)
			}
			letter := map[staff.Status]string{staff.Covered: "C", staff.MayJoin: "m",
				staff.NotCovered: "-"}[cell.Status]
			if cell.Grade == rule.Reported {
				require.Equal(t, "-", letter)
				letter = "s"
			}
			got += letter
		}
		assert.Equal(t, c.want, got)
	})
}

// The articles some cells rest on, as read in the texts.
func TestSources(t *testing.T) {
	type c struct {
		who    staff.Person
		job    staff.Job
		scheme rule.Scheme
		cite   string
	}
	tabletest.Run(t, map[string]c{
		"pension of employees":             {staff.Employee, staff.MainJob, rule.Pension, "社会保险法 第十条"},
		"probation begins with employment": {staff.Probationer, staff.MainJob, rule.Unemployment, "社会保险法 第五十八条"},
		"fund in probation":                {staff.Probationer, staff.MainJob, rule.Housing, "住房公积金管理条例 第十五条"},
		"medical in probation": {staff.Probationer, staff.MainJob, rule.Medical,
			"广州市社会医疗保险办法 (广州市人民政府令第123号) 第二十八条"},
		"injury at a side job":     {staff.Employee, staff.SideJob, rule.Injury, "工伤保险条例 第二条"},
		"medical after retirement": {staff.RetiredRehire, staff.MainJob, rule.Medical, "社会保险法 第二十七条"},
		"fund after retirement":    {staff.RetiredRehire, staff.MainJob, rule.Housing, "住房公积金管理条例 第二十四条"},
		"students": {staff.Intern, staff.MainJob, rule.Medical,
			"广州市社会医疗保险办法 (广州市人民政府令第123号) 第六条"},
		"foreigners": {staff.Foreigner, staff.MainJob, rule.Unemployment, "社会保险法 第九十七条"},
		"Hong Kong, Macau, Taiwan": {staff.HongKongMacauTaiwan, staff.MainJob, rule.Medical,
			"广州市社会医疗保险办法 (广州市人民政府令第123号) 第六十九条"},
		"flexible pension":          {staff.FlexibleWorker, staff.NoJob, rule.Pension, "社会保险法 第十条"},
		"medical of the unemployed": {staff.Unemployed, staff.NoJob, rule.Medical, "社会保险法 第四十八条"},
	}, func(t *testing.T, c c) {
		cell, err := staff.Look(c.who, c.job, c.scheme)
		require.NoError(t, err)
		var cites []string
		for _, cite := range cell.Cites {
			cites = append(cites, cite.In(rule.Chinese))
		}
		assert.Contains(t, cites, c.cite)
	})
}

func TestLookRefuses(t *testing.T) {
	_, err := staff.Look(0, 0, 0)
	for _, says := range []string{"person is not set", "job is not set", "scheme is not set"} {
		assert.ErrorContains(t, err, says)
	}
	_, err = staff.Look(9, 4, 8)
	assert.ErrorIs(t, err, rule.ErrMissingField)
	for _, c := range []struct {
		who staff.Person
		job staff.Job
	}{{staff.Employee, staff.NoJob}, {staff.FlexibleWorker, staff.MainJob}, {staff.Unemployed, staff.SideJob}} {
		_, err = staff.Look(c.who, c.job, rule.Pension)
		assert.ErrorIs(t, err, rule.ErrConflict)
	}
}

func slip(t *testing.T, wage string, who staff.Person, job staff.Job, answers ...staff.Answer) payroll.Slip {
	t.Helper()
	outside, err := staff.Exclusions(who, job, answers...)
	require.NoError(t, err)
	p, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	require.NoError(t, err)
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	// the floor of injury insurance is that of 2025-08, 2,500; requirement R25 has none, and the side job is below it
	p, err = p.With("injury.floor", "0")
	require.NoError(t, err)
	s, err := p.Slip(employer, payroll.Employee{Wage: tabletest.Dec(t, wage), Outside: outside})
	require.NoError(t, err)
	return s
}

// Requirement R25: main job A 6,000 with all lines, side job B 2,000 with injury insurance only, 2,000 x 0.2 %.
func TestR25TwoJobs(t *testing.T) {
	a := slip(t, "6000", staff.Employee, staff.MainJob)
	for _, scheme := range []rule.Scheme{rule.Pension, rule.Medical, rule.Maternity, rule.Unemployment, rule.Injury,
		rule.Housing} {
		_, ok := a.Employer.Amount(scheme)
		assert.True(t, ok, "%s", scheme)
	}
	b := slip(t, "2000", staff.Employee, staff.SideJob)
	require.Len(t, b.Lines, 1)
	amount, ok := b.Employer.Amount(rule.Injury)
	require.True(t, ok)
	tabletest.Equal(t, "4.00", amount)
	_, ok = b.Employee.Amount(rule.Pension)
	assert.False(t, ok, "not applicable is not 0.00")
	require.Equal(t, rule.Pension, b.NotApplicable[0].Scheme)
	assert.Equal(t, "insured at the main job (广州市失业保险常见问题解答（2025年11月版） 一、案例1)", b.NotApplicable[0].Reason)
}

// A retired person has no line but what the caller answers for injury insurance.
func TestExclusionsWithAnswers(t *testing.T) {
	in := slip(t, "8000", staff.RetiredRehire, staff.MainJob,
		staff.Answer{Scheme: rule.Injury, In: true, Source: "the city's notice"})
	require.Len(t, in.Lines, 1)
	amount, ok := in.Employer.Amount(rule.Injury)
	require.True(t, ok)
	tabletest.Equal(t, "16.00", amount) // 8,000 x 0.2 %
	out := slip(t, "8000", staff.RetiredRehire, staff.MainJob,
		staff.Answer{Scheme: rule.Injury, Source: "the bureau's letter"})
	assert.Empty(t, out.Lines)
	reasons := map[rule.Scheme]string{}
	for _, x := range out.NotApplicable {
		reasons[x.Scheme] = x.Reason
	}
	assert.Equal(t, "the bureau's letter", reasons[rule.Injury])
	assert.Len(t, reasons, 7)
}

func TestExclusionsRefuse(t *testing.T) {
	yes := func(scheme rule.Scheme, source string) staff.Answer {
		return staff.Answer{Scheme: scheme, In: true, Source: source}
	}
	type c struct {
		who     staff.Person
		job     staff.Job
		answers []staff.Answer
		kind    error
		says    string
	}
	tabletest.Run(t, map[string]c{
		"an unknown cell": {staff.RetiredRehire, staff.MainJob, nil, rule.ErrNoRule,
			"injury: scheme has no source at hand that says whether it covers retired_rehire, main_job"},
		"every unknown cell named": {staff.Intern, staff.MainJob, nil, rule.ErrNoRule,
			"housing: scheme has no source at hand that says whether it covers intern, main_job"},
		"an answer to a known cell": {staff.Employee, staff.MainJob,
			[]staff.Answer{{Scheme: rule.Pension,
				Source: "x"}}, rule.ErrConflict, "pension: answers hold an answer to what a text at hand says"},
		"an answer without a source": {staff.RetiredRehire, staff.MainJob, []staff.Answer{yes(rule.Injury, "")},
			rule.ErrMissingField, "injury: answers hold one without a source"},
		"an endless source": {staff.RetiredRehire, staff.MainJob,
			[]staff.Answer{yes(rule.Injury, strings.Repeat("x",
				1001))}, rule.ErrMissingField, "injury: answers hold one without a source"},
		"an answer twice": {staff.RetiredRehire, staff.MainJob,
			[]staff.Answer{yes(rule.Injury, "x"),
				yes(rule.Injury, "x")}, rule.ErrConflict, "injury: answers name the scheme twice"},
		"an answer to no scheme": {staff.Employee, staff.MainJob, []staff.Answer{yes(0, "x"), yes(8, "x")},
			rule.ErrMissingField, "without a known scheme"},
		"a person without a slip": {staff.FlexibleWorker, staff.NoJob, nil, rule.ErrNotApplicable,
			"flexible_worker has no employer and no slip"},
		"nobody": {0, staff.MainJob, nil, rule.ErrMissingField, "person is not set"},
		"maternity without medical": {staff.Foreigner, staff.SideJob,
			[]staff.Answer{{Scheme: rule.Pension, Source: "x"}, {Scheme: rule.Medical, Source: "x"},
				yes(rule.Maternity, "x"),
				{Scheme: rule.IllnessSupplement, Source: "x"}, {Scheme: rule.Unemployment,
					Source: "x"}, yes(rule.Injury,
					"x"), {Scheme: rule.Housing, Source: "x"}},
			rule.ErrConflict, "maternity: answers put a person outside medical insurance into what is collected with it"},
	}, func(t *testing.T, c c) {
		out, err := staff.Exclusions(c.who, c.job, c.answers...)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		assert.Empty(t, out)
	})
}

func figure(t *testing.T, in rule.Input, text string) rule.Figure {
	t.Helper()
	n, err := in.ParseNumber(text)
	require.NoError(t, err)
	return rule.SuppliedFigure(n, "the city's notice")
}

// Requirement R26: 5,510 x 20 % = 1,102.00, of which 12 % = 661.20 is pooled and 8 % = 440.80 goes to the account.
func TestR26FlexibleWorker(t *testing.T) {
	money, rate := rule.WageInput(rule.AreaPension, "limit"), rule.RateInput(rule.AreaPension, "rate", 100)
	params := benefit.FlexibleParams{Floor: figure(t, money, "5510"), Ceiling: figure(t, money, "27549"),
		Rate: figure(t, rate, "0.2"), AccountRate: figure(t, rate, "0.08")}
	cell, err := staff.Look(staff.FlexibleWorker, staff.NoJob, rule.Pension)
	require.NoError(t, err)
	require.Equal(t, staff.MayJoin, cell.Status)
	got, err := benefit.Flexible(params, decimal.New(5510, 0))
	require.NoError(t, err)
	tabletest.Equal(t, "1102.00", got.Line.Amount())
	tabletest.Equal(t, "661.20", got.Pooled.Decimal)
	tabletest.Equal(t, "440.80", got.Account.Decimal)
	_, err = benefit.Flexible(params, decimal.New(5000, 0))
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorContains(t, err, "choose a base within the limits")
}

// Requirement R26 for the first; the others by hand.
func TestR26Unemployed(t *testing.T) {
	type c struct{ average, base, medical, supplement, total string }
	tabletest.Run(t, map[string]c{
		// 7,000 x 60 % x 10 %; 7,000 x 0.26 %
		"7,000": {"7000", "4200", "420.00", "18.20", "438.20"},
		// 7,001 x 6 % = 420.06; x 0.26 % = 18.2026
		"7,001": {"7001", "4200.6", "420.06", "18.20", "438.26"},
		// 6,275 x 0.26 % = 16.315, up; x 6 % = 376.50
		"half a fen goes up": {"6275", "3765", "376.50", "16.32", "392.82"},
		// 0.01 x 6 % and 0.26 % are less than half a fen
		"the least average": {"0.01", "0.006", "0", "0", "0"},
	}, func(t *testing.T, c c) {
		got, err := staff.UnemployedContribution(staff.Decree123(), tabletest.Dec(t, c.average))
		require.NoError(t, err)
		tabletest.Equal(t, c.base, got.Base)
		tabletest.Equal(t, c.medical, got.Medical)
		tabletest.Equal(t, c.supplement, got.Supplement)
		tabletest.Equal(t, c.total, got.Total)
	})
}

func TestBenefitRefuses(t *testing.T) {
	fine := staff.Decree123()
	type c struct {
		shares  staff.Shares
		average decimal.Decimal
		says    string
	}
	percent := staff.Shares{Base: decimal.New(60, 0), Medical: decimal.New(10, 0), Supplement: decimal.New(26, 0)}
	tabletest.Run(t, map[string]c{
		"no average":        {fine, decimal.Decimal{}, "medical: city_average 0 is below 0.01"},
		"a hostile average": {fine, decimal.New(1, math.MaxInt32), "medical: city_average has the exponent"},
		"a part of a fen":   {fine, decimal.New(1, -3), "medical: city_average 0.001 has more than 2 decimals"},
		"no shares":         {staff.Shares{}, decimal.New(7000, 0), "medical: base_share 0 is below"},
		"percents":          {percent, decimal.New(7000, 0), "medical: supplement_rate 26 is above"},
	}, func(t *testing.T, c c) {
		_, err := staff.UnemployedContribution(c.shares, c.average)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, c.says)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	})
}

// FuzzBenefit: the parts add up, each is within half a fen of the product, and a higher average never gives less.
func FuzzBenefit(f *testing.F) {
	f.Add(uint64(700_000), uint64(1))
	f.Add(uint64(1), uint64(0))
	f.Fuzz(func(t *testing.T, fen, more uint64) {
		const limit = 1_000_000_000_000
		fen = fen%limit + 1
		average := decimal.New(int64(fen), -2)
		got, err := staff.UnemployedContribution(staff.Decree123(), average)
		if err != nil {
			t.Fatal(err)
		}
		higher, err := staff.UnemployedContribution(staff.Decree123(), decimal.New(int64(fen+more%(limit-fen+1)), -2))
		if err != nil {
			t.Fatal(err)
		}
		off := got.Medical.Sub(average.Mul(decimal.New(6, -2))).Abs()
		if off.GreaterThan(decimal.New(5, -3)) || !got.Total.Equal(got.Medical.Add(got.Supplement)) ||
			higher.Total.LessThan(got.Total) {
			t.Fatalf("%s: %+v", average, got)
		}
	})
}
