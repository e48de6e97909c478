package serve

import (
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/rule"
)

// readQuery reads what is asked of the figures: an unknown field, one twice and a value that is none are errors.
func readQuery(r *http.Request) (figureQuery, error) {
	var q figureQuery
	err := eachField(r, q.take)
	return q, err
}

// eachField takes the fields of a query by name; one twice is an error where it is not one of many.
func eachField(r *http.Request, take func(name, value string) error, many ...string) error {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return badField(rule.ErrBadType, "query", "", rule.Say("cannot be read", "不能读取"),
			rule.Say("write it as name=value&name=value", "请写作 名称=数值&名称=数值"))
	}
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if len(values[name]) > 1 && !slices.Contains(many, name) {
			errs = append(errs, badField(rule.ErrConflict, name, "", rule.Say("is there twice", "出现了两次"),
				rule.Say("give it once", "请只写一次")))
			continue
		}
		for _, value := range values[name] {
			errs = append(errs, take(name, value))
		}
	}
	return errors.Join(errs...)
}

// take takes a field of the query.
func (q *figureQuery) take(name, value string) (err error) {
	switch name {
	case "month":
		if q.month, err = rule.ParseMonth(value); err != nil {
			return badField(rule.ErrBadDate, name, value, rule.Say("is not a month", "不是月份"),
				rule.Say("write it as 2025-08", "请写作 2025-08"))
		}
	case "name":
		q.name = value
		return knownBeginning(value)
	case "carry_forward":
		q.reading.CarryForward, err = trueOrFalse(name, value)
	case "disputed":
		q.reading.Disputed, err = trueOrFalse(name, value)
	default:
		return badField(rule.ErrUnknownField, name, "", rule.Say("is not known", "不能识别"),
			rule.Say("use month, name, carry_forward or disputed", "可用 month、name、carry_forward、disputed"))
	}
	return err
}

// trueOrFalse reads a field that is one of the two.
func trueOrFalse(name, value string) (bool, error) {
	if value != "true" && value != "false" {
		return false, badField(rule.ErrBadType, name, value, rule.Say("is not true or false", "不是 true 或 false"),
			rule.Say("write true or false", "请写 true 或 false"))
	}
	return value == "true", nil
}

// knownBeginning refuses what no name of a figure begins with.
func knownBeginning(text string) error {
	for _, name := range figures.Names() {
		if len(name) >= len(text) && name[:len(text)] == text {
			return nil
		}
	}
	return badField(rule.ErrUnknownField, "name", text, rule.Say("begins no figure's name", "不是任何数据名称的开头"),
		rule.Say("leave it out for all of them", "不写则列出全部"))
}

// badField is the error of a field of a request that belongs to no area.
func badField(kind error, field, value string, reason, do rule.Text) error {
	return &rule.FieldError{Kind: kind, Field: field, Value: value, Reason: reason, Do: do}
}
