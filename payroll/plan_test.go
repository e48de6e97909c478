package payroll_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// planOf is a plan with the lines that can be known.
func planOf(t testing.TB, p *payroll.Policy, boss payroll.Employer, outside ...payroll.Exclusion) *payroll.Plan {
	t.Helper()
	plan, err := p.Plan(boss, outside, payroll.Partial)
	require.NoError(t, err)
	return plan
}

// fill computes wages on one core.
func fill(t testing.TB, plan *payroll.Plan, wages ...int64) payroll.Batch {
	t.Helper()
	batch := plan.NewBatch(len(wages))
	batch.Wages.All = wages
	refused, err := plan.Fill(batch, 1)
	require.NoError(t, err)
	require.Empty(t, refused)
	return batch
}

// places are where the columns of a plan stand in a Row.
func places(t testing.TB, plan *payroll.Plan) []int {
	t.Helper()
	var out []int
	for _, c := range plan.Columns() {
		out = append(out, slices.Index(payroll.RowColumns(), c))
	}
	require.NotContains(t, out, -1)
	return out
}

// checkRows fills rows with the wages of a batch that was filled, over what they held before, and compares number by
// number: an amount for each column, NoAmount for what the plan does not have.
func checkRows(t testing.TB, plan *payroll.Plan, b payroll.Batch, cores int) []payroll.RowError {
	t.Helper()
	people := len(b.Wages.All)
	rows := make([]payroll.Row, people)
	for i := range rows {
		rows[i].Amounts[i%len(rows[i].Amounts)], rows[i].Employee, rows[i].Employer = 7, 8, 9
	}
	refused, err := plan.FillRows(b.Wages, rows, cores)
	require.NoError(t, err)
	places := places(t, plan)
	want := payroll.Row{Employee: payroll.NoAmount, Employer: payroll.NoAmount}
	for place := range want.Amounts {
		want.Amounts[place] = payroll.NoAmount
	}
	for i, got := range rows {
		for c, place := range places {
			want.Amounts[place] = b.Amounts[c][i]
		}
		if b.Employee != nil {
			want.Employee = b.Employee[i]
		}
		if b.Employer != nil {
			want.Employer = b.Employer[i]
		}
		if got != want {
			t.Fatalf("row %d: %v, the columns say %v", i, got, want)
		}
	}
	return refused
}

// checkRow compares a row of a batch with a slip: the same lines in the same order, the same totals.
func checkRow(t *testing.T, plan *payroll.Plan, b payroll.Batch, row int, s *payroll.Slip) {
	t.Helper()
	columns := plan.Columns()
	if len(columns) != len(s.Lines) {
		t.Fatalf("%s: %d columns, %d lines", s.Month, len(columns), len(s.Lines))
	}
	for i := range s.Lines {
		line := &s.Lines[i]
		if columns[i] != (payroll.Column{Scheme: line.Scheme(), Payer: line.Payer()}) ||
			b.Amounts[i][row] != line.Fen() {
			t.Fatalf("%s, row %d: %v is %d, the slip says %s", s.Month, row, columns[i], b.Amounts[i][row],
				line.Formula())
		}
	}
	for side, total := range map[*payroll.Side][]int64{&s.Employee: b.Employee, &s.Employer: b.Employer} {
		want, err := side.Total()
		if (err == nil) != (total != nil) {
			t.Fatalf("%s: a total of the plan is there: %v, of the slip: %v", s.Month, total != nil, err)
		}
		if err == nil && !want.Equal(decimal.New(total[row], -2)) {
			t.Fatalf("%s, row %d: total %d, the slip says %s", s.Month, row, total[row], want)
		}
	}
}

// Every month, every kind of settings, the wages around every limit and some by chance: a row is the slip.
func TestPlanIsTheSlip(t *testing.T) {
	random := rand.New(rand.NewPCG(20140519, 2))
	compared := 0
	for i := range oracleMonths {
		p, err := guangzhou.Policy(firstMonth.Add(i))
		require.NoError(t, err)
		var wages []int64
		for _, wage := range pointed(&p) {
			wages = append(wages, wage.Shift(2).BigInt().Int64())
		}
		for range 200 {
			wages = append(wages, random.Int64N(6_000_000))
		}
		for _, x := range termsOf(&p) {
			boss := employer(t, x.settings())
			plan, err := p.Plan(boss, nil, x.options()...)
			require.NoError(t, err)
			b := fill(t, plan, wages...)
			require.Empty(t, checkRows(t, plan, b, 1))
			for row, wage := range wages {
				s, err := p.Slip(boss, x.earning(decimal.New(wage, -2)), payroll.Partial)
				require.NoError(t, err)
				checkRow(t, plan, b, row, &s)
				compared++
			}
		}
	}
	assert.Greater(t, compared, 230_000)
}

