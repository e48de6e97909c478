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
	tabletest.Run(t, map[string]struct {
		group                                  care.Group
		birth, month, base                     string
		pooled, account, contribution, subsidy string
	}{
		"employee of 34 pays nothing":  {care.Employee, "1990-02", "2025-01", "10000", "15", "0", "0", "0"},
		"month of the 35th birthday":   {care.Employee, "1990-01", "2025-01", "10000", "15", "2", "0", "0"},
		"employee of 44 and 11 months": {care.Employee, "1980-02", "2025-01", "10000", "15", "2", "0", "0"},
		"month of the 45th birthday":   {care.Employee, "1980-01", "2025-01", "10000", "15", "8", "0", "0"},
		// 9.354, 4.9888
		"paying on after retirement age": {care.Employee, "1955-01", "2025-01", "6236", "9.35", "4.99", "0", "0"},
		// 10.8216, 8.65728
		"retiree": {care.Retiree, "", "2025-01", "7214.40", "10.82", "8.66", "0", "0"},
		// 2.0535
		"resident of 18, a year":             {care.Resident, "2007-01", "2025-01", "1369", "0", "0", "2.05", "2.05"},
		"first month of the text, of age 44": {care.Employee, "1980-01", "2024-01", "10000", "15", "2", "0", "0"},
		"last month of the text, of age 46":  {care.Employee, "1980-01", "2026-12", "10000", "15", "8", "0", "0"},
		// 0.0045, 0.0036
		"less than half a fen": {care.Retiree, "", "2025-01", "3", "0", "0", "0", "0"},
		// 0.00501
		"more than half a fen": {care.Resident, "1980-01", "2025-01", "3.34", "0", "0", "0.01", "0.01"},
	}, func(t *testing.T, c struct {
		group                                  care.Group
		birth, month, base                     string
		pooled, account, contribution, subsidy string
	}) {
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

func TestSetAsideRefuses(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		group              care.Group
		birth, month, base string
		code               string
	}{
		"before the text":        {care.Employee, "1980-01", "2023-12", "10000", "no_rule"},
		"after the text":         {care.Employee, "1980-01", "2027-02", "10000", "no_rule"},
		"two days of the text":   {care.Employee, "1980-01", "2027-01", "10000", "no_rule"},
		"no month":               {care.Employee, "1980-01", "", "10000", "missing_field"},
		"resident of 17":         {care.Resident, "2007-02", "2025-01", "1369", "not_applicable"},
		"no birth":               {care.Employee, "", "2025-01", "10000", "bad_date"},
		"born later":             {care.Resident, "2025-02", "2025-01", "1369", "bad_date"},
		"no group":               {"", "1980-01", "2025-01", "10000", "missing_field"},
		"unknown group":          {"guest", "1980-01", "2025-01", "10000", "out_of_range"},
		"negative base":          {care.Employee, "1980-01", "2025-01", "-1", "out_of_range"},
		"base of a tenth of fen": {care.Employee, "1980-01", "2025-01", "0.001", "out_of_range"},
	}, func(t *testing.T, c struct {
		group              care.Group
		birth, month, base string
		code               string
	}) {
		_, err := care.SetAside(care.Funding2024(),
			care.Insured{Group: c.group, Birth: month(t, c.birth), Month: month(t, c.month),
				Base: tabletest.Dec(t, c.base)})
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
}

func TestFundingParams(t *testing.T) {
	p := care.Funding2024()
	require.NoError(t, p.Check())
	tabletest.Run(t, map[string]func(*care.FundingParams){
		"zero":            func(p *care.FundingParams) { *p = care.FundingParams{} },
		"no bands":        func(p *care.FundingParams) { p.Bands = nil },
		"bands unsorted":  func(p *care.FundingParams) { p.Bands[1].FromAge = 50 },
		"rate in percent": func(p *care.FundingParams) { p.PooledRate = tabletest.Dec(t, "15") },
		"ends before":     func(p *care.FundingParams) { p.Force.Until = p.Force.From },
	}, func(t *testing.T, spoil func(*care.FundingParams)) {
		p := care.Funding2024()
		spoil(&p)
		assert.NotEmpty(t, rule.CodeOf(p.Check()))
	})
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
