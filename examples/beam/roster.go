package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// Row is one person of a roster. The wages are in fen.
type Row struct {
	File                                            string
	Line                                            int64
	ID                                              string
	Pension, Medical, Unemployment, Injury, Housing int64
	Reason                                          string // why the wages cannot be used; empty where they can
}

// Refusal is a row without a slip, or a whole file where Line is 0.
type Refusal struct {
	File   string
	Line   int64
	ID     string
	Reason string
}

// refuse returns the refusal of a row for a reason.
func (r *Row) refuse(reason string) Refusal {
	return Refusal{r.File, r.Line, r.ID, reason}
}

// The columns of a roster.
const (
	colID = iota
	colWage
	colPension
	colMedical
	colUnemployment
	colInjury
	colHousing
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
	}}
}

// readFn reads a roster file: rows by id, and what has no usable id or cannot be read.
type readFn struct{}

func (*readFn) ProcessElement(ctx context.Context, file fileio.ReadableFile, rows func(string, Row), refusals func(Refusal)) error {
	in, err := file.Open(ctx)
	if err != nil {
		return err
	}
	defer in.Close() // it was only read, so there is nothing to lose
	name := file.Metadata.Path
	fields, err := table.NewReader(in, format())
	if err == nil {
		err = checkHeader(fields)
	}
	if err != nil {
		refusals(Refusal{File: name, Reason: oneLine(err.Error()) + "; no row of this file was computed"})
		return nil
	}
	r := roster{name, fields}
	for {
		row, err := r.read()
		refused := (*table.RowError)(nil)
		switch {
		case err == io.EOF:
			return nil
		case errors.As(err, &refused):
			refusals(row.refuse(err.Error()))
		case err != nil:
			return fmt.Errorf("%s after line %d: %w", name, fields.Line(), err)
		default:
			rows(row.ID, row)
		}
	}
}

// checkHeader reports at once every column that is unknown, twice there or missing. Without a wage column every
// scheme has one.
func checkHeader(r *table.Reader) error {
	wage := r.Need(colWage)
	if wage != nil {
		every := true
		for c := colPension; c <= colHousing; c++ {
			every = every && r.Has(c)
		}
		wage = fmt.Errorf("%w; only with all five wages by scheme may it be", wage)
		if every {
			wage = nil
		}
	}
	return r.CheckHeader(r.Need(colID), wage)
}

// oneLine joins the lines of an error.
func oneLine(text string) string { return strings.ReplaceAll(text, "\n", "; ") }

// roster reads the rows of one file.
type roster struct {
	name string
	*table.Reader
}

// read returns the next person. A *table.RowError refuses a row whose line or id cannot be used; io.EOF is the end. A
// wage that cannot be used is the row's Reason: such a row counts where its id is there twice.
func (r *roster) read() (Row, error) {
	fields, err := r.Next()
	row := Row{File: r.name, Line: int64(r.Line())}
	if err != nil {
		return row, err
	}
	id := r.Cell(fields, colID)
	if why := badID(id); why != "" {
		return row, table.NewRowError(r.Describe(table.Problem{Column: colID, Value: id, Err: errors.New(why)}, rule.English), "")
	}
	row.ID = id
	r.takeWages(&row, fields)
	return row, nil
}

// maxID is the bytes of one id.
const maxID = 64

// badID says why an id cannot be used; it is empty where it can.
func badID(id string) string {
	switch {
	case id == "":
		return "is empty; every person needs an id"
	case len(id) > maxID:
		return fmt.Sprintf("is longer than %d bytes", maxID)
	case strings.ContainsFunc(id, func(c rune) bool { return !unicode.IsPrint(c) }):
		return "has a character that cannot be printed"
	case strings.ContainsRune("=+-@", rune(id[0])):
		return "begins with = + - or @, which a spreadsheet takes for a formula"
	}
	return ""
}

// takeWages fills in the wage of every scheme: its own, or the wage. Every bad one is in the reason.
func (r *roster) takeWages(row *Row, fields []string) {
	var reasons []string
	wage := func(column int, scheme rule.Scheme) (int64, bool) {
		text := r.Cell(fields, column)
		if text == "" {
			return 0, false
		}
		yuan, err := rule.WageInput(scheme.Area(), r.Column(column).English).Parse(text)
		if err != nil {
			reasons = append(reasons, r.Describe(table.Problem{Column: column, Value: text, Err: err}, rule.English))
		}
		return fen(yuan), true
	}
	all, filled := wage(colWage, 0)
	lacking := 0
	for _, own := range [...]struct {
		column int
		scheme rule.Scheme
		into   *int64
	}{{colPension, rule.Pension, &row.Pension}, {colMedical, rule.Medical, &row.Medical}, {colUnemployment, rule.Unemployment, &row.Unemployment},
		{colInjury, rule.Injury, &row.Injury}, {colHousing, rule.Housing, &row.Housing}} {
		fen, differs := wage(own.column, own.scheme)
		if !differs {
			fen = all
			lacking++
		}
		*own.into = fen
	}
	if !filled && lacking > 0 {
		reasons = append(reasons, fmt.Sprintf("wage is empty, and %d of the five wages by scheme are too; fill it or all five", lacking))
	}
	row.Reason = strings.Join(reasons, "; ")
}

// fen turns yuan of at most two decimals and ten digits into fen.
func fen(yuan decimal.Decimal) int64 { return yuan.Shift(2).IntPart() }
