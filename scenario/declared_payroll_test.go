package scenario_test

import "maps"

// elsewhereInPayroll are the probes of payroll's rules that are refused for a reason across fields.
func elsewhereInPayroll() map[string]string {
	out := map[string]string{
		"payroll.verify_receipt figures.min_grade the word official":     "below_grade",
		"payroll.verify_receipt figures.min_grade the word corroborated": "below_grade",

		"payroll.withhold pay[0].amount the least":                  "missing_field", // too small, and no order
		"payroll.withhold pay[0].choice the word hands_off":         "conflict",
		"payroll.withhold pay[0].kind the word sick_leave_pay":      "no_rule",
		"payroll.withhold pay[0].kind the word maternity_allowance": "no_rule",
		"payroll.withhold pay[0].kind the word maternity_top_up":    "no_rule",
		"payroll.withhold pay[0].kind the word unpaid_leave":        "conflict",
	}
	for _, at := range []string{"payroll.receipt ", "payroll.month_bill people[0].", "payroll.reconcile people[0].",
		"payroll.withhold slip.", "payroll.statement slip."} {
		maps.Copy(out, under(at, elsewhereInASlip()))
	}
	for probe, code := range elsewhereInASlip() {
		switch probe {
		case "min_grade the word official", "min_grade the word corroborated": // not a field of it
		default:
			out["payroll.policy_diff "+probe] = code
		}
	}
	for _, at := range []string{"maternity.employer_contribution ", "payroll.month_bill maternity."} {
		maps.Copy(out, under(at, map[string]string{
			"average_year the least":       "out_of_range", // the last year, or to June the one before it
			"average_year the most":        "out_of_range",
			"heads the most":               "out_of_range", // a ceiling above 10^10
			"payroll the least":            "missing_field",
			"this_month_payroll the least": "conflict",
			"this_month_payroll the most":  "conflict",
		}))
	}
	for _, at := range []string{"payroll.retro_paid paid[0].", "payroll.retro_paid covers[0]."} {
		maps.Copy(out, under(at, map[string]string{ // a payment that is not among what is compared
			"payer the word employer":            "conflict",
			"scheme the word medical":            "conflict",
			"scheme the word maternity":          "conflict",
			"scheme the word illness_supplement": "conflict",
			"scheme the word unemployment":       "conflict",
			"scheme the word injury":             "conflict",
			"scheme the word housing":            "conflict",
		}))
	}
	for _, at := range []string{"payroll.tax_columns borne[0].", "payroll.tax_columns withheld[0].",
		"payroll.tax_cumulated months[0].withheld[0]."} {
		maps.Copy(out, under(at, map[string]string{ // employees pay none of them
			"scheme the word maternity":          "not_applicable",
			"scheme the word illness_supplement": "not_applicable",
			"scheme the word injury":             "not_applicable",
		}))
	}
	return out
}

// under puts probes under a place.
func under(at string, probes map[string]string) map[string]string {
	out := map[string]string{}
	for probe, code := range probes {
		out[at+probe] = code
	}
	return out
}
