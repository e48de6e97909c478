package payslip_test

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/payslip"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// slipOf is the slip of a wage of 3000 in a month.
func slipOf(t *testing.T, month rule.Month, options ...payroll.SlipOption) *payroll.Slip {
	t.Helper()
	policy, err := guangzhou.Policy(month)
	require.NoError(t, err)
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(3000, 0))}, options...)
	require.NoError(t, err)
	return &slip
}

// shown is a page as a reader sees it: without its tags and its style, one blank between words.
func shown(t *testing.T, id string, slip *payroll.Slip, place string, lang rule.Language) (text, source string) {
	t.Helper()
	var page strings.Builder
	require.NoError(t, payslip.Write(&page, payslip.Who{ID: id}, slip, place, lang))
	source = page.String()
	text = regexp.MustCompile(`(?s)<style>.*</style>|<[^>]*>`).ReplaceAllString(source, " ")
	return strings.Join(strings.Fields(html.UnescapeString(text)), " "), source
}

// The table has every line of both sides: 5510 × 8 % = 440.80, 6236 × 2 % = 124.72, 3000 × 0.2 % = 6.00, 3000 × 5 % =
// 150.00, and 721.52 in all.
func TestPage(t *testing.T) {
	slip := slipOf(t, rule.MonthOf(2025, time.August))
	text, source := shown(t, "A001", slip, "广州", rule.Chinese)
	for _, says := range []string{"广州 2025-08 社会保险与住房公积金缴费明细", "工号 A001",
		"养老保险 3,000.00 5,510.00 下限 8% 440.80 16% 881.60", "生育保险 3,000.00 6,236.00 下限 0.85% 53.01",
		"合计（元） 721.52 1,395.23",
		"养老保险个人缴费：基数 5510.00 元 × 8% = 440.80 元。", "粤人社发〔2025〕32号"} {
		assert.Contains(t, text, says)
	}
	assert.Contains(t, source, `lang="zh-CN"`)
	assert.NotContains(t, source, "http://")
	assert.NotRegexp(t, `(src|href)=`, source, "nothing from outside")

	english, source := shown(t, "A001", slip, "Guangzhou", rule.English)
	assert.Contains(t, english, "Guangzhou 2025-08 social insurance and housing fund")
	assert.Contains(t, english, "Pension 3,000.00 5,510.00 floor 8% 440.80 16% 881.60")
	assert.Contains(t, source, `lang="en"`)
}

// What is not known has no total, and is named first.
func TestUnknown(t *testing.T) {
	slip := slipOf(t, rule.MonthOf(2026, time.September), payroll.Partial)
	text, _ := shown(t, "A001", slip, "广州", rule.Chinese)
	assert.Contains(t, text, "尚不能确定 ")
	assert.Contains(t, text, "合计（元） 未知 未知")
	assert.NotContains(t, text, "合计（元） 0.00")
}

// A reason that somebody gave in one language stands in a page of the other.
func TestReasonInOneLanguage(t *testing.T) {
	slip := slipOf(t, rule.MonthOf(2025, time.August))
	slip.NotApplicable = []payroll.Exclusion{{Scheme: rule.Housing, Reason: "letter of the fund centre"}}
	text, _ := shown(t, "A001", slip, "广州", rule.Chinese)
	assert.Contains(t, text, "住房公积金：letter of the fund centre")
}

// An id is text, whatever it looks like.
func TestHostileID(t *testing.T) {
	_, source := shown(t, `<script>alert(1)</script>`, slipOf(t, rule.MonthOf(2025, time.August)), "广州", rule.Chinese)
	assert.NotContains(t, source, "<script>")
	assert.Contains(t, source, "&lt;script&gt;")
}
