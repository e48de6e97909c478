package rental

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Kind is a circumstance of a family that a text attaches something to (保障对象类别).
type Kind uint8

// The kinds. Marginal is 低收入 in 2013 and 2015, 最低生活保障边缘 in 2024.
const (
	Dibao            Kind = iota + 1 // 低保家庭
	Marginal                         // 低收入家庭, 最低生活保障边缘家庭
	HardshipWorker                   // 特困职工家庭, 建档困难职工家庭
	ExpensePoor                      // 支出型困难家庭
	Destitute                        // 特困人员
	Entitled                         // 持有残疾军人证等的优抚对象
	MartyrFamily                     // 烈士遗属
	LeavingCare                      // 原集中供养孤儿, 社会安置过渡期内
	SevereDisability                 // 三级及以上残疾人家庭
	NamedElsewhere                   // 政府已有文件明确可享受租金优惠政策的对象
)

// District is where a family is registered (户籍地).
type District uint8

// The districts that a text gives a factor.
const (
	Yuexiu    District = iota + 1 // 越秀
	Haizhu                        // 海珠
	Liwan                         // 荔湾
	Tianhe                        // 天河
	Baiyun                        // 白云
	Huangpu                       // 黄埔
	Luogang                       // 萝岗, part of 黄埔 after 2013
	Nansha                        // 南沙
	Panyu                         // 番禺
	Huadu                         // 花都
	Conghua                       // 从化
	Zengcheng                     // 增城
)

// Band is a row of a table by yearly income per head: up to and with UpTo (yuan), the factor holds.
type Band struct {
	UpTo   decimal.Decimal `json:"up_to" in:"yuan"`
	Factor decimal.Decimal `json:"factor" in:"factor"`
}

// DistrictFactor is the 区域补贴系数 of a district.
type DistrictFactor struct {
	District District        `json:"district"`
	Factor   decimal.Decimal `json:"factor" in:"factor"`
}

// Limit is a household's limits (准入限额), yuan. Equal to a limit is within it. Month and PerHead are Valid where the text
// prints them.
type Limit struct {
	Year    decimal.Decimal     `json:"year" in:"yuan" out:"plain" doc:"income, yuan a year" zh:"家庭年可支配收入限额（元）"`
	Month   decimal.NullDecimal `json:"month" in:"yuan" out:"plain" doc:"income, yuan a month" zh:"家庭月可支配收入限额（元）"`
	PerHead decimal.NullDecimal `json:"per_head" in:"yuan" out:"plain" doc:"yuan a head and year" zh:"年人均限额（元）"`
	Assets  decimal.Decimal     `json:"assets" in:"yuan" out:"plain" doc:"net assets, yuan" zh:"家庭资产净值限额（元）"`
}

// Reading says how the row for four or more persons is read for five and more. The annexes print one yearly total,
// that of four persons, and 2015 a limit per head beside it; for five persons the two differ.
type Reading uint8

// The readings. Unsettled, the zero value, gives a *rule.NoRuleError for households above the last row.
const (
	Unsettled    Reading = iota
	PrintedTotal         // the total of the last row holds, however many there are
	TimesPersons         // the limit per head of the last row times the persons
)

// Rules are the figures of one text. A field that is not Valid, or an empty table, is one the text leaves to an
// attachment that was not at hand. The zero value is refused.
type Rules struct {
	From        rule.Month          `json:"from"`
	Benchmark   decimal.NullDecimal `json:"benchmark" in:"yuan"` // 收入准入限额基准, yuan a head and year
	Limits      []Limit             `json:"limits" items:"50"`   // of 1, 2, 3, ... persons; the last row and more
	Reading     Reading             `json:"reading"`
	ElderFactor decimal.Decimal     `json:"elder_factor" in:"factor" min:"0.0001"` // all are 60 or older; 1 for none

	AreaStandard     decimal.NullDecimal `json:"area_standard" in:"area"`      // 人均保障建筑面积标准, m²
	SingleCountsAs   decimal.NullDecimal `json:"single_counts_as" in:"factor"` // persons a household of one counts as
	Rate             decimal.Decimal     `json:"rate" in:"yuan" min:"0.01"`    // 补贴标准, yuan a m² and month
	ReliefFactor     decimal.NullDecimal `json:"relief_factor" in:"factor"`    // 收入补贴系数 of ReliefKinds
	ReliefKinds      []Kind              `json:"relief_kinds"`                 // whatever their income
	SubsidyBands     []Band              `json:"subsidy_bands" items:"50"`     // 收入补贴系数 of the rest
	Districts        []DistrictFactor    `json:"districts"`
	MinimumSubsidy   decimal.Decimal     `json:"minimum_subsidy" in:"yuan"`    // yuan a month; 0 for none
	SubsidyOnlyAbove decimal.NullDecimal `json:"subsidy_only_above" in:"area"` // own m² a head: above it a subsidy only
	NoneWaiting      bool                `json:"none_waiting"`                 // nobody may draw while waiting
	WaitingKinds     []Kind              `json:"waiting_kinds"`                // who may
	WaitingMonths    int                 `json:"waiting_months" in:"count" max:"1200"`

	RentBands         []Band              `json:"rent_bands" items:"50"` // of the rent, or of the allowance
	Allowance         bool                `json:"allowance"`             // 租金补助: full rent less an allowance
	FreeKinds         []Kind              `json:"free_kinds"`            // 免交租金 where they are 孤寡老人
	PreferentialKinds []Kind              `json:"preferential_kinds"`    // 优惠租金
	IncomeCap         decimal.NullDecimal `json:"income_cap" in:"rate"`  // most rent as a share of the month's income
	LeastShare        decimal.Decimal     `json:"least_share" in:"rate"` // least rent as a share of the project's
}

// Check refuses rules that are not set or cannot be right.
func (r Rules) Check() error { return jsonrule.Check(rule.AreaHousing, r) }

// CheckFields refuses bands that do not rise.
func (r Rules) CheckFields() error {
	return rule.Join(rising("subsidy_bands", r.SubsidyBands), rising("rent_bands", r.RentBands))
}

func rising(field string, bands []Band) error {
	var errs []error
	for i, b := range bands {
		if i > 0 && !b.UpTo.GreaterThan(bands[i-1].UpTo) {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: item(field, i) + ".up_to",
				Value: b.UpTo.String(), Reason: rule.Say("is not above the row before it", "不高于前一档"),
				Do: rule.Say("sort the rows by income", "请按收入从低到高排列")})
		}
	}
	return rule.Join(errs...)
}

// some is a figure a text prints: units of 10^exp.
func some(units int64, exp int32) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.New(units, exp))
}

// limit is a row of the limits, yuan: of a month, a year, a head and year, and of the assets.
func limit(month, year, perHead, assets int64) Limit {
	return Limit{Month: some(month, 0), Year: decimal.New(year, 0), PerHead: some(perHead, 0),
		Assets: decimal.New(assets, 0)}
}

// band is a row of a table: up to so many yuan, a factor in tenths.
func band(upTo, tenths int64) Band { return Band{decimal.New(upTo, 0), decimal.New(tenths, -1)} }
