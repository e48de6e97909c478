package period

import (
	"errors"

	"github.com/shebao-go/shebao/rule"
)

// Claim is the months one employer pays for a person in one scheme.
type Claim struct {
	Employer string // name, 1 to 100 bytes
	Scheme   rule.Scheme
	Months   []rule.Month
}

// CheckOverlap refuses a month that is claimed twice in one scheme (重复缴费), by two employers or by the same one,
// naming both. Injury insurance is the exception: every employer pays for all its people (工伤保险条例 art. 2), so only the
// same employer's month may not come twice.
//
// Errors, all at once: ErrConflict for each month claimed twice; ErrMissingField or ErrBadDate for a claim without
// employer, scheme or with a month that is not set.
func CheckOverlap(claims ...Claim) error {
	type key struct {
		scheme   rule.Scheme
		month    rule.Month
		employer string // only for injury insurance
	}
	first := map[key]string{}
	var errs []error
	for _, c := range claims {
		if err := c.check(); err != nil {
			errs = append(errs, err)
			continue
		}
		for _, month := range c.Months {
			k := key{scheme: c.Scheme, month: month}
			if c.Scheme == rule.Injury {
				k.employer = c.Employer
			}
			before, twice := first[k]
			if !twice {
				first[k] = c.Employer
				continue
			}
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Area: c.Scheme.Area(), Field: "month", Value: month.String(),
				Reason: rule.Untranslated("is claimed twice, by " + before + " and by " + c.Employer), Do: rule.Untranslated("let one of them pay the month")})
		}
	}
	return errors.Join(errs...)
}

func (c *Claim) check() error {
	errs := []error{checkEmployer(c.Employer)}
	if c.Scheme < rule.Pension || c.Scheme > rule.Housing {
		errs = append(errs, fail(rule.ErrMissingField, "scheme", "", "is not set or not known", "use one of the constants of package rule"))
	}
	for _, month := range c.Months {
		if month.IsZero() {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrBadDate, Area: c.Scheme.Area(), Field: "months", Reason: rule.Untranslated("hold a month that is not set"), Do: rule.Untranslated("take the months from Due")})
			break
		}
	}
	return errors.Join(errs...)
}
