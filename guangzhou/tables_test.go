package guangzhou_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
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
				assert.True(t, strings.HasPrefix(name, scheme+"."), "the name does not begin with the scheme %s", scheme)
			}
			for i, e := range table.Entries {
				assert.True(t, e.From.Before(e.Until), "entry %d from %s is empty", i, e.From)
				assert.Equal(t, 1, e.From.Day(), "entry %d does not begin with a month", i)
				assert.Equal(t, 1, e.Until.Day(), "entry %d does not end with a month", i)
				if i > 0 {
					assert.False(t, e.From.Before(table.Entries[i-1].Until), "entry %d from %s overlaps the one before", i, e.From)
				}
				assert.Contains(t, []rule.Grade{rule.Official, rule.Corroborated, rule.Reported}, e.Grade, "entry %d from %s", i, e.From)
				assert.Equal(t, name == "housing.land_share", e.Modality == rule.AtLeast, "entry %d from %s", i, e.From)
				assert.True(t, e.Modality == rule.Exact || e.Modality == rule.AtLeast, "entry %d from %s", i, e.From)
				assert.NotEmpty(t, e.Cite.Title, "entry %d from %s", i, e.From)
				assert.Equal(t, "2026-11", e.Cite.Checked.String(), "entry %d from %s", i, e.From)
				if e.Grade == rule.Official {
					assert.NotEmpty(t, e.Cite.Quote, "entry %d from %s is official without quoted words", i, e.From)
				}
				if e.Open {
					assert.Equal(t, len(table.Entries)-1, i, "entry %d is open and not the last", i)
					assert.Equal(t, "2026-12-01", e.Until.String(), "entry %d is open and does not hold to the month checked", i)
					assert.False(t, e.Expires, "entry %d is open and expires", i)
				}
			}
		})
	}
}

// quoted finds the numbers of a quotation: thousands may have commas, a percent sign may be full-width.
var quoted = regexp.MustCompile(`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*([%％])?`)

// holds reports whether a quotation prints a value: 5510 as 5510 or 5,510, and 0.08 as 8%, 8％ or 0.08. Without strict
// a table's bare 8 counts for 0.08 too.
func holds(quote string, value decimal.Decimal, fraction, strict bool) bool {
	hundred := decimal.New(100, 0)
	for _, found := range quoted.FindAllStringSubmatch(quote, -1) {
		n, err := decimal.NewFromString(strings.ReplaceAll(found[1], ",", ""))
		if err != nil {
			return false
		}
		percent := found[2] != ""
		if !percent && n.Equal(value) || fraction && (percent || !strict) && n.Equal(value.Mul(hundred)) {
			return true
		}
	}
	return false
}

func TestHolds(t *testing.T) {
	type c struct {
		quote, value     string
		fraction, strict bool
		want             bool
	}
	tabletest.Run(t, map[string]c{
		"a percent sign":                     {"按其缴费基数的8%按月", "0.08", true, true, true},
		"a full-width sign":                  {"的8％", "0.08", true, true, true},
		"a sign after a space":               {"单位 6 % + 个人 2%", "0.06", true, true, true},
		"decimals":                           {"降低为4.5%", "0.045", true, true, true},
		"trailing zeros":                     {"Guangzhou 14.0 / 7.0", "0.07", true, false, true},
		"the fraction itself":                {"c: 0.16", "0.16", true, true, true},
		"thousands with commas":              {"Medical 6,175 30,876", "30876", false, true, true},
		"a plain number":                     {"调整为27549元", "27549", false, true, true},
		"not the end of a longer number":     {"18%", "0.08", true, true, false},
		"not the start of a longer number":   {"275490元", "27549", false, true, false},
		"not a bare number where strict":     {"第8条", "0.08", true, true, false},
		"a bare number of a table":           {"housingRate [5, 12]", "0.12", true, false, true},
		"not a percentage where yuan":        {"5510%", "5510", false, true, false},
		"not a number that is a hundredfold": {"551000元", "5510", false, true, false},
		"no number":                          {"不设上限", "5510", false, true, false},
	}, func(t *testing.T, c c) {
		assert.Equal(t, c.want, holds(c.quote, tabletest.Dec(t, c.value), c.fraction, c.strict))
	})
}

// quoteHolds reports whether an entry's own quotation prints its figure.
func quoteHolds(table guangzhou.Table, e rule.Entry[rule.Number]) bool {
	return holds(e.Cite.Quote, e.Value.Decimal(), strings.HasPrefix(table.Unit, "fraction"), e.Grade == rule.Official)
}

// A ceiling that does not exist has no number to quote: the article that sets none is quoted instead.
func TestEveryQuotationHoldsItsFigure(t *testing.T) {
	var none []string
	for name, table := range tables(t) {
		for _, e := range table.Entries {
			switch {
			case e.Cite.Quote == "":
			case e.Value.IsNone():
				none = append(none, name)
			case !quoteHolds(table, e):
				t.Errorf("%s from %s: %s is not in the quoted words %q", name, e.From, e.Value, e.Cite.Quote)
			}
		}
	}
	assert.Equal(t, []string{"injury.ceiling"}, none)
}

// The day before, on and after both ends of every entry, through the series and through Lookup.
func TestBoundariesOfEveryEntry(t *testing.T) {
	for name, table := range tables(t) {
		t.Run(name, func(t *testing.T) {
			series, err := rule.NewSeries(table.Scheme, table.What, table.Entries...)
			require.NoError(t, err)
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
	got, err := series.On(day, rule.Lookup{})
	figure, lookErr := guangzhou.Lookup(name, day.Month())
	if want != nil && want.Modality != rule.Exact { // a threshold never becomes a figure that is multiplied
		require.NoError(t, err, "%s on %s", name, day)
		assert.ErrorIs(t, lookErr, rule.ErrNotApplicable)
		return
	}
	if want != nil {
		require.NoError(t, err, "%s on %s", name, day)
		assert.Equal(t, *want, got, "%s on %s", name, day)
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
		assert.Equal(t, series.Scheme(), gap.Scheme)
		assert.Equal(t, series.What(), gap.What)
		away := gap.Nearest.Sub(day.Month())
		assert.Equal(t, 1, max(away, -away), "%s on %s: the nearest month is the one beside it, not %s", name, day, gap.Nearest)
	}
	assert.False(t, figure.Known(), "%s on %s", name, day)
}
