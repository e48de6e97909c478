package levy

import (
	"errors"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// The years of the national documents.
const (
	firstYear   = 2015 // 财税〔2015〕72号, in force from 2015-10-01
	capYear     = 2018 // 财税〔2018〕39号
	reducedFrom = 2020 // 财政部公告2019年第98号
	reducedTo   = 2027 // 财政部公告2023年第8号 art. 3
	lastYear    = 2200
)

// The numbers of the national documents.
const (
	leastRatio   = 15  // 残疾人就业条例 art. 8: 1.5 %, in thousandths
	exemptStaff  = 30  // 财政部公告2023年第8号 art. 2: 30人(含)以下的企业
	halfFrom     = 1   // 财政部公告2023年第8号 art. 1: 1%(含)以上, in hundredths
	halfPercent  = 50  // 财政部公告2023年第8号 art. 1
	belowPercent = 90  // 财政部公告2023年第8号 art. 1
	fullPercent  = 100 // 财税〔2015〕72号: no reduction
	wageMultiple = 2   // 财税〔2018〕39号
)

// Employer is what the levy of one year depends on. All figures are those of the year before Year.
type Employer struct {
	Year          int                 // the year the levy is for, from 2015
	Headcount     Headcount           // 在职职工人数
	Disabled      decimal.Decimal     // 实际安排的残疾人就业人数; may have a fraction
	Ratio         decimal.Decimal     // 安排残疾人就业比例 of the province, at least 0.015
	AnnualWage    decimal.Decimal     // 在职职工年平均工资, yuan
	LocalWage     decimal.NullDecimal // 当地社会平均工资 of a year, yuan; not Valid leaves the cap out. From 2018 on
	NotEnterprise bool                // 机关、事业单位、社会团体: the exemption of small staff is for enterprises only

	// StatedPercent is the part of the levy this employer owes in a year after 2027, 0 to 100, as the year's own
	// announcement has it; nil where none is known. Up to 2027 the announcements here decide.
	StatedPercent *int
}

// Reduction is why a levy is what it is.
type Reduction string

// The reasons.
const (
	Met       Reduction = "met"       // 达到规定比例
	Exempt    Reduction = "exempt"    // 30人(含)以下的企业
	Half      Reduction = "half"      // 1%(含)以上
	Ninety    Reduction = "ninety"    // 1%以下
	Unreduced Reduction = "unreduced" // before 2020
	Stated    Reduction = "stated"    // after 2027: the percentage passed
)

// Due is the levy of a year.
type Due struct {
	Levy       decimal.Decimal // 应缴, yuan
	Full       decimal.Decimal // before the reduction, yuan, half away from zero to the fen
	Percent    int             // of Full that is due: 100, 90, 50 or 0
	Reduction  Reduction
	Wage       decimal.Decimal // the wage used, yuan
	WageCapped bool            // it is twice the local average
}

// Compute returns (headcount x ratio - disabled employed) x average annual wage x share, half away from zero to the
// fen once (财税〔2015〕72号). For 2020 to 2027 the share is 50 % where at least 1 % of the staff are disabled and 90 %
// below, and an enterprise of at most 30 owes nothing (财政部公告2019年第98号, 2023年第8号); before, it is all of it. The
// announcement of 2023 ends with 2027: a later year needs its own StatedPercent. A wage above twice the local average
// counts as that.
//
// Errors: of every bad field; a *rule.NoRuleError for a year before 2015, before 2018 with a local wage, or after
// 2027 without StatedPercent; ErrConflict for StatedPercent in a year the announcements decide.
func Compute(e Employer) (Due, error) {
	if err := e.check(); err != nil {
		return Due{}, err
	}
	out := Due{Wage: e.AnnualWage}
	if most := e.LocalWage.Decimal.Mul(decimal.New(wageMultiple, 0)); e.LocalWage.Valid && e.AnnualWage.GreaterThan(most) {
		out.Wage, out.WageCapped = most, true
	}
	missing := e.missing()
	out.Percent, out.Reduction = e.share(missing)
	product := missing.Mul(out.Wage)
	out.Full = product.DivRound(e.Headcount.months(), 2)
	out.Levy = product.Mul(decimal.New(int64(out.Percent), -2)).DivRound(e.Headcount.months(), 2)
	return out, nil
}

// missing is the number of missing persons times the parts of the average; 0 where none is missing.
func (e Employer) missing() decimal.Decimal {
	return decimal.Max(e.Headcount.sum.Mul(e.Ratio).Sub(e.Disabled.Mul(e.Headcount.months())), decimal.Decimal{})
}

// share returns the percentage that is due and why.
func (e Employer) share(missing decimal.Decimal) (int, Reduction) {
	months := e.Headcount.months()
	switch {
	case missing.Sign() == 0:
		return 0, Met
	case e.StatedPercent != nil:
		return *e.StatedPercent, Stated
	case e.Year < reducedFrom:
		return fullPercent, Unreduced
	case !e.NotEnterprise && !e.Headcount.sum.GreaterThan(months.Mul(decimal.New(exemptStaff, 0))):
		return 0, Exempt
	case !e.Disabled.Mul(months).LessThan(e.Headcount.sum.Mul(decimal.New(halfFrom, -2))):
		return halfPercent, Half
	}
	return belowPercent, Ninety
}

func (e Employer) check() error {
	ratio := door.Share("ratio", 100)
	ratio.Min, ratio.Max, ratio.Scale = leastRatio, 1000, 3
	errs := []error{e.checkYear(), staffInput("average_headcount").Check(e.Headcount.Decimal()), staffInput("disabled_employed").Check(e.Disabled),
		ratio.Check(e.Ratio), wageInput("average_annual_wage").Check(e.AnnualWage)}
	if e.LocalWage.Valid {
		errs = append(errs, wageInput("local_average_wage").Check(e.LocalWage.Decimal))
	}
	return errors.Join(errs...)
}

// wageInput is the door for a yearly wage; an average may have up to 8 decimals.
func wageInput(field string) rule.Input {
	in := door.Yuan(field)
	in.Places, in.Do = 8, rule.Untranslated("pass the wage of a year in yuan")
	return in
}

func (e Employer) checkYear() error {
	if e.Year < 1900 || e.Year > lastYear {
		return door.Fail(rule.ErrOutOfRange, "year", strconv.Itoa(e.Year), "is not a year from 1900 to 2200", "pass the year the levy is for")
	}
	first, what := firstYear, "disability levy (relief)"
	if e.LocalWage.Valid {
		first, what = capYear, "wage cap of the disability levy (relief)"
	}
	if e.Year < first {
		return &rule.NoRuleError{What: rule.Untranslated(what), Month: rule.MonthOf(e.Year, time.January), Nearest: rule.MonthOf(first, time.January)}
	}
	return e.checkStated()
}

// checkStated refuses a year after the announcements without its own percentage, and a percentage in a year they
// decide.
func (e Employer) checkStated() error {
	switch {
	case e.Year <= reducedTo && e.StatedPercent != nil:
		return door.Fail(rule.ErrConflict, "percent", strconv.Itoa(*e.StatedPercent),
			"is for years after "+strconv.Itoa(reducedTo), "leave it out: the announcements say what is due")
	case e.Year <= reducedTo:
		return nil
	case e.StatedPercent == nil:
		return &rule.NoRuleError{What: rule.Untranslated("reduction of the disability levy (relief)"),
			Month: rule.MonthOf(e.Year, time.January), Nearest: rule.MonthOf(reducedTo, time.December),
			Detail: rule.Untranslated("财政部公告2023年第8号 ends with " + strconv.Itoa(reducedTo) +
				"; pass the percentage the year's own announcement has")}
	}
	return door.Count("percent", *e.StatedPercent, 0, fullPercent, "pass the part of the levy that is due, 0 to 100")
}

// Hiring is the levy before and after more disabled people are hired.
type Hiring struct {
	Before, After Due
	Saved         decimal.Decimal // Before - After, yuan; negative where the larger staff costs the exemption
}

// Hire returns what n more disabled employees who stay the whole year save. Each adds one to the staff and one to the
// disabled employed; the average wage stays as it is.
//
// Errors: of every bad field; ErrNotApplicable with StatedPercent, which is one employer's with the staff it has, not
// with another.
func Hire(e Employer, n int) (Hiring, error) {
	err := door.Count("hired", n, 0, 1_000_000, "pass how many are hired")
	if e.StatedPercent != nil {
		err = errors.Join(err, door.Fail(rule.ErrNotApplicable, "percent", strconv.Itoa(*e.StatedPercent),
			"need not hold for the larger staff too",
			"compute the year before and after the hiring, each with its own percentage"))
	}
	if err != nil {
		return Hiring{}, err
	}
	before, err := Compute(e)
	if err != nil {
		return Hiring{}, err
	}
	e.Headcount = e.Headcount.add(n)
	e.Disabled = e.Disabled.Add(decimal.New(int64(n), 0))
	after, err := Compute(e)
	if err != nil {
		return Hiring{}, err
	}
	return Hiring{Before: before, After: after, Saved: before.Levy.Sub(after.Levy)}, nil
}
