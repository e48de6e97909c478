package serve

import (
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"log/slog"
	"mime"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/shebao-go/shebao"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// server answers requests.
type server struct {
	limits
	lang              rule.Language // of answers to requests that ask for none
	origin            string
	hosts             []string // the names of the server
	token             token
	log               *slog.Logger
	mux               *http.ServeMux
	rule              func(name string, in []byte) ([]byte, error) // calls a rule by name
	document          func() ([]byte, error)                       // of OpenAPI, made once
	requests, streams chan struct{}                                // one place for each at the same time
	turn              time.Duration                                // how long a request waits for its place
}

// newServer makes a server of the flags.
func newServer(o *options, log *slog.Logger) *server {
	s := &server{limits: o.limits, lang: o.Lang, origin: o.origin, hosts: o.hosts, token: o.token, log: log,
		mux: http.NewServeMux(), rule: scenario.Call, document: sync.OnceValues(openAPI),
		requests: make(chan struct{}, o.limits.requests), streams: make(chan struct{}, o.limits.streams),
		turn: time.Second}
	for _, to := range routes() {
		s.mux.HandleFunc(to.method+" "+to.path, func(w http.ResponseWriter, r *http.Request) { to.serve(s, w, r) })
	}
	return s
}

// write answers with a JSON document, or says that the caller has it already.
func (s *server) write(w http.ResponseWriter, r *http.Request, body []byte, languages string) {
	h := w.Header()
	sum := sha256.Sum256(body)
	mark := fmt.Sprintf(`"%s-%s-%x"`, shebao.Version, guangzhou.Version(), sum[:6])
	h.Set("ETag", mark)
	h.Set("Cache-Control", "no-cache") // kept, and asked for by its mark each time
	if s.token.given {
		h.Set("Cache-Control", "private, no-cache")
	}
	if holds(r.Header.Values("If-None-Match"), mark) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", jsonType)
	h.Set("Content-Language", languages)
	h.Set("Content-Length", fmt.Sprint(len(body)))
	_, _ = w.Write(body) // a caller who has gone away is nobody to tell
}

// holds reports whether one of the marks of If-None-Match is the mark.
func holds(fields []string, mark string) bool {
	for one := range strings.SplitSeq(strings.Join(fields, ","), ",") {
		one = strings.TrimPrefix(strings.TrimSpace(one), "W/")
		if one == mark || one == "*" {
			return true
		}
	}
	return false
}

// fail answers with a problem of the server's own.
func (s *server) fail(w http.ResponseWriter, r *http.Request, k kind) {
	if k.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	lang := languageOf(r, s.lang)
	tell(w, r, k.in(lang), lang)
}

// refuse answers that an input cannot be used.
func (s *server) refuse(w http.ResponseWriter, r *http.Request, status int, err error) {
	lang := languageOf(r, s.lang)
	tell(w, r, refused(status, err, lang), lang)
}

// tell answers with a problem. Whoever may still be sending is told now and not at the end of the body, which is what
// keeping the connection would take.
func tell(w http.ResponseWriter, r *http.Request, p problem, lang rule.Language) {
	if r.ContentLength < 0 {
		w.Header().Set("Connection", "close")
	}
	p.write(w, lang)
}

// mediaType is the type of the body of a request, in small letters without its parameters.
func mediaType(r *http.Request) string {
	name, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return name
}

// work makes an answer of a body.
type work func(body []byte) ([]byte, error)

// call answers with what a rule answers to the body.
func (s *server) call(w http.ResponseWriter, r *http.Request, name string) {
	s.workJSON(w, r, func(body []byte) ([]byte, error) { return s.rule(name, body) })
}

// workJSON answers with what the work makes of a body that is JSON.
func (s *server) workJSON(w http.ResponseWriter, r *http.Request, do work) {
	if mediaType(r) != jsonType {
		s.fail(w, r, wrongType(jsonType))
		return
	}
	body, err := s.body(w, r)
	if err != nil {
		s.failBody(w, r, err)
		return
	}
	if body, err = jsonrule.Document(body); err != nil {
		s.refuse(w, r, http.StatusBadRequest, err)
		return
	}
	s.work(w, r, s.requests, jsonType, func() ([]byte, error) { return do(body) })
}

// work answers with what is made of a request in one of the places, as a document of a type.
func (s *server) work(w http.ResponseWriter, r *http.Request, places chan struct{}, kind string,
	do func() ([]byte, error)) {
	if !s.place(r, places) {
		s.fail(w, r, tooBusy())
		return
	}
	answers := make(chan answer, 1)
	go func() {
		defer func() { <-places }() // its place is free when it has ended, not when nobody waits any more
		answers <- s.compute(do)
	}()
	late := time.NewTimer(s.timeout())
	defer late.Stop()
	select {
	case a := <-answers:
		s.answer(w, r, kind, a)
	case <-late.C:
		s.fail(w, r, tooSlow())
	case <-r.Context().Done(): // nobody waits
	}
}

// place takes one of the places of what is computed at the same time; there may be none before the turn is over.
// Whoever is slow to send takes none while sending.
func (s *server) place(r *http.Request, places chan struct{}) bool {
	turn := time.NewTimer(s.turn)
	defer turn.Stop()
	select {
	case places <- struct{}{}:
		return true
	case <-turn.C:
	case <-r.Context().Done():
	}
	return false
}

// answer is what was computed.
type answer struct {
	out      []byte
	err      error
	panicked bool
}

// compute does the work of a request.
func (s *server) compute(do func() ([]byte, error)) (a answer) {
	defer func() {
		if p := recover(); p != nil {
			s.logPanic(p)
			a = answer{panicked: true}
		}
	}()
	a.out, a.err = do()
	return a
}

// answer writes what was computed.
func (s *server) answer(w http.ResponseWriter, r *http.Request, kind string, a answer) {
	switch {
	case a.panicked:
		s.fail(w, r, broken())
	case a.err != nil:
		s.refuse(w, r, http.StatusUnprocessableEntity, a.err)
	default:
		h := w.Header()
		h.Set("Content-Type", kind)
		h.Set("Content-Language", "en, zh")
		h.Set("Cache-Control", "no-store")
		if kind == jsonType {
			a.out = append(a.out, '\n')
		}
		_, _ = w.Write(a.out) // a caller who has gone away is nobody to tell
	}
}

// body reads the body of a request that is no stream.
func (s *server) body(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	most := int64(s.limits.body)
	if r.ContentLength > most { // a caller who asks first (Expect: 100-continue) sends none of it
		return nil, &http.MaxBytesError{Limit: most}
	}
	var body bytes.Buffer
	_, err := body.ReadFrom(http.MaxBytesReader(w, r.Body, most))
	return body.Bytes(), err
}

// failBody answers that the body of a request cannot be read.
func (s *server) failBody(w http.ResponseWriter, r *http.Request, err error) {
	var long *http.MaxBytesError
	if errors.As(err, &long) {
		s.fail(w, r, tooLong(s.limits.body))
		return
	}
	s.fail(w, r, slowBody())
}

// allowed reports whether a request brings the token, where one is asked for.
func (s *server) allowed(r *http.Request) bool {
	if !s.token.given {
		return true
	}
	scheme, word, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	sum := sha256.Sum256([]byte(strings.TrimSpace(word)))
	same := subtle.ConstantTimeCompare(sum[:], s.token.sum[:]) == 1
	return same && strings.EqualFold(scheme, "Bearer")
}