// Every wage from 0 to 50,000.00 by the fen: the batch is the slip, and both oracles say the same on either side of
// every step. An amount only rises with the wage, as the oracles do, so that equal at both ends of a flat stretch is
// equal on it.
func TestPlanOnEveryFen(t *testing.T) {
	const last = 5_000_000
	p := policy(t, benchMonth)
	x := someTerms()[0]
	boss := employer(t, x.settings())
	plan, err := p.Plan(boss, nil)
	require.NoError(t, err)
	wages := make([]int64, last+1)
	for i := range wages {
		wages[i] = int64(i)
	}
	b := fill(t, plan, wages...)
	require.Empty(t, checkRows(t, plan, b, 2))
	var all sync.WaitGroup
	for c, i := range x.items(p) {
		all.Go(func() { checkSteps(t, i, b.Amounts[c]) })
	}
	const parts = 4
	for part := range parts {
		all.Go(func() { checkSlips(t, p, boss, b, part*last/parts, (part+1)*last/parts) })
	}
	all.Wait()
}

// checkSlips compares the rows from one wage to another, both inclusive, with their slips.
func checkSlips(t *testing.T, p *payroll.Policy, boss payroll.Employer, b payroll.Batch, from, to int) {
	for wage := from; wage <= to && !t.Failed(); wage++ {
		s, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(int64(wage), -2))})
		if err != nil {
			t.Errorf("wage %d: %v", wage, err)
		}
		var employee, employer int64
		for i := range s.Lines {
			line := &s.Lines[i]
			if line.Fen() != b.Amounts[i][wage] {
				t.Errorf("wage %d: column %d is %d, the slip says %d", wage, i, b.Amounts[i][wage], line.Fen())
			}
			if line.Payer() == rule.Employee {
				employee += line.Fen()
			} else {
				employer += line.Fen()
			}
		}
		if len(s.Lines) != len(b.Amounts) || employee != b.Employee[wage] || employer != b.Employer[wage] {
			t.Errorf("wage %d: totals %d and %d, the lines add up to %d and %d", wage, b.Employee[wage],
				b.Employer[wage], employee, employer)
		}
	}
}

// checkSteps compares a column over whole fen with the oracles on both sides of every step.
func checkSteps(t *testing.T, i item, amounts []int64) {
	check := func(wage int) {
		d := decimal.New(int64(wage), -2)
		_, amount := decimalAmount(i, d)
		_, rat := ratAmount(i, d)
		if got := decimal.New(amounts[wage], -2); !got.Equal(amount) || rat.Cmp(got.Rat()) != 0 {
			t.Errorf("%s %s, wage %s: %s, decimal %s, rat %s", i.scheme, i.payer, d, got, amount, rat.FloatString(2))
		}
	}
	check(0)
	for wage := 1; wage < len(amounts); wage++ {
		if amounts[wage] < amounts[wage-1] {
			t.Errorf("%s %s falls at wage %d", i.scheme, i.payer, wage)
		}
		if amounts[wage] != amounts[wage-1] {
			check(wage - 1)
			check(wage)
		}
	}
	check(len(amounts) - 1)
}

// The loop the plan is measured against does the same work.
func TestConstantLoopIsThePlan(t *testing.T) {
	p := policy(t, benchMonth)
	plan, err := p.Plan(employer(t, settings()), nil)
	require.NoError(t, err)
	wages, loop := people(rows), newColumns()
	constantLoop(wages, loop)
	b := fill(t, plan, wages...)
	for c, column := range append(b.Amounts, b.Employee, b.Employer) {
		require.True(t, slices.Equal(loop[c], column), "column %d", c)
	}
}

