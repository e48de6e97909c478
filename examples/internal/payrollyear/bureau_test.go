package payrollyear

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/payroll/bill"
)

// The bill has six errors, each found in its own class and person, and what they explain is the difference.
func TestSixErrorsAreFound(t *testing.T) {
	b := computed(t).bureau
	type planted struct{ who, explains string }
	found := map[bill.Class]planted{}
	explained := int64(0)
	for i := range b.report.Items {
		item := &b.report.Items[i]
		explained += roster.Fen(item.Explains)
		if item.Class != bill.Equal {
			assert.Empty(t, found[item.Class], "one of a class")
			found[item.Class] = planted{b.who(item.ID), item.Explains.StringFixed(2)}
		}
	}
	assert.Equal(t, map[bill.Class]planted{
		bill.BaseDiff:      {"GZ0043", "40.00"},               // 500.00 x 8 %
		bill.RateDiff:      {"GZ0088", "170.14"},              // 17,013.75 x 8 % = 1,361.10, x 7 % = 1,190.9625
		bill.RoundingDiff:  {"GZ0217", "0.01"},                // 10,783.83 x 8 % = 862.7064: 862.70 for 862.71
		bill.Unparsable:    {"GZ0173", "440.00"},              // the floor it was first run on, 5,500 x 8 %
		bill.MissingInBill: {"GZ0214", "1586.84"},             // 19,835.53 x 8 % = 1,586.8424
		bill.ExtraInBill:   {"TEST99999999999999", "-475.40"}, // a row like that of GZ0001, 5,942.51 x 8 %
	}, found)

	ours, theirs := int64(0), int64(0)
	for _, row := range b.ours.Rows {
		ours += fenOf(t, row.Due)
	}
	rows, err := csv.NewReader(strings.NewReader(b.text)).ReadAll()
	require.NoError(t, err)
	for _, cells := range rows[1:] {
		if cells[7] != unread {
			theirs += fenOf(t, cells[7])
		}
	}
	assert.Equal(t, ours-theirs, explained)
	assert.Equal(t, []int64{ours, theirs}, []int64{roster.Fen(b.report.OursKnown), roster.Fen(b.report.BillKnown)})
	assert.False(t, b.report.Bill.Valid, "an amount that cannot be read is not 0")
	assert.Len(t, b.problems, 1)
	assert.Contains(t, b.report.Proof(),
		" = 1761.59 = 40.00 (base_diff) + 170.14 (rate_diff) + 0.01 (rounding_diff)"+
			" + 1586.84 (missing_in_bill) - 475.40 (extra_in_bill) + 440.00 (unparsable)")
}

// The notice of the demonstration is made on the sum of bases: all bases added, times 8 %, rounded once.
func TestBothBases(t *testing.T) {
	b := computed(t).bureau
	bases, lines := int64(0), int64(0)
	for _, row := range b.ours.Rows {
		bases, lines = bases+fenOf(t, row.Base), lines+fenOf(t, row.Due)
	}
	assert.Equal(t, (bases*8+50)/100, roster.Fen(b.total.Decimal))
	assert.Equal(t, roster.Fen(b.total.Decimal)-lines, roster.Fen(b.match.PerPersonDiff))
	assert.Equal(t, bill.FitsSumOfBases, b.match.Fit)
}

// rows of a bill of three people, two of them as they are in the roster below.
const (
	billHead = "序号,姓名,证件类型,证件号码,缴费工资,缴费基数,费率,应缴费额,减免费额,应补(退)费额,人员编号\n"
	billA    = "1,甲,居民身份证,1,8000.00,8000.00,8%,640.00,,,A\n"
	billB    = "2,乙,居民身份证,2,5333.33,5510.00,8%,440.80,,,B\n"
	twoOfUs  = header + "A,甲,1,employee,2020-01-01,,,8000,96000,12,8000,,,\n" +
		"B,乙,2,employee,2020-01-01,,,5333.33,64000,12,5333.33,,,\n"
)

