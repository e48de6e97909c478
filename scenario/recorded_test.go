package scenario_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// TestAnswersAreTheRecordedOnes holds the answers to every case, to the example of every rule and to each of them with
// one field left out against a file of their digests: a change of any answer shows which rule it touches, also where no
// case wants the field that changed. go test ./scenario -run Recorded -update writes it anew.
func TestAnswersAreTheRecordedOnes(t *testing.T) {
	const file = "testdata/answers.golden"
	var out bytes.Buffer
	out.WriteString("# rule, what was asked, the digest of the answer\n")
	asked := 0
	for _, input := range recordedInputs(t) {
		answer, err := scenario.Call(input.rule, input.in)
		if err != nil {
			answer = scenario.ErrorJSON(err, rule.English)
		}
		fmt.Fprintf(&out, "%s %s %.6x\n", input.rule, input.name, sha256.Sum256(answer))
		asked++
	}
	require.Greater(t, asked, 2000)
	if *update {
		require.NoError(t, os.WriteFile(file, out.Bytes(), 0o644))
	}
	recorded, err := os.ReadFile(file)
	require.NoError(t, err)
	want, got := strings.Split(string(recorded), "\n"), strings.Split(out.String(), "\n")
	const meant = "if the change is meant, write the file anew and say in CHANGELOG.md what changed"
	require.Equal(t, len(want), len(got), meant)
	for i := range want {
		assert.Equal(t, want[i], got[i], meant)
	}
}

// asked is one input of a rule.
type asked struct {
	rule, name string
	in         []byte
}

// recordedInputs are the inputs that are recorded, in an order that does not change.
func recordedInputs(t *testing.T) (all []asked) {
	t.Helper()
	files, err := filepath.Glob("testdata/*/*.json")
	require.NoError(t, err)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		var cases []scenario.Case
		require.NoError(t, json.Unmarshal(text, &cases))
		for _, c := range cases {
			all = append(all, asked{c.Rule, c.ID, c.In})
		}
	}
	for _, r := range scenario.Rules() {
		declared, err := scenario.Declared(r.Name)
		require.NoError(t, err)
		example := []byte(declared.Example())
		all = append(all, asked{r.Name, "example", example})
		all = append(all, withoutEach(t, r.Name, example)...)
	}
	return all
}

// withoutEach are the inputs that lack one field of an input.
func withoutEach(t *testing.T, name string, in []byte) (all []asked) {
	t.Helper()
	var fields map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(in, &fields))
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		less := maps.Clone(fields)
		delete(less, field)
		text, err := json.Marshal(less)
		require.NoError(t, err)
		all = append(all, asked{name, "example without " + field, text})
	}
	return all
}
