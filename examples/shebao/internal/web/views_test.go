package web_test

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// viewNames are the views of the page, as files/views.js lists them.
func viewNames(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("files/views.js")
	require.NoError(t, err)
	var names []string
	for _, found := range regexp.MustCompile(`name: "([a-z]+)"`).FindAllStringSubmatch(string(text), -1) {
		names = append(names, found[1])
	}
	require.NotEmpty(t, names)
	return names
}

// TestViews: every view, in both languages and every look, has its heading, no text beyond the edge of the page, and
// nothing that the checker of accessibility finds serious.
func TestViews(t *testing.T) {
	for _, view := range viewNames(t) {
		t.Run(view, func(t *testing.T) {
			p := opened(t, "zh", view, desk())
			for _, c := range []struct {
				name, lang string
				how        look
			}{
				{name: "in Chinese", lang: "zh", how: desk()},
				{name: "in English at night", lang: "en", how: night()},
				{name: "in Chinese on a phone", lang: "zh", how: phone()},
				{name: "in English on a phone", lang: "en", how: phone()},
				{name: "in Chinese on a phone at night", lang: "zh", how: nightPhone()},
				{name: "in English on a phone at night", lang: "en", how: nightPhone()},
			} {
				p.looks(c.how)
				p.run(navigated("#/" + c.lang + "/" + view))
				p.ready(c.lang, view)
				assert.NotEmpty(t, p.text(`document.querySelector("h1").innerText`), c.name)
				assert.Equal(t, said(c.lang, "zh-CN", "en"), p.text(`document.documentElement.lang`), c.name)
				p.fits()
				p.accessible()
			}
		})
	}
}

// fits checks that the page is not wider than the tab.
func (p *tab) fits() {
	p.t.Helper()
	assert.True(p.t, p.is(`document.documentElement.scrollWidth <= innerWidth`), "wider than the tab: "+p.text(
		`[...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
			.map((one) => one.tagName + "." + one.className).join(" ")`))
}
