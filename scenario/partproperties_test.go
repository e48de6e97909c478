package scenario_test

// parts are the amounts that are the sum of others, whatever is asked: what a text divides is all there afterwards.
func parts() []law {
	return []law{
		{"a total is the sum of the lines that are printed (社会保险法 art. 60: the employer pays and withholds each)",
			[]property{
				{"payroll.slip", sums, "employee.pension + employee.medical + employee.maternity + " +
					"employee.illness_supplement + employee.unemployment + employee.injury + employee.housing",
					"employee.total"},
				{"payroll.slip", sums, "employer.pension + employer.medical + employer.maternity + " +
					"employer.illness_supplement + employer.unemployment + employer.injury + employer.housing",
					"employer.total"},
				{"payroll.month_bill", sums, "employee_total + employer_total", "total"},
				{"payroll.month_bill", itemByItem, "people", "employee_total"},
				{"payroll.unemployed_contribution", sums, "medical + supplement", "total"},
				{"payroll.fund_excess", sums, "employee + employer", "total"},
				{"payroll.tax_columns", sums, "pension + medical + unemployment + housing", "total"},
				{"payroll.tax_cumulated", sums, "cumulated[].pension + cumulated[].medical + " +
					"cumulated[].unemployment + cumulated[].housing", "cumulated[].total"},
				{"payroll.withhold", sums, "withheld[].amount", "withheld_total"},
				{"payroll.withhold", sums, "borne[].amount", "borne_total"},
				{"payroll.withhold", sums, "carry[].amount", "carry_total"},
			}},
		{"what differs is the one less the other", []property{
			{"payroll.bill_match", sums, "in.billed - per_person", "per_person_diff"},
			{"payroll.bill_match", sums, "in.billed - sum_of_bases", "sum_of_bases_diff"},
			{"payroll.bill_match", sums, "in.billed - two_lines", "two_lines_diff"},
			{"payroll.reconcile", equals, "ours - bill", "difference"},
			{"payroll.reconcile", sums, "by_class[].explains", "difference"},
			{"payroll.reconcile", sums, "items[].bill - items[].ours", "items[].amount_diff"},
			{"payroll.retro", sums, "deltas[].new - deltas[].old", "deltas[].diff"},
			{"payroll.retro_paid", sums, "lines[].due - lines[].paid", "lines[].diff"},
			{"payroll.retro_paid", sums, "totals[].back_payment - totals[].refund", "totals[].diff"},
			{"payroll.retro_paid", sums, "employee.back_payment - employee.refund", "employee.diff"},
			{"payroll.retro_paid", sums, "employer.back_payment - employer.refund", "employer.diff"},
			{"payroll.wages_of_contribution", sums, "above.amount - in.amount", "above.gap"},
			{"collection.settle", sums, "in.due - in.provisional", "rest"},
			{"pension.recompute", sums, "per_month*in.months_paid", "total"},
			{"pension.resident_adjustment", sums, "basic - in.basic", "change"},
			{"relief.refusals", sums, "full - own_part", "stopped"},
		}},
		{"arrears and surcharges of several months or lots are those of each (社会保险法 art. 63, 86: 自欠缴之日起，按日加收)",
			[]property{
				{"collection.surcharge_through", itemByItem, "lots", "arrears surcharge not_yet"},
				{"collection.surcharge_through", sums, "lots[].surcharge", "surcharge"},
				{"collection.surcharge_through", sums, "in.lots[].amount", "arrears"},
				{"collection.surcharge", sums, "parts[].days", "in.days"},
				{"collection.audit", sums, "findings[].items[].arrears", "findings[].arrears"},
				{"collection.audit", sums, "findings[].by_scheme[].arrears", "findings[].arrears"},
				{"collection.audit", sums, "findings[].by_month[].arrears", "findings[].arrears"},
				{"collection.audit", sums, "findings[].items[].over", "findings[].over"},
			}},
		{"an account has what it had, what was paid in and its interest (社会保险法 art. 14; 住房公积金管理条例 art. 21; " +
			"粤府〔2014〕37号 art. 6 to 8, 14, 15)", []property{
			{"pension.account_year", sums, "in.contributions[]", "credited"},
			{"pension.account_statement", sums, "years[].opening + years[].interest + years[].credited",
				"years[].closing"},
			{"pension.resident_years", sums, "own + aid + subsidy", "balance"},
			{"pension.resident_years", sums, "basic + extra + account", "monthly"},
			{"pension.resident_payment", sums, "in.balance - from_account", "balance"},
			{"pension.double_months", sums, "in.relations[].paid[].account - refund", "kept"},
			{"pension.double_months", sums, "cleared[].refund", "refund"},
			{"housing.fund_interest", sums, "in.opening + in.movements[].amount + interest", "closing"},
			{"annuity.vesting", sums, "employer + unvested", "in.employer"},
			{"annuity.vesting", sums, "in.own", "own"},
		}},
		{"months, wages and heads are added up, each month once (粤府〔2006〕96号; 省政府令第203号 art. 15), and so is the " +
			"rest after two operations (art. 16(2): 合并计算假期)", []property{
			{"pension.index_history", sums, "in.paid# + in.deemed#", "months"},
			{"maternity.employer_average", sums, "in.months[].wages", "wages"},
			{"maternity.employer_average", sums, "in.months[].heads", "head_months"},
			{"maternity.operation_days", itemByItem, "operations", "days"},
			{"maternity.employer_average", itemByItem, "months", "wages head_months"},
		}},
		{"only one funeral grant is paid, and what is not taken is left (社会保险法 art. 49)", []property{
			{"pension.funeral_choice", sums, "in.grants[].funeral - forgone", "funeral"},
			{"pension.funeral_choice", sums, "in.grants[].other", "other"},
		}},
		{"the survivors' grant is six months of the average wage where the funeral is three (广东省失业保险条例 art. 25)",
			[]property{
				{"unemployment.death", sums, "2*funeral", "survivors"},
			}},
		{"the relatives' pensions are added up and cut to the wage (工伤保险条例 art. 39); leave is full wages (art. 33)",
			[]property{
				{"injury.death", sums, "pensions[] - cut", "monthly"},
				{"injury.paid_leave", sums, "in.wage*in.months", "wages"},
			}},
		{"months of benefit are paid one by one (广东省失业保险条例 art. 17, 19)", []property{
			{"unemployment.claim", sums, "payments[].amount", "total"},
			{"unemployment.claim", sums, "payments# + months_left", "entitled_months"},
			{"unemployment.pension_premiums", itemByItem, "premiums", "paid"},
		}},
		{"a bill is divided among its payers, line by line (令第123号 art. 18 to 24; 穗医保规字〔2024〕1号 art. 13 to 17; " +
			"社会救助暂行办法 art. 29)", []property{
			{"medical.inpatient", sums, "stays[].pooled + stays[].major_illness + stays[].supplement " +
				"+ stays[].self + " +
				"stays[].elsewhere", "in.stays[].bill"},
			{"medical.inpatient", sums, "stays[].parts[].amount", "in.stays[].bill"},
			{"medical.inpatient", sums, "stays[].pooled", "year.pooled"},
			{"medical.inpatient", sums, "stays[].major_illness", "year.major_illness"},
			{"medical.inpatient", sums, "stays[].self", "year.self"},
			{"medical.long_term_care", sums, "nursing.fund + nursing.person", "nursing.cost"},
			{"medical.long_term_care", sums, "equipment.fund + equipment.person", "equipment.cost"},
			{"medical.long_term_care", sums, "living.fund + nursing.fund + equipment.fund", "fund"},
			{"medical.long_term_care", sums, "living.person + nursing.person + equipment.person", "person"},
			{"annuity.tax_deferred", sums, "untaxed + taxed", "in.contribution"},
			{"housing.fund_tax_free", sums, "tax_free + taxable", "deposit"},
		}},
		{"the money of a year is shared out (住房公积金管理条例 art. 29, 30; 穗府办规〔2024〕13号 art. 18)", []property{
			{"housing.added_value", sums, "prior_loss + risk_reserve + management_fee + public_rental",
				"in.added_value"},
			{"housing.rental_funding", sums, "years[].land + years[].added.public_rental", "years[].total"},
			{"housing.rental_funding", sums, "years[].shares[]", "years[].total"},
			{"housing.rental_funding", sums, "years[].total", "total"},
			{"housing.rental_funding", sums, "projects[]", "total"},
		}},
		{"instalments pay back the loan and the interest", []property{
			{"housing.loan_schedule", sums, "instalments[].principal", "in.principal"},
			{"housing.loan_schedule", sums, "instalments[].interest", "interest"},
			{"housing.loan_schedule", sums, "instalments[].interest + instalments[].principal",
				"instalments[].payment"},
		}},
		{"the review's back pay is the monthly amount for each month that was held back (穗府办规〔2024〕13号 art. 36)",
			[]property{
				{"housing.review_passed", sums, "in.monthly*paid_late", "back_pay"},
			}},
		{"a household has the benefits of its members (社会救助暂行办法 art. 12; 条例 art. 36: 双方单位各负担50%)", []property{
			{"relief.uplift", sums, "members[]", "total"},
			{"relief.uplift", itemByItem, "members", "total"},
			{"relief.one_child_fee", sums, "2*each_employer", "total"},
		}},
		{"accounts add up, and years follow each other (社会保险法 art. 65 to 67, 69)", []property{
			{"fund.account", sums, "in.income[].amount", "income"},
			{"fund.account", sums, "in.expenditure[].amount", "expenditure"},
			{"fund.account", sums, "income - expenditure", "surplus"},
			{"fund.account_years", sums, "in.accounts[].income[].amount", "years[].income"},
			{"fund.account_years", sums, "in.accounts[].opening + years[].surplus", "years[].closing"},
			{"fund.budget_execution", sums, "income[].actual - income[].budget", "income[].difference"},
			{"fund.budget_execution", sums, "expenditure[].actual - expenditure[].budget", "expenditure[].difference"},
			{"fund.budget_execution", sums, "income[].actual", "final.income"},
			{"fund.projection", sums, "years[].opening + years[].income + years[].change + years[].interest - " +
				"years[].expenditure", "years[].closing"},
			{"fund.reserve_return", sums, "in.rungs[].principal", "principal"},
			{"fund.reserve_return", sums, "flows[].principal", "principal"},
			{"fund.reserve_return", sums, "flows[].interest", "interest"},
			{"fund.reserve_return", itemByItem, "rungs", "principal interest"},
			{"fund.settlement_per_case", itemByItem, "groups", "cost fund hospital"},
			{"fund.settlement_per_case", sums, "in.groups[].cost", "cost"},
			{"fund.activity_money", sums, "in.persons*in.standard", "amount"},
			{"pension.unify_rates", sums, "yearly_change[]", "yearly_fund"},
			{"pension.unify_rates", sums, "years[].change[]", "years[].fund"},
		}},
		{"everybody is in the answer once", []property{
			{"housing.waiting_order", sums, "in.entries#", "placed#"},
			{"relief.waiting_list", sums, "in.applicants#", "order#"},
			{"payroll.bill", sums, "in.bases#", "shares#"},
			{"payroll.bill", sums, "shares[]", "total"},
			{"fund.fiscal_input", sums, "in.revenues#", "inputs#"},
			{"medical.designated_choice", sums, "in.diseases# - class_two", "class_one"},
			{"housing.line_adjustment", sums, "in.last - in.first + 1", "years#"},
		}},
	}
}
