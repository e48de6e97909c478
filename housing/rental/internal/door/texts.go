package door

import (
	"time"

	"github.com/shebao-go/shebao/rule"
)

// Text2013 is the span of 穗府办〔2013〕3号, three years from 2013-05-01.
func Text2013() rule.Span {
	return text(rule.DateOf(2013, time.May, 1), rule.DateOf(2016, time.May, 1), rule.Cite{Title: "广州市公共租赁住房保障制度实施办法",
		Number: "穗府办〔2013〕3号", Article: "art. 51", Quote: "本办法自2013年5月1日试行，有效期3年"})
}

// Text2015 is the span of the opinion on registered families' housing, three years from its issue on 2015-08-25.
func Text2015() rule.Span {
	return text(rule.DateOf(2015, time.August, 25), rule.DateOf(2018, time.August, 25),
		rule.Cite{Title: "关于加强户籍家庭住房保障工作的实施意见",
			Article: "sec. 5", Issued: rule.DateOf(2015, time.August, 25), Quote: "本意见自印发之日起实施，有效期3年"})
}

// Text2024 is the span of 穗建规字〔2024〕5号, five years from 2024-03-04.
func Text2024() rule.Span {
	return text(rule.DateOf(2024, time.March, 4), rule.DateOf(2029, time.March, 4),
		rule.Cite{Title: "关于进一步加强户籍家庭住房保障工作的通知",
			Number: "穗建规字〔2024〕5号", Article: "sec. 7", Issued: rule.DateOf(2024, time.March, 4),
			Quote: "本通知自2024年3月4日起施行，有效期5年"})
}

func text(from, until rule.Date, cite rule.Cite) rule.Span {
	const what = "public rental rule of this version"
	return rule.Span{Area: rule.AreaHousing, What: rule.Untranslated(what), From: from, Until: until, Cite: cite}
}
