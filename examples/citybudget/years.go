package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// columns are the columns of the file with their Chinese headers; all but the optional ones must be there.
var columns = []struct{ name, chinese string }{
	{"year", "年度"}, {"opening", "上年结余"}, {"contributions", "保费收入"}, {"subsidy", "财政补贴"}, {"interest", "利息收入"}, {"other_income", "其他收入"}, {"expenditure", "支出"},
	{"closing", "年末结余"}, {"fiscal_revenue", "财政收入"}, {"land_net_revenue", "土地出让净收益"}, {"land_allocated", "用于公租房"}, {"added_value", "公积金增值收益"},
	{"risk_reserve", "贷款风险准备金"}, {"management_fee", "管理费用"}, {"retired", "退休人数"},
}

// optional are the columns whose cells may be empty: a closing balance that is only computed, nobody retired counted.
var optional = []string{"closing", "retired"}

// year is one row of the file, yuan but for the retired.
type year struct {
	number int
	line   int
	cells  map[string]decimal.NullDecimal
}

// get returns a column's amount.
func (y year) get(name string) decimal.Decimal { return y.cells[name].Decimal }

// readYears reads the file: UTF-8 with or without BOM, columns in any order, headers in English or Chinese. Every bad
// cell is reported with its line and column; a file with one is not used.
func readYears(data []byte) ([]year, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	header, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("the file has no header: %w", err)
	}
	order, err := readHeader(header)
	if err != nil {
		return nil, err
	}
	var years []year
	var errs []error
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		y, rowErrs := readRow(line, order, record)
		errs = append(errs, rowErrs...)
		if n := len(years); n > 0 && len(rowErrs) == 0 && years[n-1].number+1 != y.number {
			errs = append(errs, fmt.Errorf("line %d: year %d does not follow %d; give every year once, in order", line, y.number, years[n-1].number))
		}
		years = append(years, y)
	}
	if len(years) == 0 {
		errs = append(errs, errors.New("the file has no year; give one row a year"))
	}
	return years, errors.Join(errs...)
}

// readHeader returns the columns in the order of the file.
func readHeader(header []string) ([]string, error) {
	var order []string
	for _, cell := range header {
		found := ""
		for _, c := range columns {
			if cell = strings.TrimSpace(cell); cell == c.name || cell == c.chinese {
				found = c.name
			}
		}
		if found == "" || slices.Contains(order, found) {
			return nil, fmt.Errorf("column %q is unknown or there twice; the columns are %s", cell, names())
		}
		order = append(order, found)
	}
	for _, c := range columns {
		if !slices.Contains(order, c.name) && !slices.Contains(optional, c.name) {
			return nil, fmt.Errorf("column %s (%s) is missing; the columns are %s", c.name, c.chinese, names())
		}
	}
	return order, nil
}

func names() string {
	var out []string
	for _, c := range columns {
		out = append(out, c.name+"/"+c.chinese)
	}
	return strings.Join(out, ", ")
}

// readRow reads one year.
func readRow(line int, order, record []string) (year, []error) {
	y := year{line: line, cells: map[string]decimal.NullDecimal{}}
	var errs []error
	for i, name := range order {
		cell := strings.TrimSpace(record[i])
		if cell == "" && slices.Contains(optional, name) {
			continue
		}
		if name == "year" {
			n, err := strconv.Atoi(cell)
			if err != nil || n < 1900 || n > 2200 {
				errs = append(errs, fmt.Errorf("line %d: year %q is not within 1900 to 2200; write it as 2014", line, cell))
			}
			y.number = n
			continue
		}
		d, err := door(name).Parse(cell)
		if err != nil {
			errs = append(errs, fmt.Errorf("line %d: %w", line, err))
		}
		y.cells[name] = decimal.NewNullDecimal(d)
	}
	return y, errs
}

// door bounds one column.
func door(name string) rule.Input {
	in := rule.Input{Field: name, Max: 10_000_000_000_000, Places: 2,
		Do: rule.Say("pass yuan, such as 1200000000", "请填写金额（元），例如 1200000000")}
	switch name {
	case "opening", "closing":
		in.Min = -in.Max
	case "expenditure", "fiscal_revenue": // divisors: above 0
		in.Min, in.Max, in.Scale = 1, in.Max*100, 2
		in.Do = rule.Say("pass yuan above 0, such as 1200000000", "请填写大于零的金额（元），例如 1200000000")
	case "retired":
		in.Max, in.Places = 100_000_000, 0
		in.Do = rule.Say("pass the number of retired persons", "请填写退休人数")
	}
	return in
}
