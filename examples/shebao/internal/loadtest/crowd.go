package loadtest

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

// crowd opens more connections at the same time than the server takes, and asks over each; whoever has been answered
// some calls goes, and another comes.
func (g *ground) crowd(t *tally) {
	end := time.Now().Add(g.each())
	connections := make([]net.Conn, g.connections)
	for i := range connections {
		var err error
		if connections[i], err = net.Dial("tcp", g.server); err != nil {
			t.gaveUp(err)
			return
		}
	}
	var all sync.WaitGroup
	for i, first := range connections {
		all.Go(func() {
			g.visit(t, i, first)
			for i += g.connections; time.Now().Before(end); i += g.connections {
				connection, err := net.Dial("tcp", g.server)
				if err != nil {
					t.gaveUp(err)
					return
				}
				g.visit(t, i, connection)
			}
		})
	}
	all.Wait()
}

// visit asks some calls over one connection.
func (g *ground) visit(t *tally, first int, connection net.Conn) {
	client := newClient(1)
	client.Transport.(*http.Transport).DialContext = func(_ context.Context, network, to string) (net.Conn, error) {
		first := connection
		connection = nil
		if first == nil { // the server has ended it while it was idle
			return net.Dial(network, to)
		}
		return first, nil
	}
	defer client.CloseIdleConnections()
	const calls = 3
	for i := range calls {
		c := g.calls[(first+i)%len(g.calls)]
		began := time.Now()
		got, err := ask(context.Background(), client, g.server, c)
		t.answered(c, got, err, time.Since(began))
	}
}
