package injury

import (
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/tiers"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// NationalRate returns the national base rate of an industry class (行业基准费率), 1 to 8, in a month, as a fraction with its
// source. Places have their own rates; the city's are in package guangzhou. 工伤保险条例 art. 8.
//
// Errors: ErrOutOfRange for a class outside 1 to 8, ErrNoRule before 2015-10 and after the month the source was last
// seen.
func NationalRate(class int, month rule.Month) (rule.Figure, error) {
	if err := checkClass("industry_class", class); err != nil {
		return rule.Figure{}, err
	}
	table := [...]int64{
		2,  // class 1: 0.2 %
		4,  // class 2: 0.4 %
		7,  // class 3: 0.7 %
		9,  // class 4: 0.9 %
		11, // class 5: 1.1 %
		13, // class 6: 1.3 %
		16, // class 7: 1.6 %
		19, // class 8: 1.9 %
	}
	rate, err := rule.RateInput(rule.AreaInjury, "rate", 100).Number(decimal.New(table[class-1], -3))
	if err != nil {
		return rule.Figure{}, err
	}
	checked := rule.MonthOf(2026, time.November)
	what := rule.Sayf("national rate of class %d", "全国%d类行业基准费率", class)
	series, err := rule.NewSeries(rule.AreaInjury, what, rule.Entry[rule.Number]{
		From: rule.DateOf(2015, time.October, 1), Until: rule.HeldUntil(checked), Holds: true, Value: rate,
		Grade: rule.Reported, Modality: rule.Exact,
		Cite: rule.Cite{Title: "two public repositories, one citing the official notice", Number: "人社部发〔2015〕71号",
			Checked: checked, Note: "the text of the notice was not seen"},
	})
	if err != nil {
		return rule.Figure{}, err
	}
	entry, err := series.At(month, rule.Lookup{})
	if err != nil {
		return rule.Figure{}, err
	}
	return rule.FigureOf(entry), nil
}

// checkClass refuses an industry class outside 1 to 8.
func checkClass(field string, class int) error {
	if 1 <= class && class <= Classes {
		return nil
	}
	return rule.AreaInjury.Refuse(rule.ErrOutOfRange, field, strconv.Itoa(class),
		rule.Say("is not 1 to 8", "不在 1 至 8 之间"),
		rule.Say("pass the industry class the employer was notified of, or its rate", "请填写核定的行业风险类别，或单位费率"))
}

// FloatTier is one level of the floating rate (浮动档次): up to which share of its contributions, inclusive, the fund
// spent on the employer's injuries; not Valid: no end.
type FloatTier struct {
	UpTo   decimal.NullDecimal `json:"up_to" in:"number,null" min:"0" max:"1000" places:"8" doc:"a share" zh:"支缴率上限"`
	Factor decimal.Decimal     `json:"factor" in:"rate" min:"0.00000001" max:"1.5" doc:"such as 1.2" zh:"浮动比例"`
}

// Record is what an employer's factor follows from: what the fund spent on its injuries over the period of the rule,
// and what it paid in.
type Record struct {
	Tiers         []FloatTier     `json:"tiers" items:"1-20" doc:"rising, the last without an end" zh:"浮动档次（由低到高）"`
	Spent         decimal.Decimal `json:"spent" in:"total" doc:"by the fund, yuan" zh:"工伤保险支出（元）"`
	Contributions decimal.Decimal `json:"contributions" in:"total" min:"1" doc:"paid in, yuan" zh:"缴费额（元）"`
}

// CheckFields refuses tiers that do not rise.
func (r Record) CheckFields() error { return tiers.Check(r.ends()) }

func (r Record) ends() []decimal.NullDecimal {
	out := make([]decimal.NullDecimal, len(r.Tiers))
	for i, t := range r.Tiers {
		out[i] = t.UpTo
	}
	return out
}

// FloatFactor returns the factor of the first tier an employer fits. The comparison is exact. The levels and the
// measure of a place are the caller's. 工伤保险条例 art. 8.
//
// Errors: ErrOutOfRange for a number out of bounds or tiers that do not rise and end without an upper end.
func FloatFactor(r Record) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaInjury, r); err != nil {
		return decimal.Decimal{}, err
	}
	return r.Tiers[tiers.Fit(r.ends(), r.Spent, r.Contributions)].Factor, nil
}
