package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// Folder is a folder being written under a name of its own.
type Folder struct {
	part string
	errs []error
}

// Write fills one file.
func (f *Folder) Write(name string, fill func(io.Writer) error) {
	file, err := os.OpenFile(filepath.Join(f.part, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		err = errors.Join(fill(file), file.Close())
	}
	if err != nil {
		f.errs = append(f.errs, program.About(name, err))
	}
}

// Fail notes an error, so that the folder does not come to be; nil is none.
func (f *Folder) Fail(err error) { f.errs = append(f.errs, err) }

// WriteFolder makes a new folder of what fill writes, or nothing.
func WriteFolder(path string, fill func(*Folder)) error {
	switch old, err := os.ReadDir(path); {
	case err == nil && len(old) > 0:
		return program.Errorf("-out %s is not empty; choose a new folder, so that no older file is taken for "+
			"this year's",
			"-out %s 不是空的；请另选新文件夹，以免把旧文件当成本年的", path)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return program.FlagError("out", err)
	}
	path = filepath.Clean(path)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return program.FlagError("out", err)
	}
	part, err := os.MkdirTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return program.FlagError("out", err)
	}
	f := &Folder{part: part}
	fill(f)
	err = errors.Join(f.errs...)
	if err == nil {
		err = take(part, path)
	}
	if err != nil {
		_ = os.RemoveAll(part)
		return program.FlagError("out", err)
	}
	return nil
}

// take gives the finished folder its name. An empty folder that has it is taken away first, as not every system
// replaces one.
func take(part, path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(part, path)
}
