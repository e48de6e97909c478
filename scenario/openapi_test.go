package scenario_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// openAPI is the document, decoded.
func openAPI(t *testing.T) map[string]any {
	t.Helper()
	raw, err := scenario.OpenAPI()
	require.NoError(t, err)
	v, err := read(raw)
	require.NoError(t, err)
	return v.(map[string]any)
}

// at follows names into a document.
func at(t *testing.T, v any, names ...string) any {
	t.Helper()
	for _, name := range names {
		o, ok := v.(map[string]any)
		require.True(t, ok, name)
		require.Contains(t, o, name)
		v = o[name]
	}
	return v
}

// TestOpenAPIWritten: the document is the same at every call and indented by two.
func TestOpenAPIWritten(t *testing.T) {
	first, err := scenario.OpenAPI()
	require.NoError(t, err)
	second, err := scenario.OpenAPI()
	require.NoError(t, err)
	require.True(t, bytes.Equal(first, second))
	var indented bytes.Buffer
	require.NoError(t, json.Indent(&indented, first, "", "  "))
	require.True(t, indented.String() == string(first))
}

// TestOpenAPIPaths: one path a rule, each with its own operationId, a tag that is declared, both languages, and the
// rule's example, which runs and answers as its schema says.
func TestOpenAPIPaths(t *testing.T) {
	document := openAPI(t)
	require.Equal(t, "3.1.0", document["openapi"])
	var tags, ids, names []string
	for _, one := range document["tags"].([]any) {
		tags = append(tags, at(t, one, "name").(string))
	}
	for _, r := range scenario.Rules() {
		names = append(names, "/v1/rules/"+r.Name)
		post := at(t, document, "paths", "/v1/rules/"+r.Name, "post")
		ids = append(ids, at(t, post, "operationId").(string))
		assert.Equal(t, r.Doc, at(t, post, "summary"))
		assert.Contains(t, at(t, post, "description"), r.Chinese())
		for _, tag := range at(t, post, "tags").([]any) {
			assert.Contains(t, tags, tag)
		}
		declared, err := scenario.Declared(r.Name)
		if err != nil {
			assert.Equal(t, "not_applicable", rule.CodeOf(err))
			continue
		}
		example := at(t, post, "requestBody", "content", "application/json", "example")
		want, err := read([]byte(declared.Example()))
		require.NoError(t, err)
		assert.Equal(t, want, example)
		assertAnswer(t, r.Name, at(t, document, "components", "schemas", r.Name+".output"), example)
	}
	assert.Len(t, slices.Compact(slices.Sorted(slices.Values(ids))), len(ids), "an operationId stands twice")
	assert.ElementsMatch(t, names, slices.Collect(maps.Keys(document["paths"].(map[string]any))))
}

// assertAnswer calls a rule with its example and compares the answer with its schema.
func assertAnswer(t *testing.T, name string, schema, example any) {
	t.Helper()
	in, err := json.Marshal(example)
	require.NoError(t, err)
	out, err := scenario.Call(name, in)
	require.NoError(t, err, name)
	got, err := read(out)
	require.NoError(t, err)
	assertShape(t, name, schema.(map[string]any), got)
}

// TestOpenAPIError: an answer that is refused is what the error component says, with every code listed beside it.
func TestOpenAPIError(t *testing.T) {
	document := openAPI(t)
	schema := at(t, document, "components", "schemas", "Error").(map[string]any)
	response := at(t, document, "components", "responses", "Error")
	assertShape(t, "error", schema, at(t, response, "content", "application/json", "example"))
	for _, call := range []struct{ name, rule, in string }{
		{"several fields", "housing.land_revenue", `{"ratio":"2","castle":1}`},
		{"no field", "housing.land_revenue", `{`},
		{"an unknown rule", "housing.castle", `{}`},
		{"no figure", "injury.death_lump", `{"accident_year":1900}`},
	} {
		_, err := scenario.Call(call.rule, []byte(call.in))
		require.Error(t, err, call.name)
		got, err := read(scenario.ErrorJSON(err, rule.English))
		require.NoError(t, err)
		assertShape(t, call.name, schema, got)
	}
	for _, c := range scenario.Codes() {
		assert.Contains(t, at(t, response, "description"), "\n- "+c.Code+": "+c.Doc+" "+c.Chinese)
	}
}

