package figures

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// printed finds the numbers of quoted words: thousands may have commas, a per cent or per mille sign may follow.
var printed = regexp.MustCompile(`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*([%％‰])?`)

// quotes reports whether the quoted words hold the figure: they print it (5510, 5,510, 8 %, 8％), or the note says
// what it is made of and they print that ("20268 = 6756 × 3"). What does not exist, or is free (0), has no number to
// print.
func quotes(kind Kind, e rule.Entry[rule.Number]) bool {
	quote := e.Cite.Quote
	if e.Value.IsNone() || e.Value == (rule.Number{}) {
		return quote != ""
	}
	if prints(quote, e.Value.Decimal(), kind.fraction()) {
		return true
	}
	_, made, _ := strings.Cut(e.Cite.Note, e.Value.String()+" = ")
	of, _, _ := strings.Cut(made, " ")
	of = strings.Trim(of, ";,.；，。")
	return of != "" && strings.Contains(strings.ReplaceAll(quote, ",", ""), of)
}

// prints reports whether words print a value; a fraction may be printed as per cent.
func prints(words string, value decimal.Decimal, fraction bool) bool {
	for _, found := range printed.FindAllStringSubmatch(words, -1) {
		n, _ := decimal.NewFromString(strings.ReplaceAll(found[1], ",", "")) // digits and a point: always a number
		switch sign := found[2]; {
		case sign == "":
			if n.Equal(value) {
				return true
			}
		case fraction && sign == "‰":
			if n.Equal(value.Shift(3)) {
				return true
			}
		case fraction:
			if n.Equal(value.Shift(2)) {
				return true
			}
		}
	}
	return false
}
