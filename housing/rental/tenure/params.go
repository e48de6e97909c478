package tenure

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Terms are the figures of one text. The zero value is refused.
type Terms struct {
	Force           rule.Span           // 施行期间
	SubsidyYears    int                 // 租赁补贴期限, or how often it is reviewed
	ContractYears   int                 // 租赁合同期限
	StayYears       int                 // contract of those above the limits who may stay; 0 where the text has none
	NoticeMonths    int                 // a review is asked for so many months before the end
	LateMonths      int                 // papers may still be handed in so many months after the end; 0 where the text sets no last day
	PaysBack        bool                // a review asked for in time and done late is paid back
	TransitionMost  int                 // months of transition
	TransitionShare decimal.Decimal     // of the subsidy, of the relief of the rent, or of the cost rent
	IncomeCap       decimal.NullDecimal // share of the month's income a rent of transition stops at; not Valid where the text has none
	LeastShare      decimal.Decimal     // share of the project's rent it does not fall below
	BarYears        int                 // 5 年内不再受理; 0 where not known
	StayFactor      decimal.NullDecimal // on the project's rent, for those who stay beyond what 2013 allows
	Tiers           *Tiers              // rents above the limits; nil where the text has none
}

// Tiers are the rents of families above the limits (穗建规字〔2024〕5号 sec. 5(2)).
type Tiers struct {
	FirstUpTo      decimal.Decimal // times the limits
	FirstShare     decimal.Decimal // of the month's income
	SecondUpTo     decimal.Decimal // times the limits
	SecondFactor   decimal.Decimal // on the project's rent
	OverstayFactor decimal.Decimal // on the project's rent, after the transition
}

// Terms2013 returns the figures of 穗府办〔2013〕3号, in force 2013-05-01 to 2016-04-30.
func Terms2013() Terms {
	return Terms{
		Force:           door.Text2013(),                             // 穗府办〔2013〕3号 art. 51
		SubsidyYears:    3,                                           // 穗府办〔2013〕3号 art. 36
		ContractYears:   3,                                           // 穗府办〔2013〕3号 art. 32
		NoticeMonths:    3,                                           // 穗府办〔2013〕3号 art. 36, annex 5(1)
		TransitionMost:  6,                                           // 穗府办〔2013〕3号 art. 38
		TransitionShare: decimal.New(5, -1),                          // 穗府办〔2013〕3号 art. 38
		BarYears:        5,                                           // 穗府办〔2013〕3号 art. 41, 42
		StayFactor:      decimal.NewNullDecimal(decimal.New(12, -1)), // 穗府办〔2013〕3号 art. 38(2), (3)
	}
}

// Terms2024 returns the figures of 穗府办规〔2024〕13号 and 穗建规字〔2024〕5号, in force 2024-03-04 to 2029-03-03. The first dates
// from 2024-07-26: the terms before it were not seen.
func Terms2024() Terms {
	return Terms{
		Force:           door.Text2024(),                             // 穗建规字〔2024〕5号 sec. 7
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
func (t Terms) Check() error {
	errs := []error{door.Force(t.Force, "begin with Terms2013 or Terms2024"),
		door.Count("subsidy_years", t.SubsidyYears, 1, 50, "begin with Terms2013 or Terms2024"),
		door.Count("contract_years", t.ContractYears, 1, 50, "begin with Terms2013 or Terms2024"),
		door.Count("stay_years", t.StayYears, 0, 50, "pass years"), door.Count("notice_months", t.NoticeMonths, 0, 12, "pass months"), door.Count("late_months", t.LateMonths, 0, 12, "pass months"),
		door.Count("transition_months", t.TransitionMost, 0, 60, "pass months"), door.Count("bar_years", t.BarYears, 0, 50, "pass years"),
		door.Share("transition_share").Check(t.TransitionShare), door.Share("least_share").Check(t.LeastShare)}
	if t.IncomeCap.Valid {
		errs = append(errs, door.Share("income_cap").Check(t.IncomeCap.Decimal))
	}
	if t.StayFactor.Valid {
		errs = append(errs, door.Factor("stay_factor").Check(t.StayFactor.Decimal))
	}
	if t.Tiers != nil {
		errs = append(errs, t.Tiers.check())
	}
	return errors.Join(errs...)
}

func (t *Tiers) check() error {
	err := errors.Join(door.Factor("first_up_to").Check(t.FirstUpTo), door.Share("first_share").Check(t.FirstShare), door.Factor("second_up_to").Check(t.SecondUpTo),
		door.Factor("second_factor").Check(t.SecondFactor), door.Factor("overstay_factor").Check(t.OverstayFactor))
	if err == nil && !t.SecondUpTo.GreaterThan(t.FirstUpTo) {
		err = door.Fail(rule.ErrOutOfRange, "second_up_to", t.SecondUpTo.String(), "is not above the first multiple", "check the tiers")
	}
	return err
}
