package payroll_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// amountsOf are one payer's amounts in some schemes, "-" where there is no line.
func amountsOf(side *payroll.Side, schemes ...rule.Scheme) []string {
	var out []string
	for _, scheme := range schemes {
		amount, ok := side.Amount(scheme)
		if !ok {
			out = append(out, "-")
			continue
		}
		out = append(out, amount.StringFixed(2))
	}
	return out
}

// codes are the codes of a slip's notices.
func codes(s *payroll.Slip) []string {
	var out []string
	for _, n := range s.Notices {
		out = append(out, n.Code)
	}
	return out
}

// The employer's parts of pension (14 %), unemployment (0.8 %) and injury (0.2 %) on 10,000, exempt, halved or whole;
// the employee's parts (8 % and 0.2 %) never change.
func TestRelief2020(t *testing.T) {
	whole, half, exempt := []string{"1400.00", "80.00", "20.00"}, []string{"700.00", "40.00", "10.00"},
		[]string{"0.00", "0.00", "0.00"}
	said := []string{"relief_2020_not_applied"}
	for _, c := range []struct {
		name, month, relief string
		kind                payroll.EmployerKind
		want, notices       []string
	}{
		{"粤人社发〔2020〕58号, small employers exempt from its first month", "2020-02", "small", payroll.Enterprise, exempt,
			nil},
		{"粤人社发〔2020〕58号, small employers exempt", "2020-03", "small", payroll.Enterprise, exempt, nil},
		{"粤人社发〔2020〕58号, large employers halved", "2020-03", "large", payroll.Enterprise, half, nil},
		{"粤人社发〔2020〕58号, social organisations halved", "2020-03", "large", payroll.Social, half, nil},
		{"粤人社发〔2020〕58号, its last month for large employers", "2020-04", "large", payroll.Enterprise, half, nil},
		{"粤人社发〔2020〕122号, large employers halved to 2020-06", "2020-06", "large", payroll.Enterprise, half, nil},
		{"粤人社发〔2020〕122号, large employers pay again", "2020-07", "large", payroll.Enterprise, whole, nil},
		{"粤人社发〔2020〕122号, small employers exempt to 2020-12", "2020-12", "small", payroll.Enterprise, exempt, nil},
		{"the month before", "2020-01", "small", payroll.Enterprise, whole, nil},
		{"the month after", "2021-01", "small", payroll.Enterprise, whole, nil},
		{"2021, large", "2021-03", "large", payroll.Enterprise, whole, nil},
		{"not said which: not applied, and said", "2020-03", "", payroll.Enterprise, whole, said},
		{"not said by a social organisation", "2020-03", "", payroll.Social, whole, said},
		{"not said while small employers are exempt", "2020-12", "", payroll.Enterprise, whole, said},
		{"a public body has none", "2020-03", "", payroll.NoEnterprise, whole, nil},
		{"nothing to say in the month before", "2020-01", "", payroll.Enterprise, whole, nil},
		{"nothing to say in 2021", "2021-01", "", payroll.Enterprise, whole, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			set := settings()
			set.Relief2020, set.Kind = c.relief, c.kind
			s, err := policy(t, c.month).Slip(employer(t, set), earning(t, "10000"))
			require.NoError(t, err)
			assert.Equal(t, c.want, amountsOf(&s.Employer, rule.Pension, rule.Unemployment, rule.Injury))
			assert.Equal(t, []string{"800.00", "20.00", "200.00", "500.00"},
				amountsOf(&s.Employee, rule.Pension, rule.Unemployment, rule.Medical, rule.Housing))
			assert.Equal(t, []string{"85.00", "500.00"}, amountsOf(&s.Employer, rule.Maternity, rule.Housing),
				"not among the schemes of the relief")
			assert.Equal(t, c.notices, codes(&s))
			checkTotals(t, &s)
		})
	}
}

// A relief multiplies the rate, so there is one rounding: 5,000.07 x 7 % = 350.0049, not half of 700.01. A class and a
// coefficient are relieved as an own rate is: 0.2 % of class 2, halved, of 5,000.07 is 5.00007; 0.8 % x 0.6 is 0.48
// %, halved 12.000168.
func TestRelief2020IsRoundedOnce(t *testing.T) {
	s, err := policy(t, "2020-03").Slip(employer(t, payroll.Settings{InjuryClass: 2, UnemploymentCoefficient: "0.6",
		Relief2020: "large"}),
		earning(t, "5000.07", rule.Medical, rule.Housing))
	require.NoError(t, err)
	assert.Equal(t, []string{"350.00", "12.00", "5.00"}, amountsOf(&s.Employer, rule.Pension, rule.Unemployment,
		rule.Injury))
	for i := range s.Lines {
		line := &s.Lines[i]
		for _, lang := range []rule.Language{rule.English, rule.Chinese} {
			assert.Equal(t, line.Payer() == rule.Employer, strings.Contains(line.Explain(lang), "粤人社发〔2020〕58号"), "%s",
				line.Explain(lang))
		}
	}
}

