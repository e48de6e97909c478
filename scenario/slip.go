package scenario

import (
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

// slipSource is the law of a slip, and of whatever is computed from slips.
const slipSource = "社会保险法 art. 10-12, 23, 33, 44, 53; 住房公积金管理条例 art. 16, 18; figures of package guangzhou"

// slipRules are the slip of one employee's month with the city's figures.
func slipRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("payroll.slip", jsonrule.About{
			Doc: "one employee's month in Guangzhou: every contribution of both payers, " +
				"with limits, rates and sources",
			Chinese: "广州市一名职工一个月的社会保险费和住房公积金（单位、个人），附上下限、费率和依据", Clause: "1.1a",
			Source: slipSource,
			Example: `{"month":"2025-08","wage":"8000","injury_rate":"0.002","unemployment_rate":"0.008",` +
				`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"}`}, slip),
	}
}

// slipInput is a slip by name.
type slipInput struct {
	Month rule.Month `json:"month" doc:"the month of the contributions" zh:"费款所属月"`
	slipFields
	Brief bool `json:"brief" in:",optional" doc:"add sentences for the employee" zh:"附上给员工的说明"`
}

// slipAnswer is payroll.SlipFields whose lines write themselves.
type slipAnswer struct {
	payroll.SlipFields
	Lines []jsonrule.As[rule.LineFields] `json:"lines" doc:"line by line" zh:"明细"`
}

// answerOf is the answer to a slip, which must not change before it is written.
func answerOf(s *payroll.Slip) slipAnswer {
	out := slipAnswer{s.Head(), make([]jsonrule.As[rule.LineFields], len(s.Lines))}
	for i := range s.Lines {
		out.Lines[i].Value = &s.Lines[i]
	}
	return out
}

// slipOutput is a slip with what is said of it in both languages.
type slipOutput struct {
	slipAnswer
	Reasons []reasonOutput `json:"reasons,omitempty" in:",optional" doc:"with brief: why each line" zh:"附说明时各行的理由与依据"`
}

// reasonOutput is why a line is what it is.
type reasonOutput struct {
	Scheme    rule.Scheme      `json:"scheme" doc:"whose line" zh:"险种"`
	Payer     rule.Payer       `json:"payer" doc:"whose line" zh:"缴费方"`
	Reason    string           `json:"reason" doc:"in a sentence" zh:"理由（英文）"`
	ReasonZH  string           `json:"reason_zh" doc:"the same in Chinese" zh:"理由"`
	Documents []documentOutput `json:"documents" doc:"each once" zh:"依据，各列一次"`
}

// documentOutput is a document that a line relies on.
type documentOutput struct {
	Title   string `json:"title" doc:"title, number and article" zh:"标题、文号、条款（英文）"`
	TitleZH string `json:"title_zh" doc:"the same in Chinese" zh:"标题、文号、条款"`
	URL     string `json:"url,omitempty" in:",optional" doc:"where it can be read" zh:"网址"`
}

func slip(in slipInput) (slipOutput, error) {
	out, err := in.slip(in.Month)
	if err != nil {
		return slipOutput{}, err
	}
	said := slipOutput{slipAnswer: answerOf(&out)}
	if !in.Brief {
		return said, nil
	}
	said.Brief, said.BriefChinese = out.Brief(rule.English), out.Brief(rule.Chinese)
	for i := range out.Lines {
		said.Reasons = append(said.Reasons, reasonOf(&out.Lines[i]))
	}
	return said, nil
}

// reasonOf is why a line is what it is, with its documents.
func reasonOf(line *rule.Line) reasonOutput {
	out := reasonOutput{Scheme: line.Scheme(), Payer: line.Payer(), Reason: line.Brief(rule.English),
		ReasonZH: line.Brief(rule.Chinese), Documents: []documentOutput{}}
	for _, cite := range line.Cites() {
		one := documentOutput{cite.In(rule.English), cite.In(rule.Chinese), cite.URL}
		if !slices.Contains(out.Documents, one) {
			out.Documents = append(out.Documents, one)
		}
	}
	return out
}

// slipFields are everything a slip is computed from but its month.
type slipFields struct {
	Wage  decimal.NullDecimal `json:"wage" in:"wage" doc:"declared, of all schemes; or wages" zh:"缴费工资（元/月）"`
	Wages *payroll.Wages      `json:"wages" doc:"declared by scheme, in place of wage" zh:"分险种缴费工资（元/月）"`
	employment
	payroll.SlipChoices
	TownLocal *bool `json:"town_local" doc:"to 2014-12, at a state employer" zh:"本市城镇户籍"`
}

// CheckFields asks for exactly one of wage and wages.
func (s slipFields) CheckFields() error {
	var err error
	switch {
	case s.Wage.Valid && s.Wages != nil:
		err = &rule.FieldError{Kind: rule.ErrConflict, Field: "wage",
			Reason: rule.Say("and wages exclude each other", "与 wages 只能填写一个"),
			Do:     rule.Say("pass one of them", "请填写其中一个")}
	case s.Wages != nil:
		err = everyScheme(*s.Wages)
	case !s.Wage.Valid:
		err = absentField("wage", rule.Say("pass it, or wages", "请填写，或填写 wages"))
	}
	return rule.Join(err, s.employment.CheckFields())
}

