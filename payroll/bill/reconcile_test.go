package bill_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

func boss(t testing.TB) payroll.Employer {
	t.Helper()
	e, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	return e
}

func slip(t testing.TB, text, wage string) payroll.Slip {
	t.Helper()
	p, err := guangzhou.Policy(month(t, text))
	require.NoError(t, err)
	s, err := p.Slip(boss(t), payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, wage))}, payroll.Partial)
	require.NoError(t, err)
	return s
}

func person(t testing.TB, id, wage string) bill.Person {
	t.Helper()
	return bill.Person{ID: id, Slips: []payroll.Slip{slip(t, "2025-08", wage)}}
}

// pension is a row of the employee's pension of 2025-08.
func pension(t testing.TB, id, base, rate, amount string) bill.Row {
	t.Helper()
	return bill.Row{ID: id, Month: month(t, "2025-08"), Scheme: rule.Pension, Payer: rule.Employee, Base: base,
		Rate: rate, Amount: amount}
}

// received is a bill of 2025-08 about the employee's pension alone.
func received(t testing.TB, rows ...bill.Row) bill.Received {
	t.Helper()
	return bill.Received{Month: month(t, "2025-08"), Covers: []bill.Column{{Scheme: rule.Pension,
		Payer: rule.Employee}}, Rows: rows}
}

func compare(t testing.TB, b bill.Received, people ...bill.Person) bill.Report {
	t.Helper()
	r, err := b.Compare(people)
	require.NoError(t, err)
	checkIdentity(t, b, r)
	return r
}

// checkIdentity looks at what holds of every report: each row is in one item or is a sum, and the difference is what
// the items and the classes explain.
func checkIdentity(t testing.TB, b bill.Received, r bill.Report) {
	t.Helper()
	rows := make([]int, len(b.Rows))
	var items, classes, ours, theirs decimal.Decimal
	count := 0
	for _, item := range r.Items {
		if item.Row >= 0 {
			rows[item.Row]++
		}
		items = items.Add(item.Explains)
		ours, theirs = ours.Add(item.Ours.Amount.Decimal), theirs.Add(item.Bill.Amount.Decimal)
	}
	for _, sum := range r.Sums {
		rows[sum.Row]++
	}
	for i, n := range rows {
		require.Equal(t, 1, n, "row %d", i)
	}
	for _, c := range r.ByClass {
		classes, count = classes.Add(c.Explains), count+c.Count
	}
	require.Equal(t, len(r.Items), count)
	for what, sum := range map[string]decimal.Decimal{"items": items, "classes": classes,
		"totals": r.OursKnown.Sub(r.BillKnown), "ours less bill": ours.Sub(theirs)} {
		require.True(t, r.Difference.Equal(sum), "%s give %s, the difference is %s", what, sum, r.Difference)
	}
}

func null(t testing.TB, want string, got decimal.NullDecimal) {
	t.Helper()
	require.Equal(t, want != "", got.Valid)
	if got.Valid {
		tabletest.Equal(t, want, got.Decimal)
	}
}

// The published example: pension of the employee, 2025-08, floor 5,510, 8 %.
func TestBillOfFourPersons(t *testing.T) {
	b := received(t, pension(t, "A", "5510", "0.08", "440.80"), pension(t, "B", "11500", "0.08", "920.00"),
		pension(t, "D", "5000", "0.08", "400.00"))
	r := compare(t, b, person(t, "A", "5000"), person(t, "B", "12000"), person(t, "C", "8000"))
	type want struct {
		class                                                 bill.Class
		id, ours, bill, baseDiff, amountDiff, explains, floor string
	}
	wants := []want{
		{bill.Equal, "A", "440.80", "440.80", "0", "0", "0", ""},
		{bill.BaseDiff, "B", "960", "920", "-500", "-40", "40", ""},
		{bill.MissingInBill, "C", "640", "", "", "", "640", ""},
		{bill.ExtraInBill, "D", "", "400", "", "", "-400", "5510"},
	}
	require.Len(t, r.Items, len(wants))
	for i, w := range wants {
		item := r.Items[i]
		assert.Equal(t, w.class, item.Class)
		assert.Equal(t, w.id, item.ID)
		null(t, w.ours, item.Ours.Amount)
		null(t, w.bill, item.Bill.Amount)
		null(t, w.baseDiff, item.BaseDiff)
		null(t, w.amountDiff, item.AmountDiff)
		tabletest.Equal(t, w.explains, item.Explains)
		null(t, w.floor, item.BelowFloor)
		assert.False(t, item.AboveCeiling.Valid)
		assert.NoError(t, item.Err)
	}
	null(t, "2040.80", r.Ours)
	null(t, "1760.80", r.Bill)
	tabletest.Equal(t, "280.00", r.Difference)
	assert.Equal(t,
		"2040.80 - 1760.80 = 280.00 = 40.00 (base_diff) + 640.00 (missing_in_bill) - 400.00 (extra_in_bill)", r.Proof())
}

