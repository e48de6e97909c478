package rule

import (
	"errors"
	"iter"
	"strings"
)

// Errors yields the errors that err is made of, one by one in their order: what errors.Join and a check of a whole
// input hold together. An error that wraps one of several is looked into where it has no code of its own.
func Errors(err error) iter.Seq[error] {
	return func(yield func(error) bool) { each(err, yield) }
}

// each calls yield for every error of the tree and reports whether it wants more.
func each(err error, yield func(error) bool) bool {
	switch e := err.(type) {
	case nil:
		return true
	case interface{ Unwrap() []error }:
		for _, one := range e.Unwrap() {
			if !each(one, yield) {
				return false
			}
		}
		return true
	}
	inner := errors.Unwrap(err)
	if _, several := inner.(interface{ Unwrap() []error }); several {
		return each(inner, yield)
	}
	return yield(err)
}

// Message says an error in a language, one line for each of the errors it is made of. What has no Chinese, as an error
// of another library, is given as it is.
func Message(err error, lang Language) string {
	var lines []string
	for one := range Errors(err) {
		lines = append(lines, said(one, lang))
	}
	if list, ok := err.(*several); ok && list.more > 0 {
		lines = append(lines, list.notKept(lang))
	}
	return strings.Join(lines, "\n")
}

// said is one error in a language, with what wraps it in front.
func said(err error, lang Language) string {
	if e, ok := err.(interface{ In(Language) string }); ok {
		return e.In(lang)
	}
	inner := errors.Unwrap(err)
	if inner == nil {
		return err.Error()
	}
	before, found := strings.CutSuffix(err.Error(), inner.Error())
	if !found {
		return err.Error()
	}
	return before + said(inner, lang)
}
