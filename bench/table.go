package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// spread is the least, the median and the largest of some measurements.
type spread [3]float64

func spreadOf(values []float64) spread {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	return spread{sorted[0], (sorted[(n-1)/2] + sorted[n/2]) / 2, sorted[n-1]}
}

var heads = []string{"variant", "ns an employee: least", "median", "largest", "ratio to the reference: least", "median",
	"largest", "allocations a call", "employees a call"}

// cells are a row of the table.
func (r result) cells() []string {
	out := []string{r.name}
	for _, ns := range spreadOf(r.times) {
		out = append(out, strconv.FormatFloat(ns, 'f', 1, 64))
	}
	for _, ratio := range spreadOf(r.ratios) {
		out = append(out, strconv.FormatFloat(ratio, 'f', 3, 64))
	}
	return append(out, strconv.FormatFloat(r.allocations, 'f', 0, 64), strconv.Itoa(r.employees))
}

// show prints the table for a terminal or as Markdown.
func show(out io.Writer, o options, results []result) error {
	var page strings.Builder
	fmt.Fprintf(&page,
		"One month (2022-01) of one employee: eleven lines and two totals. %d counts, %d processors, %s, %s/%s.\n\n",
		o.counts, runtime.GOMAXPROCS(0), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	if o.markdown {
		markdown(&page, results)
	} else {
		plain(&page, results)
	}
	_, err := io.WriteString(out, page.String())
	return err
}

func title(r result) string { return r.group + " (reference: " + r.reference + ")" }

func markdown(page *strings.Builder, results []result) {
	line := func(cells []string) { page.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	line(heads)
	line(append([]string{"---"}, slices.Repeat([]string{"---:"}, len(heads)-1)...))
	group := ""
	for _, r := range results {
		if r.group != group {
			group = r.group
			line(append([]string{"**" + title(r) + "**"}, make([]string, len(heads)-1)...))
		}
		line(r.cells())
	}
}

func plain(page *strings.Builder, results []result) {
	line := func(cells ...string) {
		fmt.Fprintf(page, "%-32s", cells[0])
		for _, cell := range cells[1:] {
			fmt.Fprintf(page, "%10s", cell)
		}
		page.WriteString("\n")
	}
	line("", "ns an", "", "", "ratio to", "", "", "alloc-", "employees")
	line("", "employee", "", "", "reference", "", "", "ations", "a call")
	line("variant", "least", "median", "largest", "least", "median", "largest", "a call", "")
	group := ""
	for _, r := range results {
		if r.group != group {
			group = r.group
			page.WriteString("\n" + title(r) + "\n")
		}
		line(r.cells()...)
	}
}
