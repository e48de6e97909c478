package costcompare

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/book"
	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// The endings of the files of the tables behind the first.
const (
	yearPeopleFile = "people-by-year"
	departmentFile = "departments"
	centreFile     = "cost-centres"
	monthFile      = "months"
	yearFile       = "years"
	figureFile     = "figures"
)

func sheetFiles() []string {
	return []string{yearPeopleFile, departmentFile, centreFile, monthFile, yearFile, figureFile}
}

// group is people, months or years that are added up together.
type group = payrollmonth.Group[cost]

// groups adds the entries up by a name of theirs, in the order of the roster.
func (c *comparison) groups(by func(*entry) string) []group {
	name := func(e *entry) string { return cmp.Or(by(e), c.Say("(none given)", "（未填写）")) }
	return payrollmonth.Groups(c.entries, name, func(to *cost, e *entry) { to.add(&e.cost) })
}

func (c *comparison) departments() []group {
	return c.groups(func(e *entry) string { return e.Department })
}

func (c *comparison) centres() []group {
	return c.groups(func(e *entry) string { return e.CostCentre })
}

// byMonth and byYear are the sums of everybody.
func (c *comparison) byMonth() []group {
	var list []group
	for i := range c.months {
		list = append(list, group{Name: c.months[i].month.String(), Sums: c.months[i].cost})
	}
	return list
}

func (c *comparison) byYear() []group {
	list := make([]group, len(c.years))
	for i := range c.months {
		list[c.months[i].year].Name = strconv.Itoa(c.months[i].month.Year())
		list[c.months[i].year].Sums.add(&c.months[i].cost)
	}
	return list
}

// sheet is a table of costs being made.
type sheet struct {
	book.Sheet
	before int // columns before the costs
}

func (c *comparison) newSheet(name, file string, heads ...book.Head) *sheet {
	s := &sheet{Sheet: book.Sheet{Name: name, File: file, Heads: heads}, before: len(heads)}
	for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
		who := c.Say(payer.String(), payer.Chinese())
		for _, what := range []string{c.Say(who+" against", who+"比较前"), c.Say(who+" with", who+"比较后"),
			c.Say(who+" more", who+"增减")} {
			s.Heads = append(s.Heads, book.Head{Name: what, Width: 15})
		}
	}
	s.Heads = append(s.Heads, book.Head{Name: c.Say("both more", "合计增减"), Width: 15})
	return s
}

// row adds a row; the differences are formulas of it.
func (s *sheet) row(before []book.Cell, of *cost) {
	row := len(s.Rows) + 2
	s.add(before, of, func(int) string { return "" }, row)
}

// add adds a row whose costs follow from the formula given.
func (s *sheet) add(before []book.Cell, of *cost, formula func(column int) string, row int) {
	cells := before
	var more []string
	for payer := rule.Employee; payer <= rule.Employer; payer++ {
		at := len(cells) + 1
		less := "ROUND(" + book.At(at+1, row) + "-" + book.At(at, row) + ",2)"
		cells = append(cells, book.Amount(of.against[payer]).By(formula(at)),
			book.Amount(of.with[payer]).By(formula(at+1)), book.Amount(of.more(payer)).By(less))
		more = append(more, book.At(at+2, row))
	}
	s.Rows = append(s.Rows, append(cells, book.Amount(of.more(0)).By("ROUND("+strings.Join(more, "+")+",2)")))
}

// total adds the row of sums.
func (s *sheet) total(name string, of *cost) {
	last := len(s.Rows) + 1
	before := make([]book.Cell, s.before)
	before[0] = book.Text(name)
	s.add(before, of, func(column int) string {
		return "ROUND(SUM(" + book.At(column, 2) + ":" + book.At(column, last) + "),2)"
	}, last+1)
}

// peopleHeads are the heads before the costs of people.
func (c *comparison) peopleHeads(more ...book.Head) []book.Head {
	return append([]book.Head{{Name: c.Say("id", "工号"), Width: 14}, {Name: c.Say("name", "姓名"), Width: 12},
		{Name: c.Say("department", "部门"), Width: 16}, {Name: c.Say("cost centre", "成本中心"), Width: 16}}, more...)
}

func (e *entry) cells() []book.Cell {
	return []book.Cell{book.Text(e.ID), book.Text(e.Name), book.Text(e.Department), book.Text(e.CostCentre)}
}

// peopleSheet is one row a person.
func (c *comparison) peopleSheet() book.Sheet {
	s := c.newSheet(c.Say("people", "按人"), "", c.peopleHeads()...)
	for i := range c.entries {
		s.row(c.entries[i].cells(), &c.entries[i].cost)
	}
	s.total(c.Say("total", "合计"), &c.total)
	return s.Sheet
}

// yearPeopleSheet is one row a person and calendar year.
func (c *comparison) yearPeopleSheet() book.Sheet {
	s := c.newSheet(c.Say("people by year", "按人按年"), yearPeopleFile,
		c.peopleHeads(book.Head{Name: c.Say("year", "年度"), Width: 8})...)
	for i := range c.entries {
		e := &c.entries[i]
		for k, year := range c.years {
			s.row(append(e.cells(), book.Count(year)), &e.years[k])
		}
	}
	s.total(c.Say("total", "合计"), &c.total)
	return s.Sheet
}

