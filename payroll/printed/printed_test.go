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
	type c struct{ text, want string }
	tabletest.Run(t, map[string]c{
		"plain":                  {"8000", "8000"},
		"grouped":                {"8,000.00", "8000"},
		"grouped twice":          {"12,345,678.90", "12345678.9"},
		"grouped, full width":    {"８，０００．００", "8000"},
		"a yuan sign":            {"¥3000.00", "3000"},
		"a full-width sign":      {"￥17900", "17900"},
		"元":                      {"5000元", "5000"},
		"RMB":                    {"RMB 5000", "5000"},
		"cny":                    {"cny5,000", "5000"},
		"人民币 and 元":              {"人民币 5,000.00 元", "5000"},
		"blanks":                 {" 5000　", "5000"},
		"an invisible character": {"\u200b6000\ufeff", "6000"},
		"an apostrophe":          {"'6000", "6000"},
		"below 0":                {"-40.00", "-40"},
		"a true minus":           {"−40.00", "-40"},
		"a full-width minus":     {"－４０", "-40"},
		"a sign behind the yuan": {"¥-1,040.00", "-1040"},
		"a sign before the yuan": {"-¥1,040.00", "-1040"},
		"brackets":               {"(40.00)", "-40"},
		"full-width brackets":    {"（￥1,040.00）", "-1040"},
		"a plus":                 {"+40", "40"},
	}, func(t *testing.T, c c) {
		d, err := printed.Money(c.text, money())
		require.NoError(t, err)
		tabletest.Equal(t, c.want, *d)
	})
}

// What can be read in two ways, or in none, is refused with the text as it is printed.
func TestMoneyRefuses(t *testing.T) {
	type c struct{ text, code, says string }
	tabletest.Run(t, map[string]c{
		"empty":                     {"", "bad_number", "is empty"},
		"a decimal comma":           {"440,80", "bad_number", "amount 440,80 has a grouping comma"},
		"groups of four":            {"1,2345.00", "bad_number", "has a grouping comma"},
		"a group of none":           {"1,,000", "bad_number", "has a grouping comma"},
		"a first group of 0":        {"0,950.80", "bad_number", "has a grouping comma"},
		"a group after the point":   {"1.000,000", "bad_number", "has a grouping comma"},
		"a blank inside":            {"7 000", "bad_number", `amount "7 000" is not a plain number`},
		"a narrow blank inside":     {"7\u00a0000", "bad_number", "is not a plain number"},
		"万":                         {"1.2万元", "bad_number", "is not a plain number"},
		"another currency":          {"US$500", "bad_number", "is not a plain number"},
		"an exponent":               {"1E3", "bad_number", "has an exponent"},
		"a percentage":              {"8%", "bad_number", "is a percentage"},
		"two signs":                 {"--40", "bad_number", "is not a plain number"},
		"a sign in brackets":        {"(-40)", "bad_number", "is not a plain number"},
		"a bracket alone":           {"(40", "bad_number", "is not a plain number"},
		"two points":                {"1.2.3", "bad_number", "is not a plain number"},
		"a point alone behind":      {"40.", "bad_number", "is not a plain number"},
		"words":                     {"待核", "bad_number", "is not a plain number"},
		"a third decimal":           {"¥0.005", "out_of_range", "has more than 2 decimals"},
		"more than the bound":       {"10,000,000,000.01", "out_of_range", "is above 10000000000"},
		"much more than any number": {strings.Repeat("9", 1<<16), "bad_number", "is longer than 32 bytes"},
	}, func(t *testing.T, c c) {
		_, err := printed.Money(c.text, money())
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
}

func TestRate(t *testing.T) {
	type c struct{ text, want string }
	tabletest.Run(t, map[string]c{
		"per cent":             {"8%", "0.08"},
		"with decimals":        {"8.00%", "0.08"},
		"two rates in one":     {"5.35%", "0.0535"},
		"full width":           {"８％", "0.08"},
		"a blank":              {"8 %", "0.08"},
		"below one per cent":   {"0.2%", "0.002"},
		"a hundred":            {"100%", "1"},
		"per mille":            {"2‰", "0.002"},
		"a fraction":           {"0.08", "0.08"},
		"six decimals of it":   {"0.853125%", "0.00853125"},
		"zero":                 {"0%", "0"},
		"a fraction, in width": {"０．０８", "0.08"},
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
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, printed.Plain(c.text)) })
	}
}

