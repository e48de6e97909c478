package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

func loanRules() []definition {
	return []definition{
		{Rule{"housing.loan_terms", "rate and highest amount of a provident fund loan granted on a day", "-",
			"notices of the People's Bank of China of 2022-09-30, 2024-05-17 and 2025-05-08; the city's of 2024-04"},
			loanTerms},
	}
}

// loanTerms reads date, applicants, term_months, second_home, children (two or more, one a minor) and disputed (takes
// the likelier amount where public sources disagree). An amount that is not known is left out and named in missing.
func loanTerms(in *input) (any, error) {
	day, applicants := in.date("date"), in.count("applicants", 1, 10)
	months, second := in.count("term_months", 1, 600), in.flag("second_home")
	children := in.flag("children")
	if children && second {
		const reason = "and second_home exclude each other: the uplift is for a first home"
		in.note(rule.ErrConflict, "children", "", reason, "leave one out")
	}
	var with []guangzhou.Option
	if in.flag("disputed") {
		with = append(with, guangzhou.Disputed())
	}
	if err := in.done(); err != nil {
		return nil, err
	}
	rate, err := guangzhou.LoanRate(day, months, second, with...)
	if err != nil {
		return nil, err
	}
	kind := rule.Exact
	if second {
		kind = rule.AtLeast
	}
	out := map[string]any{"rate": rate.Number().Decimal().String(), "rate_kind": kind, "rate_grade": rate.Grade(),
		"rate_source": rate.Cite().In(rule.English)}
	out["missing"] = loanAmounts(out, day, applicants, children, with)
	return out, nil
}

// gap is an amount that is not known and why.
type gap struct {
	What   string `json:"what"`
	Reason string `json:"reason"`
}

// loanAmounts puts the highest amount and its uplift into an answer, and returns what is not known.
func loanAmounts(out map[string]any, day rule.Date, applicants int, children bool, with []guangzhou.Option) []gap {
	ceiling, err := guangzhou.LoanCeiling(day, applicants, with...)
	if err != nil {
		return []gap{{"ceiling", err.Error()}}
	}
	highest, grade := ceiling.Number().Decimal(), ceiling.Grade()
	out["ceiling"] = yuan(highest)
	if children {
		uplift, err := guangzhou.LookupOn("housing.loan_uplift_children", day, with...)
		if err != nil {
			return []gap{{"uplift", err.Error()}}
		}
		share := uplift.Number().Decimal()
		out["uplift"] = share.String()
		highest, grade = highest.Mul(share.Add(decimal.New(1, 0))), max(grade, uplift.Grade())
	}
	out["highest"], out["grade"], out["source"] = yuan(highest), grade, ceiling.Cite().In(rule.English)
	return []gap{}
}
