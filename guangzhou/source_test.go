package guangzhou_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// testdata/source_rows.csv holds the contribution figures of the collected sources: the rows of kind figure or table
// that are graded A or B, copied by a program and never edited. official says that the row was taken for an
// authority's text.
const sourceRows = "testdata/source_rows.csv"

type sourceRow struct {
	parameter, key, value, from, to, confidence, kind, official string
}

// id names a row where one is singled out.
func (r sourceRow) id() string { return r.parameter + " " + r.from }

func readSource(t *testing.T) []sourceRow {
	t.Helper()
	file, err := os.Open(sourceRows)
	require.NoError(t, err)
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"parameter", "key", "value", "from", "to", "confidence", "kind", "official"}, records[0])
	var rows []sourceRow
	for _, r := range records[1:] {
		rows = append(rows, sourceRow{r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7]})
	}
	require.Len(t, rows, 158)
	return rows
}

// stored says where a parameter of the source is stored: a series per number of its value, and whether the source
// writes per cent where the tables hold a fraction.
type stored struct {
	series  []string
	percent bool
}

// storedAs is by parameter, or by parameter and key where one parameter holds several things.
var storedAs = map[string]stored{
	"pension.base_floor":                   {series: []string{"pension.floor"}},
	"pension.base_ceiling":                 {series: []string{"pension.ceiling"}},
	"pension.employee_rate":                {series: []string{"pension.employee_rate"}, percent: true},
	"pension.employer_rate":                {series: []string{"pension.employer_rate"}, percent: true},
	"pension.flex_rate":                    {series: []string{"pension.flexible_rate", "pension.flexible_pooled_rate", "pension.flexible_account_rate"}, percent: true},
	"pension_institutions.base_floor":      {series: []string{"pension_institutions.floor"}},
	"pension.benefit_base":                 {series: []string{"pension.benefit_base"}},
	"pension.notional_rate":                {series: []string{"pension.record_rate"}, percent: true},
	"pension.provincial_avg_monthly_wage":  {series: []string{"pension.provincial_average"}},
	"medical.base_floor":                   {series: []string{"medical.floor"}},
	"medical.base_ceiling":                 {series: []string{"medical.ceiling"}},
	"medical.employee_rate":                {series: []string{"medical.employee_rate"}, percent: true},
	"medical.employer_rate":                {series: []string{"medical.employer_rate"}, percent: true},
	"medical.employer_rate_relief_2020":    {series: []string{"medical.enterprise_relief_rate"}, percent: true},
	"medical.flex_rate":                    {series: []string{"medical.flexible_rate"}, percent: true},
	"medical.maternity_rate":               {series: []string{"maternity.employer_rate"}, percent: true},
	"medical.major_illness_supplement":     {series: []string{"illness_supplement.rate"}, percent: true},
	"medical.supplementary":                {series: []string{"medical.voluntary_supplement_rate"}, percent: true},
	"city.avg_monthly_wage_staff":          {series: []string{"city.average_wage"}},
	"unemployment.base_ceiling_value":      {series: []string{"unemployment.ceiling"}},
	"unemployment.employee_rate":           {series: []string{"unemployment.employee_rate"}, percent: true},
	"unemployment.employer_rate benchmark": {series: []string{"unemployment.benchmark_rate"}, percent: true},
	"unemployment.employer_rate full rate": {series: []string{"unemployment.benchmark_rate"}, percent: true},
	"unemployment.employer_rate floating tiers": {
		series: []string{"unemployment.tier_low_rate", "unemployment.tier_middle_rate", "unemployment.tier_full_rate"}, percent: true},
	"unemployment.coefficient":    {series: []string{"unemployment.coefficient_low", "unemployment.coefficient_middle", "unemployment.coefficient_full"}},
	"minimum_wage":                {series: []string{"minimum_wage"}},
	"minimum_wage_hourly":         {series: []string{"minimum_wage_hourly"}},
	"injury.base_rate 3 classes":  {series: []string{"injury.class_1_rate", "injury.class_2_rate", "injury.class_3_rate"}, percent: true},
	"injury.base_rate class 1":    {series: []string{"injury.class_1_rate"}, percent: true},
	"injury.base_rate class 2":    {series: []string{"injury.class_2_rate"}, percent: true},
	"injury.base_rate class 3":    {series: []string{"injury.class_3_rate"}, percent: true},
	"injury.base_rate class 4":    {series: []string{"injury.class_4_rate"}, percent: true},
	"injury.base_rate class 5":    {series: []string{"injury.class_5_rate"}, percent: true},
	"injury.base_rate class 6":    {series: []string{"injury.class_6_rate"}, percent: true},
	"injury.base_rate class 7":    {series: []string{"injury.class_7_rate"}, percent: true},
	"injury.base_rate class 8":    {series: []string{"injury.class_8_rate"}, percent: true},
	"provident_fund.base_floor":   {series: []string{"housing.floor"}},
	"provident_fund.base_ceiling": {series: []string{"housing.ceiling"}},
	"provident_fund.rate":         {series: []string{"housing.min_rate"}, percent: true},
}

