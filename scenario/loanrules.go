package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// loanRules are the rules of provident fund loans that read the city's figures.
func loanRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("housing.loan_terms", jsonrule.About{
			Doc:     "rate and highest amount of a provident fund loan granted on a day",
			Chinese: "某日发放的住房公积金贷款的利率和最高额度", Clause: "-",
			Source:  "中国人民银行 notices of 2022-09-30, 2024-05-17 and 2025-05-08; 广州住房公积金贷款额度通知 of 2024-04",
			Example: `{"date":"2025-06-01","applicants":1,"term_months":360}`}, loanTerms),
	}
}

type loanTermsInput struct {
	Date       rule.Date `json:"date" doc:"the day it is granted" zh:"贷款发放日"`
	Applicants int       `json:"applicants" in:"count" min:"1" max:"10" doc:"who borrow together" zh:"申请人数"`
	Months     int       `json:"term_months" in:"count" min:"1" max:"600" doc:"term in months" zh:"期限（月）"`
	SecondHome bool      `json:"second_home" default:"false" doc:"for a second home" zh:"购买第二套住房"`
	Children   bool      `json:"children" default:"false" doc:"two or more, one a minor" zh:"多子女（至少一人未成年）"`
	Disputed   bool      `json:"disputed" default:"false" doc:"the likelier amount" zh:"采用争议数值"`
}

// CheckFields refuses the uplift for children on a second home.
func (in loanTermsInput) CheckFields() error {
	if !in.Children || !in.SecondHome {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrConflict, Field: "children",
		Reason: rule.Say("and second_home exclude each other: the uplift is for a first home",
			"与 second_home 不能同时填写：上浮只适用于首套住房"),
		Do: rule.Say("leave one out", "请只填一个")}
}

// loanTermsOutput has no amount where it is not known.
type loanTermsOutput struct {
	Rate       decimal.Decimal     `json:"rate" out:"plain" doc:"a year, a fraction" zh:"年利率"`
	RateKind   rule.Modality       `json:"rate_kind" doc:"exact, or at_least for a second home" zh:"确数或下限"`
	RateGrade  rule.Grade          `json:"rate_grade" doc:"how well it is known" zh:"利率数据等级"`
	RateSource string              `json:"rate_source" doc:"its document" zh:"利率依据（英文）"`
	RateCite   string              `json:"rate_source_zh" doc:"the same in Chinese" zh:"利率依据"`
	Ceiling    decimal.NullDecimal `json:"ceiling,omitempty" out:"yuan" doc:"highest amount, yuan" zh:"最高额度（元）"`
	Uplift     decimal.NullDecimal `json:"uplift,omitempty" out:"plain" doc:"for children, a fraction" zh:"多子女上浮比例"`
	Highest    decimal.NullDecimal `json:"highest,omitempty" out:"yuan" doc:"with the uplift, yuan" zh:"可贷最高额（元）"`
	Grade      rule.Grade          `json:"grade,omitempty" doc:"of the highest amount" zh:"额度数据等级"`
	Source     string              `json:"source,omitempty" doc:"of the highest amount" zh:"额度依据（英文）"`
	Cite       string              `json:"source_zh,omitempty" doc:"the same in Chinese" zh:"额度依据"`
	Missing    []gap               `json:"missing" doc:"what is not known" zh:"未知项"`
}

// gap is an amount that is not known and why.
type gap struct {
	What    string `json:"what" enum:"ceiling,uplift" doc:"the name of the amount" zh:"名称"`
	Reason  string `json:"reason" doc:"why" zh:"原因（英文）"`
	Chinese string `json:"reason_zh" doc:"the same in Chinese" zh:"原因"`
}

// gapOf is an amount that is not known because of an error.
func gapOf(what string, err error) []gap {
	return []gap{{what, err.Error(), rule.Message(err, rule.Chinese)}}
}

func loanTerms(in loanTermsInput) (loanTermsOutput, error) {
	var with []guangzhou.Option
	if in.Disputed {
		with = append(with, guangzhou.Disputed())
	}
	rate, err := guangzhou.LoanRate(in.Date, in.Months, in.SecondHome, with...)
	if err != nil {
		return loanTermsOutput{}, err
	}
	out := loanTermsOutput{Rate: rate.Number().Decimal(), RateKind: rule.Exact, RateGrade: rate.Grade(),
		RateSource: rate.Cite().In(rule.English), RateCite: rate.Cite().In(rule.Chinese)}
	if in.SecondHome {
		out.RateKind = rule.AtLeast
	}
	out.amounts(in, with)
	return out, nil
}

// amounts adds the highest amount and its uplift, or what is not known of them.
func (out *loanTermsOutput) amounts(in loanTermsInput, with []guangzhou.Option) {
	ceiling, err := guangzhou.LoanCeiling(in.Date, in.Applicants, with...)
	if err != nil {
		out.Missing = gapOf("ceiling", err)
		return
	}
	highest, grade := ceiling.Number().Decimal(), ceiling.Grade()
	out.Ceiling = decimal.NewNullDecimal(highest)
	if in.Children {
		uplift, err := guangzhou.LookupOn("housing.loan_uplift_children", in.Date, with...)
		if err != nil {
			out.Missing = gapOf("uplift", err)
			return
		}
		share := uplift.Number().Decimal()
		out.Uplift = decimal.NewNullDecimal(share)
		highest, grade = highest.Mul(share.Add(decimal.New(1, 0))), max(grade, uplift.Grade())
	}
	out.Highest, out.Grade = decimal.NewNullDecimal(highest), grade
	out.Source, out.Cite = ceiling.Cite().In(rule.English), ceiling.Cite().In(rule.Chinese)
}
