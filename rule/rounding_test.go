package rule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// The vectors payroll software is bought by: what the clerk calls each rounding, and what it gives.
func TestRoundings(t *testing.T) {
	type c struct {
		base, rate string
		rounding   rule.Rounding
		want       string
	}
	tabletest.Run(t, map[string]c{
		// 5,675.60 x 2 % = 113.512
		"四舍五入到分": {"5675.60", "0.02", rule.Rounding{}, "113.51"},
		"四舍五入到角": {"5675.60", "0.02", rule.Rounding{Unit: rule.ToJiao}, "113.5"},
		"四舍五入到元": {"5675.60", "0.02", rule.Rounding{Unit: rule.ToYuan}, "114"},
		"见厘进分":   {"5675.60", "0.02", rule.Rounding{Mode: rule.Up}, "113.52"},
		"见分进角":   {"5675.60", "0.02", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up}, "113.6"},
		"见角进元":   {"5675.60", "0.02", rule.Rounding{Unit: rule.ToYuan, Mode: rule.Up}, "114"},
		"舍去厘":    {"5675.60", "0.02", rule.Rounding{Mode: rule.Down}, "113.51"},
		"舍去分":    {"5675.60", "0.02", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Down}, "113.5"},
		"舍去角":    {"5675.60", "0.02", rule.Rounding{Unit: rule.ToYuan, Mode: rule.Down}, "113"},
		// 5,675.02 x 2 % = 113.5004: two roundings of almost one name
		"见分进角 at once":          {"5675.02", "0.02", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up}, "113.6"},
		"舍厘见分进角 by the fen":     {"5675.02", "0.02", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true}, "113.5"},
		"an account of 571.774": {"57177.4", "0.01", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true}, "571.8"},
		// what binary floats and half even get wrong
		"5,011 x 0.5 % = 25.055":      {"5011", "0.005", rule.Rounding{}, "25.06"},
		"9,319 x 5.5 % = 512.545":     {"9319", "0.055", rule.Rounding{}, "512.55"},
		"6,275 x 0.26 % = 16.315":     {"6275", "0.0026", rule.Rounding{}, "16.32"},
		"5,010.50 x 5 % = 250.525":    {"5010.50", "0.05", rule.Rounding{}, "250.53"},
		"10,010 x 5 % to the yuan":    {"10010", "0.05", rule.Rounding{Unit: rule.ToYuan}, "501"},
		"a rate of five decimals":     {"7777", "0.00175", rule.Rounding{}, "13.61"},
		"0.8 % at 80 %":               {"7777", "0.0064", rule.Rounding{}, "49.77"},
		"0.445 to the yuan, at once":  {"8.90", "0.05", rule.Rounding{Unit: rule.ToYuan}, "0"},
		"0.495 to the jiao, in steps": {"9.90", "0.05", rule.Rounding{Unit: rule.ToJiao, FromFen: true}, "0.5"},
		"0.045 half up in two steps":  {"0.90", "0.05", rule.Rounding{Unit: rule.ToJiao, FromFen: true}, "0.1"},
		"0.045 half up in one step":   {"0.90", "0.05", rule.Rounding{Unit: rule.ToJiao}, "0"},
		"nothing":                     {"0", "0.05", rule.Rounding{Unit: rule.ToYuan, Mode: rule.Up}, "0"},
		"a rate of 0":                 {"5510", "0", rule.Rounding{Mode: rule.Up}, "0"},
	}, func(t *testing.T, c c) {
		got, err := rule.Product(rule.Pension, tabletest.Dec(t, c.base), tabletest.Dec(t, c.rate), c.rounding)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

func TestRoundingExplain(t *testing.T) {
	type c struct {
		rounding rule.Rounding
		en, zh   string
	}
	tabletest.Run(t, map[string]c{
		"zero value":     {rule.Rounding{}, "half up to the fen", "四舍五入到分"},
		"up to the jiao": {rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up}, "up to the jiao", "进一到角"},
		"down to yuan":   {rule.Rounding{Unit: rule.ToYuan, Mode: rule.Down}, "down to the yuan", "舍去到元"},
		"by the fen":     {rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true}, "half up to the fen, then up to the jiao", "先四舍五入到分，再进一到角"},
		"no such value":  {rule.Rounding{Unit: 9, Mode: 9}, "invalid(9) to the invalid(9)", "无效(9)到无效(9)"},
	}, func(t *testing.T, c c) {
		assert.Equal(t, c.en, c.rounding.Explain(rule.English))
		assert.Equal(t, c.zh, c.rounding.Explain(rule.Chinese))
	})
}

func TestProductRefuses(t *testing.T) {
	type c struct {
		base, rate string
		rounding   rule.Rounding
		says       []string
	}
	tabletest.Run(t, map[string]c{
		"a negative base":  {"-1", "0.05", rule.Rounding{}, []string{"housing: base -1 is below 0"}},
		"a part of a fen":  {"1.001", "0.05", rule.Rounding{}, []string{"housing: base 1.001 has more than 2 decimals"}},
		"above 10^10":      {"10000000000.01", "0.05", rule.Rounding{}, []string{"is above 10000000000"}},
		"a percentage":     {"5510", "8", rule.Rounding{}, []string{"housing: rate 8 is above 1.00", "such as 0.08 for 8"}},
		"a negative rate":  {"5510", "-0.08", rule.Rounding{}, []string{"housing: rate -0.08 is below 0.00"}},
		"both":             {"-1", "8", rule.Rounding{}, []string{"base -1 is below 0", "rate 8 is above 1.00"}},
		"an unknown unit":  {"5510", "0.08", rule.Rounding{Unit: 3}, []string{"housing: rounding is not a known unit and mode"}},
		"an unknown mode":  {"5510", "0.08", rule.Rounding{Mode: 3}, []string{"housing: rounding is not a known unit and mode"}},
		"the greatest one": {"5510", "0.08", rule.Rounding{Unit: 255, Mode: 255, FromFen: true}, []string{"rounding is not a known unit and mode"}},
	}, func(t *testing.T, c c) {
		_, err := rule.Product(rule.Housing, tabletest.Dec(t, c.base), tabletest.Dec(t, c.rate), c.rounding)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		for _, says := range c.says {
			assert.Contains(t, err.Error(), says)
		}
	})
}
