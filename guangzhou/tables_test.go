package guangzhou_test

import (
	"encoding/csv"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

// tables returns every series by name.
func tables(t testing.TB) map[string]guangzhou.Table {
	t.Helper()
	all, err := guangzhou.Tables()
	require.NoError(t, err)
	require.NotEmpty(t, all)
	byName := map[string]guangzhou.Table{}
	for _, table := range all {
		require.NotContains(t, byName, table.Name)
		byName[table.Name] = table
	}
	return byName
}

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

func TestEverySeriesIsInOrderAndCited(t *testing.T) {
	for name, table := range tables(t) {
		t.Run(name, func(t *testing.T) {
			assert.NotEmpty(t, table.What)
			assert.NotEmpty(t, table.Unit)
			require.NotEmpty(t, table.Entries)
			if scheme := table.Scheme.String(); scheme != "" && !strings.HasPrefix(name, "pension_institutions.") {
				assert.True(t, strings.HasPrefix(name, scheme+"."),
					"the name does not begin with the scheme %s", scheme)
			}
			for i, e := range table.Entries {
				assert.True(t, e.From.Before(e.Until), "entry %d from %s is empty", i, e.From)
				if i > 0 {
					assert.False(t, e.From.Before(table.Entries[i-1].Until),
						"entry %d from %s overlaps the one before", i, e.From)
				}
				assert.Contains(t, []rule.Grade{rule.Official, rule.Corroborated, rule.Reported, rule.Disputed},
					e.Grade, "entry %d from %s", i, e.From)
				assert.NotEmpty(t, e.Cite.Title, "entry %d from %s", i, e.From)
				assert.Equal(t, "2026-11", e.Cite.Checked.String(), "entry %d from %s", i, e.From)
				if e.Grade == rule.Official {
					assert.NotEmpty(t, e.Cite.Quote, "entry %d from %s is official without quoted words", i, e.From)
				}
				assert.False(t, e.Cite.Seen.After(rule.DateOf(2026, 11, 30)),
					"entry %d from %s: the source was seen later than it was checked", i, e.From)
				if e.Holds {
					assert.Equal(t, "2028-01-01", e.Until.String(),
						"entry %d holds to the end of the year after it was checked", i)
				}
			}
		})
	}
}

// The day before, on and after both ends of every entry, through the series and through Lookup.
func TestBoundariesOfEveryEntry(t *testing.T) {
	for name, table := range tables(t) {
		t.Run(name, func(t *testing.T) {
			series, err := rule.NewSeries(table.Scheme.Area(), table.What, table.Entries...)
			require.NoError(t, err)
			series = series.Named(name)
			for i, e := range table.Entries {
				for _, day := range []rule.Date{e.From, e.From.Add(1), e.Until.Add(-1)} {
					checkOn(t, name, series, day, &e)
				}
				checkOn(t, name, series, e.From.Add(-1), neighbour(table.Entries, i-1, e.From.Add(-1)))
				checkOn(t, name, series, e.Until, neighbour(table.Entries, i+1, e.Until))
			}
		})
	}
}

// neighbour returns the entry at i where it covers the day, else nil.
func neighbour(entries []rule.Entry[rule.Number], i int, day rule.Date) *rule.Entry[rule.Number] {
	if i < 0 || i >= len(entries) || day.Before(entries[i].From) || !day.Before(entries[i].Until) {
		return nil
	}
	return &entries[i]
}

// checkOn looks a day up in the series and its month by name; want is nil where neither may have a figure.
func checkOn(t *testing.T, name string, series rule.Series[rule.Number], day rule.Date, want *rule.Entry[rule.Number]) {
	t.Helper()
	got, err := series.On(day, rule.Lookup{Disputed: true})
	figure, lookErr := guangzhou.LookupOn(name, day, guangzhou.Disputed())
	if want != nil && want.Modality != rule.Exact { // a threshold never becomes a figure that is multiplied
		require.NoError(t, err, "%s on %s", name, day)
		assert.ErrorIs(t, lookErr, rule.ErrNotApplicable)
		return
	}
	if want != nil {
		require.NoError(t, err, "%s on %s", name, day)
		entry := *want
		if entry.Holds && day.Month().After(entry.Cite.Checked) {
			entry.Standing = rule.Held
		}
		assert.Equal(t, entry, got, "%s on %s", name, day)
		assert.Equal(t, entry.Period(), figure.Period(), "%s on %s", name, day)
		assert.Equal(t, entry.Standing, figure.Standing(), "%s on %s", name, day)
		require.NoError(t, lookErr, "%s on %s", name, day)
		assert.Equal(t, want.Value, figure.Number(), "%s on %s", name, day)
		assert.Equal(t, want.Grade, figure.Grade(), "%s on %s", name, day)
		assert.Equal(t, want.Cite, figure.Cite(), "%s on %s", name, day)
		return
	}
	for _, err := range []error{err, lookErr} {
		var gap *rule.NoRuleError
		require.True(t, errors.As(err, &gap), "%s on %s: %v", name, day, err)
		assert.Equal(t, day.Month(), gap.Month)
		assert.Equal(t, series.Area(), gap.Area)
		assert.Equal(t, series.What(), gap.What)
		away := gap.Nearest.Sub(day.Month())
		assert.LessOrEqual(t, max(away, -away), 1, "%s on %s: the nearest month is the one beside it, not %s", name,
			day, gap.Nearest)
	}
	assert.False(t, figure.Known(), "%s on %s", name, day)
}

// Every document of sources.csv is the source of a row.
func TestEverySourceIsUsed(t *testing.T) {
	text, err := os.ReadFile("sources.csv")
	require.NoError(t, err)
	used := map[string]bool{}
	for _, table := range tables(t) {
		for _, e := range table.Entries {
			used[e.Cite.Title] = true
		}
	}
	records, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	require.NoError(t, err)
	for _, r := range records[1:] {
		assert.True(t, used[r[1]], "%s is the source of no row", r[0])
	}
}

// Sources are the rows of sources.csv; no two have one title, so that a figure's document is found by it.
func TestSourcesAreThoseOfTheFile(t *testing.T) {
	text, err := os.ReadFile("sources.csv")
	require.NoError(t, err)
	records, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	require.NoError(t, err)
	sources, err := guangzhou.Sources()
	require.NoError(t, err)
	titles := map[string]bool{}
	var got [][]string
	for _, s := range sources {
		titles[s.Cite.Title] = true
		seen := ""
		if !s.Cite.Seen.IsZero() {
			seen = s.Cite.Seen.String()
		}
		got = append(got, []string{s.Key, s.Cite.Title, s.Cite.Chinese, s.Cite.URL, seen, s.Cite.Checked.String()})
	}
	assert.Equal(t, records[1:], got)
	assert.Len(t, titles, len(sources))
}
