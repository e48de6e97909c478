package payrollyear

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/rule"
)

// lowAndHigh are two people of any year: A is on 2,500 until June and on 36,000 / 12 = 3,000 from July, below most
// floors; B is on 30,000 and on 40,000, above the ceilings from July on.
const lowAndHigh = header + "A,甲,1,employee,2010-01-01,,,2500,36000,12,5000,,,\n" +
	"B,乙,2,employee,2011-01-01,,,30000,480000,12,50000,,,\n"

// Years by hand, from the limits and rates of guangzhou/figures.
func TestYearsByHand(t *testing.T) {
	for _, c := range []struct {
		name   string
		year   string
		status int
		page   []string
	}{
		{
			// Pension floor 5,284 and ceiling 26,421 to June; 5,500 and 27,501 from July, known on 2024-12-03.
			// June, employees: pension 422.72 + 2,113.68; medical 5,996 and 29,979 x 2 % = 119.92 + 599.58;
			// unemployment 5 + 60; fund 125 + 1,500. July: 440.00 + 2,200.08; 719.50; 3,000 and 39,579 x 0.2 % =
			// 6 + 79.16; 150 + 1,979. The pension was first 103.68 less, which December brings five times.
			name: "2024: limits known in December", year: "2024",
			page: []string{
				"The payroll year 2024",
				"2024-06 2 0 0 2,536.40 719.50 65.00 1,625.00 4,945.90 4,945.90",
				"2024-07 2 0 0 2,640.08 719.50 85.16 2,129.00 5,573.74 5,470.06",
				"2024-12 2 0 0 2,640.08 719.50 85.16 2,129.00 5,573.74 6,092.14",
				// 15 %: 825.00 + 4,125.15; 4.5 %: 269.82 + 1,349.06; 0.85 %: 50.97 + 254.82; 0.8 %: 24.00 + 316.63;
				// 0.2 %: 6.00 + 80.00
				"2024-07 4,950.15 1,618.88 305.79 340.63 86.00 2,129.00 9,430.45",
				"pension.floor: first run on 5284, in force is 5500",
				"pension.ceiling: first run on 26421, in force is 27501",
				"First run so: 2024-07 to 2024-11, each on day 15. Made up in 2024-12; people: 2; " +
					"withheld then: 518.40.",
				"Employees 103.68 103.68 103.68 103.68 103.68 518.40",
				// 32.40 + 162.00 a month
				"Employer 194.40 194.40 194.40 194.40 194.40 972.00",
				"Receipts of 2024-07: 2, of which 2 come out the same again",
			},
		},
		{
			// From January 15 % for 14 %, known on 2022-03-03: 4,588 x 1 % + 22,941 x 1 %. From July the ceiling of the
			// pension 24,930 for 22,941 and of unemployment 36,072 for 33,786, known in October and on 10 August; the
			// floor of the pension stayed. Sources disagree on the employer's rate of August and September.
			name: "2022: two spans that came late, two months disputed", year: "2022", status: 1,
			page: []string{
				"Not computed, because these figures are not known: 2022-08 to 2022-09: pension.employer_rate " +
					"(sources disagree)",
				"pension.employer_rate: first run on 0.14, in force is 0.15",
				"pension.ceiling: first run on 22941, in force is 24930",
				"unemployment.ceiling: first run on 33786, in force is 36072",
				"First run so: 2022-01 to 2022-02, 2022-07, each on day 15. Made up in 2022-03, 2022-10; people: 2; " +
					"withheld then: 163.69.",
				// 1,994.40 - 1,835.28 + 72.14 - 67.57
				"Employees 0.00 0.00 163.69 163.69",
				// 45.88 + 229.41; 3,739.50 - 3,441.15 + 288.58 - 270.29
				"Employer 275.29 275.29 316.64 867.22",
			},
		},
		{
			// The relief of 2021-07 to 2021-09, 3.5 % for 5.5 %, was issued on 2021-08-25: 6,757 x 2 % + 33,786 x 2 % =
			// 135.14 + 675.72 come back for July and August. The pension limits 4,588 and 22,941 for 3,803 and 20,268
			// were known on 07-23: 14 % of the differences are 109.90 + 374.22, 8 % 62.80 + 213.84.
			name: "2021: a relief that came late is paid back", year: "2021",
			page: []string{
				"medical.enterprise_relief_rate: first run on none, in force is 0.035",
				"Made up in 2021-09; people: 2; withheld then: 276.64. Lines by cause: limit 4, rate 4.",
				"Employees 276.64 0.00 276.64",
				"Employer -326.74 -810.86 -1,137.60",
				// 367.04 + 1,835.28; 135.14 + 675.72; 6.00 + 67.57; 150 + 1,689
				"2021-07 2 0 0 2,202.32 810.86 73.57 1,839.00 4,925.75 4,649.11",
			},
		},
		{
			// The city average 8,218 for 7,425 is printed first in 2019-02: 0.26 % of it is 21.37 for 19.31, twice.
			name: "2018: made up after the year", year: "2018",
			page: []string{
				"Maternity insurance of 2018-01 to 2018-12 was paid by the employer on its payroll",
				"First run so: 2018-07 to 2018-12, each on day 15. Made up in the time after the year; people: 2;",
				"Employer 4.12 4.12 4.12 4.12 4.12 4.12 24.72",
			},
		},
		{
			// A's 3,000 and the ceiling 14,958 x 8 %: 240.00 + 1,196.64.
			name: "2015: the second half", year: "2015", status: 1,
			page: []string{
				"2015-01 to 2015-06: unemployment.floor, injury.floor, housing.floor",
				"2015-07 2 0 0 1,436.64",
				"Receipts of 2015-07: 2",
			},
		},
		{
			// 5,510 and 27,549 x 8 %: 440.80 + 2,203.92.
			name: "2026: the first half", year: "2026", status: 1,
			page: []string{
				"Not computed, because these figures are not known: 2026-07 to 2026-12: pension.floor, pension.ceiling",
				"2026-06 2 0 0 2,644.72",
				"Receipts of 2026-06: 2",
				"Nothing: on day 15 of each month the figures now in force were known.",
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, page, errs := pagetest.Program(Run).Run(lowAndHigh, own("-year", c.year)...)
			assert.Equal(t, c.status, status)
			assert.Empty(t, errs)
			for _, want := range c.page {
				assert.Contains(t, flat(page), want)
			}
			pagetest.Fits(t, page, 106)
			_, chinese, _ := pagetest.Program(Run).Run(lowAndHigh, own("-year", c.year, "-lang", "zh")...)
			assert.NotContains(t, chinese, "none")
			pagetest.Fits(t, chinese, 106)
		})
	}
}

