package web_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/rule"
)

// TestTypedAsProgramsReadIt: a month and a rate that the page understands are those that the programs read in the same
// text, and what they refuse is left as it is.
func TestTypedAsProgramsReadIt(t *testing.T) {
	p := opened(t, "zh", "slip", desk())
	asPage := func(function, text string) string {
		quoted, err := json.Marshal(text)
		require.NoError(t, err)
		return p.text(`import("/page/lib/typed.js").then((typed) => typed.` + function + `(` + string(quoted) + `))`)
	}
	for _, text := range strings.Split("2025-08|202508|2025年8月|2025年08月|2025/8|2025.08|2025-8|2025.1|2025-13|202513|"+
		"08/2025|20250801|2025年8月1日|2025|Aug 2025|2025-00|", "|") {
		want := text
		if month, err := cell.TypedMonth(text); err == nil {
			want = month.String()
		}
		assert.Equal(t, want, asPage("month", text), text)
	}
	for _, text := range strings.Split("0.8%|0.8 %|5%|100%|0.25%|2‰|0.2％|12.5%|0%|5%-12%|%|1.2.3%|-5%|x%", "|") {
		want := text
		rate, err := cell.Rate(text, rule.RateInput("", "rate", 100), false, nil)
		if err == nil {
			want = rate.String()
		}
		assert.Equal(t, want, asPage("rate", text), text)
	}
}

// TestSlipAsPeopleWriteIt: months and rates are typed as people write them. The amounts are those of TestSlipAppears.
func TestSlipAsPeopleWriteIt(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "slip", phone())
		for _, one := range []struct{ name, text string }{
			{name: "month", text: "2025年8月"}, {name: "wage", text: "8000"}, {name: "injury_rate", text: "2‰"},
			{name: "unemployment_rate", text: "0.8%"}, {name: "housing_employer_rate", text: "5 %"},
			{name: "housing_employee_rate", text: "0.05"},
		} {
			p.types(field(one.name), one.text)
		}
		p.shows(".sum-value", "1,216.00")
		p.shows(".percent", "= 0.008")
		p.shows(".percent", "= 5%")
	})
}
