package payrollmonth

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// pageWidth is how many columns of a terminal the page uses.
const pageWidth = 100

// scheme returns the name of a scheme on the page.
func (o *options) scheme(s rule.Scheme) string { return page.Scheme(s, o.Lang) }

// oneItem reports whether medical and maternity insurance are one item of the employer's on the slips.
func (o *options) oneItem() bool {
	return o.employer.OneMedicalItem && maternity.InMedicalItem(o.month)
}

// item is the name of a scheme in the totals.
func (o *options) item(s rule.Scheme) string {
	if s == rule.Medical && o.oneItem() {
		return page.MedicalItem(o.Lang)
	}
	return o.scheme(s)
}

// gradeName returns a grade in the language of the page.
func (o *options) gradeName(g rule.Grade) string { return page.Grade(g, o.Lang) }

// print writes the page.
func (m *month) print(w io.Writer) error {
	p := &page.Page{Columns: pageWidth, Margin: "  "}
	m.head(p)
	m.settingsPart(p)
	if m.computed > 0 {
		m.totals(p)
		m.bill(p)
		m.samplesPart(p)
		m.documentsPart(p)
	}
	m.explanations(p)
	_, err := io.WriteString(w, p.String())
	return err
}

// head says what was computed from what.
func (m *month) head(p *page.Page) {
	place := m.Say("Guangzhou", guangzhou.Place)
	p.Title(m.Say(place+", "+m.month.String()+": social insurance and housing fund",
		place+" "+m.month.String()+" 社会保险与住房公积金"), "=")
	name := m.source
	if m.in == "" {
		name = m.Say("a fictional company, built in (use -in for your own)", "内置的虚构单位（用 -in 换成自己的）")
	}
	facts := [][2]string{
		{m.Say("Roster", "名册"), name},
		{m.Say("Rows", "行数"), m.Say(
			fmt.Sprintf("%s read, %s computed, %s refused", page.Count(m.read), page.Count(m.computed),
				page.Count(m.refused)),
			fmt.Sprintf("读入 %s，算出 %s，退回 %s", page.Count(m.read), page.Count(m.computed), page.Count(m.refused))) +
			m.blankLines()},
	}
	if m.computed > 0 {
		facts = append(facts, [2]string{m.Say("Grade", "等级"),
			m.gradeNote()})
	}
	facts = append(facts, m.readingFacts()...)
	label := m.Say("Figures", "数据")
	for _, how := range m.readings() {
		facts = append(facts, [2]string{label, how})
		label = ""
	}
	label = m.Say("Notice", "提示")
	for _, n := range m.notices {
		facts = append(facts, [2]string{label, n.In(m.Lang)})
		label = ""
	}
	p.Facts(facts)
}

// gradeNote is the grade of the page; there is none where no line is known.
func (m *month) gradeNote() string {
	if m.grade == 0 {
		return m.Say("none: no line is known", "无：没有能确定的项目")
	}
	return m.gradeName(m.grade) + m.Say(", the weakest of all figures used", "（所用数据中最弱的一级）")
}

func (m *month) blankLines() string {
	if m.blank == 0 {
		return ""
	}
	return m.Say("; "+page.Count(m.blank)+" blank lines passed over", "；跳过空行 "+page.Count(m.blank))
}

// readingFacts say how the roster was read, and which wages to look at again.
func (m *month) readingFacts() [][2]string {
	var facts [][2]string
	label := m.Say("Read as", "读法")
	for _, n := range m.notes {
		facts = append(facts, [2]string{label, n.In(m.Lang)})
		label = ""
	}
	if m.ofKinds > 0 {
		facts = append(facts, [2]string{m.Say("Kinds", "人员类别"), m.Say(
			page.Counted(m.ofKinds,
				"row")+" with a kind of person: in the schemes the texts of the month say, and in no other",
			page.Count(m.ofKinds)+" 人填了人员类别：按当月规定参加险种")})
	}
	label = m.Say("Look at", "请核对")
	for _, low := range m.low {
		facts = append(facts, [2]string{label, m.Say(
			fmt.Sprintf("line %d, %s: a wage of %s is less than half the floor %s", low.line, low.id, low.wage,
				low.floor),
			fmt.Sprintf("第 %d 行 %s：工资 %s 不到下限 %s 的一半", low.line, low.id, low.wage, low.floor))})
		label = ""
	}
	if more := m.lows - len(m.low); more > 0 {
		facts = append(facts, [2]string{"", m.Say(page.Count(more)+" more such wages", "另有 "+page.Count(more)+" 人")})
	}
	return facts
}

