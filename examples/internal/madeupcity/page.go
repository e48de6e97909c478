package madeupcity

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

// pageWidth is how many columns of a terminal the page uses.
const pageWidth = 100

// report is a city and what it comes to.
type report struct {
	*city
	totals *totals
}

func (r report) page() *page.Page {
	p := &page.Page{Columns: pageWidth, Margin: "  "}
	r.head(p)
	r.madeUp(p)
	p.Title(r.Say("Totals of "+r.period()+" by scheme, yuan", r.period()+" 分险种合计（元）"), "-")
	r.ledger(p, r.totals.year())
	r.byMonth(p)
	r.beyond(p)
	return p
}

// head says what was computed from what.
func (r report) head(p *page.Page) {
	p.Title(r.Say("A made-up city on the figures of Guangzhou, ", "虚构的城市，"+guangzhou.Place+"的标准，")+r.period(), "=")
	grade := rule.Grade(0)
	for i := range r.months {
		grade = max(grade, r.months[i].grade)
	}
	facts := [][2]string{
		{r.Say("People", "人数"), r.Say(
			fmt.Sprintf("%s, made up from seed %d: no real person is among them", page.Count(r.people), r.seed),
			fmt.Sprintf("%s，由种子 %d 虚构，没有真实的人", page.Count(r.people), r.seed))},
		{r.Say("Employee-months", "人月"), r.Say(
			fmt.Sprintf("%s computed, %s refused", page.Count(r.employeeMonths()-r.totals.refused),
				page.Count(r.totals.refused)),
			fmt.Sprintf("算出 %s，退回 %s", page.Count(r.employeeMonths()-r.totals.refused), page.Count(r.totals.refused)))},
		{r.Say("Grade", "等级"),
			r.Say(grade.String()+", the weakest of all figures used", grade.Chinese()+"（所用数据中最弱的一级）")},
	}
	label := r.Say("Supplied", "自填数据")
	if len(r.supplied) == 0 {
		facts = append(facts, [2]string{label, r.Say("nothing: the library has every figure that these months need",
			"无：本库有这些月份所需的全部数据")})
	}
	for _, s := range r.supplied {
		facts = append(facts, [2]string{label, r.Say(
			fmt.Sprintf("%s = %s, your own by -with, for %s, where the library has none", s.name, s.value,
				listed(s.months, r.Say)),
			fmt.Sprintf("%s = %s，由 -with 自填，用于本库没有这项数据的 %s", s.name, s.value, listed(s.months, r.Say)))})
		label = ""
	}
	var relieved []rule.Month
	for i := range r.months {
		if r.months[i].relief {
			relieved = append(relieved, r.months[i].month)
		}
	}
	if months := listed(relieved, r.Say); months != "" {
		facts = append(facts, [2]string{r.Say("Notice", "提示"), r.Say(
			"the relief of 2020 was in force in "+months+"; these employers are made up without it",
			months+" 有 2020 年阶段性减免，虚构的单位未适用")})
	}
	p.Facts(facts)
}

// madeUp prints what the people were made from.
func (r report) madeUp(p *page.Page) {
	p.Title(r.Say("Employers, made up", "虚构的单位"), "-")
	rows := [][]string{
		{r.Say("Group", "组别"), r.Say("Share", "占比"), r.Say("People", "人数"), r.Say("Injury", "工伤费率"),
			r.Say("Unemployment", "失业费率"),
			r.Say("Fund, employer", "公积金单位比例"), r.Say("Fund, employee", "公积金个人比例")}, nil}
	for g := range groups {
		s := &groups[g].settings
		rows = append(rows,
			[]string{string(rune('A' + g)), fmt.Sprintf("%d%%", groups[g].share), page.Count(r.totals.people[g]),
				page.PercentOf(s.InjuryRate), page.PercentOf(s.UnemploymentRate), page.PercentOf(s.HousingEmployerRate),
				page.PercentOf(s.HousingEmployeeRate)})
	}
	p.Grid(rows)
	p.Wrapped("",
		r.Say("All are enterprises and levy every scheme; fund deposits are rounded by the practice of the month.",
			"均为企业，各险种全部参加；公积金缴存额按当月惯例取整。"))
	p.Title(r.Say("Wages, made up", "虚构的工资"), "-")
	rows = [][]string{
		{r.Say("From, yuan a month", "每月不低于（元）"), r.Say("Below", "低于（元）"), r.Say("Of 1,000 people", "每千人")}, nil}
	for _, b := range bands {
		rows = append(rows, []string{page.Count(b.from), page.Count(b.to), fmt.Sprint(b.share)})
	}
	p.Grid(rows)
	p.Wrapped("",
		r.Say(
			"Every fen of a band is as likely as any other. A wage is the same in every month from July to June and "+
				"drawn anew for the next July.",
			"同一档内每一分的可能性相同。工资从七月到次年六月不变，次年七月重新抽取。"))
}

// scheme returns the name of a scheme.
func (r report) scheme(s rule.Scheme) string { return page.Scheme(s, r.Lang) }

