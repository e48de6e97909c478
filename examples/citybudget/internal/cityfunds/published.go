package cityfunds

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/fund"
)

// The published figures of Guangzhou, as printed, in 100 million yuan.
var (
	//go:embed funds.csv
	fundsCSV []byte
	//go:embed provident.csv
	providentCSV []byte
)

// record is one row of a built-in table by its columns.
type record map[string]string

// readRecords reads a built-in table.
func readRecords(data []byte) ([]record, error) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	var out []record
	for _, row := range rows[1:] {
		r := record{}
		for i, name := range rows[0] {
			r[name] = row[i]
		}
		out = append(out, r)
	}
	return out, nil
}

// yi returns a cell of 100 million yuan (亿元) in yuan; a cell that was not printed is not Valid.
func (r record) yi(name string) (decimal.NullDecimal, error) {
	if r[name] == "" {
		return decimal.NullDecimal{}, nil
	}
	d, err := decimal.NewFromString(r[name])
	return decimal.NewNullDecimal(d.Mul(decimal.New(100_000_000, 0))), err
}

// yis reads several cells.
func (r record) yis(names ...string) ([]decimal.NullDecimal, error) {
	var out []decimal.NullDecimal
	for _, name := range names {
		d, err := r.yi(name)
		if err != nil {
			return nil, program.About(r["year"]+" "+name, err)
		}
		out = append(out, d)
	}
	return out, nil
}

// inYi prints yuan in 100 million yuan, as the sources do.
func inYi(d decimal.Decimal) string { return d.Shift(-8).StringFixed(2) }

// printPublished prints what the published figures say.
func (p *sheet) printPublished() error {
	fmt.Fprint(p.out, p.Say(
		"Guangzhou's funds of 2021 and its provident fund, 2018 to 2024: published figures, built in\n"+
			"Amounts in 100 million yuan; use -in for a file with contributions, land revenue and added value\n",
		"广州 2021 年社会保险基金与 2018 至 2024 年住房公积金：内置已公布的数字\n"+
			"金额单位为亿元；保费、土地出让收益和增值收益请用 -in 给出文件\n"))
	sections := []func() error{p.publishedFunds, p.publishedOutlook, p.publishedActivity, p.publishedProvident}
	for _, section := range sections {
		if err := section(); err != nil {
			return err
		}
	}
	p.why()
	return nil
}

