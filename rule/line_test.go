package rule_test

import (
	"errors"
	"math"
	"math/big"
	"regexp"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// The pension of 2025-08: 5,510 to 27,549 at 8 %.
func TestLine(t *testing.T) {
	type c struct {
		name, floor, ceiling, rate, wage string
		base, amount                     string
		limit                            rule.Limit
		formula                          string
	}
	tabletest.Each(t, []c{
		{name: "below the floor",
			floor: "5510", ceiling: "27549", rate: "0.08", wage: "3000", base: "5510", amount: "440.80",
			limit: rule.LimitFloor, formula: "max(3000.00, 5510.00) × 8% = 440.80",
		},
		{name: "a wage of 0",
			floor: "5510", ceiling: "27549", rate: "0.08", wage: "0", base: "5510", amount: "440.80",
			limit: rule.LimitFloor, formula: "max(0.00, 5510.00) × 8% = 440.80",
		},
		{name: "a fen below the floor",
			floor: "5510", ceiling: "27549", rate: "0.08", wage: "5509.99", base: "5510", amount: "440.80",
			limit: rule.LimitFloor, formula: "max(5509.99, 5510.00) × 8% = 440.80",
		},
		{name: "at the floor",
			floor: "5510", ceiling: "27549", rate: "0.08", wage: "5510", base: "5510", amount: "440.80",
			limit: rule.LimitNone, formula: "5510.00 × 8% = 440.80",
		},
		{name: "a fen above the floor",
			floor: "5510", ceiling: "27549", rate: "0.08", wage: "5510.01", base: "5510.01", amount: "440.80",
			limit: rule.LimitNone, formula: "5510.01 × 8% = 440.80",
		},
		{name: "between",
			floor: "5510", ceiling: "27549", rate: "0.08", wage: "12000", base: "12000", amount: "960",
			limit: rule.LimitNone, formula: "12000.00 × 8% = 960.00",
		},
		// 27,549 x 8 % = 2,203.92; a fen less is 2,203.9192
		{name: "a fen below the ceiling",
			floor: "5510", ceiling: "27549", rate: "0.08", wage: "27548.99", base: "27548.99",
			amount: "2203.92", limit: rule.LimitNone, formula: "27548.99 × 8% = 2203.92",
		},
		{name: "at the ceiling",
			floor: "5510", ceiling: "27549", rate: "0.08", wage: "27549", base: "27549", amount: "2203.92",
			limit: rule.LimitNone, formula: "27549.00 × 8% = 2203.92",
		},
		{name: "a fen above the ceiling",
			floor: "5510", ceiling: "27549", rate: "0.08", wage: "27549.01", base: "27549", amount: "2203.92",
			limit: rule.LimitCeiling, formula: "min(27549.01, 27549.00) × 8% = 2203.92",
		},
		{name: "far above",
			floor: "5510", ceiling: "27549", rate: "0.08", wage: "10000000000", base: "27549",
			amount: "2203.92", limit: rule.LimitCeiling,
			formula: "min(10000000000.00, 27549.00) × 8% = 2203.92",
		},
		{name: "no ceiling",
			floor: "2500", ceiling: "none", rate: "0.002", wage: "100000", base: "100000", amount: "200",
			limit: rule.LimitNone, formula: "100000.00 × 0.2% = 200.00",
		},
		{name: "the greatest wage",
			floor: "2500", ceiling: "none", rate: "1", wage: "10000000000", base: "10000000000",
			amount: "10000000000", limit: rule.LimitNone, formula: "10000000000.00 × 100% = 10000000000.00",
		},
		{name: "floor equals ceiling",
			floor: "5510", ceiling: "5510", rate: "0.08", wage: "9000", base: "5510", amount: "440.80",
			limit: rule.LimitCeiling, formula: "min(9000.00, 5510.00) × 8% = 440.80",
		},
		{name: "a floor of 0",
			floor: "0", ceiling: "none", rate: "0.05", wage: "0", base: "0", amount: "0", limit: rule.LimitNone,
			formula: "0.00 × 5% = 0.00",
		},
		{name: "a limit with fen",
			floor: "4775.55", ceiling: "27549", rate: "0.08", wage: "1", base: "4775.55", amount: "382.04",
			limit: rule.LimitFloor, formula: "max(1.00, 4775.55) × 8% = 382.04",
		},
		// 0.000001 % of 10^10 is 100; of 50,000.00 half a fen, 0.0005, nothing
		{name: "the smallest rate",
			floor: "0", ceiling: "none", rate: "0.00000001", wage: "10000000000", base: "10000000000",
			amount: "100", limit: rule.LimitNone, formula: "10000000000.00 × 0.000001% = 100.00",
		},
		{name: "less than a fen",
			floor: "0", ceiling: "none", rate: "0.00000001", wage: "50000", base: "50000", amount: "0",
			limit: rule.LimitNone, formula: "50000.00 × 0.000001% = 0.00",
		},
		// 38,000 x 33.333333 % = 12,666.66654
		{name: "a repeating rate",
			floor: "0", ceiling: "none", rate: "0.33333333", wage: "38000", base: "38000", amount: "12666.67",
			limit: rule.LimitNone, formula: "38000.00 × 33.333333% = 12666.67",
		},
	}, func(t *testing.T, c c) {
		ch := charge(t, c.floor, c.ceiling, c.rate)
		line, err := ch.Line(yuan(t, c.wage))
		require.NoError(t, err)
		tabletest.Equal(t, c.wage, line.Declared())
		tabletest.Equal(t, c.base, line.Base())
		tabletest.Equal(t, c.rate, line.Rate())
		tabletest.Equal(t, c.amount, line.Amount())
		tabletest.Equal(t, c.amount, decimal.New(line.Fen(), -2))
		assert.Equal(t, c.limit, line.Limit())
		assert.Equal(t, c.formula, line.Formula())
		assert.Equal(t, rule.Pension, line.Scheme())
		assert.Equal(t, rule.Employee, line.Payer())
		assert.NoError(t, ch.Check())
		assert.NoError(t, ch.Err())
	})
}

// The base of the illness supplement is the city average whatever the wage is, and its ceiling is not asked for.
func TestFixedBase(t *testing.T) {
	ch := rule.Charge{Scheme: rule.IllnessSupplement, Payer: rule.Employer, Floor: figure(t, "10292"),
		Rate: figure(t, "0.0026"), Fixed: true}
	for _, wage := range []string{"0", "3000", "10292", "1000000"} {
		line, err := ch.Line(yuan(t, wage))
		require.NoError(t, err)
		tabletest.Equal(t, "26.76", line.Amount()) // 26.7592
		tabletest.Equal(t, "10292", line.Base())
		tabletest.Equal(t, wage, line.Declared())
		assert.Equal(t, rule.LimitNone, line.Limit())
		assert.Equal(t, "10292.00 × 0.26% = 26.76", line.Formula())
		assert.Contains(t, line.Explain(rule.English), "the base is the city average wage, whatever the wage")
		assert.Contains(t, line.Explain(rule.Chinese), "基数为上年度本市在岗职工月平均工资")
		assert.Len(t, line.Cites(), 2)
		assert.Equal(t, "illness supplement, employer's part: a base of 10292.00 yuan × 0.26% = 26.76 yuan. "+
			"The base is the city's average wage, whatever the wage.", line.Brief(rule.English))
		assert.Equal(t, "重大疾病医疗补助单位缴费：基数 10292.00 元 × 0.26% = 26.76 元。基数为本市平均工资，与本人工资无关。",
			line.Brief(rule.Chinese))
	}
	ch.Floor = rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaIllnessSupplement,
		What: rule.Say("city average", "city average")})
	_, err := ch.Line(yuan(t, "3000"))
	require.ErrorIs(t, err, rule.ErrNoRule)
	for what := range ch.Missing() {
		assert.Equal(t, "base", what)
	}
}