// everyScheme asks for the wage of every scheme that may have its own: one left out is not the floor.
func everyScheme(w payroll.Wages) error {
	var errs []error
	for _, own := range []struct {
		scheme rule.Scheme
		wage   decimal.NullDecimal
	}{{rule.Pension, w.Pension}, {rule.Medical, w.Medical}, {rule.Unemployment, w.Unemployment},
		{rule.Injury, w.Injury}, {rule.Housing, w.Housing}} {
		if !own.wage.Valid {
			errs = append(errs, absentField("wages."+own.scheme.String(), rule.Say("pass it", "请填写")))
		}
	}
	return rule.Join(errs...)
}

func absentField(field string, do rule.Text) error {
	return &rule.FieldError{Kind: rule.ErrMissingField, Field: field, Reason: rule.Say("is missing", "没有填写"), Do: do}
}

// employee is the person of the slip of a month.
func (s *slipFields) employee(policy *payroll.Policy) (payroll.Employee, error) {
	local, err := townLocal(policy, s.Settings, s.TownLocal)
	if err != nil {
		return payroll.Employee{}, err
	}
	e := payroll.Employee{Wage: s.Wage, TownLocal: local}
	if s.Wages != nil {
		e.Wages = *s.Wages
	}
	return s.enrol(policy.Month, e)
}

// townLocal is whether a person is local and town-registered. Where that decides between the two classes of a state
// employer it has to be said.
func townLocal(policy *payroll.Policy, employer payroll.Settings, said *bool) (bool, error) {
	if policy.Pension.Classed() && employer.PensionClass == "state" && said == nil {
		return false, absentField("town_local",
			rule.Sayf("say whether the person is local and town-registered (本市城镇户籍): "+
				"it decides between the two classes of %s", "请说明该人员是否为本市城镇户籍：%s 的费率两档由此而定",
				policy.Month))
	}
	return said != nil && *said, nil
}

// slip computes the slip of a month.
func (s slipFields) slip(month rule.Month) (payroll.Slip, error) {
	at, err := counterOf(month, &s.employment)
	if err != nil {
		return payroll.Slip{}, err
	}
	return at.slip(&s)
}

// desk computes the slips of many people of one month. It keeps the figures and the employer of the person before,
// which most people of one input share.
type desk struct {
	month rule.Month
	of    *employment // whose counter it is; nil at first
	at    *counter
	err   error // why there is none
}

// turn gets the figures and the employer of a person.
func (d *desk) turn(to *employment) error {
	if d.of == nil || d.of.Settings != to.Settings || !reflect.DeepEqual(d.of.reading, to.reading) {
		d.of = to
		d.at, d.err = counterOf(d.month, to)
	}
	return d.err
}

// slip computes one person's slip.
func (d *desk) slip(s slipFields) (payroll.Slip, error) {
	if err := d.turn(&s.employment); err != nil {
		return payroll.Slip{}, err
	}
	return d.at.slip(&s)
}

// slip computes one person's slip of the counter's month.
func (c *counter) slip(s *slipFields) (payroll.Slip, error) {
	employee, err := s.employee(&c.policy)
	if err != nil {
		return payroll.Slip{}, err
	}
	return c.policy.Slip(c.employer, employee, s.SlipChoices.Options()...)
}

// employment is what the slips of an employer's people have in common, and what one of them is outside of.
type employment struct {
	payroll.Settings
	enrolled
	reading
}

// CheckFields refuses settings that do not fit together.
func (e employment) CheckFields() error {
	return rule.Join(checkSettings(e.Settings), e.enrolled.CheckFields())
}

// enrolled is which schemes a person is in: by what the person is, by what the caller says, or both.
type enrolled struct {
	Outside []payroll.Exclusion `json:"outside" in:",optional" doc:"schemes the person is outside of" zh:"不参加的险种"`
	Person  staff.Person        `json:"person" in:",optional" doc:"what the person is: charges what applies" zh:"人员类别"`
	Job     staff.Job           `json:"job" in:",optional" doc:"of the person; main_job where absent" zh:"工作（不填为主要工作）"`
	Answers []staff.Answer      `json:"answers" in:",optional" doc:"where the texts leave it open" zh:"自愿参加或尚无规定事项的答复"`
}

// CheckFields refuses a job and answers of nobody.
func (e enrolled) CheckFields() error {
	if e.Person != 0 || e.Job == 0 && len(e.Answers) == 0 {
		return nil
	}
	return absentField("person", rule.Say("say what the person is, or leave job and answers out",
		"请填写人员类别，或不填 job 和 answers"))
}

// enrol is an employee as the enrolment of the month has it.
func (e enrolled) enrol(month rule.Month, of payroll.Employee) (payroll.Employee, error) {
	of.Outside = e.Outside
	if e.Person == 0 {
		return of, nil
	}
	job := e.Job
	if job == 0 {
		job = e.Person.Jobs()[0]
	}
	enrolment, err := staff.Enrol(e.Person, job, month, e.Answers...)
	return enrolment.Employee(of), err
}

