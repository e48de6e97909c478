// Package assistant is the command mcp: it speaks the Model Context Protocol over standard input and output, so that
// an assistant computes with the rules instead of guessing. Every rule is a tool, every figure and document a resource.
//
// Standard output carries the protocol and nothing else. Standard error has a line a call: the tool and the code of
// what came of it, never what was passed or answered.
package assistant

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"strings"
	"syscall"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// options are the flags.
type options struct {
	program.Tongue
	begin string // what the names of the rules begin with, separated by commas
}

// Run is the program; it returns the exit status. It ends when the client closes standard input.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return program.Run(program.Command("mcp"), args, stderr, readFlags, func(o *options) (bool, error) {
		return true, o.serve(stdin, stdout, stderr)
	})
}

// readFlags reads the command line.
func readFlags(args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	fs := program.NewFlagSet(program.Command("mcp"), args)
	fs.StringVar(&o.begin, "name", "",
		"offer the rules whose `name` begins so, several separated by commas, such as payroll,pension.benefit "+
			"(without it: every rule, which is more than most assistants keep in mind)",
		"只提供以此`名称`开头的规则，多个以逗号分隔，例如 payroll,pension.benefit（不写时提供全部规则，多数助手记不下这么多）")
	o.LangFlag(fs, "descriptions and errors", "说明和错误信息")
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	return o, errors.Join(program.OnlyFlags(fs), o.ReadLang())
}

// serve answers one client until it goes away.
func (o *options) serve(stdin io.Reader, stdout, stderr io.Writer) error {
	server, err := newServer(o.Tongue, strings.Split(o.begin, ","), slog.New(slog.NewTextHandler(stderr, nil)))
	if err != nil {
		return err
	}
	stream := &mcp.IOTransport{Reader: io.NopCloser(stdin), Writer: leftOpen{stdout}}
	err = server.Run(context.Background(), settled{stream})
	if err == nil || errors.Is(err, syscall.EPIPE) {
		return err
	}
	// The SDK's own words may quote what was sent.
	return program.Errorf("the session ended: what came in is not a line of JSON-RPC, ends within a message or is "+
		"longer than 16 MiB; start the program from an assistant that speaks the Model Context Protocol",
		"会话中止：收到的内容不是一行 JSON-RPC、消息不完整或超过 16 MiB；请由支持模型上下文协议（MCP）的助手启动本程序")
}

// leftOpen is a writer the session does not close.
type leftOpen struct{ io.Writer }

// Close does nothing.
func (leftOpen) Close() error { return nil }
