package guangzhou_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// An explanation of a held, carried, disputed or supplied figure says of which months and which document it is.
func TestExplanationsSayTheMonths(t *testing.T) {
	own, err := figures.ReadFile("own.csv", []byte("series,from,to,value,source,source_zh\n"+
		"pension.employer_rate,2025-01,2026-12,0.15,our agreement,本单位协议\n"))
	require.NoError(t, err)
	for _, c := range []struct {
		name, month string
		payer       rule.Payer
		options     []guangzhou.Option
		english     []string
		chinese     []string
	}{
		{
			name: "carried", month: "2026-12", payer: rule.Employee,
			options: []guangzhou.Option{guangzhou.CarryForward()},
			english: []string{"(粤人社发〔2025〕32号) [provisional] (of 2025-07 to 2026-06, carried forward: its successor " +
				"is not known)"},
			chinese: []string{"［暂沿用］（暂沿用 2025-07 至 2026-06 的数值，新数值未公布）"},
		},
		{
			name: "held", month: "2026-12", payer: rule.Employee,
			options: []guangzhou.Option{guangzhou.CarryForward()},
			english: []string{"(国发〔2005〕38号) [corroborated] (from 2013-01, no end announced; " +
				"last looked at in 2026-11)"},
			chinese: []string{"［两源印证］（自 2013-01 起有效，未公布终止；最近核对 2026-11）"},
		},
		{
			name: "disputed", month: "2022-08", payer: rule.Employer,
			options: []guangzhou.Option{guangzhou.Disputed()},
			english: []string{"[disputed] (2022-08 to 2022-09, the likelier value; " +
				"another source has 0.14 (tax bureau table of Foshan of 2023-01"},
			chinese: []string{"［来源有争议］（2022-08 至 2022-09，公开来源不一，取较可信者；另有 0.14"},
		},
		{
			name: "supplied", month: "2025-08", payer: rule.Employer,
			options: []guangzhou.Option{guangzhou.Own(own)},
			english: []string{"rate our agreement [supplied] (2025-01 to 2026-12)"},
			chinese: []string{"费率 本单位协议［用户自填］（2025-01 至 2026-12）"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			policy, err := guangzhou.Policy(month(t, c.month), c.options...)
			require.NoError(t, err)
			slip, err := policy.Slip(plainEmployer(t),
				payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0))})
			require.NoError(t, err)
			for i := range slip.Lines {
				if l := &slip.Lines[i]; l.Scheme() == rule.Pension && l.Payer() == c.payer {
					for _, words := range c.english {
						assert.Contains(t, l.Explain(rule.English), words)
					}
					for _, words := range c.chinese {
						assert.Contains(t, l.Explain(rule.Chinese), words)
					}
				}
			}
		})
	}
}
