package examples_test

import (
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/allocate"
	"github.com/shebao-go/shebao/examples/internal/chinesetest"
	"github.com/shebao-go/shebao/examples/internal/costcompare"
	"github.com/shebao-go/shebao/examples/internal/household"
	"github.com/shebao-go/shebao/examples/internal/madeupcity"
	"github.com/shebao-go/shebao/examples/internal/ownfigures"
	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/internal/payrollyear"
	"github.com/shebao-go/shebao/examples/internal/retirement"
	"github.com/shebao-go/shebao/examples/internal/retropaid"
	"github.com/shebao-go/shebao/examples/internal/rulecalls"
	"github.com/shebao-go/shebao/examples/internal/whatif"
)

// withoutInput is a program that reads no standard input.
func withoutInput(run func(args []string, stdout, stderr io.Writer) int) chinesetest.Program {
	return func(args []string, _ io.Reader, stdout, stderr io.Writer) int { return run(args, stdout, stderr) }
}

// The programs of other modules are tested there.
func TestEveryProgramInChinese(t *testing.T) {
	demo, err := os.ReadFile("internal/household/household.json")
	require.NoError(t, err)
	for _, p := range []struct {
		name   string
		run    chinesetest.Program
		speech chinesetest.Speech
	}{
		{name: "city", run: madeupcity.Run, speech: chinesetest.Speech{Args: []string{"-people", "1000", "-progress"}}},
		{name: "allocate", run: allocate.Run},
		{name: "compare", run: costcompare.Run},
		{name: "onestop", run: household.Run, speech: chinesetest.Speech{Input: string(demo)}},
		{name: "ownfigures", run: withoutInput(ownfigures.Run)},
		{name: "payroll", run: payrollmonth.Run,
			speech: chinesetest.Speech{Args: []string{"-explain", "GZ0001,nobody"}}},
		{name: "payrollyear", run: payrollyear.Run},
		{name: "pension", run: retirement.Run},
		{name: "retropaid", run: retropaid.Run},
		{name: "scenario", run: rulecalls.Run, speech: chinesetest.Speech{Args: []string{"-rules"}}},
		{name: "whatif", run: withoutInput(whatif.Run)},
	} {
		t.Run(p.name, func(t *testing.T) { p.speech.Check(t, p.run) })
	}
}
