package scenario

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Rule describes one public rule.
type Rule struct {
	Name   string // stable, such as "payroll.slip"
	Doc    string // one line
	Clause string // clause of the city's 2014 notice, "-" where none
	Source string // the law or document behind it
}

// definition is a rule and what computes it. call reads every field before it looks at in.done.
type definition struct {
	Rule
	call func(in *input) (any, error)
}

// Rules lists every rule, sorted by name.
func Rules() []Rule {
	var out []Rule
	for _, d := range definitions() {
		out = append(out, d.Rule)
	}
	slices.SortFunc(out, func(a, b Rule) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// definitions gathers the rules of every scheme.
func definitions() []definition {
	return slices.Concat(payrollRules(), payrollBillRules(), payrollPeopleRules(), payrollReceiptRules(),
		pensionRules(), pensionBenefitRules(), pensionMoreRules(), medicalRules(), benefitRules(), housingRules(),
		fundRules(), reliefRules(), furtherRules(), maternityPayrollRules(), monthBillRules())
}

// find returns the rule of a name.
func find(name string) (definition, bool) {
	for _, d := range definitions() {
		if d.Name == name {
			return d, true
		}
	}
	return definition{}, false
}

// Call computes one rule: JSON in, JSON out. An unknown name is ErrUnknownRule; rule.CodeOf gives the code of an error,
// that of the first field in the order of the contract.
func Call(name string, in []byte) ([]byte, error) {
	d, ok := find(name)
	if !ok {
		return nil, &rule.FieldError{Kind: rule.ErrUnknownRule, Field: "rule", Value: quoted(name), Reason: "is not known", Do: "see Rules for the list"}
	}
	fields := readInput(in)
	if fields.failed() {
		return nil, fields.done()
	}
	out, err := d.call(fields)
	if err != nil {
		return nil, err
	}
	return json.Marshal(out)
}

// yuan writes money as text with two decimals.
func yuan(d decimal.Decimal) string { return d.StringFixed(2) }

// yuans writes a list of whole-yuan or fen amounts as they are.
func yuans(list []decimal.Decimal) []string {
	out := make([]string, len(list))
	for i, d := range list {
		out[i] = d.String()
	}
	return out
}
