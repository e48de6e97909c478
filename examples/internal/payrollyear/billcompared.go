package payrollyear

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

func (p *sheet) billPart() {
	b := p.bureau
	if b == nil {
		p.part("The bureau's bill", "征收机构账单")
		p.text("None was given: pass -bill with -bill-month, -bill-scheme and -bill-payer; that month is computed "+
			"alone.",
			"未提供：请用 -bill 及 -bill-month、-bill-scheme、-bill-payer；只计算该月。")
		return
	}
	p.part(fmt.Sprintf("The bureau's bill: %s, %s, %s", b.ours.Month, b.ours.Scheme, b.ours.Payer),
		fmt.Sprintf("征收机构账单：%s %s %s", b.ours.Month, b.ours.Scheme.Chinese(), b.ours.Payer.Chinese()))
	if p.bill == "" {
		p.text("Made up: our own list with six errors planted. Ours less the bill, and what the rows explain:",
			"编造：以本方明细植入六处差错。本方减账单，及逐行解释：")
	} else {
		p.text("Ours less the bill, and what the rows explain:", "本方减账单，及逐行解释：")
	}
	if other := b.report.Other; other != nil {
		p.text("This seems to be another bill: %s.", "疑为其他账单：%s。", other.Why.In(p.Lang))
	}
	p.Wrapped("  ", p.proof(&b.report))
	rows := [][]string{
		{p.Say("What", "差错"), p.Say("Who", "人员"), p.Say("Ours", "本方"), p.Say("Bill", "账单"), p.Say("What to do", "处理")},
		nil}
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
	if p.Lang != rule.Chinese {
		return text
	}
	words := []string{" (known)", "（已知部分）", " + ", " ＋ ", " - ", " － ", " = ", " ＝ "}
	for _, found := range findings() {
		words = append(words, " ("+found.class.String()+")", "（"+found.chinese+"）")
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
	return page.Yuan(d.Decimal)
}

// finding is a class of row that does not match: its Chinese name, and what to do in both languages.
type finding struct {
	class                  bill.Class
	chinese, do, doChinese string
}

func findings() []finding {
	return []finding{
		{bill.BaseDiff, "基数不符", "base %s, ours %s: correct one", "基数 %s，本方 %s：更正其一"},
		{bill.RateDiff, "费率不符", "rate %s, ours %s: ask which applies", "费率 %s，本方 %s：询问适用费率"},
		{bill.RoundingDiff, "取整不符", "base and rate agree: ask how it is rounded", "基数费率一致：询问取整方式"},
		{bill.AmountDiff, "金额不符", "base, rate and amount do not agree: ask", "基数、费率与金额不合：询问"},
		{bill.MissingInBill, "账单缺人", "not on the bill: register the person", "办理增员"},
		{bill.ExtraInBill, "账单多人", "not ours: has the person been taken off?", "非本方人员：是否已减员"},
		{bill.Retro, "以前月份", "for an earlier month: see what was made up", "核对补缴"},
		{bill.Unparsable, "无法读取", "cannot be read: get it from the bureau", "向征收机构取数"},
		{bill.UnknownInOurs, "本方缺数", "ours lacks a figure: supply it", "补充数据"},
		{bill.BaseAndRateDiff, "基数费率均不符", "base %s at %s, ours %s at %s: see which applies",
			"基数 %s 费率 %s，本方 %s 费率 %s：核实适用者"},
		{bill.OnceRoundedDiff, "合并取整", "one item on the bill, two lines of ours: rounding only", "账单合并一项，本方两行：仅为取整"},
		{bill.Ambiguous, "人员不明", "may be one of several people: ask for the whole id", "可能是多人之一：请取得完整证件号码"},
	}
}

// found names the class of a row and says what to do about it.
func (p *sheet) found(item *bill.Item) (name, do string) {
	name = item.Class.String()
	list := findings()
	if at := slices.IndexFunc(list, func(f finding) bool { return f.class == item.Class }); at >= 0 {
		name, do = p.Say(name, list[at].chinese+" "+name), p.Say(list[at].do, list[at].doChinese)
	}
	switch item.Class {
	case bill.BaseDiff:
		do = fmt.Sprintf(do, amount(item.Bill.Base), amount(item.Ours.Base))
	case bill.BaseAndRateDiff:
		do = fmt.Sprintf(do, amount(item.Bill.Base), page.Percent(item.Bill.Rate.Decimal), amount(item.Ours.Base),
			page.Percent(item.Ours.Rate.Decimal))
	case bill.MissingInBill:
		if item.OnBill {
			do = p.Say("on the bill with other rows: ask for this one", "账单上另有此人：询问为何缺此行")
		}
	case bill.RateDiff:
		do = fmt.Sprintf(do, page.Percent(item.Bill.Rate.Decimal), page.Percent(item.Ours.Rate.Decimal))
	}
	return name, do
}

// basis says on which basis the total of the payment notice was made.
func (p *sheet) basis(b *bureau) {
	source := p.Say("The payment notice", "缴款通知")
	switch {
	case !b.total.Valid:
		p.text("The bill has no total to compare with both bases: pass that of the payment notice with -bill-total.",
			"账单无合计可供比对两种口径：请用 -bill-total 传入缴款通知的金额。")
		return
	case p.bill == "":
		source = p.Say("The payment notice (made up)", "缴款通知（编造）")
	case !p.billTotal.Valid:
		source = p.Say("The sum of the bill", "账单合计")
	}
	p.text("%s is %s; ours is %s per person and %s on the sum of bases: %s.", "%s为 %s；本方按人 %s，按基数合计 %s：%s。", source,
		amount(b.total),
		page.Yuan(b.match.PerPerson), page.Yuan(b.match.SumOfBases), p.fits(b.match.Fit))
}

// fits says which of our totals the bill agrees with.
func (p *sheet) fits(fit bill.Fit) string {
	switch fit {
	case bill.FitsBoth:
		return p.Say("that is ours on either", "两者皆符")
	case bill.FitsPerPerson:
		return p.Say("that is ours per person", "与按人口径一致")
	case bill.FitsSumOfBases:
		return p.Say("that is ours on the sum of bases, so the difference is one of rounding only",
			"与基数合计口径一致，差额仅为取整")
	}
	return p.Say("neither is", "两者皆不符")
}
