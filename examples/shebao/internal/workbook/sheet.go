package workbook

import (
	"errors"

	"github.com/xuri/excelize/v2"
)

// head is the head of a column and its width in characters.
type head struct {
	name  string
	width float64
}

// sheet is a sheet being written, row by row, under its heads.
type sheet struct {
	*excelize.StreamWriter
	file  *excelize.File
	name  string
	width int
	row   int // written last
}

// nameSheets makes the sheets of a new workbook in their order, in which their filters are numbered.
func (w *Writer) nameSheets(names ...string) error {
	var errs []error
	for i, name := range names {
		var err error
		if i == 0 {
			err = w.file.SetSheetName(w.file.GetSheetName(0), name) // the one that every new workbook has
		} else {
			_, err = w.file.NewSheet(name)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// title says in the properties of the workbook what it is.
func (w *Writer) title(text string) error {
	language := w.Say("en", "zh-CN")
	return w.file.SetDocProps(&excelize.DocProperties{Title: text, Creator: "shebao", LastModifiedBy: "shebao",
		Language: language})
}

// addSheet begins a sheet with its heads.
func (w *Writer) addSheet(name string, heads []head) (*sheet, error) {
	s, err := w.beginSheet(name, heads)
	if err == nil {
		err = s.heads(w.style.head, heads)
	}
	return s, err
}

// beginSheet begins a sheet, whose heads stay in sight.
func (w *Writer) beginSheet(name string, heads []head) (*sheet, error) {
	stream, err := w.file.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	s := &sheet{StreamWriter: stream, file: w.file, name: name, width: len(heads)}
	for i, h := range heads {
		err = errors.Join(err, s.SetColWidth(i+1, i+1, h.width))
	}
	return s, errors.Join(err, s.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2",
		ActivePane: "bottomRight"}))
}

// heads writes the heads in a style.
func (s *sheet) heads(style int, heads []head) error {
	cells := make([]any, len(heads))
	for i, h := range heads {
		cells[i] = excelize.Cell{StyleID: style, Value: h.name}
	}
	return s.add(cells...)
}

// add writes the next row.
func (s *sheet) add(cells ...any) error {
	s.row++
	return s.SetRow(cell(1, s.row), cells)
}

// end completes the sheet: its rows can be filtered.
func (s *sheet) end() error {
	return errors.Join(s.file.AutoFilter(s.name, "A1:"+cell(s.width, s.row), nil), s.Flush())
}

// styles are how cells look.
type styles struct{ head, text, money, rate, weak int }

// newStyles makes the styles of a workbook.
func newStyles(f *excelize.File) (styles, error) {
	var s styles
	var errs []error
	const asText = 49
	money, rate := "#,##0.00", "0.00######%"
	weak := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF2CC"}}
	for _, x := range []struct {
		into  *int
		style excelize.Style
	}{
		{&s.head, excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true}}},
		{&s.text, excelize.Style{NumFmt: asText}},
		{&s.money, excelize.Style{CustomNumFmt: &money}},
		{&s.rate, excelize.Style{CustomNumFmt: &rate}},
		{&s.weak, excelize.Style{NumFmt: asText, Fill: weak}},
	} {
		var err error
		*x.into, err = f.NewStyle(&x.style)
		errs = append(errs, err)
	}
	return s, errors.Join(errs...)
}
