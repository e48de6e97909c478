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

// row is a row of 8,000.00 at 8 %.
func row(t testing.TB, id, number string) bill.Row {
	t.Helper()
	r := pension(t, id, "8000", "8%", "640.00")
	r.Number = number
	return r
}

func numbered(t testing.TB, id, number string) bill.Person {
	t.Helper()
	p := person(t, id, "8000")
	p.Number = number
	return p
}

// classes are "id class" of every item, with the row from 1 where it has one.
func classes(r bill.Report) []string {
	var out []string
	for _, item := range r.Items {
		line := item.ID + " " + item.Class.String()
		if item.Row >= 0 {
			line += " row " + string(rune('1'+item.Row))
		}
		out = append(out, line)
	}
	return out
}

// Four ids that agree in what a mask of 4401********0011 shows, or do not; 11010519491231002X is the example of
// GB 11643-1999.
const (
	first   = "440106199001010011"
	second  = "440183199505050011"
	third   = "440106199001010038"
	example = "11010519491231002X"
)

// Whose an item is: of the line, of a further row however it names somebody, and of nobody.
func TestWhoseAnItemIs(t *testing.T) {
	b := bill.Received{Month: rule.MonthOf(2025, 8),
		Covers: []bill.Column{{Scheme: rule.Pension, Payer: rule.Employee}},
		Rows: []bill.Row{row(t, first, ""), row(t, "'"+first, ""), row(t, "4401**********0011", "A2"),
			row(t, "4401**********0011", "A2"), row(t, third, ""), row(t, "4401**********0011", "A1")}}
	report, err := b.Compare([]bill.Person{numbered(t, first, "A1"), numbered(t, "'"+second, "A2"),
		numbered(t, example, "A3")})
	require.NoError(t, err)
	var got []string
	for _, item := range report.Items {
		got = append(got, item.Class.String()+" "+item.Whose)
	}
	assert.Equal(t, []string{"match " + first, "match '" + second, "missing_in_bill " + example,
		"extra_in_bill " + first, "extra_in_bill '" + second, "extra_in_bill ", "extra_in_bill " + first}, got)
}

// One person, however the id is written on either side.
func TestOneIDInItsWritings(t *testing.T) {
	type c struct{ name, ours, bill string }
	tabletest.Each(t, []c{
		{name: "a small x", ours: example, bill: "11010519491231002x"},
		{name: "a small x of ours", ours: "11010519491231002x", bill: example},
		{name: "full width", ours: example, bill: "１１０１０５１９４９１２３１００２Ｘ"},
		{name: "a full-width small x", ours: example, bill: "11010519491231002ｘ"},
		{name: "an apostrophe", ours: example, bill: "'" + example},
		{name: "a full-width one", ours: "＇" + example, bill: example},
		{name: "blanks", ours: example, bill: " 110105 19491231 002X　"},
		{name: "invisible characters", ours: example, bill: "\ufeff11010519491231\u200b002X"},
		{name: "a number of staff", ours: "A003", bill: "A００3"},
	}, func(t *testing.T, c c) {
		r := compare(t, received(t, row(t, c.bill, "")), person(t, c.ours, "8000"))
		assert.Equal(t, []string{c.ours + " match row 1"}, classes(r))
	})
	_, err := received(t).Compare([]bill.Person{person(t, "1x", "8000"), person(t, "'1X", "9000")})
	assert.ErrorContains(t, err, "people[1].id '1X has two slips of 2025-08")
	r := compare(t, received(t, row(t, "a1", "")), person(t, "A1", "8000"))
	assert.Equal(t, []string{"A1 missing_in_bill", "a1 extra_in_bill row 1"}, classes(r), "two people")
}

