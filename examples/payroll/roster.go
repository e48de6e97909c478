package main

import (
	_ "embed"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// demoRoster is a fictional company of 300.
//
//go:embed roster.csv
var demoRoster []byte

// The columns of a roster.
const (
	colID = iota
	colWage
	colPension
	colMedical
	colUnemployment
	colInjury
	colHousing
	colInjuryRate
	colTownLocal
	columnCount
)

// format is what a roster looks like.
func format() table.Format {
	return table.Format{Name: "roster", Row: "one person", RowChinese: "一个人", Columns: []table.Column{
		colID:           {English: "id", Chinese: "工号"},
		colWage:         {English: "wage", Chinese: "缴费工资"},
		colPension:      {English: "pension_wage", Chinese: "养老工资"},
		colMedical:      {English: "medical_wage", Chinese: "医疗工资"},
		colUnemployment: {English: "unemployment_wage", Chinese: "失业工资"},
		colInjury:       {English: "injury_wage", Chinese: "工伤工资"},
		colHousing:      {English: "housing_wage", Chinese: "公积金工资"},
		colInjuryRate:   {English: "injury_rate", Chinese: "工伤费率"},
		colTownLocal:    {English: "town_local", Chinese: "本市城镇户籍"},
	}}
}

// columnUse says in the help what a column is for.
func columnUse(c int) string {
	switch c {
	case colID:
		return "needed; any text, once in the roster"
	case colWage:
		return "the declared monthly wage in yuan; needed where not all five wages by scheme are filled"
	case colMedical:
		return "optional, before the wage; maternity insurance follows it"
	case colInjuryRate:
		return "optional; the person's own, before -injury-rate or -injury-class"
	case colTownLocal:
		return "optional, yes or no (是, 否); needed to 2014-12 with -pension-class state"
	}
	return "optional, before the wage"
}

// maxID is the bytes of one id.
const maxID = 64

// row is one person of the roster.
type row struct {
	line        int
	id          string
	employee    payroll.Employee
	injuryRate  string // the row's own; empty where it has none
	townLocal   string // as written; empty where nothing is said
	wagesDiffer bool   // some scheme has a wage of its own
	readable    bool   // the line has its fields, whatever is in them
}

// roster reads rows one at a time.
type roster struct {
	*table.Reader
	seed maphash.Seed
	seen map[uint64]int32 // hash of an id, and its line
}

// newRoster reads the header. Every column that is unknown, twice there or missing is reported at once.
func newRoster(in io.Reader) (*roster, error) {
	fields, err := table.NewReader(in, format())
	if err != nil {
		return nil, err
	}
	r := &roster{fields, maphash.MakeSeed(), map[uint64]int32{}}
	wage := r.Need(colWage)
	switch {
	case wage != nil && r.everySchemeHasAColumn():
		wage = nil
	case wage != nil:
		wage = errors.Join(wage, table.NewRowError("only with all five wages by scheme may it be missing",
			"五项分险种工资齐全时才可以没有这一列"))
	}
	return r, r.CheckHeader(r.Need(colID), wage)
}

func (r *roster) everySchemeHasAColumn() bool {
	for c := colPension; c <= colHousing; c++ {
		if !r.Has(c) {
			return false
		}
	}
	return true
}

// read returns the next person, or why the row cannot be used: every bad field of it. The error is io.EOF at the end,
// or what keeps the rest of the file from being read.
func (r *roster) read() (row, []table.Problem, error) {
	fields, err := r.Next()
	if unread := (*table.RowError)(nil); errors.As(err, &unread) {
		return row{line: r.Line()}, []table.Problem{{Column: table.WholeRow, Err: err}}, nil
	}
	if err != nil {
		return row{}, nil, err
	}
	p := row{line: r.Line(), readable: true, injuryRate: r.Cell(fields, colInjuryRate)}
	var problems []table.Problem
	if err := r.takeID(&p, r.Cell(fields, colID)); err != nil {
		problems = append(problems, table.Problem{Column: colID, Value: r.Cell(fields, colID), Err: err})
	}
	if err := p.takeTownLocal(r.Cell(fields, colTownLocal)); err != nil {
		problems = append(problems, table.Problem{Column: colTownLocal, Value: r.Cell(fields, colTownLocal), Err: err})
	}
	return p, r.takeWages(&p, fields, problems), nil
}

// takeTownLocal reads whether the person is local and town-registered.
func (p *row) takeTownLocal(text string) error {
	switch p.townLocal = text; text {
	case "", "no", "否":
	case "yes", "是":
		p.employee.TownLocal = true
	default:
		return table.NewRowError("is not known; write yes or no", "不能识别；请填 是 或 否")
	}
	return nil
}

// takeID checks an id and remembers it.
func (r *roster) takeID(p *row, id string) error {
	unprintable := strings.IndexFunc(id, func(c rune) bool { return !unicode.IsPrint(c) }) >= 0
	switch {
	case id == "":
		return table.NewRowError("is empty; every person needs an id", "是空的；每个人都要有工号")
	case len(id) > maxID:
		return table.NewRowError("is longer than 64 bytes", "超过 64 字节")
	case unprintable:
		return table.NewRowError("has a character that cannot be printed", "有不能打印的字符")
	case strings.ContainsRune("=+-@", rune(id[0])):
		return table.NewRowError("begins with = + - or @, which a spreadsheet takes for a formula", "以 = + - 或 @ 开头，表格软件会当成公式")
	}
	p.id = id
	hash := maphash.String(r.seed, id)
	if line, twice := r.seen[hash]; twice {
		return table.NewRowError(fmt.Sprintf("is a duplicate: it stands in line %d already", line), fmt.Sprintf("重复：第 %d 行已有", line))
	}
	r.seen[hash] = int32(r.Line())
	return nil
}

// takeWages reads the wage and the wages by scheme.
func (r *roster) takeWages(p *row, fields []string, problems []table.Problem) []table.Problem {
	wages := &p.employee.Wages
	byScheme := [columnCount]struct {
		scheme rule.Scheme
		into   *decimal.NullDecimal
	}{colPension: {rule.Pension, &wages.Pension}, colMedical: {rule.Medical, &wages.Medical}, colUnemployment: {rule.Unemployment, &wages.Unemployment},
		colInjury: {rule.Injury, &wages.Injury}, colHousing: {rule.Housing, &wages.Housing}}
	lacking := 0
	for c := colPension; c <= colHousing; c++ {
		text := r.Cell(fields, c)
		if text == "" {
			lacking++
			continue
		}
		wage, err := rule.WageInput(byScheme[c].scheme.Area(), r.Column(c).English).Parse(text)
		if err != nil {
			problems = append(problems, table.Problem{Column: c, Value: text, Err: err})
		}
		*byScheme[c].into = decimal.NewNullDecimal(wage)
		p.wagesDiffer = true
	}
	text := r.Cell(fields, colWage)
	switch {
	case text != "":
		wage, err := rule.WageInput("", "wage").Parse(text)
		if err != nil {
			problems = append(problems, table.Problem{Column: colWage, Value: text, Err: err})
		}
		p.employee.Wage = wage
	case lacking > 0:
		problems = append(problems, table.Problem{Column: colWage, Err: table.NewRowError(
			fmt.Sprintf("is empty, and %d of the five wages by scheme are too; fill it or all five", lacking),
			fmt.Sprintf("是空的，五项分险种工资也有 %d 项是空的；请填这一格，或把五项填全", lacking))})
	}
	return problems
}
