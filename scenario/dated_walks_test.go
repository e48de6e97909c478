package scenario_test

import (
	"slices"
)

// Why a rule answers in every year.
const (
	ownDates = "the dates are the caller's own and choose neither a text nor a figure"
	planned  = "a plan of the caller's, by the caller's own numbers"
	everSet  = "国务院关于渐进式延迟法定退休年龄的办法 art. 1-2 and annexes set every month of birth and every year to come"
)

// walks are the rules that read a date, each with an input that answers somewhere.
func walks() []walk {
	return slices.Concat(payrollWalks(), pensionWalks(), medicalWalks(), residentWalks(), benefitWalks(),
		housingWalks(), fundWalks(), reliefWalks(), deadlineWalks())
}

// employer is the employer's settings in the walks of payroll.
const employer = `"injury_rate":"0.002","unemployment_rate":"0.008","housing_employer_rate":"0.05",
	"housing_employee_rate":"0.05"`

func payrollWalks() []walk {
	const slip = `"month":"MONTH","wage":"6500",` + employer
	const wages = `"wages":{"pension":"6500","medical":"6500","unemployment":"6500","injury":"6500","housing":"6500"}`
	const withheld = `"month":"MONTH","withheld":[{"scheme":"pension","amount":"440.80"}]`
	return []walk{
		{rule: "payroll.slip", in: `{` + slip + `}`},
		{rule: "payroll.slip", what: "carried forward", in: `{` + slip + `,"carry_forward":true}`},
		{rule: "payroll.receipt", in: `{"version":"v1",` + slip + `}`},
		{rule: "payroll.verify_receipt", in: `{"receipt":RECEIPT,"figures":{}}`},
		{rule: "payroll.affected", in: `{"month":"MONTH","receipts":[RECEIPT],"before":{},"after":{}}`},
		{rule: "payroll.policy_diff",
			ever: "it compares what two readings know; that a figure is unknown is an answer",
			in: `{"month":"MONTH",` + employer +
				`,"before":{},"after":{"figures":{"pension.employer_rate":"0.15"}}}`},
		{rule: "payroll.month_bill", in: `{"month":"MONTH","people":[{"id":"A","wage":"6500",` + employer + `}]}`},
		{rule: "maternity.employer_contribution", in: `{"month":"MONTH","payroll":"650000","heads":100}`},
		{rule: "payroll.retro", in: `{"wages":{"MONTH":"6500"},"paid":{"MONTH":{` + employer + `}},"due":{"MONTH":{` +
			employer + `}}}`},
		{rule: "payroll.retro_paid", in: `{"paid":[],"unpaid":["MONTH"],"wages":{"MONTH":"6500"},"due":{"MONTH":{` +
			employer + `}}}`},
		{rule: "payroll.reconcile", in: `{"month":"MONTH","people":[{"id":"A","wage":"6500",` + employer +
			`}],"rows":[]}`},
		{rule: "payroll.withhold", in: `{"slip":{` + slip + `},"pay":[{"kind":"wages","amount":"6500"}]}`},
		{rule: "payroll.wages_of_contribution", in: `{"month":"MONTH",` + employer +
			`,"scheme":"pension","payer":"employee","amount":"520.00"}`},
		{rule: "payroll.wage_from_net", in: `{"month":"MONTH",` + employer + `,"net_pay":"8480"}`},
		{rule: "payroll.wage_from_cost", in: `{"month":"MONTH",` + employer + `,"total_cost":"12835"}`},
		{rule: "payroll.coverage", in: `{"person":"employee","job":"main_job","scheme":"pension","month":"MONTH"}`},
		{rule: "payroll.coverage", what: "over the retirement age",
			in: `{"person":"over_age","job":"main_job","scheme":"injury","month":"MONTH"}`},
		{rule: "payroll.slip", what: "of an intern insured against injury",
			in: `{` + slip + `,"person":"intern","answers":[{"scheme":"injury","join":true}]}`},
		{rule: "payroll.chosen_bases", in: `{"month":"MONTH",` + wages + `}`},
		{rule: "payroll.new_hire_base", ever: ownDates,
			in: `{"scheme":"housing","arrival":"first_job","month":"MONTH","first_pay":"4363.64","second_pay":"9600",
				"declaration_month":7}`},
		{rule: "payroll.due_months", ever: ownDates,
			in: `{"in":"DAY","through":"2041-12","entry":"counts","exit":"counts"}`},
		{rule: "payroll.overlap", ever: ownDates,
			in: `{"claims":[{"employer":"甲","scheme":"injury","months":["MONTH"]}]}`},
		{rule: "payroll.item", ever: ownDates,
			in: `{"name":"重大疾病","kind":"percent_of_average","value":"0.0026","employee_share":"0","month":"MONTH",
				"city_average":"7000"}`},
		{rule: "payroll.statement", in: `{"slip":{` + slip + `},"items":[]}`},
		{rule: "payroll.tax_columns", ever: ownDates, in: `{` + withheld + `}`},
		{rule: "payroll.tax_cumulated", ever: ownDates, in: `{"joined":"MONTH","months":[{` + withheld + `}]}`},
	}
}

