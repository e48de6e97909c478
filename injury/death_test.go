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
	tabletest.Run(t, map[string]struct{ income, want string }{
		"accident 2014": {"26955", "539100"}, "accident 2015": {"28844", "576880"}, "accident 2019": {"39251",
			"785020"},
		"accident 2020": {"42359", "847180"}, "accident 2021": {"43834", "876680"}, "accident 2022": {"47412",
			"948240"},
		"accident 2024": {"51821", "1036420"}, "accident 2025": {"54188", "1083760"}, "accident 2026": {"56502",
			"1130040"},
	}, func(t *testing.T, c struct{ income, want string }) {
		got, err := injury.DeathLump(tabletest.Dec(t, c.income))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := injury.DeathLump(tabletest.Dec(t, "0"))
	require.ErrorContains(t, err, "urban_income 0 is below 1")
}

func TestDeathBenefits(t *testing.T) {
	family := []injury.Dependant{{Spouse: true}, {}, {Alone: true}}
	tabletest.Run(t, map[string]struct {
		grade      int
		before     string
		dependants []injury.Dependant
		lump       string
		pensions   []string
		monthly    string
		capped     bool
	}{
		"nobody dependent": {0, "8000", nil, "1130040", nil, "0", false},
		"spouse 40, child 30, orphan 40 %": {0, "9000", family, "1130040", []string{"3200", "2400", "3200"}, "8800",
			false},
		"above the wage before death": {0, "8000", family, "1130040", []string{"3200", "2400", "3200"}, "8000",
			true},
		"equal to it": {0, "8800", family, "1130040", []string{"3200", "2400", "3200"}, "8800",
			false},
		"a lonely old spouse: 50 %": {0, "8000", []injury.Dependant{{Spouse: true, Alone: true}}, "1130040",
			[]string{"4000"}, "4000", false},
		"grade 1 after the leave: no lump": {1, "8000", []injury.Dependant{{}}, "0", []string{"2400"}, "2400", false},
		"grade 4 after the leave: no lump": {4, "8000", []injury.Dependant{{}}, "0", []string{"2400"}, "2400", false},
	}, func(t *testing.T, c struct {
		grade      int
		before     string
		dependants []injury.Dependant
		lump       string
		pensions   []string
		monthly    string
		capped     bool
	}) {
		got, err := injury.Death{AfterLeaveGrade: c.grade, UrbanIncome: null(t, "56502"), Survivors: injury.Survivors{
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
	tabletest.Run(t, map[string]struct {
		edit func(*injury.Death)
		code string
		says []string
	}{
		"zero value: every field": {func(d *injury.Death) { *d = injury.Death{} }, "out_of_range",
			[]string{"own_wage 0", "wage_before 0", "pool_average 0"}},
		"no national income": {func(d *injury.Death) { d.UrbanIncome = null(t, "") }, "missing_field",
			[]string{"urban_income"}},
		"an income of 0": {func(d *injury.Death) { d.UrbanIncome = null(t, "0") }, "out_of_range",
			[]string{"urban_income 0"}},
		"grade 5 after the leave": {func(d *injury.Death) { d.AfterLeaveGrade = 5 }, "out_of_range",
			[]string{"after_leave_grade 5 is not within 0 to 4"}},
		"two spouses": {func(d *injury.Death) {
			d.Dependants = []injury.Dependant{{Spouse: true},
				{Spouse: true}}
		}, "conflict", []string{"more than one spouse"}},
		"101 dependants": {func(d *injury.Death) { d.Dependants = make([]injury.Dependant, 101) },
			"out_of_range", []string{"dependants 101"}},
	}, func(t *testing.T, c struct {
		edit func(*injury.Death)
		code string
		says []string
	}) {
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
	} {
		_, err = injury.MissingPerson(c.in)
		assert.Equal(t, c.code, rule.CodeOf(err))
		require.ErrorContains(t, err, c.says)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
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
