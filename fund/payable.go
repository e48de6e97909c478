package fund

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Reserve is what a fund holds and what it spends.
type Reserve struct {
	Balance decimal.Decimal `json:"balance" in:"total" doc:"accumulated, yuan" zh:"累计结余（元）"`

	MonthlyExpenditure decimal.Decimal `json:"monthly_expenditure" in:"total" min:"0.01" doc:"a month" zh:"月均支出（元）"`
}

// PayableMonths returns how many months of spending a balance pays for (基金可支付月数): accumulated balance (累计结余) by the
// average spending of a month, one decimal, half up. The balance is 0 to 10^15 yuan, spending above 0.
//
// Errors: ErrOutOfRange for a number out of bounds.
func PayableMonths(r Reserve) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaFund, r); err != nil {
		return decimal.Decimal{}, err
	}
	return r.months(), nil
}

func (r Reserve) months() decimal.Decimal { return r.Balance.DivRound(r.MonthlyExpenditure, 1) }

// Level is one level of warning (预警级别): it holds for a fund that pays for fewer months than Below.
type Level struct {
	Name  string          `json:"name" doc:"of the level" zh:"级别名称"`
	Below decimal.Decimal `json:"below" in:"number" min:"0.01" max:"1200" doc:"months" zh:"低于月数"`
}

// CheckFields refuses a level without a name.
func (l Level) CheckFields() error { return named(l.Name) }

// named refuses an empty name.
func named(name string) error {
	if name == "" {
		return &rule.FieldError{Kind: rule.ErrMissingField, Field: "name",
			Reason: rule.Say("is missing", "没有填写"), Do: rule.Say("name every one", "请逐项命名")}
	}
	return nil
}

// Watch is a fund and the levels it is held against, the gravest first with the fewest months. 广东省社会保险基金监督条例 art. 56
// asks for a warning mechanism and names no threshold: the levels are the caller's.
type Watch struct {
	Levels []Level `json:"levels" items:"1-20" doc:"the gravest first" zh:"预警级别（由重到轻）"`
	Reserve
}

// CheckFields refuses levels that do not rise.
func (w Watch) CheckFields() error {
	var errs []error
	for i := 1; i < len(w.Levels); i++ {
		below := w.Levels[i].Below
		if !below.GreaterThan(w.Levels[i-1].Below) {
			errs = append(errs, notAbove("levels["+strconv.Itoa(i)+"].below", below,
				rule.Say("sort the levels by months", "请按月数由少到多排列级别")))
		}
	}
	return rule.Join(errs...)
}

// notAbove is the error of a list that does not rise.
func notAbove(field string, value decimal.Decimal, do rule.Text) error {
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Field: field, Value: value.String(),
		Reason: rule.Say("is not above the one before it", "不大于前一项"), Do: do}
}

// Warning is where a fund stands.
type Warning struct {
	Months decimal.Decimal `json:"months" out:"1" doc:"payable months, one decimal" zh:"可支付月数"`
	Level  string          `json:"level" doc:"empty where none is reached" zh:"预警级别"`
	Short  decimal.Decimal `json:"short" out:"yuan" doc:"what would lift the fund out of it, yuan" zh:"差额（元）"`
}

// Warn returns the level of warning of a fund (基金预警): the first level, from the gravest, whose months the balance
// does not reach. The comparison is exact: 5.96 months print as 6.0 and are below 6. Short is the least in whole fen
// that lifts the fund out of the level.
//
// Errors: ErrOutOfRange for a number out of bounds or levels that do not rise, ErrMissingField for one without a name.
func Warn(w Watch) (Warning, error) {
	if err := jsonrule.Check(rule.AreaFund, w); err != nil {
		return Warning{}, err
	}
	out := Warning{Months: w.months()}
	for _, l := range w.Levels {
		if needed := l.Below.Mul(w.MonthlyExpenditure); w.Balance.LessThan(needed) {
			out.Level, out.Short = l.Name, needed.Sub(w.Balance).RoundUp(2)
			break
		}
	}
	return out, nil
}

// ReserveRule is a rate that follows the reserve with a gap between down and up (按结余调整费率): it is cut once the reserve
// lasts longer than CutOver months, and restored once it lasts fewer than RestoreBelow. In between it stays as it is.
type ReserveRule struct {
	Normal  decimal.Decimal `json:"normal" in:"rate" doc:"the rate that is not cut, a fraction" zh:"正常费率"`
	Cut     decimal.Decimal `json:"cut" in:"rate" doc:"the lower rate, a fraction" zh:"下调费率"`
	CutOver decimal.Decimal `json:"cut_over" in:"number" min:"0" max:"1200" doc:"months, above it is cut" zh:"下调阈值（月）"`

	RestoreBelow decimal.Decimal `json:"restore_below" in:"number" min:"0" max:"1200" doc:"months" zh:"恢复阈值（月）"`
}

// CheckFields refuses a cut that is not below the normal rate and thresholds that are the wrong way round.
func (r ReserveRule) CheckFields() error {
	var errs []error
	if !r.Cut.LessThan(r.Normal) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: "cut", Value: r.Cut.String(),
			Reason: rule.Say("is not below the normal rate", "不低于正常费率"), Do: rule.Say("check the rates", "请核对费率")})
	}
	if r.RestoreBelow.GreaterThan(r.CutOver) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: "restore_below",
			Value:  r.RestoreBelow.String(),
			Reason: rule.Say("is above the months of the cut", "大于下调费率的月数"), Do: rule.Say("check the thresholds",
				"请核对月数")})
	}
	return rule.Join(errs...)
}

// Next returns the rate that follows from the reserve (1.3c of the city's 2014 notice: 科学调整费率). cut says whether the
// rate is cut now. Guangzhou's cut of the medical rate, for one, was to end below 6 months. The comparison is exact;
// every threshold is the caller's.
//
// Errors: ErrOutOfRange for a number out of bounds, ErrConflict where cut and normal or the thresholds are the wrong
// way round.
func (r ReserveRule) Next(cut bool, held Reserve) (rate decimal.Decimal, cutNow bool, err error) {
	err = rule.Join(jsonrule.Check(rule.AreaFund, r), jsonrule.Check(rule.AreaFund, held))
	if err != nil {
		return decimal.Decimal{}, false, err
	}
	lasts := func(months decimal.Decimal) int { return held.Balance.Cmp(months.Mul(held.MonthlyExpenditure)) }
	if cut {
		cut = lasts(r.RestoreBelow) >= 0
	} else {
		cut = lasts(r.CutOver) > 0
	}
	if cut {
		return r.Cut, true, nil
	}
	return r.Normal, false, nil
}
