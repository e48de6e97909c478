package schema

import (
	"cmp"
	"slices"
	"strings"
)

// edit replaces some bytes of a source text, or puts text between two.
type edit struct {
	at, cut int // offsets
	text    string
	order   int // among edits at one offset, the least first
}

// The order of edits at one offset: what closes an expression comes before what opens the next; the inner closes first,
// the outer opens first.
func closing(depth int) int { return -depth }
func opening(depth int) int { return depth }

// apply makes the edits.
func apply(source string, edits []edit) string {
	slices.SortStableFunc(edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.order, b.order))
	})
	var out strings.Builder
	done := 0
	for _, e := range edits {
		out.WriteString(source[done:e.at])
		out.WriteString(e.text)
		done = max(done, e.at+e.cut)
	}
	out.WriteString(source[done:])
	return out.String()
}
