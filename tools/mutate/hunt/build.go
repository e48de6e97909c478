// Package hunt asks the tests of a rewritten module which of its mutants they notice.
package hunt

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/shebao-go/shebao/tools/mutate/schema"
)

// Hunt is a rewritten module with its compiled tests.
type Hunt struct {
	module *schema.Module
	dir    string                        // of the compiled tests and of what they write
	turn   map[schema.Test]turn          // of the tests whose turn is not that of a package's own
	own    map[string]bool               // the packages of the mutants
	kinds  map[schema.Test][]schema.Kind // of whose mutants alone a test is asked
	of     map[schema.Test]string        // the package whose mutants alone a test is asked about
	log    func(format string, args ...any)

	reach map[int][]*asked // the tests that reach a mutant
}

// asked is a test and how long it takes.
type asked struct {
	schema.Test
	takes time.Duration
}

// parent is the test of which this is a subtest; empty where it is none.
func (a *asked) parent() string {
	parent, _, within := strings.Cut(a.Name, "/")
	if !within {
		return ""
	}
	return parent
}

// each does work for every one of a list, two or more at a time.
func each[T any](list []T, work func(T) error) error {
	var wait sync.WaitGroup
	errs := make([]error, len(list))
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, one := range list {
		wait.Add(1)
		free <- struct{}{}
		go func() {
			defer func() { <-free; wait.Done() }()
			errs[i] = work(one)
		}()
	}
	wait.Wait()
	return errors.Join(errs...)
}

// build compiles the tests of packages over the rewritten files.
func (h *Hunt) build(packages []string) error {
	replace := map[string]string{}
	sources := filepath.Join(h.dir, "source")
	for path, text := range h.module.Files {
		below, err := filepath.Rel(h.module.Root, path)
		if err != nil {
			return err
		}
		to := filepath.Join(sources, below)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, []byte(text), 0o644); err != nil {
			return err
		}
		replace[path] = to
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return err
	}
	file := filepath.Join(h.dir, "overlay.json")
	if err := os.WriteFile(file, overlay, 0o644); err != nil {
		return err
	}
	var patterns []string
	for _, p := range packages {
		patterns = append(patterns, "./"+p)
	}
	// What several tests import is compiled once before they are.
	if err := h.compile(append([]string{"build", "-overlay", file}, patterns...)); err != nil {
		return err
	}
	return each(packages, func(p string) error {
		return h.compile([]string{"test", "-c", "-vet=off", "-ldflags=-s -w", "-overlay", file, "-o", h.binary(p),
			"./" + p})
	})
}

// compile runs the go command in the module.
func (h *Hunt) compile(args []string) error {
	cmd := exec.Command("go", args...)
	cmd.Dir = h.module.Root
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go %s: %w\n%s", args[0], err, out)
	}
	return nil
}

// binary is the compiled tests of a package.
func (h *Hunt) binary(p string) string {
	return filepath.Join(h.dir, strings.ReplaceAll(p, "/", "_")+".test")
}

// memory bounds what a test may take, in kilobytes: a mutant may allocate without end.
const memory = 4_000_000

// pattern matches tests, or subtests of one test.
func pattern(tests []string) string {
	var names []string
	prefix := ""
	for _, name := range tests {
		if parent, below, within := strings.Cut(name, "/"); within {
			prefix, name = "^"+parent+"$/", below
		}
		names = append(names, regexp.QuoteMeta(name))
	}
	return prefix + "^(" + strings.Join(names, "|") + ")$"
}

// run runs some tests of a package until one fails, with variables of the environment; false where one failed or the
// time was up.
func (h *Hunt) run(p string, tests []string, limit time.Duration, env ...string) bool {
	ctx, stop := context.WithTimeout(context.Background(), limit)
	defer stop()
	return h.command(ctx, p, pattern(tests), env...).Run() == nil
}

// subtests are the tests that a test runs as parts of itself.
func (h *Hunt) subtests(t schema.Test) []schema.Test {
	ctx, stop := context.WithTimeout(context.Background(), 2*time.Minute)
	defer stop()
	said, _ := h.command(ctx, t.Package, "^"+t.Name+"$").Output() // of a package that has none of them: nothing
	var out []schema.Test
	for line := range strings.Lines(string(said)) {
		name, ok := strings.CutPrefix(strings.TrimSpace(line), "=== RUN   ")
		if ok && strings.Count(name, "/") == 1 {
			out = append(out, schema.Test{Package: t.Package, Name: name})
		}
	}
	return out
}

// command runs the tests of a package that match a pattern until one fails.
func (h *Hunt) command(ctx context.Context, p, pattern string, env ...string) *exec.Cmd {
	script := fmt.Sprintf(`ulimit -v %d; exec "$0" "$@"`, memory)
	cmd := exec.CommandContext(ctx, "sh", "-c", script, h.binary(p), "-test.failfast", "-test.count=1",
		"-test.v", "-test.run", pattern)
	cmd.Dir = filepath.Join(h.module.Root, p)
	cmd.Env = append(os.Environ(), env...)
	return cmd
}
