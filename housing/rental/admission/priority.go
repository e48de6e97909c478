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

// grounds are the names of the grounds.
func grounds() jsonrule.Words {
	return jsonrule.Words{"", "honoured", "cleared", "poor", "meritorious", "long_waiting", "approved"}
}

// MarshalText writes the JSON name, such as "long_waiting".
func (g Ground) MarshalText() ([]byte, error) { return grounds().Text(uint8(g)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (g *Ground) UnmarshalText(text []byte) error { return grounds().Read((*uint8)(g), text) }

// waitMonths is how long a family has waited when that alone gives priority: more than this.
const waitMonths = 36 // art. 14(1)5

// Claims are what a family in the register can show, by the grounds. Registered: it took part in a registration of
// wishes (意向登记). UsedBefore: it was served with priority before (优先对象只享受一次, art. 14(3)).
type Claims struct {
	Honoured     bool `json:"honoured" default:"false" doc:"ground 1" zh:"优抚对象、孤老、三级以上残疾人家庭"`
	Cleared      bool `json:"cleared" default:"false" doc:"ground 2, own home expropriated" zh:"自有住房被征收且已签协议"`
	Poor         bool `json:"poor" default:"false" doc:"ground 3" zh:"低保、低收入、特困职工家庭"`
	Meritorious  bool `json:"meritorious" default:"false" doc:"ground 4" zh:"见义勇为人员家庭、劳动模范"`
	Approved     bool `json:"approved" default:"false" doc:"ground 6, by the city government" zh:"市政府批准"`
	MonthsWaited int  `json:"months_waited" in:"count" max:"1200" doc:"in the register" zh:"轮候月数"`
	Registered   bool `json:"registered" default:"false" doc:"took part in a registration" zh:"参加过意向登记"`
	UsedBefore   bool `json:"used_before" default:"false" doc:"was served first before" zh:"曾享受优先配租"`
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
	Unqualified        bool `json:"unqualified" default:"false" doc:"no longer qualifies for a home" zh:"不再符合条件"`
	Allotted           bool `json:"allotted" default:"false" doc:"was given a home, signed or not" zh:"已获配租"`
	MonthsUnregistered int  `json:"months_unregistered" in:"count" max:"1200" doc:"in a row" zh:"连续未参加意向登记月数"`
	TakesSubsidy       bool `json:"takes_subsidy" default:"false" doc:"asked for it and qualifies" zh:"改领租赁补贴"`
	SingleGone         bool `json:"single_gone" default:"false" doc:"a single person died or moved" zh:"单身人员死亡或迁出"`
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
	Bedrooms int  `json:"bedrooms" doc:"bedrooms" zh:"房间数"`
	Living   bool `json:"living_room" doc:"a living room" zh:"有厅"`
}

type familySize struct {
	Persons int `json:"persons" in:"count" min:"1" max:"50" doc:"members of the household" zh:"家庭人数"`
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
