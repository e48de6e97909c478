package scenario

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/rule"
)

// residentPensionRules are the rules of residents' pensions that read the city's figures.
func residentPensionRules() []jsonrule.Rule {
	const resident37 = "粤府〔2014〕37号 art. "
	return []jsonrule.Rule{
		jsonrule.New("pension.resident_benefit", jsonrule.About{
			Doc:     "a resident's monthly pension: basic part, extra, account over the divisor",
			Chinese: "城乡居民月养老金：基础养老金、加发和个人账户养老金", Clause: "1.1b, 1.1c",
			Source:  resident37 + "15",
			Example: `{"basic":"237","balance":"60000"}`}, residentBenefit),
		jsonrule.New("pension.resident_contribution", jsonrule.About{
			Doc:     "what a year of a resident's contribution puts on the account, subsidy up to the highest amount",
			Chinese: "城乡居民一年缴费记入个人账户的金额（补贴以最高额为限）", Clause: "1.1c",
			Source: resident37 + "6-8, 14",
			Example: `{"tiers":[{"amount":"360","subsidy":"420"},{"amount":"600","subsidy":"600"}],` +
				`"max_subsidy":"600","tier":"360"}`}, residentContribution),
		jsonrule.New("pension.resident_extra", jsonrule.About{
			Doc:     "what long contribution adds to the basic pension",
			Chinese: "长缴加发的基础养老金", Clause: "1.1c", Source: resident37 + "8",
			Example: `{"years":20,"extra_after":15,"extra_per_year":"6"}`}, residentExtra),
		jsonrule.New("pension.resident_years", jsonrule.About{
			Doc:     "what equal years in a tier put on the account, and the pension they give",
			Chinese: "按同一档次连续缴费若干年的个人账户和月养老金", Clause: "1.1c",
			Source:  resident37 + "6-9, 11, 15; tiers and subsidies of package guangzhou from 2021-06",
			Example: `{"month":"2023-08","tier":"600","years":16}`}, residentYears),
	}
}

// beside refuses a figure of the caller's own beside the month whose figures of the city hold.
func beside(field string) error {
	return &rule.FieldError{Kind: rule.ErrConflict, Field: field,
		Reason: rule.Say("and month exclude each other", "与 month 不能同时填写"),
		Do:     rule.Say("pass one of them", "请只填写其中一项")}
}

// without says that a figure is missing where no month stands for the city's.
func without(field string) error {
	return &rule.FieldError{Kind: rule.ErrMissingField, Field: field, Reason: rule.Say("is missing", "没有填写"),
		Do: rule.Say("pass it, or the month whose figures of the city hold", "请填写，或填写 month 以采用本市数据")}
}

// gradeAlone refuses the grade of a figure of the caller's own that is not passed.
func gradeAlone(figure string, grade rule.Grade, given bool) error {
	if grade == 0 || given {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrUnknownField, Field: figure + "_grade", Value: grade.String(),
		Reason: rule.Sayf("has no meaning without %s", "没有 %s 时不起作用", figure),
		Do:     rule.Sayf("pass %s, or leave it out", "请填写 %s，或不要填写", figure)}
}

// ownTables checks figures of the caller's own, which stand in place of the month of the city's: each of those needed
// is given without the month, and none with it. A field is its name and whether it is given.
func ownTables(month rule.Month, fields ...figureField) error {
	for _, f := range fields {
		switch {
		case f.given && !month.IsZero():
			return beside(f.name)
		case !f.given && f.needed && month.IsZero():
			return without(f.name)
		}
	}
	return nil
}

// figureField is a figure of the caller's own.
type figureField struct {
	name          string
	given, needed bool
}

type residentClaim struct {
	Basic   decimal.NullDecimal `json:"basic" in:"yuan" doc:"basic pension, yuan a month" zh:"基础养老金（元/月）"`
	Month   rule.Month          `json:"month" in:",optional" doc:"or the city's of that month" zh:"或采用本市该月标准"`
	Balance decimal.Decimal     `json:"balance" in:"yuan" doc:"at the first payment, yuan" zh:"个人账户储存额（元）"`
	Divisor decimal.Decimal     `json:"divisor" in:"divisor" default:"139" doc:"at the first payment" zh:"计发月数"`
	Extra   decimal.Decimal     `json:"extra" in:"yuan" default:"0" doc:"for long pay, yuan a month" zh:"长缴加发（元/月）"`

	BasicGrade rule.Grade `json:"basic_grade" in:",optional" doc:"how well basic is known" zh:"基础养老金的数据等级"`
	ExtraGrade rule.Grade `json:"extra_grade" in:",optional" doc:"how well extra is known" zh:"长缴加发的数据等级"`
}

// CheckFields wants the basic pension or the month of the city's.
func (c residentClaim) CheckFields() error {
	return rule.Join(ownTables(c.Month, figureField{"basic", c.Basic.Valid, true}),
		gradeAlone("basic", c.BasicGrade, c.Basic.Valid))
}

