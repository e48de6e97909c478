package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
)

// compute reads the history and prints the page. It reports whether every row could be used; an error means that the
// run could not be done for another reason.
func (o *options) compute(stdin io.Reader, stdout, stderr io.Writer) (bool, error) {
	source, err := program.Open(o.in, "history.csv", demoHistory, stdin)
	if err != nil {
		return false, err
	}
	defer source.Close()
	r, err := newReader(source, o.birth)
	if err == nil {
		err = r.readAll()
	}
	if err == nil && r.read == 0 {
		err = errors.New(o.say("the history has a header and no rows", "缴费史只有表头，没有月份"))
	}
	if err != nil {
		return false, fmt.Errorf(o.say("%s cannot be computed:\n%s", "%s 不能计算：\n%s"), source.Name,
			program.Indented(table.In(err, o.lang)))
	}
	if len(r.problems) > 0 {
		o.report(stderr, source.Name, r)
		return false, nil
	}
	l, err := newLife(o, source.Name, r.rows)
	if err != nil {
		return false, fmt.Errorf("%s cannot be computed:\n%s", source.Name, program.Indented(err))
	}
	if err := l.print(stdout); err != nil {
		return false, fmt.Errorf("the page cannot be written: %w", err)
	}
	return true, nil
}

// report prints every problem of every row, then that nothing was computed.
func (o *options) report(stderr io.Writer, name string, r *reader) {
	rows := map[int]bool{}
	for _, x := range r.problems {
		rows[x.line] = true
		where := fmt.Sprintf("%s:%d: ", name, x.line)
		if x.month != "" && x.Column != colMonth {
			where += table.Printable(x.month) + ": "
		}
		fmt.Fprintln(stderr, where+r.Describe(x.Problem, o.lang))
	}
	fmt.Fprintln(stderr, o.say(
		fmt.Sprintf("pension: %d of %d rows refused; nothing was computed: a history without a month makes another pension", len(rows), r.read),
		fmt.Sprintf("pension：%d 行中有 %d 行不能用；没有计算：历史缺一个月，养老金就不同", r.read, len(rows))))
}
