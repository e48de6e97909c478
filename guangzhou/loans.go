package guangzhou

import (
	"strconv"

	"github.com/shebao-go/shebao/rule"
)

const (
	shortLoan    = 60  // 5年以下（含5年）, months
	longestLoan  = 600 // as package loan has it
	mostAsking   = 10  // applicants of one loan
	loanCeilings = "housing.loan_ceiling_"
)

// LoanRate returns the yearly rate of a provident fund loan granted on a day (个人住房公积金贷款利率), by its term of 1 to 600
// months: up to and with 60, or longer. The rate of a second home is the least one allowed. ErrNoRule before
// 2015-09-01, that of a second home before 2022-10-01.
func LoanRate(day rule.Date, months int, second bool, with ...Option) (rule.Figure, error) {
	if err := loanCount("term_months", months, longestLoan); err != nil {
		return rule.Figure{}, err
	}
	name := "housing.loan_rate_long"
	if months <= shortLoan {
		name = "housing.loan_rate_short"
	}
	if second {
		name += "_second"
	}
	return LookupOn(name, day, with...)
}

// LoanCeiling returns the most one or several applicants may borrow from the provident fund on a day (最高贷款额度), before
// any uplift. It is known for 2023-06-28 to 2024-04-30 and for 2026-06; between, public sources disagree: see
// Disputed.
func LoanCeiling(day rule.Date, applicants int, with ...Option) (rule.Figure, error) {
	if err := loanCount("applicants", applicants, mostAsking); err != nil {
		return rule.Figure{}, err
	}
	if applicants == 1 {
		return LookupOn(loanCeilings+"one", day, with...)
	}
	return LookupOn(loanCeilings+"more", day, with...)
}

func loanCount(field string, n, most int) error {
	if n >= 1 && n <= most {
		return nil
	}
	return rule.AreaHousing.Refuse(rule.ErrOutOfRange, field, strconv.Itoa(n),
		rule.Sayf("is not within 1 to %d", "不在 1 至 %d 之间", most), rule.Say("check the number", "请核对数目"))
}
