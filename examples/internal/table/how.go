package table

import (
	"cmp"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/program"
)

// How says how a file is read. The zero How reads a text in UTF-8 and knows every column or refuses it.
type How struct {
	Open  Open   // UTF8 where nil
	Sheet string // the name of the sheet; empty for the only one with a header

	// The flag that gives Sheet where it is not -sheet. It may be one for several files, of which a text has no sheets.
	SheetFlag string

	Extra bool              // columns that are not known are passed over
	Names map[string]string // what a header of the file is: one of the two own headers of a column

	Percent bool // a rate without a sign is per cent
	List    bool // the columns are printed, and nothing is read
}

// sheetFlag is the flag that names the sheet.
func (h *How) sheetFlag() string { return "-" + cmp.Or(h.SheetFlag, "sheet") }

// Flags defines -extra, -map and -columns, and -sheet where workbooks are read.
func (h *How) Flags(fs *program.FlagSet) {
	fs.Func("extra", "what to do with a column that is not known: `refuse` or ignore",
		"不认识的列怎么办：`refuse`（拒绝）或 ignore（略过）", func(word string) error {
			ignore, err := cell.Word(word, []cell.Option[bool]{{Value: true, English: "ignore", Chinese: "略过"},
				{Value: false, English: "refuse", Chinese: "拒绝"}}, nil)
			if err != nil {
				return program.Errorf("write refuse or ignore", "请写 refuse（拒绝）或 ignore（略过）")
			}
			h.Extra = ignore
			return nil
		})
	fs.Func("map", "take a column under your own name: `header=column`, such as 应发=wage; may be repeated",
		"按自己的表头取列：`表头=列名`，例如 应发=缴费工资；可多次给出",
		h.TakeName)
	fs.BoolVar(&h.List, "columns", false, "list the columns with their names and an example, and end",
		"列出各列的名称和示例，然后结束")
	if h.Open != nil {
		fs.StringVar(&h.Sheet, "sheet", "", "`name` of the roster's sheet, where it is a workbook with more than "+
			"one that has a header", "名册工作簿中工作表的`名称`，有表头的工作表不止一张时填写")
	}
}

// PercentFlag defines -percent, for a table with rates.
func (h *How) PercentFlag(fs *program.FlagSet) {
	fs.BoolVar(&h.Percent, "percent", false, "rates without a sign are per cent: 8 is 8 %",
		"没有百分号的比例按百分数读：8 就是 8 %")
}

// TakeName takes one entry of -map, header=column.
//
// Errors: an entry without one of them, and a header that has a column already.
func (h *How) TakeName(text string) error {
	at := max(strings.LastIndex(text, "="), 0) // a header of the file may have one itself
	header, name := text[:at], strings.TrimPrefix(text[at:], "=")
	if keyOf(header) == "" || keyOf(name) == "" {
		return program.Errorf("write header=column, such as 应发=wage", "请写作 表头=列名，例如 应发=缴费工资")
	}
	if h.Names == nil {
		h.Names = map[string]string{}
	}
	for before, is := range h.Names {
		if keyOf(before) == keyOf(header) {
			return program.Errorf("%q is there twice, as %s and %s; give it once", "%q 重复（%s 和 %s）；只给一次", header,
				is, name)
		}
	}
	h.Names[header] = name
	return nil
}
