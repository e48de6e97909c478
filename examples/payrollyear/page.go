package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll/reconcile"
	"github.com/shebao-go/shebao/rule"
)

// say chooses the language of the page.
func (y *year) say(english, chinese string) string { return program.Say(y.lang, english, chinese) }

func money(n int64) string { return page.Grouped(fens(n)) }

// page writes the page of the year.
func (y *year) page(b *bureau) (string, error) {
	receipts, err := y.receipts()
	if err != nil {
		return "", err
	}
	s := y.total()
	p := &page.Page{Columns: 100}
	p.Title(y.say("The payroll year 2025", "2025 年薪酬社保全年"), "=")
	source := y.say("a fictional company; its people and settings are made up", "虚构公司，人员与费率均为演示")
	if y.in != "" {
		source = y.in
	}
	p.Wrapped("", y.say("Roster: ", "名册：")+source+y.say("; people: ", "；人数：")+strconv.Itoa(len(y.people)))
	p.Wrapped("", y.say("Settings: injury ", "费率：工伤 ")+y.settings.InjuryRate+y.say(", unemployment ", "，失业 ")+y.settings.UnemploymentRate+y.say(", fund ", "，公积金 ")+y.housingRate+y.say(" each side", "（双方各）"))
	if y.refused > 0 {
		p.Wrapped("", y.say("Rows that could not be used: ", "不能使用的行：")+strconv.Itoa(y.refused))
	}
	p.Margin = "  "
	y.schemes(p, s)
	y.byMonth(p, s)
	y.late(p, s)
	y.billPart(p, b)
	y.exceptions(p)
	y.taxPart(p, s)
	y.figures(p, s, receipts)
	return p.String(), nil
}

// title prints a heading at the margin.
func title(p *page.Page, text string) {
	p.Margin = ""
	p.Title(text, "-")
	p.Margin = "  "
}

func (y *year) schemes(p *page.Page, s *sums) {
	title(p, y.say("By scheme, yuan", "按险种（元）"))
	rows := [][]string{{y.say("Scheme", "险种"), y.say("Employee", "个人"), y.say("Employer", "单位"), y.say("Sum", "合计")}, nil}
	var all [rule.Employer + 1]int64
	row := func(name string, employee, employer int64) {
		rows = append(rows, []string{name, present(employee), present(employer), money(employee + employer)})
	}
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		amounts := s.scheme[scheme]
		if amounts[rule.Employee]+amounts[rule.Employer] == 0 {
			continue
		}
		row(y.say(strings.ReplaceAll(scheme.String(), "_", " "), scheme.Chinese()), amounts[rule.Employee], amounts[rule.Employer])
		all[rule.Employee] += amounts[rule.Employee]
		all[rule.Employer] += amounts[rule.Employer]
	}
	rows = append(rows, nil)
	row(y.say("all schemes", "险种合计"), all[rule.Employee], all[rule.Employer])
	for _, name := range slices.Sorted(maps.Keys(s.items)) {
		english := map[string]string{yearlyItem: yearlyEnglish, monthlyItem: monthlyEnglish}[name]
		row(y.say("beside: "+english, "另：")+y.say("", name), s.items[name][rule.Employee], s.items[name][rule.Employer])
	}
	p.Grid(rows)
}

// present is a sum of lines, empty where there was no line.
func present(n int64) string {
	if n == 0 {
		return ""
	}
	return money(n)
}

func (y *year) byMonth(p *page.Page, s *sums) {
	title(p, y.say("By month, yuan: due of both sides, and the employee's part as it was paid", "按月（元）：双方应缴，以及个人部分如何支付"))
	rows := [][]string{{y.say("Month", "月份"), y.say("People", "人数"), y.say("In", "入职"), y.say("Out", "离职"), y.say("Employee", "个人应缴"), y.say("Employer", "单位应缴"),
		y.say("Withheld", "代扣"), y.say("Borne", "单位承担"), y.say("Advanced", "垫付"), y.say("Recovered", "补扣")}, nil}
	var sum [6]int64
	in, out := 0, 0
	for m := 1; m <= months; m++ {
		cells := [6]int64{s.month[m][rule.Employee], s.month[m][rule.Employer], s.withheld[m], s.borne[m], s.advanced[m], s.recovered[m]}
		row := []string{rule.MonthOf(theYear, time.Month(m)).String(), strconv.Itoa(s.people[m]), strconv.Itoa(s.hires[m]), strconv.Itoa(s.leavers[m])}
		for i, n := range cells {
			sum[i] += n
			row = append(row, money(n))
		}
		in, out = in+s.hires[m], out+s.leavers[m]
		rows = append(rows, row)
	}
	last := []string{y.say("Year", "全年"), "", strconv.Itoa(in), strconv.Itoa(out)}
	for _, n := range sum {
		last = append(last, money(n))
	}
	p.Grid(append(rows, nil, last))
}

