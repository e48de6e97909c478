package hunt

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shebao-go/shebao/tools/mutate/schema"
)

// Settings say which tests are asked.
type Settings struct {
	Dir  string                // an empty directory for what is compiled
	Ask  []schema.Test         // tests that are asked about every mutant, each subtest apart
	Last []Last                // tests that are asked where those notice nothing
	Of   func(p string) []Last // tests elsewhere that are asked last about the mutants of one package
	Slow []schema.Test         // tests that are not asked
	Log  func(format string, args ...any)
}

// Last is a test that is asked about mutants of some kinds where nothing else notices; without kinds, of all. Each of
// its subtests is asked apart, or it as a whole.
type Last struct {
	schema.Test
	Kinds []schema.Kind
	Whole bool
}

// Outcome is what became of a mutant.
type Outcome string

// The outcomes.
const (
	Killed    Outcome = "killed"
	Survived  Outcome = "survived"
	Unreached Outcome = "unreached" // no test comes to the place; of a bound, none stands on its edge
)

// Result is a mutant and what became of it.
type Result struct {
	schema.Mutant
	Outcome Outcome `json:"outcome"`
	By      string  `json:"by,omitempty"` // the package whose tests noticed it
}

// Run hunts some mutants of a module.
func Run(module *schema.Module, mutants []schema.Mutant, s Settings) ([]Result, error) {
	h := &Hunt{module: module, dir: s.Dir, turn: map[schema.Test]turn{}, of: map[schema.Test]string{},
		kinds: map[schema.Test][]schema.Kind{}, log: s.Log, reach: map[int][]*asked{}}
	h.turns(mutants, s)
	start := time.Now()
	packages := h.packages(mutants)
	if err := h.build(packages); err != nil {
		return nil, err
	}
	h.log("compiled the tests of %d packages in %.0fs", len(packages), time.Since(start).Seconds())
	start = time.Now()
	h.split(s)
	if err := h.record(packages); err != nil {
		return nil, err
	}
	h.log("noted what each test reaches in %.0fs", time.Since(start).Seconds())
	results := make([]Result, len(mutants))
	numbers := make([]int, len(mutants))
	for i := range numbers {
		numbers[i] = i
	}
	var done atomic.Int64
	err := each(numbers, func(i int) error {
		results[i] = h.hunt(mutants[i])
		if m := results[i]; m.Outcome != Killed {
			h.log("%s %s:%d %s %s: %s", m.Outcome, m.File, m.Line, m.Function, m.Kind, m.Change)
		}
		if n := done.Add(1); n%100 == 0 {
			h.log("%d of %d", n, len(mutants))
		}
		return nil
	})
	return results, err
}

// turns says when each test is asked that has not the turn of its package's own, and which is not asked at all because
// it is about no kind that is hunted.
func (h *Hunt) turns(mutants []schema.Mutant, s Settings) {
	for _, test := range s.Slow {
		h.turn[test] = never
	}
	for _, test := range s.Ask {
		h.turn[test] = afterOwn
	}
	for _, l := range s.Last {
		h.turn[l.Test], h.kinds[l.Test] = last, l.Kinds
	}
	hunted := map[schema.Kind]bool{}
	for _, m := range mutants {
		hunted[m.Kind] = true
		for _, l := range s.Of(m.Package) {
			h.turn[l.Test], h.kinds[l.Test], h.of[l.Test] = last, l.Kinds, m.Package
		}
	}
	for test, kinds := range h.kinds {
		if len(kinds) > 0 && !slices.ContainsFunc(kinds, func(k schema.Kind) bool { return hunted[k] }) {
			h.turn[test] = never
		}
	}
}

// split puts the subtests of what is asked in the place of the test.
func (h *Hunt) split(s Settings) {
	for _, test := range s.Ask {
		h.splitOne(test)
	}
	for _, l := range s.Last {
		if !l.Whole && h.turn[l.Test] != never {
			h.splitOne(l.Test)
		}
	}
}

func (h *Hunt) splitOne(test schema.Test) {
	subtests := h.subtests(test)
	for _, one := range subtests {
		h.turn[one], h.kinds[one] = h.turn[test], h.kinds[test]
	}
	if len(subtests) > 0 {
		h.turn[test] = never
	}
}

// packages are those whose tests are asked about some mutants.
func (h *Hunt) packages(mutants []schema.Mutant) []string {
	h.own = map[string]bool{}
	var packages []string
	for _, m := range mutants {
		packages = append(packages, m.Package)
		h.own[m.Package] = true
	}
	for t, order := range h.turn {
		if order == afterOwn || order == last {
			packages = append(packages, t.Package)
		}
	}
	slices.Sort(packages)
	packages = slices.Compact(packages)
	return slices.DeleteFunc(packages, func(p string) bool { return len(h.module.Tests[p]) == 0 })
}

