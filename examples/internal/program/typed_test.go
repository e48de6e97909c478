package program_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// typed is a value of a flag as somebody types it, and what is read or what is said in both languages.
type typed struct{ name, text, want, english, chinese string }

// check reads a value and holds it against what is wanted.
func check(t *testing.T, cases []typed, read func(text string) (string, error)) {
	tabletest.Each(t, cases, func(t *testing.T, c typed) {
		got, err := read(c.text)
		if c.english == "" {
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
			return
		}
		assert.Equal(t, c.english, program.Message(err, rule.English))
		assert.Equal(t, c.chinese, program.Message(err, rule.Chinese))
	})
}

func TestMonthAsPeopleTypeIt(t *testing.T) {
	check(t, []typed{
		{name: "usual", text: "2025-08", want: "2025-08"},
		{name: "one digit", text: "2025-8", want: "2025-08"},
		{name: "together", text: "202508", want: "2025-08"},
		{name: "a stroke", text: "2025/8", want: "2025-08"},
		{name: "Chinese", text: "2025年8月", want: "2025-08"},
		{name: "full width", text: "２０２５０８", want: "2025-08"},
		{name: "a day", text: "2025-08-15",
			english: `-month "2025-08-15" is a day, and a month is asked for; write the month alone, such as 2025-07`,
			chinese: `-month "2025-08-15" 是日期，这里要的是月份；请只写年月，例如 2025-07`},
		{name: "no month", text: "2025-13", english: `-month "2025-13" does not exist in the calendar; ` +
			`write the day as 2025-07-01, the month as 2025-07`,
			chinese: `-month "2025-13" 日历上没有这一天；日期请写作 2025-07-01，月份请写作 2025-07`},
		{name: "nothing", text: "", english: "-month is empty: write its value behind it (see -h)",
			chinese: "-month 是空的：请在它后面写上数值（见 -h）"},
	}, func(text string) (string, error) {
		month, err := program.Month("month", text)
		return month.String(), err
	})
}

func TestDayAsPeopleTypeIt(t *testing.T) {
	const english = "is not a day or a month; write it as 2025-07-01 (a month as 2025-07)"
	const chinese = "不是日期或月份；请写作 2025-07-01（月份写作 2025-07）"
	check(t, []typed{
		{name: "usual", text: "2024-06-30", want: "2024-06-30"},
		{name: "together", text: "20240630", want: "2024-06-30"},
		{name: "Chinese", text: "2024年6月30日", want: "2024-06-30"},
		{name: "the day number of a spreadsheet", text: "45473", english: `-known-on "45473" ` + english,
			chinese: `-known-on "45473" ` + chinese},
	}, func(text string) (string, error) {
		day, err := program.Day("known-on", text)
		return day.String(), err
	})
}

func TestRateAsPeopleTypeIt(t *testing.T) {
	check(t, []typed{
		{name: "a fraction", text: "0.05", want: "0.05"},
		{name: "per cent", text: "5%", want: "0.05"},
		{name: "per cent of full width", text: "０.２％", want: "0.002"},
		{name: "per mille", text: "2‰", want: "0.002"},
		{name: "nothing", text: "", want: ""},
		{name: "without its sign", text: "5",
			english: `-housing-rate "5" is above 1 and has no percent sign; write 8 % as 8% or as 0.08`,
			chinese: `-housing-rate "5" 大于 1 且没有百分号；8% 请写作 8% 或 0.08`},
	}, func(text string) (string, error) { return program.Rate("housing-rate", text) })
}

// TestSchemesAndPayersAsPeopleTypeThem reads the word before the blank as a scheme, the one behind it as a payer.
func TestSchemesAndPayersAsPeopleTypeThem(t *testing.T) {
	check(t, []typed{
		{name: "English", text: "pension employee", want: "pension employee"},
		{name: "short", text: "养老 个人", want: "pension employee"},
		{name: "whole", text: "失业保险 单位部分", want: "unemployment employer"},
		{name: "medical", text: "医疗 单位", want: "medical employer"},
		{name: "maternity", text: "生育 单位", want: "maternity employer"},
		{name: "injury", text: "工伤 单位", want: "injury employer"},
		{name: "the fund", text: "公积金 个人", want: "housing employee"},
		{name: "illness", text: "重大疾病医疗补助 单位", want: "illness_supplement employer"},
		{name: "no payer", text: "养老 国家",
			english: `-payer "国家" is not known here; write one of: employee (个人), employer (单位)`,
			chinese: `-payer "国家" 不是这里可填的内容；请填写其中之一：个人、单位`},
	}, func(text string) (string, error) {
		scheme, payer, _ := strings.Cut(text, " ")
		s, err := program.Word("scheme", scheme, cell.Schemes())
		require.NoError(t, err)
		p, err := program.Word("payer", payer, cell.Payers())
		return s.String() + " " + p.String(), err
	})
}

func TestOwnFigureAsPercentage(t *testing.T) {
	check(t, []typed{
		{name: "a rate", text: "pension.employer_rate=15%", want: "pension.employer_rate=0.15"},
		{name: "a fraction", text: "pension.employer_rate=0.15", want: "pension.employer_rate=0.15"},
		{name: "what is no rate stays as it is, to be refused", text: "pension.floor=15%", want: "pension.floor=15%"},
		{name: "nothing", text: "pension.floor=", english: "write name=value, such as pension.floor=5510",
			chinese: "请写作 名称=数值，例如 pension.floor=5510"},
	}, func(text string) (string, error) {
		var own program.OwnFigures
		if err := own.Take(text); err != nil {
			return "", err
		}
		return own[0].Name + "=" + own[0].Value, nil
	})
}
