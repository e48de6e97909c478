package staff_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

func august() rule.Month { return rule.MonthOf(2025, time.August) }

// span is what the matrix says from a month on, one letter a scheme in the order pension, medical, maternity,
// supplement, unemployment, injury, fund: C covered, m may join, - not covered by a text, s not covered as follows from
// a text or shows on a page, ? no text at hand.
type span struct{ from, says string }

// The whole matrix by person and month. 社会保险法 from 2011-07; 市政府令第123号 from 2015-07 to 2022-11; 人社部、国家医保局令第41号
// and the merger of maternity insurance from 2020-01; 粤人社规〔2020〕55号 from 2021-04; 人社部令第56号 from 2026-07.
func TestMatrix(t *testing.T) {
	staffSpans := []span{{"2011-07", "CCC?CCC"}, {"2015-07", "CCCCCCC"}, {"2022-12", "CCCsCCC"}}
	side := []span{{"2011-07", "sssssCs"}}
	nobody := []span{{"2011-07", "???????"}}
	special := []span{{"2011-07", "???????"}, {"2021-04", "sssssms"}}
	flexible := []span{{"2011-07", "mm?????"}, {"2015-07", "mm?m???"}, {"2022-12", "mm?s???"}}
	cases := []struct {
		who  staff.Person
		job  staff.Job
		want []span
	}{
		{staff.Employee, staff.MainJob, staffSpans},
		{staff.Employee, staff.SideJob, side},
		{staff.Probationer, staff.MainJob, staffSpans},
		{staff.Probationer, staff.SideJob, side},
		{staff.RetiredRehire, staff.MainJob, []span{{"2011-07", "--??-?-"}, {"2015-07", "--?--?-"},
			{"2020-01", "-----?-"}, {"2021-04", "-----m-"}, {"2022-12", "---s-m-"}, {"2026-07", "---s-C-"}}},
		{staff.RetiredRehire, staff.SideJob, nobody},
		{staff.Intern, staff.MainJob, []span{{"2011-07", "???????"}, {"2015-07", "?-?-???"}, {"2020-01", "?---???"},
			{"2021-04", "s---sms"}, {"2022-12", "ss-ssms"}}},
		{staff.Intern, staff.SideJob, nobody},
		{staff.Foreigner, staff.MainJob, []span{{"2011-07", "CCC?CC?"}, {"2015-07", "CCCCCC?"},
			{"2022-12", "CCCsCC?"}}},
		{staff.Foreigner, staff.SideJob, nobody},
		{staff.HongKongMacauTaiwan, staff.MainJob, []span{{"2011-07", "???????"}, {"2015-07", "?C?C???"},
			{"2020-01", "CCCCCC?"}, {"2022-12", "CCCsCC?"}}},
		{staff.HongKongMacauTaiwan, staff.SideJob, nobody},
		{staff.FlexibleWorker, staff.NoJob, flexible},
		{staff.Unemployed, staff.NoJob, []span{{"2011-07", "?C??---"}, {"2015-07", "?C?C---"}, {"2020-01", "?CCC---"},
			{"2022-12", "?CCs---"}}},
		{staff.OverAge, staff.MainJob, []span{{"2011-07", "???????"}, {"2021-04", "????sms"},
			{"2022-12", "???ssms"}, {"2026-07", "mmmssCs"}}},
		{staff.OverAge, staff.SideJob, nobody},
		{staff.DisabledPensioner, staff.MainJob, special},
		{staff.DisabledPensioner, staff.SideJob, nobody},
		{staff.Trainee, staff.MainJob, special},
		{staff.Trainee, staff.SideJob, nobody},
		{staff.DomesticWorker, staff.MainJob, special},
		{staff.DomesticWorker, staff.SideJob, nobody},
		{staff.CommitteeMember, staff.MainJob, special},
		{staff.CommitteeMember, staff.SideJob, nobody},
		{staff.PlatformWorker, staff.MainJob, special},
		{staff.PlatformWorker, staff.SideJob, nobody},
		{staff.Volunteer, staff.MainJob, special},
		{staff.Volunteer, staff.SideJob, nobody},
		{staff.SelfEmployed, staff.NoJob, flexible},
		{staff.FlexibleHongKongMacauTaiwan, staff.NoJob, []span{{"2011-07", "???????"}, {"2020-01", "mm?m???"},
			{"2022-12", "mm?s???"}}},
	}
	seen := 0
	for _, c := range cases {
		t.Run(c.who.String()+" "+c.job.String(), func(t *testing.T) {
			var got []span
			for m := firstMonth(); m.Before(lastMonth()); m = m.Add(1) {
				if says := row(t, c.who, c.job, m); len(got) == 0 || got[len(got)-1].says != says {
					got = append(got, span{m.String(), says})
				}
			}
			assert.Equal(t, c.want, got)
		})
		seen++
	}
	pairs := 0
	for _, who := range staff.Persons() {
		pairs += len(who.Jobs())
	}
	assert.Equal(t, pairs, seen, "a person or a job has no row in this table")
}

