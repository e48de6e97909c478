package relief

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Household is the family members who live together (共同生活的家庭成员).
type Household struct {
	Persons int             `json:"persons" in:"count" min:"1" max:"100" doc:"household members" zh:"家庭人数"`
	Income  decimal.Decimal `json:"household_income" in:"yuan" doc:"of all, yuan a month" zh:"家庭月收入（元）"`
}

// Benefit is the benefit of a household (最低生活保障金). Property is tested by CheckMeans.
type Benefit struct {
	Monthly  decimal.Decimal `json:"monthly" out:"yuan" doc:"yuan a month; 0 where not entitled" zh:"低保金（元/月）"`
	Entitled bool            `json:"entitled" doc:"the income is below the standard" zh:"是否符合收入条件"`
}

// Dibao returns standard x persons - income: the difference between the income per head and the minimum living standard
// (yuan a head and month), for all members. Income at or above the standard gives no benefit. It is exact: nothing is
// rounded. 社会救助暂行办法 art. 9 and 12.
//
// Errors: ErrOutOfRange for a number outside 0 to 10^10 or with more than 2 decimals, or persons outside 1 to 100.
func Dibao(standard decimal.Decimal, h Household) (Benefit, error) {
	if err := jsonrule.Check(rule.AreaRelief, dibaoInput{standard, h}); err != nil {
		return Benefit{}, err
	}
	short := times(standard, h.Persons).Sub(h.Income)
	if short.Sign() <= 0 {
		return Benefit{}, nil
	}
	return Benefit{Monthly: short, Entitled: true}, nil
}

// MultipleOfStandard returns standard x factor, half away from zero to the fen: the line of the marginal families
// (低保边缘家庭, 1.5), the living standard of the destitute (特困人员, 1.6; see Destitute), the food of people helped off the
// street (0.6 and 0.7 of the published figures), or the lower line or higher benefit a city grants family-planning
// families (2.7 of the 2014 notice). factor is above 0 and at most 10.
func MultipleOfStandard(standard, factor decimal.Decimal) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaRelief, multipleInput{standard, factor}); err != nil {
		return decimal.Decimal{}, err
	}
	return standard.Mul(factor).Round(2), nil
}

// Destitute returns the monthly living standard of a destitute person (特困人员基本生活标准): the multiple of the minimum living
// standard, but not less than what the district already grants. districtFloor is not Valid where the district has none.
// 社会救助暂行办法 art. 15; 穗府办规〔2021〕7号 sec. 3 and 穗民规字〔2025〕2号 sec. 1(3) have 1.6.
func Destitute(standard, factor decimal.Decimal, districtFloor decimal.NullDecimal) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaRelief, destituteInput{standard, factor, districtFloor}); err != nil {
		return decimal.Decimal{}, err
	}
	least := standard.Mul(factor).Round(2)
	if districtFloor.Valid {
		least = decimal.Max(least, districtFloor.Decimal)
	}
	return least, nil
}

// PocketMoney returns the least pocket money an institution hands a destitute person it cares for (零用钱): a share of the
// monthly living standard, rounded up to the fen, since the text sets a least amount. 穗府办规〔2021〕7号 sec. 3 has 20 %.
func PocketMoney(monthly, share decimal.Decimal) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaRelief, pocketInput{monthly, share}); err != nil {
		return decimal.Decimal{}, err
	}
	return monthly.Mul(share).RoundUp(2), nil
}

// BackPay returns what a household on the register gets when a higher standard reaches back (补发): the difference of
// the two standards, for each member and each month it was approved for. The uplift by class is left out.
// 穗民规字〔2025〕2号 sec. 2(1).
//
// Errors: ErrConflict where the new standard is below the old one.
func BackPay(before, after decimal.Decimal, persons, months int) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaRelief, backPayInput{before, after, persons, months}); err != nil {
		return decimal.Decimal{}, err
	}
	if after.LessThan(before) {
		return decimal.Decimal{}, fail(rule.ErrConflict, "after", after.String(),
			rule.Sayf("is below the standard before, %s", "低于原标准 %s", before),
			rule.Say("back pay is for a standard that rose", "只有标准提高才补发"))
	}
	return times(after.Sub(before), persons*months), nil
}

// Sanction is what follows from refused work (减发或者停发). The law leaves the choice and the amount to the authority, so
// the household's benefit afterwards lies between Stop and Full. Own is the member's equal share, half away from zero
// to the fen.
type Sanction struct {
	Due  bool            `json:"due" doc:"the authority has to act" zh:"是否应处理"`
	Own  decimal.Decimal `json:"own_part" out:"yuan" doc:"of the member, yuan a month" zh:"本人部分（元/月）"`
	Stop decimal.Decimal `json:"stopped" out:"yuan" doc:"paid where the own part is stopped" zh:"停发后（元/月）"`
	Full decimal.Decimal `json:"full" out:"yuan" doc:"paid before, yuan a month" zh:"停发前（元/月）"`
}

// refusalsAllowed is the number of refusals in a row at which the authority has to act.
const refusalsAllowed = 3 // 社会救助暂行办法 art. 45

// Refusals returns what happens to a household's benefit when a member who can work has refused offered work so many
// times in a row without good reason: from the third on the authority cuts or stops the member's own part. 社会救助暂行办法
// art. 45.
func Refusals(monthly decimal.Decimal, persons, inARow int) (Sanction, error) {
	if err := jsonrule.Check(rule.AreaRelief, refusalsInput{monthly, persons, inARow}); err != nil {
		return Sanction{}, err
	}
	out := Sanction{Stop: monthly, Full: monthly}
	if inARow >= refusalsAllowed {
		out.Due = true
		out.Own = monthly.DivRound(whole.Number(persons), 2)
		out.Stop = monthly.Sub(out.Own)
	}
	return out, nil
}

// Unify returns the path of a rural standard (or benefit) up to the urban one (城乡一体化, 2.1a of the 2014 notice): equal
// steps, the first in first, one every every months, the urban standard itself months after the first. Each step is
// rounded half away from zero to the fen. Before the first step the rural standard holds.
//
// Errors: ErrConflict where the rural standard is above the urban one, and those of rule.EqualSteps.
func Unify(rural, urban decimal.Decimal, first rule.Month, months, every int) (rule.Path, error) {
	if err := jsonrule.Check(rule.AreaRelief, unifyInput{rural, urban, first, months, every}); err != nil {
		return rule.Path{}, err
	}
	if rural.GreaterThan(urban) {
		return rule.Path{}, fail(rule.ErrConflict, "rural", rural.String(),
			rule.Sayf("is above the urban standard %s", "高于城镇标准 %s", urban),
			rule.Say("pass the lower standard as the rural one", "请把较低的标准填为农村标准"))
	}
	return rule.EqualSteps(rural, urban, first, months, every, 2)
}

// Index returns an allowance after an adjustment by a rate (生活专项补助调整机制, 2.3b of the 2014 notice), half away from zero
// to the fen. No text seen names the index, so the rate (prices, incomes or the minimum living standard) is the
// caller's, from 0 to 1.
func Index(allowance, rate decimal.Decimal) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaRelief, indexInput{allowance, rate}); err != nil {
		return decimal.Decimal{}, err
	}
	return allowance.Add(allowance.Mul(rate)).Round(2), nil
}

// times returns so many times an amount.
func times(amount decimal.Decimal, n int) decimal.Decimal {
	return amount.Mul(whole.Number(n))
}

// fail is an error about a field.
func fail(kind error, field, value string, reason, do rule.Text) error {
	return rule.AreaRelief.Refuse(kind, field, value, reason, do)
}

// item is the path of an item of a list.
func item(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }
