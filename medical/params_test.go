package medical_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical"
	"github.com/shebao-go/shebao/rule"
)

func figure(t testing.TB, text string) rule.Figure {
	t.Helper()
	if text == "none" {
		return rule.NoneFigure()
	}
	n, err := rule.Input{Field: "figure", Max: 10_000_000_000, Places: 8}.ParseNumber(text)
	require.NoError(t, err)
	return rule.SuppliedFigure(n, "")
}

// august2025 has 2 % and 4.5 % between 6,236 and 31,179, no relief and no supplement.
func august2025(t testing.TB) medical.Params {
	return medical.Params{Floor: figure(t, "6236"), Ceiling: figure(t, "31179"), EmployeeRate: figure(t, "0.02"),
		EmployerRate:     figure(t, "0.045"),
		EnterpriseRelief: figure(t, "none"), Supplement: medical.Supplement{Rate: figure(t, "none")}}
}

// march2020 has 5.5 % for everybody but enterprises, which pay 2.75 %, and a supplement of 0.26 % of 9,320.
func march2020(t testing.TB) medical.Params {
	return medical.Params{Floor: figure(t, "5592"), Ceiling: figure(t, "27960"), EmployeeRate: figure(t, "0.02"),
		EmployerRate:     figure(t, "0.055"),
		EnterpriseRelief: figure(t, "0.0275"), Supplement: medical.Supplement{CityAverage: figure(t, "9320"),
			Rate: figure(t, "0.0026")}}
}

// The limits times the rates, by hand.
func TestContribute(t *testing.T) {
	for _, c := range []struct {
		name                           string
		wage, base, employee, employer string
		limit                          rule.Limit
	}{
		{name: "below the floor", wage: "3000", base: "6236", employee: "124.72", employer: "280.62",
			limit: rule.LimitFloor},
		{name: "no wage", wage: "0", base: "6236", employee: "124.72", employer: "280.62", limit: rule.LimitFloor},
		{name: "a fen below the floor", wage: "6235.99", base: "6236", employee: "124.72", employer: "280.62",
			limit: rule.LimitFloor},
		{name: "at the floor", wage: "6236", base: "6236", employee: "124.72", employer: "280.62",
			limit: rule.LimitNone},
		// 419.355
		{name: "between", wage: "9319", base: "9319", employee: "186.38", employer: "419.36", limit: rule.LimitNone},
		// 1403.055
		{name: "at the ceiling", wage: "31179", base: "31179", employee: "623.58", employer: "1403.06",
			limit: rule.LimitNone},
		{name: "a fen above the ceiling", wage: "31179.01", base: "31179", employee: "623.58", employer: "1403.06",
			limit: rule.LimitCeiling},
		{name: "above the ceiling", wage: "100000", base: "31179", employee: "623.58", employer: "1403.06",
			limit: rule.LimitCeiling},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, by := range []medical.Payer{medical.Enterprise, medical.PublicBody, medical.Social} {
				lines, err := medical.Contribute(august2025(t), by, tabletest.Dec(t, c.wage))
				require.NoError(t, err)
				require.Len(t, lines, 2, "no supplement is levied")
				for i, want := range []string{c.employee, c.employer} {
					line := &lines[i]
					assert.Equal(t, rule.Medical, line.Scheme())
					assert.Equal(t, []rule.Payer{rule.Employee, rule.Employer}[i], line.Payer())
					assert.Equal(t, c.limit, line.Limit())
					tabletest.Equal(t, c.base, line.Base())
					tabletest.Equal(t, want, line.Amount())
				}
			}
		})
	}
}

