package rule

import (
	"encoding/json"
	"strings"
)

// Figure is one number of the law in a policy, with its reasons. It is in one of three states: a number; explicitly
// none (no ceiling, not levied); or unknown, holding the error that says why. The zero value is unknown and unstated.
type Figure struct {
	number  Number
	reasons *reasons // never changed once made, so that figures may share them; nil in the zero value
}

// reasons are what is known of a figure beside its number.
type reasons struct {
	grade Grade
	cite  *Cite // nil where there is no document, as for an unknown figure
	gap   error // why the figure is unknown; nil where it is known

	period   Period // of the entry; zero where there is none, as for a caller's own figure
	standing Standing
	other    string // of a disputed figure: the other value and who prints it
}

// FigureOf returns the figure of an entry. A number that is not Exact is no figure: it never reaches an amount.
func FigureOf(e Entry[Number]) Figure {
	if e.Modality != Exact {
		return UnknownFigure(&FieldError{Kind: ErrNotApplicable, Field: "figure", Value: e.Value.String(),
			Reason: Say("is "+e.Modality.String()+", not exact", "是“"+nameOf(modalityNames[:], e.Modality).zh+"”，不是确数"),
			Do:     Say("do not multiply it into an amount", "不可用于计算金额")})
	}
	r := &reasons{grade: e.Grade, cite: &e.Cite, period: e.Period(), standing: e.Standing}
	if e.Other != "" {
		r.other = e.Other + " (" + e.OtherSource + ")"
	}
	return Figure{e.Value, r}
}

// UnknownFigure returns a figure nobody knows; using it gives err. Without an err it is the zero Figure.
func UnknownFigure(err error) Figure {
	if err == nil {
		return Figure{}
	}
	return Figure{reasons: &reasons{gap: err}}
}

// SuppliedFigure returns the caller's own figure, graded Supplied.
func SuppliedFigure(n Number, note string) Figure {
	cite := Cite{Title: "supplied by the caller", Chinese: "用户自填", Note: note}
	return Figure{n, &reasons{grade: Supplied, cite: &cite}}
}

// OwnFigure returns the caller's own dated figure: its number, span and document, graded Supplied.
func OwnFigure(e Entry[Number]) Figure {
	return Figure{e.Value, &reasons{grade: Supplied, cite: &e.Cite, period: e.Period(), standing: e.Standing}}
}

// SettingFigure returns a number that belongs to one employer, such as its own injury rate: an input of the case, so it
// carries no grade and does not weaken a result's.
func SettingFigure(n Number) Figure {
	return Figure{n, &employerSetting}
}

// NoneFigure returns a figure known not to exist, without a document of its own, such as a relief outside its months.
func NoneFigure() Figure { return Figure{NoNumber(), &undocumented} }

var (
	employerSetting = reasons{cite: &Cite{Title: "the employer's own setting", Chinese: "单位自身的费率"}}
	undocumented    = reasons{}
)

func notSet() Text { return Say("is not set", "没有设置") }

func setAll() Text {
	return Say("take parameters from guangzhou.Policy, or set every figure", "请从 guangzhou.Policy 取参数，或设置每一个数值")
}

// Err returns nil for a known figure, else why it is not known.
func (f Figure) Err() error {
	if f.reasons == nil {
		return &FieldError{Kind: ErrMissingField, Field: "figure", Reason: notSet(), Do: setAll()}
	}
	return f.reasons.gap
}

// Number returns the value; 0 for an unknown figure, so ask Err first.
func (f Figure) Number() Number { return f.number }

// Known reports whether there is a number or an explicit none.
func (f Figure) Known() bool { return f.reasons != nil && f.reasons.gap == nil }

// None reports whether the figure is known not to exist, as an absent ceiling is.
func (f Figure) None() bool { return f.number.IsNone() }

// Grade returns how well the figure is known, 0 for an unknown one.
func (f Figure) Grade() Grade {
	if f.reasons == nil {
		return 0
	}
	return f.reasons.grade
}

// Cite returns the document; the zero Cite for an unknown figure.
func (f Figure) Cite() Cite {
	if !f.documented() {
		return Cite{}
	}
	return *f.reasons.cite
}

