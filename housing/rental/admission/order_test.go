package admission_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing/rental/admission"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func ids(placed []admission.Placed) []string {
	var out []string
	for _, p := range placed {
		out = append(out, p.ID)
	}
	return out
}

func TestOrder(t *testing.T) {
	entries := []admission.Entry{
		{ID: "third, low number", Number: 1, Sequence: admission.Third},
		{ID: "third, surveyed", Number: 900, Sequence: admission.Third, Surveyed: true},
		{ID: "second", Number: 500, Sequence: admission.Second},
		{ID: "first, high number", Number: 700, Sequence: admission.First},
		{ID: "first, low number", Number: 2, Sequence: admission.First},
		{ID: "priority of the third", Number: 999, Sequence: admission.Third, Priority: true},
		{ID: "priority of the first", Number: 1000, Sequence: admission.First, Priority: true},
		{ID: "second, surveyed: no matter", Number: 501, Sequence: admission.Second, Surveyed: true},
	}
	got, err := admission.Order(entries)
	require.NoError(t, err)
	assert.Equal(t, []string{"priority of the third", "priority of the first", "first, low number",
		"first, high number", "second",
		"second, surveyed: no matter", "third, surveyed", "third, low number"}, ids(got))
	var classes []admission.Class
	for i, p := range got {
		assert.Equal(t, i+1, p.Place)
		classes = append(classes, p.Class)
	}
	assert.Equal(t, []admission.Class{admission.WithPriority, admission.WithPriority, admission.FirstSequence,
		admission.FirstSequence, admission.SecondSequence, admission.SecondSequence,
		admission.ThirdSurveyed, admission.ThirdRest}, classes)
	assert.Equal(t, "third, low number", entries[0].ID, "the input is left as it is")

	none, err := admission.Order(nil)
	require.NoError(t, err)
	assert.Empty(t, none)
}

func TestOrderRefuses(t *testing.T) {
	good := admission.Entry{ID: "a", Number: 1, Sequence: admission.Third}
	type row struct {
		name  string
		other admission.Entry
		kind  error
		says  string
	}
	tabletest.Each(t, []row{
		{name: "an ID twice", other: admission.Entry{ID: "a", Number: 2, Sequence: admission.Third},
			kind: rule.ErrConflict, says: "entries[1].id a is in the register twice"},
		{name: "a number twice in a class", other: admission.Entry{ID: "b", Number: 1, Sequence: admission.Third},
			kind: rule.ErrConflict, says: "entries[1].number 1 is held twice"},
		{name: "no ID", other: admission.Entry{Number: 2, Sequence: admission.Third}, kind: rule.ErrMissingField,
			says: "entries[1].id is empty"},
		{name: "number 0", other: admission.Entry{ID: "b", Sequence: admission.Third}, kind: rule.ErrOutOfRange,
			says: "number 0 is not within 1"},
		{name: "no sequence", other: admission.Entry{ID: "b", Number: 2}, kind: rule.ErrMissingField,
			says: "entries[1].sequence is missing"},
		{name: "an unknown sequence", other: admission.Entry{ID: "b", Number: 2, Sequence: 4}, kind: rule.ErrOutOfRange,
			says: "entries[1].sequence invalid(4)"},
		{name: "an unknown one of priority", other: admission.Entry{ID: "b", Number: 2, Sequence: 4, Priority: true},
			kind: rule.ErrOutOfRange, says: "entries[1].sequence invalid(4)"},
	}, func(t *testing.T, c row) {
		got, err := admission.Order([]admission.Entry{good, c.other})
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
		assert.Nil(t, got)
	})
	got, err := admission.Order([]admission.Entry{good, {ID: "b", Number: 1, Sequence: admission.Second}})
	require.NoError(t, err, "two classes may share a number")
	assert.Equal(t, []string{"b", "a"}, ids(got))
	_, err = admission.Order(make([]admission.Entry, 100_001))
	assert.ErrorContains(t, err, "entries 100001")
}

