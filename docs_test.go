package shebao_test

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Lines of a package comment: of any package of the core, and of those everybody reads first, whose comment stands on
// one screen.
const (
	longest = 52
	screen  = 32
)

// A package comment is short enough to be read: what is of one type stands at that type.
func TestPackageCommentsAreShort(t *testing.T) {
	commented := 0
	for _, p := range packages(t) {
		if strings.HasPrefix(p.ImportPath, "examples") {
			continue
		}
		most := longest
		switch p.ImportPath {
		case "payroll", "rule", "guangzhou":
			most = screen
		}
		for _, name := range p.GoFiles {
			file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil,
				parser.ParseComments|parser.PackageClauseOnly)
			require.NoError(t, err)
			if file.Doc != nil {
				commented++
				assert.LessOrEqual(t, len(file.Doc.List), most, "the package comment of %s", p.ImportPath)
			}
		}
	}
	assert.Greater(t, commented, 30)
}
