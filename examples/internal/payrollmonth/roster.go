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
		{English: "injury_rate", Chinese: "工伤费率", Content: table.Number,
			Also: []string{"工伤保险费率", "工伤比例"},
			Use: rule.Say("optional; the person's own, before -injury-rate or -injury-class",
				"可选；本人的，先于 -injury-rate 或 -injury-class"),
			Example: rule.Say("0.002", "0.002")},
		{English: "town_local", Chinese: "本市城镇户籍",
			Use: rule.Say("optional, yes or no; needed to 2014-12 with -pension-class state",
				"可选，是 或 否；-pension-class state 至 2014-12 须填"),
			Example: rule.Say("yes", "是")},
	}
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
func newPeople(in io.Reader, how table.How) (people, error) {
	r, err := roster.NewReader(in, how, ownColumns()...)
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
