package cityfunds

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/fund"
	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/rule"
)

// sheet prints the answers one after the other.
type sheet struct {
	program.Tongue
	out     io.Writer
	s       settings
	years   []year
	trouble []string // why the program exits 1, each once
}

func (p *sheet) print() error {
	fmt.Fprintf(p.out, p.Say("A city's fund and housing money, %d to %d: figures of the file given\n"+
		"Amounts in million yuan unless said otherwise\n",
		"一个城市的基金与住房资金，%d 至 %d 年：所给文件的数字\n除另有说明外，金额单位为百万元\n"),
		p.years[0].number, p.last().number)
	for _, section := range []func() error{p.accounts, p.outlook, p.oneRate, p.fiscal, p.land, p.added, p.activity} {
		if err := section(); err != nil {
			return err
		}
	}
	p.why()
	return nil
}

// troubled takes over why the program exits 1.
func (p *sheet) troubled(english, chinese string) {
	if why := p.Say(english, chinese); !slices.Contains(p.trouble, why) {
		p.trouble = append(p.trouble, why)
	}
}

// why says at the end why the program exits 1, where it does.
func (p *sheet) why() {
	if len(p.trouble) > 0 {
		fmt.Fprintf(p.out, p.Say("\nThe exit status is 1: %s.\n", "\n退出码为 1：%s。\n"),
			strings.Join(p.trouble, p.Say("; ", "；")))
	}
}

func (p *sheet) last() year { return p.years[len(p.years)-1] }

