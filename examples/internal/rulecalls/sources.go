package rulecalls

import (
	"regexp"
	"strings"

	"github.com/shebao-go/shebao/rule"
)

// SourceIn is where a rule comes from, in a language: titles are Chinese already, and what stands between them is said
// in Chinese too.
func SourceIn(source string, lang rule.Language) string {
	if lang != rule.Chinese {
		return source
	}
	const number = `[0-9]+(?:\([0-9]+\))?`
	numbered := regexp.MustCompile(`(art|sec|items)\.? (` + number + `(?:(?:-|, )(?:` + number + `|\([0-9]+\)))*)`)
	source = numbered.ReplaceAllStringFunc(source, func(found string) string {
		parts := numbered.FindStringSubmatch(found)
		unit := map[string]string{"art": "条", "sec": "点", "items": "问"}[parts[1]]
		return "第" + strings.ReplaceAll(parts[2], ", ", "、") + unit
	})
	source = strings.NewReplacer(figurePhrases()...).Replace(source)
	source = strings.NewReplacer(phrases()...).Replace(source)
	return strings.ReplaceAll(source, ", ", "、")
}

// figurePhrases are the words of figures, English and Chinese by turns, the longer before those they begin with.
func figurePhrases() []string {
	return []string{
		"figures of package guangzhou, carried forward at most 12 months", "本库广州数据，最多沿用 12 个月",
		"with city_limits figures of package guangzhou", "city_limits 时用本库广州数据",
		"tiers and subsidies of package guangzhou from 2021-06", "2021-06 起的档次与补贴用本库广州数据",
		"record rates of package guangzhou or the caller's", "记账利率用本库广州数据或自填",
		"amounts of package guangzhou", "金额用本库广州数据",
		"figures of package guangzhou from 2023", "本库广州数据（2023 年起）",
		"figures of package guangzhou", "本库广州数据",
	}
}

// phrases are the other words of sources.
func phrases() []string {
	return []string{
		"the city's 2014 notice: 20 % and 12 % to one rate within three years", "2014 年市通知：20 % 与 12 % 三年内统一",
		"the city's 2014 notice: ", "2014 年市通知：",
		"the city's 2014 notice", "2014 年市通知",
		"the city's page of 2025-12-03", "2025-12-03 的市网页",
		"the city's terms", "本市条件",
		"the city's share", "本市比例",
		"the opinion of 2015-08-25", "2015-08-25 的意见",
		" (award sheets of Guangdong)", "（广东）",
		"award sheets", "核定表",
		"the two usual schedules (等额本息, 等额本金)", "通行的两种还款方式（等额本息、等额本金）",
		": the columns of the form", "申报表的列",
		"Guangdong page of 2025", "2025 年广东网页",
		"Guangzhou page of 2015", "2015 年广州网页",
		"Guangzhou page on transfers", "广州转移接续网页",
		"notice on enrolment for 2026", "2026 年度参保通知",
		"notices of 2022-09-30, 2024-05-17 and 2025-05-08", "2022-09-30、2024-05-17、2025-05-08 通知",
		"通知 of 2024-04", "通知 (2024-04)",
		"reproduces the notices of 2022, 2023 and 2024", "转录 2022、2023、2024 年通知",
		", from public pages", "（见公开网页）",
		", as reported", "（据报道）",
		" and its forerunners, ", "及其前身，",
		" and annex ", "及附件 ",
		", annex", "，附件",
		" annex ", " 附件 ",
		"weights are the caller's", "权重由使用者给出",
		"tiers are the caller's", "档次由使用者给出",
		"the standard is the caller's", "标准由使用者给出",
		"the rate is the caller's", "费率由使用者给出",
		"the cut-off day is the caller's", "截止日由使用者给出",
		"all the caller's", "均由使用者给出",
		"the caller's table", "使用者的表",
		"the caller's own items", "使用者自己的项目",
		"the caller's own item", "使用者自己的项目",
		"the sum of the rounded lines", "各行取整后相加",
		"the product of persons, base, rate and share collected", "人数、基数、费率与征收率之积",
		"the path of pension.unify_rates", "pension.unify_rates 的路径",
		"the difference of two slips, each line rounded on its own", "两份明细之差，各行分别取整",
		"the comparison of two lists", "两份清册的比对",
		"from 2022-12 ", "2022-12 起 ",
		"statements", "对账单",
		" for what came", "（后来的执行）",
		"; ", "；",
	}
}
