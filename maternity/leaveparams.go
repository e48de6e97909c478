package maternity

import (
	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/rule"
)

// LeaveParams are the days of leave a place grants (假期天数). Start from NationalLeave or GuangdongLeave; the zero value
// is refused.
type LeaveParams struct {
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
	CoilOut        int // 取出宫内节育器; 0 of the five operations is not known
	CoilIn         int // 放置宫内节育器
	WomanLigation  int // 输卵管结扎
	ManLigation    int // 输精管结扎
	Reversal       int // 输卵管或者输精管复通
}

// NationalLeave returns the days of 女职工劳动保护特别规定, which grants no reward, paternity or childcare leave.
func NationalLeave() LeaveParams {
	return LeaveParams{
		Birth:        98, // art. 7
		BeforeBirth:  15, // art. 7
		Difficult:    15, // art. 7
		ExtraBaby:    15, // art. 7
		Under4Months: 15, // art. 7
		From4Months:  42, // art. 7
		NursingHours: 1,  // art. 9
	}
}

// GuangdongLeave returns the national days with those of the province, for births in line with the law: the days for a
// difficult birth and after operations of 广东省职工生育保险规定 (省政府令第203号, in force from 2015-01-01), reward, paternity
// and childcare leave of 广东省人口与计划生育条例 (2021-12-01).
func GuangdongLeave() LeaveParams {
	p := NationalLeave()
	p.Difficult = 30     // 省政府令第203号 art. 16(1): in place of the national 15
	p.Reward = 80        // 条例 art. 30
	p.Paternity = 15     // 条例 art. 30
	p.Childcare = 10     // 条例 art. 30
	p.ChildcareYears = 3 // 条例 art. 30
	p.CoilOut = 1        // 省政府令第203号 art. 16(2)
	p.CoilIn = 2         // 省政府令第203号 art. 16(2)
	p.WomanLigation = 21 // 省政府令第203号 art. 16(2)
	p.ManLigation = 7    // 省政府令第203号 art. 16(2)
	p.Reversal = 14      // 省政府令第203号 art. 16(2)
	return p
}

// Check refuses parameters that are not set or cannot be right.
func (p LeaveParams) Check() error {
	var errs []error
	for _, f := range [...]struct {
		field string
		days  int
		least int64
	}{
		{"birth", p.Birth, 1},
		{"before_birth", p.BeforeBirth, 0},
		{"difficult", p.Difficult, 0},
		{"extra_baby", p.ExtraBaby, 1},
		{"under_4_months", p.Under4Months, 1},
		{"from_4_months", p.From4Months, 1},
		{"nursing_hours", p.NursingHours, 0},
		{"reward", p.Reward, 0},
		{"paternity", p.Paternity, 0},
		{"childcare", p.Childcare, 0},
		{"childcare_years", p.ChildcareYears, 0},
		{"coil_out", p.CoilOut, 0},
		{"coil_in", p.CoilIn, 0},
		{"woman_ligation", p.WomanLigation, 0},
		{"man_ligation", p.ManLigation, 0},
		{"reversal", p.Reversal, 0},
	} {
		errs = append(errs, count(f.field, f.days, f.least, 1000,
			rule.Say("start from NationalLeave or GuangdongLeave", "请以 NationalLeave 或 GuangdongLeave 为基础")))
	}
	return rule.Join(errs...)
}

// count is the door for a whole number.
func count(field string, n int, least, most int64, do rule.Text) error {
	return rule.Input{Area: rule.AreaMaternity, Field: field, Min: least, Max: most,
		Do: do}.Check(whole.Number(n))
}

// yuan is the door for an amount of money.
func yuan(field string, do rule.Text) rule.Input {
	return rule.Input{Area: rule.AreaMaternity, Field: field, Max: 10_000_000_000, Places: 2, Do: do}
}
