package serve

import (
	"encoding/json"
	"net/http"

	"github.com/shebao-go/shebao/examples/internal/planrow"
	"github.com/shebao-go/shebao/examples/shebao/internal/rosteranswer"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// The types of what is sent and answered.
const (
	jsonType    = "application/json"
	linesType   = "application/x-ndjson"
	problemType = "application/problem+json"
)

// route is a path with its method: what answers it and how the OpenAPI document describes it.
type route struct {
	method, path string
	id           string // of the operation
	summary      rule.Text
	query        []parameter
	answer       string // the name of the schema of its answer
	perRule      bool   // {name} in the path is a rule's
	short        string // the name of the schema of its shorter answer, by form=amounts
	streams      bool   // it takes and gives JSON lines as well
	takesFile    bool   // its body is a file
	givesFile    bool   // it gives the slips as a file as well
	takes        string // the name of the schema of its body, where it is JSON of its own
	serve        func(s *server, w http.ResponseWriter, r *http.Request)
}

// parameter is a field of a query.
type parameter struct {
	name    string
	schema  map[string]any
	meaning rule.Text
}

// routes are every path.
func routes() []route {
	all := []route{
		{method: "GET", path: "/v1/rules", id: "rules", answer: "RuleList", serve: fixed(allRules),
			summary: rule.Say("Every rule, by name.", "全部规则。")},
		{method: "GET", path: "/v1/rules/{name}", id: "describe", answer: "RuleDoc", perRule: true,
			serve:   (*server).describeRule,
			summary: rule.Say("What the rule takes and answers, with an example.", "该规则的输入、输出与示例。")},
		{method: "POST", path: "/v1/rules/{name}", perRule: true, serve: (*server).callRule}, // scenario describes it
		slipsRoute(),
		{method: "GET", path: "/v1/figures", id: "figures", answer: "FigureList", serve: (*server).figures,
			query: figureParameters(),
			summary: rule.Say("The figures of the law by name; of a month, each with its value and document.",
				"法定数据的名称；指定月份时列出数值与依据。")},
		{method: "GET", path: "/v1/months", id: "months", answer: "MonthList", serve: fixed(allMonths),
			summary: rule.Say("The months that figures are known for.", "有数据的月份。")},
		seriesRoute(),
		rosterRoute(), columnsRoute(),
		{method: "GET", path: "/v1/codes", id: "codes", answer: "CodeList", serve: fixed(allCodes),
			summary: rule.Say("The codes of errors.", "错误代码。")},
		{method: "GET", path: "/openapi.json", id: "openapi", serve: (*server).describeItself,
			summary: rule.Say("This document.", "本文档。")},
	}
	for _, q := range questions() {
		all = append(all, q.routes()...)
	}
	return all
}

// figureParameters are what /v1/figures may be asked.
func figureParameters() []parameter {
	boolean := map[string]any{"type": "boolean"}
	return []parameter{
		{"month", map[string]any{"type": "string", "examples": []string{"2025-08"}},
			rule.Say("the month of the values", "数值所属月")},
		{"name", map[string]any{"type": "string", "examples": []string{"pension.floor"}},
			rule.Say("the beginning of the names", "名称的开头")},
		{"carry_forward", boolean, rule.Say("take the last figure, provisionally", "沿用上期数值")},
		{"disputed", boolean, rule.Say("take the likelier of two values", "采用争议数值")},
	}
}

// schemas are the schemas of the server's own answers by name, made from their types.
func schemas() (map[string]json.RawMessage, error) {
	out := map[string]json.RawMessage{}
	for _, s := range []struct {
		name string
		of   func() ([]byte, error)
	}{
		{"RuleList", jsonrule.SchemaOf[ruleList]}, {"RuleDoc", jsonrule.SchemaOf[ruleDoc]},
		{"FigureList", jsonrule.SchemaOf[figureList]}, {"MonthList", jsonrule.SchemaOf[monthList]},
		{"CodeList", jsonrule.SchemaOf[codeList]}, {"Problem", jsonrule.SchemaOf[problem]},
		{"Amounts", jsonrule.SchemaOf[planrow.Amounts]},
		{"SeriesList", jsonrule.SchemaOf[seriesList]}, {"Roster", jsonrule.SchemaOf[rosteranswer.Roster]},
		{"RosterColumns", jsonrule.SchemaOf[rosteranswer.Columns]},
	} {
		schema, err := s.of()
		if err != nil {
			return nil, err
		}
		out[s.name] = schema
	}
	for _, q := range questions() {
		if err := q.addSchemas(out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// fixed answers with what does not depend on the request.
func fixed(of func() ([]byte, error)) func(*server, http.ResponseWriter, *http.Request) {
	return func(s *server, w http.ResponseWriter, r *http.Request) {
		body, err := of()
		if err != nil {
			s.fail(w, r, broken())
			return
		}
		s.write(w, r, body, "en, zh")
	}
}

// describeRule answers what a rule takes and gives.
func (s *server) describeRule(w http.ResponseWriter, r *http.Request) {
	body, err := oneRule(r.PathValue("name"))
	if err != nil {
		s.refuse(w, r, http.StatusNotFound, err)
		return
	}
	s.write(w, r, body, "en, zh")
}

// describeItself answers with the OpenAPI document.
func (s *server) describeItself(w http.ResponseWriter, r *http.Request) { fixed(s.document)(s, w, r) }

// figures answers with the figures of the law.
func (s *server) figures(w http.ResponseWriter, r *http.Request) {
	q, err := readQuery(r)
	if err != nil {
		s.refuse(w, r, http.StatusBadRequest, err)
		return
	}
	lang := languageOf(r, s.lang)
	body, err := q.list(lang)
	if err != nil {
		s.fail(w, r, broken())
		return
	}
	s.write(w, r, body, tag(lang))
}

// callRule answers with what a rule answers.
func (s *server) callRule(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if _, err := scenario.Declared(name); err != nil {
		s.refuse(w, r, http.StatusNotFound, err)
		return
	}
	s.call(w, r, name)
}