// A rate of its own with eight decimals cannot be halved exactly, and is not rounded silently.
func TestRelief2020OfARateThatCannotBeHalved(t *testing.T) {
	set := settings()
	set.UnemploymentRate, set.Relief2020 = "0.00480001", "large"
	_, err := policy(t, "2020-03").Slip(employer(t, set), earning(t, "10000"))
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
	assert.ErrorContains(t, err, "unemployment: employer rate after the relief")
}

func TestRelief2020IsRefused(t *testing.T) {
	for _, c := range []struct {
		name, relief string
		kind         payroll.EmployerKind
		code, says   string
	}{
		{"a small public body", "small", payroll.NoEnterprise, "conflict",
			"payroll: relief_2020 small is not for public bodies (机关、事业单位); leave it out, or correct employer_kind"},
		{"a large public body", "large", payroll.NoEnterprise, "conflict",
			"payroll: relief_2020 large is not for public bodies (机关、事业单位); leave it out, or correct employer_kind"},
		{"another word", "medium", payroll.Enterprise, "out_of_range",
			"payroll: relief_2020 medium is not known; use one of small, large"},
		{"capitals", "Small", payroll.Enterprise, "out_of_range",
			"payroll: relief_2020 Small is not known; use one of small, large"},
	} {
		t.Run(c.name, func(t *testing.T) {
			set := settings()
			set.Relief2020, set.Kind = c.relief, c.kind
			_, err := payroll.NewEmployer(set)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.EqualError(t, err, c.says)
		})
	}
}

// Between its first month and its issue (taken as 2020-03-31) nobody knew the relief: it is asked for by name, and
// only by those who say they had it.
func TestRelief2020NotYetIssued(t *testing.T) {
	p := policy(t, "2020-03", guangzhou.KnownOn(rule.DateOf(2020, 3, 15)))
	set, only := settings(), earning(t, "10000", rule.Medical, rule.Unemployment, rule.Housing)
	set.Relief2020 = "large"
	_, err := p.Slip(employer(t, set), only)
	assert.Equal(t, "no_rule", rule.CodeOf(err))
	assert.ErrorContains(t, err,
		"(relief_2020.large) is known for 2020-03 (as known on 2020-03-15: "+
			"in force from 2020-02-01 and issued on 2020-03-31)")
	s, err := p.Slip(employer(t, set), only, payroll.Partial)
	require.NoError(t, err)
	var missing []string
	for _, m := range s.Missing {
		missing = append(missing, m.Scheme.String()+" "+m.Payer.String()+" "+m.What)
	}
	assert.Equal(t, []string{"pension employer relief", "injury employer relief"}, missing)
	assert.Equal(t, []string{"-", "-"}, amountsOf(&s.Employer, rule.Pension, rule.Injury))
	s, err = p.Slip(employer(t, settings()), only)
	require.NoError(t, err)
	assert.Equal(t, []string{"1400.00", "20.00"}, amountsOf(&s.Employer, rule.Pension, rule.Injury))
}

// A slip says in JSON what was not applied, in both languages, and nothing where nothing was.
func TestNoticesInJSON(t *testing.T) {
	notices := func(month string) []map[string]string {
		s, err := policy(t, month).Slip(employer(t, settings()), earning(t, "10000"))
		require.NoError(t, err)
		text, err := json.Marshal(s)
		require.NoError(t, err)
		var doc struct{ Notices []map[string]string }
		require.NoError(t, json.Unmarshal(text, &doc))
		assert.Equal(t, doc.Notices != nil, strings.Contains(string(text), `"notices"`))
		for i, n := range s.Notices {
			assert.Equal(t, doc.Notices[i]["text"], n.In(rule.English))
			assert.Equal(t, doc.Notices[i]["text_zh"], n.In(rule.Chinese))
		}
		return doc.Notices
	}
	assert.Equal(t, []map[string]string{{"code": "relief_2020_not_applied",
		"text": "the relief of 2020 was in force in 2020-03 and is not applied: " +
			"pass relief_2020 small or large where the employer had it",
		"text_zh": "2020-03 有 2020 年阶段性减免，本次未适用：单位如享受，请填 relief_2020 为 small（中小微企业）或 large（大型企业等）"}},
		notices("2020-03"))
	assert.Nil(t, notices("2021-03"))
}

