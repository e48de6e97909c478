package payrollyear

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// files writes the files for the clients to the folder of the flags.
func (y *year) files() error {
	if y.out == "" {
		return nil
	}
	declared, err := y.declared()
	if err != nil {
		return err
	}
	return y.WriteFolder("out", y.out, func(f *output.Folder) {
		for _, m := range y.computed() {
			y.monthFiles(f, m)
		}
		if y.runs[declaration] {
			f.Write("declared-wages-"+y.july().String()+".csv", y.encoded(declared.Write))
			f.Write("fund-new-bases-"+y.july().String()+".csv", y.encoded(y.newBases().Write))
		}
		for _, m := range y.settlements() {
			f.Write("made-up-"+y.settlementName(m)+".csv", y.encoded(rowsWriter(y.madeUp(m))))
		}
		f.Write("outside.csv", y.encoded(rowsWriter(y.outside())))
		f.Write("exceptions.csv", y.encoded(rowsWriter(y.exceptionRows())))
		f.Write("receipts-"+y.monthOf(y.receiptMonth()).String()+".jsonl", y.receipts.write)
		if b := y.bureau; b != nil {
			f.Write(fmt.Sprintf("bill-%s-%s-%s.csv", y.billMonth, y.billScheme, y.billPayer), y.encoded(b.write))
		}
	})
}

// encoded writes what fill writes in the encoding of the files.
func (y *year) encoded(fill func(io.Writer) error) func(io.Writer) error {
	if y.tools.Encoding == nil {
		return output.Marked(fill)
	}
	return y.tools.Encoding(fill)
}

// rowsWriter writes rows as CSV.
func rowsWriter(rows [][]string) func(io.Writer) error {
	return func(to io.Writer) error { return csv.NewWriter(to).WriteAll(rows) }
}

// monthFiles writes the lists of one month as it was first run: contributions by scheme and payer, deposits, income
// tax.
func (y *year) monthFiles(f *output.Folder, m int) {
	month := y.monthOf(m)
	for scheme := rule.Pension; scheme < rule.Housing; scheme++ {
		for _, payer := range [...]rule.Payer{rule.Employee, rule.Employer} {
			list := adapter.Detail{Month: month, Scheme: scheme, Payer: payer}
			if err := y.fillDetail(&list, m); err != nil {
				f.Fail(err)
			} else if len(list.Rows) > 0 {
				f.Write(fmt.Sprintf("%s-%s-%s.csv", month, scheme, payer), y.encoded(list.Write))
			}
		}
	}
	tax := adapter.IncomeTax{}
	var fund adapter.FundDetail
	for i := range y.people {
		one := &y.people[i]
		if row, ok := one.deposit(m); ok {
			fund.Rows = append(fund.Rows, row)
		}
		for _, row := range one.tax {
			if row.Month == month {
				f.Fail(tax.Add(one.named(), rule.FenAmount(roster.Fen(one.pay(month))), row))
			}
		}
	}
	f.Write("fund-"+month.String()+".csv", y.encoded(fund.Write))
	f.Write("income-tax-"+month.String()+".csv", y.encoded(tax.Write))
}

func (y *year) fillDetail(list *adapter.Detail, m int) error {
	for i := range y.people {
		one := &y.people[i]
		if slip := one.paid[m]; slip != nil {
			if _, err := list.Add(one.named(), slip); err != nil {
				return program.About(one.id, err)
			}
		}
	}
	return nil
}

