package payrolljob

import (
	"bufio"
	"context"
	"encoding/csv"
	"strconv"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
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

// room is for the bytes of nearly every line.
const room = 192

// quotable reports whether a cell with this character may have to be quoted.
func quotable(r rune) bool {
	return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_')
}

// slipLine is the CSV line of a slip.
func slipLine(s Slip) ([]byte, error) {
	id, err := s.ID, error(nil)
	if strings.ContainsFunc(id, quotable) {
		id, err = csvLine(id)
	}
	line := append(make([]byte, 0, room), id...)
	cell := func(fens int64) { line, _ = rule.FenAmount(fens).AppendText(append(line, ',')) } // it never fails
	for _, fens := range s.Amounts {
		cell(fens)
	}
	cell(s.Employee)
	cell(s.Employer)
	return line, err
}

// refusalHeader is the header of refused.csv.
func refusalHeader(lang rule.Language) string {
	return header(lang, "file,line,id,reason", "文件,行,工号,原因")
}

// refusalLine is the CSV line of a refusal.
func refusalLine(r Refusal) (string, error) {
	return csvLine(refused.Harmless(r.File), strconv.FormatInt(r.Line, 10), refused.Harmless(r.ID),
		refused.Harmless(r.Reason))
}

// csvLine is one line of CSV without its end.
func csvLine(cells ...string) (string, error) {
	var b strings.Builder
	w := csv.NewWriter(&b)
	if err := w.Write(cells); err != nil {
		return "", err
	}
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n"), w.Error()
}

// write writes lines, by the number of their file. Each file begins with the header, and is there even where it has no
// line.
func write(s beam.Scope, header string, files []string, lines beam.PCollection) {
	s = s.Scope("write")
	numbers := make([]int, len(files))
	for i := range numbers {
		numbers[i] = i
	}
	all := beam.Flatten(s, beam.ParDo(s, noLine, beam.CreateList(s, numbers)), lines)
	beam.ParDo0(s, &writeFn{files, header}, beam.GroupByKey(s, all))
}

// noLine makes a file that may get no line.
func noLine(file int) (int, string) { return file, "" }

// toOneFile gives lines the one file there is.
func toOneFile(line string) (int, string) { return 0, line }

// writeFn writes one file.
type writeFn struct {
	Files  []string
	Header string
}

func (fn *writeFn) ProcessElement(ctx context.Context, file int, lines func(*string) bool) error {
	fs, err := filesystem.New(ctx, fn.Files[file])
	if err != nil {
		return err
	}
	defer fs.Close() // closing the file reports what could not be written
	out, err := fs.OpenWrite(ctx, fn.Files[file])
	if err != nil {
		return err
	}
	// A bufio.Writer keeps its first error until Flush.
	buffer := bufio.NewWriterSize(out, 1<<20)
	_, _ = buffer.WriteString(fn.Header + "\n")
	for line := ""; lines(&line); {
		if line != "" {
			_, _ = buffer.WriteString(line)
			_ = buffer.WriteByte('\n')
		}
	}
	if err := buffer.Flush(); err != nil {
		_ = out.Close()
		return err
	}
	return out.Close()
}