type residentBenefitOutput struct {
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"yuan a month" zh:"月养老金（元）"`
	Basic   decimal.Decimal `json:"basic" out:"yuan" doc:"of it the basic pension" zh:"基础养老金（元）"`
	Extra   decimal.Decimal `json:"extra" out:"yuan" doc:"of it for long contribution" zh:"长缴加发（元）"`
	Account decimal.Decimal `json:"account" out:"yuan" doc:"of it from the account" zh:"个人账户养老金（元）"`
	Grade   rule.Grade      `json:"grade,omitempty" doc:"of the city's figure" zh:"数据等级"`
}

func residentBenefit(in residentClaim) (out residentBenefitOutput, err error) {
	if !in.Month.IsZero() {
		if in.Basic.Decimal, out.Grade, err = residentBasic(in.Month); err != nil {
			return out, err
		}
	}
	p, err := resident.Monthly(resident.Claim{Basic: in.Basic.Decimal, Balance: in.Balance, Divisor: in.Divisor,
		Extra: in.Extra})
	out.Monthly, out.Basic, out.Extra, out.Account = p.Total, p.Basic, p.Extra, p.Account
	out.Grade = max(out.Grade, in.BasicGrade, in.ExtraGrade)
	return out, err
}

// residentBasic is the city's basic pension of a month.
func residentBasic(month rule.Month) (decimal.Decimal, rule.Grade, error) {
	f, err := guangzhou.Lookup("resident_pension.base", month)
	if err != nil {
		return decimal.Decimal{}, 0, err
	}
	return f.Number().Decimal(), f.Grade(), nil
}

type residentContributionInput struct {
	Month rule.Month `json:"month" in:",optional" doc:"of the city's tiers and subsidies" zh:"采用本市该月标准"`

	Tiers []resident.Tier `json:"tiers" in:",optional" items:"1-100" doc:"or one's own, rising" zh:"或自填档次（由低到高）"`

	MaxSubsidy decimal.NullDecimal `json:"max_subsidy" in:"yuan" doc:"most subsidy, yuan a year" zh:"政府补贴最高金额（元/年）"`
	MaxInAll   decimal.NullDecimal `json:"max_in_all" in:"yuan" doc:"most in all, yuan a person" zh:"政府补贴累计最高金额（元/人）"`
	TiersGrade rule.Grade          `json:"tiers_grade" in:",optional" doc:"of one's own tiers" zh:"自填档次和补贴的数据等级"`
	resident.Contribution
}

// CheckFields wants tiers and their highest subsidy, or the month of the city's.
func (in residentContributionInput) CheckFields() error {
	given := len(in.Tiers) > 0
	return rule.Join(ownTables(in.Month, figureField{"tiers", given, true},
		figureField{"max_subsidy", in.MaxSubsidy.Valid, true}, figureField{"max_in_all", in.MaxInAll.Valid, false}),
		gradeAlone("tiers", in.TiersGrade, given))
}

type contributionOutput struct {
	resident.Credit
	Grade rule.Grade `json:"grade,omitempty" doc:"of the city's figures" zh:"数据等级"`
}

func residentContribution(in residentContributionInput) (out contributionOutput, err error) {
	p := resident.Params{Subsidies: resident.Subsidies{Tiers: in.Tiers, MaxSubsidy: in.MaxSubsidy.Decimal,
		MaxInAll: in.MaxInAll}}
	if !in.Month.IsZero() {
		if p, out.Grade, err = guangzhou.ResidentPension(in.Month); err != nil {
			return out, err
		}
	}
	out.Grade = max(out.Grade, in.TiersGrade)
	out.Credit, err = resident.Contribute(p, in.Contribution)
	return out, err
}

type extraInput struct {
	Years        int                 `json:"years" in:"count" max:"100" doc:"full years paid" zh:"累计缴费年限（整年）"`
	Month        rule.Month          `json:"month" in:",optional" doc:"of the city's addition" zh:"月份（采用本市标准）"`
	ExtraAfter   *int                `json:"extra_after" in:"count" min:"1" max:"100" doc:"or one's own" zh:"或自填：起始年限"`
	ExtraPerYear decimal.NullDecimal `json:"extra_per_year" in:"yuan" doc:"yuan a month for a year" zh:"每多缴1年每月加发（元）"`

	ExtraPerYearGrade rule.Grade `json:"extra_per_year_grade" in:",optional" doc:"of it" zh:"加发标准的数据等级"`
}

// CheckFields wants the addition, or the month of the city's.
func (in extraInput) CheckFields() error {
	return rule.Join(ownTables(in.Month, figureField{"extra_after", in.ExtraAfter != nil, true},
		figureField{"extra_per_year", in.ExtraPerYear.Valid, true}),
		gradeAlone("extra_per_year", in.ExtraPerYearGrade, in.ExtraPerYear.Valid))
}

type extraOutput struct {
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"yuan a month" zh:"加发（元/月）"`
	Grade   rule.Grade      `json:"grade,omitempty" doc:"of the city's figures" zh:"数据等级"`
}

