package loadtest

import (
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// call is a request and the answer of the library. It is a GET where it has no body.
type call struct {
	path string
	kind string // of the body
	body []byte
	want answer
}

// jsonType is the type of a body that is one document.
const jsonType = "application/json"

// answer is a status and a body.
type answer struct {
	status int
	body   string
}

// readCalls reads every case of a folder as a call of its rule.
func readCalls(folder string) ([]call, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(paths) == 0 {
		return nil, program.Errorf("-cases %s has no case files (.json)", "-cases %s 中没有案例文件（.json）", folder)
	}
	var out []call
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, program.Errorf("-cases: a file cannot be read: %s", "-cases：文件不能读取：%s", err)
		}
		results, err := scenario.Check(text)
		if err != nil {
			return nil, program.About(path, err)
		}
		for _, r := range results {
			out = append(out, callOf(r.Case.Rule, r.Case.In))
		}
	}
	return out, nil
}

// callOf is a call of a rule.
func callOf(name string, body []byte) call {
	return call{"/v1/rules/" + name, jsonType, body, wanted(name, body)}
}

// wanted is what the library answers to an input, as the server has to write it.
func wanted(name string, body []byte) answer {
	in, err := jsonrule.Document(body)
	if err != nil {
		return problem(400, err)
	}
	out, err := scenario.Call(name, in)
	if err != nil {
		return problem(422, err)
	}
	return answer{200, string(out) + "\n"}
}

// problem is the problem document of an error of the library, in English.
func problem(status int, err error) answer {
	why := scenario.Explain(err, rule.English)
	title := ""
	for _, code := range scenario.Codes() {
		if code.Code == why.Code {
			title = code.Doc
		}
	}
	text, _ := json.Marshal(struct { // texts and numbers, which cannot fail
		Type   string           `json:"type"`
		Title  string           `json:"title"`
		Status int              `json:"status"`
		Detail string           `json:"detail"`
		Errors []scenario.Fault `json:"errors"`
	}{"/v1/codes#" + why.Code, title, status, why.Message, why.Errors})
	return answer{status, string(text) + "\n"}
}
