package assistant

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/rulecalls"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// client is the SDK's own client of a server with the rules whose names begin so, over a pipe in memory.
func client(t *testing.T, lang rule.Language, begin ...string) *mcp.ClientSession {
	t.Helper()
	server, err := newServer(program.Tongue{Lang: lang}, begin, slog.New(slog.NewTextHandler(io.Discard, nil)))
	require.NoError(t, err)
	serverEnd, clientEnd := mcp.NewInMemoryTransports()
	_, err = server.Connect(t.Context(), settled{serverEnd}, nil)
	require.NoError(t, err)
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), clientEnd, nil)
	require.NoError(t, err)
	t.Cleanup(func() { _ = session.Close() })
	return session
}

// call calls a tool.
func call(t *testing.T, session *mcp.ClientSession, tool, arguments string) *mcp.CallToolResult {
	t.Helper()
	got, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: json.RawMessage(arguments)})
	require.NoError(t, err)
	return got
}

// textOf is the one text of a result.
func textOf(t *testing.T, result *mcp.CallToolResult) string {
	t.Helper()
	require.Len(t, result.Content, 1)
	text, isText := result.Content[0].(*mcp.TextContent)
	require.True(t, isText)
	return text.Text
}

// asJSON is a value as JSON.
func asJSON(t *testing.T, value any) string {
	t.Helper()
	out, err := json.Marshal(value)
	require.NoError(t, err)
	return string(out)
}

// Every client takes these names, and each of them is one rule.
func TestNamesOfTools(t *testing.T) {
	taken := regexp.MustCompile(`^[a-zA-Z0-9_-]{1,64}$`)
	ruleOf := map[string]string{}
	for _, r := range scenario.Rules() {
		name := toolName(r.Name)
		assert.Regexp(t, taken, name)
		assert.Empty(t, ruleOf[name], "%s is the name of two rules", name)
		ruleOf[name] = r.Name
	}
	assert.Equal(t, "payroll.slip", ruleOf["payroll_slip"])
}

// Every rule is a tool with the schemas of the rule and its line in both languages, that of the run first.
func TestEveryRuleIsATool(t *testing.T) {
	for _, c := range []struct {
		name    string
		lang    rule.Language
		in      func(r scenario.Rule) string
		sources string
	}{
		{name: "English", lang: rule.English, sources: "\nSource: ",
			in: func(r scenario.Rule) string { return r.Doc + "\n" + r.Chinese() }},
		{name: "Chinese", lang: rule.Chinese, sources: "\n依据：",
			in: func(r scenario.Rule) string { return r.Chinese() + "\n" + r.Doc }},
	} {
		t.Run(c.name, func(t *testing.T) {
			listed, err := client(t, c.lang, "").ListTools(t.Context(), nil)
			require.NoError(t, err)
			rules := scenario.Rules()
			require.Len(t, listed.Tools, len(rules))
			for i, r := range rules {
				tool := listed.Tools[i]
				assert.Equal(t, r.Name, tool.Title)
				assert.Equal(t, c.in(r)+c.sources+rulecalls.SourceIn(r.Source, c.lang), tool.Description)
				assert.True(t, tool.Annotations.ReadOnlyHint)
				schemas, err := scenario.Schema(r.Name)
				require.NoError(t, err)
				assert.JSONEq(t, string(schemas), `{"input":`+asJSON(t, tool.InputSchema)+`,"output":`+
					asJSON(t, tool.OutputSchema)+`}`)
			}
		})
	}
}

// The example of every rule, called through the client, gives what the rule gives: as structured content and as text.
func TestEveryExampleThroughTheClient(t *testing.T) {
	session := client(t, rule.English, "")
	for _, r := range scenario.Rules() {
		t.Run(r.Name, func(t *testing.T) {
			declared, err := scenario.Declared(r.Name)
			require.NoError(t, err)
			want, err := scenario.Call(r.Name, []byte(declared.Example()))
			require.NoError(t, err)
			got := call(t, session, toolName(r.Name), declared.Example())
			assert.False(t, got.IsError)
			assert.Equal(t, string(want), textOf(t, got))
			assert.JSONEq(t, string(want), asJSON(t, got.StructuredContent))
		})
	}
}

// A slip says how well its figures are known, where they stand, and what is missing.
func TestASlipSaysWhatItRestsOn(t *testing.T) {
	got := call(t, client(t, rule.English, "payroll"), "payroll_slip", `{"month":"2022-08","wage":"8000",
		"injury_rate":"0.002","unemployment_rate":"0.008","housing_employer_rate":"0.05",
		"housing_employee_rate":"0.05","partial":true}`)
	require.False(t, got.IsError, textOf(t, got))
	var slip struct {
		Grade   rule.Grade
		Lines   []struct{ Sources []string }
		Missing []map[string]any
	}
	require.NoError(t, json.Unmarshal([]byte(asJSON(t, got.StructuredContent)), &slip))
	assert.NotZero(t, slip.Grade)
	require.NotEmpty(t, slip.Lines)
	for _, line := range slip.Lines {
		assert.NotEmpty(t, line.Sources)
	}
	// The employer's pension rate of 2022-08 is disputed: 15 % or 14 %.
	require.Len(t, slip.Missing, 1)
	assert.Equal(t, "pension", slip.Missing[0]["scheme"])
	assert.Equal(t, "employer", slip.Missing[0]["payer"])
}

