package queue

import (
	"github.com/shebao-go/shebao/housing/rental/internal/door"
)

// Ground is a ground for priority (优先配租条件, art. 14(1)).
type Ground uint8

// The grounds by their number in the article.
const (
	Honoured    Ground = iota + 1 // 1: 享受国家定期抚恤补助的优抚对象、孤老、三级以上残疾人家庭
	Cleared                       // 2: own home expropriated, agreement signed
	Poor                          // 3: 低保, 低收入, 特困职工
	Meritorious                   // 4: 见义勇为人员家庭, 劳动模范
	LongWaiting                   // 5: waited more than three years in vain
	Approved                      // 6: approved by the city government
)

// waitMonths is how long a family has waited when that alone gives priority: more than this.
const waitMonths = 36 // art. 14(1)5

// Claims are what a family in the register can show.
type Claims struct {
	Honoured     bool
	Cleared      bool
	Poor         bool
	Meritorious  bool
	Approved     bool
	MonthsWaited int
	Registered   bool // took part in a registration of wishes (意向登记)
	UsedBefore   bool // was served with priority before: 优先对象只享受一次, art. 14(3)
}

// Priority returns the grounds on which a family is served first, none where it has none or used its turn. Art.
// 14(1), (3).
//
// Errors: ErrOutOfRange for months outside 0 to 1200.
func (c Claims) Priority() ([]Ground, error) {
	if err := door.Count("months_waited", c.MonthsWaited, 0, 1200, "pass whole months"); err != nil {
		return nil, err
	}
	if c.UsedBefore {
		return nil, nil
	}
	var out []Ground
	for i, shown := range []bool{c.Honoured, c.Cleared, c.Poor, c.Meritorious, c.MonthsWaited > waitMonths && c.Registered, c.Approved} {
		if shown {
			out = append(out, Ground(i+1))
		}
	}
	return out, nil
}

// Change is what happened to a family since it drew its number.
type Change struct {
	Unqualified        bool // no longer qualifies for a home
	Allotted           bool // was given a home, signed or not
	MonthsUnregistered int  // since it last took part in a registration of wishes
	TakesSubsidy       bool // asked for the subsidy instead and qualifies
	SingleGone         bool // a single person died or moved registration away
}

// unregisteredMonths is how long a number lasts without taking part in a registration.
const unregisteredMonths = 60 // art. 8(3): 五年内未参加配租意向登记

// KeepsNumber reports whether a number still stands (art. 8, 10). A number that was struck off is not used again; who
// gave up a home within five days in writing draws a new one in the third sequence (art. 9).
//
// Errors: ErrOutOfRange for months outside 0 to 1200.
func (c Change) KeepsNumber() (bool, error) {
	err := door.Count("months_unregistered", c.MonthsUnregistered, 0, 1200, "pass whole months")
	struck := c.Unqualified || c.Allotted || c.MonthsUnregistered >= unregisteredMonths || c.TakesSubsidy || c.SingleGone
	return err == nil && !struck, err
}

// Rooms is the kind of home a family is given (配租房型): bedrooms and a living room.
type Rooms struct {
	Bedrooms int
	Living   bool
}

// HomeFor returns the kinds of home that fit a family (art. 15): a room for one, a bedroom and a living room for two,
// two and a living room for three, two or three for four, three for more. Each plan of allotment may say otherwise.
//
// Errors: ErrOutOfRange for persons outside 1 to 50.
func HomeFor(persons int) ([]Rooms, error) {
	if err := door.Persons(persons); err != nil {
		return nil, err
	}
	switch persons {
	case 1:
		return []Rooms{{1, false}}, nil
	case 2:
		return []Rooms{{1, true}}, nil
	case 3:
		return []Rooms{{2, true}}, nil
	case 4:
		return []Rooms{{2, true}, {3, true}}, nil
	}
	return []Rooms{{3, true}}, nil
}
