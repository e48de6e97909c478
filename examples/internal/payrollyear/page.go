package payrollyear

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/rule"
)

func (y *year) scheme(s rule.Scheme) string {
	return y.Say(strings.ReplaceAll(s.String(), "_", " "), s.Chinese())
}

// sheet is the page being written, in one language.
type sheet struct {
	page.Page
	*year
}

// page writes the page of the year, or of the bill of one month.
func (y *year) page() string {
	p := &sheet{year: y}
	p.Columns = 106
	if y.alone() {
		p.oneMonth()
		return p.String()
	}
	p.Title(fmt.Sprintf(y.Say("The payroll year %d", "%d 年社保公积金全年"), y.calendar), "=")
	p.Margin = "  "
	p.head()
	p.employees()
	p.employers()
	p.late()
	p.billPart()
	p.exceptionPart()
	p.taxPart()
	p.known()
	return p.String()
}

// oneMonth writes the page of one month's bill.
func (p *sheet) oneMonth() {
	m := int(p.billMonth.Month())
	p.Title(fmt.Sprintf(p.Say("The bill of one month: %s", "单月账单核对：%s"), p.billMonth), "=")
	p.Margin = "  "
	people := 0
	for i := range p.people {
		if p.people[i].works[m] {
			people++
		}
	}
	p.text("Roster: %s; people employed in the month: %d", "名册：%s；当月在职人数：%d", p.source(), people)
	p.asRead()
	if len(p.newer) > 0 {
		p.lateFigures()
		p.text("Ours is as the month was first run, on day %d; -on-time compares with the figures now in force.",
			"本方为当月 %d 日先行计算的金额；-on-time 按现行数值比对。", runDay)
	}
	p.billPart()
}

// part begins a part of the page.
func (p *sheet) part(english, chinese string) {
	p.Margin = ""
	p.Title(p.Say(english, chinese), "-")
	p.Margin = "  "
}

// text prints a paragraph of either language with the same values.
func (p *sheet) text(english, chinese string, values ...any) {
	p.Wrapped("", fmt.Sprintf(p.Say(english, chinese), values...))
}

// source says whose roster it is.
func (p *sheet) source() string {
	if p.demo() {
		return p.Say("a fictional company; its people, pay and settings are made up", "虚构公司，人员、工资与费率均为编造")
	}
	return p.staff.name
}

func (p *sheet) head() {
	s := p.sums
	p.text("Roster: %s; people: %d at the start of the year + %d hired - %d left = %d at its end",
		"名册：%s；人数：年初 %d ＋ 入职 %d － 离职 %d ＝ 年末 %d", p.source(),
		s.people[0], s.hires[0], s.leavers[0], s.people[0]+s.hires[0]-s.leavers[0])
	p.asRead()
	for _, text := range p.notKnown() {
		p.item("Not computed, because these figures are not known: %s", "未计算，因为以下数值未知：%s", text)
	}
	var onPayroll []int
	for _, m := range p.computed() {
		if !p.levied[m][rule.Maternity] {
			onPayroll = append(onPayroll, m)
		}
	}
	if len(onPayroll) > 0 {
		p.text("Maternity insurance of %s was paid by the employer on its payroll and is in no figure below.",
			"%s 的生育保险由单位按工资总额缴纳，未计入下列任何数字。", p.spans(onPayroll))
	}
}

// asRead says how the roster and the settings were read.
func (p *sheet) asRead() {
	if refused := p.staff.refused.Rows(); refused > 0 {
		p.text("Rows that could not be used and are in no figure below: %d", "不能使用、未计入下列任何数字的行：%d", refused)
	}
	for _, note := range p.staff.notes {
		p.text("%s", "%s", note.In(p.Lang))
	}
	if understood := p.staff.seen.In(p.Lang); understood != "" {
		p.text("Understood in its cells: %s", "单元格的读法：%s", understood)
	}
	p.text("Rates of the employer: injury %s, unemployment %s, fund %s each side", "单位费率：工伤 %s，失业 %s，公积金双方各 %s",
		page.PercentOf(p.options.employer.InjuryRate), page.PercentOf(p.options.employer.UnemploymentRate),
		page.PercentOf(p.options.employer.HousingRate))
}

// byMonth prints a table by month whose columns are amounts, with the year below; lead gives the cells before the
// amounts, 0 for those of the year.
func (p *sheet) byMonth(header []string, lead func(m int) []string, amounts func(m int) []int64) {
	rows := [][]string{header, nil}
	row := func(m int) []string {
		cells := lead(m)
		for _, n := range amounts(m) {
			cells = append(cells, page.Fen(n))
		}
		return cells
	}
	for _, m := range p.computed() {
		rows = append(rows, row(m))
	}
	p.Grid(append(rows, nil, row(0)))
}

