package printed

import (
	"strings"
)

// IsSum reports whether the first text of a row says that the row adds up others and is nobody: 合计, 总计, 小计（3人）,
// 共计, Total, Sum, Subtotal.
func IsSum(text string) bool {
	word := strings.ToLower(strings.ReplaceAll(Plain(text), " ", ""))
	for _, sum := range [...]string{"合计", "总计", "小计", "共计"} {
		if strings.Contains(word, sum) {
			return true
		}
	}
	word, _, _ = strings.Cut(word, "(")
	switch strings.TrimRight(word, ":.") {
	case "total", "totals", "subtotal", "sub-total", "grandtotal", "sum":
		return true
	}
	return false
}

// IsPartSum reports whether a sum row adds up a part of a list, such as 小计.
func IsPartSum(text string) bool {
	word := strings.ToLower(Plain(text))
	return strings.Contains(word, "小计") || strings.HasPrefix(word, "sub")
}
