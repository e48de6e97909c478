package resident

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Tier is one contribution tier (缴费档次), yuan a year: what is paid (缴费标准), the subsidy (政府补贴) for who pays it on time,
// and the subsidy on collective aid of this amount, 0 where a place has none.
type Tier struct {
	Amount     decimal.Decimal `json:"amount" in:"yuan" min:"1" doc:"of the tier, yuan a year" zh:"缴费标准（元/年）"`
	Subsidy    decimal.Decimal `json:"subsidy" in:"yuan" doc:"for who pays on time, yuan" zh:"政府补贴（元/年）"`
	AidSubsidy decimal.Decimal `json:"aid_subsidy" in:"yuan" default:"0" doc:"on such aid, yuan" zh:"集体补助的政府补贴（元/年）"`
}

// Subsidies are the tiers of a place and year, rising; the subsidy never falls from one tier to the next. No subsidy of
// a year is above MaxSubsidy (政府补贴最高金额), nor those of a person together above MaxInAll (政府补贴累计最高金额).
type Subsidies struct {
	Tiers      []Tier              `json:"tiers" items:"1-100" doc:"rising" zh:"缴费档次（由低到高）"`
	MaxSubsidy decimal.Decimal     `json:"max_subsidy" in:"yuan" doc:"most subsidy, yuan a year" zh:"政府补贴最高金额（元/年）"`
	MaxInAll   decimal.NullDecimal `json:"max_in_all" in:"yuan" doc:"most in all, yuan a person" zh:"政府补贴累计最高金额（元/人）"`
}

// LongPay is what long contribution adds (长缴多得): for each year past ExtraAfter, which is 15 in the province, the
// pension grows by ExtraPerYear (每增加1年每月加发), yuan a month.
type LongPay struct {
	ExtraAfter   int             `json:"extra_after" in:"count" min:"1" max:"100" doc:"years paid" zh:"加发起始年限"`
	ExtraPerYear decimal.Decimal `json:"extra_per_year" in:"yuan" doc:"yuan a month for a year" zh:"每多缴1年每月加发（元）"`
}

// Params are the figures of one place and year. The zero value is refused.
type Params struct {
	Subsidies
	LongPay
}

func failed(kind error, field, value string, reason, do rule.Text) error {
	return rule.AreaPension.Refuse(kind, field, value, reason, do)
}

// Check refuses parameters that are not set or cannot be right.
func (p Params) Check() error {
	return rule.Join(p.Subsidies.check(), jsonrule.Check(rule.AreaPension, p.LongPay))
}

// check wants tiers that rise and subsidies that do not fall: 多缴多得.
func (s Subsidies) check() error {
	if err := jsonrule.Check(rule.AreaPension, s); err != nil {
		return err
	}
	var errs []error
	for i := range s.Tiers[1:] {
		last, t, at := s.Tiers[i], s.Tiers[i+1], "tiers["+strconv.Itoa(i+1)+"]."
		if !t.Amount.GreaterThan(last.Amount) {
			errs = append(errs, failed(rule.ErrOutOfRange, at+"amount", t.Amount.String(),
				rule.Say("is not above the tier before it", "不高于前一档"),
				rule.Say("sort the tiers by amount", "请按金额由低到高排列")))
		}
		errs = append(errs, rises(at+"subsidy", last.Subsidy, t.Subsidy),
			rises(at+"aid_subsidy", last.AidSubsidy, t.AidSubsidy))
	}
	return rule.Join(errs...)
}

// rises refuses a subsidy below that of the lower tier.
func rises(field string, lower, subsidy decimal.Decimal) error {
	if !subsidy.LessThan(lower) {
		return nil
	}
	return failed(rule.ErrOutOfRange, field, subsidy.String(),
		rule.Say("is below that of the lower tier", "低于前一档的补贴"),
		rule.Say("let the subsidy rise with the tier", "补贴应随档次提高"))
}

// years are the years somebody contributed.
type years struct {
	Years int `json:"years" in:"count" max:"100" doc:"full years of contribution" zh:"累计缴费年限（整年）"`
}

// Extra returns what long contribution adds to the basic pension (长缴多得), yuan a month: ExtraPerYear for each full
// year past ExtraAfter. 粤府〔2014〕37号 art. 8(3). Years are 0 to 100.
func (p LongPay) Extra(paid int) (decimal.Decimal, error) {
	err := rule.Join(jsonrule.Check(rule.AreaPension, p), jsonrule.Check(rule.AreaPension, years{paid}))
	if err != nil {
		return decimal.Decimal{}, err
	}
	return p.ExtraPerYear.Mul(whole.Number(max(paid-p.ExtraAfter, 0))), nil
}
