package loadtest

import (
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"time"
)

// slowAtATime is how many of each slow kind there are at the same time.
const slowAtATime = 20

// slow keeps connections busy with little, in every way there is, while a bystander asks.
func (g *ground) slow(t *tally) {
	g.beside(t, g.hasty, func(end time.Time) {
		var all sync.WaitGroup
		for _, kind := range []func() error{g.slowHeader, g.slowBody, g.slowReader, g.slowStream, g.streamUnread} {
			for range slowAtATime {
				all.Go(func() {
					for time.Now().Before(end) {
						t.gaveUp(kind())
					}
				})
			}
		}
		all.Wait()
	})
}

// dial opens a connection that ends where the server does not end it in time.
func (g *ground) dial() (net.Conn, error) {
	connection, err := net.Dial("tcp", g.hasty)
	if err != nil {
		return nil, err
	}
	return connection, connection.SetDeadline(time.Now().Add(g.patience()))
}

// trickle sends the beginning of a request and then a byte now and then; it returns what is answered until the server
// ends the connection.
func (g *ground) trickle(beginning string) (string, error) {
	connection, err := g.dial()
	if err != nil {
		return "", err
	}
	defer connection.Close()
	go func() {
		_, err := io.WriteString(connection, beginning)
		for err == nil {
			time.Sleep(100 * time.Millisecond)
			_, err = io.WriteString(connection, "x")
		}
	}()
	text, err := io.ReadAll(connection)
	return string(text), stillOpen(err)
}

// stillOpen is an error where a connection had to be ended by the client; the server may end it as it likes.
func stillOpen(err error) error {
	if timeout, isNet := err.(net.Error); isNet && timeout.Timeout() {
		return fmt.Errorf("the server did not end a slow connection: %w", err)
	}
	return nil
}

// slowHeader never ends its header; it gets no answer but an error.
func (g *ground) slowHeader() error {
	text, err := g.trickle("GET /v1/codes HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
	if err == nil && strings.Contains(text, "200 OK") {
		return fmt.Errorf("a header without an end was answered: %.200q", text)
	}
	return err
}

// slowBody never ends its body; it is told so, or ended where even its header was late.
func (g *ground) slowBody() error {
	text, err := g.trickle("POST /v1/slips HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
		"Content-Length: 100000\r\n\r\n{")
	if err == nil && text != "" && !strings.HasPrefix(text, "HTTP/1.1 408 ") {
		return fmt.Errorf("a body without an end was answered: %.200q", text)
	}
	return err
}

// slowReader asks for more than the system holds for a connection, reads nothing, and goes on asking byte by byte until
// the server has ended the connection, which resets it.
func (g *ground) slowReader() error {
	connection, err := g.dial()
	if err != nil {
		return err
	}
	defer connection.Close()
	const documents = 30 // of 0.9 MB
	const asks = "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
	_, err = io.WriteString(connection, strings.Repeat(asks, documents))
	for end := time.Now().Add(g.patience()); err == nil; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			return errors.New("the server did not end a connection that reads nothing")
		}
		_, err = io.WriteString(connection, "G")
	}
	return nil
}

const streamHead = "POST /v1/slips HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n" +
	"Transfer-Encoding: chunked\r\n\r\n"

// chunk is a text as a chunk of a body.
func chunk(text string) string { return fmt.Sprintf("%x\r\n%s\r\n", len(text), text) }

// slowStream sends a line and stands still; it is told why there is no more, or ended where even its header was late.
func (g *ground) slowStream() error {
	connection, err := g.dial()
	if err != nil {
		return err
	}
	defer connection.Close()
	if _, err := io.WriteString(connection, streamHead+chunk(person(0)+"\n")); err != nil {
		return err
	}
	text, err := io.ReadAll(connection)
	if len(text) > 0 && !strings.Contains(string(text), "stood still") {
		return fmt.Errorf("a stream that stood still was answered: %.200q", text)
	}
	return stillOpen(err)
}

// streamUnread sends people and never reads an answer, until the server ends the connection.
func (g *ground) streamUnread() error {
	connection, err := g.dial()
	if err != nil {
		return err
	}
	defer connection.Close()
	people := chunk(strings.Repeat(person(0)+"\n", 100))
	_, err = io.WriteString(connection, streamHead)
	for err == nil {
		_, err = io.WriteString(connection, people)
	}
	return stillOpen(err)
}
