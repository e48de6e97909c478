package benefit_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

// TestRecompute: both sheets of 2025 paid on 9307 and computed again on 9493, by hand with fractions: Zhongshan's basic
// part is 1149.84; Huizhou's is 2098.24 and its adjustment 503.33 - 113.46 - 108 = 281.87.
func TestRecompute(t *testing.T) {
	type row struct {
		in           benefit.GuangdongInput
		published    string
		months       int
		due          string
		month, total string
	}
	tabletest.Run(t, map[string]row{
		"Zhongshan, 8 months":        {zhongshan(t), "9493", 8, "1711.47", "22.53", "180.24"},
		"Huizhou, 3 months":          {huizhou(t), "9493", 3, "3132.92", "50.97", "152.91"},
		"a lower base is paid back":  {zhongshan(t), "9028", 5, "1655.15", "-33.79", "-168.95"}, // basic part 1093.52
		"the same base, nothing due": {zhongshan(t), "9307", 12, "1688.94", "0.00", "0.00"},
		"nothing paid yet":           {zhongshan(t), "9493", 0, "1711.47", "22.53", "0.00"},
	}, func(t *testing.T, c row) {
		got, err := benefit.Recompute(benefit.Yuefuhan294Of2021(),
			benefit.RecomputeInput{GuangdongInput: c.in, Published: tabletest.Dec(t, c.published),
				MonthsPaid: c.months})
		require.NoError(t, err)
		tabletest.Equal(t, c.due, got.Due.Total)
		tabletest.Equal(t, c.month, got.PerMonth)
		tabletest.Equal(t, c.total, got.Total)
		assert.True(t, got.PerMonth.Equal(got.Due.Total.Sub(got.Paid.Total)))
		assert.True(t, got.Due.Account.Equal(got.Paid.Account), "the account does not depend on the base")
		checkSteps(t, got.Steps)
	})
}

func TestRecomputeRefuses(t *testing.T) {
	p := benefit.Yuefuhan294Of2021()
	_, err := benefit.Recompute(p, benefit.RecomputeInput{GuangdongInput: zhongshan(t),
		Published: tabletest.Dec(t, "9493"), MonthsPaid: -1})
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = benefit.Recompute(p, benefit.RecomputeInput{GuangdongInput: zhongshan(t), Published: tabletest.Dec(t, "0"),
		MonthsPaid: 1})
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = benefit.Recompute(p, benefit.RecomputeInput{GuangdongInput: benefit.GuangdongInput{},
		Published: tabletest.Dec(t, "9493"), MonthsPaid: 1})
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
}
