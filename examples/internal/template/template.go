// Package template writes the empty table a program asks for (-template 空白模板), to be filled in.
package template

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// Writer writes an empty table of a format in a language.
type Writer func(to io.Writer, f table.Format, lang rule.Language) error

// Flag is -template, with the writers of files by their endings beside .csv.
type Flag struct {
	Writers map[string]Writer
	Roster  string // the flag that takes the table; -in where empty
	path    string
}

// Define defines -template.
func (t *Flag) Define(fs *program.FlagSet) {
	fs.StringVar(&t.path, "template", "", "write an empty roster, to be filled in, to a new `file` ending in "+
		output.ListEndings(t.endings(), " or ")+" and compute nothing",
		"写一份空白名册供填写，新`文件`以 "+output.ListEndings(t.endings(), " 或 ")+" 结尾；不计算")
}

// Given reports whether a template is asked for.
func (t *Flag) Given() bool { return t.path != "" }

// Alone refuses other files of the run, named by their flags, beside a template.
func (t *Flag) Alone(files map[string]string) error {
	if !t.Given() {
		return nil
	}
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if files[name] != "" {
			errs = append(errs, program.Errorf("-template computes nothing; leave out -%s",
				"-template 只写空白模板，不计算；请去掉 -%s", name))
		}
	}
	return errors.Join(errs...)
}

// Writes notes the output of -template.
func (t *Flag) Writes(files *output.Files) { files.Writes("template", t.path, t.endings()...) }

// Write writes the template and says where it is. It replaces no file.
func (t *Flag) Write(files *output.Files, f table.Format, lang rule.Language, stdout io.Writer) error {
	if _, err := os.Lstat(t.path); err == nil {
		return program.Errorf("-template %s is there already; choose a new name, so that nothing filled in is lost",
			"-template %s 已经存在；请换一个文件名，以免覆盖已填的内容", t.path)
	}
	write, known := t.Writers[strings.ToLower(filepath.Ext(t.path))]
	if !known {
		write = CSV
	}
	err := files.Write(t.path, func(to io.Writer) error { return write(to, f, lang) })
	if err != nil {
		return program.FlagError("template", err)
	}
	roster := cmp.Or(t.Roster, "in")
	_, err = fmt.Fprintln(stdout, program.Say(lang, t.path+": an empty roster; fill it in and pass it with -"+roster,
		t.path+"：空白名册；填好后用 -"+roster+" 读入"))
	return program.NotWritten(err)
}

// endings are the endings of a template.
func (t *Flag) endings() []string {
	return append([]string{".csv"}, slices.Sorted(maps.Keys(t.Writers))...)
}

// CSV writes the header of a table, with the mark by which a spreadsheet reads it as UTF-8.
func CSV(to io.Writer, f table.Format, lang rule.Language) error {
	if _, err := io.WriteString(to, "\ufeff"); err != nil {
		return err
	}
	var names []string
	for _, c := range f.Columns {
		names = append(names, c.Name(lang))
	}
	w := csv.NewWriter(to)
	err := w.Write(names)
	w.Flush()
	return errors.Join(err, w.Error())
}
