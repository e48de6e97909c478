package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

// flexibleRules are the contributions of flexible workers on a base of their own.
func flexibleRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("pension.flexible_contribution", jsonrule.About{
			Doc:     "a flexible worker's monthly pension contribution on a chosen base, with the account's part",
			Chinese: "灵活就业人员养老保险月缴费额（自选基数）及记入个人账户部分", Clause: "1.1a",
			Source:  "粤人社规〔2021〕5号; figures of package guangzhou",
			Example: `{"base":"5510","rate":"0.2","account_rate":"0.08"}`}, flexiblePension),
		jsonrule.New("unemployment.flexible_contribution", jsonrule.About{
			Doc:     "a flexible worker's monthly unemployment contribution on a chosen base",
			Chinese: "灵活就业人员失业保险月缴费额（自选基数）", Clause: "1.3a",
			Source:  "粤人社规〔2025〕50号; figures of package guangzhou",
			Example: `{"base":"5500","rate":"0.01"}`},
			chosenBase(rule.Unemployment, "unemployment.benchmark_rate", "unemployment.employee_rate")),
		jsonrule.New("medical.flexible_contribution", jsonrule.About{
			Doc:     "a flexible worker's monthly medical contribution on a chosen base",
			Chinese: "灵活就业人员职工医保月缴费额（自选基数）", Clause: "1.2a",
			Source:  "广州市社会医疗保险办法 (市政府令第123号) art. 35; 穗医保规字〔2022〕1号; figures of package guangzhou",
			Example: `{"base":"5500","rate":"0.055"}`}, chosenBase(rule.Medical, "medical.flexible_rate")),
	}
}

// chosenInput is a base somebody chose. With a month it keeps the limits of the city's base, and the rate is the
// month's.
type chosenInput struct {
	Base  decimal.Decimal `json:"base" in:"wage" doc:"chosen by the worker, yuan a month" zh:"缴费基数（元/月）"`
	Rate  decimal.Decimal `json:"rate" in:"rate" doc:"a fraction" zh:"缴费比例"`
	Month rule.Month      `json:"month" in:",optional" doc:"refuse what that month does not allow" zh:"按该月上下限和比例核对"`
}

// charge is the contribution before its base is known; series are the city's rates that add up to the worker's.
func (in chosenInput) charge(scheme rule.Scheme, series ...string) (rule.Charge, error) {
	rate, err := rule.RateInput(scheme.Area(), "rate", 100).Number(in.Rate)
	charge := rule.Charge{Scheme: scheme, Payer: rule.Employee, Floor: rule.SettingFigure(rule.Number{}),
		Ceiling: rule.NoneFigure(), Rate: rule.SettingFigure(rate)}
	if err != nil || in.Month.IsZero() {
		return charge, err
	}
	if scheme == rule.Unemployment {
		err = trial().In(in.Month)
	}
	err = rule.Join(err, rateOfMonth("rate", in.Rate, scheme, in.Month, series...))
	limits, unknown := limitsIn(scheme, in.Month)
	charge.Floor, charge.Ceiling = limits.Floor, limits.Ceiling
	return charge, rule.Join(unknown, err)
}

// trial is when flexible workers may join unemployment insurance, at the rate of both sides.
func trial() rule.Span {
	return rule.Span{Area: rule.AreaUnemployment,
		What: rule.Say("unemployment insurance of flexible workers", "灵活就业人员参加失业保险"),
		From: rule.DateOf(2026, 1, 1), Until: rule.DateOf(2028, 1, 1),
		Cite: rule.Cite{Title: "notice on flexible workers in unemployment insurance",
			Chinese: "灵活就业人员参加失业保险的通知", Number: "粤人社规〔2025〕50号", Quote: "请广州、深圳等大湾区9市和汕头市结合实际开展"}}
}

