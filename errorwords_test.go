package shebao_test

import (
	"errors"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// Of an argument's values the first are asked, and then some.
const wordsUpTo, wordsOneIn = 30, 29

// TestErrorsOfEveryPackageNameWhatIsThere calls the exported functions of a package with something wrong in one
// argument: an error names an area of the package, a field that a caller can find, and a figure in both languages.
func TestErrorsOfEveryPackageNameWhatIsThere(t *testing.T) {
	all := callables()
	bases, _ := basesOf(t, all)
	h := &hostile{hostileKinds(), texts(), 0}
	names := fieldNames()
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
						faults = append(faults, wrongWords(name, one, names))
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

// fieldNames are the names a field can have: of the rules' inputs and outputs, and of the exported types.
func fieldNames() map[string]bool {
	out := map[string]bool{}
	add := func(path string) {
		for _, name := range strings.FieldsFunc(path, func(r rune) bool { return strings.ContainsRune(".[]", r) }) {
			out[name] = true
		}
	}
	for _, r := range scenario.Rules() {
		declared, err := scenario.Declared(r.Name)
		if err != nil {
			continue
		}
		for _, f := range append(declared.Fields(), declared.Outputs()...) {
			add(f.Name)
		}
	}
	for _, of := range exported() {
		if of.Kind() == reflect.Struct {
			for i := range of.NumField() {
				name, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
				add(name)
			}
		}
	}
	for _, name := range append(ofGo(), payroll.FigureNames()...) {
		add(name)
	}
	return out
}

// ofGo are the names that only a caller in Go can meet: arguments and parameters that are in no input.
func ofGo() []string {
	return []string{"word", "input", "bill month", "dividend", "low_index", "old_divisor", "places", "start_value",
		"policy", "slips", "option", "medical wage", "pension wage", "side", "plan", "case file",
		// figures of a policy
		"employee floor", "employee ceiling", "employee rate", "employer floor", "employer ceiling", "employer rate",
		"employer base", "min_rate", "class_1", "class_2", "class_3", "class_4", "class_5", "class_6", "class_7",
		"class_8",
		// figures of the law, where a program gives its own
		"again_after", "assessment fee", "babies", "bands", "base_share", "birth", "childcare_years", "community_ratio",
		"consultation_least", "difficult", "employment_months", "equipment_ratio", "essential_more", "essential_most",
		"essential_ratio", "extra_baby", "factor_nine", "force", "from_4_months", "major_ratio", "medical_months",
		"medical_rate", "other_rate", "other_ratio", "per_year", "student_rate", "supplement_rate", "supplement_ratio",
		"total_rate", "under_4_months", "weights"}
}

// index is the place of an item.
var index = regexp.MustCompile(`\[[^\]]*\]`)

// wrongWords says what is wrong with the words of an error of a package.
func wrongWords(name string, err error, names map[string]bool) string {
	switch e := err.(type) {
	case *rule.FieldError:
		if !slices.Contains(areasOf(name), e.Area) {
			return "names the area " + string(e.Area)
		}
		if e.Do.English == "" || e.Do.Chinese == "" {
			return "does not say what to do: " + e.Field + " " + e.Reason.English
		}
		if e.Kind == rule.ErrUnknownField {
			return ""
		}
		for word := range strings.SplitSeq(index.ReplaceAllString(e.Field, ""), ".") {
			if !names[word] {
				return "names the field " + e.Field
			}
		}
	case *rule.NoRuleError:
		unnamed := e.What.English == "" || e.What.Chinese == ""
		ofNothing := e.Area == "" // a zero Span of the caller
		if !slices.Contains(areasOf(name), e.Area) || unnamed && !ofNothing {
			return "names the area " + string(e.Area) + " or the figure " + e.What.English
		}
	}
	return ""
}

// areasOf are the areas of a package's errors. What reads a text alone knows none.
func areasOf(name string) []rule.Area {
	top, _, _ := strings.Cut(name, "/")
	areas := []rule.Area{"", rule.Area(top)}
	switch top {
	case "medical":
		return append(areas, rule.AreaIllnessSupplement)
	case "payroll", "rule", "guangzhou", "figures", "scenario", "jsonrule":
		return append(areas, rule.AreaPension, rule.AreaMedical, rule.AreaMaternity, rule.AreaIllnessSupplement,
			rule.AreaUnemployment, rule.AreaInjury, rule.AreaHousing, rule.AreaPayroll)
	}
	return areas
}
