package guangzhou_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// The seven tiers, subsidies on the own contribution and on collective aid are those of the copies of one table.
func TestResidentPension(t *testing.T) {
	p, grade, err := guangzhou.ResidentPension(month(t, "2021-06"))
	require.NoError(t, err)
	require.NoError(t, p.Check())
	assert.Equal(t, rule.Reported, grade)
	require.Len(t, p.Tiers, 7)
	for i, want := range [][3]string{{"360", "420", "300"}, {"600", "600", "420"}, {"900", "780", "480"},
		{"1200", "870", "480"}, {"1800", "960", "480"}, {"3600", "960", "480"}, {"4800", "960", "480"}} {
		tabletest.Equal(t, want[0], p.Tiers[i].Amount)
		tabletest.Equal(t, want[1], p.Tiers[i].Subsidy)
		tabletest.Equal(t, want[2], p.Tiers[i].AidSubsidy)
	}
	tabletest.Equal(t, "21600", p.MaxInAll.Decimal)
	tabletest.Equal(t, "6", p.ExtraPerYear)
	assert.Equal(t, 15, p.ExtraAfter)
	assert.True(t, p.MaxInAll.Valid)
	tabletest.Equal(t, "1440", p.MaxSubsidy) // 960 and 480 of the highest tier
	_, grade, err = guangzhou.ResidentPension(month(t, "2021-05"))
	assert.ErrorIs(t, err, rule.ErrNoRule)
	assert.Zero(t, grade)
	_, _, err = guangzhou.ResidentPension(month(t, "2023-01"), guangzhou.MinGrade(rule.Official))
	assert.ErrorIs(t, err, rule.ErrBelowGrade)
}

// The shares are those a page of 2022 names, and hold to the end of the year after they were last looked at.
func TestResidentMedicalFormula(t *testing.T) {
	f, grade, err := guangzhou.ResidentMedicalFormula(2022)
	require.NoError(t, err)
	tabletest.Equal(t, "0.0242", f.Total)
	tabletest.Equal(t, "0.0073", f.Student)
	tabletest.Equal(t, "0.0097", f.Other)
	assert.Equal(t, rule.Corroborated, grade)
	for _, year := range []int{2021, 2028, 0} {
		_, grade, err = guangzhou.ResidentMedicalFormula(year)
		assert.ErrorIs(t, err, rule.ErrNoRule, year)
		assert.Zero(t, grade)
	}
}

// Ratios and highest amounts as public pages have them; the amount of a retiree in 2025 is 7 % of 158,318, to the yuan.
func TestOutpatient(t *testing.T) {
	for _, c := range []struct {
		name                              string
		retired                           bool
		month                             string
		community, essential, other, most string
	}{
		{name: "employee, 2023", month: "2023-01", community: "0.8", essential: "0.88", other: "0.65", most: "7214"},
		{name: "employee, 2024", month: "2024-12", community: "0.8", essential: "0.88", other: "0.65", most: "7616"},
		{name: "employee, 2025", month: "2025-12", community: "0.8", essential: "0.88", other: "0.65", most: "7916"},
		{name: "retiree, 2023", retired: true, month: "2023-12",
			community: "0.85", essential: "0.935", other: "0.7", most: "10100"},
		{name: "retiree, 2024", retired: true, month: "2024-01",
			community: "0.85", essential: "0.935", other: "0.7", most: "10663"},
		{name: "retiree, 2025", retired: true, month: "2025-01",
			community: "0.85", essential: "0.935", other: "0.7", most: "11082"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, grade, err := guangzhou.Outpatient(c.retired, month(t, c.month))
			require.NoError(t, err)
			tabletest.Equal(t, c.community, got.Community)
			tabletest.Equal(t, c.essential, got.Essential)
			tabletest.Equal(t, c.other, got.Other)
			tabletest.Equal(t, c.most, got.Cap)
			assert.Equal(t, rule.Reported, grade)
		})
	}
	_, _, err := guangzhou.Outpatient(false, month(t, "2022-11"))
	assert.ErrorIs(t, err, rule.ErrNoRule)
	_, grade, err := guangzhou.Outpatient(true, month(t, "2026-01"), guangzhou.CarryForward())
	require.NoError(t, err)
	assert.Equal(t, rule.Provisional, grade, "the amount of 2025, its successor not seen")
}
