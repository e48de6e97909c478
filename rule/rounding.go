package rule

import (
	"slices"

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
	modeNames = [...]name{{"half up", "四舍五入"}, {"up", "进一"}, {"down", "舍去"}}
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
	unit := slices.Index(unitFen[:], yuan.units/fenUnits)
	return RoundingUnit(max(unit, 0)), unit >= 0 && yuan.units%fenUnits == 0
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
	if r.FromFen {
		return "half up to the fen, then " + mode.en + " to the " + unit.en
	}
	return mode.en + " to the " + unit.en
}
