package funding

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Group is how a person is insured (参保人员类别).
type Group string

// Employees include the unemployed, the flexible, those who pay on after retirement age and the injured of grades 1
// to 4.
const (
	Employee Group = "employee" // 职工参保人员 until retirement
	Retiree  Group = "retiree"  // 退休人员
	Resident Group = "resident" // 居民参保人员 from 18
)

// Insured asks what is set aside for one person.
type Insured struct {
	Group Group
	Month rule.Month
	Birth rule.Month // not needed for a retiree
	// Base is an employee's medical contribution base of the month, for a retiree 60 % of the city's average monthly
	// wage of staff of 2021, for a resident the residents' contribution base of the year; yuan (art. 6).
	Base decimal.Decimal
}

// Levy is what is set aside, yuan: a month's for employees and retirees, a year's for residents. Nobody pays it on top.
type Levy struct {
	Pooled       decimal.Decimal // 单位缴费, from the pooled fund of employees' medical insurance
	Account      decimal.Decimal // 个人缴费, from the personal account
	Contribution decimal.Decimal // from the residents' own contribution
	Subsidy      decimal.Decimal // from the residents' subsidy
	Rate         decimal.Decimal // of the own part
}

// SetAside returns what is transferred to the long-term care fund for one person (长护险筹资), each part half up to the
// fen. An age band begins in the month of the birthday. It is no payroll line: art. 5. 穗医保规字〔2024〕1号 art. 4 to 6.
//
// Errors: ErrNoRule outside the text's dates, ErrNotApplicable for a resident below 18, ErrBadDate, ErrOutOfRange.
func SetAside(p Params, in Insured) (Levy, error) {
	if err := errors.Join(p.Check(), p.inForce(in.Month), in.check()); err != nil {
		return Levy{}, err
	}
	part := func(rate decimal.Decimal) decimal.Decimal { return in.Base.Mul(rate).Round(2) }
	switch age := in.Month.Sub(in.Birth) / 12; {
	case in.Group == Retiree:
		return Levy{Pooled: part(p.PooledRate), Account: part(p.RetireeRate), Rate: p.RetireeRate}, nil
	case in.Group == Resident && age < p.ResidentAge:
		return Levy{}, &rule.FieldError{Kind: rule.ErrNotApplicable, Area: rule.AreaMedical, Field: "birth", Value: in.Birth.String(),
			Reason: rule.Untranslated("makes a resident of less than " + strconv.Itoa(p.ResidentAge) + " years"), Do: rule.Untranslated("residents are insured from that age (art. 4)")}
	case in.Group == Resident:
		return Levy{Contribution: part(p.PersonRate), Subsidy: part(p.SubsidyRate), Rate: p.PersonRate}, nil
	default:
		own := p.Bands[0].Rate
		for _, b := range p.Bands {
			if b.FromAge <= age {
				own = b.Rate
			}
		}
		return Levy{Pooled: part(p.PooledRate), Account: part(own), Rate: own}, nil
	}
}

func (g Group) check() error {
	switch g {
	case Employee, Retiree, Resident:
		return nil
	case "":
		return missing("group", "use employee, retiree or resident")
	}
	return outside("group", string(g), "is not known", "use employee, retiree or resident")
}

func (in *Insured) check() error {
	errs := []error{in.Group.check()}
	if in.Group != Retiree && (in.Birth.IsZero() || in.Birth.After(in.Month)) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrBadDate, Area: rule.AreaMedical, Field: "birth", Value: in.Birth.String(), Reason: rule.Untranslated("is not a month before the one asked"), Do: rule.Untranslated("pass the month of birth")})
	}
	return errors.Join(append(errs, money("base").Check(in.Base))...)
}
