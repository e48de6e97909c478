package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// output writes every slip as it is made. The file takes its name only when it is complete, and only its owner may
// read it.
type output struct {
	file   *os.File
	path   string
	buffer *bufio.Writer
	format interface {
		write(id string, s *payroll.Slip) error
		end() error
	}
}

// openOut returns the output of -out; the zero output, which writes nothing, where there is none.
func openOut(path string, lang rule.Language, in os.FileInfo) (output, error) {
	ext := strings.ToLower(filepath.Ext(path))
	switch {
	case path == "":
		return output{}, nil
	case ext != ".csv" && ext != ".json":
		return output{}, fmt.Errorf("-out %s: the name must end in .csv or .json", path)
	}
	if old, err := os.Stat(path); err == nil && in != nil && os.SameFile(old, in) {
		return output{}, fmt.Errorf("-out %s is the roster itself; choose another name", path)
	}
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return output{}, err
	}
	o := output{file: file, path: path, buffer: bufio.NewWriterSize(file, 1<<16)}
	if ext == ".json" {
		o.format = &jsonSlips{to: o.buffer}
		return o, nil
	}
	slips := &csvSlips{to: csv.NewWriter(o.buffer), lang: lang}
	o.format = slips
	return o, errors.Join(o.mark(lang), slips.header())
}

// mark writes the byte order mark without which a spreadsheet does not read Chinese headers.
func (o *output) mark(lang rule.Language) error {
	if lang != rule.Chinese {
		return nil
	}
	_, err := o.buffer.WriteString("\ufeff")
	return err
}

func (o *output) write(id string, s *payroll.Slip) error {
	if o.file == nil {
		return nil
	}
	return o.format.write(id, s)
}

// close completes the file, or removes what was written where the run failed.
func (o *output) close(failed error) error {
	if o.file == nil {
		return failed
	}
	err := failed
	if err == nil {
		err = errors.Join(o.format.end(), o.buffer.Flush())
	}
	err = errors.Join(err, o.file.Close())
	if err == nil {
		err = os.Rename(o.file.Name(), o.path)
	}
	if err != nil {
		_ = os.Remove(o.file.Name())
	}
	return err
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
	lang := c.lang
	names := []string{program.Say(lang, "id", "工号"), program.Say(lang, "month", "费款所属月")}
	for _, column := range slipColumns() {
		c.at[column.scheme][column.payer] = len(names)
		if column.payer == 0 {
			names = append(names, program.Say(lang, column.scheme.String()+"_base", column.scheme.Chinese()+"基数"))
		} else {
			names = append(names, program.Say(lang, column.scheme.String()+"_"+column.payer.String(), column.scheme.Chinese()+column.payer.Chinese()))
		}
	}
	names = append(names, program.Say(lang, "employee_total", "个人合计"),
		program.Say(lang, "employer_total", "单位合计"), program.Say(lang, "grade", "等级"),
		program.Say(lang, "missing", "未知"), program.Say(lang, "notices", "提示"))
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
	last[0], last[1], last[2] = totalText(&s.Employee), totalText(&s.Employer), s.Grade().String()
	var missing []string
	for _, x := range s.Missing {
		missing = append(missing, x.Scheme.String()+" "+x.Payer.String()+" "+x.What)
	}
	last[3] = strings.Join(missing, "; ")
	var notices []string
	for _, n := range s.Notices {
		notices = append(notices, n.In(c.lang))
	}
	last[4] = strings.Join(notices, "; ")
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
		ID   string        `json:"id"`
		Slip *payroll.Slip `json:"slip"`
	}{id, s})
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
