package household

import (
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/rule"
)

// state is what a benefit comes to.
type state string

const (
	has      state = "has"           // it is there
	lacks    state = "needs_figure"  // it would have to be computed, and a figure is missing
	hasNot   state = "has_not"       // it is not there, for the reasons given
	unasked  state = "not_described" // nothing in the description leads to it
	unusable state = "refused"       // what the description says cannot be used
)

// kind is what an amount is. Only amounts of one kind may be added up.
type kind string

const (
	monthlyCash  kind = "monthly_cash"     // paid to the person every month
	monthlyGoods kind = "monthly_services" // spent on services every month, never paid out
	toAccount    kind = "monthly_credit"   // put on an own account every month
	once         kind = "once"             // paid at once
	ofBill       kind = "of_a_bill"        // the fund's part of a bill
	yearly       kind = "yearly"           // for a year
	fromEmployer kind = "from_employer"    // owed by the employer, at once
	perMonthWage kind = "employer_monthly" // owed by the employer every month
	toPay        kind = "to_pay_monthly"   // what the household pays, such as a reduced rent
	noMoney      kind = "none"             // days, months, a right
)

// Kinds are the words for what the amount of a benefit is, as an answer in JSON has them.
func Kinds() []string {
	var all []string
	for _, k := range []kind{monthlyCash, monthlyGoods, toAccount, once, ofBill, yearly, fromEmployer, perMonthWage,
		toPay, noMoney} {
		all = append(all, string(k))
	}
	return all
}

// words says the amount with its kind.
func (k kind) words(d decimal.Decimal) text {
	switch k {
	case monthlyCash:
		return say("%s a month", "每月 %s", d)
	case monthlyGoods:
		return say("%s a month, in services", "每月 %s（服务）", d)
	case toAccount:
		return say("%s a month, to the account", "每月 %s（入账户）", d)
	case ofBill:
		return say("%s of the bill", "支付 %s", d)
	case yearly:
		return say("%s a year", "每年 %s", d)
	case fromEmployer:
		return say("%s, from the employer", "单位付 %s", d)
	case perMonthWage:
		return say("%s a month, from the employer", "单位每月付 %s", d)
	case toPay:
		return say("%s a month to pay", "每月缴 %s", d)
	}
	return say("%s once", "一次性 %s", d)
}

// period is when a benefit runs. Only one of its month pair and its words is shown.
type period struct {
	from, until rule.Month // until zero: no end is known
	words       text
}

func (p period) text() text {
	switch {
	case p.words.en != "":
		return p.words
	case p.from.IsZero():
		return text{}
	case p.until.IsZero():
		return say("from %s", "%s 起", p.from)
	case p.from == p.until:
		return say("%s", "%s", p.from)
	}
	return say("%s to %s", "%s 至 %s", p.from, p.until)
}

// covers reports whether a month lies in the period.
func (p period) covers(m rule.Month) bool {
	return !p.from.IsZero() && !m.Before(p.from) && (p.until.IsZero() || !m.After(p.until))
}

// gap is a figure that is missing: what it is and which field to fill.
type gap struct {
	what  text
	field string
}

// answer is what a benefit comes to for one member or for the household.
type answer struct {
	state     state
	kind      kind
	amount    decimal.Decimal
	shown     text // in place of the amount
	period    period
	reasons   []text
	documents []text
	grade     rule.Grade
	gaps      []gap
	section   string // of the description, where it is not there
	bulk      text   // what the page says of all answers of one sort in place of their names
}

// give answers with an amount; an amount of nothing is no benefit.
func give(d decimal.Decimal, k kind) answer {
	if !d.IsPositive() && k != toPay {
		return none(say("it comes to nothing", "计算结果为零"))
	}
	return answer{state: has, kind: k, amount: d}
}

// grant answers with something that is no amount of money.
func grant(shown text) answer { return answer{state: has, kind: noMoney, shown: shown} }

// none answers that the benefit is not there.
func none(why ...text) answer { return answer{state: hasNot, kind: noMoney, reasons: why} }

// nothing answers that the household's description has no such section.
func (h *household) nothing(section string) answer { return undescribed(h, "", section) }

// nothing answers that the member's description has no such section.
func (p person) nothing(section string) answer { return undescribed(p.member, p.field(""), section) }

