package serve

import (
	"archive/zip"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/shebao/internal/rosteranswer"
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
		{name: "a month without figures", path: strings.Replace(settings, "2025-08", "2026-09", 1), body: roster,
			status: 422, kind: problemType, want: `"type":"/v1/codes#no_rule"`},
		{name: "its figures one by one", path: strings.Replace(settings, "2025-08", "2026-09", 1), body: roster,
			status: 422, kind: problemType, want: `},{"code":"no_rule","area":"pension"`},
		{name: "a column that is not known", path: settings, body: "id,wage,colour\n1,8000,red\n", status: 422,
			kind: problemType, want: "or pass over all such columns with extra ignore"},
		{name: "a kind of employer that is none", path: settings + "&employer_kind=red", body: roster, status: 422,
			kind: problemType, want: `"reason":"employer_kind \"red\"`},
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

// TestManyRefusedRows: each row that cannot be used is an item of the answer; its report tells 20 of them, so that
// it is not many times as long as what was sent.
func TestManyRefusedRows(t *testing.T) {
	s, _ := started(t)
	roster := "id,wage\n1,8000\n" + strings.Repeat("2,none\n", 50)
	w := answered(s, asked("POST", settings, roster, "Content-Type", fileType))
	require.Equal(t, http.StatusOK, w.Code, w.Body)
	var answer rosteranswer.Roster
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &answer))
	assert.Equal(t, 50, answer.Refused)
	assert.Contains(t, answer.Report, "\nroster:22: 2: ")
	assert.NotContains(t, answer.Report, "\nroster:23: ")
	assert.Contains(t, answer.Report, "more rows refused: 30\n")
}
