package household

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
)

// amountCase is an amount worked out by hand from the household's own numbers and the articles.
type amountCase struct{ member, benefit, want, period string }

func checkAmounts(t *testing.T, described string, cases map[string]amountCase) {
	r := evaluated(t, described)
	tabletest.Run(t, cases, func(t *testing.T, c amountCase) {
		a := ofMember(t, r, c.member, c.benefit)
		require.Equal(t, has, a.state, "%v %v", a.reasons, a.gaps)
		tabletest.Equal(t, c.want, a.amount)
		assert.Equal(t, c.period, a.period.text().en)
	})
}

// The amounts of the built-in household, each computed here on paper.
func TestDemoAmounts(t *testing.T) {
	checkAmounts(t, string(demoHousehold), map[string]amountCase{
		// 广东省失业保险条例 art. 17, 19: 168 months are 4 years and 120 months: 4 + 120/6 = 24 months; 2500 × 90 % = 2250.
		"unemployment: 2500 × 0.9, 24 months": {"father", "unemployment.benefit", "2250", "2025-12 to 2027-11"},
		// art. 20: (9 × 6200 + 3 × 6500) / 12 = 75300 / 12 = 6275; 6275 × 15 % = 941.25, six months.
		"job-seeking: 6275 × 0.15": {"father", "unemployment.seeking", "941.25", "2025-12 to 2026-05"},
		// art. 17, 18: 53 months are 4 years and less than half a year: 4 months, and 1 left of an earlier claim: 5,
		// from 2025-11.
		"unemployment of the brother: 4 + 1 months": {"uncle", "unemployment.benefit", "2250", "2025-11 to 2026-03"},
		// 98 + 80 = 178 days; 9600 × 178 / 30 = 1708800 / 30 = 56960.
		"maternity allowance: 9600 / 30 × 178": {"mother", "maternity.allowance", "56960", "2025-12-03"},
		// 60000 - 56960 = 3040.
		"top-up": {"mother", "maternity.top_up", "3040", ""},
		// 令第123号 art. 13: 38 years old, 3 % of 9800.
		"medical account at 38": {"mother", "medical.account", "196", "2025-12"},
		// art. 13: 60 and not yet retired, 3.8 % of 6300.
		"medical account at 60": {"grandfather", "medical.account", "126", "2025-12"},
		// art. 11: 2000 × 5 % + 1000 × 15 % = 250; art. 18: 1600 in tier 3; art. 19: (18000 - 500 - 250 - 1600) × 80 %
		// = 15650 × 0.8.
		"in-patient, tier 3": {"grandfather", "medical.inpatient", "12520", ""},
		// Age 60 years 3 months: 137.3. (9493 + 9493 × 0.8642) / 2 × 26 × 1 % = 8848.4253 × 0.26 = 2300.590578; 118500
		// / 137.3 = 863.073; 100 + 4 × 26 = 204; 2300.59 + 863.07 + 204.00.
		"employees' pension": {"grandfather", "pension.monthly", "3367.66", "from 2026-01"},
		// 穗医保规字〔2024〕1号 art. 14, 17: min(2480, 31 × 50) × 85 % = 1317.50; 520 × 85 % = 442; min(260, 200) × 90 % = 180.
		"long-term care at home, level 3": {"grandmother", "medical.care", "1939.50", "2025-12"},
		// art. 18: the fund pays 200 for a result of level 3.
		"care assessment":   {"grandmother", "medical.care_assessment", "200", ""},
		"living allowance":  {"grandmother", "relief.disabled_living", "209", "2025-12"},
		"nursing allowance": {"grandmother", "relief.disabled_nursing", "280", "2025-12"},
		// 穗府办规〔2022〕13号 art. 26: class 1 has 400; the 200 for severe disability give way to the nursing allowance of
		// 280.
		"home-care aid without its nursing part": {"grandmother", "relief.home_care", "400", "2025-12"},
		// The notice of 2025-10-14: 956 for pupils, 820 for all others.
		"residents' subsidy of a pupil":   {"student", "medical.resident_subsidy", "956", "2026-01 to 2026-12"},
		"residents' subsidy of a newborn": {"baby", "medical.resident_subsidy", "820", "2026-01 to 2026-12"},
		// 工伤保险条例 art. 37: grade 8 has 11 months: 11 × 8600.
		"injury lump sum": {"uncle", "injury.lump", "94600", ""},
		// Guangdong: 4 and 15 months for grade 8.
		"medical subsidy: 4 × 8600":     {"uncle", "injury.medical_subsidy", "34400", ""},
		"employment subsidy: 15 × 8600": {"uncle", "injury.employment_subsidy", "129000", ""},
		"wage while treated: 5 × 8600":  {"uncle", "injury.paid_leave", "43000", ""},
		// 住房公积金管理条例 art. 21: 42000 × 1.5 % = 630; 650 a month, earning 11, 10, ... 0 months: 650 × 66 / 12 × 1.5 % =
		// 53.625.
		"housing fund interest": {"father", "housing.fund_interest", "683.63", ""},
		// 穗府办规〔2021〕19号 art. 12: 7 persons × 1309 × 2 months.
		"temporary relief": {"", "relief.temporary", "18326", ""},
	})
}

