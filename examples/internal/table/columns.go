package table

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// Content is what the cells of a column are, as far as the reader of a table has to know.
type Content uint8

// The contents. A row is somebody's by its Ident, and a row of sums has its name in or before it; Yuan are what such a
// row adds up; a Number is any other number.
const (
	Words Content = iota
	Ident
	Yuan
	Number
)

// Column is one column: the two headers it has in this project, and the others people give it. English headers may be
// in any case; blanks, the width of letters and a unit in brackets make no difference.
type Column struct {
	English, Chinese string

	Also    []string // the same thing under other names
	Instead []string // what stands in for it where the file has none of the names above
	Content Content
	Use     rule.Text // what it is for
	Example rule.Text // of a cell
	Beside  bool      // nothing is computed with it, so that it counts among the columns passed over

	Allowed []rule.Text // the words a cell may have, where it has no other
}

func (c Column) String() string { return c.English + " (" + c.Chinese + ")" }

// Name is the header in a language.
func (c Column) Name(lang rule.Language) string { return program.Say(lang, c.English, c.Chinese) }

// names are the headers that are the column itself.
func (c Column) names() []string { return append([]string{c.English, c.Chinese}, c.Also...) }

// Format says what a table is.
type Format struct {
	Name            string   // such as history
	Row, RowChinese string   // what a line is, such as one month, 一个月
	Columns         []Column // a column is named by its place here
	Exact           bool     // a program wrote it: every column is one of these, under its Chinese name to the letter
}

// kinship says how a header and a column belong together; the higher the better.
type kinship uint8

const (
	stranger kinship = iota
	substitute
	itself
)

// meaning is the column of a header, -1 for none, how sure that is, and what the column holds.
type meaning struct {
	column  int
	kin     kinship
	content Content
}

// lexicon has the meaning of every header by its key.
type lexicon map[string]meaning

// lexicon joins the names of the columns with those the user gave.
func (f *Format) lexicon(own map[string]string) lexicon {
	all := lexicon{}
	for c, column := range f.Columns {
		for _, name := range column.Instead {
			all[keyOf(name)] = meaning{c, substitute, column.Content}
		}
	}
	for c, column := range f.Columns {
		for _, name := range column.names() {
			all[keyOf(name)] = meaning{c, itself, column.Content}
		}
	}
	for header, name := range own {
		if c, found := f.named(name); found {
			all[keyOf(header)] = meaning{c, itself, f.Columns[c].Content}
		}
	}
	delete(all, "")
	return all
}

// of returns the meaning of a header.
func (l lexicon) of(header string) meaning {
	if m, found := l[keyOf(header)]; found {
		return m
	}
	return meaning{column: -1}
}

// named returns the column of one of its two own headers.
func (f *Format) named(name string) (int, bool) {
	c := slices.IndexFunc(f.Columns, func(c Column) bool {
		return keyOf(c.English) == keyOf(name) || keyOf(c.Chinese) == keyOf(name)
	})
	return c, c >= 0
}

func (f *Format) allowed() string {
	var all []string
	for _, c := range f.Columns {
		all = append(all, c.String())
	}
	return strings.Join(all, ", ")
}

// List prints every column with its other names, what it is for and an example.
func (f *Format) List(to io.Writer, lang rule.Language) error {
	var text strings.Builder
	for _, c := range f.Columns {
		fmt.Fprintf(&text, "  %s: %s\n", c, c.Use.In(lang))
		line := func(english, chinese string, list []string) {
			if len(list) > 0 {
				fmt.Fprintf(&text, "      %s%s\n", program.Say(lang, english, chinese),
					strings.Join(list, program.Say(lang, ", ", "、")))
			}
		}
		line("also: ", "也可写作：", c.Also)
		line("without it: ", "没有时用：", c.Instead)
		if example := c.Example.In(lang); example != "" {
			line("such as: ", "例如：", []string{example})
		}
	}
	_, err := io.WriteString(to, text.String())
	return err
}

// keyOf is a header without what makes no difference: blanks, the width of letters, marks of what must be filled, and a
// unit or a remark in brackets. Other words in brackets stay, for 缴费工资（养老） is another column than 缴费工资.
func keyOf(header string) string {
	var key strings.Builder
	text := strings.ToLower(printed.Plain(header))
	for {
		before, inner, after, found := cutBrackets(text)
		key.WriteString(before)
		if !found {
			break
		}
		if !isRemark(inner) {
			key.WriteString(inner)
		}
		text = after
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("*:'\"_-、,", r) {
			return -1
		}
		return r
	}, key.String())
}

// cutBrackets cuts a text around its first pair of brackets.
func cutBrackets(text string) (before, inner, after string, found bool) {
	open := strings.IndexAny(text, "([【<")
	if open < 0 {
		return text, "", "", false
	}
	begin := open + 1
	if strings.HasPrefix(text[open:], "【") {
		begin = open + len("【")
	}
	end := strings.IndexAny(text[begin:], ")]】>")
	if end < 0 {
		return text, "", "", false
	}
	after = strings.TrimPrefix(text[begin+end:], "】")
	if len(after) == len(text[begin+end:]) {
		after = after[1:]
	}
	return text[:open], text[begin : begin+end], after, true
}

