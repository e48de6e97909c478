package rule_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// kinds are the sentinels with the codes the JSON contract names; a code is never reassigned.
func kinds() map[string]error {
	return map[string]error{
		"no_rule": rule.ErrNoRule, "bad_number": rule.ErrBadNumber, "bad_type": rule.ErrBadType,
		"bad_date": rule.ErrBadDate, "out_of_range": rule.ErrOutOfRange, "missing_field": rule.ErrMissingField,
		"unknown_field": rule.ErrUnknownField, "unknown_rule": rule.ErrUnknownRule,
		"not_applicable": rule.ErrNotApplicable, "below_grade": rule.ErrBelowGrade, "conflict": rule.ErrConflict,
	}
}

// A code is found bare, in a FieldError, wrapped, joined behind others, and in any nesting of these.
func TestCodeOf(t *testing.T) {
	for code, kind := range kinds() {
		field := &rule.FieldError{Kind: kind, Field: "wage", Reason: rule.Say("is wrong", "is wrong")}
		for name, err := range map[string]error{
			"bare":            kind,
			"in a FieldError": field,
			"wrapped":         fmt.Errorf("employee 7: %w", field),
			"joined":          errors.Join(io.EOF, nil, field, rule.ErrConflict),
			"two verbs":       fmt.Errorf("%w and %w", io.EOF, field),
			"nested":          fmt.Errorf("batch: %w", errors.Join(io.EOF, fmt.Errorf("row: %w", errors.Join(field)))),
		} {
			assert.Equal(t, code, rule.CodeOf(err), "%s %s", code, name)
			assert.ErrorIs(t, err, kind)
		}
	}
	assert.Equal(t, "conflict", rule.CodeOf(errors.Join(rule.ErrConflict, rule.ErrNoRule)), "the first code counts")
	assert.Equal(t, "no_rule", rule.CodeOf(fmt.Errorf("slip: %w", &rule.NoRuleError{What: rule.Say("floor", "floor")})))
	assert.Equal(t, "below_grade", rule.CodeOf(errors.Join(&rule.GradeError{What: rule.Say("floor", "floor")})))
	for _, without := range []error{nil, io.EOF, errors.Join(io.EOF, io.ErrNoProgress), fmt.Errorf("x: %w", io.EOF),
		&rule.FieldError{Field: "wage"}} {
		assert.Empty(t, rule.CodeOf(without))
	}
}

func TestFieldErrorMessage(t *testing.T) {
	type c struct {
		name string
		err  rule.FieldError
		want string
	}
	tabletest.Each(t, []c{
		{name: "all of it",
			err: rule.FieldError{Area: rule.AreaPension, Field: "wage", Value: "-3.00",
				Reason: rule.Say("is below 0", "is below 0"),
				Do:     rule.Say("pass the declared monthly wage in yuan", "pass the declared monthly wage in yuan")},
			want: "pension: wage -3.00 is below 0; pass the declared monthly wage in yuan",
		},
		{name: "no scheme",
			err: rule.FieldError{Field: "month", Value: "2025-13", Reason: rule.Say("is not a month", "is not a month"),
				Do: rule.Say("write 2025-08", "write 2025-08")}, want: "month 2025-13 is not a month; write 2025-08"},
		{name: "no value",
			err: rule.FieldError{Area: rule.AreaHousing, Field: "unit", Reason: rule.Say("is missing", "is missing"),
				Do: rule.Say("pass it", "pass it")},
			want: "housing: unit is missing; pass it",
		},
		{name: "nothing to do",
			err:  rule.FieldError{Field: "wage", Value: "x", Reason: rule.Say("is wrong", "is wrong")},
			want: "wage x is wrong",
		},
		{name: "no field",
			err:  rule.FieldError{Reason: rule.Say("the file is empty", "文件是空的")},
			want: "the file is empty",
		},
		{name: "two-word scheme",
			err: rule.FieldError{Area: rule.AreaIllnessSupplement, Field: "rate",
				Reason: rule.Say("is not set", "is not set")},
			want: "illness_supplement: rate is not set",
		},
		{name: "32 bytes stay",
			err: rule.FieldError{Field: "wage", Value: strings.Repeat("9", 32),
				Reason: rule.Say("is wrong", "is wrong")},
			want: "wage " + strings.Repeat("9", 32) + " is wrong",
		},
		{name: "33 bytes are cut",
			err: rule.FieldError{Field: "wage", Value: strings.Repeat("9", 33),
				Reason: rule.Say("is wrong", "is wrong")},
			want: "wage " + strings.Repeat("9", 32) + "... is wrong",
		},
		{name: "a line break",
			err:  rule.FieldError{Field: "name", Value: "a\nb", Reason: rule.Say("is wrong", "is wrong")},
			want: `name "a\nb" is wrong`,
		},
		{name: "a terminal escape",
			err:  rule.FieldError{Field: "name", Value: "\x1b[2J", Reason: rule.Say("is wrong", "is wrong")},
			want: `name "\x1b[2J" is wrong`,
		},
		{name: "full-width digits",
			err:  rule.FieldError{Field: "wage", Value: "３０", Reason: rule.Say("is wrong", "is wrong")},
			want: `wage "\uff13\uff10" is wrong`,
		},
		{name: "cut within a glyph",
			err: rule.FieldError{Field: "name", Value: strings.Repeat("元", 11),
				Reason: rule.Say("is wrong", "is wrong")},
			want: `name ` + strings.Repeat("元", 10) + `... is wrong`,
		},
	}, func(t *testing.T, c c) {
		assert.Equal(t, c.want, c.err.Error())
	})
}

