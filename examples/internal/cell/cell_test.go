package cell_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// listed are the English texts of what was seen.
func listed(seen *cell.Seen) []string {
	var all []string
	for _, text := range seen.List() {
		all = append(all, text.English)
	}
	return all
}

// refused checks an error that teaches: what is wrong in both languages, and what to do.
func refused(t *testing.T, err error, english, chinese string) {
	t.Helper()
	field := (*rule.FieldError)(nil)
	require.ErrorAs(t, err, &field)
	assert.Equal(t, english, field.Reason.English)
	assert.Equal(t, chinese, field.Reason.Chinese)
	assert.False(t, field.Do.IsZero())
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
}

func wage() rule.Input { return rule.WageInput("", "wage") }

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		seen             []string
	}{
		{name: "plain", text: "8000.00", want: "8000"},
		{name: "zero", text: "0", want: "0"},
		{name: "under one", text: "0.50", want: "0.5"},
		{name: "grouped", text: "12,345.60", want: "12345.6",
			seen: []string{"numbers with a comma between thousands: 1"}},
		{name: "a yuan sign", text: "¥3000.00", want: "3000", seen: []string{"numbers with a yuan sign or word: 1"}},
		{name: "a wide yuan sign", text: "￥17900", want: "17900",
			seen: []string{"numbers with a yuan sign or word: 1"}},
		{name: "元", text: "5000元", want: "5000", seen: []string{"numbers with a yuan sign or word: 1"}},
		{name: "RMB and a blank", text: "RMB 5000", want: "5000",
			seen: []string{"numbers with a yuan sign or word: 1"}},
		{name: "a blank before 元", text: "5000 元", want: "5000", seen: []string{"numbers with a yuan sign or word: 1"}},
		{name: "full width", text: "１７９００．５０", want: "17900.5", seen: []string{"full-width characters: 1"}},
		{name: "full width and a comma", text: "１，２３４", want: "1234",
			seen: []string{"full-width characters: 1", "numbers with a comma between thousands: 1"}},
		{name: "a blank that does not break", text: "5000\u00a0", want: "5000",
			seen: []string{"blanks at an end taken off: 1"}},
		{name: "a wide blank", text: "7000　", want: "7000", seen: []string{"blanks at an end taken off: 1"}},
		{name: "an invisible character", text: "\u200b6000", want: "6000",
			seen: []string{"invisible characters taken out: 1"}},
		{name: "an apostrophe", text: "'6000", want: "6000", seen: []string{"a leading apostrophe taken off: 1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var seen cell.Seen
			d, err := cell.Number(c.text, wage(), &seen)
			require.NoError(t, err)
			tabletest.Equal(t, c.want, d)
			assert.Equal(t, c.seen, listed(&seen))
		})
	}
	below := wage()
	below.Min = -below.Max
	var seen cell.Seen
	d, err := cell.Number("（1,040.00）", below, &seen)
	require.NoError(t, err)
	tabletest.Equal(t, "-1040", d)
	assert.Contains(t, listed(&seen), "numbers in brackets, which are below 0: 1")
}

