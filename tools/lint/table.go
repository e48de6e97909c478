package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"slices"
)

// table is an exception: a declaration that is a table, and why it reads better as it is.
type table struct{ file, name, reason string }

// readCSV reads a list of the lint without its header; a list that is not there is empty.
func readCSV(path string, header []string) ([][]string, error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(rows) == 0 || !slices.Equal(rows[0], header) {
		return nil, fmt.Errorf("%s: the first line must be %q", path, header)
	}
	return rows[1:], nil
}

// readTables reads the list of exceptions: file, name of the declaration, reason.
func readTables(path string) ([]table, error) {
	rows, err := readCSV(path, []string{"file", "name", "reason"})
	var tables []table
	for _, row := range rows {
		if slices.Contains(row, "") {
			return nil, fmt.Errorf("%s: file, name and reason are needed: %q", path, row)
		}
		tables = append(tables, table{row[0], row[1], row[2]})
	}
	return tables, err
}

// span is the lines of a declaration that is excepted.
type span struct {
	first, last int
	table       table
}

// spans are the lines of a file's tables.
func spans(file string, set *token.FileSet, tree *ast.File, tables []table) []span {
	var all []span
	for _, t := range tables {
		if t.file != file {
			continue
		}
		for _, decl := range tree.Decls {
			if slices.Contains(names(decl), t.name) {
				all = append(all, span{set.Position(decl.Pos()).Line, set.Position(decl.End()).Line, t})
			}
		}
	}
	return all
}

// names are the functions, variables and constants that a declaration declares.
func names(decl ast.Decl) []string {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		return []string{d.Name.Name}
	case *ast.GenDecl:
		var all []string
		for _, spec := range d.Specs {
			values, ok := spec.(*ast.ValueSpec)
			if !ok {
				continue
			}
			for _, name := range values.Names {
				all = append(all, name.Name)
			}
		}
		return all
	}
	return nil
}

// tableAt is the table a line belongs to.
func tableAt(spans []span, line int) (table, bool) {
	for _, s := range spans {
		if s.first <= line && line <= s.last {
			return s.table, true
		}
	}
	return table{}, false
}
