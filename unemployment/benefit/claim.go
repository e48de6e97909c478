package benefit

import (
	"errors"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Claim is everything a claim's payments depend on (失业保险金申领).
type Claim struct {
	PaidMonths  int        // contribution months since the last claim, 0 to 1200
	CarriedOver int        // months left of the claim before, 0 to 24
	First       rule.Month // month of PeriodStart
	Retirement  rule.Month // month the statutory retirement age is reached; zero where it is far off

	MinimumWage func(rule.Month) (rule.Figure, error) // 最低工资标准 of the city, yuan a month
	Published   func(rule.Month) (rule.Figure, error) // 公布的失业保险金标准, yuan a month: goes before the formula; nil leaves it out
	Living      func(rule.Month) (rule.Figure, error) // 最低生活保障标准, yuan a month; nil leaves it out
	MedicalBase func(rule.Month) (rule.Figure, error) // base of the medical contribution the fund pays, yuan; nil leaves it out
	MedicalRate func(rule.Month) (rule.Figure, error) // its rate; nil with MedicalBase

	Wages  []decimal.Decimal   // own contribution wages of the last 1 to 12 months; none leaves the job-seeking subsidy out
	Births []rule.Month        // months in which the person gave birth
	Pauses []Pause             // in order of time
	End    End                 // zero where the period runs out
	OneOff decimal.NullDecimal // 一次性失业保险金 instead of everything else, as the province sets it
}

// Pause is a time in prison or compulsory isolation, which does not use up the period (中断领取): from From until before
// Until. 广东省失业保险条例 art. 28.
type Pause struct{ From, Until rule.Month }

// Ending is why a claim ends before its period does (停止领取). The zero value is none.
type Ending uint8

// The endings of art. 28, with those of art. 22-23, 25 and 37.
const (
	Reemployed      Ending = iota + 1 // 重新就业
	StartedBusiness                   // 开办企业、社会服务机构或者从事个体经营
	Enlisted                          // 应征服兵役
	Emigrated                         // 移居境外
	Pensioned                         // 按月享受基本养老保险待遇
	RefusedThrice                     // 无正当理由累计三次拒不接受工作或者培训
	ChecksMissed                      // 连续两个月不办理资格核对 (see MissedTwice)
	Died                              // 死亡; the month of death is still paid
)

// End is the end of a claim before its period ran out.
type End struct {
	Cause    Ending
	From     rule.Month // first month that is not paid
	Applied  rule.Month // month the lump sum was applied for, whose benefit it is paid by; zero where none was
	Contract int        // months of the new contract, for the lump sum of Reemployed
	Insured  int        // months insured in the new job, for the same
}

// Payment is one month of a claim, yuan.
type Payment struct {
	Month          rule.Month
	Benefit        decimal.Decimal // 失业保险金
	Subsidy        decimal.Decimal // 求职补贴
	BirthBonus     decimal.Decimal // 生育加发
	MedicalPremium decimal.Decimal // 代缴职工基本医疗保险费: the fund pays it to the medical scheme, not to the person
	Extended       bool            // beyond the period, up to the retirement age
	Grade          rule.Grade      // the weakest of the month's figures
}

// Outcome is what a claim comes to. Total is the sum of what the person gets: benefits, subsidies, bonuses and the
// lump sum.
type Outcome struct {
	Entitled   int // months of the claim
	Payments   []Payment
	LumpMonths int             // months paid at once
	Lump       decimal.Decimal // 一次性领取, or the one-off benefit
	Left       int             // months kept for the next claim
	Total      decimal.Decimal
	Premiums   decimal.Decimal // sum of the medical premiums
	Grade      rule.Grade      // the weakest figure that entered; 0 where none did
}

// Pay computes a claim: each month's benefit as published for it, else by its minimum wage and share of it, the
// job-seeking subsidy for up to 6 months and not after the retirement age, the bonus of 3 benefits for a birth, the
// medical contribution, and the lump sum of somebody who found work (half of what is left) or started a business (all
// of it). Where the period ran out within a year of the retirement age the benefit goes on through the month the age
// is reached. Months the regulation does not pay are skipped. 广东省失业保险条例 art. 17-28, 31, 45; 广州失业保险常见问题解答 (2025-11)
// item 3.
//
// Errors: of every bad field, and those of the figures; ErrNoRule for a month the regulation is not in force in, and
// for the time up to the retirement age before Params.ExtendedFrom. ErrNotApplicable for a birth outside the paid
// months or a lump sum without its conditions.
func (p Params) Pay(c Claim) (Outcome, error) {
	entitled, err := p.Entitled(c.PaidMonths, c.CarriedOver)
	var subsidy decimal.Decimal
	var wagesErr error
	if len(c.Wages) > 0 {
		subsidy, wagesErr = p.JobSeeking(c.Wages)
	}
	if err := errors.Join(err, wagesErr, c.check(p)); err != nil {
		return Outcome{}, err
	}
	out := Outcome{Entitled: entitled, Payments: []Payment{}}
	if c.OneOff.Valid {
		if entitled == 0 {
			return Outcome{}, refused("one_off", c.OneOff.Decimal.String(), "needs at least one benefit month", "it is for those who could draw the benefit (广东省失业保险条例 art. 31)")
		}
		out.Lump, out.Total = c.OneOff.Decimal, c.OneOff.Decimal
		return out, nil
	}
	regular, extended := c.months(p, entitled)
	if len(extended) > 0 && extended[0].Before(p.ExtendedFrom) {
		return Outcome{}, &rule.NoRuleError{Area: rule.AreaUnemployment, What: rule.Say("benefit up to the retirement age", "领至退休年龄的失业保险金"),
			Month: extended[0], Nearest: p.ExtendedFrom,
			Detail: rule.Untranslated("no text before 国务院关于渐进式延迟法定退休年龄的办法 art. 7 was seen")}
	}
	out.Left = entitled - len(regular)
	births := slices.Clone(c.Births)
	for i, m := range append(regular, extended...) {
		pay, err := p.month(c, m)
		if err != nil {
			return Outcome{}, err
		}
		pay.Extended = i >= len(regular)
		if i < p.SeekingMonths && (c.Retirement.IsZero() || !m.After(c.Retirement)) {
			pay.Subsidy = subsidy
		}
		if k := slices.Index(births, m); k >= 0 {
			pay.BirthBonus = times(pay.Benefit, p.BirthMonths)
			births = slices.Delete(births, k, k+1)
		}
		out.add(pay)
	}
	if len(births) > 0 {
		return Outcome{}, refused("births", births[0].String(), "is not a month the benefit is paid for", "the bonus is for a birth while drawing it (广东省失业保险条例 art. 21)")
	}
	return p.lump(c, out)
}

// add takes a month into the sums.
func (o *Outcome) add(pay Payment) {
	o.Payments = append(o.Payments, pay)
	o.Total = o.Total.Add(pay.Benefit).Add(pay.Subsidy).Add(pay.BirthBonus)
	o.Premiums = o.Premiums.Add(pay.MedicalPremium)
	o.Grade = max(o.Grade, pay.Grade)
}

// Damages returns what an employer owes somebody who got received and would have got o had it insured, declared and
// certified as the law asks: the difference of the totals, never negative. 广东省失业保险条例 art. 40.
func (o Outcome) Damages(received Outcome) decimal.Decimal {
	return decimal.Max(o.Total.Sub(received.Total), decimal.Decimal{})
}

// months lists the months the period pays, and those that follow up to the retirement age.
func (c Claim) months(p Params, entitled int) (regular, extended []rule.Month) {
	next := c.First
	take := func(list []rule.Month, most int, last rule.Month) []rule.Month {
		for len(list) < most {
			for _, pause := range c.Pauses {
				if !next.Before(pause.From) && next.Before(pause.Until) {
					next = pause.Until
				}
			}
			if c.End.Cause != 0 && !next.Before(c.End.From) || !last.IsZero() && next.After(last) {
				break
			}
			list = append(list, next)
			next = next.Add(1)
		}
		return list
	}
	regular = take(nil, entitled, rule.Month{})
	if entitled == 0 || len(regular) < entitled || c.Retirement.IsZero() {
		return regular, nil
	}
	if gap := c.Retirement.Sub(regular[entitled-1]); gap < 1 || gap > p.NearRetirement {
		return regular, nil
	}
	return regular, take(nil, p.NearRetirement, c.Retirement)
}

// month computes the benefit and the medical premium of a month.
func (p Params) month(c Claim, m rule.Month) (Payment, error) {
	pay := Payment{Month: m}
	var err error
	if pay.Benefit, pay.Grade, err = p.standard(c, m); err != nil {
		return Payment{}, err
	}
	if c.MedicalBase == nil {
		return pay, nil
	}
	base, err := known(c.MedicalBase(m))
	rate, rateErr := known(c.MedicalRate(m))
	if err := errors.Join(err, rateErr); err != nil {
		return Payment{}, err
	}
	pay.MedicalPremium, err = rule.Product(rule.Unemployment, base.Number().Decimal(), rate.Number().Decimal(), rule.Rounding{})
	pay.Grade = max(pay.Grade, base.Grade(), rate.Grade())
	return pay, err
}

// known turns an unknown figure into its error.
func known(f rule.Figure, err error) (rule.Figure, error) {
	if err == nil {
		err = f.Err()
	}
	return f, err
}

// standard is the benefit of a month and how well it is known.
func (p Params) standard(c Claim, m rule.Month) (decimal.Decimal, rule.Grade, error) {
	wage, err := known(c.MinimumWage(m))
	if err != nil {
		return decimal.Decimal{}, 0, err
	}
	grade := wage.Grade()
	var living decimal.NullDecimal
	if c.Living != nil {
		figure, err := known(c.Living(m))
		if err != nil {
			return decimal.Decimal{}, 0, err
		}
		living, grade = decimal.NewNullDecimal(figure.Number().Decimal()), max(grade, figure.Grade())
	}
	benefit, ratioGrade, err := p.Monthly(m, wage.Number().Decimal(), living)
	if err != nil || c.Published == nil {
		return benefit, max(grade, ratioGrade), err
	}
	published, err := known(c.Published(m))
	if errors.Is(err, rule.ErrNoRule) {
		return benefit, max(grade, ratioGrade), nil
	}
	return decimal.Max(published.Number().Decimal(), living.Decimal), published.Grade(), err
}

// lump adds the lump sum of art. 22 or 23 where it was applied for.
func (p Params) lump(c Claim, out Outcome) (Outcome, error) {
	if c.End.Applied.IsZero() {
		return out, nil
	}
	n := out.Left
	switch {
	case n == 0:
		return Outcome{}, refused("applied", c.End.Applied.String(), "comes when no month is left", "the lump sum is for months not yet drawn (广东省失业保险条例 art. 22-23)")
	case c.End.Cause == Reemployed:
		var err error
		if n, err = p.ReemploymentMonths(out.Left); err != nil {
			return Outcome{}, err
		}
	}
	benefit, grade, err := p.standard(c, c.End.Applied)
	if err != nil {
		return Outcome{}, err
	}
	out.LumpMonths, out.Lump = n, times(benefit, n)
	out.Left -= n
	out.Total, out.Grade = out.Total.Add(out.Lump), max(out.Grade, grade)
	return out, nil
}

// check reports every bad field at once.
func (c Claim) check(p Params) error {
	var errs []error
	if c.OneOff.Valid {
		errs = append(errs, yuan("one_off", 0).Check(c.OneOff.Decimal))
		if len(c.Wages)+len(c.Births)+len(c.Pauses) > 0 || c.End != (End{}) {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Area: rule.AreaUnemployment, Field: "one_off",
				Reason: rule.Untranslated("takes the place of monthly payments"), Do: rule.Untranslated("leave wages, births, pauses and the end out (广东省失业保险条例 art. 31)")})
		}
		return errors.Join(errs...)
	}
	if tooLate(c.First) {
		errs = append(errs, badDate("first_month", c.First.String(), "is not a month that leaves room for the claim", "pass the month the period begins"))
	}
	if !c.First.IsZero() {
		errs = append(errs, p.Force.In(c.First))
	}
	if c.MinimumWage == nil {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaUnemployment, Field: "minimum_wage", Reason: rule.Untranslated("is missing"), Do: rule.Untranslated("pass the city's minimum wage by month")})
	}
	if (c.MedicalBase == nil) != (c.MedicalRate == nil) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaUnemployment, Field: "medical_rate", Reason: rule.Untranslated("and medical_base go together"), Do: rule.Untranslated("pass both or neither")})
	}
	return errors.Join(append(errs, c.checkDates(), c.checkEnd(p))...)
}

