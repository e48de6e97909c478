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
		name, base, rate string
		rounding         rule.Rounding
		want             string
	}
	tabletest.Each(t, []c{
		// 5,675.60 x 2 % = 113.512
		{name: "四舍五入到分", base: "5675.60", rate: "0.02", rounding: rule.Rounding{}, want: "113.51"},
		{name: "四舍五入到角", base: "5675.60", rate: "0.02", rounding: rule.Rounding{Unit: rule.ToJiao}, want: "113.5"},
		{name: "四舍五入到元", base: "5675.60", rate: "0.02", rounding: rule.Rounding{Unit: rule.ToYuan}, want: "114"},
		{name: "见厘进分", base: "5675.60", rate: "0.02", rounding: rule.Rounding{Mode: rule.Up}, want: "113.52"},
		{name: "见分进角",
			base: "5675.60", rate: "0.02", rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up},
			want: "113.6",
		},
		{name: "见角进元",
			base: "5675.60", rate: "0.02", rounding: rule.Rounding{Unit: rule.ToYuan, Mode: rule.Up},
			want: "114",
		},
		{name: "舍去厘", base: "5675.60", rate: "0.02", rounding: rule.Rounding{Mode: rule.Down}, want: "113.51"},
		{name: "舍去分",
			base: "5675.60", rate: "0.02", rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Down},
			want: "113.5",
		},
		{name: "舍去角",
			base: "5675.60", rate: "0.02", rounding: rule.Rounding{Unit: rule.ToYuan, Mode: rule.Down},
			want: "113",
		},
		// 5,675.02 x 2 % = 113.5004: two roundings of almost one name
		{name: "见分进角 at once",
			base: "5675.02", rate: "0.02", rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up},
			want: "113.6",
		},
		{name: "舍厘见分进角 by the fen",
			base: "5675.02", rate: "0.02",
			rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true}, want: "113.5",
		},
		{name: "an account of 571.774",
			base: "57177.4", rate: "0.01",
			rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true}, want: "571.8",
		},
		// what binary floats and half even get wrong
		{name: "5,011 x 0.5 % = 25.055", base: "5011", rate: "0.005", rounding: rule.Rounding{}, want: "25.06"},
		{name: "9,319 x 5.5 % = 512.545", base: "9319", rate: "0.055", rounding: rule.Rounding{}, want: "512.55"},
		{name: "6,275 x 0.26 % = 16.315", base: "6275", rate: "0.0026", rounding: rule.Rounding{}, want: "16.32"},
		{name: "5,010.50 x 5 % = 250.525", base: "5010.50", rate: "0.05", rounding: rule.Rounding{}, want: "250.53"},
		{name: "10,010 x 5 % to the yuan",
			base: "10010", rate: "0.05", rounding: rule.Rounding{Unit: rule.ToYuan}, want: "501",
		},
		{name: "a rate of five decimals", base: "7777", rate: "0.00175", rounding: rule.Rounding{}, want: "13.61"},
		{name: "0.8 % at 80 %", base: "7777", rate: "0.0064", rounding: rule.Rounding{}, want: "49.77"},
		{name: "0.445 to the yuan, at once",
			base: "8.90", rate: "0.05", rounding: rule.Rounding{Unit: rule.ToYuan}, want: "0",
		},
		{name: "0.495 to the jiao, in steps",
			base: "9.90", rate: "0.05", rounding: rule.Rounding{Unit: rule.ToJiao, FromFen: true}, want: "0.5",
		},
		{name: "0.045 half up in two steps",
			base: "0.90", rate: "0.05", rounding: rule.Rounding{Unit: rule.ToJiao, FromFen: true}, want: "0.1",
		},
		{name: "0.045 half up in one step",
			base: "0.90", rate: "0.05", rounding: rule.Rounding{Unit: rule.ToJiao}, want: "0",
		},
		{name: "nothing",
			base: "0", rate: "0.05", rounding: rule.Rounding{Unit: rule.ToYuan, Mode: rule.Up}, want: "0",
		},
		{name: "a rate of 0", base: "5510", rate: "0", rounding: rule.Rounding{Mode: rule.Up}, want: "0"},
	}, func(t *testing.T, c c) {
		got, err := rule.Product(rule.Pension, tabletest.Dec(t, c.base), tabletest.Dec(t, c.rate), c.rounding)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

func TestRoundingExplain(t *testing.T) {
	type c struct {
		name     string
		rounding rule.Rounding
		en, zh   string
	}
	tabletest.Each(t, []c{
		{name: "zero value", rounding: rule.Rounding{}, en: "half up to the fen", zh: "四舍五入到分"},
		{name: "up to the jiao", rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up}, en: "up to the jiao",
			zh: "进一到角"},
		{name: "down to yuan",
			rounding: rule.Rounding{Unit: rule.ToYuan, Mode: rule.Down}, en: "down to the yuan", zh: "舍去到元",
		},
		{name: "by the fen",
			rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true},
			en:       "half up to the fen, then up to the jiao", zh: "先四舍五入到分，再进一到角",
		},
		{name: "no such value",
			rounding: rule.Rounding{Unit: 9, Mode: 9}, en: "invalid(9) to the invalid(9)", zh: "无效(9)到无效(9)",
		},
	}, func(t *testing.T, c c) {
		assert.Equal(t, c.en, c.rounding.Explain(rule.English))
		assert.Equal(t, c.zh, c.rounding.Explain(rule.Chinese))
	})
}

func TestProductRefuses(t *testing.T) {
	type c struct {
		name, base, rate string
		rounding         rule.Rounding
		says             []string
	}
	tabletest.Each(t, []c{
		{name: "a negative base",
			base: "-1", rate: "0.05", rounding: rule.Rounding{}, says: []string{"housing: base -1 is below 0"},
		},
		{name: "a part of a fen",
			base: "1.001", rate: "0.05", rounding: rule.Rounding{},
			says: []string{"housing: base 1.001 has more than 2 decimals"},
		},
		{name: "above 10^10",
			base: "10000000000.01", rate: "0.05", rounding: rule.Rounding{},
			says: []string{"is above 10000000000"},
		},
		{name: "a percentage",
			base: "5510", rate: "8", rounding: rule.Rounding{},
			says: []string{"housing: rate 8 is above 1.00", "such as 0.08 for 8"},
		},
		{name: "a negative rate",
			base: "5510", rate: "-0.08", rounding: rule.Rounding{},
			says: []string{"housing: rate -0.08 is below 0.00"},
		},
		{name: "both",
			base: "-1", rate: "8", rounding: rule.Rounding{},
			says: []string{"base -1 is below 0", "rate 8 is above 1.00"},
		},
		{name: "an unknown unit",
			base: "5510", rate: "0.08", rounding: rule.Rounding{Unit: 3},
			says: []string{"housing: rounding is not a known unit and mode"},
		},
		{name: "an unknown mode",
			base: "5510", rate: "0.08", rounding: rule.Rounding{Mode: 3},
			says: []string{"housing: rounding is not a known unit and mode"},
		},
		{name: "the greatest one",
			base: "5510", rate: "0.08", rounding: rule.Rounding{Unit: 255, Mode: 255, FromFen: true},
			says: []string{"rounding is not a known unit and mode"},
		},
	}, func(t *testing.T, c c) {
		_, err := rule.Product(rule.Housing, tabletest.Dec(t, c.base), tabletest.Dec(t, c.rate), c.rounding)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		for _, says := range c.says {
			assert.Contains(t, err.Error(), says)
		}
	})
}
