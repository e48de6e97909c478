// Package web is the page that the command serve serves beside its answers: forms and tables over /v1, for people
// without an editor. It has no build step and takes nothing from outside; it keeps nothing, neither on the server nor
// in the browser.
//
// # The files
//
//   - files/index.html is the frame: navigation, the place of a view, the words of a screen reader.
//   - files/main.js is the router. The address says everything that is remembered: #/zh/slip is the view slip in
//     Chinese. What was typed lives as long as the page is open.
//   - files/views/NAME.js is a view; files/views.js lists them in the order of the navigation.
//   - files/lib is what views share: elements (dom.js), the two languages (lang.js), asking the server (ask.js), states
//     empty, loading and error (states.js), forms made from a JSON Schema (form.js and the controls), months and rates
//     as people type them (typed.js), a question with its form and its answer (asked.js), answers shown by their schema
//     (answer.js), fields named in errors and answers (path.js), numbers as text (text.js).
//   - files/style is the style by topic, with dark mode, phones and print.
//
// # How a view is added
//
// Write files/views/NAME.js. It exports show(place, kept): it fills the element place, and keeps in the object kept
// what shall survive a change of language. A sentence stands in both languages beside each other: say("中文", "English").
// Numbers stay the text that the server sent; a sum comes from the server. Add the view to files/views.js; the tests
// then visit it in both languages, by keyboard, at the size of a phone, in the dark, and with axe, for every view of
// that list. Write what it does as a flow in a test of its own, NAME_test.go.
package web

import (
	"embed"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed files
var embedded embed.FS

// policy is the Content-Security-Policy of the page: its own files, asking its own server, and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

// prefix is the path of the files of the page; its frame is at /.
const prefix = "/page/"

// Serves reports whether a path is of the page.
func Serves(path string) bool { return path == "/" || strings.HasPrefix(path, prefix) }

// Write writes the file of a path of the page, with its headers, and reports whether there is one. The files are the
// program's own and hold nothing of anybody.
func Write(w http.ResponseWriter, r *http.Request) bool {
	name := strings.TrimPrefix(r.URL.Path, prefix)
	if r.URL.Path == "/" {
		name = "index.html"
	}
	text, err := fs.ReadFile(embedded, path.Join("files", name))
	if err != nil {
		return false
	}
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	h.Set("Cache-Control", "no-cache")
	h.Del("Vary") // the files have both languages
	if r.Method == http.MethodGet {
		_, _ = w.Write(text) // a caller who has gone away is nobody to tell
	}
	return true
}
