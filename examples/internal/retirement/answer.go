package retirement

import (
	"errors"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/rule"
)

// Question is a working life as another program asks about it (一生的缴费与退休).
type Question struct {
	Category    retire.Category     `json:"category" doc:"group of the retirement age" zh:"退休年龄组别"`
	Birth       rule.Month          `json:"birth" doc:"month of birth" zh:"出生年月"`
	Paid        []Span              `json:"paid" items:"1-200" doc:"spans that were paid" zh:"缴费时段"`
	CarryBase   bool                `json:"carry_forward" default:"false" doc:"the last benefit base" zh:"沿用计发基数"`
	RateFuture  decimal.NullDecimal `json:"rate_future" in:"rate" doc:"record rate to assume" zh:"以后各年假定的记账利率"`
	Rates       []YearsRate         `json:"rates" in:",optional" items:"100" doc:"your own record rates" zh:"自填记账利率"`
	Balance     decimal.NullDecimal `json:"balance" in:"yuan" doc:"of the account, yuan" zh:"个人账户年初储存额（元）"`
	BalanceYear int                 `json:"balance_year" in:"year,optional" doc:"opens with balance" zh:"储存额所属年（1月1日）"`
	Deemed      *Deemed             `json:"deemed" doc:"deemed contributions" zh:"视同缴费"`
	BenefitBase decimal.NullDecimal `json:"benefit_base" in:"base" doc:"your own, yuan a month" zh:"自填计发基数（元/月）"`
	Income      decimal.NullDecimal `json:"urban_income" in:"income" doc:"yuan; for survivors" zh:"城镇居民月人均可支配收入（元）"`
}

// Span is months that were paid on one base.
type Span struct {
	From    rule.Month          `json:"from" doc:"first month" zh:"起始月"`
	Through rule.Month          `json:"through" doc:"last month" zh:"终止月"`
	Base    decimal.Decimal     `json:"base" in:"base" doc:"contribution base, yuan a month" zh:"缴费基数（元/月）"`
	Average decimal.NullDecimal `json:"average" in:"base" doc:"average wage, if not the library's" zh:"上年度月平均工资（元）"`
}

// YearsRate is a record rate of years (记账利率).
type YearsRate struct {
	From    int             `json:"from" in:"year" doc:"first year" zh:"起始年"`
	Through int             `json:"through" in:"year" doc:"last year" zh:"终止年"`
	Rate    decimal.Decimal `json:"rate" in:"rate" doc:"a fraction" zh:"记账利率"`
}

// Deemed is what is known of the years before contributions were recorded (视同缴费年限).
type Deemed struct {
	Months  int                 `json:"months" in:"count" min:"0" max:"600" doc:"deemed months" zh:"视同缴费月数"`
	Index   decimal.NullDecimal `json:"index" in:"index" doc:"deemed index" zh:"视同缴费指数"`
	Balance decimal.Decimal     `json:"balance" in:"yuan" doc:"deemed account, yuan" zh:"视同缴费账户额（元）"`
	Years   decimal.Decimal     `json:"new_method_years" in:"years" doc:"of the new method" zh:"新办法的年数"`
}

// CheckFields refuses what does not go together.
func (q Question) CheckFields() error {
	var errs []error
	if q.Balance.Valid != (q.BalanceYear != 0) {
		errs = append(errs, refusal(rule.ErrConflict, "balance_year", "",
			rule.Say("and balance go together", "与 balance 应同时填写"), rule.Say("fill both or neither", "请两项都填或都不填")))
	}
	if d := q.Deemed; d != nil && d.Index.Valid != (d.Months != 0) {
		errs = append(errs, refusal(rule.ErrConflict, "deemed.index", "",
			rule.Say("and deemed.months go together", "与 deemed.months 应同时填写"),
			rule.Say("fill both or neither", "请两项都填或都不填")))
	}
	return errors.Join(errs...)
}

// Example is a question that is answered: a man born in 1968-03 who has paid since 2016.
const Example = `{"category":"male60","birth":"1968-03","carry_forward":true,"rate_future":"0.015",` +
	`"balance":"52000","balance_year":2016,"paid":[` +
	`{"from":"2012-07","through":"2015-12","base":"3600"},{"from":"2016-01","through":"2020-12","base":"5200"},` +
	`{"from":"2021-01","through":"2025-12","base":"7400"}]}`

