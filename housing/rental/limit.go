package rental

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// monthsOfYear is how many months a year has.
const monthsOfYear = 12

// unknown is the error of a figure the text of a month leaves to something that was not seen.
func unknown(what rule.Text, month rule.Month, why rule.Text) error {
	return &rule.NoRuleError{Area: rule.AreaHousing, What: what, Month: month, Detail: why}
}

// attached is the error of a figure an attachment holds.
func (r *Rules) attached(what rule.Text) error {
	return unknown(what, r.From,
		rule.Say("the attachment that holds it was not at hand", "载有该数值的附件未能取得"))
}

// household is how many members a family has.
type household struct {
	Persons int `json:"persons" in:"count" min:"1" max:"50" doc:"members of the household" zh:"家庭人数"`
}

// PerHeadBenchmark returns the income limit per head the household table starts from (收入准入限额基准), yuan a year, with the
// factor of a family whose members are all 60 or older. It is no household's limit: 穗建规字〔2024〕5号 sec. 1 leaves those to
// attachment 1.
//
// Errors: a *rule.NoRuleError under a text that names no benchmark.
func (r Rules) PerHeadBenchmark(allOver60 bool) (decimal.Decimal, error) {
	if err := r.Check(); err != nil {
		return decimal.Decimal{}, err
	}
	if !r.Benchmark.Valid {
		return decimal.Decimal{}, unknown(rule.Say("income benchmark", "收入准入限额基准"), r.From,
			rule.Say("the text prints a table by household size only", "该文件只公布按家庭人数的限额表"))
	}
	return r.Benchmark.Decimal.Mul(r.elder(allOver60)), nil
}

// Limit returns the limits of a household (家庭收入、财产准入限额), yuan, with the factor of a family whose members are all 60 or
// older. For more persons than the table has rows, Reading decides about the income; the assets of the last row hold
// (≥4 in the annexes). 穗府办〔2013〕3号 annex 1; opinion of 2015-08-25 annex 1; 穗建规字〔2024〕5号 sec. 1.
//
// Errors: a *rule.NoRuleError where the table was not at hand, or the last row is not settled for so many persons.
func (r Rules) Limit(persons int, allOver60 bool) (Limit, error) {
	if err := rule.Join(r.Check(), jsonrule.Check(rule.AreaHousing, household{persons})); err != nil {
		return Limit{}, err
	}
	last := len(r.Limits)
	if last == 0 {
		return Limit{}, r.attached(rule.Say("household income limit", "家庭收入限额"))
	}
	if persons > last && r.Reading == Unsettled {
		return Limit{}, unknown(
			rule.Sayf("household income limit for %s", "%d人家庭的收入限额",
				rule.Count(persons, "person")), r.From,
			rule.Say("the table's last row prints one total; set Reading", "限额表末行只公布一个总额；请设置 Reading"))
	}
	l := r.Limits[min(persons, last)-1]
	if persons > last && r.Reading == TimesPersons {
		l = l.timesPersons(persons, last)
	}
	return l.times(r.elder(allOver60)), nil
}

// timesPersons turns the total of a row into that of more persons, each with the row's limit per head.
func (l Limit) timesPersons(persons, row int) Limit {
	if l.PerHead.Valid {
		l.Year = l.PerHead.Decimal.Mul(whole.Number(persons))
	} else {
		l.Year = l.Year.Mul(whole.Number(persons)).DivRound(whole.Number(row), 2)
	}
	l.Month = decimal.NewNullDecimal(l.Year.DivRound(whole.Number(monthsOfYear), 0))
	return l
}

func (l Limit) times(factor decimal.Decimal) Limit {
	l.Year, l.Assets = l.Year.Mul(factor), l.Assets.Mul(factor)
	for _, known := range []*decimal.NullDecimal{&l.Month, &l.PerHead} {
		if known.Valid {
			known.Decimal = known.Decimal.Mul(factor)
		}
	}
	return l
}

func (r *Rules) elder(all bool) decimal.Decimal {
	if all {
		return r.ElderFactor
	}
	return decimal.New(1, 0)
}

// factorOf returns the factor of the band a yearly income per head lies in: the first whose upper end is not below
// it. The income is the family's, compared exactly.
func factorOf(bands []Band, income decimal.Decimal, persons int) (decimal.Decimal, bool) {
	for _, b := range bands {
		if income.LessThanOrEqual(b.UpTo.Mul(whole.Number(persons))) {
			return b.Factor, true
		}
	}
	return decimal.Decimal{}, false
}
