package retirement

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// readText returns "month base average credit" of the rows and "line|column|value|reason" of every problem.
func readText(t *testing.T, text string) (rows, problems []string, err error) {
	t.Helper()
	r, err := newReader(strings.NewReader(text), rule.MonthOf(1976, 5), table.How{})
	if err != nil {
		return nil, nil, err
	}
	if err := r.readAll(); err != nil {
		return nil, nil, err
	}
	for _, one := range r.rows {
		rows = append(rows,
			strings.Join(
				[]string{one.month.String(), one.base.String(), one.average.Number().String(), one.credit.String()},
				" "))
	}
	for _, x := range r.problems {
		problems = append(problems,
			strings.Join([]string{strconv.Itoa(x.line), r.Name(x.Column), x.Value, x.Err.Error()}, "|"))
	}
	return rows, problems, nil
}

func TestHistoryIsRead(t *testing.T) {
	// 4,600 × 8 % = 368; 4,600.55 × 8 % = 368.044. The provincial average of 2017 is 6,668 a month, of 2018 6,338.
	const two = "2018-12 4600 6668 368|2019-01 4600.55 6338 368.04"
	tabletest.Each(t, []struct{ name, file, want string }{
		{"plain", "month,base\n2018-12,4600\n2019-01,4600.55\n", two},
		{"no end of line at the end", "month,base\n2018-12,4600\n2019-01,4600.55", two},
		{"CRLF", "month,base\r\n2018-12,4600\r\n2019-01,4600.55\r\n", two},
		{"byte order mark and CRLF", "\ufeffmonth,base\r\n2018-12,4600\r\n2019-01,4600.55\r\n", two},
		{"quoted", "\"month\",\"base\"\n\"2018-12\",\"4600\"\n2019-01,\"4600.55\"\n", two},
		{"Chinese headers", "缴费月份,缴费基数\n2018-12,4600\n2019-01,4600.55\n", two},
		{"mixed headers, any case", "Month,缴费基数\n2018-12,4600\n2019-01,4600.55\n", two},
		{"column order", "account,base,average,month\n,4600,,2018-12\n,4600.55,,2019-01\n", two},
		{"months in any order", "month,base\n2019-01,4600.55\n2018-12,4600\n", two},
		{"blanks around cells", " month , base \n 2018-12 , 4600 \n2019-01,4600.55\t\n", two},
		{"blank lines", "month,base\n\n2018-12,4600\n   \n,\n2019-01,4600.55\n\n", two},
		{"average of the file", "month,base,average\n2018-12,4600,5000.5\n2019-01,4600.55,\n",
			"2018-12 4600 5000.5 368|2019-01 4600.55 6338 368.04"},
		{"account of the file", "month,base,记账额\n2018-12,4600,506.00\n2019-01,4600.55,\n",
			"2018-12 4600 6668 506|2019-01 4600.55 6338 368.04"},
		{"nothing credited", "month,base,account\n2018-12,4600,0\n", "2018-12 4600 6668 0"},
		// 368.0048, 368.0056
		{"the credit is half up", "month,base\n2018-12,4600.06\n2019-01,4600.07\n",
			"2018-12 4600.06 6668 368|2019-01 4600.07 6338 368.01"},
		{"cells as people write them", "month,base,average\n2018年12月,\"¥4,600.00\",\n201901,4600.55元,\n", two},
		{"before the library's averages", "month,base,平均工资\n1996-07,500,500\n", "1996-07 500 500 40"},
	}, func(t *testing.T, c struct{ name, file, want string }) {
		rows, problems, err := readText(t, c.file)
		require.NoError(t, err)
		assert.Empty(t, problems)
		assert.Equal(t, c.want, strings.Join(rows, "|"))
	})
}

