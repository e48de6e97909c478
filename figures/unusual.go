package figures

import (
	"slices"
	"strings"

	"github.com/shebao-go/shebao/rule"
)

// unusualWords are what the column unusual may say of a figure: that somebody looked at what a reader would take for a
// slip of the pen. They change no answer; whoever keeps a table may hold it against them.
//
//   - backdated: in force before its document was issued
//   - odd_month: begins in another month than January or July
//   - jump: more than 30 % away from the figure before it
//   - alone: its twin, such as the ceiling of a floor, did not move with it
//   - off_average: another number than the multiple of the average that its text sets
var unusualWords = []string{"backdated", "odd_month", "jump", "alone", "off_average"}

// checkUnusual refuses a word of the column unusual that is none, and one that is there twice.
func checkUnusual(text string) error {
	words := strings.Fields(text)
	for i, word := range words {
		switch {
		case !slices.Contains(unusualWords, word):
			list := strings.Join(unusualWords, ", ")
			return bad(rule.ErrOutOfRange, "unusual", word, rule.Say("is not known", "不在可选范围内"),
				rule.Sayf("use %s", "可用：%s", list))
		case slices.Contains(words[:i], word):
			return bad(rule.ErrConflict, "unusual", word, rule.Say("is there twice", "重复出现"),
				rule.Say("keep one", "请保留一个"))
		}
	}
	return nil
}
