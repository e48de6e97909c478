package wasm_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/wasm/internal/door"
	"github.com/shebao-go/shebao/examples/wasm/internal/host"
	"github.com/shebao-go/shebao/scenario"
)

// folder is where the modules are built, once for all tests that need them.
var folder string

// dist is the folder both modules are built into.
var dist = sync.OnceValues(func() (string, error) {
	var err error
	if folder, err = os.MkdirTemp("", "shebao-wasm"); err != nil {
		return "", err
	}
	script := exec.Command("./build.sh")
	script.Env = append(os.Environ(), "DIST="+folder)
	script.Stderr = os.Stderr
	return folder, script.Run()
})

func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(folder)
	os.Exit(code)
}

// inWazero is the WASI module, loaded once for all tests.
var inWazero = sync.OnceValues(func() (*host.Module, error) {
	folder, err := dist()
	if err != nil {
		return nil, err
	}
	wasm, err := os.ReadFile(filepath.Join(folder, "shebao-wasi.wasm"))
	if err != nil {
		return nil, err
	}
	return host.Load(context.Background(), wasm)
})

func loaded(t testing.TB) *host.Module {
	t.Helper()
	module, err := inWazero()
	require.NoError(t, err)
	return module
}

// corpus is every case of the library, all of which it passes.
func corpus(t *testing.T) []scenario.Case {
	t.Helper()
	files, err := filepath.Glob("../../scenario/testdata/*/*.json")
	require.NoError(t, err)
	require.Greater(t, len(files), 25)
	var all []scenario.Case
	for _, name := range files {
		file, err := os.ReadFile(name)
		require.NoError(t, err)
		results, err := scenario.Check(file)
		require.NoError(t, err, name)
		require.NotEmpty(t, results, name)
		for _, r := range results {
			require.Equal(t, scenario.Passed, r.Outcome, "%s %s", name, r.Case.ID)
			all = append(all, r.Case)
		}
	}
	return all
}

// TestCasesInWazero: the module answers every case with the same bytes as the library, which gives what the case wants;
// so too the words of every error, in both languages.
func TestCasesInWazero(t *testing.T) {
	module := loaded(t)
	for _, c := range corpus(t) {
		for _, language := range []string{"en", "zh"} {
			got, err := module.Call(t.Context(), c.Rule, c.In, language == "zh")
			require.NoError(t, err, c.ID)
			require.Equal(t, string(door.Call(c.Rule, c.In, language)), string(got), "%s %s", c.ID, language)
		}
	}
}

// TestLinesInWazero: the cases as JSON lines in one call, answered line by line as by the library.
func TestLinesInWazero(t *testing.T) {
	module := loaded(t)
	var lines bytes.Buffer
	for _, c := range corpus(t) {
		line, err := json.Marshal(map[string]any{"rule": c.Rule, "in": c.In})
		require.NoError(t, err)
		lines.Write(append(line, '\n'))
	}
	for _, language := range []string{"en", "zh"} {
		want := door.Lines(lines.Bytes(), language)
		require.Equal(t, bytes.Count(lines.Bytes(), []byte{'\n'}), bytes.Count(want, []byte{'\n'}))
		got, err := module.Lines(t.Context(), lines.Bytes(), language == "zh")
		require.NoError(t, err)
		require.True(t, bytes.Equal(want, got), language)
	}
}

// TestListsInWazero: the list of rules and the versions are the library's.
func TestListsInWazero(t *testing.T) {
	module := loaded(t)
	rules, err := module.Answer(t.Context(), "rules")
	require.NoError(t, err)
	assert.Equal(t, string(door.Rules()), string(rules))
	version, err := module.Answer(t.Context(), "version")
	require.NoError(t, err)
	assert.Equal(t, string(door.Version()), string(version))
}

// TestMemoryInWazero: who owns which buffer. What the host passes wrongly is refused, and what it gives back is used
// again: the memory stays far below what was asked for in all.
func TestMemoryInWazero(t *testing.T) {
	module, ctx := loaded(t), t.Context()
	address, err := module.Alloc(ctx, 10)
	require.NoError(t, err)
	for _, c := range []struct {
		name string
		args []uint64
	}{
		{name: "no buffer for the rule", args: []uint64{1, 1, uint64(address), 10, 0}},
		{name: "no buffer for the input", args: []uint64{uint64(address), 10, 1, 1, 0}},
		{name: "longer than the buffer", args: []uint64{uint64(address), 11, uint64(address), 10, 0}},
		{name: "within a buffer but not its address", args: []uint64{uint64(address) + 1, 1, uint64(address), 10, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer, err := module.Answer(ctx, "call", c.args...)
			require.NoError(t, err)
			assert.Contains(t, string(answer), `"code":"bad_type"`)
		})
	}
	assert.True(t, module.Free(ctx, address))
	assert.False(t, module.Free(ctx, address), "given back twice")
	_, err = module.Alloc(ctx, door.LargestBuffer+1)
	require.ErrorContains(t, err, "67108865")
	const mebibyte = 1 << 20
	for range 1000 {
		address, err := module.Alloc(ctx, mebibyte)
		require.NoError(t, err)
		require.True(t, module.Free(ctx, address))
	}
	assert.Less(t, module.MemorySize(), uint32(200*mebibyte))
}

// TestAnswersHaveNoFieldError: an answer with a field "error" is a refusal, so no rule answers with one of that name.
func TestAnswersHaveNoFieldError(t *testing.T) {
	for _, r := range scenario.Rules() {
		raw, err := scenario.Schema(r.Name)
		require.NoError(t, err)
		var both struct {
			Output struct {
				Type       string                     `json:"type"`
				Properties map[string]json.RawMessage `json:"properties"`
			} `json:"output"`
		}
		require.NoError(t, json.Unmarshal(raw, &both))
		assert.Equal(t, "object", both.Output.Type, r.Name)
		assert.NotContains(t, both.Output.Properties, "error", r.Name)
	}
}