// halfUp is base x rate for whole yuan and a rate in 10^-5, in fen, in plain whole numbers.
func halfUp(baseYuan, rate int64) int64 { return (baseYuan*rate*100 + 50_000) / 100_000 }

// TestEveryWholeYuanBase: all 28,001 bases a payroll meets times the rates of the schemes; a binary float is wrong on
// thousands of them.
func TestEveryWholeYuanBase(t *testing.T) {
	rates := map[string]int64{"0.08": 8000, "0.16": 16000, "0.14": 14000, "0.13": 13000, "0.02": 2000, "0.045": 4500,
		"0.0545": 5450, "0.055": 5500, "0.0275": 2750, "0.06": 6000,
		"0.065": 6500, "0.0085": 850, "0.0026": 260, "0.002": 200, "0.004": 400, "0.005": 500, "0.007": 700,
		"0.008": 800, "0.009": 900, "0.0032": 320, "0.0048": 480, "0.0064": 640,
		"0.00175": 175, "0.011": 1100, "0.014": 1400, "0.015": 1500, "0.05": 5000, "0.07": 7000, "0.12": 12000,
		"0.2": 20000}
	for text, rate := range rates {
		ch, err := charge(t, "0", "none", text).Prepare()
		require.NoError(t, err)
		wrong := 0
		for base := int64(2000); base <= 30000; base++ {
			line, amount, err := ch.Line(rule.FenAmount(base * 100))
			if err != nil || amount != halfUp(base, rate) || line.Fen() != amount {
				wrong++
			}
		}
		assert.Zero(t, wrong, "differences at the rate %s", text)
	}
}

