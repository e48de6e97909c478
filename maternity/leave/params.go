package leave

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Params are the days of leave a place grants (假期天数). Start from National or Guangdong; the zero value is refused.
type Params struct {
	Birth          int // 产假
	BeforeBirth    int // of them, days that may be taken before the birth
	Difficult      int // 难产, added; 0 is not known
	ExtraBaby      int // 多胞胎, added for each baby after the first
	Under4Months   int // 流产, pregnant for less than 4 months
	From4Months    int // 流产, pregnant for 4 months or more
	NursingHours   int // 哺乳时间, hours a working day for each baby under one year
	Reward         int // 奖励假
	Paternity      int // 陪产假
	Childcare      int // 育儿假, each parent, a year
	ChildcareYears int // until the child is so old
}

// National returns the days of 女职工劳动保护特别规定, which grants no reward, paternity or childcare leave.
func National() Params {
	return Params{
		Birth:        98, // art. 7
		BeforeBirth:  15, // art. 7
		Difficult:    15, // art. 7
		ExtraBaby:    15, // art. 7
		Under4Months: 15, // art. 7
		From4Months:  42, // art. 7
		NursingHours: 1,  // art. 9
	}
}

// Guangdong returns the national days with those of 广东省人口与计划生育条例 (2021-12-01), for births in line with the law. Its
// Difficult is unset: see the package.
func Guangdong() Params {
	p := National()
	p.Difficult = 0      // the province's own figure replaces the national 15
	p.Reward = 80        // art. 30
	p.Paternity = 15     // art. 30
	p.Childcare = 10     // art. 30
	p.ChildcareYears = 3 // art. 30
	return p
}

// Check refuses parameters that are not set or cannot be right.
func (p Params) Check() error {
	var errs []error
	for _, f := range [...]struct {
		field string
		days  int
		least int64
	}{
		{"birth", p.Birth, 1}, {"before_birth", p.BeforeBirth, 0}, {"difficult", p.Difficult, 0}, {"extra_baby", p.ExtraBaby, 1},
		{"under_4_months", p.Under4Months, 1}, {"from_4_months", p.From4Months, 1}, {"nursing_hours", p.NursingHours, 0},
		{"reward", p.Reward, 0}, {"paternity", p.Paternity, 0}, {"childcare", p.Childcare, 0},
		{"childcare_years", p.ChildcareYears, 0},
	} {
		errs = append(errs, count(f.field, f.days, f.least, 1000, "start from National or Guangdong"))
	}
	return errors.Join(errs...)
}

// count is the door for a whole number.
func count(field string, n int, least, most int64, do string) error {
	return rule.Input{Scheme: rule.Maternity, Field: field, Min: least, Max: most, Do: do}.Check(decimal.New(int64(n), 0))
}

// yuan is the door for an amount of money.
func yuan(field, do string) rule.Input {
	return rule.Input{Scheme: rule.Maternity, Field: field, Max: 10_000_000_000, Places: 2, Do: do}
}
