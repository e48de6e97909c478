package figures

import (
	"slices"
	"strings"
	"sync"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Kind says what a figure is: its stable name, what it measures and in which unit.
type Kind struct {
	Name   string
	Scheme rule.Scheme // zero where it belongs to no scheme
	What   rule.Text   // "employer rate", 单位费率
	Unit   string      // such as "yuan a month" or "fraction"
	Input  rule.Input  // its bounds
	Absent bool        // a policy may be without it, as without a relief outside its months
	order  int         // its place in the catalogue
	slip   bool        // a figure of a policy
}

// fraction reports whether the figure is a share, which texts print as per cent.
func (k Kind) fraction() bool { return strings.HasPrefix(k.Unit, "fraction") }

// catalogue is every figure by name.
var catalogue = index()

// index joins the lists below with what package payroll knows of the figures of a policy.
func index() map[string]Kind {
	all := map[string]Kind{}
	for i, l := range slices.Concat(contributions, averages, benefits, relief) {
		k := Kind{Name: l.name, Scheme: l.scheme, What: rule.Say(l.what, l.chinese), Unit: l.unit, order: i}
		k.Input = anyNumber()
		if k.fraction() {
			k.Input = rule.RateInput(k.Scheme.Area(), "", 100)
		}
		if info, ok := payroll.DescribeFigure(k.Name); ok {
			k.Input, k.Absent, k.slip = info.Input, info.Absent, true
		}
		all[k.Name] = k
	}
	return all
}

// anyNumber is the bounds of a figure that declares no bounds.
func anyNumber() rule.Input { return rule.Input{Max: 10_000_000_000, Places: 8} }

// Names returns every name a file of figures may use, in the order of the catalogue.
func Names() []string {
	var names []string
	for _, k := range slices.Concat(contributions, averages, benefits, relief) {
		names = append(names, k.name)
	}
	return names
}

// Describe returns what a figure is; false where no figure has the name.
func Describe(name string) (Kind, bool) {
	k, ok := catalogue[name]
	return k, ok
}

func unknownFigure() rule.Text {
	return rule.Say("is not a figure this library knows", "不是本库已知的数值")
}

// nearName says what to do about an unknown name: the names of its scheme, which may be written in Chinese.
func nearName(name string) rule.Text {
	scheme, _, _ := strings.Cut(name, ".")
	name = strings.ReplaceAll(name, "保险", "") // of which there are five
	for s := rule.Pension; s <= rule.Housing; s++ {
		term := []rune(s.Chinese())
		if strings.Contains(name, string(term[:2])) || strings.Contains(name, string(term[2:])) {
			scheme = s.String()
		}
	}
	if near, ok := namesOf()[scheme]; ok {
		return rule.Sayf("use one of %s", "可用：%s", near)
	}
	return rule.Say("use a name of the files of figures, such as pension.employer_rate",
		"请使用数值文件中的名称，例如 pension.employer_rate")
}

// namesOf are the names of the figures of each scheme, in a line. They are written once: a file may have a wrong name
// in every row.
var namesOf = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, known := range Names() {
		scheme, _, _ := strings.Cut(known, ".")
		if out[scheme] != "" {
			out[scheme] += ", "
		}
		out[scheme] += known + " (" + catalogue[known].What.Chinese + ")"
	}
	return out
})

// listed is a line of the lists below.
type listed struct {
	name          string
	scheme        rule.Scheme
	what, chinese string
	unit          string
}

const (
	perMonth = "yuan a month"
	ofYear   = "yuan a month, by year"
	share    = "fraction"
	factor   = "factor"
)

