package web_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	downloads "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/shebao/internal/rosteranswer"
)

// roster has a row that cannot be used.
const roster = "id,name,wage\n0012,Ouyang,3000\n0013,Wang,12345.60\n0014,Li,to be agreed\n"

// chooses chooses a file with a text.
func (p *tab) chooses(text string) {
	p.t.Helper()
	file := filepath.Join(p.t.TempDir(), "roster.csv")
	writes(p.t, file, text)
	p.run(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{file}))
	p.until(`document.querySelector(".columns")?.childElementCount > 0 && ` + idle)
}

// fillRoster types the settings of a roster.
func (p *tab) fillRoster() {
	p.t.Helper()
	for _, one := range []struct{ name, text string }{
		{name: "month", text: "2025-08"}, {name: "unemployment_rate", text: "0.008"},
		{name: "injury_rate", text: "0.002"}, {name: "housing_rate", text: "0.05"},
	} {
		p.types(field(one.name), one.text)
	}
}

// TestRoster: a roster is computed, the row that cannot be used is named with line, column, value and reason, and the
// slips are saved. The floor of the pension is 5510 yuan, of medical insurance 6236: of 3000 yuan 440.80, 124.72, 6.00
// and 150.00 are withheld, together 721.52.
func TestRoster(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "roster", desk())
		p.shows(".state-empty", said(lang, "拖入名册", "drop a roster"))
		p.fillRoster()
		p.click("#compute")
		p.shows(".state-error", said(lang, "还没有名册", "There is no roster yet"))
		p.chooses(roster)
		p.shows(".chosen", "roster.csv")
		p.click("#compute")
		p.shows("td", "721.52")
		p.shows("td", "Ouyang")
		for _, cell := range []string{"4", "0014", "wage", "to be agreed"} {
			p.shows(".faults td", cell)
		}
		p.shows(".faults td", said(lang, "不是普通数字", "is not a plain number"))
		p.accessible()
		assert.Contains(t, p.saved(said(lang, "缴费明细", "slips")+"-2025-08.csv", ".answer .actions button:last-child"),
			"721.52")
		assert.Contains(t, p.saved(said(lang, "缴费明细", "slips")+"-2025-08.xlsx",
			".answer .actions button:first-child"), "xl/worksheets")
	})
}

// saved is the text of the file that a click saves.
func (p *tab) saved(name, selector string) (text string) {
	p.t.Helper()
	folder := p.t.TempDir()
	called(p, downloads.SetDownloadBehavior, downloads.SetDownloadBehaviorParams{
		Behavior: downloads.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder,
		BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID})
	p.click(selector)
	require.Eventually(p.t, func() bool {
		found, err := os.ReadFile(filepath.Join(folder, name))
		text = string(found)
		return err == nil && text != ""
	}, waits, tick)
	return text
}

// TestDroppedRoster: a file that is dropped is a file that was chosen.
func TestDroppedRoster(t *testing.T) {
	p := opened(t, "zh", "roster", desk())
	p.fillRoster()
	p.run(chromedp.Evaluate[chromedp.Void](`{
		const files = new DataTransfer();
		files.items.add(new File(["id,wage\n0012,3000\n"], "dropped.csv"));
		document.querySelector(".drop").dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true}));
	}`))
	p.shows(".chosen", "dropped.csv")
	p.click("#compute")
	p.shows("td", "721.52")
}

// TestRosterErrors: a setting that is missing is said at its field, and a file that is no roster as a whole.
func TestRosterErrors(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "roster", phone())
		p.chooses(roster)
		p.types(field("month"), "2025-08")
		p.click("#compute")
		p.shows(`[data-field="unemployment_rate"] .fault`,
			said(lang, "单位失业费率 没有填写", "Unemployment rate is missing"))
		p.shows(`[data-field="injury_rate"] .fault`, said(lang, "没有填写", "is missing"))
		p.fillRoster()
		p.chooses("<html>")
		p.click("#compute")
		p.shows(".columns .state-error", said(lang, "网页", "web page"))
		p.shows("#answer .state-error", said(lang, "网页", "web page"))
		assert.Equal(t, "0", p.nodes(".fault"))
		p.accessible()
		p.fits()
	})
}

