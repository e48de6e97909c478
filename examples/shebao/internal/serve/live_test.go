package serve

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// live is a real server on a port of its own.
type live struct {
	url   string
	stop  context.CancelFunc
	ended chan error
}

// listening starts a server; it is stopped at the end of the test, where the test did not.
func listening(t *testing.T, flags ...string) *live {
	t.Helper()
	o, err := readFlags(flags, io.Discard)
	require.NoError(t, err)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	l := &live{"http://" + listener.Addr().String(), stop, make(chan error, 1)}
	go func() { l.ended <- o.serve(ctx, listener, slog.New(slog.DiscardHandler)) }()
	t.Cleanup(stop)
	return l
}

// streamed sends a body as a stream of JSON lines.
func (l *live) streamed(t *testing.T, body io.Reader) *http.Response {
	t.Helper()
	return l.streamedTo(t, "/v1/slips", body)
}

// streamedTo sends a body as a stream of JSON lines to a path.
func (l *live) streamedTo(t *testing.T, path string, body io.Reader) *http.Response {
	t.Helper()
	answer, err := http.Post(l.url+path, "application/x-ndjson", body)
	require.NoError(t, err)
	t.Cleanup(func() { _ = answer.Body.Close() })
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	return answer
}

// people writes so many people's lines; the wage of a line is 6000 yuan and as many fen as its number from 0.
func people(t testing.TB, n int) io.Reader {
	reader, writer := io.Pipe()
	go func() {
		to := bufio.NewWriter(writer)
		for i := range n {
			fmt.Fprintf(to, `{"month":"2025-08","wage":"%d.%02d","injury_rate":"0.002","unemployment_rate":"0.008",`+
				`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"}`+"\n", 6000+i/100, i%100)
		}
		_ = to.Flush()
		_ = writer.Close()
	}()
	t.Cleanup(func() { _ = reader.Close() })
	return reader
}

// TestStreamInOrder: people come back in their order while more are sent; all their answers, of 4 kB each and of some
// 800 bytes, are more than what is held. The wage is below the ceilings, so that it is the base of the first line.
func TestStreamInOrder(t *testing.T) {
	const most = 48 << 20
	for _, c := range []struct {
		name, path, says string
		lines            int
	}{
		{name: "whole slips", path: "/v1/slips", says: `"declared":"%d.%02d"`, lines: 20_000},
		{name: "amounts", path: "/v1/slips?form=amounts", says: `"base":"%d.%02d"`, lines: 100_000},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := listening(t)
			answer := l.streamedTo(t, c.path, people(t, c.lines))
			var memory runtime.MemStats
			got := bufio.NewReaderSize(answer.Body, 64<<10)
			for i := range c.lines {
				line, err := got.ReadSlice('\n')
				require.NoError(t, err, i)
				want := fmt.Sprintf(c.says, 6000+i/100, i%100)
				require.True(t, bytes.Contains(line, []byte(want)), "line %d: %s", i, line)
				if i%1_000 == 0 {
					runtime.ReadMemStats(&memory)
					require.Less(t, memory.HeapAlloc, uint64(most), i)
				}
			}
			_, err := got.ReadByte()
			assert.Equal(t, io.EOF, err)
		})
	}
}

// TestStreamAnswersWhileMoreIsSent: the answer to the first line arrives before the second is sent.
func TestStreamAnswersWhileMoreIsSent(t *testing.T) {
	for _, form := range []string{"full", "amounts"} {
		t.Run(form, func(t *testing.T) {
			l := listening(t)
			reader, writer := io.Pipe()
			go func() { fmt.Fprintln(writer, person) }()
			got := bufio.NewReader(l.streamedTo(t, "/v1/slips?form="+form, reader).Body)
			for range 3 {
				line, err := got.ReadString('\n')
				require.NoError(t, err)
				assert.Contains(t, line, `"640.00"`)
				fmt.Fprintln(writer, person)
			}
			require.NoError(t, writer.Close())
			rest, err := io.ReadAll(got)
			require.NoError(t, err)
			assert.Equal(t, 1, bytes.Count(rest, []byte("\n")))
		})
	}
}

