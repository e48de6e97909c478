package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// build runs the script for the system of the test; it returns the program.
func build(t *testing.T) string {
	t.Helper()
	dist := t.TempDir()
	script := exec.Command("./build.sh", runtime.GOOS+"/"+runtime.GOARCH)
	script.Env = append(os.Environ(), "DIST="+dist, "LC_ALL=C")
	said, err := script.CombinedOutput()
	require.NoError(t, err, string(said))
	path := filepath.Join(dist, "shebao-"+runtime.GOOS+"-"+runtime.GOARCH)
	assert.Equal(t, path+"\n", string(said))
	return path
}

// TestBuild: the script's program runs from anywhere, and built again it is the same to the byte.
func TestBuild(t *testing.T) {
	first, second := build(t), build(t)
	run := exec.Command(first, "month", "-lang", "zh")
	run.Dir = t.TempDir()
	page, err := run.Output()
	require.NoError(t, err)
	assert.Contains(t, string(page), "广州 2025-08 社会保险与住房公积金")
	one, err := os.ReadFile(first)
	require.NoError(t, err)
	two, err := os.ReadFile(second)
	require.NoError(t, err)
	assert.Equal(t, one, two)
}
