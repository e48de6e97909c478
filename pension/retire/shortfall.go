package retire

import (
	"strconv"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

const (
	extendedAtLeast = 60  // 人社部令第13号 art. 2: five further years before the rest may be paid at once
	longestWay      = 400 // months a way out can take: 20 years and the five further ones fit
)

// insuranceLaw is the month the Social Insurance Law began (社会保险法 art. 98: 2011-07-01).
func insuranceLaw() rule.Month { return rule.MonthOf(2011, 7) }

// Record is what somebody has paid: PaidMonths (累计缴费月数) with the deemed months (视同缴费), Through the last month counted
// in it, and of the paid months those after the month of the statutory age (延长缴费).
type Record struct {
	PaidMonths     int        `json:"paid_months" in:"months" doc:"deemed months included" zh:"累计缴费月数（含视同缴费）"`
	Through        rule.Month `json:"through" doc:"the last month counted" zh:"缴费截至月份"`
	FirstInsured   rule.Month `json:"first_insured" doc:"the month the insurance began" zh:"首次参保月份"`
	ExtendedMonths int        `json:"extended_months" in:"months" default:"0" doc:"after the statutory age" zh:"延长缴费月数"`
}

// Way is a way out where the contribution years are too few. The zero value is none.
type Way uint8

// The ways of the texts. RetireLater is open only to who chose a month before the statutory age.
const (
	RetireLater     Way = iota + 1 // choose a later month, up to the statutory age
	KeepPaying                     // 延长缴费: pay month by month until the years are met
	PayRest                        // 一次性缴费: the rest at once
	MoveToResidents                // 转入城乡居民养老保险
	EndRelation                    // 终止养老保险关系: the individual account is paid out once
)

// wayNames are the text names, by value.
func wayNames() jsonrule.Words {
	return jsonrule.Words{"", "retire_later", "keep_paying", "pay_rest", "residents_scheme", "end_relation"}
}

// String returns the text name, such as "keep_paying".
func (w Way) String() string { return string(wayNames().Text(uint8(w))) }

// MarshalText writes the text name.
func (w Way) MarshalText() ([]byte, error) { return wayNames().Text(uint8(w)), nil }

// UnmarshalText reads a text name and refuses any other word.
func (w *Way) UnmarshalText(text []byte) error { return wayNames().Read((*uint8)(w), text) }

// WayOut is one way that is open, with its document.
type WayOut struct {
	Way      Way
	From     rule.Month // the first month it can be taken
	Months   int        // contribution months it costs, 0 where none
	Complete rule.Month // the month in which the years are met; zero where they never are
	Cite     rule.Cite
}

// Shortfall says how many contribution months are missing and what can be done.
type Shortfall struct {
	Required int // 最低缴费年限, months
	Missing  int // missing after Record.Through
	// the month that completes them where none is left out; Record.Through where none is missing
	Complete     rule.Month
	AtRetirement int      // still missing in the month of retirement where each month up to and with it is paid
	Ways         []WayOut // open where AtRetirement is above 0
}

// Shortfall compares what was paid with the least contribution years (缴费年限不足). Months after Record.Through count as
// paid without a gap. The ways out of too few years at the statutory age are: to go on paying; to pay the rest at
// once, for who was insured before 2011-07 and has paid five further years; to move to the residents' scheme; to end
// the relation and take the account. Who chose a month before the statutory age may also wait until the years are
// met.
//
// Errors: ErrMissingField for a Result that Retirement did not make, ErrOutOfRange for months outside 0 to 1200 or more
// extended months than there can be, ErrBadDate for a month too late.
//
// 社会保险法 art. 16; 人社部令第13号 art. 2 and 3.
func (r Result) Shortfall(record Record) (Shortfall, error) {
	if err := rule.Join(r.check(), record.check(r)); err != nil {
		return Shortfall{}, err
	}
	out := Shortfall{Required: r.MinimumContributionMonths}
	out.Missing = max(out.Required-record.PaidMonths, 0)
	out.Complete = record.Through.Add(out.Missing)
	out.AtRetirement = record.missing(out.Required, r.Month)
	if out.AtRetirement == 0 {
		return out, nil
	}
	if wait, ok := r.wait(record); ok {
		out.Ways = append(out.Ways, wait)
	}
	if short := record.missing(minimum(r.StatutoryMonth.Year()), r.StatutoryMonth); short > 0 {
		out.Ways = append(out.Ways, r.ways(record, short)...)
	}
	return out, nil
}

// missing returns the months missing in a month where each one up to and with it is paid.
func (p Record) missing(required int, in rule.Month) int {
	return max(required-p.PaidMonths-max(in.Sub(p.Through), 0), 0)
}

// wait returns the first month after an early choice, up to the statutory age, in which the years are met. The record
// was checked: no way leads beyond the calendar. The month comes after the last one paid: until then as much is missing
// as in the month that was chosen.
func (r Result) wait(record Record) (WayOut, bool) {
	for m := later(r.Month.Add(1), record.Through); !m.After(r.StatutoryMonth); m = m.Add(1) {
		if record.missing(minimum(m.Year()), m) == 0 {
			return WayOut{Way: RetireLater, From: m, Months: m.Sub(record.Through), Complete: m,
				Cite: rule.Cite{
					Title:   "Guangzhou: how to claim the employees' pension, 2025",
					Chinese: "2025年，广州市企业职工基本养老金申领详解", Article: "二（二）", Issued: rule.DateOf(2025, 8, 21),
					Quote: "如选择弹性提前退休的，达到所选择退休年龄时累计缴费（含视同缴费年限）满15年"}}, true
		}
	}
	return WayOut{}, false
}

// ways returns the ways out of a number of months missing at the statutory age.
func (r Result) ways(record Record, short int) []WayOut {
	start := later(record.Through, r.StatutoryMonth)
	out := []WayOut{{Way: KeepPaying, From: start.Add(1), Months: short, Complete: start.Add(short),
		Cite: article16("可以缴费至满十五年，按月领取基本养老金")}}
	further := max(extendedAtLeast-record.ExtendedMonths, 0)
	if record.FirstInsured.Before(insuranceLaw()) && short > further {
		from := start.Add(further + 1)
		out = append(out, WayOut{Way: PayRest, From: from, Months: short - further, Complete: from, Cite: rule.Cite{
			Title:   "Guangzhou: guide to paying contributions later, 2026",
			Chinese: "广州市社会保险费补缴相关政策及业务宣传指引", Article: "六", Issued: rule.DateOf(2026, 2, 12),
			Quote: "延长缴费五年后仍不足最低缴费年限的，可以一次性缴费（趸缴）至达到最低缴费年限", Note: "the national rule is 人社部令第13号 art. 2"}})
	}
	return append(out, WayOut{Way: MoveToResidents, From: start, Cite: article16("也可以转入新型农村社会养老保险或者城镇居民社会养老保险")},
		WayOut{Way: EndRelation, From: start, Cite: rule.Cite{Title: "人社部令第13号", Article: "art. 3",
			Note: "on a written application; the text was not seen"}})
}

// article16 cites the article of the law on too few years.
func article16(quote string) rule.Cite {
	return rule.Cite{Title: "Social Insurance Law", Chinese: "中华人民共和国社会保险法", Article: "art. 16", Quote: quote}
}

// check reports every bad field at once, and then what does not fit the retirement.
func (p Record) check(r Result) error {
	if err := jsonrule.Check(rule.AreaPension, p); err != nil {
		return err
	}
	var errs []error
	if later(p.Through, r.Month).Add(longestWay).IsZero() {
		errs = append(errs, failed(rule.ErrBadDate, "through", p.Through.String(),
			rule.Say("leads beyond 2200", "推算超过2200年"), rule.Say("pass an earlier month", "请填写更早的月份")))
	}
	if p.FirstInsured.After(p.Through) {
		errs = append(errs, failed(rule.ErrBadDate, "first_insured", p.FirstInsured.String(),
			rule.Sayf("is after %s", "晚于 %s", p.Through), rule.Say("pass the month the insurance began", "请填写首次参保月份")))
	}
	if most := min(p.PaidMonths, max(p.Through.Sub(r.StatutoryMonth), 0)); p.ExtendedMonths > most {
		errs = append(errs, failed(rule.ErrOutOfRange, "extended_months", strconv.Itoa(p.ExtendedMonths),
			rule.Sayf("is not within 0 to %d", "不在 0 至 %d 之间", most),
			rule.Say("pass the months paid after the statutory age, of those paid in all",
				"请填写累计缴费月数中达到法定退休年龄之后缴纳的月数")))
	}
	return rule.Join(errs...)
}
