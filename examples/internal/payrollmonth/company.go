package payrollmonth

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/examples/internal/template"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// Company is the employer of another program: the flags of its roster, its settings and the figures, which are those of
// this one, and the slips they make. The roster also says whose department and cost centre (部门、成本中心) somebody is of.
type Company struct {
	options
	words      words
	rosterFlag string
}

// demoDepartments is a fictional company of 12 in three departments.
//
//go:embed departments.csv
var demoDepartments []byte

// NewCompany returns the company whose files are opened by open; without a roster it is the fictional one of 12.
func NewCompany(open table.Open, templates map[string]template.Writer) *Company {
	c := &Company{}
	c.How.Open, c.template.Writers = open, templates
	return c
}

// Flags defines the flags; rosterFlag names the roster.
func (c *Company) Flags(fs *program.FlagSet, rosterFlag string) {
	c.rosterFlag, c.template.Roster = rosterFlag, rosterFlag
	fs.StringVar(&c.in, rosterFlag, "", "roster `file`, - for standard input (without it: a fictional company)",
		"名册`文件`，- 为标准输入（不写时用一家虚构的单位）")
	fs.StringVar(&c.words.month, "month", "", "`month` of the contribution (without a roster: "+demoMonth+")",
		"费款所属`月`（没有名册时为 "+demoMonth+"）")
	c.How.Flags(fs)
	c.How.PercentFlag(fs)
	c.figureFlags(fs, &c.words)
	c.employer.Rates(fs, rule.Say("; a row may have its own", "；名册各行可另填"))
	c.employer.Rounding(fs)
	c.employer.Others(fs)
	refused.Flag(fs, &c.refused)
	c.template.Define(fs)
	c.LangFlag(fs, "the page and the files", "页面和文件")
}

// Take reads the flags that were given.
func (c *Company) Take() error {
	if c.Demo() && c.words.month == "" {
		c.words.month = demoMonth
	}
	c.Reads(c.rosterFlag, c.in)
	for _, path := range c.figures {
		c.Reads("figures", path)
	}
	refused.Writes(&c.Files, c.refused)
	c.template.Writes(&c.Files)
	return errors.Join(c.take(c.words), c.employer.Combine(), c.own.OnceEach(),
		c.template.Alone(map[string]string{c.rosterFlag: c.in, "refused": c.refused}))
}

// AboutRosters reports whether the flags ask for the columns of a roster or for an empty one, and not for a run.
func (c *Company) AboutRosters() bool { return c.List || c.template.Given() }

// TellRosters lists the columns, or writes an empty roster.
func (c *Company) TellRosters(stdout io.Writer) error {
	format := StaffFormat()
	if c.List {
		return format.List(stdout, c.Lang)
	}
	return c.template.Write(&c.Files, format, c.Lang, stdout)
}

// Demo reports whether it is the fictional company.
func (c *Company) Demo() bool { return c.in == "" }

// Month is the month of the contribution.
func (c *Company) Month() rule.Month { return c.month }

// Own are the figures of -with.
func (c *Company) Own() program.OwnFigures { return c.own }

// The columns beside those of the program.
const (
	colDepartment = colOthers + iota
	colCostCentre
	colIDNumber
)

// staffColumns are the columns of people with departments. Where the only id of a roster is that of an identity
// document, the program's own id stands for it, and there is no such column.
func staffColumns(withIDNumber bool) []table.Column {
	optional := func(english, chinese string, use rule.Text, also ...string) table.Column {
		return table.Column{English: english, Chinese: chinese, Also: also, Use: use}
	}
	own := ownColumns()
	own[colName-roster.Own] = roster.NameColumn(rule.Say("optional; the tables name people by it", "可选；各表写明姓名"))
	columns := append(own,
		optional("department", "部门", rule.Say("optional; amounts are added up by it", "可选；按它汇总"),
			"部门名称", "所属部门", "dept", "科室"),
		optional("cost_centre", "成本中心", rule.Say("optional; amounts are added up by it", "可选；按它汇总"),
			"成本中心名称", "成本中心代码", "cost center"))
	if withIDNumber {
		columns = append(columns, roster.IDNumberColumn(rule.Say(
			"optional; of the identity document, by which the clients' files know people", "可选；客户端文件按它认人")))
	}
	return columns
}

