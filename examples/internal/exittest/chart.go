package exittest

import (
	"os"
	"strings"
	"testing"
)

// CheckChart fails the test where -svg of a program with -in takes another ending, replaces what is read, or replaces a
// chart where the run fails.
func CheckChart(t *testing.T, run Program) {
	for _, c := range []struct{ name, in, svg, says string }{
		{name: "another ending", svg: "chart.png", says: "-svg chart.png: the name must end in .svg"},
		{name: "the input by a link", in: "in.svg", svg: "link.svg",
			says: "-svg link.svg is an input of this run (-in in.svg)"},
		{name: "a run that fails", in: "in.svg", svg: "chart.svg", says: "-svg chart.svg was not written"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			put(t, "in.svg", "no input")
			put(t, "chart.svg", "a chart")
			if err := os.Symlink("in.svg", "link.svg"); err != nil {
				t.Fatal(err)
			}
			var stdout, stderr strings.Builder
			status := run([]string{"-in", c.in, "-svg", c.svg}, strings.NewReader(""), &stdout, &stderr)
			if status != 2 || !strings.Contains(stderr.String(), c.says) {
				t.Errorf("status %d, want 2 and %q: %s", status, c.says, stderr.String())
			}
			holds(t, "in.svg", "no input")
			holds(t, "chart.svg", "a chart")
			if left, err := os.ReadDir("."); err != nil || len(left) != 3 {
				t.Errorf("%v in the folder, want three files: %v", left, err)
			}
		})
	}
}

// put writes a file.
func put(t *testing.T, name, text string) {
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// holds fails the test where a file has another text.
func holds(t *testing.T, name, want string) {
	if text, err := os.ReadFile(name); err != nil || string(text) != want {
		t.Errorf("%s: %q, want %q: %v", name, text, want, err)
	}
}
