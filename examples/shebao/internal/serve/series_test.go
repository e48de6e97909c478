package serve

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestSeries: a figure has every value with its days and document; of two, each span has both and their difference:
// from 2025-07 the floor of the pension is 5510 yuan and that of medical insurance 6236, which is 726 more.
func TestSeries(t *testing.T) {
	s, _ := started(t)
	for _, c := range []struct {
		name, path, want string
		status           int
	}{
		{name: "a value", path: "?name=pension.floor", status: 200,
			want: `{"from":"2014-01-01","grade":"corroborated","source":"city tax bureau in the press of 2013-12`},
		{name: "what it is", path: "?name=pension.floor", status: 200, want: `"what_zh":"缴费基数下限"`},
		{name: "none is a value", path: "?name=injury.ceiling", status: 200, want: `"value":"none"`},
		{name: "disputed", path: "?name=pension.employer_rate", status: 200,
			want: `"grade":"disputed","other":"0.14",`},
		{name: "two", path: "?name=pension.floor&with=medical.floor", status: 200,
			want: `{"difference":"726","first":"5510","from":"2025-07-01","second":"6236",`},
		{name: "two of other units", path: "?name=pension.floor&with=pension.employer_rate", status: 200,
			want: `{"first":"5510","from":"2025-07-01","second":"0.16",`},
		{name: "no figure", path: "?name=castle", status: 400, want: `"field":"name","value":"castle"`},
		{name: "no name", path: "", status: 400, want: `"field":"name"`},
		{name: "no other figure", path: "?name=pension.floor&with=castle", status: 400, want: `"field":"with"`},
		{name: "an unknown field", path: "?name=pension.floor&and=castle", status: 400, want: `"field":"and"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := answered(s, asked("GET", "/v1/series"+c.path, ""))
			assert.Equal(t, c.status, w.Code)
			assert.Contains(t, w.Body.String(), c.want)
		})
	}
}