// undescribed names the section that is not there: the whole of it where no part is.
func undescribed(description any, at, section string) answer {
	if whole, _, part := strings.Cut(section, "."); part && whole != "members[]" && !given(description, whole) {
		section = whole
	}
	return answer{state: unasked, kind: noMoney, section: section,
		reasons: []text{say("the description has no %s", "描述里没有 %s", at+section)}}
}

// fail answers for an error of the library: a rule that is not known is a missing figure, a case a rule does not
// cover is no benefit, anything else is something the description says that cannot be.
func fail(err error) answer {
	said := text{program.OneLine(err, rule.English), program.OneLine(err, rule.Chinese)}
	var unknown *rule.NoRuleError
	switch {
	case errors.As(err, &unknown):
		name := ruleName(unknown)
		what := say("%s in %s", "%s（%s）的规定或数据", name, unknown.Month)
		why := text{said.en, whyUnknown(unknown, name.zh)}
		return answer{state: lacks, kind: noMoney, gaps: []gap{{what, ""}}}.because(why)
	case errors.Is(err, rule.ErrNoRule):
		return answer{state: lacks, kind: noMoney, gaps: []gap{{say("%s", "规定或数据（%s）", said), ""}}}
	case errors.Is(err, rule.ErrNotApplicable):
		return none(say("%s", "不适用：%s", said))
	}
	return answer{state: unusable, kind: noMoney}.because(said)
}

// ruleName names in both languages what is not known.
func ruleName(e *rule.NoRuleError) text {
	chinese := e.What.In(rule.Chinese)
	if _, known := figures.Describe(e.Name); known {
		chinese = e.Area.Chinese() + chinese
	}
	return text{e.What.English, chinese}
}

// whyUnknown is the error in Chinese.
func whyUnknown(e *rule.NoRuleError, name string) string {
	why := "没有 " + e.Month.String() + " 的" + name
	if !e.Nearest.IsZero() {
		why += "；离它最近的有规定的月份是 " + e.Nearest.String()
	}
	return why
}

// during says when the benefit runs; until zero where no end is known.
func (a answer) during(from, until rule.Month) answer {
	a.period.from, a.period.until = from, until
	return a
}

// when says in words when the benefit runs.
func (a answer) when(words text) answer {
	a.period.words = words
	return a
}

// because adds reasons.
func (a answer) because(why ...text) answer {
	a.reasons = append(slices.Clip(a.reasons), why...)
	return a
}

// by adds documents and their grades.
func (a answer) by(list ...source) answer {
	for _, s := range list {
		a = a.document(s.text(), s.grade)
	}
	return a
}

// using adds figures, each with its document and grade.
func (a answer) using(list ...rule.Figure) answer {
	for _, f := range list {
		cite := f.Cite()
		a = a.document(text{cite.In(rule.English), cite.In(rule.Chinese)}, f.Grade())
	}
	return a
}

// document adds one document and its grade. A benefit is known as well as the weakest of them.
func (a answer) document(title text, grade rule.Grade) answer {
	if title.en != "" && !slices.Contains(a.documents, title) {
		a.documents = append(slices.Clip(a.documents), title)
	}
	a.grade = max(a.grade, grade)
	return a
}

// missing collects what an answer needs and does not have.
type missing struct{ gaps []gap }

// figure returns a figure's value, or notes that it is missing.
func (w *missing) figure(f figure) decimal.Decimal {
	if f.Err() != nil {
		w.gaps = append(w.gaps, gap{f.what, "figures." + f.name})
		return decimal.Decimal{}
	}
	return f.Number().Decimal()
}

// fact returns what the description says, or notes that it does not.
func (w *missing) fact(d decimal.NullDecimal, what text, field string) decimal.Decimal {
	if !d.Valid {
		w.note(what, field)
	}
	return d.Decimal
}

// note notes something missing.
func (w *missing) note(what text, field string) { w.gaps = append(w.gaps, gap{what, field}) }

// any reports whether something is missing.
func (w *missing) any() bool { return len(w.gaps) > 0 }

// answer names what is missing.
func (w *missing) answer() answer { return answer{state: lacks, kind: noMoney, gaps: w.gaps} }