// settingsPart prints the employer's settings and where each comes from.
func (m *month) settingsPart(p *page.Page) {
	s := &m.employer
	unemployment := m.Say("coefficient ", "浮动系数 ") + s.UnemploymentCoefficient
	if s.UnemploymentRate != "" {
		unemployment = page.PercentOf(s.UnemploymentRate)
	}
	p.Title(m.Say("Settings of the employer", "单位设置"), "-")
	facts := [][2]string{
		{m.scheme(rule.Unemployment), unemployment + m.demoMark(m.demo.Unemployment)},
		{m.scheme(rule.Injury), m.injurySetting()},
		{m.scheme(rule.Housing), m.housingSetting()},
		{m.Say("Kind", "单位类型"), m.employer.KindName(m.Tongue)},
	}
	p.Facts(append(facts, m.datedSettings()...))
}

// demoMark marks a setting of the demonstration.
func (m *month) demoMark(demo bool) string {
	if demo {
		return m.Say(" (demo)", "（演示）")
	}
	return ""
}

func (m *month) injurySetting() string {
	s, text := &m.employer, m.Say("by row", "逐行给出")
	switch {
	case s.InjuryRate != "":
		text = page.PercentOf(s.InjuryRate)
	case s.InjuryClass != 0:
		text = m.Say("class ", "行业类别 ") + strconv.Itoa(s.InjuryClass)
		if s.InjuryFloat != "" {
			text += m.Say(", floated by ", "，浮动 ") + s.InjuryFloat
		}
	}
	text += m.demoMark(m.demo.Injury)
	switch n := page.Count(m.ownInjury); m.ownInjury {
	case 0:
	case 1:
		text += m.Say("; 1 person has a rate of its own", "；1 人另有费率")
	default:
		text += m.Say("; "+n+" people have a rate of their own", "；"+n+" 人另有费率")
	}
	return text
}

func (m *month) housingSetting() string {
	s := &m.employer
	text := m.Say("employer ", "单位 ") + page.PercentOf(s.HousingEmployerRate) + m.Say(", employee ", "，个人 ") +
		page.PercentOf(s.HousingEmployeeRate) + m.demoMark(m.demo.Housing)
	if s.HousingEmployerRate == "" {
		text = m.Say("by row", "逐行给出")
	}
	switch n := page.Count(m.ownHousing); m.ownHousing {
	case 0:
	case 1:
		text += m.Say("; 1 person has rates of its own", "；1 人另有比例")
	default:
		text += m.Say("; "+n+" people have rates of their own", "；"+n+" 人另有比例")
	}
	if s.HousingCeilingTimes != 0 {
		times := strconv.Itoa(s.HousingCeilingTimes)
		text += m.Say("; up to "+times+" times the city average", "；上限为全市平均工资的 "+times+" 倍")
	}
	if s.HousingToFen {
		return text + m.Say("; deposits to the fen", "；缴存额保留到分")
	}
	return text + m.Say("; deposits rounded by the practice of the month", "；缴存额按当月惯例取整")
}

// classInChinese is the Chinese name of an employer's class of the pension.
func classInChinese(class string) string {
	if class == "state" {
		return "国有、集体、三资企业"
	}
	return "私营企业、民办非企业"
}

