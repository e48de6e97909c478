package payroll

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Wages are declared wages that differ by scheme (分险种缴费工资), yuan with at most 2 decimals; a scheme left out uses the
// employee's Wage. Maternity follows Medical.
type Wages struct {
	Pension      decimal.NullDecimal `json:"pension" in:"wage" doc:"yuan a month" zh:"养老保险（元/月）"`
	Medical      decimal.NullDecimal `json:"medical" in:"wage" doc:"yuan a month" zh:"医疗保险（元/月）"`
	Unemployment decimal.NullDecimal `json:"unemployment" in:"wage" doc:"yuan a month" zh:"失业保险（元/月）"`
	Injury       decimal.NullDecimal `json:"injury" in:"wage" doc:"yuan a month" zh:"工伤保险（元/月）"`
	Housing      decimal.NullDecimal `json:"housing" in:"wage" doc:"yuan a month" zh:"住房公积金（元/月）"`
}

// Exclusion says that a person is outside a scheme and why. Outside Medical is outside Maternity and the illness
// supplement too (市政府令第123号 art. 38).
type Exclusion struct {
	Scheme  rule.Scheme `json:"scheme" doc:"the scheme" zh:"险种"`
	Reason  string      `json:"reason" doc:"why, such as the article" zh:"原因"`
	Chinese string      `json:"reason_zh,omitempty" in:",optional" doc:"why, in Chinese" zh:"原因（中文）"`
}

// In returns the reason in a language; one that has none in Chinese is given as it is.
func (x Exclusion) In(lang rule.Language) string { return rule.Say(x.Reason, x.Chinese).In(lang) }

// check refuses an exclusion without a scheme or without a reason.
func (x Exclusion) check() error {
	do := rule.Say("say which scheme the person is outside of, and why", "请写明不参加哪一险种及其原因")
	switch {
	case x.Scheme == 0 || x.Scheme > rule.Housing:
		return &rule.FieldError{Kind: rule.ErrMissingField, Field: "outside", Do: do,
			Reason: rule.Say("names no scheme", "有一项没有险种")}
	case x.Reason == "":
		return x.Scheme.Area().Refuse(rule.ErrMissingField, "outside", "",
			rule.Sayf("has no reason for %[1]s", "没有填写不参加%[2]s的原因", x.Scheme, x.Scheme.Chinese()), do)
	}
	return nil
}

// ofEmployees reports whether employees pay into a scheme: the others are the employer's alone (社会保险法 art. 33, 53).
func ofEmployees(scheme rule.Scheme) bool {
	switch scheme {
	case rule.Maternity, rule.IllnessSupplement, rule.Injury:
		return false
	}
	return true
}

// brief is the scheme and the reason.
func (x Exclusion) brief(lang rule.Language) string {
	return rule.Sayf("%[1]s: none. %[3]s", "%[2]s：不缴。%[3]s",
		strings.ReplaceAll(x.Scheme.String(), "_", " "), x.Scheme.Chinese(), x.In(lang)).In(lang)
}

// Employee is one person's month: the declared wage (缴费工资), wages that differ by scheme, and the schemes the person is
// outside of. A wage of 0 is a wage: the floors decide. A wage that was never said is none, and a scheme that has no
// wage of its own either is refused (ErrMissingField).
type Employee struct {
	Wage    decimal.NullDecimal
	Wages   Wages
	Outside []Exclusion

	TownLocal bool // 本市城镇户籍: decides the employer's pension rate at a "state" employer to 2014-12

	// 特定人员单项参保: insured against injury alone, on a base with limits of its own (粤人社规〔2020〕55号)
	SpecialInjury bool
}

// SlipOption changes what Slip and Plan do.
type SlipOption uint8

const (
	Partial   SlipOption = 1 // the lines that can be known, instead of refusing the slip
	TownLocal SlipOption = 2 // the people of a Plan are local town-registered, as Employee.TownLocal says of one

	// The people of a Plan are what Employee.SpecialInjury says of one.
	SpecialInjury SlipOption = 3

	// From 2021-10 the employer's medical and maternity insurance are one line, as the bureau bills them
	// (职工基本医疗保险（含生育保险）): the line of Medical at the sum of both rates, rounded once. Maternity is among
	// NotApplicable. Earlier months keep two lines.
	OneMedicalItem SlipOption = 4
)