// An error is a result that says what to mend, in the language of the run, and has no structured content, which would
// have to follow the output schema.
func TestErrorsSayWhatToMend(t *testing.T) {
	for _, c := range []struct {
		name, arguments, code, field, says string
		lang                               rule.Language
	}{
		{name: "a field is missing", arguments: `{}`, code: "missing_field", field: "net_revenue", says: "pass it"},
		{name: "no arguments", arguments: ``, code: "missing_field", field: "net_revenue", says: "pass it"},
		{name: "in Chinese", arguments: `{}`, lang: rule.Chinese, code: "missing_field", field: "net_revenue",
			says: "请填写"},
		{name: "a number in place of a text", arguments: `{"net_revenue":100}`, code: "bad_type",
			field: "net_revenue", says: "write it in quotes"},
		{name: "a field nobody knows", arguments: `{"net_revenue":"100","castle":1}`, code: "unknown_field",
			field: "castle", says: "remove it"},
		{name: "twice the same field", arguments: `{"net_revenue":"100","net_revenue":"1"}`, code: "conflict",
			field: "net_revenue", says: "keep one"},
		{name: "a list", arguments: `[]`, code: "bad_type", field: "input", says: "object"},
		{name: "more than 1 MiB", arguments: `{"net_revenue":"` + strings.Repeat("1", 1<<20) + `"}`,
			code: "out_of_range", field: "input", says: "1 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			params := &mcp.CallToolParams{Name: "housing_land_revenue"}
			if c.arguments != "" {
				params.Arguments = json.RawMessage(c.arguments)
			}
			got, err := client(t, c.lang, "housing").CallTool(t.Context(), params)
			require.NoError(t, err)
			assert.True(t, got.IsError)
			assert.Nil(t, got.StructuredContent)
			var failed struct{ Error scenario.Failure }
			require.NoError(t, json.Unmarshal([]byte(textOf(t, got)), &failed))
			assert.Equal(t, c.code, failed.Error.Code)
			require.NotEmpty(t, failed.Error.Errors)
			assert.Equal(t, c.field, failed.Error.Errors[0].Field)
			assert.Contains(t, failed.Error.Message, c.says)
		})
	}
}

// A month nobody knows names the figure that is missing and what helps.
func TestAMonthWithoutAFigure(t *testing.T) {
	got := call(t, client(t, rule.English, "payroll"), "payroll_slip", `{"month":"2040-01","wage":"8000",
		"injury_rate":"0.002","unemployment_rate":"0.008","housing_employer_rate":"0.05",
		"housing_employee_rate":"0.05"}`)
	assert.True(t, got.IsError)
	var failed struct{ Error scenario.Failure }
	require.NoError(t, json.Unmarshal([]byte(textOf(t, got)), &failed))
	assert.Equal(t, "no_rule", failed.Error.Code)
	assert.Equal(t, "2040-01", failed.Error.Errors[0].Month)
	assert.NotEmpty(t, failed.Error.Errors[0].Figure)
}

func TestAToolThatIsNotThere(t *testing.T) {
	for _, c := range []struct {
		name, tool, says string
		lang             rule.Language
	}{
		{name: "the name of a rule", tool: "housing.land_revenue",
			says: `no tool has the name "housing.land_revenue"; take a name of tools/list`},
		{name: "a rule that is not offered", tool: "payroll_slip", says: `no tool has the name "payroll_slip"`},
		{name: "in Chinese", lang: rule.Chinese, tool: "castle", says: `没有名称为 "castle" 的工具`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := client(t, c.lang, "housing").CallTool(t.Context(), &mcp.CallToolParams{Name: c.tool})
			var refused *jsonrpc.Error
			require.ErrorAs(t, err, &refused)
			assert.EqualValues(t, jsonrpc.CodeInvalidParams, refused.Code)
			assert.Contains(t, refused.Message, c.says)
		})
	}
}

// Several beginnings are joined; one that adds no rule is refused.
func TestRulesByTheirBeginning(t *testing.T) {
	listed, err := client(t, rule.English, "payroll.slip", "housing.land").ListTools(t.Context(), nil)
	require.NoError(t, err)
	var names []string
	for _, tool := range listed.Tools {
		names = append(names, tool.Name)
	}
	assert.True(t, slices.Contains(names, "payroll_slip") && slices.Contains(names, "housing_land_revenue"), names)
	for _, name := range names {
		assert.Regexp(t, "^(payroll_slip|housing_land)", name)
	}
	_, err = newServer(program.Tongue{}, []string{"housing", "castle"}, slog.Default())
	assert.ErrorContains(t, err, `no other rule has a name that begins with "castle"`)
}

// A call that was cancelled gives its error at once, and the session goes on.
func TestACancelledCall(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	var log strings.Builder
	handle := called("housing.land_revenue", program.Tongue{}, slog.New(slog.NewTextHandler(&log, nil)))
	arguments := json.RawMessage(`{"net_revenue":"100"}`)
	_, err := handle(cancelled, &mcp.CallToolRequest{Params: &mcp.CallToolParamsRaw{Arguments: arguments}})
	require.ErrorIs(t, err, context.Canceled)
	assert.Contains(t, log.String(), "outcome=cancelled")
	session := client(t, rule.English, "housing")
	_, err = session.CallTool(cancelled, &mcp.CallToolParams{Name: "housing_land_revenue", Arguments: arguments})
	require.ErrorIs(t, err, context.Canceled)
	assert.JSONEq(t, `{"least":"13.00","modality":"at_least"}`,
		textOf(t, call(t, session, "housing_land_revenue", string(arguments))))
}
