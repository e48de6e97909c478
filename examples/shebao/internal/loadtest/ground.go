package loadtest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"sync"
	"time"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/shebao/internal/serve"
)

// ground is what all clients share: the server, the echo handler and what is asked of them.
type ground struct {
	*options
	server, hasty string // host and port; the hasty one has little time for anybody
	echo          string
	calls         []call
	ends          []func() error
	base          rest // before anybody asked
}

// open starts the server and the echo handler, and asks everything once, so that what is made once is made.
func open(o *options) (*ground, error) {
	calls, err := readCalls(o.cases)
	if err != nil {
		return nil, err
	}
	g := &ground{options: o}
	g.server, err = g.start("-max-streams", strconv.Itoa(2*atATime), "-max-connections", strconv.Itoa(o.accepted()))
	if err != nil {
		return nil, err
	}
	g.hasty, err = g.start("-timeout", strconv.Itoa(o.timeout), "-max-streams", strconv.Itoa(4*slowAtATime))
	if err != nil {
		return nil, err
	}
	if err := g.startEcho(); err != nil {
		return nil, err
	}
	client := newClient(1)
	others, err := g.others(client)
	if err != nil {
		return nil, err
	}
	g.calls = mixedWith(calls, others)
	for _, c := range g.calls {
		for _, host := range []string{g.server, g.hasty, g.echo} {
			_, _ = ask(context.Background(), client, host, c) // compared later
		}
	}
	client.CloseIdleConnections()
	g.base = settled(measured())
	return g, nil
}

// start starts a server; it returns where it answers.
func (g *ground) start(flags ...string) (string, error) {
	ctx, cancel := context.WithCancel(context.Background())
	address, ended, err := serve.Start(ctx, append(flags, "-listen", "127.0.0.1:0", "-lang", "en"), io.Discard)
	if err != nil {
		cancel()
		return "", err
	}
	g.ends = append(g.ends, func() error {
		cancel()
		return <-ended
	})
	return address, nil
}

// startEcho starts the echo handler.
func (g *ground) startEcho() error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return program.Errorf("nothing can listen on this machine: %s", "本机不能监听：%s", err)
	}
	server := &http.Server{Handler: http.HandlerFunc(echoed), ReadHeaderTimeout: time.Minute}
	go func() { _ = server.Serve(listener) }()
	g.echo, g.ends = listener.Addr().String(), append(g.ends, server.Close)
	return nil
}

// echoed answers with the body of the request.
func echoed(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(body) // a caller who has gone away is nobody to tell
}

// newClient is a client that keeps so many connections.
func newClient(connections int) *http.Client {
	return &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: connections}}
}

// ask sends a call and reads the answer whole.
func ask(ctx context.Context, client *http.Client, host string, c call) (answer, error) {
	method := http.MethodPost
	if c.body == nil {
		method = http.MethodGet
	}
	r, err := http.NewRequestWithContext(ctx, method, "http://"+host+c.path, bytes.NewReader(c.body))
	if err != nil {
		return answer{}, err
	}
	r.Header.Set("Content-Type", c.kind)
	r.Header["Idempotency-Key"] = nil // not sent; whose idle connection the server has just ended asks again
	return do(client, r)
}

// do sends a request and reads the answer whole.
func do(client *http.Client, r *http.Request) (answer, error) {
	got, err := client.Do(r)
	if err != nil {
		return answer{}, err
	}
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	return answer{got.StatusCode, string(body)}, err
}

// beside has clients do what they do until the time of each is over, while a bystander asks.
func (g *ground) beside(t *tally, host string, clients func(end time.Time)) {
	ctx, cancel := context.WithCancel(context.Background())
	var bystander sync.WaitGroup
	bystander.Go(func() { g.bystander(ctx, t, host) })
	clients(time.Now().Add(g.each()))
	cancel()
	bystander.Wait()
}

// bystander asks like anybody else, one call after the other and each of the echo handler too, until the context ends.
func (g *ground) bystander(ctx context.Context, t *tally, host string) {
	client := newClient(1)
	defer client.CloseIdleConnections()
	for i := 0; ctx.Err() == nil; i++ {
		c := g.calls[i%len(g.calls)]
		began := time.Now()
		got, err := ask(context.Background(), client, host, c)
		if err != nil && host == g.hasty {
			t.gaveUp(nil) // on a busy machine whoever asks may be slow
			continue
		}
		t.answered(c, got, err, time.Since(began))
		began = time.Now()
		got, err = ask(context.Background(), client, g.echo, c)
		t.echoed(c, got, err, time.Since(began))
	}
}

// end stops the server and the echo handler; no goroutine is left that was not there before them.
func (g *ground) end(before int) error {
	var err error
	for _, end := range g.ends {
		err = errors.Join(err, end())
	}
	for until := time.Now().Add(g.patience()); runtime.NumGoroutine() > before; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(until) {
			return errors.Join(err, program.Errorf("%d goroutines are left of %d", "停止后剩余 %d 个协程，应为 %d 个",
				runtime.NumGoroutine(), before))
		}
	}
	return err
}