// TestMonthlyCash: 2250 + 941.25 (father) + 209 + 280 (grandmother) + 2250 + 209 (uncle). The pension begins in
// 2026-01.
func TestMonthlyCash(t *testing.T) {
	r := evaluated(t, string(demoHousehold))
	tabletest.Equal(t, "6139.25", r.cash.sum)
	assert.Equal(t, 6, r.cash.parts)
	assert.Equal(t, "corroborated", r.cash.grade.String()) // the minimum wage
	next := evaluated(t, strings.Replace(string(demoHousehold), `"month": "2025-12"`, `"month": "2026-01"`, 1))
	// A month later the pension of 3367.66 is in it, and the allowances of 2026 hold:
	// 2250 + 941.25 + 217 + 290 + 2250 + 217 + 3367.66.
	tabletest.Equal(t, "9532.91", next.cash.sum)
	assert.Equal(t, 7, next.cash.parts)
}

// The amounts of the household of the tests, each computed here on paper. Its own figures are made up.
func TestEveryAmounts(t *testing.T) {
	checkAmounts(t, every(t), map[string]amountCase{
		"birth bonus: 3 × 2250":                         {"a", "unemployment.birth", "6750", ""},
		"60 months: 6; 2 drawn, half of 4 at once":      {"a", "unemployment.lump", "4500", "2026-05"},
		"former contract: (40 - 12) × 2 % × 4000":       {"a", "unemployment.former", "2240", ""},
		"contributions paid back: 1102 + 1000":          {"b", "unemployment.premiums", "2102", ""},
		"residents' pension subsidy of its tier":        {"a", "pension.resident_subsidy", "60", ""},
		"aid: half of 549":                              {"a", "relief.contribution_aid", "274.50", ""},
		"assistance: (5000 - 1000) × 80 %":              {"a", "relief.medical_aid", "3200", ""},
		"flexible: 1102 × 2/3 = 734.67":                 {"b", "pension.flexible_subsidy", "734.67", "2025-12"},
		"interest: 630 + 650 × 66/12 × 1.5 % = 683.625": {"b", "housing.fund_interest", "683.63", ""},
		"special support, a man of 60: the higher":      {"b", "family.special", "900", "2025-12"},
		"grade 3: 23 × 6000":                            {"c", "injury.lump", "138000", ""},
		"grade 3: 80 % of 6000":                         {"c", "injury.allowance", "4800", "while the grade holds"},
		"nursing: 9183 × 50 %":                          {"c", "injury.nursing", "4591.50", "while needed"},
		"grade 4: 75 % of 6000 less 3000":               {"d", "injury.pension_top_up", "1500", "while it is lower"},
		"critical: 60000 - 5000 in scope, (54000 × 0.7 basic), 17200 left, (17200 - 10000) × 0.6": {"f",
			"medical.critical_illness", "4320", ""},
		"one-child fee": {"f", "family.one_child_fee", "10",
			"2015-06 to 2029-03"},
		"residents' pension: 230 + 13900 / 139": {"g", "pension.resident", "330",
			"from 2010-01"},
		"home care with the nursing part: 400 + 200": {"g", "relief.home_care", "600",
			"2025-12"},
		"destitute: the district's 2413 is above 2094.40": {"h", "relief.destitute", "2413",
			"2025-12"},
		"retiree, tier 1: (3280 - 280) × 93 %":                               {"r", "medical.inpatient", "2790", ""},
		"care in an institution, level 2: 30 × 30 × 75 % + 500 at the limit": {"r", "medical.care", "1175", "2025-12"},
		"unattended child":          {"x", "relief.orphan", "2976", "2025-12"},
		"reward":                    {"r", "family.reward", "180", "2025-12"},
		"death at work: 20 × 54188": {"y", "injury.death", "1083760", ""},
		"dependants: 40 % + 40 % of 6000": {"y", "injury.dependants", "4800",
			"while they qualify"},
		"funeral, injury: 6 × 9183": {"y", "survivors.funeral", "55098", ""},
		"unemployment: 6 × 13704": {"z", "unemployment.survivors", "82224",
			""},
		"pension: 9 + (200/12 - 15) = 10 2/3 months of 5000": {"z", "pension.survivors", "53333.33",
			""},
		"funeral: 3 × 13704 is above 2 × 5000":   {"z", "survivors.funeral", "41112", ""},
		"minimum living: 9 × 1309 - 3000":        {"", "relief.dibao", "8781", "2025-12"},
		"uplift: 200 (the higher class) + 150":   {"", "relief.uplift", "350", "2025-12"},
		"temporary relief cut by what was spent": {"", "relief.temporary", "9000", ""},
		"back pay: 71 × 9 × 5":                   {"", "relief.back_pay", "3195", ""},
		"rent subsidy: 15 × 9 × 37 × 0.8": {"", "housing.rent_subsidy", "3996",
			"2025-12"},
		"preferential rent: 50 × 2": {"", "housing.rent", "100", "2025-12"},

		"retiree's account: a fixed amount": {"r", "medical.account", "169.08", "2025-12"},
	})
}

