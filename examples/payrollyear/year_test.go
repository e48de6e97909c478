package main

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll/reconcile"
	"github.com/shebao-go/shebao/rule"
)

// demo runs the fictional company.
func demo(t *testing.T) (*year, *bureau) {
	t.Helper()
	o, err := readFlags(nil, io.Discard)
	require.NoError(t, err)
	people, refused, err := o.open(strings.NewReader(""), io.Discard)
	require.NoError(t, err)
	require.Zero(t, refused)
	y := &year{options: o}
	require.NoError(t, y.prepare())
	for _, p := range people {
		one, err := y.person(p)
		require.NoError(t, err, p.id)
		y.people = append(y.people, one)
	}
	b, err := y.bureau()
	require.NoError(t, err)
	return y, b
}

// terms of a month in fen and hundred-millionths, read from the policy; the arithmetic below is the test's own.
type terms struct{ floor, ceiling, employee, employer, unit int64 }

func number(f rule.Figure) int64 { return f.Number().Decimal().Shift(8).BigInt().Int64() }

func termsOf(y *year, m int, late bool) map[rule.Scheme]terms {
	p := y.due[m]
	limit := func(f rule.Figure) int64 {
		if f.None() {
			return 1 << 62
		}
		return number(f) / 1_000_000
	}
	out := map[rule.Scheme]terms{
		rule.Pension:      {limit(p.Pension.Floor), limit(p.Pension.Ceiling), number(p.Pension.EmployeeRate), number(p.Pension.EmployerRate), 1},
		rule.Medical:      {limit(p.Medical.Floor), limit(p.Medical.Ceiling), number(p.Medical.EmployeeRate), number(p.Medical.EmployerRate), 1},
		rule.Maternity:    {limit(p.Maternity.Floor), limit(p.Maternity.Ceiling), 0, number(p.Maternity.EmployerRate), 1},
		rule.Unemployment: {limit(p.Unemployment.Floor), limit(p.Unemployment.Ceiling), number(p.Unemployment.EmployeeRate), 800_000, 1},
		rule.Injury:       {limit(p.Injury.Floor), limit(p.Injury.Ceiling), 0, 200_000, 1},
		rule.Housing:      {limit(p.Housing.Floor), limit(p.Housing.Ceiling), 5_000_000, 5_000_000, 100},
	}
	if late && m >= 7 && m <= 9 {
		pension := out[rule.Pension]
		pension.floor, pension.ceiling = 550_000, 2_750_100
		out[rule.Pension] = pension
	}
	return out
}

// owed is base x rate, half up to the unit.
func owed(wage, rate int64, x terms) int64 {
	base := min(max(wage, x.floor), x.ceiling)
	divisor := 100_000_000 * x.unit
	return (base*rate + divisor/2) / divisor * x.unit
}

// rosterRow is a row of the roster as the test reads it.
type rosterRow map[string]string

func rosterRows(t *testing.T) []rosterRow {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(string(demoRoster))).ReadAll()
	require.NoError(t, err)
	var out []rosterRow
	for _, cells := range all[1:] {
		r := rosterRow{}
		for i, name := range all[0] {
			r[name] = cells[i]
		}
		out = append(out, r)
	}
	return out
}

func (r rosterRow) fen(t *testing.T, name string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(strings.Replace(r[name], ".", "", 1), 10, 64)
	require.NoError(t, err)
	return n
}

// works reports whether the person is employed in a month, by the months of the days.
func (r rosterRow) works(m int) bool {
	month := "2025-" + string(rune('0'+m/10)) + string(rune('0'+m%10))
	return r["hired"][:7] <= month && (r["left"] == "" || month <= r["left"][:7])
}

// wages are the base of the insurances and of the fund in a month, -1 where the fund has none.
func (r rosterRow) wages(t *testing.T, m int) (social, fund int64) {
	if strings.HasPrefix(r["hired"], "2025") {
		hired, _ := strconv.Atoi(r["hired"][5:7])
		first := r.fen(t, "first_pay")
		if r["arrival"] == "transfer" {
			return first, first
		}
		if m == hired {
			return first, -1
		}
		return first, r.fen(t, "monthly_pay")
	}
	wage := r.fen(t, "base_before")
	if m >= 7 {
		n, _ := strconv.ParseInt(r["last_year_months"], 10, 64)
		wage = (r.fen(t, "last_year_total")*2 + n) / (2 * n)
	}
	return wage, wage
}

// outside are the schemes a kind has no line in, as the page's reasons say.
var outside = map[string][]rule.Scheme{
	"side_job":       {rule.Pension, rule.Medical, rule.Maternity, rule.Unemployment, rule.Housing},
	"retired_rehire": {rule.Pension, rule.Medical, rule.Maternity, rule.Unemployment, rule.Injury, rule.Housing},
	"intern":         {rule.Pension, rule.Medical, rule.Maternity, rule.Unemployment, rule.Injury, rule.Housing},
}

