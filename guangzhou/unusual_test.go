package guangzhou_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// printedRow is a row of a file of figures as it is written.
type printedRow struct{ place, series, from, value, issued, unusual string }

// printedRows reads every file of figures, by series, in the order of the files.
func printedRows(t *testing.T) map[string][]printedRow {
	t.Helper()
	files, err := filepath.Glob("figures/*.csv")
	require.NoError(t, err)
	rows := map[string][]printedRow{}
	for _, name := range files {
		file, err := os.Open(name)
		require.NoError(t, err)
		records, err := csv.NewReader(file).ReadAll()
		require.NoError(t, err)
		require.NoError(t, file.Close())
		at := map[string]int{}
		for i, column := range records[0] {
			at[column] = i
		}
		for _, r := range records[1:] {
			series := r[at["series"]]
			from := r[at["from"]]
			rows[series] = append(rows[series], printedRow{place: name + " " + series + " " + from, series: series,
				from: from, value: r[at["value"]], issued: r[at["issued"]], unusual: r[at["unusual"]]})
		}
	}
	return rows
}

// twins are two series that one document moves together.
var twins = [][2]string{
	{"pension.floor", "pension.ceiling"},
	{"medical.floor", "medical.ceiling"},
	{"maternity.floor", "maternity.ceiling"},
	{"pension_institutions.floor", "pension_institutions.ceiling"},
	{"injury.special_floor", "injury.special_ceiling"},
	{"pension.flexible_pooled_rate", "pension.flexible_account_rate"},
	{"housing.loan_rate_short", "housing.loan_rate_long"},
	{"housing.loan_rate_short_second", "housing.loan_rate_long_second"},
	{"housing.loan_ceiling_one", "housing.loan_ceiling_more"},
	{"minimum_wage", "minimum_wage_hourly"},
	{"medical.resident_other_personal", "medical.resident_student_personal"},
	{"medical.resident_other_subsidy", "medical.resident_student_subsidy"},
}

// multiple is a limit that its text sets as a multiple of an average, rounded to the yuan: the average of so many
// calendar years before the fee year. first and last are the months of limits the rule is for, empty for all.
type multiple struct {
	series, average, times string
	years                  int
	first, last            string
}

// multiples are the rules of 粤人社规〔2022〕2号 (pension), 市政府令第123号 art. 34 (medical insurance to 2022-11),
// 穗医保规字〔2022〕1号 (from then on the year before last), 广东省失业保险条例 art. 8, 穗公积金中心〔2020〕50号 (the fund, five
// times the employer's choice) and the table of former farmers.
var multiples = []multiple{
	{series: "pension.ceiling", average: "pension.provincial_average", times: "3", years: 1},
	{series: "pension.floor", average: "pension.provincial_average", times: "0.6", years: 1},
	{series: "pension_institutions.ceiling", average: "pension.provincial_average", times: "3", years: 1},
	{series: "pension_institutions.floor", average: "pension.provincial_average", times: "0.6", years: 1},
	{series: "injury.special_ceiling", average: "pension.provincial_average", times: "3", years: 1},
	{series: "injury.special_floor", average: "pension.provincial_average", times: "0.6", years: 1},
	{series: "medical.ceiling", average: "city.average_wage", times: "3", years: 1, last: "2022-11"},
	{series: "medical.floor", average: "city.average_wage", times: "0.6", years: 1, last: "2022-11"},
	{series: "medical.ceiling", average: "city.average_wage_all", times: "3", years: 2, first: "2022-12"},
	{series: "medical.floor", average: "city.average_wage_all", times: "0.6", years: 2, first: "2022-12"},
	{series: "unemployment.ceiling", average: "city.average_wage", times: "3", years: 1},
	{series: "injury.ceiling", average: "city.average_wage", times: "3", years: 1},
	{series: "housing.ceiling", average: "city.average_wage", times: "3", years: 1},
	{series: "housing.ceiling_five_times", average: "city.average_wage", times: "5", years: 1},
	{series: "former_farmers_pension.ceiling", average: "pension.provincial_average", times: "3", years: 1,
		last: "2017-06"},
	{series: "former_farmers_pension.ceiling", average: "city.average_wage", times: "3", years: 1, first: "2017-07"},
	{series: "former_farmers_pension.floor", average: "city.average_wage", times: "0.3", years: 1},
}

