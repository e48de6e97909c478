package retirement

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/rule"
)

// pageWidth is how many columns of a terminal the page uses.
const pageWidth = 100

// print writes the page.
func (l *life) print(w io.Writer) error {
	p, n := &page.Page{Columns: pageWidth, Margin: "  "}, &notes{Tongue: l.Tongue}
	l.head(p)
	l.sideBySide(p, n)
	l.assumptions(p)
	l.reckoning(p)
	l.statements(p)
	l.survivorsPart(p, n)
	l.figures(p)
	_, err := io.WriteString(w, p.String())
	return err
}

// notes numbers the reasons of one table.
type notes struct {
	program.Tongue
	list []string
}

// mark returns a text with the number of its reason.
func (n *notes) mark(text string, why *reason) string {
	told := n.Say(why.english, why.chinese)
	at := slices.Index(n.list, told)
	if at < 0 {
		at = len(n.list)
		n.list = append(n.list, told)
	}
	return fmt.Sprintf("%s [%d]", text, at+1)
}

// print prints the reasons and forgets them.
func (n *notes) print(p *page.Page) {
	for i, told := range n.list {
		p.Wrapped(fmt.Sprintf("[%d] ", i+1), told)
	}
	n.list = nil
}

// name is the heading of a plan.
func (l *life) name(kind int) string {
	return [...]string{early: l.Say("Early", "弹性提前"), statutory: l.Say("Statutory", "法定年龄"),
		late: l.Say("Late", "弹性延迟")}[kind]
}

// head says whose life it is and what is known of it.
func (l *life) head(p *page.Page) {
	p.Title(l.Say("A working life: the pension of an employee (Guangdong outside Shenzhen)",
		"一生的养老保险：企业职工基本养老金（广东，不含深圳）"), "=")
	name := l.source
	if l.in == "" {
		name = l.Say("fictional, built in (use -in for your own)", "内置的虚构人物（用 -in 换成自己的）")
	}
	first, last := l.rows[0].month, l.rows[len(l.rows)-1].month
	history := l.Say(fmt.Sprintf("%s paid, %s to %s", page.Counted(len(l.rows), "month"), first, last),
		fmt.Sprintf("缴费 %d 个月，%s 至 %s", len(l.rows), first, last))
	if n := l.deemed.months; n > 0 {
		history += l.Say(
			fmt.Sprintf(", and %s at the index %s", page.Counted(n, "deemed month"), l.deemed.index.Decimal),
			fmt.Sprintf("；视同缴费 %d 个月，指数 %s", n, l.deemed.index.Decimal))
	}
	facts := [][2]string{
		{l.Say("Source", "来源"), name},
		{l.Say("Person", "人员"),
			l.group() + l.demoMark("category") + l.Say(", born in ", "，出生年月 ") + l.birth.String() +
				l.demoMark("birth")},
		{l.Say("History", "缴费历史"), history},
		{l.Say("Gaps", "断缴"), l.gaps()},
		{l.Say("Average index so far", "至今平均指数"), l.soFar.Average.StringFixed(4)},
		{l.Say("Account", "个人账户"), l.accountFacts()},
	}
	label := l.Say("Read as", "读法")
	for _, note := range l.notes {
		facts = append(facts, [2]string{label, note.In(l.Lang)})
		label = ""
	}
	if l.understood != "" {
		facts = append(facts, [2]string{l.Say("Understood", "单元格的读法"), l.understood})
	}
	p.Facts(facts)
}

// group is the category in words.
func (l *life) group() string {
	switch l.category {
	case retire.Female55:
		return l.Say("woman, original age 55 (management or technical post)", "女职工（原55周岁，管理技术岗位）")
	case retire.Female50:
		return l.Say("woman, original age 50 (worker post)", "女职工（原50周岁，工人岗位）")
	}
	return l.Say("man, original age 60", "男职工（原60周岁）")
}

