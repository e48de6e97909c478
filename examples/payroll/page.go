package main

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
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// pageWidth is how many columns of a terminal the page uses.
const pageWidth = 100

func (o *options) say(english, chinese string) string { return program.Say(o.lang, english, chinese) }

// scheme returns the name of a scheme on the page.
func (o *options) scheme(s rule.Scheme) string {
	english := strings.ReplaceAll(s.String(), "_", " ")
	if s == rule.Housing {
		english = "housing fund"
	}
	return o.say(strings.ToUpper(english[:1])+english[1:], s.Chinese())
}

// gradeName returns a grade in the language of the page.
func (o *options) gradeName(g rule.Grade) string { return o.say(g.String(), g.Chinese()) }

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
	place := m.say("Guangzhou", guangzhou.Place)
	p.Title(m.say(place+", "+m.month.String()+": social insurance and housing fund", place+" "+m.month.String()+" 社会保险与住房公积金"), "=")
	name := m.source
	if m.in == "" {
		name = m.say("a fictional company, built in (use -in for your own)", "内置的虚构单位（用 -in 换成自己的）")
	}
	facts := [][2]string{
		{m.say("Roster", "名册"), name},
		{m.say("Rows", "行数"), m.say(
			fmt.Sprintf("%s read, %s computed, %s refused", count(m.read), count(m.computed), count(m.refused)),
			fmt.Sprintf("读入 %s，算出 %s，退回 %s", count(m.read), count(m.computed), count(m.refused))) + m.blankLines()},
	}
	if m.computed > 0 {
		facts = append(facts, [2]string{m.say("Grade", "等级"),
			m.gradeNote()})
	}
	label := m.say("Figures", "数据")
	for _, how := range m.readings() {
		facts = append(facts, [2]string{label, how})
		label = ""
	}
	label = m.say("Notice", "提示")
	for _, n := range m.notices {
		facts = append(facts, [2]string{label, n.In(m.lang)})
		label = ""
	}
	p.Facts(facts)
}

// gradeNote is the grade of the page; there is none where no line is known.
func (m *month) gradeNote() string {
	if m.grade == 0 {
		return m.say("none: no line is known", "无：没有能确定的项目")
	}
	return m.gradeName(m.grade) + m.say(", the weakest of all figures used", "（所用数据中最弱的一级）")
}

func (m *month) blankLines() string {
	if m.blank == 0 {
		return ""
	}
	return m.say("; "+count(m.blank)+" blank lines passed over", "；跳过空行 "+count(m.blank))
}

// settingsPart prints the employer's settings and where each comes from.
func (m *month) settingsPart(p *page.Page) {
	s := &m.settings
	unemployment := m.say("coefficient ", "浮动系数 ") + s.UnemploymentCoefficient
	if s.UnemploymentRate != "" {
		unemployment = percent(s.UnemploymentRate)
	}
	kind := ""
	for _, k := range kinds {
		if k.kind == s.Kind {
			kind = m.say(k.english, k.chinese)
		}
	}
	p.Title(m.say("Settings of the employer", "单位设置"), "-")
	facts := [][2]string{
		{m.scheme(rule.Unemployment), unemployment + m.demoMark(m.demo.unemployment)},
		{m.scheme(rule.Injury), m.injurySetting()},
		{m.scheme(rule.Housing), m.housingSetting()},
		{m.say("Kind", "单位类型"), kind},
	}
	p.Facts(append(facts, m.datedSettings()...))
}

// demoMark marks a setting of the demonstration.
func (m *month) demoMark(demo bool) string {
	if demo {
		return m.say(" (demo)", "（演示）")
	}
	return ""
}

