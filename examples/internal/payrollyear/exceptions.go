package payrollyear

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/rule"
)

// exception is people of whom somebody has to know something, or to do something.
type exception struct {
	who      []string
	what, do string
}

// exceptions are those of the year. People with the same one stand in one row.
type exceptions struct {
	list []exception
	at   map[sameException]int
}

type sameException struct{ what, do string }

func (e *exceptions) add(one *personYear, what, do string) {
	key := sameException{what, do}
	i, known := e.at[key]
	if !known {
		if e.at == nil {
			e.at = map[sameException]int{}
		}
		i = len(e.list)
		e.at[key] = i
		e.list = append(e.list, exception{what: what, do: do})
	}
	e.list[i].who = append(e.list[i].who, one.id)
}

// note adds what somebody has to know of a person.
func (y *year) note(one *personYear) {
	y.ofKind(one)
	y.ofNew(one)
	y.ofPay(one)
}

// ofKind is about people who are not the usual employee.
func (y *year) ofKind(one *personYear) {
	switch one.kind {
	case "side_job":
		y.unusual.add(one, y.Say("side job, insured here: ", "兼职，本单位参保：")+y.schemesOf(one),
			y.Say("see that the main job covers the rest", "确认主职单位缴纳其余险种"))
	case "retired_rehire":
		y.unusual.add(one, y.Say("draws a pension, insured here: ", "已领养老金，本单位参保：")+y.schemesOf(one),
			y.Say("ask the bureau about injury insurance", "向征收机构询问工伤保险"))
	case "intern":
		y.unusual.add(one, y.Say("full-time student, insured here: ", "全日制学生，本单位参保：")+y.schemesOf(one),
			y.Say("check again when the studies end", "毕业时重新核对"))
	}
}

// schemesOf names the schemes a person has lines of in the first month.
func (y *year) schemesOf(one *personYear) string {
	var names []string
	for _, slip := range one.due {
		if slip == nil {
			continue
		}
		for i := range slip.Lines {
			if name := y.scheme(slip.Lines[i].Scheme()); len(names) == 0 || names[len(names)-1] != name {
				names = append(names, name)
			}
		}
		break
	}
	if len(names) == 0 {
		return y.Say("none", "无")
	}
	return strings.Join(names, y.Say(", ", "、"))
}

// ofNew is about the bases of people who joined in the year.
func (y *year) ofNew(one *personYear) {
	if !one.hiredInYear() || one.kind != "employee" {
		return
	}
	if slip := one.due[one.hired.Month().Month()]; slip != nil {
		if _, there := slip.Employee.Amount(rule.Housing); !there {
			y.unusual.add(one, y.Say("first job: no deposit in the first month", "新参加工作：入职当月无公积金"),
				y.Say("open the account for the second month", "次月开户缴存"))
		}
	}
	if one.firstPay.Decimal.Mul(decimal.New(2, 0)).LessThan(one.monthlyPay) {
		y.unusual.add(one, y.Say("first base under half the monthly pay", "基数不足月工资一半（首月未满月）"),
			y.Say("ask whether a whole month is meant", "询问是否按整月计"))
	}
}

// ofPay is about who paid the employee's part.
func (y *year) ofPay(one *personYear) {
	var advanced, carry decimal.Decimal
	var borne decimal.Decimal
	for _, s := range one.settled {
		borne = borne.Add(sum(s.borne))
	}
	for m := 1; m <= months; m++ {
		borne, advanced = borne.Add(one.withheld[m].BorneTotal), advanced.Add(one.withheld[m].Advanced)
		if one.due[m] != nil {
			carry = one.withheld[m].CarryTotal
		}
	}
	if borne.IsPositive() {
		y.unusual.add(one, fmt.Sprintf(y.Say("pension part borne: %s", "单位承担个人养老：%s"), page.Yuan(borne)),
			y.Say("told to income tax; keep the document", "已计入申报收入；留存依据"))
	}
	if advanced.IsPositive() {
		what := fmt.Sprintf(y.Say("pay too small: %s advanced", "工资不足：垫付 %s"), page.Yuan(advanced))
		if carry.IsPositive() {
			y.unusual.add(one, what, fmt.Sprintf(y.Say("still to be withheld: %s", "尚待补扣：%s"), page.Yuan(carry)))
		} else {
			y.unusual.add(one, what, y.Say("nothing: all withheld since", "无：其后已全部补扣"))
		}
	}
	y.ofMadeUp(one)
}

// ofMadeUp is about what was made up and is still owed, by the person or to it.
func (y *year) ofMadeUp(one *personYear) {
	for _, s := range one.settled {
		if s.open.IsNegative() {
			y.unusual.add(one, fmt.Sprintf(y.Say("too much withheld: %s", "多扣：%s"), page.Yuan(s.open.Neg())),
				y.Say("pay it back", "退还本人"))
		}
		if !s.open.IsPositive() {
			continue
		}
		what := y.Say("pay too small for what was made up: %s", "补差当月工资不足以补扣：%s")
		switch {
		case s.month == 0:
			what = y.Say("made up after the year, not withheld in it: %s", "年后补差，当年未扣：%s")
		case one.due[s.month] == nil:
			what = y.Say("left; made up and not withheld: %s", "已离职，补差未扣：%s")
		}
		y.unusual.add(one, fmt.Sprintf(what, page.Yuan(s.open)), y.Say("collect it, or bear it", "向本人收取，或由单位承担"))
	}
}

// exceptionRows lists everybody of the exceptions, one a row.
func (y *year) exceptionRows() [][]string {
	rows := [][]string{y.headers("id", "工号", "what", "情况", "what_to_do", "处理")}
	for _, e := range y.unusual.list {
		for _, id := range e.who {
			rows = append(rows, []string{id, e.what, e.do})
		}
	}
	return rows
}

// named lists people, at most four by id.
func (e *exception) named() string {
	const most = 4
	if len(e.who) <= most {
		return strings.Join(e.who, " ")
	}
	return fmt.Sprintf("%s +%d", strings.Join(e.who[:most-1], " "), len(e.who)-most+1)
}

func (p *sheet) exceptionPart() {
	p.part("Exceptions", "例外")
	rows := [][]string{{p.Say("Who", "人员"), p.Say("What", "情况"), p.Say("What to do", "处理")}, nil}
	list := p.unusual.list
	for i := range list {
		rows = append(rows, []string{list[i].named(), list[i].what, list[i].do})
	}
	if len(rows) == 2 {
		p.text("None.", "无。")
		return
	}
	p.Grid(rows, 1, 2)
}