func (l *life) demoMark(flag string) string {
	if !l.demo[flag] {
		return ""
	}
	return l.Say(" (demo)", "（演示）")
}

// gaps lists the months without contribution.
func (l *life) gaps() string {
	if len(l.soFar.Gaps) == 0 {
		return l.Say("none", "无")
	}
	var spans []string
	for i := 0; i < len(l.soFar.Gaps); {
		first := l.soFar.Gaps[i]
		for i++; i < len(l.soFar.Gaps) && l.soFar.Gaps[i] == l.soFar.Gaps[i-1].Add(1); i++ {
		}
		span := first.String()
		if last := l.soFar.Gaps[i-1]; last != first {
			span += l.Say(" to ", " 至 ") + last.String()
		}
		spans = append(spans, span)
	}
	n := len(l.soFar.Gaps)
	return l.Say(page.Counted(n, "month")+" without contribution: ", fmt.Sprintf("%d 个月没有缴费：", n)) +
		strings.Join(spans, l.Say(", ", "、"))
}

// accountFacts says what the account opens with and is credited with.
func (l *life) accountFacts() string {
	own, all := 0, 0
	for _, one := range l.rows {
		if one.month.Year() < l.from {
			continue
		}
		all++
		if one.ownCredit {
			own++
		}
	}
	opens := l.Say(fmt.Sprintf("opens with %s yuan on %d-01-01", page.Yuan(l.opening), l.from),
		fmt.Sprintf("%d-01-01 余额 %s 元", l.from, page.Yuan(l.opening)))
	if !l.balance.Valid {
		opens += l.Say(" (no -balance given)", "（没有给 -balance）")
	}
	if own > 0 {
		mark := l.Say("column account", "“记账额”列")
		if l.in == "" {
			mark += l.Say(", demo figures", "，演示数字")
		}
		opens += l.Say(fmt.Sprintf("; %s credited from the file (%s)", page.Counted(own, "month"), mark),
			fmt.Sprintf("；%d 个月按文件记账（%s）", own, mark))
	}
	if n := all - own; n > 0 {
		opens += l.Say("; "+page.Counted(n, "month")+" with 8 % of the base", fmt.Sprintf("；%d 个月按基数的 8%% 记账", n))
	}
	return opens
}

// cells are a row of the plans; one that cannot be computed says so, with its reason.
func (l *life) cells(n *notes, label string, why func(*plan) *reason, cell func(*plan) string) []string {
	row := []string{label}
	for _, x := range l.plans {
		if reason := both(x.fail, why(x)); reason != nil {
			row = append(row, n.mark(l.Say("not computable", "不能计算"), reason))
		} else {
			row = append(row, cell(x))
		}
	}
	return row
}

