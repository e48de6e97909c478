package jsonrule

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/shebao-go/shebao/rule"
)

const (
	maxItems   = 100_000
	firstYear  = 1900
	lastYear   = 2200
	maxArea    = 100_000
	maxTotal   = 1_000_000_000_000_000
	maxCount   = 1_000_000_000
	maxBase    = 10_000_000
	maxIncome  = 100_000_000 // in fen
	maxYears   = 100
	maxMonths  = 1200
	maxAge     = 150
	maxPersons = 100_000_000
)

// boundsOf returns the bounds of a kind of number; false for an unknown kind.
func boundsOf(kind string) (rule.Input, bool) {
	for _, group := range []func(string) rule.Input{money, measures, times} {
		if in := group(kind); in != (rule.Input{}) {
			return in, true
		}
	}
	return rule.Input{}, false
}

// money are the kinds of amounts.
func money(kind string) rule.Input {
	switch kind {
	case "wage":
		return rule.WageInput("", "")
	case "yuan":
		return rule.YuanInput("", "")
	case "total":
		in := rule.YuanInput("", "")
		in.Max = maxTotal
		return in
	case "base":
		return rule.Input{Min: 1, Max: maxBase, Places: 2,
			Do: rule.Say("pass yuan a month, such as 9307", "请填写金额（元/月），例如 9307")}
	case "income":
		return rule.Input{Min: 1, Max: maxIncome, Scale: 2, Places: 8,
			Do: rule.Say("pass yuan a head and month", "请填写人均月金额（元）")}
	}
	return rule.Input{}
}

// measures are the kinds of fractions and of numbers of things.
func measures(kind string) rule.Input {
	switch kind {
	case "rate", "coefficient":
		in := rule.RateInput("", "", 100)
		if kind == "coefficient" {
			in.Min, in.Max, in.Scale = 1, 100_000_000, 8 // above 0, as far as 8 decimals go
		}
		return in
	case "growth":
		return rule.Input{Min: -50, Max: 100, Scale: 2, Places: 6,
			Do: rule.Say("pass a growth as a fraction, such as 0.05", "请用小数填写增长率，例如 0.05")}
	case "factor":
		return rule.Input{Max: 10, Places: 4, Do: rule.Say("pass a factor such as 1.2", "请填写系数，例如 1.2")}
	case "index":
		return rule.Input{Max: 10, Places: 8, Do: rule.Say("pass an index such as 1.191", "请填写指数，例如 1.191")}
	case "area":
		return rule.Input{Max: maxArea, Places: 4, Do: rule.Say("pass square metres", "请填写面积（平方米）")}
	case "persons":
		return rule.Input{Max: maxPersons, Places: 8,
			Do: rule.Say("pass persons, those of a part of the time as a fraction", "请填写人数，非全时的折算为小数")}
	case "number":
		return rule.Input{Min: -maxTotal, Max: maxTotal, Places: 2,
			Do: rule.Say("pass a number within the bounds", "请填写范围之内的数字")}
	case "count":
		return rule.Input{Max: maxCount, Do: rule.Say("check the count", "请核对数目")}
	}
	return rule.Input{}
}

// times are the kinds of stretches of time.
func times(kind string) rule.Input {
	switch kind {
	case "year":
		return rule.Input{Min: firstYear, Max: lastYear, Do: rule.Say("pass a calendar year", "请填写公历年份")}
	case "years":
		return rule.Input{Max: maxYears, Places: 8, Do: rule.Say("pass years such as 21.25", "请填写年数，例如 21.25")}
	case "months":
		return rule.Input{Max: maxMonths, Places: 8, Do: rule.Say("pass months: years times 12", "请填写月数（年数乘以12）")}
	case "age":
		return rule.Input{Max: maxAge, Do: rule.Say("pass whole years of age", "请填写周岁（整年）")}
	case "divisor":
		return rule.Input{Min: 56, Max: 233, Places: 1,
			Do: rule.Say("pass the months of the divisor table, such as 139 at age 60", "请填写计发月数，例如60岁为139")}
	}
	return rule.Input{}
}

// fits reports whether a kind of number goes with a type: an int or a decimal. Months may be both.
func fits(kind string, whole bool) bool {
	switch kind {
	case "months":
		return true
	case "count", "year", "age":
		return whole
	}
	return !whole
}

// number reads the bounds of a number from its tags. An output has none.
func (s *shape) number(tag reflect.StructTag) error {
	kind, _, _ := strings.Cut(tag.Get("in"), ",")
	if kind == "" {
		return nil
	}
	bounds, ok := boundsOf(kind)
	if !ok || !fits(kind, s.kind == countKind) {
		return fmt.Errorf("has the kind %q, which is none of its type", kind)
	}
	s.bounds, s.bounded, s.year = bounds, true, kind == "year"
	if places := tag.Get("places"); places != "" {
		n, err := strconv.Atoi(places)
		if err != nil {
			return fmt.Errorf("places %q: %w", places, err)
		}
		s.bounds.Places = n
	}
	return s.minMax(tag.Get("min"), tag.Get("max"))
}

// minMax replaces bounds by those of the tags, both in the unit of the finer one.
func (s *shape) minMax(least, most string) error {
	for _, bound := range []string{least, most} {
		_, fraction, _ := strings.Cut(bound, ".")
		for s.bounds.Scale < len(fraction) {
			s.bounds.Min, s.bounds.Max, s.bounds.Scale = s.bounds.Min*10, s.bounds.Max*10, s.bounds.Scale+1
		}
	}
	var err error
	if least != "" {
		if s.bounds.Min, err = s.scaled(least); err != nil {
			return err
		}
	}
	if most != "" {
		s.bounds.Max, err = s.scaled(most)
	}
	return err
}

// scaled reads a bound in units of the scale.
func (s *shape) scaled(text string) (int64, error) {
	whole, fraction, _ := strings.Cut(text, ".")
	n, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", s.bounds.Scale-len(fraction)), 10, 64)
	if err != nil {
		err = fmt.Errorf("bound %q: %w", text, err)
	}
	return n, err
}

// least is the lower bound as a caller would write it.
func (s *shape) least() string { return s.printed(s.bounds.Min) }

// greatest is the upper bound as a caller would write it.
func (s *shape) greatest() string { return s.printed(s.bounds.Max) }

func (s *shape) printed(v int64) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	digits := strconv.FormatInt(v, 10)
	if len(digits) <= s.bounds.Scale {
		digits = strings.Repeat("0", s.bounds.Scale-len(digits)+1) + digits
	}
	point := len(digits) - s.bounds.Scale
	return sign + strings.TrimRight(strings.TrimRight(digits[:point]+"."+digits[point:], "0"), ".")
}