// Figures nobody would publish: rates of eight decimals, limits of any fen, every unit of the fund. Batch, slip,
// decimal and whole fractions agree.
func FuzzPlan(f *testing.F) {
	f.Add(uint64(8_000_000), uint64(99_999_999), uint64(551_000), uint64(2_754_900), uint64(300_000), uint8(0))
	f.Add(uint64(100_000_000), uint64(33_333_333), uint64(0), uint64(1_000_000_000_000), uint64(999_999_999_999),
		uint8(1))
	f.Add(uint64(1), uint64(50_000_001), uint64(12_345), uint64(12_345), uint64(100), uint8(2))
	month := policy(f, benchMonth)
	f.Fuzz(func(t *testing.T, a, b, floor, ceiling, wage uint64, unit uint8) {
		const one, most = 100_000_000, 1_000_000_000_000
		low, high := min(floor%(most+1), ceiling%(most+1)), max(floor%(most+1), ceiling%(most+1))
		own := map[string]string{}
		figure := func(name string, units int64, places int32) { own[name] = decimal.New(units, -places).String() }
		for _, scheme := range []string{"pension", "medical", "maternity", "unemployment", "housing"} {
			figure(scheme+".ceiling", int64(high), 2)
			figure(scheme+".floor", int64(low), 2)
		}
		figure("pension.employee_rate", int64(a%(one+1)), 8)
		figure("pension.employer_rate", int64(b%(one+1)), 8)
		figure("medical.employer_rate", int64((a^b)%(one+1)), 8)
		figure("unemployment.employee_rate", int64(a%(one/10+1)), 8)
		figure("housing.deposit_unit", [...]int64{1, 10, 100}[unit%3], 2)
		p, err := month.WithAll(own)
		require.NoError(t, err)
		x := terms{injury: decimal.New(int64(a%3_000_001), -8).String(),
			unemployment: decimal.New(int64(b%3_000_001),
				-8).String(), housingEmployer: "0.07654321", housingEmployee: "0.05"}
		boss := employer(t, x.settings())
		plan, err := p.Plan(boss, nil)
		require.NoError(t, err)
		fens := int64(wage % (most + 1))
		batch := fill(t, plan, fens)
		d := decimal.New(fens, -2)
		s, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(d)})
		require.NoError(t, err)
		checkRow(t, plan, batch, 0, &s)
		require.Empty(t, checkRows(t, plan, batch, 1))
		for c, i := range x.items(&p) {
			if i.scheme == rule.Housing {
				i.places = [...]int32{2, 1, 0}[unit%3]
			}
			_, rat := ratAmount(i, d)
			_, plain := decimalAmount(i, d)
			if got := decimal.New(batch.Amounts[c][0], -2); !got.Equal(plain) || got.Rat().Cmp(rat) != 0 {
				t.Errorf("%s %s of %s: %s, decimal %s, rat %s", i.scheme, i.payer, d, got, plain, rat.FloatString(2))
			}
		}
	})
}

// Wages that differ by scheme, and people outside of one.
func TestPlanWithOwnWages(t *testing.T) {
	p, boss := policy(t, benchMonth), employer(t, settings())
	outside := []payroll.Exclusion{{Scheme: rule.Injury, Reason: "an intern"}}
	plan := planOf(t, p, boss, outside...)
	random := rand.New(rand.NewPCG(7, 7))
	const n = 1000
	column := func() []int64 {
		out := make([]int64, n)
		for i := range out {
			out[i] = random.Int64N(5_000_000)
		}
		return out
	}
	b := plan.NewBatch(n)
	b.Wages = payroll.WageColumns{All: column(), Pension: column(), Medical: column(), Housing: column()}
	refused, err := plan.Fill(b, 2)
	require.NoError(t, err)
	require.Empty(t, refused)
	require.Empty(t, checkRows(t, plan, b, 2))
	yuan := func(fens int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.New(fens, -2)) }
	for row := range n {
		s, err := p.Slip(boss,
			payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(b.Wages.All[row], -2)), Outside: outside,
				Wages: payroll.Wages{Pension: yuan(b.Wages.Pension[row]), Medical: yuan(b.Wages.Medical[row]),
					Housing: yuan(b.Wages.Housing[row])}})
		require.NoError(t, err)
		checkRow(t, plan, b, row, &s)
	}
}

// All may be left out where every scheme has wages of its own.
func TestPlanWithoutAll(t *testing.T) {
	plan := planOf(t, policy(t, benchMonth), employer(t, settings()))
	b := plan.NewBatch(1)
	one := []int64{800_000}
	b.Wages = payroll.WageColumns{Pension: one, Medical: one, Unemployment: one, Injury: one, Housing: one}
	refused, err := plan.Fill(b, 1)
	require.NoError(t, err)
	assert.Empty(t, refused)
	assert.Equal(t, fill(t, plan, 800_000).Amounts, b.Amounts)
}