// 11010519491231002X and 440524188001010014 are the examples of GB 11643-1999.
func TestID(t *testing.T) {
	type c struct{ text, want string }
	tabletest.Run(t, map[string]c{
		"as it is":                  {"11010519491231002X", "11010519491231002X"},
		"a small x":                 {"11010519491231002x", "11010519491231002X"},
		"full width":                {"１１０１０５１９４９１２３１００２ｘ", "11010519491231002X"},
		"an apostrophe":             {"'440524188001010014", "440524188001010014"},
		"typographic apostrophes":   {"‘’`440524188001010014", "440524188001010014"},
		"an apostrophe in blanks":   {" ' 440524188001010014", "440524188001010014"},
		"blanks between":            {"440524 18800101 0014", "440524188001010014"},
		"blanks at the ends":        {"　A001 \u00a0", "A001"},
		"invisible characters":      {"\u200bA002\ufeff", "A002"},
		"a full-width digit":        {"A００3", "A003"},
		"a wrong check character":   {"440524188001010013", "440524188001010013"},
		"leading zeros":             {"0007", "0007"},
		"a formula of a text":       {`="440524188001010014"`, "440524188001010014"},
		"the same of a number":      {`="0007"`, "0007"},
		"in full width":             {"＝＂0007＂", "0007"},
		"an apostrophe inside it":   {`="'0007"`, "0007"},
		"a formula that counts":     {`=A1&"7"`, `=A1&"7"`},
		"hyphens in a card":         {"440524-18800101-0014", "440524188001010014"},
		"hyphens and an x":          {"110105-19491231-002x", "11010519491231002X"},
		"hyphens in another number": {"1-23", "1-23"},
		"a name keeps its blanks":   {" Max Box ", "Max Box"},
		"an apostrophe inside":      {"O'Neil", "O'Neil"},
		"a mask":                    {"440524＊＊＊＊＊＊＊＊0014", "440524********0014"},
		"small letters":             {"a1", "a1"},
		"zeros of another length":   {"12345678901234000", "12345678901234000"},
		"an E that is no exponent":  {"12E34", "12E34"},
		"an E+ that is no exponent": {"AE+17", "AE+17"},
		"empty":                     {"", ""},
		"nothing but an apostrophe": {"'", ""},
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
	for n := 110105194912310; n < 110105194912331; n++ {
		sum, rest := 0, n
		for power := 8; rest > 0; rest /= 10 { // the 15th digit has the weight 2^3
			sum += rest % 10 * power
			power = power * 2 % 11
		}
		if sum%11 == 1 {
			return strconv.Itoa(n) + "000"
		}
	}
	t.Fatal("one in eleven has it")
	return ""
}

func TestIDLostDigits(t *testing.T) {
	type c struct{ text, shows string }
	tabletest.Run(t, map[string]c{
		"an exponent":                 {"4.40106E+17", "44010*************"},
		"a small e":                   {"4.40106e+17", "44010*************"},
		"one digit":                   {"4E+17", "******************"},
		"an apostrophe before it":     {"'4.40106E+17", "44010*************"},
		"15 digits and three zeros":   {"440524188001010000", "440524188001010***"},
		"in full width":               {"４４０５２４１８８００１０１００００", "440524188001010***"},
		"an exponent of another kind": {"1.2E+3", "1***"},
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

func TestMask(t *testing.T) {
	type c struct {
		mask, id string
		hidden   bool
		agrees   bool
	}
	tabletest.Run(t, map[string]c{
		"it agrees":                 {"440106********1234", "440106199001011234", true, true},
		"another end":               {"440106********1234", "440106199001011235", true, false},
		"another beginning":         {"440106********1234", "440107199001011234", true, false},
		"a shown middle":            {"440106****0101****", "440106199001011234", true, true},
		"another middle":            {"440106****0102****", "440106199001011234", true, false},
		"fewer asterisks":           {"440106****1234", "440106199001011234", true, true},
		"more than the id":          {"440106****1234", "4401234", true, false},
		"other signs":               {"440106••••••••1234", "440106199001011234", true, true},
		"letters":                   {"440106XXXXXXXX1234", "440106199001011234", true, true},
		"letters to the check":      {"440106xxxxxxxx002x", "44010619900101002X", true, true},
		"a check character":         {"4401**********002x", "44010619900101002X", true, true},
		"a whole id":                {"440106199001011234", "440106199001011234", false, true},
		"a whole id, another":       {"440106199001011234", "440106199001011235", false, false},
		"three X are no mask":       {"AXXX1", "AXXX1", false, true},
		"it hides everything":       {"***", "440106199001011234", true, true},
		"hidden behind a beginning": {"4401*", "440106199001011234", true, true},
	}, func(t *testing.T, c c) {
		mask, hidden := printed.Mask(c.mask)
		assert.Equal(t, c.hidden, hidden)
		assert.Equal(t, c.agrees, printed.Agrees(mask, c.id))
	})
}

func TestIsSum(t *testing.T) {
	for _, text := range []string{"合计", "总计", "共计", "小计（3人）", "小计(3人)", " 合 计：", "本页小计", "财务部合计", "Total", "TOTAL:",
		"累计", "本年累计", "共1人", "共 12 人：", "（共3人）合计", "本页合计", `="合计"`,
		"sum", "Subtotal (3)", "Sub-total", "Grand Total", "ｔｏｔａｌ", "Totals."} {
		assert.True(t, printed.IsSum(text), text)
	}
	for _, text := range []string{"", "A001", "Sumner", "total1", "计", "440524188001010014", "制表人：某某", "Summer Total",
		"共人", "共青团员", "共三人行", "共1人次"} {
		assert.False(t, printed.IsSum(text), text)
	}
	assert.True(t, printed.IsPartSum("小计（3人）") && printed.IsPartSum("Subtotal"))
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
