package adapter

import (
	"cmp"
	"io"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
)

// FundDetail is the provident fund's list of deposits by person (公积金缴存明细).
type FundDetail struct {
	Rows []FundRow

	lines []int // where the rows stand in the file they were read from
}

// LineOf is the line of the file in which a row stands; 0 where the list was not read by ReadFundDetailAs.
func (f *FundDetail) LineOf(row int) int { return lineOf(f.lines, row) }

// FundRow is one person, or a sum of the rows. Cells are as the file has them.
type FundRow struct {
	Sum         string // the name of a sum row, such as 合计; empty for a person
	Account     string // 个人账号
	Name        string // 姓名
	IDType      string // 证件类型
	IDNumber    string // 证件号码
	Wage        string // 当前工资
	Employer    string // 单位缴存额
	Employee    string // 个人月缴存额
	SubsidyWage string // 补贴工资
	Subsidy     string // 补贴月缴
	Total       string // 合计月缴额
	Status      string // 个人状态
}

func fundDetailSheet() sheet {
	return sheet{name: "list of deposits", columns: []column{{"个人账号", ident, false}, {"姓名", text, true},
		{"证件类型", text, true}, {"证件号码", ident, true},
		{"当前工资", money, false}, {"单位缴存额", money, false}, {"个人月缴存额", money, false}, {"补贴工资", money, false},
		{"补贴月缴", money, false},
		{"合计月缴额", money, false}, {"个人状态", text, false}}, sums: true, adds: true, also: fundSum}
}

var errSum = program.Errorf("is not the sum of 单位缴存额, 个人月缴存额 and 补贴月缴; correct one of them",
	"不等于单位缴存额、个人月缴存额与补贴月缴之和；请更正其一")

// fundSum compares the total, by its name, with its parts. Where one of the four is not printed, nothing is compared.
func fundSum(r row) []Problem {
	var of [4]decimal.Decimal
	for i, at := range [...]int{5, 6, 8, 9} {
		d, err := decimal.NewFromString(r.cells[at])
		if err != nil {
			return nil // empty, or the cell's own problem
		}
		of[i] = d
	}
	if sum := of[0].Add(of[1]).Add(of[2]); !sum.Equal(of[3]) {
		return []Problem{{r.line, "合计月缴额", r.cells[9], errSum}}
	}
	return nil
}

// ReadFundDetail reads a list of deposits. Rows with problems are among the rows; a sum that its rows do not make is a
// problem of its row.
func ReadFundDetail(in io.Reader) (FundDetail, []Problem, error) {
	list, problems, err := ReadFundDetailAs(in, table.How{})
	list.lines = nil
	return list, problems, err
}

// ReadFundDetailAs is ReadFundDetail of a file that is opened as how says; the list knows the lines of its rows.
func ReadFundDetailAs(in io.Reader, how table.How) (FundDetail, []Problem, error) {
	rows, problems, err := fundDetailSheet().read(in, how)
	if err != nil {
		return FundDetail{}, nil, err
	}
	var out FundDetail
	for _, r := range rows {
		c := r.cells
		sum := fundDetailSheet().sum(c)
		if sum != "" {
			c[0] = ""
		}
		out.lines = append(out.lines, r.line)
		out.Rows = append(out.Rows, FundRow{sum, c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10]})
	}
	return out, problems, nil
}

// Write writes the list. It writes nothing where a row has a problem.
func (f *FundDetail) Write(out io.Writer) error {
	var rows [][]string
	for _, r := range f.Rows {
		rows = append(rows,
			[]string{cmp.Or(r.Sum, r.Account), r.Name, r.IDType, r.IDNumber, r.Wage, r.Employer, r.Employee,
				r.SubsidyWage, r.Subsidy, r.Total, r.Status})
	}
	return fundDetailSheet().write(out, rows)
}

// FundAdjustment is the provident fund's list of new bases (缴存基数调整). Templates have further columns that were not seen;
// only these are read and written.
type FundAdjustment struct{ Rows []AdjustmentRow }

// AdjustmentRow is one person, or a sum of the rows.
type AdjustmentRow struct {
	Sum           string // the name of a sum row, such as 合计; empty for a person
	IDNumber      string // 证件号码
	Name          string // 姓名
	Before        string // 调整前缴存基数
	After         string // 调整后缴存基数
	EmployerAfter string // 调整后单位月缴存额
	Account       string // 个人账号
}

func fundAdjustmentSheet() sheet {
	return sheet{name: "list of new bases", columns: []column{{"证件号码", ident, true}, {"姓名", text, true},
		{"调整前缴存基数", money, false}, {"调整后缴存基数", money, true},
		{"调整后单位月缴存额", money, false}, {"个人账号", ident, false}}, sums: true, adds: true}
}

// ReadFundAdjustment reads a list of new bases. Rows with problems are among the rows; a sum that its rows do not make
// is a problem of its row.
func ReadFundAdjustment(in io.Reader) (FundAdjustment, []Problem, error) {
	rows, problems, err := fundAdjustmentSheet().read(in, table.How{})
	if err != nil {
		return FundAdjustment{}, nil, err
	}
	var out FundAdjustment
	for _, r := range rows {
		c := r.cells
		sum := fundAdjustmentSheet().sum(c)
		if sum != "" {
			c[0] = ""
		}
		out.Rows = append(out.Rows, AdjustmentRow{sum, c[0], c[1], c[2], c[3], c[4], c[5]})
	}
	return out, problems, nil
}

// Write writes the list. It writes nothing where a row has a problem.
func (f *FundAdjustment) Write(out io.Writer) error {
	var rows [][]string
	for _, r := range f.Rows {
		rows = append(rows, []string{cmp.Or(r.Sum, r.IDNumber), r.Name, r.Before, r.After, r.EmployerAfter, r.Account})
	}
	return fundAdjustmentSheet().write(out, rows)
}
