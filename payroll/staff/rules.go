package staff

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("payroll.declared_base", jsonrule.About{
			Doc:     "the wage to declare: last year's wages over the months actually worked",
			Chinese: "申报缴费工资：上年度工资总额除以实际工作月数", Clause: "-",
			Source:  "住房公积金管理条例 art. 16; 市政府令第123号 art. 34",
			Example: `{"total":"137456.78","months":12}`}, declaredBase),
		jsonrule.New("payroll.new_hire_base", jsonrule.About{
			Doc:     "the base of a new employee, frozen until the next declaration",
			Chinese: "新入职人员的缴费基数，至下次申报前不变", Clause: "-",
			Source: "市政府令第123号 art. 34; 住房公积金管理条例 art. 17",
			Example: `{"scheme":"housing","arrival":"first_job","month":"2025-07","first_pay":"4363.64",` +
				`"second_pay":"9600","declaration_month":7,"in":"2026-06"}`}, newHireBase),
		jsonrule.New("payroll.due_months", jsonrule.About{
			Doc:     "the months due for an employment, by rules of entry, exit and cut-off day",
			Chinese: "按入职、离职规则和截止日确定应缴月份", Clause: "-",
			Source: "社会保险法 art. 58, 60; the cut-off day is the caller's",
			Example: `{"in":"2026-03-20","out":"2026-05-10","through":"2026-12","entry":"before_cutoff",` +
				`"entry_cutoff":15,"exit":"after_cutoff","exit_cutoff":15}`}, dueMonths),
		jsonrule.New("payroll.overlap", jsonrule.About{
			Doc:     "whether two employers pay for the same month",
			Chinese: "两个单位是否重复缴纳同一个月", Clause: "-", Source: "社会保险法 art. 58; 工伤保险条例 art. 2",
			Example: `{"claims":[{"employer":"甲","scheme":"pension","months":["2026-03"]},` +
				`{"employer":"乙","scheme":"pension","months":["2026-04"]}]}`}, overlap),
		jsonrule.New("payroll.coverage", jsonrule.About{
			Doc:     "which schemes a person in a job and a month is in, with the source, or that no text says",
			Chinese: "某类人员在某一工作、某一月份应参加、可参加或不参加哪些险种及其依据，或尚无规定", Clause: "1.6",
			Source: "社会保险法 art. 10, 16, 23, 27, 33, 44, 48, 51, 53, 97; 工伤保险条例 art. 2; 人社部令第16号 art. 3; " +
				"人社部、国家医保局令第41号 art. 2; 人社部令第56号 art. 15-17; 粤人社规〔2020〕55号; 市政府令第123号 art. 6, 28, 38, 69",
			Example: `{"person":"employee","job":"side_job"}`}, coverage),
		jsonrule.New("payroll.unemployed_contribution", jsonrule.About{
			Doc:     "what the unemployment fund pays for somebody who draws the benefit",
			Chinese: "领取失业保险金期间由失业保险基金缴纳的职工医疗保险费", Clause: "1.3a",
			Source: "社会保险法 art. 48; 市政府令第123号 art. 34, 35, 38", Example: `{"city_average":"7000"}`},
			unemployedContribution),
	}
}

type baseOutput struct {
	Base decimal.Decimal `json:"base" out:"yuan" doc:"yuan a month" zh:"缴费工资（元/月）"`
}

func declaredBase(in Year) (baseOutput, error) {
	average, err := in.Average()
	if err != nil {
		return baseOutput{}, err
	}
	return baseOutput{*average}, nil
}

type hireInput struct {
	Scheme rule.Scheme `json:"scheme" doc:"the scheme" zh:"险种"`
	Hire
	Declaration int        `json:"declaration_month" in:"count" min:"1" max:"12" doc:"when bases are declared" zh:"申报月"`
	In          rule.Month `json:"in" in:",optional" doc:"asked for; absent: the month of joining" zh:"查询月（不填为入职月）"`
}

type hireOutput struct {
	From  rule.Month          `json:"from" doc:"first month the base stands" zh:"起始月"`
	Until rule.Month          `json:"until" doc:"next declaration, which it no longer covers" zh:"下次申报月"`
	Base  decimal.NullDecimal `json:"base" in:",null" out:"yuan" doc:"null before the first month" zh:"缴费基数（元/月）"`
}

