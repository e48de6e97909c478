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

func dec(t testing.TB, text string) decimal.Decimal {
	t.Helper()
	if text == "" {
		return decimal.Decimal{}
	}
	return tabletest.Dec(t, text)
}

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	if text == "" {
		return rule.Month{}
	}
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

// Living care of 30 days with costs of 10,000, every limit of art. 14 to 16 times the ratio of art. 17, by hand. The first
// two are the figures of the acceptance: 105 x 30 x 90 % = 2,835.00 and 120 x 30 x 75 % = 2,700.00.
func TestPayLiving(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		group care.Group
		level int
		place care.Place
		fund  string
	}{
		"level 3 employee at home":        {care.Employee, 3, care.Home, "2835.00"},
		"level 3 employee in institution": {care.Employee, 3, care.Institution, "2700.00"},
		"level 3 resident at home":        {care.Resident, 3, care.Home, "1275"},        // 50 x 30 x 85 %
		"level 3 resident in institution": {care.Resident, 3, care.Institution, "1260"}, // 60 x 30 x 70 %
		"level 2 employee at home":        {care.Employee, 2, care.Home, "810"},         // 900 x 90 %
		"level 2 employee in institution": {care.Employee, 2, care.Institution, "675"},  // 30 x 30 x 75 %
		"level 2 resident at home":        {care.Resident, 2, care.Home, "382.50"},      // 450 x 85 %
		"level 2 resident in institution": {care.Resident, 2, care.Institution, "315"},  // 15 x 30 x 70 %
		"level 1 employee at home":        {care.Employee, 1, care.Home, "270"},         // 300 x 90 %
		"level 1 employee in institution": {care.Employee, 1, care.Institution, "225"},  // 300 x 75 %
		"level 1 resident at home":        {care.Resident, 1, care.Home, "170"},         // 200 x 85 %
		"level 1 resident in institution": {care.Resident, 1, care.Institution, "140"},  // 200 x 70 %
	}, func(t *testing.T, c struct {
		group care.Group
		level int
		place care.Place
		fund  string
	}) {
		got, err := care.Pay(care.Trial2024(), care.Claim{Group: c.group, Level: c.level, Place: c.place,
			Month: month(t, "2025-06"), Days: 30, Living: dec(t, "10000")})
		require.NoError(t, err)
		tabletest.Equal(t, c.fund, got.Fund)
		tabletest.Equal(t, c.fund, got.Living.Fund)
		assert.Equal(t, care.Limited, got.Living.Reason)
		tabletest.Equal(t, dec(t, "10000").Sub(dec(t, c.fund)).String(), got.Person)
	})
}

// part is what is wanted of one kind of cost.
type part struct {
	fund   string
	reason care.Reason
}

