package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/rule"
)

// files writes the files for the clients to the folder of the flags: lists by month, scheme and payer, the wages declared in
// July, the fund's lists, the import of each month for income tax, the receipts of July and the bill that was compared.
func (y *year) files(b *bureau) error {
	if y.out == "" {
		return nil
	}
	if err := os.MkdirAll(y.out, 0o700); err != nil {
		return err
	}
	if old, err := os.ReadDir(y.out); err != nil || len(old) > 0 {
		return errors.Join(err, fmt.Errorf("-out %s is not empty; choose a new folder, so that no older file is taken for this year's", y.out))
	}
	for m := 1; m <= months; m++ {
		if err := y.monthFiles(m); err != nil {
			return err
		}
	}
	declared, err := y.declared()
	if err != nil {
		return err
	}
	r, err := y.receipts()
	if err != nil {
		return err
	}
	return errors.Join(y.write("declared-wages-"+july().String()+".csv", declared.Write), y.write("fund-new-bases-"+july().String()+".csv", y.newBases().Write),
		y.write("receipts-"+july().String()+".jsonl", func(to io.Writer) error { _, err := to.Write(r.lines); return err }),
		y.write("bill-"+y.billMonth.String()+"-"+y.billScheme.String()+"-"+y.billPayer.String()+".csv", func(to io.Writer) error { _, err := io.WriteString(to, b.file); return err }))
}

func july() rule.Month { return rule.MonthOf(theYear, time.July) }

// write writes one file under a name of its own first, so that no half of it ever has the final name.
func (y *year) write(name string, fill func(io.Writer) error) error {
	path := filepath.Join(y.out, name)
	file, err := os.CreateTemp(y.out, name+".*.part")
	if err != nil {
		return err
	}
	err = errors.Join(fill(file), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name())
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// monthFiles writes the lists of one month: contributions by scheme and payer, deposits, income tax.
func (y *year) monthFiles(m int) error {
	month := rule.MonthOf(theYear, time.Month(m))
	tax := adapter.IncomeTax{}
	var fund adapter.FundDetail
	for scheme := rule.Pension; scheme < rule.Housing; scheme++ {
		for _, payer := range [...]rule.Payer{rule.Employee, rule.Employer} {
			list := adapter.Detail{Month: month, Scheme: scheme, Payer: payer}
			for i := range y.people {
				if slip := y.people[i].due[m]; slip != nil {
					if _, err := list.Add(y.people[i].named(), slip); err != nil {
						return err
					}
				}
			}
			if len(list.Rows) == 0 {
				continue
			}
			if err := y.write(fmt.Sprintf("%s-%s-%s.csv", month, scheme, payer), list.Write); err != nil {
				return err
			}
		}
	}
	for i := range y.people {
		one := &y.people[i]
		fund.Rows = append(fund.Rows, one.deposits(m)...)
		for _, row := range one.tax {
			if row.Month == month {
				if err := tax.Add(one.named(), rule.FenAmount(yuanFen(one.pay(m))), row); err != nil {
					return err
				}
			}
		}
	}
	return errors.Join(y.write("fund-"+month.String()+".csv", fund.Write), y.write("income-tax-"+month.String()+".csv", tax.Write))
}

// deposits are a person's row of the fund's list; none in a month without a deposit.
func (one *personYear) deposits(m int) []adapter.FundRow {
	slip := one.due[m]
	if slip == nil {
		return nil
	}
	employee, ok := slip.Employee.Amount(rule.Housing)
	employer, both := slip.Employer.Amount(rule.Housing)
	if !ok || !both {
		return nil
	}
	who := one.named()
	return []adapter.FundRow{{Name: who.Name, IDType: who.IDType, IDNumber: who.IDNumber, Wage: one.inputs[m].Wages.Housing.Decimal.StringFixed(2), Employer: employer.StringFixed(2),
		Employee: employee.StringFixed(2), Subsidy: "0.00", Total: employee.Add(employer).StringFixed(2)}}
}

// declared are the wages declared in July. The code of the enterprise pension was seen in no template, so it has no column.
func (y *year) declared() (adapter.Declaration, error) {
	d := adapter.Declaration{Taxpayer: "TEST0000000000TAX1"}
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
		slip := one.due[firstLate]
		if slip == nil {
			continue
		}
		who := one.named()
		row := adapter.DeclarationRow{Name: who.Name, IDType: "201", IDNumber: who.IDNumber, Wages: make([]string, len(schemes))}
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
		one := &y.people[i]
		before, after := one.deposits(firstLate-1), one.deposits(firstLate)
		if len(before) == 1 && len(after) == 1 && before[0].Wage != after[0].Wage {
			list.Rows = append(list.Rows, adapter.AdjustmentRow{IDNumber: after[0].IDNumber, Name: after[0].Name, Before: before[0].Wage, After: after[0].Wage, EmployerAfter: after[0].Employer})
		}
	}
	return &list
}