// One line of ours, a wage of 12,000.07 (960.0056, 960.01), against one row.
func TestClasses(t *testing.T) {
	type c struct {
		name, base, rate, amount string
		want                     bill.Class
		explains                 string
	}
	tabletest.Each(t, []c{
		{name: "equal", base: "12000.07", rate: "0.08", amount: "960.01", want: bill.Equal, explains: "0"},
		{name: "equal in another writing", base: "12000.070", rate: "0.0800", amount: "960.010", want: bill.Equal,
			explains: "0"},
		{name: "only the amount, equal", base: "", rate: "", amount: "960.01", want: bill.Equal, explains: "0"},
		{name: "another base", base: "11500", rate: "0.08", amount: "920", want: bill.BaseDiff, explains: "40.01"},
		{name: "another base, no rate", base: "11500", rate: "", amount: "920", want: bill.BaseDiff, explains: "40.01"},
		{name: "another base that gives the same", base: "12000.1", rate: "0.08", amount: "960.01", want: bill.BaseDiff,
			explains: "0"},
		{name: "another base that does not give it", base: "11500", rate: "0.08", amount: "920.01",
			want: bill.AmountDiff, explains: "40"},
		// 12,000.07 x 7 % = 840.0049
		{name: "another rate", base: "12000.07", rate: "0.07", amount: "840.00", want: bill.RateDiff,
			explains: "120.01"},
		{name: "another rate, no base", base: "", rate: "0.07", amount: "840.00", want: bill.RateDiff,
			explains: "120.01"},
		{name: "another rate that does not give it", base: "12000.07", rate: "0.07", amount: "840.01",
			want: bill.AmountDiff, explains: "120"},
		{name: "another base and another rate", base: "11500", rate: "0.07", amount: "805", want: bill.BaseAndRateDiff,
			explains: "155.01"},
		{name: "both differ, the base would do", base: "11500", rate: "0.07", amount: "920", want: bill.AmountDiff,
			explains: "40.01"},
		{name: "both differ, the rate would do", base: "11500", rate: "0.07", amount: "840", want: bill.AmountDiff,
			explains: "120.01"},
		{name: "cut to the fen", base: "12000.07", rate: "0.08", amount: "960.00", want: bill.RoundingDiff,
			explains: "0.01"},
		{name: "cut to the fen, no rate", base: "12000.07", rate: "", amount: "960.00", want: bill.RoundingDiff,
			explains: "0.01"},
		{name: "up to the jiao", base: "12000.07", rate: "0.08", amount: "960.1", want: bill.RoundingDiff,
			explains: "-0.09"},
		{name: "up to the yuan", base: "12000.07", rate: "0.08", amount: "961", want: bill.RoundingDiff,
			explains: "-0.99"},
		{name: "no rounding gives it", base: "12000.07", rate: "0.08", amount: "960.02", want: bill.AmountDiff,
			explains: "-0.01"},
		{name: "a rounding perhaps, but of no base", base: "", rate: "0.08", amount: "960", want: bill.AmountDiff,
			explains: "0.01"},
		{name: "paid back", base: "12000.07", rate: "0.08", amount: "-960.01", want: bill.AmountDiff,
			explains: "1920.02"},
		{name: "a negative base", base: "-500", rate: "0.08", amount: "-40", want: bill.AmountDiff,
			explains: "1000.01"},
		{name: "a rate of 100 %, a fixed amount", base: "960.01", rate: "1", amount: "960.01", want: bill.AmountDiff,
			explains: "0"},
		{name: "an amount of 0 is an amount", base: "12000.07", rate: "0.08", amount: "0", want: bill.AmountDiff,
			explains: "960.01"},
		{name: "an amount of 0 and nothing else", base: "", rate: "", amount: "0", want: bill.AmountDiff,
			explains: "960.01"},
		{name: "an amount of 0 at our rate, of no base", base: "", rate: "0.08", amount: "0", want: bill.AmountDiff,
			explains: "960.01"},
		{name: "an amount of 0 on our base, at no rate", base: "12000.07", rate: "", amount: "0",
			want: bill.AmountDiff, explains: "960.01"},
		{name: "an amount of 0 on another base, at no rate", base: "11500", rate: "", amount: "0",
			want: bill.AmountDiff, explains: "960.01"},
		{name: "an amount of 0 at another rate, of no base", base: "", rate: "0.07", amount: "0",
			want: bill.AmountDiff, explains: "960.01"},
		{name: "an amount of 0 on a negative base", base: "-500", rate: "0.08", amount: "0", want: bill.AmountDiff,
			explains: "960.01"},
		{name: "our amount on another base", base: "11500", rate: "0.08", amount: "960.01", want: bill.AmountDiff,
			explains: "0"},
		{name: "our amount at another rate", base: "12000.07", rate: "0.07", amount: "960.01", want: bill.AmountDiff,
			explains: "0"},
		{name: "our product cut, on another base", base: "11500", rate: "0.08", amount: "960.00",
			want: bill.AmountDiff, explains: "0.01"},
		{name: "our product cut, at another rate", base: "12000.07", rate: "0.07", amount: "960.00",
			want: bill.AmountDiff, explains: "0.01"},
		{name: "no amount", base: "12000.07", rate: "0.08", amount: "", want: bill.Unparsable, explains: "960.01"},
		{name: "an amount that is no number", base: "12000.07", rate: "0.08", amount: "待核", want: bill.Unparsable,
			explains: "960.01"},
		{name: "an amount of full-width digits", base: "12000.07", rate: "0.08", amount: "９６０．０１", want: bill.Equal,
			explains: "0"},
		{name: "an amount with its currency", base: "12000.07", rate: "0.08", amount: "￥960.01元", want: bill.Equal,
			explains: "0"},
		{name: "an amount with a third decimal", base: "12000.07", rate: "0.08", amount: "960.005",
			want: bill.Unparsable, explains: "960.01"},
		{name: "a rate in per cent", base: "12000.07", rate: "8.00%", amount: "960.01", want: bill.Equal,
			explains: "0"},
		{name: "a rate with no sign", base: "12000.07", rate: "8", amount: "960.01", want: bill.Unparsable,
			explains: "0"},
		{name: "a rate of more than the whole", base: "12000.07", rate: "101%", amount: "960.01",
			want: bill.Unparsable, explains: "0"},
		{name: "a base with grouping", base: "12,000.07", rate: "0.08", amount: "960.01", want: bill.Equal,
			explains: "0"},
		{name: "a base with a comma amiss", base: "1,2000.07", rate: "0.08", amount: "960.01", want: bill.Unparsable,
			explains: "0"},
	}, func(t *testing.T, c c) {
		r := compare(t, received(t, pension(t, "A", c.base, c.rate, c.amount)), person(t, "A", "12000.07"))
		require.Len(t, r.Items, 1)
		item := r.Items[0]
		assert.Equal(t, c.want.String(), item.Class.String())
		tabletest.Equal(t, c.explains, item.Explains)
		assert.Equal(t, c.want == bill.Unparsable, item.Err != nil)
		null(t, "960.01", item.Ours.Amount)
		assert.Equal(t, item.Bill.Amount.Valid, item.AmountDiff.Valid)
		assert.Equal(t, item.Bill.Amount.Valid, r.Bill.Valid, "a total with an amount unread is no total")
		if c.base == "" {
			assert.False(t, item.BaseDiff.Valid, "a base that is not printed does not differ")
		}
		if c.rate == "" {
			assert.False(t, item.RateDiff.Valid)
		}
	})
}

