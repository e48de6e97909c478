package queue

import (
	"cmp"
	"errors"
	"slices"
	"strconv"

	"github.com/shebao-go/shebao/relief/internal/door"
	"github.com/shebao-go/shebao/rule"
)

const (
	maxRank    = 1_000_000 // of a priority or a need
	maxWaiting = 1_000_000 // applicants of one list
	maxID      = 64        // bytes of an application's number
)

// Applicant is one person who waits.
type Applicant struct {
	ID       string    // 受理编号, unique in the list, at most 64 bytes
	Priority int       // 优先等级: 0 comes before 1, 1 before 2
	Need     int       // 评估等级 or score: the higher comes first
	Applied  rule.Date // 申请日: the earlier comes first
}

// Order returns the applicants in the order they are offered a place. The list passed is not changed.
//
// Errors: ErrMissingField for an applicant without ID, ErrConflict for an ID that is there twice, ErrBadDate for no
// day, ErrOutOfRange for a priority or need outside 0 to 10^6.
func Order(list []Applicant) ([]Applicant, error) {
	if err := check(list); err != nil {
		return nil, err
	}
	out := slices.Clone(list)
	slices.SortStableFunc(out, compare)
	return out, nil
}

// compare is negative where a comes before b.
func compare(a, b Applicant) int {
	return cmp.Or(cmp.Compare(a.Priority, b.Priority), cmp.Compare(b.Need, a.Need), a.Applied.Sub(b.Applied), cmp.Compare(a.ID, b.ID))
}

func check(list []Applicant) error {
	if len(list) > maxWaiting {
		return door.Fail(rule.ErrOutOfRange, "applicants", strconv.Itoa(len(list)), "are more than 1000000", "split the list by institution")
	}
	var errs []error
	seen := make(map[string]bool, len(list))
	for i, a := range list {
		at := "applicants[" + strconv.Itoa(i) + "]"
		switch {
		case a.ID == "" || len(a.ID) > maxID:
			errs = append(errs, door.Fail(rule.ErrMissingField, at+".id", a.ID, "is empty or longer than 64 bytes", "pass the number of the application"))
		case seen[a.ID]:
			errs = append(errs, door.Fail(rule.ErrConflict, at+".id", a.ID, "is there twice", "give each application its own number"))
		}
		seen[a.ID] = true
		errs = append(errs, door.Count(at+".priority", a.Priority, 0, maxRank, "pass the priority, 0 the highest"),
			door.Count(at+".need", a.Need, 0, maxRank, "pass the assessed need, the higher the more urgent"))
		if a.Applied.IsZero() {
			errs = append(errs, door.Fail(rule.ErrBadDate, at+".applied", "", "is not a day", `write it as "2025-08-31"`))
		}
	}
	return errors.Join(errs...)
}
