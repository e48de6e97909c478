package annuity_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// By hand from art. 16: neither the time nor the amount of a back-payment may pass what was suspended.
func TestCheckBackPayment(t *testing.T) {
	type c struct {
		name, from, until, missed string
		months                    int
		amount                    string
		most, over                int
		amountMost, amountOver    string
	}
	tabletest.Each(t, []c{
		{name: "all of it", from: "2020-02", until: "2020-07", missed: "60000", months: 6, amount: "60000", most: 6,
			over: 0, amountMost: "60000", amountOver: "0"},
		{name: "part of it", from: "2020-02", until: "2020-07", missed: "60000", months: 3, amount: "25000.50", most: 6,
			over: 0, amountMost: "60000", amountOver: "0"},
		{name: "nothing", from: "2020-02", until: "2020-07", missed: "60000", months: 0, amount: "0", most: 6, over: 0,
			amountMost: "60000", amountOver: "0"},
		{name: "a month too many", from: "2020-02", until: "2020-07", missed: "60000", months: 7, amount: "60000",
			most: 6, over: 1, amountMost: "60000", amountOver: "0"},
		{name: "a fen too much", from: "2020-02", until: "2020-07", missed: "60000", months: 6, amount: "60000.01",
			most: 6, over: 0, amountMost: "60000", amountOver: "0.01"},
		{name: "one month", from: "2020-02", until: "2020-02", missed: "10000", months: 1, amount: "10000", most: 1,
			over: 0, amountMost: "10000", amountOver: "0"},
		{name: "over the year's end", from: "2019-11", until: "2021-02", missed: "1", months: 16, amount: "1", most: 16,
			over: 0, amountMost: "1", amountOver: "0"},
	}, func(t *testing.T, c c) {
		got, err := annuity.CheckBackPayment(annuity.Suspension{From: month(t, c.from), Until: month(t, c.until),
			Missed: tabletest.Dec(t, c.missed),
			Months: c.months, Amount: tabletest.Dec(t, c.amount)})
		require.NoError(t, err)
		assert.Equal(t, c.most, got.MonthsMost)
		assert.Equal(t, c.over, got.MonthsOver)
		tabletest.Equal(t, c.amountMost, got.AmountMost)
		tabletest.Equal(t, c.amountOver, got.AmountOver)
	})
}

func TestCheckBackPaymentRefuses(t *testing.T) {
	type c struct {
		name        string
		from, until rule.Month
		missed      string
		months      int
		amount      string
		code, says  string
	}
	a, b := rule.MonthOf(2020, 2), rule.MonthOf(2020, 7)
	tabletest.Each(t, []c{
		{name: "no first month", from: rule.Month{}, until: b, missed: "1", months: 1, amount: "1",
			code: "missing_field", says: "annuity: from"},
		{name: "no last month", from: a, until: rule.Month{}, missed: "1", months: 1, amount: "1",
			code: "missing_field", says: "annuity: until"},
		{name: "ends before it begins", from: b, until: a, missed: "1", months: 1, amount: "1", code: "bad_date",
			says: "until 2020-02"},
		{name: "negative missed", from: a, until: b, missed: "-1", months: 1, amount: "1", code: "out_of_range",
			says: "annuity: missed -1"},
		{name: "negative months", from: a, until: b, missed: "1", months: -1, amount: "1", code: "out_of_range",
			says: "annuity: months -1"},
		{name: "negative amount", from: a, until: b, missed: "1", months: 1, amount: "-1", code: "out_of_range",
			says: "annuity: amount -1"},
	}, func(t *testing.T, c c) {
		_, err := annuity.CheckBackPayment(annuity.Suspension{From: c.from, Until: c.until,
			Missed: tabletest.Dec(t, c.missed),
			Months: c.months, Amount: tabletest.Dec(t, c.amount)})
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
}

// 企业年金办法 art. 16 is in force from 2018-02-01, and holds to 2027-12.
func TestBackPaymentOutsideTheOrder(t *testing.T) {
	for _, c := range []struct{ name, from, until, says string }{
		{name: "begun before", from: "2018-01", until: "2018-07", says: "back-payment is known for 2018-01"},
		{name: "a month after", from: "2027-12", until: "2028-01", says: "back-payment is known for 2028-01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := annuity.Suspension{From: month(t, c.from), Until: month(t, c.until), Missed: tabletest.Dec(t, "1"),
				Months: 1,
				Amount: tabletest.Dec(t, "1")}
			_, err := annuity.CheckBackPayment(s)
			assert.ErrorIs(t, err, rule.ErrNoRule)
			assert.ErrorContains(t, err, c.says)
		})
	}
}
