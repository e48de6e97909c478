package allocate

import (
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/examples/internal/finding"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// difference is something that does not fit, with its cause, or a remark on what fits all the same.
type difference struct {
	remark   bool
	list     *list  // nil where it is of no one list
	line     int    // of the list's file; 0 where it is no row's
	who      *entry // nil where it is nobody's
	cause    rule.Text
	ours     decimal.NullDecimal
	charged  decimal.NullDecimal
	why      []error // what is known of it beside what to do
	whatToDo rule.Text
}

// count is how many things do not fit.
func (s *split) count() int {
	n := 0
	for i := range s.differences {
		if !s.differences[i].remark {
			n++
		}
	}
	return n
}

// look lists what does not fit in a list.
func (s *split) look(l *list) {
	if other := l.report.Other; other != nil {
		s.differences = append(s.differences, difference{list: l, cause: rule.Say("another list?", "疑为其他清册"),
			why: []error{program.Errorf("%s", "%s", other.Why)}, whatToDo: rule.Say("see what the list is of",
				"请核实清册的险种、缴费方和月份")})
	}
	for _, p := range l.problems {
		if l.toldWithItsRow(p) {
			continue
		}
		s.differences = append(s.differences, difference{list: l, line: p.Line,
			cause: rule.Say("a cell of the list", "清册的单元格有误"), why: []error{p.Cell()},
			whatToDo: rule.Say("put it right in the client and export again", "请在客户端更正后重新导出")})
	}
	for i := range l.report.Sums {
		if sum := &l.report.Sums[i]; !sum.Fits && !l.sumsRead {
			s.differences = append(s.differences, difference{list: l, line: l.lineOf(sum.Row),
				remark: l.received.Rows[sum.Row].Amount == "", // it checks nothing
				cause:  rule.Say("the list's own total", "合计行不符"), ours: sum.Rows, charged: sum.Amount,
				why: []error{sum.Err}})
		}
	}
	for i := range l.report.Items {
		s.lookAt(l, &l.report.Items[i])
	}
}

// toldWithItsRow reports whether a problem is of a cell for which its row cannot be compared, which is told of the row.
func (l *list) toldWithItsRow(p adapter.Problem) bool {
	return slices.ContainsFunc(l.report.Items, func(item bill.Item) bool {
		if item.Class != bill.Unparsable || l.lineOf(item.Row) != p.Line {
			return false
		}
		for fault := range rule.Errors(item.Err) {
			if field := (*rule.FieldError)(nil); errors.As(fault, &field) && field.Value == p.Value {
				return true
			}
		}
		return false
	})
}

// lookAt lists what does not fit in a line or a row.
func (s *split) lookAt(l *list, item *bill.Item) {
	d := difference{list: l, line: l.lineOf(item.Row), cause: finding.Name(item.Class), ours: item.Ours.Amount,
		charged: item.Bill.Amount, whatToDo: finding.Do(item), why: []error{finding.Why(item)}}
	var row *bill.Row
	if item.Row >= 0 {
		row = &l.received.Rows[item.Row]
		d.who = s.entryOf(item.Whose, row, l.names[item.Row])
	} else {
		d.who = &s.entries[s.at[item.Whose]]
	}
	switch item.Class {
	case bill.Equal:
		if finding.Why(item) == nil {
			s.lookAtMask(d, row)
			return
		}
		d.cause = rule.Say("amount as ours, but the row is odd", "金额相符，但该行可疑")
		d.whatToDo = rule.Text{}
	case bill.OnceRoundedDiff:
		d.remark = true
		d.cause = rule.Say("one medical item, rounded once", "职工基本医疗保险（含生育保险）合并取整")
	case bill.MissingInBill:
		if d.who.listed == 0 {
			return // told once of the person
		}
		d.cause = rule.Say("on the roster, not in this list", "在名册，不在本清册")
		d.whatToDo = rule.Say("ask for the row, or see whether the person is outside of the scheme",
			"询问为何缺此行，或核实是否不参加此险种")
	case bill.ExtraInBill:
		d.cause, d.whatToDo = s.extra(d.who, item)
	}
	s.differences = append(s.differences, d)
}

// lookAtMask remarks on a row that fits and was found without a whole id.
func (s *split) lookAtMask(d difference, row *bill.Row) {
	if _, hidden := printed.Mask(row.ID); !hidden {
		return
	}
	d.remark, d.whatToDo = true, rule.Say("nothing", "无需处理")
	d.cause = rule.Say("masked id, found by what it shows", "证件号码已脱敏，按可见部分认人")
	if number, err := printed.ID(row.Number); err == nil && number != "" && number == d.who.ID {
		d.cause = rule.Say("masked id, found by the personal number", "证件号码已脱敏，按人员编号认人")
	}
	s.differences = append(s.differences, d)
}

// extra is the cause of a row without a line of ours.
func (s *split) extra(who *entry, item *bill.Item) (cause, do rule.Text) {
	switch {
	case who.stranger:
		return rule.Say("in the list, not on the roster", "在清册，不在名册"),
			rule.Say("has the person been taken off, or is the roster incomplete?", "是否已减员，或名册有遗漏？")
	case item.Repeated, item.Bill.Amount.Decimal.IsNegative():
		return rule.Say("a further row of the person: a correction or supplement", "此人另有一行：更正或补缴"),
			rule.Say("see which month it is of: it is allocated with this one", "请核实所属月份：已并入本月分摊")
	case who.refused:
		return finding.RowRefused()
	}
	return rule.Say("charged, and we have no such line", "有扣缴，本方没有此项"),
		rule.Say("see whether the person is in the scheme", "请核实此人是否参加此险种")
}

// lookForTheUnlisted lists who is on the roster and in no list.
func (s *split) lookForTheUnlisted() {
	for i := range s.entries {
		e := &s.entries[i]
		if e.listed > 0 || e.stranger || e.maybe {
			continue
		}
		s.differences = append(s.differences, difference{who: e,
			cause:    rule.Say("on the roster and in no list", "在名册，不在任何清册"),
			whatToDo: rule.Say("register the person, or take them off the roster", "请办理增员，或从名册删去")})
	}
}

// text is why, and what to do.
func (d *difference) text(lang rule.Language) string {
	var parts []string
	for _, err := range d.why {
		if err != nil {
			parts = append(parts, strings.ReplaceAll(program.Message(err, lang), "\n", program.Say(lang, "; ", "；")))
		}
	}
	if do := d.whatToDo.In(lang); do != "" {
		parts = append(parts, do)
	}
	return strings.Join(parts, program.Say(lang, "; ", "；"))
}
