package payrollyear

import (
	"strings"
	"testing"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/program"
)

// A roster under one's own names, with columns of no use here, is read, and what was passed over is said.
func TestColumnsOfOnesOwn(t *testing.T) {
	roster := strings.NewReplacer("月工资", "岗位薪", "工号", "员工代码").Replace(
		"工号,姓名,证件号码,人员类别,入职日,年初缴费基数,上年工资总额,上年工作月数,月工资,车补\n") +
		"A001,某1,TEST00000000000001,在职,2011-02-06,5942.40,71310.17,12,6190,300\n"
	for _, c := range []struct {
		name string
		args []string
		pagetest.Case
	}{
		{name: "unknown", Case: pagetest.Case{Status: program.CannotRun, Errs: []string{`"岗位薪" is not known`, "-map"}}},
		{name: "named", args: []string{"-map", "岗位薪=月工资", "-map", "员工代码=工号", "-extra", "ignore"},
			Case: pagetest.Case{Page: []string{"columns passed over: 车补"}}},
		{name: "listed", args: []string{"-columns"}, Case: pagetest.Case{Page: []string{"monthly_pay (月工资)",
			"such as:"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.Stdin, c.Args = roster, append(append([]string{"-in", "-"}, ownSettings...), c.args...)
			pagetest.Program(Run).Check(t, c.Case)
		})
	}
}