// rateOfMonth refuses a rate that is not the sum of the city's rates of a month.
func rateOfMonth(field string, rate decimal.Decimal, scheme rule.Scheme, month rule.Month, series ...string) error {
	var sum decimal.Decimal
	for _, name := range series {
		f, err := guangzhou.Lookup(name, month)
		if err != nil {
			return err
		}
		sum = sum.Add(f.Number().Decimal())
	}
	if sum.Equal(rate) {
		return nil
	}
	return scheme.Area().Refuse(rule.ErrOutOfRange, field, rate.String(),
		rule.Sayf("is not the %s of %s", "不是 %[2]s 的 %[1]s", sum, month),
		rule.Say("pass the month's rate, or leave the month out", "请填写该月的比例，或不填月份"))
}

type chosenOutput struct {
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"yuan a month" zh:"月缴费额（元）"`
}

// chosenBase returns the rule of one scheme: base x rate, half up to the fen, on a base the worker has chosen.
func chosenBase(scheme rule.Scheme, series ...string) func(chosenInput) (chosenOutput, error) {
	return func(in chosenInput) (chosenOutput, error) {
		base, wageErr := rule.Wage(scheme.Area(), "base", in.Base)
		charge, err := in.charge(scheme, series...)
		if err := rule.Join(wageErr, err); err != nil {
			return chosenOutput{}, err
		}
		if err := rule.Join(charge.CheckChosen(base), in.checkFixed(charge)); err != nil {
			return chosenOutput{}, err
		}
		line, err := charge.Line(base)
		return chosenOutput{line.Amount()}, err
	}
}

// checkFixed refuses another medical base than the floor, 60 % of the city average, in the months of the decree, which
// leaves flexible workers no choice. 市政府令第123号 art. 34.
func (in chosenInput) checkFixed(charge rule.Charge) error {
	lastOfDecree := rule.MonthOf(2022, 11)
	if charge.Scheme != rule.Medical || in.Month.IsZero() || in.Month.After(lastOfDecree) {
		return nil
	}
	fixed := charge.Floor.Number().Decimal()
	if !in.Base.GreaterThan(fixed) {
		return nil
	}
	return rule.AreaMedical.Refuse(rule.ErrOutOfRange, "base", in.Base.String(),
		rule.Sayf("is above %s, the base of flexible workers to 2022-11, 60 %% of the city average",
			"高于 %s，即2022年11月以前灵活就业人员的缴费基数（上年度在岗职工月平均工资的60%%）", fixed),
		rule.Say("pass that base", "请填写该基数"))
}

type flexibleInput struct {
	chosenInput
	AccountRate decimal.NullDecimal `json:"account_rate" in:"rate" doc:"the account's part of it" zh:"记入个人账户比例"`
}

type flexibleOutput struct {
	Amount  decimal.Decimal     `json:"amount" out:"yuan" doc:"yuan a month" zh:"月缴费额（元）"`
	Account decimal.NullDecimal `json:"account" out:"yuan" doc:"to the account, yuan" zh:"记入个人账户（元）"`
	Pooled  decimal.NullDecimal `json:"pooled" out:"yuan" doc:"to the pooled fund, yuan" zh:"记入统筹基金（元）"`
}

func flexiblePension(in flexibleInput) (flexibleOutput, error) {
	charge, err := in.charge(rule.Pension, "pension.flexible_rate")
	account, accountErr := in.account()
	if err := rule.Join(err, accountErr); err != nil {
		return flexibleOutput{}, err
	}
	c, err := benefit.Flexible(benefit.FlexibleParams{Floor: charge.Floor, Ceiling: charge.Ceiling, Rate: charge.Rate,
		AccountRate: account}, in.Base)
	if err != nil {
		return flexibleOutput{}, err
	}
	return flexibleOutput{c.Line.Amount(), c.Account, c.Pooled}, nil
}

// account is the account's part of the rate, none where it is not asked for.
func (in flexibleInput) account() (rule.Figure, error) {
	if !in.AccountRate.Valid {
		return rule.NoneFigure(), nil
	}
	rate, err := rule.RateInput(rule.AreaPension, "account_rate", 100).Number(in.AccountRate.Decimal)
	if err != nil || in.Month.IsZero() {
		return rule.SettingFigure(rate), err
	}
	return rule.SettingFigure(rate), rateOfMonth("account_rate", in.AccountRate.Decimal, rule.Pension,
		in.Month, "pension.flexible_account_rate")
}
