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
		{name: "people with their names", path: settings, body: "id,name,wage\n7,Li,8000\n", status: 200,
			kind: jsonType, want: `"id":"7","name":"Li"`},
		{name: "the row that cannot be used", path: settings, body: roster, status: 200, kind: jsonType,
			want: `"faults":[{"column":"wage","id":"3","line":4,`},
		{name: "a file of text", path: settings + "&format=csv", body: roster, status: 200,
			kind: "text/csv; charset=utf-8", want: "\n2,2025-08,8000.00,640.00,"},
		{name: "a workbook", path: settings + "&format=xlsx", body: roster, status: 200,
			kind: slipFiles()["xlsx"], want: "xl/worksheets/"},
		{name: "settings as people write them", body: roster, status: 200, kind: jsonType, want: `"employee":"2432.00"`,
			path: "/v1/rosters?month=2025%E5%B9%B48%E6%9C%88&unemployment_rate=0.8%25&injury_rate=0.2%20%25" +
				"&housing_rate=5%25"},
		{name: "columns under names of one's own", path: settings + "&map=code%3Did&map=a%3Db%3Dwage",
			body: "code,a=b\n1,8000\n", status: 200, kind: jsonType, want: `"employee":"1216.00"`},
		{name: "a name of one's own for no column", path: settings + "&map=code%3Dcolour", body: "code,wage\n1,8000\n",
			status: 422, kind: problemType, want: `map code=colour: there is no column \"colour\"`},
		{name: "a name without a column", path: settings + "&map=code", body: roster, status: 422, kind: problemType,
			want: "write header=column"},
		{name: "a setting twice", path: settings + "&month=2025-09", body: roster, status: 400, kind: problemType,
			want: `"code":"conflict","field":"month"`},
		{name: "a class of trade that is none", path: settings + "&injury_class=9", body: roster, status: 422,
			kind: problemType, want: `"field":"injury_class","value":"9"`},
		{name: "an empty format", path: settings + "&format=", body: roster, status: 400, kind: problemType,
			want: `"field":"format"`},
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

// TestRosterColumns: each column with the heading it is taken from, what is needed and not there, and the headings that
// are not known, with those that must not be passed over unseen.
func TestRosterColumns(t *testing.T) {
	s, _ := started(t)
	v := validated(t)
	for _, c := range []struct {
		name, query, body, want string
		status                  int
	}{
		{name: "the heading of a column", body: "编码,应发工资\n", status: 200,
			want: `"heading":"应发工资","lacking":false,"name":"wage","name_zh":"缴费工资"`},
		{name: "a column that is needed", body: "编码,应发工资\n", status: 200,
			want: `{"lacking":true,"name":"id","name_zh":"工号"`},
		{name: "below a title", body: "工资表,,\n编码,数,离职日期\n", status: 200,
			want: `"headings":["编码","数","离职日期"],"unknown":[{"heading":"编码"},{"heading":"数"},` +
				`{"doubt":"it may say that somebody is not to be computed: take those people out first",` +
				`"heading":"离职日期"}]`},
		{name: "under a name of one's own", query: "?map=%E7%BC%96%E7%A0%81%3Did", body: "编码,wage\n", status: 200,
			want: `"heading":"编码","lacking":false,"name":"id"`},
		{name: "a text has no sheets", query: "?sheet=A", body: "id,wage\n", status: 422, want: `sheet \"A\"`},
		{name: "a setting of the month", query: "?month=2025-08", body: "id,wage\n", status: 400,
			want: "unknown_field"},
		{name: "no table", body: "<html>", status: 422, want: "web page"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ask := func() *http.Request {
				return asked("POST", "/v1/rosters/columns"+c.query, c.body, "Content-Type", fileType)
			}
			w := answered(s, ask())
			assert.Equal(t, c.status, w.Code, w.Body)
			assert.Contains(t, w.Body.String(), c.want)
			good, errs := v.ValidateHttpResponse(ask(), w.Result())
			assert.True(t, good, "%v", errs)
		})
	}
}
