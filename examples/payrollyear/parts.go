package main

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	catalogue "github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/rule"
)

func (p *sheet) late() {
	s := p.sums
	p.part("What July's late limits cost, yuan", "七月上下限迟发的补差（元）")
	if len(p.figures.late) == 0 {
		p.text("Nothing: every month was run on the figures now in force (-on-time).", "无：各月均按现行数值计算（-on-time）。")
		return
	}
	for _, now := range p.newer {
		p.item("%s: first run on %s, in force is %s: %s, known since %s", "%s：先按 %s 计算，生效的为 %s：%s，%s 起可知",
			p.figureName(now.Name), p.older(now.Name).Number(), now.Figure.Number(), now.Figure.Cite().In(p.lang),
			knownSince(now.Figure))
	}
	p.text("First run so: %s, each on day %d. Made up in %s; people: %d; withheld then: %s. Lines by cause: %s.",
		"先行计算：%s，各月 %d 日。%s 补差；人数：%d；当月代扣 %s。按原因的行数：%s。",
		p.lateMonths(), runDay, monthOf(p.settlement), s.madeUpPeople, money(s.withheldOfMadeUp), p.causes())
	header, rows := []string{""}, [][]string{{p.say("Employees", "个人")}, {p.say("Employer", "单位")}, {p.say("Both", "合计")}}
	for _, m := range append(slices.Clone(p.figures.late), 0) {
		header = append(header, p.monthName(m))
		d := s.madeUp[m]
		for i, n := range []int64{d[rule.Employee], d[rule.Employer], d.both()} {
			rows[i] = append(rows[i], money(n))
		}
	}
	p.Grid([][]string{header, nil, rows[0], rows[1], nil, rows[2]})
}

// figureName names a figure: by its stable name, in Chinese by its scheme and its term.
func (p *sheet) figureName(name string) string {
	kind, _ := catalogue.Describe(name)
	return p.say(name, kind.Scheme.Chinese()+kind.What.Chinese)
}

// knownSince is the day a figure was issued, else that of the first page that prints it.
func knownSince(f rule.Figure) rule.Date {
	if issued := f.Cite().Issued; !issued.IsZero() {
		return issued
	}
	return f.Cite().Seen
}

// older returns the figure the first late month was run on.
func (p *sheet) older(name string) rule.Figure {
	policy := p.paid[p.figures.late[0]]
	for _, f := range policy.Figures() {
		if f.Name == name {
			return f.Figure
		}
	}
	return rule.Figure{}
}

// causes counts the lines that were made up by why they differ.
func (p *sheet) causes() string {
	chinese := map[string]string{"limit": "上下限", "rate": "费率", "base": "缴费工资", "correction": "更正", "relief": "减免",
		"mixed": "多项"}
	var causes []string
	for _, name := range slices.Sorted(maps.Keys(p.sums.madeUpCauses)) {
		causes = append(causes, fmt.Sprintf("%s %d", p.say(name, chinese[name]), p.sums.madeUpCauses[name]))
	}
	return strings.Join(causes, p.say(", ", "、"))
}

func (p *sheet) billPart() {
	b := p.bureau
	if b == nil {
		p.part("The bureau's bill", "征收机构账单")
		p.text("None was given: pass -bill with -bill-month, -bill-scheme and -bill-payer.", "未提供：请用 -bill 及 -bill-month、-bill-scheme、-bill-payer。")
		return
	}
	p.part(fmt.Sprintf("The bureau's bill: %s, %s, %s", b.ours.Month, b.ours.Scheme, b.ours.Payer), fmt.Sprintf("征收机构账单：%s %s %s", b.ours.Month, b.ours.Scheme.Chinese(), b.ours.Payer.Chinese()))
	if p.bill == "" {
		p.text("Made up: our own list with six errors planted. Ours less the bill, and what the rows explain:", "编造：以本方明细植入六处差错。本方减账单，及逐行解释：")
	} else {
		p.text("Ours less the bill, and what the rows explain:", "本方减账单，及逐行解释：")
	}
	p.Wrapped("  ", p.proof(&b.report))
	rows := [][]string{{p.say("What", "差错"), p.say("Who", "人员"), p.say("Ours", "本方"), p.say("Bill", "账单"), p.say("What to do", "处理")}, nil}
	for i := range b.report.Items {
		if item := &b.report.Items[i]; item.Class != bill.Equal {
			name, do := p.found(item)
			rows = append(rows, []string{name, b.who(item.ID), amount(item.Ours.Amount), amount(item.Bill.Amount), do})
		}
	}
	if len(rows) == 2 {
		p.text("All %d rows match.", "%d 行全部一致。", len(b.report.Items))
	} else {
		p.Grid(rows, 1, 4)
	}
	p.basis(b)
}

