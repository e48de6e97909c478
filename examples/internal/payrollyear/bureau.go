package payrollyear

import (
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/examples/internal/finding"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// bureau is the bureau's bill of one month, scheme and payer beside ours as it was first run.
type bureau struct {
	ours     adapter.Detail
	lines    []*rule.Line // of the rows of ours
	text     string       // the bill as a file, of whatever kind
	problems []adapter.Problem
	report   bill.Report
	total    decimal.NullDecimal // of the payment notice; not valid where no total is known
	match    bill.Match          // of that total, where there is one
	ids      map[string]string   // by id number
}

// compareBill compares the bill of the flags, or ours with errors planted, with what we first ran. It returns nil
// where a roster of one's own comes without a bill.
func (y *year) compareBill() (*bureau, error) {
	if !y.alone() && !y.demo() {
		return nil, nil
	}
	b := &bureau{ids: maps.Clone(y.staff.refusedNumbers),
		ours: y.billOf()}
	people, err := y.ourBill(b)
	if err != nil {
		return nil, err
	}
	if len(b.lines) == 0 {
		return nil,
			program.Errorf("nobody has a line of %s, %s, in %s: check -bill-month, -bill-scheme and -bill-payer",
				"没有人有 %s（%s）%s 的明细：请核对 -bill-month、-bill-scheme 和 -bill-payer", y.billScheme, y.billPayer, y.billMonth)
	}
	if err := y.readBill(b); err != nil {
		return nil, err
	}
	how := table.How{Open: y.tools.Open, Sheet: y.billSheet, SheetFlag: "bill-sheet"}
	list, problems, err := adapter.ReadDetailAs(strings.NewReader(b.text), how, y.billOf())
	if err != nil {
		return nil, program.Errorf("the bill: %s", "账单：%s", err)
	}
	b.problems = problems
	if b.report, err = list.Bill().Compare(people); err != nil {
		return nil, err
	}
	return b, b.onBothBases(y.billTotal, !y.alone())
}

// billOf is what the bill is of.
func (y *year) billOf() adapter.Detail {
	return adapter.Detail{Month: y.billMonth, Scheme: y.billScheme, Payer: y.billPayer,
		OneItem: y.options.employer.OneMedicalItem}
}

// ourBill fills our own list, and returns the slips it is made of.
func (y *year) ourBill(b *bureau) ([]bill.Person, error) {
	var people []bill.Person
	for i := range y.people {
		one := &y.people[i]
		b.ids[one.idNumber] = one.id
		slip, err := y.firstSlip(one, int(y.billMonth.Month()))
		if err != nil {
			return nil, err
		}
		if slip == nil {
			continue
		}
		there, err := b.ours.Add(one.named(), slip)
		if err != nil {
			return nil, program.About(one.id, err)
		}
		people = append(people, bill.Person{ID: one.idNumber, Number: one.id, Slips: []payroll.Slip{*slip}})
		if line, listed := b.ours.Line(slip); there && listed {
			b.lines = append(b.lines, &line)
		}
	}
	return people, nil
}

// onBothBases asks which basis the total of the payment notice was made on. The notice of the demonstration is made
// up: it has the bases added up and rounded once.
func (b *bureau) onBothBases(total decimal.NullDecimal, demo bool) error {
	roll := bill.Roll{Rate: b.lines[0].Rate()}
	for _, line := range b.lines {
		roll.Bases = append(roll.Bases, line.Base())
	}
	b.total = total
	switch {
	case demo:
		notice, err := roll.Bill(bill.SumOfBases)
		if err != nil {
			return err
		}
		b.total = decimal.NewNullDecimal(notice.Total)
	case !total.Valid:
		b.total = b.report.Bill
	}
	if !b.total.Valid {
		return nil
	}
	var err error
	b.match, err = roll.Match(b.total.Decimal)
	return err
}

// billMatches reports whether the bill of the flags agrees with ours, row by row and in the total that was given with
// it. That of the demonstration, with its planted errors, does.
func (y *year) billMatches() bool {
	if y.bill == "" {
		return true
	}
	b := y.bureau
	differs := func(item bill.Item) bool { return item.Class != bill.Equal || finding.Why(&item) != nil }
	otherTotal := y.billTotal.Valid && b.match.Fit == bill.FitsNeither
	return len(b.problems) == 0 && !slices.ContainsFunc(b.report.Items, differs) && !otherTotal
}

// refuseBill tells the rows of the bill of the flags that cannot be used.
func (y *year) refuseBill(list *refused.List) {
	if y.bill == "" {
		return
	}
	for _, p := range y.bureau.problems {
		list.Add(refused.Row{File: y.bill, Line: p.Line},
			refused.Field{Column: p.Column, Value: p.Value, Reason: program.Message(p.Err, y.Lang)},
			y.bill+y.Say(": ", "：")+p.In(y.Lang))
	}
}

// maxBill bounds a bill, which is held as a whole.
const maxBill = 64 << 20

// readBill takes the bill of the flags, or plants errors in ours.
func (y *year) readBill(b *bureau) error {
	var err error
	if y.bill == "" {
		b.text, err = plant(b.ours, b.lines)
		return err
	}
	source, err := program.Open(y.bill, "", nil, nil)
	if err != nil {
		return err
	}
	defer source.Close()
	var text strings.Builder
	if n, err := io.Copy(&text, io.LimitReader(source, maxBill+1)); err != nil {
		return program.About(y.bill, err)
	} else if n > maxBill {
		return program.Errorf("%s is longer than %d bytes; split it", "%s 超过 %d 字节；请拆分", y.bill, maxBill)
	}
	b.text = text.String()
	return nil
}

// write writes the bill as a file.
func (b *bureau) write(to io.Writer) error {
	_, err := io.WriteString(to, b.text)
	return err
}
