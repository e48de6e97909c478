package payrollyear

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/finding"
	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
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
	var odd []string // what is known of a row beside what to do
	for i := range b.report.Items {
		item := &b.report.Items[i]
		if item.Class != bill.Equal {
			name, do := p.found(item)
			rows = append(rows, []string{name, b.who(item.ID), amount(item.Ours.Amount), amount(item.Bill.Amount), do})
		}
		if why := finding.Why(item); why != nil && item.Class != bill.Unparsable { // its cell is told already
			odd = append(odd, b.who(item.ID)+p.Say(": ", "：")+program.OneLine(why, p.Lang))
		}
	}
	switch {
	case len(rows) > 2:
		p.Grid(rows, 1, 4)
	case len(odd) > 0:
		p.text("All amounts match: %d; look at:", "%d 行金额全部一致；请核对：", len(b.report.Items))
	default:
		p.text("All rows match: %d.", "%d 行全部一致。", len(b.report.Items))
	}
	for _, text := range odd {
		p.item("%s", "%s", text)
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
	for class := bill.Equal; class <= bill.Ambiguous; class++ {
		name := finding.Name(class)
		words = append(words, " ("+name.English+")", "（"+name.Chinese+"）")
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

// found names the class of a row and says what to do about it.
func (p *sheet) found(item *bill.Item) (name, do string) {
	class := finding.Name(item.Class)
	if _, refused := p.staff.refusedNumbers[item.ID]; refused && item.Class == bill.ExtraInBill {
		cause, do := finding.RowRefused()
		return cause.In(p.Lang), do.In(p.Lang)
	}
	return p.Say(class.English, class.Chinese+" "+class.English), finding.Do(item).In(p.Lang)
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
