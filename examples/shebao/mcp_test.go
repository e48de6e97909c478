package main_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// configuration is how an assistant is told of the program.
type configuration struct {
	Servers map[string]struct {
		Command string
		Args    []string
	} `json:"mcpServers"`
}

// started is the built program as a README's configuration starts it, spoken to over its standard input and output.
func started(t *testing.T, readme string) *mcp.ClientSession {
	t.Helper()
	block := regexp.MustCompile("(?s)```json configuration\n(.*?)```").FindStringSubmatch(readme)
	require.NotNil(t, block)
	var c configuration
	require.NoError(t, json.Unmarshal([]byte(block[1]), &c))
	require.Equal(t, "/path/to/shebao", c.Servers["shebao"].Command)
	command := exec.Command(build(t), c.Servers["shebao"].Args...)
	var log bytes.Buffer
	command.Stderr = &log
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(),
		&mcp.CommandTransport{Command: command}, nil)
	require.NoError(t, err)
	t.Cleanup(func() {
		require.NoError(t, session.Close())
		assert.True(t, command.ProcessState.Success(), command.ProcessState)
		for line := range strings.Lines(log.String()) {
			assert.Regexp(t, `msg=call tool=\w+ outcome=\w+\n$`, line)
		}
	})
	return session
}

// answered is the text of the answer to a call, a field a line.
func answered(t *testing.T, session *mcp.ClientSession, call string) string {
	t.Helper()
	var params struct {
		Name      string
		Arguments json.RawMessage
	}
	require.NoError(t, json.Unmarshal([]byte(call), &params))
	got, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: params.Name, Arguments: params.Arguments})
	require.NoError(t, err)
	require.Len(t, got.Content, 1)
	text, isText := got.Content[0].(*mcp.TextContent)
	require.True(t, isText)
	var pretty bytes.Buffer
	require.NoError(t, json.Indent(&pretty, []byte(text.Text), "", "  "))
	return pretty.String() + "\n"
}

// TestAssistant starts the built program as each README says and makes the README's calls.
func TestAssistant(t *testing.T) {
	for _, c := range []struct{ name, file string }{
		{name: "English", file: "README.md"},
		{name: "Chinese", file: "README.zh-CN.md"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, err := os.ReadFile(c.file)
			require.NoError(t, err)
			session := started(t, string(text))
			calls := regexp.MustCompile("(?s)```json call\n(.*?)```\n\n```json answer\n(.*?)```")
			blocks := calls.FindAllStringSubmatch(string(text), -1)
			require.Len(t, blocks, 2)
			anew := string(text)
			for _, block := range blocks {
				got := answered(t, session, block[1])
				if *update {
					whole := "```json call\n" + block[1] + "```\n\n" + "```json answer\n" + got + "```"
					anew = strings.Replace(anew, block[0], whole, 1)
					continue
				}
				assert.Equal(t, block[2], got)
			}
			if *update {
				require.NoError(t, os.WriteFile(c.file, []byte(anew), 0o644))
			}
			listed, err := session.ListTools(t.Context(), nil)
			require.NoError(t, err)
			for _, tool := range listed.Tools {
				assert.Regexp(t, "^(payroll|pension|relief_dibao)", tool.Name)
			}
		})
	}
}
