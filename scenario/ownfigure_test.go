package scenario_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// An error about a caller's own figure names its place in the input, once for all the lines that use it.
func TestOwnFigureThatCannotBeIsNamedByItsPlace(t *testing.T) {
	for _, c := range []struct{ name, figures, want string }{
		{name: "a floor above the city's ceiling", figures: `{"pension.floor":"999999"}`,
			want: "pension: figures.pension.floor 999999 is above the ceiling 27549; check the parameters"},
		{name: "a ceiling below the city's floor", figures: `{"housing.ceiling":"99"}`,
			want: "housing: figures.housing.ceiling 99 is below the floor 2500; check the parameters"},
		{name: "a dated floor",
			figures: `[` + dated("pension.employee_rate", "0.07") + `,` + dated("pension.floor", "999999") + `]`,
			want:    "pension: figures[1].value 999999 is above the ceiling 27549; check the parameters"},
		{name: "a dated ceiling", figures: `[` + dated("housing.ceiling", "99") + `]`,
			want: "housing: figures[0].value 99 is below the floor 2500; check the parameters"},
		{name: "a dated floor that begins with the month",
			figures: `[{"series":"pension.floor","from":"2025-08","to":"2025-08","value":"999999","source":"x"}]`,
			want:    "pension: figures[0].value 999999 is above the ceiling 27549; check the parameters"},
		{name: "a dated floor and a later one",
			figures: `[` + dated("pension.floor", "999999") +
				`,{"series":"pension.floor","from":"2026-07","to":"2026-12","value":"5510","source":"x"}]`,
			want: "pension: figures[0].value 999999 is above the ceiling 27549; check the parameters"},
		{name: "a ceiling of special people below the city's floor", figures: `{"injury.special_ceiling":"99"}`,
			want: "injury: figures.injury.special_ceiling 99 is below the floor 5500; check the parameters"},
		{name: "a floor of special people above the city's ceiling, beside one of staff",
			figures: `{"injury.special_floor":"99999","injury.floor":"3000"}`,
			want:    "injury: figures.injury.special_floor 99999 is above the ceiling 27501; check the parameters"},
		{name: "the higher ceiling of the fund below the city's floor", figures: `{"housing.ceiling_five_times":"99"}`,
			want: "housing: figures.housing.ceiling_five_times 99 is below the floor 2500; check the parameters"},
		{name: "half of one base", figures: `[` + dated("medical.floor", "6000") + `]`,
			want: "payroll: figures[0].value 6000 and maternity.floor (6236) are one base; " +
				"give maternity.floor as well"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := scenario.Call("payroll.slip", []byte(`{"month":"2025-08","wage":"8000","injury_rate":"0.002",`+
				`"unemployment_rate":"0.008","housing_employer_rate":"0.05","housing_employee_rate":"0.05","figures":`+
				c.figures+`}`))
			require.Error(t, err)
			assert.Equal(t, c.want, rule.Message(err, rule.English))
		})
	}
}

// A month of no policy is an error of the month, not of a figure, whatever its name.
func TestOwnFigureOfAMonthOfNoPolicy(t *testing.T) {
	for _, figure := range []string{"pension.floor", "month.ceiling", ".monthceiling", "payroll.monthceiling"} {
		t.Run(figure, func(t *testing.T) {
			_, err := scenario.Call("payroll.slip", []byte(with(t, map[string]string{"month": `"1999-12"`,
				"figures": `{"` + figure + `":"1"}`})))
			require.Error(t, err)
			assert.Equal(t, "payroll: month 1999-12 is not within 2000-01 to 2100-12; "+
				"pass the month the contribution is for", rule.Message(err, rule.English))
		})
	}
}

// dated is a caller's own figure from 2025-07 to 2026-06.
func dated(series, value string) string {
	return `{"series":"` + series + `","from":"2025-07","to":"2026-06","value":"` + value + `","source":"x"}`
}