// contributions are the figures of a slip and their neighbours.
var contributions = []listed{
	{"pension.floor", rule.Pension, "floor", "缴费基数下限", perMonth},
	{"pension.ceiling", rule.Pension, "ceiling", "缴费基数上限", perMonth},
	{"pension.employee_rate", rule.Pension, "employee rate", "个人费率", share},
	{"pension.employer_rate", rule.Pension, "employer rate", "单位费率", share},
	{"pension.employer_rate_high", rule.Pension, "high employer rate", "单位费率（高档）", share},
	{"pension.employer_rate_low", rule.Pension, "low employer rate", "单位费率（低档）", share},
	{"pension.flexible_rate", rule.Pension, "flexible rate", "灵活就业费率", share},
	{"pension.flexible_pooled_rate", rule.Pension, "flexible pooled rate", "灵活就业统筹费率", share},
	{"pension.flexible_account_rate", rule.Pension, "flexible account rate", "灵活就业个人账户费率", share},
	{"pension_institutions.floor", rule.Pension, "floor of public institutions", "机关事业单位缴费基数下限", perMonth},
	{"pension_institutions.ceiling", rule.Pension, "ceiling of public institutions", "机关事业单位缴费基数上限", perMonth},
	{"medical.floor", rule.Medical, "floor", "缴费基数下限", perMonth},
	{"medical.ceiling", rule.Medical, "ceiling", "缴费基数上限", perMonth},
	{"medical.employee_rate", rule.Medical, "employee rate", "个人费率", share},
	{"medical.employer_rate", rule.Medical, "employer rate", "单位费率", share},
	{"medical.enterprise_relief_rate", rule.Medical, "enterprise relief rate", "企业阶段性减征费率", share},
	{"medical.social_relief_rate", rule.Medical, "social organisations' relief rate", "社会组织阶段性减征费率", share},
	{"medical.flexible_rate", rule.Medical, "flexible rate", "灵活就业费率", share},
	{
		"medical.voluntary_supplement_rate",
		rule.Medical,
		"voluntary supplement rate",
		"补充医疗保险费率",
		"fraction of the city average wage",
	},
	{"maternity.floor", rule.Maternity, "floor", "缴费基数下限", perMonth},
	{"maternity.ceiling", rule.Maternity, "ceiling", "缴费基数上限", perMonth},
	{"maternity.employer_rate", rule.Maternity, "employer rate", "单位费率", share},
	{
		"illness_supplement.city_average",
		rule.IllnessSupplement,
		"city average wage of the year before",
		"上年度本市在岗职工月平均工资",
		perMonth,
	},
	{"illness_supplement.rate", rule.IllnessSupplement, "rate", "费率", "fraction of the city average wage"},
	{"unemployment.floor", rule.Unemployment, "floor", "缴费基数下限", perMonth},
	{"unemployment.ceiling", rule.Unemployment, "ceiling", "缴费基数上限", perMonth},
	{"unemployment.employee_rate", rule.Unemployment, "employee rate", "个人费率", share},
	{"unemployment.benchmark_rate", rule.Unemployment, "employer benchmark rate", "单位基准费率", share},
	{"unemployment.coefficient_low", rule.Unemployment, "low coefficient", "低档浮动系数", factor},
	{"unemployment.coefficient_middle", rule.Unemployment, "middle coefficient", "中档浮动系数", factor},
	{"unemployment.coefficient_full", rule.Unemployment, "full coefficient", "全额浮动系数", factor},
	{"injury.floor", rule.Injury, "floor", "缴费基数下限", perMonth},
	{"injury.ceiling", rule.Injury, "ceiling", "缴费基数上限", perMonth},
	{"injury.class_1_rate", rule.Injury, "rate of class 1", "一类行业费率", share},
	{"injury.class_2_rate", rule.Injury, "rate of class 2", "二类行业费率", share},
	{"injury.class_3_rate", rule.Injury, "rate of class 3", "三类行业费率", share},
	{"injury.class_4_rate", rule.Injury, "rate of class 4", "四类行业费率", share},
	{"injury.class_5_rate", rule.Injury, "rate of class 5", "五类行业费率", share},
	{"injury.class_6_rate", rule.Injury, "rate of class 6", "六类行业费率", share},
	{"injury.class_7_rate", rule.Injury, "rate of class 7", "七类行业费率", share},
	{"injury.class_8_rate", rule.Injury, "rate of class 8", "八类行业费率", share},
	{"injury.float", rule.Injury, "floating factor", "浮动比例", factor},
	{"injury.special_floor", rule.Injury, "floor of people insured against injury alone", "特定人员缴费基数下限", perMonth},
	{"injury.special_ceiling", rule.Injury, "ceiling of people insured against injury alone", "特定人员缴费基数上限", perMonth},
	{"injury.construction_rate", rule.Injury, "rate of building projects", "建筑项目费率", "fraction of the contract price"},
	{"housing.floor", rule.Housing, "floor", "缴存基数下限", perMonth},
	{"housing.ceiling", rule.Housing, "ceiling", "缴存基数上限", perMonth},
	{"housing.ceiling_five_times", rule.Housing, "ceiling of five times", "缴存基数上限（5 倍）", perMonth},
	{"housing.min_rate", rule.Housing, "least rate", "最低缴存比例", share},
	{"housing.max_rate", rule.Housing, "highest rate", "最高缴存比例", share},
	{"housing.deposit_unit", rule.Housing, "deposit unit", "缴存额取整单位", "yuan"},
	{"relief_2020.small", 0, "relief of small employers", "中小微企业减免系数", "factor of the employer's part"},
	{"relief_2020.large", 0, "relief of large employers", "大型企业减免系数", "factor of the employer's part"},
}

