package resident_test

import (
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/rule"
)

func amount(t testing.TB, text string) decimal.NullDecimal {
	t.Helper()
	return decimal.NullDecimal{Decimal: tabletest.Dec(t, text), Valid: true}
}

// Two schemes of made-up size: 1,000 urban residents at 200 + 400 and 3,000 rural ones at 80 + 320.
func schemes(t testing.TB) []resident.Scheme {
	t.Helper()
	return []resident.Scheme{
		{Name: "urban", Persons: 1000, Personal: tabletest.Dec(t, "200"), Subsidy: tabletest.Dec(t, "400")},
		{Name: "rural", Persons: 3000, Personal: tabletest.Dec(t, "80"), Subsidy: tabletest.Dec(t, "320")},
	}
}

// By hand: the neutral personal amount is (200,000 + 240,000)/4,000 = 110, the neutral subsidy (400,000 +
// 960,000)/4,000 = 340. In three equal steps urban residents go 200 -> 170, 140, 110 and rural ones 80 -> 90, 100, 110.
func TestMergeNeutral(t *testing.T) {
	got, err := resident.Merge(resident.Merger{Schemes: schemes(t), FirstYear: 2015, Years: 2})
	require.NoError(t, err)
	tabletest.Equal(t, "110", got.Personal)
	tabletest.Equal(t, "340", got.Subsidy)

	wants := map[string]struct{ personal, subsidy []string }{
		"urban": {[]string{"200", "170", "140", "110", "110"}, []string{"400", "380", "360", "340", "340"}},
		"rural": {[]string{"80", "90", "100", "110", "110"}, []string{"320", "326.67", "333.33", "340", "340"}},
	}
	for _, s := range got.Schemes {
		for i, want := range wants[s.Name].personal {
			month := rule.MonthOf(2014+i, 12)
			if i == 4 {
				month = rule.MonthOf(2030, 1)
			}
			tabletest.Equal(t, want, s.Personal.At(month))
			tabletest.Equal(t, wants[s.Name].subsidy[i], s.Subsidy.At(month))
		}
		assert.Equal(t, "2015-01", s.Personal.Steps()[0].From.String())
	}

	require.Len(t, got.Years, 3)
	for i, want := range []struct{ urban, rural, insured, treasury string }{
		{"-30000", "30000", "0", "10"},  // subsidy: 1,000 x -20 + 3,000 x 6.67
		{"-60000", "60000", "0", "-10"}, // subsidy: 1,000 x -40 + 3,000 x 13.33
		{"-90000", "90000", "0", "0"},
	} {
		year := got.Years[i]
		assert.Equal(t, 2015+i, year.Year)
		tabletest.Equal(t, want.urban, year.Personal[0])
		tabletest.Equal(t, want.rural, year.Personal[1])
		tabletest.Equal(t, want.insured, year.Insured)
		tabletest.Equal(t, want.treasury, year.Treasury)
	}
}

// A gradual rise of one scheme, by hand: 413 to 500 and 956 to 1,100 in three steps; the last is the target itself.
func TestMergeOfOneSchemeIsARise(t *testing.T) {
	one := []resident.Scheme{{Name: "residents", Persons: 10, Personal: tabletest.Dec(t, "413"),
		Subsidy: tabletest.Dec(t, "956")}}
	got, err := resident.Merge(resident.Merger{Schemes: one, Personal: amount(t, "500"), Subsidy: amount(t, "1100"),
		FirstYear: 2027, Years: 2})
	require.NoError(t, err)
	for i, want := range []struct{ personal, subsidy string }{{"442", "1004"}, {"471", "1052"}, {"500", "1100"}} {
		tabletest.Equal(t, want.personal, got.Schemes[0].Personal.At(rule.MonthOf(2027+i, 6)))
		tabletest.Equal(t, want.subsidy, got.Schemes[0].Subsidy.At(rule.MonthOf(2027+i, 6)))
	}
	tabletest.Equal(t, "870", got.Years[2].Insured)
	tabletest.Equal(t, "1440", got.Years[2].Treasury)

	at, err := resident.Merge(resident.Merger{Schemes: one, Personal: amount(t, "500"), Subsidy: amount(t, "1100"),
		FirstYear: 2027})
	require.NoError(t, err)
	require.Len(t, at.Years, 1)
	tabletest.Equal(t, "413", at.Schemes[0].Personal.At(rule.MonthOf(2026, 12)))
	tabletest.Equal(t, "500", at.Schemes[0].Personal.At(rule.MonthOf(2027, 1)))
}

func TestMergeRefuses(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*resident.Merger)
		code  string
	}{
		{name: "no schemes", spoil: func(m *resident.Merger) { m.Schemes = nil }, code: "out_of_range"},
		{name: "no name", spoil: func(m *resident.Merger) { m.Schemes[0].Name = "" }, code: "missing_field"},
		{name: "one name twice", spoil: func(m *resident.Merger) { m.Schemes[0].Name = "rural" }, code: "conflict"},
		{name: "nobody insured", spoil: func(m *resident.Merger) { m.Schemes[0].Persons = 0 }, code: "out_of_range"},
		{name: "negative amount", spoil: func(m *resident.Merger) { m.Schemes[0].Personal = decimal.New(-1, 0) },
			code: "out_of_range"},
		{name: "negative target", spoil: func(m *resident.Merger) { m.Subsidy = amount(t, "-1") },
			code: "out_of_range"},
		{name: "negative years", spoil: func(m *resident.Merger) { m.Years = -1 }, code: "out_of_range"},
		{name: "no first year", spoil: func(m *resident.Merger) { m.FirstYear = 0 }, code: "out_of_range"},
		{name: "far in the future", spoil: func(m *resident.Merger) { m.FirstYear = 2101 }, code: "out_of_range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := resident.Merger{Schemes: schemes(t), FirstYear: 2015}
			c.spoil(&m)
			_, err := resident.Merge(m)
			assert.Equal(t, c.code, rule.CodeOf(err))
		})
	}
}

// A neutral merger changes the sum by no more than half a fen a person; every amount of a path lies between start and
// target.
func FuzzMerge(f *testing.F) {
	f.Add(uint16(1000), uint16(3000), uint16(20000), uint16(8000), uint8(2))
	f.Add(uint16(1), uint16(2), uint16(1), uint16(0), uint8(0))
	f.Fuzz(func(t *testing.T, personsA, personsB, a, b uint16, years uint8) {
		list := []resident.Scheme{
			{Name: "a", Persons: int(personsA) + 1, Personal: decimal.New(int64(a), -2),
				Subsidy: decimal.New(int64(b), -2)},
			{Name: "b", Persons: int(personsB) + 1, Personal: decimal.New(int64(b), -2),
				Subsidy: decimal.New(int64(a), -2)},
		}
		got, err := resident.Merge(resident.Merger{Schemes: list, FirstYear: 2015, Years: int(years) % 101})
		require.NoError(t, err)
		last := got.Years[len(got.Years)-1]
		most := decimal.New(int64(list[0].Persons+list[1].Persons), 0).Mul(decimal.New(5, -3))
		assert.False(t, last.Insured.Abs().GreaterThan(most), last.Insured)
		assert.False(t, last.Treasury.Abs().GreaterThan(most), last.Treasury)
		for i, s := range got.Schemes {
			low, high := decimal.Min(list[i].Personal, got.Personal), decimal.Max(list[i].Personal, got.Personal)
			for k, step := range s.Personal.Steps() {
				assert.False(t, step.Value.LessThan(low) || step.Value.GreaterThan(high), strconv.Itoa(k))
			}
		}
	})
}
