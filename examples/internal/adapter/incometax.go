package adapter

import (
	"errors"
	"io"
	"maps"
	"slices"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/rule"
)

// IncomeTax is the income tax client's import of regular wages (正常工资薪金所得).
type IncomeTax struct {
	Wide bool // the newer version of 28 columns; else 24
	Rows []IncomeTaxRow
}

// IncomeTaxRow is one person. Amounts are by the header of their column, such as 住房公积金; a column that is left out is an
// empty cell, which is not 0.00.
type IncomeTaxRow struct {
	Person
	Amounts map[string]string
	Remark  string // 备注
}

const remarkHeader = "备注"

// amountHeaders are the columns of money, in their order.
func amountHeaders(wide bool) []string {
	out := []string{"本期收入", "本期免税收入", "基本养老保险费", "基本医疗保险费", "失业保险费", "住房公积金", "累计子女教育", "累计继续教育", "累计住房贷款利息", "累计住房租金",
		"累计赡养老人", "累计3岁以下婴幼儿照护", "累计个人养老金", "企业(职业)年金", "商业健康保险", "税延养老保险"}
	if wide {
		out = append(out, "公务交通费用", "通讯费用", "律师办案费用", "西藏附加减除费用")
	}
	return append(out, "其他", "准予扣除的捐赠额", "减免税额")
}

func incomeTaxSheet(wide bool) sheet {
	out := []column{{"工号", ident, false}, {"*姓名", text, true}, {"*证件类型", text, true}, {"*证件号码", ident, true}}
	for _, header := range amountHeaders(wide) {
		out = append(out, column{header, signed, false})
	}
	return sheet{name: "import of regular wages", columns: append(out, column{remarkHeader, text, false})}
}

// ReadIncomeTax reads an import of either version; wide says which one. Rows with problems are among the rows.
func ReadIncomeTax(in io.Reader, wide bool) (IncomeTax, []Problem, error) {
	rows, problems, err := incomeTaxSheet(wide).read(in, table.How{})
	if err != nil {
		return IncomeTax{}, nil, err
	}
	out := IncomeTax{Wide: wide}
	headers := amountHeaders(wide)
	for _, r := range rows {
		c := r.cells
		one := IncomeTaxRow{Person: Person{Number: c[0], Name: c[1], IDType: c[2], IDNumber: c[3]},
			Amounts: map[string]string{}, Remark: c[len(c)-1]}
		for i, header := range headers {
			if cell := c[4+i]; cell != "" {
				one.Amounts[header] = cell
			}
		}
		out.Rows = append(out.Rows, one)
	}
	return out, problems, nil
}

// Write writes the import. It writes nothing where a row has a problem.
func (f *IncomeTax) Write(out io.Writer) error {
	headers := amountHeaders(f.Wide)
	var rows [][]string
	var errs []error
	for i, r := range f.Rows {
		cells := []string{r.Number, r.Name, r.IDType, r.IDNumber}
		known := 0
		for _, header := range headers {
			amount, there := r.Amounts[header]
			if there {
				known++
			}
			cells = append(cells, amount)
		}
		rows = append(rows, append(cells, r.Remark))
		if known == len(r.Amounts) {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(r.Amounts)) {
			if !slices.Contains(headers, name) {
				errs = append(errs,
					Problem{i + 2, table.Printable(name), r.Amounts[name],
						program.Errorf("is no column of this version; leave it out or write the wide one",
							"本版没有这一列；请去掉，或改写宽表")})
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return incomeTaxSheet(f.Wide).write(out, rows)
}

// Add adds a person's month: the pay of the month, and the four columns of social insurance and fund. A column
// nothing was withheld under stays empty. What the employer bore in the person's place is added to the income where
// the row says so.
func (f *IncomeTax) Add(who Person, income rule.Amount, r deduct.TaxRow) error {
	total, err := rule.Input{Field: "income", Min: -maxYuan, Max: maxYuan, Places: 2,
		Do: rule.Say("check the pay of the month", "请核对当月工资")}.Amount(income.Decimal().Add(r.Income))
	if err != nil {
		return err
	}
	one := IncomeTaxRow{Person: who, Amounts: map[string]string{"本期收入": total.String()}}
	for _, c := range r.Columns() {
		if c.Amount.Valid {
			one.Amounts[c.Name] = Yuan(c.Amount.Decimal)
		}
	}
	f.Rows = append(f.Rows, one)
	return nil
}
