package serve

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao"
	"github.com/shebao-go/shebao/guangzhou"
)

// person is a slip's input; 8 % of 8000 yuan is 640.00.
const person = `{"month":"2025-08","wage":"8000","injury_rate":"0.002","unemployment_rate":"0.008",` +
	`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"}`

// land is the path of a rule that takes 13 %.
const land = "/v1/rules/housing.land_revenue"

// started is a server of some flags, without a network, and its log.
func started(t *testing.T, flags ...string) (*server, *bytes.Buffer) {
	t.Helper()
	o, err := readFlags(flags, io.Discard)
	require.NoError(t, err)
	var log bytes.Buffer
	return newServer(o, slog.New(slog.NewTextHandler(&log, nil))), &log
}

// asked is a request and its headers, by name and value in turn.
func asked(method, path, body string, headers ...string) *http.Request {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "127.0.0.1:8080"
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

// answered is what the server answers.
func answered(s http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestAnswers(t *testing.T) {
	s, _ := started(t)
	for _, c := range []struct{ name, path, want string }{
		{name: "every rule", path: "/v1/rules", want: `"name":"housing.land_revenue"`},
		{name: "a rule's example", path: land, want: `"example":{"net_revenue":"1000000000","allocated":"100000000"}`},
		{name: "a rule's schema", path: land, want: `"input":{"$schema":`},
		{name: "names of figures", path: "/v1/figures", want: `"what_zh":"缴费基数上限"`},
		{name: "a figure of a month", path: "/v1/figures?month=2025-08&name=pension.ceiling", want: `"value":"27549"`},
		{name: "a figure nobody knows yet", path: "/v1/figures?month=2030-08&name=pension.ceiling",
			want: `"errors":[{"area":"pension","code":"no_rule"`},
		{name: "months", path: "/v1/months", want: `{"disputed":[],"missing":[],"month":"2025-08","slip":true}`},
		{name: "codes", path: "/v1/codes", want: `"code":"missing_field"`},
		{name: "the document", path: "/openapi.json", want: `"openapi":"3.1.0"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := answered(s, asked("GET", c.path, ""))
			assert.Equal(t, http.StatusOK, w.Code, w.Body)
			assert.Equal(t, "application/json", w.Header().Get("Content-Type"))
			assert.Contains(t, w.Body.String(), c.want)
			assert.True(t, json.Valid(w.Body.Bytes()))
		})
	}
}

// TestSourcesInChinese: a rule says where it comes from in both languages, alone and in the list.
func TestSourcesInChinese(t *testing.T) {
	s, _ := started(t)
	for _, path := range []string{"/v1/rules", "/v1/rules/payroll.slip"} {
		body := answered(s, asked(http.MethodGet, path, "")).Body.String()
		assert.Contains(t, body, `"source":"社会保险法 art. 10-12, 23, 33, 44, 53; 住房公积金管理条例 art. 16, 18`, path)
		assert.Contains(t, body, `"source_zh":"社会保险法 第10-12、23、33、44、53条；住房公积金管理条例 第16、18条；本库广州数据"`, path)
	}
}

// TestComputes: 13 % of a million yuan is 130000.00; 8 % of 8000 yuan is 640.00.
func TestComputes(t *testing.T) {
	s, _ := started(t)
	for _, c := range []struct{ name, path, body, want string }{
		{name: "a rule", path: land, body: `{"net_revenue":"1000000"}`, want: `"least":"130000.00"`},
		{name: "a slip", path: "/v1/slips", body: person, want: `"pension":"640.00"`},
		{name: "a slip whole", path: "/v1/slips?form=full", body: person, want: `"sources":[`},
		{name: "the amounts of a slip", path: "/v1/slips?form=amounts", body: person,
			want: `{"month":"2025-08","employee":{"total":"1216.00"},`},
		{name: "a slip as a rule", path: "/v1/rules/payroll.slip", body: person, want: `"pension":"640.00"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := answered(s, asked("POST", c.path, c.body, "Content-Type", "application/json; charset=utf-8"))
			assert.Equal(t, http.StatusOK, w.Code, w.Body)
			assert.Contains(t, w.Body.String(), c.want)
			assert.Equal(t, "no-store", w.Header().Get("Cache-Control"))
		})
	}
}

// TestProblems: whatever is wrong is a problem document with status, title, detail and errors.
func TestProblems(t *testing.T) {
	s, _ := started(t, "-max-body", "100")
	const send, is = "Content-Type", "application/json"
	for _, c := range []struct {
		name, method, path, body, kind string
		status                         int
		code, field, allow             string
	}{
		{name: "no such path", method: "GET", path: "/v2", kind: is, status: 404},
		{name: "no such rule", method: "POST", path: "/v1/rules/castle", body: "{}", kind: is, status: 404,
			code: "unknown_rule", field: "rule"},
		{name: "no such rule to describe", method: "GET", path: "/v1/rules/castle", status: 404, code: "unknown_rule",
			field: "rule"},
		{name: "another method", method: "DELETE", path: land, status: 405, allow: "GET, HEAD, POST"},
		{name: "a slip is not read", method: "GET", path: "/v1/slips", status: 405, allow: "POST"},
		{name: "a form", method: "POST", path: land, body: "{}", kind: "multipart/form-data", status: 415},
		{name: "no type", method: "POST", path: "/v1/slips", body: "{}", status: 415},
		{name: "too long", method: "POST", path: land, body: strings.Repeat(" ", 101), kind: is, status: 413},
		{name: "no JSON", method: "POST", path: land, body: "{", kind: is, status: 400, code: "bad_type",
			field: "input"},
		{name: "a field too many", method: "POST", path: land, body: `{"net_revenue":"1","x":1}`, kind: is, status: 422,
			code: "unknown_field", field: "x"},
		{name: "a month without figures", method: "POST", path: "/v1/rules/injury.death_lump",
			body: `{"accident_year":1900}`, kind: is, status: 422, code: "no_rule"},
		{name: "a query field", method: "GET", path: "/v1/figures?mouth=2025-08", status: 400, code: "unknown_field",
			field: "mouth"},
		{name: "a query field twice", method: "GET", path: "/v1/figures?name=p&name=m", status: 400, code: "conflict",
			field: "name"},
		{name: "no month", method: "GET", path: "/v1/figures?month=2025-13", status: 400, code: "bad_date",
			field: "month"},
		{name: "no such names", method: "GET", path: "/v1/figures?name=castle", status: 400, code: "unknown_field",
			field: "name"},
		{name: "no such form", method: "POST", path: "/v1/slips?form=short", body: person, kind: is, status: 400,
			code: "out_of_range", field: "form"},
		{name: "a slip is asked with a field of no query", method: "POST", path: "/v1/slips?from=amounts", body: person,
			kind: is, status: 400, code: "unknown_field", field: "from"},
		{name: "neither true nor false", method: "GET", path: "/v1/figures?disputed=1", status: 400, code: "bad_type",
			field: "disputed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, lang := range []string{"en", "zh"} {
				w := answered(s, asked(c.method, c.path, c.body, send, c.kind, "Accept-Language", lang))
				assert.Equal(t, c.status, w.Code)
				assert.Equal(t, "application/problem+json", w.Header().Get("Content-Type"))
				assert.Equal(t, lang, w.Header().Get("Content-Language"))
				assert.Equal(t, c.allow, w.Header().Get("Allow"))
				var p problem
				require.NoError(t, json.Unmarshal(w.Body.Bytes(), &p))
				assert.Equal(t, c.status, p.Status)
				assert.NotEmpty(t, p.Title)
				assert.NotEmpty(t, p.Detail)
				if c.code == "" {
					assert.Equal(t, "about:blank", p.Type)
					assert.Empty(t, p.Errors)
					continue
				}
				assert.Equal(t, "/v1/codes#"+c.code, p.Type)
				require.NotEmpty(t, p.Errors)
				assert.Equal(t, c.code, p.Errors[0].Code)
				assert.Equal(t, c.field, p.Errors[0].Field)
				assert.NotEmpty(t, p.Errors[0].Reason)
			}
		})
	}
}

func TestLanguages(t *testing.T) {
	for _, c := range []struct {
		name, flag, asks, want string
	}{
		{name: "none asked", flag: "en", want: "en"},
		{name: "none asked of a Chinese server", flag: "zh", want: "zh"},
		{name: "Chinese", flag: "en", asks: "zh-CN,zh;q=0.9,en;q=0.8", want: "zh"},
		{name: "traditional Chinese", flag: "en", asks: "zh-TW", want: "zh"},
		{name: "English before Chinese", flag: "zh", asks: "en-GB,zh;q=0.5", want: "en"},
		{name: "Chinese by weight", flag: "en", asks: "en;q=0.3,zh;q=0.8", want: "zh"},
		{name: "another one", flag: "zh", asks: "fr", want: "zh"},
		{name: "none at all", flag: "en", asks: ";;;", want: "en"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _ := started(t, "-lang", c.flag)
			w := answered(s, asked("GET", "/v2", "", "Accept-Language", c.asks))
			assert.Equal(t, c.want, w.Header().Get("Content-Language"))
			assert.Equal(t, c.want == "zh", strings.Contains(w.Body.String(), "没有这个地址"))
			assert.Contains(t, w.Header().Values("Vary"), "Accept-Language")
		})
	}
}

// TestKeptAnswers: what a caller holds is not sent again; its mark names the versions of code and figures.
func TestKeptAnswers(t *testing.T) {
	s, _ := started(t)
	for _, path := range []string{"/v1/rules", land, "/v1/figures?month=2025-08", "/v1/months", "/openapi.json"} {
		t.Run(path, func(t *testing.T) {
			first := answered(s, asked("GET", path, ""))
			mark := first.Header().Get("ETag")
			assert.True(t, strings.HasPrefix(mark, `"`+shebao.Version+"-"+guangzhou.Version()+"-"), mark)
			assert.Equal(t, "no-cache", first.Header().Get("Cache-Control"))
			for _, held := range []string{mark, `"other", W/` + mark, "*"} {
				again := answered(s, asked("GET", path, "", "If-None-Match", held))
				assert.Equal(t, http.StatusNotModified, again.Code, held)
				assert.Empty(t, again.Body.String())
				assert.Equal(t, mark, again.Header().Get("ETag"))
			}
			assert.Equal(t, http.StatusOK, answered(s, asked("GET", path, "", "If-None-Match", `"other"`)).Code)
		})
	}
	english := answered(s, asked("GET", "/v1/figures?month=2030-08", "", "Accept-Language", "en"))
	chinese := answered(s, asked("GET", "/v1/figures?month=2030-08", "", "Accept-Language", "zh"))
	assert.NotEqual(t, english.Header().Get("ETag"), chinese.Header().Get("ETag"))
}

// TestHeaders: what keeps a browser from misusing an answer is on every one, and no page may call.
func TestHeaders(t *testing.T) {
	s, _ := started(t)
	for _, path := range []string{"/v1/rules", "/v2", "/v1/slips"} {
		h := answered(s, asked("GET", path, "", "Origin", "https://hr.example")).Header()
		assert.Equal(t, "nosniff", h.Get("X-Content-Type-Options"))
		assert.Equal(t, "default-src 'none'; frame-ancestors 'none'", h.Get("Content-Security-Policy"))
		assert.Equal(t, "no-referrer", h.Get("Referrer-Policy"))
		assert.Equal(t, "same-origin", h.Get("Cross-Origin-Resource-Policy"))
		assert.Empty(t, h.Get("Access-Control-Allow-Origin"))
	}
}

// TestOrigin: pages of the one origin may call, and ask whether they may without the token.
func TestOrigin(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	require.NoError(t, os.WriteFile(file, []byte("0123456789abcdef\n"), 0o600))
	s, _ := started(t, "-origin", "https://hr.example", "-token-file", file)
	for _, c := range []struct {
		name, origin, allowed string
		status                int
	}{
		{name: "the page", origin: "https://hr.example", allowed: "https://hr.example", status: 204},
		{name: "another page", origin: "https://other.example", status: 401},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := answered(s, asked("OPTIONS", "/v1/slips", "", "Origin", c.origin,
				"Access-Control-Request-Method", "POST"))
			assert.Equal(t, c.status, w.Code)
			assert.Equal(t, c.allowed, w.Header().Get("Access-Control-Allow-Origin"))
			assert.Contains(t, w.Header().Values("Vary"), "Origin")
		})
	}
}

