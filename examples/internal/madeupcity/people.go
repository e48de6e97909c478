package madeupcity

import (
	"math/bits"

	"github.com/shebao-go/shebao/payroll"
)

// group is employers of the same settings, made up. Their share is of every hundred people.
type group struct {
	share    int
	settings payroll.Settings
}

const groupCount = 3

// groups are all employers of the city. The rates are made up; the doors of payroll.NewEmployer hold for them.
var groups = [groupCount]group{
	{60, payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05",
		HousingEmployeeRate: "0.05"}},
	{30, payroll.Settings{InjuryRate: "0.005", UnemploymentRate: "0.0064", HousingEmployerRate: "0.08",
		HousingEmployeeRate: "0.08"}},
	{10, payroll.Settings{InjuryRate: "0.012", UnemploymentRate: "0.0048", HousingEmployerRate: "0.12",
		HousingEmployeeRate: "0.12"}},
}

// band is wages from one yuan to below another, every fen as likely as any, made up. Its share is of every thousand
// people.
type band struct {
	share    int
	from, to int64
}

// bands are all wages of the city: a good part of them is under the floors of 2025, and some 8 in a hundred are over
// the pension ceiling.
var bands = [...]band{{60, 1_500, 2_500}, {220, 2_500, 5_500}, {220, 5_500, 8_000}, {300, 8_000, 15_000},
	{120, 15_000, 27_000}, {50, 27_000, 40_000}, {30, 40_000, 120_000}}

// crowd makes people. It remembers nobody: whatever is asked about a person is computed from the seed and the
// person's number, so that any block of people can be made anywhere and in any order.
type crowd struct {
	seed   uint64
	groups [100]uint8  // by a draw below 100
	bands  [1000]uint8 // by a draw below 1,000
}

func newCrowd(seed uint64) *crowd {
	c := &crowd{seed: seed}
	at := 0
	for g := range groups {
		for range groups[g].share {
			c.groups[at] = uint8(g)
			at++
		}
	}
	at = 0
	for b := range bands {
		for range bands[b].share {
			c.bands[at] = uint8(b)
			at++
		}
	}
	return c
}

// mix is the output step of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): every bit of x reaches every bit of the
// result.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// stream starts a row of draws, one a person; different numbers start different rows.
func (c *crowd) stream(number uint64) stream { return stream(mix(mix(c.seed) + number)) }

// stream is SplitMix64 started somewhere, of which any draw can be had.
type stream uint64

func (s stream) draw(person int64) uint64 {
	return mix(uint64(s) + uint64(person+1)*0x9e3779b97f4a7c15)
}

// employers is the stream of who works where, the same in every year.
func (c *crowd) employers() stream { return c.stream(0) }

// wages is the stream of the wages of a base year (缴费年度, July to June), named after the year it begins in.
func (c *crowd) wages(year int) stream { return c.stream(uint64(year)) }

// group returns whose employee a person is.
func (c *crowd) group(employers stream, person int64) int {
	at, _ := bits.Mul64(employers.draw(person), uint64(len(c.groups)))
	return int(c.groups[at])
}

// wage returns a person's wage in every month of a base year, in fen. One draw makes it: the thousandth it falls in
// chooses the band, and how far into the thousandth it falls is how far into the band the wage lies.
func (c *crowd) wage(wages stream, person int64) int64 {
	at, into := bits.Mul64(wages.draw(person), uint64(len(c.bands)))
	b := &bands[c.bands[at]]
	within, _ := bits.Mul64(into, uint64(b.to-b.from)*100)
	return b.from*100 + int64(within)
}
