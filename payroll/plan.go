package payroll

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/fen"
	"github.com/shebao-go/shebao/rule"
)

// Plan is a month's figures and an employer's settings compiled for many people (批量计算): wages in whole fen in,
// amounts in whole fen out into columns (Fill) or rows (FillRows) the caller owns, each exactly the amount of
// Policy.Slip. It allocates nothing per row, spreads over cores, and a wage that is refused does not stop the others.
// It is never changed once made and may be used by many goroutines. The zero value is refused.
//
//	plan, err := policy.Plan(employer, nil)
//	batch := plan.NewBatch(len(wages)) // one column for each of plan.Columns(), and the totals of both sides
//	batch.Wages.All = wages
//	refused, err := plan.Fill(batch, runtime.NumCPU())
type Plan struct {
	month    rule.Month // not zero in a plan that was made
	columns  []Column
	employee []int // the columns of each side
	employer []int
	levies   []planned
	everyday int64   // up to this wage, fen, the passes and the row kernel are exact; -1 for none
	passes   []*pass // the levies loop by loop
	byRow    rowKernel
	places   []int   // of the columns in a Row
	absent   []int   // the places of a Row that no column has
	zeros    []int64 // a block of them
	missing  []Missing
	notices  []Notice
	oneItem  bool // the employer's medical column is one item with maternity insurance
}

// Column says what one column of amounts is.
type Column struct {
	Scheme rule.Scheme
	Payer  rule.Payer
}

// planned is the columns of one scheme.
type planned struct {
	scheme  rule.Scheme
	limits  fen.Limits
	first   int // of its columns
	charges []charge
	fast    bool  // every charge has a kernel,
	most    int64 // which is exact up to this wage, fen
}

// charge is one column's arithmetic.
type charge struct {
	rate     int64
	rounding fen.Rounding
	kernel   fen.Kernel
}

// WageColumns are declared wages of many people (缴费工资), whole fen, one row each: All, and the wages that differ by
// scheme, nil where the scheme follows All. Maternity and the illness supplement follow Medical. All may be nil where
// nothing follows it. Of a column that no scheme of the plan follows only the length is checked.
type WageColumns struct {
	All, Pension, Medical, Unemployment, Injury, Housing []int64
}

// Batch is what a plan works on. Every slice belongs to the caller and has one row for each person; those that are
// written (Amounts, Employee, Employer) overlap neither one another nor the wages.
type Batch struct {
	Wages    WageColumns
	Amounts  [][]int64 // fen, one column for each of Plan.Columns
	Employee []int64   // total of the side, fen; nil where it is not wanted
	Employer []int64
}

// NoAmount stands in every column of a row that was refused. It is no amount and must not be added to one.
const NoAmount int64 = -1 << 63

// Sum adds up a column of a batch that was filled, such as Batch.Employee: the sum in yuan of the rows that have an
// amount, and how many rows were refused and are not in it.
func Sum(column []int64) (sum decimal.Decimal, refused int) {
	var high, low int64 // of the sum, in halves of 32 bits, so that no column can overflow them
	for _, amount := range column {
		if amount == NoAmount {
			refused++
			continue
		}
		high += amount >> 32
		low += amount & (1<<32 - 1)
	}
	fens := decimal.New(high, 0).Mul(decimal.New(1<<32, 0)).Add(decimal.New(low, 0))
	return fens.Shift(-2), refused
}

// RowError is a wage that was refused: below 0 or above 10^10 yuan. It wraps a *rule.FieldError.
type RowError struct {
	Row    int
	Scheme rule.Scheme // 0 for a wage of WageColumns.All
	Wage   int64       // fen
}

// Error names the row, the scheme and the wage, and what is allowed.
func (e RowError) Error() string {
	row := "row " + strconv.Itoa(e.Row)
	if err := e.Unwrap(); err != nil {
		return row + ": " + err.Error()
	}
	return row
}

// Unwrap returns the error Policy.Slip gives for the wage.
func (e RowError) Unwrap() error {
	field := "wage"
	if e.Scheme != 0 {
		field = e.Scheme.String() + " wage"
	}
	_, err := rule.Wage(e.Scheme.Area(), field, rule.FenAmount(e.Wage).Decimal())
	return err
}

