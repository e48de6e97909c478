package scenario_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

var update = flag.Bool("update", false, "write the golden files of testdata anew")

// walk is one rule asked for every day, month or year of 2000 to 2040. The words DAY, MONTH and YEAR of in stand for
// what moves, RECEIPT for the receipt of the month's slip.
type walk struct {
	rule string
	what string // what tells it apart from other walks of the rule
	in   string
	ever string // why no year ends it: the dates choose no text and no figure, or the text says so; else it must end
}

// outcome is "answers" or the code of the error; some months ask for a setting that others do not know (missing_field).
func (w walk) outcome(t *testing.T, day rule.Date) string {
	t.Helper()
	year := strconv.Itoa(day.Month().Year())
	dated := strings.NewReplacer("DAY", day.String(), "MONTH", day.Month().String(), "YEAR", year)
	in := dated.Replace(w.in)
	var err error
	if strings.Contains(in, "RECEIPT") {
		var receipt []byte
		receipt, err = scenario.Call("payroll.receipt",
			[]byte(dated.Replace(`{"version":"v1","month":"MONTH","wage":"6500",`+employer+`}`)))
		in = strings.ReplaceAll(in, "RECEIPT", string(receipt))
	}
	if err == nil {
		_, err = scenario.Call(w.rule, []byte(in))
	}
	if err == nil {
		return "answers"
	}
	code := rule.CodeOf(err)
	require.NotContains(t, []string{"", "bad_type", "bad_date", "bad_number", "unknown_field"}, code,
		"%s of %s: %v", w.rule, day, err)
	return code
}

// change returns the first day after from, up to until, with another outcome than from's: outcomes differ at both ends.
func (w walk) change(t *testing.T, from, until rule.Date) rule.Date {
	t.Helper()
	was := w.outcome(t, from)
	for until.Sub(from) > 1 {
		middle := from.Add(until.Sub(from) / 2)
		if w.outcome(t, middle) == was {
			from = middle
		} else {
			until = middle
		}
	}
	return until
}

// stretch is a run of days with one outcome.
type stretch struct {
	from, last rule.Date
	outcome    string
}

// byDay reports whether the input moves with the days.
func (w walk) byDay() bool { return strings.Contains(w.in, "DAY") }

// months is the step of the walk: a year where the input moves with the years only.
func (w walk) months() int {
	if w.byDay() || strings.Contains(w.in, "MONTH") || strings.Contains(w.in, "RECEIPT") {
		return 1
	}
	return 12
}

// stretches walks from 2000-01-01 to 2040-12-31: every year or month, or the first and the last day of every month,
// and looks between two neighbours with different outcomes for the day of the change.
func (w walk) stretches(t *testing.T) []stretch {
	t.Helper()
	first := rule.DateOf(2000, time.January, 1)
	out := []stretch{{first, first, w.outcome(t, first)}}
	visit := func(day rule.Date) {
		now := &out[len(out)-1]
		if code := w.outcome(t, day); code != now.outcome {
			begins := w.change(t, now.last, day)
			now.last = begins.Add(-1)
			out = append(out, stretch{begins, day, code})
			return
		}
		now.last = day
	}
	for month := first.Month(); month.Year() <= 2040; month = month.Add(w.months()) {
		visit(month.First())
		if w.byDay() {
			visit(month.Add(1).First().Add(-1))
		}
	}
	out[len(out)-1].last = rule.DateOf(2040, time.December, 31)
	return out
}