// 12,000.99 x 8 % is 960.0792: every rounding of it but ours, 960.08, is told as one.
func TestRoundingsOfARow(t *testing.T) {
	for _, amount := range []string{"960.07", "960.00", "960.10", "961.00"} {
		r := compare(t, received(t, pension(t, "A", "12000.99", "0.08", amount)), person(t, "A", "12000.99"))
		require.Len(t, r.Items, 1)
		assert.Equal(t, bill.RoundingDiff.String(), r.Items[0].Class.String(), amount)
	}
}

func TestWhyARowCannotBeRead(t *testing.T) {
	r := compare(t, received(t, bill.Row{Base: "1,00", Rate: "-8%"}), person(t, "A", "8000"))
	require.Len(t, r.Items, 2)
	item := r.Items[1]
	assert.Equal(t, bill.Unparsable, item.Class)
	for _, says := range []string{"base 1,00 has a grouping comma", "rate -8% is below 0.00; write the rate",
		"id is not there", "month is not there", "scheme is not there",
		"payer is not there", "amount is not there; look at the bill: nothing is filled in"} {
		assert.ErrorContains(t, item.Err, says)
	}
	assert.Equal(t, "640.00 - 0.00 (known) = 640.00 = 640.00 (missing_in_bill)", r.Proof())
	assert.False(t, r.Bill.Valid)
}

