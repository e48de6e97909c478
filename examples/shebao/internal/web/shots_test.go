package web_test

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the pictures of the README anew")

// pictures is the folder of the pictures of the README.
const pictures = "../../docs"

// TestPictures: the pictures of the README are there, as wide as they are taken, and small. What they show is a flow of
// another test; -update takes them anew.
func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name, lang, view string
		how              look
		flow             func(p *tab)
	}{
		{name: "slip", lang: "zh", view: "slip", how: look{width: 1080, height: 760}, flow: func(p *tab) {
			p.fillSlip()
			p.shows(".sum-value", "1,216.00")
		}},
		{name: "roster", lang: "zh", view: "roster", how: look{width: 1080, height: 860}, flow: func(p *tab) {
			p.fillRoster()
			p.chooses(roster)
			p.click("#compute")
			p.shows("td", "721.52")
		}},
		{name: "figures", lang: "zh", view: "figures/series/pension.floor/medical.floor",
			how: look{width: 1080, height: 860}, flow: func(p *tab) { p.shows("td", "726") }},
		{name: "household", lang: "zh", view: "household", how: look{width: 1080, height: 860}, flow: func(p *tab) {
			p.throughExample("zh")
		}},
		{name: "phone", lang: "en", view: "slip", how: look{width: 360, height: 740, dark: true}, flow: func(p *tab) {
			p.fillSlip()
			p.shows(".sum-value", "1,216.00")
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(pictures, c.name+".png")
			if *update {
				p := opened(t, c.lang, c.view, c.how)
				c.flow(p)
				p.picture(file)
			}
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			assert.Less(t, len(text), 150_000)
			picture, err := png.DecodeConfig(bytes.NewReader(text))
			require.NoError(t, err)
			assert.Equal(t, int(c.how.width), picture.Width)
		})
	}
}

// picture writes what the tab shows.
func (p *tab) picture(file string) {
	p.t.Helper()
	p.run(chromedp.Evaluate[chromedp.Void](`document.activeElement.blur(), scrollTo(0, 0)`))
	text, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	require.NoError(p.t, err)
	require.NoError(p.t, os.MkdirAll(filepath.Dir(file), 0o755))
	require.NoError(p.t, os.WriteFile(file, text, 0o644))
}
