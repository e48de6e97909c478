package injury_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestDeathLump(t *testing.T) {
	// Each income is a twentieth of the lump sum the cases of an accident year want.
	type c struct{ name, income, want string }
	tabletest.Each(t, []c{
		{name: "accident 2014", income: "26955", want: "539100"},
		{name: "accident 2015", income: "28844", want: "576880"},
		{name: "accident 2019", income: "39251",
			want: "785020"},
		{name: "accident 2020", income: "42359", want: "847180"},
		{name: "accident 2021", income: "43834", want: "876680"},
		{name: "accident 2022", income: "47412",
			want: "948240"},
		{name: "accident 2024", income: "51821", want: "1036420"},
		{name: "accident 2025", income: "54188", want: "1083760"},
		{name: "accident 2026", income: "56502",
			want: "1130040"},
	}, func(t *testing.T, c c) {
		got, err := injury.DeathLump(tabletest.Dec(t, c.income))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := injury.DeathLump(tabletest.Dec(t, "0"))
	require.ErrorContains(t, err, "urban_income 0 is below 1")
}

func TestDeathBenefits(t *testing.T) {
	family := []injury.Dependant{{Spouse: true}, {}, {Alone: true}}
	type c struct {
		name       string
		grade      int
		before     string
		dependants []injury.Dependant
		lump       string
		pensions   []string
		monthly    string
		capped     bool
	}
	tabletest.Each(t, []c{
		{name: "nobody dependent", grade: 0, before: "8000", dependants: nil, lump: "1130040", pensions: nil,
			monthly: "0", capped: false},
		{name: "spouse 40, child 30, orphan 40 %", grade: 0, before: "9000", dependants: family, lump: "1130040",
			pensions: []string{"3200", "2400", "3200"}, monthly: "8800", capped: false},
		{name: "above the wage before death", grade: 0, before: "8000", dependants: family, lump: "1130040",
			pensions: []string{"3200", "2400", "3200"}, monthly: "8000", capped: true},
		{name: "equal to it", grade: 0, before: "8800", dependants: family, lump: "1130040",
			pensions: []string{"3200", "2400", "3200"}, monthly: "8800", capped: false},
		{name: "a lonely old spouse: 50 %", grade: 0, before: "8000",
			dependants: []injury.Dependant{{Spouse: true, Alone: true}}, lump: "1130040", pensions: []string{"4000"},
			monthly: "4000", capped: false},
		{name: "grade 1 after the leave: no lump", grade: 1, before: "8000", dependants: []injury.Dependant{{}},
			lump: "0", pensions: []string{"2400"}, monthly: "2400", capped: false},
		{name: "grade 4 after the leave: no lump", grade: 4, before: "8000", dependants: []injury.Dependant{{}},
			lump: "0", pensions: []string{"2400"}, monthly: "2400", capped: false},
	}, func(t *testing.T, c c) {
		income := null(t, "56502")
		if c.grade > 0 { // the lump sum alone is made from it
			income = null(t, "")
		}
		got, err := injury.Death{AfterLeaveGrade: c.grade, UrbanIncome: income, Survivors: injury.Survivors{
			OwnWage: tabletest.Dec(t, "8000"), WageBefore: tabletest.Dec(t, c.before),
			PoolAverage: tabletest.Dec(t, "9183.33"), Dependants: c.dependants}}.Benefits()
		require.NoError(t, err)
		tabletest.Equal(t, "55099.98", got.Funeral) // 6 x 9183.33
		tabletest.Equal(t, c.lump, got.Lump)
		require.Len(t, got.Pensions, len(c.pensions))
		for i, want := range c.pensions {
			tabletest.Equal(t, want, got.Pensions[i])
		}
		tabletest.Equal(t, c.monthly, got.Monthly)
		assert.Equal(t, c.capped, got.Capped)
	})
}

func TestDeathErrors(t *testing.T) {
	good := injury.Death{UrbanIncome: null(t, "56502"), Survivors: injury.Survivors{OwnWage: tabletest.Dec(t, "8000"),
		WageBefore: tabletest.Dec(t, "8000"), PoolAverage: tabletest.Dec(t, "9183")}}
	type c struct {
		name string
		edit func(*injury.Death)
		code string
		says []string
	}
	tabletest.Each(t, []c{
		{name: "zero value: every field", edit: func(d *injury.Death) { *d = injury.Death{} }, code: "out_of_range",
			says: []string{"own_wage 0", "wage_before 0", "pool_average 0"}},
		{name: "no national income", edit: func(d *injury.Death) { d.UrbanIncome = null(t, "") }, code: "missing_field",
			says: []string{"urban_income"}},
		{name: "an income of 0", edit: func(d *injury.Death) { d.UrbanIncome = null(t, "0") }, code: "out_of_range",
			says: []string{"urban_income 0"}},
		{name: "grade 5 after the leave", edit: func(d *injury.Death) { d.AfterLeaveGrade = 5 }, code: "out_of_range",
			says: []string{"after_leave_grade 5 is not within 0 to 4"}},
		{name: "two spouses", edit: func(d *injury.Death) {
			d.Dependants = []injury.Dependant{{Spouse: true},
				{Spouse: true}}
		}, code: "conflict", says: []string{"more than one spouse"}},
		{name: "101 dependants", edit: func(d *injury.Death) { d.Dependants = make([]injury.Dependant, 101) },
			code: "out_of_range", says: []string{"dependants 101"}},
	}, func(t *testing.T, c c) {
		d := good
		c.edit(&d)
		_, err := d.Benefits()
		for _, s := range c.says {
			require.ErrorContains(t, err, s)
		}
		assert.Equal(t, c.code, rule.CodeOf(err))
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	})
}

func TestMissingPerson(t *testing.T) {
	got, err := injury.MissingPerson(injury.Disappearance{Accident: rule.MonthOf(2025, time.November),
		Lump: tabletest.Dec(t, "1083760")})
	require.NoError(t, err)
	assert.Equal(t, "2026-01", got.WagesUntil.String())
	assert.Equal(t, "2026-02", got.PensionFrom.String())
	tabletest.Equal(t, "541880", got.Advance)
	for _, c := range []struct {
		in   injury.Disappearance
		code string
		says string
	}{
		{in: injury.Disappearance{Lump: tabletest.Dec(t, "-1")}, code: "missing_field", says: "accident is missing"},
		{in: injury.Disappearance{Lump: tabletest.Dec(t, "-1")}, code: "missing_field", says: "lump -1 is below 0"},
		{in: injury.Disappearance{Accident: rule.MonthOf(2200, time.December)}, code: "bad_date",
			says: "accident 2200-12"},
		{in: injury.Disappearance{Accident: rule.MonthOf(2200, time.October)}, code: "bad_date",
			says: "accident 2200-10"},
	} {
		_, err = injury.MissingPerson(c.in)
		assert.Equal(t, c.code, rule.CodeOf(err))
		require.ErrorContains(t, err, c.says)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
	got, err = injury.MissingPerson(injury.Disappearance{Accident: rule.MonthOf(2200, time.September),
		Lump: tabletest.Dec(t, "1083760")})
	require.NoError(t, err)
	assert.Equal(t, "2200-12", got.PensionFrom.String())
}

// FuzzDeath checks that the pensions together are their sum or the wage before death, whichever is less.
func FuzzDeath(f *testing.F) {
	f.Add(int64(800000), int64(900000), uint8(3), uint8(1))
	f.Add(int64(550981), int64(100), uint8(9), uint8(0))
	f.Fuzz(func(t *testing.T, ownFen, beforeFen int64, relatives, alone uint8) {
		d := injury.Death{UrbanIncome: decimal.NewNullDecimal(decimal.New(56502, 0)), Survivors: injury.Survivors{
			OwnWage: decimal.New(ownFen, -2), WageBefore: decimal.New(beforeFen, -2),
			PoolAverage: decimal.New(9183, 0)}}
		for i := range int(relatives % 20) {
			d.Dependants = append(d.Dependants, injury.Dependant{Spouse: i == 0, Alone: i < int(alone)})
		}
		got, err := d.Benefits()
		if err != nil {
			require.Equal(t, "out_of_range", rule.CodeOf(err))
			return
		}
		var sum decimal.Decimal
		for _, p := range got.Pensions {
			require.False(t, p.IsNegative())
			sum = sum.Add(p)
		}
		require.True(t, got.Monthly.Equal(decimal.Min(sum, d.WageBefore)))
		require.Equal(t, sum.GreaterThan(d.WageBefore), got.Capped)
		require.True(t, sum.Sub(got.Cut).Equal(got.Monthly), "the pensions less the cut are the sum that is paid")
	})
}