// SlipChoices are the options of a slip as fields (计算选项): for an input that is read from a file, a request or flags.
// What a person is (TownLocal, SpecialInjury) is in Employee.
type SlipChoices struct {
	Partial bool `json:"partial" in:",optional" doc:"the lines that can be known" zh:"缺数值时只算可知的部分"`

	// See the option of this name.
	OneMedicalItem bool `json:"one_medical_item" in:",optional" doc:"with maternity, 2021-10 on" zh:"医疗含生育一项（2021-10起）"`
}

// Options are the options that were asked for, none of the zero SlipChoices.
func (c SlipChoices) Options() []SlipOption {
	var out []SlipOption
	if c.Partial {
		out = append(out, Partial)
	}
	if c.OneMedicalItem {
		out = append(out, OneMedicalItem)
	}
	return out
}

// slipOptions are the names of the options.
func slipOptions() jsonrule.Words {
	return jsonrule.Words{"", "partial", "town_local", "special_injury", "one_medical_item"}
}

// MarshalText writes the name, such as "one_medical_item".
func (o SlipOption) MarshalText() ([]byte, error) { return slipOptions().Text(uint8(o)), nil }

// UnmarshalText reads a name and refuses any other word.
func (o *SlipOption) UnmarshalText(text []byte) error { return slipOptions().Read((*uint8)(o), text) }

// choice is what the options of a slip ask for.
type choice struct{ partial, townLocal, specialInjury, oneMedical bool }

// Missing is one figure a slip needs and nobody knows.
type Missing struct {
	Scheme rule.Scheme
	Payer  rule.Payer
	What   string // "floor", "ceiling", "base", "rate" or "relief"
	Err    error  // a *rule.NoRuleError or *rule.GradeError
}

// Slip is one employee's month (工资条上的社保与公积金).
type Slip struct {
	Month         rule.Month
	Lines         []rule.Line // in the order of the schemes, employee before employer
	Employee      Side
	Employer      Side
	Missing       []Missing   // only with Partial
	NotApplicable []Exclusion // schemes without a line, and why
	Notices       []Notice    // what was not applied
}

// Line returns the line of a scheme and a payer; false where the slip has none, for which Missing and NotApplicable say
// why. The line is the slip's own: it is not to be changed.
func (s Slip) Line(scheme rule.Scheme, payer rule.Payer) (*rule.Line, bool) {
	return lineOf(s.Lines, scheme, payer)
}

func lineOf(lines []rule.Line, scheme rule.Scheme, payer rule.Payer) (*rule.Line, bool) {
	for i := range lines {
		if line := &lines[i]; line.Scheme() == scheme && line.Payer() == payer {
			return line, true
		}
	}
	return nil, false
}

// Brief says what is withheld from a person and why, a sentence a line, in words the employer can send on: the sum,
// the employee's lines (rule.Line.Brief), and the schemes without one. Where a figure is missing there is no sum, and
// the figure is named.
func (s Slip) Brief(lang rule.Language) string {
	total, err := s.Employee.Total()
	var out []string
	if err != nil {
		sum := rule.Sayf("%s: the sum is not known yet.", "%s 个人应缴合计暂不能确定。", s.Month)
		out = append(out, sum.In(lang), rule.Message(err, lang))
	} else {
		sum := rule.Sayf("%s: %s yuan are withheld.", "%s 个人应缴合计 %s 元。", s.Month, total.StringFixed(2))
		out = append(out, sum.In(lang))
	}
	for i := range s.Lines {
		if line := &s.Lines[i]; line.Payer() == rule.Employee {
			out = append(out, line.Brief(lang))
		}
	}
	for _, x := range s.NotApplicable {
		if ofEmployees(x.Scheme) {
			out = append(out, x.brief(lang))
		}
	}
	return strings.Join(out, "\n")
}

// Side is the lines of one payer.
type Side struct {
	payer   rule.Payer
	fen     int64
	lines   []rule.Line
	missing []Missing
}

// Total returns the sum of the side's rounded lines, in yuan. An incomplete side has no total: the error says what it
// lacks, and the total is nil. A zero decimal beside an error would add up silently; nil stops whoever calculates with
// it, prints as <nil>, and is null in JSON and in a database. So it is with every amount of the packages of payroll
// that comes with an error.
func (s Side) Total() (*decimal.Decimal, error) {
	var errs []error
	if s.payer == 0 {
		errs = append(errs, refusedSlip())
	}
	for _, m := range s.missing {
		if m.Payer == s.payer {
			errs = append(errs, m.Err)
		}
	}
	if err := rule.Join(errs...); err != nil {
		return nil, err
	}
	total := decimal.New(s.fen, -2)
	return &total, nil
}

