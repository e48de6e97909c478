package queue

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("relief.waiting_list", jsonrule.About{Doc: "the order of a waiting list: priority, need, date",
			Chinese: "评估轮候次序：优先级、需求、日期", Clause: "2.3a, 2.7", Source: "the city's 2014 notice: 评估轮候",
			Example: `{"applicants":[{"id":"a","priority":1,"need":9,"applied":"2020-01-01"}]}`}, order),
	}
}

type queueInput struct {
	Applicants []applicantInput `json:"applicants" doc:"in any order" zh:"申请人"`
}

type applicantInput struct {
	ID       string    `json:"id" doc:"number of the application, at most 64 bytes" zh:"申请编号"`
	Priority int       `json:"priority" in:"count" max:"1000000" doc:"0 is the highest" zh:"优先级"`
	Need     int       `json:"need" in:"count" max:"1000000" doc:"the higher the more urgent" zh:"需求评估"`
	Applied  rule.Date `json:"applied" doc:"day of the application" zh:"申请日"`
}

type queueOutput struct {
	Order []string `json:"order" doc:"the ids, first to last" zh:"轮候次序"`
}

func order(in queueInput) (out queueOutput, err error) {
	list := make([]Applicant, len(in.Applicants))
	for i, a := range in.Applicants {
		list[i] = Applicant(a)
	}
	ordered, err := Order(list)
	for _, a := range ordered {
		out.Order = append(out.Order, a.ID)
	}
	return out, err
}
