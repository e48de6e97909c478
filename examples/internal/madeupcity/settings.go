package madeupcity

import (
	"errors"
	"io"
	"runtime"
	"strconv"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// The most a run takes.
const (
	maxPeople = 1_000_000_000
	maxMonths = 120
	maxCores  = 1024
)

// options are the flags.
type options struct {
	program.Tongue
	people   int64
	from     rule.Month
	months   int
	cores    int
	seed     uint64
	own      program.OwnFigures
	progress bool
}

// readFlags reads the command line. Every bad flag value is reported at once.
func readFlags(args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	fs := program.NewFlagSet("city", args)
	most := page.Grouped(strconv.Itoa(maxPeople))
	people := fs.String("people", "13000000", "`number` of employees, at most "+most, "职工`人数`，最多 "+most)
	from := fs.String("from", "2025-07", "first `month`", "第一个`月`")
	months := fs.String("months", "12", "`number` of months, at most "+strconv.Itoa(maxMonths),
		"`月数`，最多 "+strconv.Itoa(maxMonths))
	cores := fs.String("cores", strconv.Itoa(min(runtime.GOMAXPROCS(0), maxCores)), "`number` of cores to use",
		"使用的处理器`核数`")
	seed := fs.String("seed", "1", "`number` the people are made from: another one, another city",
		"生成人员所用的`数`：换一个数，就是另一座城市")
	o.LangFlag(fs, "the page", "页面")
	fs.BoolVar(&o.progress, "progress", false, "tell the progress on standard error even where that is no terminal",
		"标准错误输出不是终端时也报告进度")
	o.own.Flag(fs, "your own figure where the library has none: `name=value`, such as pension.floor=5510",
		"本库没有的数值由您填写：`名称=数值`，例如 pension.floor=5510")
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	errs := []error{program.OnlyFlags(fs)}
	whole := func(name, text string, least, most int64) int64 {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || n < least || n > most {
			errs = append(errs,
				program.Errorf("-%s %q is not a whole number from %d to %d; write digits only, such as %s",
					"-%s %q 不是 %d 至 %d 之间的整数；请只写数字，例如 %s", name, text, least, most, fs.Lookup(name).DefValue))
		}
		return n
	}
	o.people = whole("people", *people, 1, maxPeople)
	o.months = int(whole("months", *months, 1, maxMonths))
	o.cores = int(whole("cores", *cores, 1, maxCores))
	o.seed = uint64(whole("seed", *seed, 0, 1<<63-1))
	var err error
	o.from, err = program.Month("from", *from)
	errs = append(errs, err, o.ReadLang(), o.own.OnceEach())
	return o, errors.Join(errs...)
}

func (o *options) employeeMonths() int64 { return o.people * int64(o.months) }
