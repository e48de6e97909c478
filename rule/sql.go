package rule

import (
	"database/sql/driver"
	"encoding"
	"fmt"
	"strconv"
	"time"
)

// In a database every value is its text, as in JSON: a column of text, or DECIMAL for money and numbers. NULL and
// binary floats are refused: NULL is no value, and a float is not the number that was stored.

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

// scan reads a text out of a database.
func scan(field string, src any, into encoding.TextUnmarshaler) error {
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
		Reason: Sayf("is of the type %T in the database", "在数据库中的类型为 %T", src),
		Do:     Say("make the column DECIMAL or text, or cast it to text", "请将该列改为 DECIMAL 或文本，或转换为文本后读取")}
}

// scanNumber reads a text or a whole number out of a database.
func scanNumber(field string, src any, into encoding.TextUnmarshaler) error {
	if whole, ok := src.(int64); ok {
		return into.UnmarshalText(strconv.AppendInt(nil, whole, 10))
	}
	return scan(field, src, into)
}

// Value returns the text of the amount, such as "440.80", for a column of DECIMAL or text.
func (a Amount) Value() (driver.Value, error) { return value(a) }

// Scan reads the text of an amount, or whole yuan, out of a database; a float and NULL are errors.
func (a *Amount) Scan(src any) error { return scanNumber("amount", src, a) }

// Value returns the text of the number, such as "0.0085" or "none", for a column of text.
func (n Number) Value() (driver.Value, error) { return value(n) }

// Scan reads the text of a number, or a whole number, out of a database; a float and NULL are errors.
func (n *Number) Scan(src any) error { return scanNumber("number", src, n) }

// Value returns the text of the month, such as "2025-08".
func (m Month) Value() (driver.Value, error) { return value(m) }

// Scan reads the text of a month out of a database.
func (m *Month) Scan(src any) error { return scan("month", src, m) }

// Value returns the text of the day, such as "2025-08-31", for a column of DATE or text.
func (d Date) Value() (driver.Value, error) { return value(d) }

// Scan reads the text of a day, or a DATE, out of a database. A time of day is an error.
func (d *Date) Scan(src any) error {
	t, ok := src.(time.Time)
	if !ok {
		return scan("date", src, d)
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
func (s *Scheme) Scan(src any) error { return scan("scheme", src, s) }

// Value returns the JSON name, for a column of text.
func (p Payer) Value() (driver.Value, error) { return value(p) }

// Scan reads the JSON name out of a database.
func (p *Payer) Scan(src any) error { return scan("payer", src, p) }

// Value returns the JSON name, for a column of text.
func (l Limit) Value() (driver.Value, error) { return value(l) }

// Scan reads the JSON name out of a database.
func (l *Limit) Scan(src any) error { return scan("limit", src, l) }

// Value returns the JSON name, for a column of text.
func (g Grade) Value() (driver.Value, error) { return value(g) }

// Scan reads the JSON name out of a database.
func (g *Grade) Scan(src any) error { return scan("grade", src, g) }

// Value returns the JSON name, for a column of text.
func (m Modality) Value() (driver.Value, error) { return value(m) }

// Scan reads the JSON name out of a database.
func (m *Modality) Scan(src any) error { return scan("modality", src, m) }

// Value returns the JSON name, for a column of text.
func (s Standing) Value() (driver.Value, error) { return value(s) }

// Scan reads the JSON name out of a database.
func (s *Standing) Scan(src any) error { return scan("standing", src, s) }

// Value returns the JSON name, for a column of text.
func (l Language) Value() (driver.Value, error) { return value(l) }

// Scan reads the JSON name out of a database.
func (l *Language) Scan(src any) error { return scan("language", src, l) }

// Value returns what MarshalText writes, for a column of text.
func (r Rounding) Value() (driver.Value, error) { return value(r) }

// Scan reads what MarshalText writes out of a database.
func (r *Rounding) Scan(src any) error { return scan("rounding", src, r) }

// Value returns the JSON name, for a column of text.
func (m RoundingMode) Value() (driver.Value, error) { return value(m) }

// Scan reads the JSON name out of a database.
func (m *RoundingMode) Scan(src any) error { return scan("mode", src, m) }

// Value returns the JSON name, for a column of text.
func (u RoundingUnit) Value() (driver.Value, error) { return value(u) }

// Scan reads the JSON name out of a database.
func (u *RoundingUnit) Scan(src any) error { return scan("unit", src, u) }