func (m *month) injurySetting() string {
	s, text := &m.settings, m.say("by row", "逐行给出")
	switch {
	case s.InjuryRate != "":
		text = percent(s.InjuryRate)
	case s.InjuryClass != 0:
		text = m.say("class ", "行业类别 ") + strconv.Itoa(s.InjuryClass)
		if s.InjuryFloat != "" {
			text += m.say(", floated by ", "，浮动 ") + s.InjuryFloat
		}
	}
	text += m.demoMark(m.demo.injury)
	if m.ownRates > 0 {
		who := " people have a rate of their own"
		if m.ownRates == 1 {
			who = " person has a rate of its own"
		}
		text += m.say("; "+count(m.ownRates)+who, "；"+count(m.ownRates)+" 人另有费率")
	}
	return text
}

func (m *month) housingSetting() string {
	s := &m.settings
	text := m.say("employer ", "单位 ") + percent(s.HousingEmployerRate) + m.say(", employee ", "，个人 ") +
		percent(s.HousingEmployeeRate) + m.demoMark(m.demo.housing)
	if s.HousingCeilingTimes != 0 {
		times := strconv.Itoa(s.HousingCeilingTimes)
		text += m.say("; up to "+times+" times the city average", "；上限为全市平均工资的 "+times+" 倍")
	}
	if s.HousingToFen {
		return text + m.say("; deposits to the fen", "；缴存额保留到分")
	}
	return text + m.say("; deposits rounded by the practice of the month", "；缴存额按当月惯例取整")
}

// datedSettings are the settings that matter in some months only, and whether the month is one of them.
func (m *month) datedSettings() [][2]string {
	var facts [][2]string
	if class := m.settings.PensionClass; class != "" {
		text := m.say(class+" employer", map[string]string{"state": "国有、集体、三资企业", "private": "私营企业、民办非企业"}[class])
		switch {
		case m.policy.Pension.Classed() && class == "state":
			who := " people are local and town-registered"
			if m.townLocal == 1 {
				who = " person is local and town-registered"
			}
			text += m.say("; "+count(m.townLocal)+who,
				fmt.Sprintf("；本市城镇户籍 %d 人", m.townLocal))
		case m.policy.Pension.Classed():
		case !m.policy.Pension.EmployerRate.Known():
			text += m.say("; no employer's rate is known for "+m.month.String(), "；"+m.month.String()+" 的单位费率未知")
		default:
			text += m.say("; without effect: one rate for all in "+m.month.String(), "；不起作用："+m.month.String()+" 不分类别")
		}
		facts = append(facts, [2]string{m.scheme(rule.Pension), text})
	}
	if size := m.settings.Relief2020; size != "" {
		text, factor := m.say("small employer", "中小微企业等"), m.policy.Relief2020.Small
		if size == "large" {
			text, factor = m.say("large employer", "大型企业等"), m.policy.Relief2020.Large
		}
		if factor.None() {
			text += m.say("; without effect: not in force in "+m.month.String(), "；不起作用："+m.month.String()+" 无此减免")
		} else {
			text += m.say("; its rates of pension, unemployment and injury × ", "；养老、失业、工伤单位费率 × ")
			text += factor.Number().String()
		}
		facts = append(facts, [2]string{m.say("Relief of 2020", "2020 年减免"), text})
	}
	if m.maternity.given() {
		facts = append(facts, [2]string{m.scheme(rule.Maternity), m.maternitySetting()})
	}
	return facts
}

// totals prints each scheme and payer.
func (m *month) totals(p *page.Page) {
	p.Title(m.say("Totals by scheme, yuan", "分险种合计（元）"), "-")
	rows := [][]string{{m.say("Scheme", "险种"), m.say("People", "人数"), m.say("Below floor", "低于下限"), m.say("Above ceiling", "高于上限"),
		m.say("Employee", "个人"), m.say("Employer", "单位"), m.say("Sum", "合计")}, nil}
	for s := rule.Pension; s <= rule.Housing; s++ {
		t := &m.schemes[s]
		sum := t.payers[rule.Employee]
		sum.add(t.payers[rule.Employer])
		if sum.any || sum.unknown {
			counts := []string{m.scheme(s), "", "", ""}
			if t.people > 0 {
				counts = []string{m.scheme(s), count(t.people), count(t.belowFloor), count(t.aboveCeiling)}
			}
			rows = append(rows, append(counts, m.both(t.payers)...))
		}
	}
	p.Grid(append(rows, nil, append([]string{m.say("All schemes", "合计"), count(m.computed), "", ""}, m.both(m.sides)...)))
	for _, s := range m.notLevied {
		if s == rule.Maternity {
			m.maternityNote(p)
			continue
		}
		p.Line(m.scheme(s) + m.say(": not levied in "+m.month.String(), "：本月不征收"))
	}
	m.unknown(p, m.missing)
}