// Rows that are refused stop nothing: they have no amounts and an error each, on any number of cores, wherever they
// stand.
func TestPlanRefusesRows(t *testing.T) {
	p, boss := policy(t, benchMonth), employer(t, settings())
	plan := planOf(t, p, boss)
	const n = 100_000
	b := plan.NewBatch(n)
	b.Wages.Housing, b.Wages.Pension = make([]int64, n), make([]int64, n)
	var want []payroll.RowError
	for row := range n {
		b.Wages.All[row] = int64(row) * 37 % 5_000_000
		b.Wages.Housing[row] = int64(row) * 41 % 5_000_000
		b.Wages.Pension[row] = int64(row) * 43 % 5_000_000
		switch row {
		case 0, 255, 256, 16_384, n - 1:
			b.Wages.All[row] = -1 - int64(row)*1_000_000_000_000
			want = append(want, payroll.RowError{Row: row, Wage: b.Wages.All[row]})
		case 5000:
			b.Wages.All[row] = 1_000_000_000_001
			b.Wages.Housing[row] = -1 << 63
			want = append(want, payroll.RowError{Row: row, Wage: b.Wages.All[row]},
				payroll.RowError{Row: row, Scheme: rule.Housing, Wage: b.Wages.Housing[row]})
		case 70_000:
			b.Wages.Housing[row], b.Wages.Pension[row], b.Wages.All[row] = 1<<63-1, -5, -6
			want = append(want, payroll.RowError{Row: row, Scheme: rule.Pension, Wage: -5},
				payroll.RowError{Row: row, Wage: -6}, payroll.RowError{Row: row, Scheme: rule.Housing,
					Wage: b.Wages.Housing[row]})
		case 257:
			b.Wages.All[row] = 1_000_000_000_000 // the largest wage there is, beside one that is refused
		}
	}
	for _, cores := range []int{1, 2, 7} {
		refused, err := plan.Fill(b, cores)
		require.NoError(t, err)
		assert.Equal(t, want, refused, "%d cores", cores)
		assert.Equal(t, want, checkRows(t, plan, b, cores), "%d cores, by rows", cores)
		for row := range n {
			if slices.ContainsFunc(want, func(e payroll.RowError) bool { return e.Row == row }) {
				for _, column := range append(slices.Clone(b.Amounts), b.Employee, b.Employer) {
					require.Equal(t, payroll.NoAmount, column[row])
				}
				continue
			}
			if row%97 == 0 || row < 600 {
				yuan := func(fens int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.New(fens, -2)) }
				s, err := p.Slip(boss, payroll.Employee{Wage: yuan(b.Wages.All[row]), Wages: payroll.Wages{
					Housing: yuan(b.Wages.Housing[row]), Pension: yuan(b.Wages.Pension[row])}})
				require.NoError(t, err)
				checkRow(t, plan, b, row, &s)
			}
		}
	}
	assert.EqualError(t, want[0],
		"row 0: wage -0.01 is below 0; pass the declared monthly wage in yuan, such as 3000.00")
	assert.EqualError(t, want[len(want)-2],
		"row 70000: housing: housing wage 92233720368547758.07 is above 10000000000; "+
			"pass the declared monthly wage in yuan, such as 3000.00")
	assert.ErrorIs(t, want[0], rule.ErrOutOfRange)
	var field *rule.FieldError
	assert.True(t, errors.As(want[1], &field))
}

// A batch that does not fit computes nothing and says everything that is wrong with it.
func TestFillRefusesABatch(t *testing.T) {
	plan := planOf(t, policy(t, benchMonth), employer(t, settings()))
	whole := func() payroll.Batch { return plan.NewBatch(3) }
	type c struct {
		name   string
		change func(*payroll.Batch)
		cores  int
		says   []string
	}
	tabletest.Each(t, []c{
		{name: "no cores", change: func(*payroll.Batch) {}, cores: 0, says: []string{"cores 0 is not at least 1"}},
		{name: "a column too few", change: func(b *payroll.Batch) { b.Amounts = b.Amounts[1:] }, cores: 1,
			says: []string{"amounts 10 columns are not the plan's 11"}},
		{name: "a column too many", change: func(b *payroll.Batch) { b.Amounts = append(b.Amounts, b.Employee) },
			cores: 1, says: []string{"amounts 12 columns are not the plan's 11"}},
		{name: "a short column", change: func(b *payroll.Batch) { b.Amounts[4] = b.Amounts[4][:2] }, cores: 1,
			says: []string{"amounts[4] 2 rows are not the 3 of the first column"}},
		{name: "a short total", change: func(b *payroll.Batch) { b.Employer = b.Employer[:2] }, cores: 1,
			says: []string{"employer total 2 rows are not the 3"}},
		{name: "short own wages", change: func(b *payroll.Batch) { b.Wages.Housing = make([]int64, 4) }, cores: 1,
			says: []string{"housing wages 4 rows are not the 3"}},
		{name: "unused wages", change: func(b *payroll.Batch) {
			b.Wages = payroll.WageColumns{All: make([]int64, 2), Pension: b.Wages.All, Medical: b.Wages.All,
				Unemployment: b.Wages.All, Injury: b.Wages.All, Housing: b.Wages.All}
		}, cores: 1, says: []string{"wages 2 rows are not the 3"}},
		{name: "no wages", change: func(b *payroll.Batch) { b.Wages.All = nil }, cores: 1,
			says: []string{"pension wages are missing", "injury wages are missing"}},
		{name: "a column twice", change: func(b *payroll.Batch) { b.Amounts[1] = b.Amounts[0] }, cores: 1,
			says: []string{"amounts has one column in two places"}},
		{name: "a total twice", change: func(b *payroll.Batch) { b.Employee = b.Employer }, cores: 1,
			says: []string{"one column in two places"}},
		{name: "wages written to", change: func(b *payroll.Batch) { b.Employee = b.Wages.All }, cores: 1,
			says: []string{"or a column of wages"}},
		{name: "several", change: func(b *payroll.Batch) { b.Amounts, b.Employee = nil, nil }, cores: -1,
			says: []string{"cores -1", "amounts 0 columns"}},
	}, func(t *testing.T, c c) {
		b := whole()
		c.change(&b)
		refused, err := plan.Fill(b, c.cores)
		assert.Empty(t, refused)
		for _, says := range c.says {
			assert.ErrorContains(t, err, says)
			tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		}
		for _, column := range b.Amounts {
			assert.Equal(t, make([]int64, len(column)), column, "something was computed")
		}
	})
}

