// Package commands is the program shebao: it hands its arguments on to the program that the first of them names.
package commands

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/allocate"
	"github.com/shebao-go/shebao/examples/internal/book"
	"github.com/shebao-go/shebao/examples/internal/costcompare"
	"github.com/shebao-go/shebao/examples/internal/household"
	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/internal/payrollyear"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/retirement"
	"github.com/shebao-go/shebao/examples/internal/rulecalls"
	"github.com/shebao-go/shebao/examples/internal/template"
	"github.com/shebao-go/shebao/examples/shebao/internal/assistant"
	"github.com/shebao-go/shebao/examples/shebao/internal/figurelist"
	"github.com/shebao-go/shebao/examples/shebao/internal/serve"
	"github.com/shebao-go/shebao/examples/shebao/internal/sheetfile"
	"github.com/shebao-go/shebao/examples/shebao/internal/workbook"
	"github.com/shebao-go/shebao/rule"
)

// run is a program with its arguments and its files; it returns the exit status.
type run func(args []string, stdin io.Reader, stdout, stderr io.Writer) int

// command is a program by name.
type command struct {
	name string
	does rule.Text
	run  run
}

// all are the commands in the order of the help.
func all() []command {
	return []command{
		{"month", rule.Say(
			"a month of social insurance and housing fund for a roster; slips as .xlsx, .csv, .json or .jsonl",
			"按名册计算一个月的社保与公积金；明细可存为 .xlsx、.csv、.json 或 .jsonl"), month},
		{"year", rule.Say("a year of it: people who come and go, the bureau's bills, corrections, tax",
			"一年：入职离职、税务局账单核对、补缴更正、个人所得税"), year},
		{"life", rule.Say("a working life: pension and when it can be drawn", "一生：缴费年限、退休时间与养老金"), life},
		{"household", rule.Say(
			"what a family is owed and owes: pension, medical, maternity, unemployment, relief, housing",
			"一家人的待遇：养老、医疗、生育、失业、救助、住房"), homely},
		{"allocate", rule.Say("what was charged for a month, by person, department and cost centre, checked (社保分摊)",
			"社保分摊：把客户端与公积金明细按人、部门、成本中心汇总并核对"), allocated},
		{"compare", rule.Say("what a figure costs against another over a roster, by person, department and year",
			"比较数值变动的影响：按人、按部门、按年，单位与个人各增减多少"), compared},
		{"rule", rule.Say("every rule by name, with JSON in and out; case files", "按名称调用任一规则（JSON）；运行案例文件"),
			ruled},
		{"figures", rule.Say("the figures of the law by name; of a month, each with its value and document",
			"法定数据的名称；某月各项数据的数值与依据"), figurelist.Run},
		{"serve", rule.Say("all of it in the browser, and over HTTP for other programs (JSON, OpenAPI)",
			"在浏览器中使用全部功能；并以 HTTP 供其他程序调用（JSON、OpenAPI）"), serve.Run},
		{"mcp", rule.Say("every rule as a tool of an assistant (Model Context Protocol)",
			"让智能助手调用各项规则计算（MCP 协议）"), assistant.Run},
	}
}

// Names are the names of the commands in the order of the help.
func Names() []string {
	var names []string
	for _, c := range all() {
		names = append(names, c.name)
	}
	return names
}

// month is the program of a month, with the files that this module reads and writes.
func month(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var scratch workbook.Scratch
	defer scratch.Remove()
	tools := payrollmonth.Tools{Name: program.Command("month"), Open: sheetfile.Open, Templates: templates(),
		Writers: map[string]payrollmonth.NewWriter{".xlsx": scratch.New}}
	return payrollmonth.RunWith(tools, args, stdin, stdout, stderr)
}

// allocated is the program of what was charged, with the files that this module reads and writes.
func allocated(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var scratch workbook.Scratch
	defer scratch.Remove()
	tools := allocate.Tools{Name: program.Command("allocate"), Open: sheetfile.Open,
		Writers: book.Writers{".xlsx": scratch.WriteBook}, Templates: templates()}
	return allocate.RunWith(tools, args, stdin, stdout, stderr)
}

// compared is the program of what a figure costs, with the files that this module reads and writes.
func compared(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var scratch workbook.Scratch
	defer scratch.Remove()
	tools := costcompare.Tools{Name: program.Command("compare"), Open: sheetfile.Open,
		Writers: book.Writers{".xlsx": scratch.WriteBook}, Draw: draw, Templates: templates()}
	return costcompare.RunWith(tools, args, stdin, stdout, stderr)
}

// year is the program of a year, whose roster may be any file that this module reads.
func year(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	tools := payrollyear.Tools{Name: program.Command("year"), Open: sheetfile.Open, Templates: templates(),
		GB18030: sheetfile.GB18030}
	return payrollyear.RunWith(tools, args, stdin, stdout, stderr)
}

// life is the program of a working life, whose history may be any file that this module reads.
func life(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	tools := retirement.Tools{Name: program.Command("life"), Open: sheetfile.Open}
	return retirement.RunWith(tools, args, stdin, stdout, stderr)
}

// homely is the program of a household.
func homely(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return household.RunAs(program.Command("household"), args, stdin, stdout, stderr)
}

// ruled is the program of the rules.
func ruled(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return rulecalls.RunAs(program.Command("rule"), args, stdin, stdout, stderr)
}

// templates are the writers of empty rosters beside those of the programs.
func templates() map[string]template.Writer {
	return map[string]template.Writer{".xlsx": workbook.Template}
}

// Run is the program; it returns the exit status.
func Run(args []string, getenv func(string) string, stdin io.Reader, stdout, stderr io.Writer) int {
	asked := program.Arguments(args, getenv)
	t := program.Tongue{Lang: program.NewFlagSet("shebao", asked).Lang()}
	name := ""
	if at := slices.IndexFunc(args, func(arg string) bool { return !strings.HasPrefix(arg, "-") }); at == 0 {
		name = args[0]
	}
	for _, c := range all() {
		if c.name == name {
			return c.run(program.Arguments(args[1:], getenv), stdin, stdout, stderr)
		}
	}
	if name == "" && onlyHelp(args) {
		help(t, stderr)
		return program.AllGood
	}
	word := strings.Join(args[:1], "")
	fmt.Fprintf(stderr, "shebao: %s\n\n", t.Say(fmt.Sprintf("%q is no command; the first word is one of these", word),
		fmt.Sprintf("没有 %q 这个命令；第一个词应是下列之一", word)))
	help(t, stderr)
	return program.CannotRun
}

// onlyHelp reports whether arguments without a command ask for the help: none does too.
func onlyHelp(args []string) bool {
	for i, arg := range args {
		word := strings.TrimLeft(arg, "-")
		itsWord := i > 0 && strings.TrimLeft(args[i-1], "-") == "lang"
		if !itsWord && word != "lang" && !strings.HasPrefix(word, "lang=") && word != "h" && word != "help" {
			return false
		}
	}
	return true
}

// help lists the commands.
func help(t program.Tongue, to io.Writer) {
	fmt.Fprintln(to, t.Say("shebao computes Guangzhou social insurance and housing fund to the fen.",
		"shebao 计算广州社会保险与住房公积金，精确到分。"))
	fmt.Fprintln(to, t.Say("\nUsage: shebao COMMAND [flags]; shebao COMMAND -h says its flags.\n",
		"\n用法：shebao 命令 [选项]；shebao 命令 -h 列出该命令的选项。\n"))
	for _, c := range all() {
		fmt.Fprintf(to, "  %-10s %s\n", c.name, c.does.In(t.Lang))
	}
	fmt.Fprintf(to, "\n%s\n", program.ExitStatus().In(t.Lang))
}