// Social organisations and 民办非企业 come under the halving of 2021-07 to 2021-09 as enterprises do (通告 2021-08-25 art.
// 1), not under that of 2020 (粤医保函〔2020〕62号): the employer's medical part of 10,000.
func TestMedicalReliefByKind(t *testing.T) {
	for _, c := range []struct {
		name, month string
		kind        payroll.EmployerKind
		want        string
	}{
		{"通告 2021-08-25 art. 1, an enterprise", "2021-08", payroll.Enterprise, "350.00"},
		{"通告 2021-08-25 art. 1, a social organisation", "2021-08", payroll.Social, "350.00"},
		{"通告 2021-08-25 art. 1, a public body", "2021-08", payroll.NoEnterprise, "550.00"},
		{"the month before it", "2021-06", payroll.Social, "550.00"},
		{"通告 2021-08-25 art. 2, the month after", "2021-10", payroll.Social, "500.00"},
		{"粤医保函〔2020〕62号, an enterprise", "2020-03", payroll.Enterprise, "275.00"},
		{"粤医保函〔2020〕62号, a social organisation", "2020-03", payroll.Social, "550.00"},
		{"粤医保函〔2020〕62号, a public body", "2020-03", payroll.NoEnterprise, "550.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			set := settings()
			set.Kind = c.kind
			s, err := policy(t, c.month).Slip(employer(t, set), earning(t, "10000"))
			require.NoError(t, err)
			assert.Equal(t, []string{c.want}, amountsOf(&s.Employer, rule.Medical))
			assert.Equal(t, []string{"200.00"}, amountsOf(&s.Employee, rule.Medical))
		})
	}
}

// To 2014-12 the employer's rate of the pension had two classes (粤劳社发〔2009〕18号): 20 % for the local town-registered
// staff of state, collective and foreign-invested employers, 12 % for everybody else; from 2015-01 it is 14 % for all
// (穗人社发〔2015〕5号). On 8,000; the employee pays 640.00 throughout.
func TestPensionClass(t *testing.T) {
	for _, c := range []struct {
		name, month, class string
		townLocal          bool
		want               string
	}{
		{"粤劳社发〔2009〕18号, state, town-registered", "2014-12", "state", true, "1600.00"},
		{"粤劳社发〔2009〕18号, state, others", "2014-12", "state", false, "960.00"},
		{"粤劳社发〔2009〕18号, private", "2014-12", "private", false, "960.00"},
		{"粤劳社发〔2009〕18号, private, town-registered", "2014-12", "private", true, "960.00"},
		{"粤劳社发〔2009〕18号, the first month there is evidence for", "2014-05", "state", true, "1600.00"},
		{"穗人社发〔2015〕5号, state, town-registered", "2015-01", "state", true, "1120.00"},
		{"穗人社发〔2015〕5号, state, others", "2015-01", "state", false, "1120.00"},
		{"穗人社发〔2015〕5号, private", "2015-01", "private", false, "1120.00"},
		{"穗人社发〔2015〕5号, no class is needed", "2015-01", "", true, "1120.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			person := earning(t, "8000", rule.Medical, rule.Unemployment, rule.Injury, rule.Housing)
			person.TownLocal = c.townLocal
			boss, p := employer(t, payroll.Settings{PensionClass: c.class}), policy(t, c.month)
			s, err := p.Slip(boss, person)
			require.NoError(t, err)
			assert.Equal(t, []string{c.want}, amountsOf(&s.Employer, rule.Pension))
			assert.Equal(t, []string{"640.00"}, amountsOf(&s.Employee, rule.Pension))

			var options []payroll.SlipOption // the option says the same of everybody in a plan
			if c.townLocal {
				options = append(options, payroll.TownLocal)
			}
			person.TownLocal = false
			byOption, err := p.Slip(boss, person, options...)
			require.NoError(t, err)
			assert.Equal(t, slipText(t, s), slipText(t, byOption))
			plan, err := p.Plan(boss, person.Outside, options...)
			require.NoError(t, err)
			checkRow(t, plan, fill(t, plan, 800_000), 0, &s)
		})
	}
}