// Two rows that name nobody are not one another's repetition.
func TestRowsWithoutANameAreNotRepeated(t *testing.T) {
	type row = bill.Row
	for name, forget := range map[string]func(*row){
		"no id":                 func(r *row) { r.ID = "" },
		"no month":              func(r *row) { r.Month = rule.Month{} },
		"no scheme":             func(r *row) { r.Scheme = 0 },
		"no payer":              func(r *row) { r.Payer = 0 },
		"a scheme nobody knows": func(r *row) { r.Scheme = rule.Housing + 1 },
		"a payer nobody knows":  func(r *row) { r.Payer = rule.Employer + 1 },
	} {
		nameless := pension(t, "A", "5510", "0.08", "440.80")
		forget(&nameless)
		r := compare(t, received(t, nameless, nameless))
		require.Len(t, r.Items, 2)
		for _, item := range r.Items {
			assert.Equal(t, bill.Unparsable, item.Class, name)
			assert.False(t, item.Repeated, name)
		}
		null(t, "881.60", r.Bill)
		assert.Equal(t, "0.00 - 881.60 = -881.60 = -881.60 (unparsable)", r.Proof())
	}
}

// One amount that cannot be read, wherever it stands, leaves the bill without a total.
func TestOneAmountUnread(t *testing.T) {
	unread, good := pension(t, "A", "5510", "0.08", "?"), pension(t, "B", "5510", "0.08", "440.80")
	for _, b := range []bill.Received{received(t, unread, good), received(t, good, unread)} {
		r := compare(t, b, person(t, "A", "5000"), person(t, "B", "5000"))
		null(t, "", r.Bill)
		tabletest.Equal(t, "440.80", r.BillKnown)
		assert.Equal(t, "881.60 - 440.80 (known) = 440.80 = 440.80 (unparsable)", r.Proof())
	}
}

// A slip put together by hand may hold a line twice: a row stands for one of them.
func TestALineTwice(t *testing.T) {
	a := person(t, "A", "5000")
	a.Slips[0].Lines = append(slices.Clone(a.Slips[0].Lines), a.Slips[0].Lines[0])
	r := compare(t, received(t, pension(t, "A", "5510", "0.08", "440.80")), a)
	require.Len(t, r.Items, 2)
	assert.Equal(t, []bill.Class{bill.Equal, bill.MissingInBill}, []bill.Class{r.Items[0].Class, r.Items[1].Class})
}

func TestARowTooMany(t *testing.T) {
	b := received(t, pension(t, "A", "5510", "0.08", "440.80"), pension(t, "A", "500", "0.08", "40.00"),
		pension(t, "D", "5510", "0.08", "440.80"), pension(t, "D", "5510", "", "-440.80"))
	r := compare(t, b, person(t, "A", "5000"))
	require.Len(t, r.Items, 4)
	assert.Equal(t, bill.Equal, r.Items[0].Class)
	for i, repeated := range []bool{false, true, false, true} {
		assert.Equal(t, repeated, r.Items[i].Repeated)
		assert.False(t, r.Items[i].BelowFloor.Valid, "the base of a correction is not held against the floor")
	}
	assert.Equal(t, bill.ExtraInBill, r.Items[1].Class)
	assert.Equal(t, "440.80 - 480.80 = -40.00 = -40.00 (extra_in_bill)", r.Proof())
}