// Period returns the span of the entry the figure came from: for a carried figure the span it was in force for. It is
// the zero Period where there is none.
func (f Figure) Period() Period {
	if f.reasons == nil {
		return Period{}
	}
	return f.reasons.period
}

// Standing returns how the figure answers for its month: in force, held or carried.
func (f Figure) Standing() Standing {
	if f.reasons == nil {
		return InForce
	}
	return f.reasons.standing
}

// standingNote says of which months a figure is that is not plainly in force, "" for one that is.
func (f Figure) standingNote(lang Language) string {
	period, checked := f.Period().In(lang), f.Cite().Checked.String()
	switch {
	case f.Standing() == Carried && lang == Chinese:
		return "（暂沿用 " + period + " 的数值，新数值未公布）"
	case f.Standing() == Carried:
		return " (of " + period + ", carried forward: its successor is not known)"
	case f.Standing() == Held && lang == Chinese:
		return "（自 " + f.Period().From.Month().String() + " 起有效，未公布终止；最近核对 " + checked + "）"
	case f.Standing() == Held:
		return " (from " + f.Period().From.Month().String() + ", no end announced; last looked at in " + checked + ")"
	case f.Grade() == Disputed && lang == Chinese:
		return "（" + period + "，公开来源不一，取较可信者；另有 " + f.reasons.other + "）"
	case f.Grade() == Disputed:
		return " (" + period + ", the likelier value; another source has " + f.reasons.other + ")"
	}
	if f.Grade() == Supplied && period != "-" {
		return map[Language]string{Chinese: "（" + period + "）", English: " (" + period + ")"}[lang]
	}
	return ""
}

// documented reports whether the figure has a document: a ceiling that does not exist, say, may have none.
func (f Figure) documented() bool { return f.reasons != nil && f.reasons.cite != nil }

// Times returns the figure multiplied by a factor of the employer's, such as a floating coefficient: the same
// document and grade. The product must be exact in 8 decimals.
func (f Figure) Times(factor Number, in Input) (Figure, error) {
	if err := f.Err(); err != nil {
		return Figure{}, err
	}
	n, err := f.number.Times(factor, in)
	if err != nil {
		return Figure{}, err
	}
	f.number = n
	return f, nil
}

// Plus returns the sum of two rates that are collected as one: graded as the weaker, with both documents, and standing
// as the one that is less plainly in force. Both must be known numbers, and the sum within the bounds of in.
func (f Figure) Plus(other Figure, in Input) (Figure, error) {
	if err := Join(f.Err(), other.Err()); err != nil {
		return Figure{}, err
	}
	if f.None() || other.None() {
		return Figure{}, in.fail(ErrOutOfRange, NoNumber().String(), Say("is not a number", "不是数字"), Text{})
	}
	sum, err := in.Number(f.number.Decimal().Add(other.number.Decimal()))
	if err != nil {
		return Figure{}, err
	}
	both := func(lang Language, and string) string {
		return f.number.Percent() + " " + f.Cite().In(lang) + and + other.number.Percent() + " " + other.Cite().In(lang)
	}
	last := f
	if other.Standing() > f.Standing() {
		last = other
	}
	cite := Cite{Title: both(English, " and "), Chinese: both(Chinese, "，"), Checked: last.Cite().Checked}
	doubt := strings.Trim(f.reasons.other+", "+other.reasons.other, ", ")
	return Figure{sum, &reasons{grade: max(f.Grade(), other.Grade()), cite: &cite, period: last.Period(),
		standing: last.Standing(), other: doubt}}, nil
}

// AsWeakAs returns the figure graded no better than another one it was chosen by, such as a list that admits it.
func (f Figure) AsWeakAs(other Figure) Figure {
	if !f.Known() || f.reasons.grade >= other.Grade() {
		return f
	}
	weaker := *f.reasons
	weaker.grade = other.Grade()
	return Figure{f.number, &weaker}
}

// SharesSource reports whether two figures come from one source, as a rate and its product with a factor do.
func (f Figure) SharesSource(other Figure) bool {
	return f.reasons != nil && f.reasons == other.reasons
}

