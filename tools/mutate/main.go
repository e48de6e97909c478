// Command mutate changes the library in many small ways, one at a time, and asks the tests whether they notice: a
// number by one, < to <=, a rounding downwards, a dropped statement. A change that no test notices is a mutant that
// survived; it shows a missing case, or makes no difference to any answer. Those that make none are listed in
// argued.csv, each with the reason.
//
//	go -C tools run ./mutate                                  every mutant
//	go -C tools run ./mutate -kind rounding -package injury   some of them
//	go -C tools run ./mutate -sample 300 -seed TEXT           so many, chosen by a text such as the commit
//	go -C tools run ./mutate -whole -sample 100 -seed TEXT    so many of the packages in which nothing survives
//	go -C tools run ./mutate -json >hunt.json                 every mutant and what became of it
//	go -C tools run ./mutate -again hunt.json                 what survived then, with the tests as they are now
//	go -C tools run ./mutate -list                            what would be changed
//
// A sample leaves out what is argued; a hunt of all says where an argument is wrong.
//
// The module is rewritten once so that it holds all its mutants; an environment variable says which one is alive, and
// the tests are compiled once (go build -overlay; no file of the repository is written). The tests that reach a mutant
// are asked: the quick ones of its own package, the case files of package scenario, the slow ones, then those of every
// rule, of the contract and of the bounds of parameters. Tests in slow.csv are not.
//
// A survivor that argued.csv does not name is printed, and one is enough to fail.
package main

import (
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/shebao-go/shebao/tools/internal/command"
	"github.com/shebao-go/shebao/tools/internal/csvlist"
	"github.com/shebao-go/shebao/tools/mutate/hunt"
	"github.com/shebao-go/shebao/tools/mutate/schema"
)

//go:embed chosen/chosen.go
var chosen string

func main() { command.Main(run) }

// settings are the flags.
type settings struct {
	root, seed, packages, kinds, again string
	sample                             int
	list, asJSON, quiet, whole         bool
}

func run(args []string, out, usage io.Writer) error {
	var s settings
	flags := flag.NewFlagSet("mutate", flag.ContinueOnError)
	flags.SetOutput(usage)
	flags.StringVar(&s.root, "root", "..", "the `directory` of the repository")
	flags.StringVar(&s.packages, "package", "", "only these packages and those below them: `paths` such as injury,rule")
	flags.BoolVar(&s.whole, "whole", false, "only the packages of whole.csv, in which every mutant is killed or argued")
	flags.StringVar(&s.kinds, "kind", "", fmt.Sprintf("only these `kinds`, of %v", schema.Kinds()))
	flags.IntVar(&s.sample, "sample", 0, "hunt so many, chosen by the seed; 0 is all")
	flags.StringVar(&s.seed, "seed", "", "the `text` that chooses a sample, such as the commit")
	flags.StringVar(&s.again, "again", "", "only those that survived an earlier hunt: the `file` that -json printed")
	flags.BoolVar(&s.list, "list", false, "list the mutants and hunt none")
	flags.BoolVar(&s.asJSON, "json", false, "print every mutant and its outcome, a JSON object on a line")
	flags.BoolVar(&s.quiet, "q", false, "say nothing about progress")
	if err := command.Parse(flags, args); err != nil {
		return err
	}
	return s.run(out, usage)
}

// run hunts or lists what the flags choose.
func (s settings) run(out, usage io.Writer) error {
	lists := filepath.Join(s.root, "tools", "mutate")
	if s.whole {
		hunted, err := csvlist.Read(filepath.Join(lists, "whole.csv"), "package")
		if err != nil {
			return err
		}
		s.packages = strings.Join(slices.Concat(hunted...), ",")
	}
	module, mutants, err := s.choose()
	if err != nil {
		return err
	}
	argued, err := readArgued(filepath.Join(lists, "argued.csv"))
	if err != nil {
		return err
	}
	slow, err := readSlow(filepath.Join(lists, "slow.csv"))
	if err != nil {
		return err
	}
	mutants = s.sampled(mutants, argued)
	if s.list {
		return list(out, mutants)
	}
	if err := argued.check(module); err != nil {
		return err
	}
	results, took, err := s.hunt(module, mutants, slow, usage)
	if err != nil {
		return err
	}
	if s.asJSON {
		return printJSON(out, results)
	}
	return report(out, results, argued, took)
}

// leftOut are the packages that are not mutated: programs, generators and helpers of tests.
var leftOut = []string{"examples", "oracle", "internal/tabletest", "scenario/internal", "scenario/scenariotest"}

// below reports whether a package is one of a list, or below one.
func below(path string, list []string) bool {
	return slices.ContainsFunc(list, func(p string) bool { return path == p || strings.HasPrefix(path, p+"/") })
}

// asked are the tests that are asked about every mutant: those of the case files, each file apart.
var asked = []schema.Test{
	{Package: "scenario", Name: "TestCases"},
	{Package: "scenario", Name: "TestOwnCases"},
	{Package: "scenario", Name: "TestDrawnCases"},
}