// Plan compiles the month for people who are outside of the same schemes. It fails as Slip does; with Partial,
// columns that lack a figure are left out and named by Missing.
func (p *Policy) Plan(employer Employer, outside []Exclusion, options ...SlipOption) (*Plan, error) {
	asked, err := readOptions(options)
	if p.Month.IsZero() {
		return nil, p.Check()
	}
	reasons, outsideErr := byScheme(outside)
	asked.oneMedical = asked.oneMedical && reasons[rule.Maternity].Reason == ""
	errs := []error{err, outsideErr}
	compiled := employer.compile(p)
	plan := &Plan{month: p.Month, everyday: maxWage, zeros: make([]int64, block),
		notices: slices.Clone(compiled.notices),
		oneItem: compiled.levyOf(rule.Medical, asked) != &compiled.levies[rule.Medical]}
	for _, scheme := range rule.Schemes() {
		if reasons[scheme].Reason != "" {
			continue
		}
		l := compiled.levyOf(scheme, asked)
		errs = append(errs, l.err)
		plan.missing = append(plan.missing, l.missing...)
		plan.add(scheme, l)
		if !asked.partial {
			errs = l.refuse(errs)
		}
	}
	if err := rule.Join(errs...); err != nil {
		return nil, err
	}
	for place := range maxLines {
		if !slices.Contains(plan.places, place) {
			plan.absent = append(plan.absent, place)
		}
	}
	return plan, nil
}

// Notices returns what every slip of the plan says beside its lines, such as a relief that was not applied.
func (p *Plan) Notices() []Notice { return slices.Clone(p.notices) }

// add compiles what a scheme levies. The payers of a scheme have the same limits.
func (p *Plan) add(scheme rule.Scheme, l *levy) {
	s := planned{scheme: scheme, first: len(p.columns), fast: true, most: maxWage}
	for _, prepared := range l.charges {
		if prepared == nil {
			break
		}
		terms := prepared.Terms()
		rounding := fen.Rounding{Unit: terms.Unit, From: terms.From, Mode: fen.Mode(terms.Mode)}
		kernel, _ := fen.NewKernel(terms.Rate, rounding) // exact for 0 alone where there is none
		s.limits = fen.Limits{Floor: terms.Floor, Ceiling: terms.Ceiling}
		s.fast = s.fast && terms.Floor <= kernel.Most()
		if terms.Ceiling > kernel.Most() { // else no wage is charged on more than the kernel is exact for
			s.most = min(s.most, kernel.Most())
		}
		s.charges = append(s.charges, charge{terms.Rate, rounding, kernel})
		if prepared.Payer() == rule.Employee {
			p.employee = append(p.employee, len(p.columns))
		} else {
			p.employer = append(p.employer, len(p.columns))
		}
		column := Column{scheme, prepared.Payer()}
		places := rowColumns()
		p.places = append(p.places, slices.Index(places[:], column))
		p.columns = append(p.columns, column)
	}
	p.pass(&s)
	p.levies = append(p.levies, s)
}

// Columns returns what the columns of amounts are, in the order of the lines of a slip.
func (p *Plan) Columns() []Column { return slices.Clone(p.columns) }

// Missing returns the figures the plan lacks, only with Partial. A side that lacks one has no total.
func (p *Plan) Missing() []Missing { return slices.Clone(p.missing) }

// NewBatch returns a batch of so many rows with All, every column and both totals; without the total of a side that
// lacks a figure.
func (p *Plan) NewBatch(rows int) Batch {
	rows = max(rows, 0)
	apart := distance(rows)
	room := make([]int64, (len(p.columns)+3)*apart)
	column := func() []int64 {
		one := room[:rows:rows]
		room = room[apart:]
		return one
	}
	b := Batch{Wages: WageColumns{All: column()}}
	for range p.columns {
		b.Amounts = append(b.Amounts, column())
	}
	if !p.lacks(rule.Employee) {
		b.Employee = column()
	}
	if !p.lacks(rule.Employer) {
		b.Employer = column()
	}
	return b
}

// distance is how far the columns of a batch lie apart in memory: so that what is written at one time does not fall on
// the same places of a cache, which happens at equal distances from the beginning of a page.
func distance(rows int) int {
	const page, line = 512, 8 // numbers
	if rows <= page {
		return rows
	}
	return (rows/page+1)*page + 5*line
}

// lacks reports whether a payer's side is incomplete.
func (p *Plan) lacks(payer rule.Payer) bool {
	return slices.ContainsFunc(p.missing, func(m Missing) bool { return m.Payer == payer })
}

// MarshalJSON is always an error: store the policy and the settings and compile them again.
func (p Plan) MarshalJSON() ([]byte, error) { return nil, p.unstored() }

// UnmarshalJSON is always an error, as MarshalJSON is.
func (p *Plan) UnmarshalJSON([]byte) error { return p.unstored() }

func (*Plan) unstored() error {
	return rule.Unstored("plan", rule.Say("store the policy and the settings and compile them again",
		"请保存政策和单位设置，并重新编制"))
}
