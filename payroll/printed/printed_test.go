package printed_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

func money() rule.Input {
	in := rule.YuanInput(rule.AreaPayroll, "amount")
	in.Min = -in.Max
	return in
}

func TestMoney(t *testing.T) {
	type c struct{ name, text, want string }
	tabletest.Each(t, []c{
		{name: "plain", text: "8000", want: "8000"},
		{name: "grouped", text: "8,000.00", want: "8000"},
		{name: "grouped twice", text: "12,345,678.90", want: "12345678.9"},
		{name: "grouped, full width", text: "８，０００．００", want: "8000"},
		{name: "a yuan sign", text: "¥3000.00", want: "3000"},
		{name: "a full-width sign", text: "￥17900", want: "17900"},
		{name: "元", text: "5000元", want: "5000"},
		{name: "RMB", text: "RMB 5000", want: "5000"},
		{name: "cny", text: "cny5,000", want: "5000"},
		{name: "人民币 and 元", text: "人民币 5,000.00 元", want: "5000"},
		{name: "blanks", text: " 5000　", want: "5000"},
		{name: "an invisible character", text: "\u200b6000\ufeff", want: "6000"},
		{name: "an apostrophe", text: "'6000", want: "6000"},
		{name: "below 0", text: "-40.00", want: "-40"},
		{name: "a true minus", text: "−40.00", want: "-40"},
		{name: "a full-width minus", text: "－４０", want: "-40"},
		{name: "a sign behind the yuan", text: "¥-1,040.00", want: "-1040"},
		{name: "a sign before the yuan", text: "-¥1,040.00", want: "-1040"},
		{name: "brackets", text: "(40.00)", want: "-40"},
		{name: "full-width brackets", text: "（￥1,040.00）", want: "-1040"},
		{name: "a plus", text: "+40", want: "40"},
	}, func(t *testing.T, c c) {
		d, err := printed.Money(c.text, money())
		require.NoError(t, err)
		tabletest.Equal(t, c.want, *d)
	})
}

