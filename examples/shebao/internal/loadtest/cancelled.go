package loadtest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// cancelled gives up requests at any moment, bodies half-way and streams between their lines, while a bystander asks.
func (g *ground) cancelled(t *tally) {
	g.beside(t, g.server, func(end time.Time) {
		var all sync.WaitGroup
		for first := range uint64(4) {
			dice := rand.New(rand.NewPCG(1, first))
			all.Go(func() {
				client := newClient(1)
				defer client.CloseIdleConnections()
				for time.Now().Before(end) {
					g.giveUp(t, client, dice)
					t.gaveUp(g.halfBody())
					t.gaveUp(g.halfStream(client, 1+dice.IntN(5)))
				}
			})
		}
		all.Wait()
	})
}

// giveUp asks and gives up within 2 ms; what is answered before is compared.
func (g *ground) giveUp(t *tally, client *http.Client, dice *rand.Rand) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(dice.IntN(2_000))*time.Microsecond)
	defer cancel()
	c := g.calls[dice.IntN(len(g.calls))]
	got, err := ask(ctx, client, g.server, c)
	if errors.Is(err, context.DeadlineExceeded) {
		t.gaveUp(nil)
		return
	}
	t.answered(c, got, err, 0)
}

// halfBody sends half of a body and goes away.
func (g *ground) halfBody() error {
	connection, err := net.Dial("tcp", g.server)
	if err != nil {
		return err
	}
	_, err = io.WriteString(connection, "POST /v1/slips HTTP/1.1\r\nHost: localhost\r\n"+
		"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
	return errors.Join(err, connection.Close())
}

// halfStream reads some answers of a stream and goes away without ending it.
func (g *ground) halfStream(client *http.Client, lines int) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	reader, writer := io.Pipe()
	defer reader.Close()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+g.server+"/v1/slips", reader)
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", linesType)
	go func() { _, _ = io.WriteString(writer, strings.Repeat(person(0)+"\n", lines)) }() // nobody ends the stream
	got, err := client.Do(r)
	if err != nil {
		return err
	}
	defer got.Body.Close()
	want := wanted(slipRule, []byte(person(0))).body
	answers := bufio.NewReader(got.Body)
	for range lines {
		if line, err := answers.ReadString('\n'); err != nil || line != want {
			return fmt.Errorf("a line of a stream was answered %v %.200q", err, line)
		}
	}
	return nil
}
