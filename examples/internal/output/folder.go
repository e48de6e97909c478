package output

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/shebao-go/shebao/examples/internal/inorder"
	"github.com/shebao-go/shebao/examples/internal/program"
)

// Folder is a folder being written under a name of its own.
type Folder struct {
	files *Files
	path  string
	errs  []error
}

// Write fills one file.
func (f *Folder) Write(name string, fill func(io.Writer) error) {
	file, err := f.create(name)
	if err == nil {
		err = errors.Join(fill(file), file.Close())
	}
	if err != nil {
		f.errs = append(f.errs, program.About(name, err))
	}
}

// create begins a file, under the lock of the run, which may end and remove the folder at any time.
func (f *Folder) create(name string) (*os.File, error) {
	f.files.mu.Lock()
	defer f.files.mu.Unlock()
	if f.files.ended {
		return nil, errEnded
	}
	return os.OpenFile(filepath.Join(f.path, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
}

// Parts fills the folder in n parts beside one another; fill writes one of them.
func (f *Folder) Parts(n int, fill func(i int, part *Folder)) {
	inorder.Each(n, func(i int) []error {
		part := Folder{files: f.files, path: f.path}
		fill(i, &part)
		return part.errs
	}, func(_ int, errs []error) { f.errs = append(f.errs, errs...) })
}

// Fail notes an error, so that the folder does not come to be; nil is none.
func (f *Folder) Fail(err error) {
	if err != nil {
		f.errs = append(f.errs, err)
	}
}

// CreateFolder begins a folder that takes its name with Finish, and returns the path it has until then. The path is
// that of an output that was checked; the folders above it are made.
func (f *Files) CreateFolder(path string) (string, error) {
	at, err := placeOf(path)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(at.path), 0o700); err != nil {
		return "", err
	}
	p, err := f.begin(at, func(folder, pattern string) (*part, error) {
		temporary, err := os.MkdirTemp(folder, pattern)
		return &part{temporary: temporary}, err
	})
	if err != nil {
		return "", err
	}
	return p.temporary, nil
}

// WriteFolder makes a folder of what fill writes; the error names the flag.
func (f *Files) WriteFolder(flag, path string, fill func(*Folder)) error {
	temporary, err := f.CreateFolder(path)
	if err != nil {
		return program.FlagError(flag, err)
	}
	folder := Folder{files: f, path: temporary}
	fill(&folder)
	return program.FlagError(flag, errors.Join(folder.errs...))
}
