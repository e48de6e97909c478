package loadtest

import (
	"errors"
	"io"
	"time"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// options are the flags.
type options struct {
	program.Tongue
	seconds     int // of each
	timeout     int // of the server that slow clients meet, seconds
	connections int // of a crowd, of which the server takes a third at a time
	rows        int // of the stream
	cases       string
}

// each is how long each kind of client goes on.
func (o *options) each() time.Duration { return time.Duration(o.seconds) * time.Second }

// patience is how long the server may take to end whoever is slow: it gives an answer twice its time.
func (o *options) patience() time.Duration { return time.Duration(3*o.timeout+5) * time.Second }

// accepted is how many connections of the crowd the server takes at a time.
func (o *options) accepted() int { return (o.connections + 2) / 3 }

// readFlags reads the command line.
func readFlags(args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	fs := program.NewFlagSet("loadtest", args)
	fs.IntVar(&o.seconds, "seconds", 60, "the `seconds` of each kind of client", "每类客户端持续的`秒数`")
	fs.IntVar(&o.timeout, "timeout", 3, "the `seconds` that slow clients are given", "给慢速客户的`秒数`")
	fs.IntVar(&o.connections, "connections", 3_000, "the `connections` open at the same time; the server takes a third",
		"同时打开的`连接数`；服务器同时受理三分之一")
	fs.IntVar(&o.rows, "rows", 1_000_000, "the `rows` of the stream", "流的`行数`")
	fs.StringVar(&o.cases, "cases", "../../scenario/testdata/cases", "the `folder` of the case files", "案例文件的`文件夹`")
	o.LangFlag(fs, "the page", "输出")
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	errs := []error{program.OnlyFlags(fs), o.ReadLang()}
	for _, f := range []struct {
		name        string
		value, most int
	}{
		{"seconds", o.seconds, 600}, {"timeout", o.timeout, 60}, {"connections", o.connections, 8_000},
		{"rows", o.rows, 10_000_000},
	} {
		if f.value < 1 || f.value > f.most {
			errs = append(errs, program.Errorf("-%s %d is not from 1 to %d", "-%s %d 不在 1 至 %d 之间", f.name, f.value,
				f.most))
		}
	}
	return o, errors.Join(errs...)
}
