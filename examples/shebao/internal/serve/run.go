package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"

	"golang.org/x/net/netutil"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// Run is the program; it returns the exit status when a signal has ended it.
func Run(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	return program.Run(program.Command("serve"), args, stderr, readFlags, func(o *options) (bool, error) {
		return true, o.run(o.ctx, stdout, stderr)
	})
}

// run listens and answers until the context ends.
func (o *options) run(ctx context.Context, stdout, stderr io.Writer) error {
	listener, err := net.Listen("tcp", o.listen)
	if err != nil {
		return o.cannotListen(err)
	}
	if !onlyThisMachine(listener.Addr()) && !o.token.given {
		fmt.Fprintln(stderr, o.Say(
			"shebao serve: every machine that reaches this address may call; ask for a token with -token-file",
			"shebao serve：能访问此地址的任何机器都可调用；请用 -token-file 要求令牌"))
	}
	says := o.Say("Listening on http://%s, until Ctrl-C\n", "正在监听 http://%s，按 Ctrl-C 结束\n")
	fmt.Fprintf(stdout, says, listener.Addr())
	return o.serve(ctx, listener, slog.New(slog.NewTextHandler(stderr, nil)))
}

// serve answers on a listener until the context ends; then it finishes what it has begun.
func (o *options) serve(ctx context.Context, listener net.Listener, log *slog.Logger) error {
	server := &http.Server{
		Handler:           newServer(o, log),
		ReadHeaderTimeout: o.timeout(),
		ReadTimeout:       o.timeout(),
		WriteTimeout:      2 * o.timeout(), // reading and computing, each with its own end, and the answer
		IdleTimeout:       o.timeout(),
		MaxHeaderBytes:    o.header,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(netutil.LimitListener(listener, o.connections)) }()
	select {
	case err := <-ended:
		return program.Errorf("the server ended: %s", "服务中止：%s", err)
	case <-ctx.Done():
	}
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), o.stopTimeout())
	defer cancel()
	if err := server.Shutdown(late); err != nil {
		return errors.Join(program.Errorf("some requests were cut off: they did not end within -stop-timeout %d",
			"有请求被中断：在 -stop-timeout %d 秒内没有完成", o.stopSeconds), server.Close())
	}
	return nil
}

// Start answers with the flags of a command line until the context ends, beside whatever else the process does. The
// address is what it listens on; ended then has what came of it, nil where every request was finished.
func Start(ctx context.Context, args []string, stderr io.Writer) (address string, ended <-chan error, err error) {
	o, err := readFlags(args, stderr)
	if err != nil {
		return "", nil, err
	}
	listener, err := net.Listen("tcp", o.listen)
	if err != nil {
		return "", nil, o.cannotListen(err)
	}
	end := make(chan error, 1)
	go func() { end <- o.serve(ctx, listener, slog.New(slog.NewTextHandler(stderr, nil))) }()
	return listener.Addr().String(), end, nil
}

func (o *options) cannotListen(err error) error {
	return program.Errorf("-listen %s: nothing can listen there (%s); choose another address or port",
		"-listen %s：不能在此监听（%s）；请换一个地址或端口", o.listen, err)
}
