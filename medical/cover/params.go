package cover

import (
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Band is the monthly credit of insured people from an age on (划入标准).
type Band struct {
	FromAge int             // full years
	Rate    decimal.Decimal // of the own contribution base of the year, a fraction
}

// Params are the rules of one decree. The zero value is refused.
type Params struct {
	Version string
	Force   rule.Span  // 施行期间
	Grade   rule.Grade // how well the rules are known

	Bands         []Band              // by age, youngest first
	RetireeRate   decimal.Decimal     // of the city's average monthly wage of the year before
	RetireeAmount decimal.NullDecimal // yuan a month in place of RetireeRate; not Valid where the decree has a rate

	// AccountOnly: of the decree only the account's rules above were seen, not the years a retiree needs and not who
	// bears the care.
	AccountOnly bool

	YearsOld, YearsNew int       // 规定年限: years of contribution a retiree needs
	RegisteredBy       rule.Date // the last day of registration that keeps YearsOld
	PaidBy             rule.Date // the last day of a first payment that keeps YearsOld

	BackPaidMonths int // months of an employer's arrears within which care is paid afterwards
}

// Decree123 returns the rules of 广州市社会医疗保险办法 (广州市人民政府令第123号), version "decree_123_2015".
func Decree123() Params {
	return Params{
		Version: "decree_123_2015",
		Force: rule.Span{Area: rule.AreaMedical,
			What:  rule.Say("rule of the medical account and cover", "职工医保个人账户和待遇享受"),
			From:  rule.DateOf(2015, 7, 1),  // art. 70
			Until: rule.DateOf(2022, 12, 1), // 市政府令第193号 begins
			Cite: rule.Cite{Title: "Guangzhou social medical insurance decree", Chinese: "广州市社会医疗保险办法",
				Number: "广州市人民政府令第123号", Article: "art. 70", Quote: "本办法自2015年7月1日起施行", Checked: checked()}},
		Grade: rule.Official,

		Bands: []Band{
			{0, decimal.New(2, -2)},   // art. 13 (1): below 35
			{35, decimal.New(3, -2)},  // art. 13 (2): 35 to 44
			{45, decimal.New(38, -3)}, // art. 13 (3): 45 until retirement
		},
		RetireeRate: decimal.New(41, -3), // art. 13 (4)

		YearsOld:     10,                        // art. 16
		YearsNew:     15,                        // art. 16
		RegisteredBy: rule.DateOf(2013, 12, 31), // art. 16
		PaidBy:       rule.DateOf(2014, 1, 31),  // art. 16

		BackPaidMonths: 3, // art. 36
	}
}

// checked is the month the sources were last looked at.
func checked() rule.Month { return rule.MonthOf(2026, time.November) }

// Decree193 returns what is known of 市政府令第193号, version "decree_193_2022": the credit to the account, as web pages
// report it. The decree itself was not seen.
func Decree193() Params {
	return Params{
		Version: "decree_193_2022",
		Force: rule.OpenSpan(rule.AreaMedical, rule.Say("rule of the medical account", "职工医保个人账户"),
			rule.DateOf(2022, 12, 1), rule.Cite{
				Title: "web pages on the reform of 2022-12", Chinese: "关于 2022 年 12 月改革的网页", Number: "广州市人民政府令第193号",
				URL: "bvbfs.com/yqzt/10078", Note: "the text of the decree was not seen", Checked: checked()}),
		Grade: rule.Reported,

		Bands: []Band{{0, decimal.New(2, -2)}}, // 2 % of the own base at all ages
		// 169.08: 2.8 % of the city's average pension of 2021
		RetireeAmount: decimal.NewNullDecimal(decimal.New(16908, -2)),
		AccountOnly:   true,
	}
}

// ParamsIn returns the rules of the decree in force in a month, which is a *rule.NoRuleError before 2015-07 and after
// 2027-12.
func ParamsIn(month rule.Month) (Params, error) {
	p := Decree123()
	if next := Decree193(); !month.Before(next.Force.From.Month()) {
		p = next
	}
	return p, p.inForce(month)
}

// Check refuses parameters that are not set or cannot be right.
func (p Params) Check() error {
	var errs []error
	if p.Version == "" || p.Force.IsZero() || !p.AccountOnly && (p.RegisteredBy.IsZero() || p.PaidBy.IsZero()) {
		errs = append(errs, rule.AreaMedical.Missing("version", rule.Say("start from Decree123", "请从 Decree123 开始")))
	}
	if len(p.Bands) == 0 || p.Bands[0].FromAge != 0 {
		errs = append(errs, rule.AreaMedical.Missing("bands", rule.Say("begin with the band from age 0", "第一档从0岁开始")))
	}
	for i, b := range p.Bands {
		if i > 0 && b.FromAge <= p.Bands[i-1].FromAge {
			errs = append(errs, outside("bands", b.FromAge,
				rule.Say("is not above the band before it", "不高于前一档"),
				rule.Say("sort the bands by age", "请按年龄由小到大排列")))
		}
		errs = append(errs, rule.RateInput(rule.AreaMedical, "band rate", 100).Check(b.Rate))
	}
	errs = append(errs, rule.RateInput(rule.AreaMedical, "retiree_rate", 100).Check(p.RetireeRate))
	if p.RetireeAmount.Valid {
		errs = append(errs, rule.WageInput(rule.AreaMedical, "retiree_amount").Check(p.RetireeAmount.Decimal))
	}
	if p.AccountOnly {
		return rule.Join(errs...)
	}
	if p.YearsOld < 1 || p.YearsNew < p.YearsOld || p.YearsNew > 100 || p.BackPaidMonths < 0 ||
		p.BackPaidMonths > 1200 {
		errs = append(errs, outside("years", p.YearsNew,
			rule.Say("is not a number of years a person can pay, or the months of arrears are not",
				"缴费年限或补缴月数不合理"),
			rule.Say("start from Decree123", "请从 Decree123 开始")))
	}
	return rule.Join(errs...)
}

// inForce refuses a month outside the decree.
func (p *Params) inForce(month rule.Month) error {
	if month.IsZero() {
		return month.Blame(badMonth("month", rule.Say("is not a month", "不是月份")))
	}
	return p.Force.In(month)
}

// whole refuses a decree of which only the account's rules are known.
func (p *Params) whole(what rule.Text, month rule.Month) error {
	if !p.AccountOnly {
		return nil
	}
	return &rule.NoRuleError{Area: rule.AreaMedical, What: what, Month: month, Nearest: p.Force.From.Month().Add(-1),
		Detail: rule.Sayf("of %s only the rules of the account were seen", "%s仅见到个人账户的规定", p.Force.Cite.Number)}
}

func outside(field string, value int, reason, do rule.Text) error {
	return rule.AreaMedical.Refuse(rule.ErrOutOfRange, field, strconv.Itoa(value), reason, do)
}

func badMonth(field string, reason rule.Text) error {
	return rule.AreaMedical.Refuse(rule.ErrBadDate, field, "", reason,
		rule.Say(`pass a month such as "2016-01"`, "请填写月份，例如 2016-01"))
}

func conflict(field string, month rule.Month, reason, do rule.Text) error {
	return rule.AreaMedical.Refuse(rule.ErrConflict, field, month.String(), reason, do)
}
