package payrollmonth

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// runCase is a run on a roster of one's own: its month and further flags, and what it is to print.
type runCase struct {
	name, month string
	flags       []string
	roster      string
	status      int
	errs, page  []string
}

// check runs each case.
func check(t *testing.T, cases []runCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			pagetest.Program(Run).Check(t, pagetest.Case{Args: append(own("-month", c.month), c.flags...),
				Stdin:  c.roster,
				Status: c.status, Errs: c.errs, Page: c.page})
		})
	}
}

const (
	three = "id,wage\nA1,3000\n"
	eight = "id,wage\nA1,8000\n"
	fifty = "id,wage\nA1,50000\n"
	towns = "id,wage,town_local\nA1,8000,yes\nA2,8000,否\n"
)

// testdata/own.csv holds two years of months: the limits of pension from 2026-07 and 2027-07,
// and what is due in 2027-01.
func TestFiguresOfOnesOwn(t *testing.T) {
	file := []string{"-figures", "testdata/own.csv"}
	with := func(more ...string) []string { return append(file[:2:2], more...) }
	check(t, []runCase{
		{
			// 5600 x 8 % + 6234 x 2 % + 3000 x 0.2 % + 150 = 728.68;
			// 5600 x 16 % + 6234 x 6 % + 6234 x 0.85 % + 24 + 6 + 150 = 1503.03.
			name: "limits not yet published", month: "2026-08", flags: file, roster: three,
			page: []string{"Grade    supplied",
				"your own pension.floor = 5600, 2026-07 to 2027-06, from testdata/own.csv: taken by",
				"[supplied] taken by the payroll office until the notice is published",
				"floor 5600 (supplied), ceiling 28000 (supplied)", "448.00", "896.00", "728.68", "1,503.03"},
		},
		{
			name: "in the user's Chinese words", month: "2026-08", flags: with("-lang", "zh"), roster: three,
			page: []string{"自备 pension.floor = 5600，2026-07 至 2027-06，见 testdata/own.csv：公布前由薪酬组暂定",
				"［用户自填］公布前由薪酬组暂定", "养老保险：下限5600（自填）、上限28000（自填）"},
		},
		{
			name: "in the explanation of a line", month: "2026-08", flags: with("-explain", "A1"), roster: three,
			page: []string{"max(3000.00, 5600.00) × 8% = 448.00"},
		},
		{
			// 5700 x 8 % = 456.00; 6400 x 2 % = 128.00.
			name: "the next year of the same file", month: "2027-07", flags: with("-carry-forward"), roster: three,
			page: []string{"your own pension.floor = 5700, 2027-07 to 2028-06", "plan of the payroll office", "456.00",
				"128.00", "ceiling 42933 (carried forward from 2026-07 to 2027-06)"},
		},
		{
			name: "a month the file has nothing for", month: "2025-08", flags: file, roster: three,
			page: []string{"testdata/own.csv: no figure of it is for 2025-08", "Grade    reported", "721.52"},
		},
		{
			name: "figures for other work", month: "2025-08", flags: []string{"-figures", "testdata/aside.csv"},
			roster: three,
			page:   []string{"testdata/aside.csv: on no slip: city.average_wage"},
		},
		{
			name: "both limits of one base", month: "2025-08", roster: three,
			flags: []string{"-with", "medical.floor=6300", "-with", "maternity.floor=6300"},
			page:  []string{"your own maternity.floor = 6300", "126.00"}, // 6300 x 2 %
		},
	})
}

// What is refused, each with the file, the line and the column, or with the other figure.
func TestFiguresOfOnesOwnRefused(t *testing.T) {
	file := []string{"-figures", "testdata/own.csv"}
	check(t, []runCase{
		{
			name: "a file and -with", month: "2026-08", flags: append(file[:2:2], "-with", "pension.floor=5510"),
			roster: three,
			status: 2,
			errs:   []string{"testdata/own.csv and -with both give pension.floor; keep one of them"},
		},
		{
			name: "the same file twice", month: "2026-08", flags: append(file[:2:2], file...), roster: three, status: 2,
			errs: []string{"pension.floor", "stands in two books for 2026-08; keep one of them"},
		},
		{
			name: "half of one base in a file", month: "2025-08", flags: []string{"-figures", "testdata/split.csv"},
			roster: three,
			status: 2, errs: []string{"2025-08 cannot be computed with testdata/split.csv",
				"medical.floor 6300 and maternity.floor (6236) are one base", "give maternity.floor as well"},
		},
		{
			name: "half of one base by -with", month: "2025-08", flags: []string{"-with", "medical.floor=6300"},
			roster: three,
			status: 2, errs: []string{"-with: medical.floor 6300 and maternity.floor (6236) are one base"},
		},
		{
			name: "a figure twice", month: "2025-08", roster: three, status: 2,
			flags: []string{"-with", "medical.floor=1", "-with", "medical.floor=2"},
			errs:  []string{"-with medical.floor is there twice"},
		},
		{
			name: "damaged by a spreadsheet", month: "2025-08", flags: []string{"-figures", "testdata/damaged.csv"},
			roster: three,
			status: 2, errs: []string{"testdata/damaged.csv:2:2: from 2015-7 is not a month", "write it as 2015-07",
				"testdata/damaged.csv:3:2: from Jul-15", "testdata/damaged.csv:3:4: value 14,958 has a grouping comma"},
		},
		{
			name: "no such file", month: "2025-08", flags: []string{"-figures", "testdata/none.csv"}, roster: three,
			status: 2,
			errs:   []string{"testdata/none.csv"},
		},
	})
}

