package payrolljob

import (
	"bufio"
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/rule"
)

// header is the first line of a file in a language. In Chinese it follows a byte order mark, without which a
// spreadsheet takes it for another encoding.
func header(lang rule.Language, english, chinese string) string {
	return program.Say(lang, english, "\ufeff"+chinese)
}

// slipHeader is the header of the files of slips.
func slipHeader(lang rule.Language, columns []string) string {
	middle := strings.Join(columns, ",")
	return header(lang, "id,"+middle+",employee_total,employer_total", "工号,"+middle+",个人合计,单位合计")
}

// quotable reports whether a cell with this character may have to be quoted.
func quotable(r rune) bool {
	return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_')
}

// appendCell appends a cell of CSV.
func appendCell(to []byte, text string) ([]byte, error) {
	if !strings.ContainsFunc(text, quotable) {
		return append(to, text...), nil
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	err := w.Write([]string{text})
	w.Flush()
	return append(to, strings.TrimSuffix(b.String(), "\n")...), err
}

// textFile is a file that is being written. The first error of a write is kept until it is closed.
type textFile struct {
	*bufio.Writer
	file, system io.Closer
}

// create begins a file with its header. One that is there, as after an attempt that failed, is written anew.
func create(ctx context.Context, path, header string) (*textFile, error) {
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return nil, err
	}
	out, err := fs.OpenWrite(ctx, path)
	if err != nil {
		return nil, errors.Join(err, fs.Close())
	}
	f := &textFile{bufio.NewWriterSize(out, 1<<20), out, fs}
	_, _ = f.WriteString(header + "\n")
	return f, nil
}

func (f *textFile) close() error { return errors.Join(f.Flush(), f.file.Close(), f.system.Close()) }

// refusalHeader is the header of refused.csv.
func refusalHeader(lang rule.Language) string {
	return header(lang, "file,line,id,reason", "文件,行,工号,原因")
}

// refusalsFn writes refused.csv by file and line, whether there is any refusal or not.
type refusalsFn struct {
	File string
	Lang rule.Language
}

func (fn *refusalsFn) ProcessElement(ctx context.Context, _ []byte, refusals func(*Refusal) bool) error {
	var all []Refusal
	for r := (Refusal{}); refusals(&r); r = (Refusal{}) {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b Refusal) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Reason, b.Reason))
	})
	out, err := create(ctx, fn.File, refusalHeader(fn.Lang))
	if err != nil {
		return err
	}
	w := csv.NewWriter(out)
	for _, r := range all {
		_ = w.Write([]string{refused.Harmless(r.File), strconv.FormatInt(r.Line, 10), refused.Harmless(r.ID),
			refused.Harmless(r.Reason)}) // its error is kept until close
	}
	w.Flush()
	return errors.Join(w.Error(), out.close())
}
