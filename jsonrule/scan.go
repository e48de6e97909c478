package jsonrule

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/shebao-go/shebao/rule"
)

const (
	maxInput = 1 << 20 // bytes of one document
	maxDepth = 64      // arrays and objects within one another

	byteOrderMark = "\ufeff"
)

// Document checks that data is one JSON document of at most 1 MiB in UTF-8, nested at most 64 deep, and returns it
// without the byte order mark it may begin with. A lone surrogate (\ud800) is refused, as is invalid UTF-8: both would
// turn two names into one.
//
// Errors: one *rule.FieldError; ErrBadType with the line and the column (in characters, from 1) for what is not JSON,
// ErrOutOfRange for too long or too deep.
func Document(data []byte) ([]byte, error) {
	text, err := document(data)
	if err != nil {
		return nil, err
	}
	return data[len(data)-len(text):], nil
}

// document is Document with the text as a string, whose parts are read without copies.
func document(data []byte) (string, error) {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if len(data) > maxInput {
		return "", &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "input",
			Reason: rule.Say("is longer than 1 MiB", "超过 1 MiB"),
			Do:     rule.Say("send one case at a time", "请一次只传一条")}
	}
	text := string(data)
	s := scanner{data: text}
	s.value(0)
	s.space()
	if s.at < len(text) {
		s.fail(rule.Say("something follows the value", "值之后还有内容"), rule.Say("send one value", "请只传一个值"))
	}
	if s.kind == nil {
		return text, nil
	}
	line, column := position(text[:s.stop])
	return "", &rule.FieldError{Kind: s.kind, Field: "input", Do: s.do,
		Reason: rule.Say(fmt.Sprintf("is not valid at line %d, column %d: %s", line, column, s.reason.English),
			fmt.Sprintf("第 %d 行第 %d 列有误：%s", line, column, s.reason.Chinese))}
}

// position counts lines and characters of what stands before a place.
func position(before string) (line, column int) {
	line = strings.Count(before, "\n") + 1
	return line, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
}

// scanner walks over one document. The first failure stops it.
type scanner struct {
	data       string
	at         int
	stop       int   // where the first failure is
	kind       error // of the first failure, nil while there is none
	reason, do rule.Text
}

// fail notes the first failure; every caller then returns.
func (s *scanner) fail(reason, do rule.Text) {
	if s.kind == nil {
		s.kind, s.reason, s.do, s.stop = rule.ErrBadType, reason, do, s.at
	}
}

// peek is the next byte, 0 at the end: no JSON text has a byte 0.
func (s *scanner) peek() byte {
	if s.at < len(s.data) {
		return s.data[s.at]
	}
	return 0
}

func (s *scanner) space() {
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return
		}
	}
}

// value walks over any value.
func (s *scanner) value(depth int) {
	s.space()
	if depth > maxDepth {
		s.fail(rule.Say("it is nested deeper than 64", "嵌套超过 64 层"), rule.Say("send a flat case", "请减少嵌套"))
		s.kind = rule.ErrOutOfRange
		return
	}
	switch c := s.peek(); {
	case c == '{':
		s.items('}', func() { s.member(depth) })
	case c == '[':
		s.items(']', func() { s.value(depth + 1) })
	case c == '"':
		s.text()
	case c == '-' || isDigit(c):
		s.number()
	case c == 't':
		s.word("true")
	case c == 'f':
		s.word("false")
	case c == 'n':
		s.word("null")
	case s.at >= len(s.data):
		s.fail(rule.Say("it ends where a value is needed", "内容在应有值处结束"),
			rule.Say("check quotes, commas and brackets", "请检查引号、逗号和括号"))
	default:
		s.fail(rule.Say("no value begins here", "此处不是一个值"), rule.Say("check quotes and commas", "请检查引号和逗号"))
	}
}

// items walks over an array or an object up to its end.
func (s *scanner) items(end byte, item func()) {
	s.at++
	s.space()
	if s.peek() == end {
		s.at++
		return
	}
	for s.kind == nil {
		item()
		s.space()
		switch {
		case s.kind != nil:
			return
		case s.peek() == end:
			s.at++
			return
		case s.peek() != ',':
			s.fail(rule.Sayf("a comma or %c is needed", "此处需要逗号或 %c", end),
				rule.Say("check quotes, commas and brackets", "请检查引号、逗号和括号"))
			return
		}
		s.at++
		s.space()
	}
}

// member walks over a name and its value.
func (s *scanner) member(depth int) {
	if s.peek() != '"' {
		s.fail(rule.Say("a name in quotes is needed", "此处需要带引号的名称"),
			rule.Say(`write {"field": "value"}`, `请写作 {"字段": "值"}`))
		return
	}
	s.text()
	s.space()
	if s.peek() != ':' {
		s.fail(rule.Say("a colon is needed", "此处需要冒号"), rule.Say(`write {"field": "value"}`, `请写作 {"字段": "值"}`))
	}
	if s.kind == nil {
		s.at++
		s.value(depth + 1)
	}
}