func TestPensionClassIsNeeded(t *testing.T) {
	p, boss := policy(t, "2014-12"), employer(t, payroll.Settings{})
	only := earning(t, "8000", rule.Medical, rule.Unemployment, rule.Injury, rule.Housing)
	const says = `pension: pension_class is missing and has no default; ` +
		`pass pension_class: "state" (国有、集体、三资企业) or "private" (私营企业、民办非企业)`
	for _, options := range [][]payroll.SlipOption{nil, {payroll.Partial}, {payroll.TownLocal}} {
		_, err := p.Slip(boss, only, options...)
		assert.Equal(t, "missing_field", rule.CodeOf(err))
		assert.EqualError(t, err, says)
		_, err = p.Plan(boss, only.Outside, options...)
		assert.EqualError(t, err, says)
	}
	_, err := p.Slip(boss, earning(t, "8000", rule.Pension, rule.Medical, rule.Unemployment, rule.Injury, rule.Housing))
	assert.NoError(t, err, "a person outside the pension needs no class")
	_, err = payroll.NewEmployer(payroll.Settings{PensionClass: "State"})
	assert.EqualError(t, err, "payroll: pension_class State is not known; use one of state, private")
	// before 2014-05 nobody knows a rate of either class
	_, err = policy(t, "2014-03").Slip(employer(t, payroll.Settings{PensionClass: "state"}), only)
	assert.Equal(t, "no_rule", rule.CodeOf(err))
	assert.ErrorContains(t, err, "pension: no employer rate (pension.employer_rate) is known for 2014-03")
}

// The years 2016 and 2017 printed two ceilings of the fund: three times the city's average, and five times for
// employers that do well. 12 % of 40,000 on each side, to the fen: 33,820 x 24 % is the printed maximum of 8,116.80.
func TestHousingCeilingTimes(t *testing.T) {
	const none = "housing: housing_ceiling_times 5 is no choice of the month; " +
		"leave it out: only 2016-07 to 2018-06 printed two ceilings"
	for _, c := range []struct {
		name, month string
		times       int
		base, want  string
		says        string
	}{
		{"2016, five times", "2016-08", 5, "33820.00", "4058.40", ""},
		{"2016, three times", "2016-08", 3, "20292.00", "2435.04", ""},
		{"2016, not said", "2016-08", 0, "20292.00", "2435.04", ""},
		{"2017, five times", "2017-08", 5, "37125.00", "4455.00", ""},
		{"2017, three times", "2017-08", 3, "22275.00", "2673.00", ""},
		{"穗公积金中心〔2018〕26号, the month before it", "2018-06", 5, "37125.00", "4455.00", ""},
		{"穗公积金中心〔2018〕26号, one ceiling again", "2018-07", 5, "", "", none},
		{"2019", "2019-01", 5, "", "", none},
		{"2019, three times", "2019-01", 3, "", "", strings.Replace(none, "times 5", "times 3", 1)},
		{"2015, five times for everybody", "2015-08", 3, "", "", strings.Replace(none, "times 5", "times 3", 1)},
		{"the month before the two ceilings", "2016-06", 5, "", "", none},
		{"2025", "2025-08", 5, "", "", none},
	} {
		t.Run(c.name, func(t *testing.T) {
			boss := employer(t, payroll.Settings{HousingEmployerRate: "0.12", HousingEmployeeRate: "0.12",
				HousingToFen: true, HousingCeilingTimes: c.times})
			only := earning(t, "40000", rule.Pension, rule.Medical, rule.Unemployment, rule.Injury)
			s, err := policy(t, c.month).Slip(boss, only)
			if c.says != "" {
				assert.Equal(t, "out_of_range", rule.CodeOf(err))
				assert.EqualError(t, err, c.says)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, []string{c.want}, amountsOf(&s.Employee, rule.Housing))
			assert.Equal(t, []string{c.want}, amountsOf(&s.Employer, rule.Housing))
			require.Len(t, s.Lines, 2)
			tabletest.Equal(t, c.base, s.Lines[0].Base())
		})
	}
	for times, says := range map[int]string{-5: "-5 is not within 3 to 5", 1: "1 is not within 3 to 5",
		4: "4 is not 3 or 5; leave it out for the ordinary ceiling", 6: "6 is not within 3 to 5"} {
		_, err := payroll.NewEmployer(payroll.Settings{HousingCeilingTimes: times})
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
		assert.ErrorContains(t, err, "housing_ceiling_times "+says)
	}
}

