package main_test

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// readmes are the READMEs of the program.
func readmes() []string { return []string{"README.md", "README.zh-CN.md"} }

// rewritten replaces what the first group of a pattern matches in the READMEs, or compares it.
func rewritten(t *testing.T, pattern, want string) {
	t.Helper()
	for _, readme := range readmes() {
		text, err := os.ReadFile(readme)
		require.NoError(t, err)
		at := regexp.MustCompile(pattern).FindSubmatchIndex(text)
		require.NotNil(t, at, "%s: %s", readme, pattern)
		if *update {
			anew := string(text[:at[2]]) + want + string(text[at[3]:])
			require.NoError(t, os.WriteFile(readme, []byte(anew), 0o644))
			continue
		}
		assert.Equal(t, want, string(text[at[2]:at[3]]), "%s: go test -run %s -update writes it anew", readme, t.Name())
	}
}

// block is the pattern of what stands in a fenced block of a kind.
func block(kind string) string { return "(?s)```" + regexp.QuoteMeta(kind) + "\n(.*?)```" }

// commandOf is the one command that a section of the READMEs begins with.
func commandOf(t *testing.T, section string) []string {
	t.Helper()
	var commands []string
	for _, readme := range readmes() {
		text, err := os.ReadFile(readme)
		require.NoError(t, err)
		first := regexp.MustCompile("(?m)^## " + section + "\\b[^\n]*\n\n```sh\n(go run [^#\n]*[a-z])")
		found := first.FindSubmatch(text)
		require.NotNil(t, found, "%s: %s", readme, section)
		commands = append(commands, string(found[1]))
	}
	require.Equal(t, commands[0], commands[1])
	return strings.Fields(commands[0])
}

// startedByReadme starts the server by the command of the READMEs, from the folder they are for, on a port that is
// free; it ends with the test.
func startedByReadme(t *testing.T) string {
	t.Helper()
	words := append(commandOf(t, "serve"), "-listen", "127.0.0.1:0", "-lang", "en")
	command := exec.Command(words[0], words[1:]...)
	command.Dir = "../.."
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	out, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	t.Cleanup(func() {
		assert.NoError(t, syscall.Kill(-command.Process.Pid, syscall.SIGTERM)) // go run and what it runs
		_ = command.Wait()                                                     // go run tells of the signal
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	return regexp.MustCompile(`http://[0-9.:]+`).FindString(line)
}

// TestClients runs the programs that call the server, which the READMEs show whole, and compares what they print: in
// three languages the same.
func TestClients(t *testing.T) {
	server := startedByReadme(t)
	for _, c := range []struct {
		name, file, fence, prints string
		command                   []string
	}{
		{name: "curl", file: "slip.sh", fence: "sh", prints: "slip", command: []string{"bash"}},
		{name: "Python", file: "slip.py", fence: "python", prints: "slip", command: []string{"python3"}},
		{name: "JavaScript", file: "slip.mjs", fence: "js", prints: "slip", command: []string{"node"}},
		{name: "Java", file: "Slip.java", fence: "java", prints: "Slip.java", command: []string{"java"}},
	} {
		t.Run(c.name, func(t *testing.T) { runClient(t, c.file, c.fence, c.prints, c.command, server) })
	}
}

// TestClientsOfTools runs the programs that call a tool, which the READMEs show whole, and compares what they print: in
// three languages the same.
func TestClientsOfTools(t *testing.T) {
	shebao := build(t)
	for _, c := range []struct{ name, file, fence, command string }{
		{name: "Python", file: "mcp.py", fence: "python", command: "python3"},
		{name: "JavaScript", file: "mcp.mjs", fence: "js", command: "node"},
		{name: "Java", file: "Mcp.java", fence: "java", command: "java"},
	} {
		t.Run(c.name, func(t *testing.T) { runClient(t, c.file, c.fence, "mcp", []string{c.command}, shebao) })
	}
}

// runClient runs a program of clients, which the READMEs show whole, and compares what it prints.
func runClient(t *testing.T, file, fence, prints string, command []string, of string) {
	t.Helper()
	path := filepath.Join("clients", file)
	source, err := os.ReadFile(path)
	require.NoError(t, err)
	rewritten(t, block(fence+" "+file), string(source))
	run := exec.CommandContext(t.Context(), command[0], append(command[1:], path, of)...)
	var stderr bytes.Buffer
	run.Stderr = &stderr
	said, err := run.Output()
	require.NoError(t, err, "%s (apt-get install curl jq python3 nodejs openjdk-17-jdk-headless)", &stderr)
	rewritten(t, block("text "+prints), string(said))
}

// TestToolsByTheirCommand starts the tools by the command of the READMEs.
func TestToolsByTheirCommand(t *testing.T) {
	words := commandOf(t, "mcp")
	command := exec.Command(words[0], words[1:]...)
	command.Dir = "../.."
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(),
		&mcp.CommandTransport{Command: command, TerminateDuration: time.Minute}, nil)
	require.NoError(t, err)
	listed, err := session.ListTools(t.Context(), nil)
	require.NoError(t, err)
	assert.NotEmpty(t, listed.Tools)
	require.NoError(t, session.Close())
}
