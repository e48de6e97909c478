package household

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/rule"
)

// text is a phrase in both languages.
type text struct{ en, zh string }

func (t text) in(lang rule.Language) string {
	if lang == rule.Chinese {
		return t.zh
	}
	return t.en
}

// say returns a phrase. Both formats take the same arguments; an argument that is a phrase itself is put in in its
// language, an amount is printed in yuan.
func say(en, zh string, args ...any) text {
	if len(args) == 0 {
		return text{en, zh}
	}
	var both [2][]any
	for _, arg := range args {
		for lang := range both {
			shown := arg
			switch a := arg.(type) {
			case text:
				shown = a.in(rule.Language(lang))
			case decimal.Decimal:
				shown = page.Yuan(a)
			}
			both[lang] = append(both[lang], shown)
		}
	}
	return text{fmt.Sprintf(en, both[rule.English]...), fmt.Sprintf(zh, both[rule.Chinese]...)}
}

// joined puts phrases behind each other.
func joined(list []text, en, zh string) text {
	var all [2][]string
	for _, t := range list {
		all[0], all[1] = append(all[0], t.en), append(all[1], t.zh)
	}
	return text{strings.Join(all[0], en), strings.Join(all[1], zh)}
}

// source is a document with the articles relied on and how well it is known.
type source struct {
	title    string // as the document prints it
	articles text
	grade    rule.Grade
}

// at names the articles of a document.
func (s source) at(en, zh string) source {
	s.articles = text{en, zh}
	return s
}

func (s source) text() text {
	if s.articles.en == "" {
		return text{s.title, s.title}
	}
	return text{s.title + " " + s.articles.en, s.title + s.articles.zh}
}

// The documents, graded by what was seen of them.
func gdUnemployment() source {
	return source{title: "广东省失业保险条例", grade: rule.Official}
}
func unemploymentAnswers() source {
	return source{title: "广州失业保险常见问题解答（2025年11月版）", grade: rule.Official}
}
func womenWorkers() source {
	return source{title: "女职工劳动保护特别规定", grade: rule.Official}
}
func gdFamily() source {
	return source{title: "广东省人口与计划生育条例", grade: rule.Official}
}
func socialLaw() source { return source{title: "社会保险法", grade: rule.Official} }
func injuryLaw() source { return source{title: "工伤保险条例", grade: rule.Official} }
func residentNotice() source {
	return source{title: "城乡居民医保集中参保缴费通告（2025-10-14）", grade: rule.Official}
}
func care2024() source { return source{title: "穗医保规字〔2024〕1号", grade: rule.Official} }
func designated2019() source {
	return source{title: "穗医保规字〔2019〕4号", grade: rule.Official}
}
func relief649() source     { return source{title: "社会救助暂行办法", grade: rule.Official} }
func standards2025() source { return source{title: "穗民规字〔2025〕2号", grade: rule.Official} }
func temporary2021() source {
	return source{title: "穗府办规〔2021〕19号", grade: rule.Official}
}
func destitute2021() source { return source{title: "穗府办规〔2021〕7号", grade: rule.Official} }
func homeCare2022() source  { return source{title: "穗府办规〔2022〕13号", grade: rule.Official} }
func rental2024() source    { return source{title: "穗府办规〔2024〕13号", grade: rule.Official} }
func rentLimits2024() source {
	return source{title: "穗建规字〔2024〕5号", grade: rule.Official}
}
func fundLaw() source    { return source{title: "住房公积金管理条例", grade: rule.Official} }
func resident37() source { return source{title: "粤府〔2014〕37号", grade: rule.Official} }
func disabled2022() source {
	return source{title: "广州市困难残疾人生活补贴和重度残疾人护理补贴实施办法（2022-11-16）", grade: rule.Official}
}
func delay2024() source {
	return source{title: "国务院关于渐进式延迟法定退休年龄的办法", grade: rule.Corroborated}
}
func divisors38() source { return source{title: "国发〔2005〕38号", grade: rule.Corroborated} }
func survivors18() source {
	return source{title: "人社部发〔2021〕18号", grade: rule.Corroborated}
}
func subsidy12() source { return source{title: "粤人社规〔2021〕12号", grade: rule.Reported} }
func annuity36() source {
	return source{title: "企业年金办法（令第36号）", grade: rule.Corroborated}
}
func fundTax() source { return source{title: "财税〔2006〕10号", grade: rule.Reported} }

// decree123 is the city's decree of 2015, in force to 2022-11.
func decree123() source {
	return source{title: "广州市社会医疗保险办法（市政府令第123号）", grade: rule.Official}
}

// decree123Carried is the decree where its hospital benefits are carried forward: which text took their place was not
// seen.
func decree123Carried() source {
	s := decree123()
	s.grade = rule.Provisional
	return s
}

// decree193 is the city's decree of 2022, known from reports.
func decree193() source {
	return source{title: "市政府令第193号（据网页）", grade: rule.Reported}
}
