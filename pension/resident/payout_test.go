package resident_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/rule"
)

// guangdong are the conditions of 粤府〔2014〕37号 art. 16.
var guangdong = resident.Conditions{RequiredYears: 15, PayAge: 60, LastAge: 65}

func TestWays(t *testing.T) {
	type row struct {
		name    string
		who     resident.Person
		ways    []resident.Way
		missing int
	}
	tabletest.Each(t, []row{
		{name: "59, art. 16", who: resident.Person{Age: 59, Years: 20},
			ways: []resident.Way{resident.NotYet}, missing: 0},
		{name: "59 and years missing", who: resident.Person{Age: 59, Years: 10},
			ways: []resident.Way{resident.NotYet}, missing: 5},
		{name: "60 with 15 years, (3)", who: resident.Person{Age: 60, Years: 15},
			ways: []resident.Way{resident.Full}, missing: 0},
		{name: "60 with 14 years, (4) or (5)", who: resident.Person{Age: 60, Years: 14},
			ways: []resident.Way{resident.PayYearly, resident.AccountOnly}, missing: 1},
		{name: "64 with 14 years", who: resident.Person{Age: 64, Years: 14, PaidYearly: true},
			ways: []resident.Way{resident.PayYearly, resident.AccountOnly}, missing: 1},
		{name: "65, paid every year, (4) second sentence", who: resident.Person{Age: 65, Years: 12, PaidYearly: true},
			ways: []resident.Way{resident.PayInOneSum, resident.AccountOnly}, missing: 3},
		{name: "65, stopped paying, (5)", who: resident.Person{Age: 65, Years: 12},
			ways: []resident.Way{resident.AccountOnly}, missing: 3},
		{name: "65 with 15 years", who: resident.Person{Age: 65, Years: 15},
			ways: []resident.Way{resident.Full}, missing: 0},
		{name: "60 when the old scheme began, (1)", who: resident.Person{Age: 66, OldAtStart: true},
			ways: []resident.Way{resident.BasicOnly}, missing: 0},
		{name: "60 when it began, with 15 years: (3) as well",
			who:  resident.Person{Age: 76, Years: 15, OldAtStart: true, OtherPension: true},
			ways: []resident.Way{resident.Full}, missing: 0},
		{name: "another pension does not bar a member's", who: resident.Person{Age: 60, Years: 15, OtherPension: true},
			ways: []resident.Way{resident.Full}, missing: 0},
		{name: "nothing paid, 60, never in the old scheme", who: resident.Person{Age: 60},
			ways: []resident.Way{resident.PayYearly, resident.AccountOnly}, missing: 15},
	}, func(t *testing.T, c row) {
		got, err := resident.Ways(guangdong, c.who)
		require.NoError(t, err)
		assert.Equal(t, c.ways, got.Ways)
		assert.Equal(t, c.missing, got.Missing)
	})
}

// TestWaysOfAnOldScheme: its own required years hold, art. 16(2).
func TestWaysOfAnOldScheme(t *testing.T) {
	c := guangdong
	c.RequiredYears = 5
	got, err := resident.Ways(c, resident.Person{Age: 60, Years: 5})
	require.NoError(t, err)
	assert.Equal(t, []resident.Way{resident.Full}, got.Ways)
}

// From LastAge on the missing years are paid in one sum, also where that is the age of payment itself (art. 16(4)).
func TestWaysWithoutYearsBetweenTheAges(t *testing.T) {
	c := guangdong
	c.LastAge = c.PayAge
	got, err := resident.Ways(c, resident.Person{Age: 60, Years: 12, PaidYearly: true})
	require.NoError(t, err)
	assert.Equal(t, []resident.Way{resident.PayInOneSum, resident.AccountOnly}, got.Ways)
	assert.Equal(t, 3, got.Missing)
}

