package scenario_test

// elsewhereInPayroll are the probes of payroll's rules that are refused for a reason across fields.
func elsewhereInPayroll() map[string]string {
	out := map[string]string{}
	for _, at := range []string{"payroll.tax_columns borne[0].scheme", "payroll.tax_columns withheld[0].scheme",
		"payroll.tax_cumulated months[0].withheld[0].scheme"} {
		for _, scheme := range []string{"maternity", "illness_supplement", "injury"} {
			out[at+" the word "+scheme] = "not_applicable" // employees do not pay it
		}
	}
	return out
}
