package tiers_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tiers"
	"github.com/shebao-go/shebao/rule"
)

// levels are upper ends; "" for none.
func levels(t *testing.T, ends ...string) []decimal.NullDecimal {
	t.Helper()
	out := make([]decimal.NullDecimal, len(ends))
	for i, end := range ends {
		if end == "" {
			continue
		}
		d, err := decimal.NewFromString(end)
		require.NoError(t, err)
		out[i] = decimal.NewNullDecimal(d)
	}
	return out
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		name string
		ends []string
		says []string
	}{
		{name: "one level", ends: []string{""}},
		{name: "three that rise", ends: []string{"0", "0.3", ""}},
		{name: "an end at the last", ends: []string{"0.3", "0.6"},
			says: []string{"tiers[1].up_to 0.6 ends the last tier"}},
		{name: "an end at the only one", ends: []string{"0.3"},
			says: []string{"tiers[0].up_to 0.3 ends the last tier"}},
		{name: "none before the last", ends: []string{"", ""},
			says: []string{"tiers[0].up_to is missing before the last tier"}},
		{name: "none between", ends: []string{"0.3", "", "0.2", ""},
			says: []string{"tiers[1].up_to is missing before the last tier"}},
		{name: "a zero behind the one that is missing", ends: []string{"", "0", ""},
			says: []string{"tiers[0].up_to is missing before the last tier"}},
		{name: "equal ends", ends: []string{"0.3", "0.30", ""},
			says: []string{"tiers[1].up_to 0.3 is not above the tier before it"}},
		{name: "falling ends", ends: []string{"0.3", "0.4", "0.2", ""},
			says: []string{"tiers[2].up_to 0.2 is not above the tier before it"}},
		{name: "every fault is told", ends: []string{"0.3", "0.3", "", "1"}, says: []string{
			"tiers[1].up_to 0.3 is not above the tier before it; pass the tiers in rising order",
			"tiers[2].up_to is missing before the last tier; pass the tiers in rising order, the last without an end",
			"tiers[3].up_to 1 ends the last tier; pass the tiers in rising order, the last without an end"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := tiers.Check(levels(t, c.ends...))
			if len(c.says) == 0 {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, rule.ErrOutOfRange)
			all := slices.Collect(rule.Errors(err))
			require.Len(t, all, len(c.says))
			for i, says := range c.says {
				assert.ErrorContains(t, all[i], says)
			}
		})
	}
}

// A share at an end fits its level; a hair above, the next: 0.3 of 1,000 is 300.
func TestFit(t *testing.T) {
	for _, c := range []struct {
		name, part string
		want       int
	}{
		{name: "nothing", part: "0", want: 0},
		{name: "at the first end", part: "300", want: 0},
		{name: "above it", part: "300.01", want: 1},
		{name: "at the second end", part: "600", want: 1},
		{name: "above it", part: "600.01", want: 2},
		{name: "far above", part: "100000", want: 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			part, err := decimal.NewFromString(c.part)
			require.NoError(t, err)
			assert.Equal(t, c.want, tiers.Fit(levels(t, "0.3", "0.6", ""), part, decimal.New(1000, 0)))
		})
	}
	assert.Zero(t, tiers.Fit(levels(t, ""), decimal.New(1, 0), decimal.New(1, 0)), "the only level takes all")
}
