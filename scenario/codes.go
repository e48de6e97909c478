package scenario

import "github.com/shebao-go/shebao/rule"

// Code is the code of an error and what it means.
type Code struct {
	Code    string // stable, such as "no_rule"; never reassigned
	Doc     string // in English
	Chinese string
}

// Codes lists the codes an error of Call may have. More may be added.
func Codes() []Code {
	return []Code{
		{rule.ErrNoRule.Error(), "no figure is known for that month, or sources disagree on it",
			"该月没有可用的数值，或各来源说法不一"},
		{rule.ErrBadNumber.Error(), "not digits with at most one point, or too long",
			"不是最多带一个小数点的数字，或过长"},
		{rule.ErrBadType.Error(), "a wrong JSON type, or no JSON",
			"JSON 类型不对，或不是 JSON"},
		{rule.ErrBadDate.Error(), "not a month \"2015-07\" or a day \"2015-07-31\"",
			"不是月份 \"2015-07\" 或日期 \"2015-07-31\""},
		{rule.ErrOutOfRange.Error(), "a number, a word or a count of items outside what is allowed",
			"数值、选项或项数不在允许范围内"},
		{rule.ErrMissingField.Error(), "a required field is absent",
			"缺少必填字段"},
		{rule.ErrUnknownField.Error(), "a field the rule does not have",
			"该规则没有此字段"},
		{rule.ErrUnknownRule.Error(), "a name no rule has",
			"没有此名称的规则"},
		{rule.ErrNotApplicable.Error(), "the rule does not cover the case",
			"该规则不适用于此情形"},
		{rule.ErrBelowGrade.Error(), "a figure is known less well than was asked for",
			"数值的可靠等级低于要求"},
		{rule.ErrConflict.Error(), "two fields exclude each other, or a field is given twice",
			"两个字段互相矛盾，或同一字段重复"},
	}
}

// Area is the first word of the names of rules and what they are about.
type Area struct {
	Name    rule.Area
	Doc     string
	Chinese string
}

// Areas lists the areas of the rules, in the order of a reader: the payslip, the schemes behind it, the rest.
func Areas() []Area {
	return []Area{
		{rule.AreaPayroll, "An employee's month: slips, bills, corrections.", "工资核算：月度缴费明细、账单与更正"},
		{rule.AreaPension, "Basic pension insurance.", "基本养老保险"},
		{rule.AreaMedical, "Basic medical insurance and long-term care.", "基本医疗保险与长期护理保险"},
		{rule.AreaMaternity, "Maternity insurance.", "生育保险"},
		{rule.AreaUnemployment, "Unemployment insurance.", "失业保险"},
		{rule.AreaInjury, "Work injury insurance.", "工伤保险"},
		{rule.AreaAnnuity, "Enterprise annuity.", "企业年金"},
		{rule.AreaHousing, "The housing provident fund and public rental housing.", "住房公积金与公共租赁住房"},
		{rule.AreaRelief, "Social relief, the old, the disabled, family planning.", "社会救助、养老、助残与计划生育扶助"},
		{rule.AreaCollection, "Collection of contributions.", "社会保险费征缴"},
		{rule.AreaFund, "Social insurance funds.", "社会保险基金"},
	}
}
