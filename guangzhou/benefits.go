package guangzhou

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/rule"
)

// Instrument is the benefit rules of one instrument: chosen by name, not by date, because the day it ended was not
// seen.
type Instrument[T any] struct {
	Name  string
	Value T
	Grade rule.Grade
	Cite  rule.Cite
}

// InjuryBenefits returns what 广东省工伤保险条例 (2019) sets where the national regulation leaves it to the province: the
// subsidies of grades 5 to 10 at the end of a contract and four levels of nursing. Its text was not seen.
func InjuryBenefits() Instrument[injury.BenefitParams] {
	p := injury.NationalBenefits()
	p.MedicalMonths = [6]int{10, 8, 6, 4, 2, 1}
	p.EmploymentMonths = [6]int{50, 40, 25, 15, 8, 4}
	p.Nursing = []decimal.Decimal{decimal.New(6, -1), decimal.New(5, -1), decimal.New(4, -1), decimal.New(3, -1)}
	return Instrument[injury.BenefitParams]{"injury_guangdong_2019", p, rule.Reported,
		rule.Cite{Title: "广东省工伤保险条例 (2019)",
			Note: "public copies: medical subsidy 10/8/6/4/2/1 and employment subsidy 50/40/25/15/8/4 months of the " +
				"own wage for grades 5 to 10; nursing 60/50/40/30 %", Checked: lastChecked()}}
}

// MaternityLeave returns Guangdong's days of leave: the national ones, the days for a difficult birth and operations of
// 广东省职工生育保险规定 (省政府令第203号, from 2015-01-01), and the reward, paternity and childcare leave of
// 广东省人口与计划生育条例 (2021-12-01).
func MaternityLeave() Instrument[maternity.LeaveParams] {
	return Instrument[maternity.LeaveParams]{"maternity_guangdong_2021", maternity.GuangdongLeave(), rule.Official,
		rule.Cite{Title: "广东省职工生育保险规定; 广东省人口与计划生育条例 (2021-12-01)", Number: "广东省人民政府令第203号",
			Article: "第十六条; 条例第三十条", Quote: "顺产的，98天；难产的，增加30天", Checked: lastChecked()}}
}

// DirectPayment returns the day from which the maternity allowance is paid to the person, for births, terminations and
// operations from then on.
func DirectPayment() Instrument[rule.Date] {
	return Instrument[rule.Date]{"maternity_direct_payment", rule.DateOf(2025, 12, 1), rule.Official,
		rule.Cite{Title: "page of 2025-12-03 on maternity allowances paid to the person",
			Chinese: "生育津贴直接发放至个人（2025-12-03 页面）",
			Quote:   "2025年12月1日", Checked: lastChecked()}}
}

// ResidentMedical returns a year's contributions and subsidies of residents' medical insurance (城乡居民医保). A year whose
// amounts were not seen is ErrNoRule.
func ResidentMedical(year int) (resident.Params, error) {
	month := rule.MonthOf(year, 1)
	var p resident.Params
	var errs []error
	for _, f := range []struct {
		name string
		into *rule.Figure
	}{{"student_personal", &p.StudentPersonal}, {"student_subsidy", &p.StudentSubsidy}, {"other_personal",
		&p.OtherPersonal}, {"other_subsidy", &p.OtherSubsidy}} {
		var err error
		*f.into, err = Lookup("medical.resident_"+f.name, month)
		errs = append(errs, err)
	}
	return p, rule.Join(errs...)
}

// lastChecked is the month the texts behind the versions were last looked at.
func lastChecked() rule.Month { return rule.MonthOf(2026, 11) }
