package scenario

import (
	"slices"
	"strings"
	"sync"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/collection"
	"github.com/shebao-go/shebao/fund"
	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/housing/rental/admission"
	"github.com/shebao-go/shebao/housing/rental/tenure"
	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/medical/cover"
	"github.com/shebao-go/shebao/medical/designated"
	"github.com/shebao-go/shebao/medical/elsewhere"
	"github.com/shebao-go/shebao/medical/inpatient"
	"github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/pension"
	pensionbenefit "github.com/shebao-go/shebao/pension/benefit"
	pensionresident "github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/pension/survivor"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/relief/disabled"
	"github.com/shebao-go/shebao/relief/elder"
	"github.com/shebao-go/shebao/relief/family"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/unemployment"
)

// Rule describes one public rule.
type Rule struct {
	Name   string // stable, such as "payroll.slip"
	Doc    string // one line
	Clause string // clause of the city's 2014 notice, "-" where none
	Source string // the law or document behind it
}

// Chinese is the rule's one line in Chinese, empty for a name nobody knows.
func (r Rule) Chinese() string {
	e, _ := find(r.Name)
	return e.declared.About().Chinese
}

// entry is a rule of the list and what computes it.
type entry struct {
	Rule
	declared jsonrule.Rule
}

// list holds every rule, sorted by name. It is made once.
var list = sync.OnceValue(func() []entry {
	var out []entry
	for _, r := range declared() {
		about := r.About()
		out = append(out, entry{Rule{r.Name(), about.Doc, about.Clause, about.Source}, r})
	}
	slices.SortFunc(out, func(a, b entry) int { return strings.Compare(a.Name, b.Name) })
	return out
})

// declared gathers the rules that are declared by the types of their input and output.
func declared() []jsonrule.Rule {
	return slices.Concat(
		slipRules(), inverseRules(), billRules(), withholdRules(), statementRules(), receiptRules(), retroRules(),
		arrearsRules(), chosenBaseRules(), staff.Rules(), bill.Rules(), deduct.Rules(), items.Rules(),
		annuity.Rules(),
		leaveRules(), injuryRules(), injury.Rules(), unemploymentRules(), unemployment.Rules(),
		collection.Rules(), fund.Rules(),
		flexibleRules(), rentalRules(), loanRules(), depositRules(),
		housing.Rules(), rental.ByName(), admission.ByName(), tenure.Rules(),
		maternityPayrollRules(), maternity.Rules(),
		outpatientRules(), medicalBaseRules(), residentMedicalRules(),
		cover.Rules(), inpatient.Rules(), resident.Rules(), care.Rules(), designated.Rules(), elsewhere.ByName(),
		pensionRules(), residentPensionRules(),
		pension.Rules(), pensionbenefit.Rules(), pensionresident.Rules(), retire.Rules(), survivor.Rules(),
		reliefStandardRules(), familyRules(),
		relief.Rules(), disabled.Rules(), elder.Rules(), family.Rules(),
	)
}

// byName finds the entries of the list. It is made once.
var byName = sync.OnceValue(func() map[string]*entry {
	out := map[string]*entry{}
	for i := range list() {
		out[list()[i].Name] = &list()[i]
	}
	return out
})

// Rules lists every rule, sorted by name.
func Rules() []Rule {
	var out []Rule
	for _, e := range list() {
		out = append(out, e.Rule)
	}
	return out
}

// find returns the rule of a name; an unknown one is ErrUnknownRule and an entry that says nothing.
func find(name string) (*entry, error) {
	e, ok := byName()[name]
	if !ok {
		return &entry{}, &rule.FieldError{Kind: rule.ErrUnknownRule, Field: "rule", Value: quoted(name),
			Reason: rule.Say("is not known", "不在规则列表内"),
			Do:     rule.Say("see Rules for the list", "请查看规则列表")}
	}
	return e, nil
}

// Call computes one rule: JSON in, JSON out. An unknown name is ErrUnknownRule; rule.CodeOf gives the code of an error,
// that of the first field in the order of the contract.
func Call(name string, in []byte) ([]byte, error) {
	e, err := find(name)
	if err != nil {
		return nil, err
	}
	return e.declared.Call(in)
}

// appendCall appends the answer to an input that is a value of a jsonrule.Document.
func appendCall(to []byte, name, in string) ([]byte, error) {
	e, err := find(name)
	if err != nil {
		return to, err
	}
	out, err := e.declared.Append(to, in)
	if err != nil {
		return to, err
	}
	return out, nil
}

// Declared returns the rule as its types declare it: its fields, its example, its schema. An unknown name is
// ErrUnknownRule.
func Declared(name string) (jsonrule.Rule, error) {
	e, err := find(name)
	return e.declared, err
}

// Schema returns one document {"input", "output"}: the JSON Schemas (draft 2020-12) of what Call takes and gives. The
// errors are those of Declared.
func Schema(name string) ([]byte, error) {
	r, err := Declared(name)
	if err != nil {
		return nil, err
	}
	return r.Schema()
}

// quoted shows an empty name as such.
func quoted(name string) string {
	if name == "" {
		return `""`
	}
	return name
}