// The relief halves the employer's part of an enterprise and nothing else: neither the employee's part nor the
// supplement (9,320 x 0.26 % = 24.232).
func TestRelief(t *testing.T) {
	for _, c := range []struct {
		name               string
		wage               string
		by                 medical.Payer
		employee, employer string
	}{
		{name: "an enterprise", wage: "8000", by: medical.Enterprise, employee: "160", employer: "220"},
		{name: "a public body", wage: "8000", by: medical.PublicBody, employee: "160", employer: "440"},
		// 5,592 x 2.75 %
		{name: "an enterprise at the floor", wage: "3000", by: medical.Enterprise, employee: "111.84",
			employer: "153.78"},
		// 27,960 x 2.75 %
		{name: "an enterprise at the ceiling", wage: "50000", by: medical.Enterprise, employee: "559.20",
			employer: "768.90"},
		// 27,960 x 5.5 %
		{name: "a public body at the ceiling", wage: "50000", by: medical.PublicBody, employee: "559.20",
			employer: "1537.80"},
		// 172.095
		{name: "an enterprise, half a fen", wage: "6258", by: medical.Enterprise, employee: "125.16",
			employer: "172.10"},
		{name: "a public body, the same wage", wage: "6258", by: medical.PublicBody, employee: "125.16",
			employer: "344.19"},
		// 172.1225, twice 344.245
		{name: "an enterprise, twice is not it", wage: "6259", by: medical.Enterprise, employee: "125.18",
			employer: "172.12"},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines, err := medical.Contribute(march2020(t), c.by, tabletest.Dec(t, c.wage))
			require.NoError(t, err)
			require.Len(t, lines, 3)
			for i, want := range []string{c.employee, c.employer, "24.23"} {
				tabletest.Equal(t, want, lines[i].Amount())
			}
		})
	}
}

// From 2021-07 social organisations and 民办非企业 come under the halving as enterprises do, public bodies do not (通告 of
// 2021-08-25 art. 1); in 2020 only enterprises did. The employee's part is never halved.
func TestReliefOfSocialOrganisations(t *testing.T) {
	august2021 := medical.Params{Floor: figure(t, "6757"), Ceiling: figure(t, "33786"), EmployeeRate: figure(t, "0.02"),
		EmployerRate: figure(t, "0.055"), EnterpriseRelief: figure(t, "0.035"), SocialRelief: figure(t, "0.035"),
		Supplement: medical.Supplement{Rate: figure(t, "none")}}
	unset := march2020(t)
	none := march2020(t)
	none.SocialRelief = figure(t, "none")
	for _, c := range []struct {
		name     string
		params   medical.Params
		by       medical.Payer
		employer string // of 10,000
	}{
		{name: "通告 2021-08-25 art. 1, an enterprise", params: august2021, by: medical.Enterprise, employer: "350"},
		{name: "通告 2021-08-25 art. 1, a social organisation", params: august2021, by: medical.Social, employer: "350"},
		{name: "通告 2021-08-25 art. 1, a public body", params: august2021, by: medical.PublicBody, employer: "550"},
		{name: "粤医保函〔2020〕62号, an enterprise", params: none, by: medical.Enterprise, employer: "275"},
		{name: "粤医保函〔2020〕62号, a social organisation", params: none, by: medical.Social, employer: "550"},
		{name: "parameters that do not name the relief of others", params: unset, by: medical.Social, employer: "550"},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.NoError(t, c.params.Check())
			lines, err := medical.Contribute(c.params, c.by, tabletest.Dec(t, "10000"))
			require.NoError(t, err)
			tabletest.Equal(t, "200", lines[0].Amount())
			tabletest.Equal(t, c.employer, lines[1].Amount())
		})
	}
}

// The supplement is the employer's: 0.26 % of the city average of the year before, whatever the wage.
func TestSupplement(t *testing.T) {
	p := august2025(t)
	p.Supplement = medical.Supplement{CityAverage: figure(t, "10292"), Rate: figure(t, "0.0026")}
	for _, wage := range []string{"0", "3000", "10292", "31179.01", "10000000000"} {
		lines, err := medical.Contribute(p, medical.Enterprise, tabletest.Dec(t, wage))
		require.NoError(t, err)
		require.Len(t, lines, 3)
		line := &lines[2]
		assert.Equal(t, rule.IllnessSupplement, line.Scheme())
		assert.Equal(t, rule.Employer, line.Payer())
		assert.Equal(t, rule.LimitNone, line.Limit())
		tabletest.Equal(t, "10292", line.Base())
		tabletest.Equal(t, "26.76", line.Amount()) // 26.7592
	}
	p.Supplement.CityAverage = figure(t, "6275") // 16.315: a binary float gives 16.31
	lines, err := medical.Contribute(p, medical.Enterprise, tabletest.Dec(t, "3000"))
	require.NoError(t, err)
	tabletest.Equal(t, "16.32", lines[2].Amount())
}

