package program

import (
	"bytes"
	"io"
	"os"
)

// Source is an input being read.
type Source struct {
	io.Reader
	Name string
	Size int64       // bytes; 0 where unknown
	File os.FileInfo // nil where it is no file
	file *os.File
}

// Open returns the input -in names: for "" what is built into the program, under its own name; for "-" standard
// input; else a file, which Close closes.
func Open(in, builtInName string, builtIn []byte, stdin io.Reader) (Source, error) {
	switch in {
	case "":
		return Source{Reader: bytes.NewReader(builtIn), Name: builtInName, Size: int64(len(builtIn))}, nil
	case "-":
		return Source{Reader: stdin, Name: "stdin"}, nil
	}
	f, err := os.Open(in)
	if err != nil {
		return Source{}, Errorf("the file cannot be opened: %s", "文件打不开：%s", err)
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return Source{}, err
	}
	return Source{Reader: f, Name: in, Size: info.Size(), File: info, file: f}, nil
}

// Close closes the file, where it is one. It was only read, so there is nothing to lose.
func (s Source) Close() {
	if s.file != nil {
		_ = s.file.Close()
	}
}