func TestRowIsRefused(t *testing.T) {
	const head = "month,base,average,account\n"
	tabletest.Each(t, []struct {
		name string
		rows string
		want []string // the beginning of each problem
	}{
		{"month twice", "2019-01,4600,,\n2019-02,4600,,\n2019-01,4700,,\n",
			[]string{"4|month|2019-01|overlaps: lines 2 and 4 are both this month"}},
		{"month three times", "2019-01,4600,,\n2019-01,4600,,\n2019-01,4600,,\n",
			[]string{"3|month|2019-01|overlaps: lines 2 and 3", "4|month|2019-01|overlaps: lines 2 and 4"}},
		{"month of a bad row twice", "2019-01,x,,\n2019-01,4600,,\n",
			[]string{"2|base|x|", "3|month|2019-01|overlaps: lines 2 and 3"}},
		{"a month without a year", "1月,4600,,\n",
			[]string{"2|month|1月|month 1月 is not a day or a month; write it as 2025-07-01"}},
		{"an invalid month", "2019-13,4600,,\n",
			[]string{"2|month|2019-13|month 2019-13 does not exist in the calendar"}},
		{"month empty", ",4600,,\n", []string{"2|month||month is empty"}},
		{"before the birth", "1976-05,4600,,\n",
			[]string{"2|month|1976-05|is not after the month of birth 1976-05"}},
		{"before 1994", "1993-12,300,280,\n",
			[]string{"2|month|1993-12|is before 1994-01; such months count with the deemed index"}},
		{"no average known", "2010-12,2000,,\n2011-01,2000,,\n",
			[]string{
				"2|average||is empty, and the library has no provincial average of 2009; " +
					"fill the column average (平均工资)"}},
		{"no average known any more", "2027-01,2000,,\n",
			[]string{"2|average||is empty, and the library has no provincial average of 2026"}},
		{"base empty", "2019-01,,,\n", []string{"2|base||"}},
		{"base 0", "2019-01,0,,\n",
			[]string{
				"2|base|0|pension: base 0 is below 0.01; pass the contribution base in yuan, and no row for a month " +
					"that was not paid"}},
		{"a decimal comma", "2019-01,\"4600,55\",,\n",
			[]string{"2|base|4600,55|pension: base 4600,55 has a grouping comma"}},
		{"comma without quotes", "2019-01,4,600,,\n", []string{"2|||has 5 fields where the header has 4"}},
		{"three decimals", "2019-01,4600.005,,\n",
			[]string{"2|base|4600.005|pension: base 4600.005 has more than 2 decimals"}},
		{"exponent", "2019-01,4e3,,\n",
			[]string{"2|base|4e3|pension: base 4e3 is a number that a spreadsheet shortened"}},
		{"a digit too many", "2019-01,65000,6338,\n",
			[]string{"2|base|65000|is more than 10 times the average 6338"}},
		{"average 0", "2019-01,4600,0,\n", []string{"2|average|0|pension: average 0 is below 1"}},
		{"balance for the credit", "2019-01,4600,,62112.77\n",
			[]string{"2|account|62112.77|is more than the base 4600; pass what the month added to the account"}},
		{"credit negative", "2019-01,4600,,-1\n", []string{"2|account|-1|pension: account -1 is below 0"}},
		{"every bad field", "2019,x,y,\n2019-02,4600,,z\n",
			[]string{"2|month|2019|", "2|base|x|", "2|average|y|", "3|account|z|"}},
		{"open quote", "2019-01,\"4600,,\n2019-02,4600,,\n", []string{"2|||has a quote"}},
		{"not UTF-8", "2019-01,\xff,,\n", []string{"2|||is not UTF-8"}},
		{"long line", "2019-01," + strings.Repeat("9", 70_000) + ",,\n",
			[]string{"2|||is longer than 65536 bytes"}},
	}, func(t *testing.T, c struct {
		name string
		rows string
		want []string
	}) {
		_, problems, err := readText(t, head+c.rows)
		require.NoError(t, err)
		require.Len(t, problems, len(c.want), "%q", problems)
		for i, want := range c.want {
			assert.True(t, strings.HasPrefix(problems[i], want), "%q does not begin with %q", problems[i], want)
		}
	})
}

func TestHeaderIsRefused(t *testing.T) {
	const allowed = "columns: month (缴费月份), base (缴费基数), average (平均工资), account (记账额)"
	tabletest.Each(t, []struct {
		name string
		file string
		want []string
	}{
		{"empty file", "", []string{"the history is empty", "month (缴费月份)"}},
		{"unknown column", "month,base,index\n", []string{`column "index" is not known`, allowed}},
		{"duplicate column", "month,base,缴费月份\n", []string{`columns "month" (1) and "缴费月份" (3) are the same thing`,
			allowed}},
		{"month missing", "base\n", []string{"column month (缴费月份) is missing", allowed}},
		{"several at once", "wage,average,average\n",
			[]string{`"wage" is not known`, `"average" is there twice`, "month (缴费月份) is missing",
				"base (缴费基数) is missing", allowed}},
		{"another encoding", "\xd4\xc2,base\n", []string{"the header cannot be read", "is not UTF-8"}},
		{"more than 1200", "month,base\n" + strings.Repeat("x,1\n", 1201), []string{"more than 1200 rows"}},
	}, func(t *testing.T, c struct {
		name string
		file string
		want []string
	}) {
		_, _, err := readText(t, c.file)
		require.Error(t, err)
		for _, want := range c.want {
			assert.ErrorContains(t, err, want)
		}
	})
}
