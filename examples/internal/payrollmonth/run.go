// Package payrollmonth is the program payroll: it computes a month of social insurance and housing fund for a roster
// and prints one page, and every slip as CSV or JSON where they are asked for.
package payrollmonth

import (
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/employer"
	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/progress"
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Run is the program: it reads args and, with -in -, stdin; it returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return RunWith(Tools{}, args, stdin, stdout, stderr)
}

// RunWith is the program with tools of another one.
func RunWith(tools Tools, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	read := func(args []string, stderr io.Writer) (*options, error) { return readFlags(tools, args, stderr) }
	work := func(o *options) (bool, error) {
		if o.List || o.template.Given() {
			return true, o.aboutRosters(stdout)
		}
		return o.compute(stdin, stdout, stderr)
	}
	return program.Run(tools.name(), args, stderr, read, work)
}

// Answer is the program inside of another one: it reads the roster of -in - and writes the slips of -out - to stdout,
// the page to stderr. It reports whether everything asked for could be given; an error means that nothing could.
func Answer(tools Tools, args []string, stdin io.Reader, stdout, stderr io.Writer) (bool, error) {
	o, err := readFlags(tools, args, stderr)
	if err != nil {
		return false, err
	}
	clean, err := o.compute(stdin, stdout, stderr)
	return clean, o.Finish(err)
}

// aboutRosters lists the columns of a roster, or writes an empty one.
func (o *options) aboutRosters(stdout io.Writer) error {
	format := roster.Format(ownColumns()...)
	if o.List {
		return format.List(stdout, o.Lang)
	}
	return o.template.Write(&o.Files, format, o.Lang, stdout)
}

// compute runs the month: it streams the roster through the policy and prints the page. It reports whether everything
// asked for could be given; an error means that the run could not be done at all.
func (o *options) compute(stdin io.Reader, stdout, stderr io.Writer) (bool, error) {
	source, err := o.OpenInput(o.in, "roster.csv", demoRoster, stdin)
	if err != nil {
		return false, err
	}
	defer source.Close()
	source.Name = cmp.Or(o.tools.Roster, source.Name)
	bar := progress.OfRows(stderr, source.Size, o.Lang)
	in, headerErr := newPeople(bar.Reader(source), o.How, o.month)
	err = headerErr
	if in.Reader != nil {
		err = errors.Join(headerErr, o.settle(in.Has(colInjuryRate), in.hasHousingRates()))
	}
	if err != nil {
		return false, program.NotComputed(source.Name, err)
	}
	c, err := newComputer(o)
	if err != nil {
		return false, err
	}
	if c.classed && !in.Has(colTownLocal) {
		return false, c.lacksTownLocal(source.Name)
	}
	m := &month{options: o, tried: &c.tried, policy: c.policy, books: c.books, source: source.Name, ownLine: c.ownLine,
		names:     in.Has(colName),
		documents: documents{Tongue: o.Tongue}}
	out, err := m.openSlips(stdout)
	if err != nil {
		return false, err
	}
	list, err := refused.Begin(&o.Files, o.refused, o.Lang, stderr)
	if err != nil {
		return false, errors.Join(err, out.drop())
	}
	if o.tools.Roster != "" {
		list.Brief()
	}
	err = c.roster(in, m, &out, reporter{source.Name, list, bar})
	bar.Clear()
	if err == nil && m.read == 0 {
		err = program.Errorf("the roster has a header and no rows", "名册只有表头，没有人")
	}
	if err != nil {
		return false, program.About(source.Name, errors.Join(err, out.drop()))
	}
	if err := errors.Join(out.end(), list.End()); err != nil {
		return false, err
	}
	return o.tell(m, &out, stdout, stderr)
}

// tell prints the page, on standard error where the slips are on standard output, and what is not as it was asked for.
// It reports whether everything is.
func (o *options) tell(m *month, out *slips, stdout, stderr io.Writer) (bool, error) {
	if m.refused == m.read && out.file != nil {
		out.file.Drop()
		fmt.Fprintln(stderr, o.Say("nobody could be computed; ", "没有一人可以计算；")+
			program.Message(output.NotWritten("-out "+o.out), o.Lang))
	}
	if o.out == "-" {
		stdout = stderr
	}
	m.addMaternity()
	if err := m.print(stdout); err != nil {
		return false, program.NotWritten(err)
	}
	found := m.reportUnexplained(stderr)
	return m.refused == 0 && !m.sumsDiffer && found, nil
}

// reporter tells which rows cannot be used.
type reporter struct {
	source string
	list   *refused.List
	bar    *progress.Rows
}

