package cover_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/medical/cover"
	"github.com/shebao-go/shebao/rule"
)

// 市政府令第123号 art. 66: 每年7月1日至次年6月30日; art. 70: from 2015-07-01.
func TestMedicalYearOf(t *testing.T) {
	for _, c := range []struct {
		name, day, from, last string
		code                  string
	}{
		{name: "the day before the decree", day: "2015-06-30", code: "no_rule"},
		{name: "its first day", day: "2015-07-01", from: "2015-07-01", last: "2016-06-30"},
		{name: "the last day of a year", day: "2016-06-30", from: "2015-07-01", last: "2016-06-30"},
		{name: "the first day of the next", day: "2016-07-01", from: "2016-07-01", last: "2017-06-30"},
		{name: "December", day: "2016-12-31", from: "2016-07-01", last: "2017-06-30"},
		{name: "January", day: "2017-01-15", from: "2016-07-01", last: "2017-06-30"},
		{name: "the last day of the decree", day: "2022-11-30", from: "2022-07-01", last: "2023-06-30"},
		{name: "after the decree", day: "2022-12-01", code: "no_rule"},
	} {
		t.Run(c.name, func(t *testing.T) {
			day, err := rule.ParseDate(c.day)
			require.NoError(t, err)
			got, err := cover.MedicalYearOf(cover.Decree123(), day)
			assert.Equal(t, c.code, rule.CodeOf(err))
			if c.code == "" {
				assert.Equal(t, c.from, got.From.String())
				assert.Equal(t, c.last, got.Last.String())
			}
		})
	}
}