func TestWaysRefuses(t *testing.T) {
	_, err := resident.Ways(guangdong, resident.Person{Age: 70, OldAtStart: true, OtherPension: true})
	require.ErrorIs(t, err, rule.ErrNotApplicable)
	_, err = resident.Ways(guangdong, resident.Person{Age: 59, OldAtStart: true})
	require.ErrorIs(t, err, rule.ErrConflict, "who was 60 when the scheme began is 60 now")
	assert.ErrorContains(t, err, "old_at_start true is not of somebody of 59: the age of payment is 60")
	_, err = resident.Ways(resident.Conditions{}, resident.Person{Age: 15, Years: -1})
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	for _, field := range []string{"required_years 0", "pay_age 0", "last_age 0", "age 15", "years -1"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = resident.Ways(resident.Conditions{RequiredYears: 15, PayAge: 60, LastAge: 59}, resident.Person{Age: 60})
	assert.ErrorContains(t, err, "last_age 59 is not within 60 to 100")
}

func TestNames(t *testing.T) {
	for way, name := range map[resident.Way]string{resident.NotYet: "not_yet", resident.BasicOnly: "basic_only",
		resident.Full: "full", resident.PayYearly: "pay_yearly",
		resident.PayInOneSum: "pay_in_one_sum", resident.AccountOnly: "account_only", 99: "invalid(99)"} {
		assert.Equal(t, name, way.String())
	}
	assert.Equal(t, "employee", resident.ToEmployee.String())
	assert.Equal(t, "resident", resident.ToResident.String())
	assert.Equal(t, "invalid(9)", resident.Target(9).String())
}

func pension(t testing.TB) resident.Pension {
	p, err := resident.Monthly(resident.Claim{Basic: decimal.New(65, 0), Extra: decimal.New(15, 0),
		Balance: decimal.New(13_900, 0), Divisor: decimal.New(139, 0)})
	require.NoError(t, err)
	return p
}

// TestPay: the pension is 65 + 15 + 100.
func TestPay(t *testing.T) {
	august := rule.MonthOf(2025, 8)
	type row struct {
		name                                     string
		way                                      resident.Way
		balance                                  string
		death                                    rule.Month
		total, fromAccount, government, balance2 string
	}
	tabletest.Each(t, []row{
		{name: "full", way: resident.Full, balance: "13900", death: rule.Month{}, total: "180", fromAccount: "100",
			government: "0", balance2: "13800"},
		{name: "full, the account's last yuan", way: resident.Full, balance: "40", death: rule.Month{}, total: "180",
			fromAccount: "40", government: "60", balance2: "0"},
		{name: "full, the account is empty, art. 15", way: resident.Full, balance: "0", death: rule.Month{},
			total: "180", fromAccount: "0", government: "100", balance2: "0"},
		{name: "account alone", way: resident.AccountOnly, balance: "13900", death: rule.Month{}, total: "100",
			fromAccount: "100", government: "0", balance2: "13800"},
		{name: "account alone, what is left, art. 16(5)", way: resident.AccountOnly, balance: "40", death: rule.Month{},
			total: "40", fromAccount: "40", government: "0", balance2: "0"},
		{name: "account alone, empty", way: resident.AccountOnly, balance: "0", death: rule.Month{}, total: "0",
			fromAccount: "0", government: "0", balance2: "0"},
		{name: "basic alone, art. 16(1)", way: resident.BasicOnly, balance: "0", death: rule.Month{}, total: "65",
			fromAccount: "0", government: "0", balance2: "0"},
		{name: "the month of the death is paid", way: resident.Full, balance: "500", death: august, total: "180",
			fromAccount: "100", government: "0", balance2: "400"},
		{name: "the month after the death is not, art. 18", way: resident.Full, balance: "500", death: august.Add(-1),
			total: "0", fromAccount: "0", government: "0", balance2: "500"},
		{name: "a later death changes nothing", way: resident.Full, balance: "500", death: august.Add(1), total: "180",
			fromAccount: "100", government: "0", balance2: "400"},
	}, func(t *testing.T, c row) {
		got, err := resident.Pay(resident.Due{Way: c.way, Pension: pension(t), Balance: tabletest.Dec(t, c.balance),
			Month: august, Death: c.death})
		require.NoError(t, err)
		tabletest.Equal(t, c.total, got.Total)
		tabletest.Equal(t, c.fromAccount, got.FromAccount)
		tabletest.Equal(t, c.government, got.FromGovernment)
		tabletest.Equal(t, c.balance2, got.Balance)
	})
}

// TestPensionGoesOnWhenTheAccountIsEmpty: 139 months from the account, then the government's, the person's amount the
// same.
func TestPensionGoesOnWhenTheAccountIsEmpty(t *testing.T) {
	balance, paid := decimal.New(13_900, 0), decimal.Decimal{}
	for i := range 200 {
		got, err := resident.Pay(resident.Due{Way: resident.Full, Pension: pension(t), Balance: balance,
			Month: rule.MonthOf(2025, 8).Add(i)})
		require.NoError(t, err)
		tabletest.Equal(t, "180", got.Total)
		assert.Equal(t, i >= 139, got.FromGovernment.IsPositive(), "month %d", i)
		balance, paid = got.Balance, paid.Add(got.FromAccount)
	}
	tabletest.Equal(t, "13900", paid)
}

func TestPayRefuses(t *testing.T) {
	sound := resident.Due{Way: resident.Full, Pension: pension(t), Balance: decimal.New(1, 0),
		Month: rule.MonthOf(2025, 8)}
	type row struct {
		name   string
		change func(*resident.Due)
		kind   error
		says   string
	}
	tabletest.Each(t, []row{
		{name: "no way", change: func(d *resident.Due) { d.Way = 0 }, kind: rule.ErrNotApplicable,
			says: "pays no pension"},
		{name: "under age", change: func(d *resident.Due) { d.Way = resident.NotYet }, kind: rule.ErrNotApplicable,
			says: "not_yet"},
		{name: "still paying", change: func(d *resident.Due) { d.Way = resident.PayYearly },
			kind: rule.ErrNotApplicable, says: "pay_yearly"},
		{name: "no month", change: func(d *resident.Due) { d.Month = rule.Month{} }, kind: rule.ErrMissingField,
			says: "month"},
		{name: "a negative balance", change: func(d *resident.Due) { d.Balance = decimal.New(-1, 0) },
			kind: rule.ErrOutOfRange, says: "balance -1"},
		{name: "a negative pension", change: func(d *resident.Due) { d.Pension.Account = decimal.New(-1, 0) },
			kind: rule.ErrOutOfRange, says: "pension.account -1"},
	}, func(t *testing.T, c row) {
		d := sound
		c.change(&d)
		_, err := resident.Pay(d)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
	})
}

func TestChange(t *testing.T) {
	sound := resident.Membership{EmployeeMonths: 180, RequiredMonths: 180, ReachedAge: true, Gathered: true,
		EmployeeBalance: decimal.New(50_000, 0), ResidentBalance: decimal.New(8_000, 0)}
	for months, want := range map[int]string{180: "employee 8000", 181: "employee 8000", 179: "resident 50000",
		0: "resident 50000"} {
		m := sound
		m.EmployeeMonths = months
		got, err := resident.Change(m)
		require.NoError(t, err)
		assert.Equal(t, want, got.To.String()+" "+got.Moved.String())
	}
	type row struct {
		name   string
		change func(*resident.Membership)
		kind   error
		says   string
	}
	tabletest.Each(t, []row{
		{name: "before the statutory age", change: func(m *resident.Membership) { m.ReachedAge = false },
			kind: rule.ErrNotApplicable, says: "statutory"},
		{name: "already drawing", change: func(m *resident.Membership) { m.Drawing = true },
			kind: rule.ErrNotApplicable, says: "drawing"},
		{name: "not gathered", change: func(m *resident.Membership) { m.Gathered = false }, kind: rule.ErrNotApplicable,
			says: "gather"},
		{name: "no required months", change: func(m *resident.Membership) { m.RequiredMonths = 0 },
			kind: rule.ErrOutOfRange, says: "required_months"},
		{name: "negative months", change: func(m *resident.Membership) { m.EmployeeMonths = -1 },
			kind: rule.ErrOutOfRange, says: "employee_months"},
		{name: "a negative balance", change: func(m *resident.Membership) { m.ResidentBalance = decimal.New(-1, 0) },
			kind: rule.ErrOutOfRange, says: "resident_balance"},
	}, func(t *testing.T, c row) {
		m := sound
		c.change(&m)
		_, err := resident.Change(m)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
	})
}

func FuzzPay(f *testing.F) {
	f.Add(uint8(3), int64(6500), int64(1500), int64(10000), int64(1390000), 0)
	f.Add(uint8(6), int64(-1), int64(1), int64(1), int64(1), -1)
	f.Fuzz(func(t *testing.T, way uint8, basic, extra, account, balance int64, death int) {
		d := resident.Due{Way: resident.Way(way), Balance: decimal.New(balance, -2), Month: rule.MonthOf(2025, 8),
			Death: rule.MonthOf(2025, 8).Add(death % 1000),
			Pension: resident.Pension{Basic: decimal.New(basic, -2), Extra: decimal.New(extra, -2),
				Account: decimal.New(account, -2)}}
		got, err := resident.Pay(d)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		assert.True(t, got.Total.Equal(got.Basic.Add(got.Extra).Add(got.FromAccount).Add(got.FromGovernment)),
			"the parts add up")
		assert.True(t, got.Balance.Add(got.FromAccount).Equal(d.Balance), "the account pays what it loses")
		assert.False(t, got.Balance.IsNegative())
	})
}

func FuzzWays(f *testing.F) {
	f.Add(15, 60, 65, 60, 14, false, false, true)
	f.Fuzz(func(t *testing.T, required, payAge, lastAge, age, years int, old, other, yearly bool) {
		got, err := resident.Ways(resident.Conditions{RequiredYears: required, PayAge: payAge, LastAge: lastAge},
			resident.Person{Age: age, Years: years, OldAtStart: old, OtherPension: other, PaidYearly: yearly})
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		assert.NotEmpty(t, got.Ways)
		assert.GreaterOrEqual(t, got.Missing, 0)
	})
}
