package payrolljob

import (
	"cmp"
	"errors"
	"flag"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"

	"github.com/shebao-go/shebao/examples/internal/employer"
	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Settings are what a worker needs to compute a slip, as text that crosses to it; it makes its own policy of them.
type Settings struct {
	Month    string
	Lang     rule.Language      // of the reasons
	Own      program.OwnFigures // in place of the library's
	Employer payroll.Settings
}

// policy returns the figures of the month and the employer.
func (s *Settings) policy() (payroll.Policy, payroll.Employer, error) {
	month, err := rule.ParseMonth(s.Month)
	if err != nil {
		return payroll.Policy{}, payroll.Employer{}, err
	}
	policy, err := guangzhou.Policy(month)
	if err == nil {
		policy, err = policy.WithAll(s.Own.Values())
	}
	employer, employerErr := payroll.NewEmployer(s.Employer)
	return policy, employer, errors.Join(err, employerErr)
}

// options are the flags.
type options struct {
	Settings
	output.Files
	read     table.How
	employer employer.Flags
	in, out  string
	folder   string // what is written to: out, or what takes its name at the end
	shards   int
}

// prism is the runner in this process.
const prism = "prism"

// runnerNames are the runners a job may be given to; universal is any other job server of Beam's.
func runnerNames() []string { return []string{prism, "flink", "spark", "dataflow", "universal"} }

// maxShards is how many files the slips may be spread over.
const maxShards = 1000

// readFlags reads the command line. On a worker it does not return: Beam takes over there, with flags of its own only.
func readFlags(set *flag.FlagSet, args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	var tongue program.Tongue
	set.Init("beam", flag.ContinueOnError)
	fs := program.FlagsIn(set, args)
	fs.StringVar(&o.in, "in", "", "rosters: a CSV `file`, or several by a pattern such as 'wages/*.csv'",
		"名册 CSV `文件`，或表示多个文件的通配符，例如 'wages/*.csv'")
	fs.StringVar(&o.out, "out", "", "empty `folder` to write to", "写入的空`文件夹`")
	fs.IntVar(&o.shards, "shards", 4, "`number` of files the slips are spread over; a worker holds the people of one",
		"工资条分写的文件`数`；一个工作进程一次保存一个文件的人")
	fs.StringVar(&o.Month, "month", "", "`month` of the contribution, such as 2025-08", "费款所属`月`，例如 2025-08")
	tongue.LangFlag(fs, "the reasons and of what the job says", "原因和运行结果")
	o.read.Flags(fs)
	o.Own.Flag(fs, "put your own figure in place of the library's: `name=value`, such as pension.employer_rate=0.15",
		"用自己的数值代替本库的：`名称=数值`，例如 pension.employer_rate=0.15")
	o.employer.Rates(fs, rule.Text{})
	o.employer.Rounding(fs)
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	if !beam.Initialized() {
		beam.Init()
	}
	if o.local() {
		o.WritesFolder("out", o.out)
	}
	err := errors.Join(program.OnlyFlags(fs), tongue.ReadLang(), o.check(), o.typedMonth(), o.Own.OnceEach(),
		o.employer.Combine(), o.Check())
	o.Employer, o.Lang = o.employer.Settings, tongue.Lang
	return o, err
}

// typedMonth puts the month in its one form, whatever it was typed as.
func (o *options) typedMonth() error {
	if o.Month == "" {
		return nil
	}
	month, err := program.Month("month", o.Month)
	o.Month = month.String()
	return err
}

// local reports whether the output is a folder that is complete before the program ends.
func (o *options) local() bool { return !strings.Contains(o.out, "://") && !*jobopts.Async }

// check names every setting that is missing: nothing of the employer's is defaulted.
func (o *options) check() error {
	var errs []error
	for _, need := range [...]struct{ flag, value, english, chinese string }{
		{"in", o.in, "the rosters, such as 'wages/*.csv'", "名册，例如 'wages/*.csv'"},
		{"out", o.out, "an empty folder for the slips", "存放工资条的空文件夹"},
		{"month", o.Month, "such as 2025-08", "例如 2025-08"},
		{"injury-rate", o.employer.InjuryRate, "the employer's own (工伤费率)", "单位自己的工伤费率"},
		{"unemployment-rate", o.employer.UnemploymentRate, "the employer's own (失业费率)", "单位自己的失业保险费率"},
		{"housing-rate", o.employer.HousingRate, "the employer's own (公积金缴存比例)", "单位自己的公积金缴存比例"},
	} {
		if need.value == "" {
			errs = append(errs, program.Errorf("-%s is missing: %s; it has no default", "缺 -%s：%s；没有默认值",
				need.flag, rule.Say(need.english, need.chinese)))
		}
	}
	if info, err := os.Stat(o.in); err == nil && info.IsDir() {
		errs = append(errs, program.Errorf("-in %s: it is a folder; write a pattern of files, such as '%[1]s/*.csv'",
			"-in %s：这是文件夹；请写其中文件的模式，例如 '%[1]s/*.csv'", strings.TrimSuffix(o.in, "/")))
	}
	switch r := cmp.Or(*runners.Runner, prism); {
	case !slices.Contains(runnerNames(), r):
		errs = append(errs, program.Errorf("-runner %q is not known; use one of %s", "-runner %q 不能识别；请用 %s 之一", r,
			strings.Join(runnerNames(), ", ")))
	case r == prism && *jobopts.Async:
		errs = append(errs,
			program.Errorf("-async leaves the job to a server, and prism runs in this process; leave it out",
				"-async 把任务交给服务器，而 prism 在本进程内运行；请去掉"))
	}
	if o.shards < 1 || o.shards > maxShards {
		errs = append(errs, program.Errorf("-shards %d is not allowed; use 1 to %d", "-shards %d 不允许；请用 1 至 %d",
			o.shards, maxShards))
	}
	return errors.Join(errs...)
}