// The span of the law: from the first month of the 社会保险法 to the end of the year after the texts were looked at.
func firstMonth() rule.Month { return rule.MonthOf(2011, time.July) }
func lastMonth() rule.Month  { return rule.MonthOf(2028, time.January) }

// row is the letters of a month.
func row(t *testing.T, who staff.Person, job staff.Job, m rule.Month) string {
	t.Helper()
	cells, err := staff.Whole(who, job, m)
	require.NoError(t, err)
	got := ""
	for _, cell := range cells {
		letter := [...]string{"?", "C", "m", "-"}[cell.Status]
		if letter == "-" && cell.Grade != rule.Official {
			letter = "s"
		}
		got += letter
	}
	return got
}

// Every person, scheme and month of the law has an answer with its source, or an error that names the cell: in both
// languages, and the same one by one and for the whole person.
func TestEveryCellIsAnsweredOrNamed(t *testing.T) {
	answered, named := 0, 0
	for _, who := range staff.Persons() {
		for _, job := range who.Jobs() {
			for m := firstMonth(); m.Before(lastMonth()); m = m.Add(1) {
				whole, err := staff.Whole(who, job, m)
				require.NoError(t, err)
				require.Len(t, whole, 7)
				for _, scheme := range rule.Schemes() {
					what := who.String() + " " + job.String() + " " + scheme.String() + " " + m.String()
					cell, err := staff.Look(who, job, scheme, m)
					if err == nil {
						answered++
						assertAnswered(t, what, cell, m)
						require.Equal(t, cell, whole[scheme-rule.Pension], what)
						continue
					}
					named++
					require.ErrorIs(t, err, rule.ErrNoRule, what)
					for _, says := range []string{scheme.String(), who.String(), job.String(), m.String()} {
						require.Contains(t, err.Error(), says, what)
					}
					zh := rule.Message(err, rule.Chinese)
					tabletest.Chinese(t, zh)
					require.Equal(t, staff.Cell{Scheme: scheme, Reason: rule.Say(err.Error(), zh)},
						whole[scheme-rule.Pension], what)
				}
			}
		}
	}
	assert.Greater(t, answered, 10_000)
	assert.Greater(t, named, 1000)
}

// assertAnswered demands a status, a reason in both languages, documents, a grade and a span that holds the month.
func assertAnswered(t *testing.T, what string, cell staff.Cell, m rule.Month) {
	t.Helper()
	require.Contains(t, []staff.Status{staff.Covered, staff.MayJoin, staff.NotCovered}, cell.Status, what)
	require.NotEmpty(t, cell.Reason.English, what)
	tabletest.Chinese(t, cell.Reason.Chinese)
	require.Equal(t, cell.Exception.English == "", cell.Exception.Chinese == "", what)
	require.NotZero(t, cell.Grade, what)
	require.False(t, m.Before(cell.From), what)
	require.True(t, cell.Until.IsZero() || m.Before(cell.Until), what)
	require.NotEmpty(t, cell.Cites, what)
	for _, cite := range cell.Cites {
		require.NotEmpty(t, cite.Title, what)
		// Of two documents the articles are not at hand: what rests on them is never official.
		without := cite.Number == "粤人社规〔2020〕55号" || cite.Title == "广州市人民政府令第193号"
		require.Equal(t, without, cite.Article == "", what)
		if without {
			require.NotEqual(t, rule.Official, cell.Grade, what)
		}
	}
}

// Before and after the span nothing is said.
func TestOutsideTheSpanOfTheLaw(t *testing.T) {
	for _, m := range []rule.Month{firstMonth().Add(-1), lastMonth(), rule.MonthOf(2200, time.December)} {
		for _, who := range staff.Persons() {
			for _, job := range who.Jobs() {
				assert.Equal(t, "???????", row(t, who, job, m), "%s %s %s", who, job, m)
			}
		}
	}
}