// TestStreamIsRefusedAtOnce: a stream that is not taken is told so while it is sent, whatever the reason.
func TestStreamIsRefusedAtOnce(t *testing.T) {
	l := listening(t, "-max-streams", "1")
	first, writer := io.Pipe()
	go func() { fmt.Fprintln(writer, person) }()
	answers := l.streamed(t, first)
	for _, c := range []struct {
		name, kind, path string
		status           int
	}{
		{name: "every place is taken", kind: "application/x-ndjson", path: "/v1/slips", status: 503},
		{name: "another type", kind: "text/csv", path: "/v1/slips", status: 415},
		{name: "no such path", kind: "application/x-ndjson", path: "/v1/slip", status: 404},
	} {
		t.Run(c.name, func(t *testing.T) {
			reader, writer := io.Pipe()
			defer reader.Close()
			go func() { fmt.Fprintln(writer, person) }() // and more may come
			end := time.AfterFunc(20*time.Second, func() { _ = writer.Close() })
			answer, err := http.Post(l.url+c.path, c.kind, reader)
			require.NoError(t, err)
			defer answer.Body.Close()
			assert.Equal(t, c.status, answer.StatusCode)
			assert.True(t, end.Stop(), "it was told at the end of the stream")
		})
	}
	require.NoError(t, writer.Close())
	_, err := io.Copy(io.Discard, answers.Body)
	assert.NoError(t, err)
}

// TestStreamEndsEarly: the last line says why a stream did not go on.
func TestStreamEndsEarly(t *testing.T) {
	for _, c := range []struct {
		name, says string
		flags      []string
		lines      int
		closes     bool // the sender, behind its lines
	}{
		{name: "as many lines as may be", flags: []string{"-max-rows", "2"}, lines: 2, closes: true},
		{name: "one more", flags: []string{"-max-rows", "2"}, lines: 3, closes: true, says: "lines are more than 2"},
		{name: "a sender that stands still", flags: []string{"-timeout", "1"}, lines: 2, says: "stream stood still"},
		{name: "a sender that takes too long", flags: []string{"-stream-timeout", "1"}, lines: 2,
			says: "stream stood still or took too long"},
	} {
		for _, form := range []string{"full", "amounts"} {
			t.Run(c.name+", "+form, func(t *testing.T) {
				l := listening(t, c.flags...)
				reader, writer := io.Pipe()
				t.Cleanup(func() { _ = reader.Close() })
				go func() {
					fmt.Fprint(writer, strings.Repeat(person+"\n", c.lines))
					if c.closes {
						_ = writer.Close()
					}
				}()
				text, _ := io.ReadAll(l.streamedTo(t, "/v1/slips?form="+form, reader).Body) // the connection may end so
				assert.Equal(t, 2, strings.Count(string(text), `"total":"1216.00"`), string(text))
				assert.Equal(t, c.says != "", strings.Contains(string(text), `{"error":`))
				assert.Contains(t, string(text), c.says)
			})
		}
	}
}

// TestStreamCutOffEndsItsConnection: whose time is over is told so, to the end of the answer, and the connection is
// ended then; it is not kept for the next request.
func TestStreamCutOffEndsItsConnection(t *testing.T) {
	l := listening(t, "-stream-timeout", "1")
	connection, err := net.Dial("tcp", strings.TrimPrefix(l.url, "http://"))
	require.NoError(t, err)
	defer connection.Close()
	fmt.Fprintf(connection, "POST /v1/slips HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"+
		"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\n\r\n", len(person)+1, person)
	require.NoError(t, connection.SetDeadline(time.Now().Add(10*time.Second))) // idle connections are kept for 30
	text, err := io.ReadAll(connection)
	require.NoError(t, err)
	assert.Contains(t, string(text), `"pension":"640.00"`)
	assert.Contains(t, string(text), "stream stood still or took too long")
	assert.True(t, strings.HasSuffix(string(text), "\r\n0\r\n\r\n"), "the last chunk")
}

