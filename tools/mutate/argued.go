package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/tools/internal/csvlist"
	"github.com/shebao-go/shebao/tools/mutate/schema"
)

// argument is a mutant that makes no difference, and why.
type argument struct{ file, function, kind, change, reason string }

// arguments are those of argued.csv by the mutant's key.
type arguments map[string]argument

// about reports whether a mutant is argued.
func (a arguments) about(m schema.Mutant) bool {
	_, listed := a[m.Key()]
	return listed
}

// readArgued reads the survivors that are argued.
func readArgued(path string) (arguments, error) {
	rows, err := csvlist.Read(path, "file", "function", "kind", "change", "reason")
	out := arguments{}
	for _, row := range rows {
		a := argument{row[0], row[1], row[2], row[3], row[4]}
		key := schema.Mutant{File: a.file, Function: a.function, Kind: schema.Kind(a.kind), Change: a.change}.Key()
		if _, twice := out[key]; twice {
			return nil, fmt.Errorf("%s: twice: %q", path, row)
		}
		out[key] = a
	}
	return out, err
}

// readSlow reads the tests that are not asked.
func readSlow(path string) ([]schema.Test, error) {
	rows, err := csvlist.Read(path, "package", "test", "reason")
	var out []schema.Test
	for _, row := range rows {
		out = append(out, schema.Test{Package: row[0], Name: row[1]})
	}
	return out, err
}

// check refuses an argument about a mutant that is not there any more, in the files that were rewritten.
func (a arguments) check(module *schema.Module) error {
	there, files := map[string]bool{}, map[string]bool{}
	for _, m := range module.Mutants {
		there[m.Key()], files[m.File] = true, true
	}
	var gone []string
	for key, one := range a {
		if (files[one.file] || !module.Has(one.file)) && !there[key] {
			gone = append(gone, fmt.Sprintf("%s %s %s: %s", one.file, one.function, one.kind, one.change))
		}
	}
	if len(gone) == 0 {
		return nil
	}
	slices.Sort(gone)
	return fmt.Errorf("argued.csv names mutants that are not there; take their lines out or write them anew:\n%s",
		strings.Join(gone, "\n"))
}
