package benefit

import (
	"errors"
	"maps"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// GuangdongParams are the province's figures for the award of a pension. The zero value is refused.
type GuangdongParams struct {
	LowIndex    rule.Figure         // below this index the coefficient a is index ÷ LowIndex; None: a is always 1
	OldDivisor  rule.Figure         // 原过渡性养老金计发系数: what the deemed account is divided by
	Supplement  rule.Figure         // 加发, yuan a month
	PerYear     rule.Figure         // 缴费年限津贴, yuan a month for each full year of contribution
	Coefficient rule.Figure         // 过渡系数 of the new method, a fraction
	PhaseIn     map[int]rule.Figure // 过渡性养老金发放比例 by the year of retirement, fractions; no gap between first and last

	// Force is the months of retirement the figures are known for; zero where the caller vouches for every month from
	// the first year of PhaseIn on, as for a plan.
	Force rule.Span
}

// Check refuses parameters that are not set or cannot be right.
func (p GuangdongParams) Check() error {
	errs := []error{
		checkFigure("supplement", p.Supplement, 0, 100_000, 2),
		checkFigure("per_year", p.PerYear, 0, 10_000, 2),
		checkFigure("old_divisor", p.OldDivisor, 1, 1000, 1),
		checkFigure("coefficient", p.Coefficient, 0, 1, 8),
	}
	if !p.LowIndex.None() {
		errs = append(errs, checkFigure("low_index", p.LowIndex, 0, 10, 4))
		if p.LowIndex.Known() && p.LowIndex.Number().Decimal().Sign() == 0 {
			errs = append(errs, failed(rule.ErrOutOfRange, "low_index", p.LowIndex.Number().String(),
				rule.Say("divides nothing", "不能作除数"),
				rule.Say("pass a threshold above 0, or an explicit none", "请填写大于0的界限，或明确没有界限")))
		}
	}
	return rule.Join(append(errs, p.checkPhaseIn())...)
}

// checkPhaseIn wants one share for every year from the first to the last.
func (p GuangdongParams) checkPhaseIn() error {
	first, last := p.years()
	switch {
	case len(p.PhaseIn) == 0:
		return failed(rule.ErrMissingField, "phase_in", "", rule.Say("has no year", "没有年份"), eachYear())
	case first < 1900 || last > 2200 || last-first+1 != len(p.PhaseIn):
		return failed(rule.ErrOutOfRange, "phase_in", "",
			rule.Say("does not hold each year of a span from 1900 to 2200", "须逐年连续，且在1900至2200年之间"), eachYear())
	}
	var errs []error
	for year := first; year <= last; year++ {
		errs = append(errs, checkFigure("phase_in["+strconv.Itoa(year)+"]", p.PhaseIn[year], 0, 1, 8))
	}
	return rule.Join(errs...)
}

func eachYear() rule.Text {
	return rule.Say("pass the share of each year", "请逐年填写发放比例")
}

// checkFigure refuses a figure that is not set or out of bounds; one unknown for a stated reason gives that reason.
func checkFigure(field string, f rule.Figure, least, most int64, places int) error {
	if err := f.Err(); f.None() || errors.Is(err, rule.ErrMissingField) {
		return failed(rule.ErrMissingField, field, "", rule.Say("is not set", "没有设定"),
			rule.Say("take the figures from Yuefuhan294Of2021 or set every figure", "请取自 Yuefuhan294Of2021，或逐项设定"))
	} else if err != nil {
		return err
	}
	return rule.Input{Area: rule.AreaPension, Field: field, Min: least, Max: most, Places: places,
		Do: rule.Say("check the parameters", "请核对参数")}.Check(number(f))
}

// years returns the first and the last year of the phase-in, 0 and 0 where there is none.
func (p GuangdongParams) years() (first, last int) {
	years := slices.Sorted(maps.Keys(p.PhaseIn))
	if len(years) == 0 {
		return 0, 0
	}
	return years[0], years[len(years)-1]
}

// share returns the share of the new method paid to those who retire in a year.
func (p GuangdongParams) share(retired rule.Month) (rule.Figure, error) {
	_, last := p.years()
	if retired.Year() > last {
		return rule.Figure{}, failed(rule.ErrNotApplicable, "retired_in", retired.String(),
			rule.Sayf("with deemed years is after %d, and no award sheet of those years was seen",
				"晚于%d年且有视同缴费年限，未见此后年度的核定表", last),
			rule.Say("leave the transitional part to the bureau's award", "过渡性养老金以社保机构核定为准"))
	}
	return p.PhaseIn[retired.Year()], nil
}

// covers refuses a month before the first year of the phase-in, of which no award sheet was seen, and one the figures
// are not known for.
func (p GuangdongParams) covers(retired rule.Month) error {
	if first, _ := p.years(); retired.Year() < first {
		return failed(rule.ErrNoRule, "retired_in", retired.String(),
			rule.Sayf("is before %d, the first year the figures are known for", "早于有数据的首个年度%d年", first),
			rule.Say("pass parameters of that year", "请填写该年度的参数"))
	}
	if p.Force.IsZero() {
		return nil
	}
	return p.Force.In(retired)
}

// Yuefuhan294Of2021 returns the figures of 粤府函〔2021〕294号 and of the papers it works with, for Guangdong without
// Shenzhen: the new transitional method at 1.2 %, phased in with 30, 50, 70, 90 and 100 % for retirements of 2021 to
// 2025; the old method with the divisor 120, the supplement of 100 yuan and 4 yuan for each full year; the
// coefficient a under the index 0.6. None of the texts was seen: the figures stand on award sheets transcribed in a
// public collection, and recompute those of Huizhou 2025-10, Jiangmen 2024-05 and Zhongshan 2025-04 and 2026-04 to
// the fen. Each is graded Reported.
func Yuefuhan294Of2021() GuangdongParams {
	seniority := sheet("粤人社发〔2014〕8号", "年限津贴108+补贴100", "108 is 4 x 27 full years")
	supplement := sheet("", "文加发100元", "one sheet names 粤劳社电〔2009〕32号, another 粤劳社〔2009〕32号")
	phased := sheet("粤府函〔2021〕294号", "2021年至2025年的过渡性养老金发放比例分别是30%、50%、70%、90%、100%", "")
	return GuangdongParams{
		Force: rule.OpenSpan(rule.AreaPension, rule.Say("award of a pension", "基本养老金核定"), rule.DateOf(2021, 1, 1),
			phased),
		LowIndex: figure("0.6", sheet("粤府〔2006〕96号", "本人平均指数低于0.6时，a=本人平均指数÷0.6",
			"the text of the document was not seen")),
		OldDivisor: figure("120", sheet("粤府函〔2021〕294号", "视同缴费账户额(G)÷原过渡性养老金计发系数(K)",
			"the sheets print K = 120")),
		Supplement:  figure("100", supplement),
		PerYear:     figure("4", seniority),
		Coefficient: figure("0.012", sheet("粤府函〔2021〕294号", "P × (D × A + N) ÷ 12 × 1.2%", "")),
		PhaseIn: map[int]rule.Figure{
			2021: figure("0.3", phased), 2022: figure("0.5", phased), 2023: figure("0.7", phased),
			2024: figure("0.9", phased), 2025: figure("1", phased),
		},
	}
}

// sheet cites the award sheets.
func sheet(number, quote, note string) rule.Cite {
	return rule.Cite{Title: "award sheets transcribed in a public collection", Chinese: "公开整理的养老待遇核定表",
		Number: number, URL: "github.com/liubigfatty/pension-engine@f2ca8d2 cases/guangdong", Quote: quote, Note: note,
		Checked: rule.MonthOf(2026, 11)}
}

// figure is one figure of the sheets.
func figure(value string, cite rule.Cite) rule.Figure {
	n, err := rule.Input{Area: rule.AreaPension, Field: "figure", Max: 1000, Places: 4}.ParseNumber(value)
	if err != nil {
		return rule.UnknownFigure(err)
	}
	return rule.FigureOf(rule.Entry[rule.Number]{Value: n, Grade: rule.Reported, Modality: rule.Exact, Cite: cite})
}

// number returns a checked figure as a decimal.
func number(f rule.Figure) decimal.Decimal { return f.Number().Decimal() }
