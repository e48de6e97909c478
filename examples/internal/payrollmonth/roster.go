package payrollmonth

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

// demoRoster is a fictional company of 300.
//
//go:embed roster.csv
var demoRoster []byte

// The columns beside those of every roster.
const (
	colInjuryRate = roster.Own + iota
	colTownLocal
	colHousing
	colHousingEmployer
	colHousingEmployee
	colMonth
	colCity
	colKind
	colInjuryJoined
	colHousingJoined
	colName
	colOthers // the first of another program, which follow these
)

// ownColumns are the columns beside those of every roster.
func ownColumns() []table.Column {
	return []table.Column{
		{English: "injury_rate", Chinese: "工伤费率", Content: table.Number,
			Also: []string{"工伤保险费率", "工伤比例"},
			Use: rule.Say("optional; the person's own, before -injury-rate or -injury-class",
				"可选；本人的，先于 -injury-rate 或 -injury-class"),
			Example: rule.Say("0.002", "0.002")},
		{English: "town_local", Chinese: "本市城镇户籍",
			Use: rule.Say("optional, yes or no; needed to 2014-12 with -pension-class state",
				"可选，是 或 否；-pension-class state 至 2014-12 须填"),
			Example: rule.Say("yes", "是"), Allowed: []rule.Text{rule.Say("yes", "是"), rule.Say("no", "否")}},
		housingRate("housing_rate", "公积金比例", rule.Say("both sides'", "双方的"),
			"公积金缴存比例", "住房公积金比例", "住房公积金缴存比例"),
		housingRate("housing_employer_rate", "单位公积金比例", rule.Say("the employer's", "单位的"), "公积金单位比例", "单位缴存比例"),
		housingRate("housing_employee_rate", "个人公积金比例", rule.Say("the employee's", "个人的"), "公积金个人比例", "个人缴存比例"),
		{English: "month", Chinese: "费款所属月",
			Also:    []string{"月份", "费款所属期", "所属期", "所属月份", "缴费月份"},
			Use:     rule.Say("optional; a row of another month is refused", "可选；不是本月的行会被退回"),
			Example: rule.Say("2025-08", "2025-08")},
		{English: "city", Chinese: "城市", Also: []string{"参保城市", "参保地", "缴纳城市", "社保城市"},
			Use:     rule.Say("optional; a row of another city is refused", "可选；不是广州的行会被退回"),
			Example: rule.Say("Guangzhou", "广州")},
		roster.KindColumn(rule.Say("optional; what a person is to the schemes, an employee where it is empty",
			"可选；决定参加哪些险种，空白为在职"), kindNames()),
		{English: "injury_joined", Chinese: "参加工伤", Also: []string{"单独参加工伤", "工伤单项参保"},
			Use: rule.Say("optional, yes or no; whether an intern or a re-hired pensioner joins injury insurance alone",
				"可选，是 或 否；实习生、退休返聘人员是否单项参加工伤保险"),
			Example: rule.Say("yes", "是"), Allowed: []rule.Text{rule.Say("yes", "是"), rule.Say("no", "否")}},
		{English: "housing_joined", Chinese: "缴存公积金", Also: []string{"是否缴存公积金", "是否参加公积金"},
			Use: rule.Say("yes or no, for people of Hong Kong, Macau, Taiwan and for foreigners, of whom no text "+
				"at hand says it", "是 或 否；只用于港澳台和外籍人员，他们是否缴存没有依据"),
			Example: rule.Say("yes", "是"), Allowed: []rule.Text{rule.Say("yes", "是"), rule.Say("no", "否")}},
		nameBeside(),
	}
}

// nameBeside is the column of names, which are written beside the slips.
func nameBeside() table.Column {
	c := roster.NameColumn(rule.Say("optional; written beside the slips in a workbook and on a payslip, and used for "+
		"nothing else", "可选；写在工作簿和单人明细页上，不作他用"))
	c.Beside = true
	return c
}

// kindNames are the kinds of people as a template lists them.
func kindNames() []rule.Text {
	var names []rule.Text
	for _, kind := range roster.Kinds() {
		names = append(names, rule.Say(kind.English, kind.Chinese))
	}
	return names
}

// housingRate is the column of a person's own rate of the provident fund.
func housingRate(english, chinese string, whose rule.Text, also ...string) table.Column {
	return table.Column{English: english, Chinese: chinese, Also: also, Content: table.Number,
		Use: rule.Sayf("optional; %[1]s rate for this person, before -housing-rate and the like",
			"可选；%[2]s本人缴存比例，先于 -housing-rate 等", whose.English, whose.Chinese),
		Example: rule.Say("5%", "5%")}
}

