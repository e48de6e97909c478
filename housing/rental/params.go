package rental

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental/internal/door"
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

// Band is a row of a table by yearly income per head: up to and with UpTo, the factor holds.
type Band struct {
	UpTo   decimal.Decimal // yuan
	Factor decimal.Decimal
}

// DistrictFactor is the 区域补贴系数 of a district.
type DistrictFactor struct {
	District District
	Factor   decimal.Decimal
}

// Limit is a household's limits (准入限额), yuan. Equal to a limit is within it.
type Limit struct {
	Year    decimal.Decimal     // 家庭年可支配收入限额
	Month   decimal.NullDecimal // 家庭月可支配收入限额, where the text prints one
	PerHead decimal.NullDecimal // 年人均可支配收入限额, where the text prints one
	Assets  decimal.Decimal     // 家庭资产净值限额
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
	From        rule.Month
	Benchmark   decimal.NullDecimal // 收入准入限额基准, yuan a head and year
	Limits      []Limit             // for households of 1, 2, 3, ... persons; the last row is for that many and more
	Reading     Reading
	ElderFactor decimal.Decimal // on both limits where all are 60 or older; 1 where the text has none

	AreaStandard     decimal.NullDecimal // 人均保障建筑面积标准, m²
	SingleCountsAs   decimal.NullDecimal // persons a household of one counts as
	Rate             decimal.Decimal     // 补贴标准, yuan a m² and month
	ReliefFactor     decimal.NullDecimal // 收入补贴系数 of ReliefKinds, whatever their income
	ReliefKinds      []Kind
	SubsidyBands     []Band // 收入补贴系数 of the rest
	Districts        []DistrictFactor
	MinimumSubsidy   decimal.Decimal     // yuan a month; 0 where the text has none
	SubsidyOnlyAbove decimal.NullDecimal // own m² a head above which only a subsidy is given; not Valid where the text has none
	WaitingKinds     []Kind              // may draw the subsidy while they wait for a home
	WaitingMonths    int                 // and who has waited longer than this; 0 where nobody may

	RentBands         []Band              // factors of the rent; of the allowance where Allowance is set
	Allowance         bool                // 租金补助: the full rent is charged and an allowance paid
	FreeKinds         []Kind              // 免交租金 where they are 孤寡老人
	PreferentialKinds []Kind              // 优惠租金
	IncomeCap         decimal.NullDecimal // rent is at most this share of the month's income; not Valid where the text has none
	LeastShare        decimal.Decimal     // and not less than this share of the project's rent
}

// Check refuses rules that are not set or cannot be right.
func (r Rules) Check() error {
	errs := []error{door.Factor("elder_factor").Check(r.ElderFactor), door.Yuan("rate").Check(r.Rate), door.Yuan("minimum_subsidy").Check(r.MinimumSubsidy),
		door.Share("least_share").Check(r.LeastShare), door.Count("waiting_months", r.WaitingMonths, 0, 1200, "pass months"),
		optional(door.Yuan("benchmark"), r.Benchmark), optional(door.Area("area_standard"), r.AreaStandard), optional(door.Factor("single_counts_as"), r.SingleCountsAs),
		optional(door.Factor("relief_factor"), r.ReliefFactor), optional(door.Area("subsidy_only_above"), r.SubsidyOnlyAbove), optional(door.Share("income_cap"), r.IncomeCap),
		checkBands("subsidy_bands", r.SubsidyBands), checkBands("rent_bands", r.RentBands), r.checkLimits()}
	if r.From.IsZero() || r.Rate.Sign() == 0 || r.ElderFactor.Sign() == 0 {
		errs = append(errs, door.Fail(rule.ErrMissingField, "rules", "", "are not set", "begin with Rules2013, Rules2015 or Rules2024"))
	}
	for _, d := range r.Districts {
		errs = append(errs, door.Factor("districts").Check(d.Factor))
	}
	return errors.Join(errs...)
}

func optional(in rule.Input, d decimal.NullDecimal) error {
	if !d.Valid {
		return nil
	}
	return in.Check(d.Decimal)
}

// maxRows bounds the rows of a table; the longest printed one has six.
const maxRows = 50

func checkBands(field string, bands []Band) error {
	if len(bands) > maxRows {
		return door.Fail(rule.ErrOutOfRange, field, strconv.Itoa(len(bands)), "are more than 50", "pass the rows of the table")
	}
	var errs []error
	for i, b := range bands {
		err := errors.Join(door.Yuan(field).Check(b.UpTo), door.Factor(field).Check(b.Factor))
		errs = append(errs, err)
		if err == nil && i > 0 && door.Yuan(field).Check(bands[i-1].UpTo) == nil && !b.UpTo.GreaterThan(bands[i-1].UpTo) {
			errs = append(errs, door.Fail(rule.ErrOutOfRange, field, b.UpTo.String(), "is not above the row before it", "sort the rows by income"))
		}
	}
	return errors.Join(errs...)
}

func (r *Rules) checkLimits() error {
	if len(r.Limits) > maxRows {
		return door.Fail(rule.ErrOutOfRange, "limits", strconv.Itoa(len(r.Limits)), "are more than 50", "pass one row per household size")
	}
	var errs []error
	if r.Reading > TimesPersons {
		errs = append(errs, door.Fail(rule.ErrOutOfRange, "reading", strconv.Itoa(int(r.Reading)), "is not known", "use Unsettled, PrintedTotal or TimesPersons"))
	}
	for _, l := range r.Limits {
		errs = append(errs, door.Yuan("limits").Check(l.Year), door.Yuan("limits").Check(l.Assets), optional(door.Yuan("limits"), l.Month), optional(door.Yuan("limits"), l.PerHead))
	}
	return errors.Join(errs...)
}

// some is a figure a text prints: units of 10^exp.
func some(units int64, exp int32) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.New(units, exp))
}

// band is a row of a table: up to so many yuan, a factor in tenths.
func band(upTo, tenths int64) Band { return Band{decimal.New(upTo, 0), decimal.New(tenths, -1)} }
