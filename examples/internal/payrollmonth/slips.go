package payrollmonth

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/planrow"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// slips writes every slip as it is made.
type slips struct {
	file   *output.File // nil where there is no file
	buffer *bufio.Writer
	format interface { // nil where no slips are wanted
		write(who Who, s *payroll.Slip) error
		end() error
	}
}

// openSlips returns the slips of -out; the zero slips, which write nothing, where there is none.
func (m *month) openSlips(stdout io.Writer) (slips, error) {
	var s slips
	ending := m.ending()
	switch m.out {
	case "":
		return s, nil
	case "-":
		s.buffer = bufio.NewWriter(stdout)
	default:
		file, err := m.Create(m.out)
		if err != nil {
			return s, program.FlagError("out", err)
		}
		s.file, s.buffer = file, bufio.NewWriterSize(file, 1<<16)
	}
	if begin, ok := m.tools.Writers[ending]; ok {
		w, err := begin(s.buffer, Heading{m.Lang, m.names, m.oneItem()})
		s.format = written{w, m}
		return s, err
	}
	switch ending {
	case ".json":
		s.format = m.newJSONSlips(s.buffer)
		return s, nil
	case ".jsonl":
		s.format = &jsonLines{s.buffer}
		return s, nil
	case pageEnding:
		s.format = &personPage{to: s.buffer, id: m.explain[0], lang: m.Lang}
		return s, nil
	}
	table := &csvSlips{to: csv.NewWriter(s.buffer), lang: m.Lang, oneItem: m.oneItem()}
	s.format = table
	return s, errors.Join(s.mark(m.Lang), table.header())
}

// mark writes the byte order mark without which a spreadsheet does not read Chinese headers.
func (s *slips) mark(lang rule.Language) error {
	if lang != rule.Chinese {
		return nil
	}
	_, err := s.buffer.WriteString("\ufeff")
	return err
}

func (s *slips) write(who Who, slip *payroll.Slip) error {
	if s.format == nil {
		return nil
	}
	return s.format.write(who, slip)
}

// rowText is how plain rows are written; nil where no slips are. It reports whether they can be.
func (s *slips) rowText() (func(p *planrow.Plan, slip *payroll.Slip) *planrow.Text, bool) {
	if s.format == nil {
		return nil, true
	}
	of, can := s.format.(rowsFormat)
	if !can {
		return nil, false
	}
	return of.rowText, true
}

// writeRows writes plain rows.
func (s *slips) writeRows(rows []byte) error {
	if s.format == nil {
		return nil
	}
	return notWritten(s.format.(rowsFormat).writeRows(s.buffer, rows))
}

// rowsFormat is a format in which plain rows can be written many at a time.
type rowsFormat interface {
	rowText(p *planrow.Plan, slip *payroll.Slip) *planrow.Text
	writeRows(to io.Writer, rows []byte) error
}

// end writes what is left.
func (s *slips) end() error {
	if s.format == nil {
		return nil
	}
	err := errors.Join(s.format.end(), s.buffer.Flush())
	if err == nil && s.file != nil {
		err = s.file.Close()
	}
	return notWritten(err)
}

// drop gives up what was written where the run failed.
func (s *slips) drop() error {
	if w, ok := s.format.(written); ok {
		return w.Drop()
	}
	return nil
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
	to      *csv.Writer
	lang    rule.Language
	oneItem bool
	cells   []string
	at      [rule.Housing + 1][rule.Employer + 1]int // the column of a base or an amount
	width   int
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
		scheme, inChinese := column.scheme.String(), column.scheme.Chinese()
		if c.oneItem && column == (slipColumn{rule.Medical, rule.Employer}) {
			scheme, inChinese = "medical_with_maternity", page.MedicalItem(rule.Chinese)
		}
		names = append(names, say(scheme+"_"+english, inChinese+chinese))
	}
	names = append(names, say("employee_total", "个人合计"), say("employer_total", "单位合计"),
		say("grade", "等级"), say("missing", "未知"), say("notices", "提示"))
	c.width = len(names)
	c.cells = make([]string, c.width)
	return c.to.Write(names)
}

func (c *csvSlips) write(who Who, s *payroll.Slip) error {
	c.fill(who.ID, s)
	return c.to.Write(c.cells)
}

// fill puts a slip in the cells.
func (c *csvSlips) fill(id string, s *payroll.Slip) {
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
	last[4] = strings.Join(Remarks(s, c.lang), program.Say(c.lang, "; ", "；"))
}

// rowText is how write writes a plain row.
func (c *csvSlips) rowText(p *planrow.Plan, slip *payroll.Slip) *planrow.Text {
	c.fill(planrow.Variable, slip)
	parts := map[int]planrow.Part{0: planrow.ID()} // by the cell
	for i, column := range p.Columns {
		at := &c.at[column.Scheme]
		parts[at[0]], parts[at[column.Payer]] = p.Base(column.Scheme), planrow.Amount(i)
	}
	for payer := rule.Employee; payer <= rule.Employer; payer++ {
		if at := c.width - 6 + int(payer); c.cells[at] != "" {
			parts[at] = planrow.Total(payer)
		}
	}
	var inOrder []planrow.Part
	for i := range c.cells {
		if part, varies := parts[i]; varies {
			c.cells[i], inOrder = planrow.Variable, append(inOrder, part)
		}
	}
	var row strings.Builder
	w := csv.NewWriter(&row)
	_ = w.Write(c.cells) // a Builder takes everything
	w.Flush()
	return p.NewText(row.String(), inOrder)
}

// writeRows writes rows that rowText has written.
func (c *csvSlips) writeRows(to io.Writer, rows []byte) error {
	c.to.Flush()
	if err := c.to.Error(); err != nil {
		return err
	}
	_, err := to.Write(rows)
	return err
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
