package serve

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// object is a JSON object of the document.
type object = map[string]any

// openAPI is the OpenAPI document of the server: that of every rule, with the other routes, their answers, the problem
// documents and the token.
func openAPI() ([]byte, error) {
	raw, err := scenario.OpenAPI()
	if err != nil {
		return nil, err
	}
	var document object
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	if err := decoder.Decode(&document); err != nil {
		return nil, err
	}
	own, err := schemas()
	if err != nil {
		return nil, err
	}
	for name, schema := range own {
		within(document, "components", "schemas")[name] = schema
	}
	answers := within(document, "components", "responses")
	answers["Error"] = problemAnswer(within(answers, "Error"))
	asks := rule.Say("Where the server was started with -token-file.", "以 -token-file 启动时须提供。")
	within(document, "components")["securitySchemes"] = object{"token": object{"type": "http", "scheme": "bearer",
		"description": asks.In(rule.English) + " " + asks.In(rule.Chinese)}}
	document["security"] = []object{{}, {"token": []string{}}}
	for _, to := range routes() {
		to.describe(within(document, "paths"))
	}
	return json.Marshal(document)
}

// within is the object of these names within another, added where it is not there.
func within(o object, names ...string) object {
	for _, name := range names {
		inner, there := o[name].(object)
		if !there {
			inner = object{}
			o[name] = inner
		}
		o = inner
	}
	return o
}

// problemAnswer is the answer of an error as this server gives it: a problem document with the codes that scenario's
// error document has.
func problemAnswer(of object) object {
	_, err := scenario.Call("housing.land_revenue", []byte(`{"net_revenue":"-1"}`))
	example := refused(422, err, rule.English)
	return object{"description": of["description"],
		"content": object{problemType: object{"schema": schemaAt("Problem"), "example": example}}}
}

func schemaAt(name string) object { return object{"$ref": "#/components/schemas/" + name} }

// describe adds the route to the paths.
func (to route) describe(paths object) {
	switch {
	case to.perRule && to.method == "POST": // scenario has described it
	case to.perRule:
		for _, r := range scenario.Rules() {
			o := to.operation()
			o["operationId"] = r.Name + "." + to.id
			o["tags"] = []string{strings.Split(r.Name, ".")[0]}
			within(paths, strings.Replace(to.path, "{name}", r.Name, 1))[strings.ToLower(to.method)] = o
		}
	default:
		within(paths, to.path)[strings.ToLower(to.method)] = to.operation()
	}
}

// operation is the route as the document has it.
func (to route) operation() object {
	answer := object{"type": "object"}
	if to.answer != "" {
		answer = schemaAt(to.answer)
	}
	if to.short != "" {
		answer = object{"anyOf": []object{answer, schemaAt(to.short)}}
	}
	content := object{jsonType: object{"schema": answer}}
	o := object{"operationId": to.id, "summary": to.summary.In(rule.English),
		"description": to.summary.In(rule.Chinese)}
	if to.streams {
		content[linesType] = object{"schema": object{"anyOf": []object{answer, schemaAt("Error")}}}
		in := object{"schema": schemaAt(slipRule + ".input")}
		o["requestBody"] = object{"required": true, "content": object{jsonType: in, linesType: in}}
	}
	if to.takes != "" {
		o["requestBody"] = object{"required": true, "content": object{jsonType: object{"schema": schemaAt(to.takes)}}}
	}
	if to.takesFile {
		file := object{"schema": object{"type": "string", "format": "binary"}}
		o["requestBody"] = object{"required": true, "content": object{fileType: file}}
	}
	if to.givesFile {
		for _, kind := range slipFiles() {
			content[strings.Split(kind, ";")[0]] = object{"schema": object{"type": "string", "format": "binary"}}
		}
	}
	o["responses"] = object{"200": object{"description": "The answer. 答复。", "content": content},
		"default": object{"$ref": "#/components/responses/Error"}}
	var query []object
	for _, p := range to.query {
		query = append(query, object{"name": p.name, "in": "query", "schema": p.schema,
			"description": p.meaning.In(rule.English) + " " + p.meaning.In(rule.Chinese)})
	}
	if query != nil {
		o["parameters"] = query
	}
	return o
}
