package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/uudashr/gocognit"
)

const (
	maxColumns    = 120
	maxLines      = 50
	maxComplexity = 15
	tab           = "    "
)

// finding is one place that breaks a limit. file is relative to the root, with slashes.
type finding struct {
	file         string
	line, column int
	text         string
}

func (f finding) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.file, f.line, f.column, f.text)
}

// findAll checks every Go file below root, in the order of their paths. A table that nothing would be found in is an
// error: the code has changed and the exception can go.
func findAll(root string, tables []table) ([]finding, error) {
	files, err := goFiles(root)
	if err != nil {
		return nil, err
	}
	var all []finding
	used := map[table]bool{}
	for _, file := range files {
		source, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			return nil, err
		}
		found, err := check(file, source, tables, used)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	var errs []error
	for _, t := range tables {
		if !used[t] {
			errs = append(errs, fmt.Errorf("%s: %s in %s needs no exception; delete or correct its line",
				tablesFile, t.name, t.file))
		}
	}
	return all, errors.Join(errs...)
}

// goFiles are the paths of the Go files below root, relative to it. Folders whose names begin with a dot are left out.
func goFiles(root string) ([]string, error) {
	var files []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), ".") {
			return fs.SkipDir
		}
		if !entry.IsDir() && path.Ext(name) == ".go" {
			files = append(files, name)
		}
		return nil
	})
	return files, err
}

// check is what one file breaks: its wide lines first, then its functions. The tables it needs are put into used.
func check(file string, source []byte, tables []table, used map[table]bool) ([]finding, error) {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, file, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	if ast.IsGenerated(tree) {
		return nil, nil
	}
	found := wideLines(file, source)
	if !strings.HasSuffix(file, "_test.go") {
		found = append(found, functions(file, set, tree)...)
	}
	excepted := spans(file, set, tree, tables)
	return slices.DeleteFunc(found, func(f finding) bool {
		t, ok := tableAt(excepted, f.line)
		used[t] = used[t] || ok
		return ok
	}), nil
}

func wideLines(file string, source []byte) []finding {
	var found []finding
	number := 0
	for line := range strings.Lines(string(source)) {
		number++
		columns := utf8.RuneCountInString(strings.ReplaceAll(strings.TrimRight(line, "\r\n"), "\t", tab))
		if columns > maxColumns {
			text := fmt.Sprintf("line of %d columns; %d are allowed", columns, maxColumns)
			found = append(found, finding{file, number, maxColumns + 1, text})
		}
	}
	return found
}

// functions are the functions and methods of a file that are too long or too complex. A function literal counts as a
// part of the function it stands in.
func functions(file string, set *token.FileSet, tree *ast.File) []finding {
	var found []finding
	for _, decl := range tree.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		at := set.Position(fn.Pos())
		add := func(text string, is, allowed int) {
			if is > allowed {
				text = fmt.Sprintf(text, fn.Name.Name, is, allowed)
				found = append(found, finding{file, at.Line, at.Column, text})
			}
		}
		lines := set.Position(fn.Body.Rbrace).Line - set.Position(fn.Body.Lbrace).Line - 1
		add("%s has %d lines between its braces; %d are allowed", lines, maxLines)
		add("%s has a cognitive complexity of %d; %d is allowed", gocognit.Complexity(fn), maxComplexity)
	}
	return found
}
