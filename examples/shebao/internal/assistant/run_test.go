package assistant_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/chinesetest"
	"github.com/shebao-go/shebao/examples/shebao/internal/assistant"
)

// greeting begins a session as a client does.
const greeting = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",` +
	`"capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
`

// calling is the call of a tool as a client writes it.
func calling(id int, tool, arguments string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":%q,"arguments":%s}}`+"\n", id,
		tool, arguments)
}

// said is what a run printed.
type said struct {
	status         int
	stdout, stderr string
}

func run(stdin string, args ...string) said {
	var stdout, stderr strings.Builder
	status := assistant.Run(args, strings.NewReader(stdin), &stdout, &stderr)
	return said{status, stdout.String(), stderr.String()}
}

// answers are the lines of standard output by their id: nothing else is written there.
func answers(t *testing.T, stdout string) map[int]map[string]any {
	t.Helper()
	out := map[int]map[string]any{}
	for line := range strings.Lines(stdout) {
		var message struct {
			JSONRPC string `json:"jsonrpc"`
			ID      int
			Result  map[string]any
		}
		require.NoError(t, json.Unmarshal([]byte(line), &message), line)
		assert.Equal(t, "2.0", message.JSONRPC)
		out[message.ID] = message.Result
	}
	return out
}

// Every call that came in before the end of the input is answered, also where the input is a file.
func TestEveryCallBeforeTheEndIsAnswered(t *testing.T) {
	const calls = 200
	in := greeting
	for id := 2; id < 2+calls; id++ {
		in += calling(id, "housing_land_revenue", fmt.Sprintf(`{"net_revenue":"%d00"}`, id))
	}
	got := run(in, "-name", "housing")
	assert.Equal(t, 0, got.status, got.stderr)
	all := answers(t, got.stdout)
	require.Len(t, all, 1+calls)
	for id := 2; id < 2+calls; id++ { // 13 % of the revenue
		assert.Equal(t, map[string]any{"least": fmt.Sprintf("%d.00", 13*id), "modality": "at_least"},
			all[id]["structuredContent"])
	}
}

// The instructions say to compute and to quote, in the language of the run.
func TestInstructions(t *testing.T) {
	for _, c := range []struct{ name, lang, says, grades, area string }{
		{name: "English", lang: "en", says: "Never guess a limit, rate, standard or amount",
			grades: "best first: official 官方文本 corroborated", area: "\n- annuity_: Enterprise annuity.\n"},
		{name: "Chinese", lang: "zh", says: "金额都不要猜测", grades: "等级从高到低： official 官方文本 corroborated",
			area: "\n- annuity_: 企业年金\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := run(greeting, "-lang", c.lang)
			instructions := answers(t, got.stdout)[1]["instructions"]
			assert.Contains(t, instructions, c.says)
			assert.Contains(t, instructions, c.grades)
			assert.Contains(t, instructions, c.area)
		})
	}
}

// The log has the tool and the outcome of a call, never what was passed or answered.
func TestTheLogHasNoWage(t *testing.T) {
	got := run(greeting +
		calling(2, "payroll_slip", `{"month":"2025-08","wage":"12345.67","injury_rate":"0.002",`+
			`"unemployment_rate":"0.008","housing_employer_rate":"0.05","housing_employee_rate":"0.05"}`) +
		calling(3, "payroll_slip", `{"month":"2025-08","wage":12345.67,"TEST0012":"1"}`) +
		calling(4, "TEST0012", `{"wage":"12345.67"}`) +
		`{"jsonrpc":"2.0","id":5,"method":"tools/call","params":12345.67}` + "\n")
	assert.Equal(t, 0, got.status)
	assert.Contains(t, got.stderr, "msg=call tool=payroll_slip outcome=ok\n")
	assert.Contains(t, got.stderr, "msg=call tool=payroll_slip outcome=bad_type\n")
	assert.NotContains(t, got.stderr, "12345")
	assert.NotContains(t, got.stderr, "TEST0012")
	assert.Len(t, answers(t, got.stdout), 5)
}

// An input that is no session ends it, with what to do and without a word of it.
func TestAnInputThatIsNoSession(t *testing.T) {
	for _, c := range []struct{ name, stdin string }{
		{name: "another text", stdin: greeting + "wage 12345.67\n"},
		{name: "JSON of something else", stdin: greeting + "12345.67\n"},
		{name: "it ends within a message", stdin: greeting + `{"jsonrpc":"2.0","id":2,"wage":"12345.67`},
		{name: "a message of more than 16 MiB", stdin: greeting +
			calling(2, "payroll_slip", `{"wage":"12345.67`+strings.Repeat("0", 17<<20)+`"}`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := run(c.stdin, "-lang", "zh")
			assert.Equal(t, 2, got.status)
			assert.Contains(t, got.stderr, "mcp: 会话中止：")
			assert.NotContains(t, got.stderr, "12345")
			assert.Len(t, answers(t, got.stdout), 1)
		})
	}
}

func TestFlags(t *testing.T) {
	for _, c := range []struct {
		name, says string
		args       []string
	}{
		{name: "no rule of that beginning", args: []string{"-name", "castle"},
			says: `no other rule has a name that begins with "castle"`},
		{name: "an argument that is no flag", args: []string{"castle"}, says: `"castle" is not expected`},
		{name: "a language nobody knows", args: []string{"-lang", "fr"}, says: `-lang "fr" is not known`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := run("", c.args...)
			assert.Equal(t, 2, got.status)
			assert.Contains(t, got.stderr, c.says)
			assert.Empty(t, got.stdout)
		})
	}
}

func TestChinese(t *testing.T) {
	for _, args := range [][]string{{"-h"}, {"-castle"}, {"-name", "castle"}} {
		got := run("", append([]string{"-lang", "zh"}, args...)...)
		chinesetest.Check(t, got.stdout+got.stderr, "castle shebao mcp MCP")
	}
	got := run("wage\n", "-lang", "zh")
	chinesetest.Check(t, got.stdout+got.stderr, "shebao mcp MCP RPC")
}
