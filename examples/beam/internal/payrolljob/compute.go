package payrolljob

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// computeFn computes the people of a bundle. Of the rows of one id, the first by name of file and line is computed.
type computeFn struct {
	Settings Settings
	engine   *engine
	batch    []Row
	same     []Row // the rows of one id
}

func (fn *computeFn) Setup() error {
	var err error
	fn.engine, err = newEngine(&fn.Settings)
	return err
}

func (fn *computeFn) StartBundle(func(Slip), func(Refusal)) {
	fn.batch = fn.batch[:0]
}

func (fn *computeFn) ProcessElement(_ string, rows func(*Row) bool, slips func(Slip), refusals func(Refusal)) error {
	fn.same = fn.same[:0]
	for row := (Row{}); rows(&row); row = (Row{}) {
		fn.same = append(fn.same, row)
	}
	slices.SortFunc(fn.same, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	first := &fn.same[0]
	for i := range fn.same[1:] {
		again := &fn.same[1+i]
		reason := fmt.Sprintf(program.Say(fn.Settings.Lang, "id %q is a duplicate: it stands in %s line %d already",
			"工号 %q 重复：已在 %s 第 %d 行"), again.ID, first.File, first.Line)
		if again.Reason != "" {
			reason += "; " + again.Reason
		}
		refusals(again.refuse(reason))
	}
	if first.Reason != "" {
		refusals(first.refuse(first.Reason))
		return nil
	}
	if fn.batch = append(fn.batch, *first); len(fn.batch) < batchSize {
		return nil
	}
	return fn.flush(slips, refusals)
}

func (fn *computeFn) FinishBundle(slips func(Slip), refusals func(Refusal)) error {
	return fn.flush(slips, refusals)
}

func (fn *computeFn) flush(slips func(Slip), refusals func(Refusal)) error {
	defer func() { fn.batch = fn.batch[:0] }()
	return fn.engine.compute(fn.batch, slips, refusals)
}