// byDecimal computes an amount in plain decimals: clamp, multiply, round.
func byDecimal(
	wage, floor decimal.Decimal, ceiling *decimal.Decimal, rate decimal.Decimal, r rule.Rounding,
) decimal.Decimal {
	base := decimal.Max(wage, floor)
	if ceiling != nil {
		base = decimal.Min(base, *ceiling)
	}
	product := base.Mul(rate)
	if r.FromFen {
		product = product.Round(2)
	}
	places := int32(2 - int(r.Unit))
	switch r.Mode {
	case rule.Up:
		return product.RoundUp(places)
	case rule.Down:
		return product.RoundDown(places)
	}
	return product.Round(places)
}

// FuzzChargeLine: the line is the plain-decimal product and the big.Rat product; its base lies within the limits, a
// second clamp changes nothing, and a higher wage is never a lower amount.
func FuzzChargeLine(f *testing.F) {
	f.Add(uint64(300_000), uint64(551_000), uint64(2_203_900), uint32(8_000_000), uint8(0), uint64(1))
	f.Add(uint64(501_050), uint64(0), uint64(math.MaxUint64), uint32(5_000_000), uint8(0), uint64(100))
	f.Add(uint64(567_502), uint64(0), uint64(1), uint32(2_000_000), uint8(9), uint64(0))
	f.Add(uint64(1_000_000_000_000), uint64(0), uint64(math.MaxUint64), uint32(100_000_000), uint8(17), uint64(0))
	f.Fuzz(func(t *testing.T, wageFen, floorFen, span uint64, rate uint32, rounding uint8, more uint64) {
		const limit = 1_000_000_000_000
		wageFen, floorFen = wageFen%(limit+1), floorFen%(limit+1)
		wage, floor, fraction8 := decimal.New(int64(wageFen), -2), decimal.New(int64(floorFen),
			-2), decimal.New(int64(rate%100_000_001), -8)
		in := rule.Input{Field: "figure", Max: 10_000_000_000, Places: 8}
		figureOf := func(d decimal.Decimal) rule.Figure {
			n, err := in.Number(d)
			if err != nil {
				t.Fatal(err)
			}
			return rule.SuppliedFigure(n, "")
		}
		r := roundings()[int(rounding)%18]
		ch := rule.Charge{Scheme: rule.Medical, Payer: rule.Employer, Floor: figureOf(floor),
			Ceiling: rule.NoneFigure(), Rate: figureOf(fraction8), Rounding: r}
		var ceiling *decimal.Decimal
		if span <= limit-floorFen {
			c := decimal.New(int64(floorFen+span), -2)
			ch.Ceiling, ceiling = figureOf(c), &c
		}
		line, err := ch.Line(rule.FenAmount(int64(wageFen)))
		if err != nil {
			t.Fatal(err)
		}
		want := byDecimal(wage, floor, ceiling, fraction8, r)
		if !line.Amount().Equal(want) {
			t.Fatalf("%s, %s: by decimal %s", line.Formula(), r.Explain(rule.English), want)
		}
		exact := roundRat(t, new(big.Rat).Mul(fraction(line.Base()), fraction(fraction8)), r)
		if fraction(line.Amount()).Cmp(exact) != 0 || evaluate(t, line.Formula(), r).Cmp(exact) != 0 {
			t.Fatalf("%s, %s: by fractions %s", line.Formula(), r.Explain(rule.English), exact.FloatString(4))
		}
		if line.Base().LessThan(floor) || ceiling != nil && line.Base().GreaterThan(*ceiling) {
			t.Fatalf("%s leaves the limits", line.Formula())
		}
		again, err := ch.Line(rule.FenAmount(line.Base().Shift(2).BigInt().Int64()))
		if err != nil || !again.Base().Equal(line.Base()) || again.Fen() != line.Fen() ||
			again.Limit() != rule.LimitNone {
			t.Fatalf("%s, of its own base %s, %v", line.Formula(), again.Formula(), err)
		}
		higher, err := ch.Line(rule.FenAmount(int64(wageFen + more%(limit-wageFen+1))))
		if err != nil || higher.Fen() < line.Fen() || higher.Base().LessThan(line.Base()) {
			t.Fatalf("%s, and of more %s, %v", line.Formula(), higher.Formula(), err)
		}
	})
}

