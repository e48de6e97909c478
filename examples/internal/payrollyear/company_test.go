package payrollyear

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"testing"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
)

// The fictional company, person by person. Nothing in it is of a real person: names and numbers count from 1.
//
//   - Monthly pay is 3,000 to 21,990 in steps of 10, spread by a multiplication modulo 1,900; every 29th person has
//     28,000 and 1,500 for each time, so that some are above every ceiling.
//   - The base in January is 96 % of the pay. Wages of the year before are 96 % of the pay for each month worked and
//     some yuan and fen that depend on the number; every 31st person worked nine months of it, the others twelve.
//   - Every 13th person joins during the year, a first job and a transfer by turns, with a first pay by days of 30, cut
//     to the fen; every 17th leaves during the year. Those below are what they are called there.

// special is what a person of the company has of its own; an empty field is that of the rule.
type special struct{ kind, hired, left, pay, unpaid, borne string }

func specials() map[int]special {
	return map[int]special{
		50:  {kind: "side_job", pay: "4080.00"},
		51:  {kind: "retired_rehire", hired: "2024-03-11", left: "2025-04-13", pay: "6500.00"},
		53:  {kind: "intern", hired: "2024-11-04", left: "2025-06-30", pay: "3000.00"},
		60:  {pay: "31500.00", borne: "yes"},      // an employer that bears the pension part, above the ceiling
		61:  {pay: "15930.00", unpaid: "2025-05"}, // a month without pay
		119: {pay: "3900.00"},                     // leaves in August, below the floor: made up and not withheld
	}
}

// madePerson is row n of the roster.
func madePerson(n int) []string {
	own := specials()[n]
	first := func(own, rule string) string {
		if own != "" {
			return own
		}
		return rule
	}
	yuan := func(fen int64) string { return fmt.Sprintf("%d.%02d", fen/100, fen%100) }
	pay := int64(3000+n*7919%1900*10) * 100
	if n%29 == 0 {
		pay = int64(28_000+n/29*1_500) * 100
	}
	if own.pay != "" {
		whole, _ := strconv.ParseInt(own.pay[:len(own.pay)-3], 10, 64)
		pay = whole * 100
	}
	row := []string{fmt.Sprintf("GZ%04d", n), fmt.Sprintf("员工%04d", n), fmt.Sprintf("TEST%014d", n),
		first(own.kind, "employee"),
		first(own.hired, fmt.Sprintf("%d-%02d-%02d", 2010+n%14, 1+n%12, 1+n*5%28)), own.left, "", "", "", "", yuan(pay),
		"", own.unpaid, own.borne}
	if joins := n / 13; n%13 == 0 {
		day := int64(1 + n*7%28)
		row[4] = fmt.Sprintf("2025-%02d-%02d", 1+joins%12, day)
		row[6] = []string{"transfer", "first_job"}[joins%2]
		row[11] = yuan(pay * (31 - day) / 30)
		return row
	}
	worked := int64(12)
	if n%31 == 0 {
		worked = 9
	}
	row[7], row[8], row[9] = yuan(pay*96/100), yuan(pay*96/100*worked+int64(n*137%9000)), strconv.FormatInt(worked, 10)
	if n%17 == 0 && own.kind == "" {
		row[5] = fmt.Sprintf("2025-%02d-%02d", 1+n/17%12, 1+n*11%28)
	}
	return row
}

// writeCompany is a program that prints the roster.
func writeCompany(_ []string, _ io.Reader, out, _ io.Writer) int {
	rows := [][]string{{}}
	for _, column := range rosterFormat().Columns {
		rows[0] = append(rows[0], column.English)
	}
	for n := 1; n <= 300; n++ {
		rows = append(rows, madePerson(n))
	}
	if err := csv.NewWriter(out).WriteAll(rows); err != nil {
		return 2
	}
	return 0
}

// roster.csv is what the rules above make.
func TestRosterIsMadeByItsRules(t *testing.T) {
	pagetest.Program(writeCompany).Golden(t, "../roster.csv")
}