// Rule answers a Question, in a language.
func Rule(lang rule.Language) jsonrule.Rule {
	return jsonrule.New("pension.life", jsonrule.About{
		Doc:     "a working life to the employees' pension: retired early, at the statutory age and late",
		Chinese: "一生的缴费到企业职工基本养老金：弹性提前、法定年龄、弹性延迟三种退休时间", Clause: "-",
		Source: "国发〔2005〕38号; 粤府函〔2021〕294号; 渐进式延迟法定退休年龄的办法", Example: Example,
	}, func(q Question) (Outcome, error) { return q.outcome(lang) })
}

// outcome follows the life.
func (q Question) outcome(lang rule.Language) (Outcome, error) {
	o := &options{Tongue: program.Tongue{Lang: lang}, in: "-", category: q.Category, birth: q.Birth, balance: q.Balance,
		balanceYear: q.BalanceYear, benefitBase: q.BenefitBase, carryForward: q.CarryBase, rateFuture: q.RateFuture,
		income: q.Income, rates: map[int]ownRate{}, demo: map[string]bool{}}
	if d := q.Deemed; d != nil {
		o.deemed = deemed{months: d.Months, index: d.Index, balance: decimal.NewNullDecimal(d.Balance),
			method: decimal.NewNullDecimal(d.Years)}
	}
	rows, err := q.rows()
	if err := errors.Join(q.ownRates(o), err); err != nil {
		return Outcome{}, err
	}
	l, err := newLife(o, "", rows)
	if err != nil {
		return Outcome{}, refusal(rule.ErrNoRule, "", "",
			rule.Say(asFields(program.Message(err, rule.English)), asFields(program.Message(err, rule.Chinese))),
			rule.Text{})
	}
	return l.outcome(), nil
}

// asFields names the fields of a question in a text of the program in place of its flags.
func asFields(text string) string {
	return strings.NewReplacer("-rate-future", "rate_future", "-rate", "rates", "-balance-year", "balance_year",
		"-balance", "balance", "-benefit-base", "benefit_base", "-carry-forward", "carry_forward",
		"-urban-income", "urban_income", "-deemed-months", "deemed.months", "-deemed-balance", "deemed.balance",
		"-new-method-years", "deemed.new_method_years").Replace(text)
}

// ownRates are the record rates of the question.
func (q Question) ownRates(o *options) error {
	var errs []error
	for i, one := range q.Rates {
		for year := one.From; year <= one.Through; year++ {
			if _, twice := o.rates[year]; twice {
				errs = append(errs, refusal(rule.ErrConflict, "rates["+strconv.Itoa(i)+"].from", strconv.Itoa(year),
					rule.Say("has a rate already", "已有利率"), rule.Say("give each year one rate", "每年只填一个利率")))
			}
			o.rates[year] = ownRate{value: one.Rate}
		}
	}
	return errors.Join(errs...)
}

// rows are the months that were paid, in their order, as a history has them.
func (q Question) rows() ([]row, error) {
	r := &reader{birth: q.Birth, seen: map[rule.Month]int{}}
	var errs []error
	for i, span := range q.Paid {
		at := "paid[" + strconv.Itoa(i) + "]"
		if span.Through.Before(span.From) {
			errs = append(errs, refusal(rule.ErrOutOfRange, at+".through", span.Through.String(),
				rule.Say("is before from", "早于起始月"), rule.Say("pass the last month of the span", "请填写该时段的末月")))
			continue
		}
		if field, err := r.takeSpan(span); err != nil {
			errs = append(errs, refusal(rule.ErrOutOfRange, at+"."+field, "",
				rule.Say(program.Message(err, rule.English), program.Message(err, rule.Chinese)), rule.Text{}))
		}
	}
	sortRows(r.rows)
	return r.rows, errors.Join(errs...)
}