// datedSettings are the settings that matter in some months only, and whether the month is one of them.
func (m *month) datedSettings() [][2]string {
	var facts [][2]string
	if class := m.employer.PensionClass; class != "" {
		text := m.Say(class+" employer", classInChinese(class))
		switch {
		case m.policy.Pension.Classed() && class == "state":
			n := page.Count(m.townLocal)
			people := m.Say("; "+n+" people are local and town-registered", "；本市城镇户籍 "+n+" 人")
			if m.townLocal == 1 {
				people = m.Say("; 1 person is local and town-registered", "；本市城镇户籍 1 人")
			}
			text += people
		case m.policy.Pension.Classed():
		case !m.policy.Pension.EmployerRate.Known():
			text += m.Say("; no employer's rate is known for "+m.month.String(), "；"+m.month.String()+" 的单位费率未知")
		default:
			text += m.Say("; without effect: one rate for all in "+m.month.String(), "；不起作用："+m.month.String()+" 不分类别")
		}
		facts = append(facts, [2]string{m.scheme(rule.Pension), text})
	}
	if size := m.employer.Relief2020; size != "" {
		text, factor := m.Say("small employer", "中小微企业等"), m.policy.Relief2020.Small
		if size == "large" {
			text, factor = m.Say("large employer", "大型企业等"), m.policy.Relief2020.Large
		}
		if factor.None() {
			text += m.Say("; without effect: not in force in "+m.month.String(), "；不起作用："+m.month.String()+" 无此减免")
		} else {
			text += m.Say("; its rates of pension, unemployment and injury × ", "；养老、失业、工伤单位费率 × ")
			text += factor.Number().String()
		}
		facts = append(facts, [2]string{m.Say("Relief of 2020", "2020 年减免"), text})
	}
	if m.maternity.given() {
		facts = append(facts, [2]string{m.scheme(rule.Maternity), m.maternitySetting()})
	}
	return facts
}

// totals prints each scheme and payer.
func (m *month) totals(p *page.Page) {
	p.Title(m.Say("Totals by scheme, yuan", "分险种合计（元）"), "-")
	rows := [][]string{
		{m.Say("Scheme", "险种"), m.Say("People", "人数"), m.Say("Below floor", "低于下限"), m.Say("Above ceiling", "高于上限"),
			m.Say("Employee", "个人"), m.Say("Employer", "单位"), m.Say("Sum", "合计")}, nil}
	for s := rule.Pension; s <= rule.Housing; s++ {
		t := &m.schemes[s]
		sum := t.payers[rule.Employee]
		sum.add(t.payers[rule.Employer])
		if sum.any || sum.unknown {
			name := m.item(s)
			counts := []string{name, "", "", ""}
			if t.people > 0 {
				counts = []string{name, page.Count(t.people), page.Count(t.belowFloor),
					page.Count(t.aboveCeiling)}
			}
			rows = append(rows, append(counts, m.both(t.payers)...))
		}
	}
	p.Grid(append(rows, nil,
		append([]string{m.Say("All schemes", "合计"), page.Count(m.computed), "", ""}, m.both(m.sides)...)))
	for _, s := range m.notLevied {
		if s == rule.Maternity {
			m.maternityNote(p)
			continue
		}
		p.Line(m.scheme(s) + m.Say(": not levied in "+m.month.String(), "：本月不征收"))
	}
	m.unknown(p, m.missing)
}

// unknown prints each missing figure once, though several lines may need it.
func (m *month) unknown(p *page.Page, missing []payroll.Missing) {
	var told []string
	for _, x := range missing {
		if why := m.why(x); !slices.Contains(told, why) {
			told = append(told, why)
			p.Wrapped("", m.Say("Not known: ", "未知：")+why)
		}
	}
}

// whatIsMissing is the Chinese name of a figure that is not known.
func whatIsMissing(x payroll.Missing) string {
	switch x.What {
	case "floor":
		return "下限"
	case "ceiling":
		return "上限"
	case "base":
		return "基数"
	case "rate":
		return x.Payer.Chinese() + "费率"
	case "relief":
		return "减免系数"
	}
	return x.What
}

