package queue_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing/rental/queue"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func ids(placed []queue.Placed) []string {
	var out []string
	for _, p := range placed {
		out = append(out, p.ID)
	}
	return out
}

func TestOrder(t *testing.T) {
	entries := []queue.Entry{
		{ID: "third, low number", Number: 1, Sequence: queue.Third},
		{ID: "third, surveyed", Number: 900, Sequence: queue.Third, Surveyed: true},
		{ID: "second", Number: 500, Sequence: queue.Second},
		{ID: "first, high number", Number: 700, Sequence: queue.First},
		{ID: "first, low number", Number: 2, Sequence: queue.First},
		{ID: "priority of the third", Number: 999, Sequence: queue.Third, Priority: true},
		{ID: "priority of the first", Number: 1000, Sequence: queue.First, Priority: true},
		{ID: "second, surveyed: no matter", Number: 501, Sequence: queue.Second, Surveyed: true},
	}
	got, err := queue.Order(entries)
	require.NoError(t, err)
	assert.Equal(t, []string{"priority of the third", "priority of the first", "first, low number", "first, high number", "second", "second, surveyed: no matter", "third, surveyed", "third, low number"}, ids(got))
	var classes []queue.Class
	for i, p := range got {
		assert.Equal(t, i+1, p.Place)
		classes = append(classes, p.Class)
	}
	assert.Equal(t, []queue.Class{queue.WithPriority, queue.WithPriority, queue.FirstSequence, queue.FirstSequence, queue.SecondSequence, queue.SecondSequence, queue.ThirdSurveyed, queue.ThirdRest}, classes)
	assert.Equal(t, "third, low number", entries[0].ID, "the input is left as it is")

	none, err := queue.Order(nil)
	require.NoError(t, err)
	assert.Empty(t, none)
}

func TestOrderRefuses(t *testing.T) {
	good := queue.Entry{ID: "a", Number: 1, Sequence: queue.Third}
	type row struct {
		other queue.Entry
		kind  error
		says  string
	}
	tabletest.Run(t, map[string]row{
		"an ID twice":                {queue.Entry{ID: "a", Number: 2, Sequence: queue.Third}, rule.ErrConflict, "id a is in the register twice"},
		"a number twice in a class":  {queue.Entry{ID: "b", Number: 1, Sequence: queue.Third}, rule.ErrConflict, "number 1 is held twice"},
		"no ID":                      {queue.Entry{Number: 2, Sequence: queue.Third}, rule.ErrMissingField, "id 2 has no mark"},
		"number 0":                   {queue.Entry{ID: "b", Sequence: queue.Third}, rule.ErrOutOfRange, "number 0 is below 1"},
		"no sequence":                {queue.Entry{ID: "b", Number: 2}, rule.ErrOutOfRange, "sequence 0"},
		"an unknown sequence":        {queue.Entry{ID: "b", Number: 2, Sequence: 4}, rule.ErrOutOfRange, "sequence 4"},
		"an unknown one of priority": {queue.Entry{ID: "b", Number: 2, Sequence: 4, Priority: true}, rule.ErrOutOfRange, "sequence 4"},
	}, func(t *testing.T, c row) {
		got, err := queue.Order([]queue.Entry{good, c.other})
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
		assert.Nil(t, got)
	})
	got, err := queue.Order([]queue.Entry{good, {ID: "b", Number: 1, Sequence: queue.Second}})
	require.NoError(t, err, "two classes may share a number")
	assert.Equal(t, []string{"b", "a"}, ids(got))
	_, err = queue.Order(make([]queue.Entry, 1_000_001))
	assert.ErrorContains(t, err, "entries 1000001")
}

func TestPriority(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		in   queue.Claims
		want []queue.Ground
	}{
		"nothing":                       {queue.Claims{}, nil},
		"poor and cleared":              {queue.Claims{Poor: true, Cleared: true}, []queue.Ground{queue.Cleared, queue.Poor}},
		"three years are not above":     {queue.Claims{MonthsWaited: 36, Registered: true}, nil},
		"more than three":               {queue.Claims{MonthsWaited: 37, Registered: true}, []queue.Ground{queue.LongWaiting}},
		"waited without registering":    {queue.Claims{MonthsWaited: 100}, nil},
		"priority is used once":         {queue.Claims{Honoured: true, Meritorious: true, Approved: true, UsedBefore: true}, nil},
		"honoured, deserving, approved": {queue.Claims{Honoured: true, Meritorious: true, Approved: true}, []queue.Ground{queue.Honoured, queue.Meritorious, queue.Approved}},
	}, func(t *testing.T, c struct {
		in   queue.Claims
		want []queue.Ground
	}) {
		got, err := c.in.Priority()
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
	_, err := queue.Claims{MonthsWaited: -1}.Priority()
	assert.ErrorContains(t, err, "months_waited -1")
}

func TestKeepsNumber(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		in   queue.Change
		want bool
	}{
		"nothing happened":           {queue.Change{}, true},
		"registered in vain":         {queue.Change{MonthsUnregistered: 59}, true},
		"five years not registered":  {queue.Change{MonthsUnregistered: 60}, false},
		"no longer qualifies":        {queue.Change{Unqualified: true}, false},
		"allotted":                   {queue.Change{Allotted: true}, false},
		"takes the subsidy":          {queue.Change{TakesSubsidy: true}, false},
		"a single person moved away": {queue.Change{SingleGone: true}, false},
	}, func(t *testing.T, c struct {
		in   queue.Change
		want bool
	}) {
		got, err := c.in.KeepsNumber()
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
	kept, err := queue.Change{MonthsUnregistered: -1}.KeepsNumber()
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.False(t, kept)
}

func TestHomeFor(t *testing.T) {
	for persons, want := range map[int][]queue.Rooms{1: {{1, false}}, 2: {{1, true}}, 3: {{2, true}}, 4: {{2, true}, {3, true}}, 5: {{3, true}}, 9: {{3, true}}} {
		got, err := queue.HomeFor(persons)
		require.NoError(t, err)
		assert.Equal(t, want, got, "%d persons", persons)
	}
	_, err := queue.HomeFor(0)
	assert.ErrorContains(t, err, "persons 0")
}

// FuzzOrder: every family has a place, the order is by class and number, and shuffling the register changes nothing.
func FuzzOrder(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8}, uint64(1))
	f.Add([]byte{0, 0, 0}, uint64(2))
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		var entries []queue.Entry
		for i, b := range data {
			entries = append(entries, queue.Entry{ID: strconv.Itoa(i), Number: int64(b&0xf)*16 + int64(i%16), Sequence: queue.Sequence(b>>4&3) + 1, Surveyed: b&64 != 0, Priority: b&128 != 0})
		}
		got, err := queue.Order(entries)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		require.Len(t, got, len(entries))
		for i := 1; i < len(got); i++ {
			a, b := got[i-1], got[i]
			assert.True(t, a.Class < b.Class || a.Class == b.Class && a.Number < b.Number, "total: no two share a place")
		}
		random := rand.New(rand.NewPCG(seed, 1))
		random.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		again, err := queue.Order(entries)
		require.NoError(t, err)
		assert.Equal(t, got, again)
	})
}