// StaffFormat is what a roster of the company looks like.
func StaffFormat() table.Format { return roster.Format(staffColumns(true)...) }

// StaffUsage ends the help of a program that reads such a roster: what it has at least, and the flags.
func StaffUsage(fs *program.FlagSet, to io.Writer) {
	fmt.Fprintln(to, program.Say(fs.Lang(), "The roster has one person a line; "+rosterColumns().English+".",
		"名册每行一人；"+rosterColumns().Chinese+"。"))
	fmt.Fprint(to, program.Say(fs.Lang(), "\nFlags:\n", "\n选项：\n"))
	fs.PrintDefaults(to)
}

// Person is one row of the roster.
type Person struct {
	Line                         int
	ID                           string
	IDNumber                     string // of the identity document; empty where the roster has none
	Name, Department, CostCentre string
	row                          row
	problems                     []table.Problem
}

// Staff is the people of the roster.
type Staff struct {
	Source    string
	People    []Person // whose row has an id, whatever else is wrong with it
	Refused   int      // rows without one, and rows of sums that differ from the others
	IDNumbers bool     // the roster has a column of identity documents
	Notes     []rule.Text

	townLocal bool
	reader    *roster.Reader
	list      *refused.List
}

// maxRoster bounds a roster, which is held as a whole.
const maxRoster = 256 << 20

// Staff reads the roster and fills the settings of the fictional company. A row that says nobody is told as refused and
// counted.
func (c *Company) Staff(stdin io.Reader, stderr io.Writer) (Staff, error) {
	source, err := c.OpenInput(c.in, "departments.csv", demoDepartments, stdin)
	if err != nil {
		return Staff{}, err
	}
	defer source.Close()
	data, err := io.ReadAll(io.LimitReader(source, maxRoster+1))
	switch {
	case err != nil:
		return Staff{}, program.About(source.Name, err)
	case len(data) > maxRoster:
		return Staff{}, program.Errorf("%s is longer than %d bytes; split it", "%s 超过 %d 字节；请拆分", source.Name,
			maxRoster)
	}
	in, document, err := c.open(data)
	if in.Reader != nil {
		err = errors.Join(err, c.settle(in.Has(colInjuryRate), in.hasHousingRates()))
	}
	if err != nil {
		return Staff{}, program.NotComputed(source.Name, err)
	}
	s := Staff{Source: source.Name, IDNumbers: document != noColumn, townLocal: in.Has(colTownLocal), reader: in.Reader}
	if s.list, err = refused.Begin(&c.Files, c.refused, c.Lang, stderr); err != nil {
		return Staff{}, err
	}
	if err := s.read(in, document); err != nil {
		return Staff{}, program.About(source.Name, err)
	}
	s.Notes = in.Notes()
	if len(s.People) == 0 {
		return s, program.Errorf("%s: the roster has no row that can be used", "%s：名册没有可用的行", source.Name)
	}
	return s, nil
}

// noColumn is the column of what a roster does not have.
const noColumn = -1

// open reads the header and returns the column of the identity document's number.
func (c *Company) open(data []byte) (in people, document int, err error) {
	read := func(withIDNumber bool) {
		var r *roster.Reader
		r, err = roster.NewReader(bytes.NewReader(data), c.How, staffColumns(withIDNumber)...)
		if r != nil {
			r.EachOnce()
		}
		in = people{r, c.month, c.Percent}
	}
	read(true)
	switch {
	case in.Reader == nil || !in.Has(colIDNumber):
		return in, noColumn, err
	case in.Has(roster.ID):
		return in, colIDNumber, err
	}
	read(false)
	return in, roster.ID, err
}

