package retire

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Category is the group whose original retirement age (原法定退休年龄) applies. The zero value is no category.
type Category uint8

// The three groups of the measures.
const (
	Male60   Category = iota + 1 // 男职工, original age 60
	Female55                     // 原法定退休年龄55周岁的女职工: management and technical posts
	Female50                     // 原法定退休年龄50周岁的女职工: worker posts
)

// ladder is one annex of the measures.
type ladder struct {
	age   int        // original age, months
	first rule.Month // the first month of birth that is delayed
	step  int        // months of birth that share one month of delay
	most  int        // the whole delay, months
}

// ladder returns the annex of a category, the zero ladder for none.
func (c Category) ladder() ladder {
	switch c {
	case Male60:
		// 办法 art. 1, annex 1: one month later for every four months, 60 to 63
		return ladder{age: 60 * year, first: rule.MonthOf(1965, 1), step: 4, most: 36}
	case Female55:
		// 办法 art. 1, annex 2: one month later for every four months, 55 to 58
		return ladder{age: 55 * year, first: rule.MonthOf(1970, 1), step: 4, most: 36}
	case Female50:
		// 办法 art. 1, annex 3: one month later for every two months, 50 to 55
		return ladder{age: 50 * year, first: rule.MonthOf(1975, 1), step: 2, most: 60}
	}
	return ladder{}
}

// categories are the text names, by value.
func categories() jsonrule.Words { return jsonrule.Words{"", "male60", "female55", "female50"} }

// String returns the text name: "male60", "female55" or "female50".
func (c Category) String() string { return string(categories().Text(uint8(c))) }

// MarshalText writes the text name and refuses a value that has none.
func (c Category) MarshalText() ([]byte, error) {
	var known Category
	text := categories().Text(uint8(c))
	return text, known.UnmarshalText(text)
}

// UnmarshalText reads a text name and refuses any other word.
func (c *Category) UnmarshalText(text []byte) error { return categories().Read((*uint8)(c), text) }
