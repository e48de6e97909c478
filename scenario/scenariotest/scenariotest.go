// Package scenariotest runs case files in a go test: scenarios as data (用例). A case is {"id", "rule", "in", "want",
// "source", "grade"}; see package scenario.
package scenariotest

import (
	"errors"
	"io/fs"
	"testing"

	"github.com/shebao-go/shebao/scenario"
)

// Run runs every case of the files that match glob as a subtest named after the case. A case of a rule that is not
// there fails, as does a file without a case.
//
//	func TestCases(t *testing.T) { scenariotest.Run(t, os.DirFS("testdata"), "*.json") }
func Run(t *testing.T, fsys fs.FS, glob string) {
	t.Helper()
	names, err := fs.Glob(fsys, glob)
	if err != nil || len(names) == 0 {
		t.Fatalf("scenario: no case file matches %q (%v)", glob, err)
	}
	for _, name := range names {
		file, err := fs.ReadFile(fsys, name)
		results, checkErr := scenario.Check(file)
		if err := errors.Join(err, checkErr); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(results) == 0 {
			t.Errorf("%s: no case in it", name)
		}
		for _, r := range results {
			t.Run(r.Case.ID, func(t *testing.T) {
				for _, line := range r.Lines {
					t.Error(line)
				}
			})
		}
	}
}

// Must is for values a test takes for granted: it ends the test where there is an error.
//
//	policy := scenariotest.Must(guangzhou.Policy(rule.MonthOf(2025, time.August)))(t)
func Must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}
