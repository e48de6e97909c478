package admission

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/housing/rental/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the conditions of one text: its limits and what a family must be besides.
type Rules struct {
	rental.Rules
	Force              rule.Span       // 施行期间
	LimitsUntil        rule.Date       // first day on which another text has raised the limits; zero where none has
	ApplicantAge       int             // least age of the applicant; 0 where full legal capacity is enough
	SingleAge          int             // least age of a single person who applies alone
	OrphanAge          int             // least age of an orphan who applies alone
	ChildrenToo        bool            // children under age registered elsewhere are members too, as spouses are
	GuardianApplies    bool            // a guardian may apply where no member has full capacity: subsidy only
	AreaBelow          decimal.Decimal // m² of floor a head
	LivingBelow        decimal.Decimal // m² of living area a head, in place of floor area
	OwnLivingCounts    bool            // living area may stand for floor area in an own home; in a rented public one where false
	TransferYears      int             // years before the application without a home sold or given away; 0 where the text has none
	ReapplyAfterMonths int             // after leaving a home or the waiting list of one's own will; 0 where the text has none
	Articles           map[Reason]string
}

// adult is the age of majority.
const adult = 18

// Rules2013 returns the conditions of 穗府办〔2013〕3号, in force 2013-05-01 to 2016-04-30, its limits to 2015-08-24.
func Rules2013() Rules {
	return Rules{
		Rules:              rental.Rules2013(),
		Force:              door.Text2013(),
		LimitsUntil:        door.Text2015().From, // opinion of 2015-08-25 sec. 1, 4
		ApplicantAge:       18,                   // 穗府办〔2013〕3号 art. 21
		SingleAge:          30,                   // 穗府办〔2013〕3号 art. 21
		OrphanAge:          18,                   // 穗府办〔2013〕3号 art. 21
		AreaBelow:          decimal.New(15, 0),   // 穗府办〔2013〕3号 art. 22(3)
		LivingBelow:        decimal.New(10, 0),   // 穗府办〔2013〕3号 art. 22(3)
		TransferYears:      5,                    // 穗府办〔2013〕3号 art. 22(4)
		ReapplyAfterMonths: 12,                   // 轮候配租实施细则 (2013-04-26) art. 17
		Articles: map[Reason]string{Applicant: "穗府办〔2013〕3号 第二十一条", Alone: "穗府办〔2013〕3号 第二十一条", Registration: "穗府办〔2013〕3号 第二十二条（一）",
			Income: "穗府办〔2013〕3号 第二十二条（二）、附件1", Assets: "穗府办〔2013〕3号 第二十二条（二）、附件1", OwnHome: "穗府办〔2013〕3号 第二十二条（三）",
			RentedHome: "穗府办〔2013〕3号 第二十二条（三）", Transfer: "穗府办〔2013〕3号 第二十二条（四）", Preference: "穗府办〔2013〕3号 第二十二条（五）",
			Barred: "穗府办〔2013〕3号 第四十一条、第四十二条", TooSoon: "广州市公共租赁住房轮候配租实施细则 第十七条", SubsidyOnly: "穗府办〔2013〕3号 第二十六条"},
	}
}

// Rules2015 returns the conditions of 穗府办〔2013〕3号 with the limits of the opinion of 2015-08-25 (sec. 1: 在现行准入条件基础上),
// in force to 2018-08-24. The text of 2013 ended on 2016-04-30: whether its successor, not seen, kept all the other
// conditions is not known.
func Rules2015() Rules {
	r := Rules2013()
	r.Rules, r.Force, r.LimitsUntil = rental.Rules2015(), door.Text2015(), rule.Date{}
	const limits = "关于加强户籍家庭住房保障工作的实施意见 (2015-08-25) 一、附件1"
	r.Articles[Income], r.Articles[Assets] = limits, limits
	return r
}

// Rules2024 returns the conditions of 穗府办规〔2024〕13号 with the limits of 穗建规字〔2024〕5号, in force 2024-03-04 to 2029-03-03.
// 穗府办规〔2024〕13号 itself dates from 2024-07-26: the conditions before it were not seen.
func Rules2024() Rules {
	return Rules{
		Rules:           rental.Rules2024(),
		Force:           door.Text2024(),
		SingleAge:       30,                 // 穗府办规〔2024〕13号 art. 21
		OrphanAge:       16,                 // 穗府办规〔2024〕13号 art. 21
		ChildrenToo:     true,               // 穗府办规〔2024〕13号 art. 22(1)1
		GuardianApplies: true,               // 穗府办规〔2024〕13号 art. 21
		AreaBelow:       decimal.New(15, 0), // 穗府办规〔2024〕13号 art. 22(3)
		LivingBelow:     decimal.New(10, 0), // 穗府办规〔2024〕13号 art. 22(3)
		OwnLivingCounts: true,               // 穗府办规〔2024〕13号 art. 22(3)
		Articles: map[Reason]string{Applicant: "穗府办规〔2024〕13号 第二十一条", Alone: "穗府办规〔2024〕13号 第二十一条", Registration: "穗府办规〔2024〕13号 第二十二条（一）",
			Income: "穗府办规〔2024〕13号 第二十二条（二）；穗建规字〔2024〕5号 一", Assets: "穗府办规〔2024〕13号 第二十二条（二）；穗建规字〔2024〕5号 一",
			OwnHome: "穗府办规〔2024〕13号 第二十二条（三）", RentedHome: "穗府办规〔2024〕13号 第二十二条（三）", Preference: "穗府办规〔2024〕13号 第二十二条（四）",
			Barred: "穗府办规〔2024〕13号 第五十条", SubsidyOnly: "穗府办规〔2024〕13号 第二十一条"},
	}
}

// Check refuses conditions that are not set or cannot be right.
func (r Rules) Check() error {
	return errors.Join(r.Rules.Check(), door.Force(r.Force, "begin with Rules2013, Rules2015 or Rules2024"),
		door.Count("applicant_age", r.ApplicantAge, 0, 100, "pass years of age"),
		door.Count("single_age", r.SingleAge, 1, 100, "begin with Rules2013, Rules2015 or Rules2024"),
		door.Count("orphan_age", r.OrphanAge, 1, 100, "pass years of age"), door.Area("area_below").Check(r.AreaBelow), door.Area("living_below").Check(r.LivingBelow),
		door.Count("transfer_years", r.TransferYears, 0, 100, "pass years"), door.Count("reapply_after_months", r.ReapplyAfterMonths, 0, 1200, "pass months"))
}
