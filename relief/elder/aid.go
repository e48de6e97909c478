package elder

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Disability is the result of the assessment of care needs (老年人照护需求综合评估); mild, moderate and severe count as 失能 (art.
// 49).
type Disability uint8

// The results.
const (
	Able     Disability = iota // 能力完好
	Mild                       // 轻度失能
	Moderate                   // 中度失能
	Severe                     // 重度失能
)

// Person is an old person of the city's register and what decides on the aid.
type Person struct {
	Age           int
	InInstitution bool // 入住养老机构
	Disability    Disability
	Dementia      bool // 失智, diagnosed

	ScatteredDestitute bool // 分散供养特困人员
	Dibao              bool // 最低生活保障家庭
	Marginal           bool // 最低生活保障边缘家庭
	Honoured           bool // 享受抚恤补助的优抚对象
	ModelWorker        bool // 市级及以上劳动模范
	SpecialFamily      bool // 计划生育特殊家庭
	Alone              bool // 独居, or only with a severely disabled child who holds a certificate
	OldOnly            bool // 纯老家庭: all members are old, which includes who lives alone

	HouseholdPersons int                 // the person, the spouse and the adult children who owe support (art. 49)
	HouseholdIncome  decimal.NullDecimal // of them together, yuan a month; needed where the second class depends on it
	DestituteCare    decimal.Decimal     // 照料护理补贴 of the scattered destitute, yuan a month: the higher of both is paid (art. 27)
}

// Reason is why there is no aid.
type Reason string

// The reasons.
const (
	TooYoung      Reason = "too_young"      // art. 4
	Institution   Reason = "institution"    // art. 4
	NoGround      Reason = "no_ground"      // none of art. 24
	NotInNeed     Reason = "not_in_need"    // art. 49: income per head not below the line
	HigherSubsidy Reason = "higher_subsidy" // art. 27
)

// Aid is the monthly aid, yuan.
type Aid struct {
	Class   int      // 第一类 1, 第二类 2, 0 where there is none
	Grounds []string // the items of art. 24 that are met, such as "24(1)2"
	Basic   decimal.Decimal
	Nursing decimal.Decimal // 护理资助
	Monthly decimal.Decimal // Basic + Nursing
	Against []Reason
}

// Monthly returns the aid of a month. standard is the minimum living standard, yuan a head and month. Who is in both
// classes gets the higher amount (art. 26).
//
// Errors: of every bad field; ErrMissingField where the household's income decides and is not given.
func Monthly(p Params, standard decimal.Decimal, who Person) (Aid, error) {
	if err := errors.Join(p.Check(), door.Yuan("standard").Check(standard), who.check(p)); err != nil {
		return Aid{}, err
	}
	var out Aid
	if who.Age < p.LeastAge {
		out.Against = append(out.Against, TooYoung)
	}
	if who.InInstitution {
		out.Against = append(out.Against, Institution)
	}
	if len(out.Against) > 0 {
		return out, nil
	}
	first, second := who.first(p), who.second(p)
	poor := who.HouseholdIncome.Decimal.LessThan(standard.Mul(p.LineFactor).Mul(decimal.New(int64(who.HouseholdPersons), 0)))
	switch {
	case len(first) > 0:
		out.Class, out.Basic = 1, p.First
	case len(second) > 0 && poor:
		out.Class, out.Basic = 2, p.Second
	case len(second) > 0:
		out.Against = append(out.Against, NotInNeed)
	default:
		out.Against = append(out.Against, NoGround)
	}
	out.Grounds = first
	if out.Class == 2 {
		out.Grounds = second
	}
	if out.Class != 0 && who.Disability == Severe {
		out.Nursing = p.Severe
	}
	out.Monthly = out.Basic.Add(out.Nursing)
	if who.DestituteCare.GreaterThan(out.Monthly) && out.Class != 0 {
		out = Aid{Class: out.Class, Grounds: out.Grounds, Against: []Reason{HigherSubsidy}}
	}
	return out, nil
}

// first lists the grounds of the first class (art. 24(1)).
func (w Person) first(p Params) []string {
	disabled := w.Disability != Able
	named := w.Dibao || w.Marginal || w.Honoured
	return met(
		ground{"24(1)1", w.ScatteredDestitute},
		ground{"24(1)2", named && disabled},
		ground{"24(1)3", (named || w.Age >= p.OldAge) && w.Alone},
		ground{"24(1)4", w.ModelWorker && disabled},
		ground{"24(1)5", w.Age >= p.Centenary},
		ground{"24(1)6", w.SpecialFamily},
	)
}

// second lists the grounds of the second class (art. 24(2)), but for the income.
func (w Person) second(p Params) []string {
	if w.Disability == Able && !w.Dementia {
		return nil
	}
	return met(ground{"24(2)1", w.Age >= p.OldAge}, ground{"24(2)2", w.OldOnly})
}

type ground struct {
	item string
	met  bool
}

// met lists the items that are met.
func met(grounds ...ground) []string {
	var out []string
	for _, g := range grounds {
		if g.met {
			out = append(out, g.item)
		}
	}
	return out
}

func (w Person) check(p Params) error {
	errs := []error{door.Count("age", w.Age, 0, 150, "pass the age in full years"), door.Yuan("destitute_care").Check(w.DestituteCare)}
	if w.Disability > Severe {
		errs = append(errs, door.Unknown("disability", uint8(w.Disability), "use Able, Mild, Moderate or Severe"))
	}
	decides := w.Age >= p.LeastAge && !w.InInstitution && len(w.first(p)) == 0 && len(w.second(p)) > 0
	switch {
	case w.HouseholdIncome.Valid:
		errs = append(errs, door.Yuan("household_income").Check(w.HouseholdIncome.Decimal), door.Persons(w.HouseholdPersons))
	case decides:
		errs = append(errs, door.Fail(rule.ErrMissingField, "household_income", "", "is missing", "the second class is for the old in need (art. 24(2), 49)"))
	}
	return errors.Join(errs...)
}
