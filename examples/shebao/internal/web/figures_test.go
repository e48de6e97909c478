package web_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
)

// TestMonths: the calendar says which months are known; a month has its figures with grade and document.
func TestMonths(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "figures", desk())
		p.shows(".state-empty", said(lang, "点一个月份", "Choose a month"))
		p.shows(".month-known", "✓")
		p.shows(".month-disputed", "!")
		p.shows(".month-missing", "–")
		p.click(`.month-known a[href$="/2025-08"]`)
		p.shows("#of-month", "2025-08")
		p.shows("td", "27,549")
		p.shows("td", "16%")
		p.shows(".grade-official", said(lang, "官方文本", "official"))
		p.accessible()
	})
}

// TestTwoFigures: two figures are compared in a chart and a table. From 2025-07 the floors of pension and medical
// insurance are 5510 and 6236 yuan: 726 between them.
func TestTwoFigures(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "figures/series/pension.floor", desk())
		p.shows("td", "5,510")
		p.run(chosen("#second", "medical.floor"))
		p.shows("td", "726")
		p.until(`document.querySelectorAll("svg .series-2.step").length > 0`)
		p.accessible()
		p.run(chosen("#second", ""))
		p.until(`document.querySelectorAll("svg .series-2.step").length === 0`)
	})
}

// TestChartBeginsAtZero: a figure that is twice as much is drawn twice as high: of one figure, of two in one unit and
// of two in their own. The most is 250 above the ground at 286: of 5510 yuan 2139 are 97 above it, of 7214 they are 74;
// of 16 % 14 % are 219.
func TestChartBeginsAtZero(t *testing.T) {
	for _, c := range []struct{ name, figures, zero, most, least string }{
		{name: "yuan", figures: "pension.floor", zero: "0", most: "5,510", least: "189"},
		{name: "per cent", figures: "pension.employer_rate", zero: "0%", most: "16%", least: "67"},
		{name: "two of one unit", figures: "pension.floor/medical.floor", zero: "0", most: "7,214", least: "212"},
		{name: "two of two units", figures: "pension.employer_rate/pension.floor", zero: "0%", most: "16%",
			least: "67"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := opened(t, "zh", "figures/series/"+c.figures, desk())
			p.until(`document.querySelector("svg .step") !== null`)
			at := func(text string) string { // the middle of the text is at the value, 4 above its line
				return p.text(`String([...document.querySelectorAll("svg .text-1.scale")].find(
					(one) => one.textContent === "` + text + `")?.getAttribute("y") - 4)`)
			}
			assert.Equal(t, "286", at(c.zero))
			assert.Equal(t, "36", at(c.most))
			assert.Equal(t, c.least, p.text(`String(Math.max(...[...document.querySelectorAll("svg .step.series-1")]
				.map((one) => Math.round(one.getAttribute("y1")))))`))
		})
	}
}

// TestChartOnAPhone: the words of a chart are as large on a phone as elsewhere, and stand within it.
func TestChartOnAPhone(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "figures/series/pension.floor/medical.floor", nightPhone())
		p.until(`document.querySelector("svg .step") !== null`)
		p.until(`[...document.querySelectorAll("svg text")].every((one) => one.getBoundingClientRect().height >= 12)`)
		p.until(`((chart) => [...chart.querySelectorAll("text")].every((one) =>
			one.getBoundingClientRect().right <= chart.getBoundingClientRect().right))(document.querySelector("svg"))`)
		p.fits()
	})
}

// TestMarksOfGrades: what is disputed and what one source says is drawn in other lines, and said in the table.
func TestMarksOfGrades(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "figures/series/pension.employer_rate", desk())
		p.until(`document.querySelectorAll("svg .step-disputed").length === 1`)
		p.until(`document.querySelectorAll("svg .step-known").length > 0`)
		p.shows(".grade-disputed", said(lang, "来源有争议", "disputed"))
		p.shows("td", "14%")
	})
}

// TestNoSuchMonth: what is no month and what is no figure is said, and the figures stay reachable.
func TestNoSuchMonth(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "figures/2025-13", phone())
		p.shows(".state-error", said(lang, "不是月份", "is not a month"))
		p.run(navigated("#/" + lang + "/figures/series/castle"))
		p.shows(".state-error", said(lang, "不是数据名称", "is no figure"))
		p.accessible()
		p.run(navigated("#/" + lang + "/figures/series/pension.floor"))
		p.shows("td", "5,510")
		p.fits()
	})
}

// TestFiguresByKeyboard: a month is reached and opened without a mouse.
func TestFiguresByKeyboard(t *testing.T) {
	p := opened(t, "zh", "figures", desk())
	p.reach(`.month-known a[href$="/2026-06"]`)
	p.press(kb.Enter, 1)
	p.shows("#of-month", "2026-06")
}
