package rates

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
)

// page prints the target, a table for every path, and what became of the notice.
func (s *solution) page() (string, error) {
	p := &page.Page{Columns: 120, Margin: "  "}
	p.Title(s.whatIf.Title, "=")
	kind := s.Say("given", "指定")
	if s.whatIf.Target == neutral {
		kind = s.Say("revenue-neutral", "收入不变")
	}
	p.Line(fmt.Sprintf(s.Say("one rate, %s: %s (%s to a tenth of a point)", "统一费率（%s）：%s（保留一位小数 %s）"),
		kind, page.SpacedPercent(s.answers[0].Target), page.SpacedPercent(s.answers[0].Rounded)))
	// a whole year at the full target
	last := lastStep(s.answers...).Add(18).Year()
	for i, answer := range s.answers {
		if err := s.path(p, s.whatIf.Paths[i].Name, answer, s.whatIf.Start.Year(), last); err != nil {
			return "", err
		}
	}
	if err := s.became(p); err != nil {
		return "", err
	}
	p.Line("")
	p.Wrapped("", s.Say("Positive: pays more than at the old rate, or the fund gains. "+
		"Yuan a calendar year; wages and headcount as they are.",
		"正数：比原费率多缴，或基金增收。单位为元，按公历年；工资与人数不变。"))
	return p.String(), nil
}

// path prints the steps of one path and its years from first to last.
func (s *solution) path(p *page.Page, name string, answer pension.Unified, first, last int) error {
	p.Title(name, "-")
	header := []string{s.Say("rate from", "费率起始月")}
	for _, g := range answer.Paths {
		header = append(header, g.Name)
	}
	rows := [][]string{header}
	for k, step := range answer.Paths[0].Path.Steps() {
		row := []string{step.From.String()}
		for _, g := range answer.Paths {
			row = append(row, page.SpacedPercent(g.Path.Steps()[k].Value))
		}
		rows = append(rows, row)
	}
	p.Grid(rows)
	p.Line("")
	header[0] = s.Say("pays more or less in", "多缴或少缴")
	header = append([]string(nil), header...)
	for _, e := range s.whatIf.Employers {
		header = append(header, e.Name)
	}
	rows = [][]string{append(header, s.Say("the fund", "基金"))}
	for year := first; year <= last; year++ {
		row, err := s.year(answer, year)
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	p.Grid(rows)
	return nil
}

// year is one calendar year of a path: the groups, the employers, the fund.
func (s *solution) year(answer pension.Unified, year int) ([]string, error) {
	row := []string{strconv.Itoa(year)}
	var fund decimal.Decimal
	for i, g := range s.whatIf.Groups {
		change, err := answer.Paths[i].Change(g.BaseTotal, year)
		if err != nil {
			return nil, err
		}
		row = append(row, page.Signed(change))
		fund = fund.Add(change)
	}
	for _, e := range s.whatIf.Employers {
		change, err := employerChange(e, answer, year)
		if err != nil {
			return nil, err
		}
		row = append(row, page.Signed(change))
	}
	return append(row, page.Signed(fund)), nil
}

// became prints the rates of the city with their grades and documents and, where the groups had the rates of its two
// classes, what they really paid more or less on the bases of the what-if.
func (s *solution) became(p *page.Page) error {
	title := s.Say("What became of it", "实际结果")
	rows := [][]string{{s.Say("from", "起始月"), s.Say("high class", "高费率单位"), s.Say("low class", "低费率单位"),
		s.Say("grade", "可信度"), s.Say("document", "依据")}}
	for _, r := range s.rates {
		high, low := page.SpacedPercent(r.high), page.SpacedPercent(r.low)
		grade, text := page.Grade(r.grade, s.Lang), document(r.cite, s.Lang)
		rows = append(rows, []string{r.from.String(), high, low, grade, text})
	}
	if s.fact == nil {
		p.Title(title, "-")
	}
	if s.fact != nil {
		err := s.path(p, title, *s.fact, s.rates[0].from.Year(), lastStep(*s.fact).Year())
		if err != nil {
			return err
		}
		p.Line("")
	}
	p.Grid(rows, 3, 4)
	p.Wrapped("", s.Say("High class: local town-registered staff of state, collective and foreign-invested employers. "+
		"Low class: all other staff. Where sources disagree, the likelier rate.",
		"高费率：国有、集体、三资企业等单位的本市城镇户籍从业人员；低费率：其他从业人员。来源有争议时取较可信者。"))
	return s.relief(p)
}

// relief says in which months a relief of 2020 cut the employers' part, which the rates of the table do not show.
func (s *solution) relief(p *page.Page) error {
	small, err := reliefMonths("relief_2020.small")
	if err != nil {
		return err
	}
	large, err := reliefMonths("relief_2020.large")
	if err != nil {
		return err
	}
	p.Wrapped("", fmt.Sprintf(s.Say("Rates and amounts do not show the relief of 2020: small employers paid %s of "+
		"their part in %s, large ones %s of it in %s.",
		"费率和金额未反映 2020 年阶段性减免：单位部分，中小微企业等在 %[2]s 按 %[1]s 缴纳，大型企业等在 %[4]s 按 %[3]s 缴纳。"),
		page.SpacedPercent(small.factor), small.months.In(s.Lang), page.SpacedPercent(large.factor),
		large.months.In(s.Lang)))
	return nil
}

// document is the number of a document, or its title where it has none.
func document(c rule.Cite, lang rule.Language) string {
	if c.Number != "" {
		return c.Number
	}
	return c.In(lang)
}

// employerChange returns what one employer of a group pays more or less in a year.
func employerChange(e employer, answer pension.Unified, year int) (decimal.Decimal, error) {
	for _, p := range answer.Paths {
		if p.Name == e.Group {
			return p.Change(e.BaseTotal, year)
		}
	}
	return decimal.Decimal{}, program.Errorf("employer %q: group %q is not one of the groups",
		"单位 %q：%q 不是所列的组", e.Name, e.Group)
}

// lastStep is the month of the last step of all paths.
func lastStep(answers ...pension.Unified) rule.Month {
	var last rule.Month
	for _, a := range answers {
		steps := a.Paths[0].Path.Steps()
		if m := steps[len(steps)-1].From; last.IsZero() || m.After(last) {
			last = m
		}
	}
	return last
}
