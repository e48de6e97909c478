package rosteranswer

import (
	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// What an answer lists at most; all are counted.
const mostPeople, mostFaults = 200, 1000

// Roster is the answer of a roster.
type Roster struct {
	Month    rule.Month `json:"month,omitempty" doc:"of the contributions" zh:"费款所属月"`
	Computed int        `json:"computed" doc:"people with a slip" zh:"已计算人数"`
	Refused  int        `json:"refused" doc:"rows that cannot be used" zh:"不能使用的行数"`
	Employee string     `json:"employee,omitempty" doc:"yuan; absent where not known" zh:"个人合计（元）"`
	Employer string     `json:"employer,omitempty" doc:"yuan; absent where not known" zh:"单位合计（元）"`
	Grade    rule.Grade `json:"grade,omitempty" doc:"the weakest of the figures" zh:"数据等级"`
	Schemes  []Scheme   `json:"schemes" doc:"sums by scheme" zh:"各险种合计"`
	People   []Person   `json:"people" doc:"the first 200" zh:"前 200 人"`
	Faults   []Fault    `json:"faults" doc:"the first 1000 fields that cannot be used" zh:"不能使用的内容（前 1000 处）"`
	Report   string     `json:"report" doc:"all that the program says" zh:"程序输出的全文"`
}

// Scheme is the sum of a scheme.
type Scheme struct {
	Scheme   rule.Scheme `json:"scheme" doc:"the scheme" zh:"险种"`
	People   int         `json:"people" doc:"with a line" zh:"人数"`
	Employee string      `json:"employee,omitempty" doc:"yuan; absent where not known" zh:"个人（元）"`
	Employer string      `json:"employer,omitempty" doc:"yuan; absent where not known" zh:"单位（元）"`
}

// Person is the slip of somebody in short.
type Person struct {
	ID       string     `json:"id" doc:"as in the roster" zh:"工号"`
	Name     string     `json:"name,omitempty" doc:"where the roster has names" zh:"姓名"`
	Employee string     `json:"employee,omitempty" doc:"yuan; absent where not known" zh:"个人合计（元）"`
	Employer string     `json:"employer,omitempty" doc:"yuan; absent where not known" zh:"单位合计（元）"`
	Grade    rule.Grade `json:"grade,omitempty" doc:"the weakest of the figures" zh:"数据等级"`
	Remarks  []string   `json:"remarks,omitempty" doc:"what the slip says beside" zh:"说明"`
}

// Fault is what is wrong with a row that was refused.
type Fault struct {
	Line   int    `json:"line" doc:"of the roster" zh:"行"`
	ID     string `json:"id,omitempty" doc:"whose row, where known" zh:"工号"`
	Column string `json:"column,omitempty" doc:"absent where it is the whole row" zh:"列"`
	Value  string `json:"value,omitempty" doc:"as it is there" zh:"值"`
	Reason string `json:"reason" doc:"why it cannot be used" zh:"原因"`
}

// sum is amounts of one side added up in fen; without the amount of anybody it is not known.
type sum struct {
	fen     int64
	any     bool
	unknown bool
}

func (s *sum) add(fen int64) { s.fen, s.any = s.fen+fen, true }

// String is the sum in yuan; empty where nobody has an amount, or somebody's is not known.
func (s sum) String() string {
	if s.unknown || !s.any {
		return ""
	}
	return rule.FenAmount(s.fen).String()
}

// collector takes in the slips and the rows that were refused.
type collector struct {
	lang    rule.Language
	out     Roster
	schemes [rule.Housing + 1][rule.Employer + 1]sum
	people  [rule.Housing + 1]int
	sides   [rule.Employer + 1]sum
	line    int // of the last row that was refused
}

func newCollector(lang rule.Language) *collector {
	return &collector{lang: lang, out: Roster{Schemes: []Scheme{}, People: []Person{}, Faults: []Fault{}}}
}

// Write takes in a slip.
func (c *collector) Write(who payrollmonth.Who, s *payroll.Slip) error {
	c.out.Computed++
	c.out.Month, c.out.Grade = s.Month, max(c.out.Grade, s.Grade())
	for i := range s.Lines {
		line := &s.Lines[i]
		c.schemes[line.Scheme()][line.Payer()].add(line.Fen())
		c.sides[line.Payer()].add(line.Fen())
		if i == 0 || s.Lines[i-1].Scheme() != line.Scheme() {
			c.people[line.Scheme()]++
		}
	}
	for _, lacks := range s.Missing {
		c.schemes[lacks.Scheme][lacks.Payer].unknown = true
		c.sides[lacks.Payer].unknown = true
	}
	if len(c.out.People) < mostPeople {
		fields := s.Fields()
		c.out.People = append(c.out.People, Person{ID: who.ID, Name: who.Name,
			Employee: fields.Employee.Total, Employer: fields.Employer.Total, Grade: s.Grade(),
			Remarks: payrollmonth.Remarks(s, c.lang)})
	}
	return nil
}

// Refuse takes in what is wrong with a row.
func (c *collector) Refuse(f payrollmonth.Fault) error {
	if f.Line != c.line {
		c.out.Refused++
		c.line = f.Line
	}
	if len(c.out.Faults) < mostFaults {
		c.out.Faults = append(c.out.Faults, Fault(f))
	}
	return nil
}

// End takes in what the employer owes beside the slips, which the report has.
func (c *collector) End(payrollmonth.Bill) error { return nil }

// Drop leaves nothing: nothing was written.
func (c *collector) Drop() error { return nil }

// answer is the answer, with what the program said.
func (c *collector) answer(said string) Roster {
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		sides := c.schemes[scheme]
		if c.people[scheme] > 0 || sides[rule.Employee].unknown || sides[rule.Employer].unknown {
			c.out.Schemes = append(c.out.Schemes, Scheme{scheme, c.people[scheme], sides[rule.Employee].String(),
				sides[rule.Employer].String()})
		}
	}
	c.out.Employee, c.out.Employer = c.sides[rule.Employee].String(), c.sides[rule.Employer].String()
	c.out.Report = said
	return c.out
}
