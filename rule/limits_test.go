package rule_test

import (
	"errors"
	"math"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// refused wants an error that says something; none where it says nothing.
func refused(t *testing.T, err error, says string) {
	t.Helper()
	if says == "" {
		assert.NoError(t, err)
		return
	}
	assert.ErrorContains(t, err, says)
}

// Numbers that name no month are kept up to half a million either way, and printed.
func TestNumbersOfNoMonthAreKept(t *testing.T) {
	for _, c := range []struct {
		name string
		got  interface {
			String() string
			Err() error
			Blame(error) error
		}
		want string // "-" for numbers that are not kept
	}{
		{name: "the greatest", got: rule.MonthOf(1<<20-1, 1), want: "1048575-01"},
		{name: "one more", got: rule.MonthOf(1<<20, 1), want: "-"},
		{name: "the least", got: rule.MonthOf(-1<<20, 1), want: "-1048576-01"},
		{name: "one less", got: rule.MonthOf(-1<<20-1, 1), want: "-"},
		{name: "both the least", got: rule.MonthOf(-1<<20, -1<<20), want: "-1048576--1048576"},
		{name: "all the least", got: rule.DateOf(-1<<20, -1<<20, -1<<20), want: "-1048576--1048576"},
		{name: "30 February", got: rule.DateOf(2025, 2, 30), want: "2025-02-30"},
		{name: "a day of the year", got: rule.DateOf(2025, 1, 366), want: "2025-01-366"},
	} {
		t.Run(c.name, func(t *testing.T) {
			unset, other := &rule.FieldError{Kind: rule.ErrMissingField, Field: "day"}, errors.New("not set")
			assert.Equal(t, c.want, c.got.String())
			assert.Equal(t, other, c.got.Blame(other), "an error of another kind stays")
			if c.want == "-" {
				assert.NoError(t, c.got.Err())
				assert.Equal(t, unset, c.got.Blame(unset))
				return
			}
			assert.Equal(t, "bad_date", rule.CodeOf(c.got.Err()))
			assert.ErrorContains(t, c.got.Err(), c.want+" is not a ")
			assert.ErrorContains(t, c.got.Blame(unset), "day "+c.want+" is not a ")
		})
	}
}

// Months and days end where there are no more of them.
func TestEndsOfMonthsAndDays(t *testing.T) {
	first, last := rule.DateOf(1900, 1, 1), rule.DateOf(2200, 12, 31)
	for _, c := range []struct {
		name      string
		got, want rule.Date
	}{
		{name: "the day before the first", got: first.Add(-1), want: rule.Date{}},
		{name: "long before it", got: first.Add(-400), want: rule.Date{}},
		{name: "back to the first", got: rule.DateOf(1900, 1, 2).Add(-1), want: first},
		{name: "on to the last", got: rule.DateOf(2200, 12, 30).Add(1), want: last},
		{name: "the day after the last", got: last.Add(1), want: rule.Date{}},
		{name: "no day stays none", got: rule.Date{}.Add(45_000), want: rule.Date{}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, c.got) })
	}
	assert.Equal(t, rule.Month{}, rule.Month{}.Add(24_300), "no month stays none")
	assert.True(t, rule.Date{}.Before(first))
	assert.Equal(t, 1, first.Sub(rule.Date{}))
	for month := range rule.Months(rule.MonthOf(2025, 8), rule.MonthOf(2025, 9)) {
		assert.Equal(t, rule.MonthOf(2025, 8), month)
		break
	}
	for _, none := range []rule.Month{{}, rule.MonthOf(2025, 13)} {
		for month := range rule.Months(none, rule.MonthOf(2025, 9)) {
			t.Error(month)
		}
		for month := range rule.Months(rule.MonthOf(2025, 8), none) {
			t.Error(month)
		}
	}
}

// A day is written with digits and two dashes; an error says what was written.
func TestDaysThatAreNotWrittenSo(t *testing.T) {
	for _, text := range []string{"2025/08-31", "2025-08/31", "2025-08-3/", "2025-08-3:", "202/-08-31", "2025-0:-31"} {
		t.Run(text, func(t *testing.T) {
			_, err := rule.ParseDate(text)
			assert.ErrorContains(t, err, "date "+text+" is not a day from 1900-01-01 to 2200-12-31")
		})
	}
	for _, text := range []string{"2025-0/", "2025-0:", "202/-08", "202:-08", "2025-x1"} {
		t.Run(text, func(t *testing.T) {
			_, err := rule.ParseMonth(text)
			assert.ErrorContains(t, err, "month "+text+" is not a month from 1900-01 to 2200-12")
		})
	}
}

