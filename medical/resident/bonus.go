package resident

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Incentive are the increases of the critical-illness cap (激励额度) of one text. The zero value is refused.
type Incentive struct {
	Version    string
	FromYear   int
	AfterYears int             // 连续参保满…年: the years that bring nothing yet
	PerYear    decimal.Decimal // for each year insured after them, yuan
	ZeroClaim  decimal.Decimal // for each year without reimbursement, from the next year on, yuan
	MostShare  decimal.Decimal // of the original cap, the most of both together, a fraction
}

// Guangdong2025 returns the increases of the province, version "guangdong_2025": 广东医保新措 (2025-01-01), 连续参保和基金零报销有激励.
func Guangdong2025() Incentive {
	return Incentive{
		Version:    "guangdong_2025",
		FromYear:   2025,                 // 自2025年起
		AfterYears: 4,                    // 连续参加居民医保满4年
		PerYear:    decimal.New(3800, 0), // 之后每连续参保1年…提高…3800元
		ZeroClaim:  decimal.New(3800, 0), // 当年基金零报销…次年提高…3800元
		MostShare:  decimal.New(20, -2),  // 累计提高总额不超过…原封顶线的20%
	}
}

// bonusYears is what CapBonus takes.
type bonusYears struct {
	Year      int             `json:"year" in:"year" doc:"of the cap" zh:"年度"`
	Steady    int             `json:"continuous_years" in:"count" max:"150" doc:"without a break" zh:"连续参保年数"`
	ZeroClaim int             `json:"zero_claim_years" in:"count" max:"150" doc:"no claim" zh:"基金零报销年数"`
	Original  decimal.Decimal `json:"original_cap" in:"yuan" doc:"before any bonus, yuan" zh:"原封顶线（元）"`
}

// CapBonus returns how much the yearly cap of the critical-illness insurance rises (提高大病保险最高支付限额) for a person with
// so many years insured without a break and so many counted years without a claim, at most a share of the original
// cap, whose part of a fen is left out (不超过). Tally counts the years.
//
// Errors: ErrNoRule before the text's first year, ErrOutOfRange.
func CapBonus(p Incentive, year, continuousYears, zeroClaimYears int, cap decimal.Decimal) (decimal.Decimal, error) {
	in := bonusYears{year, continuousYears, zeroClaimYears, cap}
	if err := rule.Join(p.check(year), jsonrule.Check(rule.AreaMedical, in)); err != nil {
		return decimal.Decimal{}, err
	}
	years := whole.Number(max(0, continuousYears-p.AfterYears))
	bonus := p.PerYear.Mul(years).Add(p.ZeroClaim.Mul(whole.Number(zeroClaimYears)))
	return decimal.Min(bonus, cap.Mul(p.MostShare)).RoundDown(2), nil
}

// check refuses increases that are not set or cannot be right, and a year before their first.
func (p *Incentive) check(year int) error {
	var errs []error
	if p.Version == "" {
		errs = append(errs, rule.AreaMedical.Missing("version",
			rule.Say("start from Guangdong2025", "请从 Guangdong2025 开始")))
	}
	first, month := rule.MonthOf(p.FromYear, 1), rule.MonthOf(year, 1)
	if !month.IsZero() && month.Before(first) {
		errs = append(errs, &rule.NoRuleError{Area: rule.AreaMedical,
			What:  rule.Say("critical-illness cap bonus", "大病保险封顶线激励"),
			Month: month, Nearest: first, Detail: rule.Sayf("it applies from %s", "自%s起施行", first)})
	}
	if p.AfterYears < 0 || p.AfterYears > maxYears {
		errs = append(errs, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "after_years", strconv.Itoa(p.AfterYears),
			rule.Say("is not 0 to 150", "不在 0 至 150 之间"), rule.Say("pass a whole count of years", "请填写整年数")))
	}
	return rule.Join(append(errs, rule.YuanInput(rule.AreaMedical, "per_year").Check(p.PerYear),
		rule.YuanInput(rule.AreaMedical, "zero_claim").Check(p.ZeroClaim),
		rule.RateInput(rule.AreaMedical, "most_share", 100).Check(p.MostShare))...)
}

// PastYear is what matters of one past residents' year.
type PastYear struct {
	Insured   bool `json:"insured" doc:"was insured" zh:"当年已参保"`
	ZeroClaim bool `json:"zero_claim" default:"false" doc:"insured and nothing reimbursed" zh:"当年基金零报销"`
	UsedBonus bool `json:"used_bonus" default:"false" doc:"payment used the increased cap" zh:"当年使用奖励额度"`
}

// CheckFields refuses a year without a claim that was not insured or that used the bonus, and a bonus used without
// insurance.
func (y PastYear) CheckFields() error {
	refuse := func(field string) error {
		return rule.AreaMedical.Refuse(rule.ErrConflict, field, "",
			rule.Say("contradicts the rest of the year", "与当年其他情形矛盾"),
			rule.Say("a year without a claim is insured and uses no bonus", "零报销的年度应已参保且未使用奖励额度"))
	}
	switch {
	case y.UsedBonus && (y.ZeroClaim || !y.Insured):
		return refuse("used_bonus")
	case y.ZeroClaim && !y.Insured:
		return refuse("zero_claim")
	}
	return nil
}

// pastYears is what Tally takes.
type pastYears struct {
	Past []PastYear `json:"past" items:"150" doc:"past residents' years, the oldest first" zh:"过往居民医保年度（由远到近）"`
}

// Tallied are the years that count for CapBonus.
type Tallied struct {
	Steady    int `json:"continuous_years" doc:"without a break" zh:"连续参保年数"`
	ZeroClaim int `json:"zero_claim_years" doc:"no claim" zh:"基金零报销年数"`
}

// Tally counts the years for CapBonus from past years, the oldest first: a gap starts the years insured again
// (断保之后再次参保的，连续参保年数重新计算), a payment that used the bonus clears the years without a claim gathered before it
// (清零). 广东医保新措 (2025-01-01).
//
// Errors: ErrConflict for a year without a claim that was not insured or that used the bonus, ErrOutOfRange for more
// than 150 years.
func Tally(past []PastYear) (Tallied, error) {
	if err := jsonrule.Check(rule.AreaMedical, pastYears{past}); err != nil {
		return Tallied{}, err
	}
	var out Tallied
	for _, y := range past {
		out.Steady++
		switch {
		case !y.Insured:
			out.Steady = 0
		case y.UsedBonus:
			out.ZeroClaim = 0
		case y.ZeroClaim:
			out.ZeroClaim++
		}
	}
	return out, nil
}