func newHireBase(in hireInput) (out hireOutput, err error) {
	d, err := FirstPay(in.Scheme, in.Hire, time.Month(in.Declaration))
	if err != nil {
		return out, err
	}
	asked := in.In
	if asked.IsZero() {
		asked = in.Month
	}
	out = hireOutput{From: d.From(), Until: d.Until()}
	out.Base, err = d.In(asked)
	if wrong, ok := err.(*rule.FieldError); ok {
		wrong.Field = "in" // the month of joining is never after the declaration that follows it
	}
	return out, err
}

type monthsOutput struct {
	Months []rule.Month `json:"months" doc:"each whole, in order" zh:"应缴月份"`
}

func dueMonths(in dueInput) (out monthsOutput, err error) {
	out.Months, err = in.Due(in.Employment, in.Through)
	return out, err
}

type overlapOutput struct {
	Overlap bool `json:"overlap" doc:"false: a month paid twice is an error" zh:"是否重复缴费"`
}

func overlap(in claimsInput) (overlapOutput, error) {
	return overlapOutput{}, CheckOverlap(in.Claims...)
}

type coverageInput struct {
	Person Person      `json:"person" doc:"what the person is" zh:"人员类别"`
	Job    Job         `json:"job" doc:"which job it is" zh:"工作"`
	Scheme rule.Scheme `json:"scheme" in:",optional" doc:"every scheme where absent" zh:"险种"`
	Month  rule.Month  `json:"month" in:",optional" doc:"absent: what has not changed since" zh:"费款所属月"`
}

type coverageOutput struct {
	Cells []cellOutput `json:"cells" doc:"by scheme" zh:"各险种"`
}

type cellOutput struct {
	Scheme    rule.Scheme `json:"scheme" doc:"the scheme" zh:"险种"`
	Status    Status      `json:"status" doc:"unknown where no text at hand says" zh:"是否参加"`
	Reason    string      `json:"reason" doc:"why" zh:"原因（英文）"`
	Chinese   string      `json:"reason_zh" doc:"why, in Chinese" zh:"原因"`
	Grade     rule.Grade  `json:"grade,omitempty" doc:"reported where it only follows from a text or shows" zh:"数据等级"`
	Sources   []string    `json:"sources,omitempty" doc:"the texts" zh:"依据"`
	From      rule.Month  `json:"from,omitempty" doc:"first month of the answer" zh:"起始月"`
	Until     rule.Month  `json:"until,omitempty" doc:"first month it no longer holds in" zh:"不再适用的首月"`
	Exception string      `json:"exception,omitempty" doc:"who may stay outside with a document" zh:"例外（英文）"`
	Excepted  string      `json:"exception_zh,omitempty" doc:"the same in Chinese" zh:"例外"`
}

// output is the cell as JSON has it.
func (c *Cell) output() cellOutput {
	out := cellOutput{Scheme: c.Scheme, Status: c.Status, Reason: c.Reason.English, Chinese: c.Reason.Chinese,
		Grade: c.Grade, From: c.From, Until: c.Until, Exception: c.Exception.English, Excepted: c.Exception.Chinese}
	for _, cite := range c.Cites {
		out.Sources = append(out.Sources, cite.In(rule.English))
	}
	return out
}

func coverage(in coverageInput) (out coverageOutput, err error) {
	var cells []Cell
	if in.Scheme == 0 {
		cells, err = Whole(in.Person, in.Job, in.Month)
	} else {
		var cell Cell
		cell, err = Look(in.Person, in.Job, in.Scheme, in.Month)
		cells = []Cell{cell}
	}
	if err != nil {
		return out, err
	}
	for _, cell := range cells {
		out.Cells = append(out.Cells, cell.output())
	}
	return out, nil
}

type unemployedInput struct {
	CityAverage decimal.Decimal `json:"city_average" in:"yuan" min:"0.01" doc:"of the year before" zh:"月平均工资（元）"`
}

func unemployedContribution(in unemployedInput) (FundPaid, error) {
	return UnemployedContribution(Decree123(), in.CityAverage)
}
