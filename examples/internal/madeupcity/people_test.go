package madeupcity

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestStreamIsSplitMix64: the first outputs for the seed 1234567 that Rosetta Code prints (Pseudo-random
// numbers/Splitmix64).
func TestStreamIsSplitMix64(t *testing.T) {
	for person, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423,
		4593380528125082431, 16408922859458223821} {
		assert.Equal(t, want, stream(1234567).draw(int64(person)))
	}
}

// TestShares: of n people a share of p is n·p give or take four standard deviations, which are below 4·√(n·p).
func TestShares(t *testing.T) {
	const people = 200_000
	c := newCrowd(7)
	var byGroup [groupCount]int
	var byBand [len(bands)]int
	employers, wages := c.employers(), c.wages(2025)
	for person := range int64(people) {
		byGroup[c.group(employers, person)]++
		wage := c.wage(wages, person)
		for b := range bands {
			if wage >= bands[b].from*100 && wage < bands[b].to*100 {
				byBand[b]++
			}
		}
	}
	near := func(have, want int, what string) {
		off := have - want
		assert.Less(t, off*off, 16*want, "%s: %d, want about %d", what, have, want)
	}
	all := 0
	for g := range groups {
		near(byGroup[g], people*groups[g].share/100, "group")
	}
	for b := range bands {
		near(byBand[b], people*bands[b].share/1000, "band")
		all += byBand[b]
	}
	assert.Equal(t, people, all, "every wage is in one band")
}

// TestSharesAreWhole: the shares come to all people, and the bands follow each other.
func TestSharesAreWhole(t *testing.T) {
	hundred, thousand := 0, 0
	for _, g := range groups {
		hundred += g.share
	}
	for i, b := range bands {
		thousand += b.share
		assert.Less(t, b.from, b.to)
		if i > 0 {
			assert.Equal(t, bands[i-1].to, b.from)
		}
	}
	assert.Equal(t, []int{100, 1000}, []int{hundred, thousand})
}

// TestPeopleStay: a seed is one city; a wage changes with the base year and nothing else does.
func TestPeopleStay(t *testing.T) {
	a, again, other := newCrowd(1), newCrowd(1), newCrowd(2)
	sameYear, nextYear, otherSeed := 0, 0, 0
	for person := range int64(1000) {
		wage := a.wage(a.wages(2025), person)
		assert.Equal(t, wage, again.wage(again.wages(2025), person))
		assert.Equal(t, a.group(a.employers(), person), again.group(again.employers(), person))
		for at, w := range []int64{a.wage(a.wages(2025), person+1), a.wage(a.wages(2026), person),
			other.wage(other.wages(2025), person)} {
			if w == wage {
				*[]*int{&sameYear, &nextYear, &otherSeed}[at]++
			}
		}
	}
	for _, equal := range []int{sameYear, nextYear, otherSeed} {
		assert.Less(t, equal, 10, "two wages of some million fen are hardly ever the same")
	}
}