var formula = regexp.MustCompile(`^(?:(max|min)\((\d+\.\d\d), (\d+\.\d\d)\)|(\d+\.\d\d)) × (\d+(?:\.\d+)?)% = ` +
	`(\d+\.\d\d)$`)

// evaluate reads a formula, computes its left side and fails where it is not the right side.
func evaluate(t testing.TB, text string, r rule.Rounding) *big.Rat {
	t.Helper()
	m := formula.FindStringSubmatch(text)
	require.NotNil(t, m, text)
	var base *big.Rat
	switch m[1] {
	case "":
		base = rat(t, m[4])
	case "max":
		base = rat(t, m[2])
		if other := rat(t, m[3]); other.Cmp(base) > 0 {
			base = other
		}
	default:
		base = rat(t, m[2])
		if other := rat(t, m[3]); other.Cmp(base) < 0 {
			base = other
		}
	}
	rate := new(big.Rat).Quo(rat(t, m[5]), big.NewRat(100, 1))
	amount := roundRat(t, base.Mul(base, rate), r)
	require.Zero(t, amount.Cmp(rat(t, m[6])), "%s does not hold: the left side is %s", text, amount.FloatString(2))
	return amount
}

// TestFormulaHolds: what a line prints can be computed again by whoever reads it.
func TestFormulaHolds(t *testing.T) {
	n := 0
	for _, r := range roundings() {
		for _, rate := range []string{"0", "0.00000001", "0.00175", "0.002", "0.0026", "0.0085", "0.0545", "0.08",
			"0.16", "0.33333333", "1"} {
			for _, limits := range [][2]string{{"5510", "27549"}, {"2500", "none"}, {"0", "0.01"},
				{"4775.55", "4775.56"}} {
				ch := charge(t, limits[0], limits[1], rate)
				ch.Rounding = r
				for _, wage := range []string{"0", "0.01", "2499.99", "3000", "4775.55", "5510.01", "10001.37",
					"27549", "99999.99", "10000000000"} {
					line, err := ch.Line(yuan(t, wage))
					require.NoError(t, err)
					require.Zero(t, evaluate(t, line.Formula(), r).Cmp(fraction(line.Amount())))
					n++
				}
			}
		}
	}
	assert.Equal(t, 18*11*4*10, n)
}

