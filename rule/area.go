package rule

// Area is the part of the law an error or a text belongs to (领域): a scheme, or what is no line of a payslip, such as
// relief. Its text is the first word of the names of the area's rules. The zero value is none.
type Area string

// The areas.
const (
	AreaPension           Area = "pension"
	AreaMedical           Area = "medical"
	AreaMaternity         Area = "maternity"
	AreaIllnessSupplement Area = "illness_supplement"
	AreaUnemployment      Area = "unemployment"
	AreaInjury            Area = "injury"
	AreaHousing           Area = "housing"
	AreaAnnuity           Area = "annuity"
	AreaRelief            Area = "relief"
	AreaCollection        Area = "collection"
	AreaFund              Area = "fund"
	AreaPayroll           Area = "payroll"
)

// Chinese returns the Chinese term, such as 养老保险; an area without one is given as it is written.
func (a Area) Chinese() string {
	switch a {
	case AreaPension:
		return Pension.Chinese()
	case AreaMedical:
		return Medical.Chinese()
	case AreaMaternity:
		return Maternity.Chinese()
	case AreaIllnessSupplement:
		return IllnessSupplement.Chinese()
	case AreaUnemployment:
		return Unemployment.Chinese()
	case AreaInjury:
		return Injury.Chinese()
	case AreaHousing:
		return "住房"
	case AreaAnnuity:
		return "企业年金"
	case AreaRelief:
		return "社会救助"
	case AreaCollection:
		return "社会保险费征缴"
	case AreaFund:
		return "社会保险基金"
	case AreaPayroll:
		return "工资核算"
	}
	return string(a)
}

// In returns the area in a language.
func (a Area) In(lang Language) string {
	if lang == Chinese {
		return a.Chinese()
	}
	return string(a)
}

// Area returns the area of a scheme, which has its name; none for the zero scheme.
func (s Scheme) Area() Area { return Area(s.String()) }
