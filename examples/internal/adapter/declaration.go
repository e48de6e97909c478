package adapter

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// Declaration is the yearly declaration of wages (单位社保费缴费工资年度申报): one wage for each insurance of the template.
//
// The template was seen with *缴费人识别号 of the employer apart from the table of persons. In CSV it is a column of its
// own here, the same in every row. The column of an insurance is headed by its code followed by its name, such as
// 310职工医疗; that form is this package's.
type Declaration struct {
	Taxpayer   string // 缴费人识别号
	Insurances []Insurance
	Rows       []DeclarationRow
}

// Insurance is a column of wages. A code that was never seen stays what it is: text, with the name the file gives it.
type Insurance struct{ Code, Name string }

// DeclarationRow is one person.
type DeclarationRow struct {
	Name     string // 姓名
	IDType   string // 身份证件类型代码, such as 201
	IDNumber string // 身份证件号码
	Group    string // 分组
	Wages    []string
}

// insurances are the codes that were seen in a template. The code of the enterprise pension was not.
var insurances = []Insurance{{"120", "机关养老"}, {"180", "职业年金"}, {"210", "失业"}, {"310", "职工医疗"}, {"330", "大额医疗"},
	{"410", "工伤"}, {"510", "生育"}}

// Known reports whether code and name were seen together in a template.
func (i Insurance) Known() bool { return slices.Contains(insurances, i) }

// InsuranceOf returns the column of a scheme. The code of the enterprise pension is unknown and an error: take it
// from the template at hand. So is the illness supplement: whether 大额医疗 is meant by it no source says.
func InsuranceOf(scheme rule.Scheme) (Insurance, error) {
	code := codeOf(scheme)
	at := slices.IndexFunc(insurances, func(i Insurance) bool { return i.Code == code })
	if at < 0 {
		return Insurance{},
			&rule.FieldError{Kind: rule.ErrNoRule, Area: scheme.Area(), Field: "insurance code",
				Reason: rule.Say("was not seen in any template", "未见于任何模板"),
				Do: rule.Say("take code and name from the template at hand and pass them as Insurance",
					"请从手头的模板取代码和名称，填入 Insurance")}
	}
	return insurances[at], nil
}

// codeOf is the code of a scheme's column, empty where it is not known.
func codeOf(scheme rule.Scheme) string {
	switch scheme {
	case rule.Unemployment:
		return "210"
	case rule.Medical:
		return "310"
	case rule.Injury:
		return "410"
	case rule.Maternity:
		return "510"
	}
	return ""
}

func (i Insurance) header() string { return i.Code + i.Name }

// check refuses what is no column of an insurance.
func (i Insurance) check() error {
	digits := len(i.Code) == 3 && cell.Digits(i.Code)
	if !digits || i.Name == "" || strings.ContainsAny(i.Name[:1], "0123456789") || plain(i.Name) != nil {
		return program.Errorf(
			"column %q is neither known nor an insurance: write a code of three digits and a name, such as 310职工医疗",
			"列 %q 不是已知的险种：请写三位数代码和名称，例如 310职工医疗", table.Printable(i.header()))
	}
	for _, known := range insurances {
		if (known.Code == i.Code) != (known.Name == i.Name) {
			return program.Errorf("column %q has the code or the name of %s; correct one of them",
				"列 %q 用了 %s 的代码或名称；请更正其一", table.Printable(i.header()), known.header())
		}
	}
	return nil
}

const taxpayerHeader = "*缴费人识别号"

func personColumns() []column {
	return []column{{taxpayerHeader, ident, true}, {"*姓名", text, true}, {"*身份证件类型代码", text, true},
		{"*身份证件号码", ident, true}, {"分组", text, false}}
}

// sheet is the format with the declaration's insurances; one that cannot be an insurance is an error.
func (d *Declaration) sheet() (sheet, error) {
	out := personColumns()
	var errs []error
	for i, insurance := range d.Insurances {
		errs = append(errs, insurance.check())
		if slices.ContainsFunc(d.Insurances[:i], func(other Insurance) bool { return other.Code == insurance.Code }) {
			errs = append(errs,
				program.Errorf("column %q: the code is there twice; keep one column of an insurance",
					"列 %q：代码重复；一个险种只留一列", table.Printable(insurance.header())))
		}
		out = append(out, column{insurance.header(), money, false})
	}
	if len(d.Insurances) == 0 {
		errs = append(errs, program.Errorf("no insurance has a column; add one such as 310职工医疗",
			"没有险种列；请加一列，例如 310职工医疗"))
	}
	return sheet{name: "declaration", columns: out}, errors.Join(errs...)
}

var errTaxpayer = program.Errorf(
	"is another employer than that of the rows before; a declaration is of one employer, so split the file",
	"与前面各行的单位不同；一份申报只对一个单位，请拆分文件")

// ReadDeclaration reads a declaration with whatever insurances its header has. Rows with problems are among the rows;
// a row that names another employer than those before it refuses the file.
func ReadDeclaration(in io.Reader) (Declaration, []Problem, error) {
	all, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	switch {
	case err != nil:
		return Declaration{}, nil, err
	case len(all) > maxFile:
		return Declaration{}, nil, program.Errorf("the declaration is longer than %d bytes; split it",
			"申报文件超过 %d 字节；请拆分", maxFile)
	}
	head, err := table.NewReader(strings.NewReader(string(all)),
		table.Format{Name: "declaration", Row: "one person", RowChinese: "一个人"}, table.How{})
	if err != nil {
		return Declaration{}, nil, err
	}
	var d Declaration
	for _, name := range head.Header() {
		if !slices.ContainsFunc(personColumns(), func(c column) bool { return c.header == name }) {
			at := min(3, len(name))
			d.Insurances = append(d.Insurances, Insurance{name[:at], name[at:]})
		}
	}
	s, err := d.sheet()
	if err != nil {
		return Declaration{}, nil, err
	}
	rows, problems, err := s.read(strings.NewReader(string(all)), table.How{})
	if err != nil {
		return Declaration{}, nil, err
	}
	var errs []error
	for _, r := range rows {
		c := r.cells
		switch {
		case d.Taxpayer == "":
			d.Taxpayer = c[0]
		case c[0] != "" && c[0] != d.Taxpayer:
			errs = append(errs, Problem{r.line, taxpayerHeader, c[0], errTaxpayer})
		}
		d.Rows = append(d.Rows, DeclarationRow{c[1], c[2], c[3], c[4], c[5:]})
	}
	if err := errors.Join(errs...); err != nil {
		return Declaration{}, nil, err
	}
	return d, problems, nil
}

// maxFile bounds a declaration, which is held as a whole.
const maxFile = 64 << 20

// Write writes the declaration. It writes nothing where a row has a problem.
func (d *Declaration) Write(out io.Writer) error {
	s, err := d.sheet()
	if err != nil {
		return err
	}
	if d.Taxpayer != "" && len(d.Rows) == 0 {
		return program.Errorf("the declaration has no row that could hold the number of the employer; add a person",
			"申报没有可填单位识别号的行；请加一人")
	}
	var rows [][]string
	var errs []error
	for i, r := range d.Rows {
		if len(r.Wages) != len(d.Insurances) {
			errs = append(errs,
				Problem{Line: i + 2,
					Err: program.Errorf("has %d wages for %d insurances; leave a cell empty where there is none",
						"有 %d 个工资，险种却是 %d 个；没有的请留空格", len(r.Wages), len(d.Insurances))})
		}
		rows = append(rows, append([]string{d.Taxpayer, r.Name, r.IDType, r.IDNumber, r.Group}, r.Wages...))
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return s.write(out, rows)
}