// TestRosterColumns: a column that is needed and not found is chosen from the headings of the file, what is not known
// is passed over, and the settings are read as people write them. The amounts are those of TestRoster.
func TestRosterColumns(t *testing.T) {
	const file = "2025年8月工资表,,,\n编码,员工,本月工资数,离职日期\n0012,Ouyang,3000,\n"
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "roster", phone())
		p.chooses(file)
		p.shows("#columns .missing", said(lang, "必需的列没有找到", "were not found"))
		p.shows("#columns .missing", said(lang, "离职日期：可能说明有人不应计算", "离职日期: it may say that somebody"))
		p.run(chosen(field("column-id"), "编码"), chosen(field("column-wage"), "本月工资数"))
		for _, one := range []struct{ name, text string }{
			{name: "month", text: "2025年8月"}, {name: "unemployment_rate", text: "0.8%"},
			{name: "injury_rate", text: "2‰"}, {name: "housing_rate", text: "5 %"},
		} {
			p.types(field(one.name), one.text)
		}
		p.click("#compute")
		p.shows(".state-error", said(lang, "不认识的列（extra）", "extra ignore"))
		p.click(field("ignore"))
		p.click("#compute")
		p.shows("td", "721.52")
		p.fits()
		p.accessible()
		p.chooses(file)
		assert.Equal(t, "编码", p.text(`document.querySelector('[name="column-id"]').value`))
		p.click("#compute")
		p.shows("td", "721.52")
	})
}

// TestRosterColumnsByKeyboard: the columns are chosen without a mouse.
func TestRosterColumnsByKeyboard(t *testing.T) {
	p := opened(t, "zh", "roster", desk())
	p.fillRoster()
	p.chooses("编码,月薪数\n0012,3000\n")
	p.run(chromedp.Focus(chromedp.CSS("#file")))
	for _, one := range []struct {
		name string
		down int
	}{{name: "column-id", down: 1}, {name: "column-wage", down: 2}} {
		p.reach(field(one.name))
		p.press(kb.ArrowDown, one.down)
	}
	p.reach("#compute")
	p.press(kb.Enter, 1)
	p.shows("td", "721.52")
}

// TestRosterSettingsRefused: a setting that cannot be read is said at its field, with what may be written.
func TestRosterSettingsRefused(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "roster", desk())
		p.fillRoster()
		p.chooses(roster)
		p.types(field("month"), "08/2025")
		p.types(field("unemployment_rate"), "5")
		p.click("#compute")
		p.shows(`[data-field="month"] .fault`, said(lang, "不是以四位年份开头", "does not begin with a year of four digits"))
		p.shows(`[data-field="unemployment_rate"] .fault`, said(lang, "8% 请写作 8% 或 0.08", "write 8 % as 8% or as 0.08"))
		assert.Equal(t, "month", p.text(`document.activeElement.name`))
	})
}

// TestSettingsHaveTheirNames: what the server calls a setting in Chinese stands on the page.
func TestSettingsHaveTheirNames(t *testing.T) {
	page := ""
	for path, text := range pageFiles(t) {
		if strings.Contains(path, "roster") {
			page += text
		}
	}
	for _, setting := range rosteranswer.Settings() {
		assert.True(t, strings.Contains(page, setting.Chinese), "%s %s", setting.Name, setting.Chinese)
	}
}

// TestRosterByKeyboard: the settings are typed and the roster computed without a mouse. A keyboard opens the dialog of
// the system, in which the file is chosen here.
func TestRosterByKeyboard(t *testing.T) {
	p := opened(t, "en", "roster", desk())
	p.reach("#file")
	p.chooses(roster)
	for _, one := range []struct{ name, text string }{
		{name: "month", text: "2025-08"}, {name: "unemployment_rate", text: "0.008"},
		{name: "injury_rate", text: "0.002"}, {name: "housing_rate", text: "0.05"},
	} {
		p.reach(field(one.name))
		p.press(one.text, 1)
	}
	p.reach("#compute")
	p.press(kb.Enter, 1)
	p.shows("td", "721.52")
	p.reach(".answer .actions button")
}