func (s *scanner) word(word string) {
	if !strings.HasPrefix(s.data[s.at:], word) {
		s.fail(rule.Say("no value begins here", "此处不是一个值"), rule.Say("check quotes and commas", "请检查引号和逗号"))
		return
	}
	s.at += len(word)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// number walks over a JSON number.
func (s *scanner) number() {
	if s.peek() == '-' {
		s.at++
	}
	if s.peek() == '0' {
		s.at++
		if isDigit(s.peek()) {
			s.fail(rule.Say("a number begins with 0", "数字以 0 开头"),
				rule.Say("write it without the 0 in front", "请去掉前面的 0"))
		}
	} else {
		s.digits()
	}
	if s.peek() == '.' {
		s.at++
		s.digits()
	}
	if c := s.peek(); c == 'e' || c == 'E' {
		s.at++
		if c := s.peek(); c == '+' || c == '-' {
			s.at++
		}
		s.digits()
	}
}

// digits walks over at least one digit.
func (s *scanner) digits() {
	if !isDigit(s.peek()) {
		s.fail(rule.Say("a digit is needed", "此处需要数字"), rule.Say("write the number out, such as 12", "请写出完整数字，例如 12"))
	}
	for isDigit(s.peek()) {
		s.at++
	}
}

// text walks over a string.
func (s *scanner) text() {
	s.at++
	for s.kind == nil {
		for s.at < len(s.data) && asItIs[s.data[s.at]] {
			s.at++
		}
		switch c := s.peek(); {
		case s.at >= len(s.data):
			s.fail(rule.Say("a string has no end", "字符串没有结束"), rule.Say("close the quotes", "请补上引号"))
		case c == '"':
			s.at++
			return
		case c == '\\':
			s.escape()
		case c >= utf8.RuneSelf:
			s.character()
		default:
			s.fail(rule.Say("a string has a control character", "字符串含有控制字符"),
				rule.Say(`write it as \n, \t or \u0000`, `请写作 \n、\t 或 \u0000`))
		}
	}
}

// asItIs is which bytes are characters of a string by themselves.
var asItIs = func() (all [256]bool) {
	for c := byte(' '); c < utf8.RuneSelf; c++ {
		all[c] = c != '"' && c != '\\'
	}
	return all
}()

// character walks over one character of several bytes.
func (s *scanner) character() {
	_, size := utf8.DecodeRuneInString(s.data[s.at:])
	if size == 1 {
		s.fail(rule.Say("the bytes are not UTF-8", "字节不是 UTF-8"),
			rule.Say("save the text as UTF-8 (not GBK)", "请将文本另存为 UTF-8（不是 GBK）"))
		return
	}
	s.at += size
}

// escape walks over an escape. Surrogates come in pairs.
func (s *scanner) escape() {
	if s.at+1 < len(s.data) && strings.IndexByte(`"\/bfnrt`, s.data[s.at+1]) >= 0 {
		s.at += 2
		return
	}
	unit, ok := s.unit(s.at)
	switch {
	case !ok:
		s.fail(rule.Say("an escape is not known", "转义符不可识别"), rule.Say(`write \\ for a backslash`, `反斜杠请写作 \\`))
		return
	case !utf16.IsSurrogate(unit):
		s.at += 6
		return
	}
	low, _ := s.unit(s.at + 6)
	if utf16.DecodeRune(unit, low) == unicode.ReplacementChar {
		s.fail(rule.Say("half a surrogate pair stands alone", "代理对只有一半"),
			rule.Say("write the character itself in UTF-8", "请直接以 UTF-8 写出该字符"))
		return
	}
	s.at += 12
}

// unit reads the \uXXXX at a place.
func (s *scanner) unit(at int) (unit rune, ok bool) {
	if at+6 > len(s.data) || s.data[at:at+2] != `\u` {
		return unit, false
	}
	v, err := strconv.ParseUint(s.data[at+2:at+6], 16, 16)
	return rune(v), err == nil
}

// Members gives the names and values of an object of a Document, in their order. Anything but an object has none.
func Members(raw json.RawMessage) iter.Seq2[string, json.RawMessage] {
	return func(yield func(string, json.RawMessage) bool) {
		each(string(raw), '{', func(name, value string) bool { return yield(unquote(name), json.RawMessage(value)) })
	}
}

// Elements gives the items of an array of a Document. Anything but an array has none.
func Elements(raw json.RawMessage) iter.Seq[json.RawMessage] {
	return func(yield func(json.RawMessage) bool) {
		each(string(raw), '[', func(_, value string) bool { return yield(json.RawMessage(value)) })
	}
}

// each calls yield for every member or item of a valid object or array, until it returns false.
func each(raw string, open byte, yield func(name, value string) bool) {
	s := scanner{data: raw}
	s.space()
	if s.peek() != open {
		return
	}
	for s.at++; s.kind == nil; s.at++ {
		s.space()
		if c := s.peek(); c == ']' || c == 0 { // an object ends where no name follows
			return
		}
		name := ""
		if open == '{' {
			name = s.next()
			if s.space(); s.peek() != ':' {
				return
			}
			s.at++
		}
		value := s.next()
		if !yield(name, value) {
			return
		}
		s.space()
		if s.peek() != ',' {
			return
		}
	}
}

// next returns the value that begins here and walks over it, by brackets and quotes only: the document is valid.
func (s *scanner) next() string {
	s.space()
	start, depth := s.at, 0
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case '"':
			s.skipText()
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return s.data[start:s.at]
			}
			depth--
		case ',', ':', ' ', '\t', '\n', '\r':
			if depth == 0 {
				return s.data[start:s.at]
			}
		}
		s.at++
	}
	return s.data[start:]
}

// skipText walks over a valid string.
func (s *scanner) skipText() {
	for s.at++; s.at < len(s.data); s.at++ {
		switch s.data[s.at] {
		case '\\':
			s.at++
		case '"':
			s.at++
			return
		}
	}
}

// unquote returns what a valid JSON string says.
func unquote(raw string) string {
	if !strings.Contains(raw, `\`) {
		return strings.TrimSuffix(strings.TrimPrefix(raw, `"`), `"`)
	}
	var out string
	if json.Unmarshal([]byte(raw), &out) != nil {
		return ""
	}
	return out
}
