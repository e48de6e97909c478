package payroll

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/shebao-go/shebao/rule"
)

type policyJSON struct {
	Place   string                     `json:"place"`
	Month   rule.Month                 `json:"month"`
	Figures map[string]json.RawMessage `json:"figures"`
}

// MarshalJSON writes {"place","month","figures":{"pension.floor":{...},...}} with every figure by name.
func (p Policy) MarshalJSON() ([]byte, error) {
	out := policyJSON{p.Place, p.Month, map[string]json.RawMessage{}}
	for _, n := range p.figures() {
		if n.absent && *n.figure == (rule.Figure{}) {
			continue
		}
		raw, err := n.figure.MarshalJSON()
		if err != nil {
			return nil, err
		}
		out.Figures[n.name] = raw
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes. An unknown field, a figure that is missing and a number out of range are
// errors that name the field; all are reported at once.
func (p *Policy) UnmarshalJSON(data []byte) error {
	var fields map[string]json.RawMessage
	if _ = json.Unmarshal(data, &fields); fields == nil { // what is no object leaves none
		return &rule.FieldError{Kind: rule.ErrBadType, Field: "policy",
			Reason: rule.Say("is not a JSON object", "不是 JSON 对象"),
			Do: rule.Say("write place, month and figures as MarshalJSON does",
				"请按 MarshalJSON 的格式写出 place、month 和 figures")}
	}
	var out Policy
	var figures map[string]json.RawMessage
	place := rule.Say("name the place the figures belong to", "请填写数值所属的地区")
	errs := []error{
		take(fields, "", "place", place, &out.Place),
		take(fields, "", "month", rule.Say("name the month the figures are in force", "请填写数值适用的月份"), &out.Month),
		take(fields, "", "figures", rule.Say("give every figure by name", "请按名称填写每一项数值"), &figures),
	}
	if out.Place == "" && errs[0] == nil {
		errs[0] = missingField("place", place)
	}
	errs = append(errs, unknownFields("", fields, rule.Say("is not a field of a policy", "不是政策的字段")))
	for _, n := range out.figures() {
		errs = append(errs, n.read(figures))
	}
	errs = append(errs, unknownFields("figures.", figures, noFigure()))
	if err := rule.Join(errs...); err != nil {
		return err
	}
	if err := out.Check(); err != nil {
		return err
	}
	*p = out
	return nil
}

// take reads one required field and removes it.
func take(fields map[string]json.RawMessage, path, name string, do rule.Text, into any) error {
	raw, ok := fields[name]
	delete(fields, name)
	if !ok {
		return missingField(path+name, do)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		if rule.CodeOf(err) != "" {
			return &namedError{path + name, err}
		}
		return &rule.FieldError{Kind: rule.ErrBadType, Field: path + name,
			Reason: rule.Say("has a wrong JSON type", "JSON 类型不对"), Do: do}
	}
	return nil
}

// read takes one figure by its name and removes it. One that may be absent is none where it is left out.
func (n named) read(figures map[string]json.RawMessage) error {
	if _, given := figures[n.name]; !given && n.absent {
		*n.figure = rule.NoneFigure()
		return nil
	}
	do := rule.Say(`give it, or say {"unknown":"why"} or {"none":true}`, `请填写，或写 {"unknown":"原因"} 或 {"none":true}`)
	if err := take(figures, "figures.", n.name, do, n.figure); err != nil {
		return err
	}
	if f := *n.figure; f.Known() {
		return n.input.Check(f.Number().Decimal()) // none is a number of 0
	}
	return nil
}

// unknownFields refuses what is left of an object, in the order of the names.
func unknownFields(path string, left map[string]json.RawMessage, reason rule.Text) error {
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(left)) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrUnknownField, Field: path + name, Reason: reason,
			Do: rule.Say("remove it or correct its name", "请删除或改正名称")})
	}
	return rule.Join(errs...)
}

// namedError puts the place of an input before its error.
type namedError struct {
	name string
	err  error
}

func (e *namedError) Error() string { return e.name + ": " + e.err.Error() }
func (e *namedError) Unwrap() error { return e.err }

func missingField(field string, do rule.Text) error {
	return &rule.FieldError{Kind: rule.ErrMissingField, Field: field, Reason: rule.Say("is missing", "没有填写"), Do: do}
}
