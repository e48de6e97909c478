// Package allocate is the program allocate (社保分摊): it takes what the tax client and the provident fund charged an
// employer for a month, person by person, adds it up by department and cost centre for both payers, and lists where it
// differs from what the roster gives.
package allocate

import (
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/shebao-go/shebao/examples/internal/book"
	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/examples/internal/template"
)

// Tools are what a program with libraries of its own adds to this one. The zero Tools adds nothing.
type Tools struct {
	Name    string       // by which it is called; allocate where empty
	Open    table.Open   // of every file; table.UTF8 where nil
	Writers book.Writers // of -out, by the ending of the file's name

	Templates map[string]template.Writer // of -template, by the ending of the file's name
}

// name is the name the program is called by.
func (t Tools) name() string { return cmp.Or(t.Name, "allocate") }

// options are the flags.
type options struct {
	*payrollmonth.Company
	tools   Tools
	details []string // as they were given
	files   []file
	fund    string
	// the name of the sheet of the workbooks among the lists
	sheetOfLists string
	out          string
}

// Run is the program: it reads args and, with -roster -, stdin; it returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return RunWith(Tools{}, args, stdin, stdout, stderr)
}

// RunWith is the program with tools of another one.
func RunWith(tools Tools, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	read := func(args []string, stderr io.Writer) (*options, error) { return readFlags(tools, args, stderr) }
	work := func(o *options) (bool, error) { return o.work(stdin, stdout, stderr) }
	return program.Run(tools.name(), args, stderr, read, work)
}

// readFlags reads the command line. Every bad flag value is reported at once.
func readFlags(tools Tools, args []string, stderr io.Writer) (*options, error) {
	o := &options{tools: tools, Company: payrollmonth.NewCompany(tools.Open, tools.Templates)}
	fs := program.NewFlagSet(tools.name(), args)
	o.Flags(fs, "roster")
	fs.Func("detail", "a list of contributions of the tax client: `scheme:payer=file`, such as "+
		"pension:employee=FILE or 养老:个人=FILE, or a file whose name says both; may be repeated",
		"申报客户端的一份明细：`险种:缴费方=文件`，例如 养老:个人=文件，或文件名已写明两者的文件；可多次给出",
		func(text string) error {
			o.details = append(o.details, text)
			return nil
		})
	fs.StringVar(&o.fund, "fund", "", "the provident fund's list of deposits, a `file`", "公积金缴存明细`文件`")
	if tools.Open != nil {
		fs.StringVar(&o.sheetOfLists, "list-sheet", "", "`name` of the sheet of -detail and -fund, where "+
			"they are workbooks with more than one that has a header",
			"-detail 和 -fund 的工作簿中工作表的`名称`，有表头的工作表不止一张时填写")
	}
	fs.StringVar(&o.out, "out", "", "write the tables to a `file` ending in "+
		output.ListEndings(tools.Writers.Endings(), " or ")+
		"; as CSV each table has a file of its own beside it",
		"把各表写入以 "+output.ListEndings(tools.Writers.Endings(), " 或 ")+" 结尾的`文件`；CSV 时每张表另有一个文件")
	fs.Usage = func(to io.Writer) { usage(fs, to) }
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	return o, errors.Join(program.OnlyFlags(fs), o.Take(), o.take())
}

// take reads what the lists are of, and refuses flags that do not go together.
func (o *options) take() error {
	if o.AboutRosters() {
		return o.Check()
	}
	var errs []error
	for _, text := range o.details {
		f, err := fileOf(text, o.Month())
		o.files, errs = append(o.files, f), append(errs, program.FlagError("detail", err))
	}
	errs = append(errs, onceEach(o.files))
	given := len(o.files) > 0 || o.fund != ""
	switch {
	case o.Demo() && given:
		errs = append(errs, program.Errorf("-detail and -fund need the roster of the same people; pass -roster",
			"-detail 和 -fund 须有同一批人的名册；请用 -roster 给出"))
	case !o.Demo() && !given:
		errs = append(errs, program.Errorf("there is nothing to allocate; pass the client's lists with -detail and "+
			"the fund's with -fund", "没有可分摊的金额；请用 -detail 给出申报客户端的明细，用 -fund 给出公积金的明细"))
	}
	o.Reads("fund", o.fund)
	for _, f := range o.files {
		o.Reads("detail", f.path)
	}
	o.tools.Writers.Writes(&o.Files, o.out, sheetFiles()...)
	return errors.Join(append(errs, o.Check())...)
}

// usage is the help.
func usage(fs *program.FlagSet, to io.Writer) {
	lang := fs.Lang()
	fmt.Fprint(to, program.Say(lang, "Usage of "+fs.Name()+": what was charged for a month by person, department and "+
		"cost centre, and where it differs from the roster (社保分摊); without -roster, for a fictional company.\n\n"+
		"The lists are the tax client's detail exports, one a scheme and payer, and the fund's list of deposits.\n",
		fs.Name()+" 的用法：一个月的社保费和公积金按个人、部门、成本中心分摊，并列出与名册不符之处（社保分摊）；"+
			"不写 -roster 时用虚构的单位。\n\n"+
			"明细是申报客户端导出的各险种、缴费方一份的清单，以及公积金的缴存清单。\n"))
	payrollmonth.StaffUsage(fs, to)
}

// work reads everything, compares and adds up. It reports whether all fits; an error means that nothing was done.
func (o *options) work(stdin io.Reader, stdout, stderr io.Writer) (bool, error) {
	if o.AboutRosters() {
		return true, o.TellRosters(stdout)
	}
	s := &split{options: o}
	if err := s.readStaff(stdin, stderr); err != nil {
		return false, err
	}
	if err := s.staff.EndRefused(); err != nil {
		return false, err
	}
	if err := s.readLists(stderr); err != nil {
		return false, err
	}
	if err := s.compare(); err != nil {
		return false, err
	}
	if err := s.write(); err != nil {
		return false, err
	}
	if err := s.print(stdout); err != nil {
		return false, program.NotWritten(err)
	}
	return s.refused == 0 && s.count() == 0, nil
}
