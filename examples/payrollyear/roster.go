package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
)

// The columns, in the order of rosterFormat.
const (
	colID = iota
	colName
	colIDNumber
	colKind
	colHired
	colLeft
	colArrival
	colBaseBefore
	colLastYearTotal
	colLastYearMonths
	colMonthlyPay
	colFirstPay
	colUnpaid
	colBorne
)

func rosterFormat() table.Format {
	return table.Format{Name: "roster", Row: "one person", RowChinese: "一个人", Columns: []table.Column{{English: "id", Chinese: "工号"}, {English: "name", Chinese: "姓名"},
		{English: "id_number", Chinese: "证件号码"}, {English: "kind", Chinese: "人员类别"}, {English: "hired", Chinese: "入职日"}, {English: "left", Chinese: "离职日"},
		{English: "arrival", Chinese: "来源"}, {English: "base_before", Chinese: "年初缴费基数"}, {English: "last_year_total", Chinese: "上年工资总额"},
		{English: "last_year_months", Chinese: "上年工作月数"}, {English: "monthly_pay", Chinese: "月工资"}, {English: "first_pay", Chinese: "首月工资"},
		{English: "unpaid_month", Chinese: "无薪月"}, {English: "borne", Chinese: "单位承担个人养老"}}}
}

// roster is the people of a file, and where their rows are refused.
type roster struct {
	name    string
	people  []person
	refused int
}

// read opens the roster of the flags and reads it. A row that cannot be used is reported, every bad field of it; the
// others go on.
func (o *options) read(stdin io.Reader, stderr io.Writer) (roster, error) {
	source, err := program.Open(o.in, "roster.csv", demoRoster, stdin)
	if err != nil {
		return roster{}, err
	}
	defer source.Close()
	list := roster{name: source.Name}
	if err := list.rows(source, o, stderr); err != nil {
		return list, fmt.Errorf("%s: %w", source.Name, err)
	}
	if len(list.people) == 0 {
		return list, fmt.Errorf("%s: the roster has no row that can be used", source.Name)
	}
	return list, nil
}

func (list *roster) rows(in io.Reader, o *options, stderr io.Writer) error {
	r, err := table.NewReader(in, rosterFormat())
	if err != nil {
		return table.In(err, o.lang)
	}
	var missing []error
	for _, column := range []int{colID, colName, colIDNumber, colKind, colHired, colMonthlyPay} {
		missing = append(missing, r.Need(column))
	}
	if err := r.CheckHeader(missing...); err != nil {
		return table.In(err, o.lang)
	}
	seen := map[int]map[string]int{colID: {}, colIDNumber: {}}
	for {
		fields, err := r.Next()
		if err == io.EOF {
			return nil
		}
		var broken *table.RowError
		if err != nil && !errors.As(err, &broken) {
			return fmt.Errorf("line %d cannot be read: %w", r.Line()+1, err)
		}
		p, problems := person{}, []table.Problem{{Column: table.WholeRow, Err: err}}
		if err == nil {
			p, problems = readPerson(r, fields)
			for _, column := range []int{colID, colIDNumber} {
				value := r.Cell(fields, column)
				if first := seen[column][value]; first != 0 && value != "" {
					problems = append(problems, table.Problem{Column: column, Value: value, Err: fmt.Errorf("stands in line %d already", first)})
				} else {
					seen[column][value] = r.Line()
				}
			}
		}
		if len(problems) == 0 {
			list.people = append(list.people, p)
			continue
		}
		list.refused++
		for _, problem := range problems {
			fmt.Fprintf(stderr, "%s:%d: %s\n", list.name, r.Line(), r.Describe(problem, o.lang))
		}
	}
}