func TestNoRuleErrorMessage(t *testing.T) {
	type c struct {
		name string
		err  rule.NoRuleError
		want string
	}
	tabletest.Each(t, []c{
		{name: "with a nearest month",
			err: rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("employer rate", "employer rate"),
				Month: month(t, "2025-06"), Nearest: month(t, "2025-07")},
			want: "pension: no employer rate is known for 2025-06; the nearest month that has one is 2025-07; " +
				"pass your own figure",
		},
		{name: "nobody has it",
			err: rule.NoRuleError{Area: rule.AreaMedical, What: rule.Say("floor", "floor"),
				Month: month(t, "2025-06")},
			want: "medical: no floor is known for 2025-06; pass your own figure",
		},
		{name: "with a detail",
			err: rule.NoRuleError{What: rule.Say("record rate", "record rate"), Month: month(t, "2030-01"),
				Detail: rule.Say("as known on 2025-06-29", "as known on 2025-06-29")},
			want: "no record rate is known for 2030-01 (as known on 2025-06-29); pass your own figure",
		},
	}, func(t *testing.T, c c) {
		assert.Equal(t, c.want, c.err.Error())
		assert.ErrorIs(t, &c.err, rule.ErrNoRule)
	})
}

func TestGradeErrorMessage(t *testing.T) {
	err := &rule.GradeError{Area: rule.AreaMedical, What: rule.Say("ceiling", "ceiling"), Month: month(t, "2025-08"),
		Have: rule.Reported, Want: rule.Official}
	assert.EqualError(t, err, "medical: the ceiling of 2025-08 is reported, below the least grade asked for, "+
		"official; lower the grade (min_grade) or pass your own figure")
	assert.ErrorIs(t, err, rule.ErrBelowGrade)
}

// FuzzFieldError: whatever was passed, the message is one line of printable ASCII of bounded length.
func FuzzFieldError(f *testing.F) {
	f.Add("")
	f.Add("３０００")
	f.Add(strings.Repeat("\x00", 1000))
	f.Fuzz(func(t *testing.T, value string) {
		text := (&rule.FieldError{Kind: rule.ErrBadNumber, Field: "wage", Value: value,
			Reason: rule.Say("is wrong", "is wrong")}).Error()
		strange := func(r rune) bool { return (r < ' ' || r > '~') && !unicode.Is(unicode.Han, r) }
		if len(text) > 32*10+32 || !strings.HasPrefix(text, "wage ") || !strings.HasSuffix(text, " is wrong") ||
			strings.ContainsFunc(text, strange) {
			t.Fatalf("%q gives %q", value, text)
		}
	})
}

// What helps is said as data too: the names that options and fields of JSON have.
func TestHelps(t *testing.T) {
	gap := func(name string, carry bool, do rule.Text) []rule.Help {
		return (&rule.NoRuleError{Name: name, Carry: carry, Do: do}).Helps()
	}
	for _, c := range []struct {
		name      string
		got, want []rule.Help
	}{
		{"a figure", gap("pension.floor", false, rule.Text{}), []rule.Help{rule.HelpOwnFigure}},
		{"a figure that may be carried", gap("pension.floor", true, rule.Text{}),
			[]rule.Help{rule.HelpCarryForward, rule.HelpOwnFigure}},
		{"a text without a name", gap("", false, rule.Text{}), nil},
		{"a figure no own one helps", gap("pension.floor", false, rule.Say("ask", "请咨询")), nil},
		{"a figure known less well", (&rule.GradeError{}).Helps(), []rule.Help{rule.HelpOwnFigure}},
		{"a disputed figure", (&rule.DisputedError{}).Helps(), []rule.Help{rule.HelpDisputed, rule.HelpOwnFigure}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, c.got) })
	}
}
