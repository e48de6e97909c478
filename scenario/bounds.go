package scenario

import "github.com/shebao-go/shebao/rule"

// amount is the door for a city's or a household's yuan.
func amount(scheme rule.Scheme, most int64) rule.Input {
	return rule.Input{Area: scheme.Area(), Max: most, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals")}
}

const (
	person = 10_000_000_000        // most yuan of one person or household
	city   = 1_000_000_000_000_000 // most yuan of a city's totals
)
