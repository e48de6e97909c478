package assistant

import (
	"context"
	"encoding/json"
	"log/slog"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/rulecalls"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// toolName is the name of a rule's tool. Every client takes letters, digits, _ and -, not all of them a dot.
func toolName(ruleName string) string { return strings.ReplaceAll(ruleName, ".", "_") }

// addTools adds a tool for each rule whose name begins as asked.
func addTools(server *mcp.Server, t program.Tongue, begin []string, log *slog.Logger) error {
	known := map[string]bool{}
	for _, prefix := range begin {
		before := len(known)
		for _, r := range scenario.Rules() {
			if !strings.HasPrefix(r.Name, prefix) {
				continue
			}
			tool, err := newTool(t, r)
			if err != nil {
				return err
			}
			server.AddTool(tool, called(r.Name, t, log))
			known[tool.Name] = true
		}
		if len(known) == before {
			return program.Errorf(
				"-name: no other rule has a name that begins with %q; leave -name out for all of them",
				"-name：没有另外以 %q 开头的规则；去掉 -name 可提供全部规则", prefix)
		}
	}
	server.AddReceivingMiddleware(knownTools(t, known))
	return nil
}

// newTool describes a rule as a tool. Its schemas are the rule's own.
func newTool(t program.Tongue, r scenario.Rule) (*mcp.Tool, error) {
	document, err := scenario.Schema(r.Name)
	if err != nil {
		return nil, err
	}
	var schemas struct{ Input, Output json.RawMessage }
	if err := json.Unmarshal(document, &schemas); err != nil {
		return nil, err
	}
	lines := []string{r.Doc, r.Chinese()}
	if t.Lang == rule.Chinese {
		slices.Reverse(lines)
	}
	lines = append(lines, t.Say("Source: ", "依据：")+rulecalls.SourceIn(r.Source, t.Lang))
	closed, destructive := false, false
	return &mcp.Tool{
		Name:         toolName(r.Name),
		Title:        r.Name,
		Description:  strings.Join(lines, "\n"),
		InputSchema:  schemas.Input,
		OutputSchema: schemas.Output,
		Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, DestructiveHint: &destructive,
			OpenWorldHint: &closed},
	}, nil
}

// called computes a rule with the arguments of a call. A call that was cancelled is not computed.
//
// The answer stands as structured content and as text. An error is text alone: structured content has to follow the
// output schema, and clients that check it would hide the error.
func called(name string, t program.Tongue, log *slog.Logger) mcp.ToolHandler {
	return func(ctx context.Context, req *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		if err := ctx.Err(); err != nil {
			log.Info("call", "tool", toolName(name), "outcome", "cancelled")
			return nil, err
		}
		in := []byte(req.Params.Arguments)
		if len(in) == 0 {
			in = []byte("{}") // the protocol lets a client leave them out
		}
		out, err := scenario.Call(name, in)
		if err != nil {
			log.Info("call", "tool", toolName(name), "outcome", rule.CodeOf(err))
			return &mcp.CallToolResult{IsError: true, Content: text(scenario.ErrorJSON(err, t.Lang))}, nil
		}
		log.Info("call", "tool", toolName(name), "outcome", "ok")
		return &mcp.CallToolResult{StructuredContent: json.RawMessage(out), Content: text(out)}, nil
	}
}

// text is a document as the one text of a result.
func text(document []byte) []mcp.Content {
	return []mcp.Content{&mcp.TextContent{Text: string(document)}}
}