func TestPriority(t *testing.T) {
	type c struct {
		name string
		in   admission.Claims
		want []admission.Ground
	}
	tabletest.Each(t, []c{
		{name: "nothing", in: admission.Claims{}, want: nil},
		{name: "poor and cleared", in: admission.Claims{Poor: true, Cleared: true},
			want: []admission.Ground{admission.Cleared, admission.Poor}},
		{name: "three years are not above", in: admission.Claims{MonthsWaited: 36, Registered: true}, want: nil},
		{name: "more than three", in: admission.Claims{MonthsWaited: 37, Registered: true},
			want: []admission.Ground{admission.LongWaiting}},
		{name: "waited without registering", in: admission.Claims{MonthsWaited: 100}, want: nil},
		{name: "priority is used once", in: admission.Claims{Honoured: true, Meritorious: true, Approved: true,
			UsedBefore: true}, want: nil},
		{name: "honoured, deserving, approved", in: admission.Claims{Honoured: true, Meritorious: true, Approved: true},
			want: []admission.Ground{admission.Honoured, admission.Meritorious, admission.Approved}},
	}, func(t *testing.T, c c) {
		got, err := c.in.Priority()
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
	_, err := admission.Claims{MonthsWaited: -1}.Priority()
	assert.ErrorContains(t, err, "months_waited -1")
}

func TestKeepsNumber(t *testing.T) {
	type c struct {
		name string
		in   admission.Change
		want bool
	}
	tabletest.Each(t, []c{
		{name: "nothing happened", in: admission.Change{}, want: true},
		{name: "registered in vain", in: admission.Change{MonthsUnregistered: 59}, want: true},
		{name: "five years not registered", in: admission.Change{MonthsUnregistered: 60}, want: false},
		{name: "no longer qualifies", in: admission.Change{Unqualified: true}, want: false},
		{name: "allotted", in: admission.Change{Allotted: true}, want: false},
		{name: "takes the subsidy", in: admission.Change{TakesSubsidy: true}, want: false},
		{name: "a single person moved away", in: admission.Change{SingleGone: true}, want: false},
	}, func(t *testing.T, c c) {
		got, err := c.in.KeepsNumber()
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
	kept, err := admission.Change{MonthsUnregistered: -1}.KeepsNumber()
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.False(t, kept)
}

func TestHomeFor(t *testing.T) {
	for persons, want := range map[int][]admission.Rooms{1: {{1, false}}, 2: {{1, true}}, 3: {{2, true}},
		4: {{2, true}, {3, true}}, 5: {{3, true}}, 9: {{3, true}}} {
		got, err := admission.HomeFor(persons)
		require.NoError(t, err)
		assert.Equal(t, want, got, "%d persons", persons)
	}
	_, err := admission.HomeFor(0)
	assert.ErrorContains(t, err, "persons 0")
}

// FuzzOrder: every family has a place, the order is by class and number, and shuffling the register changes nothing.
func FuzzOrder(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8}, uint64(1))
	f.Add([]byte{0, 0, 0}, uint64(2))
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		var entries []admission.Entry
		for i, b := range data {
			entries = append(entries, admission.Entry{ID: strconv.Itoa(i), Number: int(b&0xf)*16 + i%16,
				Sequence: admission.Sequence(b>>4&3) + 1, Surveyed: b&64 != 0, Priority: b&128 != 0})
		}
		got, err := admission.Order(entries)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		require.Len(t, got, len(entries))
		for i := 1; i < len(got); i++ {
			a, b := got[i-1], got[i]
			assert.True(t, a.Class < b.Class || a.Class == b.Class && a.Number < b.Number,
				"total: no two share a place")
		}
		random := rand.New(rand.NewPCG(seed, 1))
		random.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		again, err := admission.Order(entries)
		require.NoError(t, err)
		assert.Equal(t, got, again)
	})
}
