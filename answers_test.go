package shebao_test

import (
	"go/ast"
	"go/constant"
	"go/types"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/scenario"
)

// byName is a rule by name as jsonrule.New declares it: what its function names, and the types it reads and writes.
type byName struct {
	name          string
	names         []types.Object
	input, output types.Type
}

// declared lists the rules a package declares.
func (p *source) declared() []byName {
	var out []byName
	note := func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		name, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || p.info.Uses[name.Sel] == nil || !isNew(p.info.Uses[name.Sel]) {
			return true
		}
		of := p.info.Instances[name.Sel].TypeArgs
		text := constant.StringVal(p.info.Types[call.Args[0]].Value)
		out = append(out, byName{text, p.namedIn(call.Args[2]), of.At(0), of.At(1)})
		return true
	}
	for _, file := range p.files {
		ast.Inspect(file, note)
	}
	return out
}

// isNew reports whether a name is that of jsonrule.New.
func isNew(o types.Object) bool {
	return o.Pkg() != nil && o.Pkg().Path() == module+"/jsonrule" && o.Name() == "New"
}

// namedIn lists what an expression names.
func (p *source) namedIn(of ast.Expr) (out []types.Object) {
	ast.Inspect(of, func(n ast.Node) bool {
		if name, ok := n.(*ast.Ident); ok && p.info.Uses[name] != nil {
			out = append(out, p.info.Uses[name])
		}
		return true
	})
	return out
}

// structOf is the struct type of the core that a value is, points to or is a list or map of; nil for any other.
func structOf(t types.Type) *types.TypeName {
	switch t := types.Unalias(t).(type) {
	case *types.Pointer:
		return structOf(t.Elem())
	case *types.Slice:
		return structOf(t.Elem())
	case *types.Map:
		return structOf(t.Elem())
	case *types.Named:
		_, fields := t.Underlying().(*types.Struct)
		if fields && t.Obj().Pkg() != nil && strings.HasPrefix(t.Obj().Pkg().Path(), module+"/") {
			return t.Origin().Obj()
		}
	}
	return nil
}

// within collects the struct types of a value and of the fields that others can see and JSON holds.
func within(t types.Type, into map[*types.TypeName]bool) {
	name := structOf(t)
	if name == nil || into[name] {
		return
	}
	into[name] = true
	fields := name.Type().Underlying().(*types.Struct)
	for i := range fields.NumFields() {
		f := fields.Field(i)
		if (f.Exported() || f.Anonymous()) && reflect.StructTag(fields.Tag(i)).Get("json") != "-" {
			within(f.Type(), into)
		}
	}
}

// use is what a rule's function and the functions of its package behind it call and read.
type use struct {
	called map[*types.Func]bool
	read   map[*types.Var]bool
}

// follow adds names and what the functions among them name; a function that others can call is not looked into.
func (u use) follow(names []types.Object, references map[types.Object][]types.Object) {
	for _, next := range names {
		switch next := next.(type) {
		case *types.Var:
			u.read[next] = true
		case *types.Func:
			if next.Pkg() == nil || !strings.HasPrefix(next.Pkg().Path(), module) || u.called[next] {
				continue
			}
			u.called[next] = true
			if !next.Exported() {
				u.follow(references[next], references)
			}
		}
	}
}

// dropped lists the fields of results that a rule neither writes whole nor reads, as "unemployment.Outcome.Left".
// What another function takes further is no answer yet, and neither are the terms of the city's.
func (r byName) dropped(references map[types.Object][]types.Object) []string {
	u := use{map[*types.Func]bool{}, map[*types.Var]bool{}}
	u.follow(r.names, references)
	passedOn := map[*types.TypeName]bool{}
	within(r.input, passedOn)
	within(r.output, passedOn)
	for f := range u.called {
		for v := range f.Signature().Params().Variables() {
			within(v.Type(), passedOn)
		}
		if on := f.Signature().Recv(); on != nil && f.Exported() {
			within(on.Type(), passedOn)
		}
	}
	results := map[*types.TypeName]bool{}
	for f := range u.called {
		if f.Exported() && root(path(f)) != "guangzhou" {
			for v := range f.Signature().Results().Variables() {
				within(v.Type(), results)
			}
		}
	}
	var out []string
	for name := range results {
		if law := root(path(name)); passedOn[name] || !slices.Contains(append(schemes, "payroll"), law) {
			continue
		}
		fields := name.Type().Underlying().(*types.Struct)
		for f := range fields.Fields() {
			if f.Exported() && !u.read[f.Origin()] {
				out = append(out, path(name)+"."+name.Name()+"."+f.Name())
			}
		}
	}
	return out
}

// path is the package of a type, such as payroll/bill.
func path(o types.Object) string { return strings.TrimPrefix(o.Pkg().Path(), module+"/") }

// leaves are fields of Go's results that a rule by name leaves out of its answer, with the reason. A field is named
// with its type.
func leaves() []struct{ rule, fields, reason string } {
	return []struct{ rule, fields, reason string }{
		{"collection.fines", "collection.Fine: Least Most Multiple Offence",
			"the answer's range is of the amount passed, for the offence passed"},
		{"maternity.allowance", "maternity.Payment: Days", "as passed"},
		{"maternity.award", "maternity.Award: Days", "each part has its days"},
		{"maternity.award", "maternity.Days: BeforeBirth Nursing Reward Statutory Total",
			"each part has its days; maternity.leave_days has the others"},
		{"maternity.employer_average", "maternity.Average: ThisYear", "the answer has the year itself"},
		{"payroll.receipt",
			"payroll/receipt.Receipt: Grade Inputs InputsDigest Month Place PolicyDigest Slip Version",
			"the receipt writes itself, whole"},
		{"pension.account_year", "pension/benefit.StatementYear: Opening Rate", "as passed"},
		{"pension.account_year", "pension/benefit.StatementYear: Year", "a year without a number"},
		{"pension.recompute", "pension/benefit.Award: Account Adjustment Basic Grade Steps Transitional",
			"pension.benefit_guangdong has the parts of either award"},
		{"pension.resident_years", "pension/resident.Account: Donation PaidFor", "the input has none"},
		{"relief.disability_levy_hire", "relief/disabled.Due: Full Percent Reduction Wage WageCapped",
			"relief.disability_levy has them for either staff"},
		{"unemployment.claim", "unemployment.Outcome: Lump LumpMonths Premiums", "the input has no end"},
		{"unemployment.claim", "unemployment.Payment: BirthBonus Extended MedicalPremium Subsidy",
			"the input has no birth, no premium and no retirement age"},
	}
}

// A rule by name answers with every field of what Go answers with, or says why it leaves one out.
func TestRulesAnswerWithEveryField(t *testing.T) {
	s := readSources(t)
	references := map[types.Object][]types.Object{}
	for _, p := range s.packages {
		p.references(references)
	}
	var found, listed []string
	rules := 0
	for _, p := range s.packages {
		for _, r := range p.declared() {
			rules++
			for _, field := range r.dropped(references) {
				found = append(found, r.name+": "+field)
			}
		}
	}
	for _, one := range leaves() {
		of, fields, _ := strings.Cut(one.fields, ": ")
		for field := range strings.FieldsSeq(fields) {
			listed = append(listed, one.rule+": "+of+"."+field)
		}
		assert.NotEmpty(t, one.reason, one.fields)
	}
	assert.Len(t, scenario.Rules(), rules, "every rule is declared with jsonrule.New")
	slices.Sort(found)
	slices.Sort(listed)
	assert.Equal(t, listed, found)
}