// The files of a year that is known in part are those of its months.
func TestFilesOfAYearKnownInPart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "files")
	status, _, errs := pagetest.Program(Run).Run(lowAndHigh, own("-year", "2026", "-out", dir, "-taxpayer", "X")...)
	assert.Equal(t, 1, status, errs)
	for _, c := range []struct {
		name  string
		there bool
	}{
		{"2026-06-pension-employee.csv", true},
		{"fund-2026-06.csv", true},
		{"receipts-2026-06.jsonl", true},
		{"2026-07-pension-employee.csv", false},
		{"fund-2026-07.csv", false},
		{"declared-wages-2026-07.csv", false},
	} {
		_, err := os.Stat(filepath.Join(dir, c.name))
		assert.Equal(t, c.there, err == nil, c.name)
	}
	status, _, errs = pagetest.Program(Run).Run(lowAndHigh,
		own("-year", "2018", "-out", filepath.Join(dir, "2018"), "-taxpayer", "X")...)
	assert.Zero(t, status, errs)
	assert.Len(t, rowsOf(t, filepath.Join(dir, "2018"), "made-up-later.csv"), 12, "two people, six months")
}

// Who works in no month that can be computed is named, not left out.
func TestNobodyIsLeftOut(t *testing.T) {
	pagetest.Program(Run).Check(t, pagetest.Case{Args: own("-year", "2026"), Status: 1,
		Stdin: lowAndHigh + "C,丙,3,employee,2026-08-03,,transfer,,,,8000,8000,,\n",
		Errs:  []string{"stdin:4: C: works in none of the months that can be computed: 2026-01 to 2026-06"},
		Page:  []string{"in no figure below: 1"}})
}

