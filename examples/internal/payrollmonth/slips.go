package payrollmonth

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// slips writes every slip as it is made.
type slips struct {
	file   *output.File // nil where no slips are wanted
	buffer *bufio.Writer
	format interface {
		write(id string, s *payroll.Slip) error
		end() error
	}
}

// openSlips returns the slips of -out; the zero slips, which write nothing, where there is none.
func openSlips(m *month, in os.FileInfo) (slips, error) {
	path, lang := m.out, m.Lang
	ext := strings.ToLower(filepath.Ext(path))
	switch {
	case path == "":
		return slips{}, nil
	case !slices.Contains(m.tools.endings(), ext):
		return slips{}, program.Errorf("-out %s: the name must end in %s",
			"-out %s：文件名应以 %s 结尾", path, rule.Say(m.tools.endingWords(" or "), m.tools.endingWords(" 或 ")))
	}
	if old, err := os.Stat(path); err == nil && in != nil && os.SameFile(old, in) {
		return slips{}, program.Errorf("-out %s is the roster itself; choose another name",
			"-out %s 就是名册本身；请换一个文件名", path)
	}
	file, err := output.Create(path)
	if err != nil {
		return slips{}, err
	}
	s := slips{file: file, buffer: bufio.NewWriterSize(file, 1<<16)}
	if begin, ok := m.tools.Writers[ext]; ok {
		w, err := begin(s.buffer, lang)
		s.format = written{w, m}
		return s, err
	}
	if ext == ".json" {
		s.format = &jsonSlips{to: s.buffer}
		return s, nil
	}
	table := &csvSlips{to: csv.NewWriter(s.buffer), lang: lang}
	s.format = table
	return s, errors.Join(s.mark(lang), table.header())
}

// mark writes the byte order mark without which a spreadsheet does not read Chinese headers.
func (s *slips) mark(lang rule.Language) error {
	if lang != rule.Chinese {
		return nil
	}
	_, err := s.buffer.WriteString("\ufeff")
	return err
}

func (s *slips) write(id string, slip *payroll.Slip) error {
	if s.file == nil {
		return nil
	}
	return s.format.write(id, slip)
}

// close completes the file, or removes what was written where the run failed.
func (s *slips) close(failed error) error {
	if s.file == nil {
		return failed
	}
	if w, ok := s.format.(written); ok && failed != nil {
		failed = errors.Join(failed, w.Drop())
	}
	if failed == nil {
		failed = errors.Join(s.format.end(), s.buffer.Flush())
	}
	return s.file.Finish(failed)
}

// slipColumn is one column of the CSV: the base of a scheme, or the amount of one payer.
type slipColumn struct {
	scheme rule.Scheme
	payer  rule.Payer // 0 for the base
}

// slipColumns are the columns of every slip, whatever it has lines for.
func slipColumns() []slipColumn {
	var all []slipColumn
	for s := rule.Pension; s <= rule.Housing; s++ {
		all = append(all, slipColumn{s, 0})
		if s == rule.Pension || s == rule.Medical || s == rule.Unemployment || s == rule.Housing {
			all = append(all, slipColumn{s, rule.Employee})
		}
		all = append(all, slipColumn{s, rule.Employer})
	}
	return all
}

// csvSlips writes one row a slip. A cell is empty where there is no line; what is not known and
// what was not applied are named in the last two columns.
type csvSlips struct {
	to    *csv.Writer
	lang  rule.Language
	cells []string
	at    [rule.Housing + 1][rule.Employer + 1]int // the column of a base or an amount
	width int
}

func (c *csvSlips) header() error {
	say := program.Tongue{Lang: c.lang}.Say
	names := []string{say("id", "工号"), say("month", "费款所属月")}
	for _, column := range slipColumns() {
		c.at[column.scheme][column.payer] = len(names)
		english, chinese := "base", "基数"
		if column.payer != 0 {
			english, chinese = column.payer.String(), column.payer.Chinese()
		}
		names = append(names, say(column.scheme.String()+"_"+english, column.scheme.Chinese()+chinese))
	}
	names = append(names, say("employee_total", "个人合计"), say("employer_total", "单位合计"),
		say("grade", "等级"), say("missing", "未知"), say("notices", "提示"))
	c.width = len(names)
	c.cells = make([]string, c.width)
	return c.to.Write(names)
}

func (c *csvSlips) write(id string, s *payroll.Slip) error {
	clear(c.cells)
	c.cells[0], c.cells[1] = id, s.Month.String()
	for i := range s.Lines {
		line := &s.Lines[i]
		at := &c.at[line.Scheme()]
		c.cells[at[0]] = line.Base().StringFixed(2)
		c.cells[at[line.Payer()]] = rule.FenAmount(line.Fen()).String()
	}
	last := c.cells[c.width-5:]
	last[0], last[1] = totalText(&s.Employee), totalText(&s.Employer)
	last[2] = program.Say(c.lang, s.Grade().String(), s.Grade().Chinese())
	var missing []string
	for _, x := range s.Missing {
		missing = append(missing, program.Say(c.lang, x.Scheme.String()+" "+x.Payer.String()+" "+x.What,
			x.Scheme.Chinese()+x.Payer.Chinese()+"部分："+whatIsMissing(x)))
	}
	last[3] = strings.Join(missing, program.Say(c.lang, "; ", "；"))
	var notices []string
	for _, n := range s.Notices {
		notices = append(notices, n.In(c.lang))
	}
	last[4] = strings.Join(notices, program.Say(c.lang, "; ", "；"))
	return c.to.Write(c.cells)
}

// totalText is empty for a side that lacks a line, never 0.
func totalText(s *payroll.Side) string {
	total, err := s.Total()
	if err != nil {
		return ""
	}
	return total.StringFixed(2)
}

func (c *csvSlips) end() error {
	c.to.Flush()
	return c.to.Error()
}

// jsonSlips writes an array, one slip a line.
type jsonSlips struct {
	to    io.Writer
	wrote bool
}

func (j *jsonSlips) write(id string, s *payroll.Slip) error {
	text, err := json.Marshal(struct {
		ID   string             `json:"id"`
		Slip payroll.SlipFields `json:"slip"`
	}{id, s.Fields()})
	if err != nil {
		return err
	}
	before := ",\n"
	if !j.wrote {
		before, j.wrote = "[\n", true
	}
	_, err = fmt.Fprintf(j.to, "%s%s", before, text)
	return err
}

func (j *jsonSlips) end() error {
	end := "\n]\n"
	if !j.wrote {
		end = "[]\n"
	}
	_, err := io.WriteString(j.to, end)
	return err
}
