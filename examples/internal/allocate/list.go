package allocate

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// list is what was charged in one scheme by one payer.
type list struct {
	file
	name     string // of the file
	received bill.Received
	names    []string // of the people, by row
	lineOf   func(row int) int
	problems []adapter.Problem
	report   bill.Report
	rows     int    // of people
	charged  amount // what they add up to
	ours     amount // what the slips give
	sumsRead bool   // a sum row that its rows do not make is among the problems already
}

// fundList is the fund's list.
type fundList struct{ adapter.FundDetail }

// readLists reads every list. What is wrong with a row is told on standard error; the row stays.
func (s *split) readLists(stderr io.Writer) error {
	if s.Demo() {
		s.demoFiles()
	}
	for _, f := range s.files {
		l := list{file: f, name: f.path}
		if err := s.readDetail(&l); err != nil {
			return program.About(f.path, err)
		}
		s.lists = append(s.lists, l)
	}
	if s.fund != "" {
		if err := s.readFund(); err != nil {
			return program.About(s.fund, err)
		}
	}
	slices.SortStableFunc(s.lists, func(a, b list) int {
		return cmp.Or(cmp.Compare(a.Scheme, b.Scheme), cmp.Compare(a.Payer, b.Payer))
	})
	for i := range s.lists {
		for _, p := range s.lists[i].problems {
			fmt.Fprintf(stderr, "%s: %s\n", s.lists[i].name, p.In(s.Lang))
		}
	}
	return nil
}

// open opens a list, of the demo or of the user.
func (s *split) open(path string) (program.Source, error) {
	if s.Demo() {
		return program.Open("", path, demoFile(path), nil)
	}
	return program.Open(path, "", nil, nil)
}

// readDetail reads a list of contributions.
func (s *split) readDetail(l *list) error {
	source, err := s.open(l.path)
	if err != nil {
		return err
	}
	defer source.Close()
	of := adapter.Detail{Month: s.Month(), Scheme: l.Scheme, Payer: l.Payer}
	read, problems, err := adapter.ReadDetailAs(source, s.howLists(), of)
	if err != nil {
		return err
	}
	l.problems, l.received, l.lineOf = problems, read.Bill(), read.LineOf
	relieved := false
	for i := range read.Rows {
		relieved = relieved || read.Rows[i].Sum == "" && isAmount(read.Rows[i].Relief)
	}
	for i := range read.Rows {
		row := &read.Rows[i]
		l.names = append(l.names, row.Name)
		if relieved {
			l.received.Rows[i].Amount = charged(row)
		}
		if !s.staff.IDNumbers && row.Sum == "" && row.PersonNumber != "" {
			l.received.Rows[i].ID = "" // the roster has none: people are known by their numbers
		}
	}
	return nil
}

// howLists says how the lists are read.
func (s *split) howLists() table.How {
	return table.How{Open: s.tools.Open, Sheet: s.sheetOfLists, SheetFlag: "list-sheet"}
}

// isAmount reports whether a cell is an amount other than 0.
func isAmount(cell string) bool {
	d, err := decimal.NewFromString(cell)
	return err == nil && !d.IsZero()
}

// charged is what is due less what is relieved (应缴费额减减免费额), the cell of what is due where that cannot be read. A sum
// row that has no relief among rows that do says nothing about what is charged.
func charged(row *adapter.DetailRow) string {
	due, err := decimal.NewFromString(row.Due)
	if err != nil {
		return row.Due
	}
	relief, err := decimal.NewFromString(row.Relief)
	switch {
	case err == nil:
		return due.Sub(relief).StringFixed(2)
	case row.Sum != "":
		return ""
	}
	return row.Due
}

// readFund reads the fund's list, which is one of each payer.
func (s *split) readFund() error {
	source, err := s.open(s.fund)
	if err != nil {
		return err
	}
	defer source.Close()
	var problems []adapter.Problem
	s.fundDetail.FundDetail, problems, err = adapter.ReadFundDetailAs(source, s.howLists())
	if err != nil {
		return err
	}
	var names []string
	for i := range s.fundDetail.Rows {
		names = append(names, s.fundDetail.Rows[i].Name)
	}
	for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
		s.lists = append(s.lists, list{name: s.fund, names: names, problems: problems, sumsRead: true,
			lineOf:   s.fundDetail.LineOf,
			file:     file{path: s.fund, Column: bill.Column{Scheme: rule.Housing, Payer: payer}},
			received: s.fundDetail.Bill(s.Month(), payer, s.housing())})
		problems = nil // told once
	}
	return nil
}

// stated is what the list itself says it adds up to: its last row of all, empty where it has none; and whether every
// sum it states is that of its rows.
func (l *list) stated() (total decimal.NullDecimal, fits bool) {
	fits = true
	for i := range l.report.Sums {
		sum := &l.report.Sums[i]
		fits = fits && (sum.Fits || !sum.Amount.Valid)
		if !printed.IsPartSum(sum.Label) {
			total = sum.Amount
		}
	}
	return total, fits
}
