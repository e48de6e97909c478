package scenario_test

import "maps"

// elsewhereInSlips are the probes of the rules that read a slip's fields and are refused by what the figures of the
// month allow, or because of another field.
func elsewhereInSlips() map[string]string {
	out := map[string]string{
		// Employees pay neither.
		"payroll.wages_of_contribution scheme the word maternity":          "not_applicable",
		"payroll.wages_of_contribution scheme the word illness_supplement": "not_applicable",
		"payroll.wages_of_contribution scheme the word injury":             "not_applicable",
	}
	for _, rule := range []string{"payroll.slip", "payroll.wages_of_contribution", "payroll.wage_from_net",
		"payroll.wage_from_cost"} {
		for probe, code := range elsewhereInASlip() {
			out[rule+" "+probe] = code
		}
	}
	maps.Copy(out, elsewhereOfPeople())
	// The pension figures of the example are corroborated; the others may be missing.
	delete(out, "payroll.wages_of_contribution min_grade the word corroborated")
	return out
}

// elsewhereOfPeople are the probes of what a person is: who has no employer has no slip, of some the texts say nothing
// in the month of the example, and a job is somebody's.
func elsewhereOfPeople() map[string]string {
	out := map[string]string{}
	special := []string{"disabled_pensioner", "trainee", "domestic_worker", "committee_member",
		"platform_worker", "volunteer", "retired_rehire", "intern"}
	for _, rule := range []string{"payroll.slip ", "payroll.wages_of_contribution ", "payroll.wage_from_net ",
		"payroll.wage_from_cost ", "payroll.receipt ", "payroll.policy_diff ", "payroll.withhold slip.",
		"payroll.statement slip.", "payroll.reconcile people[0].", "payroll.month_bill people[0].",
		"payroll.retro paid.2024-07.", "payroll.retro due.2024-07.", "payroll.retro_paid due.2025-07."} {
		for _, job := range []string{"main_job", "side_job", "no_job"} {
			out[rule+"job the word "+job] = "missing_field"
		}
		for _, who := range []string{"flexible_worker", "unemployed", "self_employed",
			"flexible_hong_kong_macau_taiwan"} {
			out[rule+"person the word "+who] = "not_applicable"
		}
		for _, who := range []string{"foreigner", "hong_kong_macau_taiwan", "over_age"} {
			out[rule+"person the word "+who] = "no_rule" // the provident fund; pension and medical insurance
		}
		for _, who := range special {
			switch rule {
			case "payroll.month_bill people[0].": // of 2018-08
				out[rule+"person the word "+who] = "no_rule"
			case "payroll.wages_of_contribution ": // the employee's pension
				out[rule+"person the word "+who] = "not_applicable"
			}
		}
	}
	return out
}

// elsewhereBeforeSlips are the probes of the rules about who pays, for which months and on what base.
func elsewhereBeforeSlips() map[string]string {
	out := map[string]string{
		"payroll.chosen_bases min_grade the word official":  "below_grade",
		"payroll.chosen_bases wages.housing the least":      "out_of_range", // of the month's limits
		"payroll.chosen_bases wages.housing the most":       "out_of_range",
		"payroll.chosen_bases wages.injury the least":       "out_of_range",
		"payroll.chosen_bases wages.medical the least":      "out_of_range",
		"payroll.chosen_bases wages.medical the most":       "out_of_range",
		"payroll.chosen_bases wages.pension the least":      "out_of_range",
		"payroll.chosen_bases wages.pension the most":       "out_of_range",
		"payroll.chosen_bases wages.unemployment the least": "out_of_range",
		"payroll.chosen_bases wages.unemployment the most":  "out_of_range",
		"payroll.coverage job the word no_job":              "conflict", // with an employee
		"payroll.coverage person the word flexible_worker":  "conflict", // with a side job
		"payroll.coverage person the word unemployed":       "conflict",
		"payroll.coverage person the word self_employed":    "conflict",

		"payroll.coverage person the word flexible_hong_kong_macau_taiwan": "conflict",

		"payroll.declared_base months the least":            "not_applicable", // no month worked
		"payroll.due_months entry the word counts":          "conflict",       // with a cut-off day
		"payroll.due_months entry the word next_month":      "conflict",
		"payroll.due_months exit the word counts":           "conflict",
		"payroll.due_months exit the word never":            "conflict",
		"payroll.new_hire_base declaration_month the least": "no_rule", // for the month asked for
		"payroll.new_hire_base declaration_month the most":  "no_rule",
	}
	for _, at := range []string{"payroll.item ", "payroll.statement items[0]."} {
		maps.Copy(out, under(at, map[string]string{
			"kind the word percent_of_base": "missing_field", // without a base
			"kind the word fixed_amount":    "out_of_range",  // 0.005 yuan
			"value the most":                "out_of_range",  // of a rate
		}))
	}
	return out
}

// elsewhereInASlip are those of the fields of one slip.
func elsewhereInASlip() map[string]string {
	return map[string]string{
		"housing_ceiling_times the least":    "out_of_range", // 2016-07 to 2018-06 only
		"housing_ceiling_times the most":     "out_of_range",
		"housing_employee_rate the least":    "out_of_range", // 5 % to 12 %
		"housing_employee_rate the most":     "out_of_range",
		"housing_employer_rate the least":    "out_of_range",
		"housing_employer_rate the most":     "out_of_range",
		"injury_class the least":             "conflict", // with the rate of the example
		"injury_class the most":              "conflict",
		"injury_float the least":             "unknown_field", // without a class
		"injury_float the most":              "unknown_field",
		"min_grade the word official":        "below_grade",
		"min_grade the word corroborated":    "below_grade",
		"unemployment_coefficient the least": "conflict", // with the rate of the example
		"unemployment_coefficient the most":  "conflict",
	}
}
