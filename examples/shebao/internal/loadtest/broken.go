package loadtest

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"time"
)

const (
	landRule = "housing.land_revenue"
	mebibyte = 1 << 20 // what a body may have
)

// bad is a request that cannot be answered well.
type bad struct {
	call
	header  string // of a field of its own
	chunked bool   // its length is not said before
}

// oversize is a call whose body is too long; only the status is the server's own.
func oversize(body string) call {
	return call{"/v1/rules/" + landRule, jsonType, []byte(body), answer{status: http.StatusRequestEntityTooLarge}}
}

// packed is a zip, as a workbook is one, of so many blanks.
func packed(blanks int) string {
	var out strings.Builder
	z := zip.NewWriter(&out)
	w, err := z.Create("xl/workbook.xml")
	if err == nil {
		_, err = io.WriteString(w, strings.Repeat(" ", blanks))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		return "" // which is refused otherwise, and so is seen
	}
	return out.String()
}

// badRequests are oversize, deep and broken requests, each with the answer it has to get.
func badRequests() []bad {
	spaces := strings.Repeat(" ", mebibyte)
	var out []bad
	for _, body := range []string{
		"", "null", "{", "\x00", "\xef\xbb\xbf{}", `{"net_revenue":"1"}{}`, `{"net_revenue":"` + "\xff" + `"}`,
		`{"net_revenue":"\ud800"}`, `{"net_revenue":1e9999}`, `{"net_revenue":"1e9999"}`, `{"net_revenue":"-0"}`,
		`{"net_revenue":"1","net_revenue":"2"}`,
		spaces,
		// just short enough; a number of a million digits, as text and not; a text of escapes; deep, deep and whole,
		// deep objects, deep in a field; a field many times; a list in place of a number
		`{"net_revenue":"1000000"}` + spaces[:mebibyte-25],
		`{"net_revenue":"` + strings.Repeat("9", mebibyte-18) + `"}`,
		`{"net_revenue":` + strings.Repeat("9", mebibyte-16) + `}`,
		`{"net_revenue":"` + strings.Repeat(`\u0000`, mebibyte/7) + `"}`,
		strings.Repeat("[", mebibyte),
		strings.Repeat("[", mebibyte/2) + strings.Repeat("]", mebibyte/2),
		strings.Repeat(`{"a":`, mebibyte/5),
		`{"net_revenue":` + strings.Repeat("[", 400_000) + strings.Repeat("]", 400_000) + `}`,
		`{` + strings.Repeat(`"a":1,`, mebibyte/7) + `"b":1}`,
		`{"allocated":[` + strings.Repeat(`{},`, mebibyte/4) + `{}]}`,
	} {
		out = append(out, bad{call: callOf(landRule, []byte(body))})
	}
	tooLong := bad{call: oversize(spaces + " ")}
	out = append(out, tooLong, bad{call: tooLong.call, chunked: true},
		bad{call: oversize(strings.Repeat("[", 8*mebibyte))})
	bomb := bad{call: oversize(packed(64 * mebibyte))}
	bomb.path, bomb.kind = "/v1/rosters?month=2025-08", "application/octet-stream"
	out = append(out, bomb)
	long := callOf(landRule, []byte("{}"))
	long.want = answer{status: http.StatusRequestHeaderFieldsTooLarge}
	return append(out, bad{call: long, header: strings.Repeat("x", 100_000)})
}

// broken sends what cannot be answered well, over and over, while a bystander asks.
func (g *ground) broken(t *tally) {
	g.beside(t, g.server, func(end time.Time) {
		requests := badRequests()
		var all sync.WaitGroup
		for first := range 4 {
			all.Go(func() {
				client := newClient(1)
				defer client.CloseIdleConnections()
				for i := first; time.Now().Before(end) || i < len(requests)+first; i++ {
					c, got, err := g.send(client, requests[i%len(requests)])
					if c.want.body == "" && errors.Is(err, syscall.ECONNRESET) {
						t.gaveUp(nil) // what is still sent when the server has had enough may reset the connection
						continue
					}
					t.answered(c, got, err, 0)
				}
			})
		}
		all.Wait()
	})
}

// send sends a bad request; it returns what was wrong with the answer.
func (g *ground) send(client *http.Client, b bad) (call, answer, error) {
	r, err := http.NewRequest(http.MethodPost, "http://"+g.server+b.path, bytes.NewReader(b.body))
	if err != nil {
		return b.call, answer{}, err
	}
	if b.chunked {
		r.Body, r.ContentLength, r.GetBody = io.NopCloser(bytes.NewReader(b.body)), -1, nil
	}
	r.Header.Set("Content-Type", b.kind)
	r.Header.Set("X-Extra", b.header)
	got, err := do(client, r)
	if b.want.body == "" {
		got.body = ""
	}
	return b.call, got, err
}
