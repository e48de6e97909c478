package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
)

const tableBegin, tableEnd = "<!-- bench: written by bench -->\n", "<!-- /bench -->"

// into puts the table between the marks of a README; the rest of the file stays as it is.
func into(path string, o options, results []result) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, begins := strings.Cut(string(raw), tableBegin)
	_, after, ends := strings.Cut(rest, tableEnd)
	if !begins || !ends {
		return fmt.Errorf("%s has no lines %q and %q to put the table between", path, strings.TrimSpace(tableBegin),
			tableEnd)
	}
	var table bytes.Buffer
	o.markdown = true
	if err := show(&table, o, results); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(before+tableBegin+table.String()+tableEnd+after), 0o644)
}