// The bill of August brings rows of July: late where we pass no slip of July, compared where we do.
func TestLateRows(t *testing.T) {
	july := pension(t, "A", "10", "0.08", "0.80")
	july.Month = month(t, "2025-07")
	september := pension(t, "A", "5510", "0.08", "440.80")
	september.Month = month(t, "2025-09")
	b := received(t, july, pension(t, "A", "5510", "0.08", "440.80"), september)

	r := compare(t, b, person(t, "A", "5000"))
	require.Len(t, r.Items, 3)
	assert.Equal(t, []bill.Class{bill.Equal, bill.Retro, bill.ExtraInBill},
		[]bill.Class{r.Items[0].Class, r.Items[1].Class, r.Items[2].Class})
	assert.False(t, r.Items[1].Ours.Amount.Valid)
	assert.False(t, r.Items[1].BelowFloor.Valid)
	assert.Equal(t, "440.80 - 882.40 = -441.60 = -440.80 (extra_in_bill) - 0.80 (retro)", r.Proof())

	a := person(t, "A", "5000")
	a.Slips = append(a.Slips, slip(t, "2025-07", "5000"))
	r = compare(t, b, a)
	require.Len(t, r.Items, 3)
	// 10 x 8 % is 0.80, so the base explains it; 440.80 - 0.80 - 440.80 of September
	assert.Equal(t, bill.BaseDiff, r.Items[1].Class)
	null(t, "5510", r.Items[1].BelowFloor)
	assert.Equal(t, "881.60 - 882.40 = -0.80 = 440.00 (base_diff) - 440.80 (extra_in_bill)", r.Proof())

	// a second row of July, now that July is compared, is a row too many
	b.Rows = append(b.Rows, july)
	r = compare(t, b, a)
	require.Len(t, r.Items, 4)
	assert.Equal(t, bill.ExtraInBill, r.Items[3].Class)
	b.Rows = b.Rows[:3]

	// somebody else's slip of July does not make A's row a row too many
	c := bill.Person{ID: "C", Slips: []payroll.Slip{slip(t, "2025-07", "8000")}}
	r = compare(t, b, person(t, "A", "5000"), c)
	assert.Equal(t, bill.Retro, r.Items[2].Class)
	assert.False(t, r.Items[2].BelowFloor.Valid, "the base of a late row may be a difference")
}

// The ceiling of 2025-08 is 27,549.
func TestLimitsOfTheBillsBase(t *testing.T) {
	type c struct{ name, base, floor, ceiling string }
	tabletest.Each(t, []c{
		{name: "a fen below the floor", base: "5509.99", floor: "5510", ceiling: ""},
		{name: "at the floor", base: "5510", floor: "", ceiling: ""},
		{name: "at the ceiling", base: "27549", floor: "", ceiling: ""},
		{name: "a fen above the ceiling", base: "27549.01", floor: "", ceiling: "27549"},
		{name: "no base", base: "", floor: "", ceiling: ""},
	}, func(t *testing.T, c c) {
		for _, id := range []string{"A", "stranger"} {
			r := compare(t, received(t, pension(t, id, c.base, "0.08", "1")), person(t, "A", "8000"))
			item := r.Items[len(r.Items)-1]
			require.Equal(t, id, item.ID)
			null(t, c.floor, item.BelowFloor)
			null(t, c.ceiling, item.AboveCeiling)
		}
	})
	r := compare(t, received(t, pension(t, "D", "1", "0.08", "0.08")))
	assert.False(t, r.Items[0].BelowFloor.Valid, "no slip of ours says where the floor is")
	assert.False(t, r.Items[0].AboveCeiling.Valid, "nor where the ceiling is")
}