func residentExtra(in extraInput) (out extraOutput, err error) {
	var p resident.Params
	if in.ExtraAfter != nil {
		p.LongPay = resident.LongPay{ExtraAfter: *in.ExtraAfter, ExtraPerYear: in.ExtraPerYear.Decimal}
	} else if p, out.Grade, err = guangzhou.ResidentPension(in.Month); err != nil {
		return out, err
	}
	out.Grade = max(out.Grade, in.ExtraPerYearGrade)
	out.Monthly, err = p.Extra(in.Years)
	return out, err
}

type yearsInput struct {
	Month   rule.Month          `json:"month" doc:"of the first payment" zh:"首次领取月份"`
	Tier    decimal.Decimal     `json:"tier" in:"yuan" doc:"of each year, yuan" zh:"缴费档次（元/年）"`
	Years   int                 `json:"years" in:"count" min:"1" max:"100" doc:"of contribution" zh:"缴费年数"`
	Aid     decimal.Decimal     `json:"aid" in:"yuan" default:"0" doc:"collective aid, yuan a year" zh:"集体补助（元/年）"`
	Basic   decimal.NullDecimal `json:"basic" in:"yuan" doc:"or one's own basic pension" zh:"或自填基础养老金（元/月）"`
	Divisor decimal.Decimal     `json:"divisor" in:"divisor" default:"139" doc:"at the first payment" zh:"计发月数"`

	BasicGrade rule.Grade `json:"basic_grade" in:",optional" doc:"how well basic is known" zh:"基础养老金的数据等级"`
}

// CheckFields refuses a grade without its basic pension.
func (in yearsInput) CheckFields() error { return gradeAlone("basic", in.BasicGrade, in.Basic.Valid) }

type yearsOutput struct {
	Own     decimal.Decimal `json:"own" out:"yuan" doc:"own contributions, yuan" zh:"个人缴费（元）"`
	Aid     decimal.Decimal `json:"aid" out:"yuan" doc:"collective aid, yuan" zh:"集体补助（元）"`
	Subsidy decimal.Decimal `json:"subsidy" out:"yuan" doc:"subsidies, yuan" zh:"政府补贴（元）"`
	Uncut   decimal.Decimal `json:"subsidy_uncut" out:"yuan" doc:"without the highest amounts" zh:"不受最高额限制的补贴（元）"`
	Limit   rule.Limit      `json:"limit" doc:"ceiling where one cut the subsidies" zh:"补贴是否受最高额限制"`
	Balance decimal.Decimal `json:"balance" out:"yuan" doc:"of the account, yuan" zh:"个人账户储存额（元）"`
	Basic   decimal.Decimal `json:"basic" out:"yuan" doc:"basic pension, yuan a month" zh:"基础养老金（元/月）"`
	Extra   decimal.Decimal `json:"extra" out:"yuan" doc:"for long contribution" zh:"长缴加发（元/月）"`
	Account decimal.Decimal `json:"account" out:"yuan" doc:"account pension" zh:"个人账户养老金（元/月）"`
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"the sum, yuan a month" zh:"月养老金（元）"`
	Grade   rule.Grade      `json:"grade" doc:"of the city's figures" zh:"数据等级"`
}

// residentYears has no interest on the account.
func residentYears(in yearsInput) (out yearsOutput, err error) {
	if in.Years < 15 {
		return out, rule.AreaPension.Refuse(rule.ErrNotApplicable, "years", strconv.Itoa(in.Years),
			rule.Say("is fewer than 15, so there is no basic pension (粤府〔2014〕37号 art. 16)",
				"少于15年，不发给基础养老金（粤府〔2014〕37号第十六条）"),
			rule.Say("ask pension.resident_ways what is open to the person", "请用 pension.resident_ways 查询可选的领取方式"))
	}
	params, grade, err := guangzhou.ResidentPension(in.Month)
	if err != nil {
		return out, err
	}
	if !in.Basic.Valid {
		basic, known, err := residentBasic(in.Month)
		if err != nil {
			return out, err
		}
		in.Basic.Decimal, grade = basic, max(grade, known)
	}
	account, err := resident.Accumulate(params, resident.Contribution{Tier: in.Tier, Aid: in.Aid}, in.Years)
	if err != nil {
		return out, err
	}
	extra, err := params.Extra(in.Years)
	if err != nil {
		return out, err
	}
	p, err := resident.Monthly(resident.Claim{Basic: in.Basic.Decimal, Extra: extra, Balance: account.Total,
		Divisor: in.Divisor})
	return yearsOutput{Own: account.Own, Aid: account.Aid, Subsidy: account.Subsidy, Uncut: account.Uncut,
		Limit: account.Limit, Balance: account.Total, Basic: p.Basic, Extra: p.Extra, Account: p.Account,
		Monthly: p.Total, Grade: max(grade, in.BasicGrade)}, err
}
