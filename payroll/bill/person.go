package bill

import (
	"errors"
	"strconv"
	"strings"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// Person is our slips of one person: those of the bill's month, and of earlier months where its late rows are to be
// compared. Number is the person's number on the bill (人员编号), empty where it is not known: it says whose a row is
// whose id is masked.
type Person struct {
	ID     string
	Number string
	Slips  []payroll.Slip
}

// directory finds our people by what a row shows of them.
type directory struct {
	people   []Person
	ids      []string // in their one form, by place
	byID     map[string]int
	byNumber map[string]int // several where a number is of several people
	ends     [2]int         // how much of an id the masks of byEnds show
	byEnds   map[[2]string][]int
}

const several = -1

// directory lists our people, and refuses ids and slips that cannot be told apart.
func (b Received) directory(people []Person) (*directory, error) {
	d := &directory{people: people, byID: map[string]int{}, byNumber: map[string]int{}}
	var errs []error
	if b.Month.IsZero() {
		errs = append(errs, b.Month.Blame(&rule.FieldError{Kind: rule.ErrMissingField, Field: "bill month",
			Reason: rule.Say("is not set", "没有填写"),
			Do: rule.Say("say which month the bill is for: earlier rows are late ones",
				"请说明账单所属月份：更早月份的行视为补缴")}))
	}
	seen := map[month]bool{}
	for i, p := range people {
		id, err := printed.ID(p.ID)
		errs = append(errs, checkID(i, p.ID, id, err))
		d.ids = append(d.ids, id)
		if _, there := d.byID[id]; !there {
			d.byID[id] = i
		}
		d.number(i)
		for j := range p.Slips {
			at := month{id, p.Slips[j].Month}
			errs = append(errs, at.check(i, p.ID, seen[at]))
			seen[at] = true
		}
	}
	return d, rule.Join(errs...)
}

// idOf is the field of a person's id.
func idOf(place int) string { return "people[" + strconv.Itoa(place) + "].id" }

// checkID refuses an id of ours that says nothing, or not enough.
func checkID(place int, text, id string, err error) error {
	field := idOf(place)
	if lost := (*rule.FieldError)(nil); errors.As(err, &lost) {
		lost.Field = field
		return lost
	}
	if id != "" {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrMissingField, Field: field, Value: text,
		Reason: rule.Say("is empty", "为空"), Do: rule.Say("pass the id the bill prints", "请填写账单上的证件号码")}
}

// has reports whether an id in its one form is of one of ours.
func (d *directory) has(id string) bool {
	_, ours := d.byID[id]
	return ours
}

// number notes a person's number.
func (d *directory) number(place int) {
	number, _ := printed.ID(d.people[place].Number) // empty where it is none
	if number == "" {
		return
	}
	if _, there := d.byNumber[number]; there {
		place = several
	}
	d.byNumber[number] = place
}

// numbered returns the one person of ours with the number of a row.
func (d *directory) numbered(r *Row) (place int, known bool) {
	number, _ := printed.ID(r.Number) // empty where it is none
	place, known = d.byNumber[number]
	return place, known && place != several
}

// whose is who a row stands for.
type whose struct {
	id     string // in its one form; empty where the row does not say
	masked bool   // it was found by what a mask shows
	err    error  // why it is not known
}

// leastShown is how many characters a mask must show to say whose it is.
const leastShown = 4

// find returns who a row stands for, and our people it may stand for where it does not say which.
func (d *directory) find(r *Row) (whose, []int) {
	id, lost := printed.ID(r.ID)
	if d.has(id) {
		return whose{id: id}, nil
	}
	at, known := d.numbered(r)
	mask, hidden := printed.Mask(r.ID)
	switch {
	case !hidden && id != "" && known:
		return whose{err: otherID(r, d.people[at].ID)}, []int{at}
	case !hidden && id != "":
		return whose{id: id}, nil
	case known && printed.Agrees(mask, d.ids[at]): // as nothing at all does
		return whose{id: d.ids[at]}, nil
	case !hidden:
		return whose{}, nil
	}
	may := d.agreeing(mask)
	shown := len(mask) - strings.Count(mask, "*")
	switch {
	case lost != nil:
		return whose{err: lost}, may
	case known:
		return whose{err: otherID(r, d.people[at].ID)}, append(may, at)
	case len(may) == 0:
		return whose{}, nil
	case len(may) == 1 && shown >= leastShown:
		return whose{id: d.ids[may[0]], masked: true}, may
	}
	return whose{err: d.ambiguous(r, may)}, may
}

// agreeing returns our people whose ids a mask may stand for. Masks of one bill nearly always show as many characters.
func (d *directory) agreeing(mask string) []int {
	begin, end := printed.Ends(mask)
	if ends := [2]int{len(begin), len(end)}; d.byEnds == nil || ends != d.ends {
		d.ends, d.byEnds = ends, map[[2]string][]int{}
		for i, id := range d.ids {
			if len(id) >= ends[0]+ends[1] {
				shown := [2]string{id[:ends[0]], id[len(id)-ends[1]:]}
				d.byEnds[shown] = append(d.byEnds[shown], i)
			}
		}
	}
	var out []int
	for _, i := range d.byEnds[[2]string{begin, end}] {
		if printed.Agrees(mask, d.ids[i]) {
			out = append(out, i)
		}
	}
	return out
}

// otherID is the error of a row with the number of one person and the id of another.
func otherID(r *Row, ours string) error {
	return &rule.FieldError{Kind: rule.ErrConflict, Field: "number", Value: r.Number,
		Reason: rule.Sayf("is of %s, but the id of the row is %s", "对应 %s，但该行证件号码是 %s", ours, r.ID),
		Do: rule.Say("see whose row it is: an id may have changed or been mistyped",
			"请核实是谁：证件号码可能已更换或填错")}
}

// ambiguous is the error of a mask that agrees with several people, or shows too little to tell.
func (d *directory) ambiguous(r *Row, may []int) error {
	const named = 3
	var ids []string
	for _, at := range may[:min(named, len(may))] {
		ids = append(ids, d.people[at].ID)
	}
	if len(may) > named {
		ids = append(ids, "...")
	}
	all := strings.Join(ids, ", ")
	return unclear(r, rule.Sayf("is masked and may be %d of ours: %s", "已脱敏，可能是本方 %d 人：%s", len(may), all))
}

// unclear is the error of a masked id that does not say whose it is.
func unclear(r *Row, reason rule.Text) error {
	return &rule.FieldError{Kind: rule.ErrConflict, Field: "id", Value: r.ID, Reason: reason,
		Do: rule.Say("ask the bureau for the whole number, or pass the person's number (人员编号) on both sides",
			"请向征收机构取得完整号码，或在双方都填写人员编号")}
}