// groupSheet is one row a group.
func (c *comparison) groupSheet(name, file, of string, groups []group) book.Sheet {
	heads := []book.Head{{Name: of, Width: 20}}
	ofPeople := groups[0].People > 0
	if ofPeople {
		heads = append(heads, book.Head{Name: c.Say("people", "人数"), Width: 8})
	}
	s := c.newSheet(name, file, heads...)
	for i := range groups {
		before := []book.Cell{book.Text(groups[i].Name)}
		if ofPeople {
			before = append(before, book.Count(groups[i].People))
		}
		s.row(before, &groups[i].Sums)
	}
	s.total(c.Say("total", "合计"), &c.total)
	return s.Sheet
}

// figureSheet is one row for each figure that is compared and its months.
func (c *comparison) figureSheet() book.Sheet {
	s := book.Sheet{Name: c.Say("figures", "所比数据"), File: figureFile, Heads: []book.Head{
		{Name: c.Say("figure", "数据"), Width: 34}, {Name: c.Say("from", "自"), Width: 10},
		{Name: c.Say("through", "至"), Width: 10},
		{Name: c.Say("against", "比较前"), Width: 14}, {Name: c.Say("with", "比较后"), Width: 14},
		{Name: c.Say("where the first is from", "比较前的依据"), Width: 60}}}
	for _, f := range c.figures() {
		s.Rows = append(s.Rows, []book.Cell{book.Text(f.name), book.Text(f.from.String()),
			book.Text(f.through.String()), book.Text(f.against.Number().String()), book.Text(f.with.Number().String()),
			book.Text(f.against.Cite().In(c.Lang))})
	}
	return s
}

// write writes the tables of -out and the chart.
func (c *comparison) write() error {
	if c.out != "" {
		sheets := []book.Sheet{c.peopleSheet(), c.yearPeopleSheet(),
			c.groupSheet(c.Say("departments", "按部门"), departmentFile, c.Say("department", "部门"), c.departments()),
			c.groupSheet(c.Say("cost centres", "按成本中心"), centreFile, c.Say("cost centre", "成本中心"), c.centres()),
			c.groupSheet(c.Say("months", "按月"), monthFile, c.Say("month", "费款所属月"), c.byMonth()),
			c.groupSheet(c.Say("years", "按年"), yearFile, c.Say("year", "年度"), c.byYear()), c.figureSheet()}
		files, err := c.tools.Writers.Write(&c.Files, c.out, &book.Book{Title: c.title(), Lang: c.Lang, Sheets: sheets})
		if err != nil {
			return err
		}
		c.written = files
	}
	if c.svg == "" {
		return nil
	}
	c.written = append(c.written, c.svg)
	err := c.Files.Write(c.svg, func(to io.Writer) error { return c.tools.Draw(to, c.chart()) })
	return program.FlagError("svg", err)
}

// Chart is what each department pays more or less: a bar for each payer.
type Chart struct {
	Title, Axis string
	Names       []string // of the departments
	Bars        []Bars
}

// Bars are the bars of one payer, yuan, in the order of the names.
type Bars struct {
	Name string
	Yuan []float64 // for the eye only
}

// drawn is how many departments a chart has room for.
const drawn = 12

// chart is the chart of the departments that differ most.
func (c *comparison) chart() Chart {
	groups := c.departments()
	slices.SortStableFunc(groups, func(a, b group) int { return cmp.Compare(abs(b.Sums.more(0)), abs(a.Sums.more(0))) })
	out := Chart{Title: c.asked() + ", " + c.span(), Axis: c.Say("more or less, yuan", "增减（元）")}
	if len(groups) > drawn {
		out.Title += c.Say("; the departments that differ most", "；差额最大的部门")
		groups = groups[:drawn]
	}
	for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
		if c.total.against[payer] == c.total.with[payer] {
			continue
		}
		bars := Bars{Name: c.Say(payer.String(), payer.Chinese())}
		for i := range groups {
			yuan, _ := rule.FenAmount(groups[i].Sums.more(payer)).Decimal().Float64()
			bars.Yuan = append(bars.Yuan, yuan)
		}
		out.Bars = append(out.Bars, bars)
	}
	for i := range groups {
		out.Names = append(out.Names, groups[i].Name)
	}
	return out
}

func abs(n int64) int64 { return max(n, -n) }

// asked is what is compared, on one line.
func (c *comparison) asked() string {
	var parts []string
	for _, f := range c.figures() {
		one := f.name + " " + value(f.name, f.with) + c.Say(" against ", " 对 ") + value(f.name, f.against)
		if !slices.Contains(parts, one) {
			parts = append(parts, one)
		}
	}
	return strings.Join(parts, c.Say("; ", "；"))
}

// span is the months of the run.
func (c *comparison) span() string {
	if c.through == c.Month() {
		return c.through.String()
	}
	return c.Month().String() + c.Say(" to ", " 至 ") + c.through.String()
}

// fen prints a difference in fen.
func fen(n int64) string { return page.Signed(rule.FenAmount(n).Decimal()) }
