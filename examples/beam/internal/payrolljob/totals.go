package payrolljob

import (
	"context"
	"errors"
	"math"
	"strconv"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Totals are the sums of slips in fen, in the order of the engine's columns.
type Totals struct {
	People             int64
	Amounts            []int64
	Employee, Employer int64
}

// sumFn adds up the sums of files.
type sumFn struct{ Columns int }

func newTotals(columns int) Totals { return Totals{Amounts: make([]int64, columns)} }

func (fn *sumFn) CreateAccumulator() Totals { return newTotals(fn.Columns) }

func (*sumFn) AddInput(t, file Totals) (Totals, error) { return t.plus(file) }

func (*sumFn) MergeAccumulators(a, b Totals) (Totals, error) { return a.plus(b) }

// plus adds to a total, in place. Amounts are never negative.
func (t Totals) plus(other Totals) (Totals, error) {
	err := errors.Join(add(&t.People, other.People), add(&t.Employee, other.Employee), add(&t.Employer, other.Employer))
	for i, fen := range other.Amounts {
		err = errors.Join(err, add(&t.Amounts[i], fen))
	}
	return t, err
}

// addSlip adds the slip that is a row of a batch.
func (t *Totals) addSlip(b *payroll.Batch, row int) error {
	err := errors.Join(add(&t.People, 1), add(&t.Employee, b.Employee[row]), add(&t.Employer, b.Employer[row]))
	for i, column := range b.Amounts {
		err = errors.Join(err, add(&t.Amounts[i], column[row]))
	}
	return err
}

func add(sum *int64, fen int64) error {
	if fen > math.MaxInt64-*sum {
		return program.Errorf("a total is over 92,233,720,368,547,758 yuan, the most that is counted here; "+
			"compute the rosters in several runs",
			"合计超过 92,233,720,368,547,758 元，即此处所能计的最大数；请把名册分几次计算")
	}
	*sum += fen
	return nil
}

// Refused counts what has no slip.
type Refused struct{ Rows, Files int64 }

// refusedFn counts refusals.
type refusedFn struct{}

func (*refusedFn) AddInput(c Refused, r Refusal) Refused {
	if r.Line == 0 {
		return Refused{c.Rows, c.Files + 1}
	}
	return Refused{c.Rows + 1, c.Files}
}

func (*refusedFn) MergeAccumulators(a, b Refused) Refused {
	return Refused{a.Rows + b.Rows, a.Files + b.Files}
}

// totalsHeader is the header of totals.csv.
func totalsHeader(lang rule.Language) string {
	return header(lang, "what,count,yuan", "项目,数目,元")
}

// totalsFn writes totals.csv, whether there is any slip or refusal or not.
type totalsFn struct {
	File    string
	Columns []string
	Lang    rule.Language
}

func (fn *totalsFn) ProcessElement(ctx context.Context, _ []byte, sums func(*Totals) bool,
	refusals func(*Refused) bool) error {
	t, refused := newTotals(len(fn.Columns)), Refused{}
	sums(&t)
	refusals(&refused)
	for name, n := range map[string]int64{computedPeople: t.People, refusedRows: refused.Rows,
		refusedFiles: refused.Files} {
		beam.NewCounter(counters, name).Inc(ctx, n)
	}
	out, err := create(ctx, fn.File, totalsHeader(fn.Lang))
	if err != nil {
		return err
	}
	people := strconv.FormatInt(t.People, 10)
	line := func(cells ...string) { _, _ = out.WriteString(strings.Join(cells, ",") + "\n") } // close has its error
	for i, column := range fn.Columns {
		line(column, people, yuan(t.Amounts[i]))
	}
	line(program.Say(fn.Lang, "employee_total", "个人合计"), people, yuan(t.Employee))
	line(program.Say(fn.Lang, "employer_total", "单位合计"), people, yuan(t.Employer))
	line(program.Say(fn.Lang, "refused_rows", "不能使用的行"), strconv.FormatInt(refused.Rows, 10), "")
	line(program.Say(fn.Lang, "refused_files", "不能使用的文件"), strconv.FormatInt(refused.Files, 10), "")
	return out.close()
}

func yuan(fen int64) string { return rule.FenAmount(fen).String() }
