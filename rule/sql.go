package rule

import (
	"database/sql/driver"
	"encoding"
	"fmt"
	"strconv"
	"time"
)

// In a database every value is its text, as in JSON: a column of text, or DECIMAL for money and numbers. Binary floats
// are refused: a float is not the number that was stored. NULL is the zero Month and Date, which are no month and no
// day; for every other type it is no value and refused.

// value returns the text of a value for a database.
func value(v encoding.TextMarshaler) (driver.Value, error) {
	text, err := v.MarshalText()
	if err != nil {
		return nil, err
	}
	if len(text) == 0 {
		return nil, &FieldError{Kind: ErrMissingField, Field: "value", Reason: notSet(),
			Do: Say("store NULL with sql.Null where there is none", "没有值时请用 sql.Null 保存 NULL")}
	}
	return string(text), nil
}

// scan reads a text out of a database; do says what to store where something else is there.
func scan(field string, src any, into encoding.TextUnmarshaler, do Text) error {
	switch v := src.(type) {
	case string:
		return into.UnmarshalText([]byte(v))
	case []byte:
		return into.UnmarshalText(v)
	case nil:
		return &FieldError{Kind: ErrMissingField, Field: field, Reason: Say("is NULL in the database", "在数据库中为 NULL"),
			Do: Say("scan a column that may be NULL into sql.Null", "可为 NULL 的列请读入 sql.Null")}
	}
	return &FieldError{Kind: ErrBadType, Field: field, Value: fmt.Sprint(src),
		Reason: Sayf("is of the type %T in the database", "在数据库中的类型为 %T", src), Do: do}
}

// scanWord reads the name of an enumeration, such as pension.
func scanWord(field string, src any, into encoding.TextUnmarshaler, example string) error {
	return scan(field, src, into, Say("make the column text and store the name, such as "+example,
		"请将该列改为文本并保存名称，例如 "+example))
}

// scanNumber reads a text or a whole number out of a database.
func scanNumber(field string, src any, into encoding.TextUnmarshaler) error {
	if whole, ok := src.(int64); ok {
		return into.UnmarshalText(strconv.AppendInt(nil, whole, 10))
	}
	return scan(field, src, into, Say("make the column DECIMAL or text, or cast it to text",
		"请将该列改为 DECIMAL 或文本，或转换为文本后读取"))
}

// Value returns the text of the amount, such as "440.80", for a column of DECIMAL or text.
func (a Amount) Value() (driver.Value, error) { return value(a) }

// Scan reads the text of an amount, or whole yuan, out of a database; a float and NULL are errors.
func (a *Amount) Scan(src any) error { return scanNumber("amount", src, a) }

// Value returns the text of the number, such as "0.0085" or "none", for a column of text.
func (n Number) Value() (driver.Value, error) { return value(n) }

// Scan reads the text of a number, or a whole number, out of a database; a float and NULL are errors.
func (n *Number) Scan(src any) error { return scanNumber("number", src, n) }

// Value returns the text of the month, such as "2025-08", for a column of text; NULL for the zero Month.
func (m Month) Value() (driver.Value, error) {
	if m == (Month{}) {
		return nil, nil
	}
	return value(m)
}

// Scan reads the text of a month out of a database; NULL is the zero Month.
func (m *Month) Scan(src any) error {
	if src == nil {
		*m = Month{}
		return nil
	}
	return scan("month", src, m, Say(`make the column text and store the month as "2025-08"; a DATE is a rule.Date`,
		`请将该列改为文本并保存为 "2025-08"；DATE 列请用 rule.Date`))
}

// Value returns the text of the day, such as "2025-08-31", for a column of DATE or text; NULL for the zero Date.
func (d Date) Value() (driver.Value, error) {
	if d == (Date{}) {
		return nil, nil
	}
	return value(d)
}

// Scan reads the text of a day, or a DATE, out of a database; NULL is the zero Date. A time of day is an error.
func (d *Date) Scan(src any) error {
	if src == nil {
		*d = Date{}
		return nil
	}
	t, ok := src.(time.Time)
	if !ok {
		return scan("date", src, d, Say(`make the column DATE, or text such as "2025-08-31"`,
			`请将该列改为 DATE，或文本（例如 "2025-08-31"）`))
	}
	day := DateOf(t.Year(), t.Month(), t.Day())
	hour, minute, second := t.Clock()
	if day.IsZero() || hour != 0 || minute != 0 || second != 0 || t.Nanosecond() != 0 {
		return &FieldError{Kind: ErrBadDate, Field: "date", Value: t.String(),
			Reason: outOfDays(),
			Do:     Say("make the column DATE or text", "请将该列改为 DATE 或文本")}
	}
	*d = day
	return nil
}

// Value returns the JSON name, for a column of text.
func (s Scheme) Value() (driver.Value, error) { return value(s) }

// Scan reads the JSON name out of a database.
func (s *Scheme) Scan(src any) error { return scanWord("scheme", src, s, "pension") }

// Value returns the JSON name, for a column of text.
func (p Payer) Value() (driver.Value, error) { return value(p) }

// Scan reads the JSON name out of a database.
func (p *Payer) Scan(src any) error { return scanWord("payer", src, p, "employee") }

// Value returns the JSON name, for a column of text.
func (l Limit) Value() (driver.Value, error) { return value(l) }

// Scan reads the JSON name out of a database.
func (l *Limit) Scan(src any) error { return scanWord("limit", src, l, "floor") }

// Value returns the JSON name, for a column of text.
func (g Grade) Value() (driver.Value, error) { return value(g) }

// Scan reads the JSON name out of a database.
func (g *Grade) Scan(src any) error { return scanWord("grade", src, g, "official") }

// Value returns the JSON name, for a column of text.
func (m Modality) Value() (driver.Value, error) { return value(m) }

// Scan reads the JSON name out of a database.
func (m *Modality) Scan(src any) error { return scanWord("modality", src, m, "exact") }

// Value returns the JSON name, for a column of text.
func (s Standing) Value() (driver.Value, error) { return value(s) }

// Scan reads the JSON name out of a database.
func (s *Standing) Scan(src any) error { return scanWord("standing", src, s, "held") }

// Value returns the JSON name, for a column of text.
func (l Language) Value() (driver.Value, error) { return value(l) }

// Scan reads the JSON name out of a database.
func (l *Language) Scan(src any) error { return scanWord("language", src, l, "zh") }

// Value returns what MarshalText writes, for a column of text.
func (r Rounding) Value() (driver.Value, error) { return value(r) }

// Scan reads what MarshalText writes out of a database.
func (r *Rounding) Scan(src any) error { return scanWord("rounding", src, r, "half up to the fen") }

// Value returns the JSON name, for a column of text.
func (m RoundingMode) Value() (driver.Value, error) { return value(m) }

// Scan reads the JSON name out of a database.
func (m *RoundingMode) Scan(src any) error { return scanWord("mode", src, m, "half_up") }

// Value returns the JSON name, for a column of text.
func (u RoundingUnit) Value() (driver.Value, error) { return value(u) }

// Scan reads the JSON name out of a database.
func (u *RoundingUnit) Scan(src any) error { return scanWord("unit", src, u, "fen") }