// sideBySide prints the three plans.
func (l *life) sideBySide(p *page.Page, n *notes) {
	p.Title(l.Say("Three ways to retire", "三种退休时间"), "-")
	row := func(label string, cell func(*plan) string) []string {
		return l.cells(n, label, func(*plan) *reason { return nil }, cell)
	}
	count := func(label string, of func(*plan) int) []string {
		return row(label, func(x *plan) string { return strconv.Itoa(of(x)) })
	}
	rows := [][]string{
		{"", l.name(early), l.name(statutory), l.name(late)}, nil,
		row(l.Say("Month of retirement", "退休时间"), func(x *plan) string { return x.result.Month.String() }),
		row(l.Say("Against the statutory month", "比法定年龄"), func(x *plan) string { return l.elected(x.result) }),
		row(l.Say("Age", "退休年龄"), func(x *plan) string { return l.age(x.result.AgeMonths) }),
		count(l.Say("Least contribution months", "最低缴费月数"), func(x *plan) int { return x.shortfall.Required }),
		count(l.Say("Months paid so far", "已缴月数"), func(x *plan) int { return len(x.used) + x.deemed.months }),
		count(l.Say("Still missing", "还差月数"), func(x *plan) int { return x.shortfall.Missing }),
		count(l.Say("Months assumed until then", "假定续缴月数"), func(x *plan) int { return len(x.assumed) }),
		count(l.Say("Missing when retiring", "退休时还差"), func(x *plan) int { return x.shortfall.AtRetirement }),
		nil,
		count(l.Say("Contribution months", "累计缴费月数"), func(x *plan) int { return x.index.Months }),
		row(l.Say("Average index", "平均缴费工资指数"), func(x *plan) string { return x.index.Average.StringFixed(4) }),
		row(l.Say("Divisor, months", "计发月数"), func(x *plan) string { return x.divisor.String() }),
		row(l.Say("Account balance, yuan", "个人账户储存额（元）"), func(x *plan) string { return page.Yuan(x.balance()) }),
		row(l.Say("Benefit base, yuan", "计发基数（元）"), func(x *plan) string { return l.benefitBaseCell(x, n) }),
		nil,
	}
	rows = append(append(rows, l.parts(n)...), nil,
		row(l.Say("Grade, the weakest used", "等级（所用最弱的一级）"), func(x *plan) string { return l.gradeName(x.grade()) }))
	p.Grid(rows)
	n.print(p)
}

// parts are the rows of the pension and its parts. The basic part needs the benefit base and nothing else that may be
// missing.
func (l *life) parts(n *notes) [][]string {
	part := func(label string, basic bool, of func(*award) decimal.NullDecimal) []string {
		unknown := func(x *plan) *reason {
			switch {
			case x.short || of(&x.award).Valid:
				return nil
			case basic && x.noBase != nil:
				return x.noBase
			}
			return x.award.why
		}
		return l.cells(n, label, unknown, func(x *plan) string {
			if x.short {
				return n.mark(l.Say("months missing", "年限不足"), x.award.why)
			}
			return page.Yuan(of(&x.award).Decimal)
		})
	}
	return [][]string{
		part(l.Say("Basic pension", "基础养老金"), true, func(a *award) decimal.NullDecimal { return a.basic }),
		part(l.Say("Account pension", "个人账户养老金"), false, func(a *award) decimal.NullDecimal { return a.account }),
		part(l.Say("Transitional pension", "过渡性养老金"), false,
			func(a *award) decimal.NullDecimal { return a.transitional }),
		part(l.Say("Transitional adjustment", "过渡性养老金调整额"), false,
			func(a *award) decimal.NullDecimal { return a.adjustment }),
		part(l.Say("Pension, yuan a month", "月基本养老金（元）"), false, func(a *award) decimal.NullDecimal { return a.total }),
	}
}

// benefitBaseCell is the benefit base, marked where it is not the year's own.
func (l *life) benefitBaseCell(x *plan, n *notes) string {
	switch {
	case x.noBase != nil:
		return n.mark(l.Say("not known", "未知"), x.noBase)
	case x.base.carried():
		return n.mark(page.Yuan(x.base.value), provisionalBase(&x.base))
	}
	return page.Yuan(x.base.value)
}

// provisionalBase says that the benefit base is that of an earlier year.
func provisionalBase(base *benefitBase) *reason {
	return &reason{
		fmt.Sprintf("provisional: the benefit base of %d, carried forward; the pension is computed again when that of "+
			"the year is published", base.of),
		fmt.Sprintf("暂定：沿用 %d 年的计发基数；当年基数公布后重新核定", base.of)}
}

// elected says how far a month is from the statutory one.
func (l *life) elected(r retire.Result) string {
	months := r.Month.Sub(r.StatutoryMonth)
	switch {
	case months < 0:
		return l.Say(page.Counted(-months, "month")+" earlier", fmt.Sprintf("提前 %d 个月", -months))
	case months > 0:
		return l.Say(page.Counted(months, "month")+" later", fmt.Sprintf("延后 %d 个月", months))
	}
	return l.Say("the same", "相同")
}

