package temporary

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Params are the numbers of one city's rules. Start from Guangzhou2021; the zero value is refused.
type Params struct {
	From             rule.Date       // 施行之日
	LeastMonths      int             // 原则上不低于: months of the standard a head
	UrgentMonths     int             // 急难型: most months a head
	FirstAidMonths   int             // 先行急难救助: most months a head
	ContinuingMonths int             // 后果仍然延续: most months a head, paid month by month
	ExpenseMonths    int             // 支出型: most months a head
	CareDestitute    decimal.Decimal // 住院照料 of the destitute, yuan a head and day at most
	CareOther        decimal.Decimal // 住院照料 of others, yuan a head and day at most
	FamilyYear       decimal.Decimal // most of one family in a calendar year, yuan
}

// Guangzhou2021 returns the numbers of 穗府办规〔2021〕19号, in force from 2021-12-06.
func Guangzhou2021() Params {
	return Params{
		From:             rule.DateOf(2021, 12, 6), // art. 18
		LeastMonths:      2,                        // art. 12(1)
		UrgentMonths:     3,                        // art. 12(3)
		FirstAidMonths:   2,                        // art. 12(3)
		ContinuingMonths: 6,                        // art. 12(3)
		ExpenseMonths:    12,                       // art. 12(2)
		CareDestitute:    decimal.New(240, 0),      // art. 12(2)
		CareOther:        decimal.New(120, 0),      // art. 12(2)
		FamilyYear:       decimal.New(50_000, 0),   // art. 12(4)
	}
}

// Check refuses parameters that are not set or cannot be right.
func (p Params) Check() error {
	var errs []error
	for _, f := range [...]struct {
		field string
		n     int
	}{{"least_months", p.LeastMonths}, {"urgent_months", p.UrgentMonths}, {"first_aid_months", p.FirstAidMonths},
		{"continuing_months", p.ContinuingMonths}, {"expense_months", p.ExpenseMonths}} {
		errs = append(errs, door.Count(f.field, f.n, 1, 120, "start from Guangzhou2021"))
	}
	return errors.Join(append(errs, door.Yuan("care_destitute").Check(p.CareDestitute), door.Yuan("care_other").Check(p.CareOther),
		door.Yuan("family_year").Check(p.FamilyYear))...)
}

// months returns the most months of a kind; 0 for hospital care, which goes by days.
func (p Params) months(k Kind) int {
	switch k {
	case Urgent:
		return p.UrgentMonths
	case FirstAid:
		return p.FirstAidMonths
	case Continuing:
		return p.ContinuingMonths
	case Expense:
		return p.ExpenseMonths
	}
	return 0
}
