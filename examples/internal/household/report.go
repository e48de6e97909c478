package household

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

// pageWidth is how many columns of a terminal the page uses.
const pageWidth = 110

// writer prints a report in one language.
type writer struct {
	*report
	page.Page
	lang   rule.Language
	widths []int
}

func (w *writer) say(en, zh string) string { return text{en, zh}.in(w.lang) }

// page returns the report as a page; source is where the household was read, "" for the built-in one.
func (r *report) page(lang rule.Language, source string) string {
	w := &writer{report: r, Page: page.Page{Columns: pageWidth, Margin: "  "}, lang: lang}
	w.widths = page.Widen(w.widths, [][]string{w.head()})
	for _, x := range r.all() {
		if x.state == has {
			w.widths = page.Widen(w.widths, [][]string{w.cells(x)})
		}
	}
	w.top(source)
	for _, m := range r.members {
		w.Title(w.heading(m.member), "-")
		w.results(m.list)
	}
	w.Title(w.say("The household together", "家庭"), "-")
	w.results(r.whole)
	w.sum()
	w.legend()
	return w.String()
}

// top prints what the page is about.
func (w *writer) top(source string) {
	place := text{"Guangzhou", guangzhou.Place}
	w.Title(say("One window: the benefits of a household, %s, %s", "一窗受理：家庭待遇一览，%s %s", place, w.Month).in(w.lang), "=")
	if source == "" {
		source = w.say("a fictional household, built in (use -in for your own)", "内置的虚构家庭（可用 -in 换成自己的）")
	}
	count := map[state]int{}
	for _, x := range w.all() {
		count[x.state]++
	}
	w.Line(w.say("Household  ", "家庭  ") + source)
	w.Line(w.say("Members    ", "成员  ") +
		say("%d living, %d died", "在世 %d 人，已故 %d 人", w.persons(), len(w.household.Members)-w.persons()).in(w.lang))
	w.Line(w.say("Benefits   ", "待遇  ") +
		say("%d asked: %d there, %d need a figure, %d not there, %d not described", "共查 %d 项：有 %d，缺数据 %d，没有 %d，未描述 %d",
			len(w.all()), count[has], count[lacks], count[hasNot], count[unasked]).in(w.lang))
	if count[unusable] > 0 {
		w.Line(w.say("Refused    ", "不能用  ") + say("%d, see below", "%d 项，见下", count[unusable]).in(w.lang))
	}
	w.Line(w.say("Money      ", "金额  ") + w.say("yuan", "元"))
}

// heading is a member's name, sex and age.
func (w *writer) heading(m *member) string {
	sex := text{"male", "男"}
	if m.Female {
		sex = text{"female", "女"}
	}
	if !m.Died.IsZero() {
		return say("%s (%s): %s, died on %s", "%s（%s）：%s，%s 去世", m.who(), m.ID, sex, m.Died).in(w.lang)
	}
	return say("%s (%s): %s, %d", "%s（%s）：%s，%d 岁", m.who(), m.ID, sex, m.age(w.Month)).in(w.lang)
}

func (w *writer) head() []string {
	return []string{w.say("There", "有"), w.say("Amount", "金额"), w.say("Period", "期间"), w.say("Grade", "等级")}
}

// amountText is the amount in words.
func (a answer) amountText() text {
	if a.shown.en != "" {
		return a.shown
	}
	return a.kind.words(a.amount)
}

// gradeName is a grade, "-" where no figure of the law entered.
func gradeName(g rule.Grade) text {
	if g == 0 {
		return text{"-", "-"}
	}
	return text{g.String(), g.Chinese()}
}

func (w *writer) cells(x result) []string {
	return []string{x.name.in(w.lang), x.amountText().in(w.lang), x.period.text().in(w.lang),
		gradeName(x.grade).in(w.lang)}
}

// rows prints rows of a table, the amounts to the right.
func (w *writer) rows(rows ...[]string) { w.Rows(rows, w.widths, 2, 3) }

// results prints the answers of one member or of the household: what is there, what needs a figure, what is not there.
func (w *writer) results(list []result) {
	headed := false
	for _, x := range list {
		if x.state != has {
			continue
		}
		if !headed {
			w.rows(w.head(), nil)
			headed = true
		}
		w.rows(w.cells(x))
		w.reasons(x)
	}
	if !headed {
		w.Line(w.say("Nothing is there.", "没有可享受的待遇。"))
	}
	w.lacking(list)
	w.refused(list)
	w.absent(list)
	w.undescribed(list)
}

