package elder_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief/elder"
	"github.com/shebao-go/shebao/rule"
)

func ids(list []elder.Applicant) string {
	var out []string
	for _, a := range list {
		out = append(out, a.ID)
	}
	return strings.Join(out, " ")
}

func TestOrder(t *testing.T) {
	day := rule.DateOf(2014, 5, 19)
	type c struct {
		name string
		list []elder.Applicant
		want string
	}
	tabletest.Each(t, []c{
		{name: "nobody", list: nil, want: ""},
		{name: "priority before need", list: []elder.Applicant{{"a", 1, 9, day}, {"b", 0, 0, day}}, want: "b a"},
		{name: "the higher need first", list: []elder.Applicant{{"a", 1, 2, day}, {"b", 1, 3, day}}, want: "b a"},
		{name: "need before the day", list: []elder.Applicant{{"a", 1, 2, day}, {"b", 1, 3, day.Add(1000)}},
			want: "b a"},
		{name: "the earlier day first", list: []elder.Applicant{{"a", 1, 2, day.Add(1)}, {"b", 1, 2, day}},
			want: "b a"},
		{name: "on one day, by the number", list: []elder.Applicant{{"2014-0009", 1, 2, day}, {"2014-0003", 1, 2, day}},
			want: "2014-0003 2014-0009"},
		{name: "the longest number", list: []elder.Applicant{{strings.Repeat("x", 64), 1, 2, day}},
			want: strings.Repeat("x", 64)},
		{name: "all four rules in one list",
			list: []elder.Applicant{{"e", 2, 9, day}, {"d", 1, 1, day}, {"c", 1, 5, day.Add(2)},
				{"b", 1, 5, day.Add(1)}, {"a", 1, 5, day.Add(1)}}, want: "a b c d e"},
	}, func(t *testing.T, c c) {
		before := ids(c.list)
		got, err := elder.Order(c.list)
		require.NoError(t, err)
		assert.Equal(t, c.want, ids(got))
		assert.Equal(t, before, ids(c.list), "the list passed is not changed")
	})
}

func TestOrderRefuses(t *testing.T) {
	day := rule.DateOf(2014, 5, 19)
	type c struct {
		name string
		list []elder.Applicant
		code string
	}
	tabletest.Each(t, []c{
		{name: "without a number", list: []elder.Applicant{{"", 1, 1, day}}, code: "missing_field"},
		{name: "a number too long", list: []elder.Applicant{{strings.Repeat("x", 65), 1, 1, day}},
			code: "missing_field"},
		{name: "a number twice", list: []elder.Applicant{{"a", 1, 1, day}, {"a", 2, 1, day}}, code: "conflict"},
		{name: "a priority below 0", list: []elder.Applicant{{"a", -1, 1, day}}, code: "out_of_range"},
		{name: "a need above a million", list: []elder.Applicant{{"a", 1, 1_000_001, day}}, code: "out_of_range"},
		{name: "no day", list: []elder.Applicant{{"a", 1, 1, rule.Date{}}}, code: "missing_field"},
		{name: "too many", list: make([]elder.Applicant, 1_000_001), code: "out_of_range"},
	}, func(t *testing.T, c c) {
		_, err := elder.Order(c.list)
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
}

// The order is total: it does not depend on how the list was passed, everybody is in it once, nobody stands behind
// somebody he comes before, and leaving one out does not change the others.
func FuzzOrder(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 2, 1, 0, 0, 0, 1, 1, 1}, uint64(7))
	f.Add([]byte{5, 5, 5, 5, 5, 5, 5, 5, 5}, uint64(0))
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		var list []elder.Applicant
		for i := 0; i+2 < len(data) && i < 300; i += 3 {
			list = append(list, elder.Applicant{ID: strconv.Itoa(i), Priority: int(data[i] % 3),
				Need: int(data[i+1] % 4), Applied: rule.DateOf(2014, 1, 1).Add(int(data[i+2] % 5))})
		}
		got, err := elder.Order(list)
		require.NoError(t, err)
		assert.ElementsMatch(t, list, got)
		for i := 1; i < len(got); i++ {
			a, b := got[i-1], got[i]
			assert.True(t, a.Priority < b.Priority || a.Priority == b.Priority &&
				(a.Need > b.Need || a.Need == b.Need &&
					(a.Applied.Before(b.Applied) || a.Applied == b.Applied && a.ID < b.ID)), "%v before %v", a, b)
		}
		shuffled := slices.Clone(list)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(shuffled),
			func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		again, err := elder.Order(shuffled)
		require.NoError(t, err)
		assert.Equal(t, ids(got), ids(again))
		if len(list) > 0 {
			rest, err := elder.Order(list[1:])
			require.NoError(t, err)
			assert.Equal(t,
				ids(slices.DeleteFunc(slices.Clone(got),
					func(a elder.Applicant) bool { return a.ID == list[0].ID })), ids(rest))
		}
	})
}

func ExampleOrder() {
	day := rule.DateOf(2014, 6, 1)
	list, err := elder.Order([]elder.Applicant{
		{ID: "0001", Priority: 1, Need: 3, Applied: day},
		// special-support parent who cannot look after himself
		{ID: "0002", Priority: 0, Need: 1, Applied: day.Add(30)},
		{ID: "0003", Priority: 1, Need: 3, Applied: day.Add(-1)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, a := range list {
		fmt.Println(i+1, a.ID)
	}
	// Output:
	// 1 0002
	// 2 0003
	// 3 0001
}