func TestBillOfOnesOwn(t *testing.T) {
	settings := append(
		[]string{"-in", "-", "-bill-month", "2025-11", "-bill-scheme", "pension", "-bill-payer", "employee"},
		ownSettings...)
	for _, c := range []struct {
		name string

		bill   string
		args   []string
		status int
		page   []string
		errs   []string
	}{
		{name: "all is well", bill: billHead + billA + billB,
			page: []string{"All rows match: 2.", "The sum of the bill is 1,080.80", "1,080.80 - 1,080.80 = 0.00"}},
		{name: "a total that fits", bill: billHead + billA + billB, args: []string{"-bill-total", "1080.80"},
			page: []string{
				"The payment notice is 1,080.80; ours is 1,080.80 per person and 1,080.80 on the sum of bases:",
				"ours on either."}},
		{name: "a total that fits none",
			bill: billHead + billA + billB, args: []string{"-bill-total", "1080.81"}, status: 1,
			page: []string{"The payment notice is 1,080.81", "neither"}},
		{name: "a person missing", bill: billHead + billA, status: 1,
			page: []string{"1,080.80 - 640.00 = 440.80 = 440.80 (missing_in_bill)", "missing_in_bill  B",
				"register the person"}},
		{name: "another base", bill: billHead + billA +
			strings.NewReplacer("5510.00", "5500.00", "440.80", "440.00").Replace(billB), status: 1,
			page: []string{"base 5,500.00, ours 5,510.00: correct one"}},
		{name: "no amount that can be read",
			bill: billHead + billA + strings.Replace(billB, "440.80", "?", 1), status: 1,
			page: []string{"The bill has no total", "cannot be read"},
			errs: []string{`应缴费额 "?" is not a plain number`}},
		{name: "a base below the floor", bill: billHead + billA +
			strings.NewReplacer("5510.00", "5500.00", "440.80", "440.00").Replace(billB), status: 1,
			page: []string{"- B: the base is below the floor, 5510.00"}},
		{name: "the number of another person",
			bill: billHead + strings.Replace(billA, ",A\n", ",B\n", 1) + billB, status: 1,
			page: []string{"1,080.80 - 1,080.80 = 0.00", "All amounts match: 2; look at:",
				"- A: number B is of 2, but the id of the row is 1"}},
		{name: "a row that does not multiply out",
			bill: billHead + strings.Replace(billA, "8000.00,8%", "8000.01,8%", 1) +
				strings.Replace(billB, "5510.00,8%", "5510.00,9%", 1), status: 1,
			page: []string{"5510.00 x 0.09 is 495.90"}},
		{name: "no bill at all", bill: "", status: 2, errs: []string{"the bill: "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "bill.csv")
			require.NoError(t, os.WriteFile(file, []byte(c.bill), 0o600))
			pagetest.Program(Run).Check(t,
				pagetest.Case{Args: append(append([]string{"-bill", file}, settings...), c.args...), Stdin: twoOfUs,
					Status: c.status, Errs: c.errs, Page: c.page})
		})
	}
	file := filepath.Join(t.TempDir(), "bill.csv")
	require.NoError(t, os.WriteFile(file, []byte(billHead+billA), 0o600))
	pagetest.Program(Run).Check(t,
		pagetest.Case{
			Args: []string{"-bill", file, "-bill-month", "2025-11", "-bill-scheme", "injury", "-bill-payer",
				"employee"}, Status: 2,
			Errs: []string{"nobody has a line of injury, employee, in 2025-11: check"}})
}

// A list in which nothing is rounded up has no place for an error of rounding.
func TestNothingToPlant(t *testing.T) {
	y := computed(t)
	even := y.bureau.lines[:0:0]
	for _, line := range y.bureau.lines {
		if !roundedUp(line) {
			even = append(even, line)
		}
	}
	ours := y.bureau.ours
	ours.Rows = ours.Rows[:len(even)]
	_, err := plant(ours, even)
	assert.ErrorContains(t, err, "no error of rounding can be planted")
}
