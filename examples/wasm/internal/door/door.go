// Package door is what both modules answer (两个模块的共同答复): JSON in, JSON out, an error being an answer of its own
// kind. The two mains beside it differ only in how bytes cross into WebAssembly.
package door

import (
	"bytes"
	"encoding/json"

	"github.com/shebao-go/shebao"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// Call computes one rule (调用一条规则). The answer is that of scenario.Call, or {"error": ...} as scenario.ErrorJSON
// writes it; no answer of a rule has a field "error". The language, "en" or "zh", is that of the words of an error;
// another one is refused with the code bad_type.
func Call(name string, in []byte, language string) []byte {
	lang, err := spoken(language)
	if err != nil {
		return Refusal(err)
	}
	out, err := scenario.Call(name, in)
	if err != nil {
		return scenario.ErrorJSON(err, lang)
	}
	return out
}

// Lines computes JSON lines {"rule", "in"} (逐行计算), a line of answer for each, as scenario.CallAll does.
func Lines(in []byte, language string) []byte {
	lang, err := spoken(language)
	if err != nil {
		return Refusal(err)
	}
	var out bytes.Buffer
	if _, err := scenario.CallAll(bytes.NewReader(in), &out, lang); err != nil {
		return scenario.ErrorJSON(err, lang)
	}
	return out.Bytes()
}

// Refusal is the answer to a call that names no usable language: its words are English.
func Refusal(err error) []byte { return scenario.ErrorJSON(err, rule.English) }

// Rules lists every rule, sorted by name (规则列表): [{"name", "doc", "zh", "clause", "source"}].
func Rules() []byte {
	type listed struct {
		Name    string `json:"name"`
		Doc     string `json:"doc"`
		Chinese string `json:"zh"`
		Clause  string `json:"clause"`
		Source  string `json:"source"`
	}
	var all []listed
	for _, r := range scenario.Rules() {
		all = append(all, listed{r.Name, r.Doc, r.Chinese(), r.Clause, r.Source})
	}
	return written(all)
}

// Version names the library and its figures (版本): {"version", "figures"}. The second changes with every figure.
func Version() []byte {
	return written(struct {
		Version string `json:"version"`
		Figures string `json:"figures"`
	}{shebao.Version, guangzhou.Version()})
}

// written is texts as JSON, which cannot fail.
func written(v any) []byte {
	out, _ := json.Marshal(v)
	return out
}

// spoken reads the name of a language.
func spoken(name string) (rule.Language, error) {
	switch name {
	case "en":
		return rule.English, nil
	case "zh":
		return rule.Chinese, nil
	}
	return rule.English, &rule.FieldError{Kind: rule.ErrBadType, Field: "language", Value: name,
		Reason: rule.Say("is not a language of this module", "不是本模块的语言"),
		Do:     rule.Say("pass en or zh", "请填写 en 或 zh")}
}
