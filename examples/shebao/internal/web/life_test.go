package web_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
)

// fillLife types a man born in 1966-03 who has paid on 5200 yuan since 2016.
func (p *tab) fillLife() {
	p.t.Helper()
	p.run(chosen(field("category"), "male60"))
	for _, one := range []struct{ name, text string }{
		{name: "birth", text: "1966-03"}, {name: "from", text: "2016-01"}, {name: "through", text: "2025-12"},
		{name: "base", text: "5200"}, {name: "rate_future", text: "0.015"},
	} {
		p.types(field(one.name), one.text)
	}
}

// TestLife: three ways to retire stand beside each other, with what is not known. A man of 60 years in 2026-03 comes
// under the delay of one month for every four: born in 1966-03, 15 months after 1965-01, he retires 4 months later, in
// 2026-07.
func TestLife(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "life", desk())
		p.shows(".state-empty", said(lang, "比较三种退休时间", "compare three ways to retire"))
		p.fillLife()
		p.click("#compute")
		p.shows(".plans td", "2026-07")
		p.shows(".plans th", said(lang, "弹性提前", "Early"))
		p.shows(".note li", said(lang, "最低缴费年限", "least"))
		p.shows(".documents li", said(lang, "记账利率", "record rates"))
		p.shows(".documents li", said(lang, "以后各年假定的记账利率", "Rate future"))
		p.accessible()
	})
}

// TestLifeErrors: what no life can be is said at its field, also in a span.
func TestLifeErrors(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "life", phone())
		p.fillLife()
		p.types(field("through"), "2015-12")
		p.click("#compute")
		p.shows(`[data-field="through"] .fault`, said(lang, "早于起始月", "is before from"))
		p.shows(".state-error", said(lang, "缴费时段 1 · 终止月 2015-12", "Paid 1 · Through 2015-12"))
		assert.Equal(t, "through", p.text(`document.activeElement.name`))
		p.types(field("through"), "2025-12")
		p.types(field("rate_future"), "")
		p.press(kb.Backspace, 1)
		p.click("#compute")
		p.shows(".state-error", said(lang, "记账利率尚未公布", "no record rate"))
		p.accessible()
		p.fits()
	})
}

// TestLifeByKeyboard: a second span is added, and the example filled in and computed, without a mouse.
func TestLifeByKeyboard(t *testing.T) {
	p := opened(t, "zh", "life", desk())
	p.reach(".add")
	p.press(kb.Enter, 1)
	p.until(`document.querySelectorAll('[name="base"]').length === 2`)
	assert.Equal(t, "from", p.text(`document.activeElement.name`))
	p.reach(".remove")
	p.press(kb.Enter, 1)
	p.until(`document.querySelectorAll('[name="base"]').length === 1`)
	p.run(navigated("#/zh/slip"))
	p.ready("zh", "slip")
	p.run(navigated("#/zh/life"))
	p.ready("zh", "life")
	p.reach("#example")
	p.press(kb.Enter, 1)
	p.until(`document.querySelector('[name="birth"]').value === "1968-03"`)
	p.reach("#compute")
	p.press(kb.Enter, 1)
	p.shows(".plans td", "2029-01")
}
