package tenure

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Terms are the figures of one text. The zero value is refused; a number of 0 is a term the text does not have.
type Terms struct {
	Force           rule.Span           `json:"-"`                                          // 施行期间
	StayForce       rule.Span           `json:"-"`                                          // of stays above the limits
	SubsidyYears    int                 `json:"subsidy_years" in:"count" min:"1" max:"50"`  // 租赁补贴期限
	ContractYears   int                 `json:"contract_years" in:"count" min:"1" max:"50"` // 租赁合同期限
	StayYears       int                 `json:"stay_years" in:"count" max:"50"`             // above the limits
	NoticeMonths    int                 `json:"notice_months" in:"count" max:"12"`          // before the end
	LateMonths      int                 `json:"late_months" in:"count" max:"12"`            // after the end
	PaysBack        bool                `json:"pays_back"`                                  // asked in time, done late
	TransitionMost  int                 `json:"transition_months" in:"count" max:"60"`      // at most
	TransitionShare decimal.Decimal     `json:"transition_share" in:"rate"`                 // of subsidy, relief, cost
	IncomeCap       decimal.NullDecimal `json:"income_cap" in:"rate"`                       // of the month's income
	LeastShare      decimal.Decimal     `json:"least_share" in:"rate"`                      // of the project's rent
	BarYears        int                 `json:"bar_years" in:"count" max:"50"`              // 5 年内不再受理; 0: not known
	StayFactor      decimal.NullDecimal `json:"stay_factor" in:"factor"`                    // on the project's rent
	Tiers           *Tiers              `json:"tiers"`                                      // nil for none
}

// Tiers are the rents of families above the limits (穗建规字〔2024〕5号 sec. 5(2)).
type Tiers struct {
	FirstUpTo      decimal.Decimal `json:"first_up_to" in:"factor"`     // times the limits
	FirstShare     decimal.Decimal `json:"first_share" in:"rate"`       // of the month's income
	SecondUpTo     decimal.Decimal `json:"second_up_to" in:"factor"`    // times the limits
	SecondFactor   decimal.Decimal `json:"second_factor" in:"factor"`   // on the project's rent
	OverstayFactor decimal.Decimal `json:"overstay_factor" in:"factor"` // on the project's rent, after the transition
}

// CheckFields refuses tiers that do not rise.
func (t Tiers) CheckFields() error {
	if t.SecondUpTo.GreaterThan(t.FirstUpTo) {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "second_up_to", Value: t.SecondUpTo.String(),
		Reason: rule.Say("is not above the first multiple", "不高于第一档倍数"),
		Do:     rule.Say("check the tiers", "请核对各档倍数")}
}

// Terms2013 returns the figures of 穗府办〔2013〕3号, in force 2013-05-01 to 2016-04-30.
func Terms2013() Terms {
	return Terms{
		Force:           rental.Span2013(),                           // 穗府办〔2013〕3号 art. 51
		SubsidyYears:    3,                                           // 穗府办〔2013〕3号 art. 36
		ContractYears:   3,                                           // 穗府办〔2013〕3号 art. 32
		NoticeMonths:    3,                                           // 穗府办〔2013〕3号 art. 36, annex 5(1)
		TransitionMost:  6,                                           // 穗府办〔2013〕3号 art. 38
		TransitionShare: decimal.New(5, -1),                          // 穗府办〔2013〕3号 art. 38
		BarYears:        5,                                           // 穗府办〔2013〕3号 art. 41, 42
		StayFactor:      decimal.NewNullDecimal(decimal.New(12, -1)), // 穗府办〔2013〕3号 art. 38(2), (3)
	}
}

// Terms2024 returns the figures of 穗府办规〔2024〕13号 and 穗建规字〔2024〕5号, in force 2024-03-04 to 2029-03-03. The first, whose
// terms subsidies and contracts have, dates from 2024-07-26: the terms before it were not seen.
func Terms2024() Terms {
	return Terms{
		Force:           rental.Span2024Measures(),                   // 穗府办规〔2024〕13号 art. 54
		StayForce:       rental.Span2024(),                           // 穗建规字〔2024〕5号 sec. 7
		SubsidyYears:    5,                                           // 穗府办规〔2024〕13号 art. 27
		ContractYears:   5,                                           // 穗府办规〔2024〕13号 art. 31
		StayYears:       2,                                           // 穗建规字〔2024〕5号 sec. 5(2)1(2)
		NoticeMonths:    3,                                           // 穗府办规〔2024〕13号 art. 35
		LateMonths:      3,                                           // 穗府办规〔2024〕13号 art. 37
		PaysBack:        true,                                        // 穗府办规〔2024〕13号 art. 36
		TransitionMost:  6,                                           // 穗建规字〔2024〕5号 sec. 5(1), (2)
		TransitionShare: decimal.New(5, -1),                          // 穗建规字〔2024〕5号 sec. 5(1), (2)
		IncomeCap:       decimal.NewNullDecimal(decimal.New(15, -2)), // 穗建规字〔2024〕5号 sec. 5(2)
		LeastShare:      decimal.New(1, -1),                          // 穗建规字〔2024〕5号 sec. 5(2)
		Tiers: &Tiers{
			FirstUpTo:      decimal.New(15, -1), // 穗建规字〔2024〕5号 sec. 5(2)1(1)
			FirstShare:     decimal.New(2, -1),  // 穗建规字〔2024〕5号 sec. 5(2)1(1)
			SecondUpTo:     decimal.New(3, 0),   // 穗建规字〔2024〕5号 sec. 5(2)1(1)
			SecondFactor:   decimal.New(15, -1), // 穗建规字〔2024〕5号 sec. 5(2)1(1)
			OverstayFactor: decimal.New(2, 0),   // 穗建规字〔2024〕5号 sec. 5(2)2, sec. 6
		},
	}
}

// Check refuses terms that are not set or cannot be right.
func (t Terms) Check() error { return jsonrule.Check(rule.AreaHousing, t) }

// checked is Check for the terms and what is put to them.
func (t Terms) checked(in any) error {
	return rule.Join(t.Check(), jsonrule.Check(rule.AreaHousing, in))
}

// refuse is an error about a field.
func refuse(kind error, field, value string, reason, do rule.Text) error {
	return rule.AreaHousing.Refuse(kind, field, value, reason, do)
}

const monthsOfYear = 12
