package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/tools/mutate/hunt"
	"github.com/shebao-go/shebao/tools/mutate/schema"
)

// repository is a module of one package and its test.
func repository(t *testing.T, test, argued string) string {
	t.Helper()
	root := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(root, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join("..", name))
		require.NoError(t, err)
		write(name, string(text))
	}
	write("p/p.go", "package p\n\n// Adult is 18.\nfunc Adult(age int) bool { return age >= 18 }\n\nfunc nobody() int "+
		"{ return 1 }\n\nvar _ = nobody\n")
	write("p/p_test.go", "package p\n\nimport \"testing\"\n\nfunc TestAdult(t *testing.T) {\n"+test+"}\n")
	write("tools/mutate/argued.csv", "file,function,kind,change,reason\n"+argued)
	write("tools/mutate/slow.csv", "package,test,reason\n")
	write("tools/mutate/whole.csv", "package\np\n")
	return root
}

// mutate runs the program on a repository.
func mutate(root string, flags ...string) (string, error) {
	var out bytes.Buffer
	err := run(append([]string{"-root", root}, flags...), &out, &out)
	return out.String(), err
}

const (
	edge   = "\tif !Adult(18) || Adult(17) {\n\t\tt.Fail()\n\t}\n"
	inside = "\tif !Adult(30) || Adult(5) {\n\t\tt.Fail()\n\t}\n"
	never  = "p/p.go,nobody,constant,1 -> 2 in: func nobody() int { return 1 },nobody calls it\n" +
		"p/p.go,nobody,constant,1 -> 0 in: func nobody() int { return 1 },nobody calls it\n"
)

func TestHunt(t *testing.T) {
	for _, c := range []struct {
		name, test, argued string
		says, silent       []string
		fails              string
	}{
		{name: "a case on the edge", test: edge, argued: never, says: []string{"p ", "4", "100.0%"},
			silent: []string{"survived p/p.go"}},
		{name: "a case beside the edge", test: inside, argued: never, fails: "3 mutants survived",
			says: []string{"unreached p/p.go:4 Adult bound: >= -> > in age >= 18",
				"survived p/p.go:4 Adult constant: 18 -> 19"}},
		{name: "code no test comes to", test: edge, fails: "2 mutants survived",
			says: []string{"unreached p/p.go:6 nobody constant: 1 -> 2"}},
		{name: "an argument about nothing", test: edge, argued: "p/p.go,gone,constant,1 -> 2,why\n",
			fails: "argued.csv names mutants that are not there"},
		{name: "an argument without a reason", test: edge, argued: "p/p.go,nobody,constant,1 -> 2,\n",
			fails: "every cell is needed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, err := mutate(repository(t, c.test, c.argued))
			if c.fails == "" {
				assert.NoError(t, err)
			} else {
				assert.ErrorContains(t, err, c.fails)
			}
			for _, text := range c.says {
				assert.Contains(t, out, text)
			}
			for _, text := range c.silent {
				assert.NotContains(t, out, text)
			}
		})
	}
}

func TestSample(t *testing.T) {
	root := repository(t, edge, never)
	whole, err := mutate(root, "-list")
	require.NoError(t, err)
	one, err := mutate(root, "-list", "-sample", "2", "-seed", "a")
	require.NoError(t, err)
	again, err := mutate(root, "-list", "-sample", "2", "-seed", "a")
	require.NoError(t, err)
	assert.Equal(t, one, again)
	assert.Less(t, len(one), len(whole))
	bounds, err := mutate(root, "-list", "-kind", "bound")
	require.NoError(t, err)
	want := "p/p.go:4 Adult bound: >= -> > in age >= 18 in: func Adult(age int) bool { return age >= 18 }\n"
	assert.Equal(t, want, bounds)
}

// The packages of whole.csv and no others.
func TestWhole(t *testing.T) {
	root := repository(t, edge, never)
	require.NoError(t, os.Mkdir(filepath.Join(root, "q"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(root, "q", "q.go"), []byte("package q\n\n// Two is 2.\n"+
		"func Two() int { return 2 }\n"), 0o644))
	all, err := mutate(root, "-list")
	require.NoError(t, err)
	assert.Contains(t, all, "q/q.go")
	whole, err := mutate(root, "-list", "-whole")
	require.NoError(t, err)
	assert.Contains(t, whole, "p/p.go")
	assert.NotContains(t, whole, "q/q.go")
}

// What survived is hunted again, and no more.
func TestAgain(t *testing.T) {
	before, err := mutate(repository(t, inside, never), "-json", "-q")
	require.NoError(t, err)
	root := repository(t, edge, never)
	file := filepath.Join(root, "hunt.json")
	require.NoError(t, os.WriteFile(file, []byte(before), 0o644))
	out, err := mutate(root, "-again", file, "-kind", "bound,constant", "-package", "p")
	require.NoError(t, err)
	assert.Regexp(t, `all +5 +3 +2 +0 +100.0%`, out)
}

func TestRefused(t *testing.T) {
	root := repository(t, edge, never)
	for _, c := range []struct {
		name  string
		flags []string
		want  string
	}{
		{name: "a kind", flags: []string{"-kind", "colour"}, want: `kind "colour" is not known`},
		{name: "a package", flags: []string{"-package", "r"}, want: "there is nothing to mutate"},
		{name: "an argument", flags: []string{"p"}, want: `argument "p" is not known`},
		{name: "no module", flags: []string{"-root", "chosen/none"}, want: "none"},
		{name: "a hunt that is not there", flags: []string{"-again", "none.json"}, want: "none.json"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := mutate(root, c.flags...)
			assert.ErrorContains(t, err, c.want)
		})
	}
}

func TestReportNamesWhatIsNoticedThoughArgued(t *testing.T) {
	m := schema.Mutant{Package: "p", File: "p/p.go", Function: "f", Kind: schema.Bound, Change: "< -> <="}
	var out bytes.Buffer
	err := report(&out, []hunt.Result{{Mutant: m, Outcome: hunt.Killed}}, arguments{m.Key(): {}}, time.Second)
	require.NoError(t, err)
	assert.Contains(t, out.String(), "noticed, though argued.csv names it: p/p.go:0 f bound: < -> <=")
}

// TestSlowTestsAreThere: what slow.csv leaves out is a test of its package.
func TestSlowTestsAreThere(t *testing.T) {
	text, err := os.ReadFile("slow.csv")
	require.NoError(t, err)
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	require.NoError(t, err)
	for _, row := range rows[1:] {
		files, err := filepath.Glob(filepath.Join("..", "..", row[0], "*_test.go"))
		require.NoError(t, err)
		there := slices.ContainsFunc(files, func(file string) bool {
			source, err := os.ReadFile(file)
			return err == nil && bytes.Contains(source, []byte("func "+row[1]+"("))
		})
		assert.True(t, there, "%s has no %s", row[0], row[1])
	}
}
