package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/rule"
)

// compute reads the history and prints the page. It reports whether every row could be used; an error means that the run
// could not be done for another reason.
func (o *options) compute(stdin io.Reader, stdout, stderr io.Writer) (bool, error) {
	name, in, closeIn, err := o.open(stdin)
	if err != nil {
		return false, err
	}
	defer closeIn()
	r, err := newReader(in, o.birth)
	if err == nil {
		err = r.readAll()
	}
	if err == nil && r.read == 0 {
		err = errors.New("the history has a header and no rows")
	}
	if err != nil {
		return false, fmt.Errorf("%s cannot be computed:\n%s", name, indented(err))
	}
	if len(r.problems) > 0 {
		o.report(stderr, name, r)
		return false, nil
	}
	l, err := newLife(o, name, r.rows)
	if err != nil {
		return false, fmt.Errorf("%s cannot be computed:\n%s", name, indented(err))
	}
	if err := l.print(stdout); err != nil {
		return false, fmt.Errorf("the page cannot be written: %w", err)
	}
	return true, nil
}

// open returns the embedded history, standard input or a file.
func (o *options) open(stdin io.Reader) (name string, in io.Reader, closeIn func(), err error) {
	nothing := func() {}
	switch o.in {
	case "":
		return "history.csv", bytes.NewReader(demoHistory), nothing, nil
	case "-":
		return "stdin", stdin, nothing, nil
	}
	f, err := os.Open(o.in)
	if err != nil {
		return "", nil, nothing, err
	}
	return o.in, f, func() { _ = f.Close() }, nil
}

// report prints every problem of every row, then that nothing was computed.
func (o *options) report(stderr io.Writer, name string, r *reader) {
	rows := map[int]bool{}
	for _, x := range r.problems {
		rows[x.line] = true
		where := fmt.Sprintf("%s:%d: ", name, x.line)
		if x.month != "" && x.column != colMonth {
			where += printable(x.month) + ": "
		}
		if column := r.name(x.column); column != "" {
			where += printable(column) + " "
		}
		if x.value != "" {
			where += `"` + printable(x.value) + `" `
		}
		fmt.Fprintln(stderr, where+reasonOf(x.err, o.lang))
	}
	fmt.Fprintln(stderr, o.say(
		fmt.Sprintf("pension: %d of %d rows refused; nothing was computed: a history without a month makes another pension", len(rows), r.read),
		fmt.Sprintf("pension：%d 行中有 %d 行不能用；没有计算：历史缺一个月，养老金就不同", r.read, len(rows))))
}

// printable cuts a value of the file to what a terminal can safely show.
func printable(value string) string {
	const most = 40
	var b strings.Builder
	for i, r := range []rune(value) {
		if i == most {
			return b.String() + "..."
		}
		if r < ' ' || r == 0x7F || r >= 0x80 && r < 0xA0 {
			r = '?'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// reasonOf says what is wrong with a field and what to do.
func reasonOf(err error, lang rule.Language) string {
	if row := (*rowError)(nil); errors.As(err, &row) {
		return say(lang, row.english, row.chinese)
	}
	why := err.Error()
	if field := (*rule.FieldError)(nil); errors.As(err, &field) {
		why = field.Reason + "; " + field.Do
	}
	if lang != rule.Chinese {
		return why
	}
	switch {
	case errors.Is(err, rule.ErrBadNumber):
		return "不是普通数字（" + why + "）"
	case errors.Is(err, rule.ErrOutOfRange):
		return "超出允许范围（" + why + "）"
	}
	return "不能使用（" + why + "）"
}

// indented prints each error of a tree on a line of its own, once.
func indented(err error) string {
	var lines []string
	for _, line := range strings.Split(err.Error(), "\n") {
		if line = "  " + line; !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