func TestExplain(t *testing.T) {
	ch := rule.Charge{Scheme: rule.Pension, Payer: rule.Employee,
		Floor:   graded(t, "5510", rule.Official, "limits of 2025"),
		Ceiling: graded(t, "27549", rule.Reported, "limits of 2025"),
		Rate:    graded(t, "0.08", rule.Corroborated, "rates")}
	type c struct {
		name, wage, en, zh string
	}
	tabletest.Each(t, []c{
		{name: "floor",
			wage: "3000",
			en: "pension, employee: max(3000.00, 5510.00) × 8% = 440.80 yuan (the wage is below the floor, which " +
				"is the base, half up to the fen). Source: floor limits of 2025 (粤〔2025〕1号) art. 1 [official]; " +
				"ceiling limits of 2025 (粤〔2025〕1号) art. 1 [reported]; rate rates (粤〔2025〕1号) art. 1 [corroborated]",
			zh: "养老保险 个人：max(3000.00, 5510.00) × 8% = 440.80 元（工资低于下限，按下限，四舍五入到分）。依据：下限 limits of 2025（中文） " +
				"(粤〔2025〕1号) art. 1［官方文本］；上限 limits of 2025（中文） (粤〔2025〕1号) art. 1［单一来源］；费率 rates（中文） (粤〔2025〕1号) " +
				"art. 1［两源印证］",
		},
		{name: "ceiling",
			wage: "30000",
			en: "pension, employee: min(30000.00, 27549.00) × 8% = 2203.92 yuan (the wage is above the ceiling, " +
				"which is the base, half up to the fen). Source: floor limits of 2025 (粤〔2025〕1号) art. 1 " +
				"[official]; ceiling limits of 2025 (粤〔2025〕1号) art. 1 [reported]; " +
				"rate rates (粤〔2025〕1号) art. 1 [corroborated]",
			zh: "养老保险 个人：min(30000.00, 27549.00) × 8% = 2203.92 元（工资高于上限，按上限，四舍五入到分）。依据：下限 limits of 2025（中文） " +
				"(粤〔2025〕1号) art. 1［官方文本］；上限 limits of 2025（中文） (粤〔2025〕1号) art. 1［单一来源］；费率 rates（中文） (粤〔2025〕1号) " +
				"art. 1［两源印证］",
		},
	}, func(t *testing.T, c c) {
		line, err := ch.Line(yuan(t, c.wage))
		require.NoError(t, err)
		assert.Equal(t, c.en, line.Explain(rule.English))
		assert.Equal(t, c.zh, line.Explain(rule.Chinese))
		assert.Equal(t, rule.Reported, line.Grade())
		assert.Equal(t, []string{"limits of 2025", "limits of 2025", "rates"}, titles(line.Cites()))
	})
}

func titles(cites []rule.Cite) []string {
	var out []string
	for _, c := range cites {
		out = append(out, c.Title)
	}
	return out
}

// Whatever the scheme, an explanation in either language holds the formula and every document.
func TestExplainNamesAmountAndDocuments(t *testing.T) {
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
			ch := charge(t, "2500", "41112", "0.002")
			ch.Scheme, ch.Payer, ch.Rounding = scheme, payer, rule.Rounding{Unit: rule.ToYuan}
			ch.Practice = graded(t, "1", rule.Supplied, "practice of the centre")
			line, err := ch.Line(yuan(t, "10000"))
			require.NoError(t, err)
			en, zh := line.Explain(rule.English), line.Explain(rule.Chinese)
			for _, text := range []string{en, zh} {
				assert.Contains(t, text, "10000.00 × 0.2% = 20.00")
				for _, doc := range []string{"document of 2500", "document of 41112", "document of 0.002",
					"practice of the centre", "粤〔2025〕1号"} {
					assert.Contains(t, text, doc)
				}
			}
			assert.Contains(t, en, payer.String())
			assert.Contains(t, en, "half up to the yuan")
			assert.Contains(t, en, "rounding practice of the centre")
			assert.Contains(t, zh, scheme.Chinese())
			assert.Contains(t, zh, payer.Chinese())
			assert.Contains(t, zh, "四舍五入到元")
			assert.Contains(t, zh, "取整 practice of the centre")
			assert.Equal(t, rule.Supplied, line.Grade(), "a practice counts towards the grade")
		}
	}
}