// The employer's pension rate of 2022-08: 15 % by 粤人社发〔2022〕8号, 14 % by a table of 2023-01. 8000 x 15 % = 1200.00.
func TestDisputedFigure(t *testing.T) {
	check(t, []runCase{
		{
			name: "refused with both values", month: "2022-08", roster: eight, status: 2,
			errs: []string{"the employer rate (pension.employer_rate) of 2022-08 is disputed: 0.15 (", ") or 0.14 (",
				"-disputed"},
		},
		{
			name: "the other lines", month: "2022-08", flags: []string{"-partial", "-lang", "zh"}, roster: eight,
			page: []string{"公开来源不一", "或 0.14", "可用 -disputed 取较可信的"},
		},
		{
			name: "the likelier value", month: "2022-08", flags: []string{"-disputed"}, roster: eight,
			page: []string{"Grade    disputed", "employer 15% (disputed: the likelier value)", "1,200.00"},
		},
		{
			name: "the likelier value, Chinese", month: "2022-08", flags: []string{"-disputed", "-lang", "zh"},
			roster: eight,
			page:   []string{"来源有争议", "单位15%（来源不一，取较可信者）", "1,200.00"},
		},
		{
			name: "not known that day, Chinese", month: "2024-08", roster: eight,
			flags: []string{"-known-on", "2024-08-15", "-partial", "-lang", "zh"},
			page:  []string{"养老保险下限，2024-08 的数值在 2024-08-15 尚不能确定"},
		},
	})
}

// To 2014-12 a state employer paid 20 % for its local town-registered staff and 12 % for the others, a private one 12 %
// for all (粤劳社发〔2009〕18号): 8000 x 20 % = 1600.00, 8000 x 12 % = 960.00.
func TestPensionClass(t *testing.T) {
	state := []string{"-partial", "-pension-class", "state"}
	check(t, []runCase{
		{
			name: "state", month: "2014-10", flags: state, roster: towns,
			page: []string{"state employer; 1 person is local and town-registered", "1,600.00", "960.00", "2,560.00",
				"employer 20%, employer 12%"},
		},
		{
			name: "private", month: "2014-10", flags: []string{"-partial", "-pension-class", "private"}, roster: towns,
			page: []string{"private employer\n", "1,920.00"},
		},
		{
			name: "no class", month: "2014-10", flags: []string{"-partial"}, roster: towns, status: 2,
			errs: []string{"pass pension_class"},
		},
		{
			name: "no column", month: "2014-10", flags: state, roster: eight, status: 2,
			errs: []string{"stdin lacks the column town_local",
				"20% for local town-registered people and 12% for the others"},
		},
		{
			name: "an empty cell", month: "2014-10", flags: state, roster: towns + "A3,8000,\n", status: 1,
			errs: []string{"stdin:4: A3: town_local is empty; write yes or no"},
			page: []string{"2 computed, 1 refused"},
		},
		{
			name: "another word", month: "2025-08", roster: towns + "A3,8000,√\n", status: 1,
			errs: []string{`stdin:4: A3: town_local "√" is not known here; write one of: yes (是), no (否)`},
			page: []string{"2 computed"},
		},
		{
			// 3 x 8000 x 16 % = 3840.00.
			name: "one rate since 2015", month: "2025-08", flags: state[1:], roster: towns + "A3,8000,\n",
			page: []string{"state employer; without effect: one rate for all in 2025-08", "3 computed", "3,840.00"},
		},
		{
			name: "no rate is known before 2014-05", month: "2013-08", roster: eight,
			flags: []string{"-pension-class", "state", "-partial"},
			page:  []string{"state employer; no employer's rate is known for 2013-08\n"},
		},
	})
}

// The relief of 2020 (粤人社发〔2020〕58号): of 8000 x 14 % = 1120.00 a small employer paid nothing, a large one half; the
// employee's 640.00 stayed.
func TestRelief2020(t *testing.T) {
	small := []string{"-relief-2020", "small"}
	check(t, []runCase{
		{
			name: "small", month: "2020-03", flags: small, roster: eight,
			page: []string{"small employer; its rates of pension, unemployment and injury × 0\n",
				"640.00     0%      0.00",
				"employer × 0"},
		},
		{
			name: "large", month: "2020-03", flags: []string{"-relief-2020", "large"}, roster: eight,
			page: []string{"× 0.5\n", "640.00     7%    560.00"},
		},
		{
			name: "not applied", month: "2020-03", roster: eight,
			page: []string{"Notice   the relief of 2020 was in force in 2020-03 and is not applied", "1,120.00"},
		},
		{
			name: "not applied, Chinese", month: "2020-03", flags: []string{"-lang", "zh"}, roster: eight,
			page: []string{"提示  2020-03 有 2020 年阶段性减免，本次未适用"},
		},
		{
			name: "not for public bodies", month: "2020-03", flags: append(small[:2:2], "-employer-kind", "other"),
			roster: eight, status: 2, errs: []string{"relief_2020 small is not for public bodies"},
		},
		{
			name: "after its months", month: "2021-03", flags: small, roster: eight,
			page: []string{"small employer; without effect: not in force in 2021-03"},
		},
	})
}