// Without a month the answer is what is true of every month, or the question which month.
func TestWithoutAMonth(t *testing.T) {
	cell, err := staff.Look(staff.Employee, staff.MainJob, rule.Pension, rule.Month{})
	require.NoError(t, err)
	assert.Equal(t, staff.Covered, cell.Status)
	since, err := staff.Look(staff.HongKongMacauTaiwan, staff.MainJob, rule.Pension, rule.Month{})
	require.NoError(t, err)
	assert.Equal(t, staff.Covered, since.Status)
	assert.Equal(t, rule.MonthOf(2020, 1), since.From, "人社部令第41号 is in force from 2020-01-01")
	for _, c := range []struct {
		who    staff.Person
		scheme rule.Scheme
		kind   error
		says   string
	}{
		{staff.RetiredRehire, rule.Injury, rule.ErrMissingField, "month is missing, and the answer depends on it"},
		{staff.Employee, rule.IllnessSupplement, rule.ErrMissingField, "month is missing"},
		{staff.HongKongMacauTaiwan, rule.Housing, rule.ErrNoRule, "covers hong_kong_macau_taiwan, main_job;"},
	} {
		_, err := staff.Look(c.who, staff.MainJob, c.scheme, rule.Month{})
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
	whole, err := staff.Whole(staff.Foreigner, staff.MainJob, rule.Month{})
	require.NoError(t, err)
	assert.Equal(t, staff.Covered, whole[0].Status)
	assert.Zero(t, whole[6].Status)
	_, err = staff.Whole(0, staff.MainJob, august())
	assert.ErrorIs(t, err, rule.ErrMissingField)
}

// The articles some cells rest on, as read in the texts.
func TestSources(t *testing.T) {
	type c struct {
		name   string
		who    staff.Person
		job    staff.Job
		scheme rule.Scheme
		cite   string
	}
	tabletest.Each(t, []c{
		{name: "pension of employees", who: staff.Employee, job: staff.MainJob, scheme: rule.Pension,
			cite: "社会保险法 第十条"},
		{name: "probation begins with employment", who: staff.Probationer, job: staff.MainJob,
			scheme: rule.Unemployment, cite: "社会保险法 第五十八条"},
		{name: "fund in probation", who: staff.Probationer, job: staff.MainJob, scheme: rule.Housing,
			cite: "住房公积金管理条例 第十五条"},
		{name: "medical in probation", who: staff.Probationer, job: staff.MainJob, scheme: rule.Medical,
			cite: "社会保险法 第五十八条"},
		{name: "injury at a side job", who: staff.Employee, job: staff.SideJob, scheme: rule.Injury,
			cite: "工伤保险条例 第二条"},
		{name: "medical after retirement", who: staff.RetiredRehire, job: staff.MainJob, scheme: rule.Medical,
			cite: "社会保险法 第二十七条"},
		{name: "fund after retirement", who: staff.RetiredRehire, job: staff.MainJob, scheme: rule.Housing,
			cite: "住房公积金管理条例 第二十四条"},
		{name: "students", who: staff.Intern, job: staff.MainJob, scheme: rule.Maternity,
			cite: "广州市社会医疗保险办法 (广州市人民政府令第123号) 第六条"},
		{name: "students against injury", who: staff.Intern, job: staff.MainJob, scheme: rule.Injury,
			cite: "关于单位从业的超过法定退休年龄劳动者等特定人员参加工伤保险的办法（试行） (粤人社规〔2020〕55号)"},
		{name: "foreigners", who: staff.Foreigner, job: staff.MainJob, scheme: rule.Unemployment, cite: "社会保险法 第九十七条"},
		{name: "foreigners by decree", who: staff.Foreigner, job: staff.MainJob, scheme: rule.Injury,
			cite: "在中国境内就业的外国人参加社会保险暂行办法 (人力资源和社会保障部令第16号) 第三条"},
		{name: "Hong Kong, Macau, Taiwan", who: staff.HongKongMacauTaiwan, job: staff.MainJob,
			scheme: rule.Unemployment, cite: "香港澳门台湾居民在内地（大陆）参加社会保险暂行办法 (人力资源社会保障部、国家医疗保障局令第41号) 第二条"},
		{name: "flexible pension", who: staff.FlexibleWorker, job: staff.NoJob, scheme: rule.Pension,
			cite: "社会保险法 第十条"},
		{name: "medical of the unemployed", who: staff.Unemployed, job: staff.NoJob, scheme: rule.Medical,
			cite: "社会保险法 第四十八条"},
	}, func(t *testing.T, c c) {
		cell, err := staff.Look(c.who, c.job, c.scheme, august())
		require.NoError(t, err)
		var cites []string
		for _, cite := range cell.Cites {
			cites = append(cites, cite.In(rule.Chinese))
		}
		assert.Contains(t, cites, c.cite)
	})
}

func TestLookRefuses(t *testing.T) {
	_, err := staff.Look(0, 0, 0, august())
	for i, line := range strings.Split(err.Error(), "\n") {
		says := []string{"person is not set", "job is not set", "scheme is not set"}[i]
		assert.True(t, strings.HasPrefix(line, says), "of no scheme: %s", line)
	}
	_, err = staff.Look(18, 4, 8, august())
	assert.ErrorIs(t, err, rule.ErrMissingField)
	for _, c := range []struct {
		name string
		who  staff.Person
		job  staff.Job
		says string
	}{
		{name: "a person nobody knows", who: 18, job: staff.MainJob, says: "person is not set or not known; use one"},
		{name: "a job nobody knows", who: staff.Employee, job: 4, says: "job is not set or not known; use MainJob"},
		{name: "no person, without a job", who: 0, job: staff.NoJob, says: "person is not set or not known; use one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := staff.Look(c.who, c.job, rule.Pension, august())
			require.Error(t, err)
			assert.True(t, strings.HasPrefix(err.Error(), c.says), err)
			assert.NotContains(t, err.Error(), "\n", "one thing is wrong")
		})
	}
	for _, c := range []struct {
		who staff.Person
		job staff.Job
	}{{staff.Employee, staff.NoJob}, {staff.FlexibleWorker, staff.MainJob}, {staff.Unemployed, staff.SideJob}} {
		_, err = staff.Look(c.who, c.job, rule.Pension, august())
		assert.ErrorIs(t, err, rule.ErrConflict)
	}
}

