package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/payroll/reconcile"
	"github.com/shebao-go/shebao/rule"
)

// bureau is the bureau's bill of one month, scheme and payer beside ours.
type bureau struct {
	ours     adapter.Detail
	file     string // the bill as a file
	problems []adapter.Problem
	report   reconcile.Report
	match    bill.Match // ours on both bases, beside our own total
	names    map[string]string
}

// bureau reads the bill of the flags, or ours with errors planted, and compares it.
func (y *year) bureau() (*bureau, error) {
	b := &bureau{names: map[string]string{}}
	b.ours = adapter.Detail{Month: y.billMonth, Scheme: y.billScheme, Payer: y.billPayer}
	roll := bill.Roll{Scheme: y.billScheme}
	var people []reconcile.Person
	m := int(y.billMonth.Month())
	for i := range y.people {
		one := &y.people[i]
		b.names[one.idNumber] = one.id
		slip := one.due[m]
		if slip == nil {
			continue
		}
		if _, err := b.ours.Add(one.named(), slip); err != nil {
			return nil, err
		}
		people = append(people, reconcile.Person{ID: one.idNumber, Slips: []payroll.Slip{*slip}})
		for j := range slip.Lines {
			if line := &slip.Lines[j]; line.Scheme() == y.billScheme && line.Payer() == y.billPayer {
				roll.Bases, roll.Rate = append(roll.Bases, line.Base()), line.Rate()
			}
		}
	}
	if err := y.readBill(b); err != nil {
		return nil, err
	}
	list, problems, err := adapter.ReadDetail(strings.NewReader(b.file), adapter.Detail{Month: y.billMonth, Scheme: y.billScheme, Payer: y.billPayer})
	if err != nil {
		return nil, fmt.Errorf("the bill: %w", err)
	}
	b.problems = problems
	if b.report, err = list.Bill().Compare(people); err != nil {
		return nil, err
	}
	perPerson, err := roll.Bill(bill.PerPerson)
	if err != nil {
		return nil, err
	}
	b.match, err = roll.Match(perPerson.Total)
	return b, err
}

// readBill takes the bill of the flags, or plants errors in ours.
func (y *year) readBill(b *bureau) error {
	if y.bill == "" {
		text, err := plant(b.ours)
		b.file = text
		return err
	}
	source, err := program.Open(y.bill, "", nil, nil)
	if err != nil {
		return err
	}
	defer source.Close()
	var text strings.Builder
	if source.Size > maxBill {
		return fmt.Errorf("%s is longer than %d bytes; split it", y.bill, maxBill)
	}
	if _, err := io.Copy(&text, io.LimitReader(source, maxBill)); err != nil {
		return err
	}
	b.file = text.String()
	return nil
}

// maxBill bounds a bill, which is held as a whole.
const maxBill = 64 << 20

// planted is how many errors plant makes.
const planted = 6

// plant returns our own list as a bill with six errors: a base of 500 less, a rate of a point less, a fen cut off instead of
// rounded up, a person missing, a person too many, an amount that cannot be read. A list too short for them is left right.
func plant(ours adapter.Detail) (string, error) {
	wrong := ours
	wrong.Rows = append([]adapter.DetailRow{}, ours.Rows...)
	n := len(wrong.Rows)
	cut := -1
	for i, r := range wrong.Rows {
		if i > n/2 && roundedUp(r) && i != n*4/7 && i != n*5/7 {
			cut = i
			break
		}
	}
	if n < 5*planted || cut < 0 {
		cut = -1
	} else {
		lowerBase(&wrong.Rows[n/7])
		lowerRate(&wrong.Rows[n*2/7])
		wrong.Rows[cut].Due = fens(fenOf(wrong.Rows[cut].Due) - 1)
		extra := wrong.Rows[0]
		extra.Name, extra.IDNumber, extra.PersonNumber = "员工X", "TEST99999999999999", "X"
		wrong.Rows = append(wrong.Rows, extra)
	}
	var out strings.Builder
	if err := wrong.Write(&out); err != nil || cut < 0 {
		return out.String(), err
	}
	lines := strings.Split(out.String(), "\n")
	cells := strings.Split(lines[1+n*4/7], ",")
	cells[7] = "待核"
	lines[1+n*4/7] = strings.Join(cells, ",")
	missing := 1 + n*5/7
	return strings.Join(append(lines[:missing:missing], lines[missing+1:]...), "\n"), nil
}

// fenOf reads a cell we wrote as whole fen.
func fenOf(cell string) int64 {
	d, _ := rule.Input{Min: -10_000_000_000, Max: 10_000_000_000, Places: 2}.Parse(cell)
	return d.Shift(2).BigInt().Int64()
}

func fens(n int64) string { return rule.FenAmount(n).String() }

// points reads a rate of whole percent such as 8%, 0 for another.
func points(rate string) int64 {
	d, err := rule.Input{Max: 100}.Parse(strings.TrimSuffix(rate, "%"))
	if err != nil {
		return 0
	}
	return d.BigInt().Int64()
}

// roundedUp reports whether the amount of a row is more than base x rate.
func roundedUp(r adapter.DetailRow) bool {
	return points(r.Rate) > 0 && fenOf(r.Due)*100 > fenOf(r.Base)*points(r.Rate)
}

func lowerBase(r *adapter.DetailRow) {
	base := fenOf(r.Base) - 50_000
	r.Base, r.Due = fens(base), fens((base*points(r.Rate)+50)/100)
}

func lowerRate(r *adapter.DetailRow) {
	rate := points(r.Rate) - 1
	r.Rate, r.Due = fmt.Sprintf("%d%%", rate), fens((fenOf(r.Base)*rate+50)/100)
}
