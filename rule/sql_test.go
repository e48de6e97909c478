package rule_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// column is a value that a database holds as its text.
type column interface {
	driver.Valuer
	encoding.TextMarshaler
}

// columns are values of every type a database holds, with their texts.
func columns(t *testing.T) map[string]column {
	t.Helper()
	return map[string]column{
		"440.80": rule.FenAmount(44_080), "-0.01": rule.FenAmount(-1), "0.00": rule.Amount{},
		"0.0085": number(t, "0.0085"), "none": rule.NoNumber(), "0": rule.Number{},
		"2025-08": month(t, "2025-08"), "2025-08-31": date(t, "2025-08-31"),
		"pension": rule.Pension, "employer": rule.Employer, "floor": rule.LimitFloor, "disputed": rule.Disputed,
		"at_most": rule.AtMost, "held": rule.Held, "zh": rule.Chinese, "half_up": rule.HalfUp, "jiao": rule.ToJiao,
		"half up to the fen, then up to the jiao":     rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true},
		"half up to the fen":                          rule.Rounding{},
		"half up to the fen, then half up to the fen": rule.Rounding{FromFen: true},
	}
}

func TestDatabaseHoldsTheText(t *testing.T) {
	for want, v := range columns(t) {
		stored, err := v.Value()
		require.NoError(t, err)
		assert.Equal(t, want, stored)
		for _, src := range []any{want, []byte(want)} {
			back := reflect.New(reflect.TypeOf(v))
			require.NoError(t, back.Interface().(sql.Scanner).Scan(src), want)
			assert.Equal(t, v, back.Elem().Interface(), want)
		}
	}
}

// A float is not what was stored and NULL is no value: no type takes either, and none is changed by it. No month and no
// day are NULL.
func TestDatabaseRefuses(t *testing.T) {
	for text, v := range columns(t) {
		for _, c := range []struct {
			src  any
			code string
		}{{nil, "missing_field"}, {440.8, "bad_type"}, {true, "bad_type"}, {"no such text", ""}} {
			back := reflect.New(reflect.TypeOf(v))
			if c.src == nil && orNull(v) {
				continue
			}
			err := back.Interface().(sql.Scanner).Scan(c.src)
			require.Error(t, err, "%s from %v", text, c.src)
			require.NotEmpty(t, rule.CodeOf(err), "%s from %v", text, c.src)
			if c.code != "" {
				assert.Equal(t, c.code, rule.CodeOf(err), "%s from %v", text, c.src)
			}
			assert.NotContains(t, rule.Message(err, rule.Chinese), " is ")
			assert.True(t, back.Elem().IsZero())
		}
	}
}

func TestWholeNumbersOfADatabase(t *testing.T) {
	var a rule.Amount
	require.NoError(t, a.Scan(int64(3000)))
	assert.Equal(t, "3000.00", a.String(), "whole yuan")
	assert.ErrorIs(t, a.Scan(int64(1<<62)), rule.ErrOutOfRange)
	var n rule.Number
	require.NoError(t, n.Scan(int64(5510)))
	assert.Equal(t, "5510", n.String())
	assert.ErrorIs(t, n.Scan(int64(10_000_000_001)), rule.ErrOutOfRange)
	var m rule.Month
	assert.ErrorIs(t, m.Scan(int64(202508)), rule.ErrBadType)
}

func TestDayOfADatabase(t *testing.T) {
	var d rule.Date
	require.NoError(t, d.Scan(time.Date(2025, 8, 31, 0, 0, 0, 0, time.UTC)))
	assert.Equal(t, "2025-08-31", d.String())
	assert.ErrorIs(t, d.Scan(time.Date(2025, 8, 31, 0, 0, 1, 0, time.UTC)), rule.ErrBadDate)
	assert.ErrorIs(t, d.Scan(time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)), rule.ErrBadDate)
}

// orNull reports whether a type has a value that is NULL.
func orNull(v column) bool {
	switch v.(type) {
	case rule.Month, rule.Date:
		return true
	}
	return false
}

// No month and no day are NULL, and NULL is neither of them.
func TestNullIsNoMonthAndNoDay(t *testing.T) {
	for _, v := range []driver.Valuer{rule.Month{}, rule.Date{}} {
		stored, err := v.Value()
		require.NoError(t, err)
		assert.Nil(t, stored)
	}
	m, d := month(t, "2025-08"), date(t, "2025-08-31")
	require.NoError(t, m.Scan(nil))
	require.NoError(t, d.Scan(nil))
	assert.Equal(t, rule.Month{}, m)
	assert.Equal(t, rule.Date{}, d)
	require.NoError(t, m.Scan("-"), "as it was stored before")
	for _, v := range []driver.Valuer{rule.MonthOf(2025, 13), rule.DateOf(2025, 2, 30)} {
		_, err := v.Value()
		assert.ErrorIs(t, err, rule.ErrBadDate)
	}
}

// What a column of another type should hold is said in the words of the value.
func TestScanSaysWhatToStore(t *testing.T) {
	day := time.Date(2025, 8, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name string
		into sql.Scanner
		src  any
		says string
	}{
		{name: "a month as a number", into: new(rule.Month), src: int64(202508),
			says: `month 202508 is of the type int64 in the database; make the column text and store`},
		{name: "a month as a day", into: new(rule.Month), src: day, says: "a DATE is a rule.Date"},
		{name: "a day as a number", into: new(rule.Date), src: int64(20250801), says: "make the column DATE, or text"},
		{name: "a scheme as a number", into: new(rule.Scheme), src: int64(1),
			says: "is of the type int64 in the database; make the column text and store the name, such as pension"},
		{name: "a grade as a number", into: new(rule.Grade), src: int64(1), says: "store the name, such as official"},
		{name: "a scheme as a day", into: new(rule.Scheme), src: day, says: "store the name"},
		{name: "an amount as a day", into: new(rule.Amount), src: day, says: "make the column DECIMAL or text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := c.into.Scan(c.src)
			require.ErrorIs(t, err, rule.ErrBadType)
			assert.ErrorContains(t, err, c.says)
			assert.NotContains(t, rule.Message(err, rule.Chinese), "column")
		})
	}
}

// A column that may be NULL is read with sql.Null.
func TestNullableColumn(t *testing.T) {
	var grade sql.Null[rule.Grade]
	require.NoError(t, grade.Scan(nil))
	assert.False(t, grade.Valid)
	require.NoError(t, grade.Scan("official"))
	assert.Equal(t, sql.Null[rule.Grade]{V: rule.Official, Valid: true}, grade)
}

// What has no name is not stored: it could not be read back.
func TestNamelessValuesAreNotStored(t *testing.T) {
	for _, v := range []column{rule.Scheme(8), rule.Payer(3), rule.Limit(3), rule.Grade(7), rule.Modality(6),
		rule.Standing(3), rule.Language(2), rule.RoundingMode(3), rule.RoundingUnit(3), rule.Rounding{Mode: 3},
		rule.Rounding{Unit: 3}} {
		_, err := v.MarshalText()
		require.ErrorIs(t, err, rule.ErrOutOfRange, "%T %v", v, v)
		_, err = v.Value()
		require.ErrorIs(t, err, rule.ErrOutOfRange, "%T %v", v, v)
	}
	for _, v := range []column{rule.Scheme(0), rule.Payer(0), rule.Grade(0), rule.Modality(0)} {
		_, err := v.Value()
		require.ErrorIs(t, err, rule.ErrMissingField, "%T", v)
	}
}