// ledger prints each scheme and payer.
func (r report) ledger(p *page.Page, l *ledger) {
	rows := [][]string{append([]string{r.Say("Scheme", "险种")}, r.payers()...), nil}
	for s := rule.Pension; s <= rule.Housing; s++ {
		employee, employer := l[s][rule.Employee], l[s][rule.Employer]
		if employee != (sum{}) || employer != (sum{}) {
			rows = append(rows, append([]string{r.scheme(s)}, both(employee, employer)...))
		}
	}
	p.Grid(append(rows, nil,
		append([]string{r.Say("All schemes", "合计")}, both(l.side(rule.Employee), l.side(rule.Employer))...)))
}

func (r report) payers() []string {
	return []string{r.Say("Employee", "个人"), r.Say("Employer", "单位"), r.Say("Sum", "合计")}
}

// both returns the cells of two payers and their sum.
func both(employee, employer sum) []string {
	all := employee
	all.plus(employer)
	cells := []string{"", "", page.Yuan(all.yuan())}
	for i, s := range [...]sum{employee, employer} {
		if s != (sum{}) {
			cells[i] = page.Yuan(s.yuan())
		}
	}
	return cells
}

// byMonth prints the payers of every month, then the schemes once for months in a row that come to the same.
func (r report) byMonth(p *page.Page) {
	p.Title(r.Say("Totals by month, yuan", "分月合计（元）"), "-")
	rows := [][]string{append(append([]string{r.Say("Month", "月份")}, r.payers()...), r.Say("Grade", "等级")), nil}
	for i := range r.months {
		l, grade := &r.totals.months[i], r.months[i].grade
		rows = append(rows,
			append(append([]string{r.months[i].month.String()}, both(l.side(rule.Employee), l.side(rule.Employer))...),
				page.Grade(grade, r.Lang)))
	}
	p.Grid(rows, 4)
	for i := 0; i < len(r.months); {
		to := i
		for to+1 < len(r.months) && r.totals.months[to+1] == r.totals.months[i] {
			to++
		}
		months := stretch(r.months[i].month, r.months[to].month, r.Say)
		if i != to {
			months = r.Say("Each month of "+months, months+" 每月")
		}
		p.Title(months+r.Say(" by scheme, yuan", " 分险种（元）"), "-")
		r.ledger(p, &r.totals.months[i])
		i = to + 1
	}
}

// beyond prints how many people the limits decide for.
func (r report) beyond(p *page.Page) {
	p.Title(r.Say("People charged on a limit", "按上下限缴费的人数"), "-")
	none := r.Say("none", "无")
	rows := [][]string{
		{r.Say("Scheme", "险种"), r.Say("Months", "月份"), r.Say("Floor", "下限"), r.Say("People below", "低于下限"),
			r.Say("Ceiling", "上限"), r.Say("People above", "高于上限")}, nil}
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		for i, s := range r.spans {
			if s.scheme != scheme {
				continue
			}
			cells := []string{r.scheme(scheme), stretch(s.from, s.to, r.Say), none, "", none, ""}
			if s.limits.floor > 0 {
				cells[2], cells[3] = page.Grouped(decimal.New(s.limits.floor, -2).String()),
					page.Count(r.totals.beyond[i].below)
			}
			if s.limits.ceiling < noCeiling {
				cells[4], cells[5] = page.Grouped(decimal.New(s.limits.ceiling, -2).String()),
					page.Count(r.totals.beyond[i].above)
			}
			rows = append(rows, cells)
		}
	}
	p.Grid(rows, 1)
	p.Wrapped("",
		r.Say(
			"Floors and ceilings are yuan a month; the people are those of one month, the same in every month of "+
				"the row.",
			"上下限为每月元数；人数是一个月的人数，同一行各月相同。"))
}

// cost is what a run took.
type cost struct {
	elapsed time.Duration
	cores   int
	memory  uint64 // bytes
}

// print writes the last section, the only one that differs from run to run.
func (c cost) print(p *page.Page, o *options) {
	n := o.employeeMonths()
	p.Title(o.Say("This run", "本次运行"), "-")
	p.Facts([][2]string{
		{o.Say("Time", "用时"), fmt.Sprintf("%s s", decimal.New(c.elapsed.Milliseconds(), -3))},
		{o.Say("Per employee-month", "每人月"), o.Say(
			fmt.Sprintf("%s ns; times the cores, %s ns", per(c.elapsed, 1, n), per(c.elapsed, c.cores, n)),
			fmt.Sprintf("%s 纳秒；乘以核数为 %s 纳秒", per(c.elapsed, 1, n), per(c.elapsed, c.cores, n)))},
		{o.Say("Cores", "核数"), fmt.Sprint(c.cores)},
		{o.Say("Memory", "内存"), o.Say(
			fmt.Sprintf("%d MiB taken from the system at most", (c.memory+1<<20-1)>>20),
			fmt.Sprintf("最多向系统申请 %d MiB", (c.memory+1<<20-1)>>20))},
	})
}

// per returns nanoseconds for each of n, with one decimal.
func per(elapsed time.Duration, cores int, n int64) string {
	return decimal.NewFromInt(elapsed.Nanoseconds()).Mul(decimal.NewFromInt(int64(cores))).DivRound(
		decimal.NewFromInt(n), 1).String()
}
