package adapter_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/examples/internal/sheettest"
)

// lists are good files of the tax client and of the fund, each with a sum below its people.
func lists(t testing.TB) (tax, fund sheettest.Sheet) {
	t.Helper()
	tax, err := sheettest.Parse(detailHeader +
		"1,甲,居民身份证,00010119000101001X,3000.00,5510.00,8%,440.80,,440.80,0007\n" +
		"2,乙,居民身份证,TEST00000000000002,12345.60,12345.60,8%,987.65,0.00,987.65,A008\n" +
		"3,丙,护照,E1234567,31200,27549,8%,2203.92,,2203.92,\n" +
		"合计,,,,46545.60,45404.60,,3632.37,0.00,3632.37,\n")
	require.NoError(t, err)
	fund, err = sheettest.Parse(fundHeader +
		"G1,甲,居民身份证,00010119000101001X,50000,1991,1990,,,3981,正常\n" +
		"G2,乙,居民身份证,0002,,500,500,,,1000,正常\n" +
		"G3,丙,护照,E1234567,10010.00,501.00,501.00,1000,50,1052.00,\n" +
		"合计,,,,,2992,2991,,50,6033,\n")
	require.NoError(t, err)
	return tax, fund
}

// FuzzListValues changes a cell of a list of the tax client and of one of the fund: the other rows are read as they
// were, and what is refused is the row, or a sum that it no longer makes, with the name of the column.
func FuzzListValues(f *testing.F) {
	tax, fund := lists(f)
	readTax := func(text string) ([]adapter.DetailRow, []adapter.Problem, error) {
		list, problems, err := adapter.ReadDetail(strings.NewReader(text), pensionList())
		return list.Rows, problems, err
	}
	readFund := func(text string) ([]adapter.FundRow, []adapter.Problem, error) {
		list, problems, err := adapter.ReadFundDetail(strings.NewReader(text))
		return list.Rows, problems, err
	}
	for i := range 88 {
		f.Add(uint8(i), uint8(i/8), uint8(i), int64(i*i))
	}
	f.Fuzz(func(t *testing.T, row, column, how uint8, by int64) {
		change := sheettest.Change{Row: row, Column: column, How: how, By: by}
		checkChanged(t, tax, change, readTax)
		checkChanged(t, fund, change, readFund)
	})
}

// checkChanged reads a file before and after a change.
func checkChanged[Row comparable](t *testing.T, before sheettest.Sheet, change sheettest.Change,
	read func(text string) ([]Row, []adapter.Problem, error)) {
	t.Helper()
	was, problems, err := read(before.CSV())
	require.NoError(t, err)
	require.Empty(t, problems)
	after, r, c := before.Changed(change)
	is, problems, err := read(after.CSV())
	require.NoError(t, err)
	what := fmt.Sprintf("%q in line %d: %v", after[r][c], r+1, problems)
	require.Equal(t, was[:r-1], is[:r-1], what)
	require.Equal(t, was[r:], is[len(is)-len(was)+r:], what)
	if !utf8.ValidString(after[r][c]) || strings.ContainsAny(after[r][c], "\r\n") {
		require.True(t, len(is) == len(was) || len(problems) > 0, what) // its line may not be taken apart
		return
	}
	require.Len(t, is, len(was), what)
	for _, p := range problems {
		require.True(t, p.Line == r+1 || p.Line == len(before), what)
		require.Contains(t, before[0], p.Column, what)
	}
	if after[r][c] == before[r][c] {
		require.Equal(t, was, is)
		require.Empty(t, problems)
	}
}
