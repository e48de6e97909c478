package serve

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestHost: a page whose name was made to point to this machine gets nothing, by any route.
func TestHost(t *testing.T) {
	s, _ := started(t, "-host", "hr.example", "-host", "HR")
	for _, c := range []struct {
		name, host string
		refused    bool
	}{
		{name: "localhost", host: "localhost:8080"},
		{name: "localhost without a port", host: "localhost"},
		{name: "this machine", host: "127.0.0.1:8080"},
		{name: "this machine by IPv6", host: "[::1]:8080"},
		{name: "an address", host: "192.0.2.7:8080"},
		{name: "a name that was given", host: "hr.example:8080"},
		{name: "in capitals, with the dot of the root", host: "HR.Example.:8080"},
		{name: "another that was given", host: "hr"},
		{name: "another site", host: "evil.example:8080", refused: true},
		{name: "a name below one that was given", host: "evil.hr.example", refused: true},
		{name: "a name that begins as an address", host: "127.0.0.1.evil.example:8080", refused: true},
		{name: "a name that ends as localhost", host: "evil.localhost", refused: true},
		{name: "none", host: "", refused: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, r := range []*http.Request{asked("GET", "/v1/codes", ""),
				asked("POST", "/v1/slips", person, "Content-Type", "application/json")} {
				r.Host = c.host
				w := answered(s, r)
				if !c.refused {
					assert.Equal(t, http.StatusOK, w.Code)
					continue
				}
				assert.Equal(t, http.StatusMisdirectedRequest, w.Code)
				assert.Equal(t, "application/problem+json", w.Header().Get("Content-Type"))
				assert.NotContains(t, w.Body.String(), "evil")
			}
		})
	}
}