func pensionWalks() []walk {
	const sheet = `"benefit_base":"9307","average_index":"0.5938","contribution_months":335,"balance":"84112.74",
		"divisor":"195","retired_in":"MONTH"`
	return []walk{
		{rule: "pension.retirement", what: "by month of birth", ever: everSet,
			in: `{"category":"female50","birth_month":"MONTH"}`},
		{rule: "pension.minimum_contribution_months", ever: everSet, in: `{"year":YEAR}`},
		{rule: "pension.shortfall", what: "by last month paid", ever: everSet,
			in: `{"category":"male60","birth_month":"1965-01","paid_months":120,"through":"MONTH",
				"first_insured":"2000-01"}`},
		{rule: "pension.divisor", in: `{"age_years":60,"age_months":0,"retired_in":"MONTH"}`},
		{rule: "pension.benefit_guangdong", in: `{` + sheet + `}`},
		{rule: "pension.benefit_guangdong", what: "with deemed years",
			in: `{` + sheet + `,"deemed_account_balance":"13615.08","new_method_years":"4.41845"}`},
		{rule: "pension.basic", ever: everSet, in: `{"benefit_base":"9307","average_index":"0.5938",
			"contribution_months":335,"retired_in":"MONTH"}`},
		{rule: "pension.basic", what: "of 180 months", in: `{"benefit_base":"9307","average_index":"0.5938",
			"contribution_months":180,"retired_in":"MONTH"}`},
		{rule: "pension.transitional_guangdong", in: `{"benefit_base":"9307","deemed_account_balance":"13615.08",
			"contribution_months":335,"new_method_years":"4.41845","coefficient":"0.012","phase_in":"1",
			"retired_in":"MONTH"}`},
		{rule: "pension.recompute", in: `{` + sheet + `,"published_base":"9493","months_paid":3}`},
		{rule: "pension.flexible_contribution",
			in: `{"month":"MONTH","base":"6500","rate":"0.2","account_rate":"0.08"}`},
		{rule: "unemployment.flexible_contribution", in: `{"month":"MONTH","base":"6500","rate":"0.01"}`},
		{rule: "medical.flexible_contribution", in: `{"month":"MONTH","base":"6500","rate":"0.08"}`},
		{rule: "collection.underdeclared", in: `{"month":"MONTH","scheme":"pension","actual_base":"50000",
			"declared_base":"6500","combined_rate":"0.24","months":1}`},
		{rule: "pension.record_rate", in: `{"year":YEAR}`},
		{rule: "pension.benefit_base", in: `{"year":YEAR}`},
		{rule: "pension.account_statement", in: `{"opening":"100000","from":YEAR,"through":"YEAR-12","credits":[]}`},
		{rule: "pension.index_history", ever: ownDates,
			in: `{"paid":[{"month":"MONTH","base":"6756","average":"6756"}]}`},
		{rule: "pension.double_months", ever: ownDates,
			in: `{"relations":[{"name":"kept","paid":[{"month":"MONTH","account":"400"}]}]}`},
		{rule: "pension.temporary_account",
			in: `{"sex":"male","birth_month":"1940-01","first_paid":"MONTH","other_province":true}`},
		{rule: "pension.disability_allowance",
			in: `{"since":"MONTH","statutory_month":"2050-01","complete":true,"by_work":false,"monthly":"1500"}`},
		{rule: "pension.unify_rates", ever: planned,
			in: `{"groups":[{"name":"all","rate":"0.20","base_total":"1000"}],"target":"0.16","start":"MONTH",
				"months":36}`},
		{rule: "annuity.limits", in: `{"month":"MONTH","wages":"1000000","employer":"90000","employees":"20000"}`},
		{rule: "annuity.spread", in: `{"month":"MONTH","credits":["100"]}`},
		{rule: "annuity.back_payment",
			in: `{"from":"MONTH","until":"MONTH","missed":"10000","months":1,"amount":"10000"}`},
	}
}