// reasons prints why and by which documents.
func (w *writer) reasons(x result) {
	if len(x.answer.reasons) > 0 {
		w.Wrapped("  ", joined(x.answer.reasons, "; ", "；").in(w.lang))
	}
	if len(x.documents) > 0 {
		w.Wrapped(w.say("  by ", "  依据 "), joined(x.documents, "; ", "；").in(w.lang))
	}
}

// lacking prints what a figure is missing for, and which.
func (w *writer) lacking(list []result) {
	headed := false
	for _, x := range list {
		if x.state != lacks {
			continue
		}
		if !headed {
			w.Line(w.say("Needs a figure", "缺数据"))
			headed = true
		}
		var gaps []text
		for _, g := range x.gaps {
			if g.field == "" {
				gaps = append(gaps, g.what)
			} else {
				gaps = append(gaps, say("%s (%s)", "%s（%s）", g.what, g.field))
			}
		}
		w.Wrapped("  ", say("%s: needs %s", "%s：缺 %s", x.name, joined(gaps, "; ", "；")).in(w.lang))
		if len(x.answer.reasons) > 0 {
			w.Wrapped("    ", joined(x.answer.reasons, "; ", "；").in(w.lang))
		}
	}
}

// refused prints what could not be computed because of what the description says.
func (w *writer) refused(list []result) {
	for _, x := range list {
		if x.state == unusable {
			w.Wrapped("",
				say("%s cannot be computed: %s", "%s 不能计算：%s", x.name, joined(x.answer.reasons, "; ", "；")).in(w.lang))
		}
	}
}

// absent prints what is not there, one line for each reason.
func (w *writer) absent(list []result) {
	var order []text
	names := map[text][]text{}
	for _, x := range list {
		if x.state != hasNot {
			continue
		}
		why := joined(x.answer.reasons, "; ", "；")
		if len(x.documents) > 0 {
			why = say("%s [%s]", "%s［%s］", why, joined(x.documents, "; ", "；"))
		}
		name := x.name
		if x.bulk.en != "" {
			name = x.bulk
		}
		if names[why] == nil {
			order = append(order, why)
		}
		if !slices.Contains(names[why], name) {
			names[why] = append(names[why], name)
		}
	}
	if len(order) > 0 {
		w.Line(w.say("Not there", "没有"))
	}
	for _, why := range order {
		w.Wrapped("  ", say("%s: %s", "%s：%s", joined(names[why], ", ", "、"), why).in(w.lang))
	}
}

// undescribed prints the sections that are not there.
func (w *writer) undescribed(list []result) {
	var sections []text
	for _, x := range list {
		if s := (text{x.section, x.section}); x.state == unasked && !slices.Contains(sections, s) {
			sections = append(sections, s)
		}
	}
	if len(sections) > 0 {
		w.Wrapped("", say("Not described: %s", "未描述：%s", joined(sections, ", ", "、")).in(w.lang))
	}
}

// legend says what each section leads to that somebody's description does not have.
func (w *writer) legend() {
	var order []string
	names := map[string][]text{}
	for _, x := range w.all() {
		if x.state != unasked {
			continue
		}
		if names[x.section] == nil {
			order = append(order, x.section)
		}
		if !slices.Contains(names[x.section], x.name) {
			names[x.section] = append(names[x.section], x.name)
		}
	}
	if len(order) == 0 {
		return
	}
	w.Title(w.say("What the sections that are not described lead to", "未描述的部分对应的待遇"), "-")
	slices.Sort(order)
	for _, section := range order {
		w.Wrapped("", say("%s: %s", "%s：%s", section, joined(names[section], ", ", "、")).in(w.lang))
	}
}

// sum prints the monthly cash, the only amounts of one kind.
func (w *writer) sum() {
	w.Title(w.say("Monthly cash in ", "每月现金合计，")+w.Month.String(), "-")
	w.Line(say("%s: the sum of %d payments above; grade %s, the weakest of them", "%s：以上 %d 项之和；等级：%s（其中最低）",
		w.cash.sum, w.cash.parts, gradeName(w.cash.grade)).in(w.lang))
	w.Wrapped("",
		w.say(
			"Not in it: what is paid at once, credited, spent on services, owed by an employer or for a bill, and "+
				"what begins later.",
			"不含：一次性的、记入账户的、用于服务的、单位应付的、按账单支付的，以及以后才开始的。"))
	w.Wrapped("",
		w.say(
			"Each benefit is computed on its own. Where two exclude each other in a way not named above, the office "+
				"decides.",
			"各项待遇分别计算；上面未注明的不能同时享受的情形，以经办机构认定为准。"))
	if w.cash.unknown > 0 {
		w.Wrapped("",
			say("%d benefits lack a figure or a fixed month; what they would add is not known.",
				"另有 %d 项缺数据或没有固定月份，金额未知。", w.cash.unknown).in(w.lang))
	}
}

