package program

import (
	"errors"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// The values of flags as people type them: a month as 202508 or 2025年8月, a rate as 5%, a word in Chinese.

// Month is the month of a flag: 2025-08, 2025/8, 2025.08, 202508 or 2025年8月.
//
// Errors: the flag with what is wrong, for an empty text too.
func Month(flag, text string) (rule.Month, error) {
	month, err := cell.TypedMonth(text)
	return month, refuseTyped(flag, text, err)
}

// Day is the day of a flag: 2025-07-01, 2025/7/1, 20250701 or 2025年7月1日.
//
// Errors: those of Month.
func Day(flag, text string) (rule.Date, error) {
	day, err := cell.TypedDate(text)
	return day, refuseTyped(flag, text, err)
}

// Rate makes the rate of a flag, 5%, 2‰ or 0.05, the fraction; an empty text stays empty.
//
// Errors: the flag with what is wrong, such as a number above 1 without a sign.
func Rate(flag, text string) (string, error) {
	if text == "" {
		return "", nil
	}
	rate, err := cell.Rate(text, rule.RateInput("", "rate", 100), false, nil)
	if err != nil {
		return text, refuseTyped(flag, text, err)
	}
	return rate.String(), nil
}

// Word is the value of a flag that is one of some words, in English or in Chinese.
//
// Errors: the flag with the words there are, for an empty text too.
func Word[T any](flag, text string, options []cell.Option[T]) (T, error) {
	value, err := cell.Word(text, options, nil)
	return value, refuseTyped(flag, text, err)
}

// refuseTyped puts the flag before what is wrong with its value; nil stays nil.
func refuseTyped(flag, text string, err error) error {
	field := (*rule.FieldError)(nil)
	if !errors.As(err, &field) {
		return FlagError(flag, err)
	}
	if printed.Plain(text) == "" {
		return Errorf("-%s is empty: write its value behind it (see -h)", "-%s 是空的：请在它后面写上数值（见 -h）", flag)
	}
	return Errorf("-%s %q %s; %s", "-%s %q %s；%s", flag, text, field.Reason, field.Do)
}

// isRate reports whether a figure is a rate by its name.
func isRate(name string) bool { return strings.HasSuffix(name, "_rate") }