func medicalWalks() []walk {
	const care = `"group":"employee","level":3,"place":"home","month":"MONTH"`
	return []walk{
		{rule: "medical.personal_account", what: "of an employee",
			in: `{"month":"MONTH","birth_month":"1981-02","base":"5000"}`},
		{rule: "medical.personal_account", what: "of a retiree", in: `{"month":"MONTH","retired":true,"base":"5000"}`},
		{rule: "medical.cover", in: `{"month":"MONTH","insured":"employer","first_paid":"1999-01"}`},
		{rule: "medical.retiree_years",
			in: `{"registered":"1999-01-01","first_paid":"1999-01-01","paid_months":200,"statutory_month":"MONTH"}`},
		{rule: "medical.long_term_care", what: "of two days", in: `{` + care + `,"days":2,"living":"210"}`},
		{rule: "medical.long_term_care", what: "of 28 days", in: `{` + care + `,"days":28,"living":"2940"}`},
		{rule: "medical.long_term_care_funding",
			in: `{"group":"employee","month":"MONTH","birth_month":"1981-02","base":"10000"}`},
		{rule: "medical.designated_disease",
			in: `{"disease":1,"group":"employee","month":"MONTH","cost":"300","primary":true}`},
		{rule: "medical.designated_choice", in: `{"month":"MONTH","diseases":[1]}`},
		{rule: "medical.medical_year", in: `{"day":"DAY"}`},
		{rule: "medical.resident_benefit_start", what: "of a year",
			in: `{"year":YEAR,"paid":"2010-01-01","window_end":"2010-01-01"}`},
		{rule: "medical.resident_benefit_start", what: "of the aided",
			in: `{"who":"aided","year":YEAR,"marked":"DAY"}`},
		{rule: "medical.resident_benefit_start", what: "of a newborn",
			in: `{"who":"newborn","born":"DAY","enrolled":"DAY","birth_year_paid":true}`},
		{rule: "medical.resident_repair", in: `{"year":YEAR,"category":"other","repair_years_paid":1}`},
		{rule: "medical.resident_contribution", in: `{"year":YEAR,"category":"other"}`},
		{rule: "medical.resident_waiting_months", ever: "国办发〔2024〕38号 names the year it begins and no end",
			in: `{"year":YEAR,"years_uninsured":0,"repair_years_paid":0,"missed_window":true}`},
		{rule: "medical.critical_illness_cap_bonus",
			ever: "国办发〔2024〕38号 counts years to come; the conformance cases ask for 2030",
			in:   `{"year":YEAR,"continuous_years":6,"zero_claim_years":0,"original_cap":"400000"}`},
		{rule: "medical.resident_merge", ever: planned,
			in: `{"schemes":[{"name":"all","persons":100,"personal":"100","subsidy":"300"}],"first_year":YEAR,
				"years":2}`},
	}
}

func residentWalks() []walk {
	const years = `"month":"MONTH","tier":"360","years":15`
	return []walk{
		{rule: "medical.resident_formula", what: "on the printed base", in: `{"year":YEAR}`},
		{rule: "medical.resident_formula", what: "on a base", in: `{"year":YEAR,"base":"56571"}`},
		{rule: "medical.outpatient", in: `{"month":"MONTH","person":"employee","place":"community","cost":"200"}`},
		{rule: "pension.resident_years", in: `{` + years + `}`},
		{rule: "pension.resident_years", what: "with a basic pension", in: `{` + years + `,"basic":"237"}`},
		{rule: "pension.resident_contribution", in: `{"month":"MONTH","tier":"360"}`},
		{rule: "pension.resident_extra", in: `{"month":"MONTH","years":16}`},
		{rule: "pension.resident_benefit", in: `{"month":"MONTH","balance":"11700"}`},
		{rule: "pension.resident_payment",
			ever: "the month is compared with that of the death alone; the amounts are the caller's",
			in: `{"way":"full","pension":{"basic":"65","extra":"0","account":"100","total":"165"},"balance":"40",
				"month":"MONTH"}`},
	}
}

