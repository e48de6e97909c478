package resident

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Scheme is one of the schemes to merge, such as that of urban residents or the rural cooperative one (城镇居民医疗保险,
// 新型农村合作医疗). The amounts are yuan a person and year.
type Scheme struct {
	Name     string          `json:"name" doc:"name of the scheme" zh:"制度名称"`
	Persons  int             `json:"persons" in:"count" min:"1" doc:"insured" zh:"参保人数"`
	Personal decimal.Decimal `json:"personal" in:"yuan" doc:"a person and year, yuan" zh:"个人缴费（元/年）"`
	Subsidy  decimal.Decimal `json:"subsidy" in:"yuan" doc:"a person and year, yuan" zh:"财政补助（元/年）"`
}

// Merger asks for one scheme in place of several, or, with a single one, for a gradual rise of both amounts
// (逐步提高个人缴费水平和政府资助标准). A personal amount that is not Valid keeps what all persons pay together, such a subsidy
// what the treasury pays. Years are those from the first step to the full target; 0 is one step.
type Merger struct {
	Schemes   []Scheme            `json:"schemes" items:"1-100" doc:"the schemes" zh:"各项制度"`
	Personal  decimal.NullDecimal `json:"personal" in:"yuan" doc:"the one amount, yuan" zh:"统一的个人缴费（元/年）"`
	Subsidy   decimal.NullDecimal `json:"subsidy" in:"yuan" doc:"the one subsidy, yuan" zh:"统一的财政补助（元/年）"`
	FirstYear int                 `json:"first_year" in:"year" max:"2100" doc:"of the first step" zh:"首次调整年度"`
	Years     int                 `json:"years" in:"count" max:"100" doc:"to the full target" zh:"到位年数"`
}

// CheckFields refuses schemes without a name or of one name.
func (m Merger) CheckFields() error {
	var errs []error
	seen := map[string]bool{}
	for i, s := range m.Schemes {
		at := "schemes[" + strconv.Itoa(i) + "].name"
		switch {
		case s.Name == "":
			errs = append(errs, rule.AreaMedical.Missing(at, rule.Say("name each scheme", "请为每项制度命名")))
		case seen[s.Name]:
			errs = append(errs, rule.AreaMedical.Refuse(rule.ErrConflict, at, s.Name,
				rule.Say("stands for two schemes", "与另一项制度同名"),
				rule.Say("give each scheme its own name", "请为各项制度取不同的名称")))
		}
		seen[s.Name] = true
	}
	return rule.Join(errs...)
}

// Merged is the answer: the one pair of amounts, each scheme's way there in the order of the question, and who pays how
// much more or less from the first step to the full target.
type Merged struct {
	Personal decimal.Decimal `json:"personal" out:"yuan" doc:"the one amount, yuan" zh:"统一的个人缴费（元/年）"`
	Subsidy  decimal.Decimal `json:"subsidy" out:"yuan" doc:"the one subsidy, yuan" zh:"统一的财政补助（元/年）"`
	Schemes  []MergedScheme  `json:"-"`
	Years    []MergedYear    `json:"years" doc:"year by year" zh:"逐年变化"`
}

// MergedScheme is the dated path of one scheme's amounts.
type MergedScheme struct {
	Name     string
	Personal rule.Path
	Subsidy  rule.Path
}

// MergedYear is what a year costs more (positive) or less than before the merger. Personal and Subsidy are of all
// persons of a scheme, in the order of the schemes; Insured and Treasury are of all schemes.
type MergedYear struct {
	Year     int               `json:"year" doc:"calendar year" zh:"年度"`
	Personal []decimal.Decimal `json:"personal_change" out:"plain" doc:"by scheme, yuan" zh:"各制度个人缴费变化（元）"`
	Subsidy  []decimal.Decimal `json:"subsidy_change" out:"plain" doc:"by scheme, yuan" zh:"各制度财政补助变化（元）"`
	Insured  decimal.Decimal   `json:"insured" out:"yuan" doc:"all persons, yuan" zh:"参保人合计变化（元）"`
	Treasury decimal.Decimal   `json:"treasury" out:"yuan" doc:"all subsidies, yuan" zh:"财政合计变化（元）"`
}

// Merge joins several residents' schemes into one (整合城乡居民医疗保险制度, 1.2 of the city's 2014 notice): personal amount and
// subsidy of each scheme move to the common ones in equal yearly steps, each in January, rounded half up to the fen.
// A target that is not given is the mean weighted by persons, so that the sum of all does not change but for its
// rounding. Persons are taken as they are.
//
// Errors: ErrMissingField without a name, ErrConflict for two of one name, ErrOutOfRange.
func Merge(m Merger) (Merged, error) {
	if err := jsonrule.Check(rule.AreaMedical, m); err != nil {
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
		n := whole.Number(m.Schemes[i].Persons)
		sum = sum.Add(of(&m.Schemes[i]).Mul(n))
		persons = persons.Add(n)
	}
	return sum.DivRound(persons, 2)
}

// year adds up one year of the paths.
func (m *Merger) year(year int, paths []MergedScheme) MergedYear {
	out, month := MergedYear{Year: year}, rule.MonthOf(year, 1)
	for i, s := range m.Schemes {
		n := whole.Number(s.Persons)
		personal := paths[i].Personal.At(month).Sub(s.Personal).Mul(n)
		subsidy := paths[i].Subsidy.At(month).Sub(s.Subsidy).Mul(n)
		out.Personal = append(out.Personal, personal)
		out.Subsidy = append(out.Subsidy, subsidy)
		out.Insured = out.Insured.Add(personal)
		out.Treasury = out.Treasury.Add(subsidy)
	}
	return out
}
