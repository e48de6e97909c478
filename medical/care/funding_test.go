package care_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/rule"
)

// art. 6 by hand; 7,214.40 is 60 % of the city average of 2021, 12,024.
func TestSetAside(t *testing.T) {
	for _, c := range []struct {
		name                                   string
		group                                  care.Group
		birth, month, base                     string
		pooled, account, contribution, subsidy string
	}{
		{name: "employee of 34 pays nothing", group: care.Employee, birth: "1990-02", month: "2025-01", base: "10000",
			pooled: "15", account: "0", contribution: "0", subsidy: "0"},
		{name: "month of the 35th birthday", group: care.Employee, birth: "1990-01", month: "2025-01", base: "10000",
			pooled: "15", account: "2", contribution: "0", subsidy: "0"},
		{name: "employee of 44 and 11 months", group: care.Employee, birth: "1980-02", month: "2025-01", base: "10000",
			pooled: "15", account: "2", contribution: "0", subsidy: "0"},
		{name: "month of the 45th birthday", group: care.Employee, birth: "1980-01", month: "2025-01", base: "10000",
			pooled: "15", account: "8", contribution: "0", subsidy: "0"},
		// 9.354, 4.9888
		{name: "paying on after retirement age", group: care.Employee, birth: "1955-01", month: "2025-01", base: "6236",
			pooled: "9.35", account: "4.99", contribution: "0", subsidy: "0"},
		// 10.8216, 8.65728
		{name: "retiree", group: care.Retiree, month: "2025-01", base: "7214.40", pooled: "10.82", account: "8.66",
			contribution: "0", subsidy: "0"},
		// 2.0535
		{name: "resident of 18, a year", group: care.Resident, birth: "2007-01", month: "2025-01", base: "1369",
			pooled: "0", account: "0", contribution: "2.05", subsidy: "2.05"},
		{name: "first month of the text, of age 44", group: care.Employee, birth: "1980-01", month: "2024-01",
			base: "10000", pooled: "15", account: "2", contribution: "0", subsidy: "0"},
		{name: "last month of the text, of age 46", group: care.Employee, birth: "1980-01", month: "2026-12",
			base: "10000", pooled: "15", account: "8", contribution: "0", subsidy: "0"},
		// 0.0045, 0.0036
		{name: "less than half a fen", group: care.Retiree, month: "2025-01", base: "3", pooled: "0", account: "0",
			contribution: "0", subsidy: "0"},
		// 0.00501
		{name: "more than half a fen", group: care.Resident, birth: "1980-01", month: "2025-01", base: "3.34",
			pooled: "0", account: "0", contribution: "0.01", subsidy: "0.01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := care.SetAside(care.Funding2024(),
				care.Insured{Group: c.group, Birth: month(t, c.birth), Month: month(t, c.month),
					Base: tabletest.Dec(t, c.base)})
			require.NoError(t, err)
			tabletest.Equal(t, c.pooled, got.Pooled)
			tabletest.Equal(t, c.account, got.Account)
			tabletest.Equal(t, c.contribution, got.Contribution)
			tabletest.Equal(t, c.subsidy, got.Subsidy)
			assert.True(t, got.Account.Add(got.Contribution).Equal(tabletest.Dec(t, c.base).Mul(got.Rate).Round(2)))
		})
	}
}

func TestSetAsideRefuses(t *testing.T) {
	for _, c := range []struct {
		name               string
		group              care.Group
		birth, month, base string
		code               string
	}{
		{name: "before the text", group: care.Employee, birth: "1980-01", month: "2023-12", base: "10000",
			code: "no_rule"},
		{name: "after the text", group: care.Employee, birth: "1980-01", month: "2027-02", base: "10000",
			code: "no_rule"},
		{name: "two days of the text", group: care.Employee, birth: "1980-01", month: "2027-01", base: "10000",
			code: "no_rule"},
		{name: "no month", group: care.Employee, birth: "1980-01", base: "10000", code: "missing_field"},
		{name: "resident of 17", group: care.Resident, birth: "2007-02", month: "2025-01", base: "1369",
			code: "not_applicable"},
		{name: "no birth", group: care.Employee, month: "2025-01", base: "10000", code: "bad_date"},
		{name: "born later", group: care.Resident, birth: "2025-02", month: "2025-01", base: "1369", code: "bad_date"},
		{name: "born in the month asked: no year old", group: care.Resident, birth: "2025-01", month: "2025-01",
			base: "1369", code: "not_applicable"},
		{name: "no group", birth: "1980-01", month: "2025-01", base: "10000", code: "missing_field"},
		{name: "unknown group", group: "guest", birth: "1980-01", month: "2025-01", base: "10000",
			code: "out_of_range"},
		{name: "negative base", group: care.Employee, birth: "1980-01", month: "2025-01", base: "-1",
			code: "out_of_range"},
		{name: "base of a tenth of fen", group: care.Employee, birth: "1980-01", month: "2025-01", base: "0.001",
			code: "out_of_range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := care.SetAside(care.Funding2024(),
				care.Insured{Group: c.group, Birth: month(t, c.birth), Month: month(t, c.month),
					Base: tabletest.Dec(t, c.base)})
			assert.Equal(t, c.code, rule.CodeOf(err))
		})
	}
}

func TestFundingParams(t *testing.T) {
	p := care.Funding2024()
	require.NoError(t, p.Check())
	for _, c := range []struct {
		name  string
		spoil func(*care.FundingParams)
	}{
		{name: "zero", spoil: func(p *care.FundingParams) { *p = care.FundingParams{} }},
		{name: "no bands", spoil: func(p *care.FundingParams) { p.Bands = nil }},
		{name: "bands unsorted", spoil: func(p *care.FundingParams) { p.Bands[1].FromAge = 50 }},
		{name: "rate in percent", spoil: func(p *care.FundingParams) { p.PooledRate = tabletest.Dec(t, "15") }},
		{name: "ends before", spoil: func(p *care.FundingParams) { p.Force.Until = p.Force.From }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := care.Funding2024()
			c.spoil(&p)
			assert.NotEmpty(t, rule.CodeOf(p.Check()))
		})
	}
}

// No part falls when the base or the age rises.
func FuzzSetAside(f *testing.F) {
	f.Add(uint32(1_000_000), uint32(1), uint16(419), uint16(1))
	f.Add(uint32(334), uint32(3), uint16(539), uint16(1))
	f.Fuzz(func(t *testing.T, base, rise uint32, age, older uint16) {
		at := func(fen int64, months int) care.Levy {
			asked := rule.MonthOf(2025, 1)
			got, err := care.SetAside(care.Funding2024(),
				care.Insured{Group: care.Employee, Month: asked, Birth: asked.Add(-months), Base: decimal.New(fen, -2)})
			require.NoError(t, err)
			return got
		}
		months := int(age) % 1200
		low := at(int64(base), months)
		for _, high := range []care.Levy{at(int64(base)+int64(rise), months),
			at(int64(base), min(months+int(older), 1300))} {
			assert.False(t, high.Pooled.LessThan(low.Pooled))
			assert.False(t, high.Account.LessThan(low.Account))
		}
	})
}
