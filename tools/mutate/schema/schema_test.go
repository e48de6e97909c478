package schema

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rewritten is a module of one file with all its mutants.
func rewritten(t *testing.T, source string) *Module {
	t.Helper()
	root := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module example.org/m\n\ngo 1.25\n", "p/p.go": source} {
		path := filepath.Join(root, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	m, err := Read(root, "package mutantchosen\n", func(path string) bool { return path == "p" })
	require.NoError(t, err)
	return m
}

// changes are the kinds of the mutants and what they change, without the line of the source.
func changes(m *Module) []string {
	var out []string
	for _, one := range m.Mutants {
		change, _, _ := strings.Cut(one.Change, " in: ")
		out = append(out, string(one.Kind)+" "+change)
	}
	return out
}

func TestMutants(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{name: "a bound", body: "func f(a, b int) int { for a < b { a = b }; return a }", want: []string{
			"condition not (a < b)", "bound < -> <= in a < b", "statement without a = b"}},
		{name: "operands", body: "func f(a, b bool) { g(a && b) }\nfunc g(bool) {}", want: []string{
			"statement without g(a && b)", "operand without a", "condition not (a)", "operand without b",
			"condition not (b)"}},
		{name: "a number", body: "func f() int { return 7 }", want: []string{"constant 7 -> 8", "constant 7 -> 6"}},
		{name: "no number below the least of its type", body: "func f() uint8 { return 0 }", want: []string{
			"constant 0 -> 1"}},
		{name: "a number in text", body: `func f() string { return "0.10" }`, want: []string{
			`constant "0.10" -> "0.11"`, `constant "0.10" -> "0.09"`}},
		{name: "a word", body: `func f() string { return "passed" }`, want: []string{
			`constant "passed" -> "passedx"`}},
		{name: "a sentence stays", body: `func f() string { return "No such month." }`},
		{name: "a constant is changed where it is used", body: "const c = 3\nfunc f() int { return c }", want: []string{
			"constant c -> 4", "constant c -> 2"}},
		{name: "the length of an array stays", body: "var a [3]int"},
		{name: "an error", body: "func f(err error) error { return err }", want: []string{"error nil for err"}},
		{name: "no error", body: "func f() error { return nil }"},
		{name: "arithmetic", body: "func f(a, b int) int { return a*b }", want: []string{
			"arithmetic * -> + in a*b"}},
		{name: "texts are not added up", body: "func f(a, b string) string { return a+b }"},
		{name: "the greatest", body: "func f(a, b int) int { return max(a, b) }", want: []string{
			"bound max -> min in max(a, b)"}},
		{name: "a capacity stays", body: "func f(n int) []int { return make([]int, n, 9) }"},
		{name: "bounds and decimals of a field", body: "type s struct {\n\tA int `min:\"1\" out:\"yuan\"`\n}",
			want: []string{"constant min:1 -> 2 of A", "constant min:1 -> 0 of A", "rounding out:yuan -> 1 of A",
				"rounding out:yuan -> 3 of A"}},
		{name: "a definition cannot be dropped", body: "func f(a int) int { b := a; return b }"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := rewritten(t, "package p\n\n"+c.body+"\n\nfunc last(a *int) { *a = 1 }\n")
			want := append(c.want, "statement without *a = 1", "constant 1 -> 2", "constant 1 -> 0")
			assert.Equal(t, want, changes(m))
		})
	}
}

func TestNames(t *testing.T) {
	m := rewritten(t, "package p\n\ntype t struct{}\n\nfunc (*t) f(a *int) {\n\t*a = 1\n\t*a = 1\n}\n")
	require.Len(t, m.Mutants, 6)
	one := m.Mutants[0]
	assert.Equal(t, "t.f", one.Function)
	assert.Equal(t, "p/p.go", one.File)
	assert.Equal(t, 6, one.Line)
	keys := map[string]bool{}
	for i, each := range m.Mutants {
		assert.Equal(t, i, each.ID)
		keys[each.Key()] = true
	}
	assert.Len(t, keys, 6, "two statements alike have two names")
}

const program = `package main

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"
)

type side int

const (
	left side = iota + 1
	right
)

func half(x decimal.Decimal) string { return x.DivRound(decimal.New(2, 0), 1).Round(1).String() }

func between(a, least, most int) bool { return a >= least && a < most }

func (s side) or(fail bool) (side, error) {
	if fail {
		return 0, errors.New("no side")
	}
	return s, nil
}

func main() {
	s, err := right.or(false)
	n := 3
	fmt.Println(half(decimal.New(25, -1)), between(1, 1, 2), between(2, 1, 2), max(n, 4)-2*n, s, err)
}
`

// TestProgram compiles a program with all its mutants: without one it prints what it printed, and every mutant runs.
func TestProgram(t *testing.T) {
	chosen, err := os.ReadFile("../chosen/chosen.go")
	require.NoError(t, err)
	dir := t.TempDir()
	mod, err := os.ReadFile("../../go.mod")
	require.NoError(t, err)
	sum, err := os.ReadFile("../../go.sum")
	require.NoError(t, err)
	write := func(path, text string) {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	write(filepath.Join(dir, "go.mod"), string(mod))
	write(filepath.Join(dir, "go.sum"), string(sum))
	write(filepath.Join(dir, "cmd", "main.go"), program)
	m, err := Read(dir, string(chosen), func(string) bool { return true })
	require.NoError(t, err)
	for path, text := range m.Files {
		write(path, text)
	}
	build := exec.Command("go", "build", "-o", filepath.Join(dir, "program"), "./cmd")
	build.Dir = dir
	out, err := build.CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Equal(t, "1.3 true false -2 2 <nil>\n", printed(dir, -1), "without a mutant")
	for _, c := range []struct{ change, want string }{
		{change: "DivRound -> down", want: "1.2 true false -2 2 <nil>\n"},
		{change: "DivRound -> half even", want: "1.2 true false -2 2 <nil>\n"},
		{change: "DivRound -> up", want: "1.3 true false -2 2 <nil>\n"},
		{change: "< -> <= in a < most", want: "1.3 true true -2 2 <nil>\n"},
		{change: ">= -> > in a >= least", want: "1.3 false false -2 2 <nil>\n"},
		{change: "without a < most", want: "1.3 true true -2 2 <nil>\n"},
		{change: "not (fail)", want: "1.3 true false -2 0 no side\n"},
		{change: "max -> min in max(n, 4)", want: "1.3 true false -3 2 <nil>\n"},
		{change: "without s, err := right.or(false)", want: ""},
	} {
		id := slices.IndexFunc(m.Mutants, func(one Mutant) bool {
			return strings.HasPrefix(one.Change, c.change+" in: ")
		})
		if c.want == "" {
			assert.Equal(t, -1, id, c.change)
			continue
		}
		require.GreaterOrEqual(t, id, 0, c.change)
		assert.Equal(t, c.want, printed(dir, id), c.change)
	}
}

func printed(dir string, id int) string {
	cmd := exec.Command(filepath.Join(dir, "program"))
	cmd.Env = append(os.Environ(), "MUTANT="+strconv.Itoa(id))
	out, err := cmd.CombinedOutput()
	if err != nil {
		return err.Error()
	}
	return string(out)
}
