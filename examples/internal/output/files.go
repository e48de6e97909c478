package output

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// Files are the files of one run: those its flags name to be read and those it writes. The zero Files has none. The
// options of a program hold it, so that program.Run finishes it.
type Files struct {
	inputs  []named
	outputs []target

	mu    sync.Mutex
	parts []*part
	ended bool
}

// named is a file and the flag that names it.
type named struct{ flag, path string }

func (n named) String() string { return "-" + n.flag + " " + n.path }

// Reads notes an input, so that no output replaces it. None, and standard input, are no file.
func (f *Files) Reads(flag, path string) {
	if path != "" && path != "-" {
		f.inputs = append(f.inputs, named{flag, path})
	}
}

// Writes notes an output whose name ends as one of the endings; an empty path is none.
func (f *Files) Writes(flag, path string, endings ...string) {
	if path != "" {
		f.outputs = append(f.outputs, target{named: named{flag, path}, endings: endings})
	}
}

// WritesFolder notes an output that is a new or empty folder; an empty path is none.
func (f *Files) WritesFolder(flag, path string) {
	if path != "" {
		f.outputs = append(f.outputs, target{named: named{flag, path}, folder: true})
	}
}

// ChartFlag defines -svg, the file of the chart.
func ChartFlag(fs *program.FlagSet, into *string) {
	fs.StringVar(into, "svg", "", "write the chart to this `file` ending in .svg", "把图写入这个以 .svg 结尾的`文件`")
}

// Check refuses, before anything is read, outputs that could not be written or would replace what they should not:
// another ending, an input by whatever name, a folder, two outputs that are one.
func (f *Files) Check() error {
	var errs []error
	for i, out := range f.outputs {
		place, err := out.place()
		if err == nil {
			err = f.replacesNoInput(out, place)
		}
		for _, other := range f.outputs[:i] {
			if err == nil {
				err = apart(out, place, other)
			}
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// replacesNoInput refuses an output that is an input of the run.
func (f *Files) replacesNoInput(out target, at place) error {
	for _, in := range f.inputs {
		if info, err := os.Stat(in.path); err == nil && at.is(info) {
			return isInput(out, in)
		}
	}
	return nil
}

func isInput(out target, in any) error {
	return program.Errorf("%s is an input of this run (%s); choose another name",
		"%s 就是本次的输入文件（%s）；请换一个文件名", out, in)
}

// OpenInput is program.Open, and refuses an output that is the file standard input is read from.
func (f *Files) OpenInput(in, builtInName string, builtIn []byte, stdin io.Reader) (program.Source, error) {
	file, isFile := stdin.(*os.File)
	if in != "-" || !isFile {
		return program.Open(in, builtInName, builtIn, stdin)
	}
	info, err := file.Stat()
	if err != nil {
		return program.Source{}, err
	}
	for _, out := range f.outputs {
		if at, err := out.place(); err != nil {
			return program.Source{}, err
		} else if at.is(info) {
			return program.Source{}, isInput(out, "stdin")
		}
	}
	return program.Open(in, builtInName, builtIn, stdin)
}

// Finish ends the run: everything that was written takes its name, or all of it is removed where the run failed. What
// would be written later is not. It returns why nothing was written.
func (f *Files) Finish(failed error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ended {
		return failed
	}
	f.ended = true
	for _, p := range f.parts {
		if failed == nil {
			failed = p.take()
		}
		if failed != nil {
			p.remove()
		}
	}
	if failed == nil || len(f.outputs) == 0 {
		return failed
	}
	var names []string
	for _, out := range f.outputs {
		names = append(names, out.String())
	}
	return program.Errorf("%s\n%s", "%s\n%s", failed, NotWritten(strings.Join(names, ", ")))
}

// NotWritten says that an output, a flag and its path, was left as it was.
func NotWritten(out string) error {
	return program.Errorf("%s was not written; what had that name before is as it was",
		"%s 没有写出；原有的同名文件没有改动", out)
}

// errEnded is of a file that is begun or goes on after the run has ended.
var errEnded = program.Errorf("the run has ended", "运行已经结束")

// begin makes what is written beside a place: under the lock, so that a run that ends at the same time removes it.
func (f *Files) begin(at place, create func(folder, pattern string) (*part, error)) (*part, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ended {
		return nil, errEnded
	}
	p, err := create(filepath.Dir(at.path), filepath.Base(at.path)+".*.part")
	if err != nil {
		return nil, err
	}
	p.at = at
	f.parts = append(f.parts, p)
	return p, nil
}

// drop removes what was begun and gives it no name.
func (f *Files) drop(p *part) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.parts = slices.DeleteFunc(f.parts, func(other *part) bool { return other == p })
	p.remove()
}

// part is a file or a folder that has no name of its own yet.
type part struct {
	temporary string
	at        place
	file      *os.File // nil for a folder
}

// take gives it its name.
func (p *part) take() error {
	err := p.close()
	if err == nil && p.at.old != nil {
		err = os.Chmod(p.temporary, p.at.old.Mode().Perm())
	}
	if err == nil && p.at.old != nil && p.file == nil {
		err = os.Remove(p.at.path) // an empty folder: not every system replaces one
	}
	if err == nil {
		err = os.Rename(p.temporary, p.at.path)
	}
	if err != nil {
		return program.Errorf("%s cannot be written: %s", "%s 写不出：%s", p.at.path, err)
	}
	return nil
}

// close closes a file that is still open.
func (p *part) close() error {
	if p.file == nil {
		return nil
	}
	if err := p.file.Close(); !errors.Is(err, os.ErrClosed) {
		return err
	}
	return nil
}

// remove leaves nothing of it.
func (p *part) remove() {
	_ = p.close()
	_ = os.RemoveAll(p.temporary)
}
