package roster

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll/printed"
)

// maxID is the bytes of one id.
const maxID = 64

// ErrFormula refuses an id, a name or a department that would be computed where it is written.
var ErrFormula = table.NewRowError("begins with = + - or @, which a spreadsheet takes for a formula; begin it with a "+
	"letter or a digit", "以 = + - 或 @ 开头，表格软件会当成公式；请以文字或数字开头")

// ReadID returns an id in its one form (see package printed), and refuses one that is empty, too long, not shown as it
// is, has lost digits or is the name of a sum. Seen counts what
// had to be understood.
func ReadID(text string, seen *cell.Seen) (string, error) {
	id, err := cell.ID(text, seen)
	unprintable := strings.ContainsFunc(id, func(c rune) bool { return !unicode.IsPrint(c) })
	switch {
	case err != nil:
		return "", err
	case id == "":
		return "", table.NewRowError("is empty; every person needs an id", "是空的；每个人都要有工号")
	case len(id) > maxID:
		return "", table.NewRowError(fmt.Sprintf("is longer than %d bytes; shorten it", maxID),
			fmt.Sprintf("超过 %d 字节；请缩短", maxID))
	case unprintable:
		return "", table.NewRowError("has a character that cannot be printed; type it anew",
			"有不能打印的字符；请重新输入")
	case strings.ContainsRune("=+-@", rune(id[0])):
		return "", ErrFormula
	case printed.IsSum(id):
		return "", table.NewRowError("is the name of a sum, not a person; leave the row out", "是合计行，不是人员；请删去这一行")
	}
	return id, nil
}