// last are the tests that are asked where those notice nothing: what every rule prints, what is recorded of it, how it
// refuses, and the contract of the rules by name.
var last = []hunt.Last{
	{Test: schema.Test{Package: "jsonrule", Name: "TestAmountsAreRoundedBeforeTheyArePrinted"}, Kinds: roundings},
	{Test: schema.Test{Package: "scenario", Name: "TestAmountsArePrintedToTheFen"}, Kinds: roundings},
	{Test: schema.Test{Package: "scenario", Name: "TestAnswersAreTheRecordedOnes"}, Whole: true},
	{Test: schema.Test{Package: "scenario", Name: "TestErrorsNameFieldsByTheirPath"}, Kinds: words},
	{Test: schema.Test{Package: "scenario", Name: "TestSchemasAndFunctionsAgree"}},
	{Test: schema.Test{Name: "TestStoredTypes"}, Kinds: stored},
	{Test: schema.Test{Name: "TestStoredEnumerations"}, Kinds: stored},
	{Test: schema.Test{Package: "scenario/internal/contract", Name: "TestContractIsCurrent"}, Kinds: constants},
}

var (
	roundings = []schema.Kind{schema.Rounding}
	constants = []schema.Kind{schema.Constant}
	words     = []schema.Kind{schema.Constant, schema.Statement}
	stored    = []schema.Kind{schema.Constant, schema.Error}
)

// ofPackage are tests of the root package that are asked last about the mutants of one package: what its tables hold,
// how far its parameters go, and what its errors name.
func ofPackage(path string) []hunt.Last {
	part := "/" + strings.ReplaceAll(path, "/", "_")
	notRoundings := slices.DeleteFunc(schema.Kinds(), func(k schema.Kind) bool { return k == schema.Rounding })
	return []hunt.Last{{Test: schema.Test{Name: "TestTables" + part}},
		{Test: schema.Test{Name: "TestBoundsOfParameters" + part}},
		{Test: schema.Test{Name: "TestErrorsOfEveryPackageNameWhatIsThere" + part}, Kinds: notRoundings}}
}

// choose rewrites the module and chooses the mutants to hunt.
func (s settings) choose() (*schema.Module, []schema.Mutant, error) {
	packages, kinds := split(s.packages), split(s.kinds)
	module, err := schema.Read(s.root, chosen, func(path string) bool {
		asked := len(packages) == 0 || below(path, packages) && (!s.whole || slices.Contains(packages, path))
		return path != "" && !below(path, leftOut) && asked
	}, "", "jsonrule", "scenario", "scenario/internal/contract")
	if err != nil {
		return nil, nil, err
	}
	for _, kind := range kinds {
		if !slices.Contains(schema.Kinds(), schema.Kind(kind)) {
			return nil, nil, fmt.Errorf("kind %q is not known; write some of %v", kind, schema.Kinds())
		}
	}
	mutants := slices.DeleteFunc(slices.Clone(module.Mutants), func(m schema.Mutant) bool {
		return len(kinds) > 0 && !slices.Contains(kinds, string(m.Kind))
	})
	if s.again != "" {
		survived, err := readSurvivors(s.again)
		if err != nil {
			return nil, nil, err
		}
		mutants = slices.DeleteFunc(mutants, func(m schema.Mutant) bool { return !survived[m.Key()] })
	}
	if len(mutants) == 0 {
		return nil, nil, errors.New("no mutant is of these packages and kinds; see -list without them")
	}
	return module, mutants, nil
}

// readSurvivors reads what -json printed and returns the names of the mutants that nothing killed.
func readSurvivors(path string) (map[string]bool, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	out := map[string]bool{}
	for decoder := json.NewDecoder(file); decoder.More(); {
		var r hunt.Result
		if err := decoder.Decode(&r); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if r.Outcome != hunt.Killed {
			out[r.Key()] = true
		}
	}
	return out, nil
}

// split is the words between commas.
func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}

// sampled chooses a sample of those that are not argued: the same for the same seed and source.
func (s settings) sampled(mutants []schema.Mutant, argued arguments) []schema.Mutant {
	if s.sample <= 0 {
		return mutants
	}
	mutants = slices.DeleteFunc(mutants, func(m schema.Mutant) bool { return argued.about(m) })
	hash := fnv.New64a()
	hash.Write([]byte(s.seed)) // never fails
	random := rand.New(rand.NewPCG(hash.Sum64(), 0))
	random.Shuffle(len(mutants), func(i, j int) { mutants[i], mutants[j] = mutants[j], mutants[i] })
	mutants = mutants[:min(s.sample, len(mutants))]
	slices.SortFunc(mutants, func(a, b schema.Mutant) int { return a.ID - b.ID })
	return mutants
}

// hunt hunts mutants and says how long it took.
func (s settings) hunt(module *schema.Module, mutants []schema.Mutant, slow []schema.Test, progress io.Writer) (
	[]hunt.Result, time.Duration, error) {
	dir, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return nil, 0, err
	}
	defer os.RemoveAll(dir)
	start := time.Now()
	results, err := hunt.Run(module, mutants, hunt.Settings{Dir: dir, Ask: asked, Last: last, Of: ofPackage, Slow: slow,
		Log: func(format string, args ...any) {
			if !s.quiet {
				fmt.Fprintf(progress, format+"\n", args...)
			}
		}})
	return results, time.Since(start), err
}

// printJSON prints every mutant and its outcome, an object on a line.
func printJSON(out io.Writer, results []hunt.Result) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for _, r := range results {
		if err := encoder.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// list prints mutants.
func list(out io.Writer, mutants []schema.Mutant) error {
	for _, m := range mutants {
		if _, err := fmt.Fprintln(out, place(m)); err != nil {
			return err
		}
	}
	return nil
}

// place says where a mutant is and what it changes.
func place(m schema.Mutant) string {
	return fmt.Sprintf("%s:%d %s %s: %s", m.File, m.Line, m.Function, m.Kind, m.Change)
}
