package web_test

import (
	"bufio"
	"context"
	"io"
	"os"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/shebao/internal/serve"
)

// The server and the browser of all tests; each test has a tab of its own, as of another person's browser.
var (
	host    string
	browser context.Context
)

// TestMain starts the server and the browser, and ends the browser.
func TestMain(m *testing.M) {
	host = started()
	flags := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.WindowSize(1280, 900))
	if os.Geteuid() == 0 { // Chromium refuses a sandbox of root
		flags = append(flags, chromedp.NoSandbox)
	}
	allocator, endAllocator := chromedp.NewExecAllocator(context.Background(), flags...)
	var end context.CancelFunc
	browser, end = chromedp.NewContext(allocator)
	if err := chromedp.Do(browser); err != nil {
		panic(err) // no test can run without a browser
	}
	status := m.Run()
	end()
	endAllocator()
	os.Exit(status)
}

// started starts a server with some flags and returns its address; it ends with the tests.
func started(flags ...string) string {
	reader, writer := io.Pipe()
	go func() {
		serve.Run(append([]string{"-listen", "127.0.0.1:0"}, flags...), nil, writer, io.Discard)
		_ = writer.Close()
	}()
	line, err := bufio.NewReader(reader).ReadString('\n')
	if err != nil {
		panic(err) // the server did not start
	}
	return regexp.MustCompile(`http://[0-9.:]+`).FindString(line)
}

// languages are both of the page.
func languages() []string { return []string{"zh", "en"} }

// inBoth runs a test in both languages.
func inBoth(t *testing.T, run func(t *testing.T, lang string)) {
	t.Helper()
	for _, lang := range languages() {
		t.Run(lang, func(t *testing.T) { run(t, lang) })
	}
}

// said is one of two texts by language.
func said(lang, chinese, english string) string {
	if lang == "zh" {
		return chinese
	}
	return english
}

// run runs actions in a tab.
func (p *tab) run(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	require.NoError(p.t, chromedp.Do(p.ctx, actions...))
}
