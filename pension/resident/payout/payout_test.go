package payout_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/pension/resident/payout"
	"github.com/shebao-go/shebao/rule"
)

// guangdong are the conditions of 粤府〔2014〕37号 art. 16.
var guangdong = payout.Conditions{RequiredYears: 15, PayAge: 60, LastAge: 65}

func TestWays(t *testing.T) {
	type row struct {
		who     payout.Person
		ways    []payout.Way
		missing int
	}
	tabletest.Run(t, map[string]row{
		"59, art. 16":                               {payout.Person{Age: 59, Years: 20}, []payout.Way{payout.NotYet}, 0},
		"59 and years missing":                      {payout.Person{Age: 59, Years: 10}, []payout.Way{payout.NotYet}, 5},
		"60 with 15 years, (3)":                     {payout.Person{Age: 60, Years: 15}, []payout.Way{payout.Full}, 0},
		"60 with 14 years, (4) or (5)":              {payout.Person{Age: 60, Years: 14}, []payout.Way{payout.PayYearly, payout.AccountOnly}, 1},
		"64 with 14 years":                          {payout.Person{Age: 64, Years: 14, PaidYearly: true}, []payout.Way{payout.PayYearly, payout.AccountOnly}, 1},
		"65, paid every year, (4) second sentence":  {payout.Person{Age: 65, Years: 12, PaidYearly: true}, []payout.Way{payout.PayInOneSum, payout.AccountOnly}, 3},
		"65, stopped paying, (5)":                   {payout.Person{Age: 65, Years: 12}, []payout.Way{payout.AccountOnly}, 3},
		"65 with 15 years":                          {payout.Person{Age: 65, Years: 15}, []payout.Way{payout.Full}, 0},
		"60 when the old scheme began, (1)":         {payout.Person{Age: 66, OldAtStart: true}, []payout.Way{payout.BasicOnly}, 0},
		"another pension does not bar a member's":   {payout.Person{Age: 60, Years: 15, OtherPension: true}, []payout.Way{payout.Full}, 0},
		"nothing paid, 60, never in the old scheme": {payout.Person{Age: 60}, []payout.Way{payout.PayYearly, payout.AccountOnly}, 15},
	}, func(t *testing.T, c row) {
		got, err := payout.Ways(guangdong, c.who)
		require.NoError(t, err)
		assert.Equal(t, c.ways, got.Ways)
		assert.Equal(t, c.missing, got.Missing)
	})
}

// TestWaysOfAnOldScheme: its own required years hold, art. 16(2).
func TestWaysOfAnOldScheme(t *testing.T) {
	c := guangdong
	c.RequiredYears = 5
	got, err := payout.Ways(c, payout.Person{Age: 60, Years: 5})
	require.NoError(t, err)
	assert.Equal(t, []payout.Way{payout.Full}, got.Ways)
}

