package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
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
		f.errs = append(f.errs, fmt.Errorf("%s: %w", name, err))
	}
}

// Fail notes an error, so that the folder does not come to be; nil is none.
func (f *Folder) Fail(err error) { f.errs = append(f.errs, err) }

// WriteFolder makes a new folder of what fill writes, or nothing.
func WriteFolder(path string, fill func(*Folder)) error {
	switch old, err := os.ReadDir(path); {
	case err == nil && len(old) > 0:
		return fmt.Errorf("-out %s is not empty; choose a new folder, so that no older file is taken for this year's",
			path)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("-out: %w", err)
	}
	path = filepath.Clean(path)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("-out: %w", err)
	}
	part, err := os.MkdirTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return fmt.Errorf("-out: %w", err)
	}
	f := &Folder{part: part}
	fill(f)
	err = errors.Join(f.errs...)
	if err == nil {
		err = take(part, path)
	}
	if err != nil {
		_ = os.RemoveAll(part)
		return fmt.Errorf("-out: %w", err)
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
