package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

const repository = "../../.."

// TestContractIsCurrent: the files in the repository are what the rules declare.
func TestContractIsCurrent(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, write([]string{folder}))
	for _, name := range []string{"RULES.md", "openapi.json"} {
		want, err := os.ReadFile(filepath.Join(folder, name))
		require.NoError(t, err)
		got, err := os.ReadFile(filepath.Join(repository, name))
		require.NoError(t, err)
		assert.True(t, bytes.Equal(want, got), "%s is out of date: run go generate ./...", name)
	}
}

func TestWrongUse(t *testing.T) {
	require.EqualError(t, write(nil), "usage: contract FOLDER")
	require.Error(t, write([]string{filepath.Join(t.TempDir(), "no", "such", "folder")}))
}

// printed is RULES.md as the repository has it.
func printed(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, "RULES.md"))
	require.NoError(t, err)
	return string(text)
}

// TestPrintedExamples reads RULES.md: it has a section for every rule, with the rule's documentation and each field by
// name; every example it prints runs and gives the answer it prints.
func TestPrintedExamples(t *testing.T) {
	sections := strings.Split(printed(t), "\n### ")[1:]
	rules := scenario.Rules()
	require.Len(t, sections, len(rules))
	byName := map[string]string{}
	for _, text := range sections {
		name, rest, _ := strings.Cut(text, "\n")
		byName[name] = rest
	}
	example := regexp.MustCompile("(?s)\nExample 示例:\n\n```json\n(.*?)\n```\n\nanswers 结果:\n\n```json\n(.*?)\n```\n")
	for _, r := range rules {
		require.Contains(t, byName, r.Name)
		text := byName[r.Name]
		assert.Contains(t, text, r.Source, r.Name)
		declared, err := scenario.Declared(r.Name)
		require.NoError(t, err)
		for _, f := range append(declared.Fields(), declared.Outputs()...) {
			assert.Contains(t, text, "| `"+f.Name+"` | "+f.Type+" |", r.Name)
		}
		found := example.FindStringSubmatch(text)
		require.NotNil(t, found, r.Name)
		out, err := scenario.Call(r.Name, []byte(found[1]))
		require.NoError(t, err, r.Name)
		assert.JSONEq(t, found[2], string(out), r.Name)
	}
}

// TestPrintedCalls runs every command and the Go lines at the top of RULES.md and finds what they print below them.
func TestPrintedCalls(t *testing.T) {
	page := printed(t)
	call := regexp.MustCompile("(?s)```sh\necho '([^\n]*)' \\| go run \\./examples/scenario -call (\\S+)\n```\n\n" +
		"```json\n(.*?)\n```")
	calls := call.FindAllStringSubmatch(page, -1)
	require.Len(t, calls, strings.Count(page, " -call housing"))
	for _, m := range calls {
		out, err := scenario.Call(m[2], []byte(m[1]))
		if err != nil {
			out = scenario.ErrorJSON(err, rule.English)
		}
		assert.JSONEq(t, m[3], string(out))
	}
	stream := regexp.MustCompile("(?s)-stream <<'END'\n(.*?)END\n```\n\n```text\n(.*?)```").FindStringSubmatch(page)
	require.NotNil(t, stream)
	var out bytes.Buffer
	_, err := scenario.CallAll(strings.NewReader(stream[1]), &out, rule.English)
	require.NoError(t, err)
	assert.Equal(t, stream[2], out.String())
	source, err := os.ReadFile(filepath.Join(repository, "scenario", "example_test.go"))
	require.NoError(t, err)
	goLines := regexp.
		MustCompile(`(?s)func ExampleCall\(\) \{\n(.*?)\t// Output:\n(.*?\n)\}\n`).FindStringSubmatch(string(source))
	require.NotNil(t, goLines)
	code := regexp.MustCompile(`(?m)^\t`).ReplaceAllString(goLines[1], "")
	output := strings.ReplaceAll(goLines[2], "\t// ", "")
	assert.True(t, strings.Contains(page, "```go\n"+code+"```\n\n```text\n"+output+"```"), code+output)
}

// TestPrintedLinks: every link within RULES.md leads to a heading, every other to a file.
func TestPrintedLinks(t *testing.T) {
	page := printed(t)
	headings := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(page, -1) {
		anchor := strings.ReplaceAll(strings.ReplaceAll(m[1], ".", ""), " ", "-")
		require.False(t, headings[anchor], anchor)
		headings[anchor] = true
	}
	links := regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(page, -1)
	require.Greater(t, len(links), len(scenario.Rules()))
	for _, m := range links {
		if anchor, ok := strings.CutPrefix(m[1], "#"); ok {
			assert.True(t, headings[anchor], m[1])
			continue
		}
		_, err := os.Stat(filepath.Join(repository, m[1]))
		assert.NoError(t, err)
	}
}

// TestCodesArePrinted: the table of errors has each code once.
func TestCodesArePrinted(t *testing.T) {
	page := printed(t)
	for _, c := range scenario.Codes() {
		row := "\n| `" + c.Code + "` | " + c.Doc + " | "
		assert.Equal(t, 1, strings.Count(page, row), c.Code)
	}
}
