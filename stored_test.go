package shebao_test

import (
	"encoding"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// typeName is a type with its package, such as "pension.Params"; a generic one without its arguments.
func typeName(t reflect.Type) string {
	name, _, _ := strings.Cut(t.Name(), "[")
	return strings.TrimPrefix(t.PkgPath(), module+"/") + "." + name
}

// declaredTypes lists the exported types of the core as its source declares them. An alias is another name of a type.
func declaredTypes(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, p := range packages(t) {
		if strings.HasPrefix(p.ImportPath, "examples") || strings.HasPrefix(p.ImportPath, "internal") ||
			forTests(p.ImportPath) || slices.Contains(generators, p.ImportPath) {
			continue
		}
		for _, file := range p.GoFiles {
			out = append(out, typesOf(t, p.ImportPath, filepath.Join(p.Dir, file))...)
		}
	}
	slices.Sort(out)
	return out
}

func typesOf(t *testing.T, path, file string) []string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	require.NoError(t, err)
	var out []string
	for _, d := range tree.Decls {
		list, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range list.Specs {
			if one, ok := s.(*ast.TypeSpec); ok && one.Name.IsExported() && !one.Assign.IsValid() {
				out = append(out, path+"."+one.Name.Name)
			}
		}
	}
	return out
}

func TestStoredTypesAreAll(t *testing.T) {
	var listed []string
	for _, one := range exported() {
		listed = append(listed, typeName(one))
	}
	slices.Sort(listed)
	require.Equal(t, declaredTypes(t), listed, "exported of exported_test.go lists every exported type of the core")
}

// refused are the types that are neither written nor read: each says what to store in its place, or is made of
// functions, which encoding/json refuses.
func refused() []string {
	return []string{"annuity.Limits", "annuity.Share", "figures.Kind", "figures.Option", "figures.ReadOption",
		"figures.Table", "jsonrule.As", "jsonrule.Errors", "jsonrule.Rule", "maternity.EmployerLine",
		"payroll.Employer", "payroll.Plan", "payroll.Side", "payroll/bill.Month", "payroll/items.Item",
		"payroll/receipt.Maker", "payroll/staff.Declared", "relief/disabled.Headcount", "unemployment.BenefitParams",
		"unemployment.Claim"}
}

// writtenOnly are results that are written and refuse to be read: they hold an error, or lines that are computed again.
func writtenOnly() []string {
	return []string{"figures.RowError", "payroll.Missing", "payroll.Unknown", "payroll/bill.Item",
		"payroll/bill.Missing", "payroll/bill.Report", "payroll/bill.Sum", "payroll/bill.Whole",
		"payroll/items.Line", "payroll/items.Statement", "payroll/receipt.Touched", "payroll/retro.Missing",
		"payroll/retro.Result"}
}

// goOnly are the fields that are for callers in Go alone (a tag json of "-"), each with its reason.
func goOnly() map[string]string {
	const law = "the law's own terms, which a reader of JSON takes from the figures again"
	return map[string]string{
		"housing/rental/admission.Decision.Missing": "errors; the findings beside them stand without them",
		"housing/rental/admission.Rules.Articles":   law,
		"housing/rental/admission.Rules.Force":      law,
		"housing/rental/tenure.Terms.Force":         law,
		"housing/rental/tenure.Terms.StayForce":     law,
		"medical/designated.Payment.Limit":          law,
		"medical/inpatient.Stay.Admission":          "the law of the day of admission, which the rule finds by itself",
		"medical/resident.Merged.Schemes":           "the paths of both schemes; the answer has their years",
		"relief/disabled.Employer.Headcount":        "the rule makes it of the numbers of staff",
		"relief/disabled.Employer.StatedPercent":    "the field percent of the rule",
		"relief/family.Params.Force":                law,
	}
}

// A value of every exported type is written to JSON and read back as it was, or it is refused, and the zero value is
// never read as something else.
func TestStoredTypes(t *testing.T) {
	known := samples(t)
	var neither, oneWay, unwritten []string
	for _, one := range exported() {
		name := typeName(one)
		v := filled(t, known, one, 0)
		text, err := json.Marshal(v.Interface())
		if err != nil {
			neither = append(neither, name)
			assert.True(t, coded(err) || strings.Contains(err.Error(), "unsupported type"), "%s: %v", name, err)
			if back, ok := reflect.New(one).Interface().(json.Unmarshaler); ok {
				assert.True(t, coded(back.UnmarshalJSON([]byte(`{"x":1}`))), name)
			}
			continue
		}
		assert.True(t, readsItself(one), "%s hides fields and writes %s", name, text)
		back := reflect.New(one)
		if err := json.Unmarshal(text, back.Interface()); err != nil {
			oneWay = append(oneWay, name)
			continue
		}
		unwritten = append(unwritten, hidden(one)...)
		assert.Equal(t, v.Interface(), back.Elem().Interface(), "%s from %s", name, text)
		checkZero(t, one)
	}
	slices.Sort(unwritten)
	assert.ElementsMatch(t, refused(), neither)
	assert.ElementsMatch(t, writtenOnly(), oneWay)
	assert.Equal(t, slices.Sorted(maps.Keys(goOnly())), slices.Compact(unwritten))
}

