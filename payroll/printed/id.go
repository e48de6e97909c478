package printed

import (
	"strings"

	"github.com/shebao-go/shebao/rule"
)

// ID returns an id in its one form: two texts with the same form are one person. An empty text stays empty, and a mask
// is a form too.
//
// Errors: ErrBadNumber for an id that has lost digits.
func ID(text string) (string, error) {
	if isUsual(text) {
		return text, nil
	}
	id := form(text)
	if left := damaged(id); left != "" {
		return "", &rule.FieldError{Kind: rule.ErrBadNumber, Field: "id", Value: text,
			Reason: rule.Say("was made a number by a spreadsheet and has lost digits", "被电子表格转成了数字，已丢失位数"),
			Do: rule.Say("take it from its source and format the column as text",
				"请从原始资料取得，并将该列设为文本格式")}
	}
	return id, nil
}

// isUsual reports whether an id is in its one form at first sight: capital letters and digits of ordinary width, which
// have lost nothing where they do not end in 000, since an exponent is written with its plus.
func isUsual(id string) bool {
	for i := range len(id) {
		if c := id[i]; (c < '0' || c > '9') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return !strings.HasSuffix(id, "000")
}

// Doubt is the error of an id that ID takes and that may have lost digits all the same: a citizen's number that ends in
// 000, as one that a spreadsheet made a number does, whose check character fits, as it does by chance in one of eleven.
// It is for whoever reads it to compare; nil for any other id.
func Doubt(text string) error {
	id := form(text)
	if !endsAsNumber(id) || damaged(id) != "" {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrBadNumber, Field: "id", Value: text,
		Reason: rule.Say("ends in 000, as a number does that a spreadsheet shortened",
			"末三位是 000，与被电子表格截断的数字一样"),
		Do: rule.Say("compare it with its source: by chance the check character of one in eleven fits",
			"请核对原始资料：截断后校验码碰巧相符的有十一分之一")}
}

// endsAsNumber reports whether an id is 18 digits of which the last three are 0, as a spreadsheet leaves them.
func endsAsNumber(id string) bool {
	return len(id) == cardLength && allDigits(id) && strings.HasSuffix(id, "000")
}

// form is the one form of an id, whatever it is worth. A name without a digit keeps its blanks and its x, and hyphens
// are left out of a citizen's number alone: 1-23 and 12-3 are two people.
func form(text string) string {
	id := Plain(text)
	if !strings.ContainsFunc(id, digit) {
		return id
	}
	id = strings.ReplaceAll(id, " ", "")
	if before, found := strings.CutSuffix(id, "x"); found {
		id = before + "X"
	}
	if joined := strings.ReplaceAll(id, "-", ""); isCard(joined) {
		return joined
	}
	return id
}

// isCard reports whether an id has the form of a citizen's number: 17 digits and a digit or X.
func isCard(id string) bool {
	return len(id) == cardLength && allDigits(id[:cardLength-1]) && (allDigits(id) || strings.HasSuffix(id, "X"))
}

const (
	cardLength = 18 // characters of a citizen identification number (公民身份号码, GB 11643)
	kept       = 15 // digits a spreadsheet keeps of a number
)

// damaged returns what an id still shows that a spreadsheet made a number, as a mask; empty for any other id.
func damaged(id string) string {
	if digits, exponent, found := scientific(id); found {
		// The last digit shown may have been rounded up.
		return mask(digits[:len(digits)-1], exponent+1)
	}
	if endsAsNumber(id) && !fits(id) {
		return mask(id[:kept], cardLength)
	}
	return ""
}

// mask fills a beginning up with asterisks.
func mask(begin string, length int) string {
	return begin + strings.Repeat("*", max(length-len(begin), 0))
}

// scientific takes a number such as 4.40106E+17 apart: its digits and its exponent, of one or two digits.
func scientific(id string) (digits string, exponent int, found bool) {
	mantissa, power, _ := strings.Cut(strings.ToUpper(id), "E+")
	whole, fraction, point := strings.Cut(mantissa, ".")
	plain := len(whole) == 1 && allDigits(whole) && (!point || allDigits(fraction))
	if !plain || !allDigits(power) || len(power) > 2 {
		return "", exponent, false
	}
	for _, r := range power {
		exponent = 10*exponent + int(r-'0')
	}
	return whole + fraction, exponent, true
}

// fits reports whether the check character of a number that ends in 000 is 0, as it is where its digits times their
// weights leave 1 (GB 11643-1999, ISO 7064 MOD 11-2).
func fits(id string) bool {
	weights := [kept]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8}
	sum := 0
	for i, weight := range weights {
		sum += weight * int(id[i]-'0')
	}
	return sum%11 == 1
}

// Mask returns what an id that is not whole still shows, with * for what it hides: 440106********1234 as it is,
// 4.40106E+17 as 44010*************. It is false for a whole id.
func Mask(text string) (mask string, hidden bool) {
	id := form(text)
	if left := damaged(id); left != "" {
		return left, true
	}
	masked := strings.NewReplacer("•", "*", "●", "*", "×", "*").Replace(id)
	if at := strings.Index(strings.ToUpper(masked), "XXXX"); at >= 0 {
		last := strings.LastIndex(strings.ToUpper(masked), "XXXX") + len("XXXX")
		masked = masked[:at] + strings.Repeat("*", last-at) + masked[last:]
	}
	return masked, strings.Contains(masked, "*")
}

// Agrees reports whether a mask may stand for an id: every character it shows is the id's. A mask of another length
// than the id's shows its beginning and its end alone.
func Agrees(mask, id string) bool {
	if len(mask) == len(id) {
		for i := range len(mask) {
			if mask[i] != '*' && mask[i] != id[i] {
				return false
			}
		}
		return true
	}
	begin, end := Ends(mask)
	return len(begin)+len(end) <= len(id) && strings.HasPrefix(id, begin) && strings.HasSuffix(id, end)
}

// Ends returns what a mask shows before its first * and after its last.
func Ends(mask string) (begin, end string) {
	first, last := strings.Index(mask, "*"), strings.LastIndex(mask, "*")
	if first < 0 {
		return mask, ""
	}
	return mask[:first], mask[last+1:]
}
