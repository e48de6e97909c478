package payroll

import (
	"github.com/shebao-go/shebao/internal/fen"
	"github.com/shebao-go/shebao/rule"
)

// The places of a Row.
const (
	pensionEmployee = iota
	pensionEmployer
	medicalEmployee
	medicalEmployer
	maternityEmployer
	supplementEmployer
	unemploymentEmployee
	unemploymentEmployer
	injuryEmployer
	housingEmployee
	housingEmployer
)

func rowColumns() [maxLines]Column {
	return [...]Column{
		pensionEmployee:      {rule.Pension, rule.Employee},
		pensionEmployer:      {rule.Pension, rule.Employer},
		medicalEmployee:      {rule.Medical, rule.Employee},
		medicalEmployer:      {rule.Medical, rule.Employer},
		maternityEmployer:    {rule.Maternity, rule.Employer},
		supplementEmployer:   {rule.IllnessSupplement, rule.Employer},
		unemploymentEmployee: {rule.Unemployment, rule.Employee},
		unemploymentEmployer: {rule.Unemployment, rule.Employer},
		injuryEmployer:       {rule.Injury, rule.Employer},
		housingEmployee:      {rule.Housing, rule.Employee},
		housingEmployer:      {rule.Housing, rule.Employer},
	}
}

// rowKernel computes rows of everyday wages, each person's lines one after the other, by the kernels of the passes.
// Where the plan has no line its kernel is zero and comes to 0.
type rowKernel struct {
	limits [rule.Housing + 1]fen.Limits
	lines  [maxLines]fen.Narrow
	unit   int64 // of the provident fund on both sides, fen; everything else is rounded to the fen
}

// add takes over a line of a scheme.
func (k *rowKernel) add(scheme rule.Scheme, place int, limits fen.Limits, narrow fen.Narrow, unit int64) {
	k.limits[scheme] = limits
	k.lines[place] = narrow
	if scheme == rule.Housing {
		k.unit = unit
	}
}

// fill computes rows from the wages from one row on.
func (k *rowKernel) fill(rows []Row, wages *schemeWages, from int) {
	end := from + len(rows)
	pension, medical := wages[rule.Pension][from:end], wages[rule.Medical][from:end]
	unemployment, injury := wages[rule.Unemployment][from:end], wages[rule.Injury][from:end]
	housing := wages[rule.Housing][from:end]
	for i := range rows {
		a := &rows[i].Amounts
		base := k.limits[rule.Pension].Base(pension[i])
		a[pensionEmployee] = k.lines[pensionEmployee].Units(base)
		a[pensionEmployer] = k.lines[pensionEmployer].Units(base)
		base = k.limits[rule.Medical].Base(medical[i])
		a[medicalEmployee] = k.lines[medicalEmployee].Units(base)
		a[medicalEmployer] = k.lines[medicalEmployer].Units(base)
		base = k.limits[rule.Maternity].Base(medical[i])
		a[maternityEmployer] = k.lines[maternityEmployer].Units(base)
		base = k.limits[rule.IllnessSupplement].Base(medical[i])
		a[supplementEmployer] = k.lines[supplementEmployer].Units(base)
		base = k.limits[rule.Unemployment].Base(unemployment[i])
		a[unemploymentEmployee] = k.lines[unemploymentEmployee].Units(base)
		a[unemploymentEmployer] = k.lines[unemploymentEmployer].Units(base)
		base = k.limits[rule.Injury].Base(injury[i])
		a[injuryEmployer] = k.lines[injuryEmployer].Units(base)
		base = k.limits[rule.Housing].Base(housing[i])
		a[housingEmployee] = k.lines[housingEmployee].Units(base) * k.unit
		a[housingEmployer] = k.lines[housingEmployer].Units(base) * k.unit
		rows[i].Employee = a[pensionEmployee] + a[medicalEmployee] + a[unemploymentEmployee] + a[housingEmployee]
		rows[i].Employer = a[pensionEmployer] + a[medicalEmployer] + a[maternityEmployer] + a[supplementEmployer] +
			a[unemploymentEmployer] + a[injuryEmployer] + a[housingEmployer]
	}
}