// coded reports whether an error says what to do: encoding/json puts its own words around it.
func coded(err error) bool { return rule.CodeOf(err) != "" }

// readsItself reports whether a type has no hidden fields, or methods that write and read them.
func readsItself(of reflect.Type) bool {
	pointer := reflect.PointerTo(of)
	if pointer.Implements(reflect.TypeFor[json.Unmarshaler]()) ||
		pointer.Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) || of.Kind() != reflect.Struct {
		return true
	}
	for i := range of.NumField() {
		if f := of.Field(i); !f.IsExported() && !f.Anonymous {
			return false
		}
	}
	return true
}

// hidden lists the fields of a struct that JSON leaves out.
func hidden(of reflect.Type) []string {
	var out []string
	for i := 0; of.Kind() == reflect.Struct && i < of.NumField(); i++ {
		if f := of.Field(i); f.Tag.Get("json") == "-" {
			out = append(out, typeName(of)+"."+f.Name)
		}
	}
	return out
}

// An enumeration is written as a word: a number would change its meaning with the order of the values. Words of another
// list are refused. A word keeps its meaning for good, so all are recorded in words.txt, which the flag -update writes.
func TestStoredEnumerations(t *testing.T) {
	all := []string{"The words of the enumerations, written by go test . -run StoredEnumerations -update.", ""}
	for _, one := range exported() {
		back, reads := reflect.New(one).Interface().(encoding.TextUnmarshaler)
		_, writes := reflect.Zero(one).Interface().(encoding.TextMarshaler)
		if one.Kind() != reflect.Uint8 {
			continue
		}
		require.True(t, reads && writes, "%s has no MarshalText and UnmarshalText", typeName(one))
		assert.True(t, coded(back.UnmarshalText([]byte("no_such_word"))), typeName(one))
		all = append(all, typeName(one)+": "+strings.Join(enumerated(t, one), " "))
	}
	text := strings.Join(all, "\n") + "\n"
	if *update {
		require.NoError(t, os.WriteFile("words.txt", []byte(text), 0o644))
	}
	recorded, err := os.ReadFile("words.txt")
	require.NoError(t, err)
	assert.Equal(t, string(recorded), text, "say in CHANGELOG.md what changed, then write words.txt anew")
}

// enumerated are the words of an enumeration that are read as the value that wrote them, in the order of the values.
func enumerated(t *testing.T, of reflect.Type) (out []string) {
	t.Helper()
	for n := range 256 {
		v := reflect.New(of)
		v.Elem().SetUint(uint64(n))
		text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
		if err != nil || len(text) == 0 {
			continue
		}
		back := reflect.New(of)
		if back.Interface().(encoding.TextUnmarshaler).UnmarshalText(text) == nil {
			assert.Equal(t, uint64(n), back.Elem().Uint(), "%s %s", typeName(of), text)
			out = append(out, string(text))
		}
	}
	return out
}

// checkZero writes the zero value: it is refused with a code, or comes back as it was written.
func checkZero(t *testing.T, of reflect.Type) {
	t.Helper()
	text, err := json.Marshal(reflect.New(of).Interface())
	if err != nil {
		assert.True(t, coded(err), "%s: %v", typeName(of), err)
		return
	}
	back := reflect.New(of)
	if err := json.Unmarshal(text, back.Interface()); err != nil {
		assert.True(t, coded(err), "%s: %v", typeName(of), err)
		return
	}
	again, err := json.Marshal(back.Interface())
	require.NoError(t, err)
	assert.Equal(t, string(text), string(again), typeName(of))
}

