package payrollmonth

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// The page of one person: 3000 yuan in 2025-08, of which 721.52 are withheld.
func TestPageOfAPerson(t *testing.T) {
	const people = "工号,缴费工资\n440524188001010014,8000\n11010519491231002x,3000\n"
	for _, c := range []struct {
		name, explain string
		status        int
		says          string // in the page or among the errors
	}{
		{name: "as the roster has it", explain: "11010519491231002x", says: "<strong>11010519491231002X</strong>"},
		{name: "as it is compared", explain: "'11010519491231002X", says: "<td>721.52</td>"},
		{name: "nobody", explain: "A9", status: program.CannotRun, says: "没有算出这个工号"},
		{name: "two people", explain: "A1,A2", status: program.CannotRun, says: "是一个人的明细页"},
		{name: "lost digits", explain: "4.40106E+17", status: program.CannotRun, says: "已丢失位数"},
		{name: "no one named", status: program.CannotRun, says: "请用 -explain 指明工号"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "person.html")
			status, _, told := runWith(t, people, own("-lang", "zh", "-explain", c.explain, "-out", out)...)
			assert.Equal(t, c.status, status, told)
			page, err := os.ReadFile(out)
			if c.status != program.AllGood {
				assert.ErrorIs(t, err, os.ErrNotExist)
				assert.Contains(t, told, c.says)
				return
			}
			require.NoError(t, err)
			assert.Contains(t, string(page), c.says)
			assert.NotContains(t, string(page), "440524188001010014")
		})
	}
}