func slip(t *testing.T, wage string, who staff.Person, job staff.Job, answers ...staff.Answer) payroll.Slip {
	t.Helper()
	enrolment, err := staff.Enrol(who, job, august(), answers...)
	require.NoError(t, err)
	p := policy(t, "2025-08")
	// the floor of injury insurance is that of 2025-08, 2,500; the other answer has none, and the side job is below it
	p, err = p.With("injury.floor", "0")
	require.NoError(t, err)
	s, err := p.Slip(boss(t),
		enrolment.Employee(payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, wage))}))
	require.NoError(t, err)
	return s
}

func boss(t *testing.T) payroll.Employer {
	t.Helper()
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	return employer
}

// Main job A 6,000 with all lines, side job B 2,000 with injury insurance only, 2,000 x 0.2 %.
func TestTwoJobs(t *testing.T) {
	a := slip(t, "6000", staff.Employee, staff.MainJob)
	for _, scheme := range []rule.Scheme{rule.Pension, rule.Medical, rule.Maternity, rule.Unemployment, rule.Injury,
		rule.Housing} {
		_, ok := a.Employer.Amount(scheme)
		assert.True(t, ok, "%s", scheme)
	}
	b := slip(t, "2000", staff.Employee, staff.SideJob)
	require.Len(t, b.Lines, 1)
	amount, ok := b.Employer.Amount(rule.Injury)
	require.True(t, ok)
	tabletest.Equal(t, "4.00", amount)
	_, ok = b.Employee.Amount(rule.Pension)
	assert.False(t, ok, "not applicable is not 0.00")
	require.Equal(t, rule.Pension, b.NotApplicable[0].Scheme)
	assert.Equal(t, "insured at the main job (广州市失业保险常见问题解答（2025年11月版） 一、案例1)", b.NotApplicable[0].Reason)
}

// A retired person has no line but that of injury insurance, and that only where the employer chooses it.
func TestVoluntaryOnlyByChoice(t *testing.T) {
	in := slip(t, "8000", staff.RetiredRehire, staff.MainJob, staff.Answer{Scheme: rule.Injury, In: true})
	require.Len(t, in.Lines, 1)
	amount, ok := in.Employer.Amount(rule.Injury)
	require.True(t, ok)
	tabletest.Equal(t, "16.00", amount) // 8,000 x 0.2 %
	for name, answers := range map[string][]staff.Answer{"not asked": nil, "refused": {{Scheme: rule.Injury}}} {
		out := slip(t, "8000", staff.RetiredRehire, staff.MainJob, answers...)
		assert.Empty(t, out.Lines, name)
		require.Len(t, out.NotApplicable, 7)
		left := out.NotApplicable[5]
		require.Equal(t, rule.Injury, left.Scheme)
		assert.Contains(t, left.In(rule.English), "voluntary and not chosen: the employer may insure")
		assert.Contains(t, left.In(rule.Chinese), "自愿参加，未选择：从业单位按自愿参保原则")
		assert.Contains(t, left.In(rule.Chinese), "粤人社规〔2020〕55号")
	}
}

// 人社部令第56号 art. 17: who chooses medical insurance is in what is collected with it.
func TestMedicalByChoice(t *testing.T) {
	month := rule.MonthOf(2026, time.August)
	got, err := staff.Enrol(staff.OverAge, staff.MainJob, month, staff.Answer{Scheme: rule.Medical, In: true})
	require.NoError(t, err)
	assert.Equal(t, []rule.Scheme{rule.Pension, rule.IllnessSupplement, rule.Unemployment, rule.Housing}, outside(got))
	assert.True(t, got.SpecialInjury, "the employer must insure against injury (art. 15)")
	assert.Equal(t, []payroll.SlipOption{payroll.SpecialInjury}, got.Options())
	got, err = staff.Enrol(staff.OverAge, staff.MainJob, month)
	require.NoError(t, err)
	assert.Equal(t, []rule.Scheme{rule.Pension, rule.Medical, rule.Maternity, rule.IllnessSupplement, rule.Unemployment,
		rule.Housing}, outside(got))
}

func outside(n staff.Enrolment) []rule.Scheme {
	var out []rule.Scheme
	for _, x := range n.Outside {
		out = append(out, x.Scheme)
	}
	return out
}