// A decimal is its value: how many zeros it was written with is no part of it.
func TestStoredDecimals(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"zeros behind the point", "3000.00", `"3000"`},
		{"an exponent", "3E+3", `"3000"`},
		{"a fen", "0.01", `"0.01"`},
		{"sixteen decimals", "0.1234567890123456", `"0.1234567890123456"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := decimal.NewFromString(c.text)
			require.NoError(t, err)
			text, err := json.Marshal(d)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(text))
			var back decimal.Decimal
			require.NoError(t, json.Unmarshal(text, &back))
			assert.True(t, d.Equal(back))
		})
	}
}

// samples are values of the types that are not filled field by field.
func samples(t *testing.T) []any {
	t.Helper()
	policy, err := guangzhou.Policy(rule.MonthOf(2022, 1))
	require.NoError(t, err)
	boss, err := payroll.NewEmployer(payroll.Settings{InjuryClass: 1, UnemploymentCoefficient: "1",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	slip, err := policy.Slip(boss,
		payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0))}, payroll.Partial)
	require.NoError(t, err)
	path, err := rule.NewPath(decimal.New(13, -2), rule.Step{From: rule.MonthOf(2014, 7), Value: decimal.New(14, -2)})
	require.NoError(t, err)
	charge := slip.Lines[0].Charge()
	prepared, err := charge.Prepare()
	require.NoError(t, err)
	field := rule.FieldError{Kind: rule.ErrConflict, Field: "wage", Reason: rule.Say("is not one", "不是")}
	series, err := rule.NewSeries(rule.AreaPension, rule.Say("floor", "下限"), rule.Entry[rule.Number]{
		From: rule.DateOf(2025, 7, 1), Until: rule.DateOf(2026, 7, 1), Grade: rule.Reported, Modality: rule.Exact,
		Cite: rule.Cite{Title: "a notice", Checked: rule.MonthOf(2026, 11)}})
	require.NoError(t, err)
	return []any{rule.FenAmount(44_080), rule.MonthOf(2025, 8), rule.DateOf(2025, 8, 31), charge.Floor.Number(),
		charge.Floor, slip.Lines[0], slip, policy, boss, decimal.New(1234, -2), charge, *prepared, path, series, field,
		json.RawMessage(`{"a":1}`)}
}

// deepest is how deep a value is filled: a type may hold itself.
const deepest = 6

// filled returns a value of a type in which every exported field has a value of its own.
func filled(t *testing.T, known []any, of reflect.Type, depth int) reflect.Value {
	v := reflect.New(of).Elem()
	for _, sample := range known {
		if reflect.TypeOf(sample) == of {
			v.Set(reflect.ValueOf(sample))
			return v
		}
	}
	inside := func(of reflect.Type) reflect.Value { return filled(t, known, of, depth+1) }
	switch of.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.String:
		v.SetString("words")
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(7)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(1)
	case reflect.Pointer:
		if depth < deepest {
			v.Set(reflect.New(of.Elem()))
			v.Elem().Set(inside(of.Elem()))
		}
	case reflect.Slice:
		if depth < deepest {
			v.Set(reflect.Append(v, inside(of.Elem())))
		}
	case reflect.Array:
		for i := range v.Len() {
			v.Index(i).Set(inside(of.Elem()))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(of))
		v.SetMapIndex(inside(of.Key()), inside(of.Elem()))
	case reflect.Struct:
		for i := range of.NumField() {
			written := of.Field(i).Tag.Get("json") != "-"
			if f := of.Field(i); written && (f.IsExported() || f.Anonymous && v.Field(i).CanSet()) {
				v.Field(i).Set(inside(f.Type))
			}
		}
	case reflect.Interface:
		if of == reflect.TypeFor[error]() {
			v.Set(reflect.ValueOf(&rule.NoRuleError{Month: rule.MonthOf(2025, 8)}))
		}
	}
	return v
}

// TestValuesHaveValueReceivers: what a value says it says wherever it stands, also in a map or as the result of a call.
// Only what is filled, kept or large has methods on its pointer, as errors have.
func TestValuesHaveValueReceivers(t *testing.T) {
	pointers := map[string]string{
		"payroll.Policy":        "the figures of a month, 744 bytes, which Slip would copy at every call",
		"payroll.Plan":          "made once for many people",
		"payroll.Batch":         "filled by Fill",
		"payroll/receipt.Maker": "made once for many receipts",
		"rule.Prepared":         "made once for many lines",
		"jsonrule.Errors":       "collects",
	}
	used := map[string]bool{}
	for _, one := range exported() {
		pointer := reflect.PointerTo(one)
		if one.Kind() == reflect.Interface || pointer.Implements(reflect.TypeFor[error]()) {
			continue
		}
		for i := range pointer.NumMethod() {
			name := pointer.Method(i).Name
			_, ofValue := one.MethodByName(name)
			reads := name == "UnmarshalJSON" || name == "UnmarshalText" || name == "Scan"
			if reads || ofValue {
				continue
			}
			used[typeName(one)] = true
			assert.Contains(t, pointers, typeName(one), "method %s", name)
		}
	}
	assert.Len(t, used, len(pointers), "no exception is left over")
}