// AtLeast returns the figure itself where its grade is g or better, else an unknown figure that gives a *GradeError.
func (f Figure) AtLeast(g Grade, area Area, what Text, month Month) Figure {
	if f.Grade() <= g { // an unknown one has none
		return f
	}
	return UnknownFigure(&GradeError{Area: area, What: what, Month: month, Have: f.reasons.grade, Want: g})
}

// statedGap is why a figure is unknown, as a policy's JSON states it.
type statedGap struct {
	text string
	kind error
}

func (g *statedGap) Error() string { return g.text }
func (g *statedGap) Unwrap() error { return g.kind }

// figureJSON is the JSON form: a value (or none) with grade and document, or the reason it is unknown.
type figureJSON struct {
	Value   *string   `json:"value,omitempty"`
	None    bool      `json:"none,omitempty"`
	Grade   Grade     `json:"grade,omitempty"`
	Cite    *citeJSON `json:"cite,omitempty"`
	From    Date      `json:"from,omitzero"`  // first day of the entry
	Until   Date      `json:"until,omitzero"` // the day after its last
	Stand   string    `json:"standing,omitempty"`
	Other   string    `json:"other,omitempty"`   // of a disputed figure: the other value and who prints it
	Setting bool      `json:"setting,omitempty"` // one employer's own: it has neither grade nor document
	Unknown string    `json:"unknown,omitempty"`
	Code    string    `json:"code,omitempty"`
	Gap     gapsJSON  `json:"gap,omitempty"` // what Unknown says, in full
}

type citeJSON struct {
	Title   string `json:"title"`
	Chinese string `json:"title_zh,omitempty"`
	Number  string `json:"number,omitempty"`
	Article string `json:"article,omitempty"`
	Issued  Date   `json:"issued,omitzero"`
	URL     string `json:"url,omitempty"`
	Quote   string `json:"quote,omitempty"`
	Note    string `json:"note,omitempty"`
	Seen    Date   `json:"seen,omitzero"`
	Checked Month  `json:"checked,omitzero"`
}

