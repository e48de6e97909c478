package web_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
)

// fillSlip types the slip of somebody with 8000 yuan.
func (p *tab) fillSlip() {
	p.t.Helper()
	for _, one := range []struct{ name, text string }{
		{name: "month", text: "2025-08"}, {name: "wage", text: "8000"}, {name: "injury_rate", text: "0.002"},
		{name: "unemployment_rate", text: "0.008"}, {name: "housing_employer_rate", text: "0.05"},
		{name: "housing_employee_rate", text: "0.05"},
	} {
		p.types(field(one.name), one.text)
	}
}

// TestSlipAppears: the slip appears while one types. 8 % and 2 % and 0.2 % and 5 % of 8000 yuan are 640, 160, 16 and
// 400 yuan, together 1216.00.
func TestSlipAppears(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "slip", desk())
		p.shows(".state-empty", said(lang, "即时显示明细", "the slip appears here"))
		p.fillSlip()
		p.shows(".sum-value", "1,216.00")
		p.shows("table.slip td", "640.00")
		p.shows(".reasons li", said(lang, "养老保险个人缴费：基数 8000.00 元 × 8% = 640.00 元",
			"pension, employee's part: a base of 8000.00 yuan × 8% = 640.00 yuan"))
		p.shows(".documents li", said(lang, "粤人社发〔2025〕32号", "粤人社发〔2025〕32号"))
		p.shows("#spoken", "1,216.00")
		p.shows(".percent", "= 0.8%")
		p.accessible()
	})
}

// TestSlipErrors: what cannot be used is said at its field.
func TestSlipErrors(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "slip", desk())
		p.fillSlip()
		p.shows(".sum-value", "1,216.00")
		p.types(field("wage"), "8000.005")
		p.shows(".faulty .fault", said(lang, "小数", "decimals"))
		assert.Equal(t, "wage", p.text(`document.querySelector('[aria-invalid="true"]').name`))
		p.shows(".state-error", said(lang, "缴费工资（元/月） 8000.005", "Wage 8000.005"))
		p.accessible()
		p.types(field("wage"), "8000")
		p.shows(".sum-value", "1,216.00")
		assert.Equal(t, "0", p.nodes(".fault"))
	})
}

// TestSlipInPart: a month whose pension limits are not known yet has no total, and says why once, on the slip and on
// the sheet; the figures of the month before are taken by a box of the form.
func TestSlipInPart(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "slip", phone())
		p.fillSlip()
		p.click(".further summary")
		p.types(field("month"), "2026-07")
		p.run(chosen(field("partial"), "true"))
		p.shows(".note-warning li", said(lang, "养老保险：2026-07 没有可用的缴费基数下限", "pension: no floor"))
		p.shows(".note-warning li", said(lang, "可选用“沿用上期数值”", "the option Carry forward"))
		assert.Equal(t, "2", p.nodes(".note-warning li"))
		p.shows(".sum-value", said(lang, "未知", "not known"))
		p.accessible()
		p.fits()
		p.run(navigated("#/" + lang + "/payslip"))
		p.shows(".sheet .note-warning li", said(lang, "养老保险：2026-07", "pension: no floor"))
		p.run(navigated("#/" + lang + "/slip"))
		p.ready(lang, "slip")
		p.run(chosen(field("carry_forward"), "true"))
		p.shows(".sum-value", "1,216.00")
		p.shows(".grade-provisional", said(lang, "暂沿用", "provisional"))
	})
}

// TestLanguageKeepsWhatWasTyped: the switch of the language leaves the slip as it is.
func TestLanguageKeepsWhatWasTyped(t *testing.T) {
	p := opened(t, "zh", "slip", desk())
	p.fillSlip()
	p.shows(".sum-value", "1,216.00")
	p.click("#language")
	p.shows("h1", "Slip")
	p.shows(".sum-value", "1,216.00")
	assert.Equal(t, "8000", p.text(`document.querySelector('[name="wage"]').value`))
}

// TestSlipByKeyboard: from the first tabulator to the answer without a mouse.
func TestSlipByKeyboard(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "slip", desk())
		p.reach("#skip")
		p.press(kb.Enter, 1)
		for _, one := range []struct{ name, text string }{
			{name: "month", text: "2025-08"}, {name: "wage", text: "8000"}, {name: "injury_rate", text: "0.002"},
			{name: "unemployment_rate", text: "0.008"}, {name: "housing_employer_rate", text: "0.05"},
			{name: "housing_employee_rate", text: "0.05"},
		} {
			p.reach(field(one.name))
			p.press(one.text, 1)
		}
		p.shows(".sum-value", "1,216.00")
		p.reach(".scroll")
		p.reach("a.button")
	})
}