// jsonResult is one benefit of the JSON.
type jsonResult struct {
	ID        string    `json:"id"`
	Name      jsonText  `json:"name"`
	State     state     `json:"state"`
	Kind      kind      `json:"kind,omitempty"`
	Amount    string    `json:"amount,omitempty"` // yuan; absent where the benefit is no amount
	Shown     string    `json:"shown,omitempty"`
	From      string    `json:"from,omitempty"`
	Until     string    `json:"until,omitempty"`
	Period    string    `json:"period,omitempty"`
	Reasons   []string  `json:"reasons"`
	Documents []string  `json:"documents"`
	Grade     string    `json:"grade,omitempty"`
	Missing   []jsonGap `json:"missing,omitempty"`
}

type jsonText struct {
	English string `json:"en"`
	Chinese string `json:"zh"`
}

func bothOf(t text) jsonText { return jsonText{t.en, t.zh} }

// jsonGap is a missing figure: what it is and which field to fill, "" where none can be filled.
type jsonGap struct {
	What  string `json:"what"`
	Field string `json:"field"`
}

// jsonCash is the sum of the monthly cash.
type jsonCash struct {
	Amount  string `json:"amount"`
	Grade   string `json:"grade,omitempty"`
	Parts   int    `json:"parts"`
	Unknown int    `json:"unknown"`
}

// json returns the report as JSON, one benefit a line: names in both languages, the rest in one.
func (r *report) json(lang rule.Language) (string, error) {
	j := &jsonWriter{lang: lang}
	j.text("{\n\"place\":")
	j.value(guangzhou.Place)
	j.text(",\n\"month\":")
	j.value(r.Month)
	j.text(",\n\"members\":[")
	for i, m := range r.members {
		j.text([]string{"\n", ",\n"}[min(i, 1)] + "{\"id\":")
		j.value(m.ID)
		j.text(",\"who\":")
		j.value(bothOf(m.who()))
		j.text(",\"benefits\":")
		j.results(m.list)
		j.text("}")
	}
	j.text("\n],\n\"household\":")
	j.results(r.whole)
	j.text(",\n\"monthly_cash\":")
	j.value(jsonCash{r.cash.sum.StringFixed(2), gradeJSON(r.cash.grade), r.cash.parts, r.cash.unknown})
	j.text("\n}\n")
	return j.String(), j.err
}

// jsonWriter builds JSON with a line for each benefit.
type jsonWriter struct {
	strings.Builder
	lang rule.Language
	err  error
}

func (j *jsonWriter) text(s string) { j.WriteString(s) }

func (j *jsonWriter) value(v any) {
	data, err := json.Marshal(v)
	j.Write(data)
	j.err = errors.Join(j.err, err)
}

func (j *jsonWriter) results(list []result) {
	j.text("[")
	for i, x := range list {
		j.text([]string{"\n", ",\n"}[min(i, 1)])
		j.value(jsonOf(x, j.lang))
	}
	j.text("\n]")
}

func gradeJSON(g rule.Grade) string {
	if g == 0 {
		return ""
	}
	return g.String()
}

// jsonOf is a result in one language.
func jsonOf(x result, lang rule.Language) jsonResult {
	j := jsonResult{ID: x.id, Name: bothOf(x.name), State: x.state, Shown: x.shown.in(lang),
		Period: x.period.text().in(lang), Grade: gradeJSON(x.grade),
		Reasons: []string{}, Documents: []string{}}
	if x.state == has {
		j.Kind = x.kind
		if x.kind != noMoney {
			j.Amount = x.amount.StringFixed(2)
		}
	}
	if !x.period.from.IsZero() {
		j.From = x.period.from.String()
	}
	if !x.period.until.IsZero() {
		j.Until = x.period.until.String()
	}
	for _, t := range x.answer.reasons {
		j.Reasons = append(j.Reasons, t.in(lang))
	}
	for _, t := range x.documents {
		j.Documents = append(j.Documents, t.in(lang))
	}
	for _, g := range x.gaps {
		j.Missing = append(j.Missing, jsonGap{g.what.in(lang), g.field})
	}
	return j
}
