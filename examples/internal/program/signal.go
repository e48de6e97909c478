package program

import (
	"os"
	"os/signal"
	"syscall"
)

// untilSignal does the work and finishes it; the work has failed where a signal asks the program to end before. It is
// left to itself then, and ends with the program.
func untilSignal(work func() (bool, error), finish func(failed error) error) (bool, error) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, heeded()...)
	defer signal.Stop(signals)
	type answer struct {
		clean bool
		err   error
	}
	done := make(chan answer, 1)
	go func() {
		clean, err := work()
		done <- answer{clean, err}
	}()
	for {
		select {
		case a := <-done:
			return a.clean, finish(a.err)
		case s := <-signals:
			if s != syscall.SIGPIPE { // the write that met it returns syscall.EPIPE
				return false, finish(Errorf("ended by a signal: %s", "被信号中止：%s", s))
			}
		}
	}
}

// heeded are the signals a run listens to: not those it was started to ignore.
func heeded() []os.Signal {
	all := []os.Signal{syscall.SIGPIPE}
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			all = append(all, s)
		}
	}
	return all
}
