package web_test

import (
	"context"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// tab is a tab of the browser. When its test ends it has asked no other host, stored nothing, and had no error.
type tab struct {
	t   *testing.T
	ctx context.Context
	at  string // the server

	mu     sync.Mutex
	asked  []string // addresses
	errors []string
}

// look is how a tab looks.
type look struct {
	width, height int64
	dark, print   bool
}

// How long a test waits for what has to come, and how often it looks.
const waits, tick = 30 * time.Second, 10 * time.Millisecond

// The looks of the tests.
func desk() look       { return look{width: 1280, height: 900} }
func phone() look      { return look{width: 360, height: 740} }
func night() look      { return look{width: 1280, height: 900, dark: true} }
func nightPhone() look { return look{width: 360, height: 740, dark: true} }

// opened opens a view in a new tab.
func opened(t *testing.T, lang, view string, how look) *tab {
	t.Helper()
	return openedAt(t, host, lang, view, how)
}

// openedAt opens a view of a server.
func openedAt(t *testing.T, at, lang, view string, how look) *tab {
	t.Helper()
	ctx, end := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	require.NoError(t, chromedp.Do(ctx)) // a tab lives as long as the context of its first call
	late, cancel := context.WithTimeout(ctx, 4*time.Minute)
	p := &tab{t: t, ctx: late, at: at}
	t.Cleanup(func() {
		p.leavesNothing()
		cancel()
		end()
	})
	require.NoError(t, chromedp.Listen(late, p.hear))
	p.looks(how)
	called(p, network.Enable, network.EnableParams{})
	called(p, log.Enable, cdp.Empty{})
	p.run(chromedp.Navigate(at + "/#/" + lang + "/" + view))
	p.ready(lang, view)
	return p
}

// called is what a command of the browser answers.
func called[P, R any](p *tab, command cdp.Command[P, R], in P) R {
	p.t.Helper()
	out, err := chromedp.Call(p.ctx, command, in)
	require.NoError(p.t, err)
	return out
}

// looks sets how the tab looks.
func (p *tab) looks(how look) {
	p.t.Helper()
	scheme := "light"
	if how.dark {
		scheme = "dark"
	}
	called(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: how.width,
		Height: how.height, DeviceScaleFactor: 1, Mobile: how.width < 600})
	media := ""
	if how.print {
		media = "print"
	}
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}
	called(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media, Features: features})
}

// ready waits until a view is there in a language and nothing is on its way.
func (p *tab) ready(lang, view string) {
	p.t.Helper()
	name, _, _ := strings.Cut(view, "/")
	p.until(`document.querySelector('[data-view="` + name + `"][data-lang="` + lang + `"]') !== null && ` + idle)
}

// idle is true where the view shows something that is whole.
const idle = `document.querySelector('.body')?.childElementCount > 0 && document.querySelector('[aria-busy]') === null`

// hear notes what the tab asks for and what goes wrong in it.
func (p *tab) hear(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		p.asked = append(p.asked, e.Request.URL)
	case *runtime.EventExceptionThrown:
		p.errors = append(p.errors, e.ExceptionDetails.Exception.Description)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			text, _ := json.Marshal(e.Args)
			p.errors = append(p.errors, string(text))
		}
	case *log.EventEntryAdded:
		refused := e.Entry.Source == log.EntrySourceNetwork // an input that is refused is an answer
		if e.Entry.Level == log.EntryLevelError && !refused {
			p.errors = append(p.errors, e.Entry.Text)
		}
	}
}

// stored is what the page kept in the browser.
const stored = `(async () => JSON.stringify([document.cookie, localStorage.length, sessionStorage.length,
	(await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length]))()`