// TestOpenAPIReferences walks over the document: every $ref leads somewhere, every component is referred to, every
// schema is one of JSON Schema.
func TestOpenAPIReferences(t *testing.T) {
	document := openAPI(t)
	used := map[string]bool{}
	eachObject(document, func(o map[string]any) {
		ref, ok := o["$ref"].(string)
		if !ok {
			return
		}
		used[ref] = true
		require.True(t, strings.HasPrefix(ref, "#/"), ref)
		at(t, document, strings.Split(ref, "/")[1:]...)
	})
	for kind, members := range document["components"].(map[string]any) {
		for name, component := range members.(map[string]any) {
			assert.Regexp(t, `^[a-zA-Z0-9._-]+$`, name)
			if kind == "schemas" {
				checkSchema(t, name, component)
			}
			assert.True(t, used["#/components/"+kind+"/"+name], "nothing refers to %s", name)
		}
	}
}

// eachObject calls f for every object of a document.
func eachObject(v any, f func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		f(v)
		for _, name := range slices.Sorted(maps.Keys(v)) {
			eachObject(v[name], f)
		}
	case []any:
		for _, item := range v {
			eachObject(item, f)
		}
	}
}

// checkSchema: a schema has a type JSON has, requires only what it describes, and patterns that compile.
func checkSchema(t *testing.T, path string, v any) {
	t.Helper()
	schema, ok := v.(map[string]any)
	require.True(t, ok, path)
	require.NotContains(t, schema, "$schema", path)
	if either, ok := schema["anyOf"].([]any); ok {
		for i, one := range either {
			checkSchema(t, path+" or "+strconv.Itoa(i), one)
		}
		return
	}
	require.Contains(t, []any{"object", "array", "string", "integer", "boolean", "null"}, schema["type"], path)
	if pattern, ok := schema["pattern"].(string); ok {
		_, err := regexp.Compile(pattern)
		require.NoError(t, err, path)
	}
	if schema["required"] != nil {
		for _, name := range requiredOf(schema) {
			require.Contains(t, propertiesOf(schema), name, path)
		}
	}
	for name, property := range propertiesOf(schema) {
		require.NotEmpty(t, at(t, property, "description"), path+"."+name)
		require.NotEmpty(t, at(t, property, "x-description-zh"), path+"."+name)
		checkSchema(t, path+"."+name, property)
	}
	if schema["type"] == "array" {
		checkSchema(t, path+"[]", schema["items"])
	}
	if values, ok := schema["additionalProperties"].(map[string]any); ok {
		checkSchema(t, path+"[]", values)
	}
}

// TestCodes: every kind of error that package rule declares is listed, in its order, in both languages.
func TestCodes(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../rule/errors.go", nil, parser.SkipObjectResolution)
	require.NoError(t, err)
	var declared, listed []string
	ast.Inspect(file, func(n ast.Node) bool {
		value, ok := n.(*ast.ValueSpec)
		if ok && strings.HasPrefix(value.Names[0].Name, "Err") {
			code, err := strconv.Unquote(value.Values[0].(*ast.CallExpr).Args[0].(*ast.BasicLit).Value)
			require.NoError(t, err)
			declared = append(declared, code)
		}
		return true
	})
	for _, c := range scenario.Codes() {
		listed = append(listed, c.Code)
		assert.NotEmpty(t, c.Doc)
		assert.NotEmpty(t, c.Chinese)
	}
	assert.Equal(t, declared, listed)
}
