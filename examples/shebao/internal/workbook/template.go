package workbook

import (
	"errors"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// Template writes an empty table, ready to be filled in, and a sheet that says what its columns are for.
func Template(to io.Writer, f table.Format, lang rule.Language) error {
	t := &emptyTable{Writer: Writer{Tongue: program.Tongue{Lang: lang}, to: to, file: excelize.NewFile()}, format: f}
	var err error
	t.style, err = newStyles(t.file)
	table, explanation := t.Say(f.Name, "名册"), t.Say("columns", "说明")
	if err == nil {
		err = errors.Join(t.nameSheets(table, explanation), t.title(t.Say("Empty "+f.Name, "空白名册")))
	}
	if err == nil {
		err = errors.Join(t.table(table), t.explanation(explanation))
	}
	if err == nil {
		err = t.file.Write(to)
	}
	return errors.Join(err, t.file.Close())
}

// emptyTable is a template being written.
type emptyTable struct {
	Writer
	format table.Format
}

// table writes the sheet that is filled in: the heads, and below them cells of the kind of the column.
func (t *emptyTable) table(name string) error {
	var heads []head
	for _, c := range t.format.Columns {
		heads = append(heads, head{c.Name(t.Lang), 16})
	}
	s, err := t.beginSheet(name, heads)
	if err != nil {
		return err
	}
	var errs []error
	for i, c := range t.format.Columns {
		errs = append(errs, s.SetColStyle(i+1, i+1, t.styleOf(c.Content)), t.validate(s, i+1, c))
	}
	return errors.Join(append(errs, s.heads(t.style.head, heads), s.Flush())...)
}

// styleOf is how the cells of a column are shown. What is no amount stays as it is typed.
func (t *emptyTable) styleOf(content table.Content) int {
	switch content {
	case table.Yuan:
		return t.style.money
	case table.Number:
		return 0
	}
	return t.style.text
}

// validate has the spreadsheet refuse what the program would: other words, and an amount that is no number.
func (t *emptyTable) validate(s *sheet, column int, c table.Column) error {
	v := excelize.NewDataValidation(true)
	v.SetSqref(cell(column, 2) + ":" + cell(column, excelize.TotalRows))
	switch {
	case len(c.Allowed) > 0:
		var words []string
		for _, word := range c.Allowed {
			words = append(words, word.In(t.Lang))
		}
		v.SetError(excelize.DataValidationErrorStyleStop, c.Name(t.Lang),
			t.Say("write one of these: ", "请填写其中之一：")+strings.Join(words, t.Say(", ", "、")))
		if err := v.SetDropList(words); err != nil {
			return err
		}
	case c.Content == table.Yuan:
		const most = 10_000_000_000
		v.SetError(excelize.DataValidationErrorStyleStop, c.Name(t.Lang),
			t.Say("write yuan as a number, such as 12345.60", "请用数字填写金额（元），如 12345.60"))
		err := v.SetRange(0, most, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
		if err != nil {
			return err
		}
	default:
		return nil
	}
	return t.file.AddDataValidation(s.name, v)
}

// explanation writes the sheet that says what the columns are for. Each is named behind its letter, so that no row of
// it is taken for the head of the table.
func (t *emptyTable) explanation(name string) error {
	s, err := t.addSheet(name, []head{
		{t.Say("letter and header", "列号与表头"), 24}, {t.Say("what it is for", "用途"), 60},
		{t.Say("such as", "示例"), 16}, {t.Say("words it takes", "可填内容"), 24}, {t.Say("read too", "也可写作"), 60},
	})
	if err != nil {
		return err
	}
	var errs []error
	for i, c := range t.format.Columns {
		letter, _ := excelize.ColumnNumberToName(i + 1)
		var words []string
		for _, word := range c.Allowed {
			words = append(words, word.In(t.Lang))
		}
		errs = append(errs, s.add(t.text(letter+" "+c.Name(t.Lang)), t.text(c.Use.In(t.Lang)),
			t.text(c.Example.In(t.Lang)), t.text(strings.Join(words, " / ")), t.text(strings.Join(c.Also, " / "))))
	}
	return errors.Join(append(errs, s.Flush())...)
}
