package payrolljob

import (
	"bufio"
	"context"
	"encoding/csv"
	"hash/fnv"
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

// slipLine is the CSV line of a slip.
func slipLine(s Slip) (string, error) {
	cells := []string{s.ID}
	for _, fen := range s.Amounts {
		cells = append(cells, yuan(fen))
	}
	return csvLine(append(cells, yuan(s.Employee), yuan(s.Employer))...)
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

// write spreads lines over files. Each file begins with the header, and is there even where it has no line.
func write(s beam.Scope, header string, files []string, lines beam.PCollection) {
	s = s.Scope("write")
	numbers := make([]int, len(files))
	for i := range numbers {
		numbers[i] = i
	}
	all := beam.Flatten(s, beam.ParDo(s, noLine, beam.CreateList(s, numbers)),
		beam.ParDo(s, &spreadFn{len(files)}, lines))
	beam.ParDo0(s, &writeFn{files, header}, beam.GroupByKey(s, all))
}

// noLine makes a file that may get no line.
func noLine(file int) (int, string) { return file, "" }

// spreadFn gives each line its file.
type spreadFn struct{ Files int }

func (fn *spreadFn) ProcessElement(line string) (int, string) {
	h := fnv.New32a()
	_, _ = h.Write([]byte(line)) // it never fails
	return int(h.Sum32() % uint32(fn.Files)), line
}

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