// A figure that looks like a slip of the pen is declared in its row, once somebody has looked at its document, and
// nothing is declared that is not so: in force before its document was issued, beginning in another month than January
// or July, more than 30 % away from the one before, moving without its twin, or a limit that is not the multiple of the
// average it is set by.
func TestWhatLooksWrongIsDeclared(t *testing.T) {
	rows := printedRows(t)
	for _, of := range rows {
		for i, row := range of {
			var seen []string
			if row.backdated() {
				seen = append(seen, "backdated")
			}
			if i > 0 && row.value != of[i-1].value {
				seen = append(seen, moved(t, rows, of[i-1], row)...)
			}
			if offAverage(t, rows, row) {
				seen = append(seen, "off_average")
			}
			assert.Equal(t, strings.Join(seen, " "), row.unusual, row.place)
		}
	}
}

func (r printedRow) backdated() bool {
	first := r.from
	if len(first) == len("2025-07") {
		first += "-01"
	}
	return first < r.issued
}

// moved says what is unusual in the step from one figure to the next.
func moved(t *testing.T, rows map[string][]printedRow, before, now printedRow) (seen []string) {
	t.Helper()
	january, july := strings.HasSuffix(now.from, "-01"), strings.HasSuffix(now.from, "-07")
	if len(now.from) == len("2025-07") && !january && !july {
		seen = append(seen, "odd_month")
	}
	if jumps(t, before.value, now.value) {
		seen = append(seen, "jump")
	}
	for _, pair := range twins {
		i := slices.Index(pair[:], now.series)
		if i >= 0 && alone(rows[pair[1-i]], now.from) {
			seen = append(seen, "alone")
		}
	}
	return seen
}

// offAverage reports whether a limit is another number than its multiple of an average that is known.
func offAverage(t *testing.T, rows map[string][]printedRow, row printedRow) bool {
	t.Helper()
	for _, l := range multiples {
		if l.series != row.series || row.value == "none" || row.from < l.first || l.last != "" && row.from > l.last {
			continue
		}
		average := averageOf(rows[l.average], l.yearOf(t, row.from))
		if average == "" {
			continue
		}
		want := tabletest.Dec(t, average).Mul(tabletest.Dec(t, l.times)).Round(0)
		return !want.Equal(tabletest.Dec(t, row.value))
	}
	return false
}

// yearOf is the year of the average behind a limit: fee years begin in July, those of institutions and of medical
// insurance from 2022-12 on in January.
func (l multiple) yearOf(t *testing.T, from string) int {
	t.Helper()
	m, err := rule.ParseMonth(from)
	require.NoError(t, err)
	year := m.Year() - l.years
	calendar := strings.HasPrefix(l.series, "pension_institutions.") || l.years == 2
	if !calendar && m.Month() < 7 {
		year--
	}
	return year
}

// averageOf is the average of a year, empty where it is not known.
func averageOf(rows []printedRow, year int) string {
	for _, row := range rows {
		if row.from == fmt.Sprintf("%d-01", year) {
			return row.value
		}
	}
	return ""
}

func jumps(t *testing.T, before, now string) bool {
	t.Helper()
	if before == "none" || now == "none" {
		return false
	}
	old, err := decimal.NewFromString(before)
	require.NoError(t, err)
	value, err := decimal.NewFromString(now)
	require.NoError(t, err)
	return old.IsPositive() && value.Sub(old).Abs().GreaterThan(old.Mul(decimal.New(3, -1)))
}

// alone reports whether a series that had begun before did not move in a month.
func alone(twin []printedRow, from string) bool {
	if len(twin) == 0 || twin[0].from >= from {
		return false
	}
	month := from[:len("2025-07")]
	for i, row := range twin[1:] {
		if strings.HasPrefix(row.from, month) && row.value != twin[i].value {
			return false
		}
	}
	return true
}
