package printed

import (
	"strings"
	"unicode/utf8"
)

// IsSum reports whether the first text of a row says that the row adds up others and is nobody: 合计, 总计, 小计（3人）,
// 共计, 累计, 共3人, Total, Sum, Subtotal.
func IsSum(text string) bool {
	word := Plain(text)
	if isASCII(word) && !beginsSum(word) {
		return false // as nearly all texts are
	}
	word = strings.ReplaceAll(word, " ", "")
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
	if !beginsSum(word) {
		return false
	}
	word, _, _ = strings.Cut(strings.ToLower(word), "(")
	switch strings.TrimRight(word, ":.") {
	case "total", "totals", "subtotal", "sub-total", "grandtotal", "sum":
		return true
	}
	return false
}

// beginsSum reports whether a text begins with a letter that the English names of sums begin with.
func beginsSum(text string) bool { return text != "" && strings.Contains("TtSsGg", text[:1]) }

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
	word := strings.ToLower(Plain(text))
	return strings.Contains(word, "小计") || strings.HasPrefix(word, "sub")
}

// IsRunningSum reports whether a sum row (累计) may count what stood on earlier pages or in earlier months too.
func IsRunningSum(text string) bool { return strings.Contains(Plain(text), "累计") }
