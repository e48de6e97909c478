package program

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/rule"
)

// said is an error in both languages; the errors among its arguments are said in the language too.
type said struct {
	english, chinese string
	args             []any
}

// Errorf returns an error in both languages: two formats of the same arguments, which may name them by their number. An
// error among the arguments is said in the language of the whole.
func Errorf(english, chinese string, args ...any) error { return &said{english, chinese, args} }

// Error is the English text.
func (e *said) Error() string { return e.In(rule.English) }

// In says the error in a language.
func (e *said) In(lang rule.Language) string {
	args := slices.Clone(e.args)
	for i, arg := range args {
		switch a := arg.(type) {
		case error:
			args[i] = Message(a, lang)
		case rule.Text:
			args[i] = a.In(lang)
		}
	}
	return fmt.Sprintf(Say(lang, e.english, e.chinese), args...)
}

// Is reports whether one of the errors among the arguments is the target.
func (e *said) Is(target error) bool {
	return slices.ContainsFunc(e.args, func(arg any) bool {
		err, ok := arg.(error)
		return ok && errors.Is(err, target)
	})
}

// As finds an error among the arguments, as errors.As does.
func (e *said) As(target any) bool {
	return slices.ContainsFunc(e.args, func(arg any) bool {
		err, ok := arg.(error)
		return ok && errors.As(err, target)
	})
}

// Message says an error in a language: an error that says itself, else each of those it is made of on its own line.
func Message(err error, lang rule.Language) string {
	if e, ok := err.(interface{ In(rule.Language) string }); ok {
		return e.In(lang)
	}
	message := rule.Message(err, lang)
	if lang == rule.Chinese {
		return inChinese(err, message)
	}
	return message
}

// OneLine is Message with the errors it is made of on one line.
func OneLine(err error, lang rule.Language) string {
	return strings.ReplaceAll(Message(err, lang), "\n", Say(lang, "; ", "；"))
}

// FlagError puts the flag before an error of its value; nil stays nil.
func FlagError(name string, err error) error {
	if err == nil {
		return nil
	}
	return Errorf("-%s: %s", "-%s：%s", name, err)
}

// OnlyFlags refuses an argument that is no flag.
func OnlyFlags(fs *FlagSet) error {
	if len(fs.Args()) == 0 {
		return nil
	}
	return Errorf("%q is not expected: every input is a flag (see -h)", "多余的参数 %q：所有输入都用选项给出（见 -h）", fs.Args()[0])
}

// indented is an error whose errors are printed on a line of their own each.
type indented struct{ error }

// Indented prints each error of a tree on a line of its own, once.
func Indented(err error) error { return indented{err} }

// Error is the English text.
func (e indented) Error() string { return e.In(rule.English) }

// Unwrap returns the error that is printed so, for errors.Is and errors.As.
func (e indented) Unwrap() error { return e.error }

// In says the errors in a language.
func (e indented) In(lang rule.Language) string {
	var lines []string
	for _, line := range strings.Split(Message(e.error, lang), "\n") {
		if line = "  " + line; !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// NotComputed is the error of a month or a file nothing could be computed for, with all that is wrong with it.
func NotComputed(what any, err error) error {
	return Errorf("%s cannot be computed:\n%s", "%s 不能计算：\n%s", what, Indented(err))
}

// NotWritten is the error of a page that could not be written; nil stays nil.
func NotWritten(err error) error {
	if err == nil {
		return nil
	}
	return Errorf("the page cannot be written: %s", "页面写不出：%s", err)
}

// LineFailed is the error of a line of a file that could not be read.
func LineFailed(line int, err error) error {
	return Errorf("line %d cannot be read: %s", "第 %d 行不能读取：%s", line, err)
}

// About puts what an error is about before it.
func About(what any, err error) error { return Errorf("%s: %s", "%s：%s", what, err) }
