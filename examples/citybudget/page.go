package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/fund"
	"github.com/shebao-go/shebao/fund/budget"
	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/rule"
)

// page prints the answers one after the other.
type page struct {
	out     io.Writer
	s       settings
	years   []year
	trouble bool // a year that does not close or open with the balance before it, or a shortfall
}

func (p *page) print() error {
	fmt.Fprintf(p.out, "A city's fund and housing money, %d to %d: figures of the file given\n"+
		"Amounts in million yuan unless said otherwise\n", p.years[0].number, p.last().number)
	for _, section := range []func() error{p.accounts, p.outlook, p.oneRate, p.fiscal, p.land, p.added, p.activity} {
		if err := section(); err != nil {
			return err
		}
	}
	return nil
}

func (p *page) last() year { return p.years[len(p.years)-1] }

// table prints rows under a title, columns right-aligned.
func (p *page) table(title string, rows ...[]string) error {
	fmt.Fprintf(p.out, "\n%s\n", title)
	w := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, r := range rows {
		fmt.Fprintln(w, strings.Join(r, "\t")+"\t")
	}
	return w.Flush()
}

// million prints yuan in million yuan with one decimal, or to the fen where that would hide an amount.
func million(d decimal.Decimal) string {
	m := d.Shift(-6)
	if m.Round(1).IsZero() && !m.IsZero() {
		return m.StringFixed(8)
	}
	return m.StringFixed(1)
}

// account returns one year as a final account.
func account(y year) budget.Account {
	item := func(name string) budget.Item { return budget.Item{Name: name, Amount: y.get(name)} }
	return budget.Account{Opening: y.get("opening"), Income: []budget.Item{item("contributions"), item("subsidy"), item("interest"), item("other_income")},
		Expenditure: []budget.Item{item("expenditure")}, Closing: y.cells["closing"]}
}

// accounts adds up every year and says how many months its balance pays for.
func (p *page) accounts() error {
	rows := [][]string{{"year", "opening", "income", "spending", "closing", "months it pays", ""}}
	var before decimal.NullDecimal // what the year before closed with, where it closes
	for _, y := range p.years {
		a := account(y)
		note := "closes"
		if _, err := a.Close(); err != nil {
			note, p.trouble = "does not close: "+err.Error(), true
		}
		closes := note == "closes"
		a.Closing = decimal.NullDecimal{}
		r, err := a.Close()
		if err != nil {
			return err
		}
		if gap := y.get("opening").Sub(before.Decimal); before.Valid && !gap.IsZero() {
			note += fmt.Sprintf(", opens %s yuan off what %d closed with", gap, y.number-1)
			p.trouble = true
		}
		before = decimal.NullDecimal{Decimal: r.Closing, Valid: closes}
		if r.Closing.Sign() < 0 {
			p.trouble = true
			rows = append(rows, []string{fmt.Sprint(y.number), million(y.get("opening")), million(r.Income), million(r.Expenditure), million(r.Closing), "none", note + ", overdrawn"})
			continue
		}
		// Twelve balances by the year's spending are the balance by a month's, with no rounded month in between.
		twelve := r.Closing.Mul(decimal.New(12, 0))
		months, err := fund.PayableMonths(twelve, r.Expenditure)
		if err != nil {
			return fmt.Errorf("year %d: %w", y.number, err)
		}
		if p.s.warnBelow.Valid && twelve.LessThan(p.s.warnBelow.Decimal.Mul(r.Expenditure)) {
			note += ", below " + p.s.warnBelow.Decimal.String() + " months"
		}
		rows = append(rows, []string{fmt.Sprint(y.number), million(y.get("opening")), million(r.Income), million(r.Expenditure), million(r.Closing), months.StringFixed(1), note})
	}
	return p.table("Does the account close, and how long does the balance pay? (1.7, 1.8)", rows...)
}

// outlook projects the fund from the last year.
func (p *page) outlook() error {
	last := p.last()
	a := account(last)
	a.Closing = decimal.NullDecimal{}
	r, err := a.Close()
	if err != nil {
		return err
	}
	if r.Closing.Sign() < 0 {
		fmt.Fprintf(p.out, "\nWhen is it used up? (1.8)\n  it is: %d closes overdrawn, so there is no balance to project\n", last.number)
		return nil
	}
	one := decimal.New(1, 0)
	f, err := fund.Project(fund.Projection{FirstYear: last.number + 1, Years: p.s.years, Opening: r.Closing,
		Income:      r.Income.Sub(last.get("interest")).Mul(one.Add(p.s.incomeGrowth)).Round(2),
		Expenditure: r.Expenditure.Mul(one.Add(p.s.expenditureGrowth)).Round(2), IncomeGrowth: p.s.incomeGrowth, ExpenditureGrowth: p.s.expenditureGrowth, Return: p.s.yield})
	if err != nil {
		return err
	}
	rows := [][]string{{"year", "income", "interest", "spending", "closing", "months it pays"}}
	for _, y := range f.Years {
		rows = append(rows, []string{fmt.Sprint(y.Year), million(y.Income), million(y.Interest), million(y.Expenditure), million(y.Closing), y.Months.StringFixed(1)})
	}
	title := fmt.Sprintf("When is it used up? (1.8) Income %s, spending %s, return %s a year", percent(p.s.incomeGrowth), percent(p.s.expenditureGrowth), percent(p.s.yield))
	if err := p.table(title, rows...); err != nil {
		return err
	}
	if f.Exhausted.IsZero() {
		fmt.Fprintf(p.out, "  not within %d years\n", p.s.years)
	} else {
		fmt.Fprintf(p.out, "  it cannot pay in full from %s on\n", f.Exhausted)
	}
	return nil
}

