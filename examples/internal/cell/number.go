package cell

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// Number reads an amount or a count, such as "12,345.60", ¥3000, 5000元 or ３０００, within the bounds of in.
//
// Errors: a *rule.FieldError of in's field for an empty cell, for what is refused by name (-, 无, #N/A, 1.23E+04, 7 000,
// 0123, 1.2万), and those of in.Parse.
func Number(text string, in rule.Input, seen *Seen) (decimal.Decimal, error) {
	plain := printed.Plain(text)
	if why, bad := notANumber(plain); bad {
		return decimal.Decimal{}, why.of(in.Area, in.Field, text)
	}
	if groupedByPoint(plain) {
		return decimal.Decimal{}, refusal{
			rule.Say("has three decimals, as a point between thousands leaves", "有三位小数，像是用点号分隔的千分位"),
			rule.Say("write 8000 without a point, or 8.00 where 8 yuan are meant", "八千请写 8000；若确实是 8 元，请写 8.00"),
		}.of(in.Area, in.Field, text)
	}
	d, err := printed.Money(text, in)
	if err != nil {
		return decimal.Decimal{}, err
	}
	seen.note(append(taken(text), inNumber(plain)...)...)
	return *d, nil
}

// Rate reads a rate as a fraction within the bounds of in: 8 %, 8%, 5‰ or 0.08. With bare a number of at least 1
// without a sign is per cent too (8 is 0.08); one between 0 and 1 is refused then, for it may be per cent and a
// fraction.
//
// Errors: those of Number.
func Rate(text string, in rule.Input, bare bool, seen *Seen) (decimal.Decimal, error) {
	plain := printed.Plain(text)
	if why, bad := notANumber(plain); bad {
		return decimal.Decimal{}, why.of(in.Area, in.Field, text)
	}
	if strings.ContainsAny(plain, rangeSigns) && isRange(plain) {
		return decimal.Decimal{}, refusal{rule.Say("is a range of rates", "是比例的范围"),
			rule.Say("write the one rate that applies, such as 5%", "请填写实际执行的一个比例，例如 5%")}.of(in.Area, in.Field, text)
	}
	written := plain
	how := append(taken(text), inNumber(plain)...)
	unit, isNumber := bareNumber(plain)
	switch {
	case !isNumber || unit.IsZero():
	case bare && unit.LessThan(decimal.New(1, 0)):
		return decimal.Decimal{}, refusal{
			rule.Say("may be a fraction and may be per cent", "可能是小数，也可能是百分数"),
			rule.Say("write it with its sign, such as 8% or 0.2%", "请带上百分号，例如 8% 或 0.2%")}.of(in.Area, in.Field, text)
	case bare:
		written, how = plain+"%", append(how, bareRate)
	case unit.GreaterThan(decimal.New(1, 0)):
		return decimal.Decimal{}, refusal{
			rule.Say("is above 1 and has no percent sign", "大于 1 且没有百分号"),
			rule.Say("write 8 % as 8% or as 0.08", "8% 请写作 8% 或 0.08")}.of(in.Area, in.Field, text)
	}
	d, err := printed.Rate(written, in)
	if err != nil {
		return decimal.Decimal{}, err
	}
	seen.note(how...)
	return *d, nil
}

// rangeSigns stand between the ends of a range.
const rangeSigns = "-~—–至到"

// isRange reports whether a text is two numbers with a sign between them, such as 5%-12% or 5%至12%.
func isRange(plain string) bool {
	const number = `[0-9]+(\.[0-9]+)? *[%‰]?`
	return regexp.MustCompile(`^` + number + ` *[` + rangeSigns + `] *` + number + `$`).MatchString(plain)
}

// groupedByPoint reports whether a text may be a number with a point between its thousands: 8.000 is no 8 yuan. One
// whose third decimal is not 0 is refused as what it is.
func groupedByPoint(plain string) bool {
	const group = 3
	whole, fraction, point := strings.Cut(strings.Trim(plain, "¥元 "), ".")
	short := 0 < len(whole) && len(whole) <= group && whole != "0"
	isGroup := len(fraction) == group && fraction[group-1] == '0'
	return point && short && isGroup && Digits(whole+fraction)
}

// mostRate is the bytes of a rate without a sign; a rate is a few digits.
const mostRate = 16

// bareNumber reads digits with at most one point; false for any other text.
func bareNumber(plain string) (decimal.Decimal, bool) {
	if len(plain) > mostRate || strings.Trim(plain, "0123456789.") != "" {
		return decimal.Decimal{}, false
	}
	d, err := decimal.NewFromString(plain)
	return d, err == nil
}

// inNumber are the kinds a number shows in its plain form.
func inNumber(plain string) []kind {
	var list []kind
	add := func(k kind, there bool) {
		if there {
			list = append(list, k)
		}
	}
	add(comma, strings.Contains(plain, ","))
	add(currency, strings.ContainsFunc(plain, func(r rune) bool { return r == '¥' || unicode.IsLetter(r) }))
	add(brackets, strings.HasPrefix(plain, "("))
	add(percent, strings.HasSuffix(plain, "%"))
	add(perMille, strings.HasSuffix(plain, "‰"))
	return list
}

// notANumber says of what people and spreadsheets write in the place of a number why it is refused.
func notANumber(plain string) (refusal, bool) {
	if why, bad := notACell(plain); bad {
		return why, true
	}
	digits := strings.TrimLeftFunc(plain, func(r rune) bool { return !isDigit(r) })
	switch {
	case digits == "":
		return refusal{}, false
	case strings.ContainsAny(plain, "万千百亿萬億"):
		return refusal{rule.Say("counts in thousands or more", "以万、千等为单位"),
			rule.Say("write all digits in yuan, such as 12000.00", "请以元为单位写出全部数字，例如 12000.00")}, true
	case scientific(plain):
		return refusal{rule.Say("is a number that a spreadsheet shortened; digits may be lost", "是电子表格的科学计数法，可能已丢失位数"),
			rule.Say("format the column as a number, take the value from its source and write all digits",
				"请将该列设为数值格式，从原始资料取数并写出全部数字")}, true
	case blankInside(plain):
		return refusal{rule.Say("has a blank inside the number", "数字中间有空格"),
			rule.Say("take the blank out where it is one number, such as 7000", "如果是一个数，请去掉空格，例如 7000")}, true
	case len(digits) > 1 && digits[0] == '0' && isDigit(rune(digits[1])):
		return refusal{rule.Say("begins with 0, as a number or a part of one cut at its comma does not",
			"以 0 开头，不是数值，或是被千分位逗号拆开的一段"),
			rule.Say("write the whole number without leading zeros", "请写出完整的数字，不要以 0 开头")}, true
	}
	return refusal{}, false
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// Digits reports whether a text is one or more of the digits 0 to 9 and nothing else.
func Digits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// scientific reports whether a text is a number such as 1.23E+04.
func scientific(plain string) bool {
	mantissa, exponent, found := strings.Cut(strings.ToUpper(plain), "E")
	number := func(text string) bool { return strings.Trim(text, "0123456789.+-") == "" && text != "" }
	return found && number(mantissa) && number(exponent)
}

// blankInside reports whether a blank stands between two digits.
func blankInside(plain string) bool {
	words := strings.Fields(plain)
	for i := 1; i < len(words); i++ {
		before, after := words[i-1], words[i]
		if isDigit(rune(before[len(before)-1])) && isDigit(rune(after[0])) {
			return true
		}
	}
	return false
}
