package workbook

import (
	"errors"
	"io"

	"github.com/shebao-go/shebao/examples/internal/book"
	"github.com/shebao-go/shebao/examples/internal/program"
)

// WriteBook writes a book as one workbook: amounts are numbers, and those that follow from others formulas.
func (s *Scratch) WriteBook(to io.Writer, b *book.Book) error {
	file, err := s.file()
	if err != nil {
		return err
	}
	w := &Writer{Tongue: program.Tongue{Lang: b.Lang}, file: file}
	var names []string
	for i := range b.Sheets {
		names = append(names, b.Sheets[i].Name)
	}
	w.style, err = newStyles(w.file)
	err = errors.Join(err, w.nameSheets(names...), w.title(b.Title))
	for i := range b.Sheets {
		err = errors.Join(err, w.writeSheet(&b.Sheets[i]))
	}
	if err == nil {
		err = w.file.Write(to)
	}
	return errors.Join(err, w.file.Close())
}

// writeSheet writes one sheet.
func (w *Writer) writeSheet(of *book.Sheet) error {
	heads := make([]head, len(of.Heads))
	for i, h := range of.Heads {
		heads[i] = head{h.Name, h.Width}
	}
	s, err := w.addSheet(of.Name, heads)
	if err != nil {
		return err
	}
	var errs []error
	for _, row := range of.Rows {
		cells := make([]any, len(row))
		for i, c := range row {
			cells[i] = w.cellOf(c)
		}
		errs = append(errs, s.add(cells...))
	}
	return errors.Join(append(errs, s.end())...)
}

// cellOf is a cell as the workbook has it.
func (w *Writer) cellOf(c book.Cell) any {
	switch c.Kind {
	case book.IsAmount:
		return w.money(c.Fen, c.Formula)
	case book.IsCount:
		return c.Count
	}
	return w.text(c.Text)
}