// row is one person of the roster.
type row struct {
	roster.Row
	rates     ownRates
	bothSides bool   // its rate of the fund is that of both sides
	townLocal string // as written; empty where nothing is said
	kind      string // as written; empty where nothing is said
	enrolled  enrolled
	readable  bool // the line has its fields, whatever is in them
}

// ownRates are the rates a row has of its own, as fractions; empty where it has none.
type ownRates struct{ injury, housingEmployer, housingEmployee string }

// any reports whether a row has a rate of its own.
func (o ownRates) any() bool { return o != ownRates{} }

// name says which rate is the row's own.
func (o ownRates) name() rule.Text {
	switch {
	case o.housingEmployer == "" && o.housingEmployee == "":
		return rule.Say("an injury rate of its own", "另有工伤费率")
	case o.injury == "":
		return rule.Say("a rate of the fund of its own", "另有公积金比例")
	}
	return rule.Say("rates of its own", "另有工伤费率和公积金比例")
}

// ofRates are the problems of an employer with the row's own rates, each in the column of its rate; a rate of both
// sides has one.
func (r *row) ofRates(err error) []table.Problem {
	var problems []table.Problem
	for fault := range rule.Errors(err) {
		one := table.Problem{Column: table.WholeRow, Err: fault}
		if field := (*rule.FieldError)(nil); errors.As(fault, &field) {
			if column := r.rateColumn(field.Field); column != table.WholeRow {
				one.Column, one.Value = column, field.Value
			}
		}
		same := func(other table.Problem) bool { return one.Column == colHousing && other.Column == colHousing }
		if !slices.ContainsFunc(problems, same) {
			problems = append(problems, one)
		}
	}
	return problems
}

// rateColumn is the column that a setting of the employer was taken from, WholeRow where it is none of the row's.
func (r *row) rateColumn(setting string) int {
	switch {
	case setting == "injury_rate" && r.rates.injury != "":
		return colInjuryRate
	case setting == "housing_employer_rate" && r.rates.housingEmployer != "" && !r.bothSides:
		return colHousingEmployer
	case setting == "housing_employee_rate" && r.rates.housingEmployee != "" && !r.bothSides:
		return colHousingEmployee
	case strings.HasPrefix(setting, "housing_employe") && r.bothSides:
		return colHousing
	}
	return table.WholeRow
}

// people reads the rows of a roster of a month.
type people struct {
	*roster.Reader
	month   rule.Month
	percent bool
}

// newPeople reads the header.
func newPeople(in io.Reader, how table.How, month rule.Month) (people, error) {
	r, err := roster.NewReader(in, how, ownColumns()...)
	if r != nil {
		r.EachOnce()
	}
	return people{r, month, how.Percent}, err
}

// hasHousingRates reports whether rows may have the rates of both sides of the provident fund.
func (p people) hasHousingRates() bool {
	return p.Has(colHousing) || p.Has(colHousingEmployer) && p.Has(colHousingEmployee)
}

// who is whose slip a row is.
func (p people) who(r *row) Who { return Who{r.ID, visible(p.Cell(r.Fields, colName))} }

// read returns the next person, or why the row cannot be used: every bad field of it. The error is io.EOF at the end,
// or what keeps the rest of the file from being read.
func (p people) read() (row, []table.Problem, error) {
	shared, problems, err := p.Read()
	r := row{Row: shared}
	if err != nil || shared.Fields == nil {
		return r, problems, err
	}
	r.readable = true
	take := func(column int, read func(text string) error) {
		text := p.Written(shared.Fields, column)
		if printed.Plain(text) == "" {
			return
		}
		if err := read(text); err != nil {
			problems = append(problems, table.Problem{Column: column, Value: text, Err: err})
		}
	}
	rate := func(column int, into ...*string) {
		take(column, func(text string) error { return p.rate(text, p.Column(column).English, into...) })
	}
	rate(colInjuryRate, &r.rates.injury)
	rate(colHousing, &r.rates.housingEmployer, &r.rates.housingEmployee)
	rate(colHousingEmployer, &r.rates.housingEmployer)
	rate(colHousingEmployee, &r.rates.housingEmployee)
	r.bothSides = printed.Plain(p.Written(shared.Fields, colHousing)) != ""
	take(colTownLocal, r.takeTownLocal(p.Seen()))
	take(colMonth, p.sameMonth)
	take(colCity, sameCity)
	return r, p.enrol(&r, problems), nil
}

// rate reads a rate of the row's own; one that was given already in another column is refused.
func (p people) rate(text, field string, into ...*string) error {
	rate, err := cell.Rate(text, rule.RateInput(rule.AreaPayroll, field, 100), p.percent, p.Seen())
	for _, into := range into {
		if err == nil && *into != "" {
			return table.NewRowError("is there beside the rate of both sides; fill one of the two",
				"与双方比例重复；两者只填其一")
		}
		*into = rate.String()
	}
	return err
}

