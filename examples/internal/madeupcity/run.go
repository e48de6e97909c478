// Package madeupcity is the program city: it makes up a city of employees and employers, computes every scheme and
// payer for each of its months, and prints one page of totals.
package madeupcity

import (
	"io"
	"runtime"
	"time"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/progress"
	"github.com/shebao-go/shebao/rule"
)

// Run is the program; it returns the exit status. It reads nothing.
func Run(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	work := func(o *options) (bool, error) { return o.compute(stdout, stderr) }
	return program.Run("city", args, stderr, readFlags, work)
}

// compute makes the city, computes it and prints the page. It reports whether no wage was refused.
func (o *options) compute(stdout, stderr io.Writer) (bool, error) {
	c, err := newCity(o)
	if err != nil {
		return false, err
	}
	clock := progress.OfWork(stderr, o.progress, o.employeeMonths(),
		rule.Say("employee-months", "人月"), o.Lang)
	start := time.Now()
	clock.Run(start)
	t, err := c.compute(o.cores, blockRows, clock.Add)
	cost := cost{elapsed: time.Since(start), cores: o.cores}
	clock.End()
	if err != nil {
		return false, err
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	cost.memory = memory.Sys
	p := report{c, t}.page()
	cost.print(p, o)
	if _, err := io.WriteString(stdout, p.String()); err != nil {
		return false, program.NotWritten(err)
	}
	return t.refused == 0, nil
}