// The reliefs of medical insurance tell the kinds of employers apart: 8000 x 3.5 % and 5.5 %.
func TestEmployerKind(t *testing.T) {
	check(t, []runCase{
		{
			// 3.5 % for enterprises and social organisations (通告 2021-08-25 art. 1).
			name: "a social organisation", month: "2021-08", flags: []string{"-employer-kind", "social"}, roster: eight,
			page: []string{"Kind          social organisation", "3.5%    280.00"},
		},
		{
			name: "a public body", month: "2021-08", flags: []string{"-employer-kind", "other"}, roster: eight,
			page: []string{"Kind          public body", "5.5%    440.00"},
		},
		{
			name: "a kind nobody knows", month: "2021-08", flags: []string{"-employer-kind", "school"}, roster: eight,
			status: 2,
			errs:   []string{`-employer-kind "school" is not known here; write one of: enterprise`},
		},
	})
}

// Settings and schemes that were otherwise in some months.
func TestSettingsOfTheirMonths(t *testing.T) {
	floats := []string{"-injury-rate", "", "-injury-class", "2", "-injury-float", "0.5"}
	check(t, []runCase{
		{
			// 6764 x 5 = 33820; 33820 x 5 % = 1691.
			name: "fund up to five times", month: "2016-08", flags: []string{"-housing-ceiling-times", "5"},
			roster: fifty,
			page:   []string{"up to 5 times the city average", "33,820.00", "1,691.00"},
		},
		{
			// 6764 x 3 = 20292; 20292 x 5 % = 1014.60, in whole yuan 1015.
			name: "fund up to three times", month: "2016-08", roster: fifty, page: []string{"20,292.00", "1,015.00"},
		},
		{
			name: "no five times in 2019", month: "2019-01", flags: []string{"-housing-ceiling-times", "5"},
			roster: eight,
			status: 2, errs: []string{"housing_ceiling_times"},
		},
		{
			name: "maternity on the payroll", month: "2018-01", roster: eight,
			page: []string{"Maternity: paid by the employer on its payroll in 2018-01, not on a person's slip"},
		},
		{
			// 0.4 % x 0.5 = 0.2 %: 16.00.
			name: "a class that floats", month: "2024-02", flags: floats, roster: eight,
			page: []string{"Injury        class 2, floated by 0.5", "0.2%     16.00"},
		},
		{
			name: "no class floats from 2024-03", month: "2024-03", flags: floats, roster: eight,
			status: 2,
			errs:   []string{"injury_float 0.5 is not 1", "do not float since 2024-03"},
		},
		{
			name: "one coefficient from 2023-05", month: "2023-06", roster: eight, status: 2,
			flags: []string{"-unemployment-rate", "", "-unemployment-coefficient", "0.6"},
			errs:  []string{"unemployment_coefficient 0.6", "粤人社函〔2023〕133号"},
		},
	})
}

// The slips of -out carry the notices.
func TestNoticesInJSON(t *testing.T) {
	var slips []struct {
		Slip struct {
			Notices []struct{ Code string }
		}
	}
	require.NoError(t, json.Unmarshal(slipsOf(t, "slips.json", "-month", "2020-03"), &slips))
	require.Len(t, slips, 300)
	require.Len(t, slips[0].Slip.Notices, 1)
	assert.Equal(t, "relief_2020_not_applied", slips[0].Slip.Notices[0].Code)
	assert.NotContains(t, string(slipsOf(t, "other.json", "-month", "2020-03", "-relief-2020", "large")), "notices")
}

// Whether a person is local and town-registered is read by name or in Chinese.
func TestTownLocalIsRead(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       []bool
	}{
		{"English", "id,wage,town_local\nA,1,yes\nB,1,no\nC,1,\n", []bool{true, false, false}},
		{"Chinese", "工号,缴费工资,本市城镇户籍\nA,1,是\nB,1,否\nC,1,\n", []bool{true, false, false}},
		{"no column", "id,wage\nA,1\n", []bool{false}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := newPeople(strings.NewReader(c.file), table.How{}, rule.MonthOf(2025, 8))
			require.NoError(t, err)
			for _, want := range c.want {
				p, problems, err := r.read()
				require.NoError(t, err)
				assert.Empty(t, problems)
				assert.Equal(t, want, p.Employee.TownLocal)
			}
		})
	}
}
