package elder

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// maxID is how many bytes an application's number may have.
const maxID = 64

// Applicant is one person who waits for a place in a public care home.
type Applicant struct {
	ID       string    `json:"id" doc:"number of the application, at most 64 bytes" zh:"申请编号"`
	Priority int       `json:"priority" in:"count" max:"1000000" doc:"0 is the highest" zh:"优先级"`
	Need     int       `json:"need" in:"count" max:"1000000" doc:"the higher the more urgent" zh:"需求评估"`
	Applied  rule.Date `json:"applied" doc:"day of the application" zh:"申请日"`
}

// waiting are those who wait.
type waiting struct {
	Applicants []Applicant `json:"applicants" doc:"in any order" zh:"申请人"`
}

// CheckFields refuses an application without a number and a number that is there twice.
func (w waiting) CheckFields() error {
	var errs []error
	seen := make(map[string]bool, len(w.Applicants))
	for i, a := range w.Applicants {
		bad := rule.FieldError{Field: "applicants[" + strconv.Itoa(i) + "].id", Value: a.ID}
		switch {
		case a.ID == "" || len(a.ID) > maxID:
			bad.Kind, bad.Reason = rule.ErrMissingField, rule.Say("is empty or longer than 64 bytes", "为空或超过 64 个字节")
			bad.Do = rule.Say("pass the number of the application", "请填写申请编号")
			errs = append(errs, &bad)
		case seen[a.ID]:
			bad.Kind, bad.Reason = rule.ErrConflict, rule.Say("is there twice", "出现两次")
			bad.Do = rule.Say("give each application its own number", "每份申请应有各自的编号")
			errs = append(errs, &bad)
		}
		seen[a.ID] = true
	}
	return rule.Join(errs...)
}

// Order returns the applicants in the order they are offered a place (公办养老机构入住评估轮候): priority first, then assessed
// need, then the day of application, then the number of the application (as text). Numbers are unique, so no two are
// equal. The list passed is not changed. The city's 2014 notice, 2.3a and 2.7.
//
// Errors: ErrMissingField for an applicant without ID or day, ErrConflict for an ID that is there twice, ErrOutOfRange
// for a priority or need outside 0 to 10^6.
func Order(list []Applicant) ([]Applicant, error) {
	if err := jsonrule.Check(rule.AreaRelief, waiting{list}); err != nil {
		return nil, err
	}
	out := slices.Clone(list)
	slices.SortStableFunc(out, compare)
	return out, nil
}

// compare is negative where a comes before b.
func compare(a, b Applicant) int {
	return cmp.Or(cmp.Compare(a.Priority, b.Priority), cmp.Compare(b.Need, a.Need), a.Applied.Sub(b.Applied),
		cmp.Compare(a.ID, b.ID))
}