func TestExplainWithoutACeiling(t *testing.T) {
	ch := charge(t, "2500", "none", "0.002")
	line, err := ch.Line(yuan(t, "100000"))
	require.NoError(t, err)
	assert.Contains(t, line.Explain(rule.English), "there is no ceiling")
	assert.Contains(t, line.Explain(rule.Chinese), "不设上限")
}

// The weakest grade counts, also of a limit that did not bind; an employer's own setting counts for nothing.
func TestLineGrade(t *testing.T) {
	type c struct {
		name                 string
		floor, ceiling, rate rule.Grade
		want                 rule.Grade
	}
	tabletest.Each(t, []c{
		{name: "all official", floor: rule.Official, ceiling: rule.Official, rate: rule.Official, want: rule.Official},
		{name: "a floor that did not bind", floor: rule.Provisional, ceiling: rule.Official, rate: rule.Official,
			want: rule.Provisional},
		{name: "a ceiling", floor: rule.Official, ceiling: rule.Reported, rate: rule.Official, want: rule.Reported},
		{name: "a rate", floor: rule.Official, ceiling: rule.Reported, rate: rule.Supplied, want: rule.Supplied},
	}, func(t *testing.T, c c) {
		ch := charge(t, "5510", "27549", "0.08")
		ch.Floor, ch.Ceiling = graded(t, "5510", c.floor, "a"), graded(t, "27549", c.ceiling, "b")
		ch.Rate = graded(t, "0.08", c.rate, "c")
		line, err := ch.Line(yuan(t, "10000"))
		require.NoError(t, err)
		assert.Equal(t, c.want, line.Grade())

		ch.Rate = rule.SettingFigure(number(t, "0.08"))
		line, err = ch.Line(yuan(t, "10000"))
		require.NoError(t, err)
		assert.Equal(t, max(c.floor, c.ceiling), line.Grade())
	})
}

func TestChargeCheckRefuses(t *testing.T) {
	type c struct {
		name, floor, ceiling, rate string
		says                       string
	}
	tabletest.Each(t, []c{
		{name: "a floor above the ceiling",
			floor: "27549", ceiling: "5510", rate: "0.08",
			says: "pension: floor 27549 is above the ceiling 5510",
		},
		{name: "a floor a fen above",
			floor: "5510.01", ceiling: "5510", rate: "0.08",
			says: "pension: floor 5510.01 is above the ceiling 5510",
		},
		{name: "a floor of three decimals",
			floor: "5510.001", ceiling: "27549", rate: "0.08",
			says: "pension: floor 5510.001 has more than 2 decimals",
		},
		{name: "a ceiling of three decimals",
			floor: "5510", ceiling: "27549.005", rate: "0.08",
			says: "pension: ceiling 27549.005 has more than 2 decimals",
		},
		{name: "no floor",
			floor: "none", ceiling: "27549", rate: "0.08", says: "pension: floor none must be a number",
		},
		{name: "a negative floor",
			floor: "-0.01", ceiling: "27549", rate: "0.08", says: "pension: floor -0.01 is below 0",
		},
		{name: "a negative ceiling", floor: "0", ceiling: "-1", rate: "0.08", says: "is below 0"},
		{name: "a rate of 8 instead of 8 %",
			floor: "5510", ceiling: "27549", rate: "8", says: "pension: rate 8 is not a fraction from 0 to 1",
		},
		{name: "a rate just above 1",
			floor: "5510", ceiling: "27549", rate: "1.00000001", says: "is not a fraction from 0 to 1",
		},
		{name: "a negative rate",
			floor: "5510", ceiling: "27549", rate: "-0.08",
			says: "pension: rate -0.08 is not a fraction from 0 to 1",
		},
		{name: "a rate that does not exist",
			floor: "5510", ceiling: "27549", rate: "none",
			says: "pension: rate none is not a fraction from 0 to 1",
		},
		{name: "limits below 0, the right way", floor: "-2", ceiling: "-1", rate: "0.08", says: "is below 0"},
		{name: "a floor and a rate, both named",
			floor: "5510.001", ceiling: "27549", rate: "8", says: "pension: rate 8 is not a fraction",
		},
	}, func(t *testing.T, c c) {
		ch := charge(t, c.floor, c.ceiling, c.rate)
		for _, wage := range []string{"0", "10000", "100000"} {
			line, lineErr := ch.Line(yuan(t, wage))
			for _, err := range []error{ch.Check(), lineErr} {
				require.ErrorIs(t, err, rule.ErrOutOfRange)
				assert.Contains(t, err.Error(), c.says)
			}
			assert.Zero(t, line.Fen())
		}
	})
}