// Limits, ratios and times of art. 10 and 12 to 17, by hand.
func TestPay(t *testing.T) {
	p := func(fund string, reason care.Reason) *part { return &part{fund, reason} }
	tabletest.Run(t, map[string]struct {
		claim                      care.Claim
		living, nursing, equipment *part
	}{
		// 900.045
		"costs below the limit count in full": {care.Claim{Group: "employee", Level: 3, Place: "home", Days: 30,
			Living: dec(t, "1000.05")}, p("900.05", care.Full), nil, nil},
		"costs equal to the limit": {care.Claim{Group: "employee", Level: 3, Place: "home", Days: 30,
			Living: dec(t, "3150")}, p("2835", care.Full), nil, nil},
		"a day's limit for each day of care": {care.Claim{Group: "employee", Level: 3, Place: "home", Days: 1,
			Living: dec(t, "200")}, p("94.50", care.Limited), nil, nil},
		"a month's limit is not cut": {care.Claim{Group: "employee", Level: 2, Place: "home", Days: 1,
			Living: dec(t, "1000")}, p("810", care.Limited), nil, nil},
		// (500 + 350) x 75 %
		"bed fee above 35 a day": {care.Claim{Group: "employee", Level: 3, Place: "institution", Days: 10,
			Living: dec(t, "1000"), Bed: dec(t, "500")}, p("637.50", care.BedLimited), nil, nil},
		"bed fee of exactly 35 a day": {care.Claim{Group: "employee", Level: 3, Place: "institution", Days: 10,
			Living: dec(t, "1000"), Bed: dec(t, "350")}, p("750", care.Full), nil, nil},
		"bed fee and the day's limit": {care.Claim{Group: "employee", Level: 3, Place: "institution", Days: 10,
			Living: dec(t, "2000"), Bed: dec(t, "500")}, p("900", care.Limited), nil, nil},
		"a resident's bed has no own limit": {care.Claim{Group: "resident", Level: 3, Place: "institution", Days: 10,
			Living: dec(t, "600"), Bed: dec(t, "600")}, p("420", care.Full), nil, nil},

		"level 2 at home, month 24": {care.Claim{Group: "employee", Level: 2, Place: "home", Days: 30,
			Living: dec(t, "900"), MonthsDrawn: 23}, p("810", care.Full), nil, nil},
		"level 2 at home, month 25": {care.Claim{Group: "employee", Level: 2, Place: "home", Days: 30,
			Living: dec(t, "900"), MonthsDrawn: 24}, p("0", care.TimeUp), nil, nil},
		"level 1 at home, month 12": {care.Claim{Group: "resident", Level: 1, Place: "home", Days: 30,
			Living: dec(t, "200"), MonthsDrawn: 11}, p("170", care.Full), nil, nil},
		"level 1 at home, month 13": {care.Claim{Group: "resident", Level: 1, Place: "home", Days: 30,
			Living: dec(t, "200"), MonthsDrawn: 12}, p("0", care.TimeUp), nil, nil},
		"level 3 at home has no such end": {care.Claim{Group: "resident", Level: 3, Place: "home", Days: 30,
			Living: dec(t, "100"), MonthsDrawn: 99}, p("85", care.Full), nil, nil},
		"nor has an institution": {care.Claim{Group: "resident", Level: 1, Place: "institution", Days: 30,
			Living: dec(t, "200"), MonthsDrawn: 99}, p("140", care.Full), nil, nil},
		"nursing goes on when the time is up": {care.Claim{Group: "employee", Level: 2, Place: "home", Days: 30,
			Nursing: dec(t, "100"), MonthsDrawn: 24}, nil, p("90", care.Full), nil},
		// 999.999
		"nursing: the limit is on the payment": {care.Claim{Group: "employee", Level: 3, Place: "home",
			Nursing: dec(t, "1111.11")}, nil, p("1000", care.Full), nil},
		"nursing above the limit": {care.Claim{Group: "employee", Level: 3, Place: "home",
			Nursing: dec(t, "1112")}, nil, p("1000", care.Limited), nil},
		"nursing in an institution, employee": {care.Claim{Group: "employee", Level: 3, Place: "institution",
			Nursing: dec(t, "1200")}, nil, p("900", care.Full), nil},
		"nursing of a resident, level 3": {care.Claim{Group: "resident", Level: 3, Place: "home",
			Nursing: dec(t, "1000")}, nil, p("500", care.Limited), nil},
		"nursing of a resident, level 2": {care.Claim{Group: "resident", Level: 2, Place: "home",
			Nursing: dec(t, "1000")}, nil, p("250", care.Limited), nil},
		// 100 x 90 % + 300
		"consumables above their own limit": {care.Claim{Group: "employee", Level: 3, Place: "home",
			Nursing: dec(t, "600"), Consumables: dec(t, "500")}, nil, p("390", care.Limited), nil},
		"consumables at level 2": {care.Claim{Group: "employee", Level: 2, Place: "home",
			Nursing: dec(t, "400"), Consumables: dec(t, "400")}, nil, p("200", care.Limited), nil},
		"no nursing at level 1": {care.Claim{Group: "employee", Level: 1, Place: "home",
			Nursing: dec(t, "100")}, nil, p("0", care.NoBenefit), nil},
		"equipment level 3 employee": {care.Claim{Group: "employee", Level: 3, Place: "home",
			Equipment: dec(t, "500")}, nil, nil, p("270", care.Limited)},
		"equipment level 3 resident": {care.Claim{Group: "resident", Level: 3, Place: "home",
			Equipment: dec(t, "200")}, nil, nil, p("180", care.Full)},
		"equipment level 2 employee": {care.Claim{Group: "employee", Level: 2, Place: "home",
			Equipment: dec(t, "500")}, nil, nil, p("170", care.Limited)},
		"equipment level 2 resident": {care.Claim{Group: "resident", Level: 2, Place: "home",
			Equipment: dec(t, "500")}, nil, nil, p("127.50", care.Limited)},
		"equipment level 1": {care.Claim{Group: "resident", Level: 1, Place: "home",
			Equipment: dec(t, "500")}, nil, nil, p("80", care.Limited)},
		"no equipment in an institution": {care.Claim{Group: "employee", Level: 3, Place: "institution",
			Equipment: dec(t, "500")}, nil, nil, p("0", care.InInstitution)},
		"extension care has level 3": {care.Claim{Group: "employee", Level: 3, Place: "home", Days: 30,
			Living: dec(t, "4000"), Extension: true, Spell: 1}, p("2835", care.Limited), nil, nil},
		"extension care, third month": {care.Claim{Group: "employee", Level: 3, Place: "home", Days: 30,
			Living: dec(t, "100"), Extension: true, Spell: 2, MonthsDrawn: 2}, p("90", care.Full), nil, nil},
		"extension care, fourth month": {care.Claim{Group: "employee", Level: 3, Place: "home", Days: 30,
			Living: dec(t, "100"), Nursing: dec(t,
				"100"), Extension: true, Spell: 2, MonthsDrawn: 3}, p("0", care.TimeUp), p("0", care.TimeUp), nil},
		"extension care, third spell": {care.Claim{Group: "employee", Level: 3, Place: "home", Days: 30,
			Living: dec(t, "100"), Extension: true, Spell: 3}, p("0", care.TimeUp), nil, nil},
	}, func(t *testing.T, c struct {
		claim                      care.Claim
		living, nursing, equipment *part
	}) {
		c.claim.Month = month(t, "2025-06")
		got, err := care.Pay(care.Trial2024(), c.claim)
		require.NoError(t, err)
		for _, pair := range []struct {
			want *part
			got  care.Part
			cost decimal.Decimal
		}{{c.living, got.Living, c.claim.Living}, {c.nursing, got.Nursing, c.claim.Nursing}, {c.equipment,
			got.Equipment, c.claim.Equipment}} {
			if pair.want == nil {
				tabletest.Equal(t, "0", pair.got.Fund)
				continue
			}
			tabletest.Equal(t, pair.want.fund, pair.got.Fund)
			assert.Equal(t, pair.want.reason, pair.got.Reason)
			assert.True(t, pair.got.Fund.Add(pair.got.Person).Equal(pair.cost))
		}
	})
}