// whole reports whether the side has a total.
func (s *Side) whole() bool {
	lacks := func(m Missing) bool { return m.Payer == s.payer }
	return s.payer != 0 && !slices.ContainsFunc(s.missing, lacks)
}

// refusedSlip is the error of a slip that was never computed.
func refusedSlip() error {
	return &rule.FieldError{Kind: rule.ErrMissingField, Field: "slip",
		Reason: rule.Say("was refused and has no total", "未能计算，没有合计"),
		Do:     rule.Say("look at the error Slip returned", "请查看 Slip 返回的错误")}
}

// Amount returns the side's amount in a scheme, in yuan; false where it has no line.
func (s Side) Amount(scheme rule.Scheme) (decimal.Decimal, bool) {
	line, there := lineOf(s.lines, scheme, s.payer)
	if !there {
		return decimal.Decimal{}, false
	}
	return line.Amount(), true
}

// Grade returns the weakest grade of the slip's lines, 0 where there is none.
func (s Slip) Grade() rule.Grade {
	var g rule.Grade
	for i := range s.Lines {
		g = max(g, s.Lines[i].Grade())
	}
	return g
}

// maxLines is the most lines a slip has: seven schemes, four with both payers.
const maxLines = employeeLines + employerLines

const employeeLines, employerLines = 4, 7

// room is the memory of a slip's lists in one piece. One exclusion is usual: a month without the illness supplement.
type room struct {
	lines   [maxLines]rule.Line
	outside [1]Exclusion
}

// Slip computes one employee's month. Every bad input is reported at once. A figure that is needed and not known is an
// error (ErrNoRule, ErrBelowGrade), or an entry of Missing with Partial; a figure that is not needed is not asked for.
func (p *Policy) Slip(employer Employer, employee Employee, options ...SlipOption) (Slip, error) {
	var asked choice
	var err error
	if len(options) > 0 {
		asked, err = readOptions(options)
	}
	asked.townLocal = asked.townLocal || employee.TownLocal
	asked.specialInjury = asked.specialInjury || employee.SpecialInjury
	if p.Month.IsZero() {
		return Slip{}, p.Check()
	}
	room := new(room)
	b := builder{partial: asked.partial, lines: room.lines[:0], notApplicable: room.outside[:0]}
	b.fail(err)
	var outside *[rule.Housing + 1]Exclusion
	if len(employee.Outside) > 0 {
		reasons, err := byScheme(employee.Outside)
		b.fail(err)
		outside = &reasons
		asked.oneMedical = asked.oneMedical && reasons[rule.Maternity].Reason == ""
	}
	wage, wageErr := employee.wage(outside)
	own := employee.Wages.any()
	compiled := employer.compile(p)
	for _, scheme := range rule.Schemes() {
		if outside != nil && outside[scheme].Reason != "" {
			b.notApplicable = append(b.notApplicable, outside[scheme])
			continue
		}
		declared := wage
		if own {
			declared = b.declared(&employee.Wages, scheme, wage)
		}
		b.add(compiled.levyOf(scheme, asked), declared)
	}
	b.fail(wageErr)
	if err := rule.Join(b.errs...); err != nil {
		return Slip{}, err
	}
	return Slip{p.Month, b.lines, Side{rule.Employee, b.employee, b.lines, b.missing},
		Side{rule.Employer, b.employer, b.lines, b.missing}, b.missing, b.notApplicable, compiled.notices}, nil
}

// readOptions reports which options were given.
func readOptions(options []SlipOption) (asked choice, err error) {
	for _, option := range options {
		switch option {
		case Partial:
			asked.partial = true
		case TownLocal:
			asked.townLocal = true
		case SpecialInjury:
			asked.specialInjury = true
		case OneMedicalItem:
			asked.oneMedical = true
		default:
			err = rule.Join(err, rule.AreaPayroll.Refuse(rule.ErrOutOfRange, "option", strconv.Itoa(int(option)),
				rule.Say("is not known", "不在可选范围内"),
				rule.Say("use Partial, TownLocal, SpecialInjury, OneMedicalItem or none",
					"请使用 Partial、TownLocal、SpecialInjury、OneMedicalItem，或不填")))
		}
	}
	return asked, err
}