// deposit is a person's row of the fund's list; none in a month without a deposit.
func (one *personYear) deposit(m int) (adapter.FundRow, bool) {
	slip := one.paid[m]
	if slip == nil {
		return adapter.FundRow{}, false
	}
	employee, there := slip.Employee.Amount(rule.Housing)
	employer, both := slip.Employer.Amount(rule.Housing)
	if !there || !both {
		return adapter.FundRow{}, false
	}
	who := one.named()
	return adapter.FundRow{Name: who.Name, IDType: who.IDType, IDNumber: who.IDNumber,
		Wage: one.inputs[m].Wages.Housing.Decimal.StringFixed(2), Employer: employer.StringFixed(2),
		Employee: employee.StringFixed(2), Total: employee.Add(employer).StringFixed(2)}, true
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
	for i := range y.people {
		one := &y.people[i]
		slip := one.paid[declaration]
		if slip == nil {
			continue
		}
		row := adapter.DeclarationRow{Name: one.name, IDType: identityCard, IDNumber: one.idNumber,
			Wages: make([]string, len(schemes))}
		for j, scheme := range schemes {
			for k := range slip.Lines {
				if line := &slip.Lines[k]; line.Scheme() == scheme {
					row.Wages[j] = line.Declared().StringFixed(2)
				}
			}
		}
		d.Rows = append(d.Rows, row)
	}
	return d, nil
}

// newBases are the fund's bases that change in July.
func (y *year) newBases() *adapter.FundAdjustment {
	var list adapter.FundAdjustment
	for i := range y.people {
		before, was := y.people[i].deposit(int(declaration) - 1)
		after, is := y.people[i].deposit(int(declaration))
		if was && is && before.Wage != after.Wage {
			list.Rows = append(list.Rows,
				adapter.AdjustmentRow{IDNumber: after.IDNumber, Name: after.Name, Before: before.Wage,
					After: after.Wage, EmployerAfter: after.Employer})
		}
	}
	return &list
}

// settlementName names a month that makes up for others in the name of its file.
func (y *year) settlementName(m int) string {
	if m == 0 {
		return "later"
	}
	return y.monthOf(m).String()
}

// madeUp lists what was made up in a month, line by line. An amount that is absent is an empty cell.
func (y *year) madeUp(settlement int) [][]string {
	rows := [][]string{y.headers("id", "工号", "id_number", "证件号码", "month", "费款所属月", "scheme", "险种", "payer", "缴费方",
		"old", "原额", "new", "新额", "diff", "差额", "cause", "原因")}
	cell := func(d decimal.NullDecimal) string {
		if !d.Valid {
			return ""
		}
		return d.Decimal.StringFixed(2)
	}
	for i := range y.people {
		one := &y.people[i]
		for _, d := range one.deltas {
			if y.settles[d.Month.Month()] != settlement {
				continue
			}
			rows = append(rows,
				[]string{one.id, one.idNumber, d.Month.String(), y.Say(d.Scheme.String(), d.Scheme.Chinese()),
					y.Say(d.Payer.String(), d.Payer.Chinese()), cell(d.Old), cell(d.New), d.Diff.StringFixed(2),
					y.Say(d.Cause.String(), causeInChinese(d.Cause.String()))})
		}
	}
	return rows
}

// headers are the names of columns, English and Chinese by turns, in the language of the run.
func (y *year) headers(names ...string) []string {
	var out []string
	for i := 0; i < len(names); i += 2 {
		out = append(out, y.Say(names[i], names[i+1]))
	}
	return out
}

// outside lists who is outside of which scheme, in how many months, and why.
func (y *year) outside() [][]string {
	rows := [][]string{y.headers("id", "工号", "id_number", "证件号码", "scheme", "险种", "months", "月数", "reason", "原因")}
	for i := range y.people {
		one := &y.people[i]
		list, counts := y.exclusions(one)
		for _, x := range list {
			rows = append(rows, []string{one.id, one.idNumber, y.Say(x.Scheme.String(), x.Scheme.Chinese()),
				strconv.Itoa(counts[x]), x.In(y.Lang)})
		}
	}
	return rows
}

// exclusions are the schemes a person has no line of, and in how many months. A scheme that has no line on anybody's
// slip, as the illness supplement in most years, is left out.
func (y *year) exclusions(one *personYear) (list []payroll.Exclusion, counts map[payroll.Exclusion]int) {
	counts = map[payroll.Exclusion]int{}
	for m, slip := range one.due {
		if slip == nil {
			continue
		}
		for _, x := range slip.NotApplicable {
			if !y.levied[m][x.Scheme] {
				continue
			}
			if counts[x] == 0 {
				list = append(list, x)
			}
			counts[x]++
		}
	}
	return list, counts
}
