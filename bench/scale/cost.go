package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

// cost is what a run took: ns by the clock and of all processors together, and kB of memory at its peak.
type cost struct{ clock, processors, memory int64 }

// measured runs a program. An exit status that says no more than that the program printed its flags is no error.
func measured(program string, args ...string) (cost, error) {
	var said bytes.Buffer
	run := exec.Command(program, args...)
	run.Stderr = &said
	began := time.Now()
	err := run.Run()
	clock := time.Since(began)
	if err != nil && !isHelp(args) {
		return cost{}, fmt.Errorf("%s: %w: %s", program, err, bytes.TrimSpace(said.Bytes()))
	}
	used, known := run.ProcessState.SysUsage().(*syscall.Rusage)
	if !known {
		return cost{}, errors.New("this system does not say what a program used; run on Linux")
	}
	return cost{clock: clock.Nanoseconds(), processors: used.Utime.Nano() + used.Stime.Nano(), memory: used.Maxrss}, nil
}

func isHelp(args []string) bool {
	return len(args) == 1 && errors.Is(flag.NewFlagSet("", flag.ContinueOnError).Parse(args), flag.ErrHelp)
}

// line is a row of the table; more is how many people there are beyond those of the first row.
func (c cost) line(program string, people int, first cost, more int) string {
	each, count := "", ""
	if beyond := c.processors - first.processors; more > 0 && beyond > 0 { // else starting is all there is
		each = fixed(beyond / int64(more))
	}
	if people > 0 {
		count = fmt.Sprint(people)
	}
	const micro, kilo = 1_000, 1_024
	return fmt.Sprintf("| %s | %s | %s | %s | %d | %s |", program, count, fixed(c.clock/micro/1_000),
		fixed(c.processors/micro/1_000), c.memory/kilo, each)
}

// fixed prints whole thousandths.
func fixed(thousandths int64) string {
	return fmt.Sprintf("%d.%03d", thousandths/1_000, thousandths%1_000)
}

// ratioLine is a row of the least, the median and the largest ratio, of one run to the other in the same turn.
func ratioLine(what string, to, of []cost, field func(cost) int64) string {
	var ratios []int64 // thousandths
	for turn := range to {
		ratios = append(ratios, field(to[turn])*1_000/field(of[turn]))
	}
	slices.Sort(ratios)
	n := len(ratios)
	return fmt.Sprintf("| %s | %s | %s | %s |", what, fixed(ratios[0]), fixed((ratios[(n-1)/2]+ratios[n/2])/2),
		fixed(ratios[n-1]))
}
