package staff

import (
	"strconv"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Claim is the months one employer pays for a person in one scheme.
type Claim struct {
	Employer string       `json:"employer" doc:"name, 1 to 100 bytes" zh:"单位名称"`
	Scheme   rule.Scheme  `json:"scheme" doc:"the scheme" zh:"险种"`
	Months   []rule.Month `json:"months" doc:"the months it pays" zh:"缴费月份"`
}

// claimsInput is what several employers pay.
type claimsInput struct {
	Claims []Claim `json:"claims" doc:"what each employer pays" zh:"各单位缴费"`
}

// maxEmployer bounds an employer's name in a message.
const maxEmployer = 100

// CheckFields refuses an employer without a name.
func (c Claim) CheckFields() error {
	if c.Employer == "" || len(c.Employer) > maxEmployer {
		return fail(rule.ErrMissingField, 0, "employer", "",
			rule.Say("is not a name of 1 to 100 bytes", "不是 1 至 100 字节的名称"), rule.Say("name the employer", "请填写单位名称"))
	}
	return nil
}

// CheckOverlap refuses a month that is claimed twice in one scheme (重复缴费), by two employers or by the same one,
// naming both. Injury insurance is the exception: every employer pays for all its people (工伤保险条例 art. 2), so only the
// same employer's month may not come twice.
//
// Errors, all at once: ErrConflict for each month claimed twice; ErrMissingField for a claim without employer or scheme
// or with a month that is not set.
func CheckOverlap(claims ...Claim) error {
	if err := jsonrule.Check(rule.AreaPayroll, claimsInput{claims}); err != nil {
		return err
	}
	type key struct {
		scheme   rule.Scheme
		month    rule.Month
		employer string // only for injury insurance
	}
	first := map[key]string{}
	var errs []error
	for i, c := range claims {
		for n, month := range c.Months {
			k := key{scheme: c.Scheme, month: month}
			if c.Scheme == rule.Injury {
				k.employer = c.Employer
			}
			before, twice := first[k]
			if !twice {
				first[k] = c.Employer
				continue
			}
			errs = append(errs, fail(rule.ErrConflict, c.Scheme,
				"claims["+strconv.Itoa(i)+"].months["+strconv.Itoa(n)+"]", month.String(),
				rule.Sayf("is claimed twice, by %s and by %s", "重复缴费：%s 与 %s", before, c.Employer),
				rule.Say("let one of them pay the month", "请由其中一个单位缴纳")))
		}
	}
	return rule.Join(errs...)
}
