package tenure

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/rule"
)

// Charge is a month's rent and how it came about, yuan.
type Charge struct {
	Rent   decimal.Decimal `json:"rent" out:"yuan" doc:"half up to the fen, yuan a month" zh:"月租金（元）"`
	Capped bool            `json:"capped" doc:"the share of income or the least rent decided" zh:"是否受封顶或保底限制"`
}

// Home is a let home whose family no longer qualifies. Project is the area times the project's rent standard (项目租金),
// Preferential the rent by the preferential standard, where it is known.
type Home struct {
	Project      decimal.Decimal     `json:"project_rent" in:"yuan" doc:"yuan a month" zh:"项目租金（元/月）"`
	Preferential decimal.NullDecimal `json:"preferential_rent" in:"yuan" doc:"yuan a month" zh:"优惠租金（元/月）"`
	Income       decimal.Decimal     `json:"income" in:"yuan" doc:"yuan a year" zh:"家庭年收入（元）"`
}

// Transition is a let home in the months of transition, yuan a month.
type Transition struct {
	Home
	CostRent decimal.NullDecimal `json:"cost_rent" in:"yuan" doc:"by 公房成本租金标准, yuan" zh:"按公房成本租金标准计算的租金（元/月）"`
	Net      decimal.Decimal     `json:"net" in:"yuan" doc:"paid before: rent less allowance" zh:"此前实际负担的租金（元/月）"`
	Banded   bool                `json:"banded" default:"false" doc:"paid by income before" zh:"此前分档计租"`
}

// CheckFields refuses a banded rent above the project's.
func (t Transition) CheckFields() error {
	if !t.Banded || t.Net.LessThanOrEqual(t.Project) {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrConflict, Field: "net", Value: t.Net.String(),
		Reason: rule.Say("is above the project's rent", "高于项目租金"), Do: rule.Say("check the amounts", "请核对金额")}
}

// least returns what no rent of transition or of the first tier falls below: the share of the project's rent or the
// preferential rent, whichever is more.
func (t *Terms) least(h Home) (decimal.Decimal, error) {
	if !h.Preferential.Valid {
		return decimal.Decimal{}, refuse(rule.ErrMissingField, "preferential_rent", "",
			rule.Say("is not given", "没有填写"),
			rule.Say("pass the rent by the city's 优惠租金标准", "请填写按优惠租金标准计算的租金"))
	}
	return decimal.Max(h.Project.Mul(t.LeastShare), h.Preferential.Decimal), nil
}

// ended is what TransitionSubsidy takes.
type ended struct {
	Subsidy  decimal.Decimal `json:"subsidy" in:"yuan" doc:"before, yuan a month" zh:"原月补贴额（元）"`
	Acquired bool            `json:"home_acquired" default:"false" doc:"a home was acquired" zh:"已取得住房"`
}

// TransitionSubsidy returns the subsidy of each month of transition (过渡期内发放50%), half away from zero to the fen, and
// how many months there are at most. Under 2013 there are none for a family that acquired a home. Misuse has no
// transition. 穗府办〔2013〕3号 art. 38(1), (3); 穗建规字〔2024〕5号 sec. 5(1).
func (t Terms) TransitionSubsidy(subsidy decimal.Decimal, homeAcquired bool) (
	monthly decimal.Decimal, months int, err error) {
	if err := t.checked(ended{subsidy, homeAcquired}); err != nil {
		return decimal.Decimal{}, 0, err
	}
	if homeAcquired && t.Tiers == nil { // 2013 art. 38(3): 立即停止; 2024 makes no such exception for the subsidy
		return decimal.Decimal{}, 0, nil
	}
	return subsidy.Mul(t.TransitionShare).Round(2), t.TransitionMost, nil
}

// TransitionRent returns the rent of a month of transition (过渡期租金). Who paid by income keeps half of what the rent
// was lowered by; who paid the preferential rent or none pays half the cost rent. Under 2024 a rent above the share
// of the month's income stops there, but not below the least rent. 穗府办〔2013〕3号 art. 38(2); 穗建规字〔2024〕5号 sec. 5(2).
//
// Errors: ErrMissingField where a rent that is needed is not given.
func (t Terms) TransitionRent(h Transition) (Charge, error) {
	if err := t.checked(h); err != nil {
		return Charge{}, err
	}
	rent := h.Project.Sub(h.Project.Sub(h.Net).Mul(t.TransitionShare))
	if !h.Banded {
		if !h.CostRent.Valid {
			return Charge{}, refuse(rule.ErrMissingField, "cost_rent", "", rule.Say("is not given", "没有填写"),
				rule.Say("pass the rent by the city's 公房成本租金标准", "请填写按公房成本租金标准计算的租金"))
		}
		rent = h.CostRent.Decimal.Mul(t.TransitionShare)
	}
	if !t.IncomeCap.Valid {
		return Charge{Rent: rent.Round(2)}, nil
	}
	return t.upTo(h.Home, rent, t.IncomeCap.Decimal)
}

// upTo lowers a rent to a share of the month's income where that is less, but not below the least rent and never
// above the rent itself.
func (t *Terms) upTo(h Home, rent, share decimal.Decimal) (Charge, error) {
	twelve := whole.Number(monthsOfYear)
	income := h.Income.Mul(share)
	if rent.Mul(twelve).LessThanOrEqual(income) {
		return Charge{Rent: rent.Round(2)}, nil
	}
	least, err := t.least(h)
	if err != nil {
		return Charge{}, err
	}
	income = decimal.Max(income, least.Mul(twelve))
	if income.GreaterThanOrEqual(rent.Mul(twelve)) {
		return Charge{Rent: rent.Round(2)}, nil
	}
	return Charge{income.DivRound(twelve, 2), true}, nil
}
