package scenario

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// OpenAPI returns an OpenAPI 3.1 document of every rule as POST /v1/rules/{name}: the schema and an example of its
// input, the schema of its output, and the error document. It says how a server over Call would answer; this package
// serves nothing. Summaries are English, descriptions have the Chinese line as well. The bytes are the same at every
// call.
func OpenAPI() ([]byte, error) {
	d := document{OpenAPI: "3.1.0", Info: aboutRules(), Dialect: "https://json-schema.org/draft/2020-12/schema",
		Paths: map[string]path{}, Components: components{Schemas: map[string]any{}}}
	for _, a := range Areas() {
		d.Tags = append(d.Tags, tag{string(a.Name), a.Doc + " " + a.Chinese})
	}
	if err := d.describeErrors(); err != nil {
		return nil, err
	}
	for _, e := range list() {
		if err := d.describe(e); err != nil {
			return nil, err
		}
	}
	return d.json()
}

// document is an OpenAPI document. Its maps are written in the order of their names.
type document struct {
	OpenAPI    string          `json:"openapi"`
	Info       info            `json:"info"`
	Dialect    string          `json:"jsonSchemaDialect"`
	Tags       []tag           `json:"tags"`
	Paths      map[string]path `json:"paths"`
	Components components      `json:"components"`
}

type info struct {
	Title       string  `json:"title"`
	Summary     string  `json:"summary"`
	Description string  `json:"description"`
	License     license `json:"license"`
	Version     string  `json:"version"`
}

type license struct {
	Name       string `json:"name"`
	Identifier string `json:"identifier"`
}

type tag struct {
	Name        string `json:"name"`
	Description string `json:"description"`
}

type path struct {
	Post operation `json:"post"`
}

type operation struct {
	Tags        []string       `json:"tags"`
	Summary     string         `json:"summary"`
	Description string         `json:"description"`
	ID          string         `json:"operationId"`
	Body        body           `json:"requestBody"`
	Responses   map[string]any `json:"responses"`
}

type body struct {
	Required bool    `json:"required"`
	Content  content `json:"content"`
}

type response struct {
	Description string  `json:"description"`
	Content     content `json:"content"`
}

type content struct {
	JSON media `json:"application/json"`
}

type media struct {
	Schema  reference       `json:"schema"`
	Example json.RawMessage `json:"example,omitempty"`
}

type reference struct {
	Ref string `json:"$ref"`
}

type components struct {
	Schemas   map[string]any      `json:"schemas"`
	Responses map[string]response `json:"responses"`
}

func schemaAt(name string) reference { return reference{"#/components/schemas/" + name} }

// aboutRules describes the document. Its version is that of the paths, /v1.
func aboutRules() info {
	return info{
		Title:   "Guangzhou social insurance rules 广州社会保险规则",
		Summary: "Contributions and benefits of Guangzhou social insurance, every rule by its name.",
		Description: "Money, rates and whatever may carry a fraction are strings of plain digits; counts, years and " +
			"ages are numbers; months are \"2015-07\", days \"2015-07-31\". A field that is not listed is " +
			"refused.\n\n" +
			"金额、费率及可带小数的数值均为纯数字字符串；人数、年份、年龄为数字；月份写作 \"2015-07\"，日期写作 \"2015-07-31\"。" +
			"未列出的字段一律拒绝。",
		License: license{"MIT License", "MIT"}, Version: "1",
	}
}

const errorName = "Error"

// describeErrors adds the error document.
func (d *document) describeErrors() error {
	schema, err := jsonrule.SchemaOf[failed]()
	if err != nil {
		return err
	}
	_, example := Call("housing.land_revenue", []byte(`{"net_revenue":"-1"}`))
	d.Components.Schemas[errorName] = json.RawMessage(schema)
	var codes strings.Builder
	for _, c := range Codes() {
		codes.WriteString("\n- " + c.Code + ": " + c.Doc + " " + c.Chinese)
	}
	d.Components.Responses = map[string]response{errorName: {
		Description: "The input was refused, or the rule has no answer to it. The codes; more may be added:\n" +
			"输入有误，或该规则对此无结果。错误代码如下，今后可能增加：\n" + codes.String(),
		Content: content{media{schemaAt(errorName), ErrorJSON(example, rule.English)}}}}
	return nil
}

// describe adds a rule: its path and its schemas.
func (d *document) describe(e entry) error {
	schema, err := e.declared.Schema()
	if err != nil {
		return err
	}
	for side, part := range jsonrule.Members(schema) {
		d.Components.Schemas[e.Name+"."+side] = member(part)
	}
	area, _, _ := strings.Cut(e.Name, ".")
	description := e.Chinese() + "\n\nNotice clause 通知条款: " + e.Clause + "\n\nSource 依据: " + e.Source
	d.Paths["/v1/rules/"+e.Name] = path{operation{
		Tags: []string{area}, Summary: e.Doc, ID: e.Name,
		Description: strings.TrimPrefix(description, "\n\n"),
		Body:        body{true, content{media{schemaAt(e.Name + ".input"), json.RawMessage(e.declared.Example())}}},
		Responses: map[string]any{
			"200": response{"The answer. 计算结果。", content{media{Schema: schemaAt(e.Name + ".output")}}},
			"4XX": reference{"#/components/responses/" + errorName},
		}}}
	return nil
}

// member is a schema as a component: the dialect is that of the whole document.
func member(schema json.RawMessage) json.RawMessage {
	out := []byte{'{'}
	for name, value := range jsonrule.Members(schema) {
		if name == "$schema" {
			continue
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = append(append(append(append(out, '"'), name...), '"', ':'), value...)
	}
	return append(out, '}')
}

// json is the document, indented, with < and & as they are.
func (d *document) json() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(d)
	return out.Bytes(), err
}
