package program

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"syscall"

	"github.com/shebao-go/shebao/rule"
)

// The exit status, the same of every program; -h prints it too.
//
// What a run writes to files takes its names at the end, with AllGood and SomeRefused; with CannotRun nothing is
// written and nothing replaced. A payroll computes the rows it can, and ends with SomeRefused even where it could use
// none; a program whose answer would be another without a row, as a pension, computes nothing then, with the same.
const (
	AllGood     = 0 // all that was asked for is done; -h too
	SomeRefused = 1 // a row, a file or a call was refused, something asked for was not found, or a bill does not match
	CannotRun   = 2 // wrong flags, an input that cannot be read, an output that cannot be written, a signal
)

// ExitStatus is the exit status as -h prints it.
func ExitStatus() rule.Text {
	return rule.Say("Exit status: 0 all done; 1 something was refused or not found, or does not match; "+
		"2 the run could not be done, and no file was written or replaced.",
		"退出状态：0 全部完成；1 有内容被退回、找不到或对不上；2 没能运行，没有写出或替换任何文件。")
}

// Command is the name of a command of the program shebao, as it is called.
func Command(name string) string { return "shebao " + name }

// Flags reads the flags of a program. The help, where asked for, goes to stderr.
type Flags[O any] func(args []string, stderr io.Writer) (O, error)

// Outputs are options with files to write, which take their names when the run is done, or are removed where it failed.
type Outputs interface {
	Finish(failed error) error
}

// Service is options of work that goes on until it is asked to stop. A signal is its end and no failure: Stop is
// called, and the work returns when it has finished what it had begun; a second signal ends it at once.
type Service interface {
	Stop()
}

// Run reads the flags and does the work; it returns the exit status and tells stderr, behind the name of the program,
// why nothing could be done. The work reports whether everything asked for could be given. A signal that asks the
// program to end ends the work, and what it had begun to write is removed; a reader of the output who has gone away
// ends it without a word.
func Run[O any](name string, args []string, stderr io.Writer, read Flags[O], work func(O) (bool, error)) int {
	lang := languageIn(args)
	options, err := read(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return AllGood
	}
	if err != nil {
		err = Errorf("the flags cannot be used:\n%s", "选项不能使用：\n%s", Indented(err))
		fmt.Fprintf(stderr, "%s: %s\n", name, Message(err, lang))
		return CannotRun
	}
	finish := func(failed error) error { return failed }
	if outputs, writes := any(options).(Outputs); writes {
		finish = outputs.Finish
	}
	var stop func()
	if service, stops := any(options).(Service); stops {
		stop = service.Stop
	}
	clean, err := untilSignal(func() (bool, error) { return work(options) }, stop, finish)
	switch {
	case errors.Is(err, syscall.EPIPE):
		return CannotRun
	case err != nil:
		fmt.Fprintf(stderr, "%s: %s\n", name, Message(err, lang))
		return CannotRun
	case !clean:
		return SomeRefused
	}
	return AllGood
}