func (l *life) age(months int) string {
	if months%12 == 0 {
		return l.Say(page.Counted(months/12, "year"), fmt.Sprintf("%d 岁", months/12))
	}
	return l.Say(page.Counted(months/12, "year")+" "+page.Counted(months%12, "month"),
		fmt.Sprintf("%d 岁 %d 个月", months/12, months%12))
}

func (l *life) gradeName(g rule.Grade) string {
	if g == 0 {
		return "-"
	}
	return l.Say(g.String(), g.Chinese())
}

// assumptions says what the plans take for granted.
func (l *life) assumptions(p *page.Page) {
	p.Title(l.Say("What this assumes", "假定与说明"), "-")
	var all []string
	if slices.ContainsFunc(l.plans[:], func(x *plan) bool { return len(x.assumed) > 0 }) {
		last := l.rows[len(l.rows)-1]
		from, average := last.month.Add(1), last.average.Number().Decimal()
		index := last.base.DivRound(average, 4).StringFixed(4)
		all = append(all, l.Say(
			fmt.Sprintf(
				"From %s each month up to and with the month of retirement is paid at the last base index, %s ÷ %s "+
					"= %s: base and average stay as they are, 8 %% of the base goes to the account. Wages and "+
					"averages that rise would change every figure.", from, last.base, average, index),
			fmt.Sprintf("从 %s 到退休当月，每月都按最后一个月的缴费指数 %s ÷ %s = %s 续缴：基数和平均工资不变，基数的 8%% 记入个人账户。工资和平均工资上涨，各项都会变。", from,
				last.base, average, index)))
	}
	for _, x := range l.plans {
		if n := len(l.rows) - len(x.used); x.fail == nil && n > 0 {
			all = append(all,
				l.Say(fmt.Sprintf("%s: what was paid after %s does not count (%s).", l.name(x.kind), x.result.Month,
					page.Counted(n, "month")), fmt.Sprintf("%s：%s 之后缴费的 %d 个月不计。", l.name(x.kind), x.result.Month, n)))
		}
	}
	all = append(all,
		l.Say(
			"An account earns the year's record rate once, on what it holds on 1 January; the year of the "+
				"retirement earns rate × months ÷ 12.", "个人账户以 1 月 1 日余额按当年记账利率计一次息；退休当年按 利率 × 月数 ÷ 12。"),
		l.Say("The divisors and figures of an award are today's, known to 2027-12; a later retirement takes them too.",
			"计发月数和核定所用的各项标准以现行为准，适用到 2027-12 退休；更晚退休的，暂按现行标准计算。"),
		l.Say(
			"Not in it: the local pension (地方养老金), yearly adjustments of pensions in payment, early retirement of "+
				"special work or illness.", "不含：地方养老金、退休后的年度调整、特殊工种和病退。"))
	for _, text := range all {
		p.Wrapped("- ", text)
	}
}

// reckoning explains the statutory plan line by line.
func (l *life) reckoning(p *page.Page) {
	x := l.plans[statutory]
	p.Title(l.Say("The statutory retirement, step by step", "法定年龄退休的计算步骤"), "-")
	if x.fail != nil {
		p.Wrapped("", l.Say("not computable: "+x.fail.english, "不能计算："+x.fail.chinese))
		return
	}
	for i, s := range append(l.before(x), x.award.steps...) {
		text := l.Say(s.English, s.Chinese) + l.Say(": ", "：") + s.Formula
		if s.Cite != (rule.Cite{}) {
			text += l.Say(". Source: ", "。依据：") + s.Cite.In(l.Lang)
		}
		p.Wrapped(fmt.Sprintf("%2d. ", i+1), text)
	}
	if why := x.award.why; why != nil {
		p.Wrapped("    ", l.Say("not computable beyond this: "+why.english, "其余不能计算："+why.chinese))
	}
}