// TestDesignated: 85 % of 100 in a primary institution (穗医保规字〔2019〕4号).
func TestDesignated(t *testing.T) {
	checkAmounts(t, designatedIn2024, map[string]amountCase{"class 1": {"p", "medical.designated", "85", "2024-05"}})
}

// TestMissingFigures: what the demo cannot compute names the field to fill, and never an amount.
func TestMissingFigures(t *testing.T) {
	r := evaluated(t, string(demoHousehold))
	tabletest.Each(t, []struct {
		name            string
		member, benefit string
		fields          []string
	}{
		{"own contribution base", "father", "medical.account", []string{"members[0].employee_medical.base"}},
		{"basic pension of residents", "grandmother", "pension.resident", []string{"figures.resident_basic_pension"}},
		{"income of the province", "late_grandfather", "pension.survivors",
			[]string{"figures.provincial_urban_income"}},
		{"reward", "grandfather", "family.reward", []string{"figures.one_child_reward"}},
		{"wages", "uncle", "unemployment.seeking", []string{"members[5].unemployment.wages"}},
		{"drop elsewhere", "student", "medical.elsewhere", []string{"members[3].care_elsewhere.drop"}},
		{"text that ended", "student", "medical.designated", []string{""}},
		{"three of a formula", "", "housing.rent_subsidy",
			[]string{"figures.rent_area_standard", "figures.rent_income_factor", "figures.rent_district_factor"}},
		{"table by class", "", "relief.uplift", []string{"tables.uplift"}},
	}, func(t *testing.T, c struct {
		name            string
		member, benefit string
		fields          []string
	}) {
		a := ofMember(t, r, c.member, c.benefit)
		assert.Equal(t, lacks, a.state)
		var fields []string
		for _, g := range a.gaps {
			fields = append(fields, g.field)
		}
		assert.Equal(t, c.fields, fields)
		assert.True(t, a.amount.IsZero())
		assert.Empty(t, jsonOf(result{answer: a}, 0).Amount)
	})
}

