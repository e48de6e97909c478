package budget

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/fund/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Item is one line of an account, such as 社会保险费收入 or 财政补贴收入.
type Item struct {
	Name   string
	Amount decimal.Decimal // yuan, 0 to 10^15
}

// Account is a budget or a final account of one fund and year.
type Account struct {
	Opening     decimal.Decimal     // 上年结余, yuan; may be below 0
	Income      []Item              // 本年收入
	Expenditure []Item              // 本年支出
	Closing     decimal.NullDecimal // 年末滚存结余 as printed; not Valid where it is only computed
}

// Result is an account added up, yuan. Closing = Opening + Income - Expenditure.
type Result struct {
	Income      decimal.Decimal
	Expenditure decimal.Decimal
	Surplus     decimal.Decimal // 本年收支结余: income less expenditure
	Closing     decimal.Decimal
	Balanced    bool            // 收支平衡: the year's income covers its expenditure
	Subsidy     decimal.Decimal // 支付不足: what a closing balance below 0 lacks, which the government pays (社会保险法 art. 65); else 0
}

const maxItems = 1000

// Close adds an account up and checks the balance it prints.
//
// Errors: ErrConflict, naming the gap, where the printed balance is another; ErrMissingField for a line without a name;
// ErrConflict for a name twice on one side; ErrOutOfRange for an amount out of bounds.
func (a Account) Close() (Result, error) {
	if err := a.check(); err != nil {
		return Result{}, err
	}
	out := Result{Income: sum(a.Income), Expenditure: sum(a.Expenditure)}
	out.Surplus = out.Income.Sub(out.Expenditure)
	out.Closing = a.Opening.Add(out.Surplus)
	out.Balanced = out.Surplus.Sign() >= 0
	if out.Closing.Sign() < 0 {
		out.Subsidy = out.Closing.Neg()
	}
	if a.Closing.Valid && !a.Closing.Decimal.Equal(out.Closing) {
		return Result{}, door.Fail(rule.ErrConflict, "closing", a.Closing.Decimal.String(), "is not opening + income - expenditure, "+out.Closing.String()+
			": a gap of "+a.Closing.Decimal.Sub(out.Closing).String(), "check the lines")
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

func (a *Account) check() error {
	errs := []error{door.Signed("opening").Check(a.Opening), checkItems("income", a.Income), checkItems("expenditure", a.Expenditure)}
	if a.Closing.Valid {
		errs = append(errs, door.Signed("closing").Check(a.Closing.Decimal))
	}
	return errors.Join(errs...)
}

func checkItems(side string, items []Item) error {
	if len(items) > maxItems {
		return door.Fail(rule.ErrOutOfRange, side, strconv.Itoa(len(items)), "are more than 1000", "add lines up first")
	}
	seen := make(map[string]bool, len(items))
	var errs []error
	for _, i := range items {
		errs = append(errs, door.Total(side).Check(i.Amount))
		switch {
		case i.Name == "":
			errs = append(errs, door.Fail(rule.ErrMissingField, side, "", "has a line without a name", "name every line"))
		case seen[i.Name]:
			errs = append(errs, door.Fail(rule.ErrConflict, side, i.Name, "is there twice", "add the two lines up"))
		}
		seen[i.Name] = true
	}
	return errors.Join(errs...)
}

// Execution is one line of the final account against the budget (预算执行), yuan.
type Execution struct {
	Name       string
	Budget     decimal.Decimal
	Actual     decimal.Decimal
	Difference decimal.Decimal     // actual less budget
	Percent    decimal.NullDecimal // of the budget, two decimals, half up; not Valid where nothing was budgeted
}

// Report is a final account against its budget, the lines of the budget first, in its order, then those only the
// account has.
type Report struct {
	Income      []Execution
	Expenditure []Execution
	Budget      Result
	Final       Result
}

// Compare sets a final account against the budget (决算与预算对照).
//
// Errors: those of Close for either.
func Compare(budget, final Account) (Report, error) {
	planned, plannedErr := budget.Close()
	actual, actualErr := final.Close()
	if err := errors.Join(plannedErr, actualErr); err != nil {
		return Report{}, err
	}
	return Report{compare(budget.Income, final.Income), compare(budget.Expenditure, final.Expenditure), planned, actual}, nil
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
		out.Percent = decimal.NewNullDecimal(actual.Mul(door.Whole(100)).DivRound(budget, 2))
	}
	return out
}

// Chain adds up accounts of years that follow one another and checks that each opens with what the one before it
// closed with.
//
// Errors: ErrConflict, naming the gap, where it does not; those of Close; ErrOutOfRange for no account or more than
// 1000.
func Chain(accounts []Account) ([]Result, error) {
	if err := door.Count("accounts", len(accounts), 1, maxItems, "pass the years in order"); err != nil {
		return nil, err
	}
	out := make([]Result, len(accounts))
	var errs []error
	closed := false // whether the year before added up
	for i, a := range accounts {
		result, err := a.Close()
		errs = append(errs, err)
		if err == nil && closed && !a.Opening.Equal(out[i-1].Closing) {
			errs = append(errs, door.Fail(rule.ErrConflict, "opening", a.Opening.String(), "is not what the year before closed with, "+out[i-1].Closing.String()+
				": a gap of "+a.Opening.Sub(out[i-1].Closing).String(), "check year "+strconv.Itoa(i+1)))
		}
		out[i], closed = result, err == nil
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return out, nil
}
