package rule_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/rule"
)

// reworded is an error that does not say what is wrapped in it.
type reworded struct{ error }

func (reworded) Error() string   { return "the wage cannot be read" }
func (r reworded) Unwrap() error { return r.error }

func TestMessage(t *testing.T) {
	wage := rule.WageInput(rule.AreaPension, "wage")
	_, negative := wage.Parse("-3.00")
	_, comma := wage.Parse("3,000")
	gap := &rule.NoRuleError{Area: rule.AreaMedical, Name: "medical.floor", What: rule.Say("floor", "缴费基数下限"),
		Month: month(t, "2030-01"), Nearest: month(t, "2026-12"), Carry: true, Detail: rule.Say("not out yet", "尚未公布")}
	alone := &rule.NoRuleError{Area: rule.AreaMedical, Name: "medical.floor", What: rule.Say("floor", "缴费基数下限"),
		Month: month(t, "2030-01")}
	weak := &rule.GradeError{Area: rule.AreaInjury, What: rule.Say("rate", "费率"), Month: month(t, "2025-08"),
		Have: rule.Reported, Want: rule.Official}
	disputed := &rule.DisputedError{Area: rule.AreaPension, Name: "pension.floor", What: rule.Say("floor", "缴费基数下限"),
		Month: month(t, "2025-08"), Value: "1", Source: rule.Say("a page", "网页甲"), Other: "2", OtherSource: "乙"}
	for _, c := range []struct {
		name             string
		err              error
		english, chinese string
	}{
		{"nothing", nil, "", ""},
		{"a field", negative, negative.Error(), "养老保险：wage -3 小于 0；请填写申报的月工资（元），例如 3000.00"},
		{"a field and a wrapper", fmt.Errorf("row 7: %w", negative), "row 7: " + negative.Error(),
			"row 7: 养老保险：wage -3 小于 0；请填写申报的月工资（元），例如 3000.00"},
		{"two", errors.Join(negative, comma), negative.Error() + "\n" + comma.Error(),
			"养老保险：wage -3 小于 0；请填写申报的月工资（元），例如 3000.00\n" +
				"养老保险：wage 3,000 含有千位分隔逗号；请去掉分隔逗号，例如 3000.00"},
		{"a month without a figure", gap, gap.Error(), "医疗保险：2030-01 没有可用的缴费基数下限（medical.floor）（尚未公布）；" +
			"最近的有数月份是 2026-12；可选用“沿用上期数值”（carry_forward），结果标为“暂沿用”；也可填入您自己的数值"},
		{"a month without a figure that could be carried", alone, alone.Error(),
			"医疗保险：2030-01 没有可用的缴费基数下限（medical.floor）；请填入您自己的数值"},
		{"a grade", weak, weak.Error(), "工伤保险：2025-08 的费率等级为“单一来源”，低于所要求的“官方文本”；请降低“最低数据等级”（min_grade）或填入您自己的数值"},
		{"a dispute", disputed, disputed.Error(), "养老保险：2025-08 的缴费基数下限（pension.floor）来源有争议：1（网页甲）或 2（\"乙\"）；" +
			"可选用“采用争议数值”（disputed），即较可信的 1，或填入您自己的数值"},
		{"another library's", io.EOF, "EOF", "EOF"},
		{"a wrapper that says it in its own words", reworded{negative}, "the wage cannot be read",
			"the wage cannot be read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.english, rule.Message(c.err, rule.English))
			assert.Equal(t, c.chinese, rule.Message(c.err, rule.Chinese))
		})
	}
}

func TestErrors(t *testing.T) {
	a, b, c := io.EOF, io.ErrNoProgress, io.ErrShortWrite
	tree := errors.Join(a, fmt.Errorf("of two: %w", errors.Join(b, c)))
	assert.Equal(t, []error{a, b, c}, slices.Collect(rule.Errors(tree)))
	for one := range rule.Errors(tree) {
		assert.Equal(t, a, one, "a caller may stop")
		break
	}
	assert.Empty(t, slices.Collect(rule.Errors(nil)))
}

func TestText(t *testing.T) {
	assert.Equal(t, rule.Text{English: "above 3", Chinese: "大于 3"}, rule.Sayf("above %d", "大于 %d", 3))
	assert.Equal(t, "English only", rule.Text{English: "English only"}.In(rule.Chinese))
	assert.Equal(t, "大于", rule.Say("above", "大于").In(rule.Chinese))
	assert.Equal(t, "above", rule.Say("above", "大于").String())
	assert.True(t, rule.Text{}.IsZero())
}

func TestAreasHaveNames(t *testing.T) {
	for _, area := range []rule.Area{rule.AreaPension, rule.AreaMedical, rule.AreaMaternity, rule.AreaIllnessSupplement,
		rule.AreaUnemployment, rule.AreaInjury, rule.AreaHousing, rule.AreaAnnuity, rule.AreaRelief,
		rule.AreaCollection,
		rule.AreaFund, rule.AreaPayroll} {
		assert.NotEqual(t, string(area), area.Chinese())
		assert.Equal(t, string(area), area.In(rule.English))
		assert.Equal(t, area.Chinese(), area.In(rule.Chinese))
	}
	assert.Equal(t, "其他", rule.Area("其他").Chinese())
	assert.Equal(t, rule.AreaIllnessSupplement, rule.IllnessSupplement.Area())
}

// One thing is a noun in the singular, any other number one in the plural; Chinese has the number alone.
func TestCount(t *testing.T) {
	for _, c := range []struct {
		name string
		n    int
		want rule.Text
	}{
		{name: "one", n: 1, want: rule.Say("after 1 month", "1 个月后")},
		{name: "none", n: 0, want: rule.Say("after 0 months", "0 个月后")},
		{name: "several", n: 12, want: rule.Say("after 12 months", "12 个月后")},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, rule.Sayf("after %s", "%d 个月后", rule.Count(c.n, "month")))
		})
	}
}
