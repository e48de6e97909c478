package assistant

import (
	"context"
	"fmt"
	"log/slog"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/shebao-go/shebao"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// newServer returns a server with a tool for each rule whose name begins as asked, and the figures and documents. The
// log has the calls.
func newServer(t program.Tongue, begin []string, log *slog.Logger) (*mcp.Server, error) {
	about := &mcp.Implementation{Name: "shebao", Version: shebao.Version,
		Title: t.Say("Guangzhou social insurance and housing fund", "广州社会保险与住房公积金")}
	// The SDK gets no log of ours: its messages may quote what was passed.
	server := mcp.NewServer(about, &mcp.ServerOptions{Instructions: instructions(t),
		Capabilities: &mcp.ServerCapabilities{}})
	if err := addTools(server, t, begin, log); err != nil {
		return nil, err
	}
	if err := addResources(server, t); err != nil {
		return nil, err
	}
	return server, nil
}

// instructions says to an assistant how to use the tools.
func instructions(t program.Tongue) string {
	var text strings.Builder
	fmt.Fprintf(&text, t.Say(
		"Guangzhou social insurance and housing provident fund, computed to the fen; version of the figures: %s.\n\n",
		"广州社会保险与住房公积金，精确到分；数据版本 %s。\n\n"), guangzhou.Version())
	text.WriteString(t.Say(`- Compute with the tools. Never guess a limit, rate, standard or amount.
- Say with every amount its grade and its document, where the answer has them: "grade", "source" and "sources".
- What an answer lists as "missing" is unknown, not zero: say so, and give no total in its place.
- Ask the user for what a tool needs and you do not know, such as the injury rate of the employer; never make it up.
- An error names the field, what is wrong with it and what to do: mend the call and call again, or tell the user.
- Amounts and rates are strings of plain digits ("3000.00", "0.08"); months "2025-08"; days "2025-08-31".
- Figures of the law: shebao://figures lists them, shebao://figures/{name} has every value with its days, grade and
  document. Documents: shebao://sources, shebao://sources/{key}.
`, `- 一律用工具计算。上下限、费率、标准、金额都不要猜测。
- 给出金额时，答复中有等级（grade）和依据（source、sources）的，要一并说明。
- 答复中列为“missing”的是未知，不是零：请如实说明，不要给出替代的合计。
- 工具需要而你不知道的内容（例如单位的工伤费率）要问用户，不要编造。
- 错误会指出字段、错在哪里、如何改正：请改正后再调用，或告诉用户。
- 金额和费率是纯数字字符串（"3000.00"、"0.08"）；月份写 "2025-08"；日期写 "2025-08-31"。
- 法定数据：shebao://figures 是目录，shebao://figures/{name} 有各期数值、起止日期、等级和依据。依据：shebao://sources、
  shebao://sources/{key}。
`))
	text.WriteString(t.Say("\nThe grades, best first:", "\n等级从高到低："))
	for grade := rule.Official; grade <= rule.Supplied; grade++ {
		fmt.Fprintf(&text, " %s %s", grade, grade.Chinese())
	}
	text.WriteString(t.Say("\n\nThe tools, by the first word of their names:\n", "\n\n工具按名称首词分为：\n"))
	for _, area := range scenario.Areas() {
		fmt.Fprintf(&text, "- %s_: %s\n", area.Name, t.Say(area.Doc, area.Chinese))
	}
	return text.String()
}

// refusal is a protocol error an assistant can act on: a name of its request is not there.
func refusal(err error, t program.Tongue) error {
	return &jsonrpc.Error{Code: jsonrpc.CodeInvalidParams, Message: program.Message(err, t.Lang)}
}

// knownTools answers a call of a tool that is not there with what to do.
func knownTools(t program.Tongue, known map[string]bool) mcp.Middleware {
	return func(next mcp.MethodHandler) mcp.MethodHandler {
		return func(ctx context.Context, method string, req mcp.Request) (mcp.Result, error) {
			call, isCall := req.(*mcp.CallToolRequest)
			if !isCall || known[call.Params.Name] {
				return next(ctx, method, req)
			}
			return nil, refusal(program.Errorf(
				"no tool has the name %q; take a name of tools/list, such as payroll_slip",
				"没有名称为 %q 的工具；请使用 tools/list 所列的名称，例如 payroll_slip", call.Params.Name), t)
		}
	}
}