// why says in the language of the page why a figure is not known.
func (m *month) why(x payroll.Missing) string {
	if m.Lang != rule.Chinese {
		return program.OneLine(x.Err, m.Lang)
	}
	what := whatIsMissing(x)
	var none *rule.NoRuleError
	var weak *rule.GradeError
	var disputed *rule.DisputedError
	switch {
	case errors.As(x.Err, &disputed):
		return fmt.Sprintf("%s%s，%s 公开来源不一：%s（%s）或 %s（%s）；可用 -disputed 取较可信的 %s，或用 -with、-figures 自填",
			x.Scheme.Chinese(), what, disputed.Month, disputed.Value, disputed.Source.In(m.Lang), disputed.Other,
			disputed.OtherSource, disputed.Value)
	case errors.As(x.Err, &none) && !m.reading.KnownOn.IsZero() && !none.Detail.IsZero():
		what += "，" + none.Month.String() + " 的数值在 " + m.reading.KnownOn.String() + " 尚不能确定"
	case errors.As(x.Err, &none) && none.Nearest.IsZero():
		what += "，" + none.Month.String() + " 没有数据"
	case errors.As(x.Err, &none):
		what += "，" + none.Month.String() + " 没有数据，离它最近的是 " + none.Nearest.String()
	case errors.As(x.Err, &weak):
		what += "，" + weak.Month.String() + " 的等级是" + weak.Have.Chinese() + "，不到要求的" + weak.Want.Chinese()
	default:
		return x.Scheme.Chinese() + what + "（" + program.OneLine(x.Err, m.Lang) + "）"
	}
	return x.Scheme.Chinese() + what + "；可用 -with 或 -figures 自填"
}

// both returns the cells of the two payers and their sum.
func (m *month) both(t [rule.Employer + 1]total) []string {
	sum := t[rule.Employee]
	sum.add(t[rule.Employer])
	return []string{m.money(t[rule.Employee]), m.money(t[rule.Employer]), m.money(sum)}
}

// money prints a sum; one that lacks a line is never a number.
func (m *month) money(t total) string {
	switch {
	case t.unknown:
		return m.Say("not known", "未知")
	case !t.any:
		return ""
	}
	return page.Fen(t.fen)
}

// bill prints what the employer pays: its own part and what it withholds from wages.
func (m *month) bill(p *page.Page) {
	p.Title(m.Say("The employer's bill, yuan", "单位应缴（元）"), "-")
	rows := [][]string{
		{"", m.Say("Withheld from wages", "代扣个人部分"), m.Say("Employer's own part", "单位部分"), m.Say("To pay", "应缴")}, nil,
		append([]string{m.Say("Social insurance", "社会保险")}, m.both(m.insurance(0))...)}
	if m.lacksMaternity() {
		name := m.Say("  without maternity", "  不含生育保险")
		rows = append(rows, append([]string{name}, m.both(m.insurance(rule.Maternity))...))
	}
	p.Grid(append(rows,
		append([]string{m.scheme(rule.Housing)}, m.both(m.schemes[rule.Housing].payers)...), nil,
		append([]string{m.Say("All", "合计")}, m.both(m.sides)...)))
	if m.lacksMaternity() {
		p.Wrapped("", m.Say("The employer's part is without maternity insurance on its payroll: "+
			"pass -maternity-payroll and -maternity-heads for what is to be paid in all.",
			"单位部分缺按工资总额缴纳的生育保险：给出 -maternity-payroll 和 -maternity-heads 才有应缴合计。"))
	}
}

// insurance adds up the schemes of social insurance but one, 0 for none.
func (m *month) insurance(but rule.Scheme) [rule.Employer + 1]total {
	var all [rule.Employer + 1]total
	for s := rule.Pension; s < rule.Housing; s++ {
		for payer := range all {
			if s != but {
				all[payer].add(m.schemes[s].payers[payer])
			}
		}
	}
	return all
}

// samplesPart prints five slips.
func (m *month) samplesPart(p *page.Page) {
	all := m.chosen()
	p.Title(m.Say("Sample slips, yuan", "工资条示例（元）"), "-")
	var widths []int
	for i := range all {
		widths = page.Widen(widths, m.slip(&all[i].slip))
	}
	for i := range all {
		if i > 0 {
			p.Line("")
		}
		p.Line(all[i].row.ID + m.about(&all[i]))
		p.Rows(m.slip(&all[i].slip), widths)
	}
}

