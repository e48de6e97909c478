package guangzhou_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

// Each field of a Reading asks for the option of its name, in Go and as it is read from JSON; what names no day and no
// grade is refused as the options refuse it.
func TestReadingAsksForItsOptions(t *testing.T) {
	for _, c := range []struct {
		name, text           string
		reading              guangzhou.Reading
		figure, month        string
		value, grade, reason string
	}{
		{name: "the plain way", text: `{"carry_forward":false,"disputed":false,"known_on":"-"}`,
			figure: "pension.floor", month: "2025-08", value: "5510", grade: "official"},
		{name: "nothing is carried unasked", text: `{"carry_forward":false,"disputed":false,"known_on":"-"}`,
			figure: "pension.floor", month: "2026-07", reason: "no_rule"},
		{name: "carried forward", text: `{"carry_forward":true,"disputed":false,"known_on":"-"}`,
			reading: guangzhou.Reading{CarryForward: true},
			figure:  "pension.floor", month: "2026-07", value: "5510", grade: "provisional"},
		{name: "disputed", text: `{"carry_forward":false,"disputed":true,"known_on":"-"}`,
			reading: guangzhou.Reading{Disputed: true},
			figure:  "pension.employer_rate", month: "2022-09", value: "0.15", grade: "disputed"},
		{name: "as known on a day", text: `{"carry_forward":false,"disputed":false,"known_on":"2025-06-30"}`,
			reading: guangzhou.Reading{KnownOn: day(t, "2025-06-30")},
			figure:  "pension.floor", month: "2025-08", value: "5500", grade: "provisional"},
		{name: "of a grade", text: `{"carry_forward":false,"disputed":false,"known_on":"-","min_grade":"corroborated"}`,
			reading: guangzhou.Reading{MinGrade: rule.Corroborated},
			figure:  "unemployment.ceiling", month: "2026-08", reason: "below_grade"},
		{name: "numbers that name no day", reading: guangzhou.Reading{KnownOn: rule.DateOf(2025, 2, 30)},
			figure: "pension.floor", month: "2025-08", reason: "bad_date"},
		{name: "no grade", reading: guangzhou.Reading{MinGrade: 99},
			figure: "pension.floor", month: "2025-08", reason: "out_of_range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			month, err := rule.ParseMonth(c.month)
			require.NoError(t, err)
			figure, err := guangzhou.Lookup(c.figure, month, c.reading.Options()...)
			assert.Equal(t, c.reason, rule.CodeOf(err))
			if c.reason == "" {
				assert.Equal(t, c.value+" "+c.grade, figure.Number().String()+" "+figure.Grade().String())
			}
			text, err := json.Marshal(c.reading)
			if c.text == "" {
				assert.Error(t, err)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.text, string(text))
			var back guangzhou.Reading
			require.NoError(t, json.Unmarshal(text, &back))
			assert.Equal(t, c.reading, back)
		})
	}
}