// art. 32: in force from 2024-01-03 for three years, so on 29 days of 2024-01 and on 2 of 2027-01.
func TestPayInPartOfAMonth(t *testing.T) {
	for _, c := range []struct {
		name, month string
		level, days int
		living      string
		nursing     string
		fund, says  string
		inForce     int
	}{
		// 29 x 105 x 90 %
		{name: "29 days of the first month", month: "2024-01", level: 3, days: 29, living: "5000", fund: "2740.50",
			inForce: 29},
		{name: "30 days of it", month: "2024-01", level: 3, days: 30, living: "5000",
			says: "on 29 days of the month; 30 days of care were passed"},
		// 2 x 105 x 90 %
		{name: "the last two days", month: "2027-01", level: 3, days: 2, living: "500", fund: "189", inForce: 2},
		{name: "a whole last month", month: "2027-01", level: 3, days: 31, living: "5000",
			says: "on 2 days of the month; 31 days of care were passed"},
		// (900 + 100) x 90 %
		{name: "a month's limit is not cut", month: "2027-01", level: 2, days: 2, living: "900", nursing: "100",
			fund: "900", inForce: 2},
		{name: "nursing without days", month: "2027-01", level: 3, nursing: "100",
			says: "days are 0: the text covers the month in part"},
		{name: "no care at all", month: "2027-01", level: 3, fund: "0", inForce: 2},
		// 31 x 105 x 90 %
		{name: "a whole month", month: "2026-12", level: 3, days: 31, living: "5000", fund: "2929.50", inForce: 31},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := care.Pay(care.Trial2024(), care.Claim{Group: care.Employee, Level: c.level, Place: care.Home,
				Month: month(t, c.month),
				Days:  c.days, Living: dec(t, "0"+c.living), Nursing: dec(t, "0"+c.nursing)})
			if c.says != "" {
				assert.ErrorContains(t, err, c.says)
				return
			}
			require.NoError(t, err)
			tabletest.Equal(t, c.fund, got.Fund)
			assert.Equal(t, c.inForce, got.DaysInForce)
		})
	}
}