func (y *year) late(p *page.Page, s *sums) {
	title(p, y.say("The late limit of July", "七月上下限迟发"))
	p.Wrapped("", fmt.Sprintf(y.say("July to September were run on %s to %s; the limits in force are %s to %s. Made up in October, for %d people:", "七至九月按 %s 至 %s 先行计算；生效的上下限为 %s 至 %s。十月补差 %d 人："),
		oldPensionFloor, oldPensionCeiling, y.due[firstLate].Pension.Floor.Number(), y.due[firstLate].Pension.Ceiling.Number(), s.retroPeople))
	rows := [][]string{{y.say("Month", "月份"), y.say("Employee", "个人"), y.say("Employer", "单位"), y.say("Sum", "合计")}, nil}
	for m := firstLate; m <= lastLate; m++ {
		d := s.retroMonths[m]
		rows = append(rows, []string{rule.MonthOf(theYear, time.Month(m)).String(), money(d[rule.Employee]), money(d[rule.Employer]), money(d[rule.Employee] + d[rule.Employer])})
	}
	p.Grid(append(rows, nil, []string{y.say("Made up", "补差"), money(s.retro[rule.Employee]), money(s.retro[rule.Employer]), money(s.retro[rule.Employee] + s.retro[rule.Employer])}))
	var causes []string
	for _, name := range slices.Sorted(maps.Keys(s.retroCauses)) {
		causes = append(causes, fmt.Sprintf("%s: %d", name, s.retroCauses[name]))
	}
	p.Line(y.say("Lines by cause: ", "按原因的行数：") + strings.Join(causes, ", "))
}

func (y *year) billPart(p *page.Page, b *bureau) {
	of := y.say(fmt.Sprintf("%s, %s of %s", b.ours.Month, b.ours.Payer, b.ours.Scheme), b.ours.Month.String()+" "+b.ours.Scheme.Chinese()+" "+b.ours.Payer.Chinese())
	title(p, y.say("The bureau's bill: ", "征收机构账单：")+of)
	if y.bill == "" {
		p.Wrapped("", y.say("Our own list with six errors planted, to show what each looks like.", "以本方明细植入六处差错，演示每种差错的样子。"))
	}
	r := &b.report
	p.Wrapped("", y.say("Ours: ", "本方：")+total(r.Ours.Valid, yuanFen(r.OursKnown))+y.say("; the bill: ", "；账单：")+total(r.Bill.Valid, yuanFen(r.BillKnown))+y.say("; the difference explained: ", "；差额的构成："))
	p.Wrapped("  ", r.Proof())
	rows := [][]string{{y.say("What", "差错"), y.say("Who", "人员"), y.say("Ours", "本方"), y.say("Bill", "账单"), y.say("What to do", "处理")}, nil}
	for i := range r.Items {
		item := &r.Items[i]
		if item.Class == reconcile.Match {
			continue
		}
		who := b.names[item.ID]
		if who == "" {
			who = item.ID
		}
		rows = append(rows, []string{item.Class.String(), who, total(item.Ours.Amount.Valid, yuanFen(item.Ours.Amount.Decimal)), total(item.Bill.Amount.Valid, yuanFen(item.Bill.Amount.Decimal)), y.advice(item.Class)})
	}
	if len(rows) == 2 {
		p.Line(y.say("Every row matches.", "逐行一致。"))
	} else {
		p.Grid(rows, 1, 4)
	}
	fit := map[string][2]string{"both": {"per person and on the sum of bases alike", "按人与按基数合计相同"}, "per_person": {"per person only", "只与按人合计一致"}, "sum_of_bases": {"on the sum of bases only", "只与按基数合计一致"}}[b.match.Fit.String()]
	p.Wrapped("", y.say("Our total agrees with a bill made "+fit[0]+"; on the sum of bases it would be ", "本方合计"+fit[1]+"；按基数合计为 ")+page.Grouped(b.match.SumOfBases.StringFixed(2)))
}

// total is an amount, or a dash where it is not known.
func total(valid bool, n int64) string {
	if !valid {
		return "-"
	}
	return money(n)
}