// before is the reckoning up to the award.
func (l *life) before(x *plan) []benefit.Step {
	r := x.result
	delayed := rule.Cite{Title: "State Council measures on raising the retirement age step by step",
		Chinese: "国务院关于渐进式延迟法定退休年龄的办法"}
	least := delayed
	delayed.Article, least.Article = l.Say("art. 1 with annexes", "第一条及附件"), l.Say("art. 2 with annex 4", "第二条及附件4")
	index := fmt.Sprintf("%s ÷ %d = %s", x.index.IndexSum.StringFixed(4), x.index.Months,
		x.index.Average.StringFixed(4))
	if n := x.deemed.months; n > 0 {
		index = fmt.Sprintf("(%s × %d + %s) ÷ %d = %s", x.deemed.index.Decimal, n, x.index.IndexSum.StringFixed(4),
			x.index.Months, x.index.Average.StringFixed(4))
	}
	return []benefit.Step{
		{Chinese: "法定退休年龄", English: "statutory age", Cite: delayed,
			Formula: fmt.Sprintf("%s + %s + %s = %s", r.StatutoryMonth.Add(-r.StatutoryAgeMonths),
				l.age(r.StatutoryAgeMonths-r.DelayMonths),
				l.Say(page.Counted(r.DelayMonths, "month")+" of delay", fmt.Sprintf("延迟 %d 个月", r.DelayMonths)),
				r.StatutoryMonth)},
		{Chinese: "最低缴费年限（月）", English: "least contribution months", Cite: least,
			Formula: fmt.Sprintf("%s = %d",
				l.Say(fmt.Sprintf("of %d", r.Month.Year()), fmt.Sprintf("%d 年", r.Month.Year())),
				r.MinimumContributionMonths)},
		{Chinese: "平均缴费工资指数（各月基数 ÷ 平均工资之和，显示到 4 位）",
			English: "average index (the sum of base ÷ average of each month, shown to 4 decimals)", Formula: index},
		{Chinese: "计发月数", English: "divisor", Formula: l.age(r.AgeMonths) + " = " + x.divisor.String(),
			Cite: rule.Cite{Title: "State Council decision on improving the basic pension of enterprise employees",
				Chinese: "国务院关于完善企业职工基本养老保险制度的决定", Number: "国发〔2005〕38号", Article: l.Say("annex", "附件")}},
		{Chinese: "个人账户储存额", English: "account balance",
			Formula: l.Say("closing balance of "+r.Month.String(), r.Month.String()+" 期末余额") + " = " +
				x.balance().StringFixed(2)},
	}
}

// statements prints the account year by year: the statutory plan in full, the others from the year they differ.
func (l *life) statements(p *page.Page) {
	p.Title(l.Say("The personal account by year, yuan", "个人账户逐年记账（元）"), "-")
	whole := -1
	for _, kind := range [...]int{statutory, early, late} {
		x := l.plans[kind]
		if x.fail != nil {
			continue
		}
		years := x.years
		heading := l.Say(fmt.Sprintf("%s, retiring in %s", l.name(kind), x.result.Month),
			fmt.Sprintf("%s，%s 退休", l.name(kind), x.result.Month))
		if whole < 0 {
			whole = kind
		} else {
			p.Line("")
			same := 0
			for same < len(years)-1 && same < len(l.plans[whole].years) &&
				sameYear(&years[same], &l.plans[whole].years[same]) {
				same++
			}
			if same > 0 {
				heading += l.Say(fmt.Sprintf(": as above through %d, then", years[same-1].Year),
					fmt.Sprintf("：到 %d 年与上表相同，其后", years[same-1].Year))
			}
			years = years[same:]
		}
		p.Line(heading)
		p.Grid(l.statement(years), 6)
	}
}

func sameYear(a, b *benefit.StatementYear) bool {
	return a.Year == b.Year && a.Interest.Equal(b.Interest) && a.Closing.Equal(b.Closing)
}

