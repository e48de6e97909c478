package rule

import (
	"fmt"
	"strings"
)

// Brief says the line in one sentence for the person it is about: what, on what base and why, at what rate, how much;
// without a document. Explain is the sentence for who has to check it.
//
//	养老保险个人缴费：基数 5510.00 元 × 8% = 440.80 元。申报工资 3000.00 元低于当月下限，按下限计算。
func (l Line) Brief(lang Language) string {
	charge := l.charge()
	rate := charge.Rate.number.Percent()
	if charge.relieved() {
		rate += " × " + charge.Relief.number.String()
	}
	base, amount := fixed(l.fenBase(), 2), fixed(l.Fen(), 2)
	if lang == Chinese {
		return fmt.Sprintf("%s%s缴费：基数 %s 元 × %s = %s 元。%s。",
			charge.Scheme.Chinese(), charge.Payer.Chinese(), base, rate, amount, l.baseReason().Chinese)
	}
	return fmt.Sprintf("%s, %s's part: a base of %s yuan × %s = %s yuan. %s.", strings.ReplaceAll(
		charge.Scheme.String(), "_", " "), charge.Payer, base, rate, amount, l.baseReason().English)
}

// fenBase is the base in fen.
func (l *Line) fenBase() int64 {
	base, _ := l.base()
	return base
}

// baseReason says why the base is what it is.
func (l *Line) baseReason() Text {
	wage := fixed(l.declared, 2)
	switch {
	case l.charge().Fixed:
		return Say("The base is the city's average wage, whatever the wage", "基数为本市平均工资，与本人工资无关")
	case l.Limit() == LimitFloor:
		return Sayf("The declared wage of %s yuan is below the floor of the month, so the floor counts",
			"申报工资 %s 元低于当月下限，按下限计算", wage)
	case l.Limit() == LimitCeiling:
		return Sayf("The declared wage of %s yuan is above the ceiling of the month, so the ceiling counts",
			"申报工资 %s 元高于当月上限，按上限计算", wage)
	}
	return Say("The base is the declared wage", "基数为申报工资")
}
