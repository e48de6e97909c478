package collection

import (
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
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

// laws are the names of the kinds of payment.
func laws() jsonrule.Words {
	return jsonrule.Words{"", "social_insurance", "work_injury", "disability_levy", "joined_injury", "maternity"}
}

// MarshalText writes the name, such as "social_insurance".
func (l Law) MarshalText() ([]byte, error) { return laws().Text(uint8(l)), nil }

// UnmarshalText reads a name and refuses any other word.
func (l *Law) UnmarshalText(text []byte) error { return laws().Read((*uint8)(l), text) }

// LawOf returns the kind of payment of a scheme's contributions. notJoined says that the employer had not joined the
// injury scheme though it had to (应当参加工伤保险而未参加).
//
// Errors: ErrNotApplicable for the provident fund, whose regulation has no surcharge (住房公积金管理条例 art. 38: an order,
// then the court), and for the illness supplement; ErrConflict for notJoined with another scheme, for which 社会保险法
// art. 86 asks the same of everybody.
func LawOf(scheme rule.Scheme, notJoined bool) (Law, error) {
	if notJoined && scheme != rule.Injury {
		return 0, rule.AreaCollection.Refuse(rule.ErrConflict, "not_joined", "true",
			rule.Sayf("is for the injury scheme only (工伤保险条例 art. 62), not for %s", "仅用于工伤保险（工伤保险条例第六十二条），不用于 %s",
				scheme),
			rule.Say("leave it out", "请勿填写"))
	}
	switch scheme {
	case rule.Pension, rule.Medical, rule.Unemployment:
		return SocialInsurance, nil
	case rule.Maternity:
		return Maternity, nil
	case rule.Injury:
		if notJoined {
			return WorkInjury, nil
		}
		return JoinedInjury, nil
	}
	return 0, rule.AreaCollection.Refuse(rule.ErrNotApplicable, "scheme", scheme.String(),
		rule.Say("has no daily surcharge", "没有按日加收的滞纳金"),
		rule.Say("use pension, medical, unemployment, injury or maternity; for a fund deposit see 住房公积金管理条例 art. 38",
			"请填写养老、医疗、失业、工伤或生育；公积金见住房公积金管理条例第三十八条"))
}

// Debt is what is owed: a levy, or the contributions of a scheme.
type Debt struct {
	Law string `json:"law" enum:"social_insurance,disability_levy" default:"social_insurance" doc:"the debt" zh:"费种"`

	Scheme    *rule.Scheme `json:"scheme" doc:"whose contributions" zh:"险种"`
	NotJoined bool         `json:"not_joined" default:"false" doc:"injury: not insured at all" zh:"应参加工伤保险而未参加"`
	Overdue   bool         `json:"ordered_and_overdue" default:"false" doc:"an ordered deadline was missed" zh:"逾期仍不缴纳"`
}

// Kind returns the kind of payment in arrears: without a scheme, that of pension, medical and unemployment insurance.
//
// Errors: ErrConflict for a scheme of the disability levy, ErrMissingField for NotJoined without a scheme; those of
// LawOf.
func (d Debt) Kind() (Law, error) {
	named := d.Scheme != nil || d.NotJoined
	switch {
	case d.Law == "disability_levy" && named:
		return 0, rule.AreaCollection.Refuse(rule.ErrConflict, "law", d.Law, rule.Say("has no scheme", "与险种无关"),
			rule.Say("leave scheme and not_joined out", "请勿填写 scheme 和 not_joined"))
	case d.Law == "disability_levy":
		return DisabilityLevy, nil
	case !named:
		return SocialInsurance, nil
	case d.Scheme == nil:
		return 0, rule.AreaCollection.Missing("scheme",
			rule.Say("pass injury with not_joined", "not_joined 须与 injury 同填"))
	}
	return LawOf(*d.Scheme, d.NotJoined)
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
	first, article := regimes[0], regimes[0].article
	for _, later := range regimes[1:] {
		article += "; " + later.title + " " + later.article
	}
	return rule.OpenSpan(rule.AreaCollection, rule.Say("daily surcharge", "滞纳金"), first.from,
		rule.Cite{Title: first.title, Article: article, Checked: rule.MonthOf(2026, time.November)})
}

// Arrears is one lot of arrears (欠缴数额). Since is 欠缴之日, the first day that counts; zero: every day is under the last
// law known.
type Arrears struct {
	Amount decimal.Decimal `json:"arrears" in:"total" doc:"yuan" zh:"欠缴数额（元）"`
	Days   int             `json:"days" in:"count" max:"100000" doc:"in arrears" zh:"欠缴天数"`
	Since  rule.Date       `json:"date" in:",optional" doc:"the first day of arrears" zh:"欠缴之日"`
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
			exact = exact.Add(a.Amount.Mul(part.Rate).Mul(whole.Number(part.Days)))
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
	if err := rule.Join(jsonrule.Check(rule.AreaCollection, a), l.known()); err != nil || a.Since.IsZero() {
		return err
	}
	return l.checkDays(a)
}

// known refuses an unknown kind of payment.
func (l Law) known() error {
	if len(l.regimes()) > 0 {
		return nil
	}
	return rule.AreaCollection.Refuse(rule.ErrOutOfRange, "law", strconv.Itoa(int(l)),
		rule.Say("is not known", "不在可选范围内"),
		rule.Say("use SocialInsurance, WorkInjury, DisabilityLevy, JoinedInjury or Maternity",
			"可选：SocialInsurance、WorkInjury、DisabilityLevy、JoinedInjury、Maternity"))
}

// checkDays refuses a lot with a day no law is known for.
func (l Law) checkDays(a Arrears) error {
	force := l.force()
	if err := force.On(a.Since); err != nil || a.Days == 0 {
		return err
	}
	last := a.Since.Add(a.Days - 1)
	if last.IsZero() {
		return rule.AreaCollection.Refuse(rule.ErrOutOfRange, "days", strconv.Itoa(a.Days),
			rule.Say("end after 2200", "晚于2200年"), rule.Say("check the days", "请核对天数"))
	}
	return force.On(last)
}

// Lot is the arrears of one month or one bill, with its own first day (欠缴之日).
type Lot struct {
	Since  rule.Date       `json:"since" doc:"the first day of arrears, counted" zh:"欠缴之日（含）"`
	Amount decimal.Decimal `json:"amount" in:"total" doc:"yuan" zh:"欠缴数额（元）"`
}

// Claim is several lots of arrears up to a last day.
type Claim struct {
	Last rule.Date `json:"last" doc:"the last day that counts" zh:"截止日（含）"`
	Lots []Lot     `json:"lots" items:"10000" doc:"the arrears, a month or a bill each" zh:"各笔欠费"`
}

// Total is the surcharge of several lots. Amount and Arrears are the sums of theirs; NotYet is the part of Arrears in
// lots that begin after the last day.
type Total struct {
	Lots    []Surcharge // in the order of the lots
	Arrears decimal.Decimal
	NotYet  decimal.Decimal
	Amount  decimal.Decimal
}

// Through returns the surcharge of several lots up to and including a last day. A lot that begins after it has none
// yet (自欠缴之日起, 社会保险法 art. 86), and Total says how much is in such lots.
//
// Errors: as of Of, for every lot.
func (l Law) Through(c Claim, overdue bool) (Total, error) {
	if err := jsonrule.Check(rule.AreaCollection, c); err != nil {
		return Total{}, err
	}
	var out Total
	var errs []error
	for _, lot := range c.Lots {
		days := max(c.Last.Sub(lot.Since)+1, 0)
		one, err := l.Of(Arrears{Amount: lot.Amount, Since: lot.Since, Days: days}, overdue)
		errs = append(errs, err)
		out.Lots = append(out.Lots, one)
		out.Arrears = out.Arrears.Add(lot.Amount)
		if lot.Since.After(c.Last) {
			out.NotYet = out.NotYet.Add(lot.Amount)
		}
		out.Amount = out.Amount.Add(one.Amount)
	}
	if err := rule.Join(errs...); err != nil {
		return Total{}, err
	}
	return out, nil
}
