package sheetfile

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// maxPart is the bytes of a part of a workbook that is kept in memory: its shared texts, its styles.
const maxPart = 256 << 20

// book is what the cells of all sheets of a workbook refer to.
type book struct {
	parts  map[string]*zip.File
	texts  []string
	dates  []bool // by style: the number is a date
	year04 bool   // days are counted from 1904-01-01
}

// openWorkbook reads what a workbook keeps beside its rows.
func openWorkbook(in io.Reader) ([]table.Sheet, error) {
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, program.Errorf("the file cannot be read: %s", "文件不能读取：%s", err)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, program.Errorf("the file begins as a workbook (.xlsx) and is not complete: %s; copy it again",
			"文件像工作簿（.xlsx），但不完整：%s；请重新复制一份", err)
	}
	b := &book{parts: map[string]*zip.File{}}
	for _, part := range archive.File {
		b.parts[strings.TrimPrefix(part.Name, "/")] = part
	}
	if _, ok := b.parts[workbookPart]; !ok {
		return nil, b.name()
	}
	sheets, err := b.read()
	if err != nil {
		return nil, program.Errorf("the workbook cannot be read: %s; open it in a spreadsheet and save it as .xlsx",
			"工作簿不能读取：%s；请用表格软件打开后另存为 .xlsx", err)
	}
	return sheets, nil
}

// workbookPart is the part that lists the sheets.
const workbookPart = "xl/workbook.xml"

// name says what a zip is that has no sheets as .xlsx has them.
func (b *book) name() error {
	for _, other := range []struct{ part, english, chinese string }{
		{"xl/workbook.bin", "a binary workbook (.xlsb)", "二进制工作簿（.xlsb）"},
		{"content.xml", "an OpenDocument file (.ods)", "OpenDocument 文件（.ods）"},
		{"word/document.xml", "a text document (.docx)", "文字文档（.docx）"},
	} {
		if _, ok := b.parts[other.part]; ok {
			return program.Errorf("the file is %s; open it and save the table as .xlsx",
				"这是%s；请打开后把表格另存为 .xlsx", rule.Say(other.english, other.chinese))
		}
	}
	return program.Errorf("the file is a zip that is no workbook; unpack it and pass the file that is in it",
		"这是压缩包，不是工作簿；请解压后选其中的文件")
}

// sheetList is the part that lists the sheets.
type sheetList struct {
	Properties struct {
		Date1904 string `xml:"date1904,attr"`
	} `xml:"workbookPr"`
	Sheets []struct {
		Name  string `xml:"name,attr"`
		State string `xml:"state,attr"`
		ID    string `xml:"id,attr"`
	} `xml:"sheets>sheet"`
}

// relations say in which part a sheet is.
type relations struct {
	All []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

// read reads the list of the sheets and what their cells refer to.
func (b *book) read() ([]table.Sheet, error) {
	var list sheetList
	var relate relations
	err := errors.Join(b.decode(workbookPart, &list), b.decode("xl/_rels/workbook.xml.rels", &relate))
	if err != nil {
		return nil, err
	}
	b.year04 = list.Properties.Date1904 == "1" || list.Properties.Date1904 == "true"
	parts := map[string]string{}
	for _, r := range relate.All {
		target := path.Join("xl", r.Target)
		if strings.HasPrefix(r.Target, "/") {
			target = r.Target[1:]
		}
		switch r.Type[strings.LastIndex(r.Type, "/")+1:] {
		case "worksheet":
			parts[r.ID] = target
		case "sharedStrings":
			err = errors.Join(err, b.readTexts(target))
		case "styles":
			err = errors.Join(err, b.readStyles(target))
		}
	}
	if err != nil {
		return nil, err
	}
	var sheets []table.Sheet
	for _, s := range list.Sheets {
		part, ok := b.parts[parts[s.ID]]
		if !ok {
			continue // a sheet of a chart
		}
		how, err := howRead(part, s.State != "" && s.State != "visible")
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, table.Sheet{Name: s.Name, How: how, Ragged: true,
			Rows: &sheetRows{book: b, part: part}})
	}
	return sheets, nil
}

// open opens a part that is kept in memory.
func (b *book) open(name string) (io.ReadCloser, error) {
	part, ok := b.parts[name]
	if !ok {
		return nil, program.Errorf("%s is not in it", "其中没有 %s", name)
	}
	if part.UncompressedSize64 > maxPart {
		return nil, program.Errorf("%s is larger than %d bytes", "%s 大于 %d 字节", name, maxPart)
	}
	return part.Open()
}

// decode reads a part.
func (b *book) decode(name string, into any) error {
	in, err := b.open(name)
	if err != nil {
		return err
	}
	return errors.Join(xml.NewDecoder(in).Decode(into), in.Close())
}

// howRead goes through a sheet for what a reader of its rows does not see: what is hidden, and cells that are merged.
func howRead(part *zip.File, hidden bool) (rule.Text, error) {
	in, err := part.Open()
	if err != nil {
		return rule.Text{}, err
	}
	english, chinese := "workbook (.xlsx)", "工作簿（.xlsx）"
	if hidden {
		english, chinese = english+", a hidden sheet", chinese+"，隐藏的工作表"
	}
	rows, merged, err := hiddenAndMerged(in)
	if rows > 0 {
		english += fmt.Sprintf(", %d hidden rows read like the others", rows)
		chinese += fmt.Sprintf("，%d 个隐藏行照常读取", rows)
	}
	if merged > 0 {
		english += fmt.Sprintf(", %d merged cells, of which only the first has the value", merged)
		chinese += fmt.Sprintf("，%d 处合并单元格，只有首格有值", merged)
	}
	return rule.Say(english, chinese), errors.Join(err, in.Close())
}

// hiddenAndMerged counts the hidden rows and the merged ranges of a sheet by its tags.
func hiddenAndMerged(in io.Reader) (hidden, merged int, err error) {
	r := bufio.NewReaderSize(in, 64<<10)
	for {
		tag, err := r.ReadSlice('>')
		switch {
		case err == io.EOF:
			return hidden, merged, nil
		case err != nil && err != bufio.ErrBufferFull:
			return 0, 0, err
		}
		tag = tag[max(bytes.LastIndexByte(tag, '<'), 0):]
		name, attributes, _ := bytes.Cut(tag, []byte(" "))
		switch string(name[max(bytes.IndexByte(name, ':'), 0):]) {
		case "<row", ":row":
			if bytes.Contains(attributes, []byte(`hidden="1"`)) || bytes.Contains(attributes, []byte(`hidden="true"`)) {
				hidden++
			}
		case "<mergeCell", ":mergeCell":
			merged++
		}
	}
}
