package cover

import "github.com/shebao-go/shebao/rule"

// MedicalYear is a medical year of employees (职工医保年度).
type MedicalYear struct {
	From rule.Date `json:"from" doc:"the first day" zh:"首日"`
	Last rule.Date `json:"last" doc:"the last day" zh:"末日"`
}

// MedicalYearOf returns the employees' medical year a day lies in: 1 July to 30 June (市政府令第123号 art. 66). The year in
// which the decree ends is given as the decree has it. Errors: ErrNoRule for a day on which it is not in force.
func MedicalYearOf(p Params, day rule.Date) (MedicalYear, error) {
	if err := p.Force.On(day); err != nil {
		return MedicalYear{}, err
	}
	year := day.Month().Add(-6).Year() // July is the first month
	return MedicalYear{rule.DateOf(year, 7, 1), rule.DateOf(year+1, 6, 30)}, nil
}
