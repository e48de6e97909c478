package retirement

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/pension/survivor"
	"github.com/shebao-go/shebao/rule"
)

// life is what the page says.
type life struct {
	*options
	source     string
	notes      []rule.Text // how the history was read
	understood string      // what had to be understood in the cells of the history
	rows       []row       // in the order of their months
	soFar      benefit.Index
	opening    decimal.Decimal // of the account, on 1 January of from
	from       int
	rates      map[int]recordRate
	plans      [3]*plan // early, statutory, late
}

// The plans, in the order of the page.
const (
	early = iota
	statutory
	late
)

// plan is one choice of the month of retirement.
type plan struct {
	*life
	kind       int
	fail       *reason // nothing of the plan can be computed
	result     retire.Result
	used       []row // those up to the month of retirement
	assumed    []row // the months after them, taken as paid
	index      benefit.Index
	shortfall  retire.Shortfall
	divisor    decimal.Decimal
	years      []benefit.StatementYear
	base       benefitBase
	noBase     *reason
	short      bool // the least contribution months are not met: no monthly pension
	award      award
	survivors  survivors
	noSurvivor *reason
}

// award is a pension of which some parts may not be known.
type award struct {
	basic, account, transitional, adjustment, total decimal.NullDecimal
	steps                                           []benefit.Step
	grade                                           rule.Grade
	why                                             *reason // for the parts that are not known
}

// survivors is what is paid when the person dies the month before the retirement.
type survivors struct {
	month   rule.Month
	months  int
	benefit survivor.Benefit
	balance decimal.Decimal
}

// newLife computes every plan. What is missing for the run as a whole is an error.
func newLife(o *options, source string, rows []row) (*life, error) {
	l := &life{options: o, source: source, rows: rows, from: rows[0].month.Year()}
	if o.balance.Valid {
		l.opening, l.from = o.balance.Decimal, o.balanceYear
	}
	if err := l.check(); err != nil {
		return nil, err
	}
	soFar, err := benefit.IndexOf(l.record(rows))
	if err != nil {
		return nil, err
	}
	l.soFar = soFar
	through := 0
	for kind, elect := range [...]int{-36, 0, 36} {
		p := &plan{life: l, kind: kind}
		l.plans[kind] = p
		if p.result, err = retire.Retirement(o.category, o.birth, elect); err != nil {
			p.fail = lateChoice(err)
			continue
		}
		through = max(through, p.result.Month.Year())
	}
	if l.rates, err = o.recordRates(l.from, through); err != nil {
		return nil, err
	}
	var fails []error
	for _, p := range l.plans {
		if p.fail == nil {
			p.fail = p.compute()
		}
		if p.fail != nil {
			fails = append(fails, program.Errorf("%s: %s", "%s：%s", l.name(p.kind),
				rule.Say(p.fail.english, p.fail.chinese)))
		}
	}
	if len(fails) == len(l.plans) {
		return nil, errors.Join(fails...)
	}
	return l, nil
}

// check refuses what no plan could be computed with.
func (l *life) check() error {
	first, last := l.rows[0].month, l.rows[len(l.rows)-1].month
	var errs []error
	if first.Before(accountRegime()) && !l.deemed.balance.Valid {
		errs = append(errs,
			program.Errorf(
				"the history begins in %s, before 1998-07: pass -deemed-balance and -new-method-years, from which "+
					"the transitional pension is made",
				"缴费史始于 %s，早于 1998-07：请用 -deemed-balance 和 -new-method-years 给出计算过渡性养老金所需的数", first))
	}
	if next := last.Add(1); l.from > next.Year() {
		errs = append(errs, program.Errorf("-balance-year %d is after the history, which ends in %s",
			"-balance-year %d 晚于缴费史的末月 %s", l.from, last))
	}
	if n := l.deemed.months; n > 0 && !first.Add(-n).After(l.birth) {
		errs = append(errs, program.Errorf("-deemed-months %d reach back from %s to the month of birth",
			"-deemed-months %d 自 %s 往前推到了出生之月", n, first))
	}
	return errors.Join(errs...)
}

// deemedMonths puts the deemed months right before the first row: only their number and their index count.
func (l *life) deemedMonths() []rule.Month {
	var all []rule.Month
	for i := range l.deemed.months {
		all = append(all, l.rows[0].month.Add(-1-i))
	}
	return all
}

// record is the history of some rows and the deemed months.
func (l *life) record(rows []row) benefit.History {
	r := benefit.History{Deemed: l.deemedMonths(), DeemedIndex: l.deemed.index.Decimal}
	for _, one := range rows {
		r.Paid = append(r.Paid,
			benefit.PaidMonth{Month: one.month, Base: one.base, Average: one.average.Number().Decimal()})
	}
	return r
}

// lateChoice is the reason there is no such retirement.
func lateChoice(err error) *reason {
	why := because(err)
	if errors.Is(err, rule.ErrNotApplicable) {
		why.chinese = "2025-01 之前已达到法定退休年龄，不能选择弹性延迟退休"
	}
	return why
}

