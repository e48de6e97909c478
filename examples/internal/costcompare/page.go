package costcompare

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/rule"
)

// print prints the page.
func (c *comparison) print(stdout io.Writer) error {
	p := &page.Page{Columns: 110, Margin: "  "}
	p.Title(c.title(), "=")
	c.facts(p)
	c.figurePart(p)
	c.sidePart(p)
	c.groupPart(p, c.Say("By department", "按部门"), c.departments())
	if slices.ContainsFunc(c.entries, func(e entry) bool { return e.CostCentre != "" }) {
		c.groupPart(p, c.Say("By cost centre", "按成本中心"), c.centres())
	}
	if len(c.months) > 1 {
		c.groupPart(p, c.Say("By year", "按年"), c.byYear())
	}
	c.mostPart(p)
	c.months[0].against.Settings(p)
	if len(c.written) > 0 {
		p.Title(c.Say("Written", "已写出"), "-")
		for _, name := range c.written {
			p.Line(name)
		}
	}
	_, err := io.WriteString(stdout, p.String())
	return err
}

// title says what the page and the file are.
func (c *comparison) title() string {
	return fmt.Sprintf(c.Say("What a figure costs, %s", "数值变动的影响，%s"), c.span())
}

// facts say what was read and how.
func (c *comparison) facts(p *page.Page) {
	facts := [][2]string{
		{c.Say("roster", "名册"), fmt.Sprintf(c.Say("%s: %d computed, %d refused", "%s：算出 %d 人，退回 %d"), c.staff.Source,
			len(c.entries), c.refused)},
		{c.Say("months", "月数"), fmt.Sprintf(c.Say("%d, the same roster in each", "%d，各月名册相同"), len(c.months))},
		{c.Say("grade", "等级"), page.Grade(c.grade, c.Lang)},
	}
	if c.demoAsked {
		facts = append(facts, [2]string{c.Say("asked", "比较"), c.Say("nothing was: a demonstration with made-up people",
			"未指定：以虚构人员演示")})
	}
	for _, how := range c.months[0].with.Readings() {
		facts = append(facts, [2]string{c.Say("figures", "数据"), how})
	}
	for _, note := range c.staff.Notes {
		facts = append(facts, [2]string{c.Say("read", "读取"), note.In(c.Lang)})
	}
	p.Facts(facts)
}

// figurePart prints the two values of each figure and where the first is from.
func (c *comparison) figurePart(p *page.Page) {
	p.Title(c.Say("What is compared", "所比数据"), "-")
	rows := [][]string{{c.Say("figure", "数据"), c.Say("months", "月份"), c.Say("against", "比较前"), c.Say("with", "比较后"),
		c.Say("the first is", "比较前的依据")}, nil}
	for _, f := range c.figures() {
		months := f.from.String()
		if f.through != f.from {
			months += c.Say(" to ", " 至 ") + f.through.String()
		}
		why := page.Grade(f.against.Grade(), c.Lang)
		if number := f.against.Cite().Number; number != "" {
			why += c.Say(", ", "，") + number
		}
		rows = append(rows, []string{f.name, months, value(f.name, f.against), value(f.name, f.with), why})
	}
	p.Grid(rows, 1, 4)
}

// sidePart prints who pays more and who less.
func (c *comparison) sidePart(p *page.Page) {
	p.Title(c.Say("Who pays more, who less", "谁多缴，谁少缴"), "-")
	rows := [][]string{{"", c.Say("against", "比较前"), c.Say("with", "比较后"), c.Say("more or less", "增减"),
		c.Say("of how many more", "多缴人数"), c.Say("less", "少缴人数"), c.Say("the same", "不变人数")}, nil}
	for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
		more, less := 0, 0
		for i := range c.entries {
			switch d := c.entries[i].cost.more(payer); {
			case d > 0:
				more++
			case d < 0:
				less++
			}
		}
		rows = append(rows, []string{c.Say(payer.String(), payer.Chinese()), page.Fen(c.total.against[payer]),
			page.Fen(c.total.with[payer]), fen(c.total.more(payer)), page.Count(more), page.Count(less),
			page.Count(len(c.entries) - more - less)})
	}
	both := c.total
	rows = append(rows, nil, []string{c.Say("both", "合计"),
		page.Fen(both.against[rule.Employee] + both.against[rule.Employer]),
		page.Fen(both.with[rule.Employee] + both.with[rule.Employer]), fen(both.more(0)), "", "", ""})
	p.Grid(rows)
}

// groupPart prints a row a group.
func (c *comparison) groupPart(p *page.Page, title string, groups []group) {
	p.Title(title, "-")
	ofPeople := groups[0].People > 0
	row := func(name string, people int, of *cost) []string {
		cells := []string{name}
		if ofPeople {
			cells = append(cells, page.Count(people))
		}
		return append(cells, fen(of.more(rule.Employee)), fen(of.more(rule.Employer)), fen(of.more(0)))
	}
	head := []string{""}
	if ofPeople {
		head = append(head, c.Say("people", "人数"))
	}
	rows := [][]string{append(head, c.Say("employee", "个人"), c.Say("employer", "单位"), c.Say("both", "合计")), nil}
	for i := range groups {
		rows = append(rows, row(groups[i].Name, groups[i].People, &groups[i].Sums))
	}
	p.Grid(append(rows, nil, row(c.Say("total", "合计"), len(c.entries), &c.total)))
}

// shown is how many people the page names; a file has them all.
const shown = 12

// mostPart prints the people who differ most.
func (c *comparison) mostPart(p *page.Page) {
	p.Title(c.Say("The people who differ most", "差额最大的人"), "-")
	list := slices.DeleteFunc(slices.Clone(c.entries), func(e entry) bool { return e.cost.more(0) == 0 })
	slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(abs(b.cost.more(0)), abs(a.cost.more(0))) })
	rows := [][]string{{"", c.Say("employee", "个人"), c.Say("employer", "单位"), c.Say("both", "合计")}, nil}
	for i := range list[:min(shown, len(list))] {
		e := &list[i]
		rows = append(rows, []string{strings.TrimSpace(e.ID + " " + e.Name), fen(e.cost.more(rule.Employee)),
			fen(e.cost.more(rule.Employer)), fen(e.cost.more(0))})
	}
	p.Grid(rows)
	if more := len(list) - shown; more > 0 {
		p.Line(fmt.Sprintf(c.Say("... and %d more: all are in the file of -out", "……另有 %d 人，全部在 -out 的文件里"), more))
	}
}
