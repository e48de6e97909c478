package payroll_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll"
)

// A side that lacks a line has no total, whoever forgets to look at the error: not 0 on paper, not 0 in a file, and no
// number to calculate with. 2022-08: the employer's pension rate is in dispute.
func TestAnIncompleteSideHasNoTotal(t *testing.T) {
	s, err := policy(t, "2022-08").Slip(employer(t, settings()), earning(t, "8000"), payroll.Partial)
	require.NoError(t, err)
	total, _ := s.Employer.Total()
	assert.Equal(t, "<nil>", fmt.Sprint(total))
	text, err := json.Marshal(total)
	require.NoError(t, err)
	assert.Equal(t, "null", string(text))
	assert.Panics(t, func() { earning(t, "8000").Wage.Decimal.Add(*total) })
}

// An amount beside an error is a pointer in every package of payroll, so that it is nil and never a 0 that adds up.
func TestAmountsBesideAnErrorAreNilOrKnown(t *testing.T) {
	amounts := 0
	walk := func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		require.NoError(t, err)
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || !f.Name.IsExported() || f.Type.Results == nil || len(f.Type.Results.List) != 2 {
				continue
			}
			last := f.Type.Results.List[1].Type
			if name, ok := last.(*ast.Ident); !ok || name.Name != "error" {
				continue
			}
			first := f.Type.Results.List[0].Type
			pointer, isPointer := first.(*ast.StarExpr)
			if isPointer {
				first = pointer.X
			}
			kind, ok := first.(*ast.SelectorExpr)
			if ok && kind.Sel.Name == "Decimal" {
				amounts++
				assert.True(t, isPointer, "%s: %s returns a decimal that is 0 beside its error", path, f.Name.Name)
			}
		}
		return nil
	}
	require.NoError(t, fs.WalkDir(os.DirFS("."), ".", walk))
	require.Positive(t, amounts)
}