// Where two of our slips have another floor or ceiling, a stranger's base is held against none; each of ours against
// its own.
func TestLimitsThatDoNotAgree(t *testing.T) {
	for _, c := range []struct{ name, figure, value, base, ours, theirs string }{
		{name: "floor", figure: "pension.floor", value: "5000", base: "4900", ours: "5510", theirs: "5000"},
		{name: "ceiling", figure: "pension.ceiling", value: "30000", base: "31000", ours: "27549", theirs: "30000"},
		{name: "no ceiling", figure: "pension.ceiling", value: "none", base: "31000", ours: "27549"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := figuresOf(t, "2025-08").With(c.figure, c.value)
			require.NoError(t, err)
			b := received(t, pension(t, "A", c.base, "", "1"), pension(t, "B", c.base, "", "1"),
				pension(t, "D", c.base, "", "1"))
			r := compare(t, b, person(t, "A", "8000"), bill.Person{ID: "B", Slips: slips(t, p, "8000")},
				person(t, "C", "8000"))
			require.Len(t, r.Items, 4)
			limit := func(item bill.Item) decimal.NullDecimal {
				if c.name == "floor" {
					return item.BelowFloor
				}
				return item.AboveCeiling
			}
			null(t, c.ours, limit(r.Items[0]))
			null(t, c.theirs, limit(r.Items[1]))
			null(t, "", limit(r.Items[3]))
		})
	}
}

// The supplement's base is a published average, no limit of the person's; injury insurance has no ceiling.
func TestBasesWithoutLimits(t *testing.T) {
	m := month(t, "2021-08")
	b := bill.Received{Month: m, Covers: []bill.Column{{Scheme: rule.IllnessSupplement, Payer: rule.Employer},
		{Scheme: rule.Injury, Payer: rule.Employer}}, Rows: []bill.Row{
		{ID: "A", Month: m, Scheme: rule.IllnessSupplement, Payer: rule.Employer, Base: "-1", Amount: "29.28"},
		{ID: "A", Month: m, Scheme: rule.Injury, Payer: rule.Employer, Base: "9999999999", Amount: "1"}}}
	r := compare(t, b, bill.Person{ID: "A", Slips: []payroll.Slip{slip(t, "2021-08", "8000")}})
	require.Len(t, r.Items, 2)
	for _, item := range r.Items {
		assert.False(t, item.BelowFloor.Valid || item.AboveCeiling.Valid)
	}
}

// Without Covers the bill is about every line of the slip, nine of which it then lacks; a row about something else is
// one too many.
func TestCovers(t *testing.T) {
	b := received(t, pension(t, "A", "8000", "0.08", "640"))
	b.Covers = nil
	r := compare(t, b, person(t, "A", "8000"))
	require.Len(t, r.Items, 10)
	assert.Equal(t, bill.Equal, r.Items[0].Class)
	for _, item := range r.Items[1:] {
		assert.Equal(t, bill.MissingInBill, item.Class)
	}
	b.Covers = []bill.Column{{Scheme: rule.Pension, Payer: rule.Employer}}
	r = compare(t, b, person(t, "A", "8000"))
	require.Len(t, r.Items, 2)
	assert.Equal(t, []bill.Class{bill.MissingInBill, bill.ExtraInBill},
		[]bill.Class{r.Items[0].Class, r.Items[1].Class})
}

