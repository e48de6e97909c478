package scenario_test

// elsewhereInRental are the probes at a bound that public rental housing refuses for a reason across fields, or by what
// the texts of a year hold.
func elsewhereInRental() map[string]string {
	return map[string]string{
		"housing.income_benchmark text the word 2013":    "no_rule",
		"housing.misuse rent_row the most":               "out_of_range",
		"housing.misuse rent_total the least":            "out_of_range",
		"housing.misuse text the word 2024":              "no_rule",
		"housing.misuse_recovery market_rent the least":  "conflict",
		"housing.misuse_recovery months the least":       "conflict",
		"housing.misuse_recovery rent_paid the most":     "conflict",
		"housing.misuse_recovery text the word 2024":     "no_rule",
		"housing.rent income the most":                   "not_applicable",
		"housing.rent own_area the most":                 "not_applicable",
		"housing.rent text the word 2022":                "no_rule",
		"housing.rent text the word 2024":                "no_rule",
		"housing.review_means text the word 2013":        "no_rule",
		"housing.review_passed support the word stay":    "not_applicable",
		"housing.review_passed text the word 2013":       "no_rule",
		"housing.transition_rent banded false":           "missing_field",
		"housing.transition_rent net the most":           "conflict",
		"housing.transition_rent project_rent the least": "conflict",
		"housing.transition_rent text the word 2024":     "missing_field",
		"housing.waiting_subsidy text the word 2022":     "no_rule",
	}
}
