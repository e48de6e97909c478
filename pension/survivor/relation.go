package survivor

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

const (
	maxRelations = 20
	maxPaid      = 1200 // months: a century
	temporaryMan = 50   // Guangzhou page on transfers, 2025-10-15, note to 一（一）
	temporaryHer = 40   // Guangzhou page on transfers, 2025-10-15, note to 一（一）
)

// Entrant is somebody's first insured month in a province.
type Entrant struct {
	Female        bool
	Birth         rule.Month
	FirstPaid     rule.Month // the first month actually paid in the province (以实际按月缴费时间为准)
	OtherProvince bool       // 外省户籍; residents of Hong Kong, Macau and Taiwan are not meant
}

// Temporary reports whether the relation is a temporary account (临时基本养老保险缴费账户): first paid from 2010-01-01,
// registered in another province, a man of 50 or a woman of 40 and above. Its months do not count towards the ten
// years a place needs to pay the pension. The month of the birthday counts as the age reached.
//
// Errors: ErrBadDate without a month or for a first payment before the birth, ErrNoRule for one after 2027-12, up to
// which the rule holds.
//
// Guangzhou page on transfers (企业基本养老保险转移, 2025-10-15) 一（一）; page on flexible workers (2021-08-05) 六.
func Temporary(e Entrant) (bool, error) {
	err := errors.Join(checkMonth("birth", e.Birth), checkMonth("first_paid", e.FirstPaid))
	if err == nil && e.FirstPaid.Before(e.Birth) {
		err = failed(rule.ErrBadDate, "first_paid", e.FirstPaid.String(), "is before the birth in "+e.Birth.String(), "pass the first month paid")
	}
	if err != nil {
		return false, err
	}
	age := temporaryMan
	if e.Female {
		age = temporaryHer
	}
	accounts := rule.OpenSpan(rule.AreaPension, rule.Untranslated("temporary account"), rule.DateOf(2010, 1, 1), rule.Cite{ // note to 一（一）
		Title: "Guangzhou page on transfers", Chinese: "企业基本养老保险转移问答", Article: "一（一）",
		Issued: rule.DateOf(2025, 10, 15), Checked: checked()})
	if e.FirstPaid.Before(accounts.From.Month()) {
		return false, nil
	}
	if err := accounts.In(e.FirstPaid); err != nil {
		return false, err
	}
	return e.OtherProvince && e.FirstPaid.Sub(e.Birth) >= age*year, nil
}

// checked is the month the texts were last looked at.
func checked() rule.Month { return rule.MonthOf(2026, 11) }

// Paid is one contribution month of a relation.
type Paid struct {
	Month   rule.Month
	Account decimal.Decimal // what the individual account holds of it (个人账户储存额), yuan
}

// Relation is one insurance relation (基本养老保险关系) with its months.
type Relation struct {
	Name string
	Paid []Paid
}

// Cleared is what is cleared of one relation.
type Cleared struct {
	Name   string
	Months []rule.Month    // the months another relation already holds, in the order of the relation
	Refund decimal.Decimal // their part of the individual account, paid back to the person, yuan
}

// Merged is the outcome of joining relations.
type Merged struct {
	Months  int             // contribution months, each calendar month once
	Kept    decimal.Decimal // what the kept months hold in individual accounts, yuan
	Refund  decimal.Decimal // the sum of the refunds, yuan
	Cleared []Cleared       // the relations that lose months
}

// Merge joins relations with months paid twice (重复缴费). The bureau agrees with the person which relation is kept:
// relations come in that order. A month counts in the first relation that has it; in the later ones it is cleared,
// its part of the individual account goes back to the person, and it does not count again. The pooled part is not
// refunded.
//
// Errors: ErrOutOfRange for more than 20 relations or 1200 months in one, ErrMissingField without a name, ErrConflict
// for a name twice or a month twice in one relation, ErrBadDate for a month that is none.
//
// Guangzhou page on transfers (企业基本养老保险转移, 2025-10-15) 二（一）3.
func Merge(relations []Relation) (Merged, error) {
	if err := checkRelations(relations); err != nil {
		return Merged{}, err
	}
	var out Merged
	held := map[rule.Month]bool{}
	for _, r := range relations {
		cleared := Cleared{Name: r.Name}
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

// checkRelations reports every bad relation at once.
func checkRelations(relations []Relation) error {
	if err := checkCount("relations", len(relations), 1, maxRelations); err != nil {
		return err
	}
	var errs []error
	names := map[string]bool{}
	for i, r := range relations {
		if r.Name == "" {
			errs = append(errs, failed(rule.ErrMissingField, "relations["+strconv.Itoa(i)+"].name", "", "is missing", "name each relation"))
		}
		if r.Name != "" && names[r.Name] {
			errs = append(errs, failed(rule.ErrConflict, "name", r.Name, "stands for two relations", "give each relation its own name"))
		}
		names[r.Name] = true
		errs = append(errs, r.check("relations["+strconv.Itoa(i)+"]"))
	}
	return errors.Join(errs...)
}

// check reports every bad month of a relation.
func (r Relation) check(field string) error {
	if err := checkCount(field+".paid", len(r.Paid), 0, maxPaid); err != nil {
		return err
	}
	var errs []error
	seen := map[rule.Month]bool{}
	for i, p := range r.Paid {
		at := field + ".paid[" + strconv.Itoa(i) + "]"
		errs = append(errs, checkMonth(at+".month", p.Month), yuan(at+".account").Check(p.Account))
		if !p.Month.IsZero() && seen[p.Month] {
			errs = append(errs, failed(rule.ErrConflict, at+".month", p.Month.String(), "stands twice in one relation", "pass each month once"))
		}
		seen[p.Month] = true
	}
	return errors.Join(errs...)
}
