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
		name       string
		incapacity retire.Incapacity
		monthly    string
		code, says string
	}
	tabletest.Each(t, []c{
		{name: "the month before the statutory age",
			incapacity: retire.Incapacity{Since: since, StatutoryMonth: statutory,
				Complete: true}, monthly: "1850.50", code: "", says: ""},
		{name: "in the month of the statutory age",
			incapacity: retire.Incapacity{Since: statutory, StatutoryMonth: statutory,
				Complete: true}, monthly: "1850.50", code: "not_applicable", says: "2025-04"},
		{name: "a partial loss", incapacity: retire.Incapacity{Since: since, StatutoryMonth: statutory},
			monthly: "1850.50", code: "not_applicable", says: "complete"},
		{name: "by work", incapacity: retire.Incapacity{Since: since, StatutoryMonth: statutory,
			Complete: true, ByWork: true}, monthly: "1850.50", code: "not_applicable", says: "injury scheme"},
		{name: "a loss before the law, art. 98", incapacity: retire.Incapacity{Since: rule.MonthOf(2011, 6),
			StatutoryMonth: statutory, Complete: true}, monthly: "1850.50", code: "no_rule", says: "2011-07"},
		{name: "the first month of the law", incapacity: retire.Incapacity{Since: rule.MonthOf(2011, 7),
			StatutoryMonth: statutory, Complete: true}, monthly: "1850.50", code: "", says: ""},
		{name: "a loss after the month it holds to", incapacity: retire.Incapacity{Since: rule.MonthOf(2028, 1),
			StatutoryMonth: rule.MonthOf(2040, 1), Complete: true}, monthly: "1850.50", code: "no_rule",
			says: "2027-12"},
		{name: "no month", incapacity: retire.Incapacity{StatutoryMonth: statutory, Complete: true}, monthly: "1850.50",
			code: "missing_field", says: "since"},
		{name: "no statutory month", incapacity: retire.Incapacity{Since: since, Complete: true}, monthly: "1850.50",
			code: "missing_field", says: "statutory_month"},
		{name: "negative amount",
			incapacity: retire.Incapacity{Since: since, StatutoryMonth: statutory, Complete: true}, monthly: "-1",
			code: "out_of_range", says: "monthly -1"},
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