// compute fills the plan; the reason is what keeps all of it from being known.
func (p *plan) compute() *reason {
	retired := p.result.Month
	for _, one := range p.rows {
		if !one.month.After(retired) {
			p.used = append(p.used, one)
		}
	}
	if len(p.used) == 0 {
		return &reason{"the history begins after this month, " + retired.String(),
			"缴费历史在这个月（" + retired.String() + "）之后才开始"}
	}
	if january := rule.MonthOf(p.from, 1); january.After(retired) {
		return &reason{"the account opens in " + january.String() + ", after this month; pass an earlier -balance",
			"个人账户从 " + january.String() + " 开始，在这个月之后；请给更早的 -balance"}
	}
	if err := p.assume(); err != nil {
		return because(err)
	}
	var errs [4]error
	p.index, errs[0] = benefit.IndexOf(p.record(p.paid()))
	p.shortfall, errs[1] = p.result.Shortfall(p.paidSoFar())
	p.divisor, errs[2] = p.result.PlannedDivisor()
	p.years, errs[3] = p.statement(retired)
	if err := errors.Join(errs[:]...); err != nil {
		return because(err)
	}
	p.short = p.shortfall.AtRetirement > 0
	p.base, p.noBase = p.benefitBaseOf(retired)
	p.award = p.awarded()
	p.noSurvivor = p.survive()
	return nil
}

// assume adds the months from the end of the history to the retirement, each at the base and average of the last row.
func (p *plan) assume() error {
	last := p.used[len(p.used)-1]
	if len(p.used) < len(p.rows) {
		return nil // what was paid after that month is known
	}
	credit, err := rule.Product(rule.Pension, last.base, accountRate(), rule.Rounding{})
	if err != nil {
		return err
	}
	for m := last.month.Add(1); !m.IsZero() && !m.After(p.result.Month); m = m.Add(1) {
		p.assumed = append(p.assumed, row{month: m, base: last.base, average: last.average, credit: credit})
	}
	return nil
}

// paid is every month of contribution of the plan.
func (p *plan) paid() []row { return append(append([]row(nil), p.used...), p.assumed...) }

// paidSoFar is what has been paid before anything is assumed.
func (p *plan) paidSoFar() retire.Record {
	out := retire.Record{PaidMonths: len(p.used) + p.deemed.months, Through: p.used[len(p.used)-1].month,
		FirstInsured: p.used[0].month}
	if len(p.used) < len(p.rows) {
		out.Through = p.result.Month
	}
	for _, one := range p.used {
		if one.month.After(p.result.StatutoryMonth) {
			out.ExtendedMonths++
		}
	}
	return out
}

// statement is the account through a month.
func (p *plan) statement(through rule.Month) ([]benefit.StatementYear, error) {
	a := benefit.AccountHistory{Opening: p.opening, From: p.from, Through: through}
	for year, rate := range p.rates {
		a.Rates = append(a.Rates, benefit.YearRate{Year: year, Rate: rate.value})
	}
	for _, one := range p.paid() {
		if one.month.Year() >= p.from && !one.month.After(through) {
			a.Credits = append(a.Credits, benefit.Credit{Month: one.month, Amount: one.credit})
		}
	}
	return benefit.Statement(a)
}

// balance is the account at the retirement.
func (p *plan) balance() decimal.Decimal { return p.years[len(p.years)-1].Closing }

// awarded computes the pension, or the parts of it that can be known.
func (p *plan) awarded() award {
	if p.short {
		return award{why: p.tooFewMonths()}
	}
	params := benefit.Yuefuhan294Of2021()
	params.Force = rule.Span{} // a plan: after the months the figures are known for they are taken as they are
	in := benefit.GuangdongInput{BenefitBase: p.base.value, AverageIndex: p.index.Average, Months: p.index.Months,
		Balance: p.balance(), Divisor: p.divisor,
		RetiredIn: p.result.Month, StatutoryMonth: p.result.StatutoryMonth, BenefitBaseGrade: p.base.grade,
		DeemedBalance: p.deemed.balance, NewMethodYears: p.deemed.method}
	out := award{why: both(p.noBase, p.noSheet(params))}
	if out.why == nil {
		whole, err := benefit.Guangdong(params, in)
		if err == nil {
			known := decimal.NewNullDecimal
			return award{basic: known(whole.Basic), account: known(whole.Account),
				transitional: known(whole.Transitional), adjustment: known(whole.Adjustment),
				total: known(whole.Total), steps: whole.Steps, grade: whole.Grade}
		}
		out.why = because(err)
	}
	if p.noBase == nil {
		out.addBasic(params, in)
	}
	out.addAccount(in)
	return out
}

