package serve

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkStream is 20,000 people a stream over the loopback, in each form: the client reads what is answered and
// looks at nothing.
func BenchmarkStream(b *testing.B) {
	const rows = 20_000
	o, err := readFlags(nil, io.Discard)
	require.NoError(b, err)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(b, err)
	ctx, stop := context.WithCancel(b.Context())
	ended := make(chan error, 1)
	go func() { ended <- o.serve(ctx, listener, slog.New(slog.DiscardHandler)) }()
	body, err := io.ReadAll(people(b, rows))
	require.NoError(b, err)
	for _, form := range []string{"full", "amounts"} {
		b.Run(form, func(b *testing.B) {
			for b.Loop() {
				answer, err := http.Post("http://"+listener.Addr().String()+"/v1/slips?form="+form,
					"application/x-ndjson", bytes.NewReader(body))
				require.NoError(b, err)
				_, err = io.Copy(io.Discard, answer.Body)
				require.NoError(b, err)
				require.NoError(b, answer.Body.Close())
			}
			b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
	stop()
	require.NoError(b, <-ended)
}
