package payrollyear

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/rule"
)

// files writes the files for the clients to the folder of the flags, and makes the receipts whether they are written or
// not.
func (y *year) files() error {
	switch {
	case y.alone():
		return nil
	case y.out == "":
		return y.makeReceipts(nil)
	}
	declared, err := y.declared()
	bases, basesErr := y.newBases()
	if err := cmp.Or(err, basesErr); err != nil {
		return err
	}
	return y.WriteFolder("out", y.out, func(f *output.Folder) {
		all := y.computed()
		f.Parts(len(all), func(i int, part *output.Folder) { y.monthFiles(part, all[i]) })
		if y.runs[declaration] {
			f.Write("declared-wages-"+y.july().String()+".csv", y.encoded(declared.Write))
			f.Write("fund-new-bases-"+y.july().String()+".csv", y.encoded(bases.Write))
		}
		for _, m := range y.settlements() {
			f.Write("made-up-"+y.settlementName(m)+".csv", y.encoded(y.lists.madeUp[m].write))
		}
		f.Write("outside.csv", y.encoded(y.lists.outside.write))
		f.Write("exceptions.csv", y.encoded(rowsWriter(y.exceptionRows())))
		f.Write("receipts-"+y.monthOf(y.receiptMonth()).String()+".jsonl", y.makeReceipts)
		if b := y.bureau; b != nil {
			f.Write(fmt.Sprintf("bill-%s-%s-%s.csv", y.billMonth, y.billScheme, y.billPayer), y.encoded(b.write))
		}
	})
}

// encoded writes what fill writes in the encoding of the files.
func (y *year) encoded(fill func(io.Writer) error) func(io.Writer) error {
	return y.tools.encodings()[y.encoding](fill)
}

// rowsWriter writes rows as CSV.
func rowsWriter(rows [][]string) func(io.Writer) error {
	return func(to io.Writer) error { return csv.NewWriter(to).WriteAll(rows) }
}

// monthFiles writes the lists of one month as it was first run: contributions by scheme and payer, deposits, income
// tax.
func (y *year) monthFiles(f *output.Folder, m int) {
	month := y.monthOf(m)
	slips, err := y.firstSlips(m)
	if err != nil {
		f.Fail(err)
		return
	}
	for scheme := rule.Pension; scheme < rule.Housing; scheme++ {
		for _, payer := range [...]rule.Payer{rule.Employee, rule.Employer} {
			list, err := y.detail(slips, adapter.Detail{Month: month, Scheme: scheme, Payer: payer})
			if f.Fail(err); len(list.Rows) > 0 {
				f.Write(fmt.Sprintf("%s-%s-%s.csv", month, scheme, payer), y.encoded(list.Write))
			}
		}
	}
	var fund adapter.FundDetail
	tax := adapter.IncomeTax{}
	for _, one := range slips {
		if row, ok := one.deposit(one.slip); ok {
			fund.Rows = append(fund.Rows, row)
		}
		f.Fail(tax.Add(one.named(), rule.FenAmount(roster.Fen(one.pay(month))), one.told[m].row(month)))
	}
	f.Write("fund-"+month.String()+".csv", y.encoded(fund.Write))
	f.Write("income-tax-"+month.String()+".csv", y.encoded(tax.Write))
}

// detail is a list of contributions of those who have slips.
func (y *year) detail(slips []slipOf, list adapter.Detail) (adapter.Detail, error) {
	list.OneItem = y.options.employer.OneMedicalItem
	list.Rows = make([]adapter.DetailRow, 0, len(slips))
	for _, one := range slips {
		if _, err := list.Add(one.named(), one.slip); err != nil {
			return list, program.About(one.id, err)
		}
	}
	return list, nil
}

// slipOf is a person with a slip.
type slipOf struct {
	*kept
	slip *payroll.Slip
}

// firstSlips are the slips of a month as it was first run.
func (y *year) firstSlips(m int) ([]slipOf, error) {
	var list []slipOf
	for i := range y.people {
		one := &y.people[i]
		slip, err := y.firstSlip(one, m)
		if err != nil {
			return nil, err
		}
		if slip != nil {
			list = append(list, slipOf{one, slip})
		}
	}
	return list, nil
}

