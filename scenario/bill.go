package scenario

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// billRules are an employer's month: what it transfers over all schemes, and its slips beside the bureau's bill.
func billRules() []jsonrule.Rule {
	const person = `"people":[{"id":"A","wage":"8000","injury_rate":"0.002","unemployment_rate":"0.008",` +
		`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"}]`
	return []jsonrule.Rule{
		jsonrule.New("payroll.month_bill", jsonrule.About{
			Doc: "an employer's whole month: its people's slips and, to 2019-12, " +
				"its maternity insurance on the payroll",
			Chinese: "单位当月应缴总额：各人缴费明细，及2019年12月以前按工资总额缴纳的生育保险费", Clause: "-",
			Source:  "the sum of the rounded lines; 社会保险法 art. 60; 省政府令第203号 art. 10",
			Example: `{"month":"2018-08",` + person + `,"maternity":{"payroll":"8000","heads":1}}`}, monthBill),
		jsonrule.New("payroll.reconcile", jsonrule.About{
			Doc:     "slips beside the bureau's bill, to the fen, with the identity of the difference",
			Chinese: "缴费明细与征收机构账单逐行对账（精确到分），并给出差额恒等式", Clause: "1.6",
			Source: "the comparison of two lists; 社会保险法 art. 60",
			Example: `{"month":"2025-08",` + person + `,"rows":[{"id":"A","scheme":"pension","payer":"employee",` +
				`"base":"8000","rate":"0.08","amount":"640.00"}],` +
				`"covers":[{"scheme":"pension","payer":"employee"}]}`}, reconcile),
	}
}

// billedPerson is one person of a bill: an id and everything of payroll.slip but the month.
type billedPerson struct {
	ID     string `json:"id" doc:"whose slip it is" zh:"证件号码"`
	Number string `json:"number" in:",optional" doc:"the person's number on the bill" zh:"账单上的人员编号"`
	slipFields
}

// slipsOfPeople computes the slip of everybody. Where so many cannot be computed that no further error would be kept,
// it stops and says where.
func slipsOfPeople(month rule.Month, people []billedPerson, partial bool) ([]payroll.Slip, error) {
	out := make([]payroll.Slip, len(people))
	var errs jsonrule.Errors
	d := desk{month: month}
	for i := range people {
		if errs.Full() {
			return nil, rule.Join(errs.Err(), notComputed(i))
		}
		fields := people[i].slipFields
		fields.Partial = fields.Partial || partial
		var err error
		if out[i], err = d.slip(fields); err != nil {
			if wrong := ofTheMonth(err); wrong != nil {
				return nil, wrong // which is everybody's
			}
			addWithin(&errs, "people["+strconv.Itoa(i)+"]", err)
		}
	}
	return out, errs.Err()
}

// ofTheMonth is the error of a slip that is about its month; nil where none is.
func ofTheMonth(err error) error {
	for one := range rule.Errors(err) {
		if field, ok := one.(*rule.FieldError); ok && field.Field == "month" {
			return field
		}
	}
	return nil
}

// notComputed says from which person on nobody was computed.
func notComputed(i int) error {
	return &rule.FieldError{Kind: rule.ErrNotApplicable, Field: "people[" + strconv.Itoa(i) + "]",
		Reason: rule.Say("and those after it were not computed", "及其后各人未计算"),
		Do:     rule.Say("correct the errors before it first", "请先改正以上错误")}
}

// addWithin adds the errors of a part of the input, and counts those that are not kept.
func addWithin(errs *jsonrule.Errors, path string, err error) {
	if !errs.Full() {
		errs.Add(rule.Within(path, err))
		return
	}
	for range rule.Errors(err) {
		errs.Count()
	}
}

type monthBillInput struct {
	Month     rule.Month     `json:"month" doc:"the month of the contributions" zh:"费款所属月"`
	People    []billedPerson `json:"people" doc:"everybody of the month" zh:"当月全部人员"`
	Maternity *onPayroll     `json:"maternity" doc:"to 2019-12: the employer's own line" zh:"2019年12月以前单位生育保险费"`
	Partial   bool           `json:"partial" in:",optional" doc:"list what is missing" zh:"列出缺少的数值"`
}

// CheckFields refuses a month of nobody, and an id that stands for two people.
func (in monthBillInput) CheckFields() error {
	var errs jsonrule.Errors
	if len(in.People) == 0 {
		errs.Add(rule.AreaPayroll.Missing("people", rule.Say("pass everybody of the month", "请填写当月全部人员")))
	}
	seen := make(map[string]bool, len(in.People))
	for i := range in.People {
		id := in.People[i].ID
		if seen[id] {
			errs.Add(&rule.FieldError{Kind: rule.ErrConflict, Value: quoted(id),
				Field:  "people[" + strconv.Itoa(i) + "].id",
				Reason: rule.Say("stands for two people", "对应两个人"),
				Do:     rule.Say("give each person an id of their own", "请给每人不同的号码")})
		}
		seen[id] = true
	}
	return errs.Err()
}