// One row is a batch as any other: its columns are apart, and it has wages.
func TestFillRefusesABatchOfOneRow(t *testing.T) {
	plan := planOf(t, policy(t, benchMonth), employer(t, settings()))
	b := plan.NewBatch(1)
	b.Amounts[1] = b.Amounts[0]
	_, err := plan.Fill(b, 1)
	assert.ErrorContains(t, err, "amounts has one column in two places")
	b = plan.NewBatch(1)
	b.Wages.All = nil
	_, err = plan.Fill(b, 1)
	assert.ErrorContains(t, err, "pension wages are missing")
}

// Without wages a batch has as many rows as its longest column or total, which the others must have too.
func TestRowsOfABatchWithoutWages(t *testing.T) {
	p, boss := policy(t, benchMonth), employer(t, settings())
	var outside []payroll.Exclusion
	for _, s := range rule.Schemes() {
		outside = append(outside, payroll.Exclusion{Scheme: s, Reason: "abroad"})
	}
	nothing := planOf(t, p, boss, outside...)
	for _, b := range []payroll.Batch{{Employee: []int64{7, 7}}, {Employer: []int64{7, 7}}} {
		refused, err := nothing.Fill(b, 1)
		require.NoError(t, err)
		assert.Empty(t, refused)
		assert.Equal(t, []int64{0, 0}, append(b.Employee, b.Employer...))
	}
	_, err := nothing.Fill(payroll.Batch{Employee: make([]int64, 2), Employer: make([]int64, 3)}, 1)
	assert.ErrorContains(t, err, "employee total 2 rows are not the 3")

	plan := planOf(t, p, boss)
	b := payroll.Batch{Amounts: plan.NewBatch(2).Amounts}
	_, err = plan.Fill(b, 1)
	assert.ErrorContains(t, err, "pension wages are missing")
	assert.NotContains(t, err.Error(), "rows are not")
}

// More cores than there is work are no matter: 8,000.00 in 2022-01 is 640.00 of pension.
func TestMoreCoresThanWork(t *testing.T) {
	plan := planOf(t, policy(t, benchMonth), employer(t, settings()))
	b := plan.NewBatch(13_000)
	for i := range b.Wages.All {
		b.Wages.All[i] = 8_000_00
	}
	refused, err := plan.Fill(b, 100_000)
	require.NoError(t, err)
	assert.Empty(t, refused)
	assert.Equal(t, slices.Repeat([]int64{640_00}, 13_000), b.Amounts[0])
}

// Bases that a kernel is not exact for, as a floor and as a wage: the small one makes 14,286.28 x 7.777777 % 1,111.16,
// which is 1,111.1549..., and the large one 9,999,057,142.87 x 7.777777 % a fen too much, which is 777,704,366.6749...;
// no kernel has a rate of 1.
func TestBasesBeyondTheKernels(t *testing.T) {
	for _, c := range []struct {
		name, floor, rate     string
		wage, want, employers int64 // the last is the employer's, at 16 %
	}{
		{name: "a floor beyond the small one", floor: "14286.28", rate: "0.07777777", wage: 1_00, want: 1_111_15,
			employers: 2_285_80},
		{name: "a wage beyond the small one", floor: "0", rate: "0.07777777", wage: 14_286_28, want: 1_111_15,
			employers: 2_285_80},
		{name: "a floor beyond the large one", floor: "9999057142.87", rate: "0.07777777", wage: 1_00,
			want: 777_704_366_67, employers: 1_599_849_142_86},
		{name: "a wage beyond the large one", floor: "0", rate: "0.07777777", wage: 9_999_057_142_87,
			want: 777_704_366_67, employers: 1_599_849_142_86},
		{name: "the whole of nothing", floor: "0", rate: "1"},
		{name: "the whole of a fen", floor: "0", rate: "1", wage: 1, want: 1},
		{name: "the whole of a floor", floor: "10", rate: "1", want: 10_00, employers: 1_60},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := policy(t, benchMonth).WithAll(map[string]string{"pension.floor": c.floor,
				"pension.ceiling": "none", "pension.employee_rate": c.rate, "pension.employer_rate": "0.16"})
			require.NoError(t, err)
			plan := planOf(t, &p, employer(t, settings()))
			b := fill(t, plan, c.wage)
			assert.Equal(t, []int64{c.want, c.employers}, []int64{b.Amounts[0][0], b.Amounts[1][0]})
			assert.Empty(t, checkRows(t, plan, b, 1))
		})
	}
}