// tooLate reports whether a month is none, or so near the end of the calendar that the longest claim does not fit.
func tooLate(m rule.Month) bool { return m.Add(maxMonths).IsZero() }

// maxEvents bounds the births and pauses of a claim.
const maxEvents = 100

func (c Claim) checkDates() error {
	errs := []error{
		count("births", len(c.Births), 0, maxEvents, "pass each birth once"),
		count("pauses", len(c.Pauses), 0, maxEvents, "pass each pause once"),
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	for i, m := range c.Births {
		if slices.Contains(c.Births[:i], m) {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Area: rule.AreaUnemployment, Field: "births", Value: m.String(), Reason: rule.Untranslated("is there twice"), Do: rule.Untranslated("pass each birth once")})
		}
	}
	for i, pause := range c.Pauses {
		if pause.From.IsZero() || tooLate(pause.Until) || !pause.From.Before(pause.Until) || i > 0 && pause.From.Before(c.Pauses[i-1].Until) {
			errs = append(errs, badDate("pauses", pause.From.String(), "does not end after it begins, or begins before the one before it ends", "sort the pauses; until is the first month paid again"))
		}
	}
	return errors.Join(errs...)
}

func (c Claim) checkEnd(p Params) error {
	e := c.End
	if e == (End{}) {
		return nil
	}
	var errs []error
	if e.Cause == 0 || e.Cause > Died {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaUnemployment, Field: "end", Value: strconv.Itoa(int(e.Cause)), Reason: rule.Untranslated("is not known"), Do: rule.Untranslated("use an Ending of this package")})
	}
	if e.From.IsZero() || e.From.Before(c.First) {
		errs = append(errs, badDate("end", e.From.String(), "is not a month from the first one on", "pass the first month that is not paid"))
	}
	if e.Applied.IsZero() {
		return errors.Join(errs...)
	}
	if e.Applied.Before(e.From) {
		errs = append(errs, badDate("applied", e.Applied.String(), "is before the benefit ended", "pass the month the lump sum was applied for"))
	}
	errs = append(errs, count("contract", e.Contract, 0, maxMonths, "pass months"), count("insured", e.Insured, 0, maxMonths, "pass months"))
	switch {
	case e.Cause == StartedBusiness:
	case e.Cause != Reemployed:
		errs = append(errs, refused("applied", e.Applied.String(), "asks for a lump sum this ending does not give", "only new work and an own business give one (广东省失业保险条例 art. 22-23)"))
	case e.Contract < p.LumpContract || e.Insured < p.LumpInsured:
		errs = append(errs, refused("applied", e.Applied.String(), "comes without a contract of a year and 3 months insured", "see 广东省失业保险条例 art. 22"))
	}
	return errors.Join(errs...)
}