// The employer's pension rate of 2022-08 is disputed, so not known: what we owe is not 0, and our total is none.
func TestALineOfOursThatIsNotKnown(t *testing.T) {
	m := month(t, "2022-08")
	row := bill.Row{ID: "A", Month: m, Scheme: rule.Pension, Payer: rule.Employer, Base: "8000", Rate: "0.15",
		Amount: "1200"}
	b := bill.Received{Month: m, Covers: []bill.Column{{Scheme: rule.Pension, Payer: rule.Employee},
		{Scheme: rule.Pension, Payer: rule.Employer}}, Rows: []bill.Row{row}}
	a := bill.Person{ID: "A", Slips: []payroll.Slip{slip(t, "2022-08", "8000")}}
	r := compare(t, b, a)
	require.Len(t, r.Items, 2)
	item := r.Items[1]
	assert.Equal(t, bill.UnknownInOurs, item.Class)
	assert.ErrorIs(t, item.Err, rule.ErrNoRule)
	null(t, "", item.Ours.Amount)
	null(t, "1200", item.Bill.Amount)
	null(t, "", item.AmountDiff)
	assert.NoError(t, item.Notice)
	assert.False(t, r.Ours.Valid)
	null(t, "1200", r.Bill)
	assert.Equal(t, "640.00 (known) - 1200.00 = -560.00 = 640.00 (missing_in_bill) - 1200.00 (unknown_in_ours)",
		r.Proof())

	b.Rows[0].Amount = "1300"
	r = compare(t, b, a)
	assert.ErrorContains(t, r.Items[1].Notice, "8000.00 x 0.15 is 1200.00")

	b.Rows = nil
	r = compare(t, b, a)
	assert.Equal(t, bill.UnknownInOurs, r.Items[1].Class, "the bill has no row either")

	// a month with nothing known: each line once, with every figure it lacks
	b = bill.Received{Month: month(t, "2030-01"), Covers: []bill.Column{{Scheme: rule.Pension, Payer: rule.Employee}}}
	p, err := guangzhou.Policy(b.Month)
	require.NoError(t, err)
	s, err := p.Slip(boss(t), payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(0, 0))},
		payroll.Partial)
	require.NoError(t, err)
	r = compare(t, b, bill.Person{ID: "A", Slips: []payroll.Slip{s}})
	require.Len(t, r.Items, 1)
	for _, says := range []string{"no floor (pension.floor) is known", "no ceiling (pension.ceiling) is known",
		"no employee rate (pension.employee_rate) is known"} {
		assert.ErrorContains(t, r.Items[0].Err, says)
	}
	assert.Equal(t, "0.00 (known) - 0.00 = 0.00 = 0.00", r.Proof())
}

func TestCompareRefuses(t *testing.T) {
	type c struct {
		name       string
		bill       bill.Received
		people     []bill.Person
		code, says string
	}
	twice := person(t, "A", "8000")
	twice.Slips = append(twice.Slips, twice.Slips[0])
	tabletest.Each(t, []c{
		{name: "no month", bill: bill.Received{}, people: nil, code: "missing_field",
			says: "bill month is not set; say which month the bill is for: earlier rows are late ones"},
		{name: "no id", bill: received(t), people: []bill.Person{person(t, "", "8000")}, code: "missing_field",
			says: "id is empty; pass the id the bill prints"},
		{name: "a month twice", bill: received(t), people: []bill.Person{twice}, code: "conflict",
			says: "people[0].id A has two slips of 2025-08; pass one slip a month and person"},
		{name: "a person twice", bill: received(t),
			people: []bill.Person{person(t, "A", "8000"), person(t, "A", "9000")}, code: "conflict",
			says: "people[1].id A has two slips of 2025-08"},
		{name: "a slip that was refused", bill: received(t),
			people: []bill.Person{{ID: "A", Slips: []payroll.Slip{{}}}}, code: "missing_field",
			says: "people[0].id A has no month; leave out slips that were refused"},
	}, func(t *testing.T, c c) {
		r, err := c.bill.Compare(c.people)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
		assert.Nil(t, r.Items)
	})
	_, err := bill.Received{}.Compare([]bill.Person{twice, {}})
	for _, says := range []string{"bill month", "two slips", "id is empty"} {
		assert.ErrorContains(t, err, says)
	}
}

func TestProofOfAmountsPaidBack(t *testing.T) {
	r := compare(t, received(t, pension(t, "D", "", "", "-40.00")))
	assert.Equal(t, "0.00 - (-40.00) = 40.00 = 40.00 (extra_in_bill)", r.Proof())
	r = compare(t, received(t))
	assert.Equal(t, "0.00 - 0.00 = 0.00 = 0.00", r.Proof())
}

func TestClassNames(t *testing.T) {
	text, err := json.Marshal([]bill.Class{bill.Equal, bill.BaseDiff, bill.RateDiff, bill.RoundingDiff, bill.AmountDiff,
		bill.MissingInBill,
		bill.ExtraInBill, bill.Retro, bill.Unparsable, bill.UnknownInOurs, bill.BaseAndRateDiff, bill.OnceRoundedDiff,
		bill.Ambiguous})
	require.NoError(t, err)
	assert.JSONEq(t,
		`["match","base_diff","rate_diff","rounding_diff","amount_diff","missing_in_bill","extra_in_bill","retro",
			"unparsable","unknown_in_ours","base_and_rate_diff","once_rounded_diff","ambiguous"]`, string(text))
	assert.Equal(t, "invalid(0)", bill.Class(0).String())
	assert.Equal(t, "invalid(14)", bill.Class(14).String())
}