// Known not to be levied is two lines; not known whether is an error, never two lines.
func TestSupplementNoneAndUnknown(t *testing.T) {
	gap := &rule.NoRuleError{Area: rule.AreaIllnessSupplement, What: rule.Say("rate", "rate"),
		Month: rule.MonthOf(2022, 12)}
	p := august2025(t)
	charge, levied := p.Supplement.Charge()
	assert.False(t, levied)
	assert.Zero(t, charge.Scheme)
	require.NoError(t, p.Check(), "a supplement that is not levied needs no city average")

	for name, supplement := range map[string]medical.Supplement{
		"unknown rate":    {CityAverage: figure(t, "10292"), Rate: rule.UnknownFigure(gap)},
		"unknown average": {CityAverage: rule.UnknownFigure(gap), Rate: figure(t, "0.0026")},
	} {
		p.Supplement = supplement
		_, levied := p.Supplement.Charge()
		assert.True(t, levied, name)
		require.NoError(t, p.Check(), name)
		lines, err := medical.Contribute(p, medical.Enterprise, tabletest.Dec(t, "3000"))
		assert.Equal(t, "illness_supplement: no rate is known for 2022-12; pass your own figure", err.Error(), name)
		assert.Nil(t, lines, name)
	}
	p.Supplement = medical.Supplement{}
	assert.ErrorIs(t, p.Check(), rule.ErrMissingField, "a supplement that is not set")
}

func TestZeroParams(t *testing.T) {
	var zero medical.Params
	for _, by := range []medical.Payer{medical.Enterprise, medical.PublicBody, medical.Social} {
		_, contributeErr := medical.Contribute(zero, by, tabletest.Dec(t, "3000"))
		for _, err := range []error{zero.Check(), contributeErr} {
			require.ErrorIs(t, err, rule.ErrMissingField)
			for _, what := range []string{"medical: employee floor", "medical: employee ceiling",
				"medical: employee rate", "medical: employer floor", "medical: employer ceiling",
				"medical: employer rate", "illness_supplement: employer base", "illness_supplement: employer rate"} {
				assert.Contains(t, err.Error(), what+" is not set; ")
			}
		}
	}
}

// An unknown relief stops an enterprise, which might be owed it, and nobody else.
func TestUnknownRelief(t *testing.T) {
	gap := &rule.NoRuleError{Area: rule.AreaMedical, What: rule.Say("enterprise relief rate", "enterprise relief rate"),
		Month: rule.MonthOf(2020, 3)}
	p := march2020(t)
	p.EnterpriseRelief = rule.UnknownFigure(gap)
	require.NoError(t, p.Check())
	_, err := medical.Contribute(p, medical.Enterprise, tabletest.Dec(t, "8000"))
	var got *rule.NoRuleError
	require.ErrorAs(t, err, &got)
	assert.Equal(t, gap, got)
	lines, err := medical.Contribute(p, medical.PublicBody, tabletest.Dec(t, "8000"))
	require.NoError(t, err)
	tabletest.Equal(t, "440", lines[1].Amount())
}

func TestReliefNotSet(t *testing.T) {
	p := august2025(t)
	p.EnterpriseRelief = rule.Figure{}
	assert.ErrorIs(t, p.Check(), rule.ErrMissingField)
	_, err := medical.Contribute(p, medical.Enterprise, tabletest.Dec(t, "3000"))
	assert.ErrorIs(t, err, rule.ErrMissingField)
}

