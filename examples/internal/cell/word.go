package cell

import (
	"slices"
	"strings"

	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// Option is one of the values a column takes: its name in both languages, and what else people write for it.
type Option[T any] struct {
	Value            T
	English, Chinese string
	Also             []string
}

// Word returns the value of the option whose name or synonym a text is, in any case and width; a blank, a hyphen and an
// underscore are alike.
//
// Errors: a *rule.FieldError with the list of names for any other text, also an empty one.
func Word[T any](text string, options []Option[T], seen *Seen) (T, error) {
	word := folded(text)
	for _, o := range options {
		name := word == folded(o.English) || word == folded(o.Chinese)
		also := slices.ContainsFunc(o.Also, func(s string) bool { return word == folded(s) })
		if word == "" || !name && !also {
			continue
		}
		seen.note(taken(text)...)
		if !name {
			seen.note(synonym)
		}
		return o.Value, nil
	}
	var english, chinese []string
	for _, o := range options {
		english, chinese = append(english, o.English+" ("+o.Chinese+")"), append(chinese, o.Chinese)
	}
	why := refusal{rule.Say("is not known here", "不是这里可填的内容"),
		rule.Say("write one of: "+strings.Join(english, ", "), "请填写其中之一："+strings.Join(chinese, "、"))}
	if word == "" {
		why.reason = rule.Say("is empty", "是空的")
	}
	var none T
	return none, why.of("", "word", text)
}

// folded is a text without its case, width and blanks.
func folded(text string) string {
	return strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(printed.Plain(text)))
}

// YesNo reads 是, yes, Y, true and 1, and 否, no, N, false and 0, in any case and width.
//
// Errors: a *rule.FieldError with the list for any other text, also an empty one.
func YesNo(text string, seen *Seen) (bool, error) {
	return Word(text, []Option[bool]{
		{Value: true, English: "yes", Chinese: "是", Also: []string{"y", "true", "1"}},
		{Value: false, English: "no", Chinese: "否", Also: []string{"n", "false", "0"}},
	}, seen)
}
