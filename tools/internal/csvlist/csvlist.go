// Package csvlist reads the lists the tools keep as CSV: of what is argued, left out or explained.
package csvlist

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
)

// Read reads a list with this header and no empty cell, without its header.
func Read(path string, header ...string) ([][]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(rows) == 0 || !slices.Equal(rows[0], header) {
		return nil, fmt.Errorf("%s: the first line must be %q", path, header)
	}
	for _, row := range rows[1:] {
		if slices.Contains(row, "") {
			return nil, fmt.Errorf("%s: every cell is needed: %q", path, row)
		}
	}
	return rows[1:], nil
}