// noSheet is the reason there is no award of deemed years after the last year of the phase-in, nil where there is one.
func (p *plan) noSheet(params benefit.GuangdongParams) *reason {
	last := 0
	for year := range params.PhaseIn {
		last = max(last, year)
	}
	if !p.deemed.balance.Valid || p.result.Month.Year() <= last {
		return nil
	}
	return &reason{
		fmt.Sprintf(
			"deemed years and a retirement after %d: no award sheet of such a case was seen, so the transitional "+
				"part is left to the bureau's award", last),
		fmt.Sprintf("有视同缴费年限而在 %d 年以后退休：没有见过这样的核定表，过渡性养老金以经办机构核定为准", last)}
}

// addBasic adds the basic part, which needs no transitional figure.
func (a *award) addBasic(params benefit.GuangdongParams, in benefit.GuangdongInput) {
	part, err := benefit.Basic(
		benefit.BasicInput{BenefitBase: in.BenefitBase, AverageIndex: in.AverageIndex, Months: in.Months,
			LowIndexThreshold: decimal.NewNullDecimal(params.LowIndex.Number().Decimal())})
	if err != nil {
		return
	}
	part.Steps[0].Cite = params.LowIndex.Cite()
	a.basic, a.steps = decimal.NewNullDecimal(part.Monthly), append(a.steps, part.Steps...)
}

// addAccount adds the account part, which needs the account and the divisor only.
func (a *award) addAccount(in benefit.GuangdongInput) {
	part, err := benefit.Account(in.Balance, in.Divisor, rule.Rounding{})
	if err != nil {
		return
	}
	a.account, a.steps = decimal.NewNullDecimal(part.Monthly), append(a.steps, part.Steps...)
}

// tooFewMonths is the reason there is no monthly pension, with the ways out.
func (p *plan) tooFewMonths() *reason {
	n := p.shortfall.AtRetirement
	why := &reason{
		fmt.Sprintf(
			"the least %d contribution months are not met in %s (%s missing), so no monthly pension is due; open are",
			p.shortfall.Required, p.result.Month, page.Counted(n, "month")),
		fmt.Sprintf("到 %s 还差 %d 个月才满最低缴费年限 %d 个月，不能按月领取；可以", p.result.Month, n, p.shortfall.Required)}
	for i, way := range p.shortfall.Ways {
		english, chinese := wayText(way)
		if i > 0 {
			why.english, why.chinese = why.english+";", why.chinese+"；"
		}
		why.english, why.chinese = why.english+" "+english, why.chinese+chinese
	}
	return why
}

// wayText describes one way out of too few months.
func wayText(w retire.WayOut) (english, chinese string) {
	switch w.Way {
	case retire.RetireLater:
		return "to retire in " + w.From.String(), "改在 " + w.From.String() + " 退休"
	case retire.KeepPaying:
		return fmt.Sprintf("to pay %s more, from %s to %s", page.Counted(w.Months, "month"), w.From, w.Complete),
			fmt.Sprintf("延长缴费 %d 个月（%s 至 %s）", w.Months, w.From, w.Complete)
	case retire.PayRest:
		return fmt.Sprintf("to pay the last %s at once from %s", page.Counted(w.Months, "month"), w.From),
			fmt.Sprintf("从 %s 起一次性缴纳其余 %d 个月", w.From, w.Months)
	case retire.MoveToResidents:
		return "to move to the residents' scheme", "转入城乡居民养老保险"
	}
	return "to end the relation and take the account once", "书面申请终止关系，一次性支取个人账户"
}

// grade is the weakest grade of the figures that entered what is shown of the award.
func (p *plan) grade() rule.Grade {
	a := &p.award
	if !a.basic.Valid && !a.account.Valid {
		return 0
	}
	g := a.grade
	for _, y := range p.years {
		g = max(g, p.rates[y.Year].grade)
	}
	if a.basic.Valid {
		g = max(g, p.base.grade, benefit.Yuefuhan294Of2021().LowIndex.Grade())
		for _, one := range p.paid() {
			g = max(g, one.average.Grade())
		}
	}
	return g
}

// survivorsSince is the first month whose deaths the benefits are known for (人社部发〔2021〕18号: 2021-09-01).
func survivorsSince() rule.Month { return rule.MonthOf(2021, 9) }

// survive computes what is paid on a death in the month before the retirement.
func (p *plan) survive() *reason {
	if !p.income.Valid {
		return nil
	}
	s := &p.survivors
	s.month = p.result.Month.Add(-1)
	if s.month.Before(survivorsSince()) {
		return &reason{"deaths before 2021-09 follow earlier rules, which the library does not have",
			"2021-09 之前去世的适用以前的规定，库里没有"}
	}
	s.months = p.deemed.months
	for _, one := range p.paid() {
		if !one.month.After(s.month) {
			s.months++
		}
	}
	years, err := p.statement(s.month)
	if err != nil {
		return because(err)
	}
	s.balance = years[len(years)-1].Closing
	s.benefit,
		err = survivor.Benefits(
		survivor.Death{ContributionMonths: decimal.New(int64(s.months), 0), MonthlyIncome: p.income.Decimal})
	if err != nil {
		return because(err)
	}
	return nil
}
