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

// Living care of 30 days with costs of 10,000, every limit of art. 14 to 16 times the ratio of art. 17, by hand. The
// first two are the figures of the acceptance: 105 x 30 x 90 % = 2,835.00 and 120 x 30 x 75 % = 2,700.00.
func TestPayLiving(t *testing.T) {
	for _, c := range []struct {
		name  string
		group care.Group
		level int
		place care.Place
		fund  string
	}{
		{name: "level 3 employee at home", group: care.Employee, level: 3, place: care.Home, fund: "2835.00"},
		{name: "level 3 employee in institution", group: care.Employee, level: 3, place: care.Institution,
			fund: "2700.00"},
		// 50 x 30 x 85 %
		{name: "level 3 resident at home", group: care.Resident, level: 3, place: care.Home, fund: "1275"},
		// 60 x 30 x 70 %
		{name: "level 3 resident in institution", group: care.Resident, level: 3, place: care.Institution,
			fund: "1260"},
		// 900 x 90 %
		{name: "level 2 employee at home", group: care.Employee, level: 2, place: care.Home, fund: "810"},
		// 30 x 30 x 75 %
		{name: "level 2 employee in institution", group: care.Employee, level: 2, place: care.Institution, fund: "675"},
		// 450 x 85 %
		{name: "level 2 resident at home", group: care.Resident, level: 2, place: care.Home, fund: "382.50"},
		// 15 x 30 x 70 %
		{name: "level 2 resident in institution", group: care.Resident, level: 2, place: care.Institution, fund: "315"},
		// 300 x 90 %
		{name: "level 1 employee at home", group: care.Employee, level: 1, place: care.Home, fund: "270"},
		// 300 x 75 %
		{name: "level 1 employee in institution", group: care.Employee, level: 1, place: care.Institution, fund: "225"},
		// 200 x 85 %
		{name: "level 1 resident at home", group: care.Resident, level: 1, place: care.Home, fund: "170"},
		// 200 x 70 %
		{name: "level 1 resident in institution", group: care.Resident, level: 1, place: care.Institution, fund: "140"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := care.Pay(care.Trial2024(), care.Claim{Group: c.group, Level: c.level, Place: c.place,
				Month: month(t, "2025-06"), Days: 30, Living: dec(t, "10000")})
			require.NoError(t, err)
			tabletest.Equal(t, c.fund, got.Fund)
			tabletest.Equal(t, c.fund, got.Living.Fund)
			assert.Equal(t, care.Limited, got.Living.Reason)
			tabletest.Equal(t, dec(t, "10000").Sub(dec(t, c.fund)).String(), got.Person)
		})
	}
}

// part is what is wanted of one kind of cost.
type part struct {
	fund   string
	reason care.Reason
}

