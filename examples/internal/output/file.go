package output

import (
	"errors"
	"io"
	"os"
)

// File is a file being written.
type File struct {
	*os.File
	files *Files
	part  *part
}

// Create begins a file that takes its name with Finish. The path is that of an output that was checked.
func (f *Files) Create(path string) (*File, error) {
	at, err := placeOf(path)
	if err != nil {
		return nil, err
	}
	p, err := f.begin(at, func(folder, pattern string) (*part, error) {
		file, err := os.CreateTemp(folder, pattern)
		if err != nil {
			return nil, err
		}
		return &part{temporary: file.Name(), file: file}, nil
	})
	if err != nil {
		return nil, err
	}
	return &File{p.file, f, p}, nil
}

// Drop removes what was written: what has the name stays as it is.
func (f *File) Drop() { f.files.drop(f.part) }

// Write makes a file of what fill writes.
func (f *Files) Write(path string, fill func(io.Writer) error) error {
	file, err := f.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(fill(file), file.Close())
}
