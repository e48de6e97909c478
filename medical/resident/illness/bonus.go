package illness

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// maxYears bounds a count of years.
const maxYears = 150

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

// CapBonus returns how much the yearly cap of the critical-illness insurance rises (提高大病保险最高支付限额) for a person with
// so many years insured without a break and so many counted years without a claim, at most a share of the original
// cap, half up to the fen. Tally counts the years.
//
// Errors: ErrNoRule before the text's first year, ErrOutOfRange.
func CapBonus(p Incentive, year, continuousYears, zeroClaimYears int, originalCap decimal.Decimal) (decimal.Decimal, error) {
	err := errors.Join(p.check(year), count("continuous_years", continuousYears), count("zero_claim_years", zeroClaimYears), money("original_cap").Check(originalCap))
	if err != nil {
		return decimal.Decimal{}, err
	}
	years := decimal.New(int64(max(0, continuousYears-p.AfterYears)), 0)
	bonus := p.PerYear.Mul(years).Add(p.ZeroClaim.Mul(decimal.New(int64(zeroClaimYears), 0)))
	return decimal.Min(bonus, originalCap.Mul(p.MostShare)).Round(2), nil
}

func (p *Incentive) check(year int) error {
	var errs []error
	if p.Version == "" {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaMedical, Field: "version", Reason: rule.Untranslated("is missing"), Do: rule.Untranslated("start from Guangdong2025")})
	}
	first, month := rule.MonthOf(p.FromYear, 1), rule.MonthOf(year, 1)
	switch {
	case month.IsZero():
		errs = append(errs, outside("year", strconv.Itoa(year), "is not 1900 to 2200", "pass the year of the cap"))
	case month.Before(first):
		errs = append(errs, &rule.NoRuleError{Area: rule.AreaMedical, What: rule.Say("critical-illness cap bonus", "大病保险封顶线激励"), Month: month, Nearest: first, Detail: rule.Untranslated("it applies from " + first.String())})
	}
	return errors.Join(append(errs, count("after_years", p.AfterYears), money("per_year").Check(p.PerYear), money("zero_claim").Check(p.ZeroClaim),
		rule.RateInput(rule.AreaMedical, "most_share", 100).Check(p.MostShare))...)
}

func count(field string, n int) error {
	if n < 0 || n > maxYears {
		return outside(field, strconv.Itoa(n), "is not 0 to 150", "pass a whole count of years")
	}
	return nil
}

// PastYear is what matters of one past residents' year.
type PastYear struct {
	Insured   bool
	ZeroClaim bool // insured and nothing reimbursed (基金零报销)
	UsedBonus bool // critical-illness payment that used the increased cap (使用奖励额度)
}

// Tally counts the years for CapBonus from past years, the oldest first: a gap starts the years insured again (断保之后再次
// 参保的，连续参保年数重新计算), a payment that used the bonus clears the years without a claim gathered before it (清零).
// ErrConflict for a year without a claim that was not insured or that used the bonus.
func Tally(past []PastYear) (continuousYears, zeroClaimYears int, err error) {
	for i, y := range past {
		if y.ZeroClaim && y.UsedBonus || !y.Insured && (y.ZeroClaim || y.UsedBonus) {
			return 0, 0, &rule.FieldError{Kind: rule.ErrConflict, Area: rule.AreaMedical, Field: "past[" + strconv.Itoa(i) + "]", Reason: rule.Untranslated("contradicts itself"),
				Do: rule.Untranslated("a year without a claim is insured and uses no bonus")}
		}
		continuousYears++
		switch {
		case !y.Insured:
			continuousYears = 0
		case y.UsedBonus:
			zeroClaimYears = 0
		case y.ZeroClaim:
			zeroClaimYears++
		}
	}
	return continuousYears, zeroClaimYears, nil
}