// An agreement of China and another country frees from a scheme by the caller's document (人社厅发〔2012〕120号: pension and
// unemployment); from the others it frees nobody.
func TestExceptions(t *testing.T) {
	const korea = "人社厅发〔2012〕120号"
	freed := func(scheme rule.Scheme) staff.Answer { return staff.Answer{Scheme: scheme, Source: korea} }
	fund := staff.Answer{Scheme: rule.Housing, Source: "the labour contract"}
	for _, who := range []staff.Person{staff.Foreigner, staff.HongKongMacauTaiwan} {
		got, err := staff.Enrol(who, staff.MainJob, august(), freed(rule.Pension), freed(rule.Unemployment), fund)
		require.NoError(t, err)
		assert.Equal(t, []rule.Scheme{rule.Pension, rule.IllnessSupplement, rule.Unemployment, rule.Housing},
			outside(got))
		assert.Equal(t, korea, got.Outside[0].Reason)
		assert.False(t, got.SpecialInjury)
		assert.Nil(t, got.Options())
		for _, scheme := range []rule.Scheme{rule.Medical, rule.Maternity, rule.Injury} {
			_, err := staff.Enrol(who, staff.MainJob, august(), freed(scheme), fund)
			require.ErrorIs(t, err, rule.ErrConflict, "%s", scheme)
		}
	}
}

// What only follows from a text is not a prohibition: the caller may know better, with a document.
func TestReportedIsNoProhibition(t *testing.T) {
	got, err := staff.Enrol(staff.CommitteeMember, staff.MainJob, august(),
		staff.Answer{Scheme: rule.Pension, In: true, Source: "the district's notice"})
	require.NoError(t, err)
	assert.Equal(t, []rule.Scheme{rule.Medical, rule.Maternity, rule.IllnessSupplement, rule.Unemployment, rule.Injury,
		rule.Housing}, outside(got))
	_, err = staff.Enrol(staff.CommitteeMember, staff.MainJob, august(), staff.Answer{Scheme: rule.Pension, In: true})
	require.ErrorIs(t, err, rule.ErrMissingField, "without a document")
	_, err = staff.Enrol(staff.RetiredRehire, staff.MainJob, august(),
		staff.Answer{Scheme: rule.Pension, In: true, Source: "x"})
	require.ErrorIs(t, err, rule.ErrConflict, "社会保险法 art. 16 says it")
}

func TestEnrolRefuses(t *testing.T) {
	yes := func(scheme rule.Scheme, source string) staff.Answer {
		return staff.Answer{Scheme: scheme, In: true, Source: source}
	}
	type c struct {
		name    string
		who     staff.Person
		job     staff.Job
		month   rule.Month
		answers []staff.Answer
		kind    error
		says    string
	}
	out := func(scheme rule.Scheme) staff.Answer { return staff.Answer{Scheme: scheme, Source: "x"} }
	early := rule.MonthOf(2020, time.August)
	tabletest.Each(t, []c{
		{name: "an unknown cell", who: staff.RetiredRehire, job: staff.MainJob, month: early, answers: nil,
			kind: rule.ErrNoRule,
			says: "injury: answers hold none, and no source at hand says whether the scheme covers " +
				"retired_rehire, main_job in 2020-08"},
		{name: "every unknown cell named", who: staff.Intern, job: staff.MainJob, month: early, answers: nil,
			kind: rule.ErrNoRule,
			says: "housing: answers hold none, and no source at hand says whether the scheme covers " +
				"intern, main_job in 2020-08"},
		{name: "an answer to a known cell", who: staff.Employee, job: staff.MainJob, month: august(),
			answers: []staff.Answer{out(rule.Pension)}, kind: rule.ErrConflict,
			says: "pension: answers hold an answer to what a text at hand says"},
		{name: "an answer to a scheme nobody joins", who: staff.Intern, job: staff.MainJob, month: august(),
			answers: []staff.Answer{yes(rule.IllnessSupplement, "x")}, kind: rule.ErrConflict,
			says: "illness_supplement: answers hold an answer to what a text at hand says"},
		{name: "an exception that frees nobody", who: staff.Foreigner, job: staff.MainJob, month: august(),
			answers: []staff.Answer{yes(rule.Pension, "x")}, kind: rule.ErrConflict,
			says: "pension: answers hold an answer to what a text at hand says"},
		{name: "an exception without a source", who: staff.Foreigner, job: staff.MainJob, month: august(),
			answers: []staff.Answer{{Scheme: rule.Pension}}, kind: rule.ErrMissingField,
			says: "pension: answers hold one without a source"},
		{name: "an answer without a source", who: staff.RetiredRehire, job: staff.MainJob, month: early,
			answers: []staff.Answer{yes(rule.Injury, "")}, kind: rule.ErrMissingField,
			says: "injury: answers hold one without a source"},
		{name: "an endless source", who: staff.RetiredRehire, job: staff.MainJob, month: early,
			answers: []staff.Answer{yes(rule.Injury, strings.Repeat("x", 1001))}, kind: rule.ErrMissingField,
			says: "injury: answers hold one without a source"},
		{name: "an answer twice", who: staff.RetiredRehire, job: staff.MainJob, month: august(),
			answers: []staff.Answer{yes(rule.Injury, "x"), yes(rule.Injury, "x")}, kind: rule.ErrConflict,
			says: "injury: answers name the scheme twice"},
		{name: "an answer to no scheme", who: staff.Employee, job: staff.MainJob, month: august(),
			answers: []staff.Answer{yes(0, "x"), yes(8, "x")}, kind: rule.ErrMissingField,
			says: "answers[1].scheme is not set or not known"},
		{name: "an answer to what follows medical", who: staff.OverAge, job: staff.MainJob,
			month: rule.MonthOf(2026, time.August), answers: []staff.Answer{yes(rule.Maternity, "x")},
			kind: rule.ErrConflict, says: "follows medical insurance; answer medical"},
		{name: "a person without a slip", who: staff.FlexibleWorker, job: staff.NoJob, month: august(), answers: nil,
			kind: rule.ErrNotApplicable, says: "flexible_worker has no employer and no slip"},
		{name: "nobody", who: 0, job: staff.MainJob, month: august(), answers: nil, kind: rule.ErrMissingField,
			says: "person is not set"},
		{name: "no month", who: staff.Employee, job: staff.MainJob, month: rule.Month{}, answers: nil,
			kind: rule.ErrMissingField, says: "month is not set"},
		{name: "maternity without medical", who: staff.Foreigner, job: staff.SideJob, month: august(),
			answers: []staff.Answer{out(rule.Pension), out(rule.Medical), yes(rule.Maternity, "x"),
				out(rule.IllnessSupplement),
				out(rule.Unemployment), yes(rule.Injury, "x"), out(rule.Housing)}, kind: rule.ErrConflict,
			says: "maternity: answers put a person outside medical insurance into what is collected with it"},
	}, func(t *testing.T, c c) {
		got, err := staff.Enrol(c.who, c.job, c.month, c.answers...)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		assert.Empty(t, got)
	})
}