// What can be read in two ways, or in none, is refused with the text as it is printed.
func TestMoneyRefuses(t *testing.T) {
	type c struct{ name, text, code, says string }
	tabletest.Each(t, []c{
		{name: "empty", text: "", code: "bad_number", says: "is empty"},
		{name: "a decimal comma", text: "440,80", code: "bad_number", says: "amount 440,80 has a grouping comma"},
		{name: "groups of four", text: "1,2345.00", code: "bad_number", says: "has a grouping comma"},
		{name: "a group of letters", text: "1,abc", code: "bad_number", says: "has a grouping comma"},
		{name: "a currency alone", text: "RMB", code: "bad_number", says: "RMB is not a plain number"},
		{name: "a part of a currency", text: "RM", code: "bad_number", says: "RM is not a plain number"},
		{name: "a group of none", text: "1,,000", code: "bad_number", says: "has a grouping comma"},
		{name: "a first group of 0", text: "0,950.80", code: "bad_number", says: "has a grouping comma"},
		{name: "a first group of four", text: "1234,567.00", code: "bad_number", says: "has a grouping comma"},
		{name: "a group after the point", text: "1.000,000", code: "bad_number", says: "has a grouping comma"},
		{name: "a blank inside", text: "7 000", code: "bad_number", says: `amount "7 000" is not a plain number`},
		{name: "a narrow blank inside", text: "7\u00a0000", code: "bad_number", says: "is not a plain number"},
		{name: "万", text: "1.2万元", code: "bad_number", says: "is not a plain number"},
		{name: "another currency", text: "US$500", code: "bad_number", says: "is not a plain number"},
		{name: "an exponent", text: "1E3", code: "bad_number", says: "has an exponent"},
		{name: "a percentage", text: "8%", code: "bad_number", says: "is a percentage"},
		{name: "two signs", text: "--40", code: "bad_number", says: "is not a plain number"},
		{name: "a sign in brackets", text: "(-40)", code: "bad_number", says: "is not a plain number"},
		{name: "a bracket alone", text: "(40", code: "bad_number", says: "is not a plain number"},
		{name: "two points", text: "1.2.3", code: "bad_number", says: "is not a plain number"},
		{name: "a point alone behind", text: "40.", code: "bad_number", says: "is not a plain number"},
		{name: "words", text: "待核", code: "bad_number", says: "is not a plain number"},
		{name: "a third decimal", text: "¥0.005", code: "out_of_range", says: "has more than 2 decimals"},
		{name: "more than the bound", text: "10,000,000,000.01", code: "out_of_range", says: "is above 10000000000"},
		{name: "much more than any number", text: strings.Repeat("9", 1<<16), code: "bad_number",
			says: "is longer than 32 bytes"},
	}, func(t *testing.T, c c) {
		_, err := printed.Money(c.text, money())
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
}

func TestRate(t *testing.T) {
	type c struct{ name, text, want string }
	tabletest.Each(t, []c{
		{name: "per cent", text: "8%", want: "0.08"},
		{name: "with decimals", text: "8.00%", want: "0.08"},
		{name: "two rates in one", text: "5.35%", want: "0.0535"},
		{name: "full width", text: "８％", want: "0.08"},
		{name: "a blank", text: "8 %", want: "0.08"},
		{name: "below one per cent", text: "0.2%", want: "0.002"},
		{name: "a hundred", text: "100%", want: "1"},
		{name: "per mille", text: "2‰", want: "0.002"},
		{name: "a fraction", text: "0.08", want: "0.08"},
		{name: "six decimals of it", text: "0.853125%", want: "0.00853125"},
		{name: "zero", text: "0%", want: "0"},
		{name: "a fraction, in width", text: "０．０８", want: "0.08"},
		{name: "a fraction of 26 characters, in width", text: "０．０８" + strings.Repeat("0", 22), want: "0.08"},
		{name: "a percentage of 24", text: "8." + strings.Repeat("0", 22) + "%", want: "0.08"},
	}, func(t *testing.T, c c) {
		d, err := printed.Rate(c.text, rule.RateInput(rule.AreaPension, "rate", 100))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, *d)
	})
	for _, c := range []struct{ text, says string }{
		{"8", "rate 8 is above 1"}, {"108%", "rate 108% is above 1"},
		{"-8%", "rate -8% is below 0"}, {"－８％", "is below 0"}, {"-0.08", "rate -0.08 is below 0"},
		{"1/12", "rate 1/12 is written with a stroke; write the decimal"},
		{"--8%", "is a percentage"}, {"8%%", "is a percentage"}, {"%", "is a percentage"},
		{"8,0%", "has a grouping comma"}, {"", "is empty"},
		{"0.0000001%", "has more than 8 decimals"}, {strings.Repeat("0", 25) + "8%", "is a percentage"},
		{"8." + strings.Repeat("0", 23) + "%", "is a percentage"}, {"8.%", "is a percentage"},
	} {
		_, err := printed.Rate(c.text, rule.RateInput(rule.AreaPension, "rate", 100))
		assert.ErrorContains(t, err, c.says)
	}
}

func TestPlain(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"nothing but an apostrophe", "'", ""},
		{"blanks, an apostrophe, full width, an invisible character", "　'８，０００\u200b ", "8,000"},
		{"a wide yuan sign and a true minus", "￥ −1", "¥ -1"},
		{"a blank inside stays", "在 职", "在 职"},
		{"the first and the last of the wide signs", "！～", "!~"},
		{"a grave accent before it", "`0007", "0007"},
		{"a formula that is not closed", `="0007`, `="0007`},
		{"a formula that is not opened", `=0007"`, `=0007"`},
		{"quotes that are no formula", `"0007"`, `"0007"`},
		{"the same behind a blank", ` "0007"`, `"0007"`},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, printed.Plain(c.text)) })
	}
}