type monthBillOutput struct {
	Month     rule.Month          `json:"month" doc:"month" zh:"月份"`
	Parts     []bill.Part         `json:"parts" doc:"by scheme and payer" zh:"分险种、分缴费方"`
	Employee  decimal.NullDecimal `json:"employee_total" in:",null" out:"yuan" doc:"yuan" zh:"个人合计（元）"`
	Employer  decimal.NullDecimal `json:"employer_total" in:",null" out:"yuan" doc:"yuan" zh:"单位合计（元）"`
	Total     decimal.NullDecimal `json:"total" in:",null" out:"yuan" doc:"yuan" zh:"总计（元）"`
	Grade     rule.Grade          `json:"grade" doc:"the weakest of the figures" zh:"数据等级"`
	Missing   []lackingOutput     `json:"missing" doc:"what a side lacks" zh:"缺少的数值"`
	Maternity *payrollLine        `json:"maternity" doc:"the employer's own line" zh:"单位生育保险费"`
}

type lackingOutput struct {
	ID      *string     `json:"id" in:",null" doc:"whose it is; null for the employer" zh:"证件号码；单位为空"`
	Scheme  rule.Scheme `json:"scheme" doc:"scheme" zh:"险种"`
	Payer   rule.Payer  `json:"payer" doc:"who pays" zh:"缴费方"`
	What    string      `json:"what" enum:"floor,ceiling,base,rate,relief,payroll" doc:"the figure" zh:"缺少什么"`
	Why     string      `json:"why" doc:"why it is not known" zh:"原因（英文）"`
	Chinese string      `json:"why_zh" doc:"the same in Chinese" zh:"原因"`
}

func monthBill(in monthBillInput) (monthBillOutput, error) {
	slips, err := slipsOfPeople(in.Month, in.People, true)
	m := bill.Month{Slips: slips}
	var line *payrollLine
	if in.Maternity != nil {
		var maternityErr error
		m.Maternity, line, maternityErr = in.Maternity.contribute(in.Month)
		err = rule.Join(err, rule.Within("maternity", maternityErr))
	}
	if err != nil {
		return monthBillOutput{}, err
	}
	whole, err := m.Whole()
	if err == nil {
		err = in.lacking(whole.Missing)
	}
	if err != nil {
		return monthBillOutput{}, err
	}
	return in.output(&whole, line), nil
}

// lacking returns why what is missing stops the bill: neither it nor the person's slip was asked for in part.
func (in *monthBillInput) lacking(missing []bill.Missing) error {
	if in.Partial {
		return nil
	}
	var errs jsonrule.Errors
	for _, m := range missing {
		switch {
		case m.Person == bill.TheEmployer:
			errs.Add(rule.Within("maternity", m.Err))
		case !in.People[m.Person].Partial:
			addWithin(&errs, "people["+strconv.Itoa(m.Person)+"]", m.Err)
		}
	}
	return errs.Err()
}

func (in *monthBillInput) output(w *bill.Whole, line *payrollLine) monthBillOutput {
	out := monthBillOutput{Month: w.Month, Employee: w.Employee, Employer: w.Employer, Total: w.Total, Grade: w.Grade,
		Parts: w.Parts, Maternity: line}
	for _, m := range w.Missing {
		one := lackingOutput{Scheme: m.Scheme, Payer: m.Payer, What: m.What, Why: m.Err.Error(),
			Chinese: rule.Message(m.Err, rule.Chinese)}
		if m.Person != bill.TheEmployer {
			one.ID = &in.People[m.Person].ID
		}
		out.Missing = append(out.Missing, one)
	}
	return out
}

type reconcileInput struct {
	Month  rule.Month     `json:"month" doc:"the month the bill is for" zh:"账单所属月"`
	People []billedPerson `json:"people" doc:"our people of the month" zh:"本方当月人员"`
	Rows   []bill.Row     `json:"rows" doc:"the bill's rows" zh:"账单各行"`
	Covers []bill.Column  `json:"covers" in:",optional" doc:"what the bill is about" zh:"账单包含的项目"`
}

func reconcile(in reconcileInput) (bill.Document, error) {
	received := bill.Received{Month: in.Month, Covers: in.Covers, Rows: in.Rows}
	for i := range received.Rows {
		if row := &received.Rows[i]; row.Month.IsZero() {
			row.Month = in.Month
		}
	}
	slips, err := slipsOfPeople(in.Month, in.People, false)
	if err != nil {
		return bill.Document{}, err
	}
	people := make([]bill.Person, len(in.People))
	for i := range in.People {
		people[i] = bill.Person{ID: in.People[i].ID, Number: in.People[i].Number, Slips: slips[i : i+1]}
	}
	report, err := received.Compare(people)
	if err != nil {
		return bill.Document{}, err
	}
	return report.Document(), nil
}
