package fund

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Item is one line of an account, such as 社会保险费收入 or 财政补贴收入.
type Item struct {
	Name   string          `json:"name" doc:"of the line" zh:"项目"`
	Amount decimal.Decimal `json:"amount" in:"total" doc:"yuan" zh:"金额（元）"`
}

// CheckFields refuses a line without a name.
func (i Item) CheckFields() error { return named(i.Name) }

// Account is a budget or a final account of one fund and year. Opening and Closing may be below 0; Closing is not Valid
// where it is only computed.
type Account struct {
	Opening     decimal.Decimal     `json:"opening" in:"number" doc:"balance before, yuan" zh:"上年结余（元）"`
	Income      []Item              `json:"income" items:"1000" doc:"lines" zh:"本年收入"`
	Expenditure []Item              `json:"expenditure" items:"1000" doc:"lines" zh:"本年支出"`
	Closing     decimal.NullDecimal `json:"closing" in:"number" doc:"as printed, yuan" zh:"年末滚存结余（元）"`
}

// CheckFields refuses a name twice on one side.
func (a Account) CheckFields() error {
	return rule.Join(namedOnce("income", a.Income), namedOnce("expenditure", a.Expenditure))
}

func namedOnce(side string, items []Item) error {
	seen := make(map[string]bool, len(items))
	var errs []error
	for i, item := range items {
		if seen[item.Name] {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: side + "[" + strconv.Itoa(i) + "].name",
				Value: item.Name, Reason: rule.Say("is there twice", "重复"),
				Do: rule.Say("add the two lines up", "请将两行合并")})
		}
		seen[item.Name] = true
	}
	return rule.Join(errs...)
}

// Totals is an account added up, yuan. Closing = Opening + Income - Expenditure.
type Totals struct {
	Income      decimal.Decimal `json:"income" out:"yuan" doc:"together, yuan" zh:"收入合计（元）"`
	Expenditure decimal.Decimal `json:"expenditure" out:"yuan" doc:"together, yuan" zh:"支出合计（元）"`
	Surplus     decimal.Decimal `json:"surplus" out:"yuan" doc:"income less expenditure, yuan" zh:"本年收支结余（元）"`
	Closing     decimal.Decimal `json:"closing" out:"yuan" doc:"balance after, yuan" zh:"年末滚存结余（元）"`
	Balanced    bool            `json:"balanced" doc:"income covers expenditure" zh:"收支平衡"`
	// Subsidy is paid by the government where the fund cannot pay (支付不足, 社会保险法 art. 65); else 0.
	Subsidy decimal.Decimal `json:"subsidy" out:"yuan" doc:"what a balance below 0 lacks, yuan" zh:"财政补贴（元）"`
}

// Close adds an account up and checks the balance it prints.
//
// Errors: ErrConflict, naming the gap, where the printed balance is another; ErrMissingField for a line without a name;
// ErrConflict for a name twice on one side; ErrOutOfRange for an amount out of bounds.
func (a Account) Close() (Totals, error) {
	if err := jsonrule.Check(rule.AreaFund, a); err != nil {
		return Totals{}, err
	}
	out := Totals{Income: sum(a.Income), Expenditure: sum(a.Expenditure)}
	out.Surplus = out.Income.Sub(out.Expenditure)
	out.Closing = a.Opening.Add(out.Surplus)
	out.Balanced = out.Surplus.Sign() >= 0
	out.Subsidy = decimal.Max(out.Closing.Neg(), decimal.Decimal{})
	if printed := a.Closing; printed.Valid && !printed.Decimal.Equal(out.Closing) {
		return Totals{}, rule.AreaFund.Refuse(rule.ErrConflict, "closing", printed.Decimal.String(),
			rule.Sayf("is not opening + income - expenditure, %s: a gap of %s",
				"不等于上年结余加收入减支出的 %s，相差 %s", out.Closing, printed.Decimal.Sub(out.Closing)),
			rule.Say("check the lines", "请核对各行"))
	}
	return out, nil
}

func sum(items []Item) decimal.Decimal {
	var total decimal.Decimal
	for _, i := range items {
		total = total.Add(i.Amount)
	}
	return total
}

