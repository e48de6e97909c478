package types

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// writer writes declarations.
type writer struct {
	text   strings.Builder
	indent string
}

// declare writes a type and its comment.
func (w *writer) declare(name string, raw json.RawMessage) error {
	var s schema
	if err := json.Unmarshal(raw, &s); err != nil {
		return err
	}
	w.comment(&s)
	w.text.WriteString("export interface " + name + " ")
	if err := w.object(&s); err != nil {
		return err
	}
	w.text.WriteString("\n\n")
	return nil
}

func (w *writer) comment(s *schema) {
	lines := s.comment()
	switch {
	case len(lines) > 1:
		w.text.WriteString(w.indent + "/**\n")
		for _, line := range lines {
			w.text.WriteString(w.indent + " * " + line + "\n")
		}
		w.text.WriteString(w.indent + " */\n")
	case lines[0] != "":
		w.text.WriteString(w.indent + "/** " + lines[0] + " */\n")
	}
}

// object writes the fields of an object, one a line.
func (w *writer) object(s *schema) error {
	w.text.WriteString("{\n")
	outer := w.indent
	w.indent += "  "
	for name, raw := range jsonrule.Members(s.Properties) {
		var field schema
		if err := json.Unmarshal(raw, &field); err != nil {
			return err
		}
		w.comment(&field)
		mark := "?: "
		if slices.Contains(s.Required, name) {
			mark = ": "
		}
		w.text.WriteString(w.indent + quote(name) + mark)
		if err := w.write(&field); err != nil {
			return err
		}
		w.text.WriteString(";\n")
	}
	w.indent = outer
	w.text.WriteString(w.indent + "}")
	return nil
}

// write writes the type of a value.
func (w *writer) write(s *schema) error {
	switch {
	case s.Either != nil:
		return w.joined(s.Either)
	case s.Words != nil:
		w.text.WriteString(quote(strings.Join(s.Words, `" | "`)))
	case s.Properties != nil:
		return w.object(s)
	case s.Type == "array":
		return w.within("Array<", s.Items, ">")
	case s.Type == "object" && s.Additional != nil:
		return w.within("Record<string, ", s.Additional, ">")
	default:
		return w.plain(s.Type)
	}
	return nil
}

// plain writes a type that has no parts.
func (w *writer) plain(kind string) error {
	switch kind {
	case "string", "boolean", "null":
		w.text.WriteString(kind)
	case "integer":
		w.text.WriteString("number")
	case "object":
		w.text.WriteString("object")
	default:
		return &rule.FieldError{Kind: rule.ErrBadType, Field: "type", Value: kind,
			Reason: rule.Say("has no type in TypeScript", "在 TypeScript 中没有对应的类型"),
			Do:     rule.Say("say here what it is", "请在此处补充")}
	}
	return nil
}

// joined writes a union.
func (w *writer) joined(either json.RawMessage) error {
	bar := ""
	for one := range jsonrule.Elements(either) {
		if err := w.within(bar, one, ""); err != nil {
			return err
		}
		bar = " | "
	}
	return nil
}

// within writes the type of a schema between two texts.
func (w *writer) within(before string, raw json.RawMessage, after string) error {
	var s schema
	if err := json.Unmarshal(raw, &s); err != nil {
		return err
	}
	w.text.WriteString(before)
	err := w.write(&s)
	w.text.WriteString(after)
	return err
}