func TestBadParams(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(p *medical.Params)
		says   string
	}{
		{name: "floor above ceiling", change: func(p *medical.Params) { p.Ceiling = figure(t, "5591") },
			says: "medical: floor 5592 is above the ceiling 5591"},
		{name: "a ceiling with a li", change: func(p *medical.Params) { p.Ceiling = figure(t, "27960.001") },
			says: "medical: ceiling 27960.001 has more than 2 decimals"},
		{name: "a rate of 2", change: func(p *medical.Params) { p.EmployeeRate = figure(t, "2") },
			says: "medical: rate 2 is not a fraction from 0 to 1"},
		{name: "a relief of 2.75", change: func(p *medical.Params) { p.EnterpriseRelief = figure(t, "2.75") },
			says: "medical: rate 2.75 is not a fraction from 0 to 1"},
		{name: "a supplement of 0.26 %", change: func(p *medical.Params) { p.Supplement.Rate = figure(t, "1.26") },
			says: "illness_supplement: rate 1.26 is not a fraction from 0 to 1"},
		{name: "an average with a li",
			change: func(p *medical.Params) {
				p.Supplement.CityAverage = figure(t,
					"9320.005")
			}, says: "illness_supplement: base 9320.005 has more than 2 decimals"},
		{name: "an average known not to exist",
			change: func(p *medical.Params) {
				p.Supplement.CityAverage = figure(t,
					"none")
			}, says: "illness_supplement: base none must be a number"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := march2020(t)
			c.change(&p)
			_, contributeErr := medical.Contribute(p, medical.Enterprise, tabletest.Dec(t, "8000"))
			for _, err := range []error{p.Check(), contributeErr} {
				require.ErrorIs(t, err, rule.ErrOutOfRange)
				assert.Contains(t, err.Error(), c.says)
			}
		})
	}
	p := march2020(t)
	p.EmployerRate = figure(t, "5.5")
	assert.ErrorContains(t, p.Check(), "medical: rate 5.5 is not a fraction",
		"a rate that the relief hides is checked too")
	p.SocialRelief = figure(t, "0.0275")
	assert.ErrorContains(t, p.Check(), "medical: rate 5.5 is not a fraction", "and one that both reliefs hide")
	p = march2020(t)
	p.SocialRelief = figure(t, "5.25")
	assert.ErrorContains(t, p.Check(), "medical: rate 5.25 is not a fraction")
}

func TestContributeRefusesAnotherPayer(t *testing.T) {
	lines, err := medical.Contribute(august2025(t), medical.Social+1, tabletest.Dec(t, "8000"))
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	require.ErrorContains(t, err, "medical: payer is not known; use PublicBody, Enterprise or Social")
	assert.Nil(t, lines)
}

func TestBadWage(t *testing.T) {
	for _, wage := range []decimal.Decimal{decimal.New(-1, -2), decimal.New(1, -3), decimal.New(1, 9999),
		decimal.New(10_000_000_001, 0)} {
		lines, err := medical.Contribute(march2020(t), medical.Enterprise, wage)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), "medical: wage")
		assert.Nil(t, lines)
	}
}

// FuzzContribute: the relief is never more than the full rate, touches one line only, and the supplement does not move.
func FuzzContribute(f *testing.F) {
	f.Add(uint64(300_000))
	f.Add(uint64(2_796_000))
	f.Fuzz(func(t *testing.T, wage uint64) {
		d := decimal.New(int64(wage%1_000_000_000_001), -2)
		halved, err := medical.Contribute(march2020(t), medical.Enterprise, d)
		full, errFull := medical.Contribute(march2020(t), medical.PublicBody, d)
		if err != nil || errFull != nil {
			t.Fatal(err, errFull)
		}
		twice := 2*halved[1].Fen() - full[1].Fen()
		if halved[0].Fen() != full[0].Fen() || halved[2].Fen() != 2423 || full[2].Fen() != 2423 || twice < -1 ||
			twice > 1 {
			t.Fatalf("%s and %s", halved[1].Formula(), full[1].Formula())
		}
	})
}