// statement is the table of some years.
func (l *life) statement(years []benefit.StatementYear) [][]string {
	rows := [][]string{
		{l.Say("Year", "年份"), l.Say("1 January", "年初余额"), l.Say("Rate", "记账利率"), l.Say("Interest", "利息"),
			l.Say("Credited", "当年记账"),
			l.Say("Closing", "期末余额"), l.Say("The rate is", "利率来源")}, nil}
	for _, y := range years {
		rate := l.rates[y.Year]
		from := l.gradeName(rate.grade)
		switch {
		case rate.future:
			from = l.own(rate.demo) + l.Say(", ", "，") + "-rate-future"
		case rate.cite == rule.Cite{}:
			from = l.own(rate.demo) + l.Say(", ", "，") + "-rate"
		}
		rows = append(rows,
			[]string{strconv.Itoa(y.Year), page.Yuan(y.Opening), page.Percent(y.Rate), page.Yuan(y.Interest),
				page.Yuan(y.Credited), page.Yuan(y.Closing), from})
	}
	return rows
}

// survivorsPart prints what is paid where the person dies the month before the retirement.
func (l *life) survivorsPart(p *page.Page, n *notes) {
	p.Title(l.Say("If the person died the month before retiring, yuan", "如在退休前一个月去世（元）"), "-")
	if !l.income.Valid {
		p.Wrapped("",
			l.Say(
				"Not computed: pass -urban-income, the province's urban disposable income per head of the year "+
					"before, yuan a month.",
				"没有计算：请用 -urban-income 给出本省上一年度城镇居民月人均可支配收入（元）。"))
		return
	}
	row := func(label string, cell func(*plan) string) []string {
		return l.cells(n, label, func(x *plan) *reason { return x.noSurvivor }, cell)
	}
	p.Grid([][]string{
		{"", l.name(early), l.name(statutory), l.name(late)}, nil,
		row(l.Say("Month of death", "去世月份"), func(x *plan) string { return x.survivors.month.String() }),
		row(l.Say("Contribution months", "累计缴费月数"), func(x *plan) string { return strconv.Itoa(x.survivors.months) }),
		row(l.Say("Lump sum, months of income", "抚恤金发放月数"),
			func(x *plan) string { return x.survivors.benefit.Months.Round(4).String() }),
		nil,
		row(l.Say("Funeral grant", "丧葬补助金"), func(x *plan) string { return page.Yuan(x.survivors.benefit.Funeral) }),
		row(l.Say("Lump sum", "抚恤金"), func(x *plan) string { return page.Yuan(x.survivors.benefit.Lump) }),
		row(l.Say("Paid to the survivors", "遗属待遇合计"), func(x *plan) string {
			if total := x.survivors.benefit.Total; total.Valid {
				return page.Yuan(total.Decimal)
			}
			return n.mark(l.Say("not computable", "不能计算"),
				&reason{
					"under 5 years of contribution the sum is at most the own contributions, which a history does " +
						"not hold",
					"缴费不满 5 年的，合计不超过个人缴费之和；缴费历史里没有这个数"})
		}),
		nil,
		row(l.Say("Account, inherited besides", "个人账户余额（另可继承）"),
			func(x *plan) string { return page.Yuan(x.survivors.balance) }),
	})
	n.print(p)
	income := page.Yuan(l.income.Decimal)
	p.Wrapped("",
		l.Say(fmt.Sprintf(
			"Income: %s yuan a month, %s (-urban-income). Sources: 人社部发〔2021〕18号 art. 4 and 5; Social Insurance Law "+
				"art. 14 (account).", income, l.own(l.demo["urban-income"])),
			fmt.Sprintf("收入：每月 %s 元，%s（-urban-income）。依据：人社部发〔2021〕18号第四、五条；社会保险法第十四条（个人账户）。", income,
				l.own(l.demo["urban-income"]))))
}
