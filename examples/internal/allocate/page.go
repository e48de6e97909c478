package allocate

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// named is how many differences the page names; a file has them all.
const named = 30

// print prints the page.
func (s *split) print(stdout io.Writer) error {
	p := &page.Page{Columns: 110, Margin: "  "}
	p.Title(s.title(), "=")
	s.facts(p)
	s.groupPart(p, s.Say("By department", "按部门"), s.groups(s.department))
	if s.anyCentre() {
		s.groupPart(p, s.Say("By cost centre", "按成本中心"), s.groups(s.costCentre))
	}
	s.listPart(p)
	s.differencePart(p)
	s.month.Settings(p)
	if len(s.written) > 0 {
		p.Title(s.Say("Written", "已写出"), "-")
		for _, name := range s.written {
			p.Line(name)
		}
	}
	_, err := io.WriteString(stdout, p.String())
	return err
}

// title says what the page and the file are.
func (s *split) title() string {
	return fmt.Sprintf(s.Say("What was charged for %s", "%s 社保与公积金分摊"), s.Month())
}

// facts say what was read and how.
func (s *split) facts(p *page.Page) {
	strangers := 0
	for i := range s.entries {
		if s.entries[i].stranger {
			strangers++
		}
	}
	facts := [][2]string{
		{s.Say("roster", "名册"), fmt.Sprintf(s.Say("%s: %d people, %d refused", "%s：%d 人，退回 %d"), s.staff.Source,
			len(s.staff.People), s.refused)},
		{s.Say("not on it", "不在名册"), fmt.Sprintf(s.Say("of the lists: %d", "清册中 %d 人"), strangers)},
		{s.Say("differences", "差异"), strconv.Itoa(s.count())},
		{s.Say("grade", "等级"), s.Say("our own amounts are ", "本方金额为") + page.Grade(s.grade, s.Lang)},
	}
	for _, how := range s.month.Readings() {
		facts = append(facts, [2]string{s.Say("figures", "数据"), how})
	}
	for _, note := range s.staff.Notes {
		facts = append(facts, [2]string{s.Say("read", "读取"), note.In(s.Lang)})
	}
	if !s.staff.IDNumbers {
		facts = append(facts, [2]string{s.Say("ids", "认人"), s.Say(
			"the roster has no id_number: people are known by the personal number of the lists",
			"名册没有证件号码：按清册的人员编号认人")})
	}
	if absent := s.absent(); absent != "" {
		facts = append(facts, [2]string{s.Say("not given", "未提供"), absent})
	}
	p.Facts(facts)
}

// absent names what the slips have and no list was given of: it is in no sum.
func (s *split) absent() string {
	item := slices.ContainsFunc(s.lists, func(l list) bool {
		return slices.ContainsFunc(l.report.Items, func(item bill.Item) bool { return item.OneItem })
	})
	var names []string
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
			c := bill.Column{Scheme: scheme, Payer: payer}
			if s.hasList(c) || scheme == rule.Maternity && item || !s.levied(c) {
				continue
			}
			names = append(names, columnText(c).In(s.Lang))
		}
	}
	return strings.Join(names, s.Say("; ", "；"))
}

// levied reports whether a slip has a line.
func (s *split) levied(c bill.Column) bool {
	for i := range s.people {
		for j := range s.people[i].Slips {
			if _, there := s.people[i].Slips[j].Line(c.Scheme, c.Payer); there {
				return true
			}
		}
	}
	return false
}

// anyCentre reports whether somebody has a cost centre.
func (s *split) anyCentre() bool {
	return slices.ContainsFunc(s.entries, func(e entry) bool { return e.CostCentre != "" })
}

// groupPart prints a row a group.
func (s *split) groupPart(p *page.Page, title string, groups []group) {
	p.Title(title, "-")
	head := []string{"", s.Say("people", "人数"), s.Say("employee", "个人"), s.Say("employer", "单位")}
	extra := s.whole().of(subsidy).any
	if extra {
		head = append(head, s.Say("fund subsidy", "补贴月缴"))
	}
	row := func(name string, people int, of *sums) []string {
		cells := []string{name, page.Count(people), page.Fen(of.of(rule.Employee).fen),
			page.Fen(of.of(rule.Employer).fen)}
		if extra {
			cells = append(cells, page.Fen(of.of(subsidy).fen))
		}
		return append(cells, page.Fen(of.all().fen))
	}
	rows := [][]string{append(head, s.Say("total", "合计")), nil}
	for i := range groups {
		rows = append(rows, row(groups[i].Name, groups[i].People, &groups[i].Sums))
	}
	p.Grid(append(rows, nil, row(s.Say("total", "合计"), len(s.entries), s.whole())))
}