// about says what a sample shows.
func (m *month) about(s *sample) string {
	var shows []string
	for k, kept := range m.samples {
		if kept == nil || kept.row.Line != s.row.Line {
			continue
		}
		shows = append(shows, [kindCount]string{
			within:       m.Say("wage within the limits", "工资在上下限之内"),
			belowFloor:   m.Say("wage below a floor", "工资低于下限"),
			aboveCeiling: m.Say("wage above a ceiling", "工资高于上限"),
			byScheme:     m.Say("wages that differ by scheme", "分险种工资"),
			ownRate:      s.row.rates.name().In(m.Lang),
		}[k])
	}
	if len(s.slip.Lines) == 0 && len(s.slip.Missing) == 0 {
		shows = []string{m.Say("in no scheme", "不参加任何险种")}
	}
	if len(shows) == 0 {
		return ""
	}
	return m.Say(": ", "：") + strings.Join(shows, ", ")
}

// slip returns the table of one slip.
func (m *month) slip(s *payroll.Slip) [][]string {
	rows := [][]string{{m.Say("Scheme", "险种"), m.Say("Declared", "缴费工资"), m.Say("Base", "缴费基数"), m.Say("Limit", "限额"),
		m.Say("Rate", "个人费率"), m.Say("Employee", "个人"), m.Say("Rate", "单位费率"), m.Say("Employer", "单位")}, nil}
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		cells := make([]string, 8)
		for i := range s.Lines {
			if line := &s.Lines[i]; line.Scheme() == scheme {
				cells[1], cells[2], cells[3] = page.Yuan(line.Declared()), page.Yuan(line.Base()),
					page.Limit(line.Limit(), m.Lang)
				at := 2 + 2*int(line.Payer())
				cells[at] = page.PercentOf(line.Rate().String())
				cells[at+1] = page.Fen(line.Fen())
			}
		}
		for _, x := range s.Missing {
			if x.Scheme == scheme {
				cells[3+2*int(x.Payer)] = m.Say("not known", "未知")
			}
		}
		if strings.Join(cells, "") != "" {
			cells[0] = page.SchemeOf(s, scheme, m.Lang)
			rows = append(rows, cells)
		}
	}
	return append(rows, nil,
		[]string{m.Say("Total", "合计"), "", "", "", "", m.side(&s.Employee), "", m.side(&s.Employer)})
}

func (m *month) side(s *payroll.Side) string {
	total, err := s.Total()
	if err != nil {
		return m.Say("not known", "未知")
	}
	return page.Yuan(*total)
}

// documentsPart prints each document once, with its grade and what it was relied on for.
func (m *month) documentsPart(p *page.Page) {
	p.Title(m.Say("Documents relied on", "依据"), "-")
	for i, d := range m.documents.list {
		var grades []string
		for _, g := range d.grades {
			grades = append(grades, m.gradeName(g))
		}
		mark := m.Say("["+strings.Join(grades, ", ")+"] ", "［"+strings.Join(grades, "、")+"］")
		number := fmt.Sprintf("%2d. ", i+1)
		p.Wrapped(number, mark+d.cite)
		for _, use := range d.figures {
			p.Wrapped("    ", m.scheme(use.scheme)+m.Say(": ", "：")+strings.Join(use.what, m.Say(", ", "、")))
		}
	}
}

// explanations prints every line of the people asked for.
func (m *month) explanations(p *page.Page) {
	for _, id := range m.explain {
		s, found := m.explained[id]
		if !found {
			continue
		}
		p.Title(m.Say(id+", explained line by line", id+" 逐项说明"), "-")
		for i := range s.Lines {
			p.Wrapped(fmt.Sprintf("%2d. ", i+1), s.Lines[i].Explain(m.Lang))
		}
		m.unknown(p, s.Missing)
	}
}
