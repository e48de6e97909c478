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
	p.part("What figures that came late cost, yuan", "迟发数值的补差（元）")
	switch {
	case p.onTime:
		p.text("Nothing: every month was run on the figures now in force (-on-time).", "无：各月均按现行数值计算（-on-time）。")
		return
	case len(p.figures.late) == 0:
		p.text("Nothing: on day %d of each month the figures now in force were known.", "无：各月 %d 日均已知现行数值。", runDay)
		return
	}
	p.lateFigures()
	p.text("First run so: %s, each on day %d. Made up in %s; people: %d; withheld then: %s.%s",
		"先行计算：%s，各月 %d 日。%s 补差；人数：%d；当月代扣 %s。%s",
		p.spans(p.figures.late), runDay, p.settledWhen(), s.madeUpPeople, page.Fen(s.withheldOfMadeUp), p.causes())
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

// lateFigures lists the figures that came late, with those that months were first run on.
func (p *sheet) lateFigures() {
	for _, late := range p.newer {
		p.item("%s: first run on %s, in force is %s: %s, known since %s", "%s：先按 %s 计算，生效的为 %s：%s，%s 起可知",
			p.figureName(late.name), p.number(late.instead), p.number(late.now), late.now.Cite().In(p.Lang),
			knownSince(late.now))
	}
}

// number is the value of a figure.
func (p *sheet) number(f rule.Figure) string {
	if f.Number().IsNone() {
		return p.Say("none", "无")
	}
	return f.Number().String()
}

// settledWhen names the months that make up for the late ones.
func (p *sheet) settledWhen() string {
	list := p.settlements()
	later := list[0] == 0
	if later {
		list = list[1:]
	}
	text := p.spans(list)
	switch {
	case !later:
		return text
	case text != "":
		text += p.Say(", ", "、")
	}
	return text + p.Say("the time after the year", "年后")
}

// figureName names a figure: by its stable name, in Chinese by its scheme and its term.
func (y *year) figureName(name string) string {
	kind, _ := catalogue.Describe(name)
	return y.Say(name, kind.Scheme.Chinese()+kind.What.Chinese)
}

// knownSince is the day a figure was issued, else that of the first page that prints it.
func knownSince(f rule.Figure) rule.Date {
	if issued := f.Cite().Issued; !issued.IsZero() {
		return issued
	}
	return f.Cite().Seen
}

// causes counts the lines that were made up by why they differ; it says nothing where there is none.
func (p *sheet) causes() string {
	var causes []string
	for _, name := range slices.Sorted(maps.Keys(p.sums.madeUpCauses)) {
		causes = append(causes, fmt.Sprintf("%s %d", p.Say(name, causeInChinese(name)), p.sums.madeUpCauses[name]))
	}
	if len(causes) == 0 {
		return ""
	}
	return p.Say(" Lines by cause: ", "按原因的行数：") + strings.Join(causes, p.Say(", ", "、")) + p.Say(".", "。")
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
