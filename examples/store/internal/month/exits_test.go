package month

import (
	"io"
	"testing"

	"github.com/shebao-go/shebao/examples/internal/exittest"
)

func TestExitStatus(t *testing.T) {
	run := func(args []string, _ io.Reader, stdout, stderr io.Writer) int { return Run(args, stdout, stderr) }
	exittest.Check(t, run)
}