// read reads every row.
func (s *Staff) read(in people, document int) error {
	numbers := roster.NewOnce()
	for {
		r, problems, err := in.read()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		p := Person{Line: r.Line, ID: strings.Clone(r.ID), row: r, problems: problems}
		badID := func(x table.Problem) bool { return x.Column == roster.ID }
		if !r.readable || slices.ContainsFunc(problems, badID) {
			s.Refused++
			s.Refuse(r.Line, r.ID, problems)
			continue
		}
		p.take(in)
		switch document {
		case roster.ID:
			p.IDNumber = p.ID
		case colIDNumber:
			p.takeIDNumber(in, numbers)
		}
		p.row.Fields = nil
		s.People = append(s.People, p)
	}
}

// take reads the columns beside those of the program.
func (p *Person) take(in people) {
	for _, x := range []struct {
		column int
		into   *string
	}{{colName, &p.Name}, {colDepartment, &p.Department}, {colCostCentre, &p.CostCentre}} {
		text := visible(in.Cell(p.row.Fields, x.column))
		if strings.IndexAny(text, "=+-@＝＋－＠") == 0 {
			p.problems = append(p.problems, table.Problem{Column: x.column, Value: text, Err: roster.ErrFormula})
			continue
		}
		*x.into = text
	}
}

// visible is a copy of a text without invisible characters: two names that look the same are one department.
func visible(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if printed.Invisible(r) {
			return -1
		}
		return r
	}, strings.Clone(text)))
}

// takeIDNumber reads the number of the identity document, which may be empty.
func (p *Person) takeIDNumber(in people, numbers *roster.Once) {
	text := in.Written(p.row.Fields, colIDNumber)
	if printed.Plain(text) == "" {
		return
	}
	number, err := roster.ReadID(text, in.Seen())
	if err == nil {
		err = numbers.Check(number, p.Line)
	}
	if err != nil {
		p.problems = append(p.problems, table.Problem{Column: colIDNumber, Value: text, Err: err})
		return
	}
	in.LookAt(p.Line, number)
	p.IDNumber = strings.Clone(number)
}

// Refuse tells what is wrong with a row.
func (s *Staff) Refuse(line int, who string, problems []table.Problem) {
	s.list.Refuse(refused.Row{File: s.Source, Line: line, Who: who}, s.reader, problems)
}

// EndRefused completes the file of the rows that were refused.
func (s *Staff) EndRefused() error { return s.list.End() }

// Month makes the slips of one month.
type Month struct {
	*computer
	kept month // takes the documents of the slips
}

// OfMonth returns the slips of a month with the figures of a flag in place of the library's, or why none can be made.
func (c *Company) OfMonth(of rule.Month, flag string, own program.OwnFigures, staff *Staff) (*Month, error) {
	o := c.ofMonth(of, flag, own)
	made, err := newComputer(o)
	if err != nil {
		return nil, err
	}
	if made.classed && !staff.townLocal {
		return nil, made.lacksTownLocal(staff.Source)
	}
	return &Month{computer: made, kept: month{options: o, policy: made.policy, books: made.books,
		documents: documents{Tongue: o.Tongue}}}, nil
}

// ofMonth are the options of one month with the figures of a flag, and without files to write.
func (c *Company) ofMonth(of rule.Month, flag string, own program.OwnFigures) *options {
	return &options{Tongue: c.Tongue, How: c.How, employer: c.employer, month: of, reading: c.reading,
		partial: c.partial, figures: c.figures, own: own, ownFlag: flag, demo: c.demo}
}

// Policy is the figures of the month.
func (m *Month) Policy() *payroll.Policy { return &m.policy }

// Readings say how the figures were read where it was not the plain way.
func (m *Month) Readings() []string { return m.kept.readings() }

// Settings prints the employer's settings and where each comes from, once the slips are made.
func (m *Month) Settings(p *page.Page) { m.kept.settingsPart(p) }

// Slip is the slip of a person, or what is wrong with the row.
func (m *Month) Slip(p *Person) (payroll.Slip, []table.Problem) {
	row, problems := p.row, slices.Clone(p.problems)
	if len(problems) == 0 {
		if err := row.enrolIn(m.policy.Month); err != nil {
			return payroll.Slip{}, []table.Problem{{Column: colKind, Value: row.kind, Err: err}}
		}
	}
	slip, problems := m.slip(row, problems, &m.kept)
	if len(problems) == 0 {
		m.kept.countOwn(&row)
	}
	return slip, problems
}
