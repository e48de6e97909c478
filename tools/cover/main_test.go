package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const source = `package a

func Half(n int) (int, error) {
	if n < 0 {
		return 0, errNegative
	}
	out, err := half(n)
	if err != nil {
		return 0, err
	}
	return out, nil
}
`

// folder is a repository of one file and what is explained of it, with a profile: whether the three blocks ran.
func folder(t *testing.T, explained, negative, handed, rest string) (root, profile string) {
	t.Helper()
	root = t.TempDir()
	profile = filepath.Join(root, "profile")
	for name, text := range map[string]string{"go.mod": "module example.com/m\n", "a/a.go": source,
		"tools/cover/explained.csv": "file,code,reason\n" + explained,
		"profile": "mode: set\nexample.com/m/a/a.go:4.11,6.3 1 " + negative +
			"\nexample.com/m/a/a.go:7.2,8.16 2 1\nexample.com/m/a/a.go:8.16,10.3 1 " + handed +
			"\nexample.com/m/a/a.go:11.2,11.17 1 " + rest + "\nexample.com/m/examples/x/x.go:1.1,2.2 5 0\n"} {
		file := filepath.Join(root, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
	return root, profile
}

func TestCover(t *testing.T) {
	const named = `a/a.go,"if n < 0 { return 0, errNegative }",nobody asks it` + "\n"
	for _, tt := range []struct{ name, explained, negative, handed, rest, least, says, fails string }{
		{name: "all runs", negative: "1", handed: "1", rest: "1", least: "100", says: "100.00%"},
		{name: "a block that hands an error on", negative: "1", handed: "0", rest: "1", least: "80", says: " 80.00%"},
		{name: "less than the least", negative: "1", handed: "0", rest: "1", least: "80.1", says: " 80.00%",
			fails: "80.00 % of the statements run, less than 80.1 %"},
		{name: "a block that is not explained", negative: "0", handed: "1", rest: "1", least: "0",
			says: "a/a.go:4 if n < 0 { return 0, errNegative }", fails: "1 statements run in no test"},
		{name: "a block that is explained", explained: named, negative: "0", handed: "1", rest: "1", least: "0",
			says: " 80.00%"},
		{name: "an explanation of what runs", explained: named, negative: "1", handed: "1", rest: "1", least: "0",
			says: "100.00%", fails: "a test runs it, or it is not there any more"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			root, profile := folder(t, tt.explained, tt.negative, tt.handed, tt.rest)
			var out bytes.Buffer
			err := run([]string{"-root", root, "-profile", profile, "-least", tt.least}, &out, io.Discard)
			assert.Contains(t, out.String(), tt.says)
			assert.NotContains(t, out.String(), "examples")
			if tt.fails == "" {
				assert.NoError(t, err)
				return
			}
			assert.ErrorContains(t, err, tt.fails)
		})
	}
}
