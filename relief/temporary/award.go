package temporary

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Kind is what sort of trouble the relief is for. The zero value is refused.
type Kind uint8

// The kinds of 广州市临时救助实施细则 art. 12.
const (
	Urgent       Kind = iota + 1 // 急难型
	FirstAid                     // 先行急难救助: help before the procedure
	Continuing                   // 急难型, the consequences go on: approved once, paid by the month
	Expense                      // 支出型
	HospitalCare                 // 支出型, 住院照料
)

// Request is one application.
type Request struct {
	Kind     Kind
	Persons  int                 // of the family; 1 for a person who applies alone
	Standard decimal.Decimal     // 最低生活保障标准, yuan a head and month
	Months   int                 // granted; 0 for HospitalCare
	Spending decimal.NullDecimal // 实际支出, yuan; for Expense and HospitalCare only
	CareDays int                 // days of care in hospital; for HospitalCare only

	Destitute  bool            // 特困人员, for the daily limit of HospitalCare
	NursingAid bool            // the medical-assistance rules already pay for the nurse
	Granted    decimal.Decimal // temporary relief the family got before in the calendar year, yuan
}

// Limit is what cut an award.
type Limit string

// The limits.
const (
	ActualSpending Limit = "actual_spending" // 不得超过申请人实际支出金额
	DailyCare      Limit = "daily_care"      // 元/人/日
	MonthsAHead    Limit = "months_a_head"   // 人均不超过…个月最低生活保障标准
	FamilyYear     Limit = "family_year"     // 1个自然年度内累计
)

// Award is the relief granted, yuan.
type Award struct {
	Amount   decimal.Decimal
	Computed decimal.Decimal   // before the limits that cut it
	Cut      []Limit           // every limit that cut it, in the order they were applied
	Monthly  []decimal.Decimal // of Continuing: the month's payments, which sum to Amount
}

// Grant returns persons x standard x months (穗府办规〔2021〕19号 art. 12), or for hospital care what was spent, and applies
// the limits: actual spending and the daily rate, the months a head, and the family's calendar year. Months outside
// the limits of the kind are refused, not cut: how many are granted is a decision.
//
// Errors: of every bad field; ErrNotApplicable for hospital care that the medical-assistance rules already pay;
// ErrConflict for a field that does not belong to the kind.
func Grant(p Params, r Request) (Award, error) {
	if err := errors.Join(p.Check(), r.check(p)); err != nil {
		return Award{}, err
	}
	var a Award
	if r.Kind == HospitalCare {
		a = Award{Amount: r.Spending.Decimal, Computed: r.Spending.Decimal}
		daily := p.CareOther
		if r.Destitute {
			daily = p.CareDestitute
		}
		a.limit(DailyCare, daily.Mul(decimal.New(int64(r.CareDays), 0)))
		a.limit(MonthsAHead, r.sum(p.ExpenseMonths))
	} else {
		a = Award{Amount: r.sum(r.Months), Computed: r.sum(r.Months)}
		if r.Kind == Expense {
			a.limit(ActualSpending, r.Spending.Decimal)
		}
	}
	a.limit(FamilyYear, decimal.Max(p.FamilyYear.Sub(r.Granted), decimal.Decimal{}))
	if r.Kind == Continuing {
		a.spread(r.sum(1), r.Months)
	}
	return a, nil
}

// sum is persons x standard x months.
func (r Request) sum(months int) decimal.Decimal {
	return r.Standard.Mul(decimal.New(int64(r.Persons*months), 0))
}

// limit cuts the amount to most and notes that it did.
func (a *Award) limit(why Limit, most decimal.Decimal) {
	if a.Amount.GreaterThan(most) {
		a.Amount = most
		a.Cut = append(a.Cut, why)
	}
}

// spread pays a month's sum until the amount is used up.
func (a *Award) spread(monthly decimal.Decimal, months int) {
	left := a.Amount
	for range months {
		pay := decimal.Min(monthly, left)
		a.Monthly = append(a.Monthly, pay)
		left = left.Sub(pay)
	}
}

// check reports every bad field at once.
func (r Request) check(p Params) error {
	errs := []error{door.Persons(r.Persons), door.Yuan("standard").Check(r.Standard), door.Yuan("granted").Check(r.Granted)}
	if r.Kind < Urgent || r.Kind > HospitalCare {
		return errors.Join(append(errs, door.Unknown("kind", uint8(r.Kind), "use Urgent, FirstAid, Continuing, Expense or HospitalCare"))...)
	}
	if r.Kind == HospitalCare {
		errs = append(errs, door.Count("care_days", r.CareDays, 1, 3660, "pass the days of care"))
		if r.NursingAid {
			errs = append(errs, door.Fail(rule.ErrNotApplicable, "nursing_aid", "", "already pays for the nurse", "the same cause is not paid twice (穗府办规〔2021〕19号 art. 12)"))
		}
		if r.Months != 0 {
			errs = append(errs, r.stray("months", strconv.Itoa(r.Months)))
		}
	} else {
		errs = append(errs, door.Count("months", r.Months, p.LeastMonths, p.months(r.Kind), "the rules grant so many months to this kind (穗府办规〔2021〕19号 art. 12)"))
		if r.CareDays != 0 {
			errs = append(errs, r.stray("care_days", strconv.Itoa(r.CareDays)))
		}
	}
	return errors.Join(append(errs, r.checkSpending())...)
}

func (r Request) checkSpending() error {
	switch needed := r.Kind == Expense || r.Kind == HospitalCare; {
	case needed && !r.Spending.Valid:
		return door.Fail(rule.ErrMissingField, "spending", "", "is missing", "pass what was really spent: the relief may not be above it")
	case needed:
		return door.Yuan("spending").Check(r.Spending.Decimal)
	case r.Spending.Valid:
		return r.stray("spending", "")
	}
	return nil
}

// stray is the error of a field that does not belong to the kind.
func (r Request) stray(field, value string) error {
	return door.Fail(rule.ErrConflict, field, value, "does not belong to this kind of relief", "leave it out")
}