// The zero Charge is refused with every figure named, never "0 % of everything".
func TestZeroCharge(t *testing.T) {
	ch := rule.Charge{Scheme: rule.Medical, Payer: rule.Employer}
	_, lineErr := ch.Line(yuan(t, "10000"))
	for _, err := range []error{ch.Check(), lineErr} {
		require.ErrorIs(t, err, rule.ErrMissingField)
		for _, what := range []string{"employer floor", "employer ceiling", "employer rate"} {
			assert.Contains(t, err.Error(), "medical: "+what+" is not set")
		}
	}
	assert.ErrorIs(t, ch.Err(), rule.ErrMissingField)
	var missing []string
	for what, err := range ch.Missing() {
		assert.Error(t, err)
		missing = append(missing, what)
	}
	assert.Equal(t, []string{"floor", "ceiling", "rate"}, missing)
	for what := range ch.Missing() {
		assert.Equal(t, "floor", what)
		break
	}
}

// A figure that is unknown for a stated reason passes Check, and gives that reason where it is used.
func TestUnknownFigureInACharge(t *testing.T) {
	gap := &rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("employer rate", "employer rate"),
		Month: month(t, "2025-06"), Nearest: month(t, "2025-07")}
	for _, set := range []func(*rule.Charge){
		func(c *rule.Charge) { c.Floor = rule.UnknownFigure(gap) },
		func(c *rule.Charge) { c.Ceiling = rule.UnknownFigure(gap) },
		func(c *rule.Charge) { c.Rate = rule.UnknownFigure(gap) },
	} {
		ch := charge(t, "5510", "27549", "0.08")
		set(&ch)
		assert.NoError(t, ch.Check())
		assert.Equal(t, gap, ch.Err())
		_, err := ch.Line(yuan(t, "10000"))
		assert.Equal(t, gap, err)
		n := 0
		for _, err := range ch.Missing() {
			assert.Equal(t, gap, err)
			n++
		}
		assert.Equal(t, 1, n)
	}
}

// A wage that was not checked before is checked by the line: nothing below 0 is lifted to the floor.
func TestLineRefusesAWageOutOfBounds(t *testing.T) {
	for name, fens := range map[string]int64{"a fen below 0": -1, "least": math.MinInt64,
		"a fen above 10^10": 1_000_000_000_001, "greatest": math.MaxInt64} {
		for _, ceiling := range []string{"27549", "none"} {
			ch := charge(t, "5510", ceiling, "0.08")
			line, err := ch.Line(rule.FenAmount(fens))
			assert.ErrorIs(t, err, rule.ErrOutOfRange, name)
			assert.ErrorContains(t, err, "pension: wage ", name)
			assert.Zero(t, line.Fen(), name)
		}
	}
}