// checkSettings refuses a float without its class, and what the settings do not allow.
func checkSettings(s payroll.Settings) error {
	if s.InjuryFloat == "" || s.InjuryClass != 0 {
		return s.CheckFields()
	}
	return &rule.FieldError{Kind: rule.ErrUnknownField, Field: "injury_float",
		Reason: rule.Say("has no meaning without injury_class", "没有 injury_class 时不起作用"),
		Do:     rule.Say("pass injury_class, or leave it out", "请填写 injury_class，或不要填写")}
}

// reading is how the city's figures are read, and the caller's own.
type reading struct {
	guangzhou.Reading
	Figures ownFigures `json:"figures" in:",optional,either" doc:"your own: by name, or dated" zh:"自填数值：按名称，或分时段"`
}

// ownFigures are the caller's own figures: of the month by name, or dated rows.
type ownFigures struct {
	OfMonth map[string]string `json:"of_month" doc:"values by the figure's name" zh:"按名称填写的数值"`
	Dated   []ownFigure       `json:"dated" doc:"values for spans of months" zh:"按时段填写的数值"`
}

type ownFigure struct {
	Series   string `json:"series" doc:"the figure's name, such as pension.floor" zh:"数值名称"`
	From     string `json:"from" doc:"first month" zh:"起始月"`
	To       string `json:"to" doc:"last month" zh:"终止月"`
	Value    string `json:"value" doc:"the number, or none" zh:"数值"`
	Source   string `json:"source" doc:"where it comes from" zh:"依据（英文）"`
	SourceZH string `json:"source_zh" in:",optional" doc:"the same in Chinese" zh:"依据"`
	URL      string `json:"url" in:",optional" doc:"its address" zh:"网址"`
}

// CheckFields refuses a figure that no slip uses.
func (f ownFigure) CheckFields() error {
	if _, ofSlip := payroll.DescribeFigure(f.Series); ofSlip {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrConflict, Field: "series", Value: f.Series,
		Reason: rule.Say("is no figure of a slip, so it has no effect", "不是工资单用到的数值，不起作用"),
		Do:     rule.Say("leave it out, or correct its name", "请删除，或改正名称")}
}

// options are the ways of reading the city's tables that were asked for.
func (r reading) options() ([]guangzhou.Option, error) {
	out := r.Reading.Options()
	if r.Figures.Dated == nil {
		return out, nil
	}
	rows := make([]figures.Row, len(r.Figures.Dated))
	for i, f := range r.Figures.Dated {
		rows[i] = figures.Row(f)
	}
	book, err := figures.OfRows(rows)
	return append(out, guangzhou.Own(book)), ofRows(err)
}

// ofRows names rows of figures by their place in the input.
func ofRows(err error) error {
	var errs []error
	for one := range rule.Errors(err) {
		var row *figures.RowError
		if errors.As(one, &row) {
			one = rule.Within("figures["+strconv.Itoa(row.Line-1)+"]", row.Err)
		}
		errs = append(errs, one)
	}
	return rule.Join(errs...)
}

// place names the caller's own figures that errors of a month's policy are of by their places in the input.
func (r reading) place(month rule.Month, err error) error {
	var errs []error
	for one := range rule.Errors(err) {
		if field, ok := one.(*rule.FieldError); ok {
			one = r.placed(month, field)
		}
		errs = append(errs, one)
	}
	return rule.Join(errs...)
}

func (r reading) placed(month rule.Month, err *rule.FieldError) error {
	series := string(err.Area) + "." + err.Field
	for _, name := range [...]string{err.Field, series} {
		if path, _ := r.pathOf(month, name); path != "" {
			at := *err
			at.Field = path
			return &at
		}
	}
	limit, found := strings.CutSuffix(series, "floor")
	if path, value := r.pathOf(month, limit+"ceiling"); found && path != "" { // the floor above it is the city's
		return &rule.FieldError{Kind: err.Kind, Area: err.Area, Field: path, Value: value,
			Reason: rule.Sayf("is below the floor %s", "低于下限 %s", err.Value), Do: err.Do}
	}
	return err
}

// pathOf is where the input has the caller's own figure of a month, and its value; empty where it has none.
func (r reading) pathOf(month rule.Month, series string) (path, value string) {
	if own, there := r.Figures.OfMonth[series]; there {
		return "figures." + series, own
	}
	for i, f := range slices.Backward(r.Figures.Dated) {
		if begun := f.From[:len("2025-07")] <= month.String(); begun && f.Series == series {
			return "figures[" + strconv.Itoa(i) + "].value", f.Value
		}
	}
	return "", ""
}

// policy returns the figures of a month.
func (r reading) policy(month rule.Month) (payroll.Policy, error) {
	options, err := r.options()
	if err != nil {
		return payroll.Policy{}, err
	}
	policy, err := guangzhou.Policy(month, options...)
	if err == nil {
		policy, err = policy.WithAll(r.Figures.OfMonth)
	}
	return policy, r.place(month, err)
}