// takeSpan takes in the months of a span; the error is of a field of it.
func (r *reader) takeSpan(span Span) (field string, err error) {
	var seen cell.Seen
	average := ""
	if span.Average.Valid {
		average = span.Average.Decimal.String()
	}
	for month := range rule.Months(span.From, span.Through) {
		one := row{month: month, base: span.Base}
		if r.seen[month] > 0 {
			return "from", program.Errorf("overlaps: %s is in an earlier span", "重复：%s 已在前面的时段里", month)
		}
		r.seen[month]++
		if err = r.checkMonth(month); err != nil {
			return "from", err
		}
		if err = r.average(&one, average, &seen); err != nil {
			return "average", err
		}
		if err = errors.Join(plausible(one), one.account("", &seen)); err != nil {
			return "base", err
		}
		if r.rows = append(r.rows, one); len(r.rows) > maxRows {
			return "through", tooManyRows()
		}
	}
	return "", nil
}

// refusal is an error of a field of a question; without a field it is of the whole.
func refusal(kind error, field, value string, reason, do rule.Text) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaPension, Field: field, Value: value, Reason: reason, Do: do}
}

// Outcome is what becomes of a life.
type Outcome struct {
	Months  int        `json:"months" doc:"paid and deemed so far" zh:"至今缴费月数（含视同）"`
	Index   string     `json:"average_index" doc:"so far" zh:"至今平均指数"`
	Gaps    int        `json:"gaps" doc:"months without contribution in between" zh:"中断月数"`
	Plans   []Plan     `json:"plans" doc:"early, statutory, late" zh:"弹性提前、法定年龄、弹性延迟"`
	Figures []UsedItem `json:"figures" doc:"figures used, with their documents" zh:"所用数据与依据"`
}

// Plan is a choice of the month of retirement. What is not known is absent, and why says it.
type Plan struct {
	Kind         string                  `json:"kind" doc:"early, statutory or late" zh:"退休时间的选择"`
	Name         string                  `json:"name" doc:"the same in words" zh:"名称"`
	Month        rule.Month              `json:"month,omitempty" doc:"of the retirement" zh:"退休时间"`
	Age          string                  `json:"age,omitempty" doc:"then" zh:"退休年龄"`
	Required     int                     `json:"required,omitempty" doc:"least contribution months" zh:"最低缴费月数"`
	Assumed      int                     `json:"assumed" doc:"months assumed to be paid until then" zh:"假定续缴月数"`
	Lacking      int                     `json:"lacking" doc:"months still missing then" zh:"退休时还差月数"`
	Months       int                     `json:"months,omitempty" doc:"of contribution in all" zh:"累计缴费月数"`
	Index        string                  `json:"average_index,omitempty" doc:"in all" zh:"平均缴费工资指数"`
	Divisor      string                  `json:"divisor,omitempty" doc:"months" zh:"计发月数"`
	Balance      string                  `json:"balance,omitempty" doc:"of the account, yuan" zh:"个人账户储存额（元）"`
	BenefitBase  string                  `json:"benefit_base,omitempty" doc:"yuan" zh:"计发基数（元）"`
	Basic        string                  `json:"basic,omitempty" doc:"yuan a month" zh:"基础养老金（元/月）"`
	Account      string                  `json:"account,omitempty" doc:"yuan a month" zh:"个人账户养老金（元/月）"`
	Transitional string                  `json:"transitional,omitempty" doc:"yuan a month" zh:"过渡性养老金（元/月）"`
	Adjustment   string                  `json:"adjustment,omitempty" doc:"yuan a month" zh:"过渡性养老金调整额（元/月）"`
	Pension      string                  `json:"pension,omitempty" doc:"yuan a month" zh:"月基本养老金（元）"`
	Grade        rule.Grade              `json:"grade,omitempty" doc:"the weakest of the figures" zh:"数据等级"`
	Why          []string                `json:"why" doc:"what is not known, and what is provisional" zh:"说明"`
	Steps        []Step                  `json:"steps" doc:"the reckoning" zh:"计算步骤"`
	Years        []benefit.StatementYear `json:"years" doc:"the account by year" zh:"个人账户逐年记账"`
	Survivors    *SurvivorSum            `json:"survivors,omitempty" doc:"on a death before" zh:"如退休前一个月去世"`
}

