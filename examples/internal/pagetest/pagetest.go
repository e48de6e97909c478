package pagetest

import (
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/shebao-go/shebao/examples/internal/chinesetest"
	"github.com/shebao-go/shebao/examples/internal/page"
)

var update = flag.Bool("update", false, "write the pages of testdata anew")

// Program is a program as a function of its arguments and streams; it returns the exit status.
type Program func(args []string, stdin io.Reader, stdout, stderr io.Writer) int

// Run runs the program on a text and returns what it printed.
func (run Program) Run(stdin string, args ...string) (status int, stdout, stderr string) {
	return run.RunOn(strings.NewReader(stdin), args...)
}

// RunOn is Run on any reader.
func (run Program) RunOn(stdin io.Reader, args ...string) (status int, stdout, stderr string) {
	var out, errs strings.Builder
	status = run(args, stdin, &out, &errs)
	return status, out.String(), errs.String()
}

// RunIntoFull runs the program where its output has no room and returns what it says of that.
func (run Program) RunIntoFull(args ...string) (status int, stderr string) {
	var errs strings.Builder
	status = run(args, strings.NewReader(""), full{}, &errs)
	return status, errs.String()
}

// full takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

// Broken is a file that fails after its text.
func Broken(text string) io.Reader {
	return io.MultiReader(strings.NewReader(text), iotest.ErrReader(errors.New("the disk is gone")))
}

// Golden fails the test where the page of a clean run is not that of a file in testdata.
func (run Program) Golden(t testing.TB, file string, args ...string) {
	t.Helper()
	status, got, errs := run.Run("", args...)
	if status != 0 || errs != "" {
		t.Errorf("status %d: %s", status, errs)
	}
	Kept(t, file, got)
}

// Kept fails the test where a page is not that of a file in testdata. With -update it writes the file first.
func Kept(t testing.TB, file, got string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if at, wantLine, gotLine := difference(string(want), got); at > 0 {
		t.Errorf("%s:%d:\nwant %q\ngot  %q\nrun go test with -update where the change is meant", path, at, wantLine,
			gotLine)
	}
}

// difference returns the first line that differs, 0 where none does.
func difference(want, got string) (line int, wantLine, gotLine string) {
	wants, gots := strings.SplitAfter(want, "\n"), strings.SplitAfter(got, "\n")
	for i := range max(len(wants), len(gots)) {
		wantLine, gotLine = "", ""
		if i < len(wants) {
			wantLine = wants[i]
		}
		if i < len(gots) {
			gotLine = gots[i]
		}
		if wantLine != gotLine {
			return i + 1, wantLine, gotLine
		}
	}
	return 0, "", ""
}

// Fits fails the test where a line is wider than so many columns, as a terminal shows it, or ends in a blank.
func Fits(t testing.TB, text string, columns int) {
	t.Helper()
	for _, line := range strings.Split(text, "\n") {
		if page.Width(line) > columns {
			t.Errorf("wider than %d columns: %q", columns, line)
		}
		if strings.HasSuffix(line, " ") {
			t.Errorf("ends in a blank: %q", line)
		}
	}
}

// Case is a run and what it is to give: its status and parts of what it prints. Without Errs standard error stays
// empty, without Page the output does.
type Case struct {
	Args       []string
	Stdin      string
	Status     int
	Errs, Page []string
	Not        []string // what the page does not say
	Input      string   // of a file or of the demo, where it is not Stdin
}

// Check fails the test where the program does not give what the case wants, or says it in English when it is asked for
// Chinese; for that a case that writes no file is run a second time.
func (run Program) Check(t testing.TB, c Case) {
	t.Helper()
	run.checkChinese(t, c)
	status, stdout, stderr := run.Run(c.Stdin, c.Args...)
	if status != c.Status {
		t.Errorf("status %d, want %d: %s", status, c.Status, stderr)
	}
	holds(t, stderr, c.Errs)
	holds(t, stdout, c.Page)
	for _, text := range c.Not {
		if strings.Contains(stdout, text) {
			t.Errorf("%q is in\n%s", text, stdout)
		}
	}
}

// checkChinese fails the test where the program says anything of the case in English when it is asked for Chinese.
func (run Program) checkChinese(t testing.TB, c Case) {
	t.Helper()
	for _, output := range []string{"-out", "-svg", "-refused", "-template"} {
		if slices.Contains(c.Args, output) {
			return
		}
	}
	args := slices.Clone(c.Args)
	if at := slices.Index(args, "-lang"); at >= 0 {
		args = slices.Delete(args, at, min(at+2, len(args)))
	}
	_, stdout, stderr := run.Run(c.Stdin, slices.Concat([]string{"-lang=zh"}, args)...)
	input := append([]string{c.Stdin, c.Input}, args...)
	chinesetest.Check(t, stdout, input...)
	chinesetest.Check(t, stderr, input...)
}

// holds fails the test where a text lacks one of its parts, or is not empty where it has none.
func holds(t testing.TB, text string, parts []string) {
	t.Helper()
	if len(parts) == 0 && text != "" {
		t.Errorf("not empty: %q", text)
	}
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in\n%s", part, text)
		}
	}
}