func benefitWalks() []walk {
	return []walk{
		{rule: "maternity.award", in: `{"case":"normal","event":"DAY","employer_average":"9000"}`},
		{rule: "maternity.operation_days", in: `{"date":"DAY","operations":["coil_out"]}`},
		{rule: "maternity.employer_average",
			in: `{"event":"YEAR-06-15","months":[{"month":"YEAR-01","wages":"100000","heads":10}]}`},
		{rule: "unemployment.claim", what: "of two months", in: `{"paid_months":24,"first_month":"MONTH"}`},
		{rule: "unemployment.claim", what: "of no month", in: `{"paid_months":11,"first_month":"MONTH"}`},
		{rule: "injury.base_rate", what: "national", in: `{"industry_class":2,"place":"national","month":"MONTH"}`},
		{rule: "injury.base_rate", what: "of the city", in: `{"industry_class":2,"place":"guangzhou","month":"MONTH"}`},
		{rule: "injury.death_lump", in: `{"accident_year":YEAR}`},
		{rule: "injury.death",
			in: `{"own_wage":"8000","wage_before":"8000","pool_average":"9000","accident_year":YEAR,"dependants":[]}`},
	}
}

func housingWalks() []walk {
	const alone = `"applied":"DAY","members":[{"role":"applicant","age":40,"registered":true,"in_city":true}],
		"assets":"0",`
	admitted := func(text string) walk {
		return walk{rule: "housing.eligibility", what: "by the text of " + text,
			in: `{"text":"` + text + `",` + alone + `"income":"0","own_area":"100"}`}
	}
	review := func(text string) walk {
		return walk{rule: "housing.review", what: "by the text of " + text,
			in: `{"text":"` + text + `","support":"subsidy","start":"DAY"}`}
	}
	return []walk{
		admitted("2013"), admitted("2015"), admitted("2024"), review("2013"), review("2024"),
		{rule: "housing.eligibility", what: "by the text of 2013, above its income limit",
			in: `{"text":"2013",` + alone + `"income":"24796","own_area":"0"}`},
		{rule: "housing.rent_subsidy", what: "by the pages of 2022",
			in: `{"text":"2022","month":"MONTH","persons":1,"own_area":"0","income":"0","district":"baiyun"}`},
		{rule: "housing.review_means", in: `{"text":"2024","support":"contract","start":"DAY","filed":"2024-03-04"}`},
		{rule: "housing.review_passed", in: `{"text":"2013","support":"subsidy","start":"DAY","filed":"2013-05-01",
			"approved":"2013-05-01","monthly":"500"}`},
		{rule: "housing.misuse", in: `{"text":"2013","cancelled":"DAY","sublet":true}`},
		{rule: "housing.rental_funding", ever: planned,
			in: `{"years":[{"year":YEAR,"net_revenue":"1000","added_value":"100","risk_reserve":"60",
				"management_fee":"10"}],"projects":[{"name":"A","weight":"1"}]}`},
		{rule: "housing.fund_deposit", in: `{"month":"MONTH","base":"6500","rate":"0.05"}`},
		{rule: "housing.fund_tax_free", in: `{"month":"MONTH","base":"6500","rate":"0.05","city_average":"6187"}`},
		{rule: "payroll.fund_excess", in: `{"month":"MONTH","base":"6500","employee_rate":"0.05",
			"employer_rate":"0.05","ceiling":"18561"}`},
		{rule: "housing.loan_terms", in: `{"date":"DAY","applicants":1,"term_months":360}`},
		{rule: "housing.loan_terms", what: "of a second home",
			in: `{"date":"DAY","applicants":1,"term_months":60,"second_home":true}`},
		{rule: "housing.line_adjustment", ever: planned,
			in: `{"incomes":[{"year":YEAR,"amount":"34438.08"}],"lag":0,"rounding":"per_head_half_up","first":YEAR,
				"last":YEAR}`},
	}
}

func fundWalks() []walk {
	return []walk{
		{rule: "fund.projection", ever: planned,
			in: `{"first_year":YEAR,"years":3,"opening":"100","income":"0","expenditure":"1200","income_growth":"0",
				"expenditure_growth":"0"}`},
		{rule: "fund.rate_effect", ever: planned,
			in: `{"rate":"0.20","target":"0.16","start":"MONTH","months":0,"base":"1000000","first_year":YEAR,
				"years":1}`},
		{rule: "fund.reserve_return", ever: planned,
			in: `{"rungs":[{"name":"deposit","principal":"1000","rate":"0.02","from":"MONTH","months":12}]}`},
		{rule: "fund.reserve_cover", ever: planned,
			in: `{"cash":"0","rungs":[{"name":"deposit","principal":"1000","rate":"0.02","from":"MONTH","months":12}],
				"needs":[{"month":"MONTH","amount":"1"}]}`},
		{rule: "collection.surcharge", what: "of 10 days", in: `{"arrears":"1000","days":10,"date":"DAY"}`},
		{rule: "collection.surcharge", what: "of an employer that had not joined the injury scheme",
			in: `{"arrears":"1000","days":1,"scheme":"injury","not_joined":true,"date":"DAY"}`},
		{rule: "collection.surcharge", what: "of the injury scheme",
			in: `{"arrears":"1000","days":1,"scheme":"injury","date":"DAY"}`},
		{rule: "collection.surcharge", what: "of maternity insurance",
			in: `{"arrears":"1000","days":1,"scheme":"maternity","date":"DAY"}`},
		{rule: "collection.surcharge", what: "of the disability levy",
			in: `{"arrears":"1000","days":1,"law":"disability_levy","date":"DAY"}`},
	}
}

