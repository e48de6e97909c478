package scenariotest_test

import (
	"os"
	"os/exec"
	"strconv"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/scenario/scenariotest"
)

const good = `[{"id":"one","rule":"housing.land_revenue","in":{"net_revenue":"100"},"want":{"least":"13"},` +
	`"source":"notice 2.5a","grade":"A"}]`

func TestRunReadsAnyFS(t *testing.T) {
	scenariotest.Run(t, fstest.MapFS{"a.json": {Data: []byte(good)}}, "*.json")
}

// TestRunFails runs what must fail in a process of its own.
func TestRunFails(t *testing.T) {
	files := map[string]string{
		"a wrong want": `[{"id":"one","rule":"housing.land_revenue","in":{"net_revenue":"100"},"want":{"least":"14"},` +
			`"source":"none","grade":"A"}]`,
		"a rule not there": `[{"id":"one","rule":"housing.castle","in":{},"want":{},"source":"none","grade":"A"}]`,
		"no case":          `[]`,
		"not JSON":         `[`,
		"no file":          "",
	}
	if name := os.Getenv("SCENARIOTEST_FILE"); name != "" {
		fsys := fstest.MapFS{}
		if files[name] != "" {
			fsys["a.json"] = &fstest.MapFile{Data: []byte(files[name])}
		}
		scenariotest.Run(t, fsys, "*.json")
		return
	}
	self, err := os.Executable()
	require.NoError(t, err)
	for name := range files {
		child := exec.Command(self, "-test.run=^TestRunFails$")
		child.Env = append(os.Environ(), "SCENARIOTEST_FILE="+name)
		out, err := child.CombinedOutput()
		assert.Error(t, err, "%s: %s", name, out)
		assert.Contains(t, string(out), "FAIL", name)
	}
}

func TestMust(t *testing.T) {
	assert.Equal(t, 2, scenariotest.Must(strconv.Atoi("2"))(t))
	failed := &ended{TB: t}
	_, err := strconv.Atoi("x")
	scenariotest.Must(0, err)(failed)
	assert.Equal(t, []any{err}, failed.with)
}

// ended is a test that keeps what ended it.
type ended struct {
	testing.TB
	with []any
}

func (e *ended) Fatal(args ...any) { e.with = args }
