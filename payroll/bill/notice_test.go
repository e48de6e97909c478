package bill_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// ofHalves is a slip of 1.00 at half a per cent of medical and half a per cent of maternity insurance, without floors.
func ofHalves(t *testing.T) []payroll.Slip {
	t.Helper()
	policy, err := figuresOf(t, "2025-08").WithAll(map[string]string{"medical.floor": "0", "maternity.floor": "0",
		"medical.employer_rate": "0.005", "maternity.employer_rate": "0.005"})
	require.NoError(t, err)
	return slips(t, policy, "1")
}

// A row that contradicts itself is compared by its id, base, rate and amount, and says what is odd about it.
func TestNotices(t *testing.T) {
	a, b := numbered(t, "A", "1001"), numbered(t, "B", "1002")
	for _, c := range []struct {
		name    string
		rows    []bill.Row
		people  []bill.Person
		classes []string
		says    []string // of every item; empty for nothing odd
	}{
		{name: "nothing odd", rows: []bill.Row{row(t, "A", "1001"), row(t, "B", "'1002")},
			people: []bill.Person{a, b}, classes: []string{"A match row 1", "B match row 2"}, says: []string{"", ""}},
		{name: "another's number", rows: []bill.Row{row(t, "A", "1002"), row(t, "B", "1002")},
			people: []bill.Person{a, b}, classes: []string{"A match row 1", "B match row 2"},
			says: []string{"number 1002 is of B, but the id of the row is A; see which of the two is wrong", ""}},
		{name: "nobody's number", rows: []bill.Row{row(t, "A", "1003")}, people: []bill.Person{a},
			classes: []string{"A match row 1"}, says: []string{"number 1003 is not that of A, which is 1001"}},
		{name: "one number of two of ours", rows: []bill.Row{row(t, "A", "1001"), row(t, "B", "1001")},
			people:  []bill.Person{a, numbered(t, "B", "1001")},
			classes: []string{"A match row 1", "B match row 2"},
			says: []string{"number 1001 is of several of ours and says nobody",
				"number 1001 is of several of ours and says nobody"}},
		{name: "one number twice on the bill, none of ours is known",
			rows:    []bill.Row{row(t, "A", "1001"), row(t, "B", "1001")},
			people:  []bill.Person{person(t, "A", "8000"), person(t, "B", "8000")},
			classes: []string{"A match row 1", "B match row 2"},
			says:    []string{"", "number 1001 stands in row 1 with another id"}},
		{name: "one number twice, of a mask that says nobody and of somebody",
			rows:    []bill.Row{row(t, "4401********0011", "1001"), row(t, "B", "1001")},
			people:  []bill.Person{person(t, "B", "8000")},
			classes: []string{"B match row 2", "4401********0011 extra_in_bill row 1"}, says: []string{"", ""}},
		{name: "one number twice, of somebody and of a mask that says nobody",
			rows:    []bill.Row{row(t, "B", "1001"), row(t, "4401********0011", "1001")},
			people:  []bill.Person{person(t, "B", "8000")},
			classes: []string{"B match row 1", "4401********0011 extra_in_bill row 2"}, says: []string{"", ""}},
		{name: "one number twice of one person", rows: []bill.Row{row(t, "B", "1001"), row(t, "B", "1001")},
			people:  []bill.Person{person(t, "B", "8000")},
			classes: []string{"B match row 1", "B extra_in_bill row 2"}, says: []string{"", ""}},
		{name: "a number of several, of a row that is unsure", people: []bill.Person{numbered(t, first, "1001"),
			numbered(t, second, "1001")}, rows: []bill.Row{row(t, "4401********0011", "1001")},
			classes: []string{first + " ambiguous", second + " ambiguous", "4401********0011 ambiguous row 1"},
			says:    []string{"", "", ""}},
		{name: "a number of somebody, of a row that is unsure", people: []bill.Person{numbered(t, first, "1001")},
			rows: []bill.Row{row(t, second, "1001")}, says: []string{"", ""},
			classes: []string{first + " ambiguous", second + " ambiguous row 1"}},
		{name: "somebody's number beside an id that has lost digits",
			people: []bill.Person{numbered(t, first, "1001")}, rows: []bill.Row{row(t, "4.50106E+17", "1001")},
			classes: []string{first + " missing_in_bill", "4.50106E+17 unparsable row 1"}, says: []string{"", ""}},
		{name: "a stranger's number", people: []bill.Person{a}, rows: []bill.Row{row(t, "C", "1009")},
			classes: []string{"A missing_in_bill", "C extra_in_bill row 1"}, says: []string{"", ""}},
		// 1.00 x 0.5 % is 0.005, so 0.01 in each of two lines
		{name: "two roundings of one item", people: []bill.Person{{ID: "A", Slips: ofHalves(t)}},
			rows: []bill.Row{{ID: "A", Month: rule.MonthOf(2025, 8), Scheme: rule.Medical, Payer: rule.Employer,
				Base: "1.00", Rate: "1%", Amount: "0.02"}},
			classes: []string{"A match row 1"}, says: []string{""}},
		{name: "a product without an amount", rows: []bill.Row{pension(t, "C", "7000", "8%", "")},
			classes: []string{"C unparsable row 1"}, says: []string{""}},
		{name: "an amount without a base", rows: []bill.Row{pension(t, "C", "", "8%", "640.00")},
			classes: []string{"C extra_in_bill row 1"}, says: []string{""}},
		{name: "an amount without a rate", rows: []bill.Row{pension(t, "C", "7000", "", "640.00")},
			classes: []string{"C extra_in_bill row 1"}, says: []string{""}},
		{name: "a number that has lost digits", rows: []bill.Row{row(t, "A", "1.00E+17")},
			people: []bill.Person{person(t, "A", "8000")}, classes: []string{"A match row 1"},
			says: []string{"number 1.00E+17 was made a number by a spreadsheet"}},
		// 8,000 x 7 % = 560.00
		{name: "a wrong rate beside the right amount", rows: []bill.Row{pension(t, "A", "8000", "7%", "640.00")},
			people: []bill.Person{a}, classes: []string{"A amount_diff row 1"},
			says: []string{"amount 640.00 is not the row's own base at its rate: 8000.00 x 0.07 is 560.00;"}},
		// 7,000 x 8 % = 560.00
		{name: "a stranger's row", rows: []bill.Row{pension(t, "C", "7000", "8%", "640.00")},
			classes: []string{"C extra_in_bill row 1"}, says: []string{"7000.00 x 0.08 is 560.00"}},
		{name: "a stranger's id that may have lost digits", classes: []string{"440106199001020000 extra_in_bill row 1"},
			rows: []bill.Row{pension(t, "440106199001020000", "8000", "8%", "640.00")},
			says: []string{"id 440106199001020000 ends in 000, as a number does that a spreadsheet shortened"}},
		{name: "a correction", rows: []bill.Row{pension(t, "C", "-7000", "8%", "-560.00")},
			classes: []string{"C extra_in_bill row 1"}, says: []string{""}},
		// 5,011 x 0.5 % = 25.055
		{name: "any rounding", rows: []bill.Row{pension(t, "C", "5011", "0.5%", "25.05"),
			pension(t, "D", "5011", "0.5%", "25.06"), pension(t, "E", "5011", "0.5%", "25.10"),
			pension(t, "F", "5011", "0.5%", "26"), pension(t, "G", "5011", "0.5%", "25.04")},
			classes: []string{"C extra_in_bill row 1", "D extra_in_bill row 2", "E extra_in_bill row 3",
				"F extra_in_bill row 4", "G extra_in_bill row 5"},
			says: []string{"", "", "", "", "5011.00 x 0.005 is 25.06"}},
		{name: "the product is half up to the fen", rows: []bill.Row{pension(t, "C", "5009", "0.5%", "30.00"),
			pension(t, "D", "5008.98", "0.5%", "30.00"), pension(t, "E", "7000.10", "0.7%", "55.00")},
			classes: []string{"C extra_in_bill row 1", "D extra_in_bill row 2", "E extra_in_bill row 3"},
			// 25.045, 25.0449 and 49.0007
			says: []string{"5009.00 x 0.005 is 25.05;", "5008.98 x 0.005 is 25.04;", "7000.10 x 0.007 is 49.00;"}},
		{name: "a fixed amount", rows: []bill.Row{pension(t, "C", "5011", "100%", "25.05")},
			classes: []string{"C extra_in_bill row 1"}, says: []string{""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := received(t, c.rows...)
			b.Covers[0] = bill.Column{Scheme: c.rows[0].Scheme, Payer: c.rows[0].Payer}
			r := compare(t, b, c.people...)
			require.Equal(t, c.classes, classes(r))
			for i, says := range c.says {
				odd := r.Items[i].Notice
				if says == "" {
					assert.NoError(t, odd)
					continue
				}
				require.ErrorContains(t, odd, says)
				tabletest.Chinese(t, rule.Message(odd, rule.Chinese))
				document := r.Document().Items[i]
				assert.Equal(t, odd.Error(), document.Notice)
				assert.Equal(t, rule.Message(odd, rule.Chinese), document.NoticeZh)
			}
		})
	}
}