// A period is of whole months where both ends are, and none without both.
func TestPeriodsOfDaysAndMonths(t *testing.T) {
	for _, c := range []struct{ name, from, until, want string }{
		{name: "whole months", from: "2025-07-01", until: "2026-07-01", want: "2025-07 to 2026-06"},
		{name: "from within a month", from: "2025-07-02", until: "2026-07-01", want: "2025-07-02 to 2026-06-30"},
		{name: "until within a month", from: "2025-07-01", until: "2026-07-02", want: "2025-07-01 to 2026-07-01"},
		{name: "no first day", from: "-", until: "2026-07-01", want: "-"},
		{name: "no last day", from: "2025-07-01", until: "-", want: "-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var p rule.Period
			require.NoError(t, p.From.UnmarshalText([]byte(c.from)))
			require.NoError(t, p.Until.UnmarshalText([]byte(c.until)))
			assert.Equal(t, c.want, p.String())
		})
	}
}

// A text of few days is in force in the months they lie in, and named by its first and last.
func TestSpansOfFewDays(t *testing.T) {
	of := func(from, until rule.Date) rule.Span {
		return rule.Span{Area: rule.AreaMedical, What: rule.Say("care", "护理"), From: from, Until: until,
			Cite: rule.Cite{Title: "measures", Chinese: "办法"}}
	}
	one := of(rule.DateOf(2025, 2, 28), rule.DateOf(2025, 5, 2))
	for _, c := range []struct {
		name  string
		month rule.Month
		days  int
	}{
		{name: "its first day is the last of a month", month: rule.MonthOf(2025, 2), days: 1},
		{name: "a whole month", month: rule.MonthOf(2025, 3), days: 31},
		{name: "its last day is the first of a month", month: rule.MonthOf(2025, 5), days: 1},
		{name: "the month after", month: rule.MonthOf(2025, 6)},
		{name: "numbers that name no month", month: rule.MonthOf(2025, 13)},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.days, one.Days(c.month))
			assert.Equal(t, c.days > 0, one.During(c.month) == nil)
			assert.Equal(t, c.days > 1, one.In(c.month) == nil)
		})
	}
	for _, err := range []error{one.On(rule.DateOf(2025, 5, 2)), one.During(rule.MonthOf(2025, 6))} {
		assert.EqualError(t, err, "medical: no care is known for "+err.(*rule.NoRuleError).Month.String()+
			" (measures is in force from 2025-02-28 to 2025-05-01); the nearest month that has one is 2025-05; "+
			"ask for a time in which the text is in force")
	}
	assert.ErrorContains(t, one.On(rule.DateOf(2025, 2, 27)), "nearest month that has one is 2025-02")
	assert.Contains(t, rule.Message(one.On(rule.DateOf(2025, 2, 27)), rule.Chinese), "办法 自 2025-02-28 至 2025-05-01 施行")
	assert.Zero(t, of(rule.Date{}, rule.DateOf(2025, 3, 1)).Days(rule.Month{}), "no month has no day")
	assert.Equal(t, 28, of(rule.Date{}, rule.DateOf(2025, 3, 1)).Days(rule.MonthOf(2025, 2)))
	assert.True(t, of(rule.Date{}, rule.DateOf(2025, 3, 1)).IsZero())
	assert.Error(t, rule.Span{}.In(rule.Month{}), "nothing is in force in no month")
	assert.Zero(t, of(rule.DateOf(2025, 1, 1), rule.DateOf(2025, 2, 30)).Days(rule.MonthOf(2025, 1)))
}