// proof is the identity of the difference, its amounts with commas, in the language of the page.
func (p *sheet) proof(r *bill.Report) string {
	text := regexp.MustCompile(`[0-9]+\.[0-9]+`).ReplaceAllStringFunc(r.Proof(), page.Grouped)
	if p.lang != rule.Chinese {
		return text
	}
	words := []string{" (known)", "（已知部分）", " + ", " ＋ ", " - ", " － ", " = ", " ＝ "}
	for class, found := range findings() {
		words = append(words, " ("+class.String()+")", "（"+found.chinese+"）")
	}
	return strings.NewReplacer(words...).Replace(text)
}

// who is our id of somebody on the bill, or the bill's own.
func (b *bureau) who(idNumber string) string {
	if id := b.ids[idNumber]; id != "" {
		return id
	}
	return idNumber
}

// amount prints an amount, or a dash where none is known.
func amount(d decimal.NullDecimal) string {
	if !d.Valid {
		return "-"
	}
	return page.Grouped(d.Decimal.StringFixed(2))
}

// finding is a class of row that does not match: its Chinese name, and what to do in both languages.
type finding struct{ chinese, do, doChinese string }

func findings() map[bill.Class]finding {
	return map[bill.Class]finding{
		bill.BaseDiff:      {"基数不符", "base %s, ours %s: correct one", "基数 %s，本方 %s：更正其一"},
		bill.RateDiff:      {"费率不符", "rate %s, ours %s: ask which applies", "费率 %s，本方 %s：询问适用费率"},
		bill.RoundingDiff:  {"取整不符", "base and rate agree: ask how it is rounded", "基数费率一致：询问取整方式"},
		bill.AmountDiff:    {"金额不符", "base, rate and amount do not agree: ask", "基数、费率与金额不合：询问"},
		bill.MissingInBill: {"账单缺人", "not on the bill: register the person", "办理增员"},
		bill.ExtraInBill:   {"账单多人", "not ours: has the person been taken off?", "非本方人员：是否已减员"},
		bill.Retro:         {"以前月份", "for an earlier month: see what was made up", "核对补缴"},
		bill.Unparsable:    {"无法读取", "cannot be read: get it from the bureau", "向征收机构取数"},
		bill.UnknownInOurs: {"本方缺数", "ours lacks a figure: supply it", "补充数据"},
	}
}

// found names the class of a row and says what to do about it.
func (p *sheet) found(item *bill.Item) (name, do string) {
	f := findings()[item.Class]
	name, do = p.say(item.Class.String(), f.chinese+" "+item.Class.String()), p.say(f.do, f.doChinese)
	switch item.Class {
	case bill.BaseDiff:
		do = fmt.Sprintf(do, amount(item.Bill.Base), amount(item.Ours.Base))
	case bill.RateDiff:
		do = fmt.Sprintf(do, percent(item.Bill.Rate), percent(item.Ours.Rate))
	}
	return name, do
}

func percent(rate decimal.NullDecimal) string { return rate.Decimal.Shift(2).String() + "%" }