// refuse tells every problem of a row: the line, whose it is, the field, the value and the reason.
func (p reporter) refuse(in people, r row, problems []table.Problem) {
	p.bar.Clear()
	p.list.Refuse(refused.Row{File: p.source, Line: r.Line, Who: r.ID}, in, problems)
}

// computer makes slips under one policy. Employers differ by the rates of a row's own; each is made once.
type computer struct {
	program.Tongue
	policy    payroll.Policy
	books     []ownBook
	settings  payroll.Settings
	options   []payroll.SlipOption
	employers map[ownRates]*boss // by the row's own rates; without any it is the flags' own
	ownLine   maternity.EmployerLine
	tried     payroll.Slip // under the flags' own rates, where they are given
	classed   bool         // the employer's pension rate depends on the person's register
}

// boss is an employer of certain rates.
type boss struct {
	payroll.Employer
	documented map[lineSet]bool // the slips whose documents have been taken over
}

// lineSet tells apart the slips of an employer that rest on other documents: which lines they have, and whose.
type lineSet struct {
	lines                   uint32 // a bit for each scheme and payer
	townLocal, injuredAlone bool
}

func linesOf(e *payroll.Employee, s *payroll.Slip) lineSet {
	set := lineSet{townLocal: e.TownLocal, injuredAlone: e.SpecialInjury}
	for i := range s.Lines {
		set.lines |= 1 << (2*uint(s.Lines[i].Scheme()) + uint(s.Lines[i].Payer()))
	}
	return set
}

// maxEmployers bounds the cache: a roster where every row has another rate still runs in constant memory.
const maxEmployers = 1000

// newComputer refuses settings and months that no slip could be made with.
func newComputer(o *options) (*computer, error) {
	books, err := o.books()
	if err != nil {
		return nil, err
	}
	policy, err := o.policy(books)
	if err != nil {
		return nil, err
	}
	c := &computer{Tongue: o.Tongue, policy: policy, books: books, settings: o.employer.Settings,
		employers: map[ownRates]*boss{}}
	c.classed = policy.Pension.Classed() && o.employer.Settings.PensionClass == "state"
	c.options = o.employer.SlipOptions()
	if o.partial {
		c.options = append(c.options, payroll.Partial)
	}
	if c.ownLine, err = o.maternityLine(&c.policy, books); err != nil {
		return nil, err
	}
	return c, c.trial(&o.employer)
}

// lacksTownLocal is the error of a roster without the column that decides the employer's pension rate.
func (c *computer) lacksTownLocal(source string) error {
	p := &c.policy.Pension
	return program.Errorf("%s lacks the column town_local (本市城镇户籍), yes or no: "+
		"in %s the pension rate of a state employer is %s for local town-registered people and %s for the others",
		"%s 缺 本市城镇户籍（是、否）一列：%s 国有等单位的养老费率，本市城镇户籍为 %s，其他人为 %s",
		source, c.policy.Month,
		p.EmployerRateHigh.Number().Percent(), p.EmployerRateLow.Number().Percent())
}

// trial makes one slip, so that a figure or a setting that no row can do without is reported once and not by every row.
func (c *computer) trial(flags *employer.Flags) error {
	var rates ownRates // any rate tells whether the other figures are known
	if c.settings.InjuryRate == "" && c.settings.InjuryClass == 0 {
		rates.injury = "0"
	}
	if c.settings.HousingEmployerRate == "" {
		rates.housingEmployer, rates.housingEmployee = employer.DemoHousingRate, employer.DemoHousingRate
	}
	e, err := c.employer(rates)
	if err != nil {
		return program.Errorf("the employer's settings cannot be used:\n%s", "单位设置不能使用：\n%s",
			program.Indented(flags.Blame(err)))
	}
	c.tried, err = c.policy.Slip(e.Employer,
		payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(5000, 0))}, c.options...)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, rule.ErrNoRule), errors.Is(err, rule.ErrBelowGrade):
		return program.Errorf(
			"%s cannot be computed in full:\n%s\nuse -partial for the lines that can be known, "+
				"-with or -figures for figures of your own, -carry-forward past the last one published, "+
				"or -disputed where sources disagree",
			"%s 不能算全：\n%s\n用 -partial 只算能确定的项目，用 -with 或 -figures 自填数值，"+
				"用 -carry-forward 沿用已公布的旧数，来源不一的用 -disputed",
			c.policy.Month, &Unknown{err})
	}
	return program.NotComputed(c.policy.Month, flags.Blame(err))
}

// Unknown is that figures a month needs are not known, or not well enough.
type Unknown struct{ Figures error }

// Error is the English text.
func (u *Unknown) Error() string { return u.In(rule.English) }

// In says each figure on a line of its own.
func (u *Unknown) In(lang rule.Language) string {
	return program.Message(program.Indented(u.Figures), lang)
}