// A path has 1 to 1200 steps of at most 1200 months, of numbers with at most 8 decimals.
func TestPathsAtTheirBounds(t *testing.T) {
	zero, one := decimal.New(0, 0), decimal.New(1, 0)
	from := rule.MonthOf(1950, 1)
	shares := func(n int) []decimal.Decimal {
		all := make([]decimal.Decimal, n)
		for i := range all {
			all[i] = one
		}
		return all
	}
	own := func(n int) error {
		steps := make([]rule.Step, n)
		for i := range steps {
			steps[i] = rule.Step{From: from.Add(i), Value: one}
		}
		_, err := rule.NewPath(zero, steps...)
		return err
	}
	value := func(start, target decimal.Decimal) error {
		_, err := rule.NewPath(start, rule.Step{From: from, Value: target})
		return err
	}
	equal := func(first rule.Month, months, every int, places int32) error {
		_, err := rule.EqualSteps(zero, one, first, months, every, places)
		return err
	}
	shared := func(every int, shares ...decimal.Decimal) error {
		_, err := rule.SharedSteps(zero, one, from, every, 8, shares)
		return err
	}
	ends := func(start, target decimal.Decimal) error {
		_, err := rule.EqualSteps(start, target, from, 0, 1, 8)
		return err
	}
	most, above := decimal.New(1, 10), decimal.New(1_000_000_000_001, -2)
	for _, c := range []struct {
		name, says string
		err        error
	}{
		{name: "no step", err: own(0), says: "steps must be 1 to 1200"},
		{name: "1200 steps", err: own(1200)},
		{name: "1201 steps", err: own(1201), says: "steps must be 1 to 1200"},
		{name: "the greatest values", err: value(most, most.Neg())},
		{name: "a start above", err: value(above, one), says: "start_value 10000000000.01 is above 10000000000"},
		{name: "a start below", err: value(above.Neg(), one),
			says: "start_value -10000000000.01 is below -10000000000"},
		{name: "a step above", err: value(one, above), says: "steps 10000000000.01 is above 10000000000"},
		{name: "nine decimals", err: value(one, decimal.New(1, -9)),
			says: "steps 0.000000001 has more than 8 decimals"},
		{name: "1200 equal steps", err: equal(from, 1199, 1, 8)},
		{name: "1201 equal steps", err: equal(from, 1200, 1, 8), says: "months must be a multiple of every_months"},
		{name: "months below 0", err: equal(from, -1, 1, 8), says: "months must be a multiple of every_months"},
		{name: "to the last month there is", err: equal(rule.MonthOf(2200, 10), 2, 1, 8)},
		{name: "beyond it", err: equal(rule.MonthOf(2200, 11), 2, 1, 8), says: "start 2200-11 is not a month"},
		{name: "no month", err: equal(rule.Month{}, 0, 1, 8), says: "start - is not a month"},
		{name: "nine places", err: equal(from, 0, 1, 9), says: "places 9 is not 0 to 8"},
		{name: "a start that is too long", err: ends(decimal.New(1, -9), one), says: "start_value 0.000000001 has"},
		{name: "a target that is too long", err: ends(one, decimal.New(1, -9)), says: "target 0.000000001 has"},
		{name: "no share", err: shared(1), says: "shares must rise to 1"},
		{name: "1200 shares", err: shared(1, shares(1200)...)},
		{name: "1201 shares", err: shared(1, shares(1201)...), says: "shares must rise to 1"},
		{name: "shares of 1200 months", err: shared(1200, shares(2)...)},
		{name: "shares of 1201 months", err: shared(1201, shares(2)...), says: "shares must rise to 1"},
		{name: "a share of eight decimals", err: shared(1, decimal.New(1, -8), one)},
		{name: "a share of nine", err: shared(1, decimal.New(1, -9), one), says: "shares 0.000000001 has more than 8"},
	} {
		t.Run(c.name, func(t *testing.T) { refused(t, c.err, c.says) })
	}
}

// The unit of a rounding is a fen, a jiao or a yuan.
func TestUnitOf(t *testing.T) {
	for _, c := range []struct {
		name, yuan string
		unit       rule.RoundingUnit
		ok         bool
	}{
		{name: "a fen", yuan: "0.01", unit: rule.ToFen, ok: true},
		{name: "a jiao", yuan: "0.1", unit: rule.ToJiao, ok: true},
		{name: "a yuan", yuan: "1", unit: rule.ToYuan, ok: true},
		{name: "nothing", yuan: "0"},
		{name: "two fen", yuan: "0.02"},
		{name: "a fen and a bit", yuan: "0.01000001"},
		{name: "a yuan and a bit", yuan: "1.001"},
	} {
		t.Run(c.name, func(t *testing.T) {
			unit, ok := rule.UnitOf(number(t, c.yuan))
			assert.Equal(t, c.ok, ok)
			if ok {
				assert.Equal(t, c.unit, unit)
			}
		})
	}
}