// leavesNothing checks that the tab asked no other host, stored nothing and had no error.
func (p *tab) leavesNothing() {
	assert.JSONEq(p.t, `["",0,0,0,0]`, p.text(stored))
	assert.Empty(p.t, called(p, network.GetCookies, network.GetCookiesParams{}).Cookies)
	p.mu.Lock()
	defer p.mu.Unlock()
	assert.Empty(p.t, p.errors)
	assert.NotEmpty(p.t, p.asked)
	for _, url := range p.asked {
		assert.True(p.t, strings.HasPrefix(url, p.at+"/") || strings.HasPrefix(url, "blob:"+p.at+"/"), url)
	}
}

// text is the text that a script gives, or promises.
func (p *tab) text(script string) string {
	p.t.Helper()
	text, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
	require.NoError(p.t, err, script)
	return text
}

// is reports what a script says.
func (p *tab) is(script string) bool {
	p.t.Helper()
	yes, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("Boolean("+script+")"))
	require.NoError(p.t, err, script)
	return yes
}

// until waits until a script says so.
func (p *tab) until(script string) {
	p.t.Helper()
	if !assert.Eventually(p.t, func() bool {
		yes, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool]("Boolean("+script+")"))
		return err == nil && yes // while the page is on its way there is nothing to ask
	}, waits, tick) {
		require.FailNow(p.t, "never: "+script, p.text("document.body.innerText"))
	}
}

// shows waits until an element shows a text.
func (p *tab) shows(selector, text string) {
	p.t.Helper()
	quoted, err := json.Marshal([]string{selector, text})
	require.NoError(p.t, err)
	p.until(`((selector, text) => [...document.querySelectorAll(selector)].some(
		(one) => one.innerText.includes(text)))(...` + string(quoted) + `)`)
}

// field is the selector of the input of a field by its name.
func field(name string) string { return `[name="` + name + `"]` }

// types types a text into a field, in place of what is there.
func (p *tab) types(selector, text string) {
	p.t.Helper()
	p.run(chromedp.Focus(chromedp.CSS(selector)),
		chromedp.Evaluate[chromedp.Void](`document.activeElement.select?.()`), chromedp.KeyEvent(text))
}

// press presses a key as often.
func (p *tab) press(key string, times int) {
	p.t.Helper()
	for range times {
		p.run(chromedp.KeyEvent(key))
	}
}

// outlined is true where the element with the focus has an outline; that of a file is its label's.
const outlined = `[document.activeElement, document.activeElement.matches("[type=file]") &&
	document.activeElement.nextElementSibling].some((one) => one && getComputedStyle(one).outlineStyle !== "none")`

// reach presses the tabulator until an element has the focus, which has to be seen.
func (p *tab) reach(selector string) {
	p.t.Helper()
	const most = 300
	for range most {
		p.press(kb.Tab, 1)
		if p.is(`document.activeElement.matches('` + selector + `')`) {
			assert.True(p.t, p.is(outlined), selector)
			return
		}
	}
	require.Fail(p.t, "the keyboard does not reach "+selector)
}

// click clicks an element.
func (p *tab) click(selector string) {
	p.t.Helper()
	p.run(chromedp.Click(chromedp.CSS(selector)))
}

// nodes is how many elements there are.
func (p *tab) nodes(selector string) string {
	p.t.Helper()
	return p.text(`String(document.querySelectorAll('` + selector + `').length)`)
}

// navigated goes to another place of the page.
func navigated(hash string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](`location.hash = "` + hash + `"`)
}

// offline cuts the tab off from the server, or connects it again.
func (p *tab) offline(yes bool) {
	p.t.Helper()
	p.network(network.Conditions{Offline: yes})
}

// network sets how the tab reaches the server.
func (p *tab) network(how network.Conditions) {
	p.t.Helper()
	how.DownloadThroughput, how.UploadThroughput = -1, -1
	called(p, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{&how}})
}

// writes writes a file.
func writes(t *testing.T, file, text string) {
	t.Helper()
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
}

// chosen chooses an option of a select.
func chosen(selector, value string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](`{
		const select = document.querySelector(` + strconv.Quote(selector) + `);
		select.value = ` + strconv.Quote(value) + `;
		select.dispatchEvent(new Event("change", {bubbles: true}));
	}`)
}