// isRemark reports whether what stands in the brackets of a header says how to fill the column, and not which it is.
func isRemark(inner string) bool {
	switch strings.ReplaceAll(inner, " ", "") {
	case "", "元", "元/月", "月", "单位:元", "人民币", "人民币元", "人民币/元", "¥", "yuan", "rmb", "cny", "%", "必填", "选填",
		"必填项", "required", "optional", "是/否", "yes/no", "18位", "文本":
		return true
	}
	return strings.HasPrefix(inner, "yyyy") || strings.HasPrefix(inner, "如") || strings.HasPrefix(inner, "例")
}

// Passing a column over is right where it tells who somebody is or what a program does not ask for, and wrong where it
// may say that somebody is not to be computed, such as 离职日期 or 人员状态.
func passedOver() []string {
	return []string{
		"序号", "行号", "no", "no.", "#", "姓名", "员工姓名", "职工姓名", "名字", "name", "性别", "gender", "sex", "年龄", "age",
		"民族", "国籍", "籍贯", "学历", "政治面貌", "婚姻状况", "出生日期", "出生年月", "生日", "birthday",
		"部门", "部门名称", "所属部门", "一级部门", "二级部门", "department", "dept", "科室", "班组", "车间", "小组", "中心", "成本中心",
		"costcenter", "costcentre", "项目", "项目组", "岗位", "岗位名称", "职位", "职务", "职级", "position", "title",
		"公司", "公司名称", "单位名称", "法人主体", "company", "工作地点", "办公地点",
		"手机", "手机号", "手机号码", "电话", "联系电话", "联系方式", "phone", "mobile", "邮箱", "电子邮箱", "email", "地址", "住址", "联系地址",
		"证件类型", "证件类别", "idtype", "开户行", "开户银行", "银行", "银行卡号", "银行账号", "账号", "卡号", "入职日期", "入职日", "入职时间",
		"hired", "备注", "说明", "remark", "remarks", "note", "notes",
	}
}

// isPassedOver reports whether a header is known to be none of ours.
func isPassedOver(header string) bool {
	key := keyOf(header)
	return slices.ContainsFunc(passedOver(), func(name string) bool { return keyOf(name) == key })
}

// isNumbering reports whether a column only counts the rows.
func isNumbering(header string) bool {
	switch keyOf(header) {
	case "序号", "行号", "no", "no.", "#":
		return true
	}
	return false
}

// MayTakeOut reports whether a column may say that somebody is not to be computed, such as 离职日期.
func MayTakeOut(header string) bool {
	return slices.ContainsFunc([]string{"离职", "减员", "停保", "终止", "状态"}, func(word string) bool {
		return strings.Contains(header, word)
	})
}

// Unknown returns the headers of the file that are no column's and are refused, in the file's order.
func (r *Reader) Unknown() []string {
	var all []string
	for i, name := range r.header.names {
		if name != "" && r.header.means[i].column < 0 && !isPassedOver(name) {
			all = append(all, name)
		}
	}
	return all
}

// unknown is the error of a header that is no column's.
func (r *Reader) unknown(header string) error {
	name := Printable(header)
	if r.format.Exact {
		return NewRowError(
			fmt.Sprintf("column %q is not one of the client's; pass the file as the client wrote it", name),
			fmt.Sprintf("%q 不是客户端文件的列；请用客户端导出的原文件，不要改动列", name))
	}
	if MayTakeOut(name) {
		return NewRowError(
			fmt.Sprintf("column %q is not read, and may say that somebody is not to be computed; take those people "+
				"out, then pass over the column with -extra ignore", name),
			fmt.Sprintf("不读 %q 这一列，而它可能说明有人不应计算；请先删去这些人，再用 -extra ignore 略过这一列", name))
	}
	return NewRowError(
		fmt.Sprintf("column %q is not known; name what it is with -map %q, or pass over all such columns with -extra "+
			"ignore", name, name+"=..."),
		fmt.Sprintf("不认识 %q 这一列；请用 -map %q 说明，或用 -extra ignore 略过这类列", name, name+"=..."))
}

// twice is the error of two headers that are one column.
func twice(first, second string, at, again int) error {
	if first == second {
		return NewRowError(fmt.Sprintf("column %q is there twice (columns %d and %d)", first, at+1, again+1),
			fmt.Sprintf("%q 这一列重复（第 %d 列和第 %d 列）", first, at+1, again+1))
	}
	return NewRowError(
		fmt.Sprintf("columns %q (%d) and %q (%d) are the same thing; keep one", first, at+1, second, again+1),
		fmt.Sprintf("%q（第 %d 列）和 %q（第 %d 列）是同一项；请只留一列", first, at+1, second, again+1))
}

// checkMap refuses an entry of -map that names no column of the format or no header of the file.
func (r *Reader) checkMap() error {
	var errs []error
	for header, name := range r.how.Names {
		_, found := r.format.named(name)
		inFile := func(name string) bool { return keyOf(name) == keyOf(header) }
		switch {
		case !found:
			errs = append(errs, program.Errorf("-map %s=%s: there is no column %q; the columns are %s",
				"-map %s=%s：没有 %q 这一列；可用的列：%s", header, name, name, r.format.allowed()))
		case !slices.ContainsFunc(r.header.names, inFile):
			errs = append(errs, program.Errorf("-map %s=%s: the file has no header %q; its headers are %s",
				"-map %s=%s：文件里没有 %q 这个表头；文件的表头：%s", header, name, header,
				Printable(strings.Join(nonEmpty(r.header.names), ", "))))
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}