// A plan needs what a slip needs; with Partial it has the columns that can be known and no total of the side that lacks
// one.
func TestPlanWithAGap(t *testing.T) {
	p, boss := policy(t, "2022-08"), employer(t, settings()) // the employer's pension rate is in dispute
	_, err := p.Plan(boss, nil)
	require.ErrorIs(t, err, rule.ErrNoRule)
	_, slipErr := p.Slip(boss, earning(t, "0"))
	assert.EqualError(t, err, slipErr.Error())

	plan := planOf(t, p, boss)
	missing := plan.Missing()
	require.Len(t, missing, 1)
	assert.Equal(t, "pension employer rate",
		missing[0].Scheme.String()+" "+missing[0].Payer.String()+" "+missing[0].What)
	assert.NotContains(t, plan.Columns(), payroll.Column{Scheme: rule.Pension, Payer: rule.Employer})
	b := fill(t, plan, 800_000)
	assert.Nil(t, b.Employer)
	assert.NotNil(t, b.Employee)
	b.Employer = make([]int64, 1)
	_, err = plan.Fill(b, 1)
	assert.ErrorIs(t, err, rule.ErrNoRule)
	assert.ErrorContains(t, err, "employer total is not known")

	filled, err := p.With("pension.employer_rate", "0.15")
	require.NoError(t, err)
	plan, err = filled.Plan(boss, nil)
	require.NoError(t, err)
	assert.Empty(t, plan.Missing())
}

func TestPlanRefuses(t *testing.T) {
	boss := employer(t, settings())
	for _, unmade := range []*payroll.Plan{nil, {}} {
		_, err := unmade.Fill(payroll.Batch{Wages: payroll.WageColumns{All: []int64{800_000}}, Employee: []int64{7}}, 1)
		assert.ErrorIs(t, err, rule.ErrMissingField)
		assert.ErrorContains(t, err, "plan was not made")
	}
	gap := policy(t, "2022-08")
	_, planErr := gap.Plan(payroll.Employer{}, nil)
	_, slipErr := gap.Slip(payroll.Employer{}, earning(t, "0"))
	assert.EqualError(t, planErr, slipErr.Error(), "the same errors in the same order")
	var none payroll.Policy
	_, err := none.Plan(boss, nil)
	assert.ErrorIs(t, err, rule.ErrMissingField)
	p := policy(t, benchMonth)
	_, err = p.Plan(payroll.Employer{}, nil)
	for _, says := range []string{"injury_class", "unemployment_coefficient", "housing_employer_rate"} {
		assert.ErrorContains(t, err, says)
	}
	_, err = p.Plan(boss, []payroll.Exclusion{{Scheme: rule.Injury}}, payroll.SlipOption(9))
	assert.ErrorContains(t, err, "injury: outside has no reason for injury")
	assert.ErrorContains(t, err, "option 9 is not known")
}

// Nobody in any scheme: no columns, totals of 0, and as many rows as the totals have.
func TestPlanOfNothing(t *testing.T) {
	var outside []payroll.Exclusion
	for _, s := range rule.Schemes() {
		outside = append(outside, payroll.Exclusion{Scheme: s, Reason: "abroad"})
	}
	plan := planOf(t, policy(t, benchMonth), employer(t, settings()), outside...)
	assert.Empty(t, plan.Columns())
	b := payroll.Batch{Employee: []int64{7, 7}, Employer: []int64{7, 7}}
	refused, err := plan.Fill(b, 1)
	require.NoError(t, err)
	assert.Empty(t, refused)
	assert.Equal(t, []int64{0, 0}, b.Employee)
	assert.Empty(t, plan.NewBatch(-1).Wages.All)
	assert.Equal(t, "id,employee_total,employer_total", string(plan.AppendHeader([]byte("id,"))))

	nobody := planOf(t, policy(t, benchMonth), employer(t, settings()))
	empty := nobody.NewBatch(0)
	empty.Wages.All = nil
	_, err = nobody.Fill(empty, 1)
	assert.NoError(t, err, "an employer with nobody")
}

