package unemployment

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// checked is the month the texts were last looked at.
func checked() rule.Month { return rule.MonthOf(2026, time.November) }

// regulation is the span of 广东省失业保险条例 as revised on 2013-11-21 and amended on 2022-06-01 (art. 49).
func regulation() rule.Span {
	what := rule.Say("unemployment benefit", "失业保险金")
	return rule.OpenSpan(rule.AreaUnemployment, what, rule.DateOf(2014, time.July, 1), rule.Cite{
		Title: "Guangdong unemployment insurance regulation", Chinese: "广东省失业保险条例", Article: "art. 49",
		Quote: "本条例自2014年7月1日起施行", Checked: checked()})
}

// share is a row of the dated table of shares.
type share struct {
	from    rule.Date
	percent int64
	grade   rule.Grade
	cite    rule.Cite
}

// shares are the shares of the minimum wage by day, oldest first. The two of 80 % stand on the amounts Guangzhou
// published.
func shares() []share {
	article := regulation().Cite
	article.Article, article.Quote = "art. 19", "最低工资标准的百分之九十按月计发"
	return []share{
		{rule.DateOf(2014, time.July, 1), 80, rule.Reported, rule.Cite{
			Title: "notice of the city's bureau of 2013-03-04, in a public copy", Chinese: "广州市人社局 2013-03-04 通知（公开转载）",
			URL:  "nyfesco.com/blank.aspx?info_id=215",
			Note: "it prints 1,240 yuan, 80 % of 1,550", Checked: checked()}},
		{rule.DateOf(2015, time.May, 1), 80, rule.Reported, rule.Cite{
			Title: "web page on the amount of 2015", Chinese: "关于 2015 年失业保险金标准的网页", Number: "穗人社函〔2015〕421号",
			URL: "caizhika.com", Note: "it prints 1,516 yuan, 80 % of 1,895", Checked: checked()}},
		{rule.DateOf(2018, time.May, 1), 90, rule.Corroborated, rule.Cite{
			Title:   "gov.cn of 2018-05-22 and press of 2018-07-14 on the rise to 90 %",
			Chinese: "2018-05-22 gov.cn 与 2018-07-14 媒体报道",
			Number:  "粤人社规〔2018〕2号",
			Note:    "the press printed 1,706 yuan or 1,705 for 90 % of 1,895, which is 1,705.50", Checked: checked()}},
		{rule.DateOf(2022, time.June, 1), 90, rule.Official, article},
	}
}

// Ratio returns the share of the city's minimum wage the benefit is in a month (失业保险金计发比例), a fraction with its
// source: 80 % to 2018-04, 90 % since (粤人社规〔2018〕2号), in the regulation itself since 2022-06-01 (广东省失业保险条例 art. 19).
//
// Errors: ErrNoRule before 2014-07, when the regulation began, and after 2027-12, up to which it holds.
func Ratio(month rule.Month) (rule.Figure, error) {
	list, until := shares(), regulation().Until
	entries := make([]rule.Entry[rule.Number], len(list))
	var errs []error
	for i, s := range list {
		number, err := rule.RateInput(rule.AreaUnemployment, "ratio", 100).Number(decimal.New(s.percent, -2))
		errs = append(errs, err)
		end := until
		if i+1 < len(list) {
			end = list[i+1].from
		}
		entries[i] = rule.Entry[rule.Number]{From: s.from, Until: end, Value: number, Grade: s.grade,
			Modality: rule.Exact, Cite: s.cite, Holds: i == len(list)-1}
	}
	series, err := rule.NewSeries(rule.AreaUnemployment, rule.Say("benefit ratio", "失业保险金计发比例"), entries...)
	if err := rule.Join(append(errs, err)...); err != nil {
		return rule.Figure{}, err
	}
	entry, err := series.At(month, rule.Lookup{})
	if err != nil {
		return rule.Figure{}, err
	}
	return rule.FigureOf(entry), nil
}
