package rental

import (
	"time"

	"github.com/shebao-go/shebao/rule"
)

// Span2013 is the time of 穗府办〔2013〕3号, three years from 2013-05-01.
func Span2013() rule.Span {
	return span(rule.DateOf(2013, time.May, 1), rule.DateOf(2016, time.May, 1), rule.Cite{
		Title: "广州市公共租赁住房保障制度实施办法", Number: "穗府办〔2013〕3号", Article: "art. 51",
		Quote: "本办法自2013年5月1日试行，有效期3年"})
}

// Span2015 is the time of the opinion on registered families' housing, three years from its issue on 2015-08-25.
func Span2015() rule.Span {
	issued := rule.DateOf(2015, time.August, 25)
	return span(issued, rule.DateOf(2018, time.August, 25), rule.Cite{
		Title: "关于加强户籍家庭住房保障工作的实施意见", Article: "sec. 5", Issued: issued, Quote: "本意见自印发之日起实施，有效期3年"})
}

// Span2022 returns the months whose rent subsidy Rules2022 gives: to 2024-03, since 穗建规字〔2024〕5号 sec. 2(1) changes the
// subsidies from the month after it began.
func Span2022() rule.Span {
	return rule.Span{Area: rule.AreaHousing,
		What: rule.Say("rent subsidy before 穗建规字〔2024〕5号", "穗建规字〔2024〕5号之前的住房租赁补贴"),
		From: rule.DateOf(2022, time.March, 1), Until: rule.DateOf(2024, time.April, 1),
		Cite: rule.Cite{Title: "what pages of 2022 and 2023 print", Chinese: "2022、2023 年页面",
			Checked: rule.MonthOf(2026, time.November)}}
}

// Span2024 is the time of 穗建规字〔2024〕5号, five years from 2024-03-04.
func Span2024() rule.Span {
	issued := rule.DateOf(2024, time.March, 4)
	return span(issued, rule.DateOf(2029, time.March, 4), rule.Cite{
		Title: "关于进一步加强户籍家庭住房保障工作的通知", Number: "穗建规字〔2024〕5号", Article: "sec. 7", Issued: issued,
		Quote: "本通知自2024年3月4日起施行，有效期5年"})
}

// Span2024Measures is the time in which 穗府办规〔2024〕13号 stands beside 穗建规字〔2024〕5号: from its issue on 2024-07-26 to
// the end of the other. The measures that held before it were not seen.
func Span2024Measures() rule.Span {
	issued := rule.DateOf(2024, time.July, 26)
	return span(issued, Span2024().Until, rule.Cite{
		Title: "广州市公共租赁住房管理办法", Number: "穗府办规〔2024〕13号", Article: "art. 54", Issued: issued,
		Quote: "本办法自印发之日起施行，有效期5年"})
}

func span(from, until rule.Date, cite rule.Cite) rule.Span {
	return rule.Span{Area: rule.AreaHousing, What: rule.Say("public rental rule of this version", "本版公共租赁住房规定"),
		From: from, Until: until, Cite: cite}
}

// Later returns the same day n months later (earlier where n is negative). Where that month has no such day it is the
// first of the month after, so that the day before it is always the last of so many months. The zero Date outside
// 1900-2200.
func Later(d rule.Date, n int) rule.Date {
	month := d.Month().Add(n)
	if day := rule.DateOf(month.Year(), month.Month(), d.Day()); !day.IsZero() {
		return day
	}
	return month.Add(1).First()
}