// row is what income tax was told, as a row.
func (t *told) row(month rule.Month) deduct.TaxRow {
	row := deduct.TaxRow{Month: month, Income: rule.FenAmount(t.income).Decimal()}
	for i, to := range [...]*decimal.NullDecimal{&row.Pension, &row.Medical, &row.Unemployment, &row.Housing} {
		if !t.empty[i] {
			*to = decimal.NewNullDecimal(rule.FenAmount(t.columns[i]).Decimal())
		}
	}
	return row
}

// deposit is a person's row of the fund's list; none in a month without a deposit.
func (one *kept) deposit(slip *payroll.Slip) (adapter.FundRow, bool) {
	if slip == nil {
		return adapter.FundRow{}, false
	}
	line, there := slip.Line(rule.Housing, rule.Employee)
	employer, both := slip.Line(rule.Housing, rule.Employer)
	if !there || !both {
		return adapter.FundRow{}, false
	}
	who := one.named()
	return adapter.FundRow{Name: who.Name, IDType: who.IDType, IDNumber: who.IDNumber,
		Wage: adapter.Yuan(line.Declared()), Employer: rule.FenAmount(employer.Fen()).String(),
		Employee: rule.FenAmount(line.Fen()).String(),
		Total:    rule.FenAmount(line.Fen() + employer.Fen()).String()}, true
}

// identityCard is the code of a resident identity card in the declaration.
const identityCard = "201"

// declared are the wages declared in July. The code of the enterprise pension was seen in no template, so it has no
// column.
func (y *year) declared() (adapter.Declaration, error) {
	d := adapter.Declaration{Taxpayer: y.taxpayer}
	schemes := []rule.Scheme{rule.Unemployment, rule.Medical, rule.Injury, rule.Maternity}
	for _, scheme := range schemes {
		insurance, err := adapter.InsuranceOf(scheme)
		if err != nil {
			return d, err
		}
		d.Insurances = append(d.Insurances, insurance)
	}
	slips, err := y.firstSlips(int(declaration))
	if err != nil {
		return d, err
	}
	for _, one := range slips {
		row := adapter.DeclarationRow{Name: one.name, IDType: identityCard, IDNumber: one.idNumber,
			Wages: make([]string, len(schemes))}
		for j, scheme := range schemes {
			if line, there := y.declaredLine(one.slip, scheme); there {
				row.Wages[j] = adapter.Yuan(line.Declared())
			}
		}
		d.Rows = append(d.Rows, row)
	}
	return d, nil
}

// declaredLine is the employer's line of a scheme whose wage is declared: that of the item which maternity insurance is
// in, where it has none of its own.
func (y *year) declaredLine(slip *payroll.Slip, scheme rule.Scheme) (*rule.Line, bool) {
	line, there := slip.Line(scheme, rule.Employer)
	if !there && scheme == rule.Maternity && y.options.employer.OneMedicalItem {
		return slip.Line(rule.Medical, rule.Employer)
	}
	return line, there
}

// newBases are the fund's bases that change in July.
func (y *year) newBases() (*adapter.FundAdjustment, error) {
	var list adapter.FundAdjustment
	for i := range y.people {
		one := &y.people[i]
		june, err := y.firstSlip(one, int(declaration)-1)
		july, julyErr := y.firstSlip(one, int(declaration))
		if err := errors.Join(err, julyErr); err != nil {
			return nil, err
		}
		before, was := one.deposit(june)
		after, is := one.deposit(july)
		if was && is && before.Wage != after.Wage {
			list.Rows = append(list.Rows,
				adapter.AdjustmentRow{IDNumber: after.IDNumber, Name: after.Name, Before: before.Wage,
					After: after.Wage, EmployerAfter: after.Employer})
		}
	}
	return &list, nil
}

// settlementName names a month that makes up for others in the name of its file.
func (y *year) settlementName(m int) string {
	if m == 0 {
		return "later"
	}
	return y.monthOf(m).String()
}

// headers are the names of columns, English and Chinese by turns, in the language of the run.
func (y *year) headers(names ...string) []string {
	var out []string
	for i := 0; i < len(names); i += 2 {
		out = append(out, y.Say(names[i], names[i+1]))
	}
	return out
}
