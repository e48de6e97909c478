package roster

import (
	"fmt"
	"hash/maphash"

	"github.com/shebao-go/shebao/examples/internal/table"
)

// Once remembers where a text was seen, as 64 bits of hash and a line number: 12 bytes in a table that is at least
// half full. It is many small tables, so that one that grows is copied at little cost.
type Once struct {
	seed   maphash.Seed
	tables [onceTables]onceTable
}

const onceTables = 64

// onceTable is a table with open addressing.
type onceTable struct {
	slots []onceSlot
	used  int
}

// onceSlot is a hash, in halves so that a slot takes 12 bytes, and the line it was seen in; a free slot has line 0.
type onceSlot struct {
	high, low uint32
	line      int32
}

// NewOnce returns one that has seen nothing.
func NewOnce() *Once { return &Once{seed: maphash.MakeSeed()} }

// Hash is the hash of a text.
func (o *Once) Hash(text []byte) uint64 { return maphash.Bytes(o.seed, text) }

// Check refuses a text that was seen in an earlier line, and remembers another one. Lines are counted from 1. A nil
// Once refuses nothing.
func (o *Once) Check(text string, line int) error {
	if o == nil {
		return nil
	}
	first, twice := o.Seen(maphash.String(o.seed, text), line)
	if !twice {
		return nil
	}
	return table.NewRowError(fmt.Sprintf("is a duplicate: it stands in line %d already", first),
		fmt.Sprintf("重复：第 %d 行已有", first))
}

// Seen returns the line a hash was seen in, or remembers it.
func (o *Once) Seen(hash uint64, line int) (first int, twice bool) {
	t := &o.tables[hash%onceTables]
	const most = 4 // of 5 slots are used before the table grows
	if 5*(t.used+1) > most*len(t.slots) {
		t.grow()
	}
	slot := t.find(hash)
	if slot.line != 0 {
		return int(slot.line), true
	}
	*slot = onceSlot{uint32(hash >> 32), uint32(hash), int32(line)}
	t.used++
	return 0, false
}

// find returns the slot of a hash, or the free one where it belongs.
func (t *onceTable) find(hash uint64) *onceSlot {
	high, low := uint32(hash>>32), uint32(hash)
	at := int(uint64(high) * uint64(len(t.slots)) >> 32)
	for {
		slot := &t.slots[at]
		if slot.line == 0 || slot.high == high && slot.low == low {
			return slot
		}
		at++
		if at == len(t.slots) {
			at = 0
		}
	}
}

// grow makes the table half as large again.
func (t *onceTable) grow() {
	const least = 16
	old := t.slots
	t.slots = make([]onceSlot, max(least, len(old)*3/2))
	for _, slot := range old {
		if slot.line != 0 {
			*t.find(uint64(slot.high)<<32 | uint64(slot.low)) = slot
		}
	}
}
