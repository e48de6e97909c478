package resident

import (
	"errors"
	"strconv"

	"github.com/shebao-go/shebao/rule"
)

// The waiting period of 国办发〔2024〕38号, as the notice of 2025-10-14 (三) repeats it.
const (
	waitingFrom  = 2025 // 自2025年起
	waitingFixed = 3    // 固定待遇等待期, months
	waitingYear  = 1    // 每多断保1年, months; 每多缴纳1年 takes the same off
	longLapse    = 4    // 连续断缴4年及以上, years
	longWaiting  = 6    // then 原则上不少于, months
	switchYears  = 2    // 连续2年（含2年）以上 (七 (一))
	switchGap    = 3    // 中断缴费时间不超过3个月 (七 (一))
	maxYears     = 150
)

// Who is on which ground a person joins. The zero value is Ordinary.
type Who string

// The grounds the notice tells apart.
const (
	Ordinary Who = "ordinary"
	Newborn  Who = "newborn"  // 新生儿: no waiting (三)
	Aided    Who = "aided"    // 新增的医疗救助对象: from the day they are marked (四 (四))
	Switcher Who = "switcher" // from the employees' scheme, insured 2 years running, at most 3 months without (七 (一))
	MidYear  Who = "mid_year" // another ground for joining within the year (四 (一), 令第123号 art. 32)
)

// Waiting asks for the waiting months of one person.
type Waiting struct {
	Year           int // the residents' year joined
	YearsUninsured int // 断保: full years without insurance
	RepairYears    int // years of them made up by paying
	MissedWindow   bool
	Who            Who
	InsuredYears   int // of a Switcher: years of basic medical insurance without a break
	GapMonths      int // of a Switcher: months without payment before joining
}

// WaitingMonths returns the months without benefits after joining (待遇等待期): 3 for who missed the enrolment window or
// has a gap, 1 more for each year of the gap and 1 less for each year made up; after a gap of 4 years or more at
// least 6. There is none for newborns, people newly aided, people who switch from the employees' scheme and meet both
// limits, those with another ground for joining within the year, and who enrolled in time without a gap.
// 国办发〔2024〕38号; notice of 2025-10-14, 三, 四, 七.
//
// Errors: ErrNoRule before 2025, ErrOutOfRange for counts and for more years made up than missed.
func WaitingMonths(w Waiting) (int, error) {
	if err := w.check(); err != nil {
		return 0, err
	}
	switch {
	case w.Who == Newborn, w.Who == Aided, w.Who == MidYear,
		w.Who == Switcher && w.InsuredYears >= switchYears && w.GapMonths <= switchGap,
		!w.MissedWindow && w.YearsUninsured == 0:
		return 0, nil
	}
	months := waitingFixed + waitingYear*(w.YearsUninsured-w.RepairYears)
	if w.YearsUninsured >= longLapse {
		months = max(months, longWaiting)
	}
	return months, nil
}

func (w *Waiting) check() error {
	var errs []error
	first := rule.MonthOf(waitingFrom, 1)
	switch month := rule.MonthOf(w.Year, 1); {
	case month.IsZero():
		errs = append(errs, outside("year", strconv.Itoa(w.Year), "is not 1900 to 2200", "pass the year joined"))
	case month.Before(first):
		errs = append(errs, &rule.NoRuleError{Area: rule.AreaMedical, What: rule.Say("waiting period", "待遇等待期"), Month: month, Nearest: first, Detail: rule.Untranslated("it applies from 2025")})
	}
	for _, n := range [...]struct {
		field string
		count int
	}{{"years_uninsured", w.YearsUninsured}, {"repair_years_paid", w.RepairYears}, {"insured_years", w.InsuredYears}, {"gap_months", w.GapMonths}} {
		if n.count < 0 || n.count > maxYears {
			errs = append(errs, outside(n.field, strconv.Itoa(n.count), "is not 0 to 150", "pass a whole count"))
		}
	}
	if w.RepairYears > w.YearsUninsured {
		errs = append(errs, outside("repair_years_paid", strconv.Itoa(w.RepairYears), "is above the years uninsured, "+strconv.Itoa(w.YearsUninsured), "only missed years can be made up"))
	}
	return errors.Join(append(errs, w.Who.check())...)
}

func (w Who) check() error {
	switch w {
	case "", Ordinary, Newborn, Aided, Switcher, MidYear:
		return nil
	}
	return outside("who", string(w), "is not known", "use ordinary, newborn, aided, switcher or mid_year")
}
