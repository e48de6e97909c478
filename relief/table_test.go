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
	type c struct {
		name    string
		classes []string
		how     relief.Combine
		want    string
	}
	tabletest.Each(t, []c{
		{name: "no class", classes: nil, how: relief.Highest, want: "0"},
		{name: "one class", classes: []string{"minor"}, how: relief.Highest, want: "261.80"},
		{name: "the highest of two", classes: []string{"severely ill", "minor"}, how: relief.Highest, want: "392.70"},
		{name: "the sum of two", classes: []string{"severely ill", "minor"}, how: relief.Sum, want: "654.50"},
		{name: "a class twice counts once", classes: []string{"minor", "minor"}, how: relief.Sum, want: "261.80"},
		{name: "all three together", classes: []string{"aged", "minor", "severely ill"}, how: relief.Sum,
			want: "784.50"},
		{name: "the highest does not add them", classes: []string{"aged", "aged"}, how: relief.Highest, want: "130"},
	}, func(t *testing.T, c c) {
		got, err := classes().Amount(c.classes, c.how)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

func TestTableRefuses(t *testing.T) {
	type c struct {
		name  string
		table relief.Table
		class string
		how   relief.Combine
		code  string
	}
	tabletest.Each(t, []c{
		{name: "how classes combine is never guessed", table: classes(), class: "minor", how: 0, code: "missing_field"},
		{name: "an unknown way", table: classes(), class: "minor", how: 3, code: "out_of_range"},
		{name: "a class that is not there", table: classes(), class: "rich", how: relief.Sum, code: "out_of_range"},
		{name: "an empty table", table: nil, class: "minor", how: relief.Sum, code: "out_of_range"},
		{name: "a class without a name", table: relief.Table{{Amount: decimal.New(1, 0)}}, class: "", how: relief.Sum,
			code: "missing_field"},
		{name: "a class twice in the table", table: append(classes(), relief.Row{Class: "minor"}), class: "minor",
			how: relief.Sum, code: "conflict"},
		{name: "a negative amount", table: relief.Table{{Class: "minor", Amount: decimal.New(-1, 0)}}, class: "minor",
			how: relief.Sum, code: "out_of_range"},
		{name: "too many rows", table: make(relief.Table, 1001), class: "minor", how: relief.Sum, code: "out_of_range"},
	}, func(t *testing.T, c c) {
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
	assert.ErrorContains(t, err, "members[0].classes[0] x is not in the table")
	assert.ErrorContains(t, err, "members[1].classes[0] y is not in the table")
	_, err = relief.Uplift(classes(), []relief.UpliftMember{{Classes: []string{" "}}}, relief.Highest)
	assert.ErrorContains(t, err, `members[0].classes[0] " " is not in the table`)
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
