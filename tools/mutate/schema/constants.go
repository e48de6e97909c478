package schema

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"reflect"
	"regexp"
	"strconv"
	"strings"
)

// constant changes a constant expression: a number by one, true to false, a number in text by one unit of its last
// place, a word.
func (r *rewriter) constant(e ast.Expr, tv types.TypeAndValue) {
	if r.skip[e] {
		return
	}
	typeName, can := r.typeName(e.Pos(), tv.Type)
	if !can {
		return
	}
	var others, changes []string
	change := func(other string) {
		others = append(others, other)
		changes = append(changes, short(r.text(e))+" -> "+other)
	}
	switch tv.Value.Kind() {
	case constant.Int:
		for _, by := range []token.Token{token.ADD, token.SUB} {
			v := constant.BinaryOp(tv.Value, by, constant.MakeInt64(1))
			if fits(v, types.Default(tv.Type)) {
				change(v.ExactString())
			}
		}
	case constant.Bool:
		change(strconv.FormatBool(!constant.BoolVal(tv.Value)))
	case constant.String:
		for _, other := range otherTexts(constant.StringVal(tv.Value)) {
			change(strconv.Quote(other))
		}
	}
	if len(others) == 0 {
		return
	}
	kind := Constant
	if r.places[e] || isRounding(tv.Type) {
		kind = Rounding
	}
	r.instead(e, kind, typeName, others, changes)
}

// isRounding reports whether the type of a constant says how something is rounded.
func isRounding(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && (strings.Contains(named.Obj().Name(), "Rounding") || named.Obj().Name() == "Mode")
}

var (
	numberText = regexp.MustCompile(`^-?[0-9]{1,12}(\.[0-9]+)?$`)
	wordText   = regexp.MustCompile(`^[a-z][a-z0-9_.]*$`)
)

// otherTexts are what a constant text becomes: a number one unit of its last place more and less, a word another word.
// Sentences stay.
func otherTexts(text string) []string {
	switch {
	case numberText.MatchString(text):
		return []string{beside(text, 1), beside(text, -1)}
	case wordText.MatchString(text):
		return []string{text + "x"}
	}
	return nil
}

// beside is a number in text with so many units of its last place more.
func beside(text string, units int64) string {
	whole, decimals, _ := strings.Cut(text, ".")
	n, err := strconv.ParseInt(whole+decimals, 10, 64)
	if err != nil {
		return text + "1"
	}
	n += units
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	digits := fmt.Sprintf("%0*d", len(decimals)+1, n)
	if decimals == "" {
		return sign + digits
	}
	return sign + digits[:len(digits)-len(decimals)] + "." + digits[len(digits)-len(decimals):]
}

// tag changes the numbers of a tag, which are bounds, defaults and decimals.
func (r *rewriter) tag(field *ast.Field) {
	text, err := strconv.Unquote(field.Tag.Value)
	if err != nil || !strings.HasPrefix(field.Tag.Value, "`") {
		return
	}
	tag := reflect.StructTag(text)
	name := ""
	if len(field.Names) > 0 {
		name = field.Names[0].Name
	}
	var list []string
	for _, key := range []string{"min", "max", "items", "default", "places", "out"} {
		value, ok := tag.Lookup(key)
		if !ok {
			continue
		}
		kind := Constant
		if key == "out" || key == "places" {
			kind = Rounding
		}
		for _, other := range otherTags(key, value) {
			change := fmt.Sprintf("%s:%s -> %s of %s", key, value, other, name)
			id := r.add(field.Tag, kind, change)
			list = append(list, fmt.Sprintf("%d %s %s", id, key, other))
		}
	}
	if len(list) > 0 {
		r.replace(field.Tag.End()-1, field.Tag.End()-1, ` mutant:"`+strings.Join(list, ";")+`"`)
	}
}

// otherTags are what the value of a tag becomes.
func otherTags(key, value string) []string {
	switch {
	case key == "items":
		least, most, two := strings.Cut(value, "-")
		if !two {
			return otherTexts(value)
		}
		if !numberText.MatchString(least) || !numberText.MatchString(most) {
			return nil
		}
		return []string{beside(least, 1) + "-" + most, beside(least, -1) + "-" + most,
			least + "-" + beside(most, 1), least + "-" + beside(most, -1)}
	case key == "out" && value == "yuan":
		return []string{"1", "3"}
	case value == "true":
		return []string{"false"}
	case value == "false":
		return []string{"true"}
	}
	if numberText.MatchString(value) {
		return otherTexts(value)
	}
	return nil
}

// tagRead lets package chosen change a tag where package jsonrule reads it.
func (r *rewriter) tagRead(n *ast.SelectorExpr) {
	if !r.tags || n.Sel.Name != "Tag" || !namedAs(r.info.TypeOf(n.X), "StructField") {
		return
	}
	r.asked = true
	r.wrap(n, "mutant_.Tag(", ")")
}
