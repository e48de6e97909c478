package payrollyear

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/rule"
)

func TestPages(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		pagetest.Program(Run).Golden(t, "page."+lang+".txt", "-lang", lang)
		_, page, _ := pagetest.Program(Run).Run("", "-lang", lang)
		pagetest.Fits(t, page, 106)
		assert.LessOrEqual(t, strings.Count(page, "\n"), 110)
	}
}

// The Chinese page names figures, and what explains the difference, in Chinese; amounts have commas in both languages.
func TestTheDifferenceIsInTheLanguageOfThePage(t *testing.T) {
	_, english, _ := pagetest.Program(Run).Run("")
	assert.Contains(t, flat(english), "279,066.76 - 277,305.17 (known) = 1,761.59 = 40.00 (base_diff) "+
		"+ 170.14 (rate_diff) + 0.01 (rounding_diff) + 1,586.84 (missing_in_bill) "+
		"- 475.40 (extra_in_bill) + 440.00 (unparsable)")
	assert.Contains(t, english, "pension.floor: first run on 5500, in force is 5510")
	_, chinese, _ := pagetest.Program(Run).Run("", "-lang", "zh")
	assert.Contains(t, strings.ReplaceAll(flat(chinese), " ", ""),
		"279,066.76－277,305.17（已知部分）＝1,761.59＝40.00（基数不符）＋170.14（费率不符）＋0.01（取整不符）"+
			"＋1,586.84（账单缺人）－475.40（账单多人）＋440.00（无法读取）")
	assert.Contains(t, chinese, "养老保险缴费基数下限：先按 5500 计算，生效的为 5510")
}

// part returns the rows of a part's table whose first word is one of names, each as the fen of its last columns.
func part(t *testing.T, page, title string, columns int, begins ...string) (rows [][]int64) {
	t.Helper()
	_, text, found := strings.Cut(page, title)
	require.True(t, found, title)
	text, _, _ = strings.Cut(text, "\n\n")
	for _, line := range strings.Split(text, "\n") {
		for _, begin := range begins {
			if !strings.HasPrefix(line, "  "+begin) {
				continue
			}
			words := strings.Fields(line)
			var row []int64
			for _, word := range words[len(words)-columns:] {
				row = append(row, fenOf(t, word))
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// addUp asserts that the last row is the sum of those before it.
func addUp(t *testing.T, rows [][]int64) {
	t.Helper()
	require.NotEmpty(t, rows)
	last := rows[len(rows)-1]
	for i := range last {
		total := int64(0)
		for _, row := range rows[:len(rows)-1] {
			total += row[i]
		}
		assert.Equal(t, last[i], total, "column %d", i)
	}
}

// across asserts that the cell at is the sum of the cells before it, in every row.
func across(t *testing.T, rows [][]int64, at int) {
	t.Helper()
	for _, row := range rows {
		total := int64(0)
		for _, n := range row[:at] {
			total += n
		}
		assert.Equal(t, row[at], total, "%v", row)
	}
}

// Every total that is printed is the sum of the lines above it, and of the columns before it.
func TestThePageAddsUp(t *testing.T) {
	_, page, _ := pagetest.Program(Run).Run("")
	employees := part(t, page, "The employees' part", 6, "2025-", "Year")
	assert.Len(t, employees, 13)
	addUp(t, employees)
	across(t, employees, 4)
	employers := part(t, page, "The employer's part", 7, "2025-", "Year")
	assert.Len(t, employers, 13)
	addUp(t, employers)
	across(t, employers, 6)
	late := part(t, page, "What figures that came late cost", 5, "Employees", "Employer ", "Both")
	assert.Len(t, late, 3)
	addUp(t, late)
	across(t, late, 4)
	tax := part(t, page, "Told to income tax", 5, "For the months", "Made up ", "Year")
	assert.Len(t, tax, 3)
	addUp(t, tax)
	across(t, tax, 4)

	assert.Equal(t, employees[12][5], tax[2][4], "income tax is told what was withheld")
}

// flat is a page without its line ends.
func flat(page string) string { return strings.Join(strings.Fields(page), " ") }

// The sentences below the tables: what stands on one side of the sign of equality is the sum of what stands on the
// other.
func TestSentencesAddUp(t *testing.T) {
	_, page, _ := pagetest.Program(Run).Run("")
	assert.Contains(t, flat(page), "people: 277 at the start of the year + 23 hired - 17 left = 283 at its end")
	amounts := regexp.MustCompile(`[0-9,]+\.[0-9]{2}`)
	for begin, total := range map[string]int{"Due ": 0, "Both parts: insurances ": 2,
		"Beside it, Accident cover (60 a year, in month 1): ":                  2,
		"Beside it, Supplementary medical (0.005 of a city average of 7000): ": 2} {
		at := regexp.MustCompile(regexp.QuoteMeta(begin) + "[0-9]").FindStringIndex(flat(page))
		require.NotNil(t, at, begin)
		var row []int64
		for _, text := range amounts.FindAllString(flat(page)[at[0]+len(begin):], map[int]int{0: 5, 2: 3}[total]) {
			row = append(row, fenOf(t, text))
		}
		whole := row[total]
		for i, n := range row {
			if i != total {
				whole -= n
			}
		}
		assert.Zero(t, whole, "%s%v", begin, row)
	}
}

// What is beside the insurances, from the roster: 60.00 for each employee of January; 35.00 (0.5 % of 7,000) for each
// employee of a month, 60 % of it the employee's.
func TestBeside(t *testing.T) {
	got := computed(t).sums.items
	january, all := int64(0), int64(0)
	for _, r := range members(t) {
		for m := 1; m <= months; m++ {
			if r["kind"] == "employee" && r.works(m) {
				all++
				if m == 1 {
					january++
				}
			}
		}
	}
	assert.Equal(t, byPayer{rule.Employer: january * 60_00}, *got[yearlyItem])
	assert.Equal(t, byPayer{rule.Employee: all * 21_00, rule.Employer: all * 14_00}, *got[monthlyItem])
}
