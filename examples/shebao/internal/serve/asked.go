package serve

import (
	"encoding/json"
	"net/http"

	"github.com/shebao-go/shebao/examples/internal/household"
	"github.com/shebao-go/shebao/examples/internal/retirement"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// question is a program that is asked as a rule is, and answers in a language: what it takes and gives, and an example,
// at its path by GET, and its answer by POST.
type question struct {
	path, id string
	declared func(lang rule.Language) jsonrule.Rule
}

// questions are the programs that are asked so.
func questions() []question {
	return []question{{"/v1/lives", "lives", retirement.Rule}, {"/v1/households", "households", household.Rule}}
}

// routes are the two routes of a question.
func (q question) routes() []route {
	declared := q.declared(rule.English)
	return []route{
		{method: "GET", path: q.path, id: q.id + ".describe", answer: "RuleDoc", serve: q.describe,
			summary: rule.Say("What "+q.path+" takes and answers, with an example.", q.path+" 的输入、输出与示例。")},
		{method: "POST", path: q.path, id: q.id, answer: declared.Name() + ".output", takes: declared.Name() + ".input",
			serve: q.answer, summary: rule.Say(declared.About().Doc, declared.About().Chinese)},
	}
}

// describe answers what the question takes and gives.
func (q question) describe(s *server, w http.ResponseWriter, r *http.Request) {
	fixed(func() ([]byte, error) {
		doc, err := docOf(q.declared(rule.English))
		if err != nil {
			return nil, err
		}
		return jsonrule.Marshal(doc)
	})(s, w, r)
}

// answer answers the question in the language asked for.
func (q question) answer(s *server, w http.ResponseWriter, r *http.Request) {
	s.workJSON(w, r, q.declared(languageOf(r, s.lang)).Call)
}

// addSchemas adds the schemas of what the question takes and gives.
func (q question) addSchemas(to map[string]json.RawMessage) error {
	declared := q.declared(rule.English)
	doc, err := docOf(declared)
	to[declared.Name()+".input"], to[declared.Name()+".output"] = doc.Input, doc.Output
	return err
}