// Every total of the page, added up anew from the roster in whole fen.
func TestTotalsFromTheRoster(t *testing.T) {
	y, _ := demo(t)
	got := y.total()
	var scheme [rule.Housing + 1][rule.Employer + 1]int64
	var month, late [months + 1][rule.Employer + 1]int64
	var people [months + 1]int
	for _, r := range rosterRows(t) {
		for m := 1; m <= months; m++ {
			if !r.works(m) {
				continue
			}
			people[m]++
			social, fund := r.wages(t, m)
			asPaid := termsOf(y, m, true)
			for s, x := range termsOf(y, m, false) {
				wage := social
				if s == rule.Housing {
					wage = fund
				}
				if wage < 0 || slices.Contains(outside[r["kind"]], s) {
					continue
				}
				for payer, rate := range map[rule.Payer]int64{rule.Employee: x.employee, rule.Employer: x.employer} {
					amount := owed(wage, rate, x)
					scheme[s][payer] += amount
					month[m][payer] += amount
					late[m][payer] += amount - owed(wage, rate, asPaid[s])
				}
			}
		}
	}
	assert.Equal(t, scheme, got.scheme)
	assert.Equal(t, month, got.month)
	assert.Equal(t, people, got.people)
	assert.Equal(t, late, got.retroMonths)
	assert.NotZero(t, got.retro[rule.Employee])
	assert.Equal(t, map[string]int{"limit": got.retroCauses["limit"]}, got.retroCauses, "nothing but limits changed")
}

// What is withheld, borne and made up is all that is due; what is told to income tax is what was withheld.
func TestNothingIsLost(t *testing.T) {
	y, _ := demo(t)
	s := y.total()
	var due, withheld, borne, advanced, recovered int64
	for m := 1; m <= months; m++ {
		due += s.month[m][rule.Employee]
		withheld, borne = withheld+s.withheld[m], borne+s.borne[m]
		advanced, recovered = advanced+s.advanced[m], recovered+s.recovered[m]
	}
	assert.Equal(t, due, withheld+borne+advanced-recovered+s.retro[rule.Employee])
	assert.Equal(t, s.tax[taxTotal], withheld+s.retro[rule.Employee])
	assert.Positive(t, borne)
	assert.Positive(t, advanced)
	assert.Equal(t, advanced, recovered)
}

// Three people by hand.
func TestPeople(t *testing.T) {
	y, _ := demo(t)
	of := func(id string) *personYear {
		for i := range y.people {
			if y.people[i].id == id {
				return &y.people[i]
			}
		}
		t.Fatal(id)
		return nil
	}
	amount := func(one *personYear, m int, scheme rule.Scheme) string {
		d, ok := one.due[m].Employee.Amount(scheme)
		if !ok {
			return "-"
		}
		return d.StringFixed(2)
	}
	one := of("GZ0001")
	assert.Equal(t, "929.28", amount(one, 6, rule.Pension), "11,616.00 x 8 %")
	assert.Equal(t, "929.32", amount(one, 7, rule.Pension), "139,397.77 / 12 = 11,616.48; x 8 % = 929.3184")
	hired := of("GZ0013")
	assert.Nil(t, hired.due[1])
	assert.Equal(t, "-", amount(hired, 2, rule.Housing), "a first job has no deposit in its first month")
	assert.Equal(t, "996.00", amount(hired, 3, rule.Housing), "19,910.00 x 5 % = 995.50, to the yuan")
	assert.Equal(t, "1380.43", amount(hired, 12, rule.Pension), "17,255.33 x 8 % = 1,380.4264, the same base declared again")
	side := of("GZ0050")
	assert.Len(t, side.due[1].Lines, 1)
	assert.Equal(t, rule.Injury, side.due[1].Lines[0].Scheme())
	assert.Equal(t, time.May, of("GZ0061").unpaid.Month())
}

// The bill has six errors, each of its own class, and their shares add up to the difference.
func TestSixErrors(t *testing.T) {
	_, b := demo(t)
	classes := map[reconcile.Class]int{}
	explained := int64(0)
	for i := range b.report.Items {
		item := &b.report.Items[i]
		explained += yuanFen(item.Explains)
		if item.Class != reconcile.Match {
			classes[item.Class]++
		}
	}
	assert.Equal(t, map[reconcile.Class]int{reconcile.BaseDiff: 1, reconcile.RateDiff: 1, reconcile.RoundingDiff: 1, reconcile.MissingInBill: 1, reconcile.ExtraInBill: 1, reconcile.Unparsable: 1}, classes)
	assert.Equal(t, yuanFen(b.report.OursKnown)-yuanFen(b.report.BillKnown), explained)
	assert.False(t, b.report.Bill.Valid)
	assert.Len(t, b.problems, 1)
}

// Every receipt of July is the same again, and the new limits change those at the floor or above the ceiling only.
func TestReceipts(t *testing.T) {
	y, _ := demo(t)
	r, err := y.receipts()
	require.NoError(t, err)
	changed, all := 0, 0
	for _, row := range rosterRows(t) {
		if !row.works(7) {
			continue
		}
		all++
		wage, _ := row.wages(t, 7)
		old, now := owed(wage, 8_000_000, terms{550_000, 2_750_100, 0, 0, 1}), owed(wage, 8_000_000, terms{551_000, 2_754_900, 0, 0, 1})
		if old != now && !slices.Contains(outside[row["kind"]], rule.Pension) {
			changed++
		}
	}
	assert.Equal(t, []int{all, all, changed}, []int{r.all, r.same, r.changed})
	assert.Equal(t, all, strings.Count(string(r.lines), "\n"))
}