func (r sourceRow) stored(t *testing.T) stored {
	t.Helper()
	s, ok := storedAs[r.parameter+" "+r.key]
	if !ok {
		s, ok = storedAs[r.parameter]
	}
	require.True(t, ok, "nothing says where %s %q is stored", r.parameter, r.key)
	return s
}

// authorities are the titles under which an authority's own words were seen.
var authorities = map[string]bool{
	"official pages, verbatim excerpts": true,
	"notice of the city medical insurance bureau and others of 2024-02-29, verbatim excerpt": true,
	"official pages of gz.gov.cn and rsj.gz.gov.cn, saved copies":                            true,
	"official English texts of gz.gov.cn":                                                    true,
	"广州市社会医疗保险办法":                                                                            true,
}

// notOfficial are the rows marked official that are stored as corroborated, and why: the evidence is not an
// authority's text, or no quoted words hold the figure.
var notOfficial = map[string]string{
	"pension.base_ceiling 2015-07":              "a consultancy table",
	"pension.base_ceiling 2018-07":              "a salary calculator",
	"pension.base_ceiling 2019-07":              "a salary calculator",
	"pension.base_ceiling 2020-07":              "a consultancy table",
	"pension.base_ceiling 2021-07":              "a salary calculator",
	"pension.base_floor 2019-07":                "a salary calculator",
	"pension.employer_rate 2015-07":             "consultancy tables and calculators",
	"medical.base_ceiling 2022-07":              "a salary calculator",
	"medical.base_floor 2022-07":                "a salary calculator",
	"medical.employer_rate 2022-07":             "a consultancy page",
	"medical.employer_rate_relief_2020 2020-02": "the official text without quoted words",
	"medical.maternity_rate 2015-07":            "consultancy tables",
	"city.avg_monthly_wage_staff 2019-01":       "a consultancy table",
	"city.avg_monthly_wage_staff 2021-01":       "a salary calculator",
	"minimum_wage 2013-05":                      "third-party pages",
	"minimum_wage 2025-03":                      "a third-party page",
	"minimum_wage_hourly 2013-05":               "third-party pages",
	"minimum_wage_hourly 2025-03":               "a third-party page",
	"provident_fund.base_ceiling 2022-07":       "a consultancy page",
	"provident_fund.base_floor 2022-07":         "a consultancy page",
}

// worded is a stored figure whose source is a rule in words, which the source keeps as a note, or that follows from
// other rows: its value, last month and grade, and where the words are.
type worded struct{ value, to, grade, source string }