func TestWaysRefuses(t *testing.T) {
	_, err := payout.Ways(guangdong, payout.Person{Age: 70, OldAtStart: true, OtherPension: true})
	require.ErrorIs(t, err, rule.ErrNotApplicable)
	_, err = payout.Ways(payout.Conditions{}, payout.Person{Age: 15, Years: -1})
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	for _, field := range []string{"required_years 0", "pay_age 0", "last_age 0", "age 15", "years -1"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = payout.Ways(payout.Conditions{RequiredYears: 15, PayAge: 60, LastAge: 59}, payout.Person{Age: 60})
	assert.ErrorContains(t, err, "last_age 59 is not within 60 to 100")
}

func TestNames(t *testing.T) {
	for way, name := range map[payout.Way]string{payout.NotYet: "not_yet", payout.BasicOnly: "basic_only", payout.Full: "full", payout.PayYearly: "pay_yearly",
		payout.PayInOneSum: "pay_in_one_sum", payout.AccountOnly: "account_only", 99: "invalid(99)"} {
		assert.Equal(t, name, way.String())
	}
	assert.Equal(t, "employee", payout.ToEmployee.String())
	assert.Equal(t, "resident", payout.ToResident.String())
	assert.Equal(t, "invalid(9)", payout.Target(9).String())
}

func pension(t testing.TB) resident.Pension {
	p, err := resident.Monthly(resident.Claim{Basic: decimal.New(65, 0), Extra: decimal.New(15, 0), Balance: decimal.New(13_900, 0), Divisor: decimal.New(139, 0)})
	require.NoError(t, err)
	return p
}

// TestPay: the pension is 65 + 15 + 100.
func TestPay(t *testing.T) {
	august := rule.MonthOf(2025, 8)
	type row struct {
		way                                      payout.Way
		balance                                  string
		death                                    rule.Month
		total, fromAccount, government, balance2 string
	}
	tabletest.Run(t, map[string]row{
		"full":                                      {payout.Full, "13900", rule.Month{}, "180", "100", "0", "13800"},
		"full, the account's last yuan":             {payout.Full, "40", rule.Month{}, "180", "40", "60", "0"},
		"full, the account is empty, art. 15":       {payout.Full, "0", rule.Month{}, "180", "0", "100", "0"},
		"account alone":                             {payout.AccountOnly, "13900", rule.Month{}, "100", "100", "0", "13800"},
		"account alone, what is left, art. 16(5)":   {payout.AccountOnly, "40", rule.Month{}, "40", "40", "0", "0"},
		"account alone, empty":                      {payout.AccountOnly, "0", rule.Month{}, "0", "0", "0", "0"},
		"basic alone, art. 16(1)":                   {payout.BasicOnly, "0", rule.Month{}, "65", "0", "0", "0"},
		"the month of the death is paid":            {payout.Full, "500", august, "180", "100", "0", "400"},
		"the month after the death is not, art. 18": {payout.Full, "500", august.Add(-1), "0", "0", "0", "500"},
		"a later death changes nothing":             {payout.Full, "500", august.Add(1), "180", "100", "0", "400"},
	}, func(t *testing.T, c row) {
		got, err := payout.Pay(payout.Due{Way: c.way, Pension: pension(t), Balance: tabletest.Dec(t, c.balance), Month: august, Death: c.death})
		require.NoError(t, err)
		tabletest.Equal(t, c.total, got.Total)
		tabletest.Equal(t, c.fromAccount, got.FromAccount)
		tabletest.Equal(t, c.government, got.FromGovernment)
		tabletest.Equal(t, c.balance2, got.Balance)
	})
}

// TestPensionGoesOnWhenTheAccountIsEmpty: 139 months from the account, then the government's, the person's amount the same.
func TestPensionGoesOnWhenTheAccountIsEmpty(t *testing.T) {
	balance, paid := decimal.New(13_900, 0), decimal.Decimal{}
	for i := range 200 {
		got, err := payout.Pay(payout.Due{Way: payout.Full, Pension: pension(t), Balance: balance, Month: rule.MonthOf(2025, 8).Add(i)})
		require.NoError(t, err)
		tabletest.Equal(t, "180", got.Total)
		assert.Equal(t, i >= 139, got.FromGovernment.IsPositive(), "month %d", i)
		balance, paid = got.Balance, paid.Add(got.FromAccount)
	}
	tabletest.Equal(t, "13900", paid)
}

func TestPayRefuses(t *testing.T) {
	sound := payout.Due{Way: payout.Full, Pension: pension(t), Balance: decimal.New(1, 0), Month: rule.MonthOf(2025, 8)}
	type row struct {
		change func(*payout.Due)
		kind   error
		says   string
	}
	tabletest.Run(t, map[string]row{
		"no way":             {func(d *payout.Due) { d.Way = 0 }, rule.ErrNotApplicable, "pays no pension"},
		"under age":          {func(d *payout.Due) { d.Way = payout.NotYet }, rule.ErrNotApplicable, "not_yet"},
		"still paying":       {func(d *payout.Due) { d.Way = payout.PayYearly }, rule.ErrNotApplicable, "pay_yearly"},
		"no month":           {func(d *payout.Due) { d.Month = rule.Month{} }, rule.ErrBadDate, "month"},
		"a negative balance": {func(d *payout.Due) { d.Balance = decimal.New(-1, 0) }, rule.ErrOutOfRange, "balance -1"},
		"a negative pension": {func(d *payout.Due) { d.Pension.Account = decimal.New(-1, 0) }, rule.ErrOutOfRange, "account -1"},
	}, func(t *testing.T, c row) {
		d := sound
		c.change(&d)
		_, err := payout.Pay(d)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
	})
}

func TestChange(t *testing.T) {
	sound := payout.Membership{EmployeeMonths: 180, RequiredMonths: 180, ReachedAge: true, Gathered: true, EmployeeBalance: decimal.New(50_000, 0), ResidentBalance: decimal.New(8_000, 0)}
	for months, want := range map[int]string{180: "employee 8000", 181: "employee 8000", 179: "resident 50000", 0: "resident 50000"} {
		m := sound
		m.EmployeeMonths = months
		got, err := payout.Change(m)
		require.NoError(t, err)
		assert.Equal(t, want, got.To.String()+" "+got.Moved.String())
	}
	type row struct {
		change func(*payout.Membership)
		kind   error
		says   string
	}
	tabletest.Run(t, map[string]row{
		"before the statutory age": {func(m *payout.Membership) { m.ReachedAge = false }, rule.ErrNotApplicable, "statutory"},
		"already drawing":          {func(m *payout.Membership) { m.Drawing = true }, rule.ErrNotApplicable, "drawing"},
		"not gathered":             {func(m *payout.Membership) { m.Gathered = false }, rule.ErrNotApplicable, "gather"},
		"no required months":       {func(m *payout.Membership) { m.RequiredMonths = 0 }, rule.ErrOutOfRange, "required_months"},
		"negative months":          {func(m *payout.Membership) { m.EmployeeMonths = -1 }, rule.ErrOutOfRange, "employee_months"},
		"a negative balance":       {func(m *payout.Membership) { m.ResidentBalance = decimal.New(-1, 0) }, rule.ErrOutOfRange, "resident_balance"},
	}, func(t *testing.T, c row) {
		m := sound
		c.change(&m)
		_, err := payout.Change(m)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
	})
}

func FuzzPay(f *testing.F) {
	f.Add(uint8(3), int64(6500), int64(1500), int64(10000), int64(1390000), 0)
	f.Add(uint8(6), int64(-1), int64(1), int64(1), int64(1), -1)
	f.Fuzz(func(t *testing.T, way uint8, basic, extra, account, balance int64, death int) {
		d := payout.Due{Way: payout.Way(way), Balance: decimal.New(balance, -2), Month: rule.MonthOf(2025, 8), Death: rule.MonthOf(2025, 8).Add(death % 1000),
			Pension: resident.Pension{Basic: decimal.New(basic, -2), Extra: decimal.New(extra, -2), Account: decimal.New(account, -2)}}
		got, err := payout.Pay(d)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		assert.True(t, got.Total.Equal(got.Basic.Add(got.Extra).Add(got.FromAccount).Add(got.FromGovernment)), "the parts add up")
		assert.True(t, got.Balance.Add(got.FromAccount).Equal(d.Balance), "the account pays what it loses")
		assert.False(t, got.Balance.IsNegative())
	})
}

func FuzzWays(f *testing.F) {
	f.Add(15, 60, 65, 60, 14, false, false, true)
	f.Fuzz(func(t *testing.T, required, payAge, lastAge, age, years int, old, other, yearly bool) {
		got, err := payout.Ways(payout.Conditions{RequiredYears: required, PayAge: payAge, LastAge: lastAge}, payout.Person{Age: age, Years: years, OldAtStart: old, OtherPension: other, PaidYearly: yearly})
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		assert.NotEmpty(t, got.Ways)
		assert.GreaterOrEqual(t, got.Missing, 0)
	})
}
