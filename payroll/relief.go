package payroll

import (
	"slices"

	"github.com/shebao-go/shebao/rule"
)

// unusedOf says which of the caller's own figures no slip of the employer uses: those of another class or kind of
// employer.
func (e *Employer) unusedOf(p *Policy, c *compiled) []Notice {
	for _, f := range [...]rule.Figure{p.Housing.MinRate, p.Housing.MaxRate} { // they bound the employer's fund rates
		if e.hasDeposits {
			c.used = append(c.used, f)
		}
	}
	if e.hasCoefficient {
		c.used = append(c.used, p.Unemployment.Coefficients[:]...)
	}
	if e.injuryClass != 0 {
		c.used = append(c.used, p.Injury.Float)
	}
	var out []Notice
	for _, f := range p.figures() {
		own := f.figure.Grade() == rule.Supplied
		same := func(used rule.Figure) bool { return used.SharesSource(*f.figure) }
		if own && !slices.ContainsFunc(c.used, same) {
			out = append(out, Notice{"own_figure_not_used",
				"your own " + f.name + " is not used: it is not this employer's",
				"自填的 " + f.name + " 未用到：不适用于本单位"})
		}
	}
	return out
}

// Notice is something a slip says beside its lines: what was not applied, or what the reader should know.
type Notice struct {
	Code    string `json:"code" doc:"stable, such as relief_2020_not_applied" zh:"代码"`
	English string `json:"text" doc:"in English" zh:"英文"`
	Chinese string `json:"text_zh" doc:"in Chinese" zh:"中文"`
}

// In returns the text in a language.
func (n Notice) In(lang rule.Language) string {
	if lang == rule.Chinese {
		return n.Chinese
	}
	return n.English
}

// reliefFigure returns the factor of the employer's relief of 2020, the zero Figure where none is applied.
func (e *Employer) reliefFigure(p *Policy) rule.Figure {
	switch e.relief {
	case "small":
		return p.Relief2020.Small
	case "large":
		return p.Relief2020.Large
	}
	return rule.Figure{}
}

// noticesOf says what a slip of the month has to say: an employer under the relief of 2020 that did not say its size.
func (e *Employer) noticesOf(p *Policy) []Notice {
	inForce := func(f rule.Figure) bool { return f != (rule.Figure{}) && !f.None() }
	if e.relief != "" || e.kind == NoEnterprise || !inForce(p.Relief2020.Small) && !inForce(p.Relief2020.Large) {
		return nil
	}
	month := p.Month.String()
	return []Notice{{"relief_2020_not_applied",
		"the relief of 2020 was in force in " + month +
			" and is not applied: pass relief_2020 small or large where the employer had it",
		month + " 有 2020 年阶段性减免，本次未适用：单位如享受，请填 relief_2020 为 small（中小微企业）或 large（大型企业等）"}}
}
