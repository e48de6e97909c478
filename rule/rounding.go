package rule

import (
	"slices"
	"strings"

	"github.com/shebao-go/shebao/internal/fen"
)

// RoundingMode says which way a remainder goes. The zero value is half away from zero.
type RoundingMode uint8

// The modes payroll practice knows. There is no half-even: 进位偶数 has no source that defines it.
const (
	HalfUp RoundingMode = iota // 四舍五入
	Up                         // 进一
	Down                       // 舍去
)

// RoundingUnit is what an amount is rounded to. The zero value is the fen.
type RoundingUnit uint8

// The units of money.
const (
	ToFen  RoundingUnit = iota // 分
	ToJiao                     // 角
	ToYuan                     // 元
)

var (
	modeNames = [...]name{{"half_up", "四舍五入"}, {"up", "进一"}, {"down", "舍去"}}
	unitNames = [...]name{{"fen", "分"}, {"jiao", "角"}, {"yuan", "元"}}
	unitFen   = [...]int64{fen.Fen, fen.Jiao, fen.Yuan}
)

// Rounding is the one rounding of an amount. FromFen rounds half up to the fen first (见分进角: to the fen, then up to
// the jiao). The zero value rounds half away from zero to the fen.
type Rounding struct {
	Unit    RoundingUnit
	Mode    RoundingMode
	FromFen bool
}

// UnitOf returns the unit a figure in yuan stands for: 1 is the yuan, 0.1 the jiao, 0.01 the fen; false for any other.
func UnitOf(yuan Number) (RoundingUnit, bool) {
	unit := slices.IndexFunc(unitFen[:], func(fens int64) bool { return fens*fenUnits == yuan.units })
	return RoundingUnit(unit), unit >= 0
}

// core returns the rounding in the integer core's terms; false where a field holds no known value.
func (r Rounding) core() (fen.Rounding, bool) {
	if int(r.Unit) >= len(unitFen) || r.Mode > Down {
		return fen.Rounding{}, false
	}
	out := fen.Rounding{Unit: unitFen[r.Unit], Mode: fen.Mode(r.Mode)}
	if r.FromFen {
		out.From = fen.Fen
	}
	return out, true
}

// Explain says the rounding in words, such as "half up to the fen".
func (r Rounding) Explain(lang Language) string {
	unit, mode := nameOf(unitNames[:], r.Unit), nameOf(modeNames[:], r.Mode)
	if lang == Chinese {
		if r.FromFen {
			return "先四舍五入到分，再" + mode.zh + "到" + unit.zh
		}
		return mode.zh + "到" + unit.zh
	}
	way := strings.ReplaceAll(mode.en, "_", " ") + " to the " + unit.en
	if r.FromFen {
		return "half up to the fen, then " + way
	}
	return way
}

// String returns the JSON name, such as "half_up".
func (m RoundingMode) String() string { return nameOf(modeNames[:], m).en }

// MarshalText writes the JSON name. A value without one is an error.
func (m RoundingMode) MarshalText() ([]byte, error) { return textOf("mode", modeNames[:], m) }

// UnmarshalText reads a JSON name and refuses any other word.
func (m *RoundingMode) UnmarshalText(text []byte) (err error) {
	*m, err = parseName[RoundingMode]("mode", modeNames[:], text)
	return err
}

// String returns the JSON name, such as "fen".
func (u RoundingUnit) String() string { return nameOf(unitNames[:], u).en }

// MarshalText writes the JSON name. A value without one is an error.
func (u RoundingUnit) MarshalText() ([]byte, error) { return textOf("unit", unitNames[:], u) }

// UnmarshalText reads a JSON name and refuses any other word.
func (u *RoundingUnit) UnmarshalText(text []byte) (err error) {
	*u, err = parseName[RoundingUnit]("unit", unitNames[:], text)
	return err
}

// MarshalText writes what Explain says in English, such as "half up to the fen". A mode or unit nobody knows is an
// error.
func (r Rounding) MarshalText() ([]byte, error) {
	if _, known := r.core(); !known {
		return nil, r.unknown("", r.Explain(English))
	}
	return []byte(r.Explain(English)), nil
}

// UnmarshalText reads what MarshalText writes and refuses any other words.
func (r *Rounding) UnmarshalText(text []byte) error {
	for unit := range RoundingUnit(len(unitNames)) {
		for mode := range RoundingMode(len(modeNames)) {
			for _, first := range [...]bool{false, true} {
				if one := (Rounding{unit, mode, first}); one.Explain(English) == string(text) {
					*r = one
					return nil
				}
			}
		}
	}
	return r.unknown("", string(text))
}

// unknown is the error of a rounding that is none of those there are.
func (r Rounding) unknown(area Area, value string) error {
	return &FieldError{Kind: ErrOutOfRange, Area: area, Field: "rounding", Value: value,
		Reason: Say("is not a known unit and mode", "不是已知的取整单位和方式"),
		Do: Say(`use the constants of package rule; as text "half up to the fen"`,
			`请使用 rule 包的常量；文本写作 "half up to the fen"`)}
}