func TestNumberRefused(t *testing.T) {
	const nothing, nothingZh = "stands for nothing", "表示没有内容"
	const zero, zeroZh = "begins with 0, as a number or a part of one cut at its comma does not",
		"以 0 开头，不是数值，或是被千分位逗号拆开的一段"
	const blank, blankZh = "has a blank inside the number", "数字中间有空格"
	const short, shortZh = "is a number that a spreadsheet shortened; digits may be lost", "是电子表格的科学计数法，可能已丢失位数"
	const units, unitsZh = "counts in thousands or more", "以万、千等为单位"
	for _, c := range []struct{ name, text, english, chinese string }{
		{"empty", "", "is empty", "是空的"},
		{"nothing but a wide blank", "　", "is empty", "是空的"},
		{"a dash", "-", nothing, nothingZh},
		{"a long dash", "—", nothing, nothingZh},
		{"two long dashes", "——", nothing, nothingZh},
		{"a wide dash", "－", nothing, nothingZh},
		{"a slash", "/", nothing, nothingZh},
		{"无", "无", nothing, nothingZh},
		{"N/A in letters", "n/a", nothing, nothingZh},
		{"#N/A", "#N/A", "is an error of a spreadsheet", "是电子表格的错误值"},
		{"#REF!", "#REF!", "is an error of a spreadsheet", "是电子表格的错误值"},
		{"#VALUE!", "#VALUE!", "is an error of a spreadsheet", "是电子表格的错误值"},
		{"####", "####", "is a spreadsheet's column that is too narrow for its value", "是电子表格列宽不够时显示的 ####"},
		{"a formula", "=B2*12", "is a formula", "是公式"},
		{"scientific", "1.23E+04", short, shortZh},
		{"scientific with a small e", "1.23e4", short, shortZh},
		{"a blank inside", "7 000", blank, blankZh},
		{"a blank inside that does not break", "7\u00a0000", blank, blankZh},
		{"a wide blank inside", "７　０００", blank, blankZh},
		{"three zeros", "000", zero, zeroZh},
		{"leading zero", "0123", zero, zeroZh},
		{"leading zero behind the yuan", "¥012.00", zero, zeroZh},
		{"万", "1.2万", units, unitsZh},
		{"千 with a yuan", "8千元", units, unitsZh},
		{"a point between thousands", "8.000", "has three decimals, as a point between thousands leaves",
			"有三位小数，像是用点号分隔的千分位"},
		{"a decimal comma", "440,80", "has a grouping comma", "含有千位分隔逗号"},
		{"words", "待核实", "is not a plain number", "不是普通数字"},
		{"another currency", "US$500", "is not a plain number", "不是普通数字"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var seen cell.Seen
			_, err := cell.Number(c.text, wage(), &seen)
			refused(t, err, c.english, c.chinese)
			assert.Empty(t, seen.List(), "a cell that is refused is not counted")
		})
	}
}

func fundRate() rule.Input {
	in := rule.RateInput(rule.AreaHousing, "rate", 12)
	in.Min = 5
	return in
}

func TestRate(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		bare             bool
		seen             []string
	}{
		{name: "a fraction", text: "0.08", want: "0.08"},
		{name: "per cent", text: "8%", want: "0.08", seen: []string{"rates with a % sign: 1"}},
		{name: "a blank before the sign", text: "8 %", want: "0.08", seen: []string{"rates with a % sign: 1"}},
		{name: "full width", text: "８％", want: "0.08",
			seen: []string{"full-width characters: 1", "rates with a % sign: 1"}},
		{name: "per mille", text: "50‰", want: "0.05", seen: []string{"rates with a ‰ sign: 1"}},
		{name: "a bare number of per cent", text: "8", want: "0.08", bare: true,
			seen: []string{"rates without a sign, read as per cent: 1"}},
		{name: "a sign stands above", text: "8%", want: "0.08", bare: true, seen: []string{"rates with a % sign: 1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var seen cell.Seen
			d, err := cell.Rate(c.text, fundRate(), c.bare, &seen)
			require.NoError(t, err)
			tabletest.Equal(t, c.want, d)
			assert.Equal(t, c.seen, listed(&seen))
		})
	}
	d, err := cell.Rate("0", rule.RateInput("", "rate", 100), true, nil)
	require.NoError(t, err, "0 is 0 as a fraction and as per cent")
	tabletest.Equal(t, "0", d)
	d, err = cell.Rate("1", rule.RateInput("", "rate", 100), true, nil)
	require.NoError(t, err)
	tabletest.Equal(t, "0.01", d)
	d, err = cell.Rate("1", rule.RateInput("", "rate", 100), false, nil)
	require.NoError(t, err)
	tabletest.Equal(t, "1", d)
}

