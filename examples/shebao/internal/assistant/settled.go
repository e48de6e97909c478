package assistant

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// settled is a transport whose input ends when what came before is answered: the SDK drops the answers that are not
// written at the end of the input, as where requests come from a file.
type settled struct{ mcp.Transport }

// Connect opens the connection.
func (s settled) Connect(ctx context.Context) (mcp.Connection, error) {
	conn, err := s.Transport.Connect(ctx)
	return &counted{Connection: conn}, err
}

// counted is a connection that counts the calls not answered yet.
type counted struct {
	mcp.Connection
	open atomic.Int64
}

// Read reads a message. The end of the input, and an input that cannot be read, are told when the open calls are
// answered.
func (c *counted) Read(ctx context.Context) (jsonrpc.Message, error) {
	msg, err := c.Connection.Read(ctx)
	if request, isRequest := msg.(*jsonrpc.Request); isRequest && request.IsCall() {
		c.open.Add(1)
	}
	if err != nil {
		c.settle(ctx)
	}
	return msg, err
}

// settle waits until no call is open, which takes no longer than the longest call.
func (c *counted) settle(ctx context.Context) {
	const longest, pause = 10 * time.Second, time.Millisecond
	limit, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	for c.open.Load() > 0 && limit.Err() == nil {
		time.Sleep(pause)
	}
}

// Write writes a message.
func (c *counted) Write(ctx context.Context, msg jsonrpc.Message) error {
	err := c.Connection.Write(ctx, msg)
	if _, isAnswer := msg.(*jsonrpc.Response); isAnswer {
		c.open.Add(-1)
	}
	return err
}