// A plan for a kind of people gives the amounts of their slips, and leaves out the same schemes.
func TestPlanOfEveryPerson(t *testing.T) {
	p := policy(t, "2025-08")
	plans := 0
	for _, who := range staff.Persons() {
		if who.Jobs()[0] == staff.NoJob {
			continue
		}
		for _, joins := range []bool{false, true} {
			enrolment, err := staff.Enrol(who, staff.MainJob, august(), openCells(t, who, joins)...)
			require.NoError(t, err, who)
			plan, err := p.Plan(boss(t), enrolment.Outside, enrolment.Options()...)
			require.NoError(t, err, who)
			batch := plan.NewBatch(2)
			copy(batch.Wages.All, []int64{300_000, 800_000})
			refused, err := plan.Fill(batch, 1)
			require.NoError(t, err)
			require.Empty(t, refused)
			for i, wage := range []string{"3000", "8000"} {
				s, err := p.Slip(boss(t),
					enrolment.Employee(payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, wage))}))
				require.NoError(t, err)
				require.Len(t, s.Lines, len(plan.Columns()), who)
				for j := range s.Lines {
					line := &s.Lines[j]
					require.Equal(t, payroll.Column{Scheme: line.Scheme(), Payer: line.Payer()}, plan.Columns()[j])
					assert.Equal(t, line.Amount().StringFixed(2), decimal.New(batch.Amounts[j][i], -2).StringFixed(2))
				}
			}
			plans++
		}
	}
	assert.Equal(t, 26, plans)
}

// openCells answers what the texts leave open in 2025-08: the fund of foreigners and of Hong Kong, Macau and Taiwan
// staff, the pension and medical insurance of people over the retirement age, and what is voluntary.
func openCells(t *testing.T, who staff.Person, joins bool) []staff.Answer {
	t.Helper()
	whole, err := staff.Whole(who, staff.MainJob, august())
	require.NoError(t, err)
	var out []staff.Answer
	for _, cell := range whole {
		if cell.Status == 0 || cell.Status == staff.MayJoin {
			out = append(out, staff.Answer{Scheme: cell.Scheme, In: joins, Source: "the contract"})
		}
	}
	return out
}

func figure(t *testing.T, in rule.Input, text string) rule.Figure {
	t.Helper()
	n, err := in.ParseNumber(text)
	require.NoError(t, err)
	return rule.SuppliedFigure(n, "the city's notice")
}

// 5,510 x 20 % = 1,102.00, of which 12 % = 661.20 is pooled and 8 % = 440.80 goes to the account.
func TestFlexibleWorker(t *testing.T) {
	money, rate := rule.WageInput(rule.AreaPension, "limit"), rule.RateInput(rule.AreaPension, "rate", 100)
	params := benefit.FlexibleParams{Floor: figure(t, money, "5510"), Ceiling: figure(t, money, "27549"),
		Rate: figure(t, rate, "0.2"), AccountRate: figure(t, rate, "0.08")}
	cell, err := staff.Look(staff.FlexibleWorker, staff.NoJob, rule.Pension, august())
	require.NoError(t, err)
	require.Equal(t, staff.MayJoin, cell.Status)
	got, err := benefit.Flexible(params, decimal.New(5510, 0))
	require.NoError(t, err)
	tabletest.Equal(t, "1102.00", got.Line.Amount())
	tabletest.Equal(t, "661.20", got.Pooled.Decimal)
	tabletest.Equal(t, "440.80", got.Account.Decimal)
	_, err = benefit.Flexible(params, decimal.New(5000, 0))
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorContains(t, err, "choose a base within the limits")
}