func TestRateRefused(t *testing.T) {
	for _, c := range []struct {
		name, text       string
		bare             bool
		english, chinese string
	}{
		{"a bare number where none is per cent", "8", false, "is above 1 and has no percent sign", "大于 1 且没有百分号"},
		{"a fraction where bare numbers are per cent", "0.08", true, "may be a fraction and may be per cent",
			"可能是小数，也可能是百分数"},
		{"below the bound", "2%", false, "is below 0.05", "小于 0.05"},
		{"above the bound", "13", true, "is above 0.12", "大于 0.12"},
		{"a dash", "-", true, "stands for nothing", "表示没有内容"},
		{"a range", "5%-12%", false, "is a range of rates", "是比例的范围"},
		{"a range in Chinese", "5%至12%", false, "is a range of rates", "是比例的范围"},
		{"a range of full width", "５％～１２％", false, "is a range of rates", "是比例的范围"},
		{"leading zero", "08%", false, "begins with 0, as a number or a part of one cut at its comma does not",
			"以 0 开头，不是数值，或是被千分位逗号拆开的一段"},
		{"an error of a spreadsheet", "#DIV/0!", false, "is an error of a spreadsheet", "是电子表格的错误值"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := cell.Rate(c.text, fundRate(), c.bare, nil)
			refused(t, err, c.english, c.chinese)
		})
	}
}

func TestID(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		seen             []string
	}{
		{name: "plain", text: "A001", want: "A001"},
		{name: "full-width digits", text: "A００３", want: "A003", seen: []string{"full-width characters: 1"}},
		{name: "an apostrophe and a small x", text: "'11010519491231002x", want: "11010519491231002X",
			seen: []string{"a leading apostrophe taken off: 1", "a last x of an id read as X: 1"}},
		{name: "a variation selector", text: "A1\ufe0f", want: "A1",
			seen: []string{"invisible characters taken out: 1"}},
		{name: "a mark of direction", text: "\u202eA1", want: "A1",
			seen: []string{"invisible characters taken out: 1"}},
		{name: "a capital X", text: "11010519491231002X", want: "11010519491231002X"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var seen cell.Seen
			id, err := cell.ID(c.text, &seen)
			require.NoError(t, err)
			assert.Equal(t, c.want, id)
			assert.Equal(t, c.seen, listed(&seen))
		})
	}
	_, err := cell.ID("4.40106E+17", nil)
	refused(t, err, "was made a number by a spreadsheet and has lost digits", "被电子表格转成了数字，已丢失位数")
}

// What is seen in several cells, and in several rows, adds up.
func TestSeen(t *testing.T) {
	var all cell.Seen
	assert.Empty(t, all.In(rule.English))
	for _, row := range [][]string{{"1,000", "¥2,000"}, {"3,000", "4000"}} {
		var seen cell.Seen
		for _, text := range row {
			_, err := cell.Number(text, wage(), &seen)
			require.NoError(t, err)
		}
		all.Add(seen)
	}
	assert.Equal(t, []rule.Text{
		rule.Say("numbers with a comma between thousands: 3", "带千分位逗号的数字：3"),
		rule.Say("numbers with a yuan sign or word: 1", "带 ¥ 或元的数字：1"),
	}, all.List())
	assert.Equal(t, "带千分位逗号的数字：3；带 ¥ 或元的数字：1", all.In(rule.Chinese))
}

// FuzzNumber: what is read is written back as the same value.
func FuzzNumber(f *testing.F) {
	for _, text := range []string{"12,345.60", "¥3000",
		"（1.00）", "8 %", "5‰", "８％", "1.23E+04", "7 000", "'0.5", "#N/A"} {
		f.Add(text, true)
	}
	f.Fuzz(func(t *testing.T, text string, bare bool) {
		in := wage()
		in.Min = -in.Max
		if d, err := cell.Number(text, in, nil); err == nil {
			again, err := cell.Number(d.String(), in, nil)
			require.NoError(t, err)
			require.True(t, d.Equal(again))
		}
		rate := rule.RateInput("", "rate", 100)
		if d, err := cell.Rate(text, rate, bare, nil); err == nil {
			again, err := cell.Rate(d.Mul(decimal.New(100, 0)).String()+"%", rate, bare, nil)
			require.NoError(t, err)
			require.True(t, d.Equal(again))
		}
	})
}
