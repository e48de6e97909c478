package payrollyear

import (
	"fmt"
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
	sums *sums
}

// page writes the page of the year.
func (y *year) page() (string, error) {
	r, err := y.receipts()
	if err != nil {
		return "", err
	}
	p := &sheet{year: y, sums: y.total()}
	p.Columns = 106
	p.Title(y.Say("The payroll year 2025", "2025 年社保公积金全年"), "=")
	p.Margin = "  "
	p.head()
	p.employees()
	p.employers()
	p.late()
	p.billPart()
	p.exceptionPart()
	p.taxPart()
	p.known(&r)
	return p.String(), nil
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

func (p *sheet) head() {
	source := p.staff.name
	if p.demo() {
		source = p.Say("a fictional company; its people, pay and settings are made up", "虚构公司，人员、工资与费率均为编造")
	}
	s := p.sums
	p.text("Roster: %s; people: %d at the start of the year + %d hired - %d left = %d at its end",
		"名册：%s；人数：年初 %d ＋ 入职 %d － 离职 %d ＝ 年末 %d", source,
		s.people[0], s.hires[0], s.leavers[0], s.people[0]+s.hires[0]-s.leavers[0])
	if refused := p.staff.refused.Rows(); refused > 0 {
		p.text("Rows that could not be used and are in no figure below: %d", "不能使用、未计入下列任何数字的行：%d", refused)
	}
	p.text("Rates of the employer: injury %s, unemployment %s, fund %s each side", "单位费率：工伤 %s，失业 %s，公积金双方各 %s",
		p.options.employer.InjuryRate, p.options.employer.UnemploymentRate, p.options.employer.HousingRate)
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
	for m := 1; m <= months; m++ {
		rows = append(rows, row(m))
	}
	p.Grid(append(rows, nil, row(0)))
}

// monthName names a row, 0 the year.
func (p *sheet) monthName(m int) string {
	if m == 0 {
		return p.Say("Year", "全年")
	}
	return monthOf(m).String()
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
	schemes := []rule.Scheme{rule.Pension, rule.Medical, rule.Maternity, rule.Unemployment, rule.Injury, rule.Housing}
	p.byMonth(
		[]string{p.Say("Month", "月份"), p.Say("Pension", "养老"), p.Say("Medical", "医疗"), p.Say("Maternity", "生育"),
			p.Say("Unempl.", "失业"), p.Say("Injury", "工伤"),
			p.Say("Fund", "公积金"), p.Say("Due", "应缴")},
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
