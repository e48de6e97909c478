package shebao_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Of an argument's values the first are asked, and then some.
const wordsUpTo, wordsOneIn = 30, 29

// TestErrorsOfEveryPackageNameWhatIsThere calls the exported functions of a package with something wrong in one
// argument: an error names an area that there is, a field by a name that is written somewhere, and a figure in both
// languages; and nothing else is answered beside it.
func TestErrorsOfEveryPackageNameWhatIsThere(t *testing.T) {
	all := callables()
	bases, _ := basesOf(t, all)
	h := &hostile{hostileKinds(), texts(), 0}
	names := fieldNames(t)
	byPackage := map[string][]int{}
	var packages []string
	for i, c := range all {
		name, _, _ := strings.Cut(c.name, ".")
		if !slices.Contains(packages, name) {
			packages = append(packages, name)
		}
		byPackage[name] = append(byPackage[name], i)
	}
	for _, name := range packages {
		t.Run(strings.ReplaceAll(name, "/", "_"), func(t *testing.T) {
			said := map[string]bool{}
			for _, i := range byPackage[name] {
				h.errorsOf(all[i], bases[i], func(out []reflect.Value, err error) {
					faults := []string{wrongAnswer(all[i].name, out)}
					for one := range rule.Errors(err) {
						faults = append(faults, wrongWords(one, names))
					}
					for _, fault := range faults {
						if fault != "" && !said[fault] {
							said[fault] = true
							assert.Fail(t, fault, all[i].name)
						}
					}
				})
			}
		})
	}
}

// errorsOf yields the errors of a function's calls with something wrong in one argument.
func (h *hostile) errorsOf(c callable, base []reflect.Value, yield func(out []reflect.Value, err error)) {
	_, own := ofTheCaller()[c.name]
	if own || indexed()[c.name] || c.name == "payroll.Policy.Supply" { // which is told the names of figures
		return
	}
	for n, arg := range base {
		seen := 0
		h.of(arg, 0, func(s specimen) {
			if seen++; s.large || seen > wordsUpTo && seen%wordsOneIn != 0 {
				return
			}
			in := slices.Clone(base)
			in[n] = s.value
			out, panicked := c.ask(in)
			if panicked != nil { // another test looks for these
				return
			}
			if err := errorOf(out); err != nil && !errors.Is(err, errOfCaller) && !errors.Is(err, io.ErrShortWrite) {
				yield(out, err)
			}
		})
	}
}

// wrongAnswer says what stands beside an error: an amount that comes with an error is nil, and so is whatever else.
func wrongAnswer(name string, out []reflect.Value) string {
	if answersWithErrors()[name] || strings.HasSuffix(name, ".MarshalText") {
		return ""
	}
	for _, v := range out {
		if v.Type() != reflect.TypeFor[error]() && !v.IsZero() {
			return name + " answers " + v.Type().String() + " beside an error"
		}
	}
	return ""
}

// answersWithErrors are the functions that answer with what they know beside an error: figures that are unknown and
// say why, and what holds them.
func answersWithErrors() map[string]bool {
	return map[string]bool{"guangzhou.LoanCeiling": true, "guangzhou.LoanRate": true, "guangzhou.Lookup": true,
		"guangzhou.LookupOn": true, "guangzhou.ResidentMedical": true, "housing.Params.Charges": true,
		"medical/cover.ParamsIn": true, "payroll.NewPolicy": true, "rule.NewSeries": true}
}

// fieldNames are the names a field can have: the words that the source of the core writes, those of figures and those
// that are made of parts.
func fieldNames(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for n := range 8 {
		out["class_"+strconv.Itoa(n+1)] = true
	}
	for _, name := range payroll.FigureNames() {
		for _, word := range strings.FieldsFunc(name, parts) {
			out[word] = true
		}
	}
	for _, p := range packages(t) {
		for _, file := range p.GoFiles {
			source, err := os.ReadFile(filepath.Join(p.Dir, file))
			require.NoError(t, err)
			for _, name := range writtenName.FindAllStringSubmatch(string(source), -1) {
				for _, word := range strings.FieldsFunc(name[1], parts) {
					out[word] = true
				}
			}
		}
	}
	return out
}

// writtenName is a name as a text or a tag of a struct has it.
var writtenName = regexp.MustCompile(`"([a-z][a-z0-9_. ]*)[",]`)

// index is the place of an item.
var index = regexp.MustCompile(`\[[^\]]*\]`)

// wrongWords says what is wrong with the words of an error. A sample that holds an error of its own has no reason.
func wrongWords(err error, names map[string]bool) string {
	switch e := err.(type) {
	case *rule.FieldError:
		if !areasThereAre()[e.Area] {
			return "names the area " + string(e.Area)
		}
		if within, err := strconv.Unquote(e.Value); err == nil && within != "" {
			return "has its value in quotes, where a message puts them: " + e.Value
		}
		if e.Reason.English != "" && (e.Do.English == "" || e.Do.Chinese == "") {
			return "does not say what to do: " + e.Field + " " + e.Reason.English
		}
		if e.Kind == rule.ErrUnknownField {
			return ""
		}
		for _, word := range strings.FieldsFunc(index.ReplaceAllString(e.Field, ""), parts) {
			if !names[word] {
				return "names the field " + e.Field
			}
		}
	case *rule.NoRuleError:
		unnamed := e.What.English == "" || e.What.Chinese == ""
		ofNothing := e.Area == "" // a zero Span of the caller
		if !areasThereAre()[e.Area] || unnamed && !ofNothing {
			return "names the area " + string(e.Area) + " or the figure " + e.What.English
		}
	}
	return ""
}

// parts are what stands between the words of a name.
func parts(r rune) bool { return r == '.' || r == ' ' }

// areasThereAre are those of the constants; what reads a text alone has none.
func areasThereAre() map[rule.Area]bool {
	out := map[rule.Area]bool{"": true}
	for _, one := range constants() {
		if area, ok := one.(rule.Area); ok {
			out[area] = true
		}
	}
	return out
}