// unknown prints each missing figure once, though several lines may need it.
func (m *month) unknown(p *page.Page, missing []payroll.Missing) {
	var told []string
	for _, x := range missing {
		if why := m.why(x); !slices.Contains(told, why) {
			told = append(told, why)
			p.Wrapped("", m.say("Not known: ", "未知：")+why)
		}
	}
}

// why says in the language of the page why a figure is not known.
func (m *month) why(x payroll.Missing) string {
	english := strings.ReplaceAll(x.Err.Error(), "\n", "; ")
	if m.lang != rule.Chinese {
		return english
	}
	what := map[string]string{"floor": "下限", "ceiling": "上限", "base": "基数", "rate": x.Payer.Chinese() + "费率",
		"relief": "减免系数"}[x.What]
	var none *rule.NoRuleError
	var weak *rule.GradeError
	var disputed *rule.DisputedError
	switch {
	case errors.As(x.Err, &disputed):
		return fmt.Sprintf("%s%s，%s 公开来源不一：%s（%s）或 %s（%s）；可用 -disputed 取较可信的 %s，或用 -with、-figures 自填",
			x.Scheme.Chinese(), what, disputed.Month, disputed.Value, disputed.Source.In(m.lang), disputed.Other,
			disputed.OtherSource, disputed.Value)
	case errors.As(x.Err, &none) && !m.knownOn.IsZero() && !none.Detail.IsZero():
		what += "，" + none.Month.String() + " 的数值在 " + m.knownOn.String() + " 尚不能确定"
	case errors.As(x.Err, &none) && none.Nearest.IsZero():
		what += "，" + none.Month.String() + " 没有数据"
	case errors.As(x.Err, &none):
		what += "，" + none.Month.String() + " 没有数据，离它最近的是 " + none.Nearest.String()
	case errors.As(x.Err, &weak):
		what += "，" + weak.Month.String() + " 的等级是" + weak.Have.Chinese() + "，不到要求的" + weak.Want.Chinese()
	default:
		return x.Scheme.Chinese() + what + "（" + english + "）"
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
		return m.say("not known", "未知")
	case !t.any:
		return ""
	}
	return page.Grouped(rule.FenAmount(t.fen).String())
}

