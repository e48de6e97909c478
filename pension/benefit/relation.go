package benefit

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// The ages from which a first contribution opens a temporary account (Guangzhou page on transfers, 2025-10-15, note to
// 一（一）), months.
const (
	temporaryMan = 50 * 12
	temporaryHer = 40 * 12
)

// Entrant is somebody's first insured month in a province: the first month actually paid (以实际按月缴费时间为准). Residents of
// Hong Kong, Macau and Taiwan are not meant by those of another province (外省户籍).
type Entrant struct {
	Sex           string     `json:"sex" enum:"male,female" doc:"of the person" zh:"性别"`
	Birth         rule.Month `json:"birth_month" doc:"of the birth" zh:"出生年月"`
	FirstPaid     rule.Month `json:"first_paid" doc:"first month paid in the province" zh:"在本省首次缴费月份"`
	OtherProvince bool       `json:"other_province" default:"false" doc:"registered elsewhere" zh:"外省户籍"`
}

// TemporaryAccount reports whether the relation is a temporary account (临时基本养老保险缴费账户): first paid from 2010-01-01,
// registered in another province, a man of 50 or a woman of 40 and above. Its months do not count towards the ten
// years a place needs to pay the pension. The month of the birthday counts as the age reached.
//
// Errors: ErrMissingField without a month, ErrBadDate for a first payment before the birth, ErrNoRule for one after
// 2027-12, up to which the rule holds.
//
// Guangzhou page on transfers (企业基本养老保险转移, 2025-10-15) 一（一）; page on flexible workers (2021-08-05) 六.
func TemporaryAccount(e Entrant) (bool, error) {
	if err := jsonrule.Check(rule.AreaPension, e); err != nil {
		return false, err
	}
	if e.FirstPaid.Before(e.Birth) {
		return false, failed(rule.ErrBadDate, "first_paid", e.FirstPaid.String(),
			rule.Sayf("is before the birth in %s", "早于出生年月 %s", e.Birth),
			rule.Say("pass the first month paid", "请填写首次缴费月份"))
	}
	accounts := rule.OpenSpan(rule.AreaPension, rule.Say("temporary account", "临时基本养老保险缴费账户"),
		rule.DateOf(2010, 1, 1), rule.Cite{ // note to 一（一）
			Title: "Guangzhou page on transfers", Chinese: "企业基本养老保险转移问答", Article: "一（一）",
			Issued: rule.DateOf(2025, 10, 15), Checked: rule.MonthOf(2026, 11)})
	if e.FirstPaid.Before(accounts.From.Month()) {
		return false, nil
	}
	if err := accounts.In(e.FirstPaid); err != nil {
		return false, err
	}
	age := temporaryMan
	if e.Sex == "female" {
		age = temporaryHer
	}
	return e.OtherProvince && e.FirstPaid.Sub(e.Birth) >= age, nil
}

// RelationMonth is one contribution month of a relation, with what the individual account holds of it (个人账户储存额).
type RelationMonth struct {
	Month   rule.Month      `json:"month" doc:"of the contribution" zh:"缴费月份"`
	Account decimal.Decimal `json:"account" in:"yuan" doc:"in the account, yuan" zh:"个人账户储存额（元）"`
}

// Relation is one insurance relation (基本养老保险关系) with its months.
type Relation struct {
	Name string          `json:"name" doc:"of the relation, such as the place" zh:"名称（如参保地）"`
	Paid []RelationMonth `json:"paid" items:"1200" doc:"its months" zh:"缴费月"`
}

// relations are those of one person, the one that is kept first.
type relations struct {
	Relations []Relation `json:"relations" items:"1-20" doc:"the one that is kept first" zh:"各养老保险关系（保留者在前）"`
}

