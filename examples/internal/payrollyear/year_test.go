package payrollyear

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// demoYear is the fictional company's year, computed once; no test changes it.
var demoYear = sync.OnceValues(func() (*year, error) {
	o, err := readFlags(Tools{}, nil, io.Discard)
	if err != nil {
		return nil, err
	}
	list, err := refused.Begin(&o.Files, "", o.Lang, io.Discard)
	if err != nil {
		return nil, err
	}
	y, err := o.run(strings.NewReader(""), io.Discard, list)
	if err != nil {
		return nil, err
	}
	return y, y.files()
})

// computed is the program's run up to its page.
func computed(t *testing.T) *year {
	t.Helper()
	y, err := demoYear()
	require.NoError(t, err)
	require.Zero(t, y.staff.refused.Rows())
	return y
}

// terms are a scheme's limits in yuan and rates in hundredths of a percent, both of a month, and the unit amounts are
// rounded to in fen.
type terms struct{ floor, ceiling, employee, employer, unit int64 }

const noCeiling = 1 << 40

// law is the figures of guangzhou/figures for a month of 2025, and the company's own: 0.8 % unemployment, 0.2 % injury,
// 5 % fund. first is as the month was first run: the pension limits of 2025-07 were known by 2025-10-31, so that July
// to October were run on those of 2024-07 (粤人社发〔2024〕33号).
func law(m int, first bool) map[rule.Scheme]terms {
	pick := func(from int, before, after int64) int64 {
		if m < from {
			return before
		}
		return after
	}
	limits := 7
	if first {
		limits = 11
	}
	minimum := pick(3, 2300, 2500)
	return map[rule.Scheme]terms{
		rule.Pension:      {pick(limits, 5500, 5510), pick(limits, 27501, 27549), 800, 1600, 1},
		rule.Medical:      {6236, 31179, 200, 450, 1},
		rule.Maternity:    {6236, 31179, 0, 85, 1},
		rule.Unemployment: {minimum, pick(7, 39579, 41112), 20, 80, 1},
		rule.Injury:       {minimum, noCeiling, 0, 20, 1},
		rule.Housing:      {minimum, pick(7, 39579, 39828), 500, 500, 100},
	}
}

// owed is base x rate of a wage in fen, half up to the unit.
func (x terms) owed(wage, rate int64) int64 {
	base := min(max(wage, x.floor*100), x.ceiling*100)
	divisor := 10_000 * x.unit
	return (base*rate + divisor/2) / divisor * x.unit
}

// member is a row of the roster as the tests read it.
type member map[string]string

func members(t *testing.T) (out []member) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(string(demoRoster))).ReadAll()
	require.NoError(t, err)
	for _, cells := range all[1:] {
		r := member{}
		for i, name := range all[0] {
			r[name] = cells[i]
		}
		out = append(out, r)
	}
	return out
}

func fenOf(t *testing.T, yuan string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(strings.ReplaceAll(strings.Replace(yuan, ".", "", 1), ",", ""), 10, 64)
	require.NoError(t, err)
	return n
}

func nameOf(m int) string { return "2025-" + strconv.Itoa(100 + m)[1:] }

// works reports whether the person is employed in a month.
func (r member) works(m int) bool {
	return r["hired"][:7] <= nameOf(m) && (r["left"] == "" || nameOf(m) <= r["left"][:7])
}

// wages are the base of the insurances and of the fund in a month, -1 where the fund has none.
func (r member) wages(t *testing.T, m int) (social, fund int64) {
	if r["first_pay"] != "" {
		first := fenOf(t, r["first_pay"])
		switch {
		case r["arrival"] == "transfer":
			return first, first
		case r["hired"][:7] == nameOf(m):
			return first, -1
		}
		return first, fenOf(t, r["monthly_pay"])
	}
	wage := fenOf(t, r["base_before"])
	if m >= 7 {
		n, err := strconv.ParseInt(r["last_year_months"], 10, 64)
		require.NoError(t, err)
		wage = (fenOf(t, r["last_year_total"])*2 + n) / (2 * n)
	}
	return wage, wage
}

// amounts are what is due of a person in a month.
func (r member) amounts(t *testing.T, m int, first bool) (out byScheme) {
	outside := map[string][]rule.Scheme{
		"side_job":       {rule.Pension, rule.Medical, rule.Maternity, rule.Unemployment, rule.Housing},
		"retired_rehire": {rule.Pension, rule.Medical, rule.Maternity, rule.Unemployment, rule.Injury, rule.Housing},
		"intern":         {rule.Pension, rule.Medical, rule.Maternity, rule.Unemployment, rule.Injury, rule.Housing},
	}[r["kind"]]
	if !r.works(m) {
		return out
	}
	social, fund := r.wages(t, m)
	for scheme, x := range law(m, first) {
		wage := social
		if scheme == rule.Housing {
			wage = fund
		}
		if wage >= 0 && !slices.Contains(outside, scheme) {
			out[scheme] = byPayer{rule.Employee: x.owed(wage, x.employee), rule.Employer: x.owed(wage, x.employer)}
		}
	}
	return out
}