// monthName names a row, 0 the year.
func (p *sheet) monthName(m int) string {
	switch {
	case m == 0 && len(p.unknown) > 0:
		return p.Say("All", "合计")
	case m == 0:
		return p.Say("Year", "全年")
	}
	return p.monthOf(m).String()
}

func (p *sheet) employees() {
	s := p.sums
	p.part("The employees' part, yuan, on the limits in force", "个人部分（元，按生效的上下限）")
	schemes := []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Housing}
	p.byMonth(
		[]string{p.Say("Month", "月份"), p.Say("People", "人数"), p.Say("In", "入"), p.Say("Out", "离"),
			p.Say("Pension", "养老"), p.Say("Medical", "医疗"),
			p.Say("Unempl.", "失业"), p.Say("Fund", "公积金"), p.Say("Due", "应缴"), p.Say("Withheld", "代扣")},
		func(m int) []string {
			people := ""
			if m > 0 {
				people = strconv.Itoa(s.people[m])
			}
			return []string{p.monthName(m), people, strconv.Itoa(s.hires[m]), strconv.Itoa(s.leavers[m])}
		},
		func(m int) []int64 { return append(amountsOf(&s.due[m], rule.Employee, schemes), s.withheld[m]) })
	p.text(
		"Due %s = withheld %s + borne by the employer %s + advanced and not yet withheld %s + made up and not "+
			"withheld %s",
		"应缴 %s ＝ 代扣 %s ＋ 单位承担 %s ＋ 垫付未扣 %s ＋ 补差未扣 %s", page.Fen(s.due[0].sum(rule.Employee)), page.Fen(s.withheld[0]),
		page.Fen(s.borne), page.Fen(s.advanced), page.Fen(s.open))
}

// amountsOf are one payer's amounts in some schemes, then in all.
func amountsOf(b *byScheme, payer rule.Payer, schemes []rule.Scheme) (out []int64) {
	for _, scheme := range schemes {
		out = append(out, b[scheme][payer])
	}
	return append(out, b.sum(payer))
}

func (p *sheet) employers() {
	s := p.sums
	p.part("The employer's part, yuan, on the limits in force", "单位部分（元，按生效的上下限）")
	names := [...]string{rule.Pension: p.Say("Pension", "养老"), rule.Medical: p.Say("Medical", "医疗"),
		rule.Maternity: p.Say("Maternity", "生育"), rule.IllnessSupplement: p.Say("Illness", "重大疾病"),
		rule.Unemployment: p.Say("Unempl.", "失业"), rule.Injury: p.Say("Injury", "工伤"),
		rule.Housing: p.Say("Fund", "公积金")}
	var schemes []rule.Scheme
	header := []string{p.Say("Month", "月份")}
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		if slices.ContainsFunc(p.levied[:], func(of [rule.Housing + 1]bool) bool { return of[scheme] }) {
			schemes, header = append(schemes, scheme), append(header, names[scheme])
		}
	}
	p.byMonth(append(header, p.Say("Due", "应缴")),
		func(m int) []string { return []string{p.monthName(m)} },
		func(m int) []int64 { return amountsOf(&s.due[m], rule.Employer, schemes) })
	fund := s.due[0][rule.Housing].both()
	all := s.due[0].sum(rule.Employee) + s.due[0].sum(rule.Employer)
	p.text("Both parts: insurances %s + fund %s = %s", "双方合计：社保 %s ＋ 公积金 %s ＝ %s", page.Fen(all-fund), page.Fen(fund),
		page.Fen(all))
	for _, item := range p.besides.items {
		amounts := s.items[item.Spec().Name]
		if amounts == nil {
			continue
		}
		p.text("Beside it, %s (%s): %s + %s = %s", "另有%s（%s）：%s ＋ %s ＝ %s",
			p.Say(item.Spec().English, item.Spec().Name), p.charge(item.Spec()), page.Fen(amounts[rule.Employee]),
			page.Fen(amounts[rule.Employer]), page.Fen(amounts.both()))
	}
}

// charge says what an item costs.
func (p *sheet) charge(of items.Spec) string {
	if of.Kind == items.FixedAmount {
		return fmt.Sprintf(p.Say("%s a year, in month %d", "每年一次 %s 元，于 %d 月"), of.Value, of.PayMonth)
	}
	return fmt.Sprintf(p.Say("%s of a city average of %d", "社平工资 %[2]d 的 %[1]s"), of.Value, cityAverage)
}

// item prints a paragraph behind a dash.
func (p *sheet) item(english, chinese string, values ...any) {
	p.Wrapped("- ", fmt.Sprintf(p.Say(english, chinese), values...))
}