// Execution is one line of the final account against the budget (预算执行), yuan.
type Execution struct {
	Name       string          `json:"name" doc:"of the line" zh:"项目"`
	Budget     decimal.Decimal `json:"budget" out:"yuan" doc:"yuan" zh:"预算（元）"`
	Actual     decimal.Decimal `json:"actual" out:"yuan" doc:"yuan" zh:"决算（元）"`
	Difference decimal.Decimal `json:"difference" out:"yuan" doc:"actual less budget, yuan" zh:"差额（元）"`
	// Percent is not Valid where nothing was budgeted.
	Percent decimal.NullDecimal `json:"percent,omitempty" out:"2" doc:"of the budget, half up" zh:"预算执行率（%）"`
}

// Comparison is a final account against its budget, the lines of the budget first, in its order, then those only the
// account has.
type Comparison struct {
	Income      []Execution `json:"income" doc:"line by line" zh:"收入"`
	Expenditure []Execution `json:"expenditure" doc:"line by line" zh:"支出"`
	Budget      Totals      `json:"budget" doc:"added up" zh:"预算合计"`
	Final       Totals      `json:"final" doc:"added up" zh:"决算合计"`
}

// CompareBudget sets a final account against the budget (决算与预算对照).
//
// Errors: those of Close for either.
func CompareBudget(budget, final Account) (Comparison, error) {
	planned, plannedErr := budget.Close()
	actual, actualErr := final.Close()
	if err := rule.Join(rule.Within("budget", plannedErr), rule.Within("final", actualErr)); err != nil {
		return Comparison{}, err
	}
	return Comparison{Income: compare(budget.Income, final.Income),
		Expenditure: compare(budget.Expenditure, final.Expenditure), Budget: planned, Final: actual}, nil
}

// compare pairs the lines of one side by name.
func compare(budget, final []Item) []Execution {
	actual := make(map[string]decimal.Decimal, len(final))
	for _, i := range final {
		actual[i.Name] = i.Amount
	}
	var out []Execution
	for _, i := range budget {
		out = append(out, execution(i.Name, i.Amount, actual[i.Name]))
		delete(actual, i.Name)
	}
	for _, i := range final {
		if amount, left := actual[i.Name]; left {
			out = append(out, execution(i.Name, decimal.Decimal{}, amount))
		}
	}
	return out
}

func execution(name string, budget, actual decimal.Decimal) Execution {
	out := Execution{Name: name, Budget: budget, Actual: actual, Difference: actual.Sub(budget)}
	if budget.Sign() > 0 {
		out.Percent = decimal.NewNullDecimal(actual.Mul(whole.Number(100)).DivRound(budget, 2))
	}
	return out
}

// years are accounts of years that follow one another.
type years struct {
	Accounts []Account `json:"accounts" items:"1-1000" doc:"in order of the years" zh:"各年（按序）"`
}

// CloseYears adds up accounts of years that follow one another and checks that each opens with what the one before it
// closed with.
//
// Errors: ErrConflict, naming the gap, where it does not; those of Close; ErrOutOfRange for no account or more than
// 1000.
func CloseYears(accounts []Account) ([]Totals, error) {
	if err := jsonrule.Check(rule.AreaFund, years{accounts}); err != nil {
		return nil, err
	}
	out := make([]Totals, len(accounts))
	var errs []error
	closed := false // whether the year before added up
	for i, a := range accounts {
		totals, err := a.Close()
		errs = append(errs, rule.Within(accountAt(i), err))
		if err == nil && closed && !a.Opening.Equal(out[i-1].Closing) {
			errs = append(errs, opensWith(i, a.Opening, out[i-1].Closing))
		}
		out[i], closed = totals, err == nil
	}
	if err := rule.Join(errs...); err != nil {
		return nil, err
	}
	return out, nil
}

// accountAt is the path of the account of a year.
func accountAt(i int) string { return "accounts[" + strconv.Itoa(i) + "]" }

// opensWith is the error of a year that does not open with what the one before it closed with.
func opensWith(i int, opening, closed decimal.Decimal) error {
	return rule.AreaFund.Refuse(rule.ErrConflict, accountAt(i)+".opening", opening.String(),
		rule.Sayf("is not what the year before closed with, %s: a gap of %s",
			"不等于上一年的年末结余 %s，相差 %s", closed, opening.Sub(closed)), rule.Say("check both years", "请核对这两年"))
}
