package retropaid

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/program"
)

var run = pagetest.Program(Run)

func TestPage(t *testing.T) {
	run.Golden(t, "page.en.txt")
	run.Golden(t, "page.zh.txt", "-lang", "zh")
	for _, lang := range []string{"en", "zh"} {
		_, page, _ := run.Run("", "-lang", lang)
		pagetest.Fits(t, page, 100)
	}
}

// What the fictional employee's record leaves open, by hand: 8,000 is due, and 7,500 was paid on in June and July.
//
//	pension, employee   640.00 - 600.00 + 640.00 (October)                        =   680.00; June's 600.00 back
//	pension, employer   80.00 (July) + 1,280.00 - 1,125.00 (August) + 1,280.00    = 1,515.00; June's 1,200.00 back
//	medical, employer   8,000 x 4.5 % - 8,000 x 5.5 % in August                   =    80.00 back; 360.00 of October
func TestByHand(t *testing.T) {
	status, page, errs := run.Run("")
	assert.Equal(t, program.AllGood, status)
	assert.Empty(t, errs)
	for _, row := range []string{
		"2025-06 Pension employee 600.00 none -600.00 not due",
		"2025-07 Pension employee 600.00 640.00 +40.00 base 7,500.00 -> 8,000.00",
		"2025-08 Pension employer 1,125.00 1,280.00 +155.00 7,500.00 × 15% -> 8,000.00 × 16%",
		"2025-08 Medical employer 440.00 360.00 -80.00 rate 5.5% -> 4.5%",
		"2025-09 Unemployment employee 0.00 16.00 +16.00 not paid",
		"2025-09 Housing fund employer 350.00 400.00 +50.00 the amount alone",
		"2025-10 Pension employer 0.00 1,280.00 +1,280.00 not paid",
		"Pension employee 680.00 600.00",
		"Pension employer 1,515.00 1,200.00",
		"Medical employer 360.00 80.00",
		// 680 + 160 + 32 + 400; 1,515 + 360 + 68 + 64 + 32 + 450
		"All employee 1,272.00 600.00",
		"All employer 2,489.00 1,280.00",
	} {
		assert.Contains(t, rowsOf(page), row)
	}
}

// rowsOf are the lines of a page with one blank between two cells.
func rowsOf(page string) []string {
	var rows []string
	for line := range strings.Lines(page) {
		rows = append(rows, strings.Join(strings.Fields(line), " "))
	}
	return rows
}

// own are the flags of a record of one's own.
func own(more ...string) []string {
	return append([]string{"-in", "-", "-wage", "8000", "-from", "2025-07", "-through", "2025-07", "-injury-rate",
		"0.002", "-unemployment-rate", "0.008", "-housing-rate", "0.05"}, more...)
}

const header = "费款所属月,险种,缴费方,已缴金额\n"

