package loadtest

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// atATime is how many ask at the same time where the server is to be saturated.
const atATime = 32

// mixed asks every rule, slips and lists, many at a time as fast as they are answered: a second of the server, a second
// of the echo handler, in turns.
func (g *ground) mixed(t *tally) {
	client := newClient(atATime)
	defer client.CloseIdleConnections()
	t.took = g.each() // the other half is the echo handler's
	for range g.seconds {
		g.burst(client, g.server, t.answered)
		g.burst(client, g.echo, t.echoed)
	}
}

// note notes an answer.
type note func(c call, got answer, err error, took time.Duration)

// burst asks for a second.
func (g *ground) burst(client *http.Client, host string, note note) {
	end := time.Now().Add(time.Second)
	var all sync.WaitGroup
	for first := range atATime {
		all.Go(func() {
			for i := first; time.Now().Before(end); i += atATime + 1 { // each walks through all of them in its own way
				c := g.calls[i%len(g.calls)]
				began := time.Now()
				got, err := ask(context.Background(), client, host, c)
				note(c, got, err, time.Since(began))
			}
		})
	}
	all.Wait()
}
