package wasm_test

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// node is a command that finds the built package.
func node(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	folder, err := dist()
	require.NoError(t, err)
	_, err = exec.LookPath("node")
	require.NoError(t, err, "Node runs the js module: apt-get install nodejs")
	run := exec.Command("node", args...)
	run.Env = append(os.Environ(), "SHEBAO_PACKAGE=file://"+folder+"/npm/")
	return run
}

// withPackage is a folder that has the package installed.
func withPackage(t *testing.T) string {
	t.Helper()
	built, err := dist()
	require.NoError(t, err)
	at := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(at, "node_modules"), 0o700))
	require.NoError(t, os.Symlink(filepath.Join(built, "npm"), filepath.Join(at, "node_modules", "shebao")))
	return at
}

// TestNode runs the tests in JavaScript: every case of the library, and the package.
func TestNode(t *testing.T) {
	said, err := node(t, "--test", "node/cases.test.mjs", "node/package.test.mjs").CombinedOutput()
	require.NoError(t, err, string(said))
	for _, want := range []string{`(?m)^# pass [1-9]\d+$`, `(?m)^# fail 0$`, `(?m)^# skipped 0$`} {
		assert.Regexp(t, want, string(said))
	}
}

// TestTypesCompile: TypeScript accepts what the declarations allow, and nothing of what they do not.
func TestTypesCompile(t *testing.T) {
	folder := withPackage(t)
	source, err := os.ReadFile("node/types.ts")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "types.mts"), source, 0o600))
	compile := exec.Command("tsc", "--noEmit", "--strict", "--target", "es2022", "--module", "node16",
		"--moduleResolution", "node16", "--lib", "es2022,dom", "types.mts")
	compile.Dir = folder
	said, err := compile.CombinedOutput()
	require.NoError(t, err, "tsc (apt-get install node-typescript) checks the types: %s", said)
}

// TestWrapperIsShort: the wrapper is what a reader takes in at once.
func TestWrapperIsShort(t *testing.T) {
	text, err := os.ReadFile("npm/index.mjs")
	require.NoError(t, err)
	assert.LessOrEqual(t, len(regexp.MustCompile(`(?m)^.+$`).FindAll(text, -1)), 32)
}

// TestReadmeSample runs the program of each README in a folder of its own that has the package installed, and compares
// what it prints.
func TestReadmeSample(t *testing.T) {
	for _, c := range []struct{ name, file string }{
		{name: "English", file: "README.md"},
		{name: "Chinese", file: "README.zh-CN.md"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, err := os.ReadFile(c.file)
			require.NoError(t, err)
			m := regexp.MustCompile("(?s)```js\n(.*?)```.*?```text\n(.*?)```").FindStringSubmatch(string(text))
			require.NotNil(t, m)
			folder := withPackage(t)
			require.NoError(t, os.WriteFile(filepath.Join(folder, "sample.mjs"), []byte(m[1]), 0o600))
			said, err := node(t, filepath.Join(folder, "sample.mjs")).CombinedOutput()
			require.NoError(t, err, string(said))
			assert.Equal(t, m[2], string(said))
		})
	}
}

var update = flag.Bool("update", false, "write the READMEs' host of the WASI module anew")

// TestReadmeHost: the READMEs show the host of the WASI module whole, and what it prints.
func TestReadmeHost(t *testing.T) {
	source, err := os.ReadFile("node/wasi.mjs")
	require.NoError(t, err)
	built, err := dist()
	require.NoError(t, err)
	run := node(t, "node/wasi.mjs", filepath.Join(built, "shebao-wasi.wasm"))
	var stderr bytes.Buffer // node:wasi says that it is new
	run.Stderr = &stderr
	printed, err := run.Output()
	require.NoError(t, err, stderr.String())
	for _, readme := range []string{"README.md", "README.zh-CN.md"} {
		text, err := os.ReadFile(readme)
		require.NoError(t, err)
		shown := regexp.MustCompile("(?s)```js wasi.mjs\n(.*?)```.*?```text wasi.mjs\n(.*?)```")
		m := shown.FindSubmatchIndex(text)
		require.NotNil(t, m, readme)
		if *update {
			anew := slices.Concat(text[:m[2]], source, text[m[3]:m[4]], printed, text[m[5]:])
			require.NoError(t, os.WriteFile(readme, anew, 0o644))
			continue
		}
		assert.Equal(t, string(source), string(text[m[2]:m[3]]), "go test -run TestReadmeHost -update writes it anew")
		assert.Equal(t, string(printed), string(text[m[4]:m[5]]))
	}
}
