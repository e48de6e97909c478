package main

import (
	"syscall"
	"time"
)

// processorTime is what this process has used of all processors so far. What other programs take from the machine is
// not in it, apart from cache and memory that all share.
func processorTime() (time.Duration, error) {
	var used syscall.Rusage
	err := syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()), err
}