// 11010519491231002X and 440524188001010014 are the examples of GB 11643-1999.
func TestID(t *testing.T) {
	type c struct{ name, text, want string }
	tabletest.Each(t, []c{
		{name: "as it is", text: "11010519491231002X", want: "11010519491231002X"},
		{name: "a small x", text: "11010519491231002x", want: "11010519491231002X"},
		{name: "full width", text: "１１０１０５１９４９１２３１００２ｘ", want: "11010519491231002X"},
		{name: "an apostrophe", text: "'440524188001010014", want: "440524188001010014"},
		{name: "typographic apostrophes", text: "‘’`440524188001010014", want: "440524188001010014"},
		{name: "an apostrophe in blanks", text: " ' 440524188001010014", want: "440524188001010014"},
		{name: "blanks between", text: "440524 18800101 0014", want: "440524188001010014"},
		{name: "blanks at the ends", text: "　A001 \u00a0", want: "A001"},
		{name: "invisible characters", text: "\u200bA002\ufeff", want: "A002"},
		{name: "a variation selector", text: "A002\ufe0f", want: "A002"},
		{name: "a filler", text: "A\u3164002", want: "A002"},
		{name: "a joiner that joins nothing", text: "A\u034f002", want: "A002"},
		{name: "marks of direction", text: "\u202eA002\u202c", want: "A002"},
		{name: "braille without dots", text: "A002\u2800", want: "A002"},
		{name: "a full-width digit", text: "A００3", want: "A003"},
		{name: "a wrong check character", text: "440524188001010013", want: "440524188001010013"},
		{name: "leading zeros", text: "0007", want: "0007"},
		{name: "a formula of a text", text: `="440524188001010014"`, want: "440524188001010014"},
		{name: "the same of a number", text: `="0007"`, want: "0007"},
		{name: "in full width", text: "＝＂0007＂", want: "0007"},
		{name: "an apostrophe inside it", text: `="'0007"`, want: "0007"},
		{name: "a formula that counts", text: `=A1&"7"`, want: `=A1&"7"`},
		{name: "hyphens in a card", text: "440524-18800101-0014", want: "440524188001010014"},
		{name: "hyphens and an x", text: "110105-19491231-002x", want: "11010519491231002X"},
		{name: "hyphens in another number", text: "1-23", want: "1-23"},
		{name: "a name keeps its blanks", text: " Max Box ", want: "Max Box"},
		{name: "an apostrophe inside", text: "O'Neil", want: "O'Neil"},
		{name: "a mask", text: "440524＊＊＊＊＊＊＊＊0014", want: "440524********0014"},
		{name: "small letters", text: "a1", want: "a1"},
		{name: "zeros of another length", text: "12345678901234000", want: "12345678901234000"},
		{name: "an E that is no exponent", text: "12E34", want: "12E34"},
		{name: "an E+ that is no exponent", text: "AE+17", want: "AE+17"},
		{name: "letters that end in 000", text: "EMPLOYEE2025000000", want: "EMPLOYEE2025000000"},
		{name: "hyphens and another letter", text: "440106-19900101-001A", want: "440106-19900101-001A"},
		{name: "hyphens and the sign before 0", text: "440106-19900101-00/4", want: "440106-19900101-00/4"},
		{name: "hyphens and the sign behind 9", text: "440106-19900101-00:4", want: "440106-19900101-00:4"},
		{name: "hyphens and a letter inside", text: "44010A-19900101-0014", want: "44010A-19900101-0014"},
		{name: "the same and an x at the end", text: "44010A-19900101-001X", want: "44010A-19900101-001X"},
		{name: "an exponent of three digits", text: "4.4E+170", want: "4.4E+170"},
		{name: "an exponent with a letter", text: "4.4E+1A", want: "4.4E+1A"},
		{name: "an exponent of nothing", text: "4.4E+", want: "4.4E+"},
		{name: "two digits before the point", text: "44.1E+17", want: "44.1E+17"},
		{name: "a letter behind the point", text: "4.4AE+17", want: "4.4AE+17"},
		{name: "nothing behind the point", text: "4.E+17", want: "4.E+17"},
		{name: "empty", text: "", want: ""},
		{name: "nothing but an apostrophe", text: "'", want: ""},
	}, func(t *testing.T, c c) {
		id, err := printed.ID(c.text)
		require.NoError(t, err)
		assert.Equal(t, c.want, id)
		again, err := printed.ID(id)
		require.NoError(t, err)
		assert.Equal(t, id, again, "its one form has one form")
	})
	whole := valid000(t)
	id, err := printed.ID(whole)
	require.NoError(t, err, "one in eleven that end in 000 has the check character for it")
	assert.Equal(t, whole, id)
}

// valid000 looks for a number that ends in 000 and has 0 as its check character: the sum of the digits times
// 2^(17-i) mod 11, with the check character 0 for the remainder 1 (GB 11643-1999, 4.2).
func valid000(t *testing.T) string {
	t.Helper()
	for n := int64(110105194912310); n < 110105194912331; n++ {
		sum, rest := int64(0), n
		for power := int64(8); rest > 0; rest /= 10 { // the 15th digit has the weight 2^3
			sum += rest % 10 * power
			power = power * 2 % 11
		}
		if sum%11 == 1 {
			return strconv.FormatInt(n, 10) + "000"
		}
	}
	t.Fatal("one in eleven has it")
	return ""
}

// Each of the first 15 digits has its weight, 2^(17-i) mod 11 of the place i from 0 (GB 11643-1999, 4.2): two digits
// whose weighted sum leaves 1 have the check character 0, and with one of them greater by 1 another one.
func TestWeightsOfTheDigits(t *testing.T) {
	const last = 14 // its weight is 8
	for place := range last {
		weight := 1
		for range 17 - place {
			weight = weight * 2 % 11
		}
		digits := []byte(strings.Repeat("0", 18))
		for first, second := 1, 0; ; first++ {
			if second = (12 - first*weight%11) * 7 % 11; second < 10 { // 7 x 8 leaves 1
				digits[place], digits[last] = byte('0'+first), byte('0'+second)
				break
			}
		}
		id, err := printed.ID(string(digits))
		require.NoError(t, err, "place %d", place)
		assert.Equal(t, string(digits), id)
		digits[place]++
		if digits[place] > '9' {
			digits[place] = '0'
		}
		_, err = printed.ID(string(digits))
		assert.ErrorIs(t, err, rule.ErrBadNumber, "place %d", place)
	}
}

