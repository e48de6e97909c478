package serve

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"time"
)

// ServeHTTP answers a request: it writes the headers every answer has, asks for the token, and notes what was asked.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	seen := &watched{ResponseWriter: w}
	path := "-"
	defer func() {
		if p := recover(); p != nil {
			s.logPanic(p)
			if seen.status == 0 {
				s.fail(seen, r, broken())
			}
		}
		s.log.Info("request", "method", knownMethod(r.Method), "path", path, "status", seen.status, "bytes", seen.bytes,
			"ms", time.Since(began).Milliseconds())
	}()
	s.headers(seen.Header(), r)
	if !s.named(r) {
		s.fail(seen, r, otherHost())
		return
	}
	if s.preflight(seen, r) {
		return
	}
	if s.page(seen, r) {
		path = pagePath
		return
	}
	if !s.allowed(r) {
		seen.Header().Set("WWW-Authenticate", "Bearer")
		s.fail(seen, r, noToken())
		return
	}
	handler, pattern := s.mux.Handler(r)
	if pattern == "" {
		s.nowhere(seen, r, handler)
		return
	}
	path = pattern
	s.mux.ServeHTTP(seen, r)
}

// knownMethod is a method of HTTP, for the log; any other word is the caller's.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions, http.MethodPut, http.MethodDelete,
		http.MethodPatch:
		return method
	}
	return "-"
}

// headers are those of every answer.
func (s *server) headers(h http.Header, r *http.Request) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Add("Vary", "Accept-Language")
	if s.origin == "" {
		return
	}
	h.Add("Vary", "Origin")
	if r.Header.Get("Origin") == s.origin {
		h.Set("Access-Control-Allow-Origin", s.origin)
		h.Set("Access-Control-Expose-Headers", "Content-Language, ETag, Retry-After")
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	}
}

// preflight answers the question of a browser whether a page may call, where one may.
func (s *server) preflight(w http.ResponseWriter, r *http.Request) bool {
	asks := r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != ""
	if !asks || s.origin == "" || r.Header.Get("Origin") != s.origin {
		return false
	}
	h := w.Header()
	h.Set("Access-Control-Allow-Methods", "GET, HEAD, POST")
	h.Set("Access-Control-Allow-Headers", "Accept-Language, Authorization, Content-Type, If-None-Match")
	h.Set("Access-Control-Max-Age", "600")
	w.WriteHeader(http.StatusNoContent)
	return true
}

// nowhere answers a request without a route: the path has none, or not with this method.
func (s *server) nowhere(w http.ResponseWriter, r *http.Request, handler http.Handler) {
	probe := &watched{ResponseWriter: silent{http.Header{}}}
	handler.ServeHTTP(probe, r)
	if probe.status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", probe.Header().Get("Allow"))
		s.fail(w, r, wrongMethod())
		return
	}
	s.fail(w, r, notFound())
}

// silent is an answer to nobody.
type silent struct{ header http.Header }

func (s silent) Header() http.Header            { return s.header }
func (s silent) Write(text []byte) (int, error) { return len(text), nil }
func (s silent) WriteHeader(int)                {}

// watched is an answer whose status and length are noted.
type watched struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader notes the status.
func (w *watched) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write notes the length.
func (w *watched) Write(text []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(text)
	w.bytes += int64(n)
	return n, err
}

// Unwrap is the answer itself, for http.ResponseController.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// logPanic notes that the program failed, and where; what it failed with may be of the request, and is not noted.
func (s *server) logPanic(p any) {
	s.log.Error("panic", "type", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
}