// Chinese headers and words, and what is refused.
func TestRecords(t *testing.T) {
	const month = "2025-07,养老保险,个人,640.00\n2025-07,养老保险,单位,1280.00\n2025-07,医疗保险,个人,160.00\n" +
		"2025-07,医疗保险,单位,360.00\n2025-07,生育保险,单位,68.00\n2025-07,失业保险,个人,16.00\n" +
		"2025-07,失业保险,单位,64.00\n2025-07,工伤保险,单位,16.00\n2025-07,住房公积金,个人,400.00\n"
	const contradicting = "2025年7月,养老,个人,640.00\n2025-08,养老,个人,640.00\n2025-09,养老,个人,640.00\n" +
		"2025-06,养老,个人,640.00\n2025-07,pension,employee,1.00\n"
	for _, c := range []struct {
		name string
		pagetest.Case
	}{
		{"a record in Chinese", pagetest.Case{Args: own("-lang", "zh"),
			Stdin: header + month + "2025-07,housing,单位,390.00\n",
			Page:  []string{"住房公积金  单位     10.00    0.00\n"}}},
		{"cells as people write them", pagetest.Case{Args: own("-lang", "zh"),
			Stdin: "费款所属月,险种,缴费方,已缴金额,费率\n" +
				strings.NewReplacer("2025-07,养老保险,个人,640.00\n", "2025年7月,养老,个人,￥600.00,8%\n", ".00\n", ".00,\n").
					Replace(month) + "2025-07,公积金,单位,400.00,\n",
			Page: []string{"带 ¥ 或元的数字：1", "带 % 的比例：1",
				"不是 2025-07-01 写法的日期：1", "按同义词理解的文字",
				"2025-07  养老保险  个人    600.00  640.00"}}},
		{"a line nobody spoke of", pagetest.Case{Args: own(), Stdin: header + month, Status: program.CannotRun,
			Errs: []string{`paid "2025-07 housing employer" is due, and nothing says what was paid for it`}}},
		{"a month nobody spoke of", pagetest.Case{Args: own("-lang", "zh"), Stdin: header, Status: program.CannotRun,
			Errs: []string{"没有说明该月是否已缴", "整月未缴的请填入 unpaid"}}},
		{"a month nothing was paid for", pagetest.Case{Args: own("-unpaid", "2025-07"), Stdin: header,
			Page: []string{"2025-07  Housing fund  employer  0.00    400.00     +400.00  not paid\n"}}},
		{"lines that cannot be read", pagetest.Case{Args: own("-lang", "zh"), Status: program.SomeRefused,
			Stdin: header + "2025-13,养老保险,个人,640.00\n2025-07,社保,公司,x\n2025-07,养老保险\n",
			Errs: []string{"stdin:2: 费款所属月 \"2025-13\"", "stdin:3: 险种 \"社保\"", "stdin:3: 缴费方 \"公司\"",
				"stdin:3: 已缴金额 \"x\"", "stdin:4: 这一行有 2 个字段", "没有计算：少一行，差额就不同"}}},
		{"rows that contradict the flags or one another", pagetest.Case{
			Args: own("-lang", "en", "-unpaid", "2025-08", "-not-due", "2025-06"), Status: program.SomeRefused,
			Stdin: header + contradicting,
			Errs: []string{"stdin:3: 费款所属月 \"2025-08\" is a month of -unpaid; leave out the row",
				"stdin:4: 费款所属月 \"2025-09\" is not due from 2025-07 to 2025-07, nor a month of -not-due",
				"stdin:6: 费款所属月 \"2025-07\" with pension of the employee stands in line 2 already; add up",
				"nothing was computed"}}},
		{"the same in Chinese", pagetest.Case{
			Args: own("-lang", "zh", "-unpaid", "2025-08", "-not-due", "2025-06"), Status: program.SomeRefused,
			Stdin: header + contradicting,
			Errs: []string{"stdin:3: 费款所属月 \"2025-08\" 是 -unpaid 写明的整月未缴的月份",
				"stdin:4: 费款所属月 \"2025-09\" 不在应缴月份 2025-07 至 2025-07 之中，也不是 -not-due 写明的月份",
				"stdin:6: 费款所属月 \"2025-07\" 的养老保险（个人）已在第 2 行；请把同一项的已缴金额合计为一行"}}},
		{"no amount in the file", pagetest.Case{Args: own(), Stdin: "month,scheme,payer\n", Status: program.CannotRun,
			Errs: []string{"column amount (已缴金额) is missing"}}},
		{"a record without a term", pagetest.Case{Args: []string{"-in", "-"}, Status: program.CannotRun,
			Errs: []string{"-from", "-through"}}},
		{"a wage that is not one", pagetest.Case{Args: own("-wage", "x"), Stdin: header, Status: program.CannotRun,
			Errs: []string{"wage"}}},
	} {
		t.Run(c.name, func(t *testing.T) { run.Check(t, c.Case) })
	}
}

func TestCannotRun(t *testing.T) {
	run.Check(t, pagetest.Case{Args: []string{"-in", "nowhere.csv", "-from", "2025-07", "-through", "2025-07"},
		Status: program.CannotRun, Errs: []string{"nowhere.csv"}})
	run.Check(t, pagetest.Case{Args: []string{"-unpaid", "July"}, Status: program.CannotRun, Errs: []string{"-unpaid"}})
	status, errs := run.RunIntoFull()
	assert.Equal(t, program.CannotRun, status)
	assert.Contains(t, errs, "no room")
	status, _, errs = run.RunOn(pagetest.Broken(header), own()...)
	assert.Equal(t, program.CannotRun, status)
	assert.Contains(t, errs, "the disk is gone")
}

// Every bad field of the file is a line of the file of refused rows, in the language of the page.
func TestRefusedRows(t *testing.T) {
	t.Chdir(t.TempDir())
	status, page, errs := run.Run(header+"2025-13,养老保险,个人,640.00\n2025-07,社保,个人,x\n",
		own("-lang", "zh", "-refused", "refused.csv")...)
	assert.Equal(t, program.SomeRefused, status, errs)
	assert.Empty(t, page)
	data, err := os.ReadFile("refused.csv")
	require.NoError(t, err)
	for _, row := range []string{"\ufeff文件,行,列,值,原因\n", "\nstdin,2,费款所属月,2025-13,", "\nstdin,3,险种,社保,",
		"\nstdin,3,已缴金额,x,"} {
		assert.Contains(t, string(data), row)
	}
	assert.Equal(t, 4, strings.Count(string(data), "\n"))
}