// basis says on which basis the total of the payment notice was made.
func (p *sheet) basis(b *bureau) {
	source := p.say("The payment notice", "缴款通知")
	switch {
	case !b.total.Valid:
		p.text("The bill has no total to compare with both bases: pass that of the payment notice with -bill-total.", "账单无合计可供比对两种口径：请用 -bill-total 传入缴款通知的金额。")
		return
	case p.bill == "":
		source = p.say("The payment notice (made up)", "缴款通知（编造）")
	case !p.billTotal.Valid:
		source = p.say("The sum of the bill", "账单合计")
	}
	fit := map[bill.Fit][2]string{
		bill.FitsBoth:       {"that is ours on either", "两者皆符"},
		bill.FitsPerPerson:  {"that is ours per person", "与按人口径一致"},
		bill.FitsSumOfBases: {"that is ours on the sum of bases, so the difference is one of rounding only", "与基数合计口径一致，差额仅为取整"},
		bill.FitsNeither:    {"neither is", "两者皆不符"},
	}[b.match.Fit]
	p.text("%s is %s; ours is %s per person and %s on the sum of bases: %s.", "%s为 %s；本方按人 %s，按基数合计 %s：%s。", source, amount(b.total),
		page.Grouped(b.match.PerPerson.StringFixed(2)), page.Grouped(b.match.SumOfBases.StringFixed(2)), p.say(fit[0], fit[1]))
}

func (p *sheet) exceptionPart() {
	p.part("Exceptions", "例外")
	rows := [][]string{{p.say("Who", "人员"), p.say("What", "情况"), p.say("What to do", "处理")}, nil}
	list := p.exceptions()
	for i := range list {
		rows = append(rows, []string{list[i].named(), list[i].what, list[i].do})
	}
	if len(rows) == 2 {
		p.text("None.", "无。")
		return
	}
	p.Grid(rows, 1, 2)
}

func (p *sheet) taxPart() {
	s := p.sums
	p.part("Told to income tax, yuan: the columns of the import", "个税申报专项扣除（元）：导入表各列")
	header := []string{""}
	for _, c := range (&deduct.TaxRow{}).Columns() {
		header = append(header, c.Name)
	}
	row := func(name string, columns [4]int64) []string {
		cells, total := []string{name}, int64(0)
		for _, n := range columns {
			cells, total = append(cells, money(n)), total+n
		}
		return append(cells, money(total))
	}
	var own [4]int64
	for i := range own {
		own[i] = s.tax[i] - s.taxMadeUp[i]
	}
	p.Grid([][]string{append(header, p.say("All", "合计")), nil, row(p.say("For the months themselves", "当月"), own),
		row(p.say("Made up", "补差"), s.taxMadeUp), row(p.say("Year", "全年"), s.tax)})
}

// known says how well the figures are known.
func (p *sheet) known(r *receipts) {
	p.part("How well it is known", "数据可信度")
	var grades []string
	for g := rule.Official; g <= rule.Supplied; g++ {
		if n := p.sums.grades[g]; n > 0 {
			grades = append(grades, p.say(g.String(), g.Chinese())+" "+strconv.Itoa(n))
		}
	}
	p.text("Slips by their weakest figure: %s.", "工资条按最弱数据：%s。", strings.Join(grades, p.say(", ", "、")))
	if p.demo() {
		p.text("Made up are the city average and the prices of what is beside the insurances.", "附加项目的社平工资与价格为编造。")
	}
	p.text("Receipts of July: %d, of which %d come out the same again, byte for byte. What came late is used by %d "+
		"and changes %d. Policy of July as first run, SHA-256:",
		"七月回执 %d 份，重算逐字节一致 %d 份。迟发的数值涉及 %d 份，变动 %d 份。七月先行计算的政策 SHA-256：", len(r.list), r.same, r.touched, r.changed)
	p.Line("  " + r.digest)
}

// item prints a paragraph behind a dash.
func (p *sheet) item(english, chinese string, values ...any) {
	p.Wrapped("- ", fmt.Sprintf(p.say(english, chinese), values...))
}