func reliefWalks() []walk {
	const levy = `"year":YEAR,"average_headcount":"50","disabled_employed":"0","ratio":"0.015",
		"average_annual_wage":"120000"`
	return []walk{
		{rule: "relief.dibao_standard", in: `{"date":"DAY"}`},
		{rule: "relief.standards", in: `{"date":"DAY"}`},
		{rule: "relief.disability_allowance", in: `{"month":"MONTH","card":"civil","grade":1,"poor":true}`},
		{rule: "relief.disability_levy", in: `{` + levy + `}`},
		{rule: "relief.disability_levy", what: "with a percentage after 2027", in: `{` + levy + `,"percent":90}`,
			ever: "the percentage of the year is the caller's"},
		{rule: "relief.disability_levy_hire", in: `{` + levy + `,"hire":1}`},
		{rule: "relief.family_planning_amount", ever: ownDates,
			in: `{"table":[{"from":"2014-01","basic":"300","higher":"500"}],"eligible":true,"month":"MONTH"}`},
		{rule: "relief.family_planning_support",
			in: `{"scheme":"reward","sex":"male","birth_month":"1950-03","month":"MONTH"}`},
		{rule: "relief.one_child_fee", in: `{"birth_month":"1999-05","certificate_month":"1999-05","month":"MONTH"}`},
		{rule: "relief.unify_standards", ever: planned,
			in: `{"rural":"400","urban":"600","start":"MONTH","months":12}`},
		{rule: "relief.waiting_list", ever: ownDates,
			in: `{"applicants":[{"id":"a","priority":1,"need":9,"applied":"DAY"}]}`},
	}
}

// deadlineWalks are those of days counted from a day, and of arrears up to one.
func deadlineWalks() []walk {
	return []walk{
		{rule: "collection.deadlines", ever: ownDates, in: `{"event":"DAY"}`},
		{rule: "collection.surcharge_through", what: "of one day",
			in: `{"last":"DAY","lots":[{"since":"DAY","amount":"1000"}]}`},
		{rule: "collection.surcharge_through", what: "since 2012",
			in: `{"last":"DAY","lots":[{"since":"2012-01-01","amount":"1000"}]}`},
		{rule: "collection.audit", ever: ownDates,
			in: `{"basis":"year_average","people":[{"id":"a","months":[{"month":"MONTH","reported":"9000",
				"declared":"8000","charges":[{"scheme":"pension","payer":"employer","rate":"0.16"}]}]}]}`},
		{rule: "collection.audit", what: "with the city's limits",
			in: `{"city_limits":true,"basis":"year_average","people":[{"id":"a","months":[{"month":"MONTH",
				"reported":"9000","declared":"8000",
				"charges":[{"scheme":"pension","payer":"employer","rate":"0.16"}]}]}]}`},
		{rule: "housing.fund_interest", ever: ownDates, in: `{"from":"DAY","until":"2100-01-01","opening":"1000",
			"movements":[],"rate":"0.015","counting":"from_day","day_basis":360}`},
		{rule: "injury.application_deadlines", ever: ownDates, in: `{"accident":"DAY"}`},
		{rule: "injury.cost_bearer", ever: ownDates, in: `{"accident":"DAY","usual":"fund","arose":"DAY"}`},
		{rule: "injury.missing_person", ever: ownDates, in: `{"accident":"MONTH","lump":"1000000"}`},
		{rule: "maternity.childcare_days", ever: ownDates, in: `{"born":"DAY","day":"DAY"}`},
		{rule: "relief.care_leave", in: `{"parent_birth_month":"1930-01","month":"MONTH"}`},
		{rule: "unemployment.missed_checks", ever: ownDates, in: `{"missed":["MONTH"]}`},
		{rule: "unemployment.pension_premiums", ever: ownDates, in: `{"retirement":"MONTH","premiums":[]}`},
		{rule: "unemployment.period_start", ever: ownDates,
			in: `{"registered":"DAY","applied":"DAY","working_days":0}`},
	}
}