// TestDatedRules walks every rule that has a date over 2000 to 2040 and compares where it answers with
// testdata/dated.golden; -update writes it. A rule that never stops answering has to say why.
func TestDatedRules(t *testing.T) {
	const golden = "testdata/dated.golden"
	var text bytes.Buffer
	text.WriteString("# Where each rule with a date answers, 2000-01-01 to 2040-12-31.\n")
	text.WriteString("# Written by go test ./scenario -run TestDatedRules -update\n")
	for _, w := range walks() {
		name := strings.TrimSpace(w.rule + " " + w.what)
		list := w.stretches(t)
		for _, s := range list {
			fmt.Fprintf(&text, "%s: %s to %s: %s\n", name, s.from, s.last, s.outcome)
		}
		last := list[len(list)-1].outcome
		assert.Equal(t, w.ever != "", last == "answers",
			"%s in 2040: %s; a rule without an end says why, one with an end does not", name, last)
		assert.True(t, slices.ContainsFunc(list, func(s stretch) bool { return s.outcome == "answers" }),
			"%s never answers: its input tells nothing", name)
	}
	if *update {
		require.NoError(t, os.WriteFile(golden, text.Bytes(), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	wants, gots := strings.Split(string(want), "\n"), strings.Split(text.String(), "\n")
	for i := range min(len(wants), len(gots)) {
		require.Equal(t, wants[i], gots[i], "line %d: run with -update where the change is right", i+1)
	}
	assert.Len(t, gots, len(wants))
}

// TestNothingAnswersBeforeEveryText asks every answered case with a month again for a month before all texts: whatever
// else it says, none answers, but what is arithmetic of the caller's own figures in any month.
func TestNothingAnswersBeforeEveryText(t *testing.T) {
	arithmetic := []string{"payroll.item", "payroll.new_hire_base", "payroll.tax_columns", "pension.resident_payment"}
	asked := map[string]bool{}
	for _, c := range conformanceCases(t) {
		var in map[string]json.RawMessage
		require.NoError(t, json.Unmarshal(c.In, &in))
		_, answered := scenario.Call(c.Rule, c.In)
		ofNobody := string(in["people"]) == "[]"
		if in["month"] == nil || answered != nil || ofNobody || slices.Contains(arithmetic, c.Rule) {
			continue
		}
		asked[c.Rule] = true
		in["month"] = json.RawMessage(`"1999-12"`)
		text, err := json.Marshal(in)
		require.NoError(t, err)
		_, err = scenario.Call(c.Rule, text)
		assert.Error(t, err, c.ID)
	}
	assert.GreaterOrEqual(t, len(asked), 39)
}

// TestEveryDatedRuleIsWalked reads the definitions: a rule that reads a day, a month or a calendar year anywhere has
// a walk.
func TestEveryDatedRuleIsWalked(t *testing.T) {
	walked := map[string]bool{}
	for _, w := range walks() {
		walked[w.rule] = true
	}
	assert.Equal(t, readers(t), slices.Sorted(maps.Keys(walked)))
}

// source is what the functions of the package call, and which of them reads a date itself.
type source struct {
	calls map[string][]string
	dated map[string]bool
	rules map[string]string // name of a rule: its function
}

// readers returns the rules whose definition reads a date, sorted.
func readers(t *testing.T) []string {
	t.Helper()
	s := source{map[string][]string{}, map[string]bool{}, map[string]string{}}
	files, err := os.ReadDir(".")
	require.NoError(t, err)
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") || f.Name() == "input.go" {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, 0)
		require.NoError(t, err)
		for _, decl := range parsed.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok {
				s.read(fn)
			}
		}
	}
	var out []string
	declared := 0
	for _, r := range scenario.Rules() {
		if d, err := scenario.Declared(r.Name); err == nil {
			declared++
			if slices.ContainsFunc(d.Fields(), isDatedField) {
				out = append(out, r.Name)
			}
		}
	}
	require.Len(t, s.rules, len(scenario.Rules())-declared, "a definition was not understood")
	for name, fn := range s.rules {
		if s.reads(fn, map[string]bool{}) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// isDatedField reports whether a declared field is a day, a month or a calendar year.
func isDatedField(f jsonrule.Field) bool {
	words := strings.Fields(f.Type)
	return slices.Contains([]string{"day", "month", "year"}, words[len(words)-1])
}

// read notes what a function calls and the definitions in it.
func (s *source) read(fn *ast.FuncDecl) {
	from := fn.Name.Name
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			called := calledName(n.Fun)
			s.calls[from] = append(s.calls[from], called)
			s.dated[from] = s.dated[from] || isDate(called, n.Args)
		case *ast.CompositeLit:
			s.define(n)
		}
		return true
	})
}

// define notes a definition {Rule{"name", ...}, function}.
func (s *source) define(n *ast.CompositeLit) {
	if len(n.Elts) != 2 {
		return
	}
	inner, ok := n.Elts[0].(*ast.CompositeLit)
	if !ok || calledName(inner.Type) != "Rule" {
		return
	}
	name, err := strconv.Unquote(inner.Elts[0].(*ast.BasicLit).Value)
	if err != nil {
		return
	}
	s.rules[name] = calledName(n.Elts[1])
	if call, ok := n.Elts[1].(*ast.CallExpr); ok {
		s.rules[name] = calledName(call.Fun)
	}
}

// calledName is the last name of a function or type, such as month of in.month.
func calledName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// isDate reports whether a call reads a day, a month or a calendar year: a count up to the year 2200.
func isDate(called string, args []ast.Expr) bool {
	switch called {
	case "ParseMonth", "ParseDate":
		return true
	case "month", "date":
		return len(args) == 1
	case "count", "countOr":
		most, ok := args[2].(*ast.BasicLit)
		return ok && most.Value == "2200"
	}
	return false
}

// reads reports whether a function, or one it calls, reads a date.
func (s *source) reads(fn string, seen map[string]bool) bool {
	if seen[fn] {
		return false
	}
	seen[fn] = true
	return s.dated[fn] || slices.ContainsFunc(s.calls[fn], func(called string) bool { return s.reads(called, seen) })
}
