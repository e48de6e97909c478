package retire_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/rule"
)

func TestDisabilityAllowance(t *testing.T) {
	since, statutory := rule.MonthOf(2025, 3), rule.MonthOf(2025, 4)
	type c struct {
		incapacity retire.Incapacity
		monthly    string
		code, says string
	}
	tabletest.Run(t, map[string]c{
		"the month before the statutory age": {retire.Incapacity{Since: since, StatutoryMonth: statutory,
			Complete: true}, "1850.50", "", ""},
		"in the month of the statutory age": {retire.Incapacity{Since: statutory, StatutoryMonth: statutory,
			Complete: true}, "1850.50", "not_applicable", "2025-04"},
		"a partial loss": {retire.Incapacity{Since: since, StatutoryMonth: statutory}, "1850.50",
			"not_applicable", "complete"},
		"by work": {retire.Incapacity{Since: since, StatutoryMonth: statutory,
			Complete: true, ByWork: true}, "1850.50", "not_applicable", "injury scheme"},
		"a loss before the law, art. 98": {retire.Incapacity{Since: rule.MonthOf(2011, 6),
			StatutoryMonth: statutory, Complete: true}, "1850.50", "no_rule", "2011-07"},
		"the first month of the law": {retire.Incapacity{Since: rule.MonthOf(2011, 7),
			StatutoryMonth: statutory, Complete: true}, "1850.50", "", ""},
		"a loss after the month it holds to": {retire.Incapacity{Since: rule.MonthOf(2028, 1),
			StatutoryMonth: rule.MonthOf(2040, 1), Complete: true}, "1850.50", "no_rule", "2027-12"},
		"no month": {retire.Incapacity{StatutoryMonth: statutory, Complete: true}, "1850.50", "missing_field",
			"since"},
		"no statutory month": {retire.Incapacity{Since: since, Complete: true}, "1850.50", "missing_field",
			"statutory_month"},
		"negative amount": {retire.Incapacity{Since: since, StatutoryMonth: statutory, Complete: true}, "-1",
			"out_of_range", "monthly -1"},
	}, func(t *testing.T, c c) {
		c.incapacity.Monthly = tabletest.Dec(t, c.monthly)
		got, err := retire.DisabilityAllowance(c.incapacity)
		assert.Equal(t, c.code, rule.CodeOf(err))
		if c.code == "" {
			tabletest.Equal(t, c.monthly, got)
			return
		}
		assert.ErrorContains(t, err, c.says)
		assert.True(t, got.IsZero())
	})
}