// TestStops: a server that is asked to stop finishes what it has begun, takes nothing new, and ends.
func TestStops(t *testing.T) {
	l := listening(t)
	reader, writer := io.Pipe()
	go func() { fmt.Fprintln(writer, person) }()
	got := bufio.NewReader(l.streamed(t, reader).Body)
	_, err := got.ReadString('\n')
	require.NoError(t, err)
	l.stop()
	require.Eventually(t, func() bool {
		answer, err := http.Get(l.url + "/v1/codes")
		if err == nil {
			_ = answer.Body.Close()
		}
		return err != nil
	}, 5*time.Second, 10*time.Millisecond)
	fmt.Fprintln(writer, person)
	line, err := got.ReadString('\n')
	require.NoError(t, err)
	assert.Contains(t, line, `"pension":"640.00"`)
	require.NoError(t, writer.Close())
	assert.NoError(t, <-l.ended)
}

// TestStopsAtLast: a request that does not end is cut off, and that is said.
func TestStopsAtLast(t *testing.T) {
	l := listening(t, "-stop-timeout", "1")
	reader, writer := io.Pipe()
	t.Cleanup(func() { _ = writer.Close() })
	go func() { fmt.Fprintln(writer, person) }()
	_, err := bufio.NewReader(l.streamed(t, reader).Body).ReadString('\n')
	require.NoError(t, err)
	l.stop()
	assert.ErrorContains(t, <-l.ended, "-stop-timeout 1")
}

// TestSlowRequest: a body that does not arrive is not waited for.
func TestSlowRequest(t *testing.T) {
	l := listening(t, "-timeout", "1")
	connection, err := net.Dial("tcp", strings.TrimPrefix(l.url, "http://"))
	require.NoError(t, err)
	defer connection.Close()
	const head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
	fmt.Fprintf(connection, head, land)
	answer, err := http.ReadResponse(bufio.NewReader(connection), nil)
	require.NoError(t, err)
	defer answer.Body.Close()
	assert.Equal(t, http.StatusRequestTimeout, answer.StatusCode)
	assert.Equal(t, "application/problem+json", answer.Header.Get("Content-Type"))
}

// TestSlowSenderTakesNoPlace: a body that has yet to arrive keeps nobody from being answered.
func TestSlowSenderTakesNoPlace(t *testing.T) {
	l := listening(t, "-max-requests", "1")
	reader, writer := io.Pipe()
	slow := make(chan int, 1)
	go func() {
		answer, err := http.Post(l.url+land, "application/json", reader)
		if assert.NoError(t, err) {
			_ = answer.Body.Close()
			slow <- answer.StatusCode
		}
	}()
	fmt.Fprint(writer, `{"net_revenue":`) // returns when it is on its way
	for range 2 {
		answer, err := http.Post(l.url+land, "application/json", strings.NewReader(`{"net_revenue":"1"}`))
		require.NoError(t, err)
		_ = answer.Body.Close()
		assert.Equal(t, http.StatusOK, answer.StatusCode)
	}
	fmt.Fprint(writer, `"1"}`)
	require.NoError(t, writer.Close())
	assert.Equal(t, http.StatusOK, <-slow)
}

// TestLongHeader: a header beyond the limit is refused.
func TestLongHeader(t *testing.T) {
	l := listening(t, "-max-header", "1000")
	r, err := http.NewRequest("GET", l.url+"/v1/codes", nil)
	require.NoError(t, err)
	r.Header.Set("X-Long", strings.Repeat("x", 10_000))
	answer, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	assert.Equal(t, http.StatusRequestHeaderFieldsTooLarge, answer.StatusCode)
}

// TestConnections: a connection beyond the limit waits, and is answered when another has ended.
func TestConnections(t *testing.T) {
	l := listening(t, "-max-connections", "1")
	first, err := net.Dial("tcp", strings.TrimPrefix(l.url, "http://"))
	require.NoError(t, err)
	defer first.Close()
	answers := make(chan int, 1)
	go func() {
		answer, err := http.Get(l.url + "/v1/codes")
		if assert.NoError(t, err) {
			_ = answer.Body.Close()
			answers <- answer.StatusCode
		}
	}()
	fmt.Fprint(first, "GET /v1/codes HTTP/1.1\r\nHost: localhost\r\n\r\n")
	answer, err := http.ReadResponse(bufio.NewReader(first), nil)
	require.NoError(t, err)
	_ = answer.Body.Close()
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	assert.Empty(t, answers)
	require.NoError(t, first.Close())
	assert.Equal(t, http.StatusOK, <-answers)
}
