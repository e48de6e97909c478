package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
)

// counts is how many findings of each kind there are.
type counts [kindsAll]int

var leftHeader = []string{"directory", "wide_lines", "long_functions", "complex_functions"}

// count sums the findings by directory.
func count(findings []finding) map[string]counts {
	found := map[string]counts{}
	for _, f := range findings {
		c := found[path.Dir(f.file)]
		c[f.kind]++
		found[path.Dir(f.file)] = c
	}
	return found
}

// readLeft reads what each directory may still have.
func readLeft(file string) (map[string]counts, error) {
	rows, err := readCSV(file, leftHeader)
	if err != nil {
		return nil, err
	}
	left := map[string]counts{}
	for _, row := range rows {
		var c counts
		for k := range c {
			c[k], err = strconv.Atoi(row[k+1])
			if err != nil || c[k] < 0 {
				return nil, fmt.Errorf("%s: %s: %q is no number of %s", file, row[0], row[k+1], kinds[k])
			}
		}
		_, twice := left[row[0]]
		if twice || c == (counts{}) {
			return nil, fmt.Errorf("%s: %s must stand once, and only where something is left", file, row[0])
		}
		left[row[0]] = c
	}
	return left, nil
}

// compare fails for each directory that has more than is left to it, and for each that has fewer.
func compare(found, left map[string]counts) error {
	directories := maps.Clone(left)
	maps.Copy(directories, found)
	var errs []error
	for _, directory := range slices.Sorted(maps.Keys(directories)) {
		for k := range kindsAll {
			is, allowed := found[directory][k], left[directory][k]
			if is > allowed {
				const advice = "%s: %d %s, where %d are left; undo the new ones (-all prints their places)"
				errs = append(errs, fmt.Errorf(advice, directory, is, kinds[k], allowed))
			}
			if is < allowed {
				const advice = "%s: %d %s, where %d are left; lower the number in " + leftFile + " (-update does)"
				errs = append(errs, fmt.Errorf(advice, directory, is, kinds[k], allowed))
			}
		}
	}
	return errors.Join(errs...)
}

// writeLeft writes what is found as what is left, and deletes the file where that is nothing.
func writeLeft(file string, found map[string]counts) error {
	if len(found) == 0 {
		err := os.Remove(file)
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		return err
	}
	rows := [][]string{leftHeader}
	for _, directory := range slices.Sorted(maps.Keys(found)) {
		row := []string{directory}
		for _, n := range found[directory] {
			row = append(row, strconv.Itoa(n))
		}
		rows = append(rows, row)
	}
	var text bytes.Buffer
	if err := csv.NewWriter(&text).WriteAll(rows); err != nil {
		return err
	}
	return os.WriteFile(file, text.Bytes(), 0o644)
}
