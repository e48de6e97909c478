package rates

import (
	"testing"

	"github.com/shebao-go/shebao/examples/internal/chinesetest"
)

func TestInChinese(t *testing.T) {
	chinesetest.Speech{Input: string(embedded)}.Check(t, Run)
}