func TestToken(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	require.NoError(t, os.WriteFile(file, []byte("0123456789abcdef\n"), 0o600))
	s, _ := started(t, "-token-file", file)
	for _, c := range []struct {
		name, sends string
		status      int
	}{
		{name: "none", status: 401},
		{name: "the token", sends: "Bearer 0123456789abcdef", status: 200},
		{name: "in small letters", sends: "bearer 0123456789abcdef", status: 200},
		{name: "another", sends: "Bearer 0123456789abcdeg", status: 401},
		{name: "its beginning", sends: "Bearer 0123456789abcde", status: 401},
		{name: "another scheme", sends: "Basic 0123456789abcdef", status: 401},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := answered(s, asked("GET", "/v1/codes", "", "Authorization", c.sends))
			assert.Equal(t, c.status, w.Code)
			assert.Equal(t, c.status == 401, w.Header().Get("WWW-Authenticate") != "")
			assert.NotContains(t, w.Body.String(), "0123456789")
		})
	}
}

// TestTooManyAtOnce: where every place is taken, a caller is told to come again; lists need no place.
func TestTooManyAtOnce(t *testing.T) {
	s, _ := started(t, "-max-requests", "1", "-max-streams", "1")
	s.turn = time.Millisecond
	s.requests <- struct{}{}
	s.streams <- struct{}{}
	for _, one := range []struct{ path, kind string }{{"/v1/slips", jsonType}, {"/v1/slips", linesType},
		{settings, fileType}} {
		w := answered(s, asked("POST", one.path, person, "Content-Type", one.kind))
		assert.Equal(t, http.StatusServiceUnavailable, w.Code, one)
		assert.Equal(t, "1", w.Header().Get("Retry-After"))
	}
	assert.Equal(t, http.StatusOK, answered(s, asked("GET", "/v1/codes", "")).Code)
	<-s.requests
	<-s.streams
	for _, kind := range []string{"application/json", "application/x-ndjson", "application/json"} {
		w := answered(s, asked("POST", "/v1/slips", person, "Content-Type", kind))
		assert.Equal(t, http.StatusOK, w.Code)
	}
}