// averages are wages, incomes and yearly rates.
var averages = []listed{
	{"pension.benefit_base", rule.Pension, "benefit base", "计发基数", ofYear},
	{"pension.record_rate", rule.Pension, "record rate", "记账利率", "fraction a year, by year"},
	{"pension.provincial_average", rule.Pension, "provincial average wage", "全省职工月平均工资", ofYear},
	{"city.average_wage_all", 0, "city average wage of everybody employed", "本市全口径月平均工资", ofYear},
	{"city.rural_income", 0, "rural disposable income per head", "农村居民人均可支配收入", "yuan a year, by year"},
	{"city.average_wage", 0, "city average wage of staff", "本市在岗职工月平均工资", ofYear},
	{"minimum_wage", 0, "minimum wage", "最低工资标准", perMonth},
	{"minimum_wage_hourly", 0, "hourly minimum wage", "小时最低工资标准", "yuan an hour"},
	{"national.urban_income", 0, "national urban disposable income per head", "全国城镇居民人均可支配收入", "yuan a year, by year"},
	{
		"housing.disposable_income",
		rule.Housing,
		"urban disposable income per head",
		"城市居民人均可支配收入",
		"yuan a year, by year",
	},
	{
		"housing.land_share",
		rule.Housing,
		"share of net land revenue for public rental housing",
		"土地出让净收益用于公租房的比例",
		share,
	},
}

