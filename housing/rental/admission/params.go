package admission

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the conditions of one text: its limits and what a family must be besides. A number of 0 is a condition the
// text does not have.
type Rules struct {
	rental.Rules
	Force              rule.Span         `json:"-"`                                          // 施行期间
	LimitsUntil        rule.Date         `json:"limits_until" in:",optional"`                // raised later, on
	ApplicantAge       int               `json:"applicant_age" in:"count" max:"100"`         // 0: capacity is enough
	SingleAge          int               `json:"single_age" in:"count" min:"1" max:"100"`    // who applies alone
	OrphanAge          int               `json:"orphan_age" in:"count" min:"1" max:"100"`    // an orphan alone
	ChildrenToo        bool              `json:"children_too"`                               // as spouses are
	GuardianApplies    bool              `json:"guardian_applies"`                           // none has capacity
	AreaBelow          decimal.Decimal   `json:"area_below" in:"area"`                       // m² of floor a head
	LivingBelow        decimal.Decimal   `json:"living_below" in:"area"`                     // m² of living area a head
	OwnLivingCounts    bool              `json:"own_living_counts"`                          // in an own home too
	TransferYears      int               `json:"transfer_years" in:"count" max:"100"`        // no home given away
	ReapplyAfterMonths int               `json:"reapply_after_months" in:"count" max:"1200"` // after leaving
	Articles           map[Reason]string `json:"-"`
}

// adult is the age of majority.
const adult = 18

// Rules2013 returns the conditions of 穗府办〔2013〕3号, in force 2013-05-01 to 2016-04-30, its limits to 2015-08-24.
func Rules2013() Rules {
	return Rules{
		Rules:              rental.Rules2013(),
		Force:              rental.Span2013(),
		LimitsUntil:        rental.Span2015().From, // opinion of 2015-08-25 sec. 1, 4
		ApplicantAge:       18,                     // 穗府办〔2013〕3号 art. 21
		SingleAge:          30,                     // 穗府办〔2013〕3号 art. 21
		OrphanAge:          18,                     // 穗府办〔2013〕3号 art. 21
		AreaBelow:          decimal.New(15, 0),     // 穗府办〔2013〕3号 art. 22(3)
		LivingBelow:        decimal.New(10, 0),     // 穗府办〔2013〕3号 art. 22(3)
		TransferYears:      5,                      // 穗府办〔2013〕3号 art. 22(4)
		ReapplyAfterMonths: 12,                     // 轮候配租实施细则 (2013-04-26) art. 17
		Articles: map[Reason]string{
			Applicant:    "穗府办〔2013〕3号 第二十一条",
			Alone:        "穗府办〔2013〕3号 第二十一条",
			Registration: "穗府办〔2013〕3号 第二十二条（一）",
			Income:       "穗府办〔2013〕3号 第二十二条（二）、附件1",
			Assets:       "穗府办〔2013〕3号 第二十二条（二）、附件1",
			OwnHome:      "穗府办〔2013〕3号 第二十二条（三）",
			RentedHome:   "穗府办〔2013〕3号 第二十二条（三）",
			Transfer:     "穗府办〔2013〕3号 第二十二条（四）",
			Preference:   "穗府办〔2013〕3号 第二十二条（五）",
			Barred:       "穗府办〔2013〕3号 第四十一条、第四十二条",
			TooSoon:      "广州市公共租赁住房轮候配租实施细则 第十七条",
			SubsidyOnly:  "穗府办〔2013〕3号 第二十六条",
		},
	}
}

// Rules2015 returns the conditions of 穗府办〔2013〕3号 with the limits of the opinion of 2015-08-25 (sec. 1: 在现行准入条件基础上).
// The text of 2013 ended on 2016-04-30, and the conditions of its successor were not seen: the limits alone, which run
// to 2018-08-24, admit nobody.
func Rules2015() Rules {
	r := Rules2013()
	r.Rules, r.LimitsUntil = rental.Rules2015(), rule.Date{}
	r.Force.From = rental.Span2015().From
	const limits = "关于加强户籍家庭住房保障工作的实施意见 (2015-08-25) 一、附件1"
	r.Articles[Income], r.Articles[Assets] = limits, limits
	return r
}

// Rules2024 returns the conditions of 穗府办规〔2024〕13号 with the limits of 穗建规字〔2024〕5号, both in force 2024-07-26 to
// 2029-03-03. The conditions from 2024-03-04 to then were not seen.
func Rules2024() Rules {
	return Rules{
		Rules:           rental.Rules2024(),
		Force:           rental.Span2024Measures(),
		SingleAge:       30,                 // 穗府办规〔2024〕13号 art. 21
		OrphanAge:       16,                 // 穗府办规〔2024〕13号 art. 21
		ChildrenToo:     true,               // 穗府办规〔2024〕13号 art. 22(1)1
		GuardianApplies: true,               // 穗府办规〔2024〕13号 art. 21
		AreaBelow:       decimal.New(15, 0), // 穗府办规〔2024〕13号 art. 22(3)
		LivingBelow:     decimal.New(10, 0), // 穗府办规〔2024〕13号 art. 22(3)
		OwnLivingCounts: true,               // 穗府办规〔2024〕13号 art. 22(3)
		Articles: map[Reason]string{
			Applicant:    "穗府办规〔2024〕13号 第二十一条",
			Alone:        "穗府办规〔2024〕13号 第二十一条",
			Registration: "穗府办规〔2024〕13号 第二十二条（一）",
			Income:       "穗府办规〔2024〕13号 第二十二条（二）；穗建规字〔2024〕5号 一",
			Assets:       "穗府办规〔2024〕13号 第二十二条（二）；穗建规字〔2024〕5号 一",
			OwnHome:      "穗府办规〔2024〕13号 第二十二条（三）",
			RentedHome:   "穗府办规〔2024〕13号 第二十二条（三）",
			Preference:   "穗府办规〔2024〕13号 第二十二条（四）",
			Barred:       "穗府办规〔2024〕13号 第五十条",
			SubsidyOnly:  "穗府办规〔2024〕13号 第二十一条",
		},
	}
}

// Check refuses conditions that are not set or cannot be right.
func (r Rules) Check() error { return jsonrule.Check(rule.AreaHousing, r) }
