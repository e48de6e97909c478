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
		from, until, missed    string
		months                 int
		amount                 string
		most, over             int
		amountMost, amountOver string
	}
	tabletest.Run(t, map[string]c{
		"all of it":           {"2020-02", "2020-07", "60000", 6, "60000", 6, 0, "60000", "0"},
		"part of it":          {"2020-02", "2020-07", "60000", 3, "25000.50", 6, 0, "60000", "0"},
		"nothing":             {"2020-02", "2020-07", "60000", 0, "0", 6, 0, "60000", "0"},
		"a month too many":    {"2020-02", "2020-07", "60000", 7, "60000", 6, 1, "60000", "0"},
		"a fen too much":      {"2020-02", "2020-07", "60000", 6, "60000.01", 6, 0, "60000", "0.01"},
		"one month":           {"2020-02", "2020-02", "10000", 1, "10000", 1, 0, "10000", "0"},
		"over the year's end": {"2019-11", "2021-02", "1", 16, "1", 16, 0, "1", "0"},
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
		from, until rule.Month
		missed      string
		months      int
		amount      string
		code, says  string
	}
	a, b := rule.MonthOf(2020, 2), rule.MonthOf(2020, 7)
	tabletest.Run(t, map[string]c{
		"no first month":        {rule.Month{}, b, "1", 1, "1", "missing_field", "annuity: from"},
		"no last month":         {a, rule.Month{}, "1", 1, "1", "missing_field", "annuity: until"},
		"ends before it begins": {b, a, "1", 1, "1", "bad_date", "until 2020-02"},
		"negative missed":       {a, b, "-1", 1, "1", "out_of_range", "annuity: missed -1"},
		"negative months":       {a, b, "1", -1, "1", "out_of_range", "annuity: months -1"},
		"negative amount":       {a, b, "1", 1, "-1", "out_of_range", "annuity: amount -1"},
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