func TestBatchAsCSV(t *testing.T) {
	p, boss := policy(t, benchMonth), employer(t, settings())
	plan := planOf(t, p, boss)
	assert.Equal(t,
		"pension_employee,pension_employer,medical_employee,medical_employer,maternity_employer,"+
			"illness_supplement_employer,"+
			"unemployment_employee,unemployment_employer,injury_employer,housing_employee,housing_employer,"+
			"employee_total,employer_total",
		string(plan.AppendHeader(nil)))
	b := plan.NewBatch(2)
	b.Wages.All = []int64{800_000, -1}
	_, err := plan.Fill(b, 1)
	require.NoError(t, err)
	s, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0))})
	require.NoError(t, err)
	var cells []string
	for i := range s.Lines {
		cells = append(cells, s.Lines[i].Amount().StringFixed(2))
	}
	for _, side := range []*payroll.Side{&s.Employee, &s.Employer} {
		total, err := side.Total()
		require.NoError(t, err)
		cells = append(cells, total.StringFixed(2))
	}
	assert.Equal(t, "id,"+strings.Join(cells, ","), string(b.AppendCSV([]byte("id,"), 0)))
	assert.Equal(t, "id,"+strings.Repeat(",", 12), string(b.AppendCSV([]byte("id,"), 1)),
		"a refused row is empty, not 0")
	b.Employee, b.Employer = nil, nil
	assert.Equal(t, strings.Join(cells[:11], ","), string(b.AppendCSV(nil, 0)))

	gap := planOf(t, policy(t, "2022-08"), boss)
	assert.True(t, strings.HasSuffix(string(gap.AppendHeader(nil)), ",housing_employer,employee_total"))
}

// What a slip, a batch and a row of text may take from the heap.
func TestAllocations(t *testing.T) {
	p, boss := policy(t, benchMonth), employer(t, settings())
	person := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(800_000, -2))}
	allocations := func(most float64, what string, do func() error) {
		t.Helper()
		var failed error
		got := testing.AllocsPerRun(100, func() { failed = errors.Join(failed, do()) })
		assert.NoError(t, failed, what)
		assert.LessOrEqual(t, got, most, what)
	}
	allocations(1, "a slip", func() error {
		_, err := p.Slip(boss, person)
		return err
	})
	classed := employer(t, payroll.Settings{InjuryClass: 3, InjuryFloat: "0.8", UnemploymentCoefficient: "0.6",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	for i := range 3 {
		n, err := rule.RateInput("", "coefficient", 100).ParseNumber([]string{"0.6", "0.8", "1"}[i])
		require.NoError(t, err)
		p.Unemployment.Coefficients[i] = rule.SettingFigure(n)
	}
	allocations(1, "a slip by class and coefficient", func() error {
		_, err := p.Slip(classed, person)
		return err
	})
	allocations(0, "a policy", func() error {
		_, err := guangzhou.Policy(p.Month)
		return err
	})
	plan := planOf(t, p, boss)
	batch := plan.NewBatch(5000)
	copy(batch.Wages.All, people(5000))
	allocations(0, "a batch", func() error {
		_, err := plan.Fill(batch, 1)
		return err
	})
	rows := make([]payroll.Row, 5000)
	allocations(0, "rows", func() error {
		_, err := plan.FillRows(batch.Wages, rows, 1)
		return err
	})
	large := batch
	large.Wages.All = slices.Repeat([]int64{1_000_000_000_000}, 5000)
	allocations(0, "a batch and rows of the largest wages", func() error {
		_, err := plan.Fill(large, 1)
		_, rowErr := plan.FillRows(large.Wages, rows, 1)
		return errors.Join(err, rowErr)
	})
	text := make([]byte, 0, 1000)
	allocations(0, "a row of text", func() error {
		text = batch.AppendCSV(text[:0], 4321)
		return nil
	})
}

// An employer keeps what a month came to, but a changed figure is never overlooked: not in a copy, not in place, not in
// another policy of the same month, and not by many goroutines at once.
func TestEmployerNoticesAChangedFigure(t *testing.T) {
	boss := employer(t, settings())
	wage := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(10_000, 0))}
	pension := func(p *payroll.Policy) string {
		s, err := p.Slip(boss, wage)
		require.NoError(t, err)
		amount, _ := s.Employee.Amount(rule.Pension)
		return amount.StringFixed(2)
	}
	p := policy(t, benchMonth)
	assert.Equal(t, "800.00", pension(p))
	other, err := p.With("pension.employee_rate", "0.07")
	require.NoError(t, err)
	later := policy(t, "2022-09") // disputed, and eight months on, so in the same place of what is kept
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 200 {
				assert.Equal(t, "700.00", pension(&other))
				assert.Equal(t, "800.00", pension(p))
				_, err := later.Slip(boss, wage)
				assert.ErrorIs(t, err, rule.ErrNoRule)
			}
		})
	}
	all.Wait()
	old, err := p.Slip(boss, wage)
	require.NoError(t, err)
	p.Pension.EmployeeRate = other.Pension.EmployeeRate
	assert.Equal(t, "700.00", pension(p))
	amount, _ := old.Employee.Amount(rule.Pension)
	assert.Equal(t, "800.00", amount.StringFixed(2), "an old slip stays as it was")
}

