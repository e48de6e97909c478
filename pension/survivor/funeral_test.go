package survivor_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/survivor"
	"github.com/shebao-go/shebao/rule"
)

// grant is one scheme's funeral grant and other benefits.
type grant struct {
	scheme         rule.Scheme
	funeral, other string
}

func grants(t *testing.T, in []grant) []survivor.Grant {
	t.Helper()
	var out []survivor.Grant
	for _, g := range in {
		out = append(out, survivor.Grant{Scheme: g.scheme, Funeral: tabletest.Dec(t, g.funeral),
			Other: tabletest.Dec(t, g.other)})
	}
	return out
}

// By hand: the largest funeral grant once, the rest added up.
func TestCombine(t *testing.T) {
	type c struct {
		name                           string
		grants                         []grant
		from                           rule.Scheme
		funeral, forgone, other, total string
	}
	tabletest.Each(t, []c{
		{name: "one scheme", grants: []grant{{rule.Pension, "5637", "42982.13"}}, from: rule.Pension, funeral: "5637",
			forgone: "0", other: "42982.13", total: "48619.13"},
		{name: "unemployment pays the larger one", grants: []grant{{rule.Pension, "5637", "42982.13"},
			{rule.Unemployment, "9000", "18000"}}, from: rule.Unemployment,
			funeral: "9000", forgone: "5637", other: "60982.13", total: "69982.13"},
		{name: "all three", grants: []grant{{rule.Unemployment, "9000", "18000"}, {rule.Injury, "18000", "1000000"},
			{rule.Pension, "5637", "0"}}, from: rule.Injury,
			funeral: "18000", forgone: "14637", other: "1018000", total: "1036000"},
		{name: "equal grants: the first",
			grants: []grant{{rule.Pension, "9000", "1"}, {rule.Unemployment, "9000", "2"}}, from: rule.Pension,
			funeral: "9000", forgone: "9000", other: "3", total: "9003"},
		{name: "no funeral grant at all", grants: []grant{{rule.Injury, "0", "7"}, {rule.Pension, "0", "1"}},
			from: rule.Injury, funeral: "0", forgone: "0", other: "8", total: "8"},
	}, func(t *testing.T, c c) {
		got, err := survivor.Combine(grants(t, c.grants)...)
		assert.NoError(t, err)
		assert.Equal(t, c.from, got.From)
		tabletest.Equal(t, c.funeral, got.Funeral)
		tabletest.Equal(t, c.forgone, got.Forgone)
		tabletest.Equal(t, c.other, got.Other)
		tabletest.Equal(t, c.total, got.Total)
	})
}

func TestCombineRefuses(t *testing.T) {
	type c struct {
		name       string
		grants     []grant
		code, says string
	}
	tabletest.Each(t, []c{
		{name: "none", grants: nil, code: "out_of_range", says: "grants 0"},
		{name: "no scheme", grants: []grant{{0, "1", "1"}}, code: "missing_field",
			says: "pension, unemployment, injury"},
		{name: "medical", grants: []grant{{rule.Medical, "1", "1"}}, code: "out_of_range", says: "medical"},
		{name: "a scheme twice", grants: []grant{{rule.Pension, "1", "1"}, {rule.Pension, "2", "2"}}, code: "conflict",
			says: "grants[1].scheme pension"},
		{name: "negative funeral", grants: []grant{{rule.Pension, "-1", "1"}}, code: "out_of_range",
			says: "grants[0].funeral -1"},
		{name: "negative other", grants: []grant{{rule.Pension, "1", "1"}, {rule.Injury, "1", "-1"}},
			code: "out_of_range", says: "grants[1].other -1"},
	}, func(t *testing.T, c c) {
		_, err := survivor.Combine(grants(t, c.grants)...)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
}