// Unwrap returns the errors of the figures, for errors.Is and errors.As.
func (u *Unknown) Unwrap() error { return u.Figures }

var errNoInjuryRate = table.NewRowError(
	"is empty, and neither -injury-rate nor -injury-class is given; fill it or pass one of them",
	"是空的，也没有给 -injury-rate 或 -injury-class；请填这一格，或给其中一个")

var errNoHousingRate = table.NewRowError(
	"is empty, and neither -housing-rate nor the rates of the two sides are given; fill it or pass them",
	"是空的，也没有给 -housing-rate 或双方的比例；请填这一格，或给出比例")

var errNoTownLocal = table.NewRowError(
	"is empty; write yes or no: the pension rate of a state employer depends on it in this month",
	"是空的；请填 是 或 否：本月国有等单位的养老费率因此不同")

// employer returns the employer of a row's own rates, before those of the flags.
func (c *computer) employer(rates ownRates) (*boss, error) {
	if e, made := c.employers[rates]; made {
		return e, nil
	}
	s := c.settings
	if rates.injury != "" {
		s.InjuryClass, s.InjuryFloat, s.InjuryRate = 0, "", rates.injury
	}
	if rates.housingEmployer != "" {
		s.HousingEmployerRate = rates.housingEmployer
	}
	if rates.housingEmployee != "" {
		s.HousingEmployeeRate = rates.housingEmployee
	}
	made, err := payroll.NewEmployer(s)
	if err != nil {
		return nil, err
	}
	e := &boss{Employer: made, documented: map[lineSet]bool{}}
	if len(c.employers) < maxEmployers {
		c.employers[rates] = e
	}
	return e, nil
}

// roster computes every row: most of them many at a time where that can be done, else one by one. A row that cannot be
// used is reported and counted; the others go on.
func (c *computer) roster(in people, m *month, out *slips, report reporter) error {
	defer func() { m.blank, m.notes = in.Blank(), in.Notes() }()
	one := oneByOne{c, in, m, out, report}
	for !in.InLines() {
		if err := one.next(); err != nil {
			return ended(err)
		}
	}
	return ended(one.inLines())
}

// ended is nothing where the roster has ended.
func ended(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

// oneByOne computes rows one by one, in their order.
type oneByOne struct {
	*computer
	in     people
	m      *month
	out    *slips
	report reporter
}

// next computes the next row; the error is io.EOF behind the last.
func (o *oneByOne) next() error {
	r, problems, err := o.in.read()
	if err != nil {
		return err
	}
	if r.Sum {
		o.m.sumsDiffer = true
		o.report.refuse(o.in, r, problems)
		return nil
	}
	o.m.read++
	o.report.bar.Row(o.m.read)
	slip, problems := o.slip(r, problems, o.m)
	if len(problems) > 0 {
		o.m.refused++
		o.report.refuse(o.in, r, problems)
		return o.out.refuse(o.in, r, problems, o.m.Lang)
	}
	o.m.add(r, &slip)
	return notWritten(o.out.write(o.in.who(&r), &slip))
}

// lacking are the cells that a row may not leave empty, for no flag fills them.
func (c *computer) lacking(r row) []table.Problem {
	var problems []table.Problem
	need := func(column int, lacks bool, err error) {
		if lacks {
			problems = append(problems, table.Problem{Column: column, Err: err})
		}
	}
	s := &c.settings
	need(colInjuryRate, r.rates.injury == "" && s.InjuryRate == "" && s.InjuryClass == 0, errNoInjuryRate)
	need(colHousing, r.rates.housingEmployer == "" && s.HousingEmployerRate == "" ||
		r.rates.housingEmployee == "" && s.HousingEmployeeRate == "", errNoHousingRate)
	need(colTownLocal, c.classed && r.townLocal == "", errNoTownLocal)
	return problems
}

// slip computes one row, or adds to its problems.
func (c *computer) slip(r row, problems []table.Problem, m *month) (payroll.Slip, []table.Problem) {
	if !r.readable {
		return payroll.Slip{}, problems
	}
	lacking := c.lacking(r)
	problems = append(problems, lacking...)
	var e *boss
	if len(lacking) == 0 {
		var err error
		e, err = c.employer(r.rates)
		problems = append(problems, r.ofRates(err)...)
	}
	if len(problems) > 0 {
		return payroll.Slip{}, problems
	}
	slip, err := c.policy.Slip(e.Employer, r.Employee, c.options...)
	if err != nil {
		return payroll.Slip{}, r.ofRates(err)
	}
	if set := linesOf(&r.Employee, &slip); !e.documented[set] {
		e.documented[set] = true
		m.documents.add(&slip)
	}
	return slip, nil
}
