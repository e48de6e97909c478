package penalty

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("collection.deadlines", jsonrule.About{
			Doc:     "the last day of every duty an event starts, in calendar days, the event's own day not counted",
			Chinese: "各项登记、申报、缴存义务自起算日起的最后期限（起算日不计入）", Clause: "1.6",
			Source:  "社会保险法 art. 50, 57-58; 住房公积金管理条例 art. 14-15, 19",
			Example: `{"event":"2025-07-01"}`}, deadlines),
		jsonrule.New("collection.exposure", jsonrule.About{
			Doc:     "the employers in arrears to be named by the caller's criteria, the highest arrears first",
			Chinese: "符合曝光标准（由使用者给定）的欠费单位，欠费多者在前", Clause: "1.6",
			Source: "the city's 2014 notice: 恶意欠缴曝光; 广东省社会保险基金监督条例 art. 47",
			Example: `{"least_arrears":"100000","least_months":3,"debtors":[` +
				`{"id":"a","arrears":"250000","months":6},{"id":"b","arrears":"90000","months":12}]}`}, exposure),
	}
}

type deadlinesInput struct {
	Event rule.Date `json:"event" doc:"the day that starts the deadline" zh:"起算日"`
}

type deadlinesOutput struct {
	Deadlines []deadlineOutput `json:"deadlines" doc:"a duty each" zh:"各项义务"`
}

type deadlineOutput struct {
	Duty    string    `json:"duty" doc:"what has to be done, such as register_employee" zh:"义务"`
	Event   string    `json:"event" doc:"what starts it, in the words of the law" zh:"起算（法条原文）"`
	Days    int       `json:"days" doc:"calendar days" zh:"天数"`
	LastDay rule.Date `json:"last_day" doc:"the last day" zh:"最后期限"`
	Source  string    `json:"source" doc:"the law" zh:"依据"`
}

func deadlines(in deadlinesInput) (out deadlinesOutput, err error) {
	for _, d := range Deadlines() {
		last, err := d.LastDay(in.Event)
		if err != nil {
			return out, err
		}
		out.Deadlines = append(out.Deadlines, deadlineOutput{string(d.Duty), d.Event, d.Days, last,
			d.Source.In(rule.English)})
	}
	return out, nil
}

type exposureInput struct {
	Arrears    decimal.Decimal `json:"least_arrears" in:"total" default:"0" doc:"yuan" zh:"最低欠费额（元）"`
	Months     int             `json:"least_months" in:"count" max:"1200" default:"0" doc:"in arrears" zh:"最少欠费月数"`
	AfterOrder bool            `json:"after_order" default:"false" doc:"only after a missed order" zh:"仅限责令后逾期"`
	Debtors    []debtor        `json:"debtors" doc:"the employers in arrears" zh:"欠费单位"`
}

type debtor struct {
	ID         string          `json:"id" doc:"of the employer, its own" zh:"单位编号"`
	Arrears    decimal.Decimal `json:"arrears" in:"total" out:"yuan" doc:"yuan" zh:"欠费额（元）"`
	Months     int             `json:"months" in:"count" max:"1200" doc:"in arrears" zh:"欠费月数"`
	AfterOrder bool            `json:"after_order" default:"false" doc:"an order was missed" zh:"责令后逾期未缴"`
}

type exposureOutput struct {
	Exposed []debtor `json:"exposed" doc:"those that meet all criteria" zh:"符合标准的单位"`
}

func exposure(in exposureInput) (out exposureOutput, err error) {
	debtors := make([]Debtor, len(in.Debtors))
	for i, d := range in.Debtors {
		debtors[i] = Debtor(d)
	}
	exposed, err := Exposed(Criteria{in.Arrears, in.Months, in.AfterOrder}, debtors)
	for _, d := range exposed {
		out.Exposed = append(out.Exposed, debtor(d))
	}
	return out, err
}