func TestPayRefuses(t *testing.T) {
	good := care.Claim{Group: care.Employee, Level: 3, Place: care.Home, Month: month(t, "2025-06"), Days: 30,
		Living: dec(t, "100")}
	tabletest.Run(t, map[string]struct {
		spoil func(*care.Claim)
		code  string
		says  string
	}{
		"no group":      {func(c *care.Claim) { c.Group = "" }, "missing_field", "group is missing"},
		"unknown group": {func(c *care.Claim) { c.Group = "guest" }, "out_of_range", "group guest"},
		"level 0":       {func(c *care.Claim) { c.Level = 0 }, "out_of_range", "level 0"},
		"level 4":       {func(c *care.Claim) { c.Level = 4 }, "out_of_range", "level 4"},
		"no place":      {func(c *care.Claim) { c.Place = "" }, "missing_field", "place is missing"},
		"no month": {func(c *care.Claim) { c.Month = rule.Month{} }, "missing_field",
			"month is missing"},
		"before the text": {func(c *care.Claim) { c.Month = month(t, "2023-12") }, "no_rule",
			"2024-01-03 to 2027-01-02"},
		"after the text": {func(c *care.Claim) { c.Month = month(t, "2027-02") }, "no_rule",
			"nearest month that has one is 2027-01"},
		"31 days of June":     {func(c *care.Claim) { c.Days = 31 }, "out_of_range", "days 31"},
		"negative days":       {func(c *care.Claim) { c.Days = -1 }, "out_of_range", "days -1"},
		"living without days": {func(c *care.Claim) { c.Days = 0 }, "conflict", "living has costs but no days"},
		"negative cost":       {func(c *care.Claim) { c.Nursing = dec(t, "-1") }, "out_of_range", "nursing -1"},
		"bed above living":    {func(c *care.Claim) { c.Bed = dec(t, "101") }, "out_of_range", "bed 101"},
		"consumables above nursing": {func(c *care.Claim) { c.Consumables = dec(t, "1") }, "out_of_range",
			"consumables 1"},
		"negative months": {func(c *care.Claim) { c.MonthsDrawn = -1 }, "out_of_range", "months_drawn -1"},
		"extension at level 2": {func(c *care.Claim) { c.Extension, c.Level, c.Spell = true, 2, 1 }, "conflict",
			"extension needs level 3"},
		"extension without spell": {func(c *care.Claim) { c.Extension = true }, "conflict", "extension needs"},
		"spell without extension": {func(c *care.Claim) { c.Spell = 1 }, "conflict", "spell is for extension care"},
	}, func(t *testing.T, c struct {
		spoil func(*care.Claim)
		code  string
		says  string
	}) {
		claim := good
		c.spoil(&claim)
		_, err := care.Pay(care.Trial2024(), claim)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
}

// level is the result of an assessment of disability.
func level(n int) *int { return &n }

// art. 18 by hand: 200 for an assessment of disability, 100 for one of extension care.
func TestAssess(t *testing.T) {
	for _, c := range []struct {
		name                    string
		in                      care.Assessment
		fund, applicant, unpaid string
	}{
		{"level 3", care.Assessment{Level: level(3)}, "200", "0", "0"},
		{"level 2", care.Assessment{Level: level(2)}, "200", "0", "0"},
		{"level 1: half each", care.Assessment{Level: level(1)}, "100", "100", "0"},
		{"no level", care.Assessment{Level: level(0)}, "0", "200", "0"},
		{"review, the same level", care.Assessment{Review: true, First: 3, Level: level(3)}, "0", "200", "0"},
		{"review, none again", care.Assessment{Review: true, Level: level(0)}, "0", "200", "0"},
		{"review, up to level 2", care.Assessment{Review: true, First: 1, Level: level(2)}, "200", "0", "0"},
		{"review, up to level 1", care.Assessment{Review: true, Level: level(1)}, "100", "100", "0"},
		{"review, down to none", care.Assessment{Review: true, First: 1, Level: level(0)}, "0", "200", "0"},
		{"extension care, conditions met", care.Assessment{Extension: true, Qualifies: true}, "100", "0", "0"},
		{"extension care, conditions not met", care.Assessment{Extension: true}, "0", "0", "100"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := care.Assess(care.Trial2024(), c.in)
			require.NoError(t, err)
			tabletest.Equal(t, c.fund, got.Fund)
			tabletest.Equal(t, c.applicant, got.Applicant)
			tabletest.Equal(t, c.unpaid, got.Unpaid)
		})
	}
}

func TestAssessRefuses(t *testing.T) {
	for _, c := range []struct {
		name, code string
		in         care.Assessment
	}{
		{"no such level", "out_of_range", care.Assessment{Level: level(4)}},
		{"no such first level", "out_of_range", care.Assessment{Review: true, First: -1, Level: level(1)}},
		{"no result", "missing_field", care.Assessment{}},
		{"a first level without a review", "conflict", care.Assessment{First: 1, Level: level(1)}},
		{"a level of extension care", "conflict", care.Assessment{Extension: true, Level: level(1)}},
		{"a review of extension care", "conflict", care.Assessment{Extension: true, Review: true}},
		{"conditions of another assessment", "conflict", care.Assessment{Qualifies: true, Level: level(1)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := care.Assess(care.Trial2024(), c.in)
			assert.Equal(t, c.code, rule.CodeOf(err))
		})
	}
}

func TestParams(t *testing.T) {
	p := care.Trial2024()
	require.NoError(t, p.Check())
	tabletest.Run(t, map[string]func(*care.Params){
		"zero":            func(p *care.Params) { *p = care.Params{} },
		"rate in percent": func(p *care.Params) { p.ResidentHome = dec(t, "85") },
		"negative limit":  func(p *care.Params) { p.Levels[0].Resident.HomeMonth = dec(t, "-1") },
		"ends before":     func(p *care.Params) { p.Force.Until = p.Force.From },
	}, func(t *testing.T, spoil func(*care.Params)) {
		p := care.Trial2024()
		spoil(&p)
		assert.NotEmpty(t, rule.CodeOf(p.Check()))
		_, err := care.Pay(p, care.Claim{Group: care.Employee, Level: 3, Place: care.Home, Month: month(t, "2025-06")})
		assert.Error(t, err)
		_, err = care.Assess(p, care.Assessment{Level: level(0)})
		assert.Error(t, err)
	})
}

// Fund and person add up to the costs, higher costs never bring less, and from 14 days of care on a higher level never pays
// less (for fewer days the monthly limits of the lower levels can exceed the daily ones: the text does not cut them).
func FuzzPay(f *testing.F) {
	f.Add(uint8(30), uint32(1_000_000), uint32(0), uint32(200_000), uint32(50_000), uint32(50_000), uint32(1), uint8(0))
	f.Add(uint8(14), uint32(20_001), uint32(20_000), uint32(111_111), uint32(111_111), uint32(30_000), uint32(7),
		uint8(3))
	f.Fuzz(func(t *testing.T, days uint8, living, bed, nursing, consumables, equipment, rise uint32, who uint8) {
		fen := func(n uint32) decimal.Decimal { return decimal.New(int64(n), -2) }
		c := care.Claim{Group: []care.Group{care.Employee, care.Resident}[who%2],
			Place: []care.Place{care.Home, care.Institution}[who/2%2],
			Month: rule.MonthOf(2025, 7), Days: int(days)%31 + 1, Living: fen(living), Bed: fen(min(bed,
				living)), Nursing: fen(nursing),
			Consumables: fen(min(consumables, nursing)), Equipment: fen(equipment)}
		var last decimal.Decimal
		for c.Level = 1; c.Level <= 3; c.Level++ {
			got, err := care.Pay(care.Trial2024(), c)
			require.NoError(t, err)
			assert.True(t, got.Fund.Add(got.Person).Equal(decimal.Sum(c.Living, c.Nursing, c.Equipment)))
			assert.False(t, got.Person.IsNegative())
			// A bed fee above its own limit counts less at level 3 alone, art. 14 (1).
			if c.Days >= 14 && !(c.Level == 3 && got.Living.Reason == care.BedLimited) {
				assert.False(t, got.Fund.LessThan(last), "level %d pays less", c.Level)
			}
			last = got.Fund

			more := c
			more.Living, more.Nursing, more.Equipment = c.Living.Add(fen(rise)), c.Nursing.Add(fen(rise)), c.Equipment.Add(fen(rise))
			higher, err := care.Pay(care.Trial2024(), more)
			require.NoError(t, err)
			assert.False(t, higher.Living.Fund.LessThan(got.Living.Fund))
			assert.False(t, higher.Nursing.Fund.LessThan(got.Nursing.Fund))
			assert.False(t, higher.Equipment.Fund.LessThan(got.Equipment.Fund))
		}
	})
}