// From 2018-07 the notices have whole per cent and an own rate not under the employer's; an employer may have both
// refused for it.
func TestFundRatesAnEmployerForbids(t *testing.T) {
	const notWhole = "is not whole per cent; pass 0.05 to 0.12 in steps of 0.01, or leave housing_whole_percent out"
	for _, c := range []struct {
		name, employer, employee string
		whole, notUnder          bool
		says                     string
	}{
		{"穗公积金中心〔2018〕26号, whole per cent", "0.07", "0.12", true, false, ""},
		{"穗公积金中心〔2018〕26号, half a per cent", "0.055", "0.06", true, false, "housing: housing_employer_rate 0.055 " +
			notWhole},
		{"穗公积金中心〔2018〕26号, a hair of the own rate", "0.05", "0.05000001", true, false,
			"housing: housing_employee_rate 0.05000001 " + notWhole},
		{"half a per cent where nothing is asked", "0.055", "0.06", false, false, ""},
		{"穗公积金中心〔2018〕26号, the own rate under the employer's", "0.08", "0.07", false, true,
			"housing: housing_employee_rate 0.07 is under the employer's 0.08; " +
				"raise it, or leave housing_own_not_under out"},
		{"the same as the employer's", "0.08", "0.08", false, true, ""},
		{"above the employer's", "0.05", "0.12", false, true, ""},
		{"under the employer's where nothing is asked", "0.12", "0.05", true, false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := payroll.NewEmployer(payroll.Settings{HousingEmployerRate: c.employer,
				HousingEmployeeRate: c.employee,
				HousingWholePercent: c.whole, HousingOwnNotUnder: c.notUnder})
			if c.says == "" {
				assert.NoError(t, err)
				return
			}
			assert.Equal(t, "out_of_range", rule.CodeOf(err))
			assert.EqualError(t, err, c.says)
		})
	}
}

// A figure of the caller's own that no slip of the employer uses is said on the slip; one that is used is not.
func TestOwnFigureOfAnotherEmployer(t *testing.T) {
	boss := employer(t, payroll.Settings{InjuryClass: 2, UnemploymentCoefficient: "1", HousingEmployerRate: "0.05",
		HousingEmployeeRate: "0.05"})
	for _, c := range []struct {
		name, figure, value string
		said                bool
	}{
		{"another class", "injury.class_3_rate", "0.007", true},
		{"its own class", "injury.class_2_rate", "0.005", false},
		{"a relief nobody set", "relief_2020.small", "0", true},
		{"a coefficient it does not have, but is held against", "unemployment.coefficient_low", "0.3", false},
		{"a fund limit", "housing.ceiling", "30000", false},
		{"the highest fund rate", "housing.max_rate", "0.2", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := policy(t, "2025-08").With(c.figure, c.value)
			require.NoError(t, err)
			s, err := p.Slip(boss, earning(t, "8000"))
			require.NoError(t, err)
			said := slices.ContainsFunc(s.Notices, func(n payroll.Notice) bool {
				return n.Code == "own_figure_not_used" && strings.Contains(n.English, c.figure)
			})
			assert.Equal(t, c.said, said)
			plan, err := p.Plan(boss, nil)
			require.NoError(t, err)
			assert.Equal(t, s.Notices, plan.Notices())
		})
	}
}

// A factor that only the caller's own figure admits makes the amount the caller's own.
func TestOwnListThatAdmitsAFactor(t *testing.T) {
	p, err := policy(t, "2025-08").With("unemployment.coefficient_low", "0.3")
	require.NoError(t, err)
	s, err := p.Slip(employer(t, payroll.Settings{InjuryClass: 2, UnemploymentCoefficient: "0.3",
		HousingEmployerRate: "0.05",
		HousingEmployeeRate: "0.05"}), earning(t, "10000"))
	require.NoError(t, err)
	assert.Equal(t, rule.Supplied, s.Grade())
	assert.Equal(t, []string{"24.00"}, amountsOf(&s.Employer, rule.Unemployment))
}

// Two limits of one base that differ split it, whoever gave them; a floor of none says that nobody has a base.
func TestOneBaseGivenTwice(t *testing.T) {
	for _, c := range []struct {
		name   string
		values map[string]string
		says   string
	}{
		{"two floors", map[string]string{"medical.floor": "7000", "maternity.floor": "7100"},
			"medical.floor 7000 and maternity.floor (7100) are one base"},
		{"a ceiling and none", map[string]string{"medical.ceiling": "30000", "maternity.ceiling": "none"},
			"medical.ceiling 30000 and maternity.ceiling (none) are one base"},
		{"not levied on a base", map[string]string{"maternity.floor": "none", "maternity.ceiling": "none"}, ""},
		{"the classes where one rate is disputed",
			map[string]string{"pension.employer_rate_high": "0.2", "pension.employer_rate_low": "0.1"},
			"pension.employer_rate_high 0.2 is for the months with two classes, 2014-05 to 2014-12; " +
				"give pension.employer_rate instead"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := policy(t, "2022-08").WithAll(c.values)
			if c.says == "" {
				require.NoError(t, err)
				return
			}
			assert.ErrorIs(t, err, rule.ErrConflict)
			assert.ErrorContains(t, err, c.says)
		})
	}
}