// ClearedRelation is what is cleared of one relation: the months another relation already holds, in the order of the
// relation, and their part of the individual account, paid back to the person.
type ClearedRelation struct {
	Name   string          `json:"name" doc:"of the relation" zh:"名称"`
	Months []rule.Month    `json:"months" doc:"months that are cleared" zh:"清退月份"`
	Refund decimal.Decimal `json:"refund" out:"yuan" doc:"paid back, yuan" zh:"退还个人账户额（元）"`
}

// MergedRelations is the outcome of joining relations: contribution months, each calendar month once, and yuan.
type MergedRelations struct {
	Months  int               `json:"months" doc:"each calendar month once" zh:"缴费月数（每月计一次）"`
	Kept    decimal.Decimal   `json:"kept" out:"yuan" doc:"of the kept months, in accounts, yuan" zh:"保留的个人账户额（元）"`
	Refund  decimal.Decimal   `json:"refund" out:"yuan" doc:"the sum of the refunds, yuan" zh:"退还合计（元）"`
	Cleared []ClearedRelation `json:"cleared" doc:"relations that lose months" zh:"被清退的关系"`
}

// MergeRelations joins relations with months paid twice (重复缴费). The bureau agrees with the person which relation is
// kept: relations come in that order. A month counts in the first relation that has it; in the later ones it is
// cleared, its part of the individual account goes back to the person, and it does not count again. The pooled part is
// not refunded.
//
// Errors: ErrOutOfRange for more than 20 relations or 1200 months in one, ErrMissingField without a name or a month,
// ErrConflict for a name twice or a month twice in one relation.
//
// Guangzhou page on transfers (企业基本养老保险转移, 2025-10-15) 二（一）3.
func MergeRelations(in []Relation) (MergedRelations, error) {
	if err := rule.Join(jsonrule.Check(rule.AreaPension, relations{in}), apart(in)); err != nil {
		return MergedRelations{}, err
	}
	var out MergedRelations
	held := map[rule.Month]bool{}
	for _, r := range in {
		cleared := ClearedRelation{Name: r.Name}
		for _, p := range r.Paid {
			if held[p.Month] {
				cleared.Months = append(cleared.Months, p.Month)
				cleared.Refund = cleared.Refund.Add(p.Account)
				continue
			}
			held[p.Month] = true
			out.Kept = out.Kept.Add(p.Account)
		}
		if len(cleared.Months) > 0 {
			out.Cleared = append(out.Cleared, cleared)
			out.Refund = out.Refund.Add(cleared.Refund)
		}
	}
	out.Months = len(held)
	return out, nil
}

// apart refuses a relation without a name, and a name or a month that stands twice.
func apart(relations []Relation) error {
	var errs []error
	names := map[string]bool{}
	for i, r := range relations {
		at := "relations[" + strconv.Itoa(i) + "]"
		switch {
		case r.Name == "":
			errs = append(errs, failed(rule.ErrMissingField, at+".name", "", rule.Say("is missing", "没有填写"),
				rule.Say("name each relation", "请填写各关系的名称")))
		case names[r.Name]:
			errs = append(errs, failed(rule.ErrConflict, at+".name", r.Name,
				rule.Say("stands for two relations", "重复"),
				rule.Say("give each relation its own name", "各关系的名称不应相同")))
		}
		names[r.Name] = true
		errs = append(errs, r.monthsApart(at))
	}
	return rule.Join(errs...)
}

// monthsApart refuses a month that stands twice in a relation.
func (r Relation) monthsApart(at string) error {
	var errs []error
	seen := map[rule.Month]bool{}
	for i, p := range r.Paid {
		if !p.Month.IsZero() && seen[p.Month] {
			errs = append(errs, failed(rule.ErrConflict, at+".paid["+strconv.Itoa(i)+"].month", p.Month.String(),
				rule.Say("stands twice in one relation", "在同一关系中重复"),
				rule.Say("pass each month once", "每月只填写一次")))
		}
		seen[p.Month] = true
	}
	return rule.Join(errs...)
}