func percent(d decimal.Decimal) string { return d.Shift(2).String() + " %" }

// oneRate shows what another employer rate changes, at the bases of the last year.
func (p *page) oneRate() error {
	if !p.s.rate.Valid {
		return nil
	}
	if p.s.rate.Decimal.Sign() == 0 {
		return errors.New("-rate 0 leaves no contribution base; pass the rate in force")
	}
	last := p.last()
	base := last.get("contributions").Mul(decimal.New(1, 0).Add(p.s.incomeGrowth)).DivRound(p.s.rate.Decimal, 2)
	path, err := rule.EqualSteps(p.s.rate.Decimal, p.s.target.Decimal, rule.MonthOf(last.number+1, 1), 0, 12, 8)
	if err != nil {
		return err
	}
	effects, err := fund.EffectOfRate(fund.RateChange{Path: path, Base: base, Growth: p.s.incomeGrowth, Collection: decimal.New(1, 0), FirstYear: last.number + 1, Years: 3})
	if err != nil {
		return err
	}
	rows := [][]string{{"year", "at " + percent(p.s.rate.Decimal), "at " + percent(p.s.target.Decimal), "change"}}
	for _, e := range effects {
		rows = append(rows, []string{fmt.Sprint(e.Year), million(e.Before), million(e.After), million(e.Change)})
	}
	return p.table("What does one employer rate change? (1.1a) Taking all contributions as the employers', growing as income does", rows...)
}

// fiscal compares the subsidy with one that grows with revenue.
func (p *page) fiscal() error {
	var revenues []decimal.Decimal
	for _, y := range p.years {
		revenues = append(revenues, y.get("fiscal_revenue"))
	}
	due, err := fund.FiscalInput(p.years[0].get("subsidy"), revenues, false)
	if err != nil {
		return err
	}
	rows := [][]string{{"year", "revenue", "subsidy paid", "growing with revenue", "difference"}}
	for i, y := range p.years {
		p.trouble = p.trouble || y.get("subsidy").LessThan(due[i])
		rows = append(rows, []string{fmt.Sprint(y.number), million(revenues[i]), million(y.get("subsidy")), million(due[i]), million(y.get("subsidy").Sub(due[i]))})
	}
	return p.table("Does fiscal input keep up with revenue? (1.7)", rows...)
}

// land compares what land revenue owed to public rental housing with what it got.
func (p *page) land() error {
	rows := [][]string{{"year", "net revenue", "least due", "allocated", "shortfall"}}
	var total decimal.Decimal
	for _, y := range p.years {
		l, err := housing.LandRevenue(y.get("land_net_revenue"), p.s.landShare, decimal.NewNullDecimal(y.get("land_allocated")))
		if err != nil {
			return err
		}
		p.trouble = p.trouble || l.Shortfall.Decimal.Sign() > 0
		total = total.Add(l.Shortfall.Decimal)
		rows = append(rows, []string{fmt.Sprint(y.number), million(y.get("land_net_revenue")), million(l.Least), million(y.get("land_allocated")), million(l.Shortfall.Decimal)})
	}
	rows = append(rows, []string{"all", "", "", "", million(total)})
	return p.table("At least "+percent(p.s.landShare)+" of net land revenue to public rental housing? (2.5a)", rows...)
}

// added splits the provident fund's added value.
func (p *page) added() error {
	rows := [][]string{{"year", "added value", "risk reserve", "management fee", "public rental", "not covered"}}
	var total decimal.Decimal
	for _, y := range p.years {
		a, err := housing.AddedValue(y.get("added_value"), decimal.Decimal{}, y.get("risk_reserve"), y.get("management_fee"))
		if err != nil {
			return err
		}
		p.trouble = p.trouble || a.Unmet.Sign() > 0
		total = total.Add(a.PublicRental)
		rows = append(rows, []string{fmt.Sprint(y.number), million(y.get("added_value")), million(a.RiskReserve), million(a.ManagementFee), million(a.PublicRental), million(a.Unmet)})
	}
	rows = append(rows, []string{"all", "", "", "", million(total), ""})
	return p.table("What is left of the provident fund's added value for public rental housing? (2.5b)", rows...)
}

// activity is the activity money of the retired at the standard given.
func (p *page) activity() error {
	if !p.s.activity.Valid {
		return nil
	}
	rows := [][]string{{"year", "retired", "activity money"}}
	for _, y := range p.years {
		if !y.cells["retired"].Valid {
			rows = append(rows, []string{fmt.Sprint(y.number), "not given", "-"})
			continue
		}
		n := y.get("retired").BigInt().Int64()
		money, err := fund.ActivityMoney(int(n), p.s.activity.Decimal)
		if err != nil {
			return err
		}
		rows = append(rows, []string{fmt.Sprint(y.number), fmt.Sprint(n), million(money)})
	}
	return p.table("Activity money at "+p.s.activity.Decimal.String()+" yuan a retired person and year (1.5b)", rows...)
}
