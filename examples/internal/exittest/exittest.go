// Package exittest checks that a program ends as every program does.
package exittest

import (
	"io"
	"strings"
	"testing"
)

// Program is a program as a function of its arguments and streams; it returns the exit status.
type Program func(args []string, stdin io.Reader, stdout, stderr io.Writer) int

// Check fails the test where the program does not end with 0 for -h, which tells the exit status on standard error, and
// with 2 for an unknown flag and for an input that cannot be read. The arguments are those of such a run but for the
// input, their last: a file that is not there, and a folder, are put in its place.
func Check(t *testing.T, run Program, args ...string) {
	for _, c := range []struct {
		name   string
		args   []string
		status int
		says   string // on standard error; nothing goes to standard output
	}{
		{"help", []string{"-h"}, 0, "Exit status: 0 all done; 1 "},
		{"an unknown flag", []string{"-no-such-flag"}, 2, "no-such-flag"},
		{"no such input", append(args[:len(args):len(args)], "no-such/file"), 2, "no-such/file"},
		{"a folder", append(args[:len(args):len(args)], "."), 2, ": "},
	} {
		t.Run(c.name, func(t *testing.T) {
			var stdout, stderr strings.Builder
			status := run(c.args, strings.NewReader(""), &stdout, &stderr)
			if status != c.status {
				t.Errorf("status %d, want %d: %s", status, c.status, stderr.String())
			}
			if !strings.Contains(stderr.String(), c.says) {
				t.Errorf("%q is not in\n%s", c.says, stderr.String())
			}
			if stdout.Len() > 0 {
				t.Errorf("not empty: %q", stdout.String())
			}
		})
	}
}