// The words of every rounding are read back, and no others.
func TestRoundingsAsWords(t *testing.T) {
	for _, r := range roundings() {
		t.Run(r.Explain(rule.English), func(t *testing.T) {
			text, err := r.MarshalText()
			require.NoError(t, err)
			var back rule.Rounding
			require.NoError(t, back.UnmarshalText(text))
			assert.Equal(t, r, back)
		})
	}
	for _, r := range []rule.Rounding{{Unit: 3}, {Mode: 3}} {
		words := r.Explain(rule.English)
		_, err := r.MarshalText()
		assert.ErrorContains(t, err, words[:10], "the words that are not known")
		assert.Equal(t, "out_of_range", rule.CodeOf(new(rule.Rounding).UnmarshalText([]byte(words))))
	}
}

// A base that was chosen lies within the limits, both inclusive, where they are known.
func TestCheckChosen(t *testing.T) {
	unknown := rule.UnknownFigure(errors.New("nobody knows"))
	within := charge(t, "5510", "27549", "0.08")
	noFloor, noCeiling, without := within, within, within
	noFloor.Floor, noCeiling.Ceiling, without.Ceiling = unknown, unknown, rule.NoneFigure()
	for _, c := range []struct {
		name, base, says string
		charge           rule.Charge
	}{
		{name: "the floor", charge: within, base: "5510"},
		{name: "a fen below", charge: within, base: "5509.99",
			says: "pension: base 5509.99 is not within 5510 to 27549"},
		{name: "the ceiling", charge: within, base: "27549"},
		{name: "a fen above", charge: within, base: "27549.01",
			says: "pension: base 27549.01 is not within 5510 to 27549"},
		{name: "an unknown floor", charge: noFloor, base: "30000"},
		{name: "an unknown ceiling", charge: noCeiling, base: "1"},
		{name: "no ceiling", charge: without, base: "10000000000"},
	} {
		t.Run(c.name, func(t *testing.T) { refused(t, c.charge.CheckChosen(yuan(t, c.base)), c.says) })
	}
}

// The amount alone is that of the line, and 0 with an error.
func TestAmountOfACharge(t *testing.T) {
	for _, c := range []struct {
		name, rate, says string
		wage             rule.Amount
		want             int64
	}{
		{name: "a wage", rate: "0.08", wage: yuan(t, "3000"), want: 44_080},
		{name: "a rate that cannot be", rate: "8", wage: yuan(t, "3000"), says: "rate 8 is not a fraction"},
		{name: "a rate below 0 by the least", rate: "-0.00000001", wage: yuan(t, "3000"),
			says: "rate -0.00000001 is not a fraction"},
		{name: "a wage that cannot be", rate: "0.08", wage: rule.FenAmount(-1), says: "wage -0.01 is below 0"},
		{name: "the greatest there is", rate: "0.08", wage: rule.FenAmount(math.MaxInt64),
			says: "is above 10000000000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ch := charge(t, "5510", "27549", c.rate)
			fens, err := ch.Fen(c.wage)
			refused(t, err, c.says)
			assert.Equal(t, c.want, fens)
			if prepared, err := ch.Prepare(); err == nil {
				_, fens, err := prepared.Line(c.wage)
				refused(t, err, c.says)
				assert.Equal(t, c.want, fens)
			}
		})
	}
	_, fens, err := new(rule.Prepared).Line(yuan(t, "3000"))
	assert.EqualError(t, err, "charge was not prepared; use what Charge.Prepare returns")
	assert.Zero(t, fens)
}

