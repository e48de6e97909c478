//go:build linux

package program_test

import (
	"io"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// service is work that goes on until it is asked to stop.
type service struct{ asked chan struct{} }

func (s service) Stop() { close(s.asked) }

// A signal asks a service to stop, and what it had begun is finished; a second one ends it at once.
func TestService(t *testing.T) {
	for _, c := range []struct {
		name, says string
		signals    int
		status     int
	}{
		{name: "one signal", signals: 1, status: program.AllGood},
		{name: "two signals", signals: 2, status: program.CannotRun, says: "demo: ended by a signal: terminated\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := service{make(chan struct{})}
			never := make(chan struct{})
			read := func([]string, io.Writer) (service, error) { return s, nil }
			var stderr strings.Builder
			status := program.Run("demo", nil, &stderr, read, func(service) (bool, error) {
				for range c.signals {
					if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
						return false, err
					}
					<-s.asked
				}
				if c.signals > 1 {
					<-never
				}
				return true, nil
			})
			assert.Equal(t, c.status, status)
			assert.Equal(t, c.says, stderr.String())
		})
	}
}
