package table

import (
	"bytes"
	"unicode/utf8"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// Kind is what a file is, by its first bytes.
type Kind uint8

// The kinds of files. Text is UTF-8, or ASCII as far as was looked.
const (
	Text      Kind = iota
	TextMark       // UTF-8 behind a byte order mark
	UTF16          // either byte order
	OtherText      // no UTF-8; what Chinese programs save as ANSI is GB18030
	Zip            // .xlsx and .ods are zip files
	OLE            // .xls, and .xlsx with a password
	HTML           // a page, which some programs save as .xls
	PDF
)

// Head is how many bytes tell the kind of a file.
const Head = 4096

// Sniff tells the kind of a file by its first bytes, up to Head of them.
func Sniff(head []byte) Kind {
	begins := func(mark string) bool { return bytes.HasPrefix(head, []byte(mark)) }
	switch {
	case begins("\xef\xbb\xbf"):
		return TextMark
	case begins("\xff\xfe"), begins("\xfe\xff"), wideASCII(head):
		return UTF16
	case begins("PK\x03\x04"):
		return Zip
	case begins("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return OLE
	case begins("%PDF"):
		return PDF
	case isHTML(head):
		return HTML
	case !validUTF8(head):
		return OtherText
	}
	return Text
}

// wideASCII reports whether UTF-16 without a byte order mark begins with two characters of ASCII.
func wideASCII(head []byte) bool {
	if len(head) < 4 {
		return false
	}
	low, high := head[0] == 0 && head[2] == 0, head[1] == 0 && head[3] == 0
	return low != high
}

func isHTML(head []byte) bool {
	begin := bytes.ToLower(bytes.TrimSpace(head))
	for _, tag := range [...]string{"<!doctype html", "<html", "<table", "<meta", "<?xml", "mime-version:"} {
		if bytes.HasPrefix(begin, []byte(tag)) {
			return true
		}
	}
	return false
}

// validUTF8 takes a last character that is cut off at Head for a whole one.
func validUTF8(head []byte) bool {
	for cut := 0; cut < utf8.UTFMax && cut <= len(head); cut++ {
		rest := head[len(head)-cut:]
		if utf8.Valid(head[:len(head)-cut]) {
			return cut == 0 || len(head) >= Head && !utf8.FullRune(rest)
		}
	}
	return false
}

// saveAs is what to do with a file that only a program with more libraries reads.
func saveAs() rule.Text {
	return rule.Say("save it as CSV UTF-8, or read it with `go run -C examples/shebao . month -in FILE`",
		"请另存为 CSV UTF-8，或用 `go run -C examples/shebao . month -in 文件` 读取")
}

// Refuse is the error of a file that no program reads, or that only one with more libraries does; nil for text.
func (k Kind) Refuse() error {
	switch k {
	case UTF16:
		return program.Errorf("the file is UTF-16 text; %s", "文件是 UTF-16 文本；%s", saveAs())
	case OtherText:
		return program.Errorf("the file is not UTF-8, probably GBK (GB18030), as Chinese Excel saves CSV; %s",
			"文件不是 UTF-8，多半是 GBK（GB18030），即中文 Excel 默认的 CSV；%s", saveAs())
	case Zip:
		return program.Errorf("the file is a workbook or another zip file (.xlsx); %s",
			"文件是工作簿（.xlsx）或其他压缩文件；%s", saveAs())
	case OLE:
		return program.Errorf("the file is a workbook of the old kind (.xls) or has a password; "+
			"open it and save it as .xlsx without one, or as CSV UTF-8",
			"文件是旧式工作簿（.xls）或有密码；请打开后另存为无密码的 .xlsx 或 CSV UTF-8")
	case HTML:
		return program.Errorf("the file is a web page (HTML), whatever its name ends in; "+
			"open it in a spreadsheet and save it as .xlsx or as CSV UTF-8",
			"文件其实是网页（HTML），不论扩展名是什么；请用表格软件打开，另存为 .xlsx 或 CSV UTF-8")
	case PDF:
		return program.Errorf("the file is a PDF; ask for the table it was printed from",
			"文件是 PDF；请索取它的原始表格")
	}
	return nil
}