// By hand.
func TestUnemployed(t *testing.T) {
	type c struct{ name, average, base, medical, supplement, total string }
	tabletest.Each(t, []c{
		// 7,000 x 60 % x 10 %; 7,000 x 0.26 %
		{name: "7,000", average: "7000", base: "4200", medical: "420.00", supplement: "18.20", total: "438.20"},
		// 7,001 x 6 % = 420.06; x 0.26 % = 18.2026
		{name: "7,001", average: "7001", base: "4200.6", medical: "420.06", supplement: "18.20", total: "438.26"},
		// 6,275 x 0.26 % = 16.315, up; x 6 % = 376.50
		{name: "half a fen goes up", average: "6275", base: "3765", medical: "376.50", supplement: "16.32",
			total: "392.82"},
		// 0.01 x 6 % and 0.26 % are less than half a fen
		{name: "the least average", average: "0.01", base: "0.006", medical: "0", supplement: "0", total: "0"},
	}, func(t *testing.T, c c) {
		got, err := staff.UnemployedContribution(staff.Decree123(), tabletest.Dec(t, c.average))
		require.NoError(t, err)
		tabletest.Equal(t, c.base, got.Base)
		tabletest.Equal(t, c.medical, got.Medical)
		tabletest.Equal(t, c.supplement, got.Supplement)
		tabletest.Equal(t, c.total, got.Total)
	})
}

// The largest average at the whole of it, and the least share: 10^10 x 10^-8 is 100, and that x 10^-8 is nothing.
func TestBenefitAtTheBounds(t *testing.T) {
	whole, least, average := decimal.New(1, 0), decimal.New(1, -8), decimal.New(1, 10)
	got, err := staff.UnemployedContribution(staff.Shares{Base: whole, Medical: whole, Supplement: whole}, average)
	require.NoError(t, err)
	tabletest.Equal(t, "20000000000", got.Total)
	got, err = staff.UnemployedContribution(staff.Shares{Base: least, Medical: least, Supplement: least}, average)
	require.NoError(t, err)
	tabletest.Equal(t, "100", got.Total)
}

func TestBenefitRefuses(t *testing.T) {
	fine := staff.Decree123()
	type c struct {
		name    string
		shares  staff.Shares
		average decimal.Decimal
		says    string
	}
	percent := staff.Shares{Base: decimal.New(60, 0), Medical: decimal.New(10, 0), Supplement: decimal.New(26, 0)}
	tabletest.Each(t, []c{
		{name: "no average", shares: fine, average: decimal.Decimal{}, says: "medical: city_average 0 is below 0.01"},
		{name: "a hostile average", shares: fine, average: decimal.New(1, math.MaxInt32),
			says: "medical: city_average has the exponent"},
		{name: "a part of a fen", shares: fine, average: decimal.New(1, -3),
			says: "medical: city_average 0.001 has more than 2 decimals"},
		{name: "no shares", shares: staff.Shares{}, average: decimal.New(7000, 0),
			says: "medical: base_share 0 is below"},
		{name: "percents", shares: percent, average: decimal.New(7000, 0),
			says: "medical: supplement_rate 26 is above"},
		{name: "a hair more than the whole", average: decimal.New(7000, 0), says: "medical_rate 1.00000001 is above 1",
			shares: staff.Shares{Base: fine.Base, Medical: decimal.New(100_000_001, -8), Supplement: fine.Supplement}},
		{name: "a ninth decimal", average: decimal.New(7000, 0), says: "base_share 0.100000001 has more than 8",
			shares: staff.Shares{Base: decimal.New(100_000_001, -9), Medical: fine.Medical,
				Supplement: fine.Supplement}},
		{name: "more than the largest average", shares: fine, average: decimal.New(1_000_000_000_001, -2),
			says: "city_average 10000000000.01 is above 10000000000"},
	}, func(t *testing.T, c c) {
		_, err := staff.UnemployedContribution(c.shares, c.average)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, c.says)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	})
}

// FuzzBenefit: the parts add up, each is within half a fen of the product, and a higher average never gives less.
func FuzzBenefit(f *testing.F) {
	f.Add(uint64(700_000), uint64(1))
	f.Add(uint64(1), uint64(0))
	f.Fuzz(func(t *testing.T, fen, more uint64) {
		const limit = 1_000_000_000_000
		fen = fen%limit + 1
		average := decimal.New(int64(fen), -2)
		got, err := staff.UnemployedContribution(staff.Decree123(), average)
		if err != nil {
			t.Fatal(err)
		}
		higher, err := staff.UnemployedContribution(staff.Decree123(), decimal.New(int64(fen+more%(limit-fen+1)), -2))
		if err != nil {
			t.Fatal(err)
		}
		off := got.Medical.Sub(average.Mul(decimal.New(6, -2))).Abs()
		if off.GreaterThan(decimal.New(5, -3)) || !got.Total.Equal(got.Medical.Add(got.Supplement)) ||
			higher.Total.LessThan(got.Total) {
			t.Fatalf("%s: %+v", average, got)
		}
	})
}