// A masked id is matched where one of ours agrees in what it shows and no other row is theirs.
func TestMaskedIDs(t *testing.T) {
	type c struct {
		name   string
		people []bill.Person
		rows   []bill.Row
		want   []string
		says   string
	}
	mask := "4401********0011"
	tabletest.Each(t, []c{
		{name: "one agrees", people: []bill.Person{person(t, first, "8000"), person(t, third, "8000")},
			rows: []bill.Row{row(t, mask, ""), row(t, third, "")},
			want: []string{first + " match row 1", third + " match row 2"}},
		{name: "as long as the id", people: []bill.Person{person(t, first, "8000"), person(t, second, "8000")},
			rows: []bill.Row{row(t, "440106********0011", ""), row(t, second, "")},
			want: []string{first + " match row 1", second + " match row 2"}},
		{name: "two agree", people: []bill.Person{person(t, first, "8000"), person(t, second, "8000")},
			rows: []bill.Row{row(t, mask, "")},
			want: []string{first + " ambiguous", second + " ambiguous", mask + " ambiguous row 1"},
			says: "is masked and may be 2 of ours: " + first + ", " + second},
		{name: "more agree than are named",
			people: []bill.Person{person(t, first, "8000"), person(t, second, "8000"),
				person(t, "440106199303030011", "8000"), person(t, "440106199404040011", "8000")},
			rows: []bill.Row{row(t, mask, "")},
			want: []string{first + " ambiguous", second + " ambiguous", "440106199303030011 ambiguous",
				"440106199404040011 ambiguous", mask + " ambiguous row 1"},
			says: "may be 4 of ours: " + first + ", " + second + ", 440106199303030011, ..."},
		{name: "two rows of one mask", people: []bill.Person{person(t, first, "8000")},
			rows: []bill.Row{row(t, mask, ""), row(t, mask, "")},
			want: []string{first + " ambiguous", mask + " ambiguous row 1", mask + " ambiguous row 2"},
			says: "is masked, and another row may be of " + first + " as well"},
		{name: "the person has a row of their own", people: []bill.Person{person(t, first, "8000")},
			rows: []bill.Row{row(t, first, ""), row(t, mask, "")},
			want: []string{first + " match row 1", mask + " ambiguous row 2"},
			says: "is masked, and another row may be of " + first + " as well"},
		{name: "three agree", people: []bill.Person{person(t, first, "8000"), person(t, second, "8000"),
			person(t, "440106199303030011", "8000")}, rows: []bill.Row{row(t, mask, "")},
			want: []string{first + " ambiguous", second + " ambiguous", "440106199303030011 ambiguous",
				mask + " ambiguous row 1"},
			says: "may be 3 of ours: " + first + ", " + second + ", 440106199303030011; ask"},
		{name: "it shows four", people: []bill.Person{person(t, first, "8000")},
			rows: []bill.Row{row(t, "44**************11", "")}, want: []string{first + " match row 1"}},
		{name: "it shows three", people: []bill.Person{person(t, first, "8000")},
			rows: []bill.Row{row(t, "44***************1", "")},
			want: []string{first + " ambiguous", "44***************1 ambiguous row 1"}, says: "may be 1 of ours"},
		{name: "it shows nothing", people: []bill.Person{person(t, first, "8000")},
			rows: []bill.Row{row(t, "******************", "")},
			want: []string{first + " ambiguous", "****************** ambiguous row 1"}, says: "may be 1 of ours"},
		{name: "it shows as much as there is", people: []bill.Person{person(t, "44010011", "8000")},
			rows: []bill.Row{row(t, "4401*0011", "")}, want: []string{"44010011 match row 1"}},
		{name: "it shows more than somebody's id has", people: []bill.Person{person(t, "4401", "8000"),
			person(t, first, "8000")}, rows: []bill.Row{row(t, "440106*1", "")},
			want: []string{"4401 missing_in_bill", first + " match row 1"}},
		{name: "two masks that show other ends", people: []bill.Person{person(t, first, "8000"),
			person(t, third, "8000")}, rows: []bill.Row{row(t, mask, ""), row(t, "440106***********8", "")},
			want: []string{first + " match row 1", third + " match row 2"}},
		{name: "a sum with somebody's number", people: []bill.Person{numbered(t, first, "A001")},
			rows: []bill.Row{row(t, "合计", "A001")},
			want: []string{first + " ambiguous", "合计 ambiguous row 1"}, says: "but the id of the row is 合计"},
		{name: "it shows too little", people: []bill.Person{person(t, first, "8000")},
			rows: []bill.Row{row(t, "44*****1", "")},
			want: []string{first + " ambiguous", "44*****1 ambiguous row 1"}, says: "may be 1 of ours"},
		{name: "nobody agrees", people: []bill.Person{person(t, third, "8000")}, rows: []bill.Row{row(t, mask, "")},
			want: []string{third + " missing_in_bill", mask + " extra_in_bill row 1"}},
		{name: "two strangers are not one another's repetition", rows: []bill.Row{row(t, mask, ""), row(t, mask, "")},
			want: []string{mask + " extra_in_bill row 1", mask + " extra_in_bill row 2"}},
		{name: "the number says whose", people: []bill.Person{numbered(t, first, "A001"), numbered(t, second, "A002")},
			rows: []bill.Row{row(t, mask, "A002"), row(t, mask, "'A001")},
			want: []string{first + " match row 2", second + " match row 1"}},
		{name: "a number alone", people: []bill.Person{numbered(t, first, "A001")},
			rows: []bill.Row{row(t, "", "A001")}, want: []string{first + " match row 1"}},
		{name: "the number of somebody who does not agree",
			people: []bill.Person{numbered(t, third, "A003")}, rows: []bill.Row{row(t, mask, "A003")},
			want: []string{third + " ambiguous", mask + " ambiguous row 1"},
			says: "number A003 is of " + third + ", but the id of the row is " + mask},
		{name: "the number of one and the id of a stranger",
			people: []bill.Person{numbered(t, third, "A003")}, rows: []bill.Row{row(t, second, "A003")},
			want: []string{third + " ambiguous", second + " ambiguous row 1"}, says: "may have changed"},
		{name: "a number of two of ours says nothing",
			people: []bill.Person{numbered(t, first, "A"),
				numbered(t, second, "A")}, rows: []bill.Row{row(t, mask, "A")},
			want: []string{first + " ambiguous", second + " ambiguous", mask + " ambiguous row 1"}},
	}, func(t *testing.T, c c) {
		r := compare(t, received(t, c.rows...), c.people...)
		assert.Equal(t, c.want, classes(r))
		said := ""
		for _, item := range r.Items {
			assert.False(t, item.Repeated)
			assert.Equal(t, item.Class == bill.Ambiguous, item.Err != nil)
			if item.Err != nil {
				said += item.Err.Error() + "\n"
				tabletest.Chinese(t, rule.Message(item.Err, rule.Chinese))
			}
		}
		assert.Contains(t, said, c.says)
	})
}

