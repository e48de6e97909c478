package page

import (
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Scheme is the name of a scheme at the beginning of a line.
func Scheme(s rule.Scheme, lang rule.Language) string {
	if lang == rule.Chinese {
		return s.Chinese()
	}
	name := strings.ReplaceAll(s.String(), "_", " ")
	if s == rule.Housing {
		name = "housing fund"
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// Grade is the name of a grade.
func Grade(g rule.Grade, lang rule.Language) string {
	if lang == rule.Chinese {
		return g.Chinese()
	}
	return g.String()
}

// Limit says why a base is not the wage; empty where it is.
func Limit(l rule.Limit, lang rule.Language) string {
	switch l {
	case rule.LimitFloor:
		return program.Say(lang, "floor", "下限")
	case rule.LimitCeiling:
		return program.Say(lang, "ceiling", "上限")
	}
	return ""
}

// MedicalItem is the name of medical insurance where maternity insurance is in it, one item of the employer's.
func MedicalItem(lang rule.Language) string {
	return program.Say(lang, "Medical with maternity", "医疗保险（含生育保险）")
}

// SchemeOf is the name of a scheme on a slip: medical insurance may have maternity insurance in it.
func SchemeOf(slip *payroll.Slip, s rule.Scheme, lang rule.Language) string {
	maternal := func(x payroll.Exclusion) bool { return x.Scheme == rule.Maternity }
	_, charged := slip.Line(rule.Medical, rule.Employer)
	if s == rule.Medical && charged && maternity.InMedicalItem(slip.Month) &&
		slices.ContainsFunc(slip.NotApplicable, maternal) {
		return MedicalItem(lang)
	}
	return Scheme(s, lang)
}