// Every figure of a policy counts: a slip after a change is that of an employer that never saw the old one.
func TestEmployerNoticesEveryFigure(t *testing.T) {
	boss, person := employer(t, payroll.Settings{InjuryClass: 3, UnemploymentCoefficient: "0.6",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"}),
		payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(3000, 0))}
	p := policy(t, benchMonth)
	differ := 0
	for _, name := range payroll.FigureNames() {
		if strings.HasPrefix(name, "pension.employer_rate_") {
			continue // refused beside the one rate of the month
		}
		before, _ := p.Slip(boss, person, payroll.Partial)
		changed, err := p.WithAll(together(p, name, otherValue(name)))
		require.NoError(t, err, name)
		got, gotErr := changed.Slip(boss, person, payroll.Partial)
		fresh := employer(t, payroll.Settings{InjuryClass: 3, UnemploymentCoefficient: "0.6",
			HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
		want, wantErr := changed.Slip(fresh, person, payroll.Partial)
		require.Equal(t, wantErr == nil, gotErr == nil, name)
		if wantErr == nil {
			assert.Equal(t, slipText(t, want), slipText(t, got), name)
			if slipText(t, before) != slipText(t, got) {
				differ++
			}
		}
	}
	assert.Greater(t, differ, 15)
	moved := *p
	moved.Month = rule.MonthOf(2022, 5) // the same place of what is kept
	got, err := moved.Slip(boss, person)
	require.NoError(t, err)
	assert.Equal(t, moved.Month, got.Month)
}

// Above the bound of its proof a kernel is a fen, or a yuan, wrong; there the formula itself is asked. By hand:
// 352,199,999.19 x 7.654321 % = 26,958,518.4999..., a yuan of 26,958,518; 2,835,699,999.19 x 7.654321 % =
// 217,053,580.534999..., 217,053,580.53.
func TestPlanBeyondTheKernel(t *testing.T) {
	const fundWage, pensionWage = 35_219_999_919, 283_569_999_919
	for name, floors := range map[string]bool{"as wages": false, "as floors": true} {
		p := *policy(t, benchMonth)
		set := func(name, value string) {
			var err error
			p, err = p.With(name, value)
			require.NoError(t, err)
		}
		for _, scheme := range []string{"pension", "housing"} {
			set(scheme+".ceiling", "10000000000")
		}
		set("pension.employee_rate", "0.07654321")
		set("housing.deposit_unit", "1")
		wages := payroll.WageColumns{All: []int64{800_000}, Pension: []int64{pensionWage}, Housing: []int64{fundWage}}
		if floors {
			set("pension.floor", "2835699999.19")
			set("housing.floor", "352199999.19")
			wages = payroll.WageColumns{All: []int64{800_000}}
		}
		plan := planOf(t, &p, employer(t,
			payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.07654321",
				HousingEmployeeRate: "0.07654321"}))
		b := plan.NewBatch(1)
		b.Wages = wages
		refused, err := plan.Fill(b, 1)
		require.NoError(t, err)
		require.Empty(t, refused)
		for i, c := range plan.Columns() {
			switch {
			case c.Scheme == rule.Housing:
				assert.Equal(t, int64(2_695_851_800), b.Amounts[i][0], name)
			case c == payroll.Column{Scheme: rule.Pension, Payer: rule.Employee}:
				assert.Equal(t, int64(21_705_358_053), b.Amounts[i][0], name)
			}
		}
	}
}

// A scheme without a figure has no column, but a wage of it that cannot be is refused as the slip refuses it.
func TestPlanChecksWagesWithoutAFigure(t *testing.T) {
	p := *policy(t, benchMonth)
	p.Housing.Floor = rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaHousing, What: rule.Say("floor", "floor"),
		Month: p.Month})
	plan := planOf(t, &p, employer(t, settings()))
	b := plan.NewBatch(2)
	b.Wages.Housing = []int64{-100, 100}
	refused, err := plan.Fill(b, 1)
	require.NoError(t, err)
	assert.Equal(t, []payroll.RowError{{Row: 0, Scheme: rule.Housing, Wage: -100}}, refused)
}

// The sum of a column leaves out the rows that were refused, says how many they are, and never overflows.
func TestSumOfAColumn(t *testing.T) {
	for _, c := range []struct {
		name    string
		column  []int64
		sum     string
		refused int
	}{
		{"no row", nil, "0", 0},
		{"rows and a refused one", []int64{72152, payroll.NoAmount, 1}, "721.53", 1},
		{"refused rows only", []int64{payroll.NoAmount, payroll.NoAmount}, "0", 2},
		{"amounts below 0", []int64{-1, -4294967296, 5}, "-42949672.92", 0},
		{"beyond 64 bits", []int64{1<<63 - 1, 1<<63 - 1, 1<<63 - 1}, "276701161105643274.21", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			sum, refused := payroll.Sum(c.column)
			tabletest.Equal(t, c.sum, sum)
			assert.Equal(t, c.refused, refused)
		})
	}
}