func TestLines(t *testing.T) {
	employee, employer := charge(t, "5510", "27549", "0.08"), charge(t, "5510", "27549", "0.16")
	employer.Payer = rule.Employer
	lines, err := rule.Lines(tabletest.Dec(t, "3000"), employee, employer)
	require.NoError(t, err)
	require.Len(t, lines, 2)
	tabletest.Equal(t, "440.80", lines[0].Amount())
	tabletest.Equal(t, "881.60", lines[1].Amount())
	assert.Equal(t, rule.Employer, lines[1].Payer())
	back := lines[1].Charge()
	assert.Equal(t, "0.16", back.Rate.Number().String())

	none, err := rule.Lines(tabletest.Dec(t, "3000"))
	assert.NoError(t, err)
	assert.Empty(t, none)
}

// A bad wage, a bad figure and an unknown one are reported at once, and there is no line.
func TestLinesReportsEveryError(t *testing.T) {
	gap := &rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("employer rate", "employer rate"),
		Month: month(t, "2025-06")}
	employee, employer := charge(t, "5510", "27549", "8"), charge(t, "5510", "27549", "0.16")
	employer.Payer, employer.Rate = rule.Employer, rule.UnknownFigure(gap)
	lines, err := rule.Lines(tabletest.Dec(t, "-3"), employee, employer)
	assert.Nil(t, lines)
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	require.ErrorIs(t, err, rule.ErrNoRule)
	var noRule *rule.NoRuleError
	require.True(t, errors.As(err, &noRule))
	for _, says := range []string{"pension: wage -3 is below 0", "pension: rate 8 is not a fraction",
		"pension: no employer rate is known for 2025-06"} {
		assert.Contains(t, err.Error(), says)
	}
}

// A charge that was prepared gives lines without an allocation.
func TestPreparedLineDoesNotAllocate(t *testing.T) {
	ch, err := charge(t, "5510", "27549", "0.08").Prepare()
	require.NoError(t, err)
	wage := yuan(t, "3000")
	var sum int64
	allocs := testing.AllocsPerRun(100, func() {
		line, amount, err := ch.Line(wage)
		if err == nil && line.Fen() == amount {
			sum += amount
		}
	})
	assert.Zero(t, allocs)
	assert.NotZero(t, sum)
}

// The zero values of Prepared and Line are refused, or empty, and nothing panics.
func TestZeroPreparedAndLine(t *testing.T) {
	_, _, err := new(rule.Prepared).Line(yuan(t, "3000"))
	assert.ErrorIs(t, err, rule.ErrMissingField)
	var line rule.Line
	assert.Zero(t, line.Fen())
	assert.True(t, line.Base().IsZero())
	assert.Equal(t, rule.LimitNone, line.Limit())
	assert.Zero(t, line.Grade())
	assert.Empty(t, line.Cites())
	assert.Equal(t, "0.00 × 0% = 0.00", line.Formula())
	assert.Equal(t, rule.LineFields{Declared: "0.00", Base: "0.00", Rate: "0", Limit: rule.LimitNone,
		Formula: "0.00 × 0% = 0.00", Amount: "0.00"}, line.Fields())
	assert.True(t, line.Rate().IsZero())
	assert.Equal(t, rule.Charge{}, line.Charge())
}

// What is prepared is a copy: changing the charge later changes no line.
func TestPreparedIsACopy(t *testing.T) {
	ch := charge(t, "5510", "27549", "0.08")
	prepared, err := ch.Prepare()
	require.NoError(t, err)
	ch.Floor = rule.NoneFigure()
	line, amount, err := prepared.Line(yuan(t, "3000"))
	require.NoError(t, err)
	assert.Equal(t, int64(44_080), amount)
	assert.Equal(t, "max(3000.00, 5510.00) × 8% = 440.80", line.Formula())
	kept := line.Charge()
	assert.Equal(t, "5510", kept.Floor.Number().String())
}
