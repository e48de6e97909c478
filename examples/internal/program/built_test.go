//go:build linux

package program_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/exittest"
)

// examples is the folder of the programs.
const examples = "../.."

// unread are the arguments of a run whose input, the last, cannot be read.
func unread() map[string][]string {
	return map[string][]string{
		"onestop":     {"-in"},
		"ownfigures":  {},
		"payroll":     {"-month", "2025-08", "-in"},
		"payrollyear": {"-injury-rate", "0.002", "-unemployment-rate", "0.008", "-housing-rate", "0.05", "-in"},
		"pension":     {"-category", "male60", "-birth", "1968-03", "-in"},
		"retropaid": {"-wage", "8000", "-from", "2025-07", "-through", "2025-07", "-injury-rate", "0.002",
			"-unemployment-rate", "0.008", "-housing-rate", "0.05", "-in"},
		"scenario": {},
		"city":     {"-people"}, // it reads nothing: a number that is none
		"whatif":   {},          // a rate that is none
	}
}

// built returns a program that was built.
func built(path string) exittest.Program {
	return func(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
		cmd := exec.Command(path, args...)
		cmd.Stdin, cmd.Stdout, cmd.Stderr = stdin, stdout, stderr
		_ = cmd.Run() // its status says all
		return cmd.ProcessState.ExitCode()
	}
}

// TestBuiltPrograms builds every program of this module and runs it as people do.
func TestBuiltPrograms(t *testing.T) {
	t.Setenv("LC_ALL", "C") // they speak English, whatever the machine does
	folder := t.TempDir()
	mains, err := filepath.Glob(examples + "/*/main.go")
	require.NoError(t, err)
	var names []string
	build := []string{"build", "-o", folder + "/"}
	for _, main := range mains {
		name := filepath.Base(filepath.Dir(main))
		if _, err := os.Stat(filepath.Join(examples, name, "go.mod")); errors.Is(err, fs.ErrNotExist) {
			names, build = append(names, name), append(build, examples+"/"+name)
			continue
		}
		assert.True(t, testsExits(t, filepath.Join(examples, name)),
			"%s is a module of its own; call exittest.Check in a test of it", name)
	}
	said, err := exec.Command("go", build...).CombinedOutput()
	require.NoError(t, err, string(said))
	require.NotEmpty(t, names)
	for _, name := range names {
		args, known := unread()[name]
		require.True(t, known, "%s: say in unread which input it cannot do without", name)
		t.Run(name, func(t *testing.T) { exittest.Check(t, built(filepath.Join(folder, name)), args...) })
	}
	payroll := filepath.Join(folder, "payroll")
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(s.String(), func(t *testing.T) { endsBySignal(t, payroll, s) })
	}
	t.Run("broken pipe", func(t *testing.T) { endsWithItsReader(t, payroll) })
	t.Run("full disk", func(t *testing.T) { saysThatThereIsNoRoom(t, filepath.Join(folder, "scenario")) })
}

// testsExits reports whether a test of a module asks for the exit status.
func testsExits(t *testing.T, module string) (found bool) {
	err := filepath.WalkDir(module, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		found = found || bytes.Contains(text, []byte("exittest.Check(t, "))
		return err
	})
	require.NoError(t, err)
	return found
}

// own are the flags of a roster on standard input.
func own(more ...string) []string {
	return append([]string{"-in", "-", "-month", "2025-08", "-injury-rate", "0.002", "-unemployment-rate", "0.008",
		"-housing-rate", "0.05"}, more...)
}

// parts are the unfinished files of a folder.
func parts(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "*.part"))
	require.NoError(t, err)
	return found
}

// endsBySignal ends a run that waits for more of its roster: nothing half written is left, nothing is replaced.
func endsBySignal(t *testing.T, payroll string, s syscall.Signal) {
	// What is ignored here, as under nohup, would be ignored by the run; what is listened to here is not.
	signal.Notify(make(chan os.Signal, 1), s)
	defer signal.Reset(s)
	folder := t.TempDir()
	slips := filepath.Join(folder, "slips.csv")
	require.NoError(t, os.WriteFile(slips, []byte("of last month\n"), 0o600))
	var stderr strings.Builder
	cmd := exec.Command(payroll, own("-out", slips, "-refused", filepath.Join(folder, "refused.csv"))...)
	cmd.Stderr = &stderr
	roster, err := cmd.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	fmt.Fprint(roster, "id,wage\nA0,x\n")
	for i := range 20_000 { // more than is looked at to find the header
		fmt.Fprintf(roster, "A%d,3000\n", i+1)
	}
	require.Eventually(t, func() bool { return len(parts(t, folder)) == 2 }, 20*time.Second, time.Millisecond)
	require.NoError(t, cmd.Process.Signal(s))
	require.Error(t, cmd.Wait())

	assert.Equal(t, 2, cmd.ProcessState.ExitCode())
	assert.Contains(t, stderr.String(), "payroll: ended by a signal: "+s.String())
	assert.Contains(t, stderr.String(), "-out "+slips+", -refused ")
	assert.Contains(t, stderr.String(), "was not written")
	assert.Empty(t, parts(t, folder))
	assert.NoFileExists(t, filepath.Join(folder, "refused.csv"))
	text, err := os.ReadFile(slips)
	require.NoError(t, err)
	assert.Equal(t, "of last month\n", string(text))
}

// endsWithItsReader ends a run whose output nobody reads any more: without a word, and without a half file.
func endsWithItsReader(t *testing.T, payroll string) {
	for _, c := range []struct {
		name string
		args []string
		file string // written beside
	}{
		{name: "the page", args: []string{"-out", "slips.csv"}, file: "slips.csv"},
		{name: "the slips", args: []string{"-out", "-", "-refused", "refused.csv"}, file: "refused.csv"},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			reader, writer, err := os.Pipe()
			require.NoError(t, err)
			require.NoError(t, reader.Close())
			var stderr strings.Builder
			cmd := exec.Command(payroll, own(c.args...)...)
			cmd.Dir, cmd.Stdout, cmd.Stderr = folder, writer, &stderr
			cmd.Stdin = strings.NewReader("id,wage\nA1,x\nA2,3000\n")
			require.Error(t, cmd.Run())
			require.NoError(t, writer.Close())
			assert.Equal(t, 2, cmd.ProcessState.ExitCode())
			assert.NotContains(t, stderr.String(), "pipe")
			assert.Empty(t, parts(t, folder))
			assert.NoFileExists(t, filepath.Join(folder, c.file))
		})
	}
}

// saysThatThereIsNoRoom runs into a full disk.
func saysThatThereIsNoRoom(t *testing.T, scenario string) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	require.NoError(t, err)
	defer full.Close()
	var stderr strings.Builder
	assert.Equal(t, 2, built(scenario)([]string{"-rules"}, nil, full, &stderr))
	assert.Contains(t, stderr.String(), "scenario: the page cannot be written")
}
