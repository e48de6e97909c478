package employer_test

import (
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/employer"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// The settings of an employer are the same whether they are typed as the help shows them or as an office does.
func TestSettingsAsPeopleTypeThem(t *testing.T) {
	want := payroll.Settings{Kind: payroll.Social, InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05", PensionClass: "state", Relief2020: "small"}
	type typing struct {
		name string
		args []string
	}
	tabletest.Each(t, []typing{
		{name: "as the help has it", args: []string{"-injury-rate", "0.002", "-unemployment-rate", "0.008",
			"-housing-rate", "0.05", "-employer-kind", "social", "-pension-class", "state", "-relief-2020", "small"}},
		{name: "as an office has it", args: []string{"-injury-rate", "2‰", "-unemployment-rate", "0.8%",
			"-housing-rate", "5%", "-employer-kind", "民办非企业", "-pension-class", "国有", "-relief-2020", "中小微企业"}},
		{name: "rates of two sides", args: []string{"-injury-rate", "0.2 %", "-unemployment-rate", "0.80%",
			"-housing-employer-rate", "5％", "-housing-employee-rate", "0.050", "-employer-kind", "社会组织",
			"-pension-class", "集体企业", "-relief-2020", "中小微"}},
	}, func(t *testing.T, c typing) {
		var f employer.Flags
		fs := program.NewFlagSet("demo", c.args)
		f.Rates(fs, rule.Text{})
		f.Others(fs)
		require.NoError(t, fs.Parse(io.Discard))
		require.NoError(t, f.ReadKind())
		require.NoError(t, f.Combine())
		assert.Equal(t, want, f.Settings)
	})
}