// What a spreadsheet made a number has lost digits: the row is named so, and nobody who may be it is called missing.
func TestIDsThatLostDigits(t *testing.T) {
	type c struct{ name, id, line string }
	// 440106199001010011 keeps 15 digits; 11010519491231000 has the check character 5, not 0
	tabletest.Each(t, []c{
		{name: "an exponent", id: "4.40106E+17", line: first + " ambiguous"},
		{name: "a small exponent", id: "4.40106199001010e+17", line: first + " ambiguous"},
		{name: "an exponent of another", id: "4.50106E+17", line: first + " missing_in_bill"},
		{name: "zeros", id: "440106199001010000", line: first + " ambiguous"},
		{name: "zeros of another", id: "440183199505050000", line: first + " missing_in_bill"},
	}, func(t *testing.T, c c) {
		r := compare(t, received(t, row(t, c.id, "")), person(t, first, "8000"))
		assert.Equal(t, []string{c.line, c.id + " unparsable row 1"}, classes(r))
		assert.ErrorContains(t, r.Items[1].Err, "has lost digits")
		null(t, "640", r.Bill)
	})
	r := compare(t, received(t, row(t, "4.40106E+17", "A001")), numbered(t, first, "A001"))
	assert.Equal(t, []string{first + " match row 1"}, classes(r), "the number and what is left of the id agree")

	_, err := received(t).Compare([]bill.Person{person(t, "4.40106E+17", "8000")})
	assert.ErrorIs(t, err, rule.ErrBadNumber)
	assert.ErrorContains(t, err, "people[0].id 4.40106E+17 was made a number by a spreadsheet and has lost digits")
}

// A line without a row, of somebody who is on the bill in another scheme.
func TestOnTheBillWithOtherRows(t *testing.T) {
	b := received(t, row(t, "A", ""))
	b.Covers = append(b.Covers, bill.Column{Scheme: rule.Medical, Payer: rule.Employee})
	r := compare(t, b, person(t, "A", "8000"), person(t, "B", "8000"))
	require.Equal(t, []string{"A match row 1", "A missing_in_bill", "B missing_in_bill", "B missing_in_bill"},
		classes(r))
	for i, on := range []bool{false, true, false, false} {
		assert.Equal(t, on, r.Items[i].OnBill, i)
	}
}

// A late row that is masked is settled within its own month.
func TestMaskedLateRow(t *testing.T) {
	late := row(t, "4401********0011", "")
	late.Month = rule.MonthOf(2025, 7)
	a := bill.Person{ID: first, Slips: []payroll.Slip{slip(t, "2025-08", "8000"), slip(t, "2025-07", "8000")}}
	r := compare(t, received(t, row(t, first, ""), late), a)
	assert.Equal(t, []string{first + " match row 1", first + " match row 2"}, classes(r))
}

// A row that takes something back is not the month's line, wherever it stands.
func TestACorrectionBeforeTheRow(t *testing.T) {
	back, ordinary := pension(t, "A", "-8000", "8%", "-640.00"), row(t, "A", "")
	for _, c := range []struct {
		name string
		rows []bill.Row
		want []string
	}{
		{"before", []bill.Row{back, ordinary}, []string{"A match row 2", "A extra_in_bill row 1"}},
		{"after", []bill.Row{ordinary, back}, []string{"A match row 1", "A extra_in_bill row 2"}},
		{"two of them", []bill.Row{back, back}, []string{"A amount_diff row 1", "A extra_in_bill row 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := compare(t, received(t, c.rows...), person(t, "A", "8000"))
			assert.Equal(t, c.want, classes(r))
		})
	}
}
