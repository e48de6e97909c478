package roster

import (
	"errors"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// The columns that rosters of several programs have, each under all the names people give it.

// IDColumn is what a person is called by.
func IDColumn() table.Column {
	return table.Column{English: "id", Chinese: "工号", Content: table.Ident,
		Also: []string{"员工编号", "员工工号", "员工号", "职工编号", "职工号", "人员编号", "编号", "employee_id", "employee id"},
		Use:  rule.Say("needed; any text, once in the roster", "必填；任意文字，名册内不重复"), Example: rule.Say("A001", "A001")}
}

// NeedID is the error of a table without the column of ids, nil where it has it. Where there are names it says how to
// take them.
func NeedID(r *table.Reader, column int) error {
	err := r.Need(column)
	if err == nil {
		return nil
	}
	name := NameColumn(rule.Text{})
	for _, header := range r.Header() {
		if slices.Contains(append(name.Also, name.English, name.Chinese), strings.ToLower(printed.Plain(header))) {
			return errors.Join(err, table.NewRowError(
				"where names tell people apart, take them: -map "+header+"="+r.Column(column).English,
				"如果姓名不重复，可用姓名当工号：-map "+header+"="+r.Column(column).Chinese))
		}
	}
	return err
}

// NameColumn is the name of a person.
func NameColumn(use rule.Text) table.Column {
	return table.Column{English: "name", Chinese: "姓名", Also: []string{"员工姓名", "职工姓名", "名字"}, Use: use,
		Example: rule.Say("Li Ming", "李明")}
}

// IDNumberColumn is the number of the identity document.
func IDNumberColumn(use rule.Text) table.Column {
	return table.Column{English: "id_number", Chinese: "证件号码", Content: table.Ident,
		Also: []string{"身份证号", "身份证号码", "身份证", "证件号", "公民身份号码", "社会保障号", "社会保障号码", "社保号", "个人编号"},
		Use:  use}
}

// KindColumn is what a person is to the schemes; options are the words it takes.
func KindColumn(use rule.Text, allowed []rule.Text) table.Column {
	return table.Column{English: "kind", Chinese: "人员类别", Also: []string{"人员类型", "用工类型", "用工形式", "员工类型"},
		Use: use, Example: rule.Say("employee", "在职"), Allowed: allowed}
}

// payNames are what people call the pay of a month.
func payNames() []string {
	return []string{"应发工资", "应发", "应发合计", "月工资", "工资", "月薪", "salary"}
}

// PayColumn is the pay of a month.
func PayColumn(use rule.Text) table.Column {
	return table.Column{English: "monthly_pay", Chinese: "月工资", Also: payNames(), Content: table.Yuan, Use: use,
		Example: rule.Say("12345.60", "12345.60")}
}
