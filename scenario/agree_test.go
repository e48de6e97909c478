package scenario_test

import (
	"maps"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pair is two rules that say the same: one gives back what the other was asked for, or both compute it. The other one
// is asked with what with says: *PATH copies an object, NAME=PATH a value of the answer or, behind in., of the input,
// NAME="TEXT" is a text, and -NAME leaves one out. Then in, an amount of the first rule, is out, one of the other.
type pair struct{ why, rule, other, with, in, out string }

// pairs are the rules that agree.
func pairs() []pair {
	const lines = "a net pay, a cost and a slip are one reckoning (社会保险法 art. 60)"
	const award = "an award is its parts, each by its own formula (国发〔2005〕38号; 粤府〔2006〕96号)"
	const same = "figures that are read alike change nothing"
	const schedule = "an instalment is that of the schedule (住房公积金管理条例 art. 26)"
	return []pair{
		{lines, "payroll.wage_from_net", "payroll.slip", "*in -net_pay wage=wages[0].low", "in.net_pay",
			"in.wage - employee.total"},
		{lines, "payroll.wage_from_net", "payroll.slip", "*in -net_pay wage=wages[0].high", "in.net_pay",
			"in.wage - employee.total"},
		{lines, "payroll.wage_from_cost", "payroll.slip", "*in -total_cost wage=wages[0].low", "in.total_cost",
			"in.wage + employer.total"},
		{lines, "payroll.wage_from_cost", "payroll.slip", "*in -total_cost wage=wages[0].high", "in.total_cost",
			"in.wage + employer.total"},
		{lines, "payroll.withhold", "payroll.slip", "*in.slip", "bill", "employee.total"},
		{lines, "payroll.statement", "payroll.slip", "*in.slip", "slip.employer.total", "employer.total"},
		{lines, "payroll.receipt", "payroll.slip", "*in -version", "slip.employee.total", "employee.total"},
		{lines, "payroll.month_bill", "payroll.reconcile", "*in rows=[]", "total", "ours"},
		{same, "payroll.receipt", "payroll.verify_receipt", "receipt= figures={} " +
			"figures.carry_forward=in.carry_forward figures.disputed=in.disputed figures.known_on=in.known_on " +
			"figures.min_grade=in.min_grade figures.figures=in.figures", "0", "differences#"},
		{same, "payroll.policy_diff", "payroll.policy_diff", "*in after=in.before", "0", "changes# + first#"},
		{same, "payroll.affected", "payroll.affected", "*in after=in.before", "0", "touched#"},
		{award, "pension.recompute", "pension.benefit_guangdong",
			"*in -published_base -published_base_grade -months_paid", "paid", "total"},
		{award, "pension.recompute", "pension.benefit_guangdong",
			"*in -published_base -published_base_grade -months_paid benefit_base=in.published_base", "due", "total"},
		{award, "pension.benefit_guangdong", "pension.account", "balance=in.balance divisor=in.divisor", "account",
			"monthly"},
		{award, "pension.benefit_guangdong", "pension.basic",
			"*in -balance -divisor -deemed_account_balance -new_method_years -benefit_base_grade " +
				`low_index_threshold="0.6"`, "basic", "monthly"},
		{award, "pension.resident_years", "pension.resident_benefit",
			"basic=basic extra=extra balance=balance divisor=in.divisor", "monthly", "monthly"},
		{"who retires in a month needs the months of that month (国务院关于渐进式延迟法定退休年龄的办法 art. 2)",
			"pension.shortfall", "pension.retirement",
			"category=in.category birth_month=in.birth_month elect_months=in.elect_months", "required",
			"minimum_contribution_months"},
		{"a death by an injury has the lump sum of its year (工伤保险条例 art. 39)", "injury.death", "injury.death_lump",
			"accident_year=in.accident_year", "lump", "lump"},
		{"leave is paid by the day (社会保险法 art. 56; 女职工劳动保护特别规定 art. 8)", "maternity.award", "maternity.allowance",
			"days=statutory.days employer_average=in.employer_average round_daily_first=in.round_daily_first",
			"statutory.allowance", "allowance"},
		{"the days are those of the case (女职工劳动保护特别规定 art. 7; 人口与计划生育条例 art. 30)", "maternity.award",
			"maternity.leave_days", `case=in.case place="guangdong"`, "with_reward.days", "days"},
		{"away from home the ratio is lower by the drop (医保发〔2022〕22号; 令第123号 art. 57)", "medical.elsewhere",
			"medical.elsewhere_ratio", `*in home_ratio="0.9"`, "0.9 - drop", "ratio"},
		{"before somebody is hired and afterwards the levy is the levy (财税〔2015〕72号)", "relief.disability_levy_hire",
			"relief.disability_levy", "*in -hire", "before", "levy"},
		{schedule, "housing.loan", "housing.loan_schedule", "*in", "payment", "instalments[0].payment"},
		{schedule, "housing.loan_burden", "housing.loan", "*in -income -share", "payment", "payment"},
		{"what is free of tax is part of the deposit (财税〔2006〕10号)", "housing.fund_tax_free", "housing.fund_deposit",
			"*in -city_average", "deposit", "each_side"},
		{"a year of several is a year (住房公积金管理条例 art. 29, 30; 穗府办规〔2024〕13号 art. 18)", "housing.rental_funding",
			"housing.land_revenue", "net_revenue=in.years[0].net_revenue ratio=in.years[0].ratio",
			"years[0].share.least", "least"},
		{"a year of several is a year (住房公积金管理条例 art. 29, 30)", "housing.rental_funding", "housing.added_value",
			"added_value=in.years[0].added_value risk_reserve=in.years[0].risk_reserve " +
				"management_fee=in.years[0].management_fee", "years[0].added.public_rental", "public_rental"},
		{"the line of three is the benchmark for each (穗建规字〔2024〕5号 annex 1; the opinion of 2015-08-25, annex 1)",
			"housing.income_benchmark", "housing.rental_limits", "*in persons=3", "benchmark", "per_head"},
		{"a year of several is a year (社会保险法 art. 65 to 67)", "fund.account_years", "fund.account", "*in.accounts[0]",
			"years[0].closing", "closing"},
		{"a budget is an account (社会保险法 art. 66)", "fund.budget_execution", "fund.account", "*in.budget",
			"budget.closing", "closing"},
		{"a standard of a day is one of the standards of the day (穗民规字〔2025〕2号)", "relief.dibao_standard",
			"relief.standards", "*in", "monthly", "standards.standard.monthly"},
		{"the record rate is what an account bears in a year (社会保险法 art. 14)", "pension.record_rate",
			"pension.account_year", `opening="1000000" rate=rate`, "1000000*rate", "interest"},
		{"the basic part is 1 % of the base for each year at an index of 1 (国发〔2005〕38号)", "pension.benefit_base",
			"pension.basic", `benefit_base=monthly average_index="1" contribution_years="50" retired_in="2025-01"`,
			"0.5*monthly", "monthly"},
		{"who is supported as destitute has a multiple of the standard (穗民规字〔2025〕2号 sec. 1(3))",
			"relief.multiple_of_standard", "relief.destitute", "*in", "monthly", "monthly"},
	}
}

// TestRulesAgree asks one rule with what another one answered, and compares.
func TestRulesAgree(t *testing.T) {
	inputs := inputsByRule(t)
	for _, p := range pairs() {
		asked := 0
		for _, in := range inputs[p.rule] {
			asked += p.check(t, in)
		}
		assert.Positive(t, asked, "no case asks for %v", p)
	}
}

// check asks both rules, and returns 1 where the other one answers.
func (p pair) check(t *testing.T, in input) (asked int) {
	t.Helper()
	answer, err := treeOf(p.rule, in.tree)
	require.NoError(t, err)
	question := p.question(t, answer, in.tree)
	other, err := treeOf(p.other, question)
	if err != nil {
		return 0
	}
	want, whole := amountOf(p.in, nil, amountsOf(answer, in.tree))
	is, there := amountOf(p.out, nil, amountsOf(other, question))
	if !whole || !there {
		return 0
	}
	assert.Zero(t, want.Cmp(is), "%s: %s is %s, and %s of %s %s: %s; %v and %v", p.rule, p.in,
		want.FloatString(4), p.out, p.other, is.FloatString(4), p.why, in.tree, question)
	return 1
}

// question is what the other rule is asked.
func (p pair) question(t *testing.T, answer, in any) any {
	t.Helper()
	var out any = map[string]any{}
	for _, token := range strings.Fields(p.with) {
		name, from, given := strings.Cut(token, "=")
		switch {
		case strings.HasPrefix(token, "*"):
			object, _ := valueOf(token[1:], answer, in).(map[string]any)
			out = maps.Clone(object)
		case strings.HasPrefix(token, "-"):
			out = put(t, out, []any{token[1:]}, absent{})
		default:
			require.True(t, given, "%q says nothing", token)
			value, err := read([]byte(from))
			if err != nil {
				value = valueOf(from, answer, in)
			}
			if value != (any)(absent{}) {
				out = put(t, out, stepsOf(name), value)
			}
		}
	}
	return out
}

// valueOf is what is at a path of an answer or, behind in., of an input.
func valueOf(path string, answer, in any) any {
	if path == "in" {
		return in
	}
	if rest, ok := strings.CutPrefix(path, "in."); ok {
		return valueAt(in, stepsOf(rest))
	}
	return valueAt(answer, stepsOf(path))
}

var step = regexp.MustCompile(`\[(\d+)\]|[^.\[\]]+`)

// stepsOf are the names and indices of a path.
func stepsOf(path string) (out []any) {
	for _, m := range step.FindAllStringSubmatch(path, -1) {
		if i, err := strconv.Atoi(m[1]); err == nil {
			out = append(out, i)
		} else {
			out = append(out, m[0])
		}
	}
	return out
}

// amountsOf is what can be compared of an answer and, behind in., of its input.
func amountsOf(answer, in any) map[string]*big.Rat {
	all := map[string]*big.Rat{}
	flatten("in", in, all)
	flatten("", answer, all)
	return all
}
