package care_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/rule"
)

// 穗医保规字〔2024〕1号 art. 14 to 16, yuan; "0" where the article has no such limit. The ratios of art. 17 (2).
func TestPrintedLimits(t *testing.T) {
	levels := care.Trial2024().Levels
	for _, c := range []struct {
		name                            string
		of                              care.Limits
		institutionDay, bed, homeDay    string
		institutionMonth, homeMonth     string
		nursing, consumables, equipment string
	}{
		{name: "art. 14, employees", of: levels[2].Employee, institutionDay: "120", bed: "35", homeDay: "105",
			institutionMonth: "0", homeMonth: "0", nursing: "1000", consumables: "300", equipment: "300"},
		{name: "art. 14, residents", of: levels[2].Resident, institutionDay: "60", bed: "0", homeDay: "50",
			institutionMonth: "0", homeMonth: "0", nursing: "500", consumables: "200", equipment: "200"},
		{name: "art. 15, employees", of: levels[1].Employee, institutionDay: "30", bed: "0", homeDay: "0",
			institutionMonth: "0", homeMonth: "900", nursing: "500", consumables: "200", equipment: "200"},
		{name: "art. 15, residents", of: levels[1].Resident, institutionDay: "15", bed: "0", homeDay: "0",
			institutionMonth: "0", homeMonth: "450", nursing: "250", consumables: "100", equipment: "150"},
		{name: "art. 16, employees", of: levels[0].Employee, institutionDay: "0", bed: "0", homeDay: "0",
			institutionMonth: "300", homeMonth: "300", nursing: "0", consumables: "0", equipment: "100"},
		{name: "art. 16, residents", of: levels[0].Resident, institutionDay: "0", bed: "0", homeDay: "0",
			institutionMonth: "200", homeMonth: "200", nursing: "0", consumables: "0", equipment: "100"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tabletest.Equal(t, c.institutionDay, c.of.InstitutionDay)
			tabletest.Equal(t, c.bed, c.of.BedDay)
			tabletest.Equal(t, c.homeDay, c.of.HomeDay)
			tabletest.Equal(t, c.institutionMonth, c.of.InstitutionMonth)
			tabletest.Equal(t, c.homeMonth, c.of.HomeMonth)
			tabletest.Equal(t, c.nursing, c.of.Nursing)
			tabletest.Equal(t, c.consumables, c.of.Consumables)
			tabletest.Equal(t, c.equipment, c.of.Equipment)
		})
	}
	for i, want := range []string{"0.8", "0.85", "0.9"} {
		tabletest.Equal(t, want, levels[i].EquipmentRatio)
	}
}

// art. 32: from its issue on 2024-01-03 for three years, both for what is paid and for what is put aside.
func TestPrintedTimes(t *testing.T) {
	for _, c := range []struct {
		name, version string
		force         rule.Span
	}{
		{name: "benefits", version: care.Trial2024().Version, force: care.Trial2024().Force},
		{name: "funding", version: care.Funding2024().Version, force: care.Funding2024().Force},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, "trial_2024", c.version)
			assert.Equal(t, rule.DateOf(2024, 1, 3), c.force.Cite.Issued)
			assert.NoError(t, c.force.On(rule.DateOf(2024, 1, 3)))
			assert.NoError(t, c.force.On(rule.DateOf(2027, 1, 2)))
			assert.Error(t, c.force.On(rule.DateOf(2024, 1, 2)))
			assert.Error(t, c.force.On(rule.DateOf(2027, 1, 3)))
		})
	}
}

// Two bands from one age, and a resident of less than 18 years by the field that says so.
func TestFundingRefusesByField(t *testing.T) {
	p := care.Funding2024()
	p.Bands[1].FromAge = p.Bands[2].FromAge
	assert.ErrorContains(t, p.Check(), "medical: bands 45 is not above the band before it")
	_, err := care.SetAside(care.Funding2024(), care.Insured{Group: care.Resident, Birth: month(t, "2010-01"),
		Month: month(t, "2025-01"), Base: decimal.New(1, 0)})
	assert.ErrorContains(t, err, "medical: birth_month 2010-01")
	_, err = care.Pay(care.Trial2024(), care.Claim{Group: care.Employee, Level: 3, Place: care.Institution,
		Month: month(t, "2025-06"), Days: 30, Living: decimal.New(100, 0), Bed: decimal.New(101, 0)})
	assert.ErrorContains(t, err, "medical: bed 101 is above the living care")
}
