package collection

import (
	"errors"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/collection/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Law is what kind of payment is in arrears. The zero value is refused.
type Law uint8

// The kinds of payment.
const (
	SocialInsurance Law = iota + 1 // 社会保险费 of pension, medical and unemployment insurance
	WorkInjury                     // 工伤保险费 of an employer that did not join
	DisabilityLevy                 // 残疾人就业保障金
	JoinedInjury                   // 工伤保险费 of an employer that joined
	Maternity                      // 生育保险费
)

// LawOf returns the kind of payment of a scheme's contributions. notJoined says that the employer had not joined the
// injury scheme though it had to (应当参加工伤保险而未参加).
//
// Errors: ErrNotApplicable for the provident fund, whose regulation has no surcharge (住房公积金管理条例 art. 38: an order,
// then the court), and for the illness supplement; ErrConflict for notJoined with another scheme, for which 社会保险法
// art. 86 asks the same of everybody.
func LawOf(scheme rule.Scheme, notJoined bool) (Law, error) {
	laws := map[rule.Scheme]Law{
		rule.Pension: SocialInsurance, rule.Medical: SocialInsurance, rule.Unemployment: SocialInsurance,
		rule.Injury: JoinedInjury, rule.Maternity: Maternity}
	law, known := laws[scheme]
	switch {
	case !known:
		return 0, door.Fail(rule.ErrNotApplicable, "scheme", scheme.String(), "has no daily surcharge",
			"use pension, medical, unemployment, injury or maternity; for a fund deposit see 住房公积金管理条例 art. 38")
	case notJoined && scheme != rule.Injury:
		return 0, door.Fail(rule.ErrConflict, "not_joined", scheme.String(),
			"is for the injury scheme only (工伤保险条例 art. 62)", "leave it out")
	case notJoined:
		return WorkInjury, nil
	}
	return law, nil
}

// regime is one law's rate from a day on.
type regime struct {
	from    rule.Date
	perTenK int64 // 万分之… a day
	ordered bool  // only once an ordered deadline was missed
	title   string
	article string
}

// regimes returns the rates of a kind of payment in order of their days, none for an unknown kind.
func (l Law) regimes() []regime {
	const interim, injury = "社会保险费征缴暂行条例", "工伤保险条例"
	// 万分之五; art. 98: in force from 2011-07-01
	act := regime{rule.DateOf(2011, 7, 1), 5, false, "社会保险法", "art. 86"}
	// 2‰; art. 67: in force from 2004-01-01
	injuryBefore := regime{rule.DateOf(2004, 1, 1), 20, true, injury, "art. 3, " + interim + " art. 13"}
	switch l {
	case SocialInsurance:
		// 2‰; art. 31: in force from issue
		return []regime{{rule.DateOf(1999, 1, 22), 20, true, interim, "art. 13"}, act}
	case WorkInjury:
		// 万分之五; as amended 2010-12-20
		return []regime{injuryBefore, {rule.DateOf(2011, 1, 1), 5, false, injury, "art. 62"}}
	case JoinedInjury:
		return []regime{injuryBefore, act}
	case Maternity:
		return []regime{act} // 社会保险费征缴暂行条例 art. 29 leaves it to the province: no decision was seen
	case DisabilityLevy:
		// 5‰; art. 30: in force from 2007-05-01
		return []regime{{rule.DateOf(2007, 5, 1), 50, true, "残疾人就业条例", "art. 27"}}
	}
	return nil
}

// force is the span the rates of a kind of payment are known for: to the end of the year after the laws were last
// looked at.
func (l Law) force() rule.Span {
	regimes := l.regimes()
	last := regimes[len(regimes)-1]
	return rule.OpenSpan("", rule.Untranslated("daily surcharge (collection)"), regimes[0].from,
		rule.Cite{Title: last.title, Article: last.article, Checked: rule.MonthOf(2026, time.November)})
}

// Arrears is one lot of arrears (欠缴数额).
type Arrears struct {
	Amount decimal.Decimal // yuan
	Since  rule.Date       // 欠缴之日, the first day that counts; zero: every day is under the last law known
	Days   int             // 0 to 100,000
}

// Part is the days of one lot under one law.
type Part struct {
	From   rule.Date // its first day; zero where the lot has none
	Days   int
	Rate   decimal.Decimal // a day, a fraction
	Due    bool            // false: the law asks for an ordered deadline that was missed, and none was
	Source rule.Cite
}

// Surcharge is what is due on a lot (滞纳金), yuan.
type Surcharge struct {
	Amount decimal.Decimal
	Parts  []Part // by law, in order of their days
}

// maxDays bounds a lot: more than 270 years.
const maxDays = 100_000

// Of returns the surcharge on one lot: arrears x days x rate, each day at the rate of its date, half away from zero
// to the fen once. overdue says that payment was ordered by a deadline (责令限期缴纳) and the deadline was missed.
//
// Errors: of every bad field; a *rule.NoRuleError for days before the first law or after 2027-12-31, up to which the
// laws hold that were last looked at in 2026.
func (l Law) Of(a Arrears, overdue bool) (Surcharge, error) {
	if err := l.check(a); err != nil {
		return Surcharge{}, err
	}
	out := Surcharge{Parts: l.parts(a, overdue)}
	var exact decimal.Decimal
	for _, part := range out.Parts {
		if part.Due {
			exact = exact.Add(a.Amount.Mul(part.Rate).Mul(decimal.New(int64(part.Days), 0)))
		}
	}
	out.Amount = exact.Round(2)
	return out, nil
}

// parts divides a lot's days among the laws.
func (l Law) parts(a Arrears, overdue bool) []Part {
	regimes := l.regimes()
	if a.Since.IsZero() {
		regimes = regimes[len(regimes)-1:]
	}
	var out []Part
	since, left := a.Since, a.Days
	for i, r := range regimes {
		days := left
		if i+1 < len(regimes) {
			next := regimes[i+1].from
			if !since.Before(next) {
				continue
			}
			days = min(left, next.Sub(since))
		}
		out = append(out, Part{From: since, Days: days, Rate: decimal.New(r.perTenK, -4), Due: overdue || !r.ordered,
			Source: rule.Cite{Title: r.title, Article: r.article}})
		since, left = since.Add(days), left-days
		if left == 0 {
			break
		}
	}
	return out
}

func (l Law) check(a Arrears) error {
	errs := []error{door.Yuan("arrears", door.Employer).Check(a.Amount), door.Count("days", a.Days, 0, maxDays, "pass the days of arrears")}
	switch {
	case len(l.regimes()) == 0:
		errs = append(errs, door.Unknown("law", uint8(l),
			"use SocialInsurance, WorkInjury, DisabilityLevy, JoinedInjury or Maternity"))
	case !a.Since.IsZero():
		errs = append(errs, l.checkDays(a))
	}
	return errors.Join(errs...)
}

// checkDays refuses a lot with a day no law is known for.
func (l Law) checkDays(a Arrears) error {
	force := l.force()
	if err := force.On(a.Since); err != nil || a.Days <= 1 || a.Days > maxDays {
		return err
	}
	last := a.Since.Add(a.Days - 1)
	if last.IsZero() {
		return door.Fail(rule.ErrOutOfRange, "days", strconv.Itoa(a.Days), "end after 2200", "check the days")
	}
	return force.On(last)
}

// Lot is the arrears of one month or one bill, with its own first day.
type Lot struct {
	Month  rule.Month // the month it was due for; not used in the sum
	Amount decimal.Decimal
	Since  rule.Date // 欠缴之日, the first day that counts
}

// Total is the surcharge of several lots. Amount and Arrears are the sums of theirs.
type Total struct {
	Lots    []Surcharge // in the order of the lots
	Arrears decimal.Decimal
	Amount  decimal.Decimal
}

// maxLots bounds a claim: a hundred years of months for some schemes.
const maxLots = 10_000

// Through returns the surcharge of several lots up to and including a last day. A lot that begins after it has none
// yet.
//
// Errors: as of Of, for every lot.
func (l Law) Through(last rule.Date, lots []Lot, overdue bool) (Total, error) {
	errs := []error{door.Count("lots", len(lots), 0, maxLots, "split the claim")}
	if last.IsZero() {
		errs = append(errs, door.Fail(rule.ErrBadDate, "last", "", "is not a day", "pass the last day that counts"))
	}
	for i, lot := range lots {
		if lot.Since.IsZero() {
			errs = append(errs, door.Fail(rule.ErrBadDate, "lots["+strconv.Itoa(i)+"].since", "", "is not a day", "pass the first day of arrears"))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return Total{}, err
	}
	var out Total
	for _, lot := range lots {
		one, err := l.Of(Arrears{Amount: lot.Amount, Since: lot.Since, Days: max(last.Sub(lot.Since)+1, 0)}, overdue)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out.Lots = append(out.Lots, one)
		out.Arrears = out.Arrears.Add(lot.Amount)
		out.Amount = out.Amount.Add(one.Amount)
	}
	if err := errors.Join(errs...); err != nil {
		return Total{}, err
	}
	return out, nil
}