// TestAgainst: the reason where a benefit is not there.
func TestAgainst(t *testing.T) {
	job := func(more string) string {
		return `{"month": "2025-12", "register": "guangzhou", "members": [{"id": "p", "sex": "male", "birth": ` +
			`"1973-01-01", "unemployment": {` + more + `}}]}`
	}
	card := func(register, economy, more string) string {
		return `{"month": "2025-12", "register": "` + register + `", "economy": {` + economy + `},
			"figures": {"minimum_standard": {"value": "1309", "document": "t"},
			"marginal_factor": {"value": "1.5", "document": "t"}, "disabled_living": {"value": "209", "document": "t"},
			"disabled_nursing": {"value": "280", "document": "t"}},
			"members": [{"id": "p", "sex": "male", "birth": "1953-01-01", ` + more + `}]}`
	}
	const rich, poor = `"income": "1963.50", "property_check": "passed"`,
		`"income": "1308.99", "property_check": "failed"`
	tabletest.Each(t, []struct{ name, text, member, benefit, reason string }{
		{"less than a year", job(
			`"paid_months": 11, "cause": "laid_off", "registered": "2025-12-01", "applied": "2025-12-01", ` +
				`"seeking_work": true`), "p", "unemployment.benefit", "11 months paid; a year is needed"},
		{"resigned", job(
			`"paid_months": 60, "cause": "resigned", "registered": "2025-12-01", "applied": "2025-12-01", ` +
				`"seeking_work": true`), "p", "unemployment.benefit", "the job did not end against the person's will"},
		{"all conditions at once", job(`"paid_months": 0, "cause": "resigned"`), "p", "unemployment.benefit",
			"0 months paid; a year is needed; the job did not end against the person's will; not registered as " +
				"unemployed; not looking for work"},
		{"on the line of the marginal families is not below it", card("guangzhou", rich,
			`"disability": {"card": "civil", "grade": 3}`), "", "relief.marginal",
			"income 1,963.50 a head; the lines are 1,309.00 and 1,963.50"},
		{"property above the line", card("guangzhou", poor,
			`"disability": {"card": "civil", "grade": 3}`), "", "relief.dibao",
			"income 1,308.99 a head; the lines are 1,309.00 and 1,963.50; the property is above the line"},
		{"grade 3 and not in need", card("guangzhou", rich,
			`"disability": {"card": "civil", "grade": 3}`), "p", "relief.disabled_living",
			"neither the grade nor the household qualifies"},
		{"own income not below the allowance", card("guangzhou", rich,
			`"disability": {"card": "civil", "grade": 1, "own_income": "209.00"}`), "p", "relief.disabled_living",
			"the own income is not below the allowance"},
		{"registered elsewhere", card("elsewhere", rich,
			`"disability": {"card": "civil", "grade": 1}`), "p", "relief.disabled_nursing",
			"not on the city's register"},
		{"draws the nursing payment", card("guangzhou", rich,
			`"injury": {"accident": "2025-01", "nursing_level": 1}, "disability": {"card": "civil", "grade": 1}`), "p",
			"relief.disabled_nursing",
			"draws the nursing payment of the injury scheme"},
	}, func(t *testing.T, c struct{ name, text, member, benefit, reason string }) {
		a := ofMember(t, evaluated(t, c.text), c.member, c.benefit)
		assert.Equal(t, hasNot, a.state)
		assert.Equal(t, c.reason, joined(a.reasons, "; ", "；").en)
	})
}
