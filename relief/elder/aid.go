package elder

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
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

// Person is an old person of the city's register and what decides on the aid. Alone (独居) counts as OldOnly (纯老家庭)
// too (art. 24(2)2: 含孤寡、独居、农村留守); WithDisabledChild, who lives only with a severely disabled child that holds a
// certificate, stands beside it in art. 24(1)3 alone. The household is the person, the spouse and the adult
// children who owe support (art. 49); its income is needed where the second class depends on it. DestituteCare is
// the 照料护理补贴 of the scattered destitute: the higher of both is paid (art. 27).
type Person struct {
	Age           int        `json:"age" in:"age" doc:"in full years" zh:"年龄（周岁）"`
	InInstitution bool       `json:"in_institution" default:"false" doc:"lives in a home" zh:"入住养老机构"`
	Disability    Disability `json:"disability" in:",optional" default:"able" doc:"as assessed" zh:"照护需求评估结果"`
	Dementia      bool       `json:"dementia" default:"false" doc:"diagnosed" zh:"失智"`

	ScatteredDestitute bool `json:"scattered_destitute" default:"false" doc:"supported at home" zh:"分散供养特困人员"`
	Dibao              bool `json:"dibao" default:"false" doc:"of a dibao household" zh:"低保家庭"`
	Marginal           bool `json:"marginal" default:"false" doc:"of a marginal household" zh:"低保边缘家庭"`
	Honoured           bool `json:"honoured" default:"false" doc:"draws a veteran's subsidy" zh:"享受抚恤补助的优抚对象"`
	ModelWorker        bool `json:"model_worker" default:"false" doc:"of the city or above" zh:"市级及以上劳动模范"`
	SpecialFamily      bool `json:"special_family" default:"false" doc:"of family planning" zh:"计划生育特殊家庭"`
	Alone              bool `json:"alone" default:"false" doc:"lives alone" zh:"独居"`
	WithDisabledChild  bool `json:"with_disabled_child" default:"false" doc:"and nobody else" zh:"仅与持证重度残疾子女共同居住"`
	OldOnly            bool `json:"old_only" default:"false" doc:"all old, or left behind" zh:"纯老家庭（含孤寡、农村留守）"`

	HouseholdPersons int `json:"household_persons" in:"count,optional" min:"1" max:"100" default:"1" doc:"all" zh:"人数"`

	HouseholdIncome decimal.NullDecimal `json:"household_income" in:"yuan" doc:"of all, yuan a month" zh:"家庭月收入（元）"`
	DestituteCare   decimal.Decimal     `json:"destitute_care" in:"yuan" default:"0" doc:"yuan" zh:"照料护理补贴（元/月）"`
}

// CheckFields refuses an income of nobody.
func (w Person) CheckFields() error {
	if !w.HouseholdIncome.Valid || w.HouseholdPersons > 0 {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "household_persons", Value: "0",
		Reason: rule.Say("is below 1", "小于 1"), Do: rule.Say("pass the members of the household", "请填写家庭人数")}
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

// Words lists them.
func (Reason) Words() []string {
	return []string{string(TooYoung), string(Institution), string(NoGround), string(NotInNeed), string(HigherSubsidy)}
}

// Aid is the monthly aid, yuan. Basic + Nursing (护理资助) is Monthly. Grounds are the items of art. 24 that are met.
type Aid struct {
	Class   int             `json:"class" doc:"1 or 2, 0 where there is none" zh:"资助类别"`
	Grounds []string        `json:"grounds" doc:"items of the article, such as 24(1)2" zh:"符合的条款"`
	Basic   decimal.Decimal `json:"basic" out:"yuan" doc:"yuan a month" zh:"基本资助（元/月）"`
	Nursing decimal.Decimal `json:"nursing" out:"yuan" doc:"yuan a month" zh:"护理资助（元/月）"`
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"yuan a month" zh:"合计（元/月）"`
	Against []Reason        `json:"against" doc:"why there is none" zh:"不予资助的理由"`
}

// Monthly returns the aid of a month. standard is the minimum living standard, yuan a head and month. Who is in both
// classes gets the higher amount (art. 26).
//
// Errors: of every bad field; ErrMissingField where the household's income decides and is not given.
func Monthly(p Params, standard decimal.Decimal, who Person) (Aid, error) {
	err := rule.Join(p.Check(), jsonrule.Check(rule.AreaRelief, homeCareInput{standardInput{standard}, who}))
	if err != nil {
		return Aid{}, err
	}
	if against := who.excluded(p); len(against) > 0 {
		return Aid{Against: against}, nil
	}
	out, err := who.class(p, standard)
	if err != nil || out.Class == 0 {
		return out, err
	}
	if who.Disability == Severe {
		out.Nursing = p.Severe
	}
	out.Monthly = out.Basic.Add(out.Nursing)
	if who.DestituteCare.GreaterThan(out.Monthly) {
		out = Aid{Class: out.Class, Grounds: out.Grounds, Against: []Reason{HigherSubsidy}}
	}
	return out, nil
}

// excluded lists why the aid is not for a person at all (art. 4).
func (w Person) excluded(p Params) []Reason {
	var out []Reason
	if w.Age < p.LeastAge {
		out = append(out, TooYoung)
	}
	if w.InInstitution {
		out = append(out, Institution)
	}
	return out
}

// class returns the class of a person with its amount and grounds (art. 24, 26); the second is for the old in need.
func (w Person) class(p Params, standard decimal.Decimal) (Aid, error) {
	first, second := w.first(p), w.second(p)
	switch {
	case len(first) > 0:
		return Aid{Class: 1, Basic: p.First, Grounds: first}, nil
	case len(second) == 0:
		return Aid{Against: []Reason{NoGround}}, nil
	case !w.HouseholdIncome.Valid:
		return Aid{}, rule.AreaRelief.Missing("household_income",
			rule.Say("the second class is for the old in need (art. 24(2), 49)", "第二类资助对象须为经济困难老年人（第二十四条（二）、第四十九条）"))
	}
	line := standard.Mul(p.LineFactor).Mul(whole.Number(w.HouseholdPersons))
	if !w.HouseholdIncome.Decimal.LessThan(line) {
		return Aid{Against: []Reason{NotInNeed}}, nil
	}
	return Aid{Class: 2, Basic: p.Second, Grounds: second}, nil
}

// first lists the grounds of the first class (art. 24(1)).
func (w Person) first(p Params) []string {
	disabled := w.Disability != Able
	named := w.Dibao || w.Marginal || w.Honoured
	return met(
		ground{"24(1)1", w.ScatteredDestitute},
		ground{"24(1)2", named && disabled},
		ground{"24(1)3", (named || w.Age >= p.OldAge) && (w.Alone || w.WithDisabledChild)},
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
	return met(ground{"24(2)1", w.Age >= p.OldAge}, ground{"24(2)2", w.OldOnly || w.Alone})
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
