package figures

import "github.com/shebao-go/shebao/rule"

// Reading is how figures are read (取数方式) as fields: for an input that is read from a file, a request or flags. Its
// zero value is the plain way, what is in force and on which public sources agree.
type Reading struct {
	CarryForward bool       `json:"carry_forward" in:",optional" doc:"take the last figure, provisionally" zh:"沿用上期数值"`
	Disputed     bool       `json:"disputed" in:",optional" doc:"take the likelier of two values" zh:"采用争议数值"`
	KnownOn      rule.Date  `json:"known_on" in:",optional" doc:"as known on that day" zh:"以该日已知的数值计算"`
	MinGrade     rule.Grade `json:"min_grade,omitempty" in:",optional" doc:"the least grade taken" zh:"最低数据等级"`
}

// Options are the options that were asked for, none of the zero Reading. A day or a grade that is none is refused where
// they are used, as KnownOn and MinGrade say.
func (r Reading) Options() []Option {
	var out []Option
	if r.CarryForward {
		out = append(out, CarryForward())
	}
	if r.Disputed {
		out = append(out, Disputed())
	}
	if r.KnownOn != (rule.Date{}) { // also of numbers that name no day
		out = append(out, KnownOn(r.KnownOn))
	}
	if r.MinGrade != 0 {
		out = append(out, MinGrade(r.MinGrade))
	}
	return out
}
