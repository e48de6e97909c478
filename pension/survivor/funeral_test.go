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
		grants                         []grant
		from                           rule.Scheme
		funeral, forgone, other, total string
	}
	tabletest.Run(t, map[string]c{
		"one scheme": {[]grant{{rule.Pension, "5637", "42982.13"}}, rule.Pension, "5637", "0", "42982.13", "48619.13"},
		"unemployment pays the larger one": {[]grant{{rule.Pension, "5637", "42982.13"},
			{rule.Unemployment, "9000", "18000"}}, rule.Unemployment,
			"9000", "5637", "60982.13", "69982.13"},
		"all three": {[]grant{{rule.Unemployment, "9000", "18000"}, {rule.Injury, "18000", "1000000"},
			{rule.Pension, "5637", "0"}}, rule.Injury,
			"18000", "14637", "1018000", "1036000"},
		"equal grants: the first": {[]grant{{rule.Pension, "9000", "1"}, {rule.Unemployment, "9000", "2"}},
			rule.Pension, "9000", "9000", "3", "9003"},
		"no funeral grant at all": {[]grant{{rule.Injury, "0", "7"}, {rule.Pension, "0", "1"}}, rule.Injury, "0", "0",
			"8", "8"},
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
		grants     []grant
		code, says string
	}
	tabletest.Run(t, map[string]c{
		"none":      {nil, "out_of_range", "grants 0"},
		"no scheme": {[]grant{{0, "1", "1"}}, "missing_field", "pension, unemployment, injury"},
		"medical":   {[]grant{{rule.Medical, "1", "1"}}, "out_of_range", "medical"},
		"a scheme twice": {[]grant{{rule.Pension, "1", "1"}, {rule.Pension, "2", "2"}}, "conflict",
			"grants[1].scheme pension"},
		"negative funeral": {[]grant{{rule.Pension, "-1", "1"}}, "out_of_range", "grants[0].funeral -1"},
		"negative other": {[]grant{{rule.Pension, "1", "1"}, {rule.Injury, "1", "-1"}}, "out_of_range",
			"grants[1].other -1"},
	}, func(t *testing.T, c c) {
		_, err := survivor.Combine(grants(t, c.grants)...)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
}
