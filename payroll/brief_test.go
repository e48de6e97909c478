package payroll_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// The employee's sentences name base, reason, rate and amount, and no document.
func TestBrief(t *testing.T) {
	for _, c := range []struct {
		name, month, wage string
		options           []payroll.SlipOption
		english, chinese  []string
	}{
		{"below two floors", "2025-08", "3000", nil, []string{
			"2025-08: 721.52 yuan are withheld.",
			"pension, employee's part: a base of 5510.00 yuan × 8% = 440.80 yuan. " +
				"The declared wage of 3000.00 yuan is below the floor of the month, so the floor counts.",
			"unemployment, employee's part: a base of 3000.00 yuan × 0.2% = 6.00 yuan. The base is the declared wage.",
		}, []string{
			"2025-08 个人应缴合计 721.52 元。",
			"养老保险个人缴费：基数 5510.00 元 × 8% = 440.80 元。申报工资 3000.00 元低于当月下限，按下限计算。",
			"失业保险个人缴费：基数 3000.00 元 × 0.2% = 6.00 元。基数为申报工资。",
		}},
		{"above the ceiling", "2025-08", "30000", nil, []string{
			"The declared wage of 30000.00 yuan is above the ceiling of the month, so the ceiling counts.",
		}, []string{"申报工资 30000.00 元高于当月上限，按上限计算。"}},
		{"a sum that is not known", "2026-09", "8000", []payroll.SlipOption{payroll.Partial}, []string{
			"2026-09: the sum is not known yet.", "no floor (pension.floor) is known for 2026-09",
		}, []string{"2026-09 个人应缴合计暂不能确定。", "2026-09 没有可用的缴费基数下限（pension.floor）"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			slip, err := policy(t, c.month).Slip(employer(t, settings()), earning(t, c.wage), c.options...)
			require.NoError(t, err)
			english, chinese := slip.Brief(rule.English), slip.Brief(rule.Chinese)
			for _, want := range c.english {
				assert.Contains(t, english, want)
			}
			for _, want := range c.chinese {
				assert.Contains(t, chinese, want)
			}
			for _, cite := range slip.Lines[0].Cites() {
				assert.NotContains(t, english, cite.Title)
			}
			tabletest.Chinese(t, chinese)
		})
	}
}

// A scheme the person is outside of is said with its reason.
func TestBriefOfAnExclusion(t *testing.T) {
	e := earning(t, "8000")
	e.Outside = []payroll.Exclusion{{Scheme: rule.Unemployment, Reason: "not insured", Chinese: "不参保"}}
	slip, err := policy(t, "2025-08").Slip(employer(t, settings()), e)
	require.NoError(t, err)
	assert.True(t, strings.HasSuffix(slip.Brief(rule.Chinese), "失业保险：不缴。不参保"))
	assert.True(t, strings.HasSuffix(slip.Brief(rule.English), "unemployment: none. not insured"))
}

// Who is outside of everything is told so of what employees pay into (社会保险法 art. 33, 53), and has no lines, which is a
// list all the same.
func TestBriefOfNothing(t *testing.T) {
	var e payroll.Employee
	for _, scheme := range rule.Schemes() {
		e.Outside = append(e.Outside, payroll.Exclusion{Scheme: scheme, Reason: "abroad"})
	}
	slip, err := policy(t, benchMonth).Slip(employer(t, settings()), e)
	require.NoError(t, err)
	assert.Equal(t, []string{"2022-01: 0.00 yuan are withheld.", "pension: none. abroad", "medical: none. abroad",
		"unemployment: none. abroad", "housing: none. abroad"}, strings.Split(slip.Brief(rule.English), "\n"))
	text, err := json.Marshal(slip.Fields())
	require.NoError(t, err)
	assert.Contains(t, string(text), `"lines":[]`)
}

// Line finds what stands in Lines, and nothing for a side that has no line.
func TestSlipLine(t *testing.T) {
	slip, err := policy(t, "2025-08").Slip(employer(t, settings()), earning(t, "8000"))
	require.NoError(t, err)
	for i := range slip.Lines {
		want := &slip.Lines[i]
		got, there := slip.Line(want.Scheme(), want.Payer())
		require.True(t, there)
		assert.Same(t, want, got)
	}
	_, there := slip.Line(rule.Injury, rule.Employee)
	assert.False(t, there, "only the employer pays for injury insurance")
}
