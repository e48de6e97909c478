// Package schema rewrites a Go module so that it holds all its mutants at once (mutant schemata): every place that can
// be changed asks package chosen whether to be what was written or what a mutant has there.
package schema

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Kind is what a mutant changes.
type Kind string

// The kinds of mutants.
const (
	Constant   Kind = "constant"   // a number by one unit, a word, true and false
	Statement  Kind = "statement"  // a statement is dropped
	Operand    Kind = "operand"    // an operand of && or || is dropped
	Bound      Kind = "bound"      // < to <=, the least to the greatest
	Arithmetic Kind = "arithmetic" // + to -
	Rounding   Kind = "rounding"   // the way of rounding and its places
	Error      Kind = "error"      // an error that is returned becomes nil
	Condition  Kind = "condition"  // a condition becomes its opposite
)

// Kinds are all kinds.
func Kinds() []Kind {
	return []Kind{Constant, Statement, Operand, Bound, Arithmetic, Rounding, Error, Condition}
}

// Mutant is one change. File, Function, Kind and Change name it, also after lines have moved.
type Mutant struct {
	ID       int    `json:"id"`
	Package  string `json:"package"` // below the module, such as pension/retire
	File     string `json:"file"`    // below the module
	Line     int    `json:"line"`
	Function string `json:"function"`
	Kind     Kind   `json:"kind"`
	Change   string `json:"change"`
}

// Key names the mutant.
func (m Mutant) Key() string {
	return strings.Join([]string{m.File, m.Function, string(m.Kind), m.Change}, "\x00")
}

// number gives the mutants their numbers, and those that would have one name a counter.
func number(mutants []Mutant) {
	seen := map[string]int{}
	for i := range mutants {
		m := &mutants[i]
		key := m.Key()
		seen[key]++
		if n := seen[key]; n > 1 {
			m.Change += " #" + strconv.Itoa(n)
		}
	}
}

// short is a source text on one line, cut where it is long.
func short(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) > 90 {
		return string([]rune(text)[:90]) + "…"
	}
	return text
}
