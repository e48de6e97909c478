package amounts

import (
	"encoding/json"

	"github.com/shebao-go/shebao/examples/internal/planrow"
	"github.com/shebao-go/shebao/jsonrule"
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
	var out planrow.Amounts
	if err := json.Unmarshal(full, &out); err != nil {
		return nil, err
	}
	return json.Marshal(out)
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
