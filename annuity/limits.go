package annuity

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Share is a limit as a fraction of the total wages, such as 1/12. The zero value is no limit at all: 0.
type Share struct{ num, den int64 }

// String prints the fraction.
func (s Share) String() string {
	return strconv.FormatInt(s.num, 10) + "/" + strconv.FormatInt(s.den, 10)
}

// Limits are the limits in force in a month. Take them from LimitsIn; the zero value is refused.
type Limits struct {
	Employer Share         // 企业缴费
	Total    Share         // 企业和职工个人缴费合计
	LastYear bool          // of last year's total wages (上年度职工工资总额), else of the same year's
	Modality rule.Modality // AtMost: a limit, never an amount due
	Cite     rule.Cite
}

// LimitsIn returns the limits of a year's contributions for a month (企业年金缴费上限): 1/12 of last year's total wages for
// the employer and 1/6 for both together until 2018-01, 8 % and 12 % of the total wages from 2018-02. The order of
// 2004 says of the 1/6 that it is generally (一般) not passed.
//
// Errors: ErrMissingField without a month, ErrNoRule before 2014-01 and after 2027-12, up to which 企业年金办法 holds.
//
// 劳社部令第20号 art. 8; 企业年金办法 (令第36号) art. 15.
func LimitsIn(month rule.Month) (Limits, error) {
	if month.IsZero() {
		return Limits{}, month.Blame(rule.AreaAnnuity.Missing("month",
			rule.Say("pass a month the limits are in force in", "请填写适用月份")))
	}
	if first := rule.MonthOf(2014, 1); month.Before(first) {
		return Limits{}, &rule.NoRuleError{Area: rule.AreaAnnuity, What: limitOf(), Month: month, Nearest: first}
	}
	law := order36(limitOf(), "art. 15")
	if month.Before(law.From.Month()) {
		return Limits{
			Employer: Share{1, 12}, // 劳社部令第20号 art. 8: 企业缴费 at most a twelfth
			Total:    Share{1, 6},  // 劳社部令第20号 art. 8: 合计一般不超过 a sixth
			LastYear: true, Modality: rule.AtMost,
			Cite: rule.Cite{Title: "Trial measures for enterprise annuities", Chinese: "企业年金试行办法",
				Number: "劳社部令第20号", Article: "art. 8", Note: "the sixth is said to be generally (一般) not passed"},
		}, nil
	}
	if err := law.In(month); err != nil {
		return Limits{}, err
	}
	return Limits{
		Employer: Share{8, 100},  // 企业年金办法 art. 15: 企业缴费 at most 8 %
		Total:    Share{12, 100}, // 企业年金办法 art. 15: 合计 at most 12 %
		Modality: rule.AtMost,
		Cite:     law.Cite,
	}, nil
}

// limitOf says what LimitsIn answers with.
func limitOf() rule.Text { return rule.Say("limit of the contributions", "年金缴费上限") }

// order36 is the span of 企业年金办法, from 2018-02-01, for what an article of it rules.
func order36(what rule.Text, article string) rule.Span {
	return rule.OpenSpan(rule.AreaAnnuity, what, rule.DateOf(2018, 2, 1),
		rule.Cite{Title: "Measures for enterprise annuities", Chinese: "企业年金办法",
			Number: "人社部 财政部令第36号", Article: article, Checked: rule.MonthOf(2026, 11)})
}

// Contributions are those of one employer's plan in a year, yuan. Wages are the total wages the limits are a share of,
// see Limits.LastYear; Employees are the contributions of all employees together (职工个人缴费).
type Contributions struct {
	Wages     decimal.Decimal `json:"wages" in:"total" doc:"total wages of the year, yuan" zh:"工资总额（元）"`
	Employer  decimal.Decimal `json:"employer" in:"total" doc:"the employer's contributions, yuan" zh:"企业缴费（元）"`
	Employees decimal.Decimal `json:"employees" in:"total" doc:"all employees' contributions, yuan" zh:"职工个人缴费合计（元）"`
}

// Usage compares contributions with the limits, yuan. A greatest amount is rounded down to the fen.
type Usage struct {
	EmployerMost  decimal.Decimal `json:"employer_most" out:"yuan" doc:"the employer's most, yuan" zh:"企业缴费上限（元）"`
	EmployerOver  decimal.Decimal `json:"employer_over" out:"yuan" doc:"the employer's excess, yuan" zh:"企业超出额（元）"`
	TotalMost     decimal.Decimal `json:"total_most" out:"yuan" doc:"both sides' most, yuan" zh:"合计上限（元）"`
	TotalOver     decimal.Decimal `json:"total_over" out:"yuan" doc:"both sides' excess, yuan" zh:"合计超出额（元）"`
	EmployeesMost decimal.Decimal `json:"employees_most" out:"yuan" doc:"what is left to employees" zh:"个人缴费上限（元）"`
}

// Use compares a year's contributions with the limits.
//
// Errors: ErrMissingField for limits that are not LimitsIn's, ErrOutOfRange for an amount outside 0 to 10^15.
func (l Limits) Use(c Contributions) (Usage, error) {
	if l.Employer.den == 0 || l.Total.den == 0 {
		return Usage{}, failed(rule.ErrMissingField, "limits", "", rule.Say("are not set", "没有设定"),
			rule.Say("take them from LimitsIn", "请取自 LimitsIn"))
	}
	if err := jsonrule.Check(rule.AreaAnnuity, c); err != nil {
		return Usage{}, err
	}
	u := Usage{
		EmployerMost: shareDown(c.Wages, l.Employer.num, l.Employer.den),
		TotalMost:    shareDown(c.Wages, l.Total.num, l.Total.den),
	}
	u.EmployerOver = over(c.Employer, u.EmployerMost)
	u.TotalOver = over(c.Employer.Add(c.Employees), u.TotalMost)
	u.EmployeesMost = over(u.TotalMost, c.Employer)
	return u, nil
}

// MarshalJSON is always an error: store the month and take the share from LimitsIn.
func (s Share) MarshalJSON() ([]byte, error) { return nil, s.unstored() }

// UnmarshalJSON is always an error, as MarshalJSON is.
func (s *Share) UnmarshalJSON([]byte) error { return s.unstored() }

func (*Share) unstored() error {
	return rule.Unstored("share", rule.Say("store the month and take the share from LimitsIn",
		"请保存月份，并由 LimitsIn 取得份额"))
}
