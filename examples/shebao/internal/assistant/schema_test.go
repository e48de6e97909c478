package assistant

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/scenario"
)

// outputs are the schemas of the rules' answers, as a client that checks an answer resolves them.
func outputs(t *testing.T) map[string]*jsonschema.Resolved {
	t.Helper()
	out := map[string]*jsonschema.Resolved{}
	for _, r := range scenario.Rules() {
		document, err := scenario.Schema(r.Name)
		require.NoError(t, err)
		var schemas struct{ Output *jsonschema.Schema }
		require.NoError(t, json.Unmarshal(document, &schemas), r.Name)
		out[r.Name], err = schemas.Output.Resolve(nil)
		require.NoError(t, err, r.Name)
	}
	return out
}

// calls are the examples of the rules and the cases of every file.
func calls(t *testing.T) []scenario.Case {
	t.Helper()
	var all []scenario.Case
	for _, r := range scenario.Rules() {
		declared, err := scenario.Declared(r.Name)
		require.NoError(t, err)
		all = append(all, scenario.Case{ID: "example", Rule: r.Name, In: json.RawMessage(declared.Example())})
	}
	files, err := filepath.Glob("../../../../scenario/testdata/*/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		var cases []scenario.Case
		require.NoError(t, json.Unmarshal(data, &cases), file)
		all = append(all, cases...)
	}
	return all
}

// Every answer follows the output schema of its tool: a client that checks it would not hand on another one.
func TestEveryAnswerFollowsItsSchema(t *testing.T) {
	schemas, checked := outputs(t), 0
	for _, c := range calls(t) {
		answer, err := scenario.Call(c.Rule, c.In)
		if err != nil { // a case of an error, which has no structured content
			continue
		}
		var value any
		require.NoError(t, json.Unmarshal(answer, &value))
		assert.NoError(t, schemas[c.Rule].Validate(value), "%s %s", c.Rule, c.ID)
		checked++
	}
	assert.Greater(t, checked, len(schemas))
}
