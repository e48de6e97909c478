package loadtest

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"slices"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// others are the calls that are no rule's: slips, and lists.
func (g *ground) others(client *http.Client) ([]call, error) {
	lists, err := g.lists(client)
	if err != nil {
		return nil, err
	}
	out := slipCalls()
	for i, one := range slices.Repeat(lists, 2) {
		out = slices.Insert(out, i*len(out)/(2*len(lists)), one)
	}
	return out, nil
}

// mixedWith puts one of the others behind every few of the calls, over and over.
func mixedWith(calls, others []call) []call {
	const few = 5
	var out []call
	for i, c := range calls {
		out = append(out, c)
		if i%few == 0 {
			out = append(out, others[i/few%len(others)])
		}
	}
	return out
}

// list is a list of the server and how what it says is held against the library.
type list struct {
	path string
	says func(body []byte) (bool, error)
}

// lists are calls of lists. The first answer of each is read and held against the library, value by value; every later
// one has to be the same to the byte.
func (g *ground) lists(client *http.Client) ([]call, error) {
	var out []call
	for _, one := range []list{
		{"/v1/rules", saysRules}, {"/v1/rules/" + slipRule, saysSlipRule}, {"/v1/figures?month=2025-08", saysFigures},
		{"/v1/months", saysMonths}, {"/openapi.json", saysPaths},
	} {
		c := call{path: one.path}
		var err error
		if c.want, err = ask(context.Background(), client, g.server, c); err != nil {
			return nil, err
		}
		same, err := one.says([]byte(c.want.body))
		if err != nil {
			return nil, err
		}
		if !same {
			return nil, program.Errorf("%s says something else than the library", "%s 与程序库不符", one.path)
		}
		out = append(out, c)
	}
	return out, nil
}

// saysRules: every rule with its words.
func saysRules(body []byte) (bool, error) {
	var got struct {
		Rules []struct {
			Name, Doc, Clause, Source string
			Chinese                   string `json:"doc_zh"`
		}
	}
	if err := json.Unmarshal(body, &got); err != nil {
		return false, err
	}
	want := scenario.Rules()
	for i, r := range got.Rules {
		if i >= len(want) || r.Name != want[i].Name || r.Doc != want[i].Doc || r.Chinese != want[i].Chinese() ||
			r.Clause != want[i].Clause || r.Source != want[i].Source {
			return false, nil
		}
	}
	return len(got.Rules) == len(want), nil
}

// sameJSON reports whether two documents hold the same.
func sameJSON(a, b []byte) bool {
	var one, two any
	return json.Unmarshal(a, &one) == nil && json.Unmarshal(b, &two) == nil && reflect.DeepEqual(one, two)
}

// saysSlipRule: the schemas and the example of a rule.
func saysSlipRule(body []byte) (bool, error) {
	var got struct{ Input, Output, Example json.RawMessage }
	if err := json.Unmarshal(body, &got); err != nil {
		return false, err
	}
	declared, err := scenario.Declared(slipRule)
	if err != nil {
		return false, err
	}
	schema, err := scenario.Schema(slipRule)
	if err != nil {
		return false, err
	}
	sides := 0
	for name, want := range jsonrule.Members(schema) {
		of := map[string]json.RawMessage{"input": got.Input, "output": got.Output}[name]
		if of != nil && sameJSON(of, want) {
			sides++
		}
	}
	return sides == 2 && sameJSON(got.Example, []byte(declared.Example())), nil
}

// saysFigures: every figure by name, with its value in the month where it has one.
func saysFigures(body []byte) (bool, error) {
	var got struct {
		Month   rule.Month
		Figures []struct{ Name, Value, Grade string }
	}
	if err := json.Unmarshal(body, &got); err != nil {
		return false, err
	}
	names := figures.Names()
	for i, one := range got.Figures {
		value, grade := "", ""
		if f, err := guangzhou.Lookup(one.Name, got.Month); err == nil && f.Err() == nil {
			value, grade = "none", f.Grade().String()
			if !f.None() {
				value = f.Number().String()
			}
		}
		if i >= len(names) || one.Name != names[i] || one.Value != value || one.Grade != grade {
			return false, nil
		}
	}
	return len(got.Figures) == len(names), nil
}

// saysMonths: what is missing in each month, one following the other.
func saysMonths(body []byte) (bool, error) {
	var got struct {
		Months []struct {
			Month             rule.Month
			Missing, Disputed []string
		}
	}
	if err := json.Unmarshal(body, &got); err != nil {
		return false, err
	}
	for i, one := range got.Months {
		policy, err := guangzhou.Policy(one.Month)
		if err != nil {
			return false, err
		}
		said := slices.Sorted(slices.Values(slices.Concat(one.Missing, one.Disputed)))
		if !slices.Equal(said, namesOf(policy.Missing())) || one.Month != got.Months[0].Month.Add(i) {
			return false, nil
		}
	}
	return len(got.Months) > 0, nil
}

// namesOf are the names of figures, sorted.
func namesOf(unknown []payroll.Unknown) []string {
	var names []string
	for _, u := range unknown {
		names = append(names, u.Name)
	}
	slices.Sort(names)
	return names
}

// saysPaths: every rule's call as the library describes it.
func saysPaths(body []byte) (bool, error) {
	type document struct {
		Paths map[string]map[string]json.RawMessage
	}
	var got, want document
	library, err := scenario.OpenAPI()
	if err != nil {
		return false, err
	}
	if err := json.Unmarshal(library, &want); err != nil {
		return false, err
	}
	if err := json.NewDecoder(bytes.NewReader(body)).Decode(&got); err != nil {
		return false, err
	}
	for path, methods := range want.Paths {
		for method, operation := range methods {
			if !sameJSON(got.Paths[path][method], operation) {
				return false, nil
			}
		}
	}
	return len(got.Paths) > len(want.Paths), nil
}