// A blank in front is left out, and has the id read in every step: what is usual at first sight comes out the same.
func TestUsualIDsAreReadAsAnyOther(t *testing.T) {
	for _, id := range []string{"A1", "0007", "440106199001010011", "44010619900101001X", "4E17", "1E999", "E", "00",
		"900", "440106199001010000", "4401061990010100", "TEST0000000000000X"} {
		usual, err := printed.ID(id)
		read, readErr := printed.ID(" " + id)
		assert.Equal(t, read, usual, id)
		assert.Equal(t, readErr == nil, err == nil, id)
	}
}

func TestIDLostDigits(t *testing.T) {
	type c struct{ name, text, shows string }
	tabletest.Each(t, []c{
		{name: "an exponent", text: "4.40106E+17", shows: "44010*************"},
		{name: "a small e", text: "4.40106e+17", shows: "44010*************"},
		{name: "one digit", text: "4E+17", shows: "******************"},
		{name: "an apostrophe before it", text: "'4.40106E+17", shows: "44010*************"},
		{name: "15 digits and three zeros", text: "440524188001010000", shows: "440524188001010***"},
		{name: "in full width", text: "４４０５２４１８８００１０１００００", shows: "440524188001010***"},
		{name: "an exponent of another kind", text: "1.2E+3", shows: "1***"},
	}, func(t *testing.T, c c) {
		_, err := printed.ID(c.text)
		require.ErrorIs(t, err, rule.ErrBadNumber)
		assert.ErrorContains(t, err, "was made a number by a spreadsheet and has lost digits")
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		mask, hidden := printed.Mask(c.text)
		assert.True(t, hidden)
		assert.Equal(t, c.shows, mask)
	})
}

// The check character of 440106199001020000 fits: 4x7 + 4x9 + 1x5 + 6x4 + 1x2 + 9x1 + 9x6 + 1x10 + 2x4... = 177 = 16x11
// + 1, whose character is 0 (GB 11643). That of 440106199001010000 does not, and the id is refused.
func TestIDThatMayHaveLostDigits(t *testing.T) {
	type look struct {
		name, id string
		doubtful bool
	}
	tabletest.Each(t, []look{
		{name: "its check character fits", id: "440106199001020000", doubtful: true},
		{name: "behind an apostrophe", id: "'440106199001020000", doubtful: true},
		{name: "another end", id: "440106199001010013"},
		{name: "a number of the employer's", id: "A1000"},
		{name: "refused", id: "440106199001010000"},
	}, func(t *testing.T, c look) {
		doubt := printed.Doubt(c.id)
		if !c.doubtful {
			assert.NoError(t, doubt)
			return
		}
		_, err := printed.ID(c.id)
		assert.NoError(t, err)
		assert.ErrorContains(t, doubt, "ends in 000, as a number does that a spreadsheet shortened")
		assert.Contains(t, rule.Message(doubt, rule.Chinese), "请核对原始资料")
	})
}

