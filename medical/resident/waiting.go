package resident

import (
	"strconv"

	"github.com/shebao-go/shebao/jsonrule"
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
type Who uint8

// The grounds the notice tells apart.
const (
	Ordinary Who = iota
	Newborn      // 新生儿: no waiting (三)
	Aided        // 新增的医疗救助对象: from the day they are marked (四 (四))
	Switcher     // from the employees' scheme, insured 2 years running, at most 3 months without (七 (一))
	MidYear      // another ground for joining within the year (四 (一), 令第123号 art. 32)
)

// grounds are the names of the grounds.
func grounds() jsonrule.Words {
	return jsonrule.Words{"ordinary", "newborn", "aided", "switcher", "mid_year"}
}

// MarshalText writes the JSON name.
func (w Who) MarshalText() ([]byte, error) { return grounds().Text(uint8(w)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (w *Who) UnmarshalText(text []byte) error { return grounds().Read((*uint8)(w), text) }

// Waiting asks for the waiting months of one person who joins for a residents' year. YearsUninsured are full years
// without insurance (断保), RepairYears those of them made up by paying. InsuredYears and GapMonths are a Switcher's:
// years of basic medical insurance without a break, and months without payment before joining.
type Waiting struct {
	Year           int  `json:"year" in:"year" doc:"the residents' year joined" zh:"参保年度"`
	YearsUninsured int  `json:"years_uninsured" in:"count" max:"150" doc:"full years without" zh:"断保年数"`
	RepairYears    int  `json:"repair_years_paid" in:"count" max:"150" doc:"of them made up" zh:"其中已补缴年数"`
	MissedWindow   bool `json:"missed_window" default:"false" doc:"missed the enrolment window" zh:"未在集中参保期参保"`
	Who            Who  `json:"who" in:",optional" doc:"on which ground" zh:"参保情形"`
	InsuredYears   int  `json:"insured_years" in:"count,optional" max:"150" doc:"without a break" zh:"连续参保年数（转保）"`
	GapMonths      int  `json:"gap_months" in:"count,optional" max:"150" doc:"without payment" zh:"中断缴费月数（转保）"`
}

// CheckFields refuses more years made up than missed.
func (w Waiting) CheckFields() error {
	if w.RepairYears <= w.YearsUninsured {
		return nil
	}
	return rule.AreaMedical.Refuse(rule.ErrOutOfRange, "repair_years_paid", strconv.Itoa(w.RepairYears),
		rule.Sayf("is above the years uninsured, %d", "多于断保年数 %d", w.YearsUninsured),
		rule.Say("only missed years can be made up", "只能补缴断保的年度"))
}

// WaitingMonths returns the months without benefits after joining (待遇等待期): 3 for who missed the enrolment window or
// has a gap, 1 more for each year of the gap and 1 less for each year made up; after a gap of 4 years or more at
// least 6. There is none for newborns, people newly aided, people who switch from the employees' scheme and meet both
// limits, those with another ground for joining within the year, and who enrolled in time without a gap.
// 国办发〔2024〕38号; notice of 2025-10-14, 三, 四, 七.
//
// Errors: ErrNoRule before 2025, ErrOutOfRange for counts and for more years made up than missed.
func WaitingMonths(w Waiting) (int, error) {
	if err := rule.Join(CheckWaitingYear(w.Year), jsonrule.Check(rule.AreaMedical, w)); err != nil {
		return 0, err
	}
	if w.exempt() || !w.MissedWindow && w.YearsUninsured == 0 {
		return 0, nil
	}
	months := waitingFixed + waitingYear*(w.YearsUninsured-w.RepairYears)
	if w.YearsUninsured >= longLapse {
		months = max(months, longWaiting)
	}
	return months, nil
}

// exempt reports whether the ground for joining has no waiting.
func (w *Waiting) exempt() bool {
	switch w.Who {
	case Newborn, Aided, MidYear:
		return true
	case Switcher:
		return w.InsuredYears >= switchYears && w.GapMonths <= switchGap
	}
	return false
}

// CheckWaitingYear returns a *rule.NoRuleError for a residents' year before 2025, the first with a waiting period. A
// year that does not exist passes: it is refused with the input.
func CheckWaitingYear(year int) error {
	first, month := rule.MonthOf(waitingFrom, 1), rule.MonthOf(year, 1)
	if month.IsZero() || !month.Before(first) {
		return nil
	}
	return &rule.NoRuleError{Area: rule.AreaMedical, What: rule.Say("waiting period", "待遇等待期"), Month: month,
		Nearest: first, Detail: rule.Say("it applies from 2025", "自2025年起施行")}
}
