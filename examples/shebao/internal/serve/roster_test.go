package serve

import (
	"archive/zip"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// settings are those a roster needs, as a query.
const settings = "/v1/rosters?month=2025-08&unemployment_rate=0.008&injury_rate=0.002&housing_rate=0.05"

// packed is a zip of two parts that have so many bytes.
func packed(t *testing.T, bytes int) string {
	t.Helper()
	var out strings.Builder
	z := zip.NewWriter(&out)
	for _, part := range []struct {
		name  string
		bytes int
	}{{name: "a", bytes: bytes / 2}, {name: "b", bytes: bytes - bytes/2}} {
		w, err := z.Create(part.name)
		require.NoError(t, err)
		_, err = io.WriteString(w, strings.Repeat(" ", part.bytes))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return out.String()
}

// TestRoster: two rows of 8000 yuan, of which 1216.00 are withheld each, and one that cannot be used; what is asked for
// in another way is a problem of its field.
func TestRoster(t *testing.T) {
	s, _ := started(t)
	v := validated(t)
	const roster = "id,wage\n1,8000\n2,8000\n3,none\n"
	for _, c := range []struct {
		name, path, body, send, want, kind string
		status                             int
	}{
		{name: "sums", path: settings, body: roster, status: 200, kind: jsonType, want: `"employee":"2432.00"`},
		{name: "people", path: settings, body: roster, status: 200, kind: jsonType,
			want: `{"employee":"1216.00","employer":"2188.00","grade":"reported","id":"2"}`},
		{name: "the row that cannot be used", path: settings, body: roster, status: 200, kind: jsonType,
			want: `"faults":[{"column":"wage","id":"3","line":4,`},
		{name: "a file of text", path: settings + "&format=csv", body: roster, status: 200,
			kind: "text/csv; charset=utf-8", want: "\n2,2025-08,8000.00,640.00,"},
		{name: "a workbook", path: settings + "&format=xlsx", body: roster, status: 200,
			kind: slipFiles()["xlsx"], want: "xl/worksheets/"},
		{name: "another format", path: settings + "&format=pdf", body: roster, status: 400, kind: problemType,
			want: `"field":"format","value":"pdf"`},
		{name: "an unknown setting", path: settings + "&colour=red", body: roster, status: 400, kind: problemType,
			want: `"code":"unknown_field","field":"colour"`},
		{name: "no settings", path: "/v1/rosters?month=2025-08", body: roster, status: 422, kind: problemType,
			want: `"code":"missing_field","field":"unemployment_rate"`},
		{name: "no month", path: "/v1/rosters?month=2025-13", body: roster, status: 422, kind: problemType,
			want: `"field":"month","value":"2025-13"`},
		{name: "a rate that is none", path: "/v1/rosters?injury_rate=x", body: roster, status: 422, kind: problemType,
			want: `"field":"injury_rate","value":"x"`},
		{name: "no file", path: settings, status: 422, kind: problemType, want: "the file is empty"},
		{name: "JSON", path: settings, body: "{}", send: jsonType, status: 415, kind: problemType, want: fileType},
		{name: "too long", path: settings, body: strings.Repeat("x", 1<<20+1), status: 413, kind: problemType},
		{name: "a workbook that unpacks to too much", path: settings, body: packed(t, 16<<20+1), status: 413,
			kind: problemType, want: "unpacks to more than 16777216 bytes"},
		{name: "one that is just short enough", path: settings, body: packed(t, 16<<20), status: 422,
			kind: problemType, want: "a zip that is no workbook"},
	} {
		t.Run(c.name, func(t *testing.T) {
			kind := fileType
			if c.send != "" {
				kind = c.send
			}
			r := asked("POST", c.path, c.body, "Content-Type", kind)
			w := answered(s, r)
			assert.Equal(t, c.status, w.Code, w.Body)
			assert.Equal(t, c.kind, w.Header().Get("Content-Type"))
			assert.Contains(t, w.Body.String(), c.want)
			if c.status == http.StatusOK && c.kind == jsonType {
				good, errs := v.ValidateHttpResponse(asked("POST", c.path, c.body, "Content-Type", kind), w.Result())
				assert.True(t, good, "%v", errs)
			}
		})
	}
}
