package maternity

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shebao-go/shebao/rule"
)

// Operation is a birth-control operation that gives days of rest (计划生育手术). The zero value is refused.
type Operation uint8

// The operations of 广东省政府令第203号 art. 16(2).
const (
	CoilOut       Operation = iota + 1 // 取出宫内节育器
	CoilIn                             // 放置宫内节育器
	WomanLigation                      // 输卵管结扎
	ManLigation                        // 输精管结扎
	Reversal                           // 输卵管或者输精管复通
)

// operations are the names of the operations, in their order.
var operations = [...]string{"coil_out", "coil_in", "woman_ligation", "man_ligation", "reversal"}

// String returns the operation's name, such as coil_out.
func (o Operation) String() string {
	if o == 0 || int(o) > len(operations) {
		return "Operation(" + strconv.Itoa(int(o)) + ")"
	}
	return operations[o-1]
}

// ParseOperation reads coil_out, coil_in, woman_ligation, man_ligation or reversal.
func ParseOperation(name string) (Operation, error) {
	if i := slices.Index(operations[:], name); i >= 0 {
		return Operation(i + 1), nil
	}
	return 0, badOperation(rule.ErrOutOfRange, name, unknown(),
		rule.Sayf("use one of %s", "可选：%s", strings.Join(operations[:], ", ")))
}

// MarshalText writes the operation's name, such as coil_out.
func (o Operation) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads an operation's name and refuses any other word.
func (o *Operation) UnmarshalText(text []byte) error {
	read, err := ParseOperation(string(text))
	if err == nil {
		*o = read
	}
	return err
}

// OperationDays returns the calendar days of rest one person has after one operation, or after two that were done at
// the same time, whose days add up (计划生育手术休假). The maternity allowance is paid for them: pass them to Allowance.
// 广东省职工生育保险规定 (省政府令第203号, in force from 2015-01-01) art. 16(2).
//
// Errors: ErrMissingField for none, ErrOutOfRange for more than two or an unknown one, ErrConflict for one named twice
// or both a woman's and a man's, ErrNoRule where the place's days are not known.
func (p LeaveParams) OperationDays(done ...Operation) (int, error) {
	if err := rule.Join(p.Check(), checkOperations(done)); err != nil {
		return 0, err
	}
	days := [...]int{p.CoilOut, p.CoilIn, p.WomanLigation, p.ManLigation, p.Reversal}
	total := 0
	for _, o := range done {
		n := days[o-1]
		if n == 0 {
			return 0, badOperation(rule.ErrNoRule, o.String(), rule.Say("has no days in these parameters", "没有假期天数"),
				rule.Say("begin with GuangdongLeave: the national text gives none", "请从 GuangdongLeave 开始：国家规定没有该项假期"))
		}
		total += n
	}
	return total, nil
}

func checkOperations(done []Operation) error {
	do := rule.Say("name one operation, or two done together", "请填写一项手术，或同时施行的两项手术")
	if len(done) == 0 {
		return badOperation(rule.ErrMissingField, "", rule.Say("are missing", "没有填写"), do)
	}
	if len(done) > 2 {
		return badOperation(rule.ErrOutOfRange, strconv.Itoa(len(done)), rule.Say("are more than two", "超过两项"), do)
	}
	for _, o := range done {
		if o < CoilOut || o > Reversal {
			return badOperation(rule.ErrOutOfRange, o.String(), unknown(),
				rule.Say("use the constants of this package", "请使用本包的常量"))
		}
	}
	if len(done) == 2 && done[0] == done[1] {
		return badOperation(rule.ErrConflict, done[0].String(), rule.Say("is named twice", "重复填写"),
			rule.Say("name it once", "请只填写一次"))
	}
	womans := slices.ContainsFunc(done, func(o Operation) bool { return o <= WomanLigation })
	if womans && slices.Contains(done, ManLigation) {
		return badOperation(rule.ErrConflict, ManLigation.String(),
			rule.Say("and an operation of a woman are not one person's", "与女性手术不是同一人的手术"),
			rule.Say("ask for each person alone", "请按每人分别查询"))
	}
	return nil
}

func unknown() rule.Text { return rule.Say("is not known", "不在可选范围内") }

func badOperation(kind error, value string, reason, do rule.Text) error {
	return rule.AreaMaternity.Refuse(kind, "operations", value, reason, do)
}