// MarshalJSON writes {"value":"0.08","grade":"official","cite":{...}}, {"none":true,...},
// {"value":"0.05","setting":true} or {"unknown":"...","code":"no_rule","gap":[{...}]}.
func (f Figure) MarshalJSON() ([]byte, error) {
	if f.reasons == nil {
		return nil, f.Err()
	}
	if err := f.Err(); err != nil {
		return json.Marshal(figureJSON{Unknown: err.Error(), Code: CodeOf(err), Gap: gapsOf(err)})
	}
	out := figureJSON{Grade: f.reasons.grade, None: f.None(), Setting: f.reasons == &employerSetting}
	if f.documented() && !out.Setting {
		cite := citeJSON(*f.reasons.cite)
		out.Cite = &cite
	}
	out.From, out.Until, out.Other = f.reasons.period.From, f.reasons.period.Until, f.reasons.other
	if f.reasons.standing != InForce {
		out.Stand = f.reasons.standing.String()
	}
	if !f.None() {
		text := f.number.String()
		out.Value = &text
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes. An unknown field, a grade that is missing, a value outside 0 to 10^10 or
// more than one of value, none and unknown is an error.
func (f *Figure) UnmarshalJSON(data []byte) error {
	var in figureJSON
	err := strict(data, &in, aFigure(),
		"value", "none", "grade", "cite", "from", "until", "standing", "other", "setting", "unknown", "code", "gap")
	if err != nil {
		return err
	}
	switch {
	case in.forms() != 1:
		return malformed(ErrMissingField,
			Say("needs exactly one of value, none and unknown", "须恰有 value、none、unknown 之一"),
			Say(`an absent ceiling is {"none":true}, never a missing value`, `没有上限请写作 {"none":true}，不可省略`))
	case in.Unknown != "":
		return f.set(in.unknown())
	case in.Code != "" || in.Gap != nil:
		return &FieldError{Kind: ErrConflict, Field: "code", Value: in.Code,
			Reason: Say("belongs to an unknown figure", "只用于未知数值"), Do: Say("remove it", "请删除")}
	case in.Setting:
		return f.set(in.setting())
	case in.None && in.Grade == 0 && in.Cite == nil:
		*f = NoneFigure()
		return nil
	case in.Grade == 0 || in.Cite == nil || in.Cite.Title == "":
		return malformed(ErrMissingField, Say("has no grade or no cite.title", "没有等级或没有文件名 cite.title"),
			Say("say how well it is known and which document it comes from", "请注明等级及所依据的文件"))
	}
	return f.set(in.known())
}

// set takes over what was read; what was there stays where nothing could be.
func (f *Figure) set(read Figure, err error) error {
	if err == nil {
		*f = read
	}
	return err
}

// malformed is an error of a figure as a whole.
func malformed(kind error, reason, do Text) error {
	return &FieldError{Kind: kind, Field: "figure", Reason: reason, Do: do}
}

// forms counts how many of value, none and unknown are given.
func (in *figureJSON) forms() int {
	forms := 0
	for _, given := range [...]bool{in.Value != nil, in.None, in.Unknown != ""} {
		if given {
			forms++
		}
	}
	return forms
}

// unknown reads a figure that states why it is not known.
func (in *figureJSON) unknown() (Figure, error) {
	kind := ErrNoRule
	switch in.Code {
	case "", ErrNoRule.Error():
	case ErrBelowGrade.Error():
		kind = ErrBelowGrade
	case ErrNotApplicable.Error():
		kind = ErrNotApplicable
	default:
		kind = nil
	}
	gap := in.Gap.err()
	if gap != nil {
		kind = gap
	}
	if kind == nil || in.Grade != 0 || in.Cite != nil || in.Setting || in.Gap != nil && in.Code != CodeOf(gap) {
		return Figure{}, malformed(ErrConflict,
			Say("is unknown with a grade, a document or another code", "是未知数值，却带有等级、文件或其他代码"),
			Say(`write {"unknown":"why"}, with code no_rule, below_grade or not_applicable`,
				`请写作 {"unknown":"原因"}，code 可为 no_rule、below_grade 或 not_applicable`))
	}
	if gap != nil {
		return UnknownFigure(gap), nil
	}
	return UnknownFigure(&statedGap{in.Unknown, kind}), nil
}

// setting reads a number of one employer.
func (in *figureJSON) setting() (Figure, error) {
	if in.Grade != 0 || in.Cite != nil || !in.From.IsZero() || !in.Until.IsZero() || in.Stand != "" || in.Other != "" {
		return Figure{}, &FieldError{Kind: ErrConflict, Field: "setting",
			Reason: Say("excludes a grade, a document and a span", "不能同时带有等级、文件或期间"),
			Do:     Say("remove one of them", "请删除其中之一")}
	}
	number, err := in.number()
	return SettingFigure(number), err
}

// number reads the value, or none.
func (in *figureJSON) number() (Number, error) {
	if in.Value == nil {
		return NoNumber(), nil
	}
	return Input{Field: "value", Max: numberLimit, Places: maxPlaces}.ParseNumber(*in.Value)
}

// known reads a figure with a document.
func (in *figureJSON) known() (Figure, error) {
	number, err := in.number()
	if err != nil {
		return Figure{}, err
	}
	period, standing, err := in.span()
	if err != nil {
		return Figure{}, err
	}
	cite := Cite(*in.Cite)
	why := reasons{grade: in.Grade, cite: &cite, period: period, standing: standing, other: in.Other}
	return Figure{number, &why}, nil
}

// span reads the months of an entry and how it answers.
func (in *figureJSON) span() (Period, Standing, error) {
	period, standing := Period{in.From, in.Until}, InForce
	if in.From.IsZero() != in.Until.IsZero() || in.Until.Before(in.From) {
		return period, standing, &FieldError{Kind: ErrBadDate, Field: "until", Value: in.Until.String(),
			Reason: Sayf("does not end a span that begins on %s", "不是自 %s 起的期间的终止日", in.From),
			Do:     Say("give both from and until, or neither", "请同时填写 from 和 until，或都不填")}
	}
	if in.Stand == "" {
		return period, standing, nil
	}
	err := standing.UnmarshalText([]byte(in.Stand))
	return period, standing, err
}
