package unemployment

import (
	"errors"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Claim is everything a claim's payments depend on (失业保险金申领).
type Claim struct {
	PaidMonths  int        // contribution months since the last claim, 0 to 1200
	CarriedOver int        // months left of the claim before, 0 to 24
	First       rule.Month // month of PeriodStart
	Retirement  rule.Month // month the statutory retirement age is reached; zero where it is far off

	MinimumWage func(rule.Month) (rule.Figure, error) // 最低工资标准 of the city, yuan a month
	// Published is 公布的失业保险金标准, yuan a month, which goes before the formula; nil leaves it out.
	Published func(rule.Month) (rule.Figure, error)
	Living    func(rule.Month) (rule.Figure, error) // 最低生活保障标准, yuan a month; nil leaves it out
	// MedicalBase is the base of the medical contribution the fund pays, yuan; nil leaves it out.
	MedicalBase func(rule.Month) (rule.Figure, error)
	MedicalRate func(rule.Month) (rule.Figure, error) // its rate; nil with MedicalBase

	Wages  []decimal.Decimal   // own contribution wages of the last 1 to 12 months; none: no job-seeking subsidy
	Births []rule.Month        // months in which the person gave birth
	Pauses []Pause             // in order of time
	End    End                 // zero where the period runs out
	OneOff decimal.NullDecimal // 一次性失业保险金 instead of everything else, as the province sets it
}

// Pause is a time in prison or compulsory isolation, which does not use up the period (中断领取): from From until before
// Until. 广东省失业保险条例 art. 28.
type Pause struct {
	From  rule.Month `json:"from"`
	Until rule.Month `json:"until"`
}

// CheckFields refuses a pause that does not end after it begins.
func (p Pause) CheckFields() error {
	if p.From.Before(p.Until) && !tooLate(p.Until) {
		return nil
	}
	return badDate("from", p.From.String(), rule.Say("does not end after it begins", "起止月份顺序不符"),
		rule.Say("until is the first month paid again", "“止”为恢复领取的首月"))
}

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

// endings are the names of the endings.
func endings() jsonrule.Words {
	return jsonrule.Words{"", "reemployed", "started_business", "enlisted", "emigrated", "pensioned", "refused_thrice",
		"checks_missed", "died"}
}

// MarshalText writes the name, such as "reemployed".
func (e Ending) MarshalText() ([]byte, error) { return endings().Text(uint8(e)), nil }

// UnmarshalText reads a name and refuses any other word.
func (e *Ending) UnmarshalText(text []byte) error { return endings().Read((*uint8)(e), text) }

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
// for the time up to the retirement age before ExtendedFrom. ErrNotApplicable for a birth outside the paid
// months or a lump sum without its conditions.
func (p BenefitParams) Pay(c Claim) (Outcome, error) {
	entitled, err := p.Entitled(Contributed{c.PaidMonths, c.CarriedOver})
	subsidy, wagesErr := p.subsidy(c)
	if err := rule.Join(err, wagesErr, c.check(p)); err != nil {
		return Outcome{}, err
	}
	if c.OneOff.Valid {
		return c.oneOff(entitled)
	}
	regular, extended := c.months(p, entitled)
	if len(extended) > 0 && extended[0].Before(p.ExtendedFrom) {
		return Outcome{}, &rule.NoRuleError{Area: rule.AreaUnemployment,
			What:  rule.Say("benefit up to the retirement age", "领至退休年龄的失业保险金"),
			Month: extended[0], Nearest: p.ExtendedFrom,
			Detail: rule.Say("no text before 国务院关于渐进式延迟法定退休年龄的办法 art. 7 was seen",
				"未见国务院关于渐进式延迟法定退休年龄的办法第七条之前的规定")}
	}
	out := Outcome{Entitled: entitled, Payments: []Payment{}, Left: entitled - len(regular)}
	for i, m := range append(regular, extended...) {
		pay, err := p.month(c, m)
		if err != nil {
			return Outcome{}, err
		}
		pay.Extended = i >= len(regular)
		aged := !c.Retirement.IsZero() && m.After(c.Retirement)
		if i < p.SeekingMonths && !aged {
			pay.Subsidy = subsidy
		}
		if slices.Contains(c.Births, m) {
			pay.BirthBonus = times(pay.Benefit, p.BirthMonths)
		}
		out.add(pay)
	}
	if err := out.checkBirths(c.Births); err != nil {
		return Outcome{}, err
	}
	return p.lump(c, out)
}

// subsidy is the job-seeking subsidy of a month, 0 where no wages are given.
func (p BenefitParams) subsidy(c Claim) (decimal.Decimal, error) {
	if len(c.Wages) == 0 {
		return decimal.Decimal{}, nil
	}
	return p.JobSeeking(Wages{c.Wages})
}

// oneOff is the one-off benefit in place of everything else. 广东省失业保险条例 art. 31.
func (c Claim) oneOff(entitled int) (Outcome, error) {
	if entitled == 0 {
		return Outcome{}, refused("one_off", c.OneOff.Decimal.String(),
			rule.Say("needs at least one benefit month", "须有至少一个月的领取期限"),
			rule.Say("it is for those who could draw the benefit (广东省失业保险条例 art. 31)",
				"仅发给可领取失业保险金的人员（广东省失业保险条例第三十一条）"))
	}
	return Outcome{Entitled: entitled, Payments: []Payment{}, Lump: c.OneOff.Decimal, Total: c.OneOff.Decimal}, nil
}

// checkBirths refuses a birth in a month that is not paid.
func (o *Outcome) checkBirths(births []rule.Month) error {
	for i, birth := range births {
		if !slices.ContainsFunc(o.Payments, func(pay Payment) bool { return pay.Month == birth }) {
			return refused("births["+strconv.Itoa(i)+"]", birth.String(),
				rule.Say("is not a month the benefit is paid for", "不是领取失业保险金的月份"),
				rule.Say("the bonus is for a birth while drawing it (广东省失业保险条例 art. 21)",
					"领取期间生育的方可加发（广东省失业保险条例第二十一条）"))
		}
	}
	return nil
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
//
// Errors: ErrOutOfRange for a total that no claim comes to.
func (o Outcome) Damages(received Outcome) (decimal.Decimal, error) {
	total := rule.Input{Area: rule.AreaUnemployment, Field: "due", Max: mostTotal, Places: 2,
		Do: rule.Say("take the outcome from Pay", "请取自 Pay 的结果")}
	err := total.Check(o.Total)
	total.Field = "received"
	if err := rule.Join(err, total.Check(received.Total)); err != nil {
		return decimal.Decimal{}, err
	}
	return decimal.Max(o.Total.Sub(received.Total), decimal.Decimal{}), nil
}

// mostTotal is above what any claim comes to, in yuan.
const mostTotal = 10_000_000_000_000_000

// months lists the months the period pays, and those that follow up to the retirement age.
func (c Claim) months(p BenefitParams, entitled int) (regular, extended []rule.Month) {
	regular, next := c.take(c.First, entitled, rule.Month{})
	if entitled == 0 || len(regular) < entitled || c.Retirement.IsZero() {
		return regular, nil
	}
	if gap := c.Retirement.Sub(regular[entitled-1]); gap < 1 || gap > p.NearRetirement {
		return regular, nil
	}
	extended, _ = c.take(next, p.NearRetirement, c.Retirement)
	return regular, extended
}

// take lists at most so many months from one on that are paid, up to the end of the claim and to a last month, and
// gives the month that follows.
func (c Claim) take(next rule.Month, most int, last rule.Month) ([]rule.Month, rule.Month) {
	var list []rule.Month
	for len(list) < most {
		for _, pause := range c.Pauses {
			if !next.Before(pause.From) && next.Before(pause.Until) {
				next = pause.Until
			}
		}
		ended := c.End.Cause != 0 && !next.Before(c.End.From)
		past := !last.IsZero() && next.After(last)
		if ended || past {
			break
		}
		list = append(list, next)
		next = next.Add(1)
	}
	return list, next
}

// month computes the benefit and the medical premium of a month.
func (p BenefitParams) month(c Claim, m rule.Month) (Payment, error) {
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
	if err := rule.Join(err, rateErr); err != nil {
		return Payment{}, err
	}
	pay.MedicalPremium, err = rule.Product(rule.Unemployment, base.Number().Decimal(), rate.Number().Decimal(),
		rule.Rounding{})
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
func (p BenefitParams) standard(c Claim, m rule.Month) (decimal.Decimal, rule.Grade, error) {
	wage, err := known(c.MinimumWage(m))
	if err != nil {
		return decimal.Decimal{}, 0, err
	}
	grade, livingGrade := wage.Grade(), rule.Grade(0)
	var living decimal.NullDecimal
	if c.Living != nil {
		figure, err := known(c.Living(m))
		if err != nil {
			return decimal.Decimal{}, 0, err
		}
		living, livingGrade = decimal.NewNullDecimal(figure.Number().Decimal()), figure.Grade()
		grade = max(grade, livingGrade)
	}
	benefit, ratioGrade, err := p.Monthly(m, wage.Number().Decimal(), living)
	if err != nil || c.Published == nil {
		return benefit, max(grade, ratioGrade), err
	}
	published, err := known(c.Published(m))
	if errors.Is(err, rule.ErrNoRule) {
		return benefit, max(grade, ratioGrade), nil
	}
	return decimal.Max(published.Number().Decimal(), living.Decimal), max(published.Grade(), livingGrade), err
}

// lump adds the lump sum of art. 22 or 23 where it was applied for.
func (p BenefitParams) lump(c Claim, out Outcome) (Outcome, error) {
	if c.End.Applied.IsZero() {
		return out, nil
	}
	if out.Left == 0 {
		return Outcome{}, refused("applied", c.End.Applied.String(), rule.Say("comes when no month is left", "时已无剩余月数"),
			rule.Say("the lump sum is for months not yet drawn (广东省失业保险条例 art. 22-23)",
				"一次性领取的是未领取的月数（广东省失业保险条例第二十二、二十三条）"))
	}
	n := out.Left
	if c.End.Cause == Reemployed {
		var err error
		if n, err = p.ReemploymentMonths(Remaining{out.Left}); err != nil {
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

// facts are the parts of a claim with bounds of their own.
type facts struct {
	OneOff   decimal.NullDecimal `json:"one_off" in:"yuan"`
	Births   []rule.Month        `json:"births" items:"100"`
	Pauses   []Pause             `json:"pauses" items:"100"`
	Contract int                 `json:"contract" in:"months"`
	Insured  int                 `json:"insured" in:"months"`
}

// CheckFields refuses a birth twice and pauses that are out of order.
func (f facts) CheckFields() error {
	var errs []error
	for i, m := range f.Births {
		if slices.Contains(f.Births[:i], m) {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: "births[" + strconv.Itoa(i) + "]",
				Value: m.String(), Reason: rule.Say("is there twice", "重复"),
				Do: rule.Say("pass each birth once", "每次生育只填一次")})
		}
	}
	for i := 1; i < len(f.Pauses); i++ {
		if from := f.Pauses[i].From; from.Before(f.Pauses[i-1].Until) {
			errs = append(errs, badDate("pauses["+strconv.Itoa(i)+"].from", from.String(),
				rule.Say("is before the one before it ends", "早于前一段的结束"), rule.Say("sort the pauses", "请按时间排列")))
		}
	}
	return rule.Join(errs...)
}

// check reports every bad field at once.
func (c Claim) check(p BenefitParams) error {
	err := jsonrule.Check(rule.AreaUnemployment, facts{c.OneOff, c.Births, c.Pauses, c.End.Contract, c.End.Insured})
	if c.OneOff.Valid {
		return rule.Join(err, c.checkOneOff())
	}
	return rule.Join(c.checkFirst(p), c.checkFigures(), err, c.checkEnd(p))
}

// checkOneOff refuses what the one-off benefit takes the place of.
func (c Claim) checkOneOff() error {
	if len(c.Wages)+len(c.Births)+len(c.Pauses) == 0 && c.End == (End{}) {
		return nil
	}
	return rule.AreaUnemployment.Refuse(rule.ErrConflict, "one_off", "",
		rule.Say("takes the place of monthly payments", "代替按月领取"),
		rule.Say("leave wages, births, pauses and the end out (广东省失业保险条例 art. 31)",
			"请勿填写工资、生育、中断和停止领取（广东省失业保险条例第三十一条）"))
}

// checkFirst refuses a first month that is zero, too late or outside the regulation.
func (c Claim) checkFirst(p BenefitParams) error {
	var errs []error
	if tooLate(c.First) {
		errs = append(errs, badDate("first_month", c.First.String(),
			rule.Say("is not a month that leaves room for the claim", "不是有效月份，或过于靠后"),
			rule.Say("pass the month the period begins", "请填写领取期限的首月")))
	}
	if !c.First.IsZero() {
		errs = append(errs, p.Force.In(c.First))
	}
	return rule.Join(errs...)
}

// checkFigures refuses a claim without a minimum wage, and half a medical contribution.
func (c Claim) checkFigures() error {
	var errs []error
	missing := func(field string, reason, do rule.Text) {
		errs = append(errs, rule.AreaUnemployment.Refuse(rule.ErrMissingField, field, "", reason, do))
	}
	if c.MinimumWage == nil {
		missing("minimum_wage", rule.Say("is missing", "没有填写"),
			rule.Say("pass the city's minimum wage by month", "请逐月填写当地最低工资标准"))
	}
	if (c.MedicalBase == nil) != (c.MedicalRate == nil) {
		missing("medical_rate", rule.Say("and medical_base go together", "须与 medical_base 同填"),
			rule.Say("pass both or neither", "请同时填写，或都不填写"))
	}
	return rule.Join(errs...)
}

// maxMonths is longer than any claim.
const maxMonths = 1200

// tooLate reports whether a month is none, or so near the end of the calendar that the longest claim does not fit.
func tooLate(m rule.Month) bool { return m.Add(maxMonths).IsZero() }

func (c Claim) checkEnd(p BenefitParams) error {
	e := c.End
	if e == (End{}) {
		return nil
	}
	var errs []error
	if e.Cause == 0 || e.Cause > Died {
		errs = append(errs, rule.AreaUnemployment.Refuse(rule.ErrOutOfRange, "end", strconv.Itoa(int(e.Cause)),
			rule.Say("is not known", "不在可选范围内"), rule.Say("use an Ending of this package", "请使用本包的 Ending")))
	}
	if e.From.IsZero() || e.From.Before(c.First) {
		errs = append(errs, badDate("end", e.From.String(),
			rule.Say("is not a month from the first one on", "不是首月或之后的月份"),
			rule.Say("pass the first month that is not paid", "请填写停止领取的首月")))
	}
	if !e.Applied.IsZero() {
		errs = append(errs, e.checkLump(p))
	}
	return rule.Join(errs...)
}

// checkLump refuses a lump sum without its conditions. 广东省失业保险条例 art. 22-23.
func (e End) checkLump(p BenefitParams) error {
	var errs []error
	applied := e.Applied.String()
	if e.Applied.Before(e.From) {
		errs = append(errs, badDate("applied", applied, rule.Say("is before the benefit ended", "早于停止领取的月份"),
			rule.Say("pass the month the lump sum was applied for", "请填写申请一次性领取的月份")))
	}
	switch {
	case e.Cause == StartedBusiness:
	case e.Cause != Reemployed:
		errs = append(errs, refused("applied", applied,
			rule.Say("asks for a lump sum this ending does not give", "所申请的一次性领取不适用于该停领原因"),
			rule.Say("only new work and an own business give one (广东省失业保险条例 art. 22-23)",
				"仅重新就业和创业可一次性领取（广东省失业保险条例第二十二、二十三条）")))
	case e.Contract < p.LumpContract || e.Insured < p.LumpInsured:
		errs = append(errs, refused("applied", applied,
			rule.Say("comes without a contract of a year and 3 months insured", "时劳动合同不足一年或参保不足三个月"),
			rule.Say("see 广东省失业保险条例 art. 22", "见广东省失业保险条例第二十二条")))
	}
	return rule.Join(errs...)
}