// Limits, ratios and times of art. 10 and 12 to 17, by hand.
func TestPay(t *testing.T) {
	p := func(fund string, reason care.Reason) *part { return &part{fund, reason} }
	for _, c := range []struct {
		name                       string
		claim                      care.Claim
		living, nursing, equipment *part
	}{
		// 900.045
		{name: "costs below the limit count in full",
			claim:  care.Claim{Group: "employee", Level: 3, Place: "home", Days: 30, Living: dec(t, "1000.05")},
			living: p("900.05", care.Full)},
		{name: "costs equal to the limit",
			claim:  care.Claim{Group: "employee", Level: 3, Place: "home", Days: 30, Living: dec(t, "3150")},
			living: p("2835", care.Full)},
		{name: "a day's limit for each day of care",
			claim:  care.Claim{Group: "employee", Level: 3, Place: "home", Days: 1, Living: dec(t, "200")},
			living: p("94.50", care.Limited)},
		{name: "a month's limit is not cut",
			claim:  care.Claim{Group: "employee", Level: 2, Place: "home", Days: 1, Living: dec(t, "1000")},
			living: p("810", care.Limited)},
		// (500 + 350) x 75 %
		{name: "bed fee above 35 a day",
			claim: care.Claim{Group: "employee", Level: 3, Place: "institution", Days: 10, Living: dec(t, "1000"),
				Bed: dec(t, "500")},
			living: p("637.50", care.BedLimited)},
		{name: "bed fee of exactly 35 a day",
			claim: care.Claim{Group: "employee", Level: 3, Place: "institution", Days: 10, Living: dec(t, "1000"),
				Bed: dec(t, "350")},
			living: p("750", care.Full)},
		{name: "bed fee and the day's limit",
			claim: care.Claim{Group: "employee", Level: 3, Place: "institution", Days: 10, Living: dec(t, "2000"),
				Bed: dec(t, "500")},
			living: p("900", care.Limited)},
		{name: "a resident's bed has no own limit",
			claim: care.Claim{Group: "resident", Level: 3, Place: "institution", Days: 10, Living: dec(t, "600"),
				Bed: dec(t, "600")},
			living: p("420", care.Full)},
		{name: "level 2 at home, month 24",
			claim: care.Claim{Group: "employee", Level: 2, Place: "home", Days: 30, Living: dec(t, "900"),
				MonthsDrawn: 23},
			living: p("810", care.Full)},
		{name: "level 2 at home, month 25",
			claim: care.Claim{Group: "employee", Level: 2, Place: "home", Days: 30, Living: dec(t, "900"),
				MonthsDrawn: 24},
			living: p("0", care.TimeUp)},
		{name: "level 1 at home, month 12",
			claim: care.Claim{Group: "resident", Level: 1, Place: "home", Days: 30, Living: dec(t, "200"),
				MonthsDrawn: 11},
			living: p("170", care.Full)},
		{name: "level 1 at home, month 13",
			claim: care.Claim{Group: "resident", Level: 1, Place: "home", Days: 30, Living: dec(t, "200"),
				MonthsDrawn: 12},
			living: p("0", care.TimeUp)},
		{name: "level 3 at home has no such end",
			claim: care.Claim{Group: "resident", Level: 3, Place: "home", Days: 30, Living: dec(t, "100"),
				MonthsDrawn: 99},
			living: p("85", care.Full)},
		{name: "nor has an institution",
			claim: care.Claim{Group: "resident", Level: 1, Place: "institution", Days: 30, Living: dec(t, "200"),
				MonthsDrawn: 99},
			living: p("140", care.Full)},
		{name: "nursing goes on when the time is up",
			claim: care.Claim{Group: "employee", Level: 2, Place: "home", Days: 30, Nursing: dec(t, "100"),
				MonthsDrawn: 24},
			nursing: p("90", care.Full)},
		// 999.999
		{name: "nursing: the limit is on the payment",
			claim:   care.Claim{Group: "employee", Level: 3, Place: "home", Nursing: dec(t, "1111.11")},
			nursing: p("1000", care.Full)},
		{name: "nursing above the limit",
			claim:   care.Claim{Group: "employee", Level: 3, Place: "home", Nursing: dec(t, "1112")},
			nursing: p("1000", care.Limited)},
		{name: "nursing in an institution, employee",
			claim:   care.Claim{Group: "employee", Level: 3, Place: "institution", Nursing: dec(t, "1200")},
			nursing: p("900", care.Full)},
		{name: "nursing of a resident, level 3",
			claim:   care.Claim{Group: "resident", Level: 3, Place: "home", Nursing: dec(t, "1000")},
			nursing: p("500", care.Limited)},
		{name: "nursing of a resident, level 2",
			claim:   care.Claim{Group: "resident", Level: 2, Place: "home", Nursing: dec(t, "1000")},
			nursing: p("250", care.Limited)},
		// 100 x 90 % + 300
		{name: "consumables above their own limit",
			claim: care.Claim{Group: "employee", Level: 3, Place: "home", Nursing: dec(t, "600"),
				Consumables: dec(t, "500")},
			nursing: p("390", care.Limited)},
		{name: "consumables at level 2",
			claim: care.Claim{Group: "employee", Level: 2, Place: "home", Nursing: dec(t, "400"),
				Consumables: dec(t, "400")},
			nursing: p("200", care.Limited)},
		{name: "no nursing at level 1",
			claim:   care.Claim{Group: "employee", Level: 1, Place: "home", Nursing: dec(t, "100")},
			nursing: p("0", care.NoBenefit)},
		{name: "equipment level 3 employee",
			claim:     care.Claim{Group: "employee", Level: 3, Place: "home", Equipment: dec(t, "500")},
			equipment: p("270", care.Limited)},
		{name: "equipment level 3 resident",
			claim:     care.Claim{Group: "resident", Level: 3, Place: "home", Equipment: dec(t, "200")},
			equipment: p("180", care.Full)},
		{name: "equipment level 2 employee",
			claim:     care.Claim{Group: "employee", Level: 2, Place: "home", Equipment: dec(t, "500")},
			equipment: p("170", care.Limited)},
		{name: "equipment level 2 resident",
			claim:     care.Claim{Group: "resident", Level: 2, Place: "home", Equipment: dec(t, "500")},
			equipment: p("127.50", care.Limited)},
		{name: "equipment level 1",
			claim:     care.Claim{Group: "resident", Level: 1, Place: "home", Equipment: dec(t, "500")},
			equipment: p("80", care.Limited)},
		{name: "no equipment in an institution",
			claim:     care.Claim{Group: "employee", Level: 3, Place: "institution", Equipment: dec(t, "500")},
			equipment: p("0", care.InInstitution)},
		{name: "extension care has level 3",
			claim: care.Claim{Group: "employee", Level: 3, Place: "home", Days: 30, Living: dec(t, "4000"),
				Extension: true, Spell: 1},
			living: p("2835", care.Limited)},
		{name: "extension care, third month",
			claim: care.Claim{Group: "employee", Level: 3, Place: "home", Days: 30, Living: dec(t, "100"),
				Extension: true, Spell: 2, MonthsDrawn: 2},
			living: p("90", care.Full)},
		{name: "extension care, fourth month",
			claim: care.Claim{Group: "employee", Level: 3, Place: "home", Days: 30, Living: dec(t, "100"),
				Nursing: dec(t, "100"), Extension: true, Spell: 2, MonthsDrawn: 3},
			living: p("0", care.TimeUp), nursing: p("0", care.TimeUp)},
		{name: "extension care, third spell",
			claim: care.Claim{Group: "employee", Level: 3, Place: "home", Days: 30, Living: dec(t, "100"),
				Extension: true, Spell: 3},
			living: p("0", care.TimeUp)},
	} {
		t.Run(c.name, func(t *testing.T) {
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
	for _, c := range []struct {
		name  string
		spoil func(*care.Claim)
		code  string
		says  string
	}{
		{name: "no group", spoil: func(c *care.Claim) { c.Group = "" }, code: "missing_field",
			says: "group is missing"},
		{name: "unknown group", spoil: func(c *care.Claim) { c.Group = "guest" }, code: "out_of_range",
			says: "group guest"},
		{name: "level 0", spoil: func(c *care.Claim) { c.Level = 0 }, code: "out_of_range", says: "level 0"},
		{name: "level 4", spoil: func(c *care.Claim) { c.Level = 4 }, code: "out_of_range", says: "level 4"},
		{name: "no place", spoil: func(c *care.Claim) { c.Place = "" }, code: "missing_field",
			says: "place is missing"},
		{name: "no month", spoil: func(c *care.Claim) { c.Month = rule.Month{} }, code: "missing_field",
			says: "month is missing"},
		{name: "before the text", spoil: func(c *care.Claim) { c.Month = month(t, "2023-12") }, code: "no_rule",
			says: "2024-01-03 to 2027-01-02"},
		{name: "after the text", spoil: func(c *care.Claim) { c.Month = month(t, "2027-02") }, code: "no_rule",
			says: "nearest month that has one is 2027-01"},
		{name: "31 days of June", spoil: func(c *care.Claim) { c.Days = 31 }, code: "out_of_range",
			says: "medical: days 31"},
		{name: "negative days", spoil: func(c *care.Claim) { c.Days = -1 }, code: "out_of_range", says: "days -1"},
		{name: "living without days", spoil: func(c *care.Claim) { c.Days = 0 }, code: "conflict",
			says: "living has costs but no days"},
		{name: "negative cost", spoil: func(c *care.Claim) { c.Nursing = dec(t, "-1") }, code: "out_of_range",
			says: "nursing -1"},
		{name: "bed above living", spoil: func(c *care.Claim) { c.Bed = dec(t, "101") }, code: "out_of_range",
			says: "medical: bed 101"},
		{name: "consumables above nursing", spoil: func(c *care.Claim) { c.Consumables = dec(t, "1") },
			code: "out_of_range", says: "medical: consumables 1"},
		{name: "negative months", spoil: func(c *care.Claim) { c.MonthsDrawn = -1 }, code: "out_of_range",
			says: "months_drawn -1"},
		{name: "extension at level 2", spoil: func(c *care.Claim) { c.Extension, c.Level, c.Spell = true, 2, 1 },
			code: "conflict", says: "extension needs level 3"},
		{name: "extension without spell", spoil: func(c *care.Claim) { c.Extension = true }, code: "conflict",
			says: "extension needs"},
		{name: "spell without extension", spoil: func(c *care.Claim) { c.Spell = 1 }, code: "conflict",
			says: "spell is for extension care"},
	} {
		t.Run(c.name, func(t *testing.T) {
			claim := good
			c.spoil(&claim)
			_, err := care.Pay(care.Trial2024(), claim)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.ErrorContains(t, err, c.says)
		})
	}
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
		{name: "level 3", in: care.Assessment{Level: level(3)}, fund: "200", applicant: "0", unpaid: "0"},
		{name: "level 2", in: care.Assessment{Level: level(2)}, fund: "200", applicant: "0", unpaid: "0"},
		{name: "level 1: half each", in: care.Assessment{Level: level(1)}, fund: "100", applicant: "100", unpaid: "0"},
		{name: "no level", in: care.Assessment{Level: level(0)}, fund: "0", applicant: "200", unpaid: "0"},
		{name: "review, the same level", in: care.Assessment{Review: true, First: level(3), Level: level(3)}, fund: "0",
			applicant: "200", unpaid: "0"},
		{name: "review, none again",
			in: care.Assessment{Review: true, First: level(0), Level: level(0)}, fund: "0", applicant: "200",
			unpaid: "0"},
		{name: "review, up to level 2",
			in: care.Assessment{Review: true, First: level(1), Level: level(2)}, fund: "200",
			applicant: "0", unpaid: "0"},
		{name: "review, up to level 1",
			in: care.Assessment{Review: true, First: level(0), Level: level(1)}, fund: "100",
			applicant: "100", unpaid: "0"},
		{name: "review, down to none", in: care.Assessment{Review: true, First: level(1), Level: level(0)}, fund: "0",
			applicant: "200", unpaid: "0"},
		{name: "extension care, conditions met", in: care.Assessment{Extension: true, Qualifies: true}, fund: "100",
			applicant: "0", unpaid: "0"},
		{name: "extension care, conditions not met", in: care.Assessment{Extension: true}, fund: "0", applicant: "0",
			unpaid: "100"},
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
		{name: "no such level", code: "out_of_range", in: care.Assessment{Level: level(4)}},
		{name: "no such first level", code: "out_of_range",
			in: care.Assessment{Review: true, First: level(-1), Level: level(1)}},
		{name: "no result", code: "missing_field", in: care.Assessment{}},
		{name: "a review without the first level", code: "missing_field",
			in: care.Assessment{Review: true, Level: level(1)}},
		{name: "a first level without a review", code: "conflict",
			in: care.Assessment{First: level(1), Level: level(1)}},
		{name: "a level of extension care", code: "conflict", in: care.Assessment{Extension: true, Level: level(1)}},
		{name: "a review of extension care", code: "conflict", in: care.Assessment{Extension: true, Review: true}},
		{name: "conditions of another assessment", code: "conflict",
			in: care.Assessment{Qualifies: true, Level: level(1)}},
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
	for _, c := range []struct {
		name  string
		spoil func(*care.Params)
	}{
		{name: "zero", spoil: func(p *care.Params) { *p = care.Params{} }},
		{name: "rate in percent", spoil: func(p *care.Params) { p.ResidentHome = dec(t, "85") }},
		{name: "negative limit", spoil: func(p *care.Params) { p.Levels[0].Resident.HomeMonth = dec(t, "-1") }},
		{name: "ends before", spoil: func(p *care.Params) { p.Force.Until = p.Force.From }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := care.Trial2024()
			c.spoil(&p)
			assert.NotEmpty(t, rule.CodeOf(p.Check()))
			_, err := care.Pay(p, care.Claim{Group: care.Employee, Level: 3, Place: care.Home,
				Month: month(t, "2025-06")})
			assert.Error(t, err)
			_, err = care.Assess(p, care.Assessment{Level: level(0)})
			assert.Error(t, err)
		})
	}
}

// Fund and person add up to the costs, higher costs never bring less, and from 14 days of care on a higher level never
// pays less (for fewer days the monthly limits of the lower levels can exceed the daily ones: the text does not cut
// them).
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
			more.Living = c.Living.Add(fen(rise))
			more.Nursing = c.Nursing.Add(fen(rise))
			more.Equipment = c.Equipment.Add(fen(rise))
			higher, err := care.Pay(care.Trial2024(), more)
			require.NoError(t, err)
			assert.False(t, higher.Living.Fund.LessThan(got.Living.Fund))
			assert.False(t, higher.Nursing.Fund.LessThan(got.Nursing.Fund))
			assert.False(t, higher.Equipment.Fund.LessThan(got.Equipment.Fund))
		}
	})
}
