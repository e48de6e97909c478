package cityfunds

import (
	"testing"

	"github.com/shebao-go/shebao/examples/internal/chinesetest"
)

func TestInChinese(t *testing.T) { chinesetest.Speech{}.Check(t, Run) }