// takeTownLocal reads whether the person is local and town-registered.
func (r *row) takeTownLocal(seen *cell.Seen) func(text string) error {
	return func(text string) (err error) {
		r.townLocal = text
		r.Employee.TownLocal, err = cell.YesNo(text, seen)
		return err
	}
}

// answerColumn is a column that says whether a person of a kind is in a scheme of which the texts do not.
type answerColumn struct {
	column int
	answer staff.Answer
}

func answerColumns() []answerColumn {
	return []answerColumn{
		{colInjuryJoined, staff.Answer{Scheme: rule.Injury}},
		{colHousingJoined, staff.Answer{Scheme: rule.Housing, Source: "roster: housing_joined（名册：缴存公积金）"}},
	}
}

// answers reads the columns that say whether a person of a kind is in a scheme.
func (p people) answers(r *row) (answers []staff.Answer, problems []table.Problem) {
	noKind := printed.Plain(p.Written(r.Fields, colKind)) == ""
	for _, a := range answerColumns() {
		text := p.Written(r.Fields, a.column)
		if printed.Plain(text) == "" {
			continue
		}
		in, err := cell.YesNo(text, p.Seen())
		if err == nil && noKind {
			err = errNoKind
		}
		if err != nil {
			problems = append(problems, table.Problem{Column: a.column, Value: text, Err: err})
			continue
		}
		a.answer.In = in
		answers = append(answers, a.answer)
	}
	return answers, problems
}

// enrol puts a person of a kind into the schemes the texts of the month say, and into those they leave open where the
// row says so.
func (p people) enrol(r *row, problems []table.Problem) []table.Problem {
	text := p.Written(r.Fields, colKind)
	answers, bad := p.answers(r)
	problems = append(problems, bad...)
	if printed.Plain(text) == "" || len(bad) > 0 {
		return problems
	}
	kind, err := cell.Word(text, roster.Kinds(), p.Seen())
	if err != nil {
		return append(problems, table.Problem{Column: colKind, Value: text, Err: err})
	}
	p.AskKind(r.Line, r.ID, text)
	r.kind, r.enrolled = text, enrolled{kind, answers, r.Employee}
	for fault := range rule.Errors(r.enrolIn(p.month)) {
		problems = append(problems, p.ofAnswer(r, text, fault))
	}
	return problems
}

// ofAnswer is the problem of a person of a kind in the column to look at.
func (p people) ofAnswer(r *row, kind string, fault error) table.Problem {
	field := (*rule.FieldError)(nil)
	for _, a := range answerColumns() {
		if !errors.As(fault, &field) || field.Field != "answers" || field.Area != a.answer.Scheme.Area() {
			continue
		}
		if text := p.Written(r.Fields, a.column); printed.Plain(text) != "" {
			return table.Problem{Column: a.column, Value: text, Err: fault}
		}
		if column := p.Column(a.column); errors.Is(fault, rule.ErrNoRule) {
			fault = table.NewRowError("is a kind of which no text at hand says whether it is in the scheme; ask the "+
				"authority, and write yes or no in the column "+column.String(),
				"这类人员是否参加没有依据；请向主管部门核实，并在 "+column.String()+" 一列填 是 或 否")
		}
	}
	return table.Problem{Column: colKind, Value: kind, Err: fault}
}

// enrolled is what a row says of the kind of a person, and the person before it was enrolled as one of the kind.
type enrolled struct {
	roster.Kind
	answers []staff.Answer
	before  payroll.Employee
}

// enrolIn enrols a person of a kind by the texts of a month; it does nothing where the row says no kind.
func (r *row) enrolIn(month rule.Month) error {
	if r.kind == "" {
		return nil
	}
	enrolment, err := staff.Enrol(r.enrolled.Person, r.enrolled.Job, month, r.enrolled.answers...)
	if err != nil {
		return err
	}
	r.Employee = enrolment.Employee(r.enrolled.before)
	return nil
}

var errNoKind = table.NewRowError("is for people of some kinds alone; fill the column kind (人员类别)",
	"只用于某些类别的人员；请填 人员类别")

// sameMonth refuses a row of another month than the run's.
func (p people) sameMonth(text string) error {
	month, err := cell.Month(text, p.Seen())
	if err != nil || month == p.month {
		return err
	}
	return table.NewRowError(fmt.Sprintf("is not %s, the month of the run; run each month by itself", p.month),
		fmt.Sprintf("不是所算的 %s；请按月分别计算", p.month))
}

// sameCity refuses a row of another city.
func sameCity(text string) error {
	city := strings.ToLower(printed.Plain(text))
	if strings.HasPrefix(city, "广州") || city == "guangzhou" { // 广州市天河区 too
		return nil
	}
	return table.NewRowError("is another city; this program knows Guangzhou alone", "是其他城市；本程序只算广州")
}