func TestMask(t *testing.T) {
	type c struct {
		name, mask, id string
		hidden         bool
		agrees         bool
	}
	tabletest.Each(t, []c{
		{name: "it agrees", mask: "440106********1234", id: "440106199001011234", hidden: true, agrees: true},
		{name: "another end", mask: "440106********1234", id: "440106199001011235", hidden: true, agrees: false},
		{name: "another beginning", mask: "440106********1234", id: "440107199001011234", hidden: true, agrees: false},
		{name: "a shown middle", mask: "440106****0101****", id: "440106199001011234", hidden: true, agrees: true},
		{name: "another middle", mask: "440106****0102****", id: "440106199001011234", hidden: true, agrees: false},
		{name: "fewer asterisks", mask: "440106****1234", id: "440106199001011234", hidden: true, agrees: true},
		{name: "more than the id", mask: "440106****1234", id: "4401234", hidden: true, agrees: false},
		{name: "other signs", mask: "440106••••••••1234", id: "440106199001011234", hidden: true, agrees: true},
		{name: "letters", mask: "440106XXXXXXXX1234", id: "440106199001011234", hidden: true, agrees: true},
		{name: "letters to the check", mask: "440106xxxxxxxx002x", id: "44010619900101002X", hidden: true,
			agrees: true},
		{name: "a check character", mask: "4401**********002x", id: "44010619900101002X", hidden: true, agrees: true},
		{name: "a whole id", mask: "440106199001011234", id: "440106199001011234", hidden: false, agrees: true},
		{name: "a whole id, another", mask: "440106199001011234", id: "440106199001011235", hidden: false,
			agrees: false},
		{name: "three X are no mask", mask: "AXXX1", id: "AXXX1", hidden: false, agrees: true},
		{name: "letters in front", mask: "XXXXXXXX0011", id: "440106199001010011", hidden: true, agrees: true},
		{name: "as many as the id", mask: "4401*0011", id: "44010011", hidden: true, agrees: true},
		{name: "a beginning and an end of one digit", mask: "44010*0101", id: "440101", hidden: true, agrees: false},
		{name: "another beginning, fewer asterisks", mask: "4402**0011", id: "440106199001010011", hidden: true,
			agrees: false},
		{name: "another end, fewer asterisks", mask: "4401**0012", id: "440106199001010011", hidden: true,
			agrees: false},
		{name: "it hides everything", mask: "***", id: "440106199001011234", hidden: true, agrees: true},
		{name: "hidden behind a beginning", mask: "4401*", id: "440106199001011234", hidden: true, agrees: true},
	}, func(t *testing.T, c c) {
		mask, hidden := printed.Mask(c.mask)
		assert.Equal(t, c.hidden, hidden)
		assert.Equal(t, c.agrees, printed.Agrees(mask, c.id))
	})
}

func TestEnds(t *testing.T) {
	for _, c := range []struct{ name, mask, begin, end string }{
		{name: "a mask", mask: "4401**0*11", begin: "4401", end: "11"},
		{name: "all hidden", mask: "***"},
		{name: "nothing hidden", mask: "440106", begin: "440106"},
	} {
		t.Run(c.name, func(t *testing.T) {
			begin, end := printed.Ends(c.mask)
			assert.Equal(t, []string{c.begin, c.end}, []string{begin, end})
		})
	}
}

func TestIsSum(t *testing.T) {
	for _, text := range []string{"合计", "总计", "共计", "小计（3人）", "小计(3人)", " 合 计：", "本页小计", "财务部合计", "Total", "TOTAL:",
		"累计", "本年累计", "共1人", "共 12 人：", "（共3人）合计", "本页合计", `="合计"`,
		"sum", "Subtotal (3)", "Sub-total", "Grand Total", "ｔｏｔａｌ", "Totals.",
		"合計", "總計", "小計（3人）", "A组小计", "2025年合计", "Total 2025-08", "Subtotal IT", "Grand total: all",
		"人数", "总人数", "参保人数：", "缴费人数", "职工人数", "员工人数（人）", "平均数", "均值", "总额", "总数",
		"Totals 2025-08", "Sub-total IT", "Totals", "Subtotal:",
		"平均", "平均值：", "人均", "Average", "AVG", "汇总", "總額", "总和（元）", "Total（元）", "Total 2025年8月"} {
		assert.True(t, printed.IsSum(text), text)
	}
	for _, text := range []string{"", "A001", "Sumner", "total1", "计", "440524188001010014", "制表人：某某", "Summer Total",
		"Total-1", "Sum Ming", "Averill", "平均地", "计算机", "汇总部1", "共人", "共3", "共青团员", "共三人行", "共1人次", "Summer（元）"} {
		assert.False(t, printed.IsSum(text), text)
	}
	assert.True(t, printed.IsPartSum("小计（3人）") && printed.IsPartSum("小計") && printed.IsPartSum("Subtotal"))
	assert.True(t, printed.IsRunningSum("累计") && printed.IsRunningSum("本年累計"))
	assert.False(t, printed.IsPartSum("合计") || printed.IsPartSum("Sum"))
}

// FuzzID: the one form of an id has no other form, and a mask shows nothing that is not there.
func FuzzID(f *testing.F) {
	for _, text := range []string{"'44052418800101001x", "4.4E+17", "440524****0014", "' x", "ｘ x", `="="1-2"" `,
		`= "0"`, "440524-18800101-0014"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		mask, hidden := printed.Mask(text)
		id, err := printed.ID(text)
		require.False(t, err != nil && !hidden, "what has lost digits is not whole")
		if err != nil {
			return
		}
		again, err := printed.ID(id)
		require.NoError(t, err)
		require.Equal(t, id, again)
		require.Equal(t, strings.Contains(mask, "*"), hidden)
		require.True(t, hidden || printed.Agrees(mask, id))
	})
}