// benefits are amounts, shares and caps of benefits, residents' schemes and loans.
var benefits = []listed{
	{
		"medical.resident_student_personal",
		rule.Medical,
		"students' yearly contribution",
		"城乡居民医保学生个人缴费",
		"yuan a year, by year",
	},
	{
		"medical.resident_student_subsidy",
		rule.Medical,
		"students' yearly subsidy",
		"城乡居民医保学生财政补助",
		"yuan a year, by year",
	},
	{
		"medical.resident_other_personal",
		rule.Medical,
		"other residents' yearly contribution",
		"城乡居民医保其他居民个人缴费",
		"yuan a year, by year",
	},
	{
		"medical.resident_other_subsidy",
		rule.Medical,
		"other residents' yearly subsidy",
		"城乡居民医保其他居民财政补助",
		"yuan a year, by year",
	},
	{"medical.resident_base", rule.Medical, "base of residents' contributions", "城乡居民医保缴费基数", "yuan a year, by year"},
	{"medical.resident_total_rate", rule.Medical, "whole rate of residents", "城乡居民医保筹资比例", "fraction"},
	{"medical.resident_student_rate", rule.Medical, "students' rate", "学生个人缴费比例", "fraction"},
	{"medical.resident_other_rate", rule.Medical, "other residents' rate", "其他居民个人缴费比例", "fraction"},
	{"former_farmers_pension.ceiling", 0, "ceiling of former farmers", "农转居缴费基数上限", "yuan a month"},
	{"former_farmers_pension.floor", 0, "floor of former farmers", "农转居缴费基数下限", "yuan a month"},
	{"housing.loan_ceiling_more", rule.Housing, "loan ceiling of two or more applicants", "公积金贷款最高额度（两人及以上）", "yuan"},
	{"housing.loan_ceiling_one", rule.Housing, "loan ceiling of one applicant", "公积金贷款最高额度（一人）", "yuan"},
	{"housing.loan_rate_long", rule.Housing, "loan rate above five years, first home", "首套五年以上贷款利率", "fraction"},
	{
		"housing.loan_rate_long_second",
		rule.Housing,
		"least loan rate above five years, second home",
		"二套五年以上贷款利率下限",
		"fraction",
	},
	{"housing.loan_rate_short", rule.Housing, "loan rate to five years, first home", "首套五年以下贷款利率", "fraction"},
	{
		"housing.loan_rate_short_second",
		rule.Housing,
		"least loan rate to five years, second home",
		"二套五年以下贷款利率下限",
		"fraction",
	},
	{
		"housing.loan_uplift_children",
		rule.Housing,
		"uplift of the loan ceiling with several children",
		"多子女家庭额度上浮",
		"fraction",
	},
	{
		"medical.critical_illness_aided_ratio",
		rule.Medical,
		"critical illness share of the assisted",
		"大病保险报销比例（救助对象）",
		"fraction",
	},
	{
		"medical.critical_illness_aided_threshold",
		rule.Medical,
		"critical illness threshold of the assisted",
		"大病保险起付（救助对象）",
		"yuan a year",
	},
	{
		"medical.critical_illness_cap",
		rule.Medical,
		"most critical illness benefit of a year",
		"大病保险年度限额",
		"yuan a year",
	},
	{
		"medical.critical_illness_cap_steady",
		rule.Medical,
		"most critical illness benefit after two years",
		"大病保险年度限额（连续参保两年）",
		"yuan a year",
	},
	{
		"medical.critical_illness_first_ratio",
		rule.Medical,
		"critical illness share, first step",
		"大病保险第一段比例",
		"fraction",
	},
	{
		"medical.critical_illness_second_ratio",
		rule.Medical,
		"critical illness share, second step",
		"大病保险第二段比例",
		"fraction",
	},
	{"medical.critical_illness_second_step", rule.Medical, "start of the second step", "大病保险第二段起点", "yuan a year"},
	{
		"medical.critical_illness_third_ratio",
		rule.Medical,
		"critical illness share above the pooled cap",
		"大病保险封顶线以上比例",
		"fraction",
	},
	{"medical.critical_illness_threshold", rule.Medical, "critical illness threshold", "大病保险起付标准", "yuan a year"},
	{
		"medical.outpatient_cap_employee",
		rule.Medical,
		"most outpatient benefit of a year, employee",
		"普通门诊年度限额（在职）",
		"yuan a year",
	},
	{
		"medical.outpatient_cap_retiree",
		rule.Medical,
		"most outpatient benefit of a year, retiree",
		"普通门诊年度限额（退休）",
		"yuan a year",
	},
	{
		"medical.outpatient_employee_community",
		rule.Medical,
		"outpatient share of an employee, community",
		"普通门诊报销比例（在职，基层）",
		"fraction",
	},
	{
		"medical.outpatient_employee_essential",
		rule.Medical,
		"outpatient share of an employee, essential",
		"普通门诊报销比例（在职，基层甲类基本药物）",
		"fraction",
	},
	{
		"medical.outpatient_employee_other",
		rule.Medical,
		"outpatient share of an employee, other",
		"普通门诊报销比例（在职，其他）",
		"fraction",
	},
	{
		"medical.outpatient_retiree_community",
		rule.Medical,
		"outpatient share of a retiree, community",
		"普通门诊报销比例（退休，基层）",
		"fraction",
	},
	{
		"medical.outpatient_retiree_essential",
		rule.Medical,
		"outpatient share of a retiree, essential",
		"普通门诊报销比例（退休，基层甲类基本药物）",
		"fraction",
	},
	{
		"medical.outpatient_retiree_other",
		rule.Medical,
		"outpatient share of a retiree, other",
		"普通门诊报销比例（退休，其他）",
		"fraction",
	},
	{
		"medical.personal_account_rate",
		rule.Medical,
		"share of the own base credited to the account",
		"个人账户计入比例",
		"fraction",
	},
	{"medical.personal_account_retiree", rule.Medical, "monthly credit of a retiree", "退休人员个人账户划入", "yuan a month"},
	{"resident_pension.base", 0, "basic pension of residents", "城乡居民基础养老金", "yuan a month"},
	{"resident_pension.extra_per_year", 0, "extra for each full year beyond 15", "超 15 年每年加发", "yuan a month"},
	{"resident_pension.provincial_base", 0, "provincial least basic pension", "省定基础养老金", "yuan a month"},
	{"resident_pension.subsidy_cap", 0, "most subsidies of a person in all", "缴费补贴累计上限", "yuan"},
	{"resident_pension.tier_1", 0, "contribution of tier 1", "第 1 档缴费标准", "yuan a year"},
	{"resident_pension.tier_1_aid_subsidy", 0, "subsidy of tier 1 on collective aid", "第 1 档集体补助的补贴", "yuan a year"},
	{"resident_pension.tier_1_subsidy", 0, "subsidy of tier 1", "第 1 档缴费补贴", "yuan a year"},
	{"resident_pension.tier_2", 0, "contribution of tier 2", "第 2 档缴费标准", "yuan a year"},
	{"resident_pension.tier_2_aid_subsidy", 0, "subsidy of tier 2 on collective aid", "第 2 档集体补助的补贴", "yuan a year"},
	{"resident_pension.tier_2_subsidy", 0, "subsidy of tier 2", "第 2 档缴费补贴", "yuan a year"},
	{"resident_pension.tier_3", 0, "contribution of tier 3", "第 3 档缴费标准", "yuan a year"},
	{"resident_pension.tier_3_aid_subsidy", 0, "subsidy of tier 3 on collective aid", "第 3 档集体补助的补贴", "yuan a year"},
	{"resident_pension.tier_3_subsidy", 0, "subsidy of tier 3", "第 3 档缴费补贴", "yuan a year"},
	{"resident_pension.tier_4", 0, "contribution of tier 4", "第 4 档缴费标准", "yuan a year"},
	{"resident_pension.tier_4_aid_subsidy", 0, "subsidy of tier 4 on collective aid", "第 4 档集体补助的补贴", "yuan a year"},
	{"resident_pension.tier_4_subsidy", 0, "subsidy of tier 4", "第 4 档缴费补贴", "yuan a year"},
	{"resident_pension.tier_5", 0, "contribution of tier 5", "第 5 档缴费标准", "yuan a year"},
	{"resident_pension.tier_5_aid_subsidy", 0, "subsidy of tier 5 on collective aid", "第 5 档集体补助的补贴", "yuan a year"},
	{"resident_pension.tier_5_subsidy", 0, "subsidy of tier 5", "第 5 档缴费补贴", "yuan a year"},
	{"resident_pension.tier_6", 0, "contribution of tier 6", "第 6 档缴费标准", "yuan a year"},
	{"resident_pension.tier_6_aid_subsidy", 0, "subsidy of tier 6 on collective aid", "第 6 档集体补助的补贴", "yuan a year"},
	{"resident_pension.tier_6_subsidy", 0, "subsidy of tier 6", "第 6 档缴费补贴", "yuan a year"},
	{"resident_pension.tier_7", 0, "contribution of tier 7", "第 7 档缴费标准", "yuan a year"},
	{"resident_pension.tier_7_aid_subsidy", 0, "subsidy of tier 7 on collective aid", "第 7 档集体补助的补贴", "yuan a year"},
	{"resident_pension.tier_7_subsidy", 0, "subsidy of tier 7", "第 7 档缴费补贴", "yuan a year"},
	{"unemployment.benefit", rule.Unemployment, "unemployment benefit", "失业保险金", "yuan a month"},
}