var inWords = map[string]worded{
	"housing.max_rate 2013-01":                  {"0.12", "", "reported", "provident_fund.rate, integer percent: 5-12; the key of the 5 % row: upper limit 12 %"},
	"housing.deposit_unit 2013-01":              {"1", "", "reported", "provident_fund.rounding: to 1 yuan, half up"},
	"unemployment.coefficient_low 2019-10":      {"0.4", "2020-12", "corroborated", "unemployment.coefficient, temporary scale: 0.6→0.4"},
	"unemployment.coefficient_middle 2019-10":   {"0.6", "2020-12", "corroborated", "unemployment.coefficient, temporary scale: 0.8→0.6"},
	"unemployment.coefficient_full 2019-10":     {"1", "2020-12", "corroborated", "unemployment.coefficient, temporary scale: 1→1"},
	"unemployment.coefficient_low 2021-01":      {"0.4", "2022-07", "reported", "unemployment.employer_rate, floating tiers: 0.32 of 0.8"},
	"unemployment.coefficient_middle 2021-01":   {"0.6", "2022-07", "reported", "unemployment.employer_rate, floating tiers: 0.48 of 0.8"},
	"unemployment.coefficient_full 2021-01":     {"1", "2022-07", "reported", "unemployment.employer_rate, floating tiers: 0.8 of 0.8"},
	"illness_supplement.rate 2025-01":           {"none", "", "reported", "the rates of 2025 are listed without it"},
	"medical.resident_student_personal 2026-01": {"413", "2026-12", "official", "medical.resident_contribution, student / other, year 2026"},
	"medical.resident_other_personal 2026-01":   {"549", "2026-12", "official", "medical.resident_contribution, student / other, year 2026"},
	"medical.resident_student_subsidy 2026-01":  {"956", "2026-12", "official", "medical.resident_subsidy, student / other, year 2026"},
	"medical.resident_other_subsidy 2026-01":    {"820", "2026-12", "official", "medical.resident_subsidy, student / other, year 2026"},
	"dibao.standard 2016-01":                    {"840", "2016-12", "reported", "dibao.standard, 2016"},
	"dibao.standard 2025-01":                    {"1309", "2026-05", "official", "dibao.standard, 2025"},
	"dibao.edge_factor 2025-06":                 {"1.5", "2026-05", "official", "dibao.edge_factor"},
	"dibao.destitute_factor 2025-01":            {"1.6", "2026-05", "official", "dibao.tekun_factor, repeated in the notice of 2025"},
	"dibao.orphan 2025-01":                      {"2976", "2026-05", "official", "dibao.orphan"},
	"dibao.vagrant_food_adult 2025-06":          {"785.4", "2026-05", "official", "dibao.vagrant_food, adult / minor"},
	"dibao.vagrant_food_minor 2025-06":          {"916.3", "2026-05", "official", "dibao.vagrant_food, adult / minor"},
	"disability.living 2025-01":                 {"209", "2025-12", "official", "disability.living / nursing, 2025"},
	"disability.living 2026-01":                 {"217", "2026-12", "official", "disability.living / nursing, 2026"},
	"disability.nursing 2025-01":                {"280", "2025-12", "official", "disability.living / nursing, 2025"},
	"disability.nursing 2026-01":                {"290", "2026-12", "official", "disability.living / nursing, 2026"},
	"relief.medical_assistance_cap 2016-01":     {"350000", "2016-12", "reported", "relief.medical_assistance_cap"},
	"disability_levy.ratio 2018-01":             {"0.015", "", "reported", "disabled_levy.ratio"},
	"housing.disposable_income 2011-01":         {"34438.08", "2011-12", "corroborated", "housing.disposable_income_urban, 2011"},
	"housing.disposable_income 2012-01":         {"38053.52", "2012-12", "reported", "housing.disposable_income_urban, 2012"},
	"housing.disposable_income 2013-01":         {"42049.14", "2013-12", "corroborated", "housing.disposable_income_urban, 2013"},
	"housing.disposable_income 2015-01":         {"46735", "2015-12", "reported", "housing.disposable_income_urban, 2015"},
	"housing.disposable_income 2016-01":         {"50941", "2016-12", "reported", "housing.disposable_income_urban, 2016"},
	"housing.land_share 2014-05":                {"0.13", "2014-05", "corroborated", "housing.land_revenue_share, 2014 target"},
	"housing.land_share 2024-07":                {"0.1", "2029-07", "official", "housing.land_revenue_share, 2024"},
	"injury.ceiling 2013-01":                    {"none", "", "official", "injury.base: no upper limit; 工伤保险条例 art. 10"},
}

// byRule are the series that are another series by a rule; the consistency tests compare them.
var byRule = map[string]bool{"maternity.floor": true, "maternity.ceiling": true, "unemployment.floor": true, "injury.floor": true, "illness_supplement.city_average": true,
	"national.urban_income": true}

// until returns the day after a row's span and whether the span is open. A row that only says its first month is over
// at its end.
func (r sourceRow) until(t *testing.T, checked rule.Month) (rule.Date, bool) {
	t.Helper()
	switch r.to {
	case "":
		return checked.Add(1).First(), true
	case "unknown":
		return month(t, r.from).Add(1).First(), false
	}
	return month(t, r.to).Add(1).First(), false
}