// An employee's slip is the slip of somebody of whom nothing was said, in every month the figures are known for.
func TestEmployeeIsWhoNothingWasSaidOf(t *testing.T) {
	employer, compared := boss(t), 0
	for m := rule.MonthOf(2015, time.July); m.Before(lastMonth()); m = m.Add(1) {
		p, plain := policy(t, m.String()), payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0))}
		want, err := p.Slip(employer, plain)
		if err != nil {
			require.ErrorIs(t, err, rule.ErrNoRule, "%s", m)
			continue
		}
		enrolment, err := staff.Enrol(staff.Employee, staff.MainJob, m)
		require.NoError(t, err)
		got, err := p.Slip(employer, enrolment.Employee(plain))
		require.NoError(t, err)
		require.Equal(t, want.Lines, got.Lines, "%s", m)
		compared++
	}
	assert.Greater(t, compared, 100)
}

// Who works without an employment relation and is insured against injury is so on a base with limits of its own
// (粤人社规〔2020〕55号); employees are insured on theirs.
func TestWhoHasSpecialInjury(t *testing.T) {
	special := []staff.Person{staff.RetiredRehire, staff.Intern, staff.OverAge, staff.DisabledPensioner, staff.Trainee,
		staff.DomesticWorker, staff.CommitteeMember, staff.PlatformWorker, staff.Volunteer}
	month := rule.MonthOf(2026, time.August)
	for _, who := range staff.Persons() {
		if who.Jobs()[0] == staff.NoJob {
			continue
		}
		t.Run(who.String(), func(t *testing.T) {
			cells, err := staff.Whole(who, staff.MainJob, month)
			require.NoError(t, err)
			var answers []staff.Answer
			for _, cell := range cells {
				switch {
				case cell.Status == 0:
					answers = append(answers, staff.Answer{Scheme: cell.Scheme, Source: "test"})
				case cell.Status == staff.MayJoin && cell.Scheme == rule.Injury:
					answers = append(answers, staff.Answer{Scheme: cell.Scheme, In: true})
				}
			}
			got, err := staff.Enrol(who, staff.MainJob, month, answers...)
			require.NoError(t, err)
			assert.Equal(t, slices.Contains(special, who), got.SpecialInjury)
			assert.True(t, got.Employee(payroll.Employee{SpecialInjury: true}).SpecialInjury, "what was said stays")
		})
	}
}

// A source of 1000 bytes is one, a longer one is not.
func TestTheLongestSource(t *testing.T) {
	for length, good := range map[int]bool{1: true, 1000: true, 1001: false} {
		_, err := staff.Enrol(staff.Foreigner, staff.MainJob, august(),
			staff.Answer{Scheme: rule.Housing, Source: strings.Repeat("x", length)})
		if good {
			assert.NoError(t, err, length)
		} else {
			assert.ErrorContains(t, err, "housing: answers hold one without a source of 1 to 1000 bytes")
		}
	}
}

// An answer puts into what it is about, whoever is outside of medical insurance, but not into what is collected with
// it; injury insurance that nobody chose is none; and a reason names its texts one by one.
func TestAnswersBesideMedicalInsurance(t *testing.T) {
	outside := func(n staff.Enrolment, scheme rule.Scheme) string {
		for _, x := range n.Outside {
			if x.Scheme == scheme {
				return x.Reason
			}
		}
		return ""
	}
	intern, err := staff.Enrol(staff.Intern, staff.MainJob, august(),
		staff.Answer{Scheme: rule.Housing, In: true, Source: "the fund's word"})
	require.NoError(t, err)
	assert.NotEmpty(t, outside(intern, rule.Medical))
	assert.Empty(t, outside(intern, rule.Housing))
	assert.False(t, intern.SpecialInjury)

	_, err = staff.Enrol(staff.RetiredRehire, staff.MainJob, rule.MonthOf(2014, time.January),
		staff.Answer{Scheme: rule.Maternity, Source: "test"}, staff.Answer{Scheme: rule.Injury, Source: "test"},
		staff.Answer{Scheme: rule.IllnessSupplement, In: true, Source: "test"})
	assert.ErrorContains(t, err, "illness_supplement: answers put a person outside medical insurance into what is")

	retired, err := staff.Enrol(staff.RetiredRehire, staff.MainJob, august())
	require.NoError(t, err)
	assert.Contains(t, outside(retired, rule.Pension), "社会保险法 第十六条; 2025年，广州市企业职工基本养老金申领详解")

	for _, scheme := range []rule.Scheme{0, rule.Housing + 1} {
		_, err = staff.Enrol(staff.Employee, staff.MainJob, august(), staff.Answer{Scheme: scheme, Source: "test"})
		assert.ErrorContains(t, err, "answers[0].scheme is not set or not known")
	}
}
