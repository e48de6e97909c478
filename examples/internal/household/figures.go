package household

import (
	"errors"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

// named is a figure of the law the benefits ask for. Where the city's tables have it, series is its name there.
type named struct {
	name       string
	what       text
	series     string
	yearBefore bool // the figure of the year before the month
	door       rule.Input
}

// figureNames are the names a household may fill under "figures".
func figureNames() []named {
	return slices.Concat(wageFigures(), standardFigures(), residentFigures(), rentFigures())
}

// namedFigure is the figure with a name, where there is one.
func namedFigure(name string) (named, bool) {
	list := figureNames()
	at := slices.IndexFunc(list, func(n named) bool { return n.name == name })
	if at < 0 {
		return named{}, false
	}
	return list[at], true
}

// wageFigures are the wages, incomes and limits of the contributions.
func wageFigures() []named {
	return []named{
		{name: "minimum_wage", series: "minimum_wage", door: rule.YuanInput("", ""),
			what: text{"the minimum wage", "最低工资标准"}},
		{name: "city_average", series: "city.average_wage", yearBefore: true, door: rule.YuanInput("", ""),
			what: text{"the city's average monthly wage of staff, the year before", "上年度本市在岗职工月平均工资"}},
		{name: "pool_average", series: "pension.provincial_average", yearBefore: true, door: rule.YuanInput("", ""),
			what: text{"the average monthly wage of the pool, the year before", "统筹地区上年度职工月平均工资"}},
		{name: "urban_income", series: "national.urban_income", yearBefore: true, door: rule.YuanInput("", ""),
			what: text{"the national urban disposable income per head, the year before", "上年度全国城镇居民人均可支配收入"}},
		{name: "provincial_urban_income", door: rule.YuanInput("", ""),
			what: text{"the province's urban disposable income per head and month, the year before",
				"本省上年度城镇居民月人均可支配收入"}},
		{name: "pension_benefit_base", series: "pension.benefit_base", door: rule.YuanInput("", ""),
			what: text{"the benefit base of the pension", "基本养老金计发基数"}},
		{name: "housing_fund_ceiling", series: "housing.ceiling", door: rule.YuanInput("", ""),
			what: text{"the ceiling of the housing fund's base", "住房公积金缴存基数上限"}},
		{name: "housing_fund_rate", door: rule.RateInput("", "", 100),
			what: text{"the yearly interest of housing fund accounts", "住房公积金存款年利率"}},
	}
}

// standardFigures are the standards of relief.
func standardFigures() []named {
	return []named{
		{name: "minimum_standard", series: "dibao.standard", door: rule.YuanInput("", ""),
			what: text{"the minimum living standard", "最低生活保障标准"}},
		{name: "property_line", door: rule.YuanInput("", ""),
			what: text{"the property line per head of the minimum living standard", "最低生活保障家庭人均财产限额"}},
		{name: "destitute_factor", series: "dibao.destitute_factor", door: factor(),
			what: text{"the factor of the destitute", "特困人员基本生活标准倍数"}},
		{name: "marginal_factor", series: "dibao.edge_factor", door: factor(),
			what: text{"the factor of the marginal families", "最低生活保障边缘家庭标准倍数"}},
		{name: "disabled_living", series: "disability.living", door: rule.YuanInput("", ""),
			what: text{"the living allowance of the disabled", "困难残疾人生活补贴标准"}},
		{name: "disabled_nursing", series: "disability.nursing", door: rule.YuanInput("", ""),
			what: text{"the nursing allowance of the disabled", "重度残疾人护理补贴标准"}},
		{name: "orphan_standard", series: "dibao.orphan", door: rule.YuanInput("", ""),
			what: text{"the living standard of orphans and unattended children", "孤儿养育、事实无人抚养儿童基本生活补贴标准"}},
		{name: "one_child_reward", door: rule.YuanInput("", ""),
			what: text{"the reward of one-child parents", "计划生育奖励金标准"}},
		{name: "special_support", door: rule.YuanInput("", ""),
			what: text{"the special support of family planning", "计划生育特别扶助金标准"}},
		{name: "special_support_higher", door: rule.YuanInput("", ""),
			what: text{"the higher special support of family planning", "计划生育特别扶助金（年老）标准"}},
	}
}

// residentFigures are those of the residents' schemes and of lost working capacity.
func residentFigures() []named {
	return []named{
		{name: "resident_basic_pension", door: rule.YuanInput("", ""),
			what: text{"the residents' basic pension", "城乡居民基础养老金"}},
		{name: "resident_medical_deductible", door: rule.YuanInput("", ""),
			what: text{"the residents' deductible of the bill", "城乡居民医保起付标准"}},
		{name: "resident_medical_ratio", door: rule.RateInput("", "", 100),
			what: text{"the residents' ratio of the bill", "城乡居民医保支付比例"}},
		{name: "critical_cap", door: rule.YuanInput("", ""),
			what: text{"the yearly cap of the critical-illness insurance", "大病保险年度最高支付限额"}},
		{name: "incapacity_allowance", door: rule.YuanInput("", ""),
			what: text{"the allowance for lost working capacity", "病残津贴标准"}},
	}
}

// rentFigures are those of the rent subsidy and public rental.
func rentFigures() []named {
	return []named{
		{name: "rent_area_standard", door: area(),
			what: text{"the guaranteed area per head", "人均保障建筑面积标准"}},
		{name: "rent_income_factor", door: factor(),
			what: text{"the income factor of the rent subsidy", "收入补贴系数"}},
		{name: "rent_district_factor", door: factor(),
			what: text{"the district factor of the rent subsidy", "区域补贴系数"}},
		{name: "rental_income_limit", door: rule.YuanInput("", ""),
			what: text{"the household's income limit of public rental", "公共租赁住房家庭收入限额"}},
		{name: "rental_asset_limit", door: rule.YuanInput("", ""),
			what: text{"the household's asset limit of public rental", "公共租赁住房家庭财产限额"}},
	}
}

// factor is the door for a factor, area for square metres.
func factor() rule.Input {
	return rule.Input{Max: 10, Places: 8, Do: rule.Say("write a factor, such as 0.8", "请填写倍数或系数，例如 0.8")}
}
func area() rule.Input {
	return rule.Input{Max: 1000, Places: 2, Do: rule.Say("write square metres, such as 15", "请填写平方米，例如 15")}
}

// figure is a figure with its name.
type figure struct {
	rule.Figure
	name string
	what text
}

// ownFigure is a figure of the household's own with its document, in Chinese too where that has its own words.
type ownFigure struct {
	Value    string  `json:"value" doc:"the value" zh:"数值"`
	Document string  `json:"document" doc:"its document" zh:"依据（英文）"`
	Chinese  *string `json:"document_zh" doc:"the same in Chinese" zh:"依据"`
}

// supplied are the household's own figures as the library takes them.
func supplied(own map[string]ownFigure) (map[string]rule.Figure, error) {
	figures := map[string]rule.Figure{}
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(own)) {
		at := "figures." + name
		n, ok := namedFigure(name)
		if !ok {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrUnknownField, Field: at,
				Reason: rule.Say("is not a figure of this program", "不是本程序的数据名称"),
				Do:     rule.Say("remove it or correct its name", "请删除或改正名称")})
			continue
		}
		number := rule.Number{}
		if value := own[name].Value; value != "" { // a value that is missing is an error already
			var err error
			n.door.Field = at + ".value"
			number, err = n.door.ParseNumber(value)
			errs = append(errs, err)
		}
		cite := rule.Cite{Title: own[name].Document}
		if own[name].Chinese != nil {
			cite.Chinese = *own[name].Chinese
		}
		figures[name] = rule.OwnFigure(rule.Entry[rule.Number]{Value: number, Cite: cite})
	}
	return figures, errors.Join(errs...)
}

// figure returns a figure of the household's month by its name: its own, else the tables'.
func (h *household) figure(name string) figure { return h.figureIn(name, h.Month) }

// figureIn is figure for another month; a figure of one's own holds in every month.
func (h *household) figureIn(name string, month rule.Month) figure {
	n, _ := namedFigure(name)
	out := figure{name: name, what: n.what}
	if own, ok := h.figures[name]; ok {
		out.Figure = own
		return out
	}
	if n.yearBefore {
		month = month.Add(-12)
		out.what = say("%s (%d)", "%s（%d 年）", n.what, month.Year())
	}
	found, err := guangzhou.Lookup(n.series, month)
	if err != nil {
		found = rule.UnknownFigure(err)
	}
	out.Figure = found
	return out
}

// value returns an amount that may be missing.
func (f figure) value() decimal.NullDecimal {
	if f.Err() != nil {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(f.Number().Decimal())
}
