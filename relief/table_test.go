package relief_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/rule"
)

// classes is a table of the tests' own; no published one was seen.
func classes() relief.Table {
	return relief.Table{
		{Class: "aged", Amount: decimal.New(130, 0)},
		{Class: "minor", Amount: decimal.New(26180, -2)},
		{Class: "severely ill", Amount: decimal.New(39270, -2)},
	}
}

func TestTableAmount(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		classes []string
		how     relief.Combine
		want    string
	}{
		"no class":                      {nil, relief.Highest, "0"},
		"one class":                     {[]string{"minor"}, relief.Highest, "261.80"},
		"the highest of two":            {[]string{"severely ill", "minor"}, relief.Highest, "392.70"},
		"the sum of two":                {[]string{"severely ill", "minor"}, relief.Sum, "654.50"},
		"a class twice counts once":     {[]string{"minor", "minor"}, relief.Sum, "261.80"},
		"all three together":            {[]string{"aged", "minor", "severely ill"}, relief.Sum, "784.50"},
		"the highest does not add them": {[]string{"aged", "aged"}, relief.Highest, "130"},
	}, func(t *testing.T, c struct {
		classes []string
		how     relief.Combine
		want    string
	}) {
		got, err := classes().Amount(c.classes, c.how)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

func TestTableRefuses(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		table relief.Table
		class string
		how   relief.Combine
		code  string
	}{
		"how classes combine is never guessed": {classes(), "minor", 0, "missing_field"},
		"an unknown way":                       {classes(), "minor", 3, "out_of_range"},
		"a class that is not there":            {classes(), "rich", relief.Sum, "out_of_range"},
		"an empty table":                       {nil, "minor", relief.Sum, "out_of_range"},
		"a class without a name": {relief.Table{{Amount: decimal.New(1, 0)}}, "", relief.Sum,
			"missing_field"},
		"a class twice in the table": {append(classes(), relief.Row{Class: "minor"}), "minor", relief.Sum,
			"conflict"},
		"a negative amount": {relief.Table{{Class: "minor", Amount: decimal.New(-1, 0)}}, "minor",
			relief.Sum, "out_of_range"},
		"too many rows": {make(relief.Table, 1001), "minor", relief.Sum, "out_of_range"},
	}, func(t *testing.T, c struct {
		table relief.Table
		class string
		how   relief.Combine
		code  string
	}) {
		_, err := c.table.Amount([]string{c.class}, c.how)
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
}

func TestUplift(t *testing.T) {
	members := []relief.UpliftMember{{Classes: []string{"aged", "severely ill"}}, {}, {Classes: []string{"minor"}}}
	got, err := relief.Uplift(classes(), members, relief.Highest)
	require.NoError(t, err)
	require.Len(t, got.Members, 3)
	tabletest.Equal(t, "392.70", got.Members[0])
	tabletest.Equal(t, "0", got.Members[1])
	tabletest.Equal(t, "261.80", got.Members[2])
	tabletest.Equal(t, "654.50", got.Total)

	got, err = relief.Uplift(classes(), members, relief.Sum)
	require.NoError(t, err)
	tabletest.Equal(t, "784.50", got.Total)

	_, err = relief.Uplift(classes(), []relief.UpliftMember{{Classes: []string{"x"}}, {Classes: []string{"y"}}},
		relief.Highest)
	assert.ErrorContains(t, err, `"x"`)
	assert.ErrorContains(t, err, `"y"`)
	_, err = relief.Uplift(classes(), nil, relief.Highest)
	assert.ErrorContains(t, err, "members 0")
}

// One more class never lowers an amount, the sum is never below the highest, and the members add up.
func FuzzUplift(f *testing.F) {
	f.Add(uint8(3), uint8(5), uint32(13000), uint32(26180), uint32(39270))
	f.Add(uint8(0), uint8(7), uint32(0), uint32(1), uint32(4294967295))
	f.Fuzz(func(t *testing.T, one, two uint8, a, b, c uint32) {
		table := relief.Table{{Class: "a", Amount: decimal.New(int64(a), -2)},
			{Class: "b", Amount: decimal.New(int64(b), -2)}, {Class: "c", Amount: decimal.New(int64(c), -2)}}
		pick := func(bits uint8) []string {
			var out []string
			for i, row := range table {
				if bits>>i&1 == 1 {
					out = append(out, row.Class)
				}
			}
			return out
		}
		amounts := map[relief.Combine]relief.Uplifts{}
		for _, how := range []relief.Combine{relief.Highest, relief.Sum} {
			u, err := relief.Uplift(table, []relief.UpliftMember{{Classes: pick(one)}, {Classes: pick(two)},
				{Classes: pick(one | two)}}, how)
			require.NoError(t, err)
			assert.False(t, u.Members[2].LessThan(decimal.Max(u.Members[0], u.Members[1])), "a class more gave less")
			assert.True(t, u.Total.Equal(decimal.Sum(u.Members[0], u.Members[1:]...)))
			amounts[how] = u
		}
		for i := range 3 {
			assert.False(t, amounts[relief.Sum].Members[i].LessThan(amounts[relief.Highest].Members[i]))
		}
	})
}
