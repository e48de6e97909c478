package payroll

import (
	"encoding/json"
	"strconv"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// SlipFields are what the JSON of a slip holds: amounts with two decimals, in yuan, by payer and scheme.
type SlipFields struct {
	Month         rule.Month        `json:"month" doc:"the month" zh:"月份"`
	Employee      sideFields        `json:"employee" doc:"what the person owes, yuan" zh:"个人应缴（元）"`
	Employer      sideFields        `json:"employer" doc:"what the employer owes, yuan" zh:"单位应缴（元）"`
	Grade         rule.Grade        `json:"grade,omitempty" doc:"the weakest of the figures" zh:"数据等级"`
	Missing       []missingFields   `json:"missing" doc:"figures nobody knows" zh:"缺少的数值"`
	NotApplicable []Exclusion       `json:"not_applicable,omitempty" doc:"schemes without a line" zh:"不适用的险种"`
	Notices       []Notice          `json:"notices,omitempty" doc:"what was not applied" zh:"提示"`
	Lines         []rule.LineFields `json:"lines" doc:"line by line" zh:"明细"`
	Brief         string            `json:"brief,omitempty" in:",optional" doc:"for the employee" zh:"说明（英文）"`
	BriefChinese  string            `json:"brief_zh,omitempty" in:",optional" doc:"brief in Chinese" zh:"给员工的说明"`
}

// sideFields are one payer's amounts; a scheme without a line is absent, never 0.
type sideFields struct {
	Pension           string `json:"pension,omitempty" in:",optional" doc:"yuan" zh:"养老保险（元）"`
	Medical           string `json:"medical,omitempty" in:",optional" doc:"yuan" zh:"医疗保险（元）"`
	Maternity         string `json:"maternity,omitempty" in:",optional" doc:"yuan" zh:"生育保险（元）"`
	IllnessSupplement string `json:"illness_supplement,omitempty" in:",optional" doc:"yuan" zh:"重大疾病医疗补助（元）"`
	Unemployment      string `json:"unemployment,omitempty" in:",optional" doc:"yuan" zh:"失业保险（元）"`
	Injury            string `json:"injury,omitempty" in:",optional" doc:"yuan" zh:"工伤保险（元）"`
	Housing           string `json:"housing,omitempty" in:",optional" doc:"yuan" zh:"住房公积金（元）"`
	// Absent where something is missing.
	Total string `json:"total,omitempty" in:",optional" doc:"yuan; absent where something is missing" zh:"合计（元）"`
}

type missingFields struct {
	Scheme  rule.Scheme `json:"scheme" doc:"the scheme" zh:"险种"`
	Payer   rule.Payer  `json:"payer" doc:"whose line" zh:"缴费方"`
	What    string      `json:"what" enum:"floor,ceiling,base,rate,relief" doc:"the figure" zh:"缺少什么"`
	Why     string      `json:"why" doc:"why" zh:"原因（英文）"`
	Chinese string      `json:"why_zh,omitempty" in:",optional" doc:"why, in Chinese" zh:"原因"`
}

// Fields returns what the JSON of the slip holds. A side with something missing has no total.
func (s Slip) Fields() SlipFields {
	out := s.Head()
	out.Lines = make([]rule.LineFields, 0, len(s.Lines))
	for i := range s.Lines {
		out.Lines = append(out.Lines, s.Lines[i].Fields())
	}
	return out
}

// Head returns Fields without the lines, for whoever writes these in another way.
func (s Slip) Head() SlipFields {
	out := SlipFields{Month: s.Month, Employee: s.Employee.fields(), Employer: s.Employer.fields(), Grade: s.Grade(),
		Missing: []missingFields{}, NotApplicable: s.NotApplicable, Notices: s.Notices}
	for _, m := range s.Missing {
		out.Missing = append(out.Missing, m.fields())
	}
	return out
}

// fields returns what the JSON of a slip says of a missing figure.
func (m *Missing) fields() missingFields {
	why := rule.UnknownFigure(m.Err).Err()
	return missingFields{m.Scheme, m.Payer, m.What, why.Error(), rule.Message(why, rule.Chinese)}
}

// storedSlip is a slip as it is stored: what its Fields say, for each missing figure its error in full, and for each
// line the charge it follows from.
type storedSlip struct {
	Month         rule.Month      `json:"month" doc:"the month" zh:"月份"`
	Employee      sideFields      `json:"employee" doc:"what the person owes, yuan" zh:"个人应缴（元）"`
	Employer      sideFields      `json:"employer" doc:"what the employer owes, yuan" zh:"单位应缴（元）"`
	Grade         rule.Grade      `json:"grade,omitempty" in:",optional" doc:"the weakest of the figures" zh:"数据等级"`
	Missing       []missingFields `json:"missing" doc:"figures nobody knows" zh:"缺少的数值"`
	Gaps          []rule.Figure   `json:"gaps,omitempty" in:",optional" doc:"why each is missing" zh:"缺少的原因"`
	NotApplicable []Exclusion     `json:"not_applicable,omitempty" in:",optional" doc:"no line" zh:"不适用的险种"`
	Notices       []Notice        `json:"notices,omitempty" in:",optional" doc:"what was not applied" zh:"提示"`
	Lines         []storedLine    `json:"lines" doc:"line by line" zh:"明细"`
}

// storedLine is a line whose errors are kept until the slip names the line.
type storedLine struct {
	line rule.Line
	err  error
}

// MarshalJSON writes the line.
func (l storedLine) MarshalJSON() ([]byte, error) { return l.line.MarshalJSON() }

// UnmarshalJSON reads the line and keeps what is wrong with it.
func (l *storedLine) UnmarshalJSON(data []byte) error {
	l.err = l.line.UnmarshalJSON(data)
	return nil
}

// MarshalJSON writes Fields and, in each line, the charge it follows from: amounts as text with two decimals by payer
// and scheme, the weakest grade, what is missing, and the lines. A slip that was refused is an error.
func (s Slip) MarshalJSON() ([]byte, error) {
	if s.Employee.payer == 0 || s.Employer.payer == 0 {
		return nil, refusedSlip()
	}
	out := storedSlip{Month: s.Month, Employee: s.Employee.fields(), Employer: s.Employer.fields(), Grade: s.Grade(),
		Missing: []missingFields{}, NotApplicable: s.NotApplicable, Notices: s.Notices, Lines: []storedLine{}}
	for _, m := range s.Missing {
		out.Missing, out.Gaps = append(out.Missing, m.fields()), append(out.Gaps, rule.UnknownFigure(m.Err))
	}
	for i := range s.Lines {
		out.Lines = append(out.Lines, storedLine{line: s.Lines[i]})
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes and computes every line from its wage and charge, and every total from
// its lines. A value that comes out otherwise is ErrConflict and named, such as lines[3].amount; a line without its
// charge, as payroll.slip answers, is ErrMissingField.
func (s *Slip) UnmarshalJSON(data []byte) error {
	var in storedSlip
	if err := jsonrule.Unmarshal(rule.AreaPayroll, data, &in); err != nil {
		return err
	}
	read, err := in.slip()
	if err != nil {
		return err
	}
	err = rule.Join(in.Employee.follows("employee", read.Employee.fields()),
		in.Employer.follows("employer", read.Employer.fields()),
		same("grade", in.Grade.String(), read.Grade().String()))
	if err != nil {
		return err
	}
	*s = read
	return nil
}

// slip puts a slip together from its lines.
func (in *storedSlip) slip() (Slip, error) {
	out := Slip{Month: in.Month, Lines: []rule.Line{}, NotApplicable: append([]Exclusion{}, in.NotApplicable...),
		Notices: in.Notices}
	var errs []error
	var fens [rule.Employer + 1]int64
	seen := map[Column]bool{}
	for i := range in.Lines {
		path, line := "lines["+strconv.Itoa(i)+"]", in.Lines[i].line
		if err := in.Lines[i].err; err != nil {
			errs = append(errs, rule.Within(path, err))
			continue
		}
		column := Column{line.Scheme(), line.Payer()}
		if seen[column] {
			errs = append(errs, changed(line.Scheme(), path+".scheme", line.Scheme().String(),
				rule.Say("comes twice for one payer", "同一缴费方出现了两次")))
		}
		seen[column] = true
		fens[line.Payer()] += line.Fen()
		out.Lines = append(out.Lines, line)
	}
	var err error
	out.Missing, err = in.gaps()
	out.Employee = Side{rule.Employee, fens[rule.Employee], out.Lines, out.Missing}
	out.Employer = Side{rule.Employer, fens[rule.Employer], out.Lines, out.Missing}
	return out, rule.Join(append(errs, err, out.speaksOfAll(), out.ofItsMonth())...)
}

// speaksOfAll refuses a slip in which a scheme is neither a line, nor missing, nor not applicable, or is two of these:
// a slip that was computed says one thing of each.
func (s *Slip) speaksOfAll() error {
	var there, not [rule.Housing + 1]bool
	for i := range s.Lines {
		there[s.Lines[i].Scheme()] = true
	}
	for _, m := range s.Missing {
		there[m.Scheme] = true
	}
	var errs []error
	for i, x := range s.NotApplicable {
		if there[x.Scheme] || not[x.Scheme] {
			errs = append(errs, changed(x.Scheme, "not_applicable["+strconv.Itoa(i)+"]", x.Scheme.String(),
				rule.Say("stands elsewhere in the slip as well", "在工资单中另有记载")))
		}
		not[x.Scheme] = true
	}
	for _, scheme := range rule.Schemes() {
		if !there[scheme] && !not[scheme] {
			errs = append(errs, changed(scheme, "lines", "",
				rule.Say("say nothing of the scheme, nor does not_applicable", "没有该险种的明细，也未列为不适用")))
		}
	}
	return rule.Join(errs...)
}

// ofItsMonth refuses a slip that was moved to a month in which a figure of its lines was not in force.
func (s *Slip) ofItsMonth() error {
	var errs []error
	for i := range s.Lines {
		charge := s.Lines[i].Charge()
		for _, f := range [...]rule.Figure{charge.Floor, charge.Ceiling, charge.Rate} {
			period := f.Period()
			dated := f.Standing() == rule.InForce && period != rule.Period{}
			if dated && !period.Contains(s.Month.First()) {
				errs = append(errs, changed(charge.Scheme, "month", s.Month.String(), rule.Sayf(
					"is not a month of a figure of lines[%d] (%s)", "不在 lines[%d] 所用数值的期间（%s）之内", i, period)))
				break
			}
		}
	}
	return rule.Join(errs...)
}

// gaps puts the missing figures together with their errors. The words of "why" may be those of an earlier version; what
// they say is in the error.
func (in *storedSlip) gaps() (out []Missing, err error) {
	if len(in.Gaps) != len(in.Missing) {
		return nil, changed(0, "gaps", strconv.Itoa(len(in.Gaps)),
			rule.Sayf("does not have one entry for each of the %d missing", "与缺少的 %d 项不一一对应", len(in.Missing)))
	}
	for i, m := range in.Missing {
		if in.Gaps[i].Known() {
			err = rule.Join(err, changed(m.Scheme, "gaps["+strconv.Itoa(i)+"]", in.Gaps[i].Number().String(),
				rule.Say("is known and is not missing", "是已知数值，并不缺少")))
		}
		out = append(out, Missing{m.Scheme, m.Payer, m.What, in.Gaps[i].Err()})
	}
	return out, err
}

// changed is the error of a stored slip that does not hold together.
func changed(scheme rule.Scheme, field, value string, reason rule.Text) error {
	area := scheme.Area()
	if scheme == 0 {
		area = rule.AreaPayroll
	}
	return &rule.FieldError{Kind: rule.ErrConflict, Area: area, Field: field, Value: value, Reason: reason,
		Do: rule.Say("the stored slip was changed: compute it again from its inputs", "所存工资单已被改动：请用原输入重新计算")}
}

// same refuses what was stored where it is not what the lines come to.
func same(field, stored, now string) error {
	if stored == now {
		return nil
	}
	return changed(0, field, orDash(stored),
		rule.Sayf("is not %s, which the lines give", "与各行得出的 %s 不一致", orDash(now)))
}

// orDash keeps an absent value visible in a message.
func orDash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

// follows compares the amounts of a side with what its lines give.
func (f *sideFields) follows(side string, now sideFields) error {
	stored, given := f.amounts(), now.amounts()
	var errs []error
	for _, scheme := range rule.Schemes() {
		errs = append(errs, same(side+"."+scheme.String(), *stored[scheme], *given[scheme]))
	}
	return rule.Join(append(errs, same(side+".total", f.Total, now.Total))...)
}

// amounts are the fields of a side by scheme.
func (f *sideFields) amounts() [rule.Housing + 1]*string {
	return [...]*string{rule.Pension: &f.Pension, rule.Medical: &f.Medical, rule.Maternity: &f.Maternity,
		rule.IllnessSupplement: &f.IllnessSupplement, rule.Unemployment: &f.Unemployment,
		rule.Injury: &f.Injury, rule.Housing: &f.Housing}
}

// MarshalJSON is always an error: a side is stored with its slip.
func (s Side) MarshalJSON() ([]byte, error) { return nil, rule.Unstored("side", wholeSlip()) }

// UnmarshalJSON is always an error: a side is read with its slip.
func (s *Side) UnmarshalJSON([]byte) error { return rule.Unstored("side", wholeSlip()) }

func wholeSlip() rule.Text { return rule.Say("store the whole slip", "请保存整张工资单") }

// fields returns the amounts of one side. Their texts are parts of one string.
func (s *Side) fields() sideFields {
	var out sideFields
	var room [160]byte
	var ends [rule.Housing + 1]int
	text := room[:0]
	for _, scheme := range rule.Schemes() {
		if line, there := lineOf(s.lines, scheme, s.payer); there {
			text, _ = rule.FenAmount(line.Fen()).AppendText(text) // it never fails
		}
		ends[scheme] = len(text)
	}
	if s.whole() {
		text, _ = rule.FenAmount(s.fen).AppendText(text)
	}
	all, fields := string(text), out.amounts()
	for _, scheme := range rule.Schemes() {
		*fields[scheme] = all[ends[scheme-1]:ends[scheme]]
	}
	out.Total = all[ends[rule.Housing]:]
	return out
}