func (b *byScheme) plus(other byScheme, sign int64) {
	for scheme := range b {
		for payer := range b[scheme] {
			b[scheme][payer] += sign * other[scheme][payer]
		}
	}
}

// The pension limits of 2025-07 (粤人社发〔2025〕32号) were known by 2025-10-31: who ran a month on its 15th knew them from
// November on, and no other figure of the year came late.
func TestMonthsFirstRun(t *testing.T) {
	f := figuresOf(t)
	assert.Equal(t, []int{7, 8, 9, 10}, f.late)
	assert.Equal(t, []int{11}, f.settlements())
	for _, c := range []struct {
		name              string
		month             int
		figure            func(payroll.Policy) rule.Figure
		firstRun, inForce string
		grade             rule.Grade // as first run; in force it is official
		standing          rule.Standing
	}{
		{"floor of July", 7, floorOf, "5500", "5510", rule.Provisional, rule.Carried},
		{"ceiling of October", 10, ceilingOf, "27501", "27549", rule.Provisional, rule.Carried},
		{"floor of June", 6, floorOf, "5500", "5500", rule.Official, rule.InForce},
		{"floor of November", 11, floorOf, "5510", "5510", rule.Official, rule.InForce},
	} {
		t.Run(c.name, func(t *testing.T) {
			was, is := c.figure(f.paid[c.month]), c.figure(f.due[c.month])
			assert.Equal(t, []string{c.firstRun, c.inForce}, []string{was.Number().String(), is.Number().String()})
			assert.Equal(t, []rule.Grade{c.grade, rule.Official}, []rule.Grade{was.Grade(), is.Grade()})
			assert.Equal(t, []rule.Standing{c.standing, rule.InForce}, []rule.Standing{was.Standing(), is.Standing()})
		})
	}
	onTime := figuresOf(t, "-on-time")
	assert.Empty(t, onTime.late)
	assert.Empty(t, onTime.settlements())
	assert.Equal(t, onTime.due, onTime.paid)
}

// figuresOf are the figures that flags ask for.
func figuresOf(t *testing.T, flags ...string) *figures {
	t.Helper()
	o, err := readFlags(Tools{}, flags, io.Discard)
	require.NoError(t, err)
	employer, err := payroll.NewEmployer(o.employer.Settings)
	require.NoError(t, err)
	f, err := o.readFigures(employer)
	require.NoError(t, err)
	return f
}

func floorOf(p payroll.Policy) rule.Figure   { return p.Pension.Floor }
func ceilingOf(p payroll.Policy) rule.Figure { return p.Pension.Ceiling }

// Every sum of the page, added up anew from the roster in whole fen.
func TestSumsFromTheRoster(t *testing.T) {
	got := computed(t).sums
	var due [months + 1]byScheme
	var people [months + 1]int
	var madeUp [months + 1]byPayer
	touched := 0
	for _, r := range members(t) {
		owes := false
		for m := 1; m <= months; m++ {
			now, first := r.amounts(t, m, false), r.amounts(t, m, true)
			due[m].plus(now, 1)
			due[0].plus(now, 1)
			if r.works(m) {
				people[m]++
			}
			now.plus(first, -1)
			for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
				madeUp[m][payer] += now.sum(payer)
				madeUp[0][payer] += now.sum(payer)
				owes = owes || now.sum(payer) != 0
			}
		}
		if owes {
			touched++
		}
	}
	assert.Equal(t, due, got.due)
	assert.Equal(t, people[1:], got.people[1:])
	assert.Equal(t, madeUp, got.madeUp)
	assert.Equal(t, touched, got.madeUpPeople)
	assert.NotZero(t, touched)
	assert.Len(t, got.madeUpCauses, 1, "nothing but limits changed")
	assert.Positive(t, got.madeUpCauses["limit"])
}