// advice says what to do about a row that does not match.
func (y *year) advice(c reconcile.Class) string {
	text := map[reconcile.Class][2]string{
		reconcile.BaseDiff:      {"compare the declared wage", "核对申报工资"},
		reconcile.RateDiff:      {"compare the rate", "核对费率"},
		reconcile.RoundingDiff:  {"ask how the amount is rounded", "询问取整方式"},
		reconcile.AmountDiff:    {"look at the row", "逐项核对"},
		reconcile.MissingInBill: {"is the person registered?", "是否已增员"},
		reconcile.ExtraInBill:   {"has the person left?", "是否已减员"},
		reconcile.Retro:         {"a payment for an earlier month", "以前月份补缴"},
		reconcile.Unparsable:    {"get the amount from the bureau", "向征收机构取数"},
		reconcile.UnknownInOurs: {"supply the figure", "补充数据"},
	}[c]
	return y.say(text[0], text[1])
}

func (y *year) exceptions(p *page.Page) {
	title(p, y.say("Exceptions", "例外"))
	list, counts := y.outsiders()
	for _, x := range list {
		name := y.say(strings.ReplaceAll(x.Scheme.String(), "_", " "), x.Scheme.Chinese())
		p.Wrapped("- ", fmt.Sprintf(y.say("%s, person-months outside: %d: %s", "%s，未参加人月数 %d：%s"), name, counts[x], x.Reason))
	}
	for i := range y.people {
		one := &y.people[i]
		var borne, advanced, carry int64
		for m := 1; m <= months; m++ {
			borne += yuanFen(one.withheld[m].BorneTotal)
			advanced += yuanFen(one.withheld[m].Advanced)
			if one.due[m] != nil {
				carry = yuanFen(one.withheld[m].CarryTotal)
			}
		}
		if borne > 0 {
			p.Wrapped("- ", fmt.Sprintf(y.say("%s: the employer bears %s of the employee's pension; income tax is told, %s", "%s：单位承担个人养老 %s；已作为所得申报，%s"), one.id, money(borne), companysOwn))
		}
		if advanced > 0 {
			p.Wrapped("- ", fmt.Sprintf(y.say("%s: the pay did not reach for %s, advanced and withheld later; still to be withheld %s", "%s：工资不足，垫付 %s 并于以后补扣；尚待补扣 %s"), one.id, money(advanced), money(carry)))
		}
	}
}

func (y *year) taxPart(p *page.Page, s *sums) {
	title(p, y.say("Told to income tax by December, yuan (October with what was made up)", "截至十二月的个税专项扣除（元，十月含补差）"))
	var rows [][]string
	for _, name := range []string{"基本养老保险费", "基本医疗保险费", "失业保险费", "住房公积金", taxTotal} {
		rows = append(rows, []string{name, money(s.tax[name])})
	}
	p.Grid(rows)
}

func (y *year) figures(p *page.Page, s *sums, r receiptReport) {
	title(p, y.say("How well it is known", "数据可信度"))
	var grades []string
	for g := rule.Official; g <= rule.Supplied; g++ {
		if s.grades[g] > 0 {
			grades = append(grades, y.say(g.String(), g.Chinese())+" "+strconv.Itoa(s.grades[g]))
		}
	}
	p.Wrapped("", y.say("Slips by their weakest figure: ", "工资条按最弱数据：")+strings.Join(grades, ", "))
	p.Wrapped("", y.say("Supplied by this run, since no source was found: ", "无来源、由本次运行自填：")+strings.Join(y.supplied, "; "))
	p.Wrapped("", y.say("So are the limits July to September were first run on.", "七至九月先行计算的上下限亦为自填。"))
	if y.in == "" {
		p.Wrapped("", fmt.Sprintf(y.say("Made up for the demonstration: that pension rate, the two items beside the insurances and their city average of %d.", "演示用：上述养老费率、两个附加项目及其社平工资 %d。"), cityAverage))
	}
	p.Wrapped("", fmt.Sprintf(y.say("Receipts of July: %d, computed again: %d the same, byte for byte; the new limits touch %d of them and change %d.", "七月回执 %d 份，重算一致（逐字节）%d 份；新上下限涉及 %d 份，其中金额变动 %d 份。"), r.all, r.same, r.touched, r.changed))
	p.Wrapped("", y.say("Policy of July as first run, SHA-256: ", "七月先行计算的政策 SHA-256：")+r.digest)
}
