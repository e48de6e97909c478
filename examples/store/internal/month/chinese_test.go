package month

import (
	"io"
	"testing"

	"github.com/shebao-go/shebao/examples/internal/chinesetest"
)

func TestInChinese(t *testing.T) {
	chinesetest.Speech{}.Check(t, func(args []string, _ io.Reader, stdout, stderr io.Writer) int {
		return Run(args, stdout, stderr)
	})
}
