package sheetfile

import (
	"bufio"
	"bytes"
	"io"
	"strings"

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
	if err := refuse(start); err != nil {
		return nil, err
	}
	if bytes.HasPrefix(start, []byte("PK\x03\x04")) {
		return openWorkbook(r)
	}
	return openText(r, start)
}

// refuse names a file that is not read: it is known by its first bytes.
func refuse(start []byte) error {
	head := strings.ToLower(strings.TrimPrefix(string(start[:min(len(start), 4096)]), "\ufeff"))
	head = strings.TrimSpace(head)
	compound := bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	switch {
	case compound && bytes.Contains(start, utf16("EncryptedPackage")):
		return program.Errorf("the file is a workbook with a password; open it and save it without one",
			"这是加密的工作簿；请打开后取消密码再保存")
	case compound:
		return program.Errorf("the file is an old workbook (.xls) or one with a password; "+
			"open it and save it as .xlsx without a password", "这是旧格式工作簿（.xls）或加密的文件；请打开后另存为不加密的 .xlsx")
	case strings.HasPrefix(head, "%pdf"):
		return program.Errorf("the file is a PDF; export the table as .xlsx or CSV", "这是 PDF；请把表格导出为 .xlsx 或 CSV")
	case isMarkup(head):
		return program.Errorf("the file is a web page (HTML or XML) under the name of a table; "+
			"open it in a spreadsheet and save it as .xlsx",
			"文件内容是网页（HTML 或 XML），只是用了表格的文件名；请用表格软件打开后另存为 .xlsx")
	}
	return nil
}

// isMarkup reports whether a file begins as HTML or XML does.
func isMarkup(head string) bool {
	for _, tag := range []string{"<!doctype", "<html", "<head", "<meta", "<table", "<style", "<?xml", "<!--"} {
		if strings.HasPrefix(head, tag) {
			return true
		}
	}
	return false
}

// utf16 is a name as the directory of an old workbook has it.
func utf16(name string) []byte {
	var b []byte
	for i := range len(name) {
		b = append(b, name[i], 0)
	}
	return b
}
