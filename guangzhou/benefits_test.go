package guangzhou_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// TestNationalUrbanIncome compares twenty times the income of the year before with the lump sums for deaths at work by
// year of the accident, as a public table prints them.
func TestNationalUrbanIncome(t *testing.T) {
	for year, lump := range map[int]string{2014: "539100", 2015: "576880", 2016: "623900", 2017: "672320",
		2018: "727920", 2019: "785020", 2020: "847180",
		2021: "876680", 2022: "948240", 2023: "985660", 2024: "1036420", 2025: "1083760", 2026: "1130040"} {
		income, err := guangzhou.Lookup("national.urban_income", rule.MonthOf(year-1, time.June))
		require.NoError(t, err)
		tabletest.Equal(t, lump, income.Number().Decimal().Mul(decimal.New(20, 0)))
	}
	_, err := guangzhou.Lookup("national.urban_income", rule.MonthOf(2012, time.June))
	assert.ErrorIs(t, err, rule.ErrNoRule)
}

// TestVersions holds the rules of instruments that are chosen by name to the same standard as the tables. Their texts
// were looked at when those of the register were.
func TestVersions(t *testing.T) {
	injury, maternity, payment := guangzhou.InjuryBenefits(), guangzhou.MaternityLeave(), guangzhou.DirectPayment()
	require.NoError(t, injury.Value.Check())
	require.NoError(t, maternity.Value.Check())
	assert.Equal(t, 30, maternity.Value.Difficult)
	assert.Contains(t, maternity.Cite.Quote, "30")
	assert.Equal(t, "2025-12-01", payment.Value.String())
	for _, c := range []struct {
		name, is string
		grade    rule.Grade
		cite     rule.Cite
		want     rule.Grade
	}{
		{name: "injury_guangdong_2019", is: injury.Name, grade: injury.Grade, cite: injury.Cite,
			want: rule.Reported}, // public copies, the text not seen
		{name: "maternity_guangdong_2021", is: maternity.Name, grade: maternity.Grade, cite: maternity.Cite,
			want: rule.Official},
		{name: "maternity_direct_payment", is: payment.Name, grade: payment.Grade, cite: payment.Cite,
			want: rule.Official},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.name, c.is)
			assert.NotEmpty(t, c.cite.Title)
			assert.Equal(t, rule.MonthOf(2026, time.November), c.cite.Checked)
			assert.Equal(t, c.want, c.grade)
			assert.True(t, c.grade != rule.Official || c.cite.Quote != "")
		})
	}
}

// What public copies of 广东省工伤保险条例 print: months of the own wage for grades 5 to 10, and four levels of nursing.
func TestInjuryBenefitsOfGuangdong(t *testing.T) {
	p := guangzhou.InjuryBenefits().Value
	assert.Equal(t, [6]int{10, 8, 6, 4, 2, 1}, p.MedicalMonths)
	assert.Equal(t, [6]int{50, 40, 25, 15, 8, 4}, p.EmploymentMonths)
	require.Len(t, p.Nursing, 4)
	for i, share := range []string{"0.6", "0.5", "0.4", "0.3"} {
		tabletest.Equal(t, share, p.Nursing[i])
	}
}

// The notice for 2026: 在校学生个人缴费413元，财政补助956元；其他参保人员549元、820元. Of 2016 the subsidies were not seen, of 2021 nothing.
func TestResidentMedical(t *testing.T) {
	p, err := guangzhou.ResidentMedical(2026)
	require.NoError(t, err)
	for _, c := range []struct {
		name, want string
		is         rule.Figure
	}{
		{name: "a student pays", want: "413", is: p.StudentPersonal},
		{name: "for a student", want: "956", is: p.StudentSubsidy},
		{name: "anybody else pays", want: "549", is: p.OtherPersonal},
		{name: "for anybody else", want: "820", is: p.OtherSubsidy},
	} {
		t.Run(c.name, func(t *testing.T) { tabletest.Equal(t, c.want, c.is.Number().Decimal()) })
	}
	for _, c := range []struct {
		name    string
		year    int
		missing []string
	}{
		{name: "the subsidies", year: 2016, missing: []string{"medical.resident_student_subsidy",
			"medical.resident_other_subsidy"}},
		{name: "the whole year", year: 2021, missing: []string{"medical.resident_student_personal",
			"medical.resident_student_subsidy", "medical.resident_other_personal", "medical.resident_other_subsidy"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := guangzhou.ResidentMedical(c.year)
			var missing []string
			for one := range rule.Errors(err) {
				require.ErrorIs(t, one, rule.ErrNoRule)
				missing = append(missing, one.(*rule.NoRuleError).Name)
			}
			assert.Equal(t, c.missing, missing)
		})
	}
}
