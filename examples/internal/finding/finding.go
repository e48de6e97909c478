// Package finding says in words what became of a line and a row of a bill (see payroll/bill), and what to do about it.
package finding

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// finding is a class of row that does not match: its Chinese name, and what to do in both languages.
type finding struct {
	class                  bill.Class
	chinese, do, doChinese string
}

func findings() []finding {
	return []finding{
		{bill.Equal, "相符", "nothing", "无需处理"},
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

// of is the finding of a class.
func of(class bill.Class) finding {
	for _, f := range findings() {
		if f.class == class {
			return f
		}
	}
	return finding{class: class, chinese: class.String()}
}

// Name is the name of a class.
func Name(class bill.Class) rule.Text { return rule.Say(class.String(), of(class).chinese) }

// Do says what to do about an item.
func Do(item *bill.Item) rule.Text {
	f := of(item.Class)
	switch item.Class {
	case bill.BaseDiff:
		return rule.Sayf(f.do, f.doChinese, amount(item.Bill.Base), amount(item.Ours.Base))
	case bill.BaseAndRateDiff:
		return rule.Sayf(f.do, f.doChinese, amount(item.Bill.Base), page.Percent(item.Bill.Rate.Decimal),
			amount(item.Ours.Base), page.Percent(item.Ours.Rate.Decimal))
	case bill.RateDiff:
		return rule.Sayf(f.do, f.doChinese, page.Percent(item.Bill.Rate.Decimal), page.Percent(item.Ours.Rate.Decimal))
	case bill.MissingInBill:
		if item.OnBill {
			return rule.Say("on the bill with other rows: ask for this one", "账单上另有此人：询问为何缺此行")
		}
	}
	return rule.Say(f.do, f.doChinese)
}

// Why is what is known of an item beside what to do: what cannot be read, what is odd about its row, and a base outside
// the limits. It is nil where there is nothing.
func Why(item *bill.Item) error { return errors.Join(item.Err, item.Notice, beyond(item)) }

// beyond says that the base of a row is outside the limits, nil where it is not.
func beyond(item *bill.Item) error {
	switch {
	case item.BelowFloor.Valid:
		return program.Errorf("the base is below the floor, %s", "基数低于下限 %s", item.BelowFloor.Decimal.StringFixed(2))
	case item.AboveCeiling.Valid:
		return program.Errorf("the base is above the ceiling, %s", "基数高于上限 %s",
			item.AboveCeiling.Decimal.StringFixed(2))
	}
	return nil
}

// RowRefused is the cause of a row of somebody whose row of the roster was refused, and what to do.
func RowRefused() (cause, do rule.Text) {
	return rule.Say("the row of the roster was refused", "名册该行被退回"),
		rule.Say("put the roster right: it is on standard error", "请更正名册：原因见错误输出")
}

// amount prints an amount, or a dash where none is known.
func amount(d decimal.NullDecimal) string {
	if !d.Valid {
		return "-"
	}
	return page.Yuan(d.Decimal)
}
