package resident

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// maxTiers bounds a table; 粤府〔2014〕37号 has ten.
const maxTiers = 100

// Tier is one contribution tier (缴费档次), yuan a year.
type Tier struct {
	Amount     decimal.Decimal // 缴费标准
	Subsidy    decimal.Decimal // 政府补贴 for who pays it on time
	AidSubsidy decimal.Decimal // 政府补贴 on collective aid of this amount; 0 where a place has none
}

// Params are the figures of one place and year. The zero value is refused.
type Params struct {
	Tiers        []Tier              // rising; the subsidy never falls from one tier to the next
	MaxSubsidy   decimal.Decimal     // 政府补贴最高金额, yuan a year: no subsidy is above it
	MaxInAll     decimal.NullDecimal // 政府补贴累计最高金额, yuan a person; not Valid where none is set
	ExtraAfter   int                 // years of contribution past which the basic pension grows: 15
	ExtraPerYear decimal.Decimal     // 每增加1年每月加发, yuan a month: 3
}

func failed(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaPension, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

// maxYuan bounds an amount of a person.
const maxYuan = 10_000_000_000

// yuan is the door for an amount of a person.
func yuan(field string) rule.Input {
	const do = "pass yuan with at most 2 decimals"
	return rule.Input{Area: rule.AreaPension, Field: field, Max: maxYuan, Places: 2, Do: rule.Untranslated(do)}
}

func checkRange(field string, n, least, most int) error {
	if n < least || n > most {
		return failed(rule.ErrOutOfRange, field, strconv.Itoa(n), "is not within "+strconv.Itoa(least)+" to "+strconv.Itoa(most), "check the number")
	}
	return nil
}

// Check refuses parameters that are not set or cannot be right.
func (p Params) Check() error {
	return errors.Join(p.checkSubsidies(), p.checkExtra())
}

// checkSubsidies is Check for what a year's contribution needs.
func (p *Params) checkSubsidies() error {
	errs := []error{p.checkTiers(), yuan("max_subsidy").Check(p.MaxSubsidy)}
	if p.MaxInAll.Valid {
		errs = append(errs, yuan("max_in_all").Check(p.MaxInAll.Decimal))
	}
	return errors.Join(errs...)
}

// checkExtra is Check for what long contribution adds.
func (p *Params) checkExtra() error {
	return errors.Join(checkRange("extra_after", p.ExtraAfter, 1, 100), yuan("extra_per_year").Check(p.ExtraPerYear))
}

// checkTiers wants tiers that rise and subsidies that do not fall: 多缴多得.
func (p *Params) checkTiers() error {
	if n := len(p.Tiers); n == 0 || n > maxTiers {
		return failed(rule.ErrMissingField, "tiers", strconv.Itoa(n), "are not 1 to 100", "pass each tier's amount and subsidy")
	}
	var errs []error
	for _, t := range p.Tiers {
		amount := yuan("amount")
		amount.Min = 1
		errs = append(errs, amount.Check(t.Amount), yuan("subsidy").Check(t.Subsidy),
			yuan("aid_subsidy").Check(t.AidSubsidy))
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	for i := 1; i < len(p.Tiers); i++ {
		last, t := p.Tiers[i-1], p.Tiers[i]
		if !t.Amount.GreaterThan(last.Amount) {
			errs = append(errs, failed(rule.ErrOutOfRange, "tiers", t.Amount.String(), "is not above the tier before it", "sort the tiers by amount"))
		}
		errs = append(errs, rises("subsidy", last.Subsidy, t.Subsidy),
			rises("aid_subsidy", last.AidSubsidy, t.AidSubsidy))
	}
	return errors.Join(errs...)
}

// rises refuses a subsidy below that of the lower tier.
func rises(field string, lower, subsidy decimal.Decimal) error {
	if !subsidy.LessThan(lower) {
		return nil
	}
	const reason, do = "is below that of the lower tier", "let the subsidy rise with the tier"
	return failed(rule.ErrOutOfRange, field, subsidy.String(), reason, do)
}

// Extra returns what long contribution adds to the basic pension (长缴多得), yuan a month: ExtraPerYear for each full
// year past ExtraAfter. 粤府〔2014〕37号 art. 8(3). Years are 0 to 100.
func (p Params) Extra(years int) (decimal.Decimal, error) {
	if err := errors.Join(p.checkExtra(), checkRange("years", years, 0, 100)); err != nil {
		return decimal.Decimal{}, err
	}
	return p.ExtraPerYear.Mul(decimal.New(int64(max(years-p.ExtraAfter, 0)), 0)), nil
}
