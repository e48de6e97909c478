package scenario_test

import "slices"

// The sorts of property.
const (
	rises     = "rises"        // a larger in never makes out smaller
	falls     = "falls"        // a larger in never makes out larger
	unordered = "in any order" // the items of in may stand in any order, out is the same

	// in is an amount: a sum, such as "fund + person - 2*in.cost", of paths of the answer or, behind in., of the input.
	sums    = "sums"     // in is out; what is not there is nothing
	equals  = "equals"   // in is out where all of it is there
	atMost  = "at most"  // out is at most in
	atLeast = "at least" // out is at least in

	itemByItem = "item by item" // out is the sum of what each item of in gives alone
)

// property is what a rule does whatever it is asked. in and out are paths; out may be several. [] is any item; in an
// amount it is the item of out, or all items together where out has none.
type property struct{ rule, sort, in, out string }

// law is what several properties follow from.
type law struct {
	why string
	of  []property
}

// laws are the properties of the rules and why they hold. The article is that of each rule (RULES.md).
func laws() []law {
	return slices.Concat(movements(), parts(), limits())
}

// movements are what an answer does when one thing asked for is larger, later or in another order.
func movements() []law {
	return []law{
		{"a contribution is a base times a rate, each within its limits, and rounded once (社会保险法 art. 12, 23, 35, " +
			"44, 53; 住房公积金管理条例 art. 16, 18)", []property{
			{"payroll.slip", rises, "wage",
				"employee.total employer.total employee.pension employer.medical employer.injury"},
			{"payroll.slip", rises, "housing_employee_rate", "employee.housing employee.total"},
			{"payroll.slip", rises, "injury_rate", "employer.injury employer.total"},
			{"payroll.slip", rises, "unemployment_rate", "employer.unemployment employer.total"},
			{"payroll.receipt", rises, "wage", "slip.employee.total slip.employer.total"},
			{"payroll.statement", rises, "slip.wage", "slip.employee.total slip.employer.total"},
			{"payroll.month_bill", rises, "people[0].wage", "employee_total employer_total total"},
			{"payroll.bill", rises, "bases[0]", "total"},
			{"payroll.bill", rises, "rate", "total"},
			{"payroll.bill_match", rises, "bases[0]", "per_person sum_of_bases"},
			{"payroll.unemployed_contribution", rises, "city_average", "base medical supplement total"},
			{"housing.fund_deposit", rises, "base", "base each_side"},
			{"housing.fund_deposit", rises, "rate", "each_side"},
			{"medical.flexible_contribution", rises, "base", "amount"},
			{"pension.flexible_contribution", rises, "base", "amount account"},
			{"pension.flexible_contribution", sums, "amount - account", "pooled"},
			{"unemployment.flexible_contribution", rises, "base", "amount"},
			{"maternity.employer_contribution", rises, "heads", "cap base amount"},
			{"medical.long_term_care_funding", rises, "base", "pooled account"},
			{"medical.personal_account", rises, "base", "base amount"},
			{"fund.contributions", rises, "persons", "contributions"},
			{"fund.contributions", rises, "rate", "contributions"},
			{"fund.contributions", rises, "collection", "contributions"},
		}},
		{"an excess is what is above a limit, and a limit is a share of another amount: of a deposit, 12 % of " +
			"three times the average (财税〔2006〕10号, as reported); of an annuity, 8 % and 12 % of the wages, before " +
			"2018-02 a twelfth and a sixth (企业年金办法 art. 15; 劳社部令第20号 art. 8), and what was suspended in fact (art. " +
			"16); of an own contribution, 4 % of the own base (财税〔2013〕103号, as reported)", []property{
			{"payroll.fund_excess", falls, "ceiling", "employee employer total"},
			{"housing.fund_tax_free", rises, "base", "deposit tax_free"},
			{"housing.fund_tax_free", falls, "city_average", "taxable"},
			{"annuity.limits", rises, "employer", "employer_over total_over"},
			{"annuity.limits", rises, "employees", "total_over"},
			{"annuity.limits", falls, "wages", "employer_over total_over"},
			{"annuity.limits", rises, "wages", "employer_most total_most"},
			{"annuity.tax_deferred", rises, "contribution", "untaxed taxed"},
			{"annuity.tax_deferred", falls, "own_base", "taxed"},
			{"annuity.tax_deferred", rises, "local_average", "limit untaxed"},
			{"annuity.back_payment", rises, "amount", "amount_over"},
			{"annuity.back_payment", rises, "missed", "amount_most"},
			{"annuity.back_payment", rises, "months", "months_over"},
		}},
		{"what was paid for the time being is settled against what is due (社会保险法 art. 62; 征缴暂行条例 art. 10), arrears " +
			"are what is due on the wage less what was paid on what was declared (社会保险法 art. 60, 63, 86), and a " +
			"bill or a payment differs by what it is more", []property{
			{"collection.settle", falls, "provisional", "rest"},
			{"collection.settle", rises, "due", "rest"},
			{"collection.underdeclared", falls, "declared_base", "gap arrears"},
			{"collection.underdeclared", rises, "actual_base", "gap arrears"},
			{"collection.underdeclared", rises, "combined_rate", "arrears"},
			{"collection.audit", falls, "people[0].months[0].declared", "findings[0].arrears"},
			{"payroll.reconcile", rises, "people[0].wage", "ours difference"},
			{"payroll.retro_paid", rises, "paid[0].amount", "employee.refund employer.refund"},
			{"payroll.retro_paid", falls, "paid[0].amount", "employee.diff employer.diff"},
			{"payroll.retro", rises, "due.2025-07.housing_employee_rate", "employee_total"},
			{"payroll.retro", falls, "paid.2025-07.housing_employee_rate", "employee_total"},
			{"payroll.bill_match", rises, "billed", "per_person_diff sum_of_bases_diff"},
		}},
		{"the difference of the old and the new standard is paid for each person and each month that was granted " +
			"(穗民规字〔2025〕2号 sec. 2(1): 按新旧标准的差额和实际批准月份数进行补发)", []property{
			{"relief.back_pay", rises, "after", "amount"},
			{"relief.back_pay", falls, "before", "amount"},
			{"relief.back_pay", rises, "months", "amount"},
			{"relief.back_pay", rises, "persons", "amount"},
		}},
		{"the fund pays the part up to the least contribution there, and no more than was paid (广州失业保险常见问题解答 " +
			"2025-11 item 14)", []property{
			{"unemployment.pension_premiums", rises, "premiums[0].minimum", "paid"},
			{"unemployment.pension_premiums", rises, "premiums[0].paid", "paid"},
		}},
		{"a share of what was paid comes back to an employer that cut no larger part of its staff than the terms " +
			"allow; both are the caller's (稳岗返还, 粤人社规〔2022〕9号; 广东省失业保险条例 art. 9 itself only lowers rates)", []property{
			{"unemployment.refund", falls, "lost", "refund"},
			{"unemployment.refund", rises, "premium", "refund"},
			{"unemployment.refund", rises, "rate", "refund"},
		}},
		{"who got a home by false papers returns what was drawn and pays the market rent (穗府办〔2013〕3号 art. 41: " +
			"按市场租金追缴), of which what was paid is a part", []property{
			{"housing.misuse_recovery", rises, "market_rent", "amount"},
			{"housing.misuse_recovery", falls, "rent_paid", "amount"},
			{"housing.misuse_recovery", rises, "subsidies", "amount"},
			{"housing.misuse_recovery", rises, "allowances", "amount"},
		}},
		{"a pension that was paid on the base of the year before is reckoned anew on the published one, of which " +
			"the basic part is a share (国发〔2005〕38号; 粤府〔2006〕96号)", []property{
			{"pension.recompute", rises, "published_base", "due per_month total"},
			{"pension.recompute", sums, "due - paid", "per_month"},
		}},
		{"an average is a sum shared out: wages over months (住房公积金管理条例 art. 16; 令第123号 art. 34), wages over heads " +
			"(省政府令第203号 art. 15), an index over months (粤府〔2006〕96号), five times what is credited to each " +
			"(企业年金办法), the own wage within its limits (工伤保险条例 art. 64), income over persons (社会救助暂行办法 art. 9)",
			[]property{
				{"collection.actual_base", rises, "annual_income", "base"},
				{"collection.actual_base", falls, "months", "base"},
				{"payroll.declared_base", rises, "total", "base"},
				{"payroll.declared_base", falls, "months", "base"},
				{"payroll.new_hire_base", rises, "first_pay", "base"},
				{"payroll.new_hire_base", rises, "second_pay", "base"},
				{"maternity.employer_average", rises, "months[0].wages", "wages average"},
				{"maternity.employer_average", falls, "months[0].heads", "average"},
				{"maternity.employer_average", unordered, "months", "average head_months wages"},
				{"pension.average_index", rises, "paid_index", "average_index"},
				{"pension.average_index", rises, "deemed_index", "average_index"},
				{"pension.index_history", rises, "paid[0].base", "index_sum average_index"},
				{"pension.index_history", falls, "paid[0].average", "index_sum average_index"},
				{"pension.index_history", unordered, "paid", "index_sum average_index months"},
				{"annuity.spread", rises, "credits[0]", "most"},
				{"annuity.spread", unordered, "credits", "most"},
				{"injury.own_wage", rises, "average_12_months", "own_wage"},
				{"injury.own_wage", rises, "pool_average", "own_wage"},
				{"relief.means_check", rises, "income", "income_per_head"},
				{"relief.means_check", falls, "income", "passes"},
				{"relief.means_check", falls, "persons", "income_per_head assets_per_head"},
			}},
		{"a surcharge is a share of the arrears for each day in arrears (社会保险法 art. 86)", []property{
			{"collection.surcharge", rises, "days", "surcharge"},
			{"collection.surcharge", rises, "arrears", "surcharge"},
			{"collection.surcharge_through", rises, "last", "surcharge"},
			{"collection.surcharge_through", falls, "lots[0].since", "surcharge"},
			{"collection.surcharge_through", unordered, "lots", "arrears surcharge"},
		}},
		{"a fine is a multiple of an amount, what was not declared is 110 % of the month before, and who owes " +
			"longer is named sooner (社会保险法 art. 62, 84, 86 to 88; 征缴暂行条例 art. 10, 23, 24)", []property{
			{"collection.fines", rises, "amount", "fines[].least fines[].most"},
			{"collection.provisional", rises, "last_month", "provisional"},
			{"collection.exposure", rises, "debtors[0].months", "exposed#"},
		}},
		{"a period ends so many days or months after it began, so a later beginning is a later end", []property{
			{"collection.deadlines", rises, "event", "deadlines[].last_day"},
			{"housing.review", rises, "start", "apply_by last late_by"},
			{"housing.misuse", rises, "cancelled", "until"},
			{"injury.application_deadlines", rises, "accident", "employer person"},
			{"injury.missing_person", rises, "accident", "pension_from wages_until"},
			{"medical.medical_year", rises, "day", "from last"},
			{"medical.resident_benefit_start", rises, "paid", "from"},
			{"unemployment.period_start", rises, "applied", "start"},
			{"unemployment.period_start", rises, "working_days", "start"},
			{"relief.one_child_fee", rises, "birth_month", "last"},
			{"pension.retirement", rises, "birth_month", "retirement_month statutory_month delay_months"},
			{"medical.retiree_years", rises, "statutory_month", "from"},
			{"payroll.due_months", rises, "out", "months#"},
		}},
		{"who was born earlier is older, and who has waited longer has waited long enough (人口与计划生育条例 art. 30, 36; " +
			"穗府办〔2013〕3号; 轮候配租实施细则 art. 8 to 10)", []property{
			{"maternity.childcare_days", falls, "day", "days"},
			{"maternity.childcare_days", rises, "born", "days"},
			{"pension.temporary_account", falls, "birth_month", "temporary"},
			{"relief.care_leave", falls, "parent_birth_month", "days"},
			{"relief.family_planning_support", rises, "month", "eligible"},
			{"housing.waiting_subsidy", rises, "months_waited", "may_draw"},
			{"housing.waiting_number", falls, "months_unregistered", "keeps"},
			{"housing.review_means", rises, "filed", "needed"},
			{"housing.review_passed", rises, "monthly", "back_pay"},
			{"housing.review_passed", rises, "approved", "from lost"},
		}},
		{"a figure of a table is what is answered for its tier, and a trade of more risk has a rate that is not " +
			"lower (工伤保险条例 art. 8; 人社部发〔2015〕71号)", []property{
			{"injury.base_rate", rises, "industry_class", "percent"},
			{"injury.float_factor", rises, "tiers[0].factor", "factor"},
			{"maternity.rate_by_reserve", rises, "steps[0].rate", "rate"},
			{"unemployment.float_coefficient", rises, "tiers[0].coefficient", "coefficient"},
			{"relief.family_planning_amount", rises, "table[0].basic", "amount"},
		}},
		{"a pension is more with more paid in, a higher wage or a longer time, and an account is shared out over " +
			"its divisor (社会保险法 art. 15; 国发〔2005〕38号)", []property{
			{"pension.account", rises, "balance", "monthly"},
			{"pension.account", falls, "divisor", "monthly"},
			{"pension.basic", rises, "benefit_base", "monthly"},
			{"pension.basic", rises, "average_index", "monthly"},
			{"pension.basic", rises, "contribution_years", "monthly"},
			{"pension.benefit_guangdong", rises, "contribution_months", "basic total"},
			{"pension.benefit_guangdong", rises, "balance", "account total"},
			{"pension.benefit_guangdong", falls, "divisor", "account total"},
			{"pension.benefit_guangdong", sums, "basic + account + transitional + adjustment", "total"},
			{"pension.divisor", falls, "age_years", "divisor"},
			{"pension.divisor", falls, "age_months", "divisor"},
			{"pension.account_year", rises, "opening", "interest closing"},
			{"pension.account_year", rises, "rate", "interest closing"},
			{"pension.account_year", sums, "in.opening + interest + credited", "closing"},
			{"pension.account_statement", rises, "credits[0].amount", "years[0].credited years[0].closing"},
			{"pension.resident_benefit", sums, "basic + extra + account", "monthly"},
			{"pension.resident_benefit", rises, "balance", "account monthly"},
			{"pension.resident_years", rises, "years", "balance account monthly"},
			{"pension.resident_payment", sums, "basic + extra + account", "total"},
			{"pension.resident_payment", sums, "from_account + from_government", "account"},
			{"pension.resident_extra", rises, "years", "monthly"},
			{"pension.resident_extra", falls, "extra_after", "monthly"},
			{"pension.resident_contribution", sums, "own + paid_for + subsidy + aid + donation", "total"},
			{"pension.resident_adjustment", rises, "price", "basic change"},
			{"pension.resident_adjustment", rises, "income", "basic change"},
			{"pension.resident_ways", falls, "years", "missing_years"},
			{"pension.shortfall", falls, "paid_months", "missing complete"},
			{"pension.minimum_contribution_months", rises, "year", "months"},
			{"pension.survivor", rises, "contribution_years", "months lump total"},
			{"pension.survivor", sums, "funeral + lump - cut", "total"},
			{"pension.scheme_change", rises, "employee_balance", "moved"},
			{"pension.double_months", unordered, "relations", "months"},
			{"pension.disability_allowance", rises, "monthly", "monthly"},
			{"pension.flexible_subsidy", rises, "paid", "subsidy"},
			{"pension.flexible_subsidy", falls, "denominator", "subsidy"},
			{"annuity.vesting", sums, "own + employer", "total"},
			{"annuity.vesting", rises, "employer", "employer unvested"},
		}},
		{"the old transitional part is the deemed account over 120, 100 yuan and 4 for each full year; the new one " +
			"is a share of the base for each year, and what it gives more is paid by the year's share " +
			"(粤府〔2006〕96号; 粤府函〔2021〕294号; 粤人社〔2014〕8号)", []property{
			{"pension.transitional_guangdong", rises, "contribution_months", "seniority"},
			{"pension.transitional_guangdong", rises, "deemed_account_balance", "old_part transitional"},
			{"pension.transitional_guangdong", rises, "benefit_base", "new_method adjustment"},
			{"pension.transitional_guangdong", rises, "new_method_years", "new_method adjustment"},
			{"pension.transitional_guangdong", rises, "phase_in", "adjustment"},
			{"pension.benefit_guangdong", rises, "contribution_months", "transitional"},
		}},
		{"of several funeral grants for one death the survivors choose one, and the larger is taken (社会保险法 art. " +
			"17, 49)", []property{
			{"pension.funeral_choice", unordered, "grants", "funeral forgone other total"},
			{"pension.funeral_choice", sums, "funeral + other", "total"},
			{"injury.death", unordered, "dependants", "monthly lump funeral"},
			{"injury.death", rises, "pool_average", "funeral"},
			{"unemployment.death", sums, "funeral + survivors", "total"},
			{"unemployment.death", rises, "city_average", "funeral survivors"},
		}},
		{"a benefit of an injury is so many months of a wage, fewer with a milder grade (工伤保险条例 art. 33 to 39)",
			[]property{
				{"injury.disability", rises, "own_wage", "lump allowance"},
				{"injury.disability", falls, "grade", "lump allowance"},
				{"injury.nursing", rises, "pool_average", "monthly"},
				{"injury.nursing", falls, "level", "monthly"},
				{"injury.paid_leave", rises, "wage", "wages"},
				{"injury.paid_leave", rises, "months", "wages"},
				{"injury.pension_top_up", falls, "pension", "top_up"},
				{"injury.pension_top_up", rises, "allowance", "top_up"},
			}},
		{"the province says how many months of the wage are paid when the contract ends (工伤保险条例 art. 36, 37); " +
			"Guangdong 10, 8, 6, 4, 2, 1 for care and 50, 40, 25, 15, 8, 4 for work from grade 5 to 10 (广东省工伤保险条例, " +
			"2019)", []property{
			{"injury.termination_subsidies", falls, "grade", "employment_subsidy medical_subsidy"},
			{"injury.termination_subsidies", rises, "own_wage", "employment_subsidy medical_subsidy"},
		}},
		{"leave is counted in days, an allowance is a daily wage for each, and the employer makes up the rest " +
			"(社会保险法 art. 56; 女职工劳动保护特别规定 art. 7, 8)", []property{
			{"maternity.allowance", rises, "employer_average", "allowance"},
			{"maternity.allowance", rises, "days", "allowance"},
			{"maternity.allowance", rises, "wage_due", "top_up"},
			{"maternity.allowance", falls, "employer_average", "top_up"},
			{"maternity.award", rises, "employer_average", "statutory.allowance with_reward.allowance"},
			{"maternity.operation_days", unordered, "operations", "days"},
			{"maternity.leave_days", sums, "statutory + reward", "days"},
		}},
		{"a bill is divided: what one payer bears no other does (社会保险法 art. 28; 令第123号)", []property{
			{"medical.outpatient", sums, "fund + person", "in.cost"},
			{"medical.outpatient", rises, "cost", "fund person"},
			{"medical.outpatient", falls, "used", "fund"},
			{"medical.designated_disease", sums, "fund + person", "in.cost"},
			{"medical.designated_disease", rises, "cost", "fund person"},
			{"medical.payers", sums, "basic + critical + assistance + left", "in.total"},
			{"medical.inpatient", rises, "stays[0].bill", "year.pooled stays[0].pooled stays[0].self"},
			{"medical.critical_illness", rises, "remaining", "paid"},
			{"medical.critical_illness", rises, "annual_cap", "paid"},
			{"medical.critical_illness_cap_bonus", rises, "original_cap", "bonus"},
			{"medical.designated_choice", unordered, "diseases", "class_one class_two"},
			{"medical.elsewhere_ratio", rises, "home_ratio", "ratio"},
			{"medical.long_term_care", sums, "living.fund + living.person", "living.cost"},
			{"medical.long_term_care", rises, "nursing", "nursing.cost nursing.fund fund"},
			{"medical.resident_contribution", sums, "personal + assistance + subsidy", "total"},
			{"medical.resident_formula", sums, "student.personal + student.subsidy", "total"},
			{"medical.resident_formula", sums, "other.personal + other.subsidy", "total"},
			{"medical.resident_merge", unordered, "schemes", "personal subsidy"},
			{"medical.resident_repair", rises, "repair_years_paid", "cost"},
			{"medical.resident_waiting_months", rises, "years_uninsured", "months"},
			{"medical.resident_waiting_months", falls, "repair_years_paid", "months"},
			{"relief.medical_aid", sums, "paid + own", "in.remaining"},
			{"relief.medical_aid", rises, "remaining", "paid"},
			{"relief.contribution_aid", sums, "government + own", "in.contribution"},
			{"relief.contribution_aid", unordered, "shares", "government own"},
		}},
		{"of the costs that are recorded the fund pays the standard of each case or head, or what the terms give " +
			"under an agreed total, and the hospital bears the rest or keeps it: two parts of one amount (the " +
			"city's 2014 notice, 1.7: 医疗费用结算方式; the standards are the caller's)", []property{
			{"fund.settlement_per_case", sums, "fund + hospital", "cost"},
			{"fund.settlement_per_case", rises, "groups[0].cases", "fund"},
			{"fund.settlement_per_case", rises, "groups[0].standard", "fund"},
			{"fund.settlement_per_head", sums, "fund + hospital", "cost"},
			{"fund.settlement_per_head", rises, "persons", "fund"},
			{"fund.settlement_per_head", sums, "in.persons*in.months*in.standard", "fund"},
			{"fund.settlement_under_cap", sums, "fund + hospital", "cost"},
			{"fund.settlement_under_cap", rises, "cost", "fund"},
			{"fund.settlement_under_cap", rises, "keep_share", "fund"},
		}},
		{"unemployment benefits last longer the longer was paid, and follow the minimum wage (广东省失业保险条例 art. 17, " +
			"19)", []property{
			{"unemployment.duration_months", rises, "paid_months", "months"},
			{"unemployment.benefit", rises, "minimum_wage", "monthly"},
			{"unemployment.benefit", rises, "ratio", "monthly"},
			{"unemployment.claim", rises, "paid_months", "entitled_months total"},
			{"unemployment.eligibility", falls, "paid_months", "unmet#"},
			{"unemployment.former_contract_worker", rises, "before", "lump"},
			{"unemployment.job_seeking", unordered, "wages", "monthly"},
			{"unemployment.job_seeking", rises, "wages[0]", "monthly"},
			{"unemployment.missed_checks", unordered, "missed", "month"},
			{"unemployment.reemployment_months", rises, "remaining_months", "months"},
		}},
		{"relief fills up what a household lacks to a standard (社会救助暂行办法 art. 12; 穗府办规〔2021〕7号)", []property{
			{"relief.dibao", rises, "standard", "monthly entitled"},
			{"relief.dibao", falls, "household_income", "monthly entitled"},
			{"relief.dibao", rises, "persons", "monthly"},
			{"relief.destitute", rises, "standard", "monthly"},
			{"relief.destitute", rises, "factor", "monthly"},
			{"relief.destitute", rises, "district_floor", "monthly"},
			{"relief.pocket_money", rises, "monthly", "monthly"},
			{"relief.pocket_money", rises, "share", "monthly"},
			{"relief.indexed_allowance", rises, "allowance", "allowance"},
			{"relief.indexed_allowance", rises, "rate", "allowance"},
			{"relief.multiple_of_standard", rises, "standard", "monthly"},
			{"relief.multiple_of_standard", rises, "factor", "monthly"},
			{"relief.home_care_income_line", rises, "standard", "income_line"},
			{"relief.home_care_aid", sums, "basic + nursing", "monthly"},
			{"relief.home_care_aid", falls, "household_income", "monthly"},
			{"relief.disability_allowance", sums, "living + nursing", "total"},
			{"relief.disability_allowance", falls, "grade", "nursing total"},
			{"relief.education_aid", unordered, "classes", "amount"},
			{"relief.education_aid", unordered, "table", "amount"},
			{"relief.uplift", unordered, "members", "total"},
			{"relief.uplift", unordered, "table", "total"},
			{"relief.refusals", falls, "refusals", "stopped"},
			{"relief.refusals", rises, "refusals", "own_part"},
			{"relief.temporary", rises, "standard", "computed amount"},
			{"relief.temporary", rises, "persons", "computed amount"},
			{"relief.disability_levy", falls, "disabled_employed", "full levy"},
			{"relief.disability_levy", rises, "average_annual_wage", "full levy"},
			{"relief.disability_levy_hire", sums, "after + saved", "before"},
		}},
		{"of what the fund's gains and land bring in a part is set aside, and the rest is for public rental " +
			"(住房公积金管理条例 art. 29, 30; 穗府办规〔2024〕13号 art. 18)", []property{
			{"housing.land_revenue", rises, "net_revenue", "least shortfall"},
			{"housing.land_revenue", falls, "allocated", "shortfall"},
			{"housing.added_value", rises, "added_value", "public_rental"},
			{"housing.added_value", falls, "risk_reserve", "public_rental"},
			{"housing.rental_funding", rises, "years[0].net_revenue", "total"},
			{"housing.rental_funding", unordered, "projects", "total"},
		}},
		{"rent is by bands of income, the higher the dearer, with 15 % of the income and a least rent (穗府办〔2013〕3号 " +
			"art. 31, annex 3: an allowance of 0.8 to 0.5; the opinion of 2015-08-25 sec. 3; 穗建规字〔2024〕5号 sec. " +
			"3(3): 10 % to 70 %)", []property{
			{"housing.rent", sums, "charged - allowance", "net"},
			{"housing.rent", rises, "income", "net charged"},
			{"housing.rent", rises, "area", "project"},
		}},
		{"the subsidy is (the area guaranteed less the own) times persons, standard and a factor that falls with " +
			"the income (穗府办〔2013〕3号 annex 2: 0.9 to 0.3; the opinion of 2015-08-25, annex 2; 穗建规字〔2024〕5号 sec. 2)",
			[]property{
				{"housing.rent_subsidy", falls, "income", "monthly income_factor"},
				{"housing.rent_subsidy", falls, "own_area", "monthly"},
			}},
		{"a household is admitted whose income, assets and homes are within limits, which rise with its size " +
			"(穗府办〔2013〕3号 art. 22(2), (3), annex 1; the opinion of 2015-08-25, annex 1; 穗建规字〔2024〕5号 sec. 1); the " +
			"line is a share of the income at hand (art. 22(2); the city's 2014 notice, 2.4: 60%左右)", []property{
			{"housing.eligibility", falls, "income", "admitted"},
			{"housing.eligibility", falls, "own_area", "admitted"},
			{"housing.rental_limits", rises, "persons", "year month assets"},
			{"housing.income_line", rises, "disposable_income", "per_head"},
			{"housing.income_line", rises, "ratio", "per_head"},
			{"housing.line_adjustment", rises, "ratio", "years[].per_head"},
			{"housing.line_adjustment", rises, "incomes[0].amount", "years[].per_head"},
		}},
		{"who is over the limits and stays pays by how far: 20 % of the income or the project's rent, 1.5 times " +
			"it, or leaves (穗建规字〔2024〕5号 sec. 5(2); 收入、财产分别符合不同情形的，按照较高租金); before that half of what was let off, " +
			"or of the subsidy (sec. 5; 穗府办〔2013〕3号 art. 38(1), (2)); after a year 1.2 times (art. 38(2), (3))",
			[]property{
				{"housing.over_limit_rent", rises, "income", "rent tier"},
				{"housing.over_limit_rent", rises, "project_rent", "rent"},
				{"housing.transition_rent", rises, "project_rent", "rent"},
				{"housing.transition_subsidy", rises, "subsidy", "monthly"},
				{"housing.stay_rent", rises, "months_after", "rent"},
				{"housing.stay_rent", rises, "project_rent", "rent"},
			}},
		{"homes go by the size of the household and in the order of classes and numbers (轮候配租实施细则 art. 13, 15: " +
			"1人一房 to 5人以上三房一厅); a waiting list by priority, need and date (the city's 2014 notice, 2.3: 评估轮候)",
			[]property{
				{"housing.home_size", rises, "persons", "homes[0].bedrooms"},
				{"housing.waiting_order", unordered, "entries", "placed# placed[].id~ placed[].place"},
				{"relief.waiting_list", unordered, "applicants", "order# order[]~"},
			}},
		{"a sum does not depend on the order in which its parts stand, and the texts name none", []property{
			{"payroll.bill", unordered, "bases", "total"},
			{"payroll.bill_match", unordered, "bases", "per_person sum_of_bases two_lines"},
			{"payroll.month_bill", unordered, "people", "employee_total employer_total total"},
			{"payroll.reconcile", unordered, "people", "ours bill difference"},
			{"payroll.reconcile", unordered, "rows", "ours bill difference"},
			{"payroll.retro_paid", unordered, "paid", "employee.back_payment employee.refund employer.diff"},
			{"collection.audit", unordered, "people", "findings#"},
			{"collection.exposure", unordered, "debtors", "exposed#"},
			{"fund.account", unordered, "income", "income closing"},
			{"fund.account", unordered, "expenditure", "expenditure closing"},
			{"fund.settlement_per_case", unordered, "groups", "cost fund hospital"},
			{"fund.reserve_return", unordered, "rungs", "principal interest yield"},
			{"fund.reserve_cover", unordered, "rungs", "left covered"},
			{"housing.loan_ceiling", unordered, "applicants", "amount accounts cap price"},
			{"unemployment.pension_premiums", unordered, "premiums", "paid"},
			{"relief.contribution_aid", unordered, "groups", "government own"},
		}},
		{"a loan costs more the larger, the dearer and the longer it is (住房公积金管理条例 art. 26; the two usual " +
			"schedules)", []property{
			{"housing.loan", rises, "principal", "payment"},
			{"housing.loan", rises, "annual_rate", "payment"},
			{"housing.loan_burden", rises, "income", "most within"},
			{"housing.loan_burden", rises, "principal", "payment"},
			{"housing.loan_schedule", rises, "annual_rate", "instalments[0].interest"},
			{"housing.loan_ceiling", rises, "price", "price amount"},
			{"housing.loan_ceiling", falls, "down_payment", "price amount"},
			{"housing.loan_terms", rises, "term_months", "rate"},
		}},
		{"savings bear interest on what is there, at a rate (住房公积金管理条例 art. 21)", []property{
			{"housing.fund_interest", rises, "rate", "interest closing"},
			{"housing.fund_interest_year", sums, "in.opening + in.deposits + interest", "closing"},
			{"housing.fund_interest_year", rises, "rate", "interest closing"},
		}},
		{"a fund ends a year with what it had and took in less what it spent (社会保险法 art. 65 to 67: 通过预算实现收支平衡)",
			[]property{
				{"fund.account", sums, "in.opening + income - expenditure", "closing"},
				{"fund.account_years", sums, "years[].income - years[].expenditure", "years[].surplus"},
				{"fund.budget_execution", sums, "budget.income - budget.expenditure", "budget.surplus"},
				{"fund.budget_execution", sums, "final.income - final.expenditure", "final.surplus"},
				{"fund.rate_effect", sums, "years[].after - years[].before", "years[].change"},
			}},
		{"how long a fund can pay (广东省社会保险基金监督条例 art. 55(1): 支撑能力; art. 56: 预警) is what it has over what it " +
			"spends, so more of the one is longer and of the other shorter; levels, thresholds and rates are the " +
			"caller's", []property{
			{"fund.projection", falls, "expenditure", "exhausted"},
			{"fund.projection", rises, "opening", "exhausted"},
			{"fund.payable_months", rises, "balance", "months"},
			{"fund.payable_months", falls, "monthly_expenditure", "months"},
			{"fund.warning", rises, "balance", "months"},
			{"fund.warning", falls, "monthly_expenditure", "months"},
			{"fund.reserve_rate", falls, "balance", "rate"},
			{"fund.rate_effect", rises, "target", "years[].after years[].change"},
			{"fund.rate_effect", rises, "base", "years[].before years[].after"},
		}},
		{"deposits and bonds bear interest for their time, and benefits must be payable from what is at hand and " +
			"falls due (社会保险法 art. 69; the city's 2014 notice, 1.7: 在确保待遇支付前提下，采取定期存款、购买国债)", []property{
			{"fund.reserve_cover", rises, "cash", "left covered"},
			{"fund.reserve_cover", falls, "needs[0].amount", "left covered"},
			{"fund.reserve_return", rises, "rungs[0].rate", "interest yield"},
			{"fund.reserve_return", rises, "rungs[0].principal", "principal interest"},
		}},
		{"money by heads is heads times a standard (the city's 2014 notice, 1.5: 退休人员活动经费标准), and what the " +
			"government adds grows as its revenue does (1.7: 随财力增长)", []property{
			{"fund.activity_money", rises, "persons", "amount"},
			{"fund.activity_money", rises, "standard", "amount"},
			{"fund.fiscal_input", rises, "first", "inputs[]"},
		}},
		{"two rates become one (the city's 2014 notice, 1.1: 20%和12%统一到合理的水平), the one that costs nobody more in " +
			"all is the mean by bases; the standards of town and country become one (2.1: 城乡一体化). The notice names " +
			"the aim alone, the rest is arithmetic of shares and steps", []property{
			{"pension.unify_rates", unordered, "groups", "target yearly_fund"},
			{"pension.unify_rates", rises, "groups[0].rate", "target"},
			{"relief.unify_standards", rises, "months", "path#"},
			{"relief.unify_standards", rises, "rural", "path[].standard"},
		}},
		{"what an employee is paid is his wage less what is withheld (个人所得税法 art. 6; 社会保险法 art. 60)", []property{
			{"payroll.withhold", rises, "pay[0].amount", "withheld_total"},
			{"payroll.withhold", unordered, "order", "withheld_total"},
			{"payroll.withhold", sums, "withheld_total + borne_total + advanced - recovered", "bill"},
			{"payroll.tax_columns", unordered, "withheld", "total"},
			{"payroll.tax_columns", rises, "withheld[0].amount", "total"},
			{"payroll.tax_cumulated", rises, "months[0].withheld[0].amount", "cumulated[].total"},
			{"payroll.item", sums, "line.employee + line.employer", "line.total"},
			{"payroll.item", rises, "base", "line.base line.total"},
			{"payroll.overlap", unordered, "claims", "overlap"},
			{"payroll.wage_from_cost", falls, "housing_employer_rate", "wages[].low"},
			{"payroll.wage_from_net", rises, "net_pay", "wages[0].low"},
			{"payroll.wages_of_contribution", rises, "amount", "wages[].low wages[].high"},
		}},
	}
}

// withoutProperty are the rules of which the law says no more than the answer.
func withoutProperty() []struct{ rule, reason string } {
	const words = "answers with words that depend on words"
	return []struct{ rule, reason string }{
		{"collection.make_up", words}, {"housing.waiting_priority", words}, {"injury.cost_bearer", words},
		{"medical.cover", words}, {"payroll.chosen_bases", "answers yes, or an error with the limit"},
	}
}