// bill prints what the employer pays: its own part and what it withholds from wages.
func (m *month) bill(p *page.Page) {
	p.Title(m.say("The employer's bill, yuan", "单位应缴（元）"), "-")
	rows := [][]string{
		{"", m.say("Withheld from wages", "代扣个人部分"), m.say("Employer's own part", "单位部分"), m.say("To pay", "应缴")}, nil,
		append([]string{m.say("Social insurance", "社会保险")}, m.both(m.insurance(0))...)}
	if m.lacksMaternity() {
		name := m.say("  without maternity", "  不含生育保险")
		rows = append(rows, append([]string{name}, m.both(m.insurance(rule.Maternity))...))
	}
	p.Grid(append(rows,
		append([]string{m.scheme(rule.Housing)}, m.both(m.schemes[rule.Housing].payers)...), nil,
		append([]string{m.say("All", "合计")}, m.both(m.sides)...)))
	if m.lacksMaternity() {
		p.Wrapped("", m.say("The employer's part is without maternity insurance on its payroll: "+
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
	p.Title(m.say("Sample slips, yuan", "工资条示例（元）"), "-")
	var widths []int
	for i := range all {
		widths = page.Widen(widths, m.slip(&all[i].slip))
	}
	for i := range all {
		if i > 0 {
			p.Line("")
		}
		p.Line(all[i].row.id + m.about(&all[i]))
		p.Rows(m.slip(&all[i].slip), widths)
	}
}

// about says what a sample shows.
func (m *month) about(s *sample) string {
	var shows []string
	for k, kept := range m.samples {
		if kept == nil || kept.row.line != s.row.line {
			continue
		}
		shows = append(shows, [kindCount]string{
			within:       m.say("wage within the limits", "工资在上下限之内"),
			belowFloor:   m.say("wage below a floor", "工资低于下限"),
			aboveCeiling: m.say("wage above a ceiling", "工资高于上限"),
			byScheme:     m.say("wages that differ by scheme", "分险种工资"),
			ownRate:      m.say("an injury rate of its own", "另有工伤费率"),
		}[k])
	}
	if len(shows) == 0 {
		return ""
	}
	return m.say(": ", "：") + strings.Join(shows, ", ")
}

// slip returns the table of one slip.
func (m *month) slip(s *payroll.Slip) [][]string {
	rows := [][]string{{m.say("Scheme", "险种"), m.say("Declared", "缴费工资"), m.say("Base", "缴费基数"), m.say("Limit", "限额"),
		m.say("Rate", "个人费率"), m.say("Employee", "个人"), m.say("Rate", "单位费率"), m.say("Employer", "单位")}, nil}
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		cells := make([]string, 8)
		for i := range s.Lines {
			if line := &s.Lines[i]; line.Scheme() == scheme {
				cells[1], cells[2], cells[3] = page.Grouped(line.Declared().StringFixed(2)), page.Grouped(line.Base().StringFixed(2)), m.limit(line.Limit())
				at := 2 + 2*int(line.Payer())
				cells[at] = percent(line.Rate().String())
				cells[at+1] = page.Grouped(rule.FenAmount(line.Fen()).String())
			}
		}
		for _, x := range s.Missing {
			if x.Scheme == scheme {
				cells[3+2*int(x.Payer)] = m.say("not known", "未知")
			}
		}
		if strings.Join(cells, "") != "" {
			cells[0] = m.scheme(scheme)
			rows = append(rows, cells)
		}
	}
	return append(rows, nil, []string{m.say("Total", "合计"), "", "", "", "", m.side(&s.Employee), "", m.side(&s.Employer)})
}

func (m *month) limit(l rule.Limit) string {
	switch l {
	case rule.LimitFloor:
		return m.say("floor", "下限")
	case rule.LimitCeiling:
		return m.say("ceiling", "上限")
	}
	return ""
}

func (m *month) side(s *payroll.Side) string {
	total, err := s.Total()
	if err != nil {
		return m.say("not known", "未知")
	}
	return page.Grouped(total.StringFixed(2))
}

// documentsPart prints each document once, with its grade and what it was relied on for.
func (m *month) documentsPart(p *page.Page) {
	p.Title(m.say("Documents relied on", "依据"), "-")
	for i, d := range m.documents.list {
		var grades []string
		for _, g := range d.grades {
			grades = append(grades, m.gradeName(g))
		}
		mark := m.say("["+strings.Join(grades, ", ")+"] ", "［"+strings.Join(grades, "、")+"］")
		number := fmt.Sprintf("%2d. ", i+1)
		p.Wrapped(number, mark+d.cite)
		for _, use := range d.figures {
			p.Wrapped("    ", m.scheme(use.scheme)+m.say(": ", "：")+strings.Join(use.what, m.say(", ", "、")))
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
		p.Title(m.say(id+", explained line by line", id+" 逐项说明"), "-")
		for i := range s.Lines {
			p.Wrapped(fmt.Sprintf("%2d. ", i+1), s.Lines[i].Explain(m.lang))
		}
		m.unknown(p, s.Missing)
	}
}

// percent prints a rate that NewEmployer has accepted.
func percent(text string) string {
	n, err := rule.RateInput("", "rate", 100).ParseNumber(text)
	if err != nil {
		return text
	}
	return n.Percent()
}

// count prints a count with grouping.
func count(n int) string { return page.Grouped(strconv.Itoa(n)) }
