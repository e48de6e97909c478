package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Settings are what a worker needs to compute a slip, as text that crosses to it; it makes its own policy of them.
type Settings struct {
	Month    string
	With     []string // own figures in place of the library's, name=value
	Employer payroll.Settings
}

// policy returns the figures of the month and the employer.
func (s *Settings) policy() (payroll.Policy, payroll.Employer, error) {
	month, err := rule.ParseMonth(s.Month)
	if err != nil {
		return payroll.Policy{}, payroll.Employer{}, err
	}
	own, err := s.ownFigures()
	if err != nil {
		return payroll.Policy{}, payroll.Employer{}, err
	}
	policy, err := guangzhou.Policy(month)
	if err == nil {
		policy, err = policy.WithAll(own)
	}
	employer, employerErr := payroll.NewEmployer(s.Employer)
	return policy, employer, errors.Join(err, employerErr)
}

// ownFigures returns the figures of -with by name.
func (s *Settings) ownFigures() (map[string]string, error) {
	own := map[string]string{}
	for _, figure := range s.With {
		name, value, _ := strings.Cut(figure, "=")
		if _, twice := own[name]; twice {
			return nil, fmt.Errorf("-with %s is there twice; give it once", name)
		}
		own[name] = value
	}
	return own, nil
}

// options are the flags.
type options struct {
	Settings
	in, out string
	shards  int
}

// runnerNames are the runners a job may be given to; universal is any other job server of Beam's.
func runnerNames() []string { return []string{"prism", "flink", "spark", "dataflow", "universal"} }

// maxShards is how many files the slips may be spread over.
const maxShards = 1000

// readFlags reads the command line. On a worker it does not return: Beam takes over there, with flags of its own only.
func readFlags(fs *flag.FlagSet, args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	s := &o.Employer
	fs.Init("beam", flag.ContinueOnError)
	fs.StringVar(&o.in, "in", "", "rosters: a CSV `file`, or several by a pattern such as 'wages/*.csv'")
	fs.StringVar(&o.out, "out", "", "empty `folder` to write to")
	fs.IntVar(&o.shards, "shards", 4, "`number` of files the slips are spread over")
	fs.StringVar(&o.Month, "month", "", "`month` of the contribution, such as 2025-08")
	fs.Func("with", "put your own figure in place of the library's: `name=value`, such as pension.employer_rate=0.15; "+
		"may be repeated", func(text string) error {
		o.With = append(o.With, text)
		return nil
	})
	fs.StringVar(&s.InjuryRate, "injury-rate", "", "the employer's injury `rate` (工伤费率), such as 0.002")
	fs.StringVar(&s.UnemploymentRate, "unemployment-rate", "", "the employer's unemployment `rate` (失业费率), such as 0.008")
	fs.StringVar(&s.HousingEmployerRate, "housing-rate", "", "housing fund `rate` of both sides (公积金缴存比例), such as 0.05")
	fs.BoolVar(&s.HousingToFen, "housing-to-fen", false, "deposits keep their fen (without it: whole yuan, the practice of the month)")
	if err := program.Parse(fs, args, stderr); err != nil {
		return nil, err
	}
	if !beam.Initialized() {
		beam.Init()
	}
	s.HousingEmployeeRate = s.HousingEmployerRate
	return o, errors.Join(program.OnlyFlags(fs), o.check())
}

// check names every setting that is missing: nothing of the employer's is defaulted.
func (o *options) check() error {
	var errs []error
	for _, need := range [...]struct{ flag, value, what string }{
		{"in", o.in, "the rosters, such as 'wages/*.csv'"},
		{"out", o.out, "an empty folder for the slips"},
		{"month", o.Month, "such as 2025-08"},
		{"injury-rate", o.Employer.InjuryRate, "the employer's own (工伤费率)"},
		{"unemployment-rate", o.Employer.UnemploymentRate, "the employer's own (失业费率)"},
		{"housing-rate", o.Employer.HousingEmployerRate, "the employer's own (公积金缴存比例)"},
	} {
		if need.value == "" {
			errs = append(errs, fmt.Errorf("-%s is missing: %s; it has no default", need.flag, need.what))
		}
	}
	switch r := cmp.Or(*runners.Runner, "prism"); {
	case !slices.Contains(runnerNames(), r):
		errs = append(errs, fmt.Errorf("-runner %q is not known; use one of %s", r, strings.Join(runnerNames(), ", ")))
	case r == "prism" && *jobopts.Async:
		errs = append(errs, errors.New("-async leaves the job to a server, and prism runs in this process; leave it out"))
	}
	if o.shards < 1 || o.shards > maxShards {
		errs = append(errs, fmt.Errorf("-shards %d is not allowed; use 1 to %d", o.shards, maxShards))
	}
	return errors.Join(errs...)
}
