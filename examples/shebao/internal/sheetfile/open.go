package sheetfile

import (
	"bufio"
	"bytes"
	"io"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
)

// window is how much of a text file is looked at before its encoding is said.
const window = 256 << 10

// Open takes a file apart into its sheets, whatever it is of what the package reads. The error of any other file says
// what it is and what to do.
func Open(in io.Reader) ([]table.Sheet, error) {
	r := bufio.NewReaderSize(in, window)
	start, err := r.Peek(window)
	if err != nil && err != io.EOF {
		return nil, program.Errorf("the file cannot be read: %s", "文件不能读取：%s", err)
	}
	if len(bytes.TrimSpace(start)) == 0 {
		return nil, program.Errorf("the file is empty; choose the file that has the rows", "文件是空的；请选有内容的文件")
	}
	switch kind := table.Sniff(bytes.TrimPrefix(start[:min(len(start), table.Head)], []byte("\ufeff"))); kind {
	case table.Zip:
		return openWorkbook(r)
	case table.OLE, table.HTML, table.PDF:
		return nil, kind.Refuse()
	}
	return openText(r, start)
}
