package rental

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Claim is a family that asks for the subsidy. Counted is the 家庭人口: members less children who do not count (annex 2(2)
// of 2013 and 2015); 0 where all count. OwnArea is the 自有产权住房建筑面积 of all together.
type Claim struct {
	Persons  int             `json:"persons" in:"count" min:"1" max:"50" doc:"members of the household" zh:"家庭人数"`
	OwnArea  decimal.Decimal `json:"own_area" in:"area" doc:"own floor area of all, m²" zh:"自有产权住房建筑面积（平方米）"`
	Income   decimal.Decimal `json:"income" in:"yuan" doc:"of the household, yuan a year" zh:"家庭年可支配收入（元）"`
	Counted  int             `json:"counted" in:"count,optional" min:"1" max:"50" doc:"members who count" zh:"计入人数"`
	Kinds    []Kind          `json:"kinds" in:",optional" doc:"recognised circumstances of the family" zh:"保障对象类别"`
	District District        `json:"district" doc:"where the household is registered" zh:"户籍所在区"`
}

// CheckFields refuses more members who count than there are.
func (c Claim) CheckFields() error {
	if c.Counted <= c.Persons {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "counted", Value: strconv.Itoa(c.Counted),
		Reason: rule.Say("is above the members", "多于家庭人数"),
		Do:     rule.Say("pass the members who count, at most all", "请填写计入的人数，不超过家庭人数")}
}

// Subsidy is a month's rent subsidy (住房租赁补贴) with what it was made from. Monthly is the formula's amount, or the text's
// least amount where that is more; each is rounded half away from zero to the fen.
type Subsidy struct {
	Persons        decimal.Decimal `json:"persons" out:"plain" doc:"as they count: one as 1.5" zh:"计算人口（一人户按1.5人）"`
	IncomeFactor   decimal.Decimal `json:"income_factor" out:"plain" doc:"by income" zh:"收入补贴系数"`
	DistrictFactor decimal.Decimal `json:"district_factor" out:"plain" doc:"by district" zh:"区域补贴系数"`
	Formula        decimal.Decimal `json:"formula" out:"yuan" doc:"before the least amount, yuan" zh:"按公式计算额（元）"`
	Monthly        decimal.Decimal `json:"monthly" out:"yuan" doc:"the subsidy, yuan a month" zh:"月补贴额（元）"`
	Limit          rule.Limit      `json:"limit" doc:"floor where the least amount decided, else none" zh:"是否按最低标准"`
}

// Subsidy returns the rent subsidy of a month: (area standard - own area a head) × persons × rate × income factor ×
// district factor, rounded once, and not less than the text's least amount. It does not ask whether the family is
// admitted: see package admission. 穗府办〔2013〕3号 annex 2; opinion of 2015-08-25 annex 2; 穗建规字〔2024〕5号 sec. 2(1).
//
// Errors: ErrNotApplicable where own area or income leaves nothing, a *rule.NoRuleError where a factor is not known.
func (r Rules) Subsidy(c Claim) (Subsidy, error) {
	if err := rule.Join(r.Check(), jsonrule.Check(rule.AreaHousing, c)); err != nil {
		return Subsidy{}, err
	}
	income, incomeErr := r.incomeFactor(c)
	district, districtErr := r.districtFactor(c.District)
	persons, personsErr := r.counted(c)
	areaErr := r.known(rule.Say("area standard", "人均保障建筑面积标准"), r.AreaStandard)
	if err := rule.Join(areaErr, personsErr, incomeErr, districtErr); err != nil {
		return Subsidy{}, err
	}
	heads := whole.Number(c.Persons)
	gap := r.AreaStandard.Decimal.Mul(heads).Sub(c.OwnArea)
	if gap.Sign() <= 0 {
		return Subsidy{}, rule.AreaHousing.Refuse(rule.ErrNotApplicable, "own_area", c.OwnArea.String(),
			rule.Sayf("is not below %s m² a head", "人均不低于 %s 平方米", r.AreaStandard.Decimal),
			rule.Say("no subsidy is due", "不发放补贴"))
	}
	out := Subsidy{Persons: persons, IncomeFactor: income, DistrictFactor: district}
	out.Formula = gap.Mul(persons).Mul(r.Rate).Mul(income).Mul(district).DivRound(heads, 2)
	out.Monthly = out.Formula
	if out.Formula.LessThan(r.MinimumSubsidy) {
		out.Monthly, out.Limit = r.MinimumSubsidy, rule.LimitFloor
	}
	return out, nil
}

// known refuses a figure an attachment holds.
func (r *Rules) known(what rule.Text, d decimal.NullDecimal) error {
	if d.Valid {
		return nil
	}
	return r.attached(what)
}

// counted returns the persons as the formula counts them.
func (r *Rules) counted(c Claim) (decimal.Decimal, error) {
	switch {
	case c.Persons == 1:
		what := rule.Say("count of a household of one", "一人户的计算人口")
		return r.SingleCountsAs.Decimal, r.known(what, r.SingleCountsAs)
	case c.Counted == 0:
		return whole.Number(c.Persons), nil
	}
	return whole.Number(c.Counted), nil
}

// incomeFactor returns the 收入补贴系数: that of a recognised family, else that of the income's band.
func (r *Rules) incomeFactor(c Claim) (decimal.Decimal, error) {
	what := rule.Say("income factor", "收入补贴系数")
	if hasAny(c.Kinds, r.ReliefKinds) {
		return r.ReliefFactor.Decimal, r.known(what, r.ReliefFactor)
	}
	if len(r.SubsidyBands) == 0 {
		return decimal.Decimal{}, r.attached(what)
	}
	return bandFactor(r.SubsidyBands, c.Income, c.Persons)
}

// bandFactor returns the factor of an income's band, ErrNotApplicable above the last.
func bandFactor(bands []Band, income decimal.Decimal, persons int) (decimal.Decimal, error) {
	factor, found := factorOf(bands, income, persons)
	if found {
		return factor, nil
	}
	last := bands[len(bands)-1].UpTo
	return factor, rule.AreaHousing.Refuse(rule.ErrNotApplicable, "income", income.String(),
		rule.Sayf("is above the last band, %s a head and year", "超过最高一档，人均每年 %s 元", last),
		rule.Say("the text gives such a family no factor", "该文件对此类家庭没有系数"))
}

func (r *Rules) districtFactor(d District) (decimal.Decimal, error) {
	if len(r.Districts) == 0 {
		return decimal.Decimal{}, r.attached(rule.Say("district factor", "区域补贴系数"))
	}
	for _, f := range r.Districts {
		if f.District == d {
			return f.Factor, nil
		}
	}
	return decimal.Decimal{}, rule.AreaHousing.Refuse(rule.ErrNotApplicable, "district",
		string(districts().Text(uint8(d))), rule.Say("has no factor in this text", "在该文件中没有系数"),
		rule.Say("its own district may follow the table: add the factor", "该区可能另行参照执行：请补充系数"))
}

// hasAny reports whether a family is of one of the kinds of a list.
func hasAny(have, list []Kind) bool {
	return slices.ContainsFunc(have, func(k Kind) bool { return slices.Contains(list, k) })
}

// Waiting is a family in the waiting list. RegisteredInVain: it registered for an allotment (意向登记) and got none.
type Waiting struct {
	Kinds            []Kind `json:"kinds" in:",optional" doc:"recognised circumstances of the family" zh:"保障对象类别"`
	Months           int    `json:"months_waited" in:"count" max:"1200" doc:"in the list" zh:"轮候月数"`
	RegisteredInVain bool   `json:"registered_in_vain" default:"false" doc:"asked and got none" zh:"参加意向登记未获配租"`
}

// MayDrawWhileWaiting reports whether a family in the waiting list may draw the subsidy until it gets a home
// (轮候期间可领取住房租赁补贴): the named kinds at once, others after more than five years in which they registered for an allotment
// and got none. Nobody may under the texts of 2013 and 2015. 穗建规字〔2024〕5号 sec. 2(2).
//
// Errors: a *rule.NoRuleError where no text says who may.
func (r Rules) MayDrawWhileWaiting(w Waiting) (bool, error) {
	if err := rule.Join(r.Check(), jsonrule.Check(rule.AreaHousing, w)); err != nil {
		return false, err
	}
	if r.NoneWaiting {
		return false, nil
	}
	if len(r.WaitingKinds) == 0 {
		return false, unknown(rule.Say("subsidy while waiting", "轮候期间住房租赁补贴"), r.From,
			rule.Say("the text that says who draws it was not seen", "规定领取对象的文件未能取得"))
	}
	long := r.WaitingMonths > 0 && w.Months > r.WaitingMonths
	return hasAny(w.Kinds, r.WaitingKinds) || long && w.RegisteredInVain, nil
}