// TestLogKeepsNothing: neither wages nor ids nor names, wherever a caller puts them.
func TestLogKeepsNothing(t *testing.T) {
	s, log := started(t)
	const secret = "8765.43"
	for _, r := range []*http.Request{
		asked("POST", "/v1/slips", `{"wage":"`+secret+`"}`, "Content-Type", "application/json"),
		asked("POST", "/v1/slips", `{"wage":"`+secret+`"}`, "Content-Type", "application/x-ndjson"),
		asked("POST", "/v1/rules/"+secret, "{}", "Content-Type", "application/json"),
		asked("GET", "/"+secret, ""), asked("GET", "/v1/figures?name="+secret, ""),
		asked(secret, "/v1/rules", "", "User-Agent", secret, "Referer", secret, "Authorization", secret),
	} {
		answered(s, r)
	}
	assert.Equal(t, 6, strings.Count(log.String(), "msg=request"))
	assert.NotContains(t, log.String(), secret)
}

func TestFlags(t *testing.T) {
	short := filepath.Join(t.TempDir(), "token")
	require.NoError(t, os.WriteFile(short, []byte("short"), 0o600))
	for _, c := range []struct {
		name, says string
		args       []string
	}{
		{name: "a limit of none", args: []string{"-max-rows", "0"}, says: "-max-rows 0 is not from 1 to 100000000"},
		{name: "a limit too high", args: []string{"-max-body", "9999999"},
			says: "-max-body 9999999 is not from 1 to 1048576"},
		{name: "an address without a port", args: []string{"-listen", "localhost"}, says: "not an address with a port"},
		{name: "every page", args: []string{"-origin", "*"}, says: `"*" is not the origin of a page`},
		{name: "a page with a path", args: []string{"-origin", "https://hr.example/"},
			says: "not the origin of a page"},
		{name: "a short token", args: []string{"-token-file", short}, says: "-token-file: the file must hold one word"},
		{name: "no token", args: []string{"-token-file", short + "x"}, says: "-token-file: the file cannot be read"},
		{name: "a name with a port", args: []string{"-host", "hr.example:80"},
			says: `"hr.example:80" is not a name of a host`},
		{name: "no name", args: []string{"-host", ""}, says: `"" is not a name of a host`},
		{name: "an argument", args: []string{"now"}, says: `"now" is not expected`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var stderr strings.Builder
			assert.Equal(t, 2, Run(c.args, strings.NewReader(""), io.Discard, &stderr))
			assert.Contains(t, stderr.String(), c.says)
		})
	}
}

// TestNoAnswer: a rule that fails or does not end is a problem, and its place is free when it has ended.
func TestNoAnswer(t *testing.T) {
	ends := make(chan struct{})
	for _, c := range []struct {
		name   string
		rule   func(string, []byte) ([]byte, error)
		status int
	}{
		{name: "it fails", rule: func(string, []byte) ([]byte, error) { panic("8765.43") }, status: 500},
		{name: "it does not end", rule: func(string, []byte) ([]byte, error) { <-ends; return nil, nil }, status: 503},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, log := started(t, "-timeout", "1", "-max-requests", "1")
			s.rule, s.turn = c.rule, 10*time.Second
			w := answered(s, asked("POST", land, `{"net_revenue":"1"}`, "Content-Type", "application/json"))
			assert.Equal(t, c.status, w.Code)
			assert.Equal(t, "application/problem+json", w.Header().Get("Content-Type"))
			assert.NotContains(t, log.String(), "8765.43")
			if c.status == http.StatusServiceUnavailable {
				close(ends)
			}
			s.requests <- struct{}{}
		})
	}
}
