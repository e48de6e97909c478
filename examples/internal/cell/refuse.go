package cell

import (
	"slices"
	"strings"

	"github.com/shebao-go/shebao/rule"
)

// refusal is what is wrong with a cell and what to do.
type refusal struct{ reason, do rule.Text }

// of makes a refusal the error of a field and the text as it is written.
func (r refusal) of(area rule.Area, field, text string) error {
	return area.Refuse(rule.ErrBadNumber, field, text, r.reason, r.do)
}

// notACell says of what no column takes why it is refused: nothing in words, an error of a spreadsheet, a formula.
func notACell(plain string) (refusal, bool) {
	switch {
	case plain == "":
		return refusal{rule.Say("is empty", "是空的"), rule.Say("fill the cell", "请填写这一格")}, true
	case isNothing(plain):
		return refusal{rule.Say("stands for nothing", "表示没有内容"),
			rule.Say("leave the cell empty where there is none, and write 0 where it is zero",
				"没有的请留空，是零的请写 0")}, true
	case strings.Trim(plain, "#") == "":
		return refusal{rule.Say("is a spreadsheet's column that is too narrow for its value", "是电子表格列宽不够时显示的 ####"),
			rule.Say("widen the column and save the file again", "请加宽该列后重新保存文件")}, true
	case strings.HasPrefix(plain, "#"):
		return refusal{rule.Say("is an error of a spreadsheet", "是电子表格的错误值"),
			rule.Say("put the formula right and save the file again", "请改正公式后重新保存文件")}, true
	case strings.HasPrefix(plain, "="):
		return refusal{rule.Say("is a formula", "是公式"),
			rule.Say("save the file with its values", "请以数值方式保存文件")}, true
	}
	return refusal{}, false
}

// isNothing reports whether a text is what people write where there is nothing.
func isNothing(plain string) bool {
	if strings.Trim(plain, "-—–―─_/\\.") == "" {
		return true
	}
	words := []string{"无", "没有", "暂无", "空", "不详", "未知", "待定", "待核", "n/a", "na", "nil", "none", "null"}
	return slices.Contains(words, strings.ToLower(plain))
}