// What no month of the year makes up for is open at its end: July to December, 5,510 for 5,500 x 8 %.
func TestMadeUpAfterTheYear(t *testing.T) {
	o, err := readFlags(Tools{}, own(), io.Discard)
	require.NoError(t, err)
	y, err := o.newYear()
	require.NoError(t, err)
	y.figures, err = o.readFigures(y.employer)
	require.NoError(t, err)
	y.settles = [months + 1]int{}
	list := personnel{}
	r, err := newReader(strings.NewReader(lowAndHigh), o)
	require.NoError(t, err)
	require.NoError(t, list.rows(r))
	low, err := y.person(list.people[0])
	require.NoError(t, err)
	y.keep(&low)
	assert.Equal(t, []exception{{[]string{"A"}, "made up after the year, not withheld in it: 3.20",
		"collect it, or bear it"}}, y.unusual.list, "0.80 for each of four months")
}

// Who has left is paid back what was withheld too much. Of July and August 2019 the ceilings were known in September:
// the pension's 19,014 for 20,004, medical insurance's and unemployment's 27,960 for 24,654. 2 x (8 % of -990 = -79.20,
// 2 % of 3,306 = 66.12, 0.2 %: 55.92 - 49.31) = -12.94.
func TestTooMuchWithheld(t *testing.T) {
	pagetest.Program(Run).Check(t, pagetest.Case{Args: own("-year", "2019"),
		Stdin: header + "B,乙,2,employee,2011-01-01,2019-08-31,,30000,480000,12,50000,,,\n",
		Page:  []string{"too much withheld: 12.94  pay it back", "made up and not withheld -12.94"}})
}

// One month's bill needs nothing of the other months: neither the base of January nor the document for what is borne,
// and nobody who is not there.
func TestOneMonthsBill(t *testing.T) {
	const bill = "1,甲,居民身份证,1,3000.00,5284.00,8%,422.72,,,A\n2,乙,居民身份证,2,40000.00,26421.00,8%,2113.68,,,B\n"
	const people = header + "A,甲,1,employee,2010-01-01,,,,36000,12,5000,,,yes\n" +
		"B,乙,2,employee,2011-01-01,,,,480000,12,50000,,2024-02,\n" +
		"C,丙,3,employee,2025-02-01,,,,,,9000,,,\nD,丁,4,employee,2015-02-01,2023-05-31,,,,,9000,,,\n"
	for _, c := range []struct {
		name, month, bill string
		flags             []string
		status            int
		page, errs        []string
	}{
		{name: "on the figures known then", month: "2024-08", bill: bill,
			page: []string{"The bill of one month: 2024-08", "people employed in the month: 2", "All rows match: 2.",
				"first run on 5284, in force is 5500", "-on-time compares with the figures now in force"}},
		{name: "on the figures in force", month: "2024-08", bill: bill, flags: []string{"-on-time"}, status: 1,
			page: []string{"base 5,284.00, ours 5,500.00: correct one", "base 26,421.00, ours 27,501.00: correct one"}},
		{name: "an earlier month needs the base of January", month: "2024-03", bill: bill, status: 2,
			errs: []string{"stdin:2: base_before is empty", "stdin:3: base_before is empty",
				"nobody has a line of pension"}},
		{name: "a month on which sources disagree", month: "2022-08", bill: bill, status: 2,
			errs: []string{"2022-08 cannot be computed", "is disputed"}},
		{name: "a month of a year known in part", month: "2026-08", bill: bill, status: 2,
			errs: []string{"2026-08 cannot be computed", "no floor (pension.floor) is known for 2026-08"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "bill.csv")
			require.NoError(t, os.WriteFile(file, []byte(billHead+c.bill), 0o600))
			args := own(append(c.flags, "-bill", file, "-bill-month", c.month, "-bill-scheme", "pension", "-bill-payer",
				"employee")...)
			pagetest.Program(Run).Check(t, pagetest.Case{Args: args, Stdin: people, Status: c.status, Page: c.page,
				Errs: c.errs})
		})
	}
}

// A settlement says in its text which months it makes up for.
func TestSpans(t *testing.T) {
	o := &options{calendar: 2022}
	assert.Equal(t, "2022-01 to 2022-02, 2022-07", o.spans([]int{1, 2, 7}))
	o.Lang = rule.Chinese
	assert.Equal(t, "2022-01 至 2022-02、2022-07", o.spans([]int{1, 2, 7}))
	assert.Empty(t, o.spans(nil))
}