// The bill made from our own slips matches them all.
func TestOurOwnBillMatches(t *testing.T) {
	var people []bill.Person
	var rows []bill.Row
	for i, wage := range []string{"3000", "8000.01", "27549", "99999.99"} {
		p := person(t, strconv.Itoa(i), wage)
		people = append(people, p)
		for j := range p.Slips[0].Lines {
			l := &p.Slips[0].Lines[j]
			rows = append(rows, bill.Row{ID: p.ID, Month: p.Slips[0].Month, Scheme: l.Scheme(), Payer: l.Payer(),
				Base: l.Base().String(), Rate: l.Rate().String(), Amount: l.Amount().String()})
		}
	}
	slices.Reverse(rows)
	r := compare(t, bill.Received{Month: month(t, "2025-08"), Rows: rows}, people...)
	require.Len(t, r.ByClass, 1)
	assert.Equal(t, bill.Equal, r.ByClass[0].Class)
	assert.Equal(t, len(rows), r.ByClass[0].Count)
}

// FuzzCompare makes bills of any rows; the identity holds of every one, and nothing of ours is lost.
func FuzzCompare(f *testing.F) {
	f.Add("440.80", "5510", "0.08", []byte{0, 1, 1, 1, 1, 1, 1, 1})
	f.Add("-40", "", "8%", []byte{2, 3, 0, 9, 0, 1, 1, 2, 0, 1, 1, 2})
	f.Add("", "1e9", "2", []byte{1, 1, 1, 1})
	f.Add("535.01", "10,000.10", "5.35%", []byte{0, 0, 2, 2, 4, 0, 2, 2, 5, 0, 2, 2})
	people := []bill.Person{person(f, "A", "5000"), person(f, "B", "12000.07")}
	people[1].Slips = append(people[1].Slips, slip(f, "2022-08", "12000"))
	// the employer's pension of 2022-08 is disputed, so not known
	var own decimal.Decimal
	lines := 0
	for _, p := range people {
		for _, s := range p.Slips {
			lines += len(s.Lines) + len(s.Missing)
			for i := range s.Lines {
				own = own.Add(s.Lines[i].Amount())
			}
		}
	}
	f.Fuzz(func(t *testing.T, amount, base, rate string, picks []byte) {
		b := bill.Received{Month: rule.MonthOf(2025, 8)}
		for ; len(picks) >= 4; picks = picks[4:] {
			b.Rows = append(b.Rows, bill.Row{ID: []string{"A", "B", "C", "", "4401*1", "合计"}[picks[0]%6],
				Month:  rule.MonthOf(2025, 8).Add(-int(picks[1] % 4)),
				Scheme: rule.Scheme(picks[2] % 10), Payer: rule.Payer(picks[3] % 4),
				Base: base, Rate: rate, Amount: amount})
			amount, base = base, amount
		}
		r := compare(t, b, people...)
		require.True(t, own.Equal(r.OursKnown))
		require.False(t, r.Ours.Valid)
		ours := 0
		for _, item := range r.Items {
			if item.Ours.Amount.Valid || item.Class == bill.UnknownInOurs || item.Class == bill.Unparsable &&
				item.Row >= 0 && errorsOfOurs(item) {
				ours++
			}
			if item.OneItem {
				ours++ // of two lines
			}
			missing := item.Class == bill.MissingInBill || item.Class == bill.Ambiguous && item.Row < 0
			require.Equal(t, missing, item.Row < 0 && item.Ours.Amount.Valid)
			require.Equal(t, item.Ours.Amount.Valid && item.Bill.Amount.Valid, item.AmountDiff.Valid)
			if item.Class == bill.Equal {
				require.True(t, item.Explains.IsZero())
			}
		}
		require.Equal(t, lines, ours)
		require.NotEmpty(t, r.Proof())
	})
}

// errorsOfOurs reports whether an item stands for a line of ours that is not known.
func errorsOfOurs(item bill.Item) bool { return rule.CodeOf(item.Err) == "no_rule" }
