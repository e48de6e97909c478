package admission

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
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
	Honoured     bool `json:"honoured"`
	Cleared      bool `json:"cleared"`
	Poor         bool `json:"poor"`
	Meritorious  bool `json:"meritorious"`
	Approved     bool `json:"approved"`
	MonthsWaited int  `json:"months_waited" in:"count" max:"1200"`
	Registered   bool `json:"registered"`  // took part in a registration of wishes (意向登记)
	UsedBefore   bool `json:"used_before"` // was served with priority before: 优先对象只享受一次, art. 14(3)
}

// Priority returns the grounds on which a family is served first, none where it has none or used its turn. Art.
// 14(1), (3).
//
// Errors: ErrOutOfRange for months outside 0 to 1200.
func (c Claims) Priority() ([]Ground, error) {
	if err := jsonrule.Check(rule.AreaHousing, c); err != nil || c.UsedBefore {
		return nil, err
	}
	var out []Ground
	for _, one := range []struct {
		shown  bool
		ground Ground
	}{
		{shown: c.Honoured, ground: Honoured},
		{shown: c.Cleared, ground: Cleared},
		{shown: c.Poor, ground: Poor},
		{shown: c.Meritorious, ground: Meritorious},
		{shown: c.MonthsWaited > waitMonths && c.Registered, ground: LongWaiting},
		{shown: c.Approved, ground: Approved},
	} {
		if one.shown {
			out = append(out, one.ground)
		}
	}
	return out, nil
}

// Change is what happened to a family since it drew its number.
type Change struct {
	Unqualified        bool `json:"unqualified"`                               // no longer qualifies for a home
	Allotted           bool `json:"allotted"`                                  // was given a home, signed or not
	MonthsUnregistered int  `json:"months_unregistered" in:"count" max:"1200"` // since the last registration of wishes
	TakesSubsidy       bool `json:"takes_subsidy"`                             // asked for the subsidy and qualifies
	SingleGone         bool `json:"single_gone"`                               // a single person died or moved away
}

// unregisteredMonths is how long a number lasts without taking part in a registration.
const unregisteredMonths = 60 // art. 8(3): 五年内未参加配租意向登记

// KeepsNumber reports whether a number still stands (art. 8, 10). A number that was struck off is not used again; who
// gave up a home within five days in writing draws a new one in the third sequence (art. 9).
//
// Errors: ErrOutOfRange for months outside 0 to 1200.
func (c Change) KeepsNumber() (bool, error) {
	if err := jsonrule.Check(rule.AreaHousing, c); err != nil {
		return false, err
	}
	lapsed := c.MonthsUnregistered >= unregisteredMonths
	struck := c.Unqualified || c.Allotted || lapsed || c.TakesSubsidy || c.SingleGone
	return !struck, nil
}

// Rooms is the kind of home a family is given (配租房型): bedrooms and a living room.
type Rooms struct {
	Bedrooms int
	Living   bool
}

type familySize struct {
	Persons int `json:"persons" in:"count" min:"1" max:"50"`
}

// HomeFor returns the kinds of home that fit a family (art. 15): a room for one, a bedroom and a living room for two,
// two and a living room for three, two or three for four, three for more. Each plan of allotment may say otherwise.
//
// Errors: ErrOutOfRange for persons outside 1 to 50.
func HomeFor(persons int) ([]Rooms, error) {
	if err := jsonrule.Check(rule.AreaHousing, familySize{persons}); err != nil {
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