// What is withheld each month, from the roster: what was first run, without what the employer bears; nothing in a month
// without pay, which the next month brings; in November what was made up, of those who are still there.
func TestWithheldFromTheRoster(t *testing.T) {
	got := computed(t).sums
	var withheld [months + 1]int64
	var borne, open int64
	for _, r := range members(t) {
		carried := int64(0)
		for m := 1; m <= months; m++ {
			now, first := r.amounts(t, m, false), r.amounts(t, m, true)
			due, late := first.sum(rule.Employee), now.sum(rule.Employee)-first.sum(rule.Employee)
			switch {
			case r["borne"] == "yes":
				borne += now[rule.Pension][rule.Employee]
				due, late = due-first[rule.Pension][rule.Employee], 0
			case r["unpaid_month"] == nameOf(m):
				carried, due = due, 0
			case !r.works(11):
				open, late = open+late, 0
			}
			if r["unpaid_month"] != nameOf(m) {
				due, carried = due+carried, 0
			}
			withheld[m] += due
			withheld[11] += late
			withheld[0] += due + late
		}
	}
	assert.Equal(t, withheld, got.withheld)
	assert.Equal(t, []int64{borne, 0, open}, []int64{got.borne, got.advanced, got.open})
	assert.Positive(t, borne)
	assert.Positive(t, open)
	assert.Equal(t, got.due[0].sum(rule.Employee), got.withheld[0]+borne+open)
	assert.Equal(t, withheld[0], got.tax[0]+got.tax[1]+got.tax[2]+got.tax[3], "income tax is told what was withheld")
}

// People by hand. A cell is the employee's part of a scheme in a month as it is due, "-" where there is no line.
func TestPeopleByHand(t *testing.T) {
	y := computed(t)
	tabletest.Each(t, []struct {
		name   string
		id     string
		month  int
		scheme rule.Scheme
		want   string
	}{
		{"base of January: 5,942.40 x 8 % = 475.392", "GZ0001", 6, rule.Pension, "475.39"},
		{"base declared in July: 71,310.17 / 12 = 5,942.51; x 8 % = 475.4008", "GZ0001", 7, rule.Pension, "475.40"},
		{"above the ceiling in June: 27,501 x 8 %", "GZ0060", 6, rule.Pension, "2200.08"},
		{"above the ceiling in July: 27,549 x 8 %", "GZ0060", 7, rule.Pension, "2203.92"},
		{"below the floor in July: 5,510 x 8 %", "GZ0119", 7, rule.Pension, "440.80"},
		{"gone in September", "GZ0119", 9, rule.Pension, "-"},
		{"nine months worked: 59,572.07 / 9 = 6,619.12; x 8 % = 529.5296", "GZ0031", 7, rule.Pension, "529.53"},
		{"first job, month of joining", "GZ0013", 2, rule.Housing, "-"},
		{"first job, second month: 6,470.00 x 5 % = 323.50, to the yuan", "GZ0013", 3, rule.Housing, "324.00"},
		{"first job, pension on the first pay below the floor: 5,500 x 8 %", "GZ0013", 2, rule.Pension, "440.00"},
		{"first job, in December on the same base: 5,510 x 8 %", "GZ0013", 12, rule.Pension, "440.80"},
		{"transfer, month of joining: 5,301.33 x 5 % = 265.07, to the yuan", "GZ0026", 3, rule.Housing, "265.00"},
		{"side job", "GZ0050", 1, rule.Pension, "-"},
		{"retired re-hire", "GZ0051", 1, rule.Medical, "-"},
		{"intern", "GZ0053", 1, rule.Unemployment, "-"},
	}, func(t *testing.T, c struct {
		name   string
		id     string
		month  int
		scheme rule.Scheme
		want   string
	}) {
		one := y.of(t, c.id)
		got := "-"
		if slip := one.due[c.month]; slip != nil {
			if amount, there := slip.Employee.Amount(c.scheme); there {
				got = amount.StringFixed(2)
			}
		}
		assert.Equal(t, c.want, got)
	})
	side := y.of(t, "GZ0050").due[1]
	require.Len(t, side.Lines, 1)
	assert.Equal(t, "7.83", side.Lines[0].Amount().StringFixed(2), "injury, 3,916.80 x 0.2 % = 7.8336")
}

// of is the year of one of the people.
func (y *year) of(t *testing.T, id string) *personYear {
	t.Helper()
	for i := range y.people {
		if y.people[i].id == id {
			one, err := y.person(y.people[i].person)
			require.NoError(t, err)
			return &one
		}
	}
	t.Fatal(id)
	return nil
}

// Every receipt of July is the same again; the new limits are used by everybody with a pension line and change those
// whose amount differs.
func TestReceipts(t *testing.T) {
	r := computed(t).receipts
	all, touched, changed := 0, 0, 0
	for _, row := range members(t) {
		now, first := row.amounts(t, 7, false), row.amounts(t, 7, true)
		if row.works(7) {
			all++
		}
		if now[rule.Pension].both() > 0 {
			touched++
		}
		if now != first {
			changed++
		}
	}
	assert.Equal(t, []int{all, all, touched, changed}, []int{r.all, r.same, r.touched, r.changed})
}
