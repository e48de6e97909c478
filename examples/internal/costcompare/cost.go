package costcompare

import (
	"io"
	"strings"
	"time"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/progress"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// cost is what each payer pays in fen, against and with the figure.
type cost struct{ against, with [rule.Employer + 1]int64 }

// add adds another cost.
func (c *cost) add(other *cost) {
	for payer := range c.with {
		c.against[payer] += other.against[payer]
		c.with[payer] += other.with[payer]
	}
}

// more is what a payer pays more with the figure; 0 is both payers.
func (c *cost) more(payer rule.Payer) int64 {
	if payer == 0 {
		return c.more(rule.Employee) + c.more(rule.Employer)
	}
	return c.with[payer] - c.against[payer]
}

// pay adds a slip to one of the two sides.
func pay(into *[rule.Employer + 1]int64, s *payroll.Slip) {
	for i := range s.Lines {
		into[s.Lines[i].Payer()] += s.Lines[i].Fen()
	}
}

// entry is somebody of the roster, and the cost of each calendar year.
type entry struct {
	*payrollmonth.Person
	cost  cost
	years []cost // in the order of comparison.years
}

// pair makes the slips of one month, against and with the figure.
type pair struct {
	month         rule.Month
	year          int // its place among the years
	against, with *payrollmonth.Month
	cost          cost
}

// comparison is the work of a run.
type comparison struct {
	*options
	staff   payrollmonth.Staff
	months  []pair
	years   []int
	entries []entry
	total   cost
	refused int
	grade   rule.Grade
	written []string
}

// compute makes every slip on both sides. A row that cannot be computed in a month is in no sum.
func (c *comparison) compute(stdin io.Reader, stderr io.Writer) error {
	var err error
	if c.staff, err = c.Staff(stdin, stderr); err != nil {
		return err
	}
	c.refused = c.staff.Refused
	for m := c.Month(); !m.After(c.through); m = m.Add(1) {
		if err := c.addMonth(m); err != nil {
			return err
		}
	}
	if err := c.differs(); err != nil {
		return err
	}
	start, months := time.Now(), int64(len(c.months))
	all := months * int64(len(c.staff.People))
	clock := progress.OfWork(stderr, false, all, rule.Say("employee-months", "人月"), c.Lang)
	defer clock.Clear()
	for i := range c.staff.People {
		p := &c.staff.People[i]
		e, problems := c.person(p)
		clock.Step(start, time.Now(), months)
		if len(problems) > 0 {
			clock.Clear()
			c.refused++
			c.staff.Refuse(p.Line, p.ID, problems)
			continue
		}
		c.entries = append(c.entries, e)
		c.total.add(&e.cost)
	}
	if len(c.entries) == 0 {
		return program.Errorf("%s: nobody could be computed", "%s：没有一人可以计算", c.staff.Source)
	}
	return nil
}

// addMonth prepares a month.
func (c *comparison) addMonth(m rule.Month) error {
	p := pair{month: m}
	var err error
	if p.against, err = c.OfMonth(m, "against", c.against, &c.staff); err != nil {
		return err
	}
	if p.with, err = c.OfMonth(m, "with", c.with, &c.staff); err != nil {
		return err
	}
	if len(c.years) == 0 || c.years[len(c.years)-1] != m.Year() {
		c.years = append(c.years, m.Year())
	}
	p.year = len(c.years) - 1
	c.months = append(c.months, p)
	return nil
}

// person computes somebody in every month.
func (c *comparison) person(p *payrollmonth.Person) (entry, []table.Problem) {
	e := entry{Person: p, years: make([]cost, len(c.years))}
	costs := make([]cost, len(c.months))
	grade := c.grade
	for i := range c.months {
		against, problems := c.months[i].against.Slip(p)
		if len(problems) > 0 {
			return e, problems
		}
		with, problems := c.months[i].with.Slip(p)
		if len(problems) > 0 {
			return e, problems
		}
		pay(&costs[i].against, &against)
		pay(&costs[i].with, &with)
		grade = max(grade, against.Grade())
	}
	c.grade = grade
	for i := range costs {
		c.months[i].cost.add(&costs[i])
		e.years[c.months[i].year].add(&costs[i])
		e.cost.add(&costs[i])
	}
	return e, nil
}

// compared is the value of a figure on both sides from one month through another.
type compared struct {
	name          string
	against, with rule.Figure
	from, through rule.Month
}

// figures are the figures of -with and -against, each stretch of months with the same two values once.
func (c *comparison) figures() []compared {
	var list []compared
	var names []string
	seen := map[string]bool{}
	for _, own := range []program.OwnFigures{c.with, c.against} {
		for _, f := range own {
			if !seen[f.Name] {
				names = append(names, f.Name)
			}
			seen[f.Name] = true
		}
	}
	for _, name := range names {
		for i := range c.months {
			m := &c.months[i]
			one := compared{name, figureOf(m.against.Policy(), name), figureOf(m.with.Policy(), name), m.month, m.month}
			if last := len(list) - 1; last >= 0 && list[last].sameAs(&one) {
				list[last].through = m.month
				continue
			}
			list = append(list, one)
		}
	}
	return list
}

// sameAs reports whether the values are the same.
func (c *compared) sameAs(other *compared) bool {
	return c.name == other.name && c.against.Number() == other.against.Number() &&
		c.with.Number() == other.with.Number()
}

// value prints a figure: a rate as a percentage.
func value(name string, f rule.Figure) string {
	if strings.HasSuffix(name, "_rate") && !f.None() {
		return page.Percent(f.Number().Decimal())
	}
	return f.Number().String()
}

// figureOf is a figure of a policy by its name.
func figureOf(p *payroll.Policy, name string) rule.Figure {
	for _, f := range p.Figures() {
		if f.Name == name {
			return f.Figure
		}
	}
	return rule.Figure{}
}

// differs refuses figures that are the same on both sides in every month.
func (c *comparison) differs() error {
	for _, f := range c.figures() {
		if f.against.Number() != f.with.Number() {
			return nil
		}
	}
	own := c.with
	if len(own) == 0 {
		own = c.against
	}
	return program.Errorf("%s=%s is the law's own figure in every month: there is nothing to compare; change the "+
		"value, or say with -against or -with what it is held against",
		"%s=%s 就是每个月的法定数值：没有可比较的；请换一个数值，或用 -against、-with 给出另一个", own[0].Name, own[0].Value)
}
