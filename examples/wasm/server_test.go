package wasm_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/scenario"
)

// served is where the server of examples/shebao answers, a process of its own; it ends with the test.
func served(t testing.TB) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "shebao")
	said, err := exec.Command("go", "build", "-C", "../shebao", "-o", program, ".").CombinedOutput()
	require.NoError(t, err, string(said))
	command := exec.Command(program, "serve", "-listen", "127.0.0.1:0", "-lang", "en")
	out, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	t.Cleanup(func() {
		assert.NoError(t, command.Process.Kill())
		assert.Error(t, command.Wait()) // it was killed
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	return regexp.MustCompile(`http://[0-9.:]+`).FindString(line)
}

// overHTTP calls a rule of a server over a connection that is kept.
func overHTTP(server, name string, in []byte) ([]byte, error) {
	answer, err := http.Post(server+"/v1/rules/"+name, "application/json", bytes.NewReader(in))
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", answer.Status, body)
	}
	return bytes.TrimSuffix(body, []byte("\n")), err
}

// TestServerAnswersTheSame: what is timed beside the modules is the same answer.
func TestServerAnswersTheSame(t *testing.T) {
	server := served(t)
	for _, name := range timedRules() {
		declared, err := scenario.Declared(name)
		require.NoError(t, err)
		in := []byte(declared.Example())
		want, err := scenario.Call(name, in)
		require.NoError(t, err)
		got, err := overHTTP(server, name, in)
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got))
	}
}