// Limits are compared where both are known and asked for.
func TestLimitsThatAreNotCompared(t *testing.T) {
	fixed, floorless := charge(t, "5510", "1", "0.08"), charge(t, "0", "-1", "0.08")
	fixed.Fixed = true
	floorless.Floor = rule.UnknownFigure(errors.New("nobody knows"))
	assert.NoError(t, fixed.Check())
	assert.EqualError(t, floorless.Check(), "pension: ceiling -1 is below 0; check the parameters")
	assert.ErrorContains(t, charge(t, "-0.00000001", "1", "0.08").Check(), "floor -0.00000001 is below 0")
}

// What several charges share is said once.
func TestCheckAll(t *testing.T) {
	one, other := charge(t, "5510.001", "27549", "8"), charge(t, "5510.001", "27549", "9")
	assert.NoError(t, rule.CheckAll(charge(t, "5510", "27549", "0.08"), charge(t, "5510", "27549", "0.16")))
	assert.EqualError(t, rule.CheckAll(one, other), "pension: floor 5510.001 has more than 2 decimals; check the "+
		"parameters\npension: rate 8 is not a fraction from 0 to 1; check the parameters\npension: rate 9 is not a "+
		"fraction from 0 to 1; check the parameters")
}

// One charge has one line.
func TestOneLine(t *testing.T) {
	lines, err := rule.Lines(tabletest.Dec(t, "3000"), charge(t, "5510", "27549", "0.08"))
	require.NoError(t, err)
	require.Len(t, lines, 1)
	tabletest.Equal(t, "440.80", lines[0].Amount())
	for _, amount := range []decimal.Decimal{lines[0].Amount(), rule.Line{}.Amount()} {
		assert.Equal(t, int32(-2), amount.Exponent(), "an amount has two decimals, also that of no line")
	}
	assert.True(t, rule.Line{}.Amount().IsZero())
}

// A short sentence says which limit made the base.
func TestBriefOfLimits(t *testing.T) {
	for _, c := range []struct{ name, wage, english, chinese string }{
		{name: "below", wage: "3000",
			english: "pension, employee's part: a base of 5510.00 yuan × 8% = 440.80 yuan. The " +
				"declared wage of 3000.00 yuan is below the floor of the month, so the floor counts.",
			chinese: "养老保险个人缴费：基数 5510.00 元 × 8% = 440.80 元。申报工资 3000.00 元低于当月下限，按下限计算。"},
		{name: "above", wage: "30000.5",
			english: "pension, employee's part: a base of 27549.00 yuan × 8% = 2203.92 yuan. " +
				"The declared wage of 30000.50 yuan is above the ceiling of the month, so the ceiling counts.",
			chinese: "养老保险个人缴费：基数 27549.00 元 × 8% = 2203.92 元。申报工资 30000.50 元高于当月上限，按上限计算。"},
		{name: "between", wage: "12000",
			english: "pension, employee's part: a base of 12000.00 yuan × 8% = 960.00 yuan. " +
				"The base is the declared wage.", chinese: "养老保险个人缴费：基数 12000.00 元 × 8% = 960.00 元。基数为申报工资。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			line, err := charge(t, "5510", "27549", "0.08").Line(yuan(t, c.wage))
			require.NoError(t, err)
			assert.Equal(t, c.english, line.Brief(rule.English))
			assert.Equal(t, c.chinese, line.Brief(rule.Chinese))
		})
	}
}

// The grade of a line is that of its weakest figure, also of a relief.
func TestGradeOfARelievedLine(t *testing.T) {
	ch := charge(t, "5510", "27549", "0.08")
	ch.Relief = graded(t, "0.5", rule.Reported, "a relief")
	line, err := ch.Line(yuan(t, "10000"))
	require.NoError(t, err)
	assert.Equal(t, rule.Reported, line.Grade())
}

// A day of a database has no time of day.
func TestTimesOfADatabase(t *testing.T) {
	for _, c := range []struct {
		name                    string
		hour, minute, sec, nano int
	}{
		{name: "an hour", hour: 1}, {name: "a minute", minute: 1}, {name: "a second", sec: 1},
		{name: "a nanosecond", nano: 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var day rule.Date
			err := day.Scan(time.Date(2025, 8, 31, c.hour, c.minute, c.sec, c.nano, time.UTC))
			assert.ErrorContains(t, err, `date "2025-08-31 `)
			assert.Zero(t, day)
		})
	}
	assert.ErrorContains(t, new(rule.Date).Scan(time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)), `date "1899-12-31 `)
}