// byScheme returns why a person is outside of which scheme; a medical exclusion reaches what is collected with it.
func byScheme(outside []Exclusion) (reasons [rule.Housing + 1]Exclusion, err error) {
	var named [rule.Housing + 1]bool
	for _, x := range outside {
		if bad := x.check(); bad != nil {
			err = rule.Join(err, bad)
			continue
		}
		if named[x.Scheme] {
			err = rule.Join(err, x.Scheme.Area().Refuse(rule.ErrConflict, "outside", "",
				rule.Sayf("names %[1]s twice", "重复填写了%[2]s", x.Scheme, x.Scheme.Chinese()),
				rule.Say("give one reason for a scheme", "每个险种只填写一个原因")))
		}
		named[x.Scheme] = true
		reasons[x.Scheme] = x
		if x.Scheme == rule.Medical {
			reasons[rule.Maternity] = Exclusion{rule.Maternity, x.Reason, x.Chinese}
			reasons[rule.IllnessSupplement] = Exclusion{rule.IllnessSupplement, x.Reason, x.Chinese}
		}
	}
	return reasons, err
}

// wage returns the wage of the schemes that have none of their own. It may be absent where there is no such scheme.
func (e *Employee) wage(outside *[rule.Housing + 1]Exclusion) (rule.Amount, error) {
	if e.Wage.Valid {
		return rule.Wage("", "wage", e.Wage.Decimal)
	}
	for _, scheme := range rule.Schemes() {
		joins := outside == nil || outside[scheme].Reason == ""
		if joins && !e.Wages.of(scheme).Valid {
			return rule.Amount{}, missingField("wage",
				rule.Say("pass it, or a wage of its own for every scheme", "请填写，或分别填写各险种的工资"))
		}
	}
	return rule.Amount{}, nil
}

// any reports whether a scheme has a wage of its own.
func (w *Wages) any() bool {
	return w.Pension.Valid || w.Medical.Valid || w.Unemployment.Valid || w.Injury.Valid || w.Housing.Valid
}

// of returns the wage of one scheme; maternity and the illness supplement follow medical.
func (w *Wages) of(scheme rule.Scheme) *decimal.NullDecimal {
	return [...]*decimal.NullDecimal{rule.Pension: &w.Pension, rule.Medical: &w.Medical, rule.Maternity: &w.Medical,
		rule.IllnessSupplement: &w.Medical, rule.Unemployment: &w.Unemployment, rule.Injury: &w.Injury,
		rule.Housing: &w.Housing}[scheme]
}

// builder collects the lines of one slip.
type builder struct {
	partial            bool
	lines              []rule.Line
	employee, employer int64 // totals, fen
	missing            []Missing
	notApplicable      []Exclusion
	errs               []error
}

// fail keeps an error.
func (b *builder) fail(err error) {
	if err != nil {
		b.errs = append(b.errs, err)
	}
}

// declared returns the wage of one scheme: its own, or the wage of all.
func (b *builder) declared(wages *Wages, scheme rule.Scheme, all rule.Amount) rule.Amount {
	own := wages.of(scheme)
	if !own.Valid {
		return all
	}
	wage, err := rule.Wage(scheme.Area(), scheme.String()+" wage", own.Decimal)
	if scheme != rule.Maternity && scheme != rule.IllnessSupplement { // else medical has said it already
		b.fail(err)
	}
	return wage
}

// add computes what a scheme levies on one wage. An unknown figure is an error, or an entry of Missing.
func (b *builder) add(l *levy, declared rule.Amount) {
	for _, charge := range l.charges {
		if charge == nil {
			break
		}
		line, amount, err := charge.Line(declared)
		if err != nil {
			b.fail(err)
			continue
		}
		b.lines = append(b.lines, line)
		if charge.Payer() == rule.Employee {
			b.employee += amount
		} else {
			b.employer += amount
		}
	}
	if l.plain {
		return
	}
	b.fail(l.err)
	if l.none.Reason != "" {
		b.notApplicable = append(b.notApplicable, l.none)
	}
	if b.partial {
		b.missing = append(b.missing, l.missing...)
	} else {
		b.errs = l.refuse(b.errs)
	}
}
