package payrollyear

import (
	"errors"
	"io"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// personnel is the people of a file, and the rows that are refused.
type personnel struct {
	name           string
	people         []person
	refused        *refused.List
	refusedNumbers map[string]string // the ids of who cannot be computed, by id number
	seen           cell.Seen         // what had to be understood in the rows that can be used
	notes          []rule.Text       // how the roster was read
}

// read opens the roster of the flags and reads it. A row that cannot be used is reported, every bad field of it; the
// others go on.
func (o *options) read(stdin io.Reader, refusals *refused.List) (personnel, error) {
	source, err := o.OpenInput(o.in, "roster.csv", demoRoster, stdin)
	if err != nil {
		return personnel{}, err
	}
	defer source.Close()
	list := personnel{name: source.Name, refused: refusals, refusedNumbers: map[string]string{}}
	r, err := newReader(source, o)
	if err == nil {
		err = list.rows(r)
	}
	if err != nil {
		return list, program.About(source.Name, err)
	}
	if len(list.people) == 0 && refusals.Rows() == 0 {
		return list, program.Errorf("%s: the roster has no row", "%s：名册没有人", source.Name)
	}
	return list, nil
}

// reader reads the rows of a roster.
type reader struct {
	*table.Reader
	o              *options
	ids, idNumbers *roster.Once
	questions      roster.Questions
}

// newReader reads the header.
func newReader(in io.Reader, o *options) (*reader, error) {
	fields, err := table.NewReader(in, rosterFormat(), o.how)
	if err != nil {
		return nil, err
	}
	var missing []error
	missing = append(missing, roster.NeedID(fields, colID))
	for _, column := range []int{colName, colIDNumber, colKind, colHired, colMonthlyPay} {
		missing = append(missing, fields.Need(column))
	}
	r := &reader{Reader: fields, o: o, ids: roster.NewOnce(), idNumbers: roster.NewOnce()}
	return r, fields.CheckHeader(missing...)
}

// rows reads every row.
func (list *personnel) rows(r *reader) error {
	for {
		p, seen, problems, err := r.person()
		switch {
		case err == io.EOF:
			list.notes = append(r.Notes(), r.questions.List()...)
			return nil
		case err != nil:
			return err
		case len(problems) == 0:
			list.people = append(list.people, p)
			list.seen.Add(seen)
			continue
		case p.idNumber != "":
			list.refusedNumbers[p.idNumber] = p.id
		}
		list.refused.Refuse(refused.Row{File: list.name, Line: r.Line()}, r, problems)
	}
}

// person reads the next row, with what had to be understood and every field that cannot be used.
func (r *reader) person() (person, cell.Seen, []table.Problem, error) {
	fields, err := r.Next()
	if broken := (*table.RowError)(nil); errors.As(err, &broken) {
		return person{}, cell.Seen{}, []table.Problem{{Column: table.WholeRow, Err: err}}, nil
	}
	if err != nil {
		return person{}, cell.Seen{}, nil, err
	}
	c := &cells{o: r.o, r: r.Reader, fields: fields}
	p := c.person()
	c.once(colID, p.id, r.ids)
	c.once(colIDNumber, p.idNumber, r.idNumbers)
	r.questions.LookAt(r.Line(), p.id)
	if p.idNumber != p.id {
		r.questions.LookAt(r.Line(), p.idNumber)
	}
	r.questions.AskKind(r.Line(), p.id, c.text(colKind))
	return p, c.seen, c.problems, nil
}

// once refuses an id that stands in an earlier line.
func (c *cells) once(column int, id string, seen *roster.Once) {
	if id != "" {
		c.bad(column, seen.Check(id, c.r.Line()))
	}
}
