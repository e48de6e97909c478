package web_test

import (
	"testing"

	"github.com/chromedp/cdproto/network"
)

// asking are the views that ask the server as they open.
func asking() []string {
	return []string{"slip", "life", "household", "figures", "figures/series/pension.floor", "rules",
		"rules/pension.basic"}
}

// TestServerGone: where the server cannot be reached a view says so, and shows itself when it is asked again.
func TestServerGone(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		for _, view := range asking() {
			p := opened(t, lang, "payslip", nightPhone())
			p.offline(true)
			p.run(navigated("#/" + lang + "/" + view))
			p.shows(".state-error", said(lang, "连接不上服务", "The server cannot be reached"))
			p.shows(".state-error", said(lang, "shebao serve 仍在运行", "shebao serve is still running"))
			p.accessible()
			p.fits()
			p.offline(false)
			p.click(".state-error button")
			p.ready(lang, view)
			p.until(`document.querySelector(".state-error") === null`)
		}
	})
}

// TestServerGoneMeanwhile: what was asked of a server that has gone is said where the answer would be, and asked again
// it is there.
func TestServerGoneMeanwhile(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		gone := said(lang, "连接不上服务", "The server cannot be reached")
		for _, c := range []struct{ view, again, want string }{
			{view: "rules/housing.land_revenue", again: "#compute", want: "130,000,000.00"},
			{view: "life", again: "#compute", want: "2029-01"},
			{view: "roster", again: "#compute", want: "721.52"},
			{view: "household", again: ".state-error button", want: "2,250.00"},
		} {
			p := opened(t, lang, c.view, nightPhone())
			switch c.view {
			case "life":
				p.click("#example")
				p.ready(lang, c.view)
			case "roster":
				p.fillRoster()
				p.chooses(roster)
			case "household":
				p.throughExample(lang)
				p.click("#back")
			}
			p.offline(true)
			p.click("#compute, #next")
			p.shows("#answer .state-error", gone)
			p.accessible()
			p.fits()
			p.offline(false)
			p.click(c.again)
			p.shows("#answer", c.want)
		}
	})
}

// TestLoading: while an answer is on its way a view says so, and then shows it.
func TestLoading(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "payslip", nightPhone())
		const milliseconds = 300
		p.network(network.Conditions{Latency: milliseconds})
		waiting := said(lang, "正在计算", "Computing")
		for _, view := range asking() {
			p.run(navigated("#/" + lang + "/" + view))
			p.shows("[aria-busy] .state-loading", waiting)
			p.ready(lang, view)
		}
		p.run(navigated("#/" + lang + "/roster"))
		p.ready(lang, "roster")
		p.fillRoster()
		p.chooses(roster)
		p.click("#compute")
		p.shows("#answer[aria-busy] .state-loading", waiting)
		p.shows("td", "721.52")
	})
}

// TestChosenFileUnread: where the columns of a file cannot be read because the server is gone, the place of the columns
// says so.
func TestChosenFileUnread(t *testing.T) {
	inBoth(t, func(t *testing.T, lang string) {
		p := opened(t, lang, "roster", phone())
		p.offline(true)
		p.chooses(roster)
		p.shows(".columns .state-error", said(lang, "连接不上服务", "The server cannot be reached"))
		p.accessible()
		p.offline(false)
		p.click(".columns .state-error button")
		p.shows("#columns", said(lang, "已认出", "Found"))
	})
}
