package rosteranswer

import (
	"bytes"

	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/examples/shebao/internal/sheetfile"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Columns is how the columns of a roster are read.
type Columns struct {
	Columns  []Column  `json:"columns" doc:"of a roster" zh:"名册可有的列"`
	Headings []string  `json:"headings" doc:"of the file, in its order" zh:"文件的表头"`
	Unknown  []Unknown `json:"unknown" doc:"headings that are no column's" zh:"不认识的表头"`
}

// Column is a column that a roster may have.
type Column struct {
	Name    string `json:"name" doc:"in English, which map takes" zh:"英文列名，可用于 map"`
	Chinese string `json:"name_zh" doc:"in Chinese, which map takes" zh:"中文列名，可用于 map"`
	Use     string `json:"use" doc:"what it is for" zh:"用途"`
	Heading string `json:"heading,omitempty" doc:"of the file that it is read from" zh:"取自文件的哪个表头"`
	Lacking bool   `json:"lacking" doc:"needed, and not in the file" zh:"必需而文件没有"`
}

// Unknown is a heading that is no column's.
type Unknown struct {
	Heading string `json:"heading" doc:"as the file has it" zh:"文件的表头"`
	Doubt   string `json:"doubt,omitempty" doc:"why it may not be passed over unseen" zh:"略过前须先核对的原因"`
}

// ReadColumns tells how the columns of a roster are read, of all settings with sheet and map alone.
//
// Errors: why no header is found in it, or what is wrong with map.
func ReadColumns(settings Given, roster []byte, lang rule.Language) ([]byte, error) {
	how := table.How{Open: sheetfile.Open, Sheet: settings.one("sheet")}
	for _, entry := range settings["map"] {
		if err := how.TakeName(entry); err != nil {
			return nil, fieldless(err)
		}
	}
	in, all, err := payrollmonth.ReadColumns(bytes.NewReader(roster), how)
	if err != nil {
		return nil, fieldless(err)
	}
	out := Columns{Columns: []Column{}, Headings: []string{}, Unknown: []Unknown{}}
	for c, column := range all {
		one := Column{Name: column.English, Chinese: column.Chinese, Use: inSettings(column.Use.In(lang), lang),
			Lacking: in.Lacks(c)}
		if in.Has(c) {
			one.Heading = in.Name(c)
		}
		out.Columns = append(out.Columns, one)
	}
	for _, heading := range in.Header() {
		if heading != "" {
			out.Headings = append(out.Headings, heading)
		}
	}
	for _, heading := range in.Unknown() {
		one := Unknown{Heading: heading}
		if table.MayTakeOut(heading) {
			one.Doubt = rule.Say("it may say that somebody is not to be computed: take those people out first",
				"可能说明有人不应计算，请先删去这些人").In(lang)
		}
		out.Unknown = append(out.Unknown, one)
	}
	return jsonrule.Marshal(out)
}
