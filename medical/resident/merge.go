package resident

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

const (
	maxSchemes = 100
	maxPersons = 1_000_000_000
)

// Scheme is one of the schemes to merge, such as that of urban residents or the rural cooperative one (城镇居民医疗保险,
// 新型农村合作医疗).
type Scheme struct {
	Name     string
	Persons  int64           // insured
	Personal decimal.Decimal // yuan a person and year
	Subsidy  decimal.Decimal // yuan a person and year
}

// Merger asks for one scheme in place of several, or, with a single one, for a gradual rise of both amounts
// (逐步提高个人缴费水平和政府资助标准).
type Merger struct {
	Schemes   []Scheme
	Personal  decimal.NullDecimal // the one personal amount; not Valid keeps what all persons pay together
	Subsidy   decimal.NullDecimal // the one subsidy; not Valid keeps what the treasury pays
	FirstYear int                 // year of the first step
	Years     int                 // years from the first step to the full target; 0 is one step
}

// Merged is the answer: the one pair of amounts, each scheme's way there and who pays how much more or less.
type Merged struct {
	Personal decimal.Decimal
	Subsidy  decimal.Decimal
	Schemes  []MergedScheme // in the order of the question
	Years    []MergedYear   // from the first step to the full target
}

// MergedScheme is the dated path of one scheme's amounts.
type MergedScheme struct {
	Name     string
	Personal rule.Path
	Subsidy  rule.Path
}

// MergedYear is what a year costs more (positive) or less than before the merger.
type MergedYear struct {
	Year     int
	Personal []decimal.Decimal // all persons of a scheme, in the order of the schemes
	Subsidy  []decimal.Decimal
	Insured  decimal.Decimal // all schemes' persons
	Treasury decimal.Decimal // all schemes' subsidies
}

// Merge joins several residents' schemes into one (整合城乡居民医疗保险制度, 1.2 of the city's 2014 notice): personal amount and
// subsidy of each scheme move to the common ones in equal yearly steps, each in January, rounded half up to the fen.
// A target that is not given is the mean weighted by persons, so that the sum of all does not change but for its
// rounding. Persons are taken as they are.
//
// Errors: ErrMissingField without schemes or names, ErrConflict for two of one name, ErrOutOfRange, ErrBadDate.
func Merge(m Merger) (Merged, error) {
	if err := m.check(); err != nil {
		return Merged{}, err
	}
	out := Merged{
		Personal: m.target(m.Personal, func(s *Scheme) decimal.Decimal { return s.Personal }),
		Subsidy:  m.target(m.Subsidy, func(s *Scheme) decimal.Decimal { return s.Subsidy }),
	}
	first := rule.MonthOf(m.FirstYear, 1)
	for _, s := range m.Schemes {
		personal, err := rule.EqualSteps(s.Personal, out.Personal, first, 12*m.Years, 12, 2)
		if err != nil {
			return Merged{}, err
		}
		subsidy, err := rule.EqualSteps(s.Subsidy, out.Subsidy, first, 12*m.Years, 12, 2)
		if err != nil {
			return Merged{}, err
		}
		out.Schemes = append(out.Schemes, MergedScheme{s.Name, personal, subsidy})
	}
	for year := m.FirstYear; year <= m.FirstYear+m.Years; year++ {
		out.Years = append(out.Years, m.year(year, out.Schemes))
	}
	return out, nil
}

// target returns the given amount or the mean of the schemes weighted by persons.
func (m *Merger) target(given decimal.NullDecimal, of func(*Scheme) decimal.Decimal) decimal.Decimal {
	if given.Valid {
		return given.Decimal
	}
	var sum, persons decimal.Decimal
	for i := range m.Schemes {
		n := decimal.New(m.Schemes[i].Persons, 0)
		sum = sum.Add(of(&m.Schemes[i]).Mul(n))
		persons = persons.Add(n)
	}
	return sum.DivRound(persons, 2)
}

// year adds up one year of the paths.
func (m *Merger) year(year int, paths []MergedScheme) MergedYear {
	out, month := MergedYear{Year: year}, rule.MonthOf(year, 1)
	for i, s := range m.Schemes {
		n := decimal.New(s.Persons, 0)
		personal := paths[i].Personal.At(month).Sub(s.Personal).Mul(n)
		subsidy := paths[i].Subsidy.At(month).Sub(s.Subsidy).Mul(n)
		out.Personal = append(out.Personal, personal)
		out.Subsidy = append(out.Subsidy, subsidy)
		out.Insured = out.Insured.Add(personal)
		out.Treasury = out.Treasury.Add(subsidy)
	}
	return out
}

// check reports every bad field at once.
func (m *Merger) check() error {
	var errs []error
	if len(m.Schemes) == 0 || len(m.Schemes) > maxSchemes {
		errs = append(errs, missing("schemes", "pass 1 to 100 schemes"))
	}
	seen := map[string]bool{}
	for _, s := range m.Schemes {
		if s.Name == "" {
			errs = append(errs, missing("name", "name each scheme"))
		} else if seen[s.Name] {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Area: rule.AreaMedical, Field: "name", Value: s.Name, Reason: rule.Untranslated("stands for two schemes"), Do: rule.Untranslated("give each scheme its own name")})
		}
		seen[s.Name] = true
		if s.Persons < 1 || s.Persons > maxPersons {
			errs = append(errs, outside("persons", strconv.FormatInt(s.Persons, 10), "is not 1 to 10^9", "pass the insured of the scheme"))
		}
		errs = append(errs, money("personal").Check(s.Personal), money("subsidy").Check(s.Subsidy))
	}
	for _, t := range [...]decimal.NullDecimal{m.Personal, m.Subsidy} {
		if t.Valid {
			errs = append(errs, money("target").Check(t.Decimal))
		}
	}
	if m.Years < 0 || m.Years > 100 {
		errs = append(errs, outside("years", strconv.Itoa(m.Years), "is not 0 to 100", "pass the years to the full target"))
	}
	if rule.MonthOf(m.FirstYear, 1).IsZero() || m.FirstYear > 2100 {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrBadDate, Area: rule.AreaMedical, Field: "first_year", Value: strconv.Itoa(m.FirstYear), Reason: rule.Untranslated("is not 1900 to 2100"), Do: rule.Untranslated("pass the year of the first step")})
	}
	return errors.Join(errs...)
}
