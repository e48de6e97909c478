package output

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// File is a file being written.
type File struct {
	*os.File
	path string
}

// Create begins a file.
func Create(path string) (*File, error) {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return nil, err
	}
	return &File{file, path}, nil
}

// Finish gives the file its name, or removes what was written where something failed; it returns what did.
func (f *File) Finish(failed error) error {
	err := errors.Join(failed, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), f.path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// Write makes a file of what fill writes, or nothing.
func Write(path string, fill func(io.Writer) error) error {
	f, err := Create(path)
	if err != nil {
		return err
	}
	return f.Finish(fill(f))
}

// ChartFlag defines -svg, the file of the chart.
func ChartFlag(fs *program.FlagSet, into *string) {
	fs.StringVar(into, "svg", "", "write the chart to this `file`", "把图写入这个`文件`")
}
