package cell

import (
	"strings"
	"unicode/utf8"

	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// kind is a kind of what had to be understood in a cell.
type kind int

const (
	blanks kind = iota
	invisible
	fullWidth
	apostrophe
	smallX
	comma
	currency
	brackets
	percent
	perMille
	bareRate
	dateForm
	midnight
	dayOfMonth
	serial
	synonym
	kinds
)

// Seen counts what had to be understood, by its kind. The zero value has seen nothing; a nil one counts nothing.
type Seen struct{ counts [kinds]int }

// note counts kinds, each once.
func (s *Seen) note(list ...kind) {
	if s == nil {
		return
	}
	for _, k := range list {
		s.counts[k]++
	}
}

// Add adds what was seen elsewhere, such as in one row that could be used.
func (s *Seen) Add(other Seen) {
	for k, n := range other.counts {
		s.counts[k] += n
	}
}

// List says every kind that was seen and in how many cells, such as "numbers with a comma: 3".
func (s *Seen) List() []rule.Text {
	var list []rule.Text
	for k, n := range s.counts {
		if n > 0 {
			what := kind(k).text()
			list = append(list, rule.Sayf("%[1]s: %[3]d", "%[2]s：%[3]d", what.English, what.Chinese, n))
		}
	}
	return list
}

// In says the list in a language, "" where nothing was seen.
func (s *Seen) In(lang rule.Language) string {
	between := rule.Say("; ", "；")
	var list []string
	for _, text := range s.List() {
		list = append(list, text.In(lang))
	}
	return strings.Join(list, between.In(lang))
}

// text says what cells of a kind are.
func (k kind) text() rule.Text {
	return [kinds]rule.Text{
		blanks:     rule.Say("blanks at an end taken off", "去掉首尾空格"),
		invisible:  rule.Say("invisible characters taken out", "去掉不可见字符"),
		fullWidth:  rule.Say("full-width characters", "全角字符"),
		apostrophe: rule.Say("a leading apostrophe taken off", "去掉开头的撇号"),
		smallX:     rule.Say("a last x of an id read as X", "证件号码末位 x 读作 X"),
		comma:      rule.Say("numbers with a comma between thousands", "带千分位逗号的数字"),
		currency:   rule.Say("numbers with a yuan sign or word", "带 ¥ 或元的数字"),
		brackets:   rule.Say("numbers in brackets, which are below 0", "用括号表示的负数"),
		percent:    rule.Say("rates with a % sign", "带 % 的比例"),
		perMille:   rule.Say("rates with a ‰ sign", "带 ‰ 的比例"),
		bareRate:   rule.Say("rates without a sign, read as per cent", "未带符号、按百分数读取的比例"),
		dateForm:   rule.Say("dates in another form than 2025-07-01", "不是 2025-07-01 写法的日期"),
		midnight:   rule.Say("dates with the time 00:00 behind", "后面带 00:00 的日期"),
		dayOfMonth: rule.Say("days of which the month was taken", "只取月份的日期"),
		serial:     rule.Say("day numbers of a spreadsheet (1900 system)", "电子表格的日期序号（1900 日期系统）"),
		synonym:    rule.Say("words understood as one of the list", "按同义词理解的文字"),
	}[k]
}

// taken are the kinds that printed.Plain takes away from a text.
func taken(text string) []kind {
	var list []kind
	visible := strings.Map(func(r rune) rune {
		if printed.Invisible(r) {
			return -1
		}
		return r
	}, text)
	trimmed := strings.TrimSpace(visible)
	if trimmed != visible {
		list = append(list, blanks)
	}
	if visible != text {
		list = append(list, invisible)
	}
	if strings.ContainsFunc(trimmed, func(r rune) bool { return '！' <= r && r <= '～' }) {
		list = append(list, fullWidth)
	}
	// What is no blank and still goes from the beginning is an apostrophe.
	if _, size := utf8.DecodeRuneInString(trimmed); size > 0 && printed.Plain(trimmed[:size]) == "" {
		list = append(list, apostrophe)
	}
	return list
}
