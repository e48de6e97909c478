// Package payrolljob is the program beam: it computes a month of contributions for many employees as an Apache Beam
// pipeline.
package payrolljob

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/metrics"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// A worker finds the steps by their names.
func init() {
	register.DoFn4x1[context.Context, fileio.ReadableFile, func(int, Rows), func(Refusal), error](&readFn{})
	register.DoFn5x1[context.Context, int, func(*Rows) bool, func(Totals), func(Refusal), error](&slipsFn{})
	register.DoFn3x1[context.Context, []byte, func(*Refusal) bool, error](&refusalsFn{})
	register.DoFn4x1[context.Context, []byte, func(*Totals) bool, func(*Refused) bool, error](&totalsFn{})
	register.Combiner1[Totals](&sumFn{})
	register.Combiner2[Refused, Refusal](&refusedFn{})
	register.Function1x2(noRows)
	register.Emitter2[int, Rows]()
	register.Emitter1[Totals]()
	register.Emitter1[Refusal]()
	register.Iter1[Rows]()
	register.Iter1[Refusal]()
	register.Iter1[Totals]()
	register.Iter1[Refused]()
}

// What a job counts.
const (
	counters       = "shebao"
	computedPeople = "computed_people"
	refusedRows    = "refused_rows"
	refusedFiles   = "refused_files"
)

// pipeline reads the rosters, brings the rows of each file of slips together, computes and writes them, and writes
// what they add up to and what is refused. Between the steps are rows, sums and refusals, but no slips: those would be
// four times the bytes.
func (o *options) pipeline(columns []string) *beam.Pipeline {
	p, s := beam.NewPipelineWithRoot()
	rosters := beam.Reshuffle(s, fileio.ReadMatches(s, fileio.MatchFiles(s, o.in, fileio.MatchEmptyDisallow())))
	rows, unread := beam.ParDo2(s.Scope("read"), &readFn{o.shards, o.read.Extra, o.read.Names, o.Lang}, rosters)

	slips := &slipsFn{Settings: o.Settings, Files: o.slipFiles(), Header: slipHeader(o.Lang, columns)}
	numbers := make([]int, o.shards)
	for i := range numbers {
		numbers[i] = i
	}
	everyFile := beam.ParDo(s, noRows, beam.CreateList(s, numbers))
	sums, uncomputed := beam.ParDo2(s.Scope("slips"), slips, beam.GroupByKey(s, beam.Flatten(s, everyFile, rows)))

	refusals := beam.Flatten(s, unread, uncomputed)
	beam.ParDo0(s.Scope("refused"), &refusalsFn{o.path("refused.csv"), o.Lang}, beam.Impulse(s),
		beam.SideInput{Input: refusals})
	sum := beam.Combine(s.Scope("sum"), &sumFn{len(columns)}, sums)
	refused := beam.Combine(s.Scope("count"), &refusedFn{}, refusals)
	beam.ParDo0(s.Scope("totals"), &totalsFn{o.path("totals.csv"), columns, o.Lang}, beam.Impulse(s),
		beam.SideInput{Input: sum}, beam.SideInput{Input: refused})
	return p
}

// noRows makes a file of slips that may have nobody.
func noRows(file int) (int, Rows) { return file, Rows{} }

// path is a file of the output.
func (o *options) path(name string) string { return strings.TrimSuffix(o.folder, "/") + "/" + name }

func (o *options) slipFiles() []string {
	var files []string
	for i := range o.shards {
		files = append(files, o.path(fmt.Sprintf("slips-%05d-of-%05d.csv", i, o.shards)))
	}
	return files
}

// Run is the program; it returns the exit status. It reads no standard input. Its flags stand beside those of Beam's.
func Run(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	return runWith(flag.CommandLine, args, stdout, stderr)
}

// runWith is Run with the flags defined in a set.
func runWith(fs *flag.FlagSet, args []string, stdout, stderr io.Writer) int {
	read := func(args []string, stderr io.Writer) (*options, error) { return readFlags(fs, args, stderr) }
	work := func(o *options) (bool, error) { return o.compute(context.Background(), stdout) }
	return program.Run("beam", args, stderr, read, work)
}

// compute runs the job and says what it did. It reports whether everybody has a slip.
func (o *options) compute(ctx context.Context, stdout io.Writer) (bool, error) {
	e, err := newEngine(&o.Settings)
	if err != nil {
		return false, program.Errorf("the settings cannot be used:\n%s", "设置不能使用：\n%s", program.Indented(err))
	}
	if err := o.begin(ctx); err != nil {
		return false, err
	}
	result, err := beamx.RunWithMetrics(ctx, o.pipeline(e.columns))
	if err != nil {
		return false, program.Errorf("the job failed: %s", "任务失败：%s", err)
	}
	counted := counts(result)
	if len(counted) == 0 {
		_, err = fmt.Fprintf(stdout, program.Say(o.Lang,
			"%s: the runner reports no counts; see totals.csv when the job is done\n",
			"%s：运行器不报告数目；任务完成后请看 totals.csv\n"), o.out)
		return true, err
	}
	rows, files := counted[refusedRows], counted[refusedFiles]
	_, err = fmt.Fprintf(stdout, program.Say(o.Lang, "%s: %d people computed, %s and %s refused\n",
		"%s：已算 %d 人，%d 行和 %d 个文件不能使用\n"), o.out,
		counted[computedPeople], rule.Count(int(rows), "row"), rule.Count(int(files), "file"))
	return rows+files == 0, err
}

// counts is what a job counted, nothing where the runner does not tell or does not wait for the job.
func counts(result beam.PipelineResult) map[string]int64 {
	counted := map[string]int64{}
	if result == nil || *jobopts.Async {
		return counted
	}
	for _, c := range result.Metrics().Query(
		func(r metrics.SingleResult) bool { return r.Namespace() == counters }).Counters() {
		counted[c.Name()] += c.Result()
	}
	return counted
}

// begin refuses to mix slips with those of another run. A local folder is its owner's only, and has its name when it is
// complete; one that a server fills later, or elsewhere, has it from the start.
func (o *options) begin(ctx context.Context) (err error) {
	if o.local() {
		o.folder, err = o.CreateFolder(o.out)
		return program.FlagError("out", err)
	}
	o.folder = o.out
	fs, err := filesystem.New(ctx, o.out)
	if err != nil {
		return err
	}
	defer fs.Close()
	old, err := fs.List(ctx, o.path("*"))
	switch {
	case err != nil:
		return err
	case len(old) > 0:
		return program.Errorf("-out %s is not empty (it has %s); choose a new folder",
			"-out %s 不是空的（里面有 %s）；请另选新文件夹", o.out, old[0])
	case strings.Contains(o.out, "://"):
		return nil
	}
	return os.MkdirAll(o.out, 0o700)
}
