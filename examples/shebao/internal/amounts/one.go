package amounts

import (
	"encoding/json"
	"slices"

	"github.com/shebao-go/shebao/examples/internal/planrow"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// Answer answers an input of payroll.slip.
//
// Errors: those of the rule.
func Answer(in []byte) ([]byte, error) {
	full, err := scenario.Call("payroll.slip", in)
	if err != nil {
		return nil, err
	}
	return shorten(full)
}

// shorten writes the amounts of a whole answer as planrow.Amounts is written, without reading what is the same in both.
func shorten(full []byte) ([]byte, error) {
	of := map[string]json.RawMessage{}
	for name, value := range jsonrule.Members(full) {
		of[name] = value
	}
	missing, err := rewritten[planrow.Missing](of["missing"])
	if err != nil {
		return nil, err
	}
	notices, err := rewritten[payroll.Notice](of["notices"])
	if err != nil {
		return nil, err
	}
	to := append(make([]byte, 0, len(full)/2), '{')
	to = appendMember(to, "month", of["month"])
	for _, side := range []string{"employee", "employer"} {
		to = appendMember(to, side, some(of[side], "total"))
	}
	to = appendMember(to, "grade", of["grade"])
	to = appendMember(to, "missing", missing)
	to = appendMember(to, "notices", notices)
	var lines []byte
	for line := range jsonrule.Elements(of["lines"]) {
		lines = append(append(lines, ','), some(line, "scheme", "payer", "base", "rate", "amount")...)
	}
	to = appendMember(to, "lines", append(append([]byte{'['}, lines[min(1, len(lines)):]...), ']'))
	return append(to, '}'), nil
}

// rewritten is a list as encoding/json writes it; nothing where there is none.
func rewritten[T any](list json.RawMessage) (json.RawMessage, error) {
	if len(list) <= len("[]") {
		return list, nil
	}
	var items []T
	if err := json.Unmarshal(list, &items); err != nil {
		return nil, err
	}
	return json.Marshal(items)
}

// some is an object with the members of these names alone, in their order.
func some(object json.RawMessage, names ...string) json.RawMessage {
	of := make([]json.RawMessage, len(names))
	found := 0
	for name, value := range jsonrule.Members(object) {
		if i := slices.Index(names, name); i >= 0 {
			of[i] = value
			found++
		}
		if found == len(names) { // most of a line are its documents, which come last
			break
		}
	}
	to := make([]byte, 1, 128)
	to[0] = '{'
	for i, name := range names {
		to = appendMember(to, name, of[i])
	}
	return append(to, '}')
}

// appendMember appends a member to an object that is written; nothing where it has no value.
func appendMember(to []byte, name string, value json.RawMessage) []byte {
	if value == nil {
		return to
	}
	if to[len(to)-1] != '{' {
		to = append(to, ',')
	}
	to = append(append(append(to, '"'), name...), `":`...)
	return append(to, value...)
}

// answerLine appends what a line of a stream is answered: the amounts, or {"error": ...} with its number.
func answerLine(to, line []byte, number int, lang rule.Language) []byte {
	in, err := jsonrule.Document(line)
	var out []byte
	if err == nil {
		out, err = Answer(in)
	}
	if err != nil {
		why := scenario.Explain(err, lang)
		why.Line = number
		out, _ = json.Marshal(map[string]scenario.Failure{"error": why}) // texts and a number, which cannot fail
	}
	return append(append(to, out...), '\n')
}
