package rule_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// A document's day that names none is refused in a figure's JSON, not left out as one that was not set.
func TestFigureJSONRefusesNumbersOfNoDay(t *testing.T) {
	for _, c := range []struct {
		cite rule.Cite
		says string
	}{
		{rule.Cite{Title: "a notice", Issued: rule.DateOf(2025, 2, 30)}, "2025-02-30"},
		{rule.Cite{Title: "a notice", Seen: rule.DateOf(2025, 4, 31)}, "2025-04-31"},
		{rule.Cite{Title: "a notice", Checked: rule.MonthOf(2025, 13)}, "2025-13"},
	} {
		_, err := json.Marshal(rule.FigureOf(rule.Entry[rule.Number]{Value: rule.NoNumber(), Modality: rule.Exact,
			Grade: rule.Official, Cite: c.cite}))
		require.ErrorIs(t, err, rule.ErrBadDate)
		assert.ErrorContains(t, err, c.says)
	}
}

func TestSeriesNamesTheNumbersOfNoMonth(t *testing.T) {
	_, ofMonth := floors(t).At(rule.MonthOf(2025, 13), rule.Lookup{})
	_, ofDay := floors(t).On(rule.DateOf(2025, 2, 30), rule.Lookup{})
	for _, c := range []struct {
		err  error
		says string
	}{
		{ofMonth, "2025-13"},
		{ofDay, "2025-02-30"},
	} {
		require.ErrorIs(t, c.err, rule.ErrNoRule)
		assert.ErrorContains(t, c.err, "is known for "+c.says+" (there is no such month or day)")
		assert.Contains(t, rule.Message(c.err, rule.Chinese), c.says+" 没有可用的")
	}
}