// record runs every test alone and notes which mutants it reaches.
func (h *Hunt) record(packages []string) error {
	var tests []schema.Test
	for _, p := range packages {
		for _, t := range h.module.Tests[p] {
			if _, listed := h.turn[t]; !listed && h.own[p] {
				tests = append(tests, t)
			}
		}
	}
	for t, order := range h.turn {
		if order != never && slices.Contains(packages, t.Package) {
			tests = append(tests, t)
		}
	}
	var lock sync.Mutex
	return each(tests, func(t schema.Test) error {
		reached, takes, err := h.recordOne(t)
		lock.Lock()
		defer lock.Unlock()
		for _, id := range reached {
			h.reach[id] = append(h.reach[id], &asked{t, takes})
		}
		return err
	})
}

// recordOne is which mutants a test reaches, and how long it takes. A test that fails in the rewritten module without
// any mutant, such as one that counts allocations, is not asked and reaches none.
func (h *Hunt) recordOne(t schema.Test) (reached []int, takes time.Duration, err error) {
	file := filepath.Join(h.dir, strings.ReplaceAll(t.Package+"."+t.Name, "/", "_")+".reached")
	start := time.Now()
	if !h.run(t.Package, []string{t.Name}, 2*time.Minute, "MUTANT_REACHED="+file) {
		h.log("%s %s fails in the rewritten module and is not asked", t.Package, t.Name)
		return nil, 0, nil
	}
	takes = time.Since(start)
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, 0, fmt.Errorf("%s %s did not write what it reaches: %w", t.Package, t.Name, err)
	}
	for line := range strings.FieldsSeq(string(text)) {
		id, err := strconv.Atoi(line)
		if err != nil {
			return nil, 0, fmt.Errorf("%s: %w", file, err)
		}
		reached = append(reached, id)
	}
	return reached, takes, os.Remove(file)
}

// hunt asks the tests that reach a mutant, in their turn.
func (h *Hunt) hunt(m schema.Mutant) Result {
	tests := slices.DeleteFunc(slices.Clone(h.reach[m.ID]), func(t *asked) bool { return h.turnOf(t, m) == never })
	if len(tests) == 0 {
		return Result{Mutant: m, Outcome: Unreached}
	}
	slices.SortFunc(tests, func(a, b *asked) int {
		return cmp.Or(cmp.Compare(h.turnOf(a, m), h.turnOf(b, m)), strings.Compare(a.Package, b.Package),
			strings.Compare(a.parent(), b.parent()), cmp.Compare(a.takes, b.takes), strings.Compare(a.Name, b.Name))
	})
	for len(tests) > 0 {
		n := h.together(tests, m)
		if !h.survives(m.ID, tests[:n]) {
			return Result{Mutant: m, Outcome: Killed, By: tests[0].Package}
		}
		tests = tests[n:]
	}
	return Result{Mutant: m, Outcome: Survived}
}

// turn is when a test is asked about a mutant.
type turn uint8

// The turns in their order.
const (
	first    turn = iota // quick tests of the mutant's own package
	afterOwn             // those that are asked about every mutant
	late                 // slow tests of its own package
	last                 // those that are asked where nothing else noticed
	never
)

// quick is how long a test takes that is asked first.
const quick = 150 * time.Millisecond

// turnOf is when a test is asked about a mutant.
func (h *Hunt) turnOf(t *asked, m schema.Mutant) turn {
	of, ofOne := h.of[t.Test]
	kinds := h.kinds[t.Test]
	switch order, listed := h.turn[t.Test]; {
	case ofOne && of != m.Package, len(kinds) > 0 && !slices.Contains(kinds, m.Kind):
		return never
	case listed:
		return order
	case t.Package != m.Package:
		return never
	case t.takes > quick:
		return late
	}
	return first
}

// batch is how long the tests take that are asked in one process.
const batch = 300 * time.Millisecond

// together is how many of the first tests are asked in one process: of one package and turn, and not for long.
func (h *Hunt) together(tests []*asked, m schema.Mutant) int {
	var takes time.Duration
	for n, t := range tests {
		takes += t.takes
		apart := t.Package != tests[0].Package || t.parent() != tests[0].parent() ||
			h.turnOf(t, m) != h.turnOf(tests[0], m)
		if n > 0 && (apart || takes > batch) {
			return n
		}
	}
	return len(tests)
}

// survives reports whether tests pass with a mutant alive. A mutant that goes on for too long is noticed as well.
func (h *Hunt) survives(id int, tests []*asked) bool {
	limit := 5 * time.Second
	var names []string
	for _, t := range tests {
		limit += 10 * t.takes
		names = append(names, t.Name)
	}
	return h.run(tests[0].Package, names, limit, "MUTANT="+strconv.Itoa(id))
}
