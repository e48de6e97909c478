package collection

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

func finesRule() jsonrule.Rule {
	return jsonrule.New("collection.fines", jsonrule.About{
		Doc:     "the fine of the law for an offence, a range",
		Chinese: "违法行为的法定罚款幅度", Clause: "1.6, 4.1-4.2",
		Source: "社会保险法 art. 84, 86-88; 社会保险费征缴暂行条例 art. 23-24; 工伤保险条例 art. 60, 62; " +
			"社会救助暂行办法 art. 68; 住房公积金管理条例 art. 37",
		Example: `{"offence":"not_registered","amount":"10000"}`}, fines)
}

type finesOutput struct {
	Fines []fineOutput `json:"fines" doc:"the fines for it" zh:"罚款"`
}

type fineOutput struct {
	OnPerson   bool            `json:"on_person" doc:"on the persons in charge" zh:"对直接责任人员"`
	Least      decimal.Decimal `json:"least" out:"yuan" doc:"yuan, included" zh:"下限（元，含）"`
	Most       decimal.Decimal `json:"most" out:"yuan" doc:"yuan, included" zh:"上限（元，含）"`
	May        bool            `json:"may" doc:"the authority need not" zh:"可以处罚"`
	AfterOrder bool            `json:"after_order" doc:"only after a missed order" zh:"责令后逾期方可处罚"`
	Source     string          `json:"source" doc:"the law" zh:"依据"`
}

func fines(in Offending) (finesOutput, error) {
	r, err := FineOf(in)
	if err != nil {
		return finesOutput{}, err
	}
	f := r.Fine
	return finesOutput{[]fineOutput{{f.OnPerson, r.Least, r.Most, f.May, f.AfterOrder, f.Source.In(rule.English)}}}, nil
}

func deadlinesRule() jsonrule.Rule {
	return jsonrule.New("collection.deadlines", jsonrule.About{
		Doc:     "the last day of every duty an event starts, in calendar days, the event's own day not counted",
		Chinese: "各项登记、申报、缴存义务自起算日起的最后期限（起算日不计入）", Clause: "1.6",
		Source:  "社会保险法 art. 50, 57-58; 住房公积金管理条例 art. 14-15, 19",
		Example: `{"event":"2025-07-01"}`}, deadlines)
}

type deadlinesInput struct {
	Event rule.Date `json:"event" doc:"the day that starts the deadline" zh:"起算日"`
}

type deadlinesOutput struct {
	Deadlines []deadlineOutput `json:"deadlines" doc:"a duty each" zh:"各项义务"`
}

type deadlineOutput struct {
	Duty    Duty      `json:"duty" doc:"what has to be done, such as register_employee" zh:"义务"`
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
		out.Deadlines = append(out.Deadlines, deadlineOutput{d.Duty, d.Event, d.Days, last,
			d.Source.In(rule.English)})
	}
	return out, nil
}