// Step is a step of the reckoning.
type Step struct {
	What    string `json:"what" doc:"what is computed" zh:"项目"`
	Formula string `json:"formula" doc:"how" zh:"算式"`
	Source  string `json:"source,omitempty" doc:"the document" zh:"依据"`
}

// SurvivorSum is what is paid on a death in the month before the retirement.
type SurvivorSum struct {
	Month   rule.Month `json:"month" doc:"of the death" zh:"去世月份"`
	Funeral string     `json:"funeral" doc:"yuan" zh:"丧葬补助金（元）"`
	Lump    string     `json:"lump" doc:"yuan" zh:"抚恤金（元）"`
	Balance string     `json:"balance" doc:"of the account, inherited besides" zh:"个人账户余额（元，另可继承）"`
}

// UsedItem is figures of one kind and one origin.
type UsedItem struct {
	What   string     `json:"what" doc:"which figures" zh:"数据"`
	Grade  rule.Grade `json:"grade,omitempty" doc:"how well they are known" zh:"数据等级"`
	Origin string     `json:"origin" doc:"the document" zh:"依据"`
}

// outcome is the life as it is answered.
func (l *life) outcome() Outcome {
	out := Outcome{Months: l.soFar.Months, Index: l.soFar.Average.StringFixed(4), Gaps: len(l.soFar.Gaps),
		Figures: []UsedItem{}}
	for _, p := range l.plans {
		out.Plans = append(out.Plans, l.planOf(p))
	}
	for _, u := range append(append(l.averageUses(), l.rateUses()...), l.otherUses()...) {
		what := u.what
		if len(u.years) > 0 {
			what += " " + spans(u.years)
		}
		out.Figures = append(out.Figures, UsedItem{strings.TrimSpace(what + u.extra), u.grade,
			asFields(u.origin)})
	}
	return out
}

// planOf is a plan as it is answered.
func (l *life) planOf(p *plan) Plan {
	out := Plan{Kind: [...]string{early: "early", statutory: "statutory", late: "late"}[p.kind], Name: l.name(p.kind),
		Why: []string{}, Steps: []Step{}, Years: []benefit.StatementYear{}}
	if p.fail != nil {
		out.Why = append(out.Why, asFields(l.Say(p.fail.english, p.fail.chinese)))
		return out
	}
	out.Month, out.Age, out.Years = p.result.Month, l.age(p.result.AgeMonths), p.years
	out.Required, out.Assumed, out.Lacking = p.shortfall.Required, len(p.assumed), p.shortfall.AtRetirement
	out.Months, out.Index, out.Divisor = p.index.Months, p.index.Average.StringFixed(4), p.divisor.String()
	out.Balance, out.Grade = p.balance().StringFixed(2), p.grade()
	if p.noBase == nil {
		out.BenefitBase = p.base.value.StringFixed(2)
	}
	a := &p.award
	out.Basic, out.Account, out.Transitional = known(a.basic), known(a.account), known(a.transitional)
	out.Adjustment, out.Pension = known(a.adjustment), known(a.total)
	out.Why = append(out.Why, l.whyOf(p)...)
	for _, s := range append(l.before(p), a.steps...) {
		out.Steps = append(out.Steps, Step{l.Say(s.English, s.Chinese), s.Formula, s.Cite.In(l.Lang)})
	}
	if p.income.Valid && p.noSurvivor == nil {
		s := &p.survivors
		out.Survivors = &SurvivorSum{s.month, s.benefit.Funeral.StringFixed(2), s.benefit.Lump.StringFixed(2),
			s.balance.StringFixed(2)}
	}
	return out
}

// whyOf says what is not known of a plan and what is provisional.
func (l *life) whyOf(p *plan) []string {
	var all []string
	for _, why := range []*reason{p.award.why, p.noSurvivor} {
		if why != nil {
			all = append(all, asFields(l.Say(why.english, why.chinese)))
		}
	}
	if p.noBase == nil && p.base.carried() {
		why := provisionalBase(&p.base)
		all = append(all, l.Say(why.english, why.chinese))
	}
	return all
}

// known is an amount; empty where it is not known.
func known(d decimal.NullDecimal) string {
	if !d.Valid {
		return ""
	}
	return d.Decimal.StringFixed(2)
}
