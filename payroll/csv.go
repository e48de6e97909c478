package payroll

import "github.com/shebao-go/shebao/rule"

// AppendHeader appends the names of the cells that Batch.AppendCSV writes for a batch of NewBatch, such as
// "pension_employee,pension_employer,employee_total,employer_total", without a line end. With OneMedicalItem the
// employer's medical column is medical_with_maternity_employer where it is one item.
func (p *Plan) AppendHeader(to []byte) []byte {
	start := len(to)
	for _, c := range p.columns {
		to = append(to, c.Scheme.String()...)
		if p.oneItem && c == (Column{rule.Medical, rule.Employer}) {
			to = append(to, "_with_maternity"...)
		}
		to = append(to, '_')
		to = append(to, c.Payer.String()...)
		to = append(to, ',')
	}
	for _, payer := range [...]rule.Payer{rule.Employee, rule.Employer} {
		if !p.lacks(payer) {
			to = append(to, payer.String()...)
			to = append(to, "_total,"...)
		}
	}
	return to[:max(len(to)-1, start)]
}

// AppendCSV appends the amounts and totals of a row in yuan with two decimals, such as "367.04,642.32,367.04,642.32",
// straight from the fen and without an allocation where to has room. A row that was refused has empty cells; a total
// that is nil has no cell. row is an index of the batch's columns.
func (b *Batch) AppendCSV(to []byte, row int) []byte {
	start := len(to)
	for _, column := range b.Amounts {
		to = append(appendCell(to, column[row]), ',')
	}
	for _, total := range [...][]int64{b.Employee, b.Employer} {
		if total != nil {
			to = append(appendCell(to, total[row]), ',')
		}
	}
	return to[:max(len(to)-1, start)]
}

func appendCell(to []byte, fens int64) []byte {
	if fens == NoAmount {
		return to
	}
	to, _ = rule.FenAmount(fens).AppendText(to)
	return to
}
