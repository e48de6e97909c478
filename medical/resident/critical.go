package resident

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Tier is one step of the critical-illness insurance: the rate of what lies over Over and up to UpTo, yuan a year. A
// UpTo that is not Valid is no upper end.
type Tier struct {
	Over decimal.Decimal     `json:"over" in:"yuan" doc:"above so much, yuan" zh:"起点（元，不含）"`
	UpTo decimal.NullDecimal `json:"up_to" in:"yuan,null" doc:"null: no upper end" zh:"终点（元，含；null为不封顶）"`
	Rate decimal.Decimal     `json:"rate" in:"rate" doc:"a fraction" zh:"支付比例"`
}

// tiered is what CriticalIllness takes.
type tiered struct {
	Remaining decimal.Decimal     `json:"remaining" in:"yuan" doc:"left within the scope" zh:"基本医保支付后范围内余额（元）"`
	Tiers     []Tier              `json:"tiers" items:"1-20" doc:"the tiers, in order" zh:"分段支付比例"`
	AnnualCap decimal.NullDecimal `json:"annual_cap" in:"yuan" doc:"yuan a year" zh:"年度最高支付限额（元）"`
}

// CheckFields refuses tiers that overlap.
func (t tiered) CheckFields() error { return checkTiers(t.Tiers) }

// CriticalIllness returns what the critical-illness insurance (大病保险) pays of what the basic fund leaves within its
// scope in a year: in each tier the part that lies in it times the tier's rate, all added up and rounded half up to
// the fen, at most the yearly cap. A cap that is not Valid does not limit. There are 1 to 20 tiers, in order, that do
// not overlap; only the last may be open.
func CriticalIllness(remaining decimal.Decimal, tiers []Tier, annualCap decimal.NullDecimal) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaMedical, tiered{remaining, tiers, annualCap}); err != nil {
		return decimal.Decimal{}, err
	}
	return critical(remaining, tiers, annualCap), nil
}

// critical applies checked tiers.
func critical(remaining decimal.Decimal, tiers []Tier, annualCap decimal.NullDecimal) decimal.Decimal {
	var sum decimal.Decimal
	for _, t := range tiers {
		top := remaining
		if t.UpTo.Valid {
			top = decimal.Min(top, t.UpTo.Decimal)
		}
		if top.GreaterThan(t.Over) {
			sum = sum.Add(top.Sub(t.Over).Mul(t.Rate))
		}
	}
	return capped(sum.Round(2), annualCap)
}

func capped(amount decimal.Decimal, limit decimal.NullDecimal) decimal.Decimal {
	if limit.Valid {
		return decimal.Min(amount, limit.Decimal)
	}
	return amount
}

// checkTiers refuses a tier that is empty, follows an open one or overlaps the one before it.
func checkTiers(tiers []Tier) error {
	var errs []error
	for i, t := range tiers {
		at := "tiers[" + strconv.Itoa(i) + "]."
		empty := t.UpTo.Valid && !t.UpTo.Decimal.GreaterThan(t.Over)
		switch {
		case empty:
			errs = append(errs, rule.AreaMedical.Refuse(rule.ErrOutOfRange, at+"up_to", t.UpTo.Decimal.String(),
				rule.Sayf("is not above over, %s", "不高于起点 %s", t.Over),
				rule.Say("leave it null where the tier has no upper end", "不封顶的，请填写 null")))
		case i > 0 && tiers[i-1].reaches(t.Over):
			errs = append(errs, rule.AreaMedical.Refuse(rule.ErrOutOfRange, at+"over", t.Over.String(),
				rule.Say("lies in the tier before it", "落在前一段之内"),
				rule.Say("sort the tiers and let them not overlap", "请按顺序填写，各段不得重叠")))
		}
	}
	return rule.Join(errs...)
}

// reaches reports whether the tier goes on above an amount.
func (t *Tier) reaches(amount decimal.Decimal) bool {
	return !t.UpTo.Valid || amount.LessThan(t.UpTo.Decimal)
}
