package main

import (
	"errors"
	"syscall"
	"time"
)

// processorTime is what this process and the programs it has run have used of all processors so far. What others take
// from the machine is not in it, apart from cache and memory that all share.
func processorTime() (time.Duration, error) {
	var own, children syscall.Rusage
	err := errors.Join(syscall.Getrusage(syscall.RUSAGE_SELF, &own),
		syscall.Getrusage(syscall.RUSAGE_CHILDREN, &children))
	return time.Duration(own.Utime.Nano() + own.Stime.Nano() + children.Utime.Nano() + children.Stime.Nano()), err
}
