package payrollyear

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/page"
	catalogue "github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/rule"
)

func (p *sheet) late() {
	s := p.sums
	p.part("What July's late limits cost, yuan", "七月上下限迟发的补差（元）")
	if len(p.figures.late) == 0 {
		p.text("Nothing: every month was run on the figures now in force (-on-time).", "无：各月均按现行数值计算（-on-time）。")
		return
	}
	for _, now := range p.newer {
		p.item("%s: first run on %s, in force is %s: %s, known since %s", "%s：先按 %s 计算，生效的为 %s：%s，%s 起可知",
			p.figureName(now.Name), p.older(now.Name).Number(), now.Figure.Number(), now.Figure.Cite().In(p.Lang),
			knownSince(now.Figure))
	}
	p.text("First run so: %s, each on day %d. Made up in %s; people: %d; withheld then: %s. Lines by cause: %s.",
		"先行计算：%s，各月 %d 日。%s 补差；人数：%d；当月代扣 %s。按原因的行数：%s。",
		p.lateMonths(), runDay, monthOf(p.settlement), s.madeUpPeople, page.Fen(s.withheldOfMadeUp), p.causes())
	header, rows := []string{""},
		[][]string{{p.Say("Employees", "个人")}, {p.Say("Employer", "单位")}, {p.Say("Both", "合计")}}
	for _, m := range append(slices.Clone(p.figures.late), 0) {
		header = append(header, p.monthName(m))
		d := s.madeUp[m]
		for i, n := range []int64{d[rule.Employee], d[rule.Employer], d.both()} {
			rows[i] = append(rows[i], page.Fen(n))
		}
	}
	p.Grid([][]string{header, nil, rows[0], rows[1], nil, rows[2]})
}

// figureName names a figure: by its stable name, in Chinese by its scheme and its term.
func (p *sheet) figureName(name string) string {
	kind, _ := catalogue.Describe(name)
	return p.Say(name, kind.Scheme.Chinese()+kind.What.Chinese)
}

// knownSince is the day a figure was issued, else that of the first page that prints it.
func knownSince(f rule.Figure) rule.Date {
	if issued := f.Cite().Issued; !issued.IsZero() {
		return issued
	}
	return f.Cite().Seen
}

// older returns the figure the first late month was run on.
func (p *sheet) older(name string) rule.Figure {
	policy := p.paid[p.figures.late[0]]
	for _, f := range policy.Figures() {
		if f.Name == name {
			return f.Figure
		}
	}
	return rule.Figure{}
}

// causes counts the lines that were made up by why they differ.
func (p *sheet) causes() string {
	var causes []string
	for _, name := range slices.Sorted(maps.Keys(p.sums.madeUpCauses)) {
		causes = append(causes, fmt.Sprintf("%s %d", p.Say(name, causeInChinese(name)), p.sums.madeUpCauses[name]))
	}
	return strings.Join(causes, p.Say(", ", "、"))
}

// causeInChinese is the Chinese name of a cause of a difference.
func causeInChinese(name string) string {
	switch name {
	case "limit":
		return "上下限"
	case "rate":
		return "费率"
	case "base":
		return "缴费工资"
	case "correction":
		return "更正"
	case "relief":
		return "减免"
	case "mixed":
		return "多项"
	}
	return name
}
