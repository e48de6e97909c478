// Package retropaid is the program of the same name: what another program paid beside what is due.
package retropaid

import (
	"errors"
	"fmt"
	"io"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/employer"
	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/retro"
	"github.com/shebao-go/shebao/rule"
)

// Run is the program: it reads args and, with -in -, stdin; it returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	work := func(o *options) (bool, error) {
		if o.read.List {
			columns := format()
			return true, columns.List(stdout, o.Lang)
		}
		return o.compute(stdin, stdout, stderr)
	}
	return program.Run("retropaid", args, stderr, readFlags, work)
}

// options are the flags: one employee's term and wage, and what the file cannot say.
type options struct {
	program.Tongue
	employer.Flags
	output.Files
	read           table.How
	in, wage       string
	refused        string
	term           []rule.Month // the first month that is due, and the last
	unpaid, notDue []rule.Month
}

func readFlags(args []string, stderr io.Writer) (*options, error) {
	o := new(options)
	fs := program.NewFlagSet("retropaid", args)
	o.LangFlag(fs, "the page", "页面")
	o.Rates(fs, rule.Text{})
	fs.StringVar(&o.in, "in", "", "what was paid: CSV `file`, - for standard input; without it a fictional employee",
		"已缴记录 CSV `文件`，- 为标准输入；不写时用一名虚构职工")
	refused.Flag(fs, &o.refused)
	o.read.Flags(fs)
	o.read.PercentFlag(fs)
	fs.StringVar(&o.wage, "wage", "", "declared wage in `yuan` a month (缴费工资)", "月缴费工资（`元`）")
	var from, through string
	fs.StringVar(&from, "from", "", "first `month` that is due, such as 2025-07", "应缴的第一个`月`，例如 2025-07")
	fs.StringVar(&through, "through", "", "last `month` that is due", "应缴的最后一个`月`")
	monthFlag(fs, &o.unpaid, "unpaid", "a `month` nothing was paid for (整月未缴); may be repeated",
		"整月未缴的`月`；可多次给出")
	monthFlag(fs, &o.notDue, "not-due", "a `month` that was paid and nothing is due for (无应缴); may be repeated",
		"已缴而无应缴的`月`；可多次给出")
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	o.Reads("in", o.in)
	refused.Writes(&o.Files, o.refused)
	errs := []error{program.OnlyFlags(fs), o.ReadLang(), o.Combine(), o.Check()}
	if o.in == "" && o.wage+from+through == "" && o.unpaid == nil && o.notDue == nil {
		o.Demo()
		o.wage, from, through = "8000", "2025-07", "2025-10"
		o.unpaid, o.notDue = []rule.Month{rule.MonthOf(2025, 10)}, []rule.Month{rule.MonthOf(2025, 6)}
	}
	for _, end := range [][2]string{{"from", from}, {"through", through}} {
		month, err := program.Month(end[0], end[1])
		o.term, errs = append(o.term, month), append(errs, err)
	}
	return o, errors.Join(errs...)
}

// monthFlag defines a flag of months that may be repeated.
func monthFlag(fs *program.FlagSet, into *[]rule.Month, name, english, chinese string) {
	fs.Func(name, english, chinese, func(text string) error {
		month, err := cell.TypedMonth(text)
		*into = append(*into, month)
		return err
	})
}

// compute reads what was paid, makes the slips that are due, and prints how they differ. It reports whether every row
// could be used; without one of them another difference would come out, so none is computed.
func (o *options) compute(stdin io.Reader, stdout, stderr io.Writer) (bool, error) {
	source, err := o.OpenInput(o.in, "paid.csv", demoPaid, stdin)
	if err != nil {
		return false, err
	}
	defer source.Close()
	list, err := refused.Begin(&o.Files, o.refused, o.Lang, stderr)
	if err != nil {
		return false, err
	}
	paid, notes, err := o.readPaid(source, list)
	if err != nil {
		return false, program.Errorf("%s:\n%s", "%s：\n%s", source.Name, program.Indented(err))
	}
	if err := list.End(); err != nil {
		return false, err
	}
	if list.Rows() > 0 {
		_, err := fmt.Fprintln(stderr, o.Say("retropaid: nothing was computed: without a row the difference is another",
			"retropaid：没有计算：少一行，差额就不同"))
		return false, err
	}
	due, err := o.slips()
	if err != nil {
		return false, err
	}
	settled, err := retro.Account{Paid: paid, Unpaid: o.unpaid, NotDue: o.notDue}.Settle(due)
	if err != nil {
		return false, program.Errorf("%s:\n%s", "%s：\n%s", source.Name, program.Indented(err))
	}
	_, err = io.WriteString(stdout, o.page(source.Name, settled, notes))
	return true, program.NotWritten(err)
}

// slips are what is due, a month each.
func (o *options) slips() ([]payroll.Slip, error) {
	wage, err := rule.WageInput(rule.AreaPayroll, "wage").Parse(o.wage)
	boss, bossErr := payroll.NewEmployer(o.Settings)
	if err := errors.Join(err, bossErr); err != nil {
		return nil, err
	}
	var out []payroll.Slip
	var errs []error
	for month := o.term[0]; !month.After(o.term[1]); month = month.Add(1) {
		policy, err := guangzhou.Policy(month)
		if err == nil {
			var slip payroll.Slip
			slip, err = policy.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(wage)})
			out = append(out, slip)
		}
		errs = append(errs, err)
	}
	return out, errors.Join(errs...)
}
