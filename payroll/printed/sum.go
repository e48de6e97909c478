package printed

import (
	"strings"
	"unicode/utf8"
)

// IsSum reports whether the first text of a row says that the row adds up or averages others and is nobody: 合计, 总计,
// 小計（3人）, 共计, 累计, 共3人, 人数, 平均, 汇总, Total, Sum, Subtotal, Total 2025-08, Average.
func IsSum(text string) bool {
	plain := Plain(text)
	if isASCII(plain) {
		return beginsSum(plain) && isEnglishSum(plain)
	}
	if !beginsSum(plain) && !strings.ContainsFunc(plain, namesSum) {
		return false
	}
	plain = simplified(plain)
	word := strings.ReplaceAll(plain, " ", "")
	if strings.Contains(word, "计") {
		for _, sum := range [...]string{"合计", "总计", "小计", "共计", "累计"} {
			if strings.Contains(word, sum) {
				return true
			}
		}
	}
	if number, ok := strings.CutPrefix(word, "共"); ok {
		people, ok := strings.CutSuffix(strings.TrimRight(number, ":。"), "人")
		return ok && allDigits(people)
	}
	if beginsSum(plain) {
		return isEnglishSum(plain)
	}
	before, _, _ := strings.Cut(word, "(")
	switch strings.TrimRight(before, ":") {
	case "人数", "总人数", "参保人数", "缴费人数", "职工人数", "员工人数":
		return true // it counts the others
	case "平均", "平均值", "平均数", "人均", "均值", "汇总", "总和", "总额", "总数":
		return true
	}
	return false
}

// namesSum reports whether a character is one of those of which every Chinese name of a sum has at least one.
func namesSum(r rune) bool {
	switch r {
	case '计', '計', '共', '数', '數', '均', '总', '總':
		return true
	}
	return false
}

// simplified is a text with the simplified form of the characters that names of sums have.
func simplified(text string) string {
	if !strings.ContainsAny(text, "計總匯額數") {
		return text
	}
	return strings.NewReplacer("計", "计", "總", "总", "匯", "汇", "額", "额", "數", "数").Replace(text)
}

// isEnglishSum is IsSum of an English text: a sum alone, or a total with what it is of behind a blank.
func isEnglishSum(plain string) bool {
	words := strings.ToLower(plain)
	alone, _, _ := strings.Cut(strings.ReplaceAll(words, " ", ""), "(")
	switch strings.TrimRight(alone, ":.") {
	case "sum", "average", "avg", "total", "totals", "subtotal", "sub-total", "grandtotal":
		return true
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(words, "grand "), " ")
	switch strings.TrimRight(first, ":.") {
	case "total", "totals", "subtotal", "sub-total":
		return true
	}
	return false
}

// beginsSum reports whether a text begins with the letters that the English names of sums and averages begin with,
// blanks left out.
func beginsSum(text string) bool {
	for _, name := range [...]string{"tot", "sum", "sub", "gra", "av"} {
		if begins(text, name) {
			return true
		}
	}
	return false
}

// begins reports whether a text begins with a name of small letters, whatever its case and blanks.
func begins(text, name string) bool {
	at := 0
	for i := 0; i < len(text) && at < len(name); i++ {
		switch {
		case text[i] == ' ':
		case text[i]|0x20 == name[at]:
			at++
		default:
			return false
		}
	}
	return at == len(name)
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// IsPartSum reports whether a sum row adds up a part of a list, such as 小计.
func IsPartSum(text string) bool {
	word := strings.ToLower(simplified(Plain(text)))
	return strings.Contains(word, "小计") || strings.HasPrefix(word, "sub")
}

// IsRunningSum reports whether a sum row (累计) may count what stood on earlier pages or in earlier months too.
func IsRunningSum(text string) bool { return strings.Contains(simplified(Plain(text)), "累计") }