// relief are standards of social assistance.
var relief = []listed{
	{"dibao.destitute", 0, "standard of the destitute", "特困人员基本生活标准", "yuan a head and month"},
	{"dibao.destitute_factor", 0, "factor of the destitute", "特困人员标准倍数", "times the minimum living standard"},
	{"dibao.edge_line", 0, "line of marginal families", "最低生活保障边缘家庭认定标准", "yuan a head and month"},
	{"dibao.edge_factor", 0, "factor of marginal families", "低保边缘家庭倍数", "times the minimum living standard"},
	{"dibao.orphan", 0, "standard of orphans and children nobody brings up", "孤儿养育标准", "yuan a head and month"},
	{"dibao.provincial_minimum", 0, "provincial least standard", "省定最低标准", "yuan a head and month"},
	{"dibao.rural_standard", 0, "rural minimum living standard", "农村低保标准", "yuan a head and month"},
	{"dibao.standard", 0, "minimum living standard", "最低生活保障标准", "yuan a head and month"},
	{"dibao.three_nos", 0, "standard of the three-nos", "城镇三无人员标准", "yuan a head and month"},
	{
		"dibao.vagrant_food_adult",
		0,
		"food of people helped off the street, adult",
		"成年流浪乞讨受助人员饮食标准",
		"yuan a head and month",
	},
	{
		"dibao.vagrant_food_minor",
		0,
		"food of people helped off the street, minor",
		"未成年受助人员饮食标准",
		"yuan a head and month",
	},
	{"disability.living", 0, "living allowance of the disabled in need", "困难残疾人生活补贴", "yuan a month"},
	{"disability.nursing", 0, "nursing allowance of the severely disabled", "重度残疾人护理补贴", "yuan a month"},
	{"disability_levy.ratio", 0, "ratio of disabled staff", "安排残疾人就业比例", "fraction of the staff"},
	{"family_planning.one_child_reward", 0, "reward of one-child parents", "独生子女父母奖励金", "yuan a month"},
	{"family_planning.special_death", 0, "special support, child dead", "特别扶助金（死亡）", "yuan a month"},
	{"family_planning.special_disability", 0, "special support, child disabled", "特别扶助金（伤残）", "yuan a month"},
	{
		"family_planning.special_minimum_death",
		0,
		"provincial least special support, child dead",
		"省定特别扶助最低标准（死亡）",
		"yuan a month",
	},
	{
		"family_planning.special_minimum_disability",
		0,
		"provincial least special support, child disabled",
		"省定特别扶助最低标准（伤残）",
		"yuan a month",
	},
	{
		"family_planning.special_national_death",
		0,
		"national special support, child dead",
		"国家特别扶助标准（死亡）",
		"yuan a month",
	},
	{
		"family_planning.special_national_disability",
		0,
		"national special support, child disabled",
		"国家特别扶助标准（伤残）",
		"yuan a month",
	},
	{"housing.rent_subsidy_rate", rule.Housing, "rent subsidy", "租赁补贴标准", "yuan a square metre and month"},
	{"relief.medical_assistance_cap", 0, "most medical assistance of a year", "医疗救助年度限额", "yuan a head and year"},
}

// MarshalJSON is always an error: store its name and take it from the catalogue.
func (k Kind) MarshalJSON() ([]byte, error) { return nil, k.unstored() }

// UnmarshalJSON is always an error, as MarshalJSON is.
func (k *Kind) UnmarshalJSON([]byte) error { return k.unstored() }

func (*Kind) unstored() error {
	return rule.Unstored("kind", rule.Say("store its name and take it from the catalogue", "请保存名称，并由目录取得"))
}
