package payrollmonth

import (
	"fmt"
	"io"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// month is what the page says. It grows with nothing but the ids to explain.
type month struct {
	*options
	policy                payroll.Policy
	tried                 *payroll.Slip // of the trial
	books                 []ownBook
	source                string
	names                 bool // the roster has names
	read                  int  // rows
	computed              int
	refused               int
	blank                 int // lines without a field
	ownInjury, ownHousing int // rows with rates of their own
	ofKinds               int // rows with a kind of person
	townLocal             int // rows of local town-registered people
	schemes               [rule.Housing + 1]schemeTotal
	sides                 [rule.Employer + 1]total
	missing               []payroll.Missing // each scheme, payer and figure once
	notLevied             []rule.Scheme
	ownLine               maternity.EmployerLine // on the payroll, zero where there is none
	notices               []payroll.Notice       // each once
	grade                 rule.Grade
	documents             documents
	notes                 []rule.Text // how the roster was read
	sumsDiffer            bool        // a row of sums is not what the rows add up to
	low                   []lowWage
	lows                  int
	samples               [kindCount]*sample
	spare                 []sample // the first rows, for kinds the roster has none of
	explained             map[string]payroll.Slip
}

// schemeTotal adds up one scheme.
type schemeTotal struct {
	people, belowFloor, aboveCeiling int
	payers                           [rule.Employer + 1]total
}

// total is a sum of rounded lines. A sum that lacks a line of anybody is not known.
type total struct {
	fen     int64
	any     bool // there is a line
	unknown bool
}

func (t *total) add(other total) {
	t.fen += other.fen
	t.any = t.any || other.any
	t.unknown = t.unknown || other.unknown
}

// kind is what a sample slip shows.
type kind uint8

const (
	within kind = iota
	belowFloor
	aboveCeiling
	byScheme
	ownRate
	kindCount
)

type sample struct {
	row  row
	slip payroll.Slip
}

// add takes over one slip.
func (m *month) add(r row, s *payroll.Slip) {
	m.computed++
	m.countOwn(&r)
	m.grade = max(m.grade, s.Grade())
	var floor, ceiling bool
	for i := range s.Lines {
		line := &s.Lines[i]
		t := &m.schemes[line.Scheme()]
		t.payers[line.Payer()].add(total{fen: line.Fen(), any: true})
		m.sides[line.Payer()].add(total{fen: line.Fen(), any: true})
		if i > 0 && s.Lines[i-1].Scheme() == line.Scheme() {
			continue
		}
		t.people++
		switch line.Limit() {
		case rule.LimitFloor:
			t.belowFloor++
			floor = true
		case rule.LimitCeiling:
			t.aboveCeiling++
			ceiling = true
		}
	}
	m.note(s, r.kind != "")
	if floor {
		m.noteLow(r, s)
	}
	m.keep(sample{r, *s}, floor, ceiling)
	if slices.Contains(m.explain, r.ID) {
		if m.explained == nil {
			m.explained = map[string]payroll.Slip{}
		}
		m.explained[r.ID] = *s
	}
}

// countOwn counts a row that has rates of its own, or is of somebody local.
func (m *month) countOwn(r *row) {
	if r.rates.injury != "" {
		m.ownInjury++
	}
	if r.rates.housingEmployer+r.rates.housingEmployee != "" {
		m.ownHousing++
	}
	if r.Employee.TownLocal {
		m.townLocal++
	}
}

// lowWage is a wage far under the floor of the contributions.
type lowWage struct {
	line  int
	id    string
	wage  string
	floor string
}

// maxLow bounds the low wages that are named; all are counted.
const maxLow = 5

// noteLow notes a wage of less than half the lowest floor of all schemes: it may be an amount that fell apart.
func (m *month) noteLow(r row, s *payroll.Slip) {
	var floor, wage decimal.Decimal
	for i := range s.Lines {
		line := &s.Lines[i]
		least := line.Charge().Floor.Number().Decimal()
		if least.IsPositive() && (floor.IsZero() || least.LessThan(floor)) {
			floor = least
		}
		if i == 0 || line.Declared().LessThan(wage) {
			wage = line.Declared()
		}
	}
	if wage.Add(wage).GreaterThanOrEqual(floor) {
		return
	}
	m.lows++
	if len(m.low) < maxLow {
		m.low = append(m.low, lowWage{r.Line, r.ID, wage.StringFixed(2), floor.StringFixed(2)})
	}
}

// note takes over what the slip lacks, what is not levied and what it says beside. A person of a kind may be outside of
// what is levied.
func (m *month) note(s *payroll.Slip, ofKind bool) {
	if ofKind {
		m.ofKinds++
	}
	for _, x := range s.Missing {
		m.schemes[x.Scheme].payers[x.Payer].unknown = true
		m.sides[x.Payer].unknown = true
		same := func(y payroll.Missing) bool {
			return x.Scheme == y.Scheme && x.Payer == y.Payer && x.What == y.What
		}
		if !slices.ContainsFunc(m.missing, same) {
			m.missing = append(m.missing, x)
		}
	}
	for _, x := range s.NotApplicable {
		if !ofKind && !slices.Contains(m.notLevied, x.Scheme) {
			m.notLevied = append(m.notLevied, x.Scheme)
		}
	}
	for _, n := range s.Notices {
		if !slices.Contains(m.notices, n) {
			m.notices = append(m.notices, n)
		}
	}
}

// keep keeps the first slip of each kind.
func (m *month) keep(s sample, floor, ceiling bool) {
	if len(m.spare) < int(kindCount) {
		m.spare = append(m.spare, s)
	}
	shows := [kindCount]bool{
		byScheme:     s.row.WagesDiffer,
		aboveCeiling: ceiling,
		belowFloor:   floor,
		ownRate:      s.row.rates.any(),
		within:       !floor && !ceiling && !s.row.WagesDiffer,
	}
	for _, k := range [...]kind{byScheme, aboveCeiling, belowFloor, ownRate, within} {
		if shows[k] && m.samples[k] == nil {
			m.samples[k] = &s
			return
		}
	}
}

// chosen returns the samples in the order of their kinds, filled up with the first rows.
func (m *month) chosen() []sample {
	var out []sample
	for _, s := range m.samples {
		if s != nil {
			out = append(out, *s)
		}
	}
	for _, s := range m.spare {
		same := func(other sample) bool { return other.row.Line == s.row.Line }
		if len(out) < int(kindCount) && !slices.ContainsFunc(out, same) {
			out = append(out, s)
		}
	}
	return out
}

// reportUnexplained names the people to explain who have no slip. It reports whether there are none.
func (m *month) reportUnexplained(stderr io.Writer) bool {
	all := true
	for _, id := range m.explain {
		if _, found := m.explained[id]; !found {
			all = false
			fmt.Fprintf(stderr, "%s: -explain %s: %s\n", m.tools.name(), id,
				m.Say("no row with this id was computed", "没有算出这个工号"))
		}
	}
	return all
}

// document is one text the figures came from.
type document struct {
	cite    string
	grades  []rule.Grade
	figures []figureUse
}

// figureUse is what a document was relied on for, by scheme.
type figureUse struct {
	scheme rule.Scheme
	what   []string
}

// documents is each document once, in the order of the lines.
type documents struct {
	program.Tongue
	list []*document
}

// add takes over the documents of a slip's lines. An employer's own setting is none.
func (d *documents) add(s *payroll.Slip) {
	for i := range s.Lines {
		d.line(&s.Lines[i])
	}
}

// line takes over the documents of a line.
func (d *documents) line(line *rule.Line) {
	c := line.Charge()
	if c.Fixed {
		d.use(c.Scheme, c.Floor, d.Say("base ", "基数")+c.Floor.Number().String())
	} else {
		floor := d.Say("floor ", "下限") + c.Floor.Number().String()
		if c.Floor.Number().Decimal().IsZero() {
			floor = d.Say("no floor", "不设下限")
		}
		d.use(c.Scheme, c.Floor, floor)
		ceiling := d.Say("ceiling ", "上限") + c.Ceiling.Number().String()
		if c.Ceiling.None() {
			ceiling = d.Say("no ceiling", "不设上限")
		}
		d.use(c.Scheme, c.Ceiling, ceiling)
	}
	payer := d.Say(c.Payer.String()+" ", c.Payer.Chinese())
	d.use(c.Scheme, c.Rate, payer+c.Rate.Number().Percent())
	if !c.Relief.None() {
		d.use(c.Scheme, c.Relief, payer+"× "+c.Relief.Number().String())
	}
	d.use(c.Scheme, c.Practice, c.Rounding.Explain(d.Lang))
}

// use notes one figure under its document.
func (d *documents) use(scheme rule.Scheme, f rule.Figure, what string) {
	if !f.Known() || f.Grade() == 0 {
		return
	}
	what += standing(f, d.Lang)
	cite := f.Cite().In(d.Lang)
	at := slices.IndexFunc(d.list, func(x *document) bool { return x.cite == cite })
	if at < 0 {
		at = len(d.list)
		d.list = append(d.list, &document{cite: cite})
	}
	doc := d.list[at]
	if !slices.Contains(doc.grades, f.Grade()) {
		doc.grades = append(doc.grades, f.Grade())
		slices.Sort(doc.grades)
	}
	of := slices.IndexFunc(doc.figures, func(x figureUse) bool { return x.scheme == scheme })
	if of < 0 {
		of = len(doc.figures)
		doc.figures = append(doc.figures, figureUse{scheme: scheme})
	}
	if use := &doc.figures[of]; !slices.Contains(use.what, what) {
		use.what = append(use.what, what)
	}
}
