package resident_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/rule"
)

// guangzhou2021 are the shares of 穗府办规〔2021〕14号.
func guangzhou2021(t testing.TB) resident.Formula {
	t.Helper()
	total, student, other := tabletest.Dec(t, "0.0242"), tabletest.Dec(t, "0.0073"), tabletest.Dec(t, "0.0097")
	return resident.Formula{Total: total, Student: student, Other: other}
}

// The bases and the amounts are those the notices of the three years print; the incomes are the city's of two years
// before.
func TestFormula(t *testing.T) {
	for _, c := range []struct {
		name         string
		urban, rural string
		base         string
		student      [2]string
		other        [2]string
	}{
		{name: "2022, notice of 2021-10-14", urban: "68304", rural: "31266.30", base: "49785",
			student: [2]string{"363", "842"}, other: [2]string{"483", "722"}},
		{name: "2023, notice of 2022-06-07", urban: "74416", rural: "34533", base: "54475",
			student: [2]string{"398", "920"}, other: [2]string{"528", "790"}},
		{name: "2024, 穗医保发〔2023〕30号", urban: "76849", rural: "36292", base: "56571", student: [2]string{"413", "956"},
			other: [2]string{"549", "820"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			base, err := resident.Base(tabletest.Dec(t, c.urban), tabletest.Dec(t, c.rural))
			require.NoError(t, err)
			tabletest.Equal(t, c.base, base)
			got, err := guangzhou2021(t).Amounts(base)
			require.NoError(t, err)
			tabletest.Equal(t, c.student[0], got.StudentPersonal)
			tabletest.Equal(t, c.student[1], got.StudentSubsidy)
			tabletest.Equal(t, c.other[0], got.OtherPersonal)
			tabletest.Equal(t, c.other[1], got.OtherSubsidy)
			tabletest.Equal(t, got.Total.String(), got.OtherPersonal.Add(got.OtherSubsidy))
		})
	}
}

func TestFormulaRefuses(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*resident.Formula)
		base  string
		says  string
	}{
		{name: "the zero value", base: "1", says: "student_rate 0 is not above 0",
			spoil: func(f *resident.Formula) { *f = resident.Formula{} }},
		{name: "a part above the total", base: "1", says: "other_rate 0.0484 is not above 0 and at most",
			spoil: func(f *resident.Formula) { f.Other = f.Total.Add(f.Total) }},
		{name: "a rate in per cent", base: "1", says: "total_rate 2.42",
			spoil: func(f *resident.Formula) { f.Total = tabletest.Dec(t, "2.42") }},
		{name: "the others' above 1", base: "1", says: "medical: other_rate 1.01 is above",
			spoil: func(f *resident.Formula) { f.Other = tabletest.Dec(t, "1.01") }},
		{name: "a rate of too great an exponent", base: "1", says: "student_rate has the exponent 999999999",
			spoil: func(f *resident.Formula) { f.Student = decimal.New(1, 999_999_999) }},
		{name: "a base below 0", base: "-1", says: "base -1 is below 0", spoil: func(*resident.Formula) {}},
		{name: "a base of too great an exponent", base: "1e9999", says: "exponent 9999",
			spoil: func(*resident.Formula) {}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := guangzhou2021(t)
			c.spoil(&f)
			_, err := f.Amounts(tabletest.Dec(t, c.base))
			require.ErrorIs(t, err, rule.ErrOutOfRange)
			assert.ErrorContains(t, err, c.says)
		})
	}
	_, err := resident.Base(tabletest.Dec(t, "-1"), tabletest.Dec(t, "0.001"))
	assert.ErrorContains(t, err, "urban_income -1")
	assert.ErrorContains(t, err, "rural_income 0.001")
}