// publishedFunds shows the accounts of 2021, with the opening balance that the printed figures leave.
func (p *sheet) publishedFunds() error {
	list, err := readRecords(fundsCSV)
	if err != nil {
		return err
	}
	rows := [][]string{p.row([]string{"fund", "opening", "income", "spending", "surplus", "closing",
		"months it pays", ""},
		[]string{"险种", "上年结余", "收入", "支出", "当年结余", "年末结余", "可支付月数", ""})}
	for _, r := range list {
		row, err := p.publishedFund(r)
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	title := p.Say("What did the funds take in and spend in 2021, and how long does the balance pay? (1.7, 1.8)",
		"2021 年各基金收支多少，结余可支付多久？（1.7、1.8）")
	source := strings.ReplaceAll(list[0]["source"], " (press of 2022-08-22)",
		p.Say(" (press of 2022-08-22)", "（2022-08-22 新闻报道）"))
	return p.table(title+"\n  "+source, rows...)
}

func (p *sheet) publishedFund(r record) ([]string, error) {
	cells, err := r.yis("income", "expenditure", "closing")
	if err != nil {
		return nil, err
	}
	income, spending, closing := cells[0].Decimal, cells[1].Decimal, cells[2]
	surplus := inYi(income.Sub(spending))
	row := []string{p.name(r), p.notPrinted(), inYi(income), inYi(spending), surplus, p.notPrinted(), "-", ""}
	if !closing.Valid {
		return row, nil
	}
	opening := closing.Decimal.Sub(income).Add(spending)
	account := fund.Account{Opening: opening, Income: []fund.Item{{Name: "income", Amount: income}},
		Expenditure: []fund.Item{{Name: "spending", Amount: spending}}, Closing: closing}
	if _, err := account.Close(); err != nil {
		return nil, err
	}
	twelve := closing.Decimal.Mul(decimal.New(12, 0))
	months, err := fund.PayableMonths(fund.Reserve{Balance: twelve, MonthlyExpenditure: spending})
	if err != nil {
		return nil, err
	}
	row[1], row[5], row[6] = inYi(opening), inYi(closing.Decimal), months.StringFixed(1)
	if p.s.warnBelow.Valid && twelve.LessThan(p.s.warnBelow.Decimal.Mul(spending)) {
		row[7] = p.below()
	}
	return row, nil
}

// name is the name of a fund.
func (p *sheet) name(r record) string { return p.Say(r["fund"], r["chinese"]) }

func (p *sheet) notPrinted() string { return p.Say("not printed", "未公布") }

// publishedOutlook projects each fund whose balance is printed. Interest is in the printed income, so there is no
// return.
func (p *sheet) publishedOutlook() error {
	list, err := readRecords(fundsCSV)
	if err != nil {
		return err
	}
	one := decimal.New(1, 0)
	rows := [][]string{p.row([]string{"fund", "cannot pay in full from", "last balance"},
		[]string{"险种", "不能足额支付起始月", "最后余额"})}
	for _, r := range list {
		cells, err := r.yis("income", "expenditure", "closing")
		if err != nil {
			return err
		}
		if !cells[2].Valid {
			continue
		}
		year, err := strconv.Atoi(r["year"])
		if err != nil {
			return err
		}
		f, err := fund.Project(fund.Projection{FirstYear: year + 1, Years: p.s.years, Opening: cells[2].Decimal,
			Income:       cells[0].Decimal.Mul(one.Add(p.s.incomeGrowth)).Round(2),
			Expenditure:  cells[1].Decimal.Mul(one.Add(p.s.expenditureGrowth)).Round(2),
			IncomeGrowth: p.s.incomeGrowth, ExpenditureGrowth: p.s.expenditureGrowth})
		if err != nil {
			return err
		}
		when := p.notWithin()
		if !f.Exhausted.IsZero() {
			when = f.Exhausted.String()
		}
		rows = append(rows, []string{p.name(r), when, inYi(f.Years[len(f.Years)-1].Closing)})
	}
	title := fmt.Sprintf(p.Say("When would they be used up? (1.8) Income %s, spending %s a year, an assumption",
		"何时用完？（1.8）假设每年收入增长 %s，支出增长 %s"),
		page.SpacedPercent(p.s.incomeGrowth), page.SpacedPercent(p.s.expenditureGrowth))
	return p.table(title, rows...)
}

// publishedActivity is the activity money of the retired who are printed, at the standard given.
func (p *sheet) publishedActivity() error {
	if !p.s.activity.Valid {
		return nil
	}
	list, err := readRecords(fundsCSV)
	if err != nil {
		return err
	}
	rows := [][]string{p.row([]string{"year", "retired", "activity money"},
		[]string{"年度", "退休人数", "活动经费"})}
	for _, r := range list {
		if r["retired"] == "" {
			continue
		}
		n, err := strconv.Atoi(r["retired"])
		if err != nil {
			return err
		}
		money, err := fund.ActivityMoney(fund.Activity{Persons: n, Standard: p.s.activity.Decimal})
		if err != nil {
			return err
		}
		rows = append(rows, []string{r["year"], r["retired"], inYi(money)})
	}
	return p.table(p.activityTitle(), rows...)
}

// publishedProvident follows the provident fund: does a year's balance follow from the year before, how much of it is
// lent, and what went to public rental housing.
func (p *sheet) publishedProvident() error {
	list, err := readRecords(providentCSV)
	if err != nil {
		return err
	}
	rows := [][]string{p.row([]string{"year", "deposits", "withdrawals", "balance", "", "lent", "of the balance",
		"public rental"},
		[]string{"年度", "缴存额", "提取额", "缴存余额", "", "个贷余额", "个贷率", "公租房"})}
	var before decimal.NullDecimal
	for _, r := range list {
		cells, err := r.yis("deposits", "withdrawals", "balance", "loans_outstanding", "public_rental")
		if err != nil {
			return err
		}
		deposits, withdrawals, balance, lent := cells[0].Decimal, cells[1].Decimal, cells[2].Decimal, cells[3].Decimal
		note := ""
		if before.Valid {
			gap := before.Decimal.Add(deposits).Sub(withdrawals).Sub(balance)
			note = p.Say("follows", "相符")
			if !gap.IsZero() {
				note = p.Say("off by ", "相差 ") + inYi(gap)
				p.troubled("a balance of the provident fund does not follow", "有年度公积金余额与上年不符")
			}
		}
		before = decimal.NewNullDecimal(balance)
		rental := p.notPrinted()
		if cells[4].Valid {
			rental = inYi(cells[4].Decimal)
		}
		share := lent.Mul(decimal.New(100, 0)).DivRound(balance, 1).StringFixed(1) + " %"
		rows = append(rows, []string{r["year"], inYi(deposits), inYi(withdrawals), inYi(balance), note, inYi(lent),
			share, rental})
	}
	title := p.Say("Does the provident fund's balance follow, and what went to public rental housing? (2.5b)",
		"公积金余额是否与上年相符，多少用于公租房？（2.5b）")
	return p.table(title+"\n  "+p.Say("广州住房公积金年度报告, 2018 to 2024", "广州住房公积金年度报告，2018 至 2024 年"), rows...)
}