func (r sourceRow) grade() rule.Grade {
	switch {
	case r.official == "yes" && notOfficial[r.id()] == "":
		return rule.Official
	case r.confidence == "A":
		return rule.Corroborated
	}
	return rule.Reported
}

// Every dated row of the source is stored with its value, span and grade, and every stored figure has a row.
func TestTablesAreTheSource(t *testing.T) {
	all := tables(t)
	used, seen := map[string]bool{}, map[string]bool{}
	for _, r := range readSource(t) {
		if r.from == "unknown" {
			continue
		}
		if notOfficial[r.id()] != "" {
			used[r.id()] = true
		}
		s := r.stored(t)
		values := strings.Split(r.value, "/")
		require.Len(t, values, len(s.series), r.id())
		for i, name := range s.series {
			e, ok := entryFrom(all[name], month(t, r.from).First())
			if !assert.True(t, ok, "%s is not stored as %s", r.id(), name) {
				continue
			}
			assert.False(t, seen[name+" "+r.from], "%s has two rows from %s", name, r.from)
			seen[name+" "+r.from] = true
			want := tabletest.Dec(t, strings.TrimSpace(values[i]))
			if s.percent {
				want = want.Shift(-2)
			}
			tabletest.Equal(t, want.String(), e.Value.Decimal())
			until, open := r.until(t, e.Cite.Checked)
			assert.Equal(t, until, e.Until, "%s as %s", r.id(), name)
			assert.Equal(t, open, e.Open, "%s as %s", r.id(), name)
			assert.Equal(t, r.grade(), e.Grade, "%s as %s", r.id(), name)
			if r.official == "yes" {
				assert.Equal(t, notOfficial[r.id()] == "", authorities[e.Cite.Title] && quoteHolds(all[name], e),
					"%s: the list of rows that are not official is wrong about %q", r.id(), e.Cite.Title)
			}
		}
	}
	for id := range notOfficial {
		assert.True(t, used[id], "no row marked official is %s", id)
	}
	checkEveryFigureHasARow(t, all, seen)
}

func checkEveryFigureHasARow(t *testing.T, all map[string]guangzhou.Table, seen map[string]bool) {
	t.Helper()
	words := map[string]bool{}
	for name, table := range all {
		for _, e := range table.Entries {
			id := name + " " + e.From.Month().String()
			if want, ok := inWords[id]; ok {
				words[id] = true
				assert.False(t, seen[id], "%s has a row of its own", id)
				to := e.Until.Add(-1).Month().String()
				if e.Open {
					to = ""
				}
				assert.Equal(t, want, worded{e.Value.String(), to, e.Grade.String(), want.source}, id)
				continue
			}
			assert.Equal(t, !byRule[name], seen[id], "%s: a stored figure needs a row of the source", id)
		}
	}
	for id := range inWords {
		assert.True(t, words[id], "no stored figure is %s", id)
	}
}

// The rates before the one rate have no date, so no month may have one.
func TestRowsWithoutADateAreNotStored(t *testing.T) {
	all := tables(t)
	undated := 0
	for _, r := range readSource(t) {
		if r.from != "unknown" {
			continue
		}
		undated++
		for i, value := range strings.Split(r.value, "/") {
			name := map[string][]string{
				"pension.employer_rate":      {"pension.employer_rate"},
				"unemployment.employer_rate": {"unemployment.tier_low_rate", "unemployment.tier_middle_rate", "unemployment.tier_full_rate"},
			}[r.parameter][i]
			want := tabletest.Dec(t, strings.TrimSpace(value)).Shift(-2)
			for _, e := range all[name].Entries {
				assert.False(t, e.Value.Decimal().Equal(want), "%s from %s is an undated row of the source", name, e.From)
			}
		}
	}
	assert.Equal(t, 3, undated)
}

func entryFrom(table guangzhou.Table, from rule.Date) (rule.Entry[rule.Number], bool) {
	for _, e := range table.Entries {
		if e.From == from {
			return e, true
		}
	}
	return rule.Entry[rule.Number]{}, false
}
