package payrollmonth

import (
	_ "embed"
	"io"

	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/examples/internal/table"
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
)

// ownColumns are the columns beside those of every roster.
func ownColumns() []table.Column {
	return []table.Column{
		{English: "injury_rate", Chinese: "工伤费率"},
		{English: "town_local", Chinese: "本市城镇户籍"},
	}
}

// columnUse says in the help what a column is for.
func columnUse(c int) rule.Text {
	switch c {
	case roster.ID:
		return rule.Say("needed; any text, once in the roster", "必填；任意文字，在名册中只出现一次")
	case roster.Wage:
		return rule.Say("the declared monthly wage in yuan; needed where not all five wages by scheme are filled",
			"申报的月缴费工资（元）；五项分险种工资未填齐时必填")
	case roster.Medical:
		return rule.Say("optional, before the wage; maternity insurance follows it", "可不填，优先于缴费工资；生育保险随之")
	case colInjuryRate:
		return rule.Say("optional; the person's own, before -injury-rate or -injury-class",
			"可不填；本人适用的费率，优先于 -injury-rate 和 -injury-class")
	case colTownLocal:
		return rule.Say("optional, yes or no (是, 否); needed to 2014-12 with -pension-class state",
			"可不填，是 或 否；2014-12 以前 -pension-class 为 state 时必填")
	}
	return rule.Say("optional, before the wage", "可不填，优先于缴费工资")
}

// row is one person of the roster.
type row struct {
	roster.Row
	injuryRate string // the row's own; empty where it has none
	townLocal  string // as written; empty where nothing is said
	readable   bool   // the line has its fields, whatever is in them
}

// people reads the rows of a roster.
type people struct{ *roster.Reader }

// newPeople reads the header.
func newPeople(in io.Reader) (people, error) {
	r, err := roster.NewReader(in, ownColumns()...)
	if r != nil {
		r.EachOnce()
	}
	return people{r}, err
}

// read returns the next person, or why the row cannot be used: every bad field of it. The error is io.EOF at the end,
// or what keeps the rest of the file from being read.
func (p people) read() (row, []table.Problem, error) {
	shared, problems, err := p.Read()
	r := row{Row: shared}
	if err != nil || shared.Fields == nil {
		return r, problems, err
	}
	r.readable = true
	r.injuryRate, r.townLocal = p.Cell(shared.Fields, colInjuryRate), p.Cell(shared.Fields, colTownLocal)
	if err := r.takeTownLocal(); err != nil {
		problems = append(problems, table.Problem{Column: colTownLocal, Value: r.townLocal, Err: err})
	}
	return r, problems, nil
}

// takeTownLocal reads whether the person is local and town-registered.
func (r *row) takeTownLocal() error {
	switch r.townLocal {
	case "", "no", "否":
	case "yes", "是":
		r.Employee.TownLocal = true
	default:
		return table.NewRowError("is not known; write yes or no", "不能识别；请填 是 或 否")
	}
	return nil
}