// listPart prints a row a list.
func (s *split) listPart(p *page.Page) {
	p.Title(s.Say("The lists", "清册核对"), "-")
	rows := [][]string{{s.Say("scheme and payer", "险种与缴费方"), s.Say("rows", "行数"), s.Say("sum of the rows", "各行之和"),
		s.Say("its own total", "清册合计行"), s.Say("our slips", "按名册应缴"), s.Say("list less ours", "清册减本方")}, nil}
	var unlike []string
	for i := range s.lists {
		l := &s.lists[i]
		stated, fits := l.stated()
		total := s.Say("none", "无")
		if stated.Valid {
			total = page.Yuan(stated.Decimal)
		}
		if !fits {
			total += " !"
			unlike = append(unlike, l.name)
		}
		rows = append(rows, []string{columnText(l.Column).In(s.Lang), strconv.Itoa(l.rows), page.Fen(l.charged.fen),
			total, page.Fen(l.ours.fen), page.Signed(rule.FenAmount(l.charged.fen - l.ours.fen).Decimal())})
	}
	p.Grid(rows)
	for _, name := range unlike {
		p.Wrapped("! ", fmt.Sprintf(s.Say("%s is not the sum of its rows", "%s 的合计行与各行之和不符"), name))
	}
	for i := range s.lists {
		if l := &s.lists[i]; l.byName {
			p.Wrapped("", fmt.Sprintf(s.Say("%s: taken for %s, by its name", "%s：按文件名认作%s"), l.name,
				columnText(l.Column).In(s.Lang)))
		}
	}
}

// differencePart prints what does not fit, and remarks.
func (s *split) differencePart(p *page.Page) {
	p.Title(fmt.Sprintf(s.Say("Differences: %d", "差异：%d"), s.count()), "-")
	if len(s.differences) == 0 {
		p.Line(s.Say("All lists are what the slips give, to the fen.", "全部清册与本方结果一致，分毫不差。"))
		return
	}
	for i := range s.differences[:min(named, len(s.differences))] {
		d := &s.differences[i]
		p.Wrapped(s.mark(d), s.line(d))
	}
	if more := len(s.differences) - named; more > 0 {
		p.Line(fmt.Sprintf(s.Say("... and %d more: all are in the file of -out", "……另有 %d 条，全部在 -out 的文件里"), more))
	}
}

// mark tells a difference from a remark.
func (s *split) mark(d *difference) string {
	if d.remark {
		return s.Say("remark  ", "说明  ")
	}
	return "-  "
}

// line is a difference on one line.
func (s *split) line(d *difference) string {
	var parts []string
	if d.who != nil {
		who := strings.TrimSpace(d.who.ID + " " + d.who.Name)
		if d.who.stranger {
			who = strings.TrimSpace(d.who.IDNumber + " " + d.who.Name)
		}
		parts = append(parts, who)
	}
	if d.list != nil {
		parts = append(parts, columnText(d.list.Column).In(s.Lang))
	}
	if d.line > 0 {
		parts = append(parts, fmt.Sprintf(s.Say("line %d", "第 %d 行"), d.line))
	}
	line := strings.Join(parts, s.Say(", ", "，")) + s.Say(": ", "：") + d.cause.In(s.Lang)
	if d.ours.Valid || d.charged.Valid {
		line += fmt.Sprintf(s.Say(" (charged %s, ours %s)", "（清册 %s，本方 %s）"), yuan(d.charged), yuan(d.ours))
	}
	if text := d.text(s.Lang); text != "" {
		line += s.Say("; ", "；") + text
	}
	return line
}

// yuan prints an amount, or a dash where there is none.
func yuan(d decimal.NullDecimal) string {
	if !d.Valid {
		return "-"
	}
	return page.Yuan(d.Decimal)
}
