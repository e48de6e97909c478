// Package jsonrule makes a Go function callable by name: strict JSON in, JSON out, a JSON Schema of both. A rule is
// declared once, by the tags of its own input and output types; decoding, checks, defaults, the schema and the
// documentation of the fields in English and Chinese all come from them.
//
//	type land struct {
//		Net   decimal.Decimal `json:"net_revenue" in:"total" doc:"net land revenue of the year, yuan" zh:"土地出让净收益（元）"`
//		Ratio decimal.Decimal `json:"ratio" in:"rate" default:"0.13" doc:"the least share, a fraction" zh:"最低比例"`
//	}
//
//	jsonrule.New("housing.land_revenue", jsonrule.About{...}, func(in land) (share, error) { ... })
//
// # Tags of an input field
//
//   - json: the name of the field; every field has one. A field named "-" is for callers in Go alone: it is neither
//     read nor checked.
//   - in: the kind of number and, after commas, optional (it may be absent) and null (null is allowed, and stands for
//     an absent value). The kinds of a decimal are wage and yuan (0 to 10^10 yuan), total (0 to 10^15 yuan), base (1
//     to 10^7 yuan a month), income (0.01 to 10^6 yuan a month, 8 decimals), rate (a fraction from 0 to 1), coefficient
//     (a rate above 0), growth (-0.5 to 1), factor (0 to 10), index (0 to 10, 8 decimals), area (0 to 100,000 m²),
//     persons (0 to 10^8, 8 decimals), years (0 to 100, 8 decimals), divisor (56 to 233 months, 1 decimal) and number
//     (its own min and max); those of an int are count (its own min and max), year (1900 to 2200) and age (0 to 150).
//     months (0 to 1200; 8 decimals of a decimal) are of either. A string may have the kinds of a decimal: it is
//     checked as one and kept as it is written.
//   - either, of a struct with a map and a slice, after a comma: an object goes into the first and a list into the
//     second.
//   - min, max, places: bounds, inclusive, and the decimals allowed, where they are not those of the kind. items: how
//     many items a list may have, such as 20 or 1-20; at most 100,000 where absent.
//   - default: the value of an absent field, of a list of strings with commas between them. A decimal.NullDecimal and a
//     pointer are optional without a tag.
//   - enum: the words a string may be, with commas between, or the two words a bool is written as, false first (a
//     string type may list its own by a method Words() []string); except: those an enumeration of Go may not be here.
//   - doc, zh: what the field is, in English and in Chinese.
//
// # Tags of an output field
//
// json with the name and, after a comma, omitempty (left out where empty); out for a decimal: yuan (two decimals),
// plain (the digits it has), or a number of decimals such as 6; enum, doc and zh as above.
//
// # Types
//
// decimal.Decimal, decimal.NullDecimal, string, bool, int, rule.Month, rule.Date, enumerations (see Words), slices,
// maps with string keys, structs and pointers to any of them. There is no float: a number with decimals is a string
// -?\d+(\.\d+)? of at most 32 bytes. The fields of an embedded struct stand among those of the outer one. A struct with
// JSON methods of its own reads and writes itself, and json.RawMessage is any object as it is written. A struct with
// conditions across its fields is a Checker.
//
// # Errors
//
// Every error of an input is a *rule.FieldError whose Field is the path of the field, such as applicants[3].points. All
// are reported, in the order of the fields; from the 21st on they are counted.
package jsonrule
