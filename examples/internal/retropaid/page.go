package retropaid

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/payroll/retro"
	"github.com/shebao-go/shebao/rule"
)

// page prints the lines that differ, what they add up to, and who pays it.
func (o *options) page(name string, s retro.Settlement, notes []rule.Text) string {
	p := page.Page{Columns: 100}
	p.Title(o.Say("Paid and due: ", "已缴与应缴：")+name+o.Say(", due ", "，应缴月份 ")+
		o.term[0].String()+o.Say(" to ", " 至 ")+o.term[1].String(), "=")
	for _, note := range notes {
		p.Wrapped("", note.In(o.Lang))
	}
	rows := [][]string{{o.Say("month", "月份"), o.Say("scheme", "险种"), o.Say("payer", "缴费方"), o.Say("paid", "已缴"),
		o.Say("due", "应缴"), o.Say("difference", "差额"), o.Say("why", "原因")}, nil}
	for _, d := range s.Lines {
		due := o.Say("none", "无")
		if d.Due.Valid {
			due = page.Yuan(d.Due.Decimal)
		}
		rows = append(rows, []string{d.Month.String(), page.Scheme(d.Scheme, o.Lang), o.payer(d.Payer),
			page.Yuan(d.Paid), due, page.Signed(d.Diff), o.cause(&d)})
	}
	p.Grid(rows, 1, 2, 6)

	p.Title(o.Say("To make up and to ask back, yuan", "应补缴与可申请退费（元）"), "-")
	sums := [][]string{{o.Say("scheme", "险种"), o.Say("payer", "缴费方"), o.Say("make up", "应补缴"),
		o.Say("ask back", "可退费")}, nil}
	sum := func(what string, payer rule.Payer, s retro.Sum) {
		sums = append(sums, []string{what, o.payer(payer), page.Yuan(s.BackPayment.Decimal),
			page.Yuan(s.Refund.Decimal)})
	}
	for _, t := range s.Totals {
		sum(page.Scheme(t.Scheme, o.Lang), t.Payer, t.Sum)
	}
	sums = append(sums, nil)
	sum(o.Say("All", "合计"), rule.Employee, s.Employee)
	sum(o.Say("All", "合计"), rule.Employer, s.Employer)
	p.Grid(sums, 1)

	p.Title(o.Say("Who pays", "由谁缴"), "-")
	for _, note := range []string{
		o.Say("The employer pays in both parts, and withholds the employee's from the wage (社会保险法 art. 60; "+
			"住房公积金管理条例 art. 19). Neither part is set off against the other.",
			"两部分都由单位缴纳，个人部分由单位从工资中代扣代缴（社会保险法第六十条；住房公积金管理条例第十九条）。个人与单位的差额不互相抵销。"),
		o.Say("No surcharge is computed: see collection.surcharge_through. The employer may not pass it on to the "+
			"employee (人社部令第13号 art. 20).",
			"未计算滞纳金，见 collection.surcharge_through；单位不得要求职工承担滞纳金（人社部令第13号第二十条）。"),
		o.Say("What may be asked back is a claim: the office decides.", "可退费的金额以经办机构核定为准。"),
	} {
		p.Wrapped("- ", note)
	}
	return p.String()
}

func (o *options) payer(payer rule.Payer) string { return o.Say(payer.String(), payer.Chinese()) }

// cause says why a line differs, with what it was paid on where that is the cause.
func (o *options) cause(d *retro.Difference) string {
	switch d.Cause {
	case retro.BaseDiff:
		return o.Say("base ", "基数 ") + base(d.PaidBase) + " -> " + base(d.DueBase)
	case retro.RateDiff:
		return o.Say("rate ", "费率 ") + rate(d.PaidRate) + " -> " + rate(d.DueRate)
	case retro.BaseAndRateDiff:
		return base(d.PaidBase) + " × " + rate(d.PaidRate) + " -> " + base(d.DueBase) + " × " + rate(d.DueRate)
	case retro.NotPaid:
		return o.Say("not paid", "未缴")
	case retro.NotDue:
		return o.Say("not due", "无应缴")
	}
	return o.Say("the amount alone", "仅金额不同")
}

func base(d decimal.NullDecimal) string { return page.Yuan(d.Decimal) }
func rate(d decimal.NullDecimal) string { return page.Percent(d.Decimal) }
