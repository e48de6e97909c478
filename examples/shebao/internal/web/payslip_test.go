package web_test

import (
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sheets is how many pages of A4 the tab prints.
func (p *tab) sheets() int {
	p.t.Helper()
	text, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4),
		chromedp.PDFPreferCSSPageSize()))
	require.NoError(p.t, err)
	return len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(text, -1))
}

// TestPayslip: the slip that was computed is a sheet with whose it is, and prints on one page.
func TestPayslip(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "payslip", desk())
		p.shows(".state-empty", said(lang, "还没有算好的明细", "No slip has been computed yet"))
		p.reach(".state-empty a")
		p.press(kb.Enter, 1)
		p.ready(lang, "slip")
		p.fillSlip()
		p.shows(".sum-value", "1,216.00")
		p.click("a.button")
		p.ready(lang, "payslip")
		p.types(field("name"), said(lang, "欧阳娜", "Ouyang Na"))
		p.shows(".sheet dd", said(lang, "欧阳娜", "Ouyang Na"))
		p.shows(".sheet tfoot td", "1,216.00")
		p.shows(".sheet li", said(lang, "养老保险个人缴费", "pension, employee's part"))
		p.accessible()
		assert.Equal(t, 1, p.sheets())
	})
}

// TestPayslipPrintsAlone: what is printed is the sheet, without the navigation and the form.
func TestPayslipPrintsAlone(t *testing.T) {
	p := opened(t, "zh", "slip", phone())
	p.fillSlip()
	p.shows(".sum-value", "1,216.00")
	p.run(navigated("#/zh/payslip"))
	p.shows(".sheet tfoot td", "1,216.00")
	p.fits()
	p.looks(look{width: 794, height: 1123, print: true})
	for _, hidden := range []string{".top", ".whose", ".foot", "h1"} {
		assert.Equal(t, "none", p.text(`getComputedStyle(document.querySelector("`+hidden+`")).display`), hidden)
	}
	assert.Equal(t, 1, p.sheets())
}