// table prints rows under a title, the columns but the first right-aligned.
func (p *sheet) table(title string, rows ...[]string) error {
	grid := page.Page{Margin: "  "}
	grid.Grid(rows)
	_, err := fmt.Fprintf(p.out, "\n%s\n%s", title, grid.String())
	return err
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
func account(y year) fund.Account {
	item := func(column int) fund.Item {
		return fund.Item{Name: format().Columns[column].English, Amount: y.get(column)}
	}
	return fund.Account{
		Opening:     y.get(opening),
		Income:      []fund.Item{item(contributions), item(subsidy), item(interest), item(otherIncome)},
		Expenditure: []fund.Item{item(expenditure)},
		Closing:     y.cells[closing],
	}
}

// accounts adds up every year and says how many months its balance pays for.
func (p *sheet) accounts() error {
	rows := [][]string{p.row([]string{"year", "opening", "income", "spending", "closing", "months it pays", ""},
		[]string{"年度", "上年结余", "收入", "支出", "年末结余", "可支付月数", ""})}
	var before decimal.NullDecimal // what the year before closed with, where it closes
	for _, y := range p.years {
		a := account(y)
		note := p.Say("closes", "平衡")
		_, open := a.Close()
		if open != nil {
			note = p.Say("does not close: ", "不平：") + program.OneLine(open, p.Lang)
			p.troubled("a year does not close", "有年度收支不平")
		}
		a.Closing = decimal.NullDecimal{}
		r, err := a.Close()
		if err != nil {
			return err
		}
		if gap := y.get(opening).Sub(before.Decimal); before.Valid && !gap.IsZero() {
			note += fmt.Sprintf(p.Say(", opens %s yuan off what %d closed with", "，上年结余与 %[2]d 年末结余相差 %[1]s 元"),
				gap, y.number-1)
			p.troubled("a year does not open with the balance before it", "有年度上年结余与前一年末结余不符")
		}
		before = decimal.NullDecimal{Decimal: r.Closing, Valid: open == nil}
		if r.Closing.Sign() < 0 {
			p.troubled("a year is overdrawn", "有年度透支")
			rows = append(rows, []string{fmt.Sprint(y.number), million(y.get(opening)), million(r.Income),
				million(r.Expenditure), million(r.Closing), p.Say("none", "无"), note + p.Say(", overdrawn", "，透支")})
			continue
		}
		// Twelve balances by the year's spending are the balance by a month's, with no rounded month in between.
		twelve := r.Closing.Mul(decimal.New(12, 0))
		months, err := fund.PayableMonths(fund.Reserve{Balance: twelve, MonthlyExpenditure: r.Expenditure})
		if err != nil {
			return program.Errorf("year %d: %s", "%d 年：%s", y.number, err)
		}
		if p.s.warnBelow.Valid && twelve.LessThan(p.s.warnBelow.Decimal.Mul(r.Expenditure)) {
			note += p.Say(", ", "，") + p.below()
		}
		rows = append(rows,
			[]string{fmt.Sprint(y.number), million(y.get(opening)), million(r.Income), million(r.Expenditure),
				million(r.Closing), months.StringFixed(1), note})
	}
	return p.table(p.Say("Does the account close, and how long does the balance pay? (1.7, 1.8)",
		"收支是否平衡，结余可支付多久？（1.7、1.8）"), rows...)
}

// below warns of a balance.
func (p *sheet) below() string {
	return fmt.Sprintf(p.Say("below %s months", "不足 %s 个月"), p.s.warnBelow.Decimal)
}

// row is the head of a table.
func (p *sheet) row(english, chinese []string) []string {
	if p.Lang == rule.Chinese {
		return chinese
	}
	return english
}

// outlook projects the fund from the last year.
func (p *sheet) outlook() error {
	last := p.last()
	a := account(last)
	a.Closing = decimal.NullDecimal{}
	r, err := a.Close()
	if err != nil {
		return err
	}
	if r.Closing.Sign() < 0 {
		fmt.Fprintf(p.out, p.Say(
			"\nWhen is it used up? (1.8)\n  it is: %d closes overdrawn, so there is no balance to project\n",
			"\n何时用完？（1.8）\n  已用完：%d 年末透支，没有可供推算的结余\n"), last.number)
		return nil
	}
	one := decimal.New(1, 0)
	f, err := fund.Project(fund.Projection{FirstYear: last.number + 1, Years: p.s.years, Opening: r.Closing,
		Income:      r.Income.Sub(last.get(interest)).Mul(one.Add(p.s.incomeGrowth)).Round(2),
		Expenditure: r.Expenditure.Mul(one.Add(p.s.expenditureGrowth)).Round(2), IncomeGrowth: p.s.incomeGrowth,
		ExpenditureGrowth: p.s.expenditureGrowth, Return: p.s.yield})
	if err != nil {
		return err
	}
	rows := [][]string{p.row([]string{"year", "income", "interest", "spending", "closing", "months it pays"},
		[]string{"年度", "收入", "利息", "支出", "年末结余", "可支付月数"})}
	for _, y := range f.Years {
		rows = append(rows,
			[]string{fmt.Sprint(y.Year), million(y.Income), million(y.Interest), million(y.Expenditure),
				million(y.Closing), y.Months.StringFixed(1)})
	}
	title := fmt.Sprintf(p.Say("When is it used up? (1.8) Income %s, spending %s, return %s a year",
		"何时用完？（1.8）每年收入增长 %s，支出增长 %s，收益率 %s"),
		page.SpacedPercent(p.s.incomeGrowth), page.SpacedPercent(p.s.expenditureGrowth), page.SpacedPercent(p.s.yield))
	if err := p.table(title, rows...); err != nil {
		return err
	}
	if f.Exhausted.IsZero() {
		fmt.Fprintf(p.out, "  %s\n", p.notWithin())
	} else {
		fmt.Fprintf(p.out, p.Say("  it cannot pay in full from %s on\n", "  从 %s 起不能足额支付\n"), f.Exhausted)
	}
	return nil
}

// notWithin says that a fund lasts for all the years.
func (p *sheet) notWithin() string {
	return fmt.Sprintf(p.Say("not within %s", "%d 年内不会用完"), rule.Count(p.s.years, "year"))
}

// oneRate shows what another employer rate changes, at the bases of the last year.
func (p *sheet) oneRate() error {
	if !p.s.rate.Valid {
		return nil
	}
	if p.s.rate.Decimal.Sign() == 0 {
		return program.Errorf("-rate 0 leaves no contribution base; pass the rate in force",
			"-rate 为 0 就没有缴费基数；请给出现行费率")
	}
	last := p.last()
	base := last.get(contributions).Mul(decimal.New(1, 0).Add(p.s.incomeGrowth)).DivRound(p.s.rate.Decimal, 2)
	path, err := rule.EqualSteps(p.s.rate.Decimal, p.s.target.Decimal, rule.MonthOf(last.number+1, 1), 0, 12, 8)
	if err != nil {
		return err
	}
	effects, err := fund.EffectOfRate(
		path, fund.Bases{Base: base, Growth: p.s.incomeGrowth, Collection: decimal.New(1, 0),
			FirstYear: last.number + 1, Years: 3})
	if err != nil {
		return err
	}
	at := p.Say("at ", "费率 ")
	rows := [][]string{
		{p.Say("year", "年度"), at + page.SpacedPercent(p.s.rate.Decimal), at + page.SpacedPercent(p.s.target.Decimal),
			p.Say("change", "变化")}}
	for _, e := range effects {
		rows = append(rows, []string{fmt.Sprint(e.Year), million(e.Before), million(e.After), million(e.Change)})
	}
	return p.table(p.Say("What does one employer rate change? (1.1a) "+
		"Taking all contributions as the employers', growing as income does",
		"统一单位费率有何变化？（1.1a）设保费全部由单位缴纳，随收入增长"), rows...)
}

// fiscal compares the subsidy with one that grows with revenue.
func (p *sheet) fiscal() error {
	var revenues []decimal.Decimal
	for _, y := range p.years {
		revenues = append(revenues, y.get(fiscalRevenue))
	}
	due, err := fund.FiscalInput(fund.Fiscal{First: p.years[0].get(subsidy), Revenues: revenues})
	if err != nil {
		return err
	}
	rows := [][]string{p.row([]string{"year", "revenue", "subsidy paid", "growing with revenue", "difference"},
		[]string{"年度", "财政收入", "实际补贴", "随收入增长", "差额"})}
	for i, y := range p.years {
		if y.get(subsidy).LessThan(due[i]) {
			p.troubled("fiscal input fell behind revenue", "财政补贴落后于财政收入")
		}
		rows = append(rows,
			[]string{fmt.Sprint(y.number), million(revenues[i]), million(y.get(subsidy)), million(due[i]),
				million(y.get(subsidy).Sub(due[i]))})
	}
	return p.table(p.Say("Does fiscal input keep up with revenue? (1.7)", "财政投入是否随财政收入增长？（1.7）"), rows...)
}

// land compares what land revenue owed to public rental housing with what it got.
func (p *sheet) land() error {
	rows := [][]string{p.row([]string{"year", "net revenue", "least due", "allocated", "shortfall"},
		[]string{"年度", "净收益", "至少应拨", "已拨", "缺口"})}
	var total decimal.Decimal
	for _, y := range p.years {
		l, err := rental.LandRevenue(y.get(landRevenue), p.s.landShare, decimal.NewNullDecimal(y.get(landAllocated)))
		if err != nil {
			return err
		}
		if l.Shortfall.Decimal.Sign() > 0 {
			p.troubled("public rental housing got less than its share of land revenue", "公租房所得低于应拨的土地出让净收益")
		}
		total = total.Add(l.Shortfall.Decimal)
		rows = append(rows,
			[]string{fmt.Sprint(y.number), million(y.get(landRevenue)), million(l.Least), million(y.get(landAllocated)),
				million(l.Shortfall.Decimal)})
	}
	rows = append(rows, []string{p.Say("all", "合计"), "", "", "", million(total)})
	return p.table(fmt.Sprintf(p.Say("At least %s of net land revenue to public rental housing? (2.5a)",
		"土地出让净收益是否至少 %s 用于公租房？（2.5a）"), page.SpacedPercent(p.s.landShare)), rows...)
}

// added splits the provident fund's added value.
func (p *sheet) added() error {
	rows := [][]string{p.row([]string{"year", "added value", "risk reserve", "management fee", "public rental",
		"not covered"},
		[]string{"年度", "增值收益", "风险准备金", "管理费", "公租房", "不足"})}
	var total decimal.Decimal
	for _, y := range p.years {
		a, err := housing.AddedValue(y.get(addedValue), decimal.Decimal{}, y.get(riskReserve), y.get(managementFee))
		if err != nil {
			return err
		}
		if a.Unmet.Sign() > 0 {
			p.troubled("the provident fund's added value did not cover its reserve and fee", "公积金增值收益不足以支付准备金和管理费")
		}
		total = total.Add(a.PublicRental)
		rows = append(rows,
			[]string{fmt.Sprint(y.number), million(y.get(addedValue)), million(a.RiskReserve), million(a.ManagementFee),
				million(a.PublicRental), million(a.Unmet)})
	}
	rows = append(rows, []string{p.Say("all", "合计"), "", "", "", million(total), ""})
	return p.table(p.Say("What is left of the provident fund's added value for public rental housing? (2.5b)",
		"公积金增值收益还有多少用于公租房？（2.5b）"), rows...)
}

// activity is the activity money of the retired at the standard given.
func (p *sheet) activity() error {
	if !p.s.activity.Valid {
		return nil
	}
	rows := [][]string{p.row([]string{"year", "retired", "activity money"},
		[]string{"年度", "退休人数", "活动经费"})}
	for _, y := range p.years {
		if !y.cells[retired].Valid {
			rows = append(rows, []string{fmt.Sprint(y.number), p.Say("not given", "未给出"), "-"})
			continue
		}
		n := y.get(retired).BigInt().Int64()
		money, err := fund.ActivityMoney(fund.Activity{Persons: int(n), Standard: p.s.activity.Decimal})
		if err != nil {
			return err
		}
		rows = append(rows, []string{fmt.Sprint(y.number), fmt.Sprint(n), million(money)})
	}
	return p.table(p.activityTitle(), rows...)
}

func (p *sheet) activityTitle() string {
	return fmt.Sprintf(p.Say("Activity money at %s yuan a retired person and year (1.5b)", "活动经费，每名退休人员每年 %s 元（1.5b）"),
		p.s.activity.Decimal)
}
